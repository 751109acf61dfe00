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
///             The same of its people who are of no other, for figures of these (one work-stream against another).
///             Beside the figures of each, those of all pooled over people of exactly one tell of people of several, and
///             less the ones shown, of a work-stream withheld
struct ShownStreams {
    std::vector<bool> shown;           // [contacts handed in]
    bool between_shown = true;         // contacts between work-streams: not beside a few people of none or of several
    bool pooled_shown = true;          // figures over all of them together
    std::vector<bool> of_one_shown{};  // [contacts handed in] figures of its people who are of no other
    std::vector<std::size_t> work_streams{};  // [contacts handed in] which, of Study::work_streams

    bool everything = false;  // an edition without such rules

    /// Of one of Study::work_streams; of one that was not handed in nothing is shown.
    [[nodiscard]] bool shows(std::size_t work_stream) const;
    [[nodiscard]] bool shows_of_one(std::size_t work_stream) const;
};

[[nodiscard]] ShownStreams shown_streams(const survey::Comparison& comparison, const Disclosed& disclosed,
                                         const std::vector<survey::WorkStreamContacts>& streams,
                                         const std::vector<survey::WorkStreamChange>& changes);

/// The same of a study's own contacts and changes of work-streams.
[[nodiscard]] ShownStreams shown_streams(const survey::Networks& networks, const survey::Comparison& comparison,
                                         const Disclosed& disclosed);

}  // namespace crosstie::io
