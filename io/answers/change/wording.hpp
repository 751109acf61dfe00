#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "graph/survey/comparison.hpp"
#include "io/text/movement.hpp"

namespace crosstie::io {

// The phrases that sentences and tables share, chosen by the wording rule of METHODS section 5.

/// How sure, in the reserved words: "clear rise", "likely fall", "no clear change", "facts only: ...". Of
/// links; of any other change by its own test.
[[nodiscard]] std::string verdict_words(const survey::Comparison& comparison);
[[nodiscard]] std::string verdict_words(infer::Verdict verdict, double difference);
[[nodiscard]] std::string verdict_words(const infer::JudgedChange& change);

/// Has the change in all links a part beside that of the pairs compared: people who joined or left, pairs answered once?
[[nodiscard]] bool change_has_parts(const survey::Comparison& comparison);

/// Whether a link is one person's report: without direction it is both people's, and nobody "names" anybody.
[[nodiscard]] bool told_by_name(const Study& study, const survey::Comparison& comparison);

/// Whether links moved across areas: "clearly more across", "likely less across", "no clear change", "facts only,
/// no test".
[[nodiscard]] std::string outward_words(const infer::JudgedChange& odds);

/// Why a change is likely and not clear: what areas say, or that they cannot be asked.
[[nodiscard]] std::string why_likely(const infer::AreasTest& by_areas, const Study& study);

/// What the pairs unanswered after must hold to undo the change, and how it is among those answered.
struct Tipping {
    bool none_undoes = false;  // whatever they hold, the change remains
    std::string needed;        // "88%", "9 of 12"
    std::string answered;      // "70%"
};
/// Nothing to say when no pair was unanswered after, or nothing changed.
[[nodiscard]] std::optional<Tipping> tipping_words(const survey::Comparison& comparison);

/// A verb of growth is borne by a clear or likely verdict alone, of a test of the very thing that grew.
[[nodiscard]] Voice voice_of(infer::Verdict verdict);
[[nodiscard]] Voice voice_of(const infer::DensityChange& links);
[[nodiscard]] Voice voice_of(const infer::JudgedChange& change);

}  // namespace crosstie::io
