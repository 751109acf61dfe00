#pragma once
#include <vector>

#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

enum class CellValue { binary, strength };

/// What two profiles do with the cells between the two actors themselves.
enum class OwnCells {
    reciprocal,  // the tie from i to j is held against the tie from j to i, in row and column
    skip         // left out, as sna and Wasserman and Faust do
};

struct ProfileOptions {
    CellValue value = CellValue::binary;
    OwnCells own_cells = OwnCells::reciprocal;
};

/// How differently two people are placed: 0 when they have the same links to and from the same others.
///
/// Definition  sqrt(sum over others k of (x(i,k) - x(j,k))^2 + (x(k,i) - x(k,j))^2), and for reciprocal own cells
///             + 2 (x(i,j) - x(j,i))^2; over the cells observed for both, the sum scaled up to all cells of the roster
/// Result      [actors][actors], symmetric, 0 on the diagonal; binary: 0 .. sqrt(2(n-2)), or sqrt(2(n-1)) reciprocal
/// Undefined   no cell observed for both, or either off the roster: NaN
/// Ties        rows and columns, of undirected networks too; strengths only for CellValue::strength
/// Errors      LimitReached at more than 5,000 actors
/// Cost        O(n^3) time on every thread there is, O(n^2) memory
/// Source      Burt 1976, doi:10.2307/2577097; Wasserman and Faust 1994, section 9.4.1
[[nodiscard]] std::vector<ActorScores> profile_distance(const Network& network, ProfileOptions options = {});

/// How alike two people's links are in shape, whoever has more of them.
///
/// Definition  Pearson correlation of the pairs of cells of profile_distance
/// Result      [actors][actors], symmetric, -1 .. 1, 1 on the diagonal
/// Undefined   either profile does not vary over the cells observed for both, or either off the roster: NaN
/// Ties        as profile_distance
/// Errors      as profile_distance
/// Cost        as profile_distance
/// Source      Wasserman and Faust 1994, section 9.4.2
[[nodiscard]] std::vector<ActorScores> profile_correlation(const Network& network, ProfileOptions options = {});

}  // namespace crosstie::measure
