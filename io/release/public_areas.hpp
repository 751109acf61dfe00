#pragma once
#include <cstddef>
#include <string>

#include "graph/model/study.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// The areas an edition measures, all as people of one wave.
struct MeasuredAreas {
    std::string by;
    Partition areas;
    std::vector<std::uint32_t> roster, answered;  // [areas]
    std::size_t merged = 0;                       // areas put together under the last label; 0: none
    std::size_t without_area = 0;                 // on the roster, no known area
};

/// The areas of attribute `by` at one wave.
///
/// Definition  group and named: as the study has them. Public: areas where fewer than min_group people were on the
///             roster or answered, at any wave of the study, are one area together, with people of no known area and,
///             until it has min_group people itself, the smallest others. Whatever is measured then rests on no fewer
///             people, and asking for another wave does not give the difference of two groupings
/// Errors      NotShown when a public edition would have a single area left
[[nodiscard]] MeasuredAreas measured_areas(const Study& study, std::size_t relation, std::size_t wave,
                                           const std::string& by, Edition edition);

}  // namespace crosstie::io
