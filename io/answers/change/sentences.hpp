#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/answers/change/threats.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

/// One finding in words, with the table or field it is taken from.
struct Finding {
    std::string_view key;   // "turnover"
    std::string_view name;  // "Links that lasted, were lost, are new"
    std::string text;
    ThreatTo threatened = ThreatTo::every_finding;  // area_findings: also by what threatens these
};

/// What a comparison says in plain English, by the pattern of METHODS section 10: what, before and after with counts,
/// how sure by the wording rule, what it does not show. No number stands here that is in no table of io/report.
struct Findings {
    std::string headline;               // one sentence
    std::vector<std::string> found;     // three to five paragraphs; no change and loss as plainly as gain
    std::vector<std::string> answered;  // whom the figures speak for
    std::vector<std::string> limits;    // the sentences of `threats`
    std::vector<Finding> each;          // those of `found`, and those that stand beside their table
    std::vector<Threat> threats;        // that apply, or that the data cannot rule out

    [[nodiscard]] std::string said(std::string_view key) const;  // of `each`; empty: nothing to say
};

/// Made for Case::findings, which others read.
[[nodiscard]] Findings findings_of(const Case& of);

/// The keys, or the names, of the threats to such a finding.
[[nodiscard]] std::vector<std::string_view> threat_keys(const std::vector<Threat>& threats, ThreatTo finding);
[[nodiscard]] std::vector<std::string_view> threat_names(const std::vector<Threat>& threats, ThreatTo finding);

}  // namespace crosstie::io
