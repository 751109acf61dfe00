#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/attributes.hpp"

namespace crosstie::test {

/// Areas from a word with a letter an actor, in alphabetical order: "xxyy"; '.' is no known area.
[[nodiscard]] inline Partition areas(std::string_view letters) {
    std::vector<std::string> labels;
    for (const char letter : letters) labels.push_back(letter == '.' ? std::string() : std::string(1, letter));
    return partition_of(labels);
}

}  // namespace crosstie::test
