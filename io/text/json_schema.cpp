// Holds JSON against a schema, and says in words an analyst can act on what does not fit.
#include "io/text/json_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <string>
#include <tuple>
#include <utility>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include <vector>

#include "io/text/nearest.hpp"

namespace crosstie::io {

using nlohmann::json;

namespace {

std::string described(const json& value) {
    switch (value.type()) {
        case json::value_t::string:
            return "the text " + in_quotes(value.get_ref<const std::string&>());
        case json::value_t::array:
            return "a list";
        case json::value_t::object:
            return "an object";
        case json::value_t::boolean:
        case json::value_t::null:
            return value.dump();
        default:
            return "the number " + value.dump();
    }
}

std::string type_words(const std::string& type) {
    if (type == "string") return "a text in double quotes";
    if (type == "integer") return "a whole number";
    if (type == "boolean") return "true or false";
    if (type == "array") return "a list in [ ]";
    if (type == "object") return "an object in { }";
    return "a number";
}

bool has_type(const json& value, const std::string& type) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    return type == (value.is_number() ? "number" : value.type_name());
}

// Finds out where, and in which respect, a document that does not fit its schema differs from it.
class Explainer {
 public:
    Explainer(const JsonDocument& document, const json& schema) : document_(document), root_(schema) {}

    // In the order in which they stand in the file.
    std::vector<Fault> faults() && {
        std::stable_sort(faults_.begin(), faults_.end(), [](const Fault& a, const Fault& b) {
            return std::tie(a.line, a.column) < std::tie(b.line, b.column);
        });
        return std::move(faults_);
    }

    void explain(const json& written, const json& value, const std::string& pointer, const std::string& name) {
        const json& schema = resolved(written);
        if (schema.contains("oneOf")) {
            for (const json& branch : schema["oneOf"]) {
                const json& candidate = resolved(branch);
                if (has_type(value, candidate.value("type", ""))) return explain(candidate, value, pointer, name);
            }
            add(pointer, value, name, schema.value("description", "another kind of value"));
            return;
        }
        if (schema.contains("type") && !has_type(value, schema["type"])) {
            add(pointer, value, name, type_words(schema["type"]));
        } else if (schema.contains("const") && schema["const"] != value) {
            add(pointer, value, name, schema["const"].dump());
        } else if (schema.contains("enum") &&
                   std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end()) {
            add(pointer, value, name, all_of(schema["enum"].get<std::vector<std::string>>()));
        } else if (value.is_number()) {
            explain_number(schema, value, pointer, name);
        } else if (value.is_string()) {
            explain_text(schema, value, pointer, name);
        } else if (value.is_array()) {
            explain_array(schema, value, pointer, name);
        } else if (value.is_object()) {
            explain_object(schema, value, pointer, name);
        }
    }

 private:
    const json& resolved(const json& schema) const {
        if (!schema.contains("$ref")) return schema;
        return root_.at(json::json_pointer(schema["$ref"].get<std::string>().substr(1)));
    }

    void add(const std::string& pointer, const json& value, const std::string& name, std::string expected) {
        faults_.push_back(
            document_.fault(pointer, described(value) + (name.empty() ? "" : " for " + name), std::move(expected)));
    }

    void explain_number(const json& schema, const json& value, const std::string& pointer, const std::string& name) {
        if (schema.contains("minimum") && value < schema["minimum"]) {
            add(pointer, value, name, "a number of at least " + schema["minimum"].dump());
        }
        if (schema.contains("maximum") && value > schema["maximum"]) {
            add(pointer, value, name, "a number of at most " + schema["maximum"].dump());
        }
    }

