#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "io/answers/change/case.hpp"
#include "io/document/report.hpp"

namespace crosstie::io {

/// A table with what it says in a sentence; empty where the table must speak for itself. `data` are figures and longer
/// tables that stand beside it for machines; a part that readers have nothing of holds these alone.
struct DetailPart {
    std::string_view key;  // of the sentence among the findings: "dyads"
    std::string sentence;
    Table table;  // without rows: nothing for readers
    ThreatTo threatened = ThreatTo::every_finding;
    std::vector<Block> data = {};

    [[nodiscard]] bool for_readers() const noexcept { return !table.rows.empty() && table.shown != Shown::data_only; }
};

/// What lies beneath a comparison, as far as the edition may show it: what threatens each finding, non-response treated
/// five ways, the change person by person, the surveys' likeness, strengths, pairs named by one or both, relations, all
/// waves, formation with intervals, people's circles, areas beside chance, what goes with a link, who moved, work-streams
/// and one against another.
[[nodiscard]] std::vector<DetailPart> detail_parts(const Case& of);

/// The same as a section of a document, `detail` in JSON; in the order of the parts.
[[nodiscard]] Section detail_section(const Case& of);

}  // namespace crosstie::io
