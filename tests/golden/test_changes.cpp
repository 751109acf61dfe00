// Every golden change of two waves: counts, densities, the closed-form standard error, contacts and areas.
#include <cmath>
#include <iostream>
#include <limits>

#include "graph/survey/comparison.hpp"
#include "io/read/read.hpp"
#include "tests/golden/golden.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using nlohmann::json;

namespace {

int compared = 0;

void agrees(double ours, const json& golden, const char* key) {
    test::check_golden(ours, golden, key);
    ++compared;
}

survey::Comparison compare(const Study& study, const std::string& by) {
    survey::ComparisonOptions options;
    options.tie_from = std::numeric_limits<double>::quiet_NaN();
    options.by = by;
    options.draws = 2000;
    return survey::compare(study, options);
}

void compare_whole(const Study& study, const json& golden) {
    const survey::Comparison ours = compare(study, "");
    const auto count = [](std::uint64_t value) { return static_cast<double>(value); };
    agrees(count(ours.ties.kept), golden["kept"], "kept");
    agrees(count(ours.ties.gained), golden["gained"], "gained");
    agrees(count(ours.ties.lost), golden["lost"], "lost");
    agrees(count(ours.ties.neither), golden["neither"], "neither");
    agrees(ours.ties.jaccard(), golden["jaccard"], "jaccard");
    agrees(count(ours.ties.hamming()), golden["hamming"], "hamming");
    agrees(ours.ties.retention(), golden["share_of_old_kept"], "share_of_old_kept");
    agrees(ours.density.from, golden["density_before"], "density_before");
    agrees(ours.density.to, golden["density_after"], "density_after");
    agrees(count(ours.ties.pairs()), golden["cells_compared"], "cells_compared");
    agrees(ours.qap.r, golden["correlation"], "correlation");
    std::uint64_t before = 0;
    std::uint64_t after = 0;
    std::uint64_t kept = 0;
    for (const auto& pair : ours.contacts) {
        before += pair.joint_before;
        after += pair.joint_after;
        kept += pair.joint_before && pair.joint_after;
    }
    agrees(count(before), golden["contacts"]["before"], "contacts before");
    agrees(count(after), golden["contacts"]["after"], "contacts after");
    agrees(count(kept), golden["contacts"]["kept"], "contacts kept");
    if (golden.contains("density_difference")) {
        const json& density = golden["density_difference"];
        agrees(ours.density.difference, density["observed"], "density difference");
        agrees(ours.density.bootstrap.se, density["se_paired_bootstrap_exact"], "se_paired_bootstrap_exact");
        agrees(ours.density.jackknife.se, density["se_jackknife_paired"], "se_jackknife_paired");
    }
    if (golden.contains("qap") && !golden["qap"].is_null()) {
        // Simulated shares agree within three of both standard errors; p = (1+b)/(1+R) is never 0.
        const double p = golden["qap"]["p_greater_equal"];
        const double theirs = golden["qap"]["p_standard_error"];
        const double mine = std::sqrt(std::max(p, 1.0 / 2000) * (1 - p) / 2000);
        CHECK(std::abs(ours.qap.p_at_least - p) < 3 * std::hypot(theirs, mine) + 1.0 / 2001);
        ++compared;
    }
    if (!golden.contains("by_node")) return;
    REQUIRE(ours.new_contacts.size() == study.actors.size());
    for (std::size_t i = 0; i < ours.new_contacts.size(); ++i) {
        const auto& row = ours.new_contacts[i];
        agrees(row.gained, golden["by_node"]["out_gained"][i], "out_gained");
        agrees(row.lost, golden["by_node"]["out_lost"][i], "out_lost");
        agrees(row.contacts_from, golden["by_node"]["contacts_before"][i], "contacts_before of a person");
        agrees(row.contacts_to, golden["by_node"]["contacts_after"][i], "contacts_after of a person");
    }
}

void compare_side(const change::AreaTurnover& ours, const json& golden) {
    const auto count = [](std::uint64_t value) { return static_cast<double>(value); };
    agrees(count(ours.ties.kept), golden["kept"], "kept");
    agrees(count(ours.ties.gained), golden["gained"], "gained");
    agrees(count(ours.ties.lost), golden["lost"], "lost");
    agrees(ours.ties.density_before(), golden["density_before"], "density_before");
    agrees(ours.ties.density_after(), golden["density_after"], "density_after");
    agrees(count(ours.contacts_before), golden["contacts_before"], "contacts_before");
    agrees(count(ours.contacts_after), golden["contacts_after"], "contacts_after");
    agrees(count(ours.contacts_gained), golden["contacts_gained"], "contacts_gained");
    agrees(count(ours.contacts_lost), golden["contacts_lost"], "contacts_lost");
}

void compare_areas(const Study& study, const std::string& by, const json& golden) {
    INFO("by " << by);
    const survey::Comparison ours = compare(study, by);
    REQUIRE(ours.has_areas);
    compare_side(ours.cross_area.within, golden["within"]);
    compare_side(ours.cross_area.across, golden["between"]);
    agrees(ours.ei.from, golden["ei_contacts_before"], "ei_contacts_before");
    agrees(ours.ei.to, golden["ei_contacts_after"], "ei_contacts_after");
    agrees(static_cast<double>(ours.cross_area.people_with_new_across), golden["people_with_new_between_contact"],
           "people_with_new_between_contact");
    CHECK(ours.cross_area.areas.labels == golden["levels"].get<std::vector<std::string>>());
    using Matrix = std::vector<std::vector<std::uint64_t>>;
    CHECK(ours.cross_area.contacts_from == golden["contacts_matrix_before"].get<Matrix>());
    CHECK(ours.cross_area.contacts_to == golden["contacts_matrix_after"].get<Matrix>());
    compared += 3;
}

}  // namespace

