#include "io/text/csv_cell.hpp"

namespace crosstie::io {

std::string csv_quoted(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string csv_cell(std::string_view text) {
    std::string cell;
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos &&
        (std::string_view("=+-@").find(text[first]) != std::string_view::npos || text[0] == '\t' || text[0] == '\r')) {
        cell = "'";
    }
    return csv_quoted(cell += text);
}

}  // namespace crosstie::io
