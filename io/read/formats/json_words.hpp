#pragma once
#include <string>

#include "io/read/formats/networks.hpp"
#include "io/text/json_input.hpp"

namespace crosstie::io {

/// A JSON value as the text of a cell; a list of texts is "a;b", an object is nothing.
[[nodiscard]] std::string cell_of(const nlohmann::json& value);
/// The value of a key, or null.
[[nodiscard]] const nlohmann::json& at_key(const nlohmann::json& object, const char* key);
/// The place of a value, for messages.
[[nodiscard]] Place place_in(const JsonDocument& document, const std::string& pointer);
/// The document; LimitReached beyond 128 MiB, two million values, or a text of 1 MiB.
[[nodiscard]] JsonDocument parse_network_json(const FormatInput& input);
/// An id as it stands in the file: a text or a number; empty for anything else.
[[nodiscard]] std::string id_of(const nlohmann::json& value);

}  // namespace crosstie::io