    void explain_text(const json& schema, const json& value, const std::string& pointer, const std::string& name) {
        const std::string& text = value.get_ref<const std::string&>();
        if (schema.contains("minLength") && text.empty()) add(pointer, value, name, "a text that is not empty");
        if (schema.contains("maxLength") && characters(text) > schema["maxLength"].get<std::size_t>()) {
            faults_.push_back(document_.fault(pointer, fmt::format("{} characters for {}", characters(text), name),
                                              fmt::format("at most {}", schema["maxLength"].dump()), "shorten it"));
        }
        if (schema.contains("pattern") && !std::regex_search(text, std::regex(schema["pattern"].get<std::string>()))) {
            add(pointer, value, name, schema.value("description", "another text"));
        }
    }

    void explain_array(const json& schema, const json& value, const std::string& pointer, const std::string& name) {
        if (value.size() < schema.value("minItems", std::size_t{0})) {
            faults_.push_back(
                document_.fault(pointer, "an empty list" + (name.empty() ? "" : " for " + name), "at least one entry"));
        }
        if (value.size() > schema.value("maxItems", value.size())) {
            faults_.push_back(document_.fault(pointer, fmt::format("{} entries for {}", value.size(), name),
                                              fmt::format("at most {}", schema["maxItems"].dump()), "remove some"));
        }
        if (!schema.contains("items")) return;
        for (std::size_t i = 0; i < value.size(); ++i) {
            explain(schema["items"], value[i], pointer_to(pointer, i), "an entry of " + name);
        }
    }

    /// Inside the file every key is told: there they may be ids that stand nowhere else, as those of sections.
    static std::string all_of(const std::vector<std::string>& keys) {
        std::string list;
        for (std::size_t k = 0; k < keys.size(); ++k) {
            list += (k == 0 ? "" : k + 1 == keys.size() ? " or " : ", ") + in_quotes(keys[k]);
        }
        return list;
    }

    void explain_object(const json& schema, const json& value, const std::string& pointer, const std::string& name) {
        const json known = schema.value("properties", json::object());
        std::vector<std::string> keys;
        for (const auto& [key, ignored] : known.items()) keys.push_back(key);
        for (const auto& [key, inner] : value.items()) {
            const std::string inner_pointer = pointer_to(pointer, key);
            if (known.contains(key)) {
                explain(known[key], inner, inner_pointer, in_quotes(key));
            } else if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object()) {
                explain(schema["additionalProperties"], inner, inner_pointer, in_quotes(key));
            } else if (schema.value("additionalProperties", true) == false) {
                faults_.push_back(document_.key_fault(inner_pointer, "the unknown key " + in_quotes(key),
                                                      pointer.empty() ? quoted_list(keys, "or") : all_of(keys),
                                                      perhaps(nearest(key, keys), "remove it")));
            }
        }
        for (const json& key : schema.value("required", json::array())) {
            if (value.contains(key.get<std::string>())) continue;
            const std::string where = name.empty() ? std::string("this file") : name;
            faults_.push_back(document_.fault(pointer, where + " without " + in_quotes(key.get<std::string>()),
                                              "the key " + in_quotes(key.get<std::string>()), "add it"));
        }
    }

    const JsonDocument& document_;
    const json& root_;
    std::vector<Fault> faults_;
};

// valijson writes a place as "<root>", "[waves]", "[0]".
std::string pointer_of(const std::vector<std::string>& context) {
    std::string pointer;
    for (std::size_t i = 1; i < context.size(); ++i) {
        pointer = pointer_to(pointer, std::string_view(context[i]).substr(1, context[i].size() - 2));
    }
    return pointer;
}

}  // namespace

void check_schema(const JsonDocument& document, std::string_view schema_text, Faults& faults) {
    const json schema_json = json::parse(schema_text);
    valijson::Schema schema;
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_json), schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(document.value), &results)) return;

    Explainer explainer(document, schema_json);
    explainer.explain(schema_json, document.value, "", "");
    std::vector<Fault> told = std::move(explainer).faults();
    valijson::ValidationResults::Error error;
    if (told.empty() && results.popError(error)) {
        told.push_back(document.fault(pointer_of(error.context), "a value that does not fit", error.description));
    }
    for (Fault& fault : told) faults.add(std::move(fault));
}

}  // namespace crosstie::io
