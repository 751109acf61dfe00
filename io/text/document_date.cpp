#include "io/text/document_date.hpp"

#include <fmt/chrono.h>

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>

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

}  // namespace crosstie::io
