#include "tools/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <utility>

#include "tools/options.hpp"

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
    cli::tell('\r' + bar);
    width_ = bar.size();
}

void Progress::clear() {
    if (width_ == 0) return;
    cli::tell(fmt::format("\r{:{}}\r", "", width_));
    width_ = 0;
}

}  // namespace crosstie::cli
