// A document as Markdown.
#include "io/render/markdown.hpp"

#include "io/document/shown.hpp"
#include "io/render/text_table.hpp"
#include "io/text/encoding.hpp"

namespace crosstie::io {

namespace {

struct MarkdownParts {
    std::string& text;

    void operator()(const Paragraph& paragraph) const { text += '\n' + markdown_escaped(paragraph.text) + '\n'; }
    void operator()(const BulletList& list) const {
        text += '\n';
        for (const std::string& item : list.items) text += "- " + markdown_escaped(item) + '\n';
    }
    void operator()(const Definitions& list) const { pairs(list.items); }
    void operator()(const QuestionList& list) const { pairs(list.items); }
    void operator()(const Subheading& heading) const { text += "\n### " + markdown_escaped(heading.text) + '\n'; }
    void operator()(const Record& record) const { table(as_table(record)); }
    void operator()(const Table& one) const { table(one); }
    void operator()(const Figure&) const {}

    void table(const Table& one) const { text += '\n' + markdown_table(one); }
    void pairs(const std::vector<std::array<std::string, 2>>& items) const {
        for (const auto& [first, second] : items) {
            text += "\n**" + markdown_escaped(first) + "** " + markdown_escaped(second) + '\n';
        }
    }
};

}  // namespace

std::string markdown_of(const Released& released) {
    const Document& document = released.document();
    std::string text = "# " + markdown_escaped(document.title) + '\n';
    for (const std::string& line : document.about) text += '\n' + markdown_escaped(line) + '\n';
    for (const Section& section : document.sections) {
        if (!section.heading.empty()) text += "\n## " + markdown_escaped(section.heading) + '\n';
        for (const Block& block : section.blocks) {
            if (on_terminal(block)) std::visit(MarkdownParts{text}, block);
        }
    }
    return harmless(text);
}

}  // namespace crosstie::io
