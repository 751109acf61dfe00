#include "graph/infer/meeting_series.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "graph/model/date.hpp"

namespace crosstie::infer {

namespace {

constexpr std::string_view around = ",;:.-()[]";

std::string_view bare(std::string_view word) {
    const std::size_t first = word.find_first_not_of(around);
    if (first == std::string_view::npos) return {};
    return word.substr(first, word.find_last_not_of(around) - first + 1);
}

bool all_digits(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_year(std::string_view word) {
    return word.size() == 4 && all_digits(word) && (word.starts_with("19") || word.starts_with("20"));
}

// "April", "Apr", whatever the case.
bool is_month(std::string_view word) {
    constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
    std::string lower;
    for (const char c : word) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return std::any_of(months.begin(), months.end(), [&](std::string_view month) {
        return lower == month || (lower.size() == 3 && month.starts_with(lower)) ||
               (lower == "sept" && month[0] == 's');
    });
}

// "11", "1st", "2nd".
bool is_day(std::string_view word) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        if (word.ends_with(ending)) word.remove_suffix(2);
    }
    return word.size() <= 2 && all_digits(word);
}

// 11/04/2017, 11.4.17.
bool is_day_first(std::string_view word) {
    const std::size_t one = word.find_first_of("/.");
    if (one == std::string_view::npos) return false;
    const std::size_t two = word.find(word[one], one + 1);
    if (two == std::string_view::npos) return false;
    const std::string_view year = word.substr(two + 1);
    return is_day(word.substr(0, one)) && is_day(word.substr(one + 1, two - one - 1)) &&
           (is_year(year) || (year.size() == 2 && all_digits(year)));
}

}  // namespace

std::string series_label(std::string_view label) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < label.size();) {
        const std::size_t end = std::min(label.find(' ', at), label.size());
        if (end > at) words.push_back(label.substr(at, end - at));
        at = end + 1;
    }
    std::string series;
    for (std::size_t k = 0; k < words.size();) {
        const auto word = [&](std::size_t place) {
            return place < words.size() ? bare(words[place]) : std::string_view();
        };
        if (is_date(word(k)) || is_day_first(word(k))) {
            k += 1;
        } else if (is_month(word(k)) && is_year(word(k + 1))) {
            k += 2;
        } else if (is_day(words[k]) && is_month(word(k + 1)) && is_year(word(k + 2))) {
            k += 3;
        } else {
            series += (series.empty() ? "" : " ") + std::string(words[k++]);
        }
    }
    const std::size_t last = series.find_last_not_of(" ,;:-([");
    series.resize(last == std::string::npos ? 0 : last + 1);
    return series.empty() ? std::string(label) : series;
}

}  // namespace crosstie::infer
