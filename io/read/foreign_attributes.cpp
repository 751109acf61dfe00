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
    for (std::size_t k = 0; k < column.cells.size(); ++k) {
        if (file.actors[k] != Reading::nobody) cells[file.actors[k]] = column.cells[k];
    }
    empty_unknown(cells, file.path, column.name, reading);
    for (std::string& cell : cells) {
        if (trimmed(cell).empty()) cell.clear();
        if (cell.empty() || spelt.size() > most_groups) continue;
        const SpeltIds::Met met = spelt.insert(cell);
        if (met.respelt) reading.respellings.note(file.path, 0, column.name, cell, spelt.text(met.number));
        cell = spelt.text(met.number);
    }
    return cells;
}

// What a roster says of an attribute stands, at every wave; a file fills its empty cells.
void fill_roster(const std::string& attribute, const NamedColumn& column, const std::vector<std::string>& cells,
                 const ForeignFile& file, Reading& reading) {
    std::vector<std::string> stands = *reading.study.attributes.find(attribute);
    std::uint64_t other = 0;
    std::string example;
    for (std::size_t k = 0; k < cells.size(); ++k) {
        if (stands[k].empty()) stands[k] = cells[k];
        if (cells[k].empty() || stands[k] == cells[k]) continue;
        if (other++ == 0)
            example = fmt::format("{} of {} for {}", in_quotes(cells[k]), in_quotes(reading.study.actors[k].id),
                                  in_quotes(stands[k]));
    }
    reading.study.attributes.set(attribute, std::move(stands));
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
            const std::string stem = column.name.substr(0, column.name.find('@'));
            std::vector<std::string> cells = cells_of(column, file, spelt[stem], reading);
            if (column.name == "work_streams") {
                take_work_streams(cells, study);
                continue;
            }
            const bool of_wave = std::ranges::find(of_roster, column.name) != of_roster.end();
            if (of_wave || std::ranges::find(of_roster, stem) != of_roster.end()) {
                fill_roster(of_wave ? column.name : stem, column, cells, file, reading);
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
