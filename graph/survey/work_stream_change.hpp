#pragma once
#include <cstdint>
#include <vector>

#include "graph/infer/across_within.hpp"
#include "graph/infer/density_change.hpp"
#include "graph/infer/difference_of_changes.hpp"
#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "graph/survey/networks.hpp"

namespace crosstie::survey {

/// The change inside one work-stream, among all its members.
struct WorkStreamChange {
    std::size_t work_stream = 0;   // of Study::work_streams
    std::vector<ActorId> members;  // on both rosters, of it at either wave
    infer::DensityChange change;
    infer::JudgedChange contacts;  // by either report, as the comparison tells contacts: by their own test
};

/// Did each work-stream become denser inside?
///
/// Definition  density_change over the cells between members of it who are on both rosters, contact_changes over their
///             contacts
/// Result      [work-streams that have such members], in the study's order
/// Undefined   as density_change
/// Ties        as the networks hold them
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        that of density_change, and O(n members) for each work-stream
/// Source      as density_change
[[nodiscard]] std::vector<WorkStreamChange> work_stream_changes(const Study& study, const Comparison& comparison,
                                                                const Network& before, const Network& after);
/// The same, with the networks as the comparison reads them.
[[nodiscard]] std::vector<WorkStreamChange> work_stream_changes(const Networks& networks, const Comparison& comparison);

/// The changes inside two work-streams, side by side.
struct WorkStreamContrast {
    std::size_t first = 0, second = 0;  // of Study::work_streams, first < second
    std::size_t people_first = 0, people_second = 0;
    infer::DifferenceOfChanges change;  // first - second
};

/// Did one work-stream become denser inside than another?
///
/// Definition  difference_of_changes of density_change over the cells between people on both rosters who are of the one
///             work-stream and no other, and the same of the other: the two share nobody, as its standard error takes
/// Result      [pairs of work-streams that both have such people], in the study's order
/// Undefined   as difference_of_changes; fewer than 10 people in one of the two: facts only
/// Ties        as the networks hold them
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        that of density_change, and O(n members) for each work-stream
/// Source      as difference_of_changes
[[nodiscard]] std::vector<WorkStreamContrast> work_stream_contrasts(const Study& study, const Comparison& comparison,
                                                                    const Network& before, const Network& after);

/// Contacts of one work-stream with another.
struct StreamLink {
    std::size_t other = 0;                // of Study::work_streams
    std::vector<ActorId> shared;          // on both rosters, of both
    std::uint64_t pairs = 0;              // observed at both waves, of people of one only
    std::uint64_t before = 0, after = 0;  // contacts on these
    bool certain = false;                 // every pair of these was observed both ways at the first wave
    [[nodiscard]] bool first_link() const noexcept { return before == 0 && after > 0; }
    [[nodiscard]] double density_before() const;  // before / pairs; NaN: no pair
    [[nodiscard]] double density_after() const;
};

/// One work-stream by itself: who belongs to it, what its members' contacts became, and whom it is linked with.
struct WorkStreamContacts {
    std::size_t work_stream = 0;
    std::vector<ActorId> members_from, members_to;      // of it at that wave, on that wave's roster
    std::vector<ActorId> members;                       // on both rosters, of it at either wave
    std::vector<ActorId> joined_list;                   // of members_to: not on the roster at the first wave
    std::vector<ActorId> new_to_it;                     // of members_to: not of it at the first wave, joiners included
    std::uint64_t pairs = 0, before = 0, after = 0;     // between members, observed at both waves; contacts on these
    std::uint64_t known_before = 0, known_after = 0;    // of these contacts, with both areas known
    std::uint64_t across_before = 0, across_after = 0;  // of these, between two areas
    std::uint64_t gained = 0;         // new contacts of members with anybody, on pairs observed at both waves
    std::uint64_t gained_by_new = 0;  // of these, an end that is of it is new to it
    std::uint64_t brought = 0;        // contacts after that touch a member who joined the list
    std::size_t organisations_from = 0, organisations_to = 0;  // of its members at each wave
    std::vector<StreamLink> links;                             // with every other work-stream that has members
};

/// What became of each work-stream's contacts, inside it, across areas, and with the other work-streams.
///
/// Definition  contacts by either report (or both, as the comparison reads them); inside: between two members; with
///             another: between a person of the one only and a person of the other only, since whoever is of both links
///             them already. `told` are the cells the contacts were read from, at both waves
/// Result      [work-streams that have members at either wave], in the study's order
/// Undefined   never
/// Ties        binary
/// Errors      std::invalid_argument when `told` has other actors than the study
/// Cost        O(streams (n + contacts) + streams^2 members^2)
/// Source      own definition: plain counts
[[nodiscard]] std::vector<WorkStreamContacts> work_stream_contacts(const Study& study, const Comparison& comparison,
                                                                   const ObservedPairs& told);

/// Contacts inside work-streams and between them, each contact once.
struct WorkStreamTotals {
    std::uint64_t within_from = 0, within_to = 0;    // of two people who share a work-stream
    std::uint64_t between_from = 0, between_to = 0;  // of two people of some, who share none
    std::size_t in_several = 0, in_none = 0;         // people on both rosters
};

/// How many contacts lie inside work-streams and how many join two, though people may belong to several.
///
/// Definition  contacts on pairs observed at both waves, by the members of `streams` on both rosters
/// Result      counts
/// Undefined   never; contacts of people of no work-stream are in no count
/// Ties        binary
/// Errors      none
/// Cost        O(n + contacts x work-streams of a person)
/// Source      own definition: plain counts
[[nodiscard]] WorkStreamTotals work_stream_totals(const Study& study, const Comparison& comparison,
                                                  const std::vector<WorkStreamContacts>& streams);

/// [actors] 1 for those on both rosters who are of one work-stream at a wave.
[[nodiscard]] std::vector<std::uint8_t> stayers_of_stream(const Study& study, const Comparison& comparison,
                                                          std::size_t stream, std::size_t wave);

}  // namespace crosstie::survey
