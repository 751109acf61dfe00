#include "io/report/measure_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "graph/base/error.hpp"
#include "io/report/comparison_json.hpp"
#include "io/report/csv_cell.hpp"
#include "io/report/disclosure.hpp"
#include "io/report/text_table.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

bool lists_people(const measure::NetworkValue& value) {
    return value.value.index() >= 2;  // people, or pairs of them
}

// Six significant digits read well in a terminal; JSON and CSV carry them all.
std::string for_reading(double value) { return std::isnan(value) ? "not defined" : fmt::format("{:.6g}", value); }

std::string value_words(const Study& study, const measure::NetworkValue& value) {
    std::string words;
    const auto add = [&](const std::string& item) { words += (words.empty() ? "" : ", ") + item; };
    if (const auto* number = std::get_if<double>(&value.value)) {
        if (std::isnan(*number)) return fmt::format("not defined ({})", value.why);
        return for_reading(*number);
    }
    if (const auto* numbers = std::get_if<std::vector<double>>(&value.value)) {
        for (const double number : *numbers) add(for_reading(number));
    }
    if (const auto* people = std::get_if<std::vector<ActorId>>(&value.value)) {
        for (const ActorId i : *people) add(study.actors[i].id);
    }
    if (const auto* pairs = std::get_if<std::vector<std::array<ActorId, 2>>>(&value.value)) {
        for (const auto& [i, j] : *pairs) add(study.actors[i].id + " with " + study.actors[j].id);
    }
    return words.empty() ? "none" : words;
}

Json value_json(const Study& study, const measure::NetworkValue& value) {
    Json json;
    if (const auto* number = std::get_if<double>(&value.value)) {
        if (std::isnan(*number)) {
            json["value"] = nullptr;
            json["why"] = value.why;
        } else if (*number == std::floor(*number) && std::abs(*number) < 1e15) {
            json["value"] = static_cast<std::int64_t>(*number);
        } else {
            json["value"] = *number;
        }
    } else if (const auto* numbers = std::get_if<std::vector<double>>(&value.value)) {
        json["value"] = *numbers;
    } else if (const auto* people = std::get_if<std::vector<ActorId>>(&value.value)) {
        json["value"] = Json::array();
        for (const ActorId i : *people) json["value"].push_back(study.actors[i].id);
    } else {
        json["value"] = Json::array();
        for (const auto& [i, j] : std::get<std::vector<std::array<ActorId, 2>>>(value.value)) {
            json["value"].push_back({study.actors[i].id, study.actors[j].id});
        }
    }
    return json;
}

}  // namespace

Measured measured(const Study& study, const MeasureRequest& request) {
    Network network = network_at(study, request.relation, request.wave, request.tie_from);
    Measured result;
    result.request = request;
    result.direction = network.directed() ? request.direction : Direction::union_;
    result.tie_from = std::isnan(request.tie_from) ? study.relations[request.relation].tie_from : request.tie_from;
    if (result.direction != Direction::directed) network = symmetrise(network, result.direction);
    const ObservedPairs asked = study.answers[request.relation][request.wave].observed.as_if_answered();
    result.pairs_observed = network.directed() ? network.observed().count() : network.observed().count() / 2;
    result.pairs_possible = network.directed() ? asked.count() : asked.both_directions().count() / 2;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        if (network.observed().on_roster(i)) result.roster.push_back(i);
    }
    if (request.edition == Edition::public_) {
        const auto answered =
            static_cast<std::size_t>(std::count_if(result.roster.begin(), result.roster.end(), [&](ActorId i) {
                return study.answers[request.relation][request.wave].observed.row_observed(i);
            }));
        if (std::min(result.roster.size(), answered) < study.min_group) {
            throw Error(fmt::format(
                "fewer than {} people {} this wave, so a public edition would show single people; "
                "ask for the group edition",
                study.min_group, result.roster.size() < study.min_group ? "are on the list at" : "answered at"));
        }
    }
    bool known = request.key.empty();
    for (const measure::NetworkMeasure& one : measure::network_measures()) {
        if (!measure::applies_to(one.applies, network)) continue;
        if (!request.key.empty() && one.info.key != request.key) continue;
        known = true;
        measure::NetworkValue value = one.of(network);
        if (request.edition == Edition::public_ && lists_people(value)) {
            if (!request.key.empty())
                throw Error("the public edition shows no person; choose --edition group or named");
            continue;
        }
        result.network.push_back({&one, std::move(value)});
    }
    for (const measure::ActorMeasure& one : measure::actor_measures()) {
        if (!measure::applies_to(one.applies, network)) continue;
        const bool named = one.info.key == request.key;
        if (!named && !(request.actors && request.key.empty())) continue;
        known = true;
        if (request.edition == Edition::public_) {
            throw Error("the public edition shows no person; choose --edition group or named");
        }
        result.actors.push_back({&one, one.of(network)});
    }
    if (!known) {
        throw Error(fmt::format("'{}' is not measured on a network read as {}; see 'crosstie list'", request.key,
                                name_of(result.direction)));
    }
    return result;
}

