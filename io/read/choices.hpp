#pragma once
#include <array>
#include <string_view>

#include "io/read/survey/repeats.hpp"

namespace crosstie::io {

/// What becomes of people in the tables of ties whom the roster does not have.
enum class NotOnRoster { refuse, leave_out, take_in };

/// Whose word a tie rests on, where a table says who told of it: its sender's only, as at the other survey, or anyone's.
enum class AssertedBy { sender, anyone };

/// How a reader resolves what the files leave open; the user's to choose.
struct Choices {
    NotOnRoster not_on_roster = NotOnRoster::refuse;
    Repeats repeats = Repeats::strongest;
    AssertedBy asserted_by = AssertedBy::sender;
    bool asked_now = false;  // on the command line: a choice with nothing to choose is said
};

inline constexpr std::array<std::string_view, 3> not_on_roster_words{"refuse", "leave-out", "take-in"};
inline constexpr std::array<std::string_view, 2> asserted_by_words{"sender", "anyone"};

}  // namespace crosstie::io
