#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "graph/model/network.hpp"

// Slow and obviously right: looks at every ordered cell by itself.
namespace crosstie::test {

struct SlowSide {
    double formed = 0, open = 0;
    [[nodiscard]] double rate() const { return open > 0 ? formed / open : std::numeric_limits<double>::quiet_NaN(); }
};

// [0] apart, [1] together, over the people listed, who may be listed several times.
template <typename Together>
std::array<SlowSide, 2> slow_rates(const Network& before, const Network& after, const std::vector<ActorId>& people,
                                   Together together) {
    std::array<SlowSide, 2> sides;
    for (const ActorId i : people) {
        for (const ActorId j : people) {
            if (i == j || !before.observed().contains(i, j) || !after.observed().contains(i, j)) continue;
            if (before.has_tie(i, j)) continue;
            SlowSide& side = sides[together(i, j) ? 1 : 0];
            side.open += 1;
            side.formed += after.has_tie(i, j) ? 1 : 0;
        }
    }
    return sides;
}

}  // namespace crosstie::test
