#include "graph/survey/own_ratings.hpp"

#include <cmath>
#include <stdexcept>

#include "graph/base/random.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::survey;
using crosstie::test::near;
using Values = std::vector<double>;
using Gains = std::vector<std::optional<std::uint32_t>>;

namespace {

// `before` and `after` by person; NaN: not rated.
Study rated(const Values& before, const Values& after, const std::string& item = "energy") {
    Study study;
    study.waves = {{"before", "Before", ""}, {"after", "After", ""}};
    for (std::size_t i = 0; i < before.size(); ++i) {
        study.actors.push_back({"p" + std::to_string(i), "P", {}, 0, Actor::npos});
        const auto actor = static_cast<ActorId>(i);
        if (!std::isnan(before[i])) study.outcomes.push_back({actor, 0, item, before[i]});
        if (!std::isnan(after[i])) study.outcomes.push_back({actor, 1, item, after[i]});
    }
    return study;
}

// All sign patterns, one by one.
double slow_sign_flip(const Values& differences) {
    double found = 0;
    for (const double d : differences) found += d;
    std::uint32_t as_far = 0;
    const std::uint32_t patterns = 1U << differences.size();
    for (std::uint32_t pattern = 0; pattern < patterns; ++pattern) {
        double sum = 0;
        for (std::size_t i = 0; i < differences.size(); ++i)
            sum += ((pattern >> i) & 1U) ? differences[i] : -differences[i];
        as_far += std::abs(sum) >= std::abs(found) ? 1U : 0U;
    }
    return static_cast<double>(as_far) / patterns;
}

}  // namespace

TEST_CASE("own ratings: ten people, worked by hand", "[infer][ratings]") {
    // Changes 1 1 1 1 1 0 0 0 0 -1: mean 0.4; squares 5(.6)^2 + 4(.4)^2 + (1.4)^2 = 1.8 + .64 + 1.96 = 4.4; sd^2 = 4.4/9;
    // se = sqrt(4.4/90) = 0.221108; t(9) = 2.262157: 0.4 +- 0.500182.
    // Sign flip: six of size 1, sum 4: at least five of six on one side: 2 (1 + 6) / 64 = 14/64.
    const Study study = rated({3, 3, 3, 3, 3, 3, 3, 3, 3, 3}, {4, 4, 4, 4, 4, 3, 3, 3, 3, 2});
    const OwnRatings found = own_ratings(study, Gains(10, 1U), {});
    REQUIRE(found.items.size() == 1);
    const RatingChange& row = found.items[0];
    CHECK(row.both == 10);
    CHECK(near(row.mean_from, 3));
    CHECK(near(row.mean_to, 3.4));
    CHECK(near(row.mean, 0.4));
    CHECK(near(row.se, 0.2211083, 1e-6));
    CHECK(near(row.ci95[0], 0.4 - 0.500182, 1e-5));
    CHECK(near(row.ci95[1], 0.4 + 0.500182, 1e-5));
    CHECK(row.higher == 5);
    CHECK(row.same == 4);
    CHECK(row.lower == 1);
    CHECK(row.test.exact);
    CHECK(near(row.test.p, 14.0 / 64));
    CHECK(std::isnan(row.with_gain.p));  // everybody gained one
    CHECK(row.with_gain.people == 10);
}

TEST_CASE("own ratings: fewer than ten who rated both times are facts only", "[infer][ratings]") {
    const double no = std::nan("");
    Study study = rated({1, 1, 1, 1, 1, 1, 1, 1, 1, no, 5}, {2, 2, 2, 2, 2, 2, 2, 2, 2, 5, no});
    study.actors[0].left = 1;  // a score of somebody who had left counts for nothing
    const OwnRatings found = own_ratings(study, Gains(11), {});
    const RatingChange& row = found.items.at(0);
    CHECK(found.roster_from == 11);
    CHECK(found.roster_to == 10);
    CHECK(row.rated_from == 10);
    CHECK(row.rated_to == 9);
    CHECK(row.both == 8);
    CHECK(row.facts_only);
    CHECK(near(row.mean, 1));
    CHECK(std::isnan(row.ci95[0]));
    CHECK(std::isnan(row.test.p));
    CHECK(std::isnan(row.test_holm));
    CHECK(own_ratings(rated({}, {}), {}, {}).items.empty());
    CHECK(std::isnan(own_ratings(rated({1}, {no}), Gains(1), {}).items.at(0).mean));
    CHECK_THROWS_AS(own_ratings(study, Gains(3), {}), std::invalid_argument);
    CHECK_THROWS_AS(own_ratings(study, Gains(11), {.to = 2}), std::invalid_argument);
}

