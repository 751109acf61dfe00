#pragma once
#include <array>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "graph/survey/comparison.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

// How a result object holds a value that may be missing: the value, or null and the reason under "<key>_why".

void put(nlohmann::ordered_json& object, const std::string& key, double value, std::string_view why);
void put(nlohmann::ordered_json& object, const std::string& key, const std::array<double, 2>& range,
         std::string_view why);
void put(nlohmann::ordered_json& object, const std::string& key, const PeopleCount& count);
void withhold(nlohmann::ordered_json& object, const std::string& key, std::string_view why);

/// Why a comparison has no areas: "not_asked" or "one_area".
[[nodiscard]] std::string_view why_no_areas(const survey::Comparison& comparison);

}  // namespace crosstie::io
