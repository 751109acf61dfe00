#pragma once
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

}  // namespace crosstie::io
