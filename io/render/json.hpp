#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "io/release/released.hpp"

namespace crosstie::io {

/// A document as one JSON object: the head's fields, then each section under its id (one without an id puts its keys
/// into the object itself): "sentences", each record as an object, each table as an array of objects by column key.
///
/// A value that is not there is null, and `<key>_why` beside it says why in one spelling a reason; what an edition
/// withholds begins with "suppressed". A share is {"part", "whole", "share"}, a range [low, high], a person their id.
[[nodiscard]] nlohmann::ordered_json json_of(const Released& released);

/// Where a document stands in a larger object: under a key; without one its own keys stand in the object itself; listed:
/// in an array of that key.
struct JsonPart {
    std::string key;
    const Released& released;
    bool listed = false;
};
/// Several documents as one object, as text.
[[nodiscard]] std::string json_text(const std::vector<JsonPart>& parts);

/// A document as text.
[[nodiscard]] std::string json_text(const Released& released);

/// JSON as crosstie writes it: two spaces, UTF-8 (what is not becomes U+FFFD), a newline at the end.
[[nodiscard]] std::string dumped(const nlohmann::ordered_json& json);

}  // namespace crosstie::io
