#pragma once
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "io/document/report.hpp"
#include "io/text/zip_archive.hpp"

namespace crosstie::io::word {

// What the pages of a Word document are made of. Lengths are points unless a name says otherwise; Word counts in
// twentieths of a point (dxa).

/// A page of A4, upright or on its side, with its margins.
struct Sheet {
    double width, height;
    double top, right, bottom, left;
    [[nodiscard]] constexpr double room() const noexcept { return width - left - right; }
    [[nodiscard]] constexpr double depth() const noexcept { return height - top - bottom; }
};
inline constexpr Sheet upright{595.3, 841.9, 62, 57, 57, 57};
inline constexpr Sheet on_side{841.9, 595.3, 54, 46, 44, 46};

inline constexpr double body_size = 12;

[[nodiscard]] long dxa(double points);

/// How a run of text looks, where it differs from its style.
struct Look {
    bool bold = false;
    double size = 0;               // 0: as the style says
    const char* colour = nullptr;  // "8A1538"
};

/// A paragraph of a style; its text is added by `add_run`.
pugi::xml_node add_paragraph(pugi::xml_node parent, const char* style);
void add_run(pugi::xml_node paragraph, std::string_view text, const Look& look = {});
/// The properties of a paragraph, made if need be.
pugi::xml_node properties(pugi::xml_node paragraph);

/// A field that Word works out anew ("PAGE", "REF figure_1 \\h"), with the text it has now.
void add_field(pugi::xml_node paragraph, const std::string& instruction, std::string_view text, const Look& look = {});

/// "Figure 3. Title": the number a SEQ field, both bookmarked as "Figure_3", so that lists of figures and references to
/// them can be made.
void add_caption(pugi::xml_node paragraph, std::string_view kind, std::size_t number, std::string_view title);

/// Headings of the document as a TOC field, each a link to its bookmark; without page numbers, which only Word knows.
void add_contents(pugi::xml_node body, const std::vector<Section>& sections);
/// The bookmark that a link of the contents leads to, round what the paragraph holds so far. `number`: of the section.
void add_section_bookmark(pugi::xml_node paragraph, const std::string& section, std::size_t number);

/// The properties of a section: the page, and the header and footer on it.
void add_section(pugi::xml_node parent, const Sheet& sheet, bool with_header);

/// The document as text, with its declaration.
[[nodiscard]] std::string text_of(const pugi::xml_document& document);

/// Everything in the file but the body and the pictures: content types, relations, styles, numbering, settings, header,
/// footer, properties. `pictures` counts word/media/picture_1.png and so on, whose relations are "picture1"....
[[nodiscard]] std::vector<ZipMember> fixed_parts(const Report& report, std::size_t pictures);

}  // namespace crosstie::io::word
