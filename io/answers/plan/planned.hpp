#pragma once
#include <optional>
#include <string>
#include <vector>

#include "graph/model/select.hpp"
#include "graph/model/study.hpp"
#include "graph/plan/dependence.hpp"
#include "graph/plan/effect.hpp"
#include "graph/plan/introductions.hpp"
#include "io/answers/plan/planned_issues.hpp"
#include "io/release/edition.hpp"
#include "io/release/shown_meetings.hpp"

namespace crosstie::io {

/// What to plan with.
struct PlanRequest {
    std::size_t relation = 0;
    std::size_t wave = 0;
    double tie_from = 1;  // NaN: the relation's own
    Direction direction = Direction::directed;
    std::string by;  // the attribute that areas are
    std::uint32_t per_person = 2, per_introducer = 2;
    std::size_t top = 20;     // introductions proposed; longest list of anything else
    std::uint32_t steps = 1;  // within which those briefed first reach others
    std::uint32_t size = 3;   // people briefed first, at most: nobody through whom nobody more is reached
    std::string if_leaves;    // id of one person; empty: everybody, those who would be missed most first
    std::uint64_t seed = 1;
    std::uint32_t draws = 200;          // of which half of the introductions is accepted
    std::vector<std::uint8_t> members;  // whose way to the owners of issues counts; empty: everybody's
    Edition edition = Edition::group;
};

/// How many introductions are proposed between two areas.
struct PlannedBetween {
    std::uint32_t area = 0, to = 0;  // area < to
    std::uint64_t introductions = 0;
    bool first_link = false;  // no contact joins the two areas now
};

/// A plan, as it may be shown: the public edition holds no person.
struct Planned {
    PlanRequest request;
    Direction direction = Direction::directed;  // as used
    double tie_from = 1;                        // as used
    std::uint64_t pairs_observed = 0, pairs_possible = 0;
    std::uint32_t roster = 0, silent = 0;
    Partition areas;  // public: small ones together
    std::size_t areas_merged = 0;
    std::size_t without_area = 0;  // people of no known area, whom no introduction joins

    std::uint64_t candidates = 0, left_by_caps = 0, check_first = 0, proposed = 0, first_links = 0;
    bool check_first_shown = true;  // false: a few people left pairs unanswered, and all of these are theirs
    std::vector<PlannedBetween> between;
    plan::Effect effect;                    // public: without the dependence on one person
    std::optional<ShownMeetings> meetings;  // since the first wave, where the study has meetings and that is earlier

    // Not in the public edition.
    std::vector<plan::Introduction> introductions;
    std::vector<plan::CheckFirst> to_check;  // the first `top`
    std::optional<measure::KeyActors> brief_first;
    std::vector<measure::KeyActors> depend_on;  // 1, 2, 3 people
    std::vector<plan::IfLeaves> if_leaves;      // those asked for; else the first `top` who would be missed
    std::optional<PlannedIssues> issues;        // where the study has issues; earlier: its first wave
};

/// Introductions, their effect, whom to brief, whom the network depends on, and ways to the owners of issues.
///
/// Definition  see graph/plan; public: areas with too few people are put together first (measured_areas), and only
///             counts are told
/// Errors      Error for Direction::intersection (an introduction needs a pair with no tie either way), for no areas, for
///             an id that is nobody on the roster, for a public edition of one person's leaving or of too few people
[[nodiscard]] Planned planned(const Study& study, const PlanRequest& request);

}  // namespace crosstie::io
