#include "io/text/movement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::uint64_t least_for_a_verb = 10;  // at both surveys
constexpr double little = 0.1;                  // of the first count
constexpr double smallest_whole = 0.05;         // two shares below this have a decimal: 2.0% and 2.7% are not 2% and 3%

std::string verb_words(double from, double to) {
    const double ratio = to / from;
    if (std::abs(ratio - 1) <= little) return "changed little,";
    const auto near = [&](double times) { return ratio >= 0.95 * times && ratio <= 1.2 * times; };
    const auto beside = [&](double times, std::string_view one) {
        return fmt::format("{}{},",
                           ratio < 0.995 * times    ? "nearly "
                           : ratio <= 1.005 * times ? ""
                                                    : "more than ",
                           one);
    };
    if (near(2)) return beside(2, "doubled");
    if (near(3)) return beside(3, "tripled");
    if (std::abs(2 * ratio - 1) < 1e-12) return "halved,";
    return to > from ? "rose" : "fell";
}

/// Tenths of a point of two shares, each rounded up or down so that their difference is as near as can be to the true
/// one too: 7.549 and 11.381 become 7.6 and 11.4, which are 3.8 apart.
std::array<double, 2> tenths_that_add_up(double from, double to) {
    const double first = from * 1000, second = to * 1000;
    std::array<double, 2> best{};
    double least = 1e9;
    for (const double a : {std::floor(first), std::ceil(first)}) {
        for (const double b : {std::floor(second), std::ceil(second)}) {
            const double away = std::abs(a - first) + std::abs(b - second) + std::abs((b - a) - (second - first));
            if (away < least - 1e-9) least = away, best = {a / 10, b / 10};
        }
    }
    return best;
}

std::string tenths_words(double points) {
    const std::string words = decimal_words(points, 1);
    return points > 0 && words.find_first_not_of("0.") != std::string::npos ? "+" + words : words;
}

}  // namespace

std::string movement_words(std::uint64_t from, std::uint64_t to, Voice voice) {
    if (from == to) return fmt::format("stayed at {}", count_words(from));
    const bool verb = voice == Voice::verbs && std::min(from, to) >= least_for_a_verb;
    return fmt::format("{} from {} to {}",
                       verb ? verb_words(static_cast<double>(from), static_cast<double>(to)) : "went",
                       count_words(from), count_words(to));
}

std::string movement_words(double from, double to, int digits, Voice voice) {
    const std::string first = decimal_words(from, digits), second = decimal_words(to, digits);
    if (first == second) return "stayed at " + first;
    const bool verb = voice == Voice::verbs && from > 0;
    return fmt::format("{} from {} to {}", verb ? verb_words(from, to) : "went", first, second);
}

ShareChangeWords share_change_words(double from, double to) {
    const long long whole_from = std::llround(from * 100), whole_to = std::llround(to * 100);
    const bool add_up = whole_to - whole_from == std::llround((to - from) * 100);
    const bool hidden = from != to && whole_from == whole_to;  // "5%, 5%, 0 points" of a change
    const bool small = from != to && std::max(from, to) < smallest_whole;
    if (!std::isfinite(from) || !std::isfinite(to) || (add_up && !hidden && !small))
        return {percent_words(from), percent_words(to), points_words(to - from)};
    const auto [first, second] = tenths_that_add_up(from, to);
    return {fmt::format("{:.1f}%", first), fmt::format("{:.1f}%", second), tenths_words(second - first)};
}

namespace {
/// Never a percentage: one beside "9 of 12" cannot be set against it.
std::string cases_words(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? share_words(part, whole) : fmt::format("{} of {}", count_words(part), count_words(whole));
}
}  // namespace

ShareChangeWords share_change_words(std::uint64_t part_from, std::uint64_t whole_from, std::uint64_t part_to,
                                    std::uint64_t whole_to) {
    if (std::min(whole_from, whole_to) < cases_for_percent)
        return {cases_words(part_from, whole_from), cases_words(part_to, whole_to), ""};
    return share_change_words(static_cast<double>(part_from) / static_cast<double>(whole_from),
                              static_cast<double>(part_to) / static_cast<double>(whole_to));
}

std::string with_unit_of_points(std::string_view points) {
    const bool one = points == "+1" || points == "\u22121";
    return fmt::format("{} {}", points, one ? "point" : "points");
}

}  // namespace crosstie::io
