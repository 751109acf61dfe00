#pragma once
#include <cstdint>
#include <vector>

#include "graph/measure/measured_network.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Every pair of contacts once, from its end with fewer contacts to its end with more: no list is longer than the root
/// of twice the pairs, so that triangles are found without walking the many contacts of a few people.
/// Built once and read by transitivity, clustering, ego networks, constraint and effective size.
///
/// Definition  contacts by either report; ranks order actors by number of contacts, then by number
/// Ties        binary, direction ignored but kept in `way`; unknown cells carry no tie
/// Errors      std::length_error for 2^32 pairs or more
/// Cost        O(n + m) time; 12 bytes a pair, 13 when directed
/// Source      Chiba and Nishizeki 1985, doi:10.1137/0214017
struct UpwardTies {
    bool directed = false;
    std::vector<ActorId> actor;             // [ranks]
    std::vector<std::uint32_t> contacts;    // [ranks] how many
    std::vector<std::uint64_t> up_begin;    // [ranks + 1] into the next two
    std::vector<std::uint32_t> up;          // the higher ranks among a rank's contacts, ascending; an index is a "slot"
    std::vector<std::uint8_t> way;          // directed: 1 the lower rank names the higher, 2 the other way, 3 both
    std::vector<std::uint64_t> down_begin;  // [ranks + 1] into the next two
    std::vector<std::uint32_t> down;        // the lower ranks among a rank's contacts
    std::vector<std::uint32_t> down_slot;   // where in `up` each of them holds this rank

    [[nodiscard]] std::uint32_t rank_count() const noexcept { return static_cast<std::uint32_t>(actor.size()); }
    /// Undirected ties are reports both ways.
    [[nodiscard]] std::uint8_t way_of(std::uint64_t slot) const { return directed ? way[slot] : std::uint8_t{3}; }
};

[[nodiscard]] UpwardTies upward_ties(const Network& network);

/// Numbers of triangles, as several measures read them. Whole numbers: the same on any number of threads.
struct TriangleCounts {
    std::vector<std::uint64_t> linked;     // [actors] pairs of the actor's contacts that are contacts
    std::vector<std::uint64_t> among_out;  // [actors] ties, one each way, among the ones the actor names
    /// [actors] twice the sum over contacts j and q of (a(i,q) + a(q,i)) m(j,q): see effective_size
    std::vector<std::uint64_t> redundant;
    std::uint64_t transitive = 0;  // ordered triples i -> j -> k with i -> k
};

/// Definition  as the fields say
/// Undefined   never
/// Ties        binary; unknown cells carry no tie
/// Cost        O(m^1.5), in practice a few steps a tie
/// Source      Schank and Wagner 2005, doi:10.1007/11427186_54
[[nodiscard]] TriangleCounts count_triangles(const UpwardTies& ties);
/// The same for a measured network, worked out once.
[[nodiscard]] const TriangleCounts& triangles_of(const MeasuredNetwork& network);

/// [slots] sum over the q that both ends i and j of a pair are in contact with of
/// (a(i,q) + a(q,i)) (a(q,j) + a(j,q)) / sum over k of (a(q,k) + a(k,q)): what constraint adds for indirect contact.
/// Added in the order of ranks. Cost that of count_triangles.
[[nodiscard]] std::vector<double> shared_contact(const UpwardTies& ties);

/// [ranks] sum over k of (a(i,k) + a(k,i))
[[nodiscard]] std::vector<std::uint64_t> total_ties(const UpwardTies& ties);

}  // namespace crosstie::measure
