#pragma once
#include <optional>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/change_detail.hpp"
#include "io/answers/change/detail_tables.hpp"
#include "io/answers/change/sentences.hpp"

namespace crosstie::io {

// Parts of detail_parts that are tests, and what threatens all of it. nullopt: nothing to say, or not in this edition.

/// The change judged person by person: sign flip, signed rank, and McNemar's test beside them, never alone.
[[nodiscard]] std::optional<DetailPart> person_by_person(const Case& of);
/// The two surveys beside each other: QAP correlation.
[[nodiscard]] std::optional<DetailPart> likeness(const Case& of);
/// What goes with a link after: MRQAP, linear and logistic.
[[nodiscard]] DetailPart explained(const survey::Explanation& explanation);
/// How far the changes inside work-streams are apart.
[[nodiscard]] DetailPart stream_against_stream(const Case& of);
/// What may make findings untrue: all of them, and those by area.
[[nodiscard]] DetailPart what_threatens(const Study& study, const Findings& said, const std::vector<DetailPart>& parts);

}  // namespace crosstie::io
