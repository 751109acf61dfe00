#pragma once
#include <cstdint>

#include "graph/measure/leiden.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

struct CommunityOptions {
    LeidenOptions leiden = {};
    Strengths strengths = Strengths::ignore;
    std::uint32_t runs = 20;
    std::uint64_t seed = 1;
};

/// Groups that people form by whom they link with, and whether another look would find the same ones.
struct Communities {
    Partition groups;       // of the best run, numbered by first actor; labels "1", "2", ... ("01" from ten groups on)
    double modularity = 0;  // of the best run
    double agreement = 0;   // mean adjusted Rand index between runs; NaN for a single run
    std::uint32_t distinct = 0;  // different partitions among the runs
};

/// Which groups people form by their links, whatever their area.
///
/// Definition  the partition of largest modularity Q = (1/2m) sum (a_ij - resolution k_i k_j / 2m) over pairs in one
///             group, found by `runs` runs of the Leiden algorithm; agreement counts two equal partitions as 1
/// Result      partition of the actors on the roster, isolates alone; modularity below 1; agreement at most 1
/// Undefined   no ties: everybody's group unknown, modularity and agreement NaN, distinct 0; agreement of one run: NaN
/// Ties        undirected (either direction; of two strengths the larger); unknown cells carry no tie
/// Errors      std::invalid_argument for a negative resolution, no runs, or no passes
/// Cost        that of leiden, `runs` times, and O(runs^2 n log n) for the agreement. 50 actors: about 50 ms;
///             for tens of thousands ask for no shakes and few runs
/// Source      Newman and Girvan 2004, doi:10.1103/PhysRevE.69.026113; Reichardt and Bornholdt 2006,
///             doi:10.1103/PhysRevE.74.016110 (resolution); Traag, Waltman, van Eck 2019, doi:10.1038/s41598-019-41695-z
[[nodiscard]] Communities communities(const Network& network, const CommunityOptions& options = {});

}  // namespace crosstie::measure
