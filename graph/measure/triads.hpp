#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "graph/model/network.hpp"

namespace crosstie::measure {

using TriadCensus = std::array<std::uint64_t, 16>;

inline constexpr std::array<std::string_view, 16> triad_labels{"003",  "012",  "102",  "021D", "021U", "021C",
                                                               "111D", "111U", "030T", "030C", "201",  "120D",
                                                               "120U", "120C", "210",  "300"};

/// What groups of three look like: how many of each of the sixteen kinds.
///
/// Definition  triples of actors by their mutual, asymmetric and null pairs and, where that leaves a choice, by the shape
///             (D down, U up, C cycle, T transitive); only triples of which all six cells are observed
/// Result      16 counts in the order of triad_labels; complete networks: they add up to n(n-1)(n-2)/6
/// Undefined   never
/// Ties        binary, directed; an undirected tie is mutual
/// Errors      none
/// Cost        O(m d log d) for a complete network, d the largest number of contacts; O(n^3 log d) with gaps
/// Source      Holland and Leinhardt 1970, doi:10.1086/224954; Batagelj and Mrvar 2001,
/// doi:10.1016/S0378-8733(01)00035-1
[[nodiscard]] TriadCensus triad_census(const Network& network);

}  // namespace crosstie::measure
