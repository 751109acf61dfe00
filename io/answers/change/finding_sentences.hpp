#pragma once
#include <string>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

// Single findings in a sentence or two, each beside the table that holds its numbers; empty where there is nothing to
// say, or where the edition may not say it.

/// Where the change in links comes from: the same people, joiners, leavers, pairs answered only once.
[[nodiscard]] std::string split_sentence(const survey::Comparison& comparison, const Disclosed& shown);
/// The odds of a link across areas, beside those within, before and after.
[[nodiscard]] std::string odds_sentence(const Study& study, const survey::Comparison& comparison,
                                        const Disclosed& shown);
/// Whether links moved outward, by the test of the odds ratio's change, after a blank; its figures stand in the table of
/// chance.
[[nodiscard]] std::string outward_sentence(const Study& study, const survey::Comparison& comparison);
/// The share of contacts that cross areas, beside what it would be if areas played no part (the E-I index as a share).
[[nodiscard]] std::string crossing_sentence(const Study& study, const survey::Comparison& comparison,
                                            const Disclosed& shown);
/// Whether the pairs linked after are those linked before (QAP).
[[nodiscard]] std::string likeness_sentence(const survey::Comparison& comparison, const Disclosed& shown);

}  // namespace crosstie::io
