#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/measure/catalog.hpp"

namespace crosstie::io {

/// The people of a measured network, as far as what may be told of it depends on them.
struct MeasuredPeople {
    std::vector<double> pieces;  // people in each separate piece of the network, in any order
    std::size_t people = 0, silent = 0;
    bool pairs_shown = true;  // figures of pairs of whom both answered: complete_case_shown
};

/// Whether a public edition may tell a value of a measure of the whole network.
///
/// Definition  not shown: a centralization, which beside the number of links gives back the highest score, one person's;
///             isolates of whom there are fewer than min_group, or all but so few; sizes of parts where those of one
///             size hold fewer than min_group people together; and where the separate pieces do, what their sizes can
///             be worked out from: their number, fragmentation, connectedness and blocks; strong pieces where those of
///             one person are a few more than the silent; what a few people reach or hold together; and pairs of whom
///             both answered, where beside all ties these tell how often a few were named. Other indices of all pairs
///             are shown
[[nodiscard]] bool measure_shown(std::string_view key, const measure::NetworkValue& value, const MeasuredPeople& of,
                                 std::size_t min_group);

}  // namespace crosstie::io
