#include <fmt/format.h>

#include <cmath>

#include "io/answers/measures/measured_output.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

std::string cell(double value) { return std::isnan(value) ? std::string() : number_text(value); }

// The ids of a list in one cell, sets and pairs set off by a bar.
std::string cell_of(const Study& study, const measure::NetworkValue& value) {
    std::string text;
    const auto add = [&](const std::string& item, const char* between) {
        text += (text.empty() || text.ends_with('|') ? "" : between) + item;
    };
    if (const auto* number = std::get_if<double>(&value.value)) return cell(*number);
    if (const auto* numbers = std::get_if<std::vector<double>>(&value.value)) {
        for (const double number : *numbers) add(cell(number), ";");
    } else if (const auto* people = std::get_if<std::vector<ActorId>>(&value.value)) {
        for (const ActorId i : *people) add(study.actors[i].id, ";");
    } else if (const auto* pairs = std::get_if<std::vector<std::array<ActorId, 2>>>(&value.value)) {
        for (const auto& [i, j] : *pairs) add(study.actors[i].id + ";" + study.actors[j].id, "|");
    } else {
        for (const auto& set : std::get<std::vector<std::vector<ActorId>>>(value.value)) {
            if (!text.empty()) text += '|';
            for (const ActorId i : set) add(study.actors[i].id, ";");
        }
    }
    return csv_cell(text);
}

std::string actors_csv(const Study& study, const Measured& measured) {
    std::string csv = "id,who";
    for (const auto& column : measured.actors) csv += fmt::format(",{}", column.info->key);
    csv += '\n';
    for (const ActorId i : measured.roster) {
        csv += csv_cell(study.actors[i].id) + ',' + csv_cell(person_words(study, i, measured.request.edition));
        for (const auto& column : measured.actors) csv += ',' + cell(column.scores[i]);
        csv += '\n';
    }
    return csv;
}

std::string areas_csv(const Measured& measured) {
    const Partition& areas = measured.areas->areas;
    std::string csv = "measure,area,to,value,why\n";
    for (const auto& row : measured.by_area) {
        const bool pairs = row.measure->per == measure::Per::area_pair;
        for (std::size_t k = 0; k < row.values.size(); ++k) {
            const bool network = row.measure->per == measure::Per::network;
            const std::string from = network ? "" : areas.labels[pairs ? k / areas.group_count() : k];
            const std::string to = pairs ? areas.labels[k % areas.group_count()] : "";
            csv += fmt::format("{},{},{},{},{}\n", row.measure->info.key, csv_cell(from), csv_cell(to),
                               cell(row.values[k]), std::isnan(row.values[k]) ? row.measure->why : "");
        }
    }
    return csv;
}

}  // namespace

std::string measured_csv(const Study& study, const Measured& measured) {
    if (!measured.actors.empty()) return actors_csv(study, measured);
    if (!measured.by_area.empty()) return areas_csv(measured);
    std::string csv = "measure,value,why\n";
    for (const auto& row : measured.network) {
        csv += fmt::format("{},{},{}\n", row.measure->info.key, cell_of(study, row.value), row.value.why);
    }
    return csv;
}

}  // namespace crosstie::io
