#pragma once
#include <cstdint>

#include "graph/base/parallel_for.hpp"

namespace crosstie {

/// Ties that must be read before a second thread saves more than its start costs.
inline constexpr std::uint64_t ties_worth_a_thread = 200'000;

/// Threads for work that reads so many ties: own_threads(), but one below ties_worth_a_thread.
[[nodiscard]] inline unsigned threads_for(std::uint64_t ties) {
    return ties < ties_worth_a_thread ? 1U : own_threads();
}

}  // namespace crosstie
