#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "io/read/read_ties.hpp"

namespace crosstie::io {

/// Who told of a tie.
enum class ToldBy { sender, receiver, both, another };

/// What a cell of the column asserted_by says of a tie between two people, by their numbers in `ids`: one of them by id, or
/// "sender" ("source"), "receiver" ("target"), "both"; nothing is the sender. Anything else is another person or a source
/// such as a register.
[[nodiscard]] ToldBy told_by(std::string_view asserted_by, const SpeltIds& ids, std::uint32_t from, std::uint32_t to);

/// Decides, per relation and before anything else is made of the ties, what becomes of those that somebody else than
/// their sender tells of (the column asserted_by; of a tie without direction either end may tell).
///
/// By the sender's word (the usual choice): such ties are left out and counted, since the other's word was not asked for
/// in the same way at every survey, and a tie kept for it would look new or lost without anything having changed. A
/// relation of which no survey has a tie told by its sender comes from another source, such as a register, and counts
/// as it stands. By anyone's word: all count as if their senders had told them.
///
/// Faults   a relation that one survey has from its senders only and another from others only
/// Result   Answers::others_told where such ties count
/// Notes    what was left out, or counted; by anyone's word, that silent senders' ties do not count
/// Source   METHODS section 1, "who asserted each tie"; the same rule at both surveys
void settle_reports(std::vector<TieTable>& tables_by_wave, Reading& reading);

}  // namespace crosstie::io
