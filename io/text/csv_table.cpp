// A CSV table by its column names, with every fault of its form told by line, and rows that are not whole left out.
#include "io/text/csv_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "io/text/cell_name.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io {

namespace {

bool same_but_for_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string_view text_or_nothing(std::string_view bytes, const std::string& file, Faults& faults) {
    try {
        return utf8_text(bytes, file);
    } catch (const InvalidInput& refused) {
        for (const Fault& fault : refused.faults()) faults.add(fault);
        return {};
    }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    const auto is_blank = [](std::string_view character) {
        if (character.size() == 1) return character[0] == ' ' || (character[0] >= '\t' && character[0] <= '\r');
        // No-break space, the blanks of U+2000 .. U+200B, narrow no-break, medium and ideographic space, a stray mark.
        return character == "\xC2\xA0" || (character >= "\xE2\x80\x80" && character <= "\xE2\x80\x8B") ||
               character == "\xE2\x80\xAF" || character == "\xE2\x81\x9F" || character == "\xE3\x80\x80" ||
               character == "\xEF\xBB\xBF";
    };
    for (;;) {
        std::size_t length = 1;
        while (length < text.size() && !begins_character(text[length])) ++length;
        if (text.empty() || !is_blank(text.substr(0, length))) break;
        text.remove_prefix(length);
    }
    for (;;) {
        std::size_t length = 1;
        while (length < text.size() && !begins_character(text[text.size() - length])) ++length;
        if (text.empty() || !is_blank(text.substr(text.size() - length))) break;
        text.remove_suffix(length);
    }
    return text;
}

CsvTable::CsvTable(std::string_view bytes, const std::string& file, Faults& faults, std::string wanted,
                   std::string sheet)
    : faults_(&faults),
      faults_before_(faults.count()),
      reader_(text_or_nothing(bytes, file, faults), file, faults),
      wanted_(std::move(wanted)) {
    reader_.in_sheet(std::move(sheet));
    read_header(!bytes.empty());
}

void CsvTable::read_header(bool any_bytes) {
    if (!reader_.next()) {
        if (faults_->count() == faults_before_) {
            faults_->add({.file = file(),
                          .found = any_bytes ? "nothing but blank lines" : "an empty file",
                          .expected = wanted_,
                          .mend = "export the table again"});
        }
        return;
    }
    take_header();
}

void CsvTable::take_header() {
    header_line_ = line();
    header_record_ = record();
    header_.clear();
    for (const std::string_view field : reader_.fields()) header_.emplace_back(trimmed(field));
    read_.assign(header_.size(), false);
    for (std::size_t i = 0; i < header_.size(); ++i) {
        const auto first = std::find(header_.begin(), header_.end(), header_[i]);
        if (header_[i].empty() || first == header_.begin() + static_cast<std::ptrdiff_t>(i)) continue;
        fault(i, "the column " + in_quotes(header_[i]) + " again", "each column once", "rename or remove one of them");
    }
}

bool CsvTable::seek_header(const std::vector<std::vector<std::string_view>>& columns) {
    constexpr int rows_looked_at = 20;
    const auto is_header = [&](std::span<const std::string_view> fields) {
        return std::all_of(columns.begin(), columns.end(), [&](const std::vector<std::string_view>& names) {
            return std::any_of(fields.begin(), fields.end(), [&](std::string_view field) {
                return std::any_of(names.begin(), names.end(),
                                   [&](std::string_view name) { return same_but_for_case(trimmed(field), name); });
            });
        });
    };
    for (const char delimiter : {reader_.delimiter(), ',', ';', '\t', '|'}) {
        Faults none_told;
        CsvReader rows(reader_.whole_text(), file(), none_told, delimiter);
        rows.in_sheet(reader_.sheet());
        std::string title;
        for (int k = 0; k < rows_looked_at && rows.next(); ++k) {
            if (is_header(rows.fields())) {
                reader_ = CsvReader(rows, rows.record(), *faults_);
                reader_.next();
                take_header();
                title_ = title;
                return true;
            }
            for (const std::string_view field : rows.fields()) {
                if (!trimmed(field).empty()) title += (title.empty() ? "" : " ") + std::string(trimmed(field));
            }
        }
    }
    return false;
}

std::vector<std::size_t> CsvTable::unread() const {
    std::vector<std::size_t> columns;
    for (std::size_t k = 0; k < read_.size(); ++k) {
        if (!read_[k]) columns.push_back(k);
    }
    return columns;
}

void CsvTable::look_through(const std::function<bool(std::span<const std::string_view>)>& look) const {
    if (header_.empty()) return;
    Faults none_told;
    CsvReader rows(reader_, header_record_, none_told);
    rows.next();
    while (rows.next()) {
        if (rows.fields().size() == header_.size() && !look(rows.fields())) return;
    }
}

bool CsvTable::rename(std::string_view theirs, std::string_view ours) {
    const std::size_t column = find({theirs});
    if (column == none) return false;
    // A column that has our name already is not the one meant.
    for (std::size_t k = 0; k < header_.size(); ++k) {
        if (k != column && same_but_for_case(header_[k], ours)) header_[k] += " (as the file calls it)";
    }
    header_[column] = ours;
    read_[column] = false;
    return true;
}

std::size_t CsvTable::find(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
        for (std::size_t i = 0; i < header_.size(); ++i) {
            if (header_[i] == name) {
                read_[i] = true;
                return i;
            }
        }
    }
    for (const std::string_view name : names) {
        for (std::size_t i = 0; i < header_.size(); ++i) {
            if (same_but_for_case(header_[i], name)) {
                read_[i] = true;
                return i;
            }
        }
    }
    return none;
}

