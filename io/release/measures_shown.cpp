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

bool measure_shown(std::string_view key, const measure::NetworkValue& value, const std::vector<double>& pieces,
                   std::size_t people, std::size_t min_group) {
    constexpr std::array<std::string_view, 5> of_pieces{"isolates", "components_weak", "components_weak_sizes",
                                                        "fragmentation", "krackhardt_connectedness"};
    if (key.starts_with("centralization_")) return false;
    if (std::ranges::find(of_pieces, key) != of_pieces.end() && few_in_parts(pieces, min_group)) return false;
    if (const auto* sizes = std::get_if<std::vector<double>>(&value.value); sizes != nullptr && key.ends_with("_sizes"))
        return !few_in_parts(*sizes, min_group);
    const auto* count = std::get_if<double>(&value.value);
    if (key != "isolates" || count == nullptr) return true;
    const auto few = [&](double of) { return of > 0 && of < static_cast<double>(min_group); };
    return !few(*count) && !few(static_cast<double>(people) - *count);
}

}  // namespace crosstie::io
