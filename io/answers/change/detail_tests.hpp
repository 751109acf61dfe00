#pragma once
#include <optional>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/change_detail.hpp"
#include "io/answers/change/detail_tables.hpp"
#include "io/answers/change/sentences.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

// Parts of detail_parts that are tests, and what threatens all of it. nullopt: nothing to say, or not in this edition.

/// The change judged person by person: sign flip, signed rank, and McNemar's test beside them, never alone.
[[nodiscard]] std::optional<DetailPart> person_by_person(const survey::Comparison& comparison, const Disclosed& shown);
/// The two surveys beside each other: QAP correlation.
[[nodiscard]] std::optional<DetailPart> likeness(const survey::Comparison& comparison, const Disclosed& shown);
/// What goes with a link after: MRQAP, linear and logistic.
[[nodiscard]] std::optional<DetailPart> explained(const survey::Explanation& explanation);
/// How far the changes inside work-streams are apart.
[[nodiscard]] std::optional<DetailPart> stream_against_stream(const Study& study, const survey::ChangeDetail& detail,
                                                              const Disclosed& shown);
/// What may make findings untrue: all of them, and those by area.
[[nodiscard]] DetailPart what_threatens(const Study& study, const Findings& said, const std::vector<DetailPart>& parts);

}  // namespace crosstie::io
