#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "graph/survey/comparison.hpp"
#include "io/text/movement.hpp"

namespace crosstie::io {

// The phrases that sentences and tables share, chosen by the wording rule of METHODS section 5.

/// How sure, in the reserved words: "clear rise", "likely fall", "not distinguishable from churn", "facts only: ...".
[[nodiscard]] std::string verdict_words(const survey::Comparison& comparison);

/// What the pairs unanswered after must hold to undo the change, and how it is among those answered.
struct Tipping {
    bool none_undoes = false;  // whatever they hold, the change remains
    std::string needed;        // "88%", "9 of 12"
    std::string answered;      // "70%"
};
/// Nothing to say when no pair was unanswered after, or nothing changed.
[[nodiscard]] std::optional<Tipping> tipping_words(const survey::Comparison& comparison);

/// A verb of growth is borne by a clear or likely verdict alone.
[[nodiscard]] Voice voice_of(const infer::DensityChange& density);
[[nodiscard]] Voice voice_of(const survey::Comparison& comparison);

}  // namespace crosstie::io
