#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

#include "io/text/encoding.hpp"
#include "io/text/faults.hpp"

namespace crosstie::io {

/// A JSON document that remembers where its values and keys stand, so that whatever is found wrong with them later can
/// name the line.
struct JsonDocument {  // NOLINT(bugprone-exception-escape): its move may throw where a map's may
    std::string file;
    nlohmann::json value;
    std::unordered_map<std::string, Place> values;  // by JSON pointer: "/waves/0/key"
    std::unordered_map<std::string, Place> keys;

    [[nodiscard]] Fault fault(const std::string& pointer, std::string found, std::string expected,
                              std::string mend = {}) const;
    [[nodiscard]] Fault key_fault(const std::string& pointer, std::string found, std::string expected,
                                  std::string mend = {}) const;
};

/// How much one document may hold, counted before any of it is built.
struct JsonLimits {
    std::size_t values = 100'000;
    std::size_t text_bytes = std::size_t{1} << 20;  // of one text
};

/// Errors   InvalidInput: no JSON (comments, NaN and trailing commas are none), nested deeper than 64, a key told twice;
///          LimitReached, with the place, where it holds more than `limits`
[[nodiscard]] JsonDocument parse_json(std::string_view text, const std::string& file, const JsonLimits& limits = {});

/// `pointer` and one step further, escaped as RFC 6901 wants it.
[[nodiscard]] std::string pointer_to(const std::string& pointer, std::string_view key);
[[nodiscard]] std::string pointer_to(const std::string& pointer, std::size_t index);

}  // namespace crosstie::io
