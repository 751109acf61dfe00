#include "io/text/csv_cell.hpp"

namespace crosstie::io {

std::string csv_cell(std::string_view text) {
    std::string cell;
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos &&
        (std::string_view("=+-@").find(text[first]) != std::string_view::npos || text[0] == '\t' || text[0] == '\r')) {
        cell = "'";
    }
    cell += text;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

}  // namespace crosstie::io
