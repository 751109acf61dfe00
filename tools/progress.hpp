#pragma once
#include <chrono>
#include <cstddef>
#include <string>

namespace crosstie::cli {

/// A bar on stderr for work that takes over a second; nothing unless stderr is a terminal.
class Progress {
 public:
    Progress(std::string what, bool quiet);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() { clear(); }

    /// Not to be called twice at once.
    void tell(std::size_t done, std::size_t all);
    /// Takes the bar away.
    void clear();

 private:
    std::string what_;
    bool wanted_;
    std::chrono::steady_clock::time_point start_;
    std::size_t width_ = 0;  // of what stands there now
};

}  // namespace crosstie::cli
