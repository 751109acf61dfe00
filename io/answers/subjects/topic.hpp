#pragma once
#include <string>
#include <vector>

#include "io/document/report.hpp"

namespace crosstie::io {

/// Under which heading of what was found an answer stands: connections, health of the network, what it led to.
enum class Part { connections, health, results };

/// Questions that several subjects answer: the paper puts their answers together, in the order of the subjects.
namespace questions {
inline constexpr const char* meetings = "Are meetings used to best effect?";
inline constexpr const char* time = "Where do the group's time and energy work?";
}  // namespace questions

/// A question of the programme and the short answer, as an edition may show it. The section holds the long one.
struct Answer {
    Part part;
    std::string question, answer;
};

/// One subject beside the comparison of ties, as an edition may show it: a section of the paper, and every number of it
/// at full precision, by key (io/schema/topic_<key>.schema.json). io/topics makes them.
struct Topic {
    Section section;  // its id is the topic's key
    std::vector<Answer> answers;
    std::string finding = {};  // what the paper itself says of it; empty: the annex alone
};

}  // namespace crosstie::io
