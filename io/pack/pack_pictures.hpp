#pragma once
#include <cstddef>
#include <functional>
#include <vector>

#include "io/answers/change/case.hpp"
#include "io/pack/compose.hpp"

namespace crosstie::io {

struct PictureOptions {
    unsigned threads = 1;                                             // the pictures do not depend on it
    std::function<void(std::size_t done, std::size_t all)> progress;  // may be empty; never called twice at once
};

/// The pictures of a pack as SVG, PDF and PNG: the map of people (not in public) and every chart; where there are areas
/// to compare, the map of areas and the charts of areas too. `wheel` (of three areas or more) and `chance` are files of
/// the pack, on a page of their own each, and stand in no paper. One that the edition may not show, or that holds too
/// few or too many, says why (`not_drawn`) and has no place in the papers; one that fails (`failure`) has, and the
/// others stand. Any other error is a failure of the run.
///
/// Cost   each file is drawn in a process of its own, as many at a time as there are threads
[[nodiscard]] std::vector<Picture> pack_pictures(const Case& of, const PictureOptions& options);

}  // namespace crosstie::io
