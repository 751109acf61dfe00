#include "io/read/strength_marks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/text/csv_table.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Groups of digits parted by `mark`: how many, or 0 where they are not one to three digits and then three each.
std::size_t groups_of_three(std::string_view text, char mark) {
    std::size_t groups = 0;
    for (;;) {
        const std::size_t end = std::min(text.find(mark), text.size());
        const std::string_view group = text.substr(0, end);
        if (!all_digits(group) || group.size() > 3 || (groups > 0 && group.size() != 3)) return 0;
        ++groups;
        if (end == text.size()) return groups;
        text.remove_prefix(end + 1);
    }
}

std::string_view unsigned_part(std::string_view cell) {
    std::string_view text = trimmed(cell);
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
    return text;
}

std::string without(std::string_view text, char mark) {
    std::string plain(text);
    std::erase(plain, mark);
    return plain;
}

void keep_first(std::string& place, std::string_view cell) {
    if (place.empty()) place = trimmed(cell);
}

}  // namespace

std::optional<double> grouped_number(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        while (i + length < text.size() && (text[i + length] & '\xC0') == '\x80') ++length;
        const std::string_view character = text.substr(i, length);
        const bool parts = character == " " || character == "'" || character == "\xC2\xA0" ||
                           character == "\xE2\x80\xAF" || character == "\xE2\x80\x89" || character == "\xE2\x80\x99";
        plain += parts ? std::string_view(" ") : character;
        i += length;
    }
    if (plain.find(' ') == std::string::npos || groups_of_three(plain, ' ') < 2) return std::nullopt;
    return parse_number(without(plain, ' '));
}

void NumberMarks::see(std::string_view cell) {
    const std::string_view text = unsigned_part(cell);
    const std::size_t comma = text.find(','), point = text.find('.');
    const bool both = comma != std::string_view::npos && point != std::string_view::npos;
    if (both) {
        const std::size_t last_point = text.rfind('.'), last_comma = text.rfind(',');
        if (last_point > last_comma && groups_of_three(text.substr(0, last_point), ',') > 1)
            keep_first(thousands_comma_, cell);
        if (last_comma > last_point && groups_of_three(text.substr(0, last_comma), '.') > 1)
            keep_first(decimal_comma_, cell);
    } else if (comma != std::string_view::npos) {
        const std::string_view whole = text.substr(0, comma), rest = text.substr(comma + 1);
        if (groups_of_three(text, ',') > 2)
            keep_first(thousands_comma_, cell);
        else if (all_digits(whole) && all_digits(rest) &&
                 (rest.size() != 3 || whole.size() > 3 || whole.front() == '0'))
            keep_first(decimal_comma_, cell);
    } else if (point != std::string_view::npos) {
        const std::string_view whole = text.substr(0, point), rest = text.substr(point + 1);
        if (groups_of_three(text, '.') > 2)
            keep_first(decimal_comma_, cell);
        else if (all_digits(whole) && all_digits(rest))
            keep_first(rest.size() != 3 || whole.size() > 3 || whole.front() == '0' ? decimal_point_ : doubtful_point_,
                       cell);
    }
}

std::string NumberMarks::contradiction() const {
    if (decimal_comma_.empty()) return {};
    const std::string& other = !thousands_comma_.empty() ? thousands_comma_
                               : !decimal_point_.empty() ? decimal_point_
                                                         : doubtful_point_;
    return other.empty() ? std::string() : fmt::format("\"{}\" beside \"{}\"", decimal_comma_, other);
}

std::optional<double> NumberMarks::read(std::string_view cell) const {
    std::string_view text = trimmed(cell);
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    if (const auto plain = parse_number(text)) return plain;
    if (const auto grouped = grouped_number(text)) return grouped;
    if (text.find(',') == std::string_view::npos || !contradiction().empty()) return std::nullopt;
    const bool thousands = !thousands_comma_.empty() || !decimal_point_.empty();
    if (thousands) {
        const std::size_t point = std::min(text.find('.'), text.size());
        if (groups_of_three(unsigned_part(text.substr(0, point)), ',') == 0) return std::nullopt;
        return parse_number(without(text, ','));
    }
    if (decimal_comma_.empty()) return std::nullopt;
    std::string plain = without(text, '.');
    std::replace(plain.begin(), plain.end(), ',', '.');
    return parse_number(plain);
}

}  // namespace crosstie::io
