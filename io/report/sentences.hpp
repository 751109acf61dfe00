#pragma once
#include <optional>
#include <string>
#include <vector>

#include "graph/infer/comparison.hpp"
#include "graph/model/study.hpp"
#include "io/report/disclosure.hpp"

namespace crosstie::io {

/// What a comparison says in plain English, by the pattern of METHODS section 10: what, before and after with counts,
/// how sure by the wording rule, what it does not show. No number stands here that is in no table of io/report/tables.
struct Findings {
    std::string headline;               // one sentence
    std::vector<std::string> found;     // three to five paragraphs; no change and loss as plainly as gain
    std::vector<std::string> answered;  // whom the figures speak for
    std::vector<std::string> limits;    // threats that apply, or that the data cannot rule out
};

[[nodiscard]] Findings findings(const Study& study, const infer::Comparison& comparison, const Disclosed& shown);

/// How sure, in the reserved words: "clear rise", "likely fall", "not distinguishable from churn", "facts only: ...".
[[nodiscard]] std::string verdict_words(const infer::Comparison& comparison);

/// What the pairs unanswered after must hold to undo the change, and how it is among those answered.
struct Tipping {
    bool none_undoes = false;  // whatever they hold, the change remains
    std::string needed;        // "88%", "9 of 12"
    std::string answered;      // "70%"
};
/// Nothing to say when no pair was unanswered after, or nothing changed.
[[nodiscard]] std::optional<Tipping> tipping_point(const infer::Comparison& comparison);

/// "rose from 24 to 70", "changed little, from 96 to 98", "stayed at 96"; "went from 3 to 6" where a verb would say
/// more than so few can bear.
[[nodiscard]] std::string movement_words(std::uint64_t from, std::uint64_t to);

}  // namespace crosstie::io
