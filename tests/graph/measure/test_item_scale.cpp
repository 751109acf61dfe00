#include "graph/measure/item_scale.hpp"

#include <cmath>

#include "graph/model/network_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using test::near;

namespace {

// One actor (0) rates the others; 0 is an answer that makes no tie, negative: not answered.
Network rated(const std::vector<int>& strengths) {
    const auto n = static_cast<ActorId>(strengths.size() + 1);
    NetworkBuilder builder(n, Ties::directed);
    std::vector<CellException> skipped;
    for (ActorId j = 1; j < n; ++j) {
        if (strengths[j - 1] > 0) builder.add(0, j, strengths[j - 1]);
        if (strengths[j - 1] < 0) skipped.push_back({0, j, CellState::skipped});
    }
    builder.observe(ObservedPairs::with_gaps(std::vector<CellState>(n, CellState::answered),
                                             std::vector<std::uint8_t>(n, 0), skipped));
    return builder.build();
}

}  // namespace

TEST_CASE("item scale: alpha by hand", "[measure][scale]") {
    // Items 1 2 3 4 and 2 1 4 3: variances 5/3 each; sums 3 3 7 7: variance 16/3. alpha = 2 (1 - (10/3)/(16/3)) = 3/4.
    const std::vector<Network> items{rated({1, 2, 3, 4}), rated({2, 1, 4, 3})};
    const ItemScale scale = item_scale(items);
    CHECK(scale.rated == 4);
    CHECK(scale.complete == 4);
    CHECK(near(scale.alpha, 0.75));
    CHECK(near(scale.mean, 2.5));
    CHECK(near(scale.deviation, std::sqrt(4.0 / 3)));  // means 1.5 1.5 3.5 3.5
    CHECK(near(scale.item_means[1], 2.5));
}

TEST_CASE("item scale: equal items have alpha 1, opposite ones less than 0", "[measure][scale]") {
    const std::vector<Network> equal{rated({1, 3, 5}), rated({1, 3, 5}), rated({1, 3, 5})};
    CHECK(near(item_scale(equal).alpha, 1));
    // 1 2 3 against 3 2 2: variances 1 and 1/3, sums 4 4 5: variance 1/3. alpha = 2 (1 - 4) = -6.
    const std::vector<Network> opposite{rated({1, 2, 3}), rated({3, 2, 2})};
    CHECK(near(item_scale(opposite).alpha, -6));
}

TEST_CASE("item scale: what was not answered is missing, and a 0 where 0 is no answer", "[measure][scale]") {
    const std::vector<Network> items{rated({1, 2, 3, 4, 0, 0}), rated({2, 1, 4, -1, 5, 0})};
    const ItemScale with_zero = item_scale(items);
    CHECK(with_zero.rated == 5);  // the last other was rated on nothing
    CHECK(with_zero.complete == 4);
    CHECK(with_zero.missing == std::vector<std::uint64_t>{0, 1});
    const ItemScale from_one = item_scale(items, 1);
    CHECK(from_one.complete == 3);
    CHECK(from_one.missing == std::vector<std::uint64_t>{1, 1});
}

TEST_CASE("item scale: alpha is not defined for one item, one cell, or answers that do not vary", "[measure][scale]") {
    const std::vector<Network> one{rated({1, 2, 3})};
    CHECK(std::isnan(item_scale(one).alpha));
    CHECK(near(item_scale(one).mean, 2));
    const std::vector<Network> single{rated({3}), rated({4})};
    CHECK(std::isnan(item_scale(single).alpha));
    const std::vector<Network> still{rated({2, 2, 2}), rated({2, 2, 2})};
    CHECK(std::isnan(item_scale(still).alpha));
    CHECK(std::isnan(item_scale({}).mean));
    CHECK(item_scale({}).rated == 0);
}
