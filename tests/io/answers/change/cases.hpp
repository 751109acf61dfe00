#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"

namespace crosstie::test {

/// Every null has a reason beside it, and no list holds one.
inline void check_reasons(const nlohmann::json& json) {
    if (json.is_object()) {
        for (const auto& [key, value] : json.items()) {
            CAPTURE(key);
            if (value.is_null()) {
                REQUIRE(json.contains(key + "_why"));
                CHECK_FALSE(json[key + "_why"].get<std::string>().empty());
            }
            check_reasons(value);
        }
    } else if (json.is_array()) {
        for (const nlohmann::json& value : json) {
            CHECK_FALSE(value.is_null());
            check_reasons(value);
        }
    }
}

/// Studies of every kind a report must bear.
inline std::vector<Partnership> partnerships() {
    std::vector<Partnership> all;
    all.push_back(Partnership({7, 6, 8, 6, 4, 3}).fill(8, 75, 6).silent(1, 3).silent(0, 12).joins(33).leaves(20));
    all.push_back(Partnership({6, 6, 6}));                   // no tie at all
    all.push_back(Partnership({6, 6, 6}).fill(10, 100, 0));  // identical waves
    all.push_back(Partnership({3, 3, 2}).fill(30, 50, 10));  // fewer than ten
    all.push_back(Partnership({24}).fill(10, 80, 5));        // one area
    all.push_back(Partnership({3, 3, 3, 3, 3, 3, 3, 3}).fill(10, 80, 5));
    all.push_back(Partnership({20, 4}).fill(10, 80, 5));
    Partnership silent({6, 6});
    for (ActorId actor = 0; actor < 12; ++actor) silent.silent(0, actor).silent(1, actor);
    all.push_back(silent);
    return all;
}

}  // namespace crosstie::test
