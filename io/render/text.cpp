// A document as plain text: one width, one kind of heading, one style of number.
#include "io/render/text.hpp"

#include "io/document/shown.hpp"
#include "io/render/text_table.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t page = 80;  // characters a line

struct TextParts {
    std::string& text;

    void operator()(const Paragraph& paragraph) const { text += '\n' + wrapped(paragraph.text, page); }
    void operator()(const BulletList& list) const {
        text += '\n';
        for (const std::string& item : list.items) {
            std::string lines = wrapped(item, page, "  ");
            lines.replace(0, 2, "- ");
            text += lines;
        }
    }
    void operator()(const Definitions& list) const { pairs(list.items); }
    void operator()(const QuestionList& list) const { pairs(list.items); }
    void operator()(const Subheading& heading) const { text += '\n' + wrapped(heading.text, page); }
    void operator()(const Record& record) const { table(as_table(record)); }
    void operator()(const Table& one) const { table(one); }
    void operator()(const Figure&) const {}

    void table(const Table& one) const {
        text += '\n';
        if (!one.caption.empty()) text += wrapped(one.caption, page);
        text += text_table(one, page);
        if (!one.note.empty()) text += '\n' + wrapped(one.note, page);
    }
    void pairs(const std::vector<std::array<std::string, 2>>& items) const {
        for (const auto& [first, second] : items) text += '\n' + wrapped(first, page) + wrapped(second, page, "  ");
    }
};

/// With its heading underlined.
std::string text_of_section(const Section& section) {
    std::string text;
    if (!section.heading.empty()) {
        text += '\n' + section.heading + '\n' + std::string(shown_width(section.heading), '=') + '\n';
    }
    std::string body;
    for (const Block& block : section.blocks) {
        if (on_terminal(block)) std::visit(TextParts{body}, block);
    }
    // A heading stands close to what it is the heading of.
    if (!section.heading.empty() && body.starts_with('\n')) body.erase(0, 1);
    return text + body;
}

}  // namespace

std::string text_of(const Released& released) {
    const Document& document = released.document();
    std::string text = wrapped(document.title, page);
    for (const std::string& line : document.about) text += wrapped(line, page);
    for (const Section& section : document.sections) text += text_of_section(section);
    return for_terminal(text);
}

}  // namespace crosstie::io
