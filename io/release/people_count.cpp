#include "io/release/people_count.hpp"

#include <fmt/format.h>

#include <array>

#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr const char* not_shown = "not shown";

}  // namespace

PeopleCount people_count(std::uint64_t value, std::uint64_t whole, std::size_t least) {
    const std::array<CountOfPeople, 1> counts{CountOfPeople{value, whole}};
    return people_count(counts[0], withholdings(counts, {}, least)[0], least);
}

std::pair<PeopleCount, PeopleCount> part_of(CountOfPeople part, const CountOfPeople& larger, std::size_t least) {
    part.dear = true;
    const std::array<CountOfPeople, 2> counts{part, larger};
    const std::array<SumOfPeople, 1> sums{SumOfPeople{1, {0}, true}};
    const auto held = withholdings(counts, sums, least);
    return {people_count(counts[0], held[0], least), people_count(counts[1], held[1], least)};
}

PeopleCount people_count(const CountOfPeople& count, Withholding held, std::size_t least) {
    switch (held) {
        case Withholding::none:
            break;
        case Withholding::few:
            return {std::nullopt, fmt::format("fewer than {}", least), count.whole};
        case Withholding::all_but_few:
            return {std::nullopt, fmt::format("all but fewer than {}", least), count.whole};
        case Withholding::beside_few:
            return {std::nullopt, not_shown, count.whole, false};
    }
    return {count.people, "", count.whole};
}

std::string people_count_words(const PeopleCount& count) {
    if (count.value) return count_words(*count.value);
    return count.why.starts_with("all but") ? "all but a few" : count.why;
}

std::string people_of_words(const PeopleCount& count) {
    if (!count.told) return not_shown;
    return fmt::format("{} of {}", count.value == 0 ? "none" : people_count_words(count), count_words(count.whole));
}

Cell people_cell(const PeopleCount& count) {
    if (!count.value) return Withheld{count.why};
    return {Value(*count.value), Behind{*count.value, count.whole}};
}

}  // namespace crosstie::io
