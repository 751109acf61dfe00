#include "tests/golden/golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <stdexcept>

#include "io/read/read.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

namespace crosstie::test {

namespace {

nlohmann::json load(const std::string& path, const std::string& set) {
    if (!std::filesystem::exists(path)) {
        std::cout << "not here: reference data of " << set << " (" << path << ")\n";
        return nullptr;
    }
    return nlohmann::json::parse(std::ifstream(path));
}

// A view's rule on strengths, such as "weight>=2" or, for ranks, "weight<=5".
bool holds(const std::string& rule, double strength) {
    if (rule.starts_with("weight>=")) return strength >= std::stod(rule.substr(8));
    if (rule.starts_with("weight<=")) return strength <= std::stod(rule.substr(8));
    if (rule.starts_with("weight>")) return strength > std::stod(rule.substr(7));
    throw std::runtime_error("a view's rule that this test does not know: " + rule);
}

// A tie that keeps the rule has strength 1 or its own, any other is none.
void apply(const nlohmann::json& view, Answers& answers, TieStrength strength) {
    std::erase_if(answers.ties, [&](const Tie& tie) { return !holds(view["rule"], tie.strength); });
    for (Tie& tie : answers.ties) {
        if (strength == TieStrength::one) tie.strength = 1;
        if (view.value("reverse", false)) std::swap(tie.from, tie.to);
    }
}

// Beside the project; what may be shipped stands in it too. CROSSTIE_SHARED names another place, so that a run without
// the reference data can be tried.
std::string root_of(const std::string& set) {
    const char* const elsewhere = std::getenv("CROSSTIE_SHARED");
    const std::string shared = elsewhere != nullptr ? elsewhere : CROSSTIE_SHARED_DIR;
    const std::string shipped = CROSSTIE_SOURCE_DIR "/tests/golden/shipped";
    const std::string file = "/golden/" + set + ".json";
    return !std::filesystem::exists(shared + file) && std::filesystem::exists(shipped + file) ? shipped : shared;
}

}  // namespace

void check_golden(double ours, const nlohmann::json& golden, const char* key) {
    INFO(key);
    CHECK(near(ours, golden.is_null() ? std::nan("") : golden.get<double>()));
}

void skipped(const std::string& test) { std::cout << "SKIPPED: " << test << "\n"; }

bool all_sets_here() {
    return std::ranges::all_of(golden_sets(), [](const std::string& set) {
        return std::filesystem::exists(root_of(set) + "/golden/" + set + ".json");
    });
}

std::string dataset_path(const std::string& set, const std::string& file) {
    return root_of(set) + "/datasets/" + set + "/" + file;
}

nlohmann::json golden_of(const std::string& set) { return load(root_of(set) + "/golden/" + set + ".json", set); }

nlohmann::json dataset_of(const std::string& set) { return load(dataset_path(set, "dataset.json"), set); }

Study study_of(const std::string& set, const nlohmann::json& dataset, const std::vector<std::string>& views,
               bool with_gaps, TieStrength strength) {
    io::Source source;
    source.actors = dataset_path(set, dataset["node_file"]);
    for (std::size_t k = 0; k < views.size(); ++k) {
        const auto& view = dataset["views"][views[k]];
        const auto& ties = dataset["ties"][view["ties"].get<std::string>()];
        source.paths.push_back(dataset_path(set, ties["file"]));
        source.undirected = !ties["directed"].get<bool>();
        if (!with_gaps) continue;
        if (ties.contains("missing_file")) {
            (k == 0 ? source.missing_from : source.missing_to) = dataset_path(set, ties["missing_file"]);
        }
        for (const auto& id : ties.value("absent_nodes", nlohmann::json::array())) {
            (k == 0 ? source.absent_from : source.absent_to).push_back(id);
        }
    }
    Study study = io::read_study(source);
    for (std::size_t k = 0; k < views.size(); ++k) apply(dataset["views"][views[k]], study.answers[0][k], strength);
    study.relations[0].tie_from = strength == TieStrength::one ? 1 : -std::numeric_limits<double>::infinity();
    return study;
}

}  // namespace crosstie::test
