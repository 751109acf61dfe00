#pragma once
#include <cstdint>
#include <random>
#include <span>
#include <utility>

namespace crosstie {

/// The one source of chance: the same seed gives the same draws on every platform. The engine is the standard's
/// mt19937_64, whose output is fixed; distributions are ours, since the standard leaves theirs to each library.
class Random {
 public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    /// Uniform on 0 .. bound-1, without bias. `bound` must be positive.
    /// Source: Lemire 2019, doi:10.1145/3230636
    std::uint32_t below(std::uint32_t bound) {
        std::uint64_t product = (engine_() >> 32U) * bound;
        auto low = static_cast<std::uint32_t>(product);
        if (low < bound) {
            const std::uint32_t floor = (0U - bound) % bound;
            while (low < floor) {
                product = (engine_() >> 32U) * bound;
                low = static_cast<std::uint32_t>(product);
            }
        }
        return static_cast<std::uint32_t>(product >> 32U);
    }

    /// Fisher and Yates: every order is equally likely.
    template <typename Value>
    void shuffle(std::span<Value> values) {
        for (std::size_t left = values.size(); left > 1; --left) {
            std::swap(values[left - 1], values[below(static_cast<std::uint32_t>(left))]);
        }
    }

 private:
    std::mt19937_64 engine_;
};

}  // namespace crosstie
