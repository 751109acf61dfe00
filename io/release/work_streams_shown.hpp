#pragma once
#include <vector>

#include "graph/survey/comparison.hpp"
#include "graph/survey/work_stream_change.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

/// Which work-streams the edition may speak of.
///
/// Definition  group and named: all. Public: a work-stream is withheld when fewer than min_group of its people were on
///             a list, on both, or answered both times, and when its people and another group the paper has figures of
///             (everybody, an area, another work-stream) differ by so few that one lies within the other and the
///             difference of their figures would be those few people's
struct ShownStreams {
    std::vector<bool> shown;    // [contacts handed in]
    bool between_shown = true;  // contacts between work-streams: not beside a few people of none or of several
};

[[nodiscard]] ShownStreams shown_streams(const survey::Comparison& comparison, const Disclosed& disclosed,
                                         const std::vector<survey::WorkStreamContacts>& streams,
                                         const std::vector<survey::WorkStreamChange>& changes);

}  // namespace crosstie::io
