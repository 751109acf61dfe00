// Dates of an .xlsx file, from the count of days that its cells hold.
#include "io/read/survey/workbook_dates.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>

namespace crosstie::io::survey {

std::optional<std::string> date_of_serial(double serial, bool from_1904) {
    if (!(serial >= 61 || from_1904) || !(serial >= 0) || serial > 2'958'465) return std::nullopt;
    const auto seconds = static_cast<std::int64_t>(std::llround((serial - std::floor(serial)) * 86'400));
    auto days = static_cast<std::int64_t>(std::floor(serial)) + seconds / 86'400;
    // 1970-01-01 is day 25,569, or 24,107 of the count from 1904. The rest is Hinnant's civil_from_days.
    days += 719'468 - (from_1904 ? 24'107 : 25'569);
    const std::int64_t era = days / 146'097;
    const std::int64_t doe = days - era * 146'097;
    const std::int64_t yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int64_t mp = (5 * doy + 2) / 153;
    const std::int64_t day = doy - (153 * mp + 2) / 5 + 1;
    const std::int64_t month = mp < 10 ? mp + 3 : mp - 9;
    const std::int64_t year = yoe + era * 400 + (month <= 2 ? 1 : 0);
    std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    const std::int64_t left = seconds % 86'400;
    if (left != 0) text += fmt::format(" {:02}:{:02}:{:02}", left / 3600, left / 60 % 60, left % 60);
    return text;
}

bool is_date_format(std::string_view code) {
    bool quoted = false;
    bool bracket = false;
    for (const char c : code) {
        if (c == '"') quoted = !quoted;
        if (c == '[') bracket = true;
        if (c == ']') bracket = false;
        if (!quoted && !bracket && std::string_view("yYdDhHsS").find(c) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace crosstie::io::survey
