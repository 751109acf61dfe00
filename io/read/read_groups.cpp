// Reads the tables of organisations and work-streams, and what the first says of the people in them.
#include "io/read/read_groups.hpp"

#include <fmt/format.h>

#include <utility>

#include "io/read/roster_rows.hpp"
#include "io/read/tie_columns.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io {

OrganisationRatings read_organisations(const TableFile& file, Reading& reading, SpeltIds& known) {
    OrganisationRatings ratings;
    if (!file.given()) return ratings;
    OpenTable open(file, reading.faults, "a header such as \"id,label,sector,area\"");
    CsvTable& table = open.table;
    const std::size_t id = table.need({"id", "organisation"});
    const std::size_t label = table.find({"label", "name"});
    const std::size_t sector = table.find({"sector"});
    const std::size_t area = table.find({"area"});
    std::array<std::size_t, organisations_rated_by.size()> columns{};
    for (std::size_t k = 0; k < columns.size(); ++k) columns[k] = table.find({organisations_rated_by[k]});
    Owners owners(known, "organisation", reading);
    Spelt sectors(reading), areas(reading);
    while (id != CsvTable::none && table.next()) {
        const auto own = owners.take(table, id);
        if (!own) continue;
        const std::string_view name = trimmed(table.cell_if(label));
        for (std::size_t k = 0; k < columns.size(); ++k) ratings[k].emplace_back(table.cell_if(columns[k]));
        reading.study.organisations.push_back({.id = std::string(*own),
                                               .label = std::string(name.empty() ? *own : name),
                                               .sector = std::string(sectors.in(table, sector, "sector")),
                                               .area = std::string(areas.in(table, area, "area"))});
    }
    tell_unread(open, reading);
    return ratings;
}

void read_work_streams(const TableFile& file, Reading& reading, SpeltIds& known) {
    if (!file.given()) return;
    OpenTable open(file, reading.faults, "a header such as \"id,label\"");
    CsvTable& table = open.table;
    const std::size_t id = table.need({"id", "work_stream"});
    const std::size_t label = table.find({"label", "name"});
    std::vector<std::size_t> stages;
    for (const Wave& wave : reading.study.waves) stages.push_back(table.find({"stage_" + wave.key}));
    for (const std::string& column : table.header()) {
        if (!column.starts_with("stage_") || reading.study.wave_index(column.substr(6))) continue;
        const std::vector<std::string> keys = keys_of(reading.study.waves);
        table.header_fault("the column " + in_quotes(column) + " for the wave " + in_quotes(column.substr(6)),
                           "one of the waves " + quoted_list(keys, "or"), perhaps(nearest(column.substr(6), keys), ""));
    }
    Owners owners(known, "work-stream", reading);
    while (id != CsvTable::none && table.next()) {
        const auto own = owners.take(table, id);
        if (!own) continue;
        const std::string_view name = trimmed(table.cell_if(label));
        WorkStream stream{.id = std::string(*own), .label = std::string(name.empty() ? *own : name), .stage = {}};
        for (const std::size_t stage : stages) stream.stage.emplace_back(trimmed(table.cell_if(stage)));
        reading.study.work_streams.push_back(std::move(stream));
    }
    tell_unread(open, reading);
}

namespace {

// What the tables of organisations say of an actor's organisation, as an attribute of the actor.
template <class Cell>
void derive_attribute(const std::string& name, const SpeltIds& known, Study& study, Cell cell) {
    const std::vector<std::string>* column = study.attributes.find("organisation");
    if (column == nullptr || study.attributes.has(name)) return;
    std::vector<std::string> values(study.actors.size());
    bool any = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::uint32_t organisation = known.find((*column)[i]);
        if (organisation == SpeltIds::none) continue;
        values[i] = cell(organisation);
        any = any || !values[i].empty();
    }
    if (any) study.attributes.set(name, std::move(values));
}

void derive_ratings(const OrganisationRatings& ratings, const SpeltIds& known, Study& study) {
    for (std::size_t k = 0; k < organisations_rated_by.size(); ++k) {
        derive_attribute(fmt::format("organisation_{}", organisations_rated_by[k]), known, study,
                         [&](std::uint32_t organisation) {
                             return organisation < ratings[k].size() ? ratings[k][organisation] : std::string();
                         });
    }
}

}  // namespace

void derive_from_organisations(const OrganisationRatings& ratings, const SpeltIds& organisations, Study& study) {
    derive_attribute("sector", organisations, study, [&](std::uint32_t k) { return study.organisations[k].sector; });
    derive_attribute("area", organisations, study, [&](std::uint32_t k) { return study.organisations[k].area; });
    derive_ratings(ratings, organisations, study);
}

}  // namespace crosstie::io
