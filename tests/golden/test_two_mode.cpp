// Every golden value of the two-mode network of Davis, Gardner and Gardner's southern women.
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <set>
#include <sstream>

#include "graph/measure/betweenness.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/measure/components.hpp"
#include "graph/measure/degree.hpp"
#include "graph/measure/paths.hpp"
#include "graph/measure/two_mode.hpp"
#include "tests/golden/golden.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using nlohmann::json;

namespace {

// The women and events of the golden file, which lists the women first.
TwoMode attendance(const json& ids, std::uint32_t women) {
    std::map<std::string, std::uint32_t> place;
    for (const auto& id : ids) place.emplace(id, static_cast<std::uint32_t>(place.size()));
    std::ifstream file(test::dataset_path("southern_women", "ties_attendance.csv"));
    std::vector<Attends> ties;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        std::string woman, event;
        std::getline(cells, woman, ',');
        std::getline(cells, event, ',');
        ties.push_back({place.at(woman), place.at(event) - women});
    }
    return {women, static_cast<std::uint32_t>(ids.size()) - women, std::move(ties)};
}

std::vector<double> women_then_events(const measure::TwoModeScores& scores) {
    std::vector<double> all = scores.actors;
    all.insert(all.end(), scores.events.begin(), scores.events.end());
    return all;
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// The matrix of shared events (or women), the diagonal being the degree.
void check_matrix(const TwoMode& two_mode, Side side, const json& golden) {
    const Network projection = project(two_mode, side);
    REQUIRE(golden.size() == projection.actor_count());
    for (ActorId i = 0; i < projection.actor_count(); ++i) {
        std::vector<double> row(projection.actor_count(), 0);
        row[i] = static_cast<double>(two_mode.of(side, i).size());
        for (std::size_t k = 0; k < projection.out(i).size(); ++k) {
            row[projection.out(i)[k]] = projection.valued() ? projection.out_strength(i)[k] : 1;
        }
        CHECK(golden[i].get<std::vector<double>>() == row);
    }
}

}  // namespace

TEST_CASE("golden: the southern women, every value of the two-mode network", "[golden][two_mode]") {
    const json golden = test::golden_of("southern_women");
    const json dataset = test::dataset_of("southern_women");
    if (golden.is_null() || dataset.is_null()) {
        test::skipped("golden: the southern women, every value of the two-mode network");
        return;
    }
    const json& graph = golden["views"]["attendance"]["graph"];
    const json& nodes = golden["views"]["attendance"]["nodes"];
    const TwoMode women = attendance(golden["node_ids"], graph["n1"]["value"]);
    const Network both = as_network(women);
    const Network women_only = project(women, Side::actors);
    const Network events_only = project(women, Side::events);

    std::set<std::string> compared;
    const auto agrees = [&](const char* key, double ours) {
        REQUIRE(graph.contains(key));
        test::check_golden(ours, graph[key]["value"], key);
        compared.insert(key);
    };
    agrees("n1", women.count(Side::actors));
    agrees("n2", women.count(Side::events));
    agrees("ties", static_cast<double>(women.tie_count()));
    agrees("density_two_mode", measure::density_two_mode(women));
    agrees("components", static_cast<double>(measure::weak_components(both).sizes.size()));
    agrees("diameter", measure::path_summary(both).diameter);
    agrees("mean_distance", measure::path_summary(both).mean_distance);
    agrees("projection1_ties", static_cast<double>(women_only.tie_count()));
    agrees("projection1_weight_sum", measure::strength_sum(women_only));
    agrees("projection1_density", measure::density(women_only));
    agrees("projection1_transitivity", measure::transitivity(women_only));
    agrees("projection2_ties", static_cast<double>(events_only.tie_count()));
    agrees("projection2_weight_sum", measure::strength_sum(events_only));
    agrees("projection2_density", measure::density(events_only));
    agrees("projection2_transitivity", measure::transitivity(events_only));
    agrees("clustering_robins_alexander", measure::clustering_robins_alexander(women));
    const measure::TwoModeScores dot = measure::clustering_latapy_dot(women);
    agrees("clustering_latapy_dot_mean", mean(women_then_events(dot)));
    agrees("clustering_latapy_dot_mean_mode1", mean(dot.actors));
    agrees("clustering_latapy_dot_mean_mode2", mean(dot.events));
    check_matrix(women, Side::actors, graph["projection1_matrix_diagonal_is_degree"]["value"]);
    check_matrix(women, Side::events, graph["projection2_matrix_diagonal_is_degree"]["value"]);
    compared.insert({"projection1_matrix_diagonal_is_degree", "projection2_matrix_diagonal_is_degree"});

    const auto all_agree = [&](const char* key, const std::vector<double>& ours) {
        const json& values = nodes[key]["value"];
        REQUIRE(ours.size() == values.size());
        for (std::size_t i = 0; i < ours.size(); ++i) test::check_golden(ours[i], values[i], key);
        compared.insert(key);
    };
    all_agree("degree", measure::out_degree(both));
    all_agree("degree_two_mode", women_then_events(measure::degree_two_mode(women)));
    all_agree("betweenness", measure::betweenness(both));
    all_agree("betweenness_two_mode", women_then_events(measure::betweenness_two_mode(women)));
    all_agree("closeness_two_mode", women_then_events(measure::closeness_two_mode(women)));
    all_agree("redundancy", women_then_events(measure::redundancy(women)));

    const Network newman = project(women, Side::actors, Weighting::newman);
    const json& weights = nodes["projection1_newman_weights"]["value"];
    CHECK(weights.size() == newman.tie_count());
    for (const json& row : weights) {
        const auto place = [&](const json& id) {  // W01 is woman 0
            return static_cast<ActorId>(std::stoul(id.get<std::string>().substr(1)) - 1);
        };
        const ActorId one = place(row[0]);
        const auto row_of = newman.out(one);
        const auto at = std::lower_bound(row_of.begin(), row_of.end(), place(row[1]));
        REQUIRE(at != row_of.end());
        REQUIRE(*at == place(row[1]));
        test::check_golden(newman.out_strength(one)[static_cast<std::size_t>(at - row_of.begin())], row[2],
                           "projection1_newman_weights");
    }
    compared.insert("projection1_newman_weights");
    compared.insert("node_ids");  // the order itself, which the vectors above follow

    for (const json* block : {&graph, &nodes}) {
        for (const auto& [key, value] : block->items()) {
            INFO(key);
            CHECK(compared.contains(key));
        }
    }
    std::cout << "golden: " << compared.size() << " keys of the southern women compared\n";
}
