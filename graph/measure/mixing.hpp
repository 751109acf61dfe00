#pragma once
#include <cstdint>
#include <vector>

#include "graph/measure/scores.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Ties from group to group. Only actors of a known group count.
struct Mixing {
    std::vector<std::vector<std::uint64_t>> ties;   // [groups][groups]; undirected: symmetric, each tie once a cell
    std::vector<std::vector<std::uint64_t>> cells;  // observed pairs, counted the same way
    std::uint64_t within = 0, between = 0;          // ties
    std::uint64_t cells_within = 0, cells_between = 0;

    [[nodiscard]] double density(std::size_t from, std::size_t to) const;  // NaN: no observed pair
    [[nodiscard]] double density_within() const;
    [[nodiscard]] double density_between() const;
    [[nodiscard]] double ei_index() const;  // (between - within) / (between + within); NaN: no ties
};

/// Which areas link with which, and how densely.
///
/// Definition  ties and observed cells by the groups of their two ends
/// Result      counts; densities 0 .. 1; E-I index -1 .. 1
/// Undefined   density without an observed pair, E-I without ties: NaN
/// Ties        binary, on observed cells; undirected ties count once
/// Errors      std::invalid_argument when groups are not one per actor
/// Cost        O(n + m + exceptions + groups^2)
/// Source      Krackhardt and Stern 1988, doi:10.2307/2786835
[[nodiscard]] Mixing mixing(const Network& network, const Partition& groups);

/// E-I index of each group's own ties, within against between.
///
/// Definition  (E - I) / (E + I) over the ends of ties that lie in the group: a tie within has two
/// Result      [groups], -1 .. 1
/// Undefined   no tie touches the group: NaN
/// Ties        binary; meant for undirected networks; for directed ones the ends of both ties in and out count
/// Errors      std::invalid_argument when groups are not one per actor
/// Cost        that of mixing
/// Source      Krackhardt and Stern 1988, doi:10.2307/2786835
[[nodiscard]] std::vector<double> ei_by_group(const Network& network, const Partition& groups);

/// E-I index of each actor's ties out (undirected: contacts) to actors of a known group.
///
/// Definition  (E - I) / (E + I)
/// Result      [actors], -1 .. 1
/// Undefined   no such tie, or the actor's own group unknown: NaN
/// Ties        binary
/// Errors      std::invalid_argument when groups are not one per actor
/// Cost        O(n + m)
/// Source      Krackhardt and Stern 1988, doi:10.2307/2786835
[[nodiscard]] ActorScores ei_by_actor(const Network& network, const Partition& groups);

/// Whether ties keep to groups more than the groups' numbers of ties would give by chance.
///
/// Definition  Q = sum over groups of (e_gg - a_g b_g), e_gg the share of ties within the group, a and b the shares that
///             leave and reach it
/// Result      -1/2 .. 1
/// Undefined   no ties: NaN
/// Ties        binary, on observed cells, between actors of a known group
/// Errors      std::invalid_argument when groups are not one per actor
/// Cost        that of mixing
/// Source      Newman 2006, doi:10.1073/pnas.0601602103; Leicht and Newman 2008 for directed ties
[[nodiscard]] double modularity(const Network& network, const Partition& groups);

/// Modularity as a share of the most it could be with these numbers of ties: 1 when all ties stay within.
///
/// Definition  Q / (1 - sum of a_g b_g)
/// Result      -1 .. 1
/// Undefined   no ties, or all ties end in one group: NaN
/// Ties        as modularity
/// Errors      as modularity
/// Cost        that of mixing
/// Source      Newman 2003, doi:10.1103/PhysRevE.67.026126
[[nodiscard]] double assortativity(const Network& network, const Partition& groups);

}  // namespace crosstie::measure
