#include "io/read/survey/workbook_text.hpp"

#include "io/read/survey/workbook.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/file.hpp"

namespace crosstie::io {

BytesOrSheet bytes_or_sheet(const std::string& path) {
    std::string bytes = read_file(path);
    if (!survey::is_workbook(bytes)) return {std::move(bytes), {}, {}};
    survey::Sheet sheet = survey::workbook_sheet(bytes, path, {});
    std::string csv;
    std::uint64_t line = 1;
    for (std::size_t row = 0; row < sheet.rows(); ++row) {
        for (; line < sheet.line(row); ++line) csv += '\n';  // a fault names the row as the sheet does
        for (std::size_t c = 0; c < sheet.width(); ++c) {
            std::string cell(sheet.cell(row, c));
            for (char& sign : cell) sign = sign == '\n' || sign == '\r' ? ' ' : sign;
            csv += (c > 0 ? "," : "") + csv_quoted(cell);
        }
        csv += '\n';
        ++line;
    }
    return {std::move(csv), sheet.name, std::move(sheet.remarks)};
}

}  // namespace crosstie::io