TEST_CASE("sign flip: every pattern counted one by one gives the same", "[infer][ratings]") {
    CHECK(near(sign_flip(Values{1, 1, 1}, 1, 0).p, 0.25));
    CHECK(near(sign_flip(Values{0, 2, 0}, 1, 0).p, 1));
    CHECK(std::isnan(sign_flip(Values{0, 0}, 1, 100).p));
    CHECK(std::isnan(sign_flip(Values{0.5, 1}, 1, 0).p));
    Random random(5);
    for (int round = 0; round < 50; ++round) {
        Values whole;
        Values halves;
        for (int i = 0; i < 10; ++i) {
            whole.push_back(static_cast<double>(random.below(7)) - 2);
            halves.push_back(whole.back() / 2);
        }
        const SignFlip exact = sign_flip(whole, 1, 0);
        if (std::isnan(exact.p)) continue;
        CHECK(exact.exact);
        CHECK(near(exact.p, slow_sign_flip(whole)));
        const SignFlip drawn = sign_flip(halves, 7, 4000);
        CHECK(drawn.exact == (drawn.draws == 0));  // halves may all be whole numbers
        CHECK(std::abs(drawn.p - exact.p) < 0.04);
    }
}

TEST_CASE("rank association: by hand, with equal values, and never p of 0", "[infer][ratings]") {
    // Ranks 1 2 3 4 against 1 2 4 3: sum of d^2 = 2; 1 - 6 2 / (4 15) = 0.8.
    CHECK(near(rank_association(Values{1, 5, 6, 9}, Values{2, 3, 8, 7}, 1, 0).correlation, 0.8));
    // Ranks 1.5 1.5 3 against 1 2 3: covariance 1.5, lengths 1.5 and 2.
    CHECK(near(rank_association(Values{0, 0, 1}, Values{1, 2, 3}, 1, 0).correlation, 1.5 / std::sqrt(3.0)));
    CHECK(std::isnan(rank_association(Values{4, 4, 4}, Values{1, 2, 3}, 1, 10).correlation));
    CHECK_THROWS_AS(rank_association(Values{1}, Values{}, 1, 1), std::invalid_argument);
    // Four in the same order: 2 of 24 orders are as far, 1/12.
    const RankAssociation found = rank_association(Values{1, 2, 3, 4}, Values{1, 2, 3, 4}, 3, 9999);
    CHECK(near(found.correlation, 1));
    CHECK(std::abs(found.p - 1.0 / 12) < 0.01);
    const Values many{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    CHECK(near(rank_association(many, many, 1, 99).p, 0.01));
}

TEST_CASE("own ratings: Holm allows for the items tested, and who is unknown is left out of the gain",
          "[infer][ratings]") {
    Values before(12, 2);
    Values after{5, 5, 4, 4, 4, 4, 3, 3, 3, 3, 2, 2};
    Study study = rated(before, after, "one");
    const Study other = rated(before, {3, 2, 3, 2, 3, 2, 3, 2, 1, 1, 2, 2}, "two");
    study.outcomes.insert(study.outcomes.end(), other.outcomes.begin(), other.outcomes.end());
    Gains gains;
    for (std::uint32_t i = 0; i < 12; ++i) gains.push_back(12 - i);
    gains[11] = std::nullopt;
    const OwnRatings found = own_ratings(study, gains, {.draws = 999});
    REQUIRE(found.items.size() == 2);
    CHECK(near(found.items[0].test_holm, 2 * found.items[0].test.p));  // the smaller of two
    CHECK(near(found.items[1].test_holm, found.items[1].test.p));
    CHECK(found.items[0].with_gain.people == 11);
    CHECK(found.items[0].with_gain.correlation > 0.9);
    CHECK(found.items[0].with_gain_holm >= found.items[0].with_gain.p);
}
