#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "io/answers/subjects/topics.hpp"
#include "io/render/json.hpp"
#include "io/render/text.hpp"

namespace crosstie::test {

/// What a topic says, by key.
[[nodiscard]] inline nlohmann::ordered_json numbers_of(const io::Topic& topic) {
    return io::json_of(io::release(topic.section, {io::Edition::group}));
}

/// What several say, each under its own key.
[[nodiscard]] inline nlohmann::ordered_json numbers_of(const std::vector<io::Topic>& topics) {
    nlohmann::ordered_json all = nlohmann::ordered_json::object();
    for (const io::Topic& topic : topics) all[topic.section.id] = numbers_of(topic);
    return all;
}

/// What a reader at a terminal is told of a topic.
[[nodiscard]] inline std::string words_of(const io::Topic& topic) {
    return io::text_of(io::release(topic.section, {io::Edition::group}));
}

}  // namespace crosstie::test
