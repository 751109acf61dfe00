#pragma once
#include <string_view>

namespace crosstie {

// Dates are text with the year first, 2017-04-11, or 2017-04 where only the month is known: no clock, no calendar
// beyond the lengths of months, and text order is time order.

/// A day or a month that exists, written so.
[[nodiscard]] bool is_date(std::string_view text);

/// Whether `first` came before `second` for certain: a day does not come before its own month, nor after it.
[[nodiscard]] bool surely_before(std::string_view first, std::string_view second);

}  // namespace crosstie
