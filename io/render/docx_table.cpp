// Sets a table on a Word page: the largest type in which no word is broken, lying on its side where that helps.
#include "io/render/docx_table.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

#include "io/document/shown.hpp"
#include "io/render/docx_parts.hpp"
#include "io/text/text_width.hpp"

namespace crosstie::io::word {

namespace {

constexpr double padding = 4.5;            // at each side of a cell
constexpr double slack = 3;                // fonts other than ours are a little wider
constexpr double first_column = 150;       // what the names of the rows get before they are wrapped
constexpr std::size_t kept_together = 16;  // rows of a table that is not parted by the end of a page

struct Need {
    double least = 0, ideal = 0;
};

void widen(Need& need, std::string_view text, double size, diagram::Weight weight) {
    need.ideal = std::max(need.ideal, diagram::text_width(text, size, weight));
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        need.least = std::max(need.least, diagram::text_width(text.substr(at, end - at), size, weight));
        at = end + 1;
    }
}

std::vector<Need> needs_of(const ShownTable& table, double size) {
    std::vector<Need> needs(table.columns.size());
    for (std::size_t k = 0; k < needs.size(); ++k) {
        widen(needs[k], table.columns[k].head, size, diagram::Weight::bold);
        if (table.columns[k].to_the_right())
            needs[k].ideal = needs[k].least;  // heads of numbers may take several lines
        for (const auto& row : table.rows) widen(needs[k], row[k], size, diagram::Weight::regular);
        if (k == 0) needs[k].least = std::max(needs[k].least, std::min(needs[k].ideal, first_column));
        needs[k].least += 2 * padding + slack;
        needs[k].ideal += 2 * padding + slack;
    }
    return needs;
}

double sum_of(const std::vector<Need>& needs, double Need::*which) {
    return std::accumulate(needs.begin(), needs.end(), 0.0,
                           [which](double sum, const Need& need) { return sum + need.*which; });
}

std::vector<double> widths_of(const std::vector<Need>& needs, double room) {
    const double least = sum_of(needs, &Need::least), ideal = sum_of(needs, &Need::ideal);
    // What is left beyond the least goes where text would otherwise be wrapped; short of it, all columns give.
    const double share = ideal > least ? std::min(1.0, (room - least) / (ideal - least)) : 1.0;
    std::vector<double> widths;
    for (const Need& need : needs) {
        widths.push_back(least > room ? need.least * room / least : need.least + share * (need.ideal - need.least));
    }
    return widths;
}

void border(pugi::xml_node borders, const char* side, const char* kind, int eighths, const char* colour) {
    pugi::xml_node node = borders.append_child(side);
    node.append_attribute("w:val") = kind;
    node.append_attribute("w:sz") = eighths;
    node.append_attribute("w:space") = 0;
    node.append_attribute("w:color") = colour;
}

struct Shade {
    const char* fill;
    const char* text;
};
constexpr std::array<Shade, 5> shades{
    {{nullptr, nullptr}, {"DBE7F5", nullptr}, {"B3CFEC", nullptr}, {"005EB8", "FFFFFF"}, {"003087", "FFFFFF"}}};

void add_cell(pugi::xml_node row, const ShownTable& table, const TableShape& shape, std::size_t column,
              std::string_view text, int shade, bool head, bool keep) {
    pugi::xml_node cell = row.append_child("w:tc");
    pugi::xml_node about = cell.append_child("w:tcPr");
    pugi::xml_node width = about.append_child("w:tcW");
    width.append_attribute("w:w") = dxa(shape.widths[column]);
    width.append_attribute("w:type") = "dxa";
    Look look{head, shape.size < body_size ? shape.size : 0, head ? "425563" : nullptr};
    if (shade < 0) {  // fewer than before: a broken line round the cell, so that it is told without colour too
        pugi::xml_node borders = about.append_child("w:tcBorders");
        for (const char* side : {"w:top", "w:left", "w:bottom", "w:right"}) {
            border(borders, side, "dashed", 12, "8A1538");
        }
        look.colour = "8A1538";
    } else if (shade > 0) {
        const Shade& paint = shades[static_cast<std::size_t>(std::min(shade, 4))];
        pugi::xml_node fill = about.append_child("w:shd");
        fill.append_attribute("w:val") = "clear";
        fill.append_attribute("w:color") = "auto";
        fill.append_attribute("w:fill") = paint.fill;
        look.colour = paint.text;
    }
    if (head) about.append_child("w:vAlign").append_attribute("w:val") = "bottom";
    pugi::xml_node paragraph = add_paragraph(cell, head ? "TableHead" : "TableText");
    if (keep) properties(paragraph).append_child("w:keepNext");
    if (table.columns[column].to_the_right())
        properties(paragraph).append_child("w:jc").append_attribute("w:val") = "right";
    add_run(paragraph, text, look);
}

pugi::xml_node add_row(pugi::xml_node table, bool head) {
    pugi::xml_node row = table.append_child("w:tr");
    pugi::xml_node about = row.append_child("w:trPr");
    about.append_child("w:cantSplit");
    if (head) about.append_child("w:tblHeader");
    return row;
}

void add_properties(pugi::xml_node node, const Table& table, const TableShape& shape) {
    pugi::xml_node about = node.append_child("w:tblPr");
    about.append_child("w:tblStyle").append_attribute("w:val") = "BoardTable";
    pugi::xml_node width = about.append_child("w:tblW");
    width.append_attribute("w:w") = dxa(std::accumulate(shape.widths.begin(), shape.widths.end(), 0.0));
    width.append_attribute("w:type") = "dxa";
    about.append_child("w:tblLayout").append_attribute("w:type") = "fixed";
    pugi::xml_node look = about.append_child("w:tblLook");
    look.append_attribute("w:val") = "04A0";
    for (const auto& [name, on] : {std::pair{"w:firstRow", 1},
                                   {"w:lastRow", 0},
                                   {"w:firstColumn", 1},
                                   {"w:lastColumn", 0},
                                   {"w:noHBand", 0},
                                   {"w:noVBand", 1}}) {
        look.append_attribute(name) = on;
    }
    about.append_child("w:tblCaption").append_attribute("w:val") = diagram::clean_text(table.caption).c_str();
    pugi::xml_node grid = node.append_child("w:tblGrid");
    for (const double points : shape.widths) grid.append_child("w:gridCol").append_attribute("w:w") = dxa(points);
}

}  // namespace

