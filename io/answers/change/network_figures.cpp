// Each question at each survey by itself: the figures that evaluations publish of a network, once for every format.
#include "io/answers/change/network_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "graph/base/calls.hpp"
#include "graph/base/error.hpp"
#include "graph/measure/catalog.hpp"
#include "graph/measure/quartiles.hpp"
#include "graph/model/select.hpp"
#include "graph/model/shown_name.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/answers/change/case.hpp"
#include "io/document/shown.hpp"
#include "io/release/not_shown.hpp"
#include "io/release/once_observed.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using Figured = NetworkFigures::Value;

constexpr std::string_view returned_key = "reciprocity_edgewise";
constexpr std::string_view centralization = "centralization_";  // in-degree, or degree
constexpr std::size_t most_for_every = 500;                     // actors: beyond, all measures together take minutes

/// Mean and standard deviation of the people who have a score.
std::array<Figured, 2> degrees(const measure::ActorScores& scores) {
    const measure::MeanAndDeviation found = measure::mean_and_deviation(scores);
    return {Figured{"degree_mean", found.mean, found.values > 0 ? "" : "not_observed"},
            Figured{"degree_sd", found.deviation, found.values > 1 ? "" : "too_few"}};
}

class NetworkFigureMaker {
 public:
    explicit NetworkFigureMaker(const Case& of) : of_(of), study_(of.study), c_(of.comparison), edition_(of.edition) {}

    std::vector<NetworkFigures> make() {
        std::vector<NetworkFigures> all;
        for (std::size_t relation = 0; relation < study_.relations.size(); ++relation) {
            const bool closed = !waves_shown(relation);
            for (std::size_t wave = 0; wave < study_.waves.size(); ++wave) {
                all.push_back(one(relation, wave));
                all.back().figures_closed = closed;
                all.back().centralization_closed = !shows_people(edition_);
                all.back().returned_closed =
                    !shows_people(edition_) && !complete_case_shown(study_, relation, wave, wave, of_.shown());
            }
        }
        return all;
    }

 private:
    bool compared(std::size_t wave) const { return wave == c_.options.from || wave == c_.options.to; }

