// Reads one sheet of an .xlsx or .ods file from memory, with limits on all that a file could inflate. Nothing is
// unpacked to disk.
#include "io/read/survey/workbook.hpp"

#include <fmt/format.h>

#include "io/read/survey/workbook_parts.hpp"
#include "io/text/cell_name.hpp"

namespace crosstie::io::survey {

namespace {
constexpr std::uint64_t most_rows = 1'048'576;
constexpr std::size_t most_cells = 20'000'000;
}  // namespace

void SheetFiller::start(std::uint64_t line) {
    if (line > most_rows) limit(fmt::format("row {}", line), "1,048,576 rows");
    sheet_.start_row(line);
    at_ = 0;
}

void SheetFiller::put(std::size_t column, std::string text) {
    if (text.empty()) return;
    if (column >= most_sheet_columns) limit("column " + column_letters(column), "1,024 columns");
    if ((cells_ += column - at_ + 1) > most_cells) limit("a cell", "20,000,000 cells");
    while (at_ < column) {
        sheet_.add({});
        ++at_;
    }
    sheet_.add_own(std::move(text));
    ++at_;
}

void SheetFiller::limit(const std::string& what, const char* most) const {
    throw LimitReached(
        fmt::format("{}: {} holds something, beyond the {} crosstie reads; save only the cells you "
                    "need",
                    sheet_.file, what, most));
}

bool is_workbook(std::string_view bytes) { return bytes.substr(0, 4) == "PK\x03\x04"; }

Sheet workbook_sheet(std::string_view bytes, const std::string& file, const std::string& sheet_name) {
    const ZipMembers members(bytes, file);
    Sheet sheet = members.has("xl/workbook.xml") ? xlsx_sheet(members, sheet_name) : ods_sheet(members, sheet_name);
    if (!sheet.hidden_columns.empty()) {
        std::string list;
        for (const std::size_t column : sheet.hidden_columns)
            list += (list.empty() ? "" : ", ") + column_letters(column);
        sheet.remarks.push_back("hidden columns, read like the others: " + list);
    }
    return sheet;
}

}  // namespace crosstie::io::survey
