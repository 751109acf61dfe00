#include "io/answers/change/network_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "graph/base/calls.hpp"
#include "graph/base/error.hpp"
#include "graph/measure/catalog.hpp"
#include "graph/measure/quartiles.hpp"
#include "graph/model/select.hpp"
#include "io/answers/change/case.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using Figured = NetworkFigures::Value;

constexpr std::size_t most_for_every = 500;  // actors: beyond, all measures together take minutes

/// Mean and standard deviation of the people who have a score.
std::array<Figured, 2> degrees(const measure::ActorScores& scores) {
    const measure::MeanAndDeviation found = measure::mean_and_deviation(scores);
    return {Figured{"degree_mean", found.mean, found.values > 0 ? "" : "not_observed"},
            Figured{"degree_sd", found.deviation, found.values > 1 ? "" : "too_few"}};
}

class Figures {
 public:
    explicit Figures(const Case& of) : of_(of), study_(of.study), c_(of.comparison), edition_(of.edition) {}

    std::vector<NetworkFigures> make() {
        std::vector<NetworkFigures> all;
        for (std::size_t relation = 0; relation < study_.relations.size(); ++relation) {
            const bool shown = may_show(relation);
            for (std::size_t wave = 0; wave < study_.waves.size(); ++wave) {
                if (!shows_people(edition_) && !compared(wave)) continue;
                all.push_back(one(relation, wave, shown));
            }
        }
        return all;
    }

 private:
    bool compared(std::size_t wave) const { return wave == c_.options.from || wave == c_.options.to; }

    /// Whether a wave's own figures of a question may stand beside those of the pairs answered both times.
    bool may_show(std::size_t relation) const {
        if (shows_people(edition_)) return true;
        survey::ComparisonOptions how = c_.options;
        how.relation = relation;
        how.tie_from = std::nan("");
        how.draws = 0;
        try {
            if (relation == c_.options.relation) return of_.shown().waves_shown;
            return of_.other(how, edition_).shown().waves_shown;
        } catch (const NotShown&) {
            return false;  // too few answered this question
        }
    }

    NetworkFigures one(std::size_t relation, std::size_t wave, bool shown) const {
        NetworkFigures made;
        made.relation = relation;
        made.wave = wave;
        const bool main = relation == c_.options.relation;
        made.tie_from = main ? c_.tie_from : study_.relations[relation].tie_from;
        made.direction = study_.relations[relation].directed ? c_.options.direction : Direction::union_;
        const Network& network = of_.networks().read(relation, wave, made.tie_from, made.direction);
        made.actors = network.observed().roster_count();
        if (!shown) return made;
        const measure::MeasuredNetwork measured(network);
        const bool directed = network.directed();
        add(made.figures, measured, "ties");
        add(made.figures, measured, "density");
        for (const measure::ActorMeasure& score : measure::actor_measures()) {
            if (score.info.key != (directed ? "outdegree" : "degree")) continue;
            for (const Figured& value : degrees(score.of(measured))) made.figures.push_back(value);
        }
        add(made.figures, measured, "transitivity");
        add(made.figures, measured, directed ? "centralization_indegree" : "centralization_degree");
        if (directed) add(made.figures, measured, "reciprocity_edgewise");
        if (shows_people(edition_) && main && compared(wave) && made.actors <= most_for_every) {
            for (const measure::NetworkMeasure& measure : measure::network_measures())
                add(made.every, measured, measure);
        }
        return made;
    }

    static void add(std::vector<Figured>& to, const measure::MeasuredNetwork& network, std::string_view key) {
        const auto measures = measure::network_measures();
        add(to, network, *std::ranges::find(measures, key, [](const auto& one) { return one.info.key; }));
    }

    static void add(std::vector<Figured>& to, const measure::MeasuredNetwork& network,
                    const measure::NetworkMeasure& measure) {
        if (measure.when != measure::When::always || !measure::applies_to(measure.applies, network)) return;
        try {
            const measure::NetworkValue value = measure.of(network);
            if (const auto* number = std::get_if<double>(&value.value)) {
                to.push_back({measure.info.key, *number, value.why});
            }
        } catch (const LimitReached&) {
            to.push_back({measure.info.key, measure::undefined, "limit"});
        }
    }

    const Case& of_;
    const Study& study_;
    const survey::Comparison& c_;
    Edition edition_;
};

std::string in_words(const Figured* value, int digits) {
    if (value == nullptr) return "not applicable";
    return decimal_words(value->value, digits);
}

