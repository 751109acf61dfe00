#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/measure/catalog.hpp"

namespace crosstie::io {

/// Whether a public edition may tell a value of a measure of the whole network.
///
/// Definition  not shown: a centralization, which beside the number of links gives back the highest score, one person's;
///             isolates of whom there are fewer than min_group, or all but so few; sizes of parts where those of one
///             size hold fewer than min_group people together; and where the separate pieces do, what their sizes can
///             be worked out from: their number, fragmentation and connectedness. Other indices of all pairs are shown
/// Shape       `pieces`: people in each separate piece of the network, in any order
[[nodiscard]] bool measure_shown(std::string_view key, const measure::NetworkValue& value,
                                 const std::vector<double>& pieces, std::size_t people, std::size_t min_group);

}  // namespace crosstie::io
