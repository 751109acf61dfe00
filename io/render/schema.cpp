// The schema of a document's JSON: its shape is read off the JSON, its meanings off the columns.
#include "io/render/schema.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "io/render/json.hpp"

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

using Meanings = std::map<std::string, std::string>;  // by key

void note(Meanings& meanings, const Column& column) {
    if (column.key.empty() || column.meaning.empty()) return;
    meanings.emplace(column.key.substr(column.key.rfind('.') + 1), column.meaning);
}

struct Collect {
    Meanings& meanings;
    void operator()(const Table& table) const {
        for (const Column& column : table.columns) note(meanings, column);
    }
    void operator()(const Record& record) const {
        for (const auto& [column, cell] : record.fields) note(meanings, column);
    }
    template <class Block>
    void operator()(const Block&) const {}
};

void describe(Json& schema, const Meanings& meanings) {
    if (schema.contains("items")) describe(schema["items"], meanings);
    if (!schema.contains("properties")) return;
    for (auto& [key, property] : schema["properties"].items()) {
        if (const auto found = meanings.find(key); found != meanings.end()) property["description"] = found->second;
        if (key.ends_with("_why")) property["description"] = "Why the value beside it is null";
        describe(property, meanings);
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
    Collect{meanings}(document.head);
    for (const Section& section : document.sections) {
        for (const Block& block : section.blocks) std::visit(Collect{meanings}, block);
    }
    describe(schema, meanings);
    return dumped(schema);
}

}  // namespace crosstie::io
