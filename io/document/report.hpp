#pragma once
#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "io/document/table.hpp"

namespace crosstie::io {

// A board paper as plain data: what html, and later Word and workbook, are written from. Text is UTF-8, not yet
// escaped.

/// Sentences. JSON lists them under "sentences"; one with a key stands under that key, and a finding, which says what
/// may make it untrue, under "findings" with its key and those of the threats to it.
struct Paragraph {
    std::string text;
    std::string key = {};
    std::optional<std::vector<std::string>> threats = {};
    std::vector<std::string> see =
        {};  // the anchors of figures and tables that show it: "figure-areas", "table-summary"
};

/// JSON lists the items under "sentences", or under `id`: where they have keys, each with its own.
struct BulletList {
    std::vector<std::string> items;
    std::string id = {};
    std::vector<std::string> keys = {};
};

/// Words and what they mean here.
struct Definitions {
    std::vector<std::array<std::string, 2>> items;
};

/// A heading inside a section.
struct Subheading {
    std::string text;
};

/// Questions and their short answers.
struct QuestionList {
    std::vector<std::array<std::string, 2>> items;
};

/// A picture with what a reader who cannot see it needs.
struct Figure {
    std::string id;
    std::string title;  // the finding
    std::string svg;
    std::string alt;                  // short
    std::string description;          // long; may be empty
    std::string failure;              // where it could not be drawn: why; svg is then empty
    std::string png = {};             // the same picture, for documents that take no SVG
    std::optional<Table> table = {};  // the same content; where there is none it follows in the section
    bool half = false;                // laid out for half an upright page: stands between paragraphs
    bool words_in_annex = false;      // the long description stands there: a printed paper does not repeat it
};

using Block = std::variant<Paragraph, BulletList, Definitions, Subheading, QuestionList, Record, Table, Figure>;

struct Section {
    std::string id;
    std::string heading;
    std::vector<Block> blocks;
};

/// One of the few figures at the top.
struct KeyFigure {
    std::string label;  // "Links"
    std::string value;  // "104 to 130"
    std::string note;   // "clear rise"
};

/// The marks of editions that show people, in the words that every page of theirs has at its head.
inline constexpr const char* group_mark = "For the group: shows single people. Not for publication.";
inline constexpr const char* named_mark = "Contains names. Not for publication.";

struct Report {
    std::string accent;          // "#005EB8" in place of our blue; empty: ours
    std::string logo, logo_alt;  // bytes of a PNG, and what it shows; empty: none
    std::string title;
    std::string subtitle;
    std::string headline;
    std::vector<std::string> marks;  // at the top of the page: illustrative, for the group, contains names
    std::vector<KeyFigure> strip;
    std::vector<Section> sections;
    std::string source_line;
    bool annex = false;  // to look things up in: a list of its sections in front, in Word too, and upright pages
};

}  // namespace crosstie::io
