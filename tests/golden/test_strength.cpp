// Every golden value of strength and of mean degree at one wave.
#include <iostream>
#include <limits>

#include "graph/measure/cohesion.hpp"
#include "graph/measure/degree.hpp"
#include "graph/model/select.hpp"
#include "tests/golden/golden.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using nlohmann::json;

namespace {

struct Tally {
    int graph = 0, nodes = 0;
};

void compare_view(const Network& network, const json& view, Tally& tally) {
    const auto agrees = [&](const char* key, double ours) {
        if (!view["graph"].contains(key)) return;
        test::check_golden(ours, view["graph"][key]["value"], key);
        ++tally.graph;
    };
    agrees("mean_degree", measure::mean_degree(network));
    agrees("mean_degree_out", measure::mean_degree(network));
    agrees("weight_sum", measure::strength_sum(network));
    agrees("weight_mean_of_ties", measure::mean_strength_of_ties(network));
    const json nodes = view.value("nodes", json::object());
    const auto actors_agree = [&](const char* key, const measure::ActorScores& ours) {
        if (!nodes.contains(key)) return;
        REQUIRE(ours.size() == nodes[key]["value"].size());
        for (std::size_t i = 0; i < ours.size(); ++i) test::check_golden(ours[i], nodes[key]["value"][i], key);
        ++tally.nodes;
    };
    actors_agree("strength", measure::out_strength(network));
    actors_agree("strength_out", measure::out_strength(network));
    actors_agree("strength_in", measure::in_strength(network));
}

}  // namespace

TEST_CASE("golden: strength and mean degree at one wave", "[golden]") {
    Tally tally;
    for (const std::string& set : test::golden_sets()) {
        const json golden = test::golden_of(set);
        const json dataset = test::dataset_of(set);
        if (golden.is_null() || dataset.is_null()) continue;
        for (const auto& [name, view] : golden["views"].items()) {
            INFO(set << " " << name);
            const Study study = test::study_of(set, dataset, {name}, false, test::TieStrength::as_given);
            compare_view(network_at(study, 0, 0, std::numeric_limits<double>::quiet_NaN()), view, tally);
        }
    }
    if (tally.graph == 0) test::skipped("golden: strength and mean degree at one wave");
    if (test::all_sets_here()) CHECK(tally.nodes > 0);
    std::cout << "golden: " << tally.graph << " values and " << tally.nodes << " columns on strength compared\n";
}
