#include "io/text/document_date.hpp"

#include <fmt/chrono.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "io/text/text_width.hpp"

namespace crosstie::io {

std::tm document_date() {
    std::int64_t seconds = 1'488'326'400;  // 1 March 2017
    if (const char* stated = std::getenv("SOURCE_DATE_EPOCH"); stated != nullptr) {
        std::int64_t value = 0;
        const auto result = std::from_chars(stated, stated + std::strlen(stated), value);
        if (result.ec == std::errc{} && *result.ptr == '\0' && value >= 0 && value < 253'402'300'800) seconds = value;
    }
    return fmt::gmtime(static_cast<std::time_t>(seconds));
}

std::string document_date_text() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", document_date()); }

std::string month_words(std::string_view date) {
    constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
    int month = 0;
    if (date.size() >= 7 && date[4] == '-') std::from_chars(date.data() + 5, date.data() + 7, month);
    if (month < 1 || month > 12) return diagram::clean_text(date, 40);
    return fmt::format("{} {}", months[static_cast<std::size_t>(month - 1)], date.substr(0, 4));
}

}  // namespace crosstie::io
