#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/infer/meeting_before_contact.hpp"
#include "graph/model/select.hpp"
#include "graph/model/study.hpp"
#include "graph/survey/networks.hpp"

namespace crosstie::survey {

struct MeetingsOptions {
    std::size_t relation = 0;
    std::size_t from = 0;
    std::size_t to = 1;
    double tie_from = 0;                        // NaN: the relation's own
    Direction direction = Direction::directed;  // ignored for an undirected relation, which is a union
    Partition areas;                            // empty: no areas
    std::size_t least_attended = 0;             // meetings of fewer are only counted, and in no other figure
    std::uint64_t seed = 20170301;
    std::uint32_t draws = 5000;
    unsigned threads = 1;  // results do not depend on it
};

/// One meeting with a register.
struct MeetingFigures {
    std::size_t meeting = 0;      // index into Study::meetings
    bool between = false;         // for certain after the first survey and before the second
    std::uint32_t attended = 0;   // people
    std::uint32_t areas = 0;      // different areas among them
    std::uint64_t pairs = 0;      // of attenders whose areas are both known
    std::uint64_t across = 0;     // of these, of two areas
    std::uint64_t first_met = 0;  // pairs of attenders who had not been in one meeting of the register before

    [[nodiscard]] double share_across() const;  // NaN: no pair
};

/// Several meetings together: attended, pairs, across and first_met added up; no meeting of its own.
///
/// Definition  sums over the meetings given
/// Errors      none
[[nodiscard]] MeetingFigures summed(std::span<const MeetingFigures> meetings);

/// One person's meetings between the two surveys.
struct PersonLoad {
    ActorId actor = 0;
    std::uint32_t meetings = 0;
    double hours = 0;                // NaN: some of these meetings' minutes are not known
    std::uint32_t new_contacts = 0;  // by either report, on what was observed both times

    [[nodiscard]] double hours_per_new_contact() const;  // NaN: hours not known, or no new contact
};

/// Meetings that share a label but for the date in it.
struct MeetingSeries {
    std::string label;
    std::vector<std::size_t> meetings;        // indices into Study::meetings, by date; those with figures
    std::vector<ActorId> regulars;            // attended more than half of them
    std::vector<std::uint32_t> absent_areas;  // with people on the roster, and nobody in more than half of them
};

/// Two series that much the same people attend.
struct SeriesOverlap {
    std::size_t first = 0, second = 0;   // series
    std::uint32_t both = 0, either = 0;  // regulars
    [[nodiscard]] double jaccard() const { return static_cast<double>(both) / either; }
};

/// Everything `meetings` says.
struct Meetings {
    MeetingsOptions options;
    Direction direction = Direction::directed;  // as used
    double tie_from = 1;                        // as used
    std::vector<MeetingFigures> meetings;       // by date, then as the register first names them
    std::size_t without_register = 0;           // held, attendance unobserved
    std::size_t small = 0;                      // of fewer than least_attended, only counted
    std::size_t undecided = 0;  // with a register, in a survey's own month or on its day: not before or after it
    std::size_t between_without_register = 0;  // between the surveys, attendance unobserved
    std::string_view why;                      // where there is no time between the surveys: "one_wave", "no_dates"
    // Between the surveys, people on the roster at either. Empty without that time.
    std::vector<PersonLoad> load;                // in actors' order
    std::uint64_t lines_without_minutes = 0;     // attendances of theirs
    double hours = 0;                            // of all of them; NaN while minutes of some are not known
    std::uint64_t new_contacts = 0;              // pairs
    std::vector<MeetingSeries> series;           // as first held
    std::vector<SeriesOverlap> alike;            // could be one
    infer::MeetingBeforeContact before_contact;  // counts 0 and NaN without that time
    std::size_t several_streams = 0;             // people of several work-streams: in the whole, in neither part

    double across_by_chance = 0;  // share of all pairs on the roster that are of two areas; NaN without pairs

    [[nodiscard]] double hours_per_person() const;
    [[nodiscard]] double hours_per_new_contact() const;
    [[nodiscard]] std::size_t people_away() const;  // of load: in no meeting between the surveys
};

/// Which meetings mix areas, what they cost, whom they leave out, and whether people who met then worked together.
///
/// Definition  mixing: pairs of a meeting's attenders of two areas / pairs whose areas are known; by chance: the same share of
///             all pairs of the roster, what people who sat together without regard to area would have. Between the surveys: a
///             date that is for certain after the first wave's and before the second's. Series: equal labels without
///             dates. Regular: attended more than half of a series. Regularly absent: an area with people on the roster
///             at either wave and nobody in more than half of a series of two meetings or more. Could be one: two series,
///             neither over before the other began, with |regulars of both| / |regulars of either| of 1/2 or more.
///             Meeting before contact: meeting_before_contact on the registers of meetings between the surveys, people of
///             one work-stream being of that stream
/// Result      one struct
/// Undefined   a meeting of fewer than two people of known area has no share; each part says its own
/// Ties        ties of at least tie_from; strengths are not used further
/// Errors      Error when the study has no meetings; LimitReached beyond 20,000 people, 10,000 meetings or 50 million pairs
/// Cost        O(sum over meetings of size^2 + n^2 + series^2 people), and that of meeting_before_contact
/// Source      METHODS section 9; Breiger 1974, doi:10.2307/2576011
[[nodiscard]] Meetings meetings(const Networks& networks, const MeetingsOptions& options);

}  // namespace crosstie::survey
