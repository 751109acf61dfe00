#include "io/text/cell_name.hpp"

#include <algorithm>

namespace crosstie::io {

std::string column_letters(std::size_t column) {
    std::string letters;
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters;
}

std::string cell_name(std::string_view sheet, std::uint64_t row, std::size_t column) {
    const bool plain = std::all_of(sheet.begin(), sheet.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    });
    std::string name;
    for (const char c : sheet) name += c == '\'' ? "''" : std::string(1, c);
    return (plain ? name : '\'' + name + '\'') + '!' + column_letters(column) + std::to_string(row);
}

void name_cell(Fault& fault, std::string_view sheet) {
    if (sheet.empty() || fault.line == 0) return;
    fault.file +=
        ':' + cell_name(sheet, fault.line, static_cast<std::size_t>(std::max<std::uint64_t>(fault.column, 1) - 1));
    fault.line = fault.column = 0;
}

}  // namespace crosstie::io
