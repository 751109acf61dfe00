#include "io/answers/measures/catalog_listing.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "graph/infer/sturdiness.hpp"
#include "graph/measure/catalog.hpp"
#include "io/answers/change/comparison_json.hpp"
#include "io/render/text_table.hpp"
#include "io/text/csv_cell.hpp"

namespace crosstie::io {

namespace {

struct Listed {
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
    for (const auto& one : measure::network_measures()) rows.push_back({"network", &one.info});
    for (const auto& one : measure::actor_measures()) rows.push_back({"actor", &one.info});
    for (const auto& one : measure::area_measures()) rows.push_back({word_for(one.per), &one.info});
    return rows;
}

}  // namespace

std::string catalog_listing(const std::string& format) {
    using Json = nlohmann::ordered_json;
    Json json = Json::array();
    std::string csv = "key,of,meaning,range,undefined,source,sturdiness\n";
    Table network{"network", "Measures of the whole network", {{"key"}, {"meaning"}, {"range"}}, {}, {}, {}};
    Table actors{"actors", "Scores of each actor", network.columns, {}, {}, {}};
    Table areas{"areas",
                "Measures of areas (--by): of the network, of each area or pair of areas, of each actor",
                network.columns,
                {},
                {},
                {}};
    for (const auto& [of, info] : listed()) {
        json.push_back({{"key", info->key},
                        {"of", of},
                        {"meaning", info->meaning},
                        {"range", info->range},
                        {"undefined", info->undefined},
                        {"source", info->source}});
        const auto mark = infer::sturdiness_of(info->key);
        const std::string sturdiness(mark ? infer::name_of(mark->mark) : std::string_view());
        if (mark) json.back()["sturdiness"] = sturdiness;
        csv += fmt::format("{},{},{},{},{},{},{}\n", info->key, of, csv_cell(info->meaning), csv_cell(info->range),
                           csv_cell(info->undefined), csv_cell(info->source), sturdiness);
        Table& table = of == "network" ? network : of == "actor" ? actors : areas;
        table.rows.push_back({std::string(info->key),
                              fmt::format("{}. Undefined: {}.{} ({})", info->meaning, info->undefined,
                                          mark ? " When some do not answer: " + sturdiness + "." : "", info->source),
                              std::string(info->range)});
    }
    if (format == "json") return dumped(json);
    if (format == "csv") return csv;
    return text_table(network, 100) + '\n' + text_table(actors, 100) + '\n' + text_table(areas, 100);
}

}  // namespace crosstie::io
