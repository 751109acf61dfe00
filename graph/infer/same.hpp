#pragma once

namespace crosstie::infer {

/// Two values of a statistic closer than this are one value: a draw must not count as beyond what was observed by the
/// last digits of a sum.
inline constexpr double same = 1e-12;

}  // namespace crosstie::infer
