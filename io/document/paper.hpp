#pragma once
#include <array>
#include <string>
#include <vector>

namespace crosstie::io {

/// Words somebody said, given for the paper.
struct Quotation {
    std::string text, by;  // `by` as it may be printed: a role
    bool cleared = false;  // whoever said it agreed to its being printed
};

/// What an organisation wants of its paper beside the numbers, from study.json.
struct Paper {
    std::string title, subtitle;  // empty: ours
    std::string logo;             // bytes of a PNG; empty: none
    std::string logo_alt;
    std::string accent;                             // "#005EB8"; empty: ours
    std::vector<std::array<std::string, 2>> cover;  // field and entry; an entry may be empty, to be filled in by hand
    std::vector<std::string> ask;                   // of the board
    std::vector<Quotation> quotations;
    std::vector<std::string> leave_out;                // ids of sections
    std::vector<std::array<std::string, 2>> headings;  // id of a section, and the heading it gets
};

}  // namespace crosstie::io