TableShape shape_of(const Table& whole, bool rather_upright) {
    const ShownTable table = as_shown(whole);
    struct Try {
        double size;
        bool on_side;
    };
    constexpr std::array<Try, 9> tries{
        {{12, false}, {11, false}, {10, false}, {9, false}, {8, false}, {12, true}, {11, true}, {10, true}, {9, true}}};
    for (const Try& attempt : tries) {
        if (!rather_upright && !attempt.on_side && attempt.size < 11) continue;
        const std::vector<Need> needs = needs_of(table, attempt.size);
        const double room = (attempt.on_side ? on_side : upright).room();
        if (sum_of(needs, &Need::least) <= room) {
            return {attempt.size, attempt.on_side, widths_of(needs, room)};
        }
    }
    return {8, true, widths_of(needs_of(table, 8), on_side.room())};
}

void add_table(pugi::xml_node body, const Table& whole, const TableShape& shape, std::size_t number) {
    const ShownTable table = as_shown(whole);
    pugi::xml_node caption = add_paragraph(body, "Caption");
    if (number == 0)
        add_run(caption, whole.caption);
    else
        add_caption(caption, "Table", number, whole.caption);
    pugi::xml_node node = body.append_child("w:tbl");
    add_properties(node, whole, shape);
    const bool together = table.rows.size() <= kept_together;
    pugi::xml_node head = add_row(node, true);
    for (std::size_t k = 0; k < table.columns.size(); ++k) {
        add_cell(head, table, shape, k, table.columns[k].head, 0, true, true);
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const bool last = r + 1 == table.rows.size();
        const bool keep = last ? !whole.note.empty() : together;
        pugi::xml_node row = add_row(node, false);
        for (std::size_t k = 0; k < table.rows[r].size(); ++k) {
            add_cell(row, table, shape, k, shown(table.rows[r][k], table.columns[k]),
                     table.shade.empty() ? 0 : table.shade[r][k], false, keep);
        }
    }
    if (!whole.note.empty()) add_run(add_paragraph(body, "Note"), whole.note);
}

}  // namespace crosstie::io::word
