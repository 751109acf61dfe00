// Every golden value of areas at one wave: mixing, E-I, assortativity, modularity, brokerage.
#include <cmath>
#include <iostream>
#include <limits>
#include <numeric>

#include "graph/measure/brokerage.hpp"
#include "graph/measure/brokerage_expected.hpp"
#include "graph/measure/ei_index.hpp"
#include "graph/measure/homophily.hpp"
#include "graph/measure/mixing.hpp"
#include "graph/model/select.hpp"
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

void compare_expected(const measure::ExpectedBrokerage& chance, const json& golden, const std::vector<ActorId>& known) {
    const auto value = [&](const char* key) { return golden[key]["value"]; };
    const auto numbers = [&](const measure::BrokerNumbers& ours, const json& row, const char* key) {
        for (std::size_t k = 0; k < ours.size(); ++k) agrees(ours[k], row[k], key);
    };
    numbers(chance.network.expected, value("brokerage_global_expected"), "brokerage_global_expected");
    numbers(chance.network.z, value("brokerage_global_z"), "brokerage_global_z");
    const json rows = value("brokerage_nodes_z");
    REQUIRE(rows.size() == known.size());
    for (std::size_t i = 0; i < known.size(); ++i) numbers(chance.actors[known[i]].z, rows[i], "brokerage_nodes_z");
}

void compare_groups(const Study& study, const Network& network, const std::string& by, const json& golden) {
    const auto value = [&](const char* key) { return golden[key]["value"]; };
    const Partition groups = *study.attributes.partition(by);
    const Network contacts = symmetrise(network, Direction::union_);
    const measure::Mixing ties = measure::mixing(network, groups);
    const measure::Mixing pairs = measure::mixing(contacts, groups);
    CHECK(groups.labels == value("levels").get<std::vector<std::string>>());
    CHECK(ties.ties == value("mixing_ties").get<std::vector<std::vector<std::uint64_t>>>());
    const json densities = value("mixing_density");
    for (std::size_t g = 0; g < groups.group_count(); ++g) {
        for (std::size_t h = 0; h < groups.group_count(); ++h)
            agrees(ties.density(g, h), densities[g][h], "mixing_density");
    }
    agrees(static_cast<double>(ties.within), value("ties_within"), "ties_within");
    agrees(static_cast<double>(ties.between), value("ties_between"), "ties_between");
    agrees(ties.density_within(), value("density_within"), "density_within");
    agrees(ties.density_between(), value("density_between"), "density_between");
    agrees(static_cast<double>(pairs.within), value("contacts_within"), "contacts_within");
    agrees(static_cast<double>(pairs.between), value("contacts_between"), "contacts_between");
    agrees(ties.ei_index(), value("ei_index"), "ei_index");
    agrees(pairs.ei_index(), value("ei_index_contacts"), "ei_index_contacts");
    agrees(measure::ei_reference(network, groups).expected, value("ei_expected_random_ties"),
           "ei_expected_random_ties");
    const std::vector<double> sizes = measure::roster_sizes(network, groups);
    CHECK(sizes == value("sizes").get<std::vector<double>>());
    CHECK(std::accumulate(sizes.begin(), sizes.end(), 0.0) == value("nodes_used"));
    const auto by_group = measure::ei_by_group(contacts, groups);
    const json golden_groups = value("ei_by_group_contacts");
    for (std::size_t g = 0; g < by_group.size(); ++g) agrees(by_group[g], golden_groups[g], "ei_by_group_contacts");
    std::vector<ActorId> known;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        if (groups.known(i)) known.push_back(i);
    }
    if (golden.contains("ei_by_node_contacts")) {
        const auto by_actor = measure::ei_by_actor(contacts, groups);
        const json golden_actors = value("ei_by_node_contacts");
        REQUIRE(known.size() == golden_actors.size());
        for (std::size_t k = 0; k < known.size(); ++k)
            agrees(by_actor[known[k]], golden_actors[k], "ei_by_node_contacts");
    }
    if (golden.contains("assortativity")) {
        agrees(measure::assortativity(network, groups), value("assortativity"), "assortativity");
        agrees(measure::assortativity(contacts, groups), value("assortativity_union"), "assortativity_union");
        agrees(measure::modularity(network, groups), value("modularity"), "modularity");
        agrees(measure::modularity(contacts, groups), value("modularity_union"), "modularity_union");
    }
    if (!golden.contains("brokerage_global")) return;
    compare_expected(measure::expected_brokerage(network, groups), golden, known);
    const auto brokers = measure::brokerage(network, groups);
    std::vector<std::uint64_t> total(6, 0);
    for (std::size_t k = 0; k < known.size(); ++k) {
        std::vector<std::uint64_t> row(6, 0);
        for (std::size_t role = 0; role < 5; ++role) {
            row[role] = brokers[known[k]][role];
            row[5] += row[role];
            total[role] += row[role];
            total[5] += row[role];
        }
        if (golden.contains("brokerage_nodes")) {
            CHECK(row == value("brokerage_nodes")[k].get<std::vector<std::uint64_t>>());
            ++compared;
        }
    }
    CHECK(total == value("brokerage_global").get<std::vector<std::uint64_t>>());
    ++compared;
}

}  // namespace

TEST_CASE("golden: areas at one wave", "[golden]") {
    int blocks = 0;
    for (const std::string& set : test::golden_sets()) {
        const json golden = test::golden_of(set);
        const json dataset = test::dataset_of(set);
        if (golden.is_null() || dataset.is_null()) continue;
        for (const auto& [name, view] : golden["views"].items()) {
            if (!view.contains("groups") || view["groups"].empty()) continue;
            const Study study = test::study_of(set, dataset, {name}, false);
            const Network network = network_at(study, 0, 0, std::numeric_limits<double>::quiet_NaN());
            for (const auto& [by, block] : view["groups"].items()) {
                INFO(set << " " << name << " by " << by);
                compare_groups(study, network, by, block);
                ++blocks;
            }
        }
    }
    if (blocks == 0) test::skipped("golden: areas at one wave");
    std::cout << "golden: " << compared << " values of " << blocks << " groupings compared\n";
}
