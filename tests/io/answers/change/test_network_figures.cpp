#include "io/answers/change/network_figures.hpp"
#include "io/document/shown.hpp"
#include "io/release/released.hpp"
#include "io/render/json.hpp"

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

/// How many rows of a table an edition shows; a table of which nothing is left is left out.
std::size_t rows_of(Table table, Edition edition) {
    const Released released = release(Section{"s", "", {std::move(table)}}, {edition, 5});
    const auto& blocks = released.document().sections.at(0).blocks;
    return blocks.empty() ? 0 : std::get<Table>(blocks.at(0)).rows.size();
}

nlohmann::ordered_json json_of_networks(const Study& study, const std::vector<NetworkFigures>& networks,
                                        Edition edition) {
    return json_of(release(networks_document(study, networks), {edition, 5}))["networks"];
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
    const Table table = networks_table(study, networks);
    CHECK(as_shown(table).rows.at(0) ==
          std::vector<std::string>{"Working contact: Before", "4", "4", "33.3", "1.0 (0.8)", "0.00", "0.00", "0.50"});
}

TEST_CASE("networks: every measure stands in the group's paper, not in the public one", "[report][networks]") {
    const Study study = Partnership({7, 6, 8, 6}).fill(8, 75, 6).silent(1, 3).study();
    const survey::Comparison comparison = compared(study);
    const auto open = network_figures_of(test::told(study, comparison, Edition::public_));
    const auto group = network_figures_of(test::told(study, comparison, Edition::group));
    // Whatever was worked out, a public paper holds none of it.
    for (const auto& networks : {open, group}) {
        CHECK(rows_of(every_measure_table(study, comparison, networks), Edition::public_) == 0);
        for (const auto& one : json_of_networks(study, networks, Edition::public_)) {
            if (!one.contains("every_measure")) continue;
            for (const auto& [key, value] : one["every_measure"].items()) {
                CAPTURE(key);
                CHECK((value.is_null() || key.ends_with("_why")));
            }
        }
    }
    CHECK(rows_of(every_measure_table(study, comparison, group), Edition::group) > 20);
    test::check_reasons(json_of_networks(study, group, Edition::group));
    test::check_reasons(json_of_networks(study, open, Edition::public_));
}

TEST_CASE("networks: a wave that differs from the comparison by one person's answers is withheld in public",
          "[report][networks][privacy]") {
    const Study study = Partnership({7, 6, 8, 6}).fill(8, 75, 6).joins(26).study();
    const auto networks = network_figures_of(test::told(study, compared(study), Edition::public_));
    CHECK(rows_of(networks_table(study, networks), Edition::public_) == 0);
    const auto json = json_of_networks(study, networks, Edition::public_);
    REQUIRE(json.size() == 2);
    for (const auto& one : json) {
        REQUIRE(one["figures"].contains("density"));
        for (const auto& [key, value] : one["figures"].items()) {
            CAPTURE(key);
            CHECK((key.ends_with("_why") ? value == "suppressed" : value.is_null()));
        }
    }
}

TEST_CASE("networks: a survey that is not compared has no record in public", "[report][networks][privacy]") {
    const Study study = Partnership({7, 6, 8, 6}).fill(8, 75, 6).silent(1, 3).study();
    auto networks = network_figures_of(test::told(study, compared(study), Edition::group));
    REQUIRE(networks.size() == 2);
    networks[1].closed = true;
    CHECK(json_of_networks(study, networks, Edition::public_).size() == 1);
    CHECK(json_of_networks(study, networks, Edition::group).size() == 2);
    CHECK(rows_of(networks_table(study, networks), Edition::public_) == 1);
    CHECK(rows_of(networks_table(study, networks), Edition::group) == 2);
}
