// Takes what files of other programs say of their actors into the study, beside a roster or without one.
#include "io/read/foreign_attributes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "io/text/spelt_ids.hpp"

namespace crosstie::io {

namespace {

void take_work_streams(const std::vector<std::string>& cells, Study& study) {
    for (std::size_t k = 0; k < cells.size(); ++k) {
        for (const std::string& id : parts_of(cells[k], ';')) {
            std::vector<std::string>& own = study.actors[k].work_streams;
            if (std::find(own.begin(), own.end(), id) == own.end()) own.push_back(id);
            const bool is_known = std::any_of(study.work_streams.begin(), study.work_streams.end(),
                                              [&](const WorkStream& stream) { return stream.id == id; });
            if (!is_known) study.work_streams.push_back({id, id, std::vector<std::string>(study.waves.size())});
        }
    }
}

// A file's cells as the study's actors have them; values that only differ in spelling are one, as in tables.
std::vector<std::string> cells_of(const NamedColumn& column, const ForeignFile& file, SpeltIds& spelt,
                                  Reading& reading) {
    constexpr std::uint32_t most_groups = 4096;
    std::vector<std::string> cells(reading.study.actors.size());
    std::uint64_t unknown = 0;
    for (std::size_t k = 0; k < column.cells.size(); ++k) {
        const std::string_view said = trimmed(column.cells[k]);
        unknown += said == "NA" ? 1U : 0U;  // as R writes what it does not have
        if (file.actors[k] == Reading::nobody || said.empty() || said == "NA") continue;
        std::string& cell = cells[file.actors[k]];
        cell = column.cells[k];
        if (spelt.size() > most_groups) continue;
        const SpeltIds::Met met = spelt.insert(cell);
        if (met.respelt) reading.respellings.note(file.path, 0, column.name, cell, spelt.text(met.number));
        cell = spelt.text(met.number);
    }
    if (unknown > 0) {
        reading.warn(fmt::format("{}: \"NA\" of {} in the column {} is read as an empty cell", file.path,
                                 counted(unknown, "actor"), in_quotes(column.name)));
    }
    return cells;
}

// What a roster says stands; a file fills its empty cells.
void fill_roster(const NamedColumn& column, const std::vector<std::string>& cells, const ForeignFile& file,
                 Reading& reading) {
    std::vector<std::string> stands = *reading.study.attributes.find(column.name);
    std::uint64_t other = 0;
    std::string example;
    for (std::size_t k = 0; k < cells.size(); ++k) {
        if (stands[k].empty()) stands[k] = cells[k];
        if (cells[k].empty() || stands[k] == cells[k]) continue;
        if (other++ == 0)
            example = fmt::format("{} of {} for {}", in_quotes(cells[k]), in_quotes(reading.study.actors[k].id),
                                  in_quotes(stands[k]));
    }
    reading.study.attributes.set(column.name, std::move(stands));
    if (other > 0) {
        reading.warn(fmt::format("{}: {} of {} {} another than {} has, which stands (such as {})", file.path,
                                 in_quotes(column.name), counted(other, "actor"), other == 1 ? "is" : "are",
                                 reading.roster, example));
    }
}

}  // namespace

void take_attributes(const std::vector<ForeignFile>& files, Reading& reading) {
    Study& study = reading.study;
    const std::vector<std::string> of_roster = study.attributes.names();
    std::map<std::string, SpeltIds> spelt;
    for (const std::string& name : of_roster) {
        for (const std::string& cell : *study.attributes.find(name)) {
            if (!cell.empty()) spelt[name].insert(cell);
        }
    }
    for (const ForeignFile& file : files) {
        for (const NamedColumn& column : file.networks.columns) {
            std::vector<std::string> cells =
                cells_of(column, file, spelt[column.name.substr(0, column.name.find('@'))], reading);
            if (column.name == "work_streams") {
                take_work_streams(cells, study);
                continue;
            }
            if (std::ranges::find(of_roster, column.name) != of_roster.end()) {
                fill_roster(column, cells, file, reading);
                continue;
            }
            const std::vector<std::string>* const earlier = study.attributes.find(column.name);
            if (earlier == nullptr) {
                study.attributes.set(column.name, std::move(cells));
                continue;
            }
            std::vector<std::string> first = *earlier;
            bool same = true;
            for (std::size_t k = 0; k < cells.size(); ++k) {
                same = same && (cells[k].empty() || first[k].empty() || cells[k] == first[k]);
            }
            for (std::size_t k = 0; k < cells.size(); ++k) {
                if (first[k].empty()) first[k] = cells[k];
                if (cells[k].empty()) cells[k] = first[k];
            }
            study.attributes.set(column.name, std::move(first));
            if (!same) study.attributes.set(column.name + "@" + study.waves[file.first_wave].key, std::move(cells));
        }
    }
}

}  // namespace crosstie::io
