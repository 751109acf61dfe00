#include "io/answers/change/json_value.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace crosstie::io {

void put(nlohmann::ordered_json& object, const std::string& key, double value, std::string_view why) {
    if (std::isfinite(value)) {
        object[key] = value;
    } else {
        object[key] = nullptr;
        object[key + "_why"] = why;
    }
}

void put(nlohmann::ordered_json& object, const std::string& key, const std::array<double, 2>& range,
         std::string_view why) {
    if (std::isfinite(range[0]) && std::isfinite(range[1])) {
        object[key] = range;
    } else {
        object[key] = nullptr;
        object[key + "_why"] = why;
    }
}

void withhold(nlohmann::ordered_json& object, const std::string& key, std::string_view why) {
    object[key] = nullptr;
    object[key + "_why"] = why;
}

void put(nlohmann::ordered_json& object, const std::string& key, const PeopleCount& count) {
    if (count.value) {
        object[key] = *count.value;
    } else {
        withhold(object, key, "suppressed: " + count.why);
    }
}

std::string_view why_no_areas(const survey::Comparison& comparison) {
    return comparison.options.by.empty() ? "not_asked" : "one_area";
}

}  // namespace crosstie::io
