#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crosstie::test {

struct SlowField {
    std::string text;
    std::size_t line = 0, column = 0;
};

/// What a reader of one character at a time, with nothing clever in it, makes of a CSV text.
struct SlowCsv {
    std::vector<std::vector<SlowField>> records;  // blank lines and records with text after a closing quote left out
    std::size_t after_quote = 0;                  // fields with text after the closing quote
    bool unclosed = false;
    std::size_t unclosed_line = 0, unclosed_column = 0;
};

SlowCsv read_slowly(std::string_view text, char delimiter);

}  // namespace crosstie::test
