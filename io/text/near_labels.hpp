#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crosstie::io {

/// Two labels of a column that may be one: "Newam" and "Newham".
struct NearLabels {
    std::string rarer, commoner;  // the rarer is the likelier slip
    std::size_t times = 0;        // cells with the rarer
    std::string why;
};

/// Whether a column of this name tells areas or organisations: what people are compared by.
[[nodiscard]] bool tells_areas(std::string_view column);

/// Labels of a column that differ by a letter or two of a long word ("Newam"), or only by a word such as "London Borough
/// of", "Council", "CCG". Never "Ward 1" and "Ward 2". A cell may hold several, joined by ";".
///
/// Cost     quadratic in the labels, of which the first 500 are looked at
[[nodiscard]] std::vector<NearLabels> near_labels(const std::vector<std::string>& cells);

}  // namespace crosstie::io
