#pragma once
#include <cstdint>
#include <vector>

#include "graph/change/contacts.hpp"
#include "graph/change/cross_area.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::change {

/// The network whose actors are groups (organisations), at one wave.
struct GroupLinksAt {
    std::vector<std::uint32_t> degree;    // [groups]: other groups it has a contact with
    std::vector<std::uint64_t> contacts;  // [groups]: contacts of its people with people of other groups
    std::size_t linked = 0;               // pairs of groups with a contact
    double density = 0;                   // linked / pairs; NaN: no pair
    std::size_t unlinked = 0;             // compared groups without a contact outside themselves
    std::size_t parts = 0;                // pieces the compared groups fall into
    std::size_t largest = 0;              // groups in the largest piece
};

/// The same at both waves, over groups of which some pair with another group was observed at both.
struct GroupLinks {
    std::vector<std::uint8_t> compared;  // [groups]
    std::size_t groups = 0;              // compared
    std::size_t pairs = 0;               // of different groups, some pair of people between them observed at both waves
    GroupLinksAt before, after;
};

/// How organisations, or any groups, are linked by the contacts of their people, before and after.
///
/// Definition  groups are linked when at least one person of one is in contact with a person of the other, on pairs
///             observed at both waves: A'XA for the affiliations A and the contacts X, its diagonal left out. `told`
///             are the cells `cross` was made from
/// Result      counts; density 0 .. 1
/// Undefined   density without a pair of groups: NaN
/// Ties        contacts by either report, binary
/// Errors      std::invalid_argument when actors and partition differ in length
/// Cost        O(n + exceptions + groups^2)
/// Source      Breiger 1974, doi:10.2307/2576011, for affiliations; the sum over group pairs is a plain count
[[nodiscard]] GroupLinks group_links(const CrossArea& cross, const ObservedPairs& told);

/// Groups as actors, tied by any contact of their people.
///
/// Definition  a tie where the contacts of two different groups are above 0
/// Result      an undirected network of [groups], fully observed
/// Undefined   never
/// Ties        binary
/// Errors      std::out_of_range when `contacts` is not square
/// Cost        O(groups^2)
/// Source      Breiger 1974, doi:10.2307/2576011
[[nodiscard]] Network group_network(const std::vector<std::vector<std::uint64_t>>& contacts);

/// How a group comes to people of interest.
enum class Reach : std::uint8_t { member, contact, none };

struct GroupReach {
    Reach reach = Reach::none;
    std::vector<ActorId> members;  // people of the group who are people of interest themselves
    std::vector<ActorId> through;  // others of the group in contact with one, ascending
    bool certain = true;           // of none: every pair between them and the people of interest was observed
};

/// Which groups reach a work-stream, and through whom.
///
/// Definition  member: somebody of the group is of interest; contact: somebody is in contact with one who is; else none
/// Result      [groups]
/// Undefined   never; `certain` is false where silence may hide a contact
/// Ties        the given contacts that hold `at`
/// Errors      std::invalid_argument when lengths differ
/// Cost        O(contacts + n + members x people)
/// Source      own definition
[[nodiscard]] std::vector<GroupReach> group_reach(const std::vector<ContactPair>& contacts, bool ContactPair::*at,
                                                  const ObservedPairs& told, const Partition& groups,
                                                  const std::vector<std::uint8_t>& of_interest);

/// How many groups reach people of interest, and which way.
struct ReachCounts {
    std::size_t member = 0, contact = 0, all = 0;
};
/// Counts of `reached` over the groups that are compared.
[[nodiscard]] ReachCounts reach_counts(const std::vector<GroupReach>& reached,
                                       const std::vector<std::uint8_t>& compared);

}  // namespace crosstie::change
