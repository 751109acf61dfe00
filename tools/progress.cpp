#include "tools/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace crosstie::cli {

Progress::Progress(std::string what, bool quiet)
    : what_(std::move(what)),
      wanted_(!quiet && ::isatty(STDERR_FILENO) == 1),
      start_(std::chrono::steady_clock::now()) {}

void Progress::tell(std::size_t done, std::size_t all) {
    if (!wanted_ || all == 0 || std::chrono::steady_clock::now() - start_ < std::chrono::seconds(1)) return;
    constexpr std::size_t cells = 24;
    const std::size_t full = cells * done / all;
    const std::string bar = fmt::format("{} [{:#>{}}{:.>{}}] {} of {}", what_, "", full, "", cells - full, done, all);
    static_cast<void>(std::fputs(('\r' + bar).c_str(), stderr));
    width_ = bar.size();
}

void Progress::clear() {
    if (width_ == 0) return;
    static_cast<void>(std::fputs(fmt::format("\r{:{}}\r", "", width_).c_str(), stderr));
    width_ = 0;
}

}  // namespace crosstie::cli
