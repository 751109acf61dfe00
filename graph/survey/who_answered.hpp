#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/model/study.hpp"

namespace crosstie::survey {

/// Who answered one question at one survey, as the files say it.
struct WhoAnswered {
    std::size_t relation = 0, wave = 0;
    std::size_t roster = 0, answered = 0;
    bool stated = false;                // some file said who answered
    std::uint64_t ties = 0;             // of any strength
    std::uint64_t skipped = 0;          // single pairs left unanswered
    std::uint64_t not_asked = 0;        // pairs the sender was not shown
    std::vector<ActorId> names_nobody;  // taken to have answered, yet name nobody

    [[nodiscard]] double share() const;  // answered / roster; NaN: nobody on the roster
};

/// Counts what was put to people and what came back, before any tie is called a contact.
///
/// Definition  answered: on the roster, and at least one own answer observed; names nobody: answered, and no tie of any
///             strength out (undirected: at either end)
/// Result      counts; people ascending
/// Undefined   share without a roster: NaN
/// Ties        as given, of any strength
/// Errors      std::out_of_range when there is no such relation or wave
/// Cost        O(n + m + exceptions)
/// Source      METHODS section 1
[[nodiscard]] WhoAnswered who_answered(const Study& study, std::size_t relation, std::size_t wave);

/// How many of one area were on the roster, and how many answered.
struct AreaAnswered {
    std::string label;
    std::vector<std::size_t> roster, answered;  // [waves]
    bool known = true;                          // false: those of no known area, together
};

/// The same area by area, at every survey.
///
/// Definition  who_answered over the people of each area
/// Result      [areas], in the partition's order; then those of no known area, where there are any, so that rows add up
/// Undefined   never
/// Ties        none are read
/// Errors      std::invalid_argument when areas are not one per actor
/// Cost        O(waves (n + exceptions))
/// Source      METHODS section 4
[[nodiscard]] std::vector<AreaAnswered> who_answered_by_area(const Study& study, std::size_t relation,
                                                             const Partition& areas);

/// Areas told together, so that none of what is told is of a few people.
///
/// Definition  while one has fewer than `least` people on the roster of some survey, or answering it, the smallest goes
///             together with the smallest other (by the least of these counts; of equal ones the first)
/// Result      sets of places of `areas`, ascending, ordered by their first; those of no known area are in none. One set
///             may still be too small, where all of them together are
/// Undefined   never
/// Ties        none are read
/// Errors      none
/// Cost        O(areas^2 (waves + log areas))
/// Source      own definition
[[nodiscard]] std::vector<std::vector<std::size_t>> areas_together(std::span<const AreaAnswered> areas,
                                                                   std::size_t least);

/// Where the smallest and where the largest share answered, and by how much they differ.
struct ResponseRange {
    std::size_t lowest = 0, highest = 0;  // rows
    double spread = 0;                    // highest share less the lowest
};

/// Compares rows (areas) by answered / roster.
///
/// Definition  shares of rows with somebody on the roster; of equal ones the first
/// Result      spread 0 .. 1
/// Undefined   nothing: nobody on any roster
/// Ties        none are read
/// Errors      none; both have one count a row
/// Cost        O(rows)
/// Source      own definition: a comparison of shares
[[nodiscard]] std::optional<ResponseRange> response_range(std::span<const std::uint32_t> answered,
                                                          std::span<const std::uint32_t> roster);

/// What one network rests on: whom, and how many of the pairs that were asked about.
struct Asked {
    std::vector<ActorId> roster, silent;  // ascending; silent: on the roster, no answer observed
    std::uint64_t pairs_observed = 0, pairs_possible = 0;
};

/// How much of what was asked a network of one survey holds.
///
/// Definition  pairs observed: those of the network as it is read; possible: what these would be, had everybody answered
///             everything. Directed: ordered pairs; undirected: unordered
/// Result      lists and counts
/// Undefined   never
/// Ties        none are read
/// Errors      std::invalid_argument when network and answers differ in actors
/// Cost        O(n + exceptions)
/// Source      METHODS section 1
[[nodiscard]] Asked asked_for(const Network& network, const ObservedPairs& reports);

}  // namespace crosstie::survey