    /// Whether a wave's own figures of a question may stand beside those of the pairs answered both times.
    bool waves_shown(std::size_t relation) const {
        if (shows_people(edition_)) return true;  // nothing is closed there: spares a comparison of each question
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

    NetworkFigures one(std::size_t relation, std::size_t wave) const {
        NetworkFigures made;
        made.relation = relation;
        made.wave = wave;
        made.closed = !compared(wave);
        const bool main = relation == c_.options.relation;
        made.tie_from = main ? c_.tie_from : study_.relations[relation].tie_from;
        made.direction = study_.relations[relation].directed ? c_.options.direction : Direction::union_;
        const Network& network = of_.networks().read(relation, wave, made.tie_from, made.direction);
        made.actors = network.observed().roster_count();
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
        if (directed) add(made.figures, measured, returned_key);
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
        if (!measure::with_others(measure.when, network) || !measure::applies_to(measure.applies, network)) return;
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

Cell cell_of(const Figured& figure) {
    return number_or(figure.value, figure.why.empty() ? Why::not_defined : why_of(figure.why));
}

bool whole(std::string_view key) {
    for (const std::string_view word :
         {"ties", "dyads_", "components_", "isolates", "diameter", "connectivity_", "core_max"}) {
        if (key.starts_with(word) && key.find("density") == std::string_view::npos) return true;
    }
    return key == "cliques" || key == "weight_sum";
}

}  // namespace

const NetworkFigures::Value* NetworkFigures::find(std::string_view key) const {
    const auto found = std::ranges::find(figures, key, &Figured::key);
    return found == figures.end() ? nullptr : &*found;
}

std::vector<NetworkFigures> network_figures_of(const Case& of) {
    tell_call("network_figures", [&] { return std::string(name_of(of.edition)); });
    return NetworkFigureMaker(of).make();
}

Document networks_document(const Study& study, const std::vector<NetworkFigures>& networks) {
    Document document;
    document.key = "networks";
    Section& section = document.sections.emplace_back();
    for (const NetworkFigures& network : networks) {
        Record record{"networks", "", {}, "", Shown::data_only};
        record.listed = true;
        record.closed = network.closed;
        const auto add = [&](std::string key, const Cell& cell, std::string meaning = "") {
            record.fields.push_back({{std::move(key), "", Kind::exact, std::move(meaning)}, cell});
        };
        add("relation", study.relations[network.relation].key, "Which question");
        add("wave", study.waves[network.wave].key, "Which survey");
        add("direction", std::string(name_of(network.direction)),
            "How ties were read: directed, union or intersection");
        add("tie_from", network.tie_from, "Least strength that counts as a tie");
        add("actors", network.actors, "People on the list");
        for (const Figured& value : network.figures)
            add("figures." + as_level(std::string(value.key)),
                cell_of(value).closed_where(network.figures_closed ||
                                            (network.returned_closed && value.key == returned_key) ||
                                            (network.centralization_closed && value.key.starts_with(centralization))));
        for (const Figured& value : network.every)
            add("every_measure." + as_level(std::string(value.key)), cell_of(value).closed_where(true));
        section.blocks.emplace_back(std::move(record));
    }
    return document;
}

namespace {
/// What the columns are, as far as the study has them: of being named where links have a direction, of contacts where not.
std::string networks_note(const Study& study, bool named, bool joined, bool centralized) {
    const bool one = study.waves.size() == 1;
    std::string note =
        one ? "Every answer counts."
            : "Every answer of that survey counts, so that these differ from the comparison, which rests on "
              "pairs answered both times.";
    const bool recorded = std::ranges::any_of(study.answers, [](const auto& relation) {
        return std::ranges::any_of(relation, [](const auto& wave) { return wave.answered_stated; });
    });
    if (named && recorded) note += " The mean is of those who answered.";
    note += " Clustering: transitivity.";
    if (centralized) {
        note += " Centralization: Freeman's, of ";
        note += named && joined ? "being named (of contacts where links have no direction)."
                : named         ? "being named."
                                : "contacts.";
    } else {
        note += " Centralization is not shown: it gives back the figure of one person, the most central.";
    }
    if (!named) return note;
    return note + (one ? " Reciprocity: the share of links named back."
                       : " Reciprocity: the share of links named back, among those who answered that survey; the share "
                         "returned that the text gives counts only who answered both surveys.");
}
}  // namespace

Table networks_table(const Study& study, const std::vector<NetworkFigures>& networks) {
    const auto directed_one = [&](const NetworkFigures& network) { return study.relations[network.relation].directed; };
    const bool named = std::ranges::any_of(networks, directed_one),
               joined = !std::ranges::all_of(networks, directed_one),
               centralized = std::ranges::none_of(networks, &NetworkFigures::centralization_closed);
    Table table{"networks",
                "Each question at each survey, by itself",
                {{"Question and survey"},
                 {"", "People", Kind::count},
                 {"", "Links", Kind::count},
                 {"", "Share linked, %", Kind::percent},
                 {named ? "Named by a person, mean (SD)" : "Contacts of a person, mean (SD)", true},
                 {"", "Clustering", Kind::decimal, "", 2}},
                {},
                networks_note(study, named, joined, centralized),
                {}};
    if (centralized) table.columns.push_back({"", "Centralization", Kind::decimal, "", 2});
    if (named) table.columns.push_back({"", "Reciprocity", Kind::decimal, "", 2});
    for (const NetworkFigures& network : networks) {
        const Relation& relation = study.relations[network.relation];
        const auto figure = [&](std::string_view key) {
            const Figured* found = network.find(key);
            return found == nullptr ? Cell(Undefined{Why::not_applicable}) : cell_of(*found);
        };
        const auto mean = [&](std::string_view key) { return shown(figure(key), Kind::decimal, 1); };
        const bool directed = network.find("centralization_indegree") != nullptr;
        const Cell name =
            fmt::format("{}: {}", capitalised(shown_name(relation)), shown_name(study.waves[network.wave]));
        table.rows.push_back({name.closed_where(network.closed || network.figures_closed), network.actors,
                              figure("ties"), figure("density"),
                              fmt::format("{} ({})", mean("degree_mean"), mean("degree_sd")), figure("transitivity")});
        if (centralized) {
            table.rows.back().push_back(figure(directed ? "centralization_indegree" : "centralization_degree"));
        }
        if (named) table.rows.back().push_back(figure(returned_key).closed_where(network.returned_closed));
    }
    return table;
}

Table every_measure_table(const Study& study, const survey::Comparison& comparison,
                          const std::vector<NetworkFigures>& networks) {
    Table table{"every_measure",
                "Every measure of the network that is one number",
                {{"Measure"},
                 {"", shown_name(study.waves[comparison.options.from]), Kind::decimal, "", 3},
                 {"", shown_name(study.waves[comparison.options.to]), Kind::decimal, "", 3},
                 {"Key"}},
                {},
                "Every answer of that survey counts. The key is what \u201ccrosstie list\u201d explains a measure by.",
                {}};
    const auto of_wave = [&](std::size_t wave) -> const std::vector<Figured>& {
        return std::ranges::find_if(
                   networks,
                   [&](const NetworkFigures& n) { return n.relation == comparison.options.relation && n.wave == wave; })
            ->every;
    };
    const std::vector<Figured>&before = of_wave(comparison.options.from), &after = of_wave(comparison.options.to);
    for (const measure::NetworkMeasure& measure : measure::network_measures()) {
        const std::string_view key = measure.info.key;
        const auto from = std::ranges::find(before, key, &Figured::key);
        const auto to = std::ranges::find(after, key, &Figured::key);
        if (from == before.end() || to == after.end()) continue;
        const Kind kind = whole(key) ? Kind::count : Kind::decimal;
        table.rows.push_back({Cell(std::string(measure.info.meaning)).closed_where(true), cell_of(*from).as(kind),
                              cell_of(*to).as(kind), std::string(key)});
    }
    if (survey::one_survey(comparison)) {
        table.columns.erase(table.columns.begin() + 2);
        for (Row& row : table.rows) row.erase(row.begin() + 2);
    }
    return table;
}

}  // namespace crosstie::io
