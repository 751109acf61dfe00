// Kumu: the JSON of an import (elements and connections), the blueprint it exports, and its two CSV sheets.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "io/read/formats/json_words.hpp"
#include "io/read/formats/readers.hpp"
#include "io/read/formats/writers.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/json_string.hpp"

namespace crosstie::io {

using nlohmann::json;

namespace {

class KumuReader {
 public:
    explicit KumuReader(const FormatInput& input) : builder_(input), document_(parse_network_json(input)) {}

    NamedNetworks read() {
        const json& elements = at_key(document_.value, "elements");
        const json& connections = at_key(document_.value, "connections");
        for (const char* const name : {"waves", "relations"})
            builder_.whole(name, cell_of(at_key(document_.value, name)));
        for (std::size_t k = 0; elements.is_array() && k < elements.size(); ++k)
            take_element(elements[k], pointer_to("/elements", k));
        for (std::size_t k = 0; connections.is_array() && k < connections.size(); ++k)
            take_connection(connections[k], pointer_to("/connections", k));
        return builder_.finish(NetworksBuilder::Names::ids);
    }

 private:
    // A field, whether it stands in the thing itself or in its "attributes"; names without regard to case.
    static std::string field(const json& thing, std::string_view name) {
        for (const json* object : {&thing, &at_key(thing, "attributes")}) {
            if (!object->is_object()) continue;
            for (const auto& [key, value] : object->items()) {
                if (lower(key) == name && !value.is_object()) return cell_of(value);
            }
        }
        return {};
    }

    template <typename Take>
    static void fields(const json& thing, const Take& take) {
        for (const json* object : {&thing, &at_key(thing, "attributes")}) {
            if (!object->is_object()) continue;
            for (const auto& [key, value] : object->items()) {
                if (!key.empty() && key[0] != '_' && !value.is_object()) take(key, lower(key), cell_of(value));
            }
        }
    }

    void take_element(const json& element, const std::string& where) {
        const std::string label = field(element, "label"), blueprint = field(element, "_id"),
                          own = field(element, "id");
        // What Kumu makes up tells nobody who is who, so labels do, unless the map has ids of its own.
        const std::string id = own.empty() ? label : own;
        const ActorId actor = builder_.add(id, [&] { return place_in(document_, where); });
        if (actor == NetworksBuilder::nobody) return;
        for (const std::string& name : {blueprint, own, label}) {
            if (!name.empty()) by_name_.emplace(name, actor);
        }
        builder_.label(actor, label);
        fields(element, [&](const std::string& key, const std::string& word, const std::string& value) {
            if (word != "label" && word != "id") builder_.set(actor, word == "element type" ? "type" : key, value);
        });
    }

    ActorId end(const std::string& name, const NetworksBuilder::PlaceOf& at) {
        const auto known = by_name_.find(name);
        return known != by_name_.end() ? known->second : builder_.known(name, at);
    }

    void take_connection(const json& connection, const std::string& where) {
        const auto at = [&] { return place_in(document_, where); };
        NetworksBuilder::About about;
        fields(connection, [&](const std::string& key, const std::string& word, const std::string& value) {
            if (word == "type" || word == "connection type")
                about.relation = value;
            else if (word != "from" && word != "to" && word != "direction" && word != "id" && word != "label")
                builder_.about(about, key, value);
        });
        const std::string direction = lower(field(connection, "direction"));
        const ActorId from = end(field(connection, "from"), at), to = end(field(connection, "to"), at);
        builder_.tie(from, to, direction != "undirected", about, at);
        if (direction == "mutual") builder_.tie(to, from, true, about, at);
    }

    NetworksBuilder builder_;
    JsonDocument document_;
    std::map<std::string, ActorId> by_name_;
};

std::vector<NamedColumn> kumu_columns(const Study& study) {
    std::vector<NamedColumn> columns = columns_to_write(study);
    std::erase_if(columns, [](const NamedColumn& c) { return c.name == "label" || c.name == "id"; });
    return columns;
}

}  // namespace

NamedNetworks read_kumu(const FormatInput& input) { return KumuReader(input).read(); }

Written write_kumu(const Study& study) {
    const std::vector<NamedColumn> columns = kumu_columns(study);
    std::string out = "{";
    if (const std::string waves = waves_to_write(study); !waves.empty())
        out += "\n \"waves\": " + json_string(waves) + ",";
    if (const std::string relations = relations_to_write(study); !relations.empty())
        out += "\n \"relations\": " + json_string(relations) + ",";
    out += "\n \"elements\": [";
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        out += (i > 0 ? ",\n  {" : "\n  {") + std::string("\"id\": ") + json_string(study.actors[i].id) +
               ", \"label\": " + json_string(study.actors[i].label);
        for (const NamedColumn& column : columns) {
            if (!column.cells[i].empty()) out += ", " + json_string(column.name) + ": " + json_string(column.cells[i]);
        }
        out += "}";
    }
    out += "\n ],\n \"connections\": [";
    bool first = true;
    each_tie(study, [&](const Tie& tie, bool directed, const TieWords& words) {
        out += (std::exchange(first, false) ? "\n  {" : ",\n  {") + std::string("\"from\": ") +
               json_string(study.actors[tie.from].id) + ", \"to\": " + json_string(study.actors[tie.to].id) +
               ", \"direction\": " + (directed ? "\"directed\"" : "\"undirected\"");
        if (!words.relation_key.empty()) out += ", \"type\": " + json_string(words.relation_key);
        if (!words.strength.empty()) out += ", \"strength\": " + words.strength;
        if (!words.wave_key.empty()) out += ", \"wave\": " + json_string(words.wave_key);
        out += "}";
    });
    return {{{"", out + "\n ]\n}\n"}}, {}};
}

Written write_kumu_csv(const Study& study) {
    const std::vector<NamedColumn> columns = kumu_columns(study);
    std::string elements = "ID,Label";
    for (const NamedColumn& column : columns) elements += "," + csv_cell(column.name);
    elements += '\n';
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        elements += csv_cell(study.actors[i].id) + "," + csv_cell(study.actors[i].label);
        for (const NamedColumn& column : columns) {
            // Kumu parts several values of one field by a bar.
            std::string cell = column.cells[i];
            if (column.name == "work_streams" || column.name == "waves")
                std::replace(cell.begin(), cell.end(), ';', '|');
            elements += "," + csv_cell(cell);
        }
        elements += '\n';
    }
    std::string connections = "From,To,Direction,Type,Strength,Wave\n";
    each_tie(study, [&](const Tie& tie, bool directed, const TieWords& words) {
        connections += csv_cell(study.actors[tie.from].id) + "," + csv_cell(study.actors[tie.to].id) + "," +
                       (directed ? "directed" : "undirected") + "," + csv_cell(words.relation_key) + "," +
                       words.strength + "," + csv_cell(words.wave_key) + "\n";
    });
    return {{{"elements.csv", elements}, {"connections.csv", connections}}, {}};
}

}  // namespace crosstie::io
