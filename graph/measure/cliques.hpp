#pragma once
#include <cstdint>
#include <vector>

#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

struct CliqueOptions {
    std::uint64_t at_least = 3;       // members; smaller cliques are left out
    std::uint64_t limit = 1'000'000;  // cliques; beyond, LimitReached
};

struct Cliques {
    std::vector<std::vector<ActorId>> members;  // [cliques]; largest first, then by their first actors; each ascending
    std::vector<std::uint64_t> count_by_size;   // [largest + 1]: how many cliques have so many members; empty: none
};

/// The circles in which everybody is linked with everybody, and to which nobody could be added.
///
/// Definition  sets of actors, all pairs linked, not part of a larger such set; direction ignored. For pairs that name
///             each other pass symmetrise(network, Direction::intersection)
/// Result      [cliques] of at least `at_least` members; an actor may lie in many, or in none
/// Undefined   never; no clique of that size: empty lists
/// Ties        binary, either direction; unknown cells carry no tie, so what is not known can split a clique
/// Errors      LimitReached at more than `limit` cliques, or after 100 (limit + n + m) steps of the search
/// Cost        O(d n 3^(d/3)) at worst, d the largest coreness, and to sort what was found
/// Source      Luce and Perry 1949, doi:10.1007/BF02289146; Bron and Kerbosch 1973, doi:10.1145/362342.362367; order
///             and pivot: Tomita et al. 2006, doi:10.1016/j.tcs.2006.06.015, Eppstein et al. 2010, arXiv:1006.5440
[[nodiscard]] Cliques maximal_cliques(const Network& network, CliqueOptions options = {});

/// How many tight circles a person belongs to.
///
/// Definition  maximal cliques of at least `at_least` members that hold the actor
/// Result      [actors], 0 .. number of cliques
/// Undefined   not on the roster: NaN
/// Ties        as maximal_cliques
/// Errors      as maximal_cliques
/// Cost        that of maximal_cliques
/// Source      Wasserman and Faust 1994, section 7.2
[[nodiscard]] ActorScores cliques_per_actor(const Network& network, CliqueOptions options = {});

/// How many tight circles two people share.
///
/// Definition  maximal cliques of at least `at_least` members that hold both; on the diagonal, cliques_per_actor
/// Result      [actors][actors], symmetric, 0 .. number of cliques
/// Undefined   off the roster: NaN in row and column
/// Ties        as maximal_cliques
/// Errors      as maximal_cliques; LimitReached at more than 5,000 actors
/// Cost        that of maximal_cliques, the squared clique sizes, and O(n^2) memory
/// Source      Everett and Borgatti 1998, Connections 21(1):49, as UCINET's clique overlap
[[nodiscard]] std::vector<ActorScores> clique_overlap(const Network& network, CliqueOptions options = {});

}  // namespace crosstie::measure
