#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "io/read/survey/mapping.hpp"
#include "io/read/survey/sheet.hpp"

namespace crosstie::io::survey {

/// A column of an export: what it is called, and the question and the row of a grid that are hidden in that.
struct Head {
    std::string header;     // as a mapping calls it; unlike any other of the sheet
    std::string stem;       // the question; empty where the header is the colleague alone
    std::string item;       // the colleague or option
    std::size_t again = 0;  // how often the same words stood before
};

/// Where the header and the answers of a sheet are, by its fingerprint.
struct Layout {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::string dialect;
    std::vector<std::size_t> header_rows;  // rows of the sheet
    std::vector<std::size_t> skipped;      // rows above the header, totals below
    std::size_t first = 0;                 // row of answers
    std::vector<Head> heads;               // [columns]

    /// The column with this header: exactly, else but for case, blanks and kinds of signs.
    [[nodiscard]] std::size_t find(std::string_view header) const;
};

/// Recognises the dialect; `mapping` overrules where it says something and was written for this file.
[[nodiscard]] Layout layout_of(const Sheet& sheet, const Mapping* mapping);

/// Whether the text is a date, as the header of a register has it.
[[nodiscard]] bool looks_like_date(std::string_view text);

/// Whether the text is one of these, folded. The words are folded already.
[[nodiscard]] bool is_word(std::string_view text, std::initializer_list<std::string_view> words);

}  // namespace crosstie::io::survey
