#pragma once
#include <string>
#include <utility>

#include "io/answers/plan/planned.hpp"
#include "io/document/report.hpp"
#include "io/document/value.hpp"

namespace crosstie::io {

// Sentences of a plan that name people, so for the group and named editions only.

/// "Ask K to introduce A and B: same work-stream, two shared colleagues; it would be the first link between their
/// boroughs."
[[nodiscard]] std::string introduction_words(const Study& study, const Planned& planned,
                                             const plan::Introduction& introduction);
/// "A and B: three shared colleagues."
[[nodiscard]] std::string check_first_words(const Study& study, const Planned& planned, const plan::CheckFirst& pair);
/// "If K left: ...". Says so where nobody would lose a route.
[[nodiscard]] std::string leaving_words(const Study& study, const Planned& planned, const plan::IfLeaves& leaving);
/// "Brief these three first: A, B and C. 24 of the 28 others are within one step of one of them."
[[nodiscard]] std::string brief_first_words(const Study& study, const Planned& planned);
/// "Without K, 24% of the pairs among the others would have no route."
[[nodiscard]] std::string depend_on_words(const Study& study, const Planned& planned, std::size_t size);

/// Somebody as a cell: the id, and how the edition calls them. Errors: as person_words.
[[nodiscard]] Person person_of(const Study& study, ActorId actor, Edition edition);
[[nodiscard]] People people_of(const Study& study, const Planned& planned, const std::vector<ActorId>& actors);

/// One more paragraph.
inline void say(Section& section, std::string words) { section.blocks.emplace_back(Paragraph{std::move(words)}); }

/// "one" .. "ten", then digits.
[[nodiscard]] std::string spelled(std::uint64_t count);

/// The key of a reason in JSON and CSV: "joins_unlinked_areas".
[[nodiscard]] std::string_view name_of(plan::Reason reason);
[[nodiscard]] std::string_view name_of(plan::Figure figure);

}  // namespace crosstie::io
