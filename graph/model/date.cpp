#include "graph/model/date.hpp"

#include <algorithm>
#include <array>

namespace crosstie {

namespace {

// The number a run of digits is; -1 for any other text.
int digits(std::string_view text) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

int days_in(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

}  // namespace

bool is_date(std::string_view text) {
    if (text.size() != 7 && text.size() != 10) return false;
    const int year = digits(text.substr(0, 4));
    const int month = digits(text.substr(5, 2));
    if (text[4] != '-' || year < 1 || month < 1 || month > 12) return false;
    if (text.size() == 7) return true;
    const int day = digits(text.substr(8, 2));
    return text[7] == '-' && day >= 1 && day <= days_in(year, month);
}

bool surely_before(std::string_view first, std::string_view second) {
    const std::size_t common = std::min(first.size(), second.size());
    return first.substr(0, common) < second.substr(0, common);
}

}  // namespace crosstie
