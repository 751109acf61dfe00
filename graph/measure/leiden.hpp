#pragma once
#include <cstdint>
#include <vector>

#include "graph/base/random.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Whether a tie counts as 1 or as its strength.
enum class Strengths { ignore, use };

/// Undirected ties with strengths between units: actors at first, groups of actors once they have been merged.
struct TieSums {
    std::vector<std::uint64_t> offset{0};  // [units + 1] into the next two
    std::vector<std::uint32_t> other;      // the unit at the tie's other end, never the same
    std::vector<double> strength;          // above 0
    std::vector<double> total;             // [units] strength of all ties of its actors, one inside the unit twice
    double sum = 0;                        // of the totals: twice the strength there is

    [[nodiscard]] std::uint32_t unit_count() const noexcept { return static_cast<std::uint32_t>(total.size()); }
};

/// The ties of an undirected network, every actor a unit; ties of strength 0 are left out.
/// Throws std::invalid_argument for a directed network.
[[nodiscard]] TieSums tie_sums(const Network& network, Strengths strengths);

/// Modularity of one group number per unit, 0 .. units - 1; actors' ties only, so not for merged units. NaN: no ties.
[[nodiscard]] double modularity(const TieSums& ties, const std::vector<std::uint32_t>& group, double resolution);

struct LeidenOptions {
    double resolution = 1;           // above 1: smaller groups; below 1: larger ones
    std::uint32_t most_passes = 50;  // of one run
    std::uint32_t shakes = 10;       // in a row without gain before a run ends; 0: as published, for large networks
};

/// One run of the Leiden algorithm: groups that hold more ties than their numbers of ties would give by chance.
///
/// Definition  passes of three steps: units move, from a queue, to the neighbouring group that gains most; each group is
///             then refined from single units, a unit joining a part of its group with probability ~ exp(gain / 0.01)
///             if it and the part are well connected within the group; the parts become units, starting in the groups
///             they came from. When a pass gains nothing, half of the units, drawn by chance, are set alone and the
///             next pass starts from there (this shaking is ours); the best partition is kept
/// Result      [units] group numbers by first unit; the units of a group are connected
/// Undefined   no ties: everybody alone
/// Ties        undirected, with the strengths given
/// Errors      none
/// Cost        O(m) a step; 3 to 6 levels a pass, 2 to 5 passes and the shakes
/// Source      Traag, Waltman, van Eck 2019, doi:10.1038/s41598-019-41695-z
[[nodiscard]] std::vector<std::uint32_t> leiden(const TieSums& ties, const LeidenOptions& options, Random& random);

}  // namespace crosstie::measure
