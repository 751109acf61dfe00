#include "io/read/formats/json_words.hpp"

#include "io/text/number.hpp"

namespace crosstie::io {

using nlohmann::json;

std::string cell_of(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
    if (value.is_number_float()) return number_text(value.get<double>());
    if (value.is_number()) return value.dump();
    std::string list;
    if (value.is_array()) {
        for (const json& part : value) {
            if (!part.is_array() && !part.is_object() && !part.is_null())
                list += (list.empty() ? "" : ";") + cell_of(part);
        }
    }
    return list;
}

const json& at_key(const json& object, const char* key) {
    static const json nothing;
    if (!object.is_object()) return nothing;
    const auto found = object.find(key);
    return found == object.end() ? nothing : *found;
}

Place place_in(const JsonDocument& document, const std::string& pointer) {
    const auto found = document.values.find(pointer);
    return found == document.values.end() ? Place{} : found->second;
}

JsonDocument parse_network_json(const FormatInput& input) {
    constexpr std::size_t most_values = 2'000'000;
    if (input.text.size() > (std::size_t{128} << 20))
        throw LimitReached(input.path +
                           ": a JSON file of more than 128 MiB; save only what is needed, or a table (CSV)");
    return parse_json(input.text, input.path, {.values = most_values});
}

std::string id_of(const json& value) { return value.is_string() || value.is_number() ? cell_of(value) : std::string(); }

}  // namespace crosstie::io
