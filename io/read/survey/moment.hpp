#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/read/survey/mapping.hpp"

namespace crosstie::io::survey {

/// A date with or without a time of day, as exports write it: "7/27/26 19:06:23", "2026-07-27T19:06", "1/2/2023, 4:05:06
/// PM", "3 May 2026". Seconds that order like time; nothing for any other text, or when `dates` is undecided and both
/// readings are possible and differ.
[[nodiscard]] std::optional<std::int64_t> moment_of(std::string_view text, Dates dates);

/// Its day, year first: "2026-07-27".
[[nodiscard]] std::optional<std::string> day_of(std::string_view text, Dates dates);

/// What the text says about the order of day and month: "27/7/26" day first; undecided when it fits both.
[[nodiscard]] Dates order_in(std::string_view text);

}  // namespace crosstie::io::survey
