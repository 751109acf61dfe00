#include "io/render/text_table.hpp"

#include <algorithm>
#include <vector>

#include "io/document/shown.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io {

namespace {

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    for (const std::string& word : plain_lines(text, 0)) longest = std::max(longest, shown_width(word));
    return longest;
}

constexpr std::size_t widest_head = 14;  // a longer head is broken rather than made to widen its column

struct Widths {
    std::vector<std::size_t> now;
    std::vector<std::size_t> cells;  // what the longest cell and the longest word of the head need
    std::vector<std::size_t> least;  // what the longest word needs
};

Widths widths_of(const ShownTable& table, std::size_t width) {
    Widths w;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        std::size_t least = longest_word(table.columns[column].head);
        std::size_t cells = least;
        for (const auto& row : table.rows) {
            cells = std::max(cells, shown_width(row[column]));
            least = std::max(least, longest_word(row[column]));
        }
        w.now.push_back(std::max(cells, std::min(shown_width(table.columns[column].head), widest_head)));
        w.cells.push_back(cells);
        w.least.push_back(least);
    }
    const auto total = [&] {
        std::size_t sum = 2 * (w.now.size() - 1);
        for (const std::size_t one : w.now) sum += one;
        return sum;
    };
    while (total() > width) {
        std::size_t widest = w.now.size();
        for (const auto* floor : {&w.cells, &w.least}) {  // heads give way before cells do
            for (std::size_t column = 0; column < w.now.size(); ++column) {
                if (w.now[column] > (*floor)[column] && (widest == w.now.size() || w.now[column] > w.now[widest]))
                    widest = column;
            }
            if (widest != w.now.size()) break;
        }
        if (widest == w.now.size()) break;
        --w.now[widest];
    }
    return w;
}

std::string row_of(const ShownTable& table, const std::vector<std::string>& cells, const Widths& widths) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        lines.push_back(plain_lines(cells[column], widths.now[column]));
        height = std::max(height, lines.back().size());
    }
    std::string text;
    for (std::size_t line = 0; line < height; ++line) {
        std::string one;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const std::string cell = line < lines[column].size() ? lines[column][line] : "";
            const std::string blank(widths.now[column] - std::min(widths.now[column], shown_width(cell)), ' ');
            one += (column == 0 ? "" : "  ") + (table.columns[column].to_the_right() ? blank + cell : cell + blank);
        }
        one.erase(one.find_last_not_of(' ') + 1);
        text += one + '\n';
    }
    return text;
}

}  // namespace

std::string text_table(const Table& whole, std::size_t width) {
    const ShownTable table = as_shown(whole);
    const Widths widths = widths_of(table, width);
    std::vector<std::string> heads;
    for (const Column& column : table.columns) heads.push_back(column.head);
    std::string text = row_of(table, heads, widths);
    for (std::size_t column = 0; column < widths.now.size(); ++column) {
        text += (column == 0 ? "" : "  ") + std::string(widths.now[column], '-');
    }
    text += '\n';
    for (const auto& row : table.rows) text += row_of(table, row, widths);
    return text;
}

std::string markdown_escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '|' || c == '\\' || c == '*' || c == '_' || c == '`' || c == '[' || c == '<') safe += '\\';
        safe += c == '\n' ? ' ' : c;
    }
    return safe;
}

std::string markdown_table(const Table& whole) {
    const ShownTable table = as_shown(whole);
    std::string text = whole.caption.empty() ? "|" : "**" + markdown_escaped(whole.caption) + "**\n\n|";
    for (const Column& column : table.columns) text += ' ' + markdown_escaped(column.head) + " |";
    text += "\n|";
    for (const Column& column : table.columns) text += column.to_the_right() ? "---:|" : "---|";
    text += '\n';
    for (const auto& row : table.rows) {
        text += '|';
        for (const std::string& cell : row) text += ' ' + markdown_escaped(cell) + " |";
        text += '\n';
    }
    if (!whole.note.empty()) text += '\n' + markdown_escaped(whole.note) + '\n';
    return text;
}

}  // namespace crosstie::io
