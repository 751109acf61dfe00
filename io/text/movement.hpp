#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace crosstie::io {

// How a figure went from one survey to the next, in words. Sentences, tables, titles of pictures and their alternative
// texts all say it by these, so that no two of them say one change differently.

/// May words say that a count grew or shrank? Only where a test bears it.
enum class Voice : std::uint8_t { verbs, numbers };

/// What stands behind a subject. With verbs: "rose from 24 to 40", "more than doubled, from 54 to 110", "halved, from 40
/// to 20", "changed little, from 86 to 94" (by up to a tenth). Without, or with fewer than 10 at either survey: "went from
/// 3 to 6". Both: "stayed at 96". Each count earns its verb by its own change.
[[nodiscard]] std::string movement_words(std::uint64_t from, std::uint64_t to, Voice voice = Voice::numbers);

/// The same of a rate, with so many digits after the point.
[[nodiscard]] std::string movement_words(double from, double to, int digits, Voice voice);

/// A share before and after and the change in percentage points, as they stand beside each other.
struct ShareChangeWords {
    std::string from, to;  // "8%", "12%"
    std::string points;    // "+4"
};

/// In whole points where the three add up so and show the change, otherwise with one decimal, rounded so that they do:
/// "7.6%", "11.4%", "+3.8". Shares from 0 to 1; both below 5% always with one.
[[nodiscard]] ShareChangeWords share_change_words(double from, double to);
/// The same of counted cases; with fewer than 20 at either survey "9 of 12", and no points.
[[nodiscard]] ShareChangeWords share_change_words(std::uint64_t part_from, std::uint64_t whole_from,
                                                  std::uint64_t part_to, std::uint64_t whole_to);

/// "+3.8 points", "+1 point".
[[nodiscard]] std::string with_unit_of_points(std::string_view points);

}  // namespace crosstie::io
