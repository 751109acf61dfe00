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
    if (std::count(plain.begin(), plain.end(), ',') == 1 && plain.find('.') == std::string::npos) {
        std::replace(plain.begin(), plain.end(), ',', '.');
        if (parse_number(plain)) return "write " + plain;
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
