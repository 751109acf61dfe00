#pragma once
#include "graph/measure/scores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

namespace crosstie::test {

inline void check_scores(const measure::ActorScores& scores, const measure::ActorScores& expected,
                         double tolerance = 1e-9) {
    REQUIRE(scores.size() == expected.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        INFO("actor " << i << ": " << scores[i] << " against " << expected[i]);
        CHECK(near(scores[i], expected[i], tolerance));
    }
}

}  // namespace crosstie::test
