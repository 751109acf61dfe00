#include "tests/golden/golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "io/read.hpp"

namespace crosstie::test {

namespace {

nlohmann::json load(const std::string& path, const std::string& set) {
    if (!std::filesystem::exists(path)) {
        std::cout << "SKIPPED: reference data of " << set << " are not here (" << path << ")\n";
        return nullptr;
    }
    return nlohmann::json::parse(std::ifstream(path));
}

// "weight>=2" -> 2; "weight>0" -> the least strength there is.
double least_strength(const std::string& rule) {
    const auto at = rule.find(">=");
    if (at != std::string::npos) return std::stod(rule.substr(at + 2));
    if (rule == "weight>0") return std::numeric_limits<double>::min();
    throw std::runtime_error("a view's rule that this test does not know: " + rule);
}

}  // namespace

std::string dataset_path(const std::string& set, const std::string& file) {
    return std::string(CROSSTIE_SHARED_DIR) + "/datasets/" + set + "/" + file;
}

nlohmann::json golden_of(const std::string& set) {
    return load(std::string(CROSSTIE_SHARED_DIR) + "/golden/" + set + ".json", set);
}

nlohmann::json dataset_of(const std::string& set) { return load(dataset_path(set, "dataset.json"), set); }

Study study_of(const std::string& set, const nlohmann::json& dataset, const std::vector<std::string>& views,
               bool with_gaps) {
    io::Source source;
    source.actors = dataset_path(set, dataset["node_file"]);
    std::vector<double> least;
    for (std::size_t k = 0; k < views.size(); ++k) {
        const auto& view = dataset["views"][views[k]];
        const auto& ties = dataset["ties"][view["ties"].get<std::string>()];
        source.paths.push_back(dataset_path(set, ties["file"]));
        source.undirected = !ties["directed"].get<bool>();
        least.push_back(least_strength(view["rule"]));
        if (!with_gaps) continue;
        if (ties.contains("missing_file")) {
            (k == 0 ? source.missing_from : source.missing_to) = dataset_path(set, ties["missing_file"]);
        }
        for (const auto& id : ties.value("absent_nodes", nlohmann::json::array())) {
            (k == 0 ? source.absent_from : source.absent_to).push_back(id);
        }
    }
    Study study = io::read_study(source);
    study.relations[0].tie_from = least[0];
    for (const double other : least) {
        if (other != least[0]) throw std::runtime_error("two views of one change with different rules");
    }
    return study;
}

}  // namespace crosstie::test
