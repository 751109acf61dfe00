#pragma once
#include <cstddef>
#include <functional>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/pack/compose.hpp"

namespace crosstie::io {

struct PictureOptions {
    Edition edition = Edition::public_;
    unsigned threads = 1;                                             // the pictures do not depend on it
    std::function<void(std::size_t done, std::size_t all)> progress;  // may be empty; never called twice at once
};

/// The pictures of a pack as SVG, PDF and PNG: the map of people (not in public), the map of areas, and every chart that
/// the edition may show of this comparison. One that fails says why in its place, and the others stand.
///
/// Cost   each file is drawn in a process of its own, as many at a time as there are threads
[[nodiscard]] std::vector<Picture> pack_pictures(const Study& study, const survey::Comparison& comparison,
                                                 const PictureOptions& options);

}  // namespace crosstie::io
