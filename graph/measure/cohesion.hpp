#pragma once
#include "graph/measure/census.hpp"
#include "graph/measure/measured_network.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Of all the links that could exist, the share that do.
///
/// Definition  ties on observed cells / observed cells; undirected: unordered pairs
/// Result      0 .. 1
/// Undefined   fewer than two actors, or nothing observed: NaN
/// Ties        binary; cells nobody answered for count neither above nor below the line
/// Errors      none
/// Cost        O(n + m + exceptions)
/// Source      Wasserman and Faust 1994, Social Network Analysis, section 4.3
[[nodiscard]] double density(const Network& network);

/// How many others each person names, on average; without direction, is linked with.
///
/// Definition  density x (n - 1), n the roster; all answered: ties / n, undirected: 2 ties / n
/// Result      0 .. n-1
/// Undefined   fewer than two actors, or nothing observed: NaN
/// Ties        binary, ties out; on observed cells, a row with gaps stands for what its answers suggest
/// Errors      none
/// Cost        that of density
/// Source      Wasserman and Faust 1994, section 4.2
[[nodiscard]] double mean_degree(const Network& network);

/// How strong the links of the group are, counting a pair without one as 0.
///
/// Definition  sum of strengths on observed cells / observed cells; undirected: unordered pairs
/// Result      0 and up, may exceed 1: at most the largest strength; equals density when every strength is 1
/// Undefined   fewer than two actors, or nothing observed: NaN
/// Ties        strength; cells nobody answered for count neither above nor below the line
/// Errors      none
/// Cost        that of density
/// Source      Wasserman and Faust 1994, section 4.3
[[nodiscard]] double valued_density(const Network& network);

/// All strength there is in the group.
///
/// Definition  sum of strengths on observed cells; undirected: each pair once
/// Result      0 and up where strengths are positive
/// Undefined   fewer than two actors, or nothing observed: NaN
/// Ties        strength
/// Errors      none
/// Cost        that of density
/// Source      Wasserman and Faust 1994, section 4.3
[[nodiscard]] double strength_sum(const Network& network);

/// How strong a link is, on average, where there is one.
///
/// Definition  sum of strengths on observed cells / ties on observed cells
/// Result      between the smallest and the largest strength
/// Undefined   no ties: NaN
/// Ties        strength; a mean of ordered answer codes is no measurement, so print their counts beside it
/// Errors      none
/// Cost        that of density
/// Source      Wasserman and Faust 1994, section 4.3
[[nodiscard]] double mean_strength_of_ties(const Network& network);

/// Which pairs the share of returned ties is taken over.
enum class Reciprocity {
    edgewise,        // 2M / (2M + A): share of ties that are returned
    dyadic_nonnull,  // M / (M + A): share of linked pairs that are mutual
    dyadic           // (M + N) / (M + A + N): share of pairs that agree, two silences included
};

/// How often a link that one side names is named by the other too.
///
/// Definition  by the kind, over the dyad census M, A, N of pairs observed in both directions
/// Result      0 .. 1
/// Undefined   no ties (edgewise, dyadic_nonnull) or no observed pair (dyadic): NaN
/// Ties        directed; an undirected network is reciprocal by definition
/// Errors      none
/// Cost        that of dyad_census
/// Source      Wasserman and Faust 1994, section 13.3; the three forms as in igraph and sna
[[nodiscard]] double reciprocity(const Network& network, Reciprocity kind);

/// How often two contacts of one person are linked themselves: closed circles.
///
/// Definition  directed: share of i>j>k, i != k, with i>k; undirected: share of connected triples that are closed, which
///             is 3 triangles / connected triples. Only triples of which every cell is observed
/// Result      0 .. 1
/// Undefined   no two-path: NaN
/// Ties        binary, followed from -> to
/// Errors      none
/// Cost        O(sum over ties (i,j) of ties of j)
/// Source      Holland and Leinhardt 1971, doi:10.1177/104649647100200201
[[nodiscard]] double transitivity(const MeasuredNetwork& network);

}  // namespace crosstie::measure
