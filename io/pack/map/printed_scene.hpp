#pragma once
#include <array>
#include <cstddef>
#include <vector>

#include "io/answers/change/case.hpp"
#include "io/diagram/scene/scene.hpp"

namespace crosstie::io {

/// How a map stands in the paper: of few areas on half a page, without what the paper's text says; any other on a page
/// of its own; no person is called out by number. Errors: as Case::shown.
[[nodiscard]] diagram::DrawOptions printed_options(const Case& of, diagram::View view);

/// What the printed picture draws of the contacts that it counts, panel by panel: before, after, change.
struct PrintedLines {
    std::array<std::vector<diagram::TieKind>, 3> kinds;  // drawn one by one, each kind once
    std::size_t bands = 0;  // most bands of a panel, each for all contacts between two areas; 0: contacts one by one
    bool thinned = false;   // some contact is left out or put together
    bool curves = false;    // so many run between areas that they are curves
    bool faint = false;     // what the title does not count is faint
    std::vector<diagram::SceneTie> pinned;  // in what changed: contacts that carry a finding in words, as their pill
};

/// What was left in `printed` of `all`, the same view with every contact. Both have the three panels.
[[nodiscard]] PrintedLines printed_lines(const diagram::Scene& printed, const diagram::Scene& all);

/// The printed picture's discs on a wider panel of the same height, in the same order round the ring and as large as they
/// fit there, at most 1.4 times as large.
///
/// Result  a disc each, in points, inside `width` by the height of `printed`; empty without any
[[nodiscard]] std::vector<diagram::Disc> discs_on_wider(const diagram::Scene& printed, double width);

}  // namespace crosstie::io
