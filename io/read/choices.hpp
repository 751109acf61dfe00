#pragma once
#include <array>
#include <optional>
#include <string_view>

namespace crosstie::io {

/// What becomes of people in the tables of ties whom the roster does not have.
enum class NotOnRoster { refuse, leave_out, take_in };
/// The strength of a tie that is told several times.
enum class Repeats { strongest, last, mean, sum };

/// How a reader resolves what the files leave open; the user's to choose.
struct Choices {
    NotOnRoster not_on_roster = NotOnRoster::refuse;
    Repeats repeats = Repeats::strongest;
    bool asked_now = false;  // on the command line: a choice with nothing to choose is said
};

inline constexpr std::array<std::string_view, 3> not_on_roster_words{"refuse", "leave-out", "take-in"};
inline constexpr std::array<std::string_view, 4> repeats_words{"strongest", "last", "mean", "sum"};

/// The choice a word stands for in these lists.
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
