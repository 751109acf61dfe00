#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosstie::io {

// How numbers read in sentences and in the tables beside them. One place, so that a sentence and its table agree to the
// last character: a percentage only from 20 cases up, whole points, thousands set off by a comma.

inline constexpr std::uint64_t cases_for_percent = 20;

[[nodiscard]] std::string count_words(std::uint64_t count);       // "1,234"
[[nodiscard]] std::string signed_words(std::int64_t change);      // "+1,234", "−12" (a true minus sign), "0"
[[nodiscard]] std::string percent_words(double share);            // "24%"; "less than 1%"; "not defined" for NaN
[[nodiscard]] std::string points_words(double share_difference);  // "+6", "−3", "0": percentage points, whole
/// A range of percentage points: "+2 to +6", "−3 to +5"; a bound that only rounds to 0 is "more than 0", "less than 0".
[[nodiscard]] std::string points_range_words(double low, double high);
[[nodiscard]] std::string decimal_words(double value, int digits);  // "0.45", "−0.10"; "not defined" for NaN
/// A share, or a difference of shares, in hundredths, without sign or unit: "4.2" of 0.042; "not defined" for NaN.
[[nodiscard]] std::string hundredths_words(double share, int digits);
/// Percentage points with a decimal: "+3.8", "−0.4"; "not defined" for NaN.
[[nodiscard]] std::string finer_points_words(double share_difference);
/// "1.30 to 6.42"; the same in hundredths: "1.3 to 6.4"; "not defined" for NaN.
[[nodiscard]] std::string decimal_range_words(double low, double high, int digits);
[[nodiscard]] std::string hundredths_range_words(double low, double high, int digits);
/// The size of a rise or fall that an interval allows, both bounds on one side of 0: "between 1 and 11 percentage
/// points".
[[nodiscard]] std::string one_sided_points(double low, double high);
/// The change that an interval with 0 inside allows: "between 3 percentage points down and 5 up".
[[nodiscard]] std::string two_sided_points(double low, double high);

/// An amount of hours, meetings: "14.9", "1,250"; a whole number without digits.
[[nodiscard]] std::string amount_words(double amount);
/// Up to six significant digits: "0.116574"; "not defined" for NaN.
[[nodiscard]] std::string exact_words(double value);

/// A share of random draws: "0.24", "under 0.01", "over 0.99"; never 0, for more draws might have reached it.
[[nodiscard]] std::string draws_words(double share);

/// "24%" when there are 20 cases or more, otherwise "9 of 12"; "none to count" when there is no case.
[[nodiscard]] std::string share_words(std::uint64_t part, std::uint64_t whole);
/// "104 (24%)" when there are 20 cases or more, otherwise "9 of 12".
[[nodiscard]] std::string counted_share_words(std::uint64_t part, std::uint64_t whole);
/// "1 in 6", "4 in 10", "all", "none"; from 20 cases up, otherwise "3 of 8".
[[nodiscard]] std::string chance_words(std::uint64_t part, std::uint64_t whole);

/// "1 person", "12 people".
[[nodiscard]] std::string people_words(std::uint64_t count);
/// "1 link", "12 links": any noun with its plural.
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view one, std::string_view many);
/// The first letter as a capital (ASCII).
[[nodiscard]] std::string capitalised(std::string_view words);
/// "A", "A and B", "A, B and C"; "A and B, and C"; by semicolons where an item holds a comma.
[[nodiscard]] std::string listed(const std::vector<std::string>& items);

/// Characters a terminal shows for valid UTF-8: code points, no more.
[[nodiscard]] std::size_t shown_width(std::string_view utf8);

}  // namespace crosstie::io
