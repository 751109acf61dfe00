#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/observed_pairs.hpp"

namespace crosstie::change {

/// Who was asked and who answered, in people and in pairs.
struct ResponseFigures {
    std::uint64_t roster = 0;          // people on the roster
    std::uint64_t asked = 0;           // of those, asked about somebody
    std::uint64_t answered = 0;        // of those, answered about somebody
    std::uint64_t answered_part = 0;   // of those, left some of their pairs unanswered
    std::uint64_t pairs_asked = 0;     // ordered pairs, by who was asked
    std::uint64_t pairs_observed = 0;  // of those, answered

    [[nodiscard]] double people_share() const;  // answered / asked; NaN: nobody was asked
    [[nodiscard]] double pairs_share() const;   // pairs_observed / pairs_asked; NaN: nothing was asked
    friend bool operator==(const ResponseFigures&, const ResponseFigures&) = default;
};

/// The same by the area of the person asked.
struct AreaResponse {
    std::vector<ResponseFigures> areas;  // [areas]
    ResponseFigures unknown;             // people of no known area
};

/// How many people answered, and how many of the questions put to them.
///
/// Definition  a pair was asked when its cell was observed or missing (skipped, no_response); not_asked and off_roster
///             cells are in no count. A person answered when one of their own cells was observed
/// Result      counts; shares 0 .. 1
/// Undefined   shares where nothing was asked: NaN
/// Ties        none are read; hand in the reports as collected, since an undirected network's pairs need two reports
/// Errors      none
/// Cost        O(n + exceptions)
/// Source      METHODS sections 1 and 4
[[nodiscard]] ResponseFigures response(const ObservedPairs& reports);

/// How response differs from area to area: where it does, every cross-area figure is suspect.
///
/// Definition  response over the people of each area
/// Result      counts; areas and unknown add up to response
/// Undefined   as response
/// Ties        as response
/// Errors      std::invalid_argument when areas are not one per actor
/// Cost        O(n + exceptions)
/// Source      METHODS section 4
[[nodiscard]] AreaResponse response_by_area(const ObservedPairs& reports, const Partition& areas);

}  // namespace crosstie::change
