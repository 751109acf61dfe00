#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "io/read/read_ties.hpp"

namespace crosstie::io {

/// A pair that rows of one table tell different strengths of.
struct Disagreement {
    std::size_t relation = 0;
    ActorId from = 0, to = 0;
};

/// The strength of a tie told several times, in the order told; 0 among them says there is none.
[[nodiscard]] double resolved(std::span<const Tie> told, Repeats rule);
[[nodiscard]] bool disagree(std::span<const Tie> told);
/// "the strongest was kept".
[[nodiscard]] std::string rule_in_words(Repeats rule);

/// Names pairs told differently with the lines that tell them, for which the table is read once more: all of them for
/// `check`, else the first.
void tell_disagreements(const TieTable& table, const std::vector<Disagreement>& pairs, Reading& reading);

}  // namespace crosstie::io
