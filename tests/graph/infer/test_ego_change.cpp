#include "graph/infer/ego_change.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "graph/measure/ego.hpp"
#include "graph/measure/structural_holes.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::measure::undefined;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::random_network;

TEST_CASE("paired change: quartiles, mean and who moved, over people with both numbers", "[infer][ego_change]") {
    const PairedChange change = paired_change({1, 2, 3, 4, undefined, 7}, {2, 2, 5, 3, 9, undefined}, {.draws = 2000});
    CHECK(change.people == 4);
    CHECK(change.rose == 2);
    CHECK(change.fell == 1);
    CHECK(change.level == 1);
    CHECK(change.before == std::array<double, 3>{1.75, 2.5, 3.25});
    CHECK(change.after == std::array<double, 3>{2, 2.5, 3.5});        // 2 2 3 5
    CHECK(change.change == std::array<double, 3>{-0.25, 0.5, 1.25});  // -1 0 1 2
    CHECK(near(change.mean_change, 0.5));
    CHECK(change.mean_change_ci95[0] >= -1);
    CHECK(change.mean_change_ci95[0] < 0.5);
    CHECK(change.mean_change_ci95[1] > 0.5);
    CHECK(change.mean_change_ci95[1] <= 2);
}

TEST_CASE("paired change: the interval is that of every sample of people", "[infer][ego_change]") {
    // Five people, 3,125 samples, all of them by hand; the interval of 40,000 draws lies within a step of the means.
    const std::vector<double> changes{0, 1, 1, 3, 6};
    std::vector<double> means;
    for (int sample = 0; sample < 3125; ++sample) {
        double sum = 0;
        int rest = sample;
        for (int k = 0; k < 5; ++k, rest /= 5) sum += changes[static_cast<std::size_t>(rest % 5)];
        means.push_back(sum / 5);
    }
    std::sort(means.begin(), means.end());
    const PairedChange change = paired_change({0, 0, 0, 0, 0}, changes, {.draws = 40000});
    CHECK(std::abs(change.mean_change_ci95[0] - means[78]) <= 0.2);
    CHECK(std::abs(change.mean_change_ci95[1] - means[3046]) <= 0.2);
    CHECK(near(change.mean_change, 2.2));
}

TEST_CASE("paired change: nobody, one person, no draws, two rosters", "[infer][ego_change]") {
    const PairedChange nobody = paired_change({undefined}, {1});
    CHECK(nobody.people == 0);
    CHECK(std::isnan(nobody.mean_change));
    CHECK(std::isnan(nobody.before[1]));
    CHECK(std::isnan(nobody.mean_change_ci95[0]));
    const PairedChange one = paired_change({1}, {3});
    CHECK(one.change == std::array<double, 3>{2, 2, 2});
    CHECK(std::isnan(one.mean_change_ci95[0]));
    CHECK(std::isnan(paired_change({1, 2}, {2, 3}, {.draws = 0}).mean_change_ci95[0]));
    CHECK_THROWS_AS(paired_change({1}, {1, 2}), std::invalid_argument);
}

TEST_CASE("ego change: a person's circle grows from one area to three", "[infer][ego_change]") {
    const Partition areas = partition_of({"N", "N", "H", "R"});
    const EgoChange change = ego_change(draw("a-b", "abcd"), draw("a-b a-c a-d", "abcd"), &areas);
    check_scores(change.before.contacts, {1, 1, 0, 0});
    check_scores(change.after.contacts, {3, 1, 1, 1});
    check_scores(change.before.areas_reached, {1, 1, 0, 0});
    check_scores(change.after.areas_reached, {3, 1, 1, 1});
    check_scores(change.after.share_outside, {2.0 / 3, 0, 1, 1});
    check_scores(change.after.blau, {2.0 / 3, 0, 0, 0});
    check_scores(change.before.effective_size, {1, 1, undefined, undefined});
    check_scores(change.after.effective_size, {3, 1, 1, 1});
    CHECK(change.contacts.people == 4);
    CHECK(near(change.contacts.mean_change, 1));
    CHECK(change.contacts.rose == 3);
    CHECK(change.blau.people == 2);  // c and d had no contact before
    CHECK(change.effective_size.people == 2);
    CHECK(change.asked_otherwise == 0);
}