std::string measured_json(const Study& study, const Measured& measured) {
    Json json;
    json["crosstie"] = crosstie_version();
    json["study"] = study.name;
    json["wave"] = study.waves[measured.request.wave].key;
    json["relation"] = study.relations[measured.request.relation].key;
    json["direction"] = name_of(measured.direction);
    json["tie_from"] = measured.tie_from;
    json["edition"] = name_of(measured.request.edition);
    json["actors_on_roster"] = measured.roster.size();
    json["pairs_observed"] = measured.pairs_observed;
    json["pairs_possible"] = measured.pairs_possible;
    json["network"] = Json::object();
    for (const auto& row : measured.network) {
        Json value = value_json(study, row.value);
        value["n"] = measured.roster.size();
        value["pairs"] = measured.pairs_observed;
        json["network"][std::string(row.measure->info.key)] = std::move(value);
    }
    if (measured.actors.empty()) return dumped(json);
    json["actors"] = Json::array();
    for (const ActorId i : measured.roster) {
        Json row;
        row["id"] = study.actors[i].id;
        for (const auto& column : measured.actors) {
            const double score = column.scores[i];
            row[std::string(column.measure->info.key)] = std::isnan(score) ? Json(nullptr) : Json(score);
        }
        json["actors"].push_back(std::move(row));
    }
    return dumped(json);
}

std::string measured_text(const Study& study, const Measured& measured) {
    const Relation& relation = study.relations[measured.request.relation];
    std::string text =
        fmt::format("{}: {}, {}\n", study.title, relation.label, study.waves[measured.request.wave].label);
    text += wrapped(
        fmt::format("{} people on the roster; {} of {} pairs observed; read as {}; a contact is a strength of {} "
                    "or more.",
                    measured.roster.size(), measured.pairs_observed, measured.pairs_possible,
                    name_of(measured.direction), number_text(measured.tie_from)),
        80);
    if (study.illustrative) text += wrapped(study.source, 80);
    if (!measured.network.empty()) {
        Table table{"network", "The network", {{"measure"}, {"value"}, {"meaning"}}, {}, {}, {}};
        for (const auto& row : measured.network) {
            table.rows.push_back({std::string(row.measure->info.key), value_words(study, row.value),
                                  std::string(row.measure->info.meaning)});
        }
        text += '\n' + text_table(table, 100);
    }
    if (!measured.actors.empty()) {
        Table table{"actors", "The actors", {{"id"}, {"who"}}, {}, {}, {}};
        for (const auto& column : measured.actors)
            table.columns.push_back({std::string(column.measure->info.key), true});
        for (const ActorId i : measured.roster) {
            table.rows.push_back({study.actors[i].id, person_words(study, i, measured.request.edition)});
            for (const auto& column : measured.actors) table.rows.back().push_back(for_reading(column.scores[i]));
        }
        text += '\n' + text_table(table, 120);
    }
    return for_terminal(text);
}

std::string measured_csv(const Study& study, const Measured& measured) {
    if (measured.actors.empty()) {
        std::string csv = "measure,value,why\n";
        for (const auto& row : measured.network) {
            const Json value = value_json(study, row.value);
            const std::string text = value["value"].is_null()    ? ""
                                     : value["value"].is_array() ? value_words(study, row.value)
                                                                 : value["value"].dump();
            csv += fmt::format("{},{},{}\n", row.measure->info.key, csv_cell(text), row.value.why);
        }
        return csv;
    }
    std::string csv = "id,who";
    for (const auto& column : measured.actors) csv += fmt::format(",{}", column.measure->info.key);
    csv += '\n';
    for (const ActorId i : measured.roster) {
        csv += csv_cell(study.actors[i].id) + ',' + csv_cell(person_words(study, i, measured.request.edition));
        for (const auto& column : measured.actors) {
            csv += ',';
            if (!std::isnan(column.scores[i])) csv += number_text(column.scores[i]);
        }
        csv += '\n';
    }
    return csv;
}

std::string catalog_listing(const std::string& format) {
    std::vector<const measure::MeasureInfo*> infos;
    for (const auto& one : measure::network_measures()) infos.push_back(&one.info);
    const std::size_t of_network = infos.size();
    for (const auto& one : measure::actor_measures()) infos.push_back(&one.info);
    Json json = Json::array();
    std::string csv = "key,of,meaning,range,undefined,source\n";
    Table network{"network", "Measures of the whole network", {{"key"}, {"meaning"}, {"range"}}, {}, {}, {}};
    Table actors{"actors", "Scores of each actor", network.columns, {}, {}, {}};
    for (std::size_t k = 0; k < infos.size(); ++k) {
        const measure::MeasureInfo& info = *infos[k];
        const std::string of = k < of_network ? "network" : "actor";
        json.push_back({{"key", info.key},
                        {"of", of},
                        {"meaning", info.meaning},
                        {"range", info.range},
                        {"undefined", info.undefined},
                        {"source", info.source}});
        csv += fmt::format("{},{},{},{},{},{}\n", info.key, of, csv_cell(info.meaning), csv_cell(info.range),
                           csv_cell(info.undefined), csv_cell(info.source));
        (k < of_network ? network : actors)
            .rows.push_back({std::string(info.key),
                             fmt::format("{}. Undefined: {}. ({})", info.meaning, info.undefined, info.source),
                             std::string(info.range)});
    }
    if (format == "json") return dumped(json);
    if (format == "csv") return csv;
    return text_table(network, 100) + '\n' + text_table(actors, 100);
}

}  // namespace crosstie::io
