// Every golden value of one wave that a measure of the catalog covers, by data set, view and key.
#include <iostream>
#include <limits>
#include <map>
#include <set>

#include "graph/measure/catalog.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/model/select.hpp"
#include "tests/golden/golden.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using nlohmann::json;

namespace {

constexpr double least = std::numeric_limits<double>::quiet_NaN();  // the relation's own tie_from

struct Tally {
    std::map<std::string, int> compared;
    std::set<std::string> not_covered;
};

// Golden keys carry the direction: "transitivity_union". Ours do not: the network says it.
const measure::NetworkMeasure* network_measure(std::string_view key) {
    for (const auto& one : measure::network_measures()) {
        if (one.info.key == key) return &one;
    }
    return nullptr;
}
const measure::ActorMeasure* actor_measure(std::string_view key) {
    for (const auto& one : measure::actor_measures()) {
        if (one.info.key == key) return &one;
    }
    return nullptr;
}

struct Reading {
    std::string key;
    const Network* network;
};

// Which measure on which network a golden key asks for.
Reading reading_of(std::string key, const Network& network, const Network& either, const Network& both) {
    const auto strip = [&](std::string_view part) {
        const auto at = key.find(part);
        if (at == std::string::npos) return false;
        key.erase(at, part.size());
        return true;
    };
    if (strip("_intersection")) return {key, &both};
    if (strip("_union")) return {key, &either};
    if (strip("_directed")) {
        strip("_weak");
        return {key, &network};
    }
    return {key, &network};
}

void compare_value(const Study& study, const measure::NetworkValue& ours, const json& golden) {
    if (const auto* number = std::get_if<double>(&ours.value)) {
        CHECK(test::near(*number, golden.is_null() ? std::nan("") : golden.get<double>()));
    } else if (const auto* numbers = std::get_if<std::vector<double>>(&ours.value)) {
        CHECK(*numbers == golden.get<std::vector<double>>());
    } else if (const auto* pairs = std::get_if<std::vector<std::array<ActorId, 2>>>(&ours.value)) {
        std::vector<std::array<std::string, 2>> ids;
        for (const auto& [i, j] : *pairs) ids.push_back({study.actors[i].id, study.actors[j].id});
        CHECK(ids == golden.get<std::vector<std::array<std::string, 2>>>());
    } else {
        std::vector<std::string> ids;
        for (const ActorId i : std::get<std::vector<ActorId>>(ours.value)) ids.push_back(study.actors[i].id);
        CHECK(ids == golden.get<std::vector<std::string>>());
    }
}

// Where the golden conventions call a value undefined, or one of several, although the references give one.
bool undefined_by_convention(const json& view, const std::string& key) {
    const json nodes = view.value("nodes", json::object());
    if (key == "centralization_closeness_union") return view["graph"]["components_weak"]["value"].get<int>() > 1;
    if (key == "centralization_eigenvector_union") return !nodes.contains("eigenvector_union");
    return false;
}

// Keys of golden that no measure of the catalog has, and where they are held, or why nowhere.
std::string_view reason_for(const std::string& key) {
    static const std::map<std::string_view, std::string_view> reasons{
        {"bootstrap", "compared in 'golden: standard errors of a density'"},
        {"eigenvector_union_unit_length", "eigenvector_union times a constant"},
        {"mean_degree", "compared in 'golden: strength and mean degree at one wave'"},
        {"mean_degree_out", "compared in 'golden: strength and mean degree at one wave'"},
        {"weight_sum", "compared in 'golden: strength and mean degree at one wave'"},
        {"weight_mean_of_ties", "compared in 'golden: strength and mean degree at one wave'"},
        {"strength", "compared in 'golden: strength and mean degree at one wave'"},
        {"strength_in", "compared in 'golden: strength and mean degree at one wave'"},
        {"strength_out", "compared in 'golden: strength and mean degree at one wave'"},
        {"density_among_senders", "a rough treatment of non-response that crosstie does not offer"},
        {"senders", "a count that belongs to density_among_senders"},
        {"n", "the size of the roster, not a measure"},
        {"missing_or_absent_cells", "a count of the data set's cells, not a measure"},
        {"self_loops_dropped", "a count of what reading drops, not a measure"},
        {"triad_census_labels", "names, not values"}};
    const auto at = reasons.find(key);
    return at == reasons.end() ? std::string_view{} : at->second;
}

void compare_view(const Study& study, const json& view, Tally& tally) {
    const Network network = network_at(study, 0, 0, least);
    const Network either = symmetrise(network, Direction::union_);
    const Network both = network.directed() ? symmetrise(network, Direction::intersection) : either;
    for (const auto& [key, entry] : view["graph"].items()) {
        const Reading reading = reading_of(key, network, either, both);
        const auto* one = network_measure(reading.key);
        if (one == nullptr || !entry.contains("value") || !measure::applies_to(one->applies, *reading.network)) {
            tally.not_covered.insert(key);
            continue;
        }
        if (entry["value"].is_number() && undefined_by_convention(view, key)) continue;
        INFO(key);
        compare_value(study, one->of(*reading.network), entry["value"]);
        ++tally.compared[key];
    }
    const json nodes = view.value("nodes", json::object());
    for (const auto& [key, entry] : nodes.items()) {
        const Reading reading = reading_of(key, network, either, both);
        const auto* one = actor_measure(reading.key);
        if (one == nullptr || !measure::applies_to(one->applies, *reading.network)) {
            tally.not_covered.insert(key);
            continue;
        }
        const measure::ActorScores scores = one->of(*reading.network);
        REQUIRE(scores.size() == entry["value"].size());
        for (std::size_t i = 0; i < scores.size(); ++i) {
            INFO(key << " of " << study.actors[i].id);
            const json& golden = entry["value"][i];
            CHECK(test::near(scores[i], golden.is_null() ? std::nan("") : golden.get<double>()));
        }
        ++tally.compared[key];
    }
}

}  // namespace

TEST_CASE("golden: measures of one wave", "[golden]") {
    Tally tally;
    for (const std::string& set : test::golden_sets()) {
        const json golden = test::golden_of(set);
        const json dataset = test::dataset_of(set);
        if (golden.is_null() || dataset.is_null()) continue;
        for (const auto& [name, view] : golden["views"].items()) {
            INFO(set << " " << name);
            // Golden one-wave values read an unobserved cell as "no tie", so they are fed without gaps...
            compare_view(test::study_of(set, dataset, {name}, false), view, tally);
            // ...but for the density over observed cells.
            if (!view["graph"].contains("density_observed_cells")) continue;
            const Study study = test::study_of(set, dataset, {name}, true);
            const double ours = measure::density(network_at(study, 0, 0, least));
            CHECK(test::near(ours, view["graph"]["density_observed_cells"]["value"]));
            ++tally.compared["density_observed_cells"];
            tally.not_covered.erase("density_observed_cells");
        }
    }
    int total = 0;
    for (const auto& [key, count] : tally.compared) {
        total += count;
        std::cout << "golden: " << key << " compared in " << count << " views\n";
    }
    for (const std::string& key : tally.not_covered) {
        if (tally.compared.contains(key)) continue;
        std::cout << "golden: " << key << " not covered here: " << reason_for(key) << "\n";
        CHECK_FALSE(reason_for(key).empty());  // a new golden key needs a measure or a reason
    }
    if (total == 0) test::skipped("golden: measures of one wave");
    if (total > 0) CHECK(tally.compared.size() >= 60);
}