TEST_CASE("ego change: only people who answered both times, and silent contacts are counted", "[infer][ego_change]") {
    const EgoChange change =
        ego_change(draw_directed("a>b c>a d?", "abcd"), draw_directed("a>b b? c>a d>a", "abcd"), nullptr);
    check_scores(change.before.contacts, {1, undefined, 1, undefined});
    check_scores(change.after.contacts, {1, undefined, 1, undefined});
    check_scores(change.after.silent, {1, undefined, 0, undefined});
    CHECK(change.left_out == std::vector<ActorId>{1, 3});
    CHECK(change.contacts.people == 2);
    CHECK(change.areas_reached.people == 0);  // no areas
    CHECK(ego_change(draw("a! b c"), draw("a b c"), nullptr).left_out.empty());
}

TEST_CASE("ego change: a longer roster makes contacts, the same questions do not", "[infer][ego_change]") {
    // At the second wave a is also asked about c, and names c: a contact of the asking.
    const Network before = draw_directed("a>b a>c?", "abc");
    const Network after = draw_directed("a>b a>c", "abc");
    const EgoChange whole = ego_change(before, after, nullptr);
    CHECK(whole.asked_otherwise == 1);
    CHECK(whole.after.contacts[0] == 2);
    check_scores(whole.before.cells, {1, 2, 2});
    const EgoChange joint = ego_change(before, after, nullptr, {.cells = EgoCells::joint});
    CHECK(joint.asked_otherwise == 0);
    CHECK(joint.after.contacts[0] == 1);
    CHECK(near(joint.contacts.mean_change, 0));
}

TEST_CASE("ego change: figures are those of the measures, on people who answered both times", "[infer][ego_change]") {
    Random random(101);
    for (int round = 0; round < 30; ++round) {
        const test::RandomNetworkOptions options{.actors = 9,
                                                 .density_percent = 30,
                                                 .directed = round % 2 == 0,
                                                 .silent_percent = round % 3 == 0 ? 0U : 15U,
                                                 .skipped_percent = round % 3 == 0 ? 0U : 5U};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        const Partition areas = partition_of({"N", "H", "N", "", "R", "H", "N", "R", "H"});
        const EgoChange change = ego_change(before, after, &areas, {.draws = 100});
        const measure::EgoAreas egos = measure::ego_areas(after, areas);
        const measure::ActorScores size = measure::effective_size(before);
        std::size_t people = 0;
        for (ActorId i = 0; i < 9; ++i) {
            const bool both = before.observed().row_observed(i) && after.observed().row_observed(i);
            people += both ? 1 : 0;
            CHECK(near(change.before.contacts[i], both ? static_cast<double>(before.out(i).size()) : undefined));
            CHECK(near(change.after.blau[i], both ? egos.blau[i] : undefined));
            CHECK(near(change.before.effective_size[i], both ? size[i] : undefined));
        }
        CHECK(change.contacts.people == people);
        CHECK(change.left_out.size() == 9 - people);
        if (round % 3 == 0) {  // complete: both masks are the same
            const EgoChange joint = ego_change(before, after, &areas, {.cells = EgoCells::joint, .draws = 100});
            check_scores(joint.after.effective_size, change.after.effective_size);
            CHECK(near(joint.blau.mean_change, change.blau.mean_change));
        }
    }
}

TEST_CASE("ego change: nobody, and waves that do not fit", "[infer][ego_change]") {
    const Network nobody = NetworkBuilder(0, Ties::directed).build();
    CHECK(ego_change(nobody, nobody, nullptr).contacts.people == 0);
    CHECK_THROWS_AS(ego_change(draw("a b"), draw("a b c"), nullptr), std::invalid_argument);
    CHECK_THROWS_AS(ego_change(draw("a b"), draw_directed("a b"), nullptr), std::invalid_argument);
    const Partition areas = partition_of({"N"});
    CHECK_THROWS_AS(ego_change(draw("a b"), draw("a b"), &areas), std::invalid_argument);
}