bool whole(std::string_view key) {
    for (const std::string_view word :
         {"ties", "dyads_", "components_", "isolates", "diameter", "connectivity_", "core_max"}) {
        if (key.starts_with(word) && key.find("density") == std::string_view::npos) return true;
    }
    return key == "cliques" || key == "weight_sum";
}

std::string wave_name(const Study& study, std::size_t wave) {
    return study.waves[wave].label.empty() ? study.waves[wave].key : study.waves[wave].label;
}

}  // namespace

const NetworkFigures::Value* NetworkFigures::find(std::string_view key) const {
    const auto found = std::ranges::find(figures, key, &Figured::key);
    return found == figures.end() ? nullptr : &*found;
}

std::vector<NetworkFigures> network_figures_of(const Case& of) {
    tell_call("network_figures", [&] { return std::string(name_of(of.edition)); });
    return Figures(of).make();
}

std::optional<Table> networks_table(const Study& study, const std::vector<NetworkFigures>& networks) {
    Table table{"networks",
                "Each question at each survey, by itself",
                {{"Question and survey"},
                 {"People", true},
                 {"Links", true},
                 {"Share linked, %", true},
                 {"Named by a person, mean (SD)", true},
                 {"Clustering", true},
                 {"Centralization", true},
                 {"Reciprocity", true}},
                {},
                "Every answer of that survey counts, so that these differ from the comparison, which rests on pairs "
                "answered both times. Clustering: transitivity. Centralization: Freeman's, of being named (of contacts "
                "where links have no direction). Reciprocity: the share of links named back.",
                {}};
    for (const NetworkFigures& network : networks) {
        if (network.figures.empty()) continue;
        const Relation& relation = study.relations[network.relation];
        const auto* ties = network.find("ties");
        const auto* density = network.find("density");
        const auto* directed = network.find("centralization_indegree");
        table.rows.push_back(
            {fmt::format("{}, {}", capitalised(relation.label.empty() ? relation.key : relation.label),
                         wave_name(study, network.wave)),
             count_words(network.actors), in_words(ties, 0),
             density != nullptr && std::isfinite(density->value) ? decimal_words(density->value * 100, 1)
                                                                 : "not defined",
             fmt::format("{} ({})", in_words(network.find("degree_mean"), 1), in_words(network.find("degree_sd"), 1)),
             in_words(network.find("transitivity"), 2),
             in_words(directed != nullptr ? directed : network.find("centralization_degree"), 2),
             in_words(network.find("reciprocity_edgewise"), 2)});
    }
    if (table.rows.empty()) return std::nullopt;
    return table;
}

std::optional<Table> every_measure_table(const Study& study, const survey::Comparison& comparison,
                                         const std::vector<NetworkFigures>& networks) {
    const auto at = [&](std::size_t wave) {
        return std::ranges::find_if(networks, [&](const NetworkFigures& n) {
            return n.relation == comparison.options.relation && n.wave == wave && !n.every.empty();
        });
    };
    const auto before = at(comparison.options.from), after = at(comparison.options.to);
    if (before == networks.end() || after == networks.end()) return std::nullopt;
    Table table{"every_measure",
                "Every measure of the network that is one number",
                {{"Measure"}, {wave_name(study, before->wave), true}, {wave_name(study, after->wave), true}, {"Key"}},
                {},
                "Every answer of that survey counts. The key is what \u201ccrosstie list\u201d explains a measure by.",
                {}};
    for (const measure::NetworkMeasure& measure : measure::network_measures()) {
        const std::string_view key = measure.info.key;
        const auto from = std::ranges::find(before->every, key, &Figured::key);
        const auto to = std::ranges::find(after->every, key, &Figured::key);
        if (from == before->every.end() || to == after->every.end()) continue;
        const int digits = whole(key) ? 0 : 3;
        table.rows.push_back({std::string(measure.info.meaning), decimal_words(from->value, digits),
                              decimal_words(to->value, digits), std::string(key)});
    }
    return table;
}

nlohmann::ordered_json networks_json(const Study& study, const std::vector<NetworkFigures>& networks) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const NetworkFigures& network : networks) {
        nlohmann::ordered_json one;
        one["relation"] = study.relations[network.relation].key;
        one["wave"] = study.waves[network.wave].key;
        one["direction"] = name_of(network.direction);
        one["tie_from"] = network.tie_from;
        one["actors"] = network.actors;
        if (network.figures.empty()) {
            withhold(one, "figures", "suppressed");
        } else {
            for (const Figured& value : network.figures)
                put(one["figures"], std::string(value.key), value.value, value.why);
        }
        for (const Figured& value : network.every)
            put(one["every_measure"], std::string(value.key), value.value, value.why);
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace crosstie::io