std::size_t CsvTable::need(std::initializer_list<std::string_view> names) {
    const std::size_t column = find(names);
    if (column != none || header_.empty()) return column;
    std::vector<std::string> wanted(names.begin(), names.end());
    std::string near;
    for (const std::string& name : wanted) {
        if (near.empty()) near = nearest(name, header_);
    }
    const std::string columns = header_.size() == 1 ? "the only column " : "the columns ";
    std::string mend = "add it to the header, which is the first line";
    if (!near.empty()) mend = "rename " + in_quotes(near) + " if it is that column";
    if (header_.size() == 1 && !reader_.sheet().empty()) {
        mend = "put the sheet that has it before this one, or save it alone";
    } else if (header_.size() == 1 && header_[0].find(' ') != std::string::npos) {
        mend = "part the cells by commas, semicolons or tabs, and not by blanks";
    }
    header_fault(columns + quoted_list(header_), "a column " + quoted_list(wanted, "or"), std::move(mend));
    return none;
}

bool CsvTable::next() {
    while (!header_.empty() && reader_.next()) {
        const auto fields = reader_.fields();
        if (fields[0].empty() &&
            std::all_of(fields.begin(), fields.end(), [](std::string_view field) { return field.empty(); })) {
            continue;
        }
        ++rows_;
        if (fields.size() == header_.size()) return true;
        tell_ragged();
    }
    return false;
}

std::uint64_t CsvTable::rows_expected() const {
    const double read = static_cast<double>(std::max<std::uint64_t>(reader_.bytes_read(), 1));
    return rows_ +
           static_cast<std::uint64_t>(static_cast<double>(rows_) * static_cast<double>(reader_.bytes_left()) / read);
}

void CsvTable::tell_ragged() {
    const auto fields = reader_.fields();
    const auto cells = [](std::size_t count) { return fmt::format("{} cell{}", count, count == 1 ? "" : "s"); };
    Fault fault{.file = file(),
                .line = line(),
                .found = cells(fields.size()),
                .expected = cells(header_.size()) + ", as in the header",
                .mend = {}};
    if (fields.size() < header_.size()) {
        fault.mend = "an empty cell still needs its delimiter";
    } else if (std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(header_.size()), fields.end(),
                           [](std::string_view field) { return field.empty(); })) {
        fault.mend = "remove the delimiters at the end of the row";
    } else {
        // A blank after a comma is how prose is written and tables are not.
        const auto prose = std::find_if(fields.begin() + 1, fields.end(),
                                        [](std::string_view f) { return !f.empty() && f.front() == ' '; });
        fault.mend = prose == fields.end()
                         ? "a cell that holds a comma must stand in quotes"
                         : "put the cell in quotes: " +
                               in_quotes(std::string(prose[-1]) + reader_.delimiter() + std::string(*prose));
    }
    name_cell(fault, reader_.sheet());
    faults_->add(std::move(fault));
}

void CsvTable::fault(std::size_t column, std::string found, std::string expected, std::string mend) {
    fault(record(), column, std::move(found), std::move(expected), std::move(mend));
}

void CsvTable::fault(const CsvRecord& row, std::size_t column, std::string found, std::string expected,
                     std::string mend) {
    Fault fault{.file = file(), .found = std::move(found), .expected = std::move(expected), .mend = std::move(mend)};
    if (!faults_->full()) {
        const Place place = reader_.place(row, column);
        fault.line = place.line;
        fault.column = place.column;
        name_cell(fault, reader_.sheet());
    }
    faults_->add(std::move(fault));
}

void CsvTable::header_fault(std::string found, std::string expected, std::string mend) {
    Fault fault{.file = file(),
                .line = header_line_,
                .found = std::move(found),
                .expected = std::move(expected),
                .mend = std::move(mend)};
    name_cell(fault, reader_.sheet());
    faults_->add(std::move(fault));
}

}  // namespace crosstie::io
