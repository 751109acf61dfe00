#pragma once
#include <array>
#include <optional>
#include <string_view>

namespace crosstie::io {

/// The strength of a tie that is told several times.
enum class Repeats { strongest, last, mean, sum };

inline constexpr std::array<std::string_view, 4> repeats_words{"strongest", "last", "mean", "sum"};

/// The choice a word stands for in such a list.
template <typename Choice, typename Words>
[[nodiscard]] std::optional<Choice> choice_of(const Words& words, std::string_view word) {
    for (std::size_t k = 0; k < words.size(); ++k) {
        if (words[k] == word) return static_cast<Choice>(k);
    }
    return std::nullopt;
}
template <typename Choice, typename Words>
[[nodiscard]] std::string_view word_of(const Words& words, Choice choice) {
    return words[static_cast<std::size_t>(choice)];
}

}  // namespace crosstie::io
