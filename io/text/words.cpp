// How numbers read, once for sentences, tables and pictures.
#include "io/text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/text/encoding.hpp"

namespace crosstie::io {

namespace {
constexpr std::string_view minus = "\u2212";
constexpr std::string_view undefined = "not defined";
}  // namespace

std::string count_words(std::uint64_t count) {
    std::string digits = fmt::format("{}", count);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string signed_words(std::int64_t change) {
    if (change == 0) return "0";
    const auto size = change < 0 ? 0 - static_cast<std::uint64_t>(change) : static_cast<std::uint64_t>(change);
    return fmt::format("{}{}", change < 0 ? minus : "+", count_words(size));
}

std::string percent_words(double share) {
    if (!std::isfinite(share)) return std::string(undefined);
    if (share > 0 && share < 0.005) return "less than 1%";
    if (share < 1 && share > 0.995) return "more than 99%";
    return fmt::format("{:.0f}%", share * 100);
}

std::string points_words(double share_difference) {
    if (!std::isfinite(share_difference)) return std::string(undefined);
    return signed_words(std::llround(share_difference * 100));
}

std::string listed(const std::vector<std::string>& items) {
    const auto some_hold = [&](std::string_view part) {
        return std::ranges::any_of(items,
                                   [&](const std::string& item) { return item.find(part) != std::string::npos; });
    };
    const std::string_view between = some_hold(",") ? "; " : ", ";
    const std::string before_last = some_hold(",") ? "; and " : some_hold(" and ") ? ", and " : " and ";
    std::string words;
    for (std::size_t k = 0; k < items.size(); ++k) {
        const bool last = k + 1 == items.size();
        words += k == 0 ? "" : last ? before_last : between;
        words += items[k];
    }
    return words;
}

namespace {
/// Digits after the point so that neither bound, in hundredths, is rounded to nothing, nor two of them to one; two at
/// most.
int digits_for(double low, double high) {
    for (const int digits : {0, 1}) {
        const auto seen = [&](double share) {
            return share == 0 || hundredths_words(share, digits).find_first_not_of("0.") != std::string::npos;
        };
        const bool apart = low == high || hundredths_words(low, digits) != hundredths_words(high, digits);
        if (seen(low) && seen(high) && apart) return digits;
    }
    return 2;
}

std::string signed_hundredths(double share, int digits) {
    const std::string words = hundredths_words(share, digits);
    return share > 0 && words.find_first_not_of("0.") != std::string::npos ? "+" + words : words;
}
}  // namespace

std::string points_range_words(double low, double high) {
    if (!std::isfinite(low) || !std::isfinite(high)) return std::string(undefined);
    const int digits = digits_for(low, high);
    return fmt::format("{} to {}", signed_hundredths(low, digits), signed_hundredths(high, digits));
}

std::string decimal_words(double value, int digits) {
    if (!std::isfinite(value)) return std::string(undefined);
    const std::string size = fmt::format("{:.{}f}", std::fabs(value), digits);
    const bool zero = size.find_first_not_of("0.") == std::string::npos;
    return fmt::format("{}{}", value < 0 && !zero ? minus : "", size);
}

std::string hundredths_words(double share, int digits) { return decimal_words(share * 100, digits); }

std::string finer_points_words(double share_difference) {
    return (share_difference > 0 ? "+" : "") + hundredths_words(share_difference, 1);
}

std::string decimal_range_words(double low, double high, int digits) {
    if (!std::isfinite(low) || !std::isfinite(high)) return std::string(undefined);
    return fmt::format("{} to {}", decimal_words(low, digits), decimal_words(high, digits));
}

std::string hundredths_range_words(double low, double high, int digits) {
    return decimal_range_words(low * 100, high * 100, digits);
}

std::string one_sided_points(double low, double high) {
    const double near = std::min(std::fabs(low), std::fabs(high)), far = std::max(std::fabs(low), std::fabs(high));
    const int digits = digits_for(near, far);
    const std::string first = hundredths_words(near, digits), last = hundredths_words(far, digits);
    if (first == last) return fmt::format("about {} percentage {}", first, first == "1" ? "point" : "points");
    return fmt::format("between {} and {} percentage points", first, last);
}

std::string two_sided_points(double low, double high) {
    const int digits = digits_for(low, high);
    const std::string down = hundredths_words(std::max(0.0, -low), digits),
                      up = hundredths_words(std::max(0.0, high), digits);
    const auto points = [](const std::string& number) {
        return fmt::format("{} percentage {}", number, number == "1" ? "point" : "points");
    };
    if (low >= 0) return fmt::format("between no change and {} up", points(up));
    if (high <= 0) return fmt::format("between {} down and no change", points(down));
    return fmt::format("between {} down and {} up", points(down), up);
}

std::string amount_words(double amount) {
    if (std::isfinite(amount) && amount == std::floor(amount) && std::abs(amount) < 1e15) {
        return count_words(static_cast<std::uint64_t>(std::abs(amount)));
    }
    if (std::abs(amount) >= 100) return count_words(static_cast<std::uint64_t>(std::llround(std::abs(amount))));
    return decimal_words(amount, 1);
}

std::string exact_words(double value) {
    if (!std::isfinite(value)) return std::string(undefined);
    const std::string size = fmt::format("{:.6g}", std::fabs(value));
    return fmt::format("{}{}", value < 0 ? minus : "", size);
}

std::string draws_words(double share) {
    if (share < 0.01) return "under 0.01";
    if (share > 0.99) return "over 0.99";
    return decimal_words(share, 2);
}

std::string share_words(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return "none to count";
    if (whole < cases_for_percent) return fmt::format("{} of {}", part, whole);
    return percent_words(static_cast<double>(part) / static_cast<double>(whole));
}

std::string counted_share_words(std::uint64_t part, std::uint64_t whole) {
    if (whole < cases_for_percent) return share_words(part, whole);
    return fmt::format("{} ({})", count_words(part), share_words(part, whole));
}

std::string chance_words(std::uint64_t part, std::uint64_t whole) {
    if (whole < cases_for_percent) return share_words(part, whole);
    if (part == 0) return "none";
    if (part == whole) return "all";
    const double rate = static_cast<double>(part) / static_cast<double>(whole);
    if (rate <= 0.25) return fmt::format("1 in {}", count_words(static_cast<std::uint64_t>(std::llround(1 / rate))));
    const long long tenths = std::llround(rate * 10);
    if (tenths >= 10) return "nearly all";
    if (tenths == 5) return "1 in 2";
    return tenths % 2 == 0 ? fmt::format("{} in 5", tenths / 2) : fmt::format("{} in 10", tenths);
}

std::string people_words(std::uint64_t count) { return counted(count, "person", "people"); }

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count_words(count), count == 1 ? one : many);
}

std::string capitalised(std::string_view words) {
    std::string text(words);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::size_t shown_width(std::string_view utf8) { return characters(utf8); }

}  // namespace crosstie::io
