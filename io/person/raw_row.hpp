#pragma once
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace crosstie::io {

/// Where a record of a CSV text and its fields stand, quotes included: for who takes bytes away and leaves the others.
struct RawRow {
    std::size_t begin = 0, end = 0;  // with the end of the line
    std::vector<std::pair<std::size_t, std::size_t>> fields;
};

/// The record that starts at `begin`; the text has been read without a fault.
[[nodiscard]] RawRow raw_row(std::string_view text, std::size_t begin, char delimiter);

}  // namespace crosstie::io
