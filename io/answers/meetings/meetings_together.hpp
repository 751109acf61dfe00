#pragma once
#include <cstdint>
#include <string>

#include "graph/model/two_mode.hpp"
#include "io/release/shown_meetings.hpp"

namespace crosstie::io {

/// One side of the registers as a network of its own: people tied by meetings they sat in together, or meetings tied by
/// people they share.
struct Together {
    std::uint64_t places = 0;  // people on the list at either survey, or meetings with figures
    std::uint64_t pairs = 0;   // of these
    std::uint64_t tied = 0;    // with something in common
    double density = 0;        // tied / pairs; NaN: no pair
    double mean = 0;           // weight of a tied pair, by the weighting asked for; NaN: none tied
};

/// Registers of the meetings that have figures in this edition: people on the list, and those meetings by date.
[[nodiscard]] TwoMode registers_of(const Study& study, const ShownMeetings& shown);

/// Definition  graph/model/two_mode project; people not on the list at either survey are left out
/// Undefined   density without a pair, mean without a tied one: NaN
[[nodiscard]] Together together(const Study& study, const ShownMeetings& shown, Side side, Weighting weighting);

/// The projection as a table: source,target,weight, a row a pair. Error in the public edition: pairs of people and
/// how few people two meetings share, are nobody else's to read.
[[nodiscard]] std::string together_csv(const Study& study, const ShownMeetings& shown, Side side, Weighting weighting);

/// "shared", "newman", "jaccard".
[[nodiscard]] const char* name_of(Weighting weighting);

}  // namespace crosstie::io
