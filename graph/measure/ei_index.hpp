#pragma once
#include <array>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// (across - within) / (across + within); NaN when both are 0.
[[nodiscard]] double ei_of(double across, double within);

/// The share of ties that run across, which an E-I index says in another form: (1 + E-I) / 2.
[[nodiscard]] double share_across_of_ei(double ei);

/// How far inward and how far outward so many ties could run at all.
///
/// Definition  L ties on P_I pairs within and P_E across: the lowest E-I index has max(0, L - P_I) across, the highest
///             min(L, P_E)
/// Result      lowest, highest; -1 .. 1
/// Undefined   no ties: NaN
/// Ties        counts, of one kind of pair
/// Errors      none
/// Cost        O(1)
/// Source      arithmetic; METHODS section 7
[[nodiscard]] std::array<double, 2> ei_range(double ties, double pairs_within, double pairs_across);

struct EiReference {
    double observed = 0;        // the E-I index itself
    double expected = 0;        // areas relabelled: (P_E - P_I) / P over all pairs of the roster
    double expected_asked = 0;  // the same over the pairs that were observed
    double lowest = 0;          // with as many ties
    double highest = 0;
    double rescaled = 0;  // the observed index with lowest moved to -1 and highest to 1
};

/// Whether ties run inward or outward, beside what areas of these sizes make likely and possible.
///
/// Definition  E-I = (E - I) / (E + I). Expected: P_E and P_I pairs across and within areas, P = P_E + P_I, over all
///             actors of known area on the roster, or over observed pairs. With L ties on observed pairs the highest has
///             min(L, P_E) across, the lowest max(0, L - P_I); rescaled = 2 (E-I - lowest) / (highest - lowest) - 1
/// Result      each -1 .. 1; expected differs from expected_asked when areas differ in response
/// Undefined   fewer than two areas on the roster: all NaN; no ties: all but the expected values NaN; nothing observed:
///             expected_asked NaN; lowest equals highest: rescaled NaN
/// Ties        binary, on observed cells, between actors of known area; undirected ties and pairs count once
/// Errors      std::invalid_argument when areas are not one per actor
/// Cost        that of mixing
/// Source      Krackhardt and Stern 1988, doi:10.2307/2786835; METHODS section 7 for the range on observed pairs
[[nodiscard]] EiReference ei_reference(const Network& network, const Partition& areas);

}  // namespace crosstie::measure
