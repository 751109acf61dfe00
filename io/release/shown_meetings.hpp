#pragma once
#include <optional>
#include <string>
#include <vector>

#include "graph/measure/quartiles.hpp"
#include "graph/model/study.hpp"
#include "graph/model/two_mode.hpp"
#include "graph/survey/meeting_yield.hpp"
#include "graph/survey/meetings.hpp"
#include "io/release/disclosure.hpp"
#include "io/release/edition.hpp"
#include "io/release/public_areas.hpp"

namespace crosstie::io {

/// What an edition may show of a study's meetings. Everything that prints meetings reads these: there is no second place
/// that decides.
struct ShownMeetings {
    Edition edition = Edition::group;
    survey::Meetings found;                   // public: without people, small meetings and few people's overlaps
    std::vector<survey::SeriesYield> yields;  // fewest hours for a new contact first
    Weighting weighting = Weighting::shared;  // of people, and of meetings, tied by what they share
    std::optional<MeasuredAreas> areas;       // none: no areas asked for
    std::size_t people = 0;                   // on the roster at either survey
    measure::Quartiles meetings, hours;       // per person, between the surveys; without values where withheld
    double hours_per_person = 0, hours_per_new_contact = 0;
    PeopleCount away, several_streams;  // people at none of the meetings between; people of several work-streams
    std::vector<bool> pairs_shown, across_shown;  // [yields] what pairs who met there said, and those of two areas
    bool before_contact_shown = true;             // links of who met beside those of who did not
    bool streams_shown = true;                    // who met within work-streams and between two, beside the whole
    std::string_view why;                         // where figures of the time between the surveys are not defined
};

/// Analyses the meetings of a study for an edition; `options.areas` and `options.least_attended` are filled in here.
///
/// Definition  group and named: everything. Public (BOARD_PAPERS section 6): no person; areas as `measured_areas` puts
///             them together; meetings of fewer than min_group people are only counted and left out of every figure, so
///             that no total gives one back: people who sat together only there count as not having met; of two series
///             that could be one only the labels, and only where min_group people or more are regular in either;
///             quartiles from twice min_group people up; within and between work-streams not where people of several or of
///             none, in the whole and in neither part, are a few, or all but a few are of one work-stream; pairs of a
///             series not where a few of its people answered both times, or are all that tells it from another; of two
///             areas not where a few are of another than most; who did not meet not where they are all by or about a few
/// Errors      as survey::meetings; NotShown for a public edition where fewer than min_group people were on a list or
///             answered a survey, or a single area would be left
[[nodiscard]] ShownMeetings shown_meetings(const survey::Networks& networks, survey::MeetingsOptions options,
                                           const std::string& by, Edition edition);

}  // namespace crosstie::io
