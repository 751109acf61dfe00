#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

class Case;

/// What a threat to validity reaches.
enum class ThreatTo { every_finding, area_findings };  // the latter: within, across and between areas

/// Why a finding may not mean what it seems to.
struct Threat {
    std::string_view key;   // "no_comparison_group"
    std::string_view name;  // in a few words: "no comparison group"
    std::string text;       // the sentence a reader is told
    ThreatTo to = ThreatTo::every_finding;
};

/// Whether something is set beside the people compared: pairs who did not both take part, or another study.
enum class SetBeside { nothing, others };

/// Answers of one survey that differ from area to area by a fifth or more; nothing where who answered is not shown by area.
[[nodiscard]] std::optional<Threat> uneven_answers(const Case& of, bool after);

/// Made for Case::threats, which others read: threats that apply, or that the data cannot rule out, in the order in which they are told (METHODS section 5).
[[nodiscard]] std::vector<Threat> threats_of(const Case& of);

}  // namespace crosstie::io
