// Measures of a whole network that are a few people's in another form.
#include "io/release/measures_shown.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <variant>

namespace crosstie::io {

namespace {

/// Whether those parts that have one size, and it is a few, hold a few people together.
bool few_in_parts(const std::vector<double>& sizes, std::size_t min_group) {
    std::map<double, double> people;
    const auto least = static_cast<double>(min_group);
    for (const double size : sizes) {
        if (size < least) people[size] += size;
    }
    return std::ranges::any_of(people, [&](const auto& of_size) { return of_size.second < least; });
}

}  // namespace

bool measure_shown(std::string_view key, const measure::NetworkValue& value, const MeasuredPeople& of,
                   std::size_t min_group) {
    constexpr std::array<std::string_view, 6> of_pieces{
        "isolates",      "components_weak",          "components_weak_sizes",
        "fragmentation", "krackhardt_connectedness", "blocks_sizes"};
    constexpr std::array<std::string_view, 3> of_pairs{"dyads_", "reciprocity_", "triad_census"};
    constexpr std::array<std::string_view, 3> of_a_few{"centralization_", "brief_first_", "depend_on_"};
    const auto begins = [&](std::string_view name) { return key.starts_with(name); };
    const auto few = [&](double people) { return people > 0 && people < static_cast<double>(min_group); };
    if (std::ranges::any_of(of_a_few, begins)) return false;
    if (!of.pairs_shown && std::ranges::any_of(of_pairs, begins)) return false;
    if (std::ranges::find(of_pieces, key) != of_pieces.end() && few_in_parts(of.pieces, min_group)) return false;
    if (const auto* sizes = std::get_if<std::vector<double>>(&value.value);
        sizes != nullptr && key.ends_with("_sizes")) {
        const auto alone = static_cast<double>(std::ranges::count(*sizes, 1.0));
        const bool told_of_silent = key == "components_strong_sizes" && few(alone - static_cast<double>(of.silent));
        return !few_in_parts(*sizes, min_group) && !told_of_silent;
    }
    const auto* count = std::get_if<double>(&value.value);
    if (key != "isolates" || count == nullptr) return true;
    return !few(*count) && !few(static_cast<double>(of.people) - *count);
}

}  // namespace crosstie::io
