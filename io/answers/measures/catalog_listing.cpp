// What `list` answers: the catalog of measures, as one list and as three tables for readers.
#include "io/answers/measures/catalog_listing.hpp"

#include <fmt/format.h>

#include <vector>

#include "graph/infer/sturdiness.hpp"
#include "graph/measure/catalog.hpp"
#include "io/text/version.hpp"

namespace crosstie::io {

namespace {

struct Listed {
    measure::MeasureKind kind;
    std::string_view of;  // what one value stands for
    const measure::MeasureInfo* info;
};

std::string_view word_for(measure::Per per) {
    switch (per) {
        case measure::Per::network:
            return "areas";
        case measure::Per::area:
            return "area";
        case measure::Per::area_pair:
            return "pair of areas";
        case measure::Per::actor:
            return "actor by area";
    }
    return "areas";
}

std::vector<Listed> listed() {
    std::vector<Listed> rows;
    for (const auto& one : measure::network_measures())
        rows.push_back({measure::MeasureKind::network, "network", &one.info});
    for (const auto& one : measure::actor_measures()) rows.push_back({measure::MeasureKind::actor, "actor", &one.info});
    for (const auto& one : measure::area_measures())
        rows.push_back({measure::MeasureKind::area, word_for(one.per), &one.info});
    return rows;
}

/// For readers: one row a measure, all that is known of it in one cell.
Table readers_table(std::string id, std::string caption) {
    return {std::move(id), std::move(caption), {{"key"}, {"meaning"}, {"range"}}, {}, {}, {}};
}

}  // namespace

Document catalog_document() {
    Table all{"list_measures",
              "",
              {{"key", "", Kind::key, "As --measure takes it"},
               {"of", "", Kind::words, "What one value stands for"},
               {"meaning", "", Kind::words, "What the measure says"},
               {"range", "", Kind::words, "Which values there can be"},
               {"undefined", "", Kind::words, "When there is no value"},
               {"source", "", Kind::words, "Where the definition stands"},
               {"sturdiness", "", Kind::key, "How far to trust it when some do not answer: sturdy, fair or fragile"},
               {"kind", "", Kind::key, "Which list it stands in: network, actor or area"},
               {"unit", "", Kind::words, "What a value counts or is a part of"}},
              {},
              {},
              {}};
    all.shown = Shown::data_only;
    Table network = readers_table("list_network", "Measures of the whole network");
    Table actors = readers_table("list_actors", "Scores of each actor");
    Table areas = readers_table(
        "list_areas", "Measures of areas (--by): of the network, of each area or pair of areas, of each actor");
    for (const auto& [kind, of, info] : listed()) {
        const auto mark = infer::sturdiness_of(info->key);
        const std::string sturdiness(mark ? infer::name_of(mark->mark) : std::string_view());
        all.rows.push_back({std::string(info->key), std::string(of), std::string(info->meaning),
                            std::string(info->range), std::string(info->undefined), std::string(info->source),
                            mark ? Cell(sturdiness) : Cell(Undefined{Why::not_stated}),
                            std::string(measure::name_of(kind)), std::string(measure::name_of(info->unit))});
        Table& table = kind == measure::MeasureKind::network ? network
                       : kind == measure::MeasureKind::actor ? actors
                                                             : areas;
        table.rows.push_back({std::string(info->key),
                              fmt::format("{}. Undefined: {}.{} ({})", info->meaning, info->undefined,
                                          mark ? " When some do not answer: " + sturdiness + "." : "", info->source),
                              std::string(info->range)});
    }
    Document document;
    document.key = "list";
    document.title = "Measures, by the key that --measure takes";
    document.head.fields = {{{"crosstie", "", Kind::key, "Version of the program"}, crosstie_version()}};
    Section& section = document.sections.emplace_back();
    for (Table* table : {&all, &network, &actors, &areas}) section.blocks.emplace_back(std::move(*table));
    return document;
}

}  // namespace crosstie::io
