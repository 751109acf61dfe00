#pragma once
#include <string>
#include <vector>

#include "io/answers/change/case.hpp"
#include "io/document/report.hpp"

namespace crosstie::io {

/// A table with what it says in a sentence; empty where the table must speak for itself.
struct DetailPart {
    std::string sentence;
    Table table;
    ThreatTo threatened = ThreatTo::every_finding;
};

/// The tables that lie beneath a comparison, as far as the edition may show them: what threatens each finding,
/// non-response treated five ways, the change person by person, the surveys' likeness, strengths, pairs named by one or
/// both, relations, all waves, formation with intervals, people's circles, areas beside chance, what goes with a link,
/// who moved, work-streams and one against another. Those without anything to say are left out.
[[nodiscard]] std::vector<DetailPart> detail_parts(const Case& of);

/// The same for a person at a terminal.
[[nodiscard]] std::string detail_text(const Case& of);

}  // namespace crosstie::io
