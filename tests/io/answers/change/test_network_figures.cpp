#include "io/answers/change/network_figures.hpp"
#include "io/document/shown.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/io/answers/change/cases.hpp"
#include "tests/support/told.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::compared;
using crosstie::test::Partnership;

namespace {

// Four people, A > B, A > C, B > A, C > D before; D does not answer after.
Partnership drawing() {
    Partnership p({2, 2});
    p.tie(0, 0, 1).tie(0, 0, 2).tie(0, 1, 0).tie(0, 2, 3);
    p.tie(1, 0, 1).silent(1, 3);
    return p;
}

double value(const NetworkFigures& network, std::string_view key) {
    const auto* found = network.find(key);
    return found == nullptr ? -1 : found->value;
}

}  // namespace

TEST_CASE("networks: links, degrees, clustering, centralization and reciprocity of a drawing", "[report][networks]") {
    const Study study = drawing().study();
    const auto networks = network_figures_of(test::told(study, compared(study), Edition::group));
    REQUIRE(networks.size() == 2);
    const NetworkFigures& before = networks[0];
    CHECK(before.actors == 4);
    CHECK(value(before, "ties") == 4);
    CHECK(value(before, "density") == Approx(4.0 / 12));
    CHECK(value(before, "degree_mean") == Approx(1));                 // they name 2, 1, 1, 0
    CHECK(value(before, "degree_sd") == Approx(std::sqrt(2.0 / 3)));  // squares 1, 0, 0, 1 over 3
    CHECK(value(before, "reciprocity_edgewise") == Approx(0.5));      // A > B and B > A of four
    CHECK(value(before, "centralization_indegree") == Approx(0));     // everybody is named once
    // D is silent after: three people answered, who name 1, 0 and 0 others.
    CHECK(value(networks[1], "degree_mean") == Approx(1.0 / 3));
    CHECK(value(networks[1], "degree_sd") == Approx(std::sqrt((4.0 / 9 + 1.0 / 9 + 1.0 / 9) / 2)));
    const auto table = networks_table(study, networks);
    REQUIRE(table);
    CHECK(as_shown(*table).rows[0] ==
          std::vector<std::string>{"Working contact, Before", "4", "4", "33.3", "1.0 (0.8)", "0.00", "0.00", "0.50"});
}

TEST_CASE("networks: every measure stands in the group's paper, not in the public one", "[report][networks]") {
    const Study study = Partnership({7, 6, 8, 6}).fill(8, 75, 6).silent(1, 3).study();
    const survey::Comparison comparison = compared(study);
    const auto open = network_figures_of(test::told(study, comparison, Edition::public_));
    const auto group = network_figures_of(test::told(study, comparison, Edition::group));
    CHECK_FALSE(every_measure_table(study, comparison, open));
    const auto table = every_measure_table(study, comparison, group);
    REQUIRE(table);
    CHECK(table->rows.size() > 20);
    for (const auto& one : networks_json(study, open)) CHECK_FALSE(one.contains("every_measure"));
    test::check_reasons(networks_json(study, group));
    test::check_reasons(networks_json(study, open));
}

TEST_CASE("networks: a wave that differs from the comparison by one person's answers is withheld in public",
          "[report][networks][privacy]") {
    const Study study = Partnership({7, 6, 8, 6}).fill(8, 75, 6).joins(26).study();
    const auto networks = network_figures_of(test::told(study, compared(study), Edition::public_));
    for (const NetworkFigures& network : networks) CHECK(network.figures.empty());
    CHECK_FALSE(networks_table(study, networks));
    CHECK(networks_json(study, networks)[0]["figures_why"] == "suppressed");
}