TEST_CASE("golden: changes between two waves", "[golden]") {
    int changes = 0;
    for (const std::string& set : test::golden_sets()) {
        const json golden = test::golden_of(set);
        const json dataset = test::dataset_of(set);
        if (golden.is_null() || dataset.is_null()) continue;
        for (const auto& [name, change] : golden["changes"].items()) {
            INFO(set << " " << name);
            const auto arrow = name.find("->");
            const Study study = test::study_of(set, dataset, {name.substr(0, arrow), name.substr(arrow + 2)}, true);
            compare_whole(study, change);
            for (const auto& [by, areas] : change["by_attribute"].items()) compare_areas(study, by, areas);
            ++changes;
        }
    }
    if (changes == 0) test::skipped("golden: changes between two waves");
    std::cout << "golden: " << compared << " values of " << changes << " changes compared\n";
}

TEST_CASE("golden: chance value and permutation of E-I", "[golden]") {
    const json golden = test::golden_of("eies");
    const json dataset = test::dataset_of("eies");
    if (golden.is_null() || dataset.is_null()) return test::skipped("golden: chance value and permutation of E-I");
    const Study study = test::study_of("eies", dataset, {"t1_met", "t2_met"}, true);
    survey::ComparisonOptions options;
    options.by = "discipline";
    options.tie_from = std::numeric_limits<double>::quiet_NaN();
    options.draws = 20000;
    const survey::Comparison ours = survey::compare(study, options);
    const auto group = [&](const char* view) { return golden["views"][view]["groups"]["discipline"]; };
    agrees(ours.ei.expected, group("t1_met")["ei_expected_random_ties"]["value"], "ei_expected_random_ties");
    agrees(ours.ei.from, group("t1_met")["ei_index_contacts"]["value"], "ei_index_contacts");
    agrees(ours.ei.to, group("t2_met")["ei_index_contacts"]["value"], "ei_index_contacts");
    const json permuted = group("t1_met")["ei_permutation_contacts"]["value"];
    const double p = permuted["p_less_equal"];
    const double error = permuted["p_standard_error"];
    CHECK(std::abs(ours.ei.from_at_most - p) < 3 * std::sqrt(2.0) * error);
}

TEST_CASE("golden: rosters longer than the response", "[golden]") {
    const json dataset = test::dataset_of("eies48");
    if (dataset.is_null()) return test::skipped("golden: rosters longer than the response");
    Study all = test::study_of("eies48", dataset, {"t1_met", "t2_met"}, true);
    const survey::Comparison counted = compare(all, "");
    CHECK(counted.before.answered == 48);
    CHECK(counted.ties.pairs() == 48 * 47);
    io::Source source;
    source.paths = {test::dataset_path("eies48", "ties_t1.csv"), test::dataset_path("eies48", "ties_t2.csv")};
    source.actors = test::dataset_path("eies48", "nodes.csv");
    source.answered = "active";
    Study told = io::read_study(source);
    told.relations[0].tie_from = 2;
    const survey::Comparison ours = compare(told, "");
    CHECK(ours.before.answered == 34);
    CHECK(ours.before.silent.size() == 14);
    CHECK(ours.before.unknown == 14);     // nobody named them: unknown, not isolated
    CHECK(ours.ties.pairs() == 34 * 47);  // their rows leave the count, what others say about them stays
    CHECK(ours.ties.kept == counted.ties.kept);
    CHECK(ours.ties.gained == counted.ties.gained);
    CHECK(ours.density.to > counted.density.to);
}
