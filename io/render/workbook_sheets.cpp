// From tables to sheets: which sheet a table gets, how it is called, and what a spreadsheet adds up. Every value that is
// a number stands there as one, at full precision; all else in the words readers see.
#include "io/render/workbook_sheets.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "io/document/shown.hpp"
#include "io/text/encoding.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t longest_name = 31;
constexpr const char* contents_name = "contents";

/// A figure as readers see it, back as a number: "1,234", "+12", "−0.5". A spreadsheet adds up numbers only.
std::optional<double> number_in(std::string_view words) {
    std::string plain;
    if (words.starts_with("+")) words.remove_prefix(1);
    if (words.starts_with("\u2212")) plain = "-", words.remove_prefix(std::string_view("\u2212").size());
    for (const char c : words) {
        if (c != ',') plain += c;
    }
    double number = 0;
    const auto [end, fault] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    if (plain.empty() || fault != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
    return number;
}

/// Of these the head says "%" or "points", and the cell is in that unit.
bool in_hundredths(Kind kind) { return kind == Kind::percent || kind == Kind::points || kind == Kind::finer; }

SheetCell cell_of(const Cell& cell, const std::string& words, const Column& column) {
    if (cell.instead.empty()) {
        if (const auto* count = std::get_if<std::uint64_t>(&cell.value)) return static_cast<double>(*count);
        if (const auto* number = std::get_if<std::int64_t>(&cell.value)) return static_cast<double>(*number);
        if (const auto* number = std::get_if<double>(&cell.value)) {
            return in_hundredths(cell.kind.value_or(column.kind)) ? *number * 100 : *number;
        }
    }
    if (const auto number = column.to_the_right() ? number_in(words) : std::nullopt) return *number;
    return words;
}

WorkbookSheet sheet_of(const Table& table, std::string name) {
    WorkbookSheet sheet{std::move(name), {}, {}, table.bars};
    const ShownTable shown = as_shown(table);
    std::vector<std::size_t> columns;  // those that readers see
    for (std::size_t k = 0; k < table.columns.size(); ++k) {
        if (table.columns[k].key.empty() || !table.columns[k].head.empty()) columns.push_back(k);
    }
    for (const Column& column : shown.columns) sheet.columns.push_back(column.head);
    for (std::size_t row = 0; row < shown.rows.size(); ++row) {
        auto& cells = sheet.rows.emplace_back();
        for (std::size_t k = 0; k < shown.rows[row].size(); ++k) {
            cells.push_back(cell_of(table.rows[row][columns[k]], shown.rows[row][k], shown.columns[k]));
        }
    }
    return sheet;
}

std::string cut(std::string text, std::size_t bytes) {
    if (text.size() > bytes) {
        while (bytes > 0 && !begins_character(text[bytes])) --bytes;
        text.resize(bytes);
    }
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

class SheetMaker {
 public:
    std::vector<WorkbookSheet> make(const Released& data, const ReleasedReport& paper, const ReleasedReport& annex) {
        std::vector<WorkbookSheet> last;
        for (const Section& section : data.document().sections) {
            for (const Block& block : section.blocks) {
                const auto* table = std::get_if<Table>(&block);
                if (table == nullptr || table->rows.empty()) continue;
                taken_.insert(table->id);
                last.push_back(sheet_of(*table, table->id));
            }
        }
        sheets_.emplace_back();
        add(paper.report(), "paper");
        add(annex.report(), "annex");
        for (WorkbookSheet& sheet : last) {
            contents_.rows.push_back({sheet.name, "the figures as data", "this workbook"});
            sheets_.push_back(std::move(sheet));
        }
        sheets_.front() = sheet_of(contents_, contents_name);
        return std::move(sheets_);
    }

 private:
    void add(const Report& report, const char* where) {
        for (const Section& section : report.sections) {
            for (const Block& block : section.blocks) {
                if (const auto* table = std::get_if<Table>(&block)) add(*table, section, where);
                if (const auto* record = std::get_if<Record>(&block)) add(as_table(*record), section, where);
                if (const auto* figure = std::get_if<Figure>(&block); figure != nullptr && figure->table)
                    add(*figure->table, section, where);
            }
        }
    }

    void add(const Table& table, const Section& section, const char* where) {
        if (table.rows.empty() || as_shown(table).columns.empty()) return;  // for machines alone: numbers.json has it
        sheets_.push_back(sheet_of(table, name_for(table.caption.empty() ? section.heading : table.caption)));
        contents_.rows.push_back({sheets_.back().name, table.caption, fmt::format("{}: {}", where, section.heading)});
    }

    /// The caption, without what a sheet's name may not hold, cut at a character; a number behind where it is taken.
    std::string name_for(const std::string& caption) {
        std::string plain;
        for (const char c : caption) plain += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
        std::string name = cut(plain, longest_name);
        for (int k = 2; !taken_.insert(name).second; ++k) name = cut(plain, longest_name - 4) + fmt::format(" {}", k);
        return name;
    }

    std::set<std::string> taken_{contents_name};
    Table contents_{contents_name, "", {{"sheet"}, {"what it holds"}, {"where it stands"}}, {}, "", {}};
    std::vector<WorkbookSheet> sheets_;
};

}  // namespace

std::vector<WorkbookSheet> sheets_of(const Released& data, const ReleasedReport& paper, const ReleasedReport& annex) {
    return SheetMaker().make(data, paper, annex);
}

}  // namespace crosstie::io
