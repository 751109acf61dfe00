#pragma once
#include <nlohmann/json.hpp>

#include "io/report/report.hpp"

namespace crosstie::io {

/// One subject beside the comparison of ties, as an edition may show it: a section of the paper, and every number of it
/// at full precision. io/topics makes them.
struct Topic {
    Section section;                 // its id is the topic's key
    nlohmann::ordered_json numbers;  // io/schema/topic_<key>.schema.json
};

}  // namespace crosstie::io
