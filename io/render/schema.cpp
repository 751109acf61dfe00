// The schema of a document's JSON: its shape is read off the JSON, its meanings off the columns.
#include "io/render/schema.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "io/render/json.hpp"
#include "io/render/keys.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

const char* type_of(const Json& value) {
    if (value.is_null()) return "null";
    if (value.is_boolean()) return "boolean";
    if (value.is_number_integer()) return "integer";
    if (value.is_number()) return "number";
    if (value.is_string()) return "string";
    return value.is_array() ? "array" : "object";
}

void allow(Json& schema, const std::string& type) {
    Json& types = schema["type"];
    if (types.is_null()) types = Json::array();
    if (std::ranges::find(types, Json(type)) == types.end()) types.push_back(type);
}

/// Widens a schema by one more value.
void widen(Json& schema, const Json& value, bool first) {
    allow(schema, type_of(value));
    if (value.is_object()) {
        Json& properties = schema["properties"];
        if (properties.is_null()) properties = Json::object();
        Json required = Json::array();
        for (const auto& [key, one] : value.items()) {
            widen(properties[key], one, true);
            const bool always = first || std::ranges::find(schema["required"], Json(key)) != schema["required"].end();
            if (always) required.push_back(key);
        }
        schema["required"] = std::move(required);
        schema["additionalProperties"] = false;
    } else if (value.is_array()) {
        bool first_item = !schema.contains("items");
        for (const Json& one : value) {
            widen(schema["items"], one, first_item);
            first_item = false;
        }
    }
}

/// What keys mean: by their whole path, and by their last level where a path is the study's own.
struct Meanings {
    std::map<std::string, std::string> by_path, by_key;
};

std::string below(const std::string& path, const std::string& key) {
    return path.empty() || key.empty() ? path + key : path + '.' + key;
}

void note(Meanings& meanings, const std::string& path, const Column& column) {
    if (column.key.empty() || column.meaning.empty()) return;
    meanings.by_path.emplace(below(path, column.key), column.meaning);
    meanings.by_key.emplace(column.key.substr(column.key.rfind('.') + 1), column.meaning);
}

struct Collect {
    Meanings& meanings;
    std::string path;     // of the section's object
    std::string section;  // its name

    void operator()(const Table& table) const {
        const std::string at = below(path, key_in(section, table.id));
        for (const Column& column : table.columns) {
            if (!table.keyed) {
                note(meanings, at, column);
                continue;
            }
            for (const Row& row : table.rows) {
                note(meanings, below(at, std::get<Named>(row.front().value).key), column);
            }
        }
    }
    void operator()(const Record& record) const {
        const std::string at = record.id.empty() ? path : below(path, key_in(section, record.id));
        for (const auto& [column, cell] : record.fields) note(meanings, at, column);
    }
    template <class Block>
    void operator()(const Block&) const {}
};

void describe(Json& schema, const Meanings& meanings, const std::string& path) {
    if (schema.contains("items")) describe(schema["items"], meanings, path);
    if (!schema.contains("properties")) return;
    for (auto& [key, property] : schema["properties"].items()) {
        const std::string here = below(path, key);
        const auto exact = meanings.by_path.find(here);
        const auto loose = meanings.by_key.find(key);
        if (exact != meanings.by_path.end()) {
            property["description"] = exact->second;
        } else if (loose != meanings.by_key.end() && !property.contains("properties")) {
            property["description"] = loose->second;
        }
        if (key.ends_with("_why")) property["description"] = "Why the value beside it is null";
        describe(property, meanings, here);
    }
}

}  // namespace

std::string schema_text(const Released& released) {
    const Document& document = released.document();
    Json schema;
    schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    schema["title"] = "crosstie " + document.key;
    widen(schema, json_of(released), true);
    Meanings meanings;
    Collect{meanings, "", document.key}(document.head);
    for (const Section& section : document.sections) {
        const std::string& name = section.id.empty() ? document.key : section.id;
        const Collect collect{meanings, section.id, name.substr(name.rfind('.') + 1)};
        for (const Block& block : section.blocks) std::visit(collect, block);
    }
    describe(schema, meanings, "");
    return dumped(schema);
}

}  // namespace crosstie::io
