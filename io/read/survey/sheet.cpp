// An export as rows of cells, before anything is understood of it: its delimiter found, its signs undone.
#include "io/read/survey/sheet.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "io/read/survey/decode.hpp"
#include "io/read/survey/workbook.hpp"
#include "io/text/cell_name.hpp"
#include "io/text/csv_table.hpp"
#include "io/text/file.hpp"

namespace crosstie::io::survey {

namespace {

constexpr std::array delimiters{',', ';', '\t', '|'};

// How often each delimiter stands, outside quotes, in each of the first lines.
std::vector<std::array<std::size_t, 4>> counts_by_line(std::string_view text) {
    constexpr std::size_t most_lines = 60;
    std::vector<std::array<std::size_t, 4>> lines;
    std::array<std::size_t, 4> count{};
    bool quoted = false;
    bool any = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r')) {
            if (any) lines.push_back(count);
            count = {};
            any = false;
            if (lines.size() == most_lines) return lines;
            continue;
        }
        any = true;
        for (std::size_t k = 0; k < delimiters.size(); ++k) count[k] += !quoted && c == delimiters[k] ? 1U : 0U;
    }
    if (any) lines.push_back(count);
    return lines;
}

// The one that stands equally often in most lines: titles above the header have none of it, and a sign that belongs to
// the answers stands now and then. Tabs are hardly ever typed, so half of the lines are enough for them.
char delimiter_of(std::string_view text) {
    const auto lines = counts_by_line(text);
    const auto with_tab = std::count_if(lines.begin(), lines.end(), [](const auto& count) { return count[2] > 0; });
    if (with_tab > 0 && static_cast<std::size_t>(with_tab) * 2 >= lines.size()) return '\t';
    std::size_t best = 0;
    std::size_t best_score = 0;
    for (std::size_t k = 0; k < delimiters.size(); ++k) {
        std::map<std::size_t, std::size_t> lines_with;
        for (const auto& count : lines) ++lines_with[count[k]];
        for (const auto& [times, in_lines] : lines_with) {
            if (times * in_lines > best_score && in_lines * 3 >= lines.size()) {
                best_score = times * in_lines;
                best = k;
            }
        }
    }
    return delimiters[best];
}

}  // namespace

std::string_view Sheet::cell(std::size_t row, std::size_t column) const {
    const std::size_t end = row + 1 < begin_.size() ? begin_[row + 1] : cells_.size();
    const std::size_t at = begin_[row] + column;
    if (at >= end) return {};
    std::string_view text = trimmed(cells_[at]);
    const bool shielded =
        text.size() > 1 && text[0] == '\'' && std::string_view("=+-@").find(text[1]) != std::string_view::npos;
    if (shielded) text.remove_prefix(1);
    return text;
}

bool Sheet::blank(std::size_t row) const {
    std::size_t c = 0;
    while (c < width_ && cell(row, c).empty()) ++c;
    return c == width_;
}

std::size_t Sheet::filled(std::size_t row) const {
    std::size_t count = 0;
    for (std::size_t c = 0; c < width_; ++c) count += cell(row, c).empty() ? 0U : 1U;
    return count;
}

Fault Sheet::fault(std::size_t row, std::size_t column, std::string found, std::string expected,
                   std::string mend) const {
    Fault fault{.file = file,
                .line = row < rows() ? lines_[row] : 0,
                .column = column + 1,
                .found = std::move(found),
                .expected = std::move(expected),
                .mend = std::move(mend)};
    name_cell(fault, name);
    if (row < records_.size()) {
        const Place place = reader_->place(records_[row], column);
        fault.line = place.line - 1;  // the line that told the reader its delimiter is ours
        fault.column = place.column;
    }
    return fault;
}

void Sheet::start_row(std::uint64_t line) {
    begin_.push_back(cells_.size());
    lines_.push_back(line);
}

void Sheet::add(std::string_view cell) {
    cells_.push_back(cell);
    width_ = std::max(width_, cells_.size() - begin_.back());
}

void Sheet::add_own(std::string cell) { add(cell.empty() ? std::string_view() : own_.emplace_back(std::move(cell))); }

void Sheet::keep(std::unique_ptr<std::string> text, std::unique_ptr<CsvReader> reader) {
    text_ = std::move(text);
    reader_ = std::move(reader);
}

Sheet text_sheet(std::string_view bytes, const std::string& file) {
    Decoded found = decoded(bytes, file);
    Sheet sheet;
    sheet.file = file;
    sheet.encoding = found.encoding;
    auto text = std::make_unique<std::string>();
    const bool named = found.text.substr(0, 4) == "sep=" && found.text.size() > 5;
    const std::size_t line_shift = named ? 0 : 1;
    if (!named) {
        *text = "sep=";
        *text += delimiter_of(found.text);
        *text += '\n';
    }
    *text += found.text;
    Faults faults;
    auto reader = std::make_unique<CsvReader>(*text, file, faults);
    while (reader->next()) {
        sheet.start_row(reader->record().line - line_shift);
        for (const std::string_view cell : reader->fields()) sheet.add(cell);
        CsvRecord record = reader->record();
        record.line += named ? 1 : 0;  // fault() takes one line off
        sheet.record(record);
    }
    sheet.delimiter = reader->delimiter();
    sheet.keep(std::move(text), std::move(reader));
    try {
        faults.refuse_if_any();
    } catch (const InvalidInput& refused) {
        std::vector<Fault> told = refused.faults();
        for (Fault& fault : told) fault.line -= line_shift;
        throw InvalidInput(std::move(told));
    }
    if (sheet.rows() == 0) {
        throw InvalidInput(Fault{.file = file,
                                 .found = "an empty file",
                                 .expected = "an export with a header and rows",
                                 .mend = "export it again"});
    }
    return sheet;
}

std::string export_name(const std::string& path) {
    return path == standard_stream ? called_briefly(path) : std::filesystem::path(path).filename().string();
}

Sheet read_sheet(const std::string& path, const std::string& sheet_name) {
    const std::string bytes = read_file(path);
    const std::string file = export_name(path);
    if (is_workbook(bytes)) return workbook_sheet(bytes, file, sheet_name);
    return text_sheet(bytes, file);
}

}  // namespace crosstie::io::survey
