#pragma once
#include <string_view>

#include "graph/survey/score_paths.hpp"
#include "io/answers/change/case.hpp"
#include "io/document/report.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

using survey::ScorePaths;

/// By the comparison's relation, threshold and direction; all waves of the study. Errors: Error when `key` is no score
/// of actors in a network of this direction.
[[nodiscard]] ScorePaths score_paths(const Case& of, std::string_view key);

/// The section "score". Public: how many rose, fell and stayed, where enough people stand behind each. Group and named:
/// every person too.
[[nodiscard]] Section score_paths_section(const Study& study, const ScorePaths& paths, const Disclosed& shown);

}  // namespace crosstie::io
