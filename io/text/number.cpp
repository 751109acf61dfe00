#include "io/text/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace crosstie::io {

namespace {

template <typename Number>
std::optional<Number> whole(std::string_view text) {
    Number value{};
    const char* const end = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data(), end, value);
    if (problem != std::errc{} || stopped != end) return std::nullopt;
    return value;
}

// Whether commas stand where they do between thousands: "1,234,567.8", and so perhaps in "610,086".
bool is_grouped_by_commas(std::string_view text) {
    if (!text.empty() && text.front() == '-') text.remove_prefix(1);
    std::string_view rest = text.substr(0, text.find('.'));
    for (bool first = true;; first = false) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        if (first ? end == 0 || end > 3 || (rest[0] == '0' && end < rest.size()) : end != 3) return false;
        if (end == rest.size()) return true;
        rest.remove_prefix(end + 1);
    }
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    const std::optional<double> value = whole<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<std::int64_t> parse_integer(std::string_view text) { return whole<std::int64_t>(text); }

std::string number_mend(std::string_view text) {
    std::string plain(text);
    std::erase_if(plain, [](char c) { return c == ' ' || c == '\t' || c == '+'; });
    if (plain.size() != text.size() && parse_number(plain)) return "write " + plain;
    const std::size_t comma = plain.find(',');
    if (comma != std::string::npos) {
        std::string thousands = plain, decimal = plain;
        std::erase(thousands, ',');
        std::replace(decimal.begin(), decimal.end(), ',', '.');
        const bool one = plain.find(',', comma + 1) == std::string::npos && plain.find('.') == std::string::npos;
        const bool grouped = is_grouped_by_commas(plain) && parse_number(thousands);
        if (grouped && one && parse_number(decimal)) {
            return "write " + thousands + " or " + decimal + ", whichever is meant";
        }
        if (grouped) return "write " + thousands;
        if (one && parse_number(decimal)) return "write " + decimal;
    }
    double beyond = 0;
    const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), beyond);
    if (read.ec == std::errc::result_out_of_range) return "it is too large or too small to hold";
    return "write digits, with a point for decimals";
}

std::string number_text(double value) {
    if (std::isnan(value)) return {};
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return {digits.data(), written.ptr};
}

}  // namespace crosstie::io
