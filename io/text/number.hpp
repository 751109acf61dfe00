#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosstie::io {

/// The finite number that the whole text is, written with a point; nothing else ("5abc", "1,5", "0x1", "inf", "1e309").
[[nodiscard]] std::optional<double> parse_number(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);

/// How to mend a text that is not a number: "write 1.5" for "1,5". Where it may be two ("610,086"), both are named.
[[nodiscard]] std::string number_mend(std::string_view text);

/// The shortest text that reads back as exactly this number; NaN is empty.
[[nodiscard]] std::string number_text(double value);

}  // namespace crosstie::io
