#include "io/read/survey/moment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace crosstie::io::survey {

namespace {

struct Parts {
    std::vector<int> numbers;
    std::vector<std::size_t> digits;
    int month = 0;  // when it is written as a word
    std::size_t month_at = 0;
    bool afternoon = false, morning = false;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<Parts> parts_of(std::string_view text) {
    static constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                             "jul", "aug", "sep", "oct", "nov", "dec"};
    Parts parts;
    if (text.size() > 64) return std::nullopt;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] >= '0' && text[i] <= '9') {
            std::size_t end = i;
            int number = 0;
            while (end < text.size() && text[end] >= '0' && text[end] <= '9' && end - i < 6)
                number = number * 10 + (text[end++] - '0');
            if (parts.numbers.size() < 6) {
                parts.numbers.push_back(number);
                parts.digits.push_back(end - i);
            }
            i = end;
        } else if (is_letter(text[i])) {
            std::string word;
            while (i < text.size() && is_letter(text[i])) word += static_cast<char>(text[i++] | ' ');
            const auto month = std::find(months.begin(), months.end(), word.substr(0, 3));
            if (word == "pm")
                parts.afternoon = true;
            else if (word == "am")
                parts.morning = true;
            else if (month != months.end() && parts.month == 0 && parts.numbers.size() < 2) {
                parts.month = static_cast<int>(month - months.begin()) + 1;
                parts.month_at = parts.numbers.size();
            } else if (parts.numbers.size() < 3 && word != "t" && word != "st" && word != "nd" && word != "rd" &&
                       word != "th" && word != "mon" && word != "tue" && word != "wed" && word != "thu" &&
                       word != "fri" && word != "sat" && word != "sun") {
                return std::nullopt;  // words that belong to no date
            }
        } else {
            ++i;
        }
    }
    return parts;
}

struct Day {
    int year, month, day;
};

std::optional<Day> checked(int year, std::size_t year_digits, int month, int day) {
    if (year_digits <= 2) year += 2000;
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    return Day{year, month, day};
}

// The date the first three numbers make, and how many of them it took.
std::optional<std::pair<Day, std::size_t>> date_in(const Parts& parts, Dates dates) {
    const auto& n = parts.numbers;
    if (parts.month != 0) {
        if (n.size() < 2) return std::nullopt;
        const auto day = checked(n[1], parts.digits[1], parts.month, n[0]);
        if (!day) return std::nullopt;
        return std::pair{*day, std::size_t{2}};
    }
    if (n.size() < 3) return std::nullopt;
    // Where it is not told which leads, the numbers may tell; else the date is unknown.
    const bool told = dates == Dates::day_first || dates == Dates::month_first;
    const bool day_leads = told ? dates == Dates::day_first : n[0] > 12 || n[0] == n[1];
    const bool month_leads = told ? dates == Dates::month_first : n[1] > 12;
    std::optional<Day> day;
    if (parts.digits[0] == 4)
        day = checked(n[0], 4, n[1], n[2]);
    else if (day_leads)
        day = checked(n[2], parts.digits[2], n[1], n[0]);
    else if (month_leads)
        day = checked(n[2], parts.digits[2], n[0], n[1]);
    if (!day) return std::nullopt;
    return std::pair{*day, std::size_t{3}};
}

}  // namespace

std::optional<std::int64_t> moment_of(std::string_view text, Dates dates) {
    const auto parts = parts_of(text);
    const auto date = parts ? date_in(*parts, dates) : std::nullopt;
    if (!date) return std::nullopt;
    const Day day = date->first;
    const std::size_t used = date->second;
    const auto part = [&](std::size_t k) { return used + k < parts->numbers.size() ? parts->numbers[used + k] : 0; };
    int hour = part(0);
    if (parts->afternoon && hour < 12) hour += 12;
    if (parts->morning && hour == 12) hour = 0;
    const std::int64_t days = (std::int64_t{day.year} * 12 + day.month) * 31 + day.day;  // in order; not a calendar
    return ((days * 24 + hour) * 60 + part(1)) * 60 + part(2);
}

std::optional<std::string> day_of(std::string_view text, Dates dates) {
    const auto parts = parts_of(text);
    const auto date = parts ? date_in(*parts, dates) : std::nullopt;
    if (!date) return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02}", date->first.year, date->first.month, date->first.day);
}

Dates order_in(std::string_view text) {
    const auto parts = parts_of(text);
    if (!parts || parts->numbers.size() < 3 || parts->month != 0) return Dates::undecided;
    if (parts->digits[0] == 4) return Dates::year_first;
    const int first = parts->numbers[0];
    const int second = parts->numbers[1];
    if (first > 12 && first <= 31 && second <= 12) return Dates::day_first;
    if (second > 12 && second <= 31 && first <= 12) return Dates::month_first;
    return Dates::undecided;
}

}  // namespace crosstie::io::survey
