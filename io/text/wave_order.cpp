// Which of several surveys came first, as their names tell it: one rule for tables of ties and for exports.
#include "io/text/wave_order.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <string_view>

#include "io/text/spelling.hpp"

namespace crosstie::io {

namespace {

std::optional<double> time_in(const std::string& wave) {
    static constexpr std::array<std::string_view, 5> first{"before", "pre", "baseline", "start", "first"};
    static constexpr std::array<std::string_view, 6> last{"after", "post", "follow-up", "followup", "end", "second"};
    const std::string word = one_spelling(wave);
    if (std::find(first.begin(), first.end(), word) != first.end()) return 0;
    if (std::find(last.begin(), last.end(), word) != last.end()) return 1;
    // "1", "T2", "Wave 3", "2017", "2017-05", "2017-05-11": the number in it, years before months before days.
    const std::size_t at = word.find_first_of("0123456789");
    if (at == std::string::npos) return std::nullopt;
    double number = 0;
    const char* const end = word.data() + word.size();
    const auto read = std::from_chars(word.data() + at, end, number);
    double month = 0, day = 0;
    if (read.ptr != end && *read.ptr == '-') {
        const auto rest = std::from_chars(read.ptr + 1, end, month);
        if (rest.ptr != end && *rest.ptr == '-') std::from_chars(rest.ptr + 1, end, day);
    }
    return number * 10'000 + month * 100 + day;
}

}  // namespace

std::optional<std::vector<std::size_t>> order_of_time(const std::vector<std::string>& waves) {
    std::vector<double> times;
    for (const std::string& wave : waves) {
        const auto time = time_in(wave);
        if (!time) return std::nullopt;
        times.push_back(*time);
    }
    std::vector<std::size_t> order(waves.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return times[a] < times[b]; });
    return order;
}

}  // namespace crosstie::io
