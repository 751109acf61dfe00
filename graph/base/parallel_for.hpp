#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace crosstie {

namespace detail {
inline thread_local bool within_pieces = false;  // of a parallel_for

class WithinPieces {
 public:
    WithinPieces() : before_(within_pieces) { within_pieces = true; }
    ~WithinPieces() { within_pieces = before_; }
    WithinPieces(const WithinPieces&) = delete;
    WithinPieces& operator=(const WithinPieces&) = delete;

 private:
    bool before_;
};
}  // namespace detail

/// Threads for work whose caller named no number: all there are, but one within a piece of a parallel_for, which has
/// taken its share already.
[[nodiscard]] inline unsigned own_threads() {
    return detail::within_pieces ? 1U : std::max(1U, std::thread::hardware_concurrency());
}

/// Calls work(0) .. work(count - 1), each once, in any order, on at most `threads` threads; the caller is one of them.
/// Results are the same for any number of threads when a piece writes only its own places and draws only from
/// Random(seed, piece). The first exception ends the work and is thrown to the caller.
template <typename Work>
void parallel_for(std::size_t count, unsigned threads, Work work) {
    if (count == 0) return;
    if (threads <= 1) {
        const detail::WithinPieces within;
        for (std::size_t piece = 0; piece < count; ++piece) work(piece);
        return;
    }
    if (count == 1) {  // one piece may use all threads
        work(std::size_t{0});
        return;
    }
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failed;
    const auto take_pieces = [&]() {
        const detail::WithinPieces within;
        for (std::size_t piece = next++; piece < count; piece = next++) {
            try {
                work(piece);
            } catch (...) {
                const std::lock_guard lock(failed);
                if (!failure) failure = std::current_exception();
                next = count;
            }
        }
    };
    {
        std::vector<std::jthread> helpers;
        const std::size_t wanted = std::min<std::size_t>(threads, count) - 1;
        helpers.reserve(wanted);
        for (std::size_t k = 0; k < wanted; ++k) helpers.emplace_back(take_pieces);
        take_pieces();
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace crosstie
