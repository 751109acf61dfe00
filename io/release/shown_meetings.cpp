#include "io/release/shown_meetings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "graph/base/error.hpp"
#include "graph/survey/who_answered.hpp"
#include "io/release/members.hpp"
#include "io/release/not_shown.hpp"

namespace crosstie::io {

namespace {

void refuse_few(const Study& study, const survey::MeetingsOptions& options) {
    for (const std::size_t wave : {options.from, options.to}) {
        const survey::WhoAnswered who = survey::who_answered(study, options.relation, wave);
        if (std::min(who.roster, who.answered) >= study.min_group) continue;
        throw NotShown(fmt::format(
            "fewer than {} people {} the survey {}, so a public edition would show single people; ask "
            "for the group edition",
            study.min_group, who.roster < study.min_group ? "are on the list of" : "answered", study.waves[wave].key));
    }
}

void fill_load(ShownMeetings& shown, std::size_t min_group) {
    const bool is_public = shown.edition == Edition::public_;
    std::vector<double> meetings;
    std::vector<double> hours;
    for (const survey::PersonLoad& person : shown.found.load) {
        meetings.push_back(person.meetings);
        hours.push_back(person.hours);
    }
    shown.people = shown.found.load.size();
    if (!is_public || shown.people >= 2 * min_group) {
        shown.meetings = measure::quartiles(std::move(meetings));
        shown.hours = measure::quartiles(std::move(hours));
        if (is_public && shown.hours.values < 2 * min_group) shown.hours = measure::quartiles({});
    } else {
        shown.meetings = shown.hours = measure::quartiles({});
    }
    shown.hours_per_person = shown.found.hours_per_person();
    shown.hours_per_new_contact = shown.found.hours_per_new_contact();
    shown.away = people_count(shown.found.people_away(), shown.people, is_public ? min_group : 0);
    shown.several_streams = people_count(shown.found.several_streams, shown.people, is_public ? min_group : 0);
}

/// Whether links within work-streams, and those between two, tell of min_group people or of nobody: the whole less both is
/// of people of several and of none, and those between are of the people outside the largest.
bool streams_shown(const Study& study, const survey::MeetingsOptions& options) {
    std::map<std::string, std::size_t> of_one;
    std::size_t people = 0, of_none_or_several = 0, largest = 0;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        const std::vector<Answers>& answers = study.answers[options.relation];
        if (!answers[options.from].observed.on_roster(i) && !answers[options.to].observed.on_roster(i)) continue;
        const std::vector<std::string>& of = study.actors[i].work_streams;
        ++people;
        if (of.size() == 1)
            largest = std::max(largest, ++of_one[of.front()]);
        else
            ++of_none_or_several;
    }
    const auto few = [&](std::size_t count) { return count > 0 && count < study.min_group; };
    return !few(of_none_or_several) && !few(people - of_none_or_several - largest);
}

/// Who was at a meeting.
Members attended(const Study& study, std::size_t meeting) {
    const auto first = std::ranges::lower_bound(study.attended, meeting, {}, &Attended::meeting);
    const auto last = std::ranges::upper_bound(study.attended, meeting, {}, &Attended::meeting);
    Members people;
    for (auto one = first; one != last; ++one) people.push_back(one->actor);
    std::ranges::sort(people);
    return people;
}

/// Who was at some meeting of a series between the surveys.
Members attended_by(const Study& study, const survey::Meetings& found, const survey::MeetingSeries& series) {
    Members people;
    for (const survey::MeetingFigures& meeting : found.meetings) {
        if (!meeting.between || std::ranges::find(series.meetings, meeting.meeting) == series.meetings.end()) continue;
        people = either_members(people, attended(study, meeting.meeting));
    }
    return people;
}

/// Pairs who met in a series, as far as they are not what a few people said.
void hide_few_yields(const Study& study, ShownMeetings& shown) {
    const auto few = [&](std::size_t count) { return count > 0 && count < study.min_group; };
    const std::vector<Answers>& answers = study.answers[shown.found.options.relation];
    const ObservedPairs &before = answers[shown.found.options.from].observed,
                        &after = answers[shown.found.options.to].observed;
    const Partition& areas = shown.found.options.areas;
    std::vector<Members> people;
    for (const survey::SeriesYield& yield : shown.yields)
        people.push_back(attended_by(study, shown.found, shown.found.series[yield.series]));
    for (const Members& these : people) {
        const auto answered = static_cast<std::size_t>(
            std::ranges::count_if(these, [&](ActorId i) { return before.row_observed(i) && after.row_observed(i); }));
        const bool nested = std::ranges::any_of(
            people, [&](const Members& those) { return differ_by_few(these, those, study.min_group); });
        std::map<std::uint32_t, std::size_t> of_area;
        std::size_t known = 0, largest = 0;
        for (const ActorId i : these) {
            if (areas.group.empty() || !areas.known(i)) continue;
            ++known;
            largest = std::max(largest, ++of_area[areas.group[i]]);
        }
        shown.pairs_shown.push_back(!few(answered) && answered > 0 && !nested);
        shown.across_shown.push_back(shown.pairs_shown.back() && !few(known - largest));
    }
}

/// Whether pairs who did not meet are more than those of the people who were at no meeting, where these are a few.
bool not_met_shown(const Study& study, const ShownMeetings& shown) {
    if (shown.away.value) return true;
    std::set<std::pair<ActorId, ActorId>> met;
    std::set<ActorId> came;
    for (const survey::MeetingFigures& meeting : shown.found.meetings) {
        if (!meeting.between) continue;
        const Members people = attended(study, meeting.meeting);
        came.insert(people.begin(), people.end());
        for (auto one = people.begin(); one != people.end(); ++one) {
            for (auto other = std::next(one); other != people.end(); ++other) met.emplace(*one, *other);
        }
    }
    return met.size() < came.size() * (came.size() - 1) / 2;
}

}  // namespace

ShownMeetings shown_meetings(const survey::Networks& networks, survey::MeetingsOptions options, const std::string& by,
                             Edition edition) {
    const Study& study = networks.study();
    ShownMeetings shown;
    shown.edition = edition;
    const bool is_public = edition == Edition::public_;
    if (is_public) {
        refuse_few(study, options);
        options.least_attended = study.min_group;
    }
    if (!by.empty()) {
        shown.areas = measured_areas(study, options.relation, options.from, by, edition);
        options.areas = shown.areas->areas;
    }
    shown.found = survey::meetings(networks, options);
    shown.why = shown.found.why;
    shown.yields = survey::series_yields(networks, shown.found);
    fill_load(shown, study.min_group);
    if (!is_public) {
        shown.pairs_shown.assign(shown.yields.size(), true);
        shown.across_shown = shown.pairs_shown;
    }
    if (is_public) {
        shown.streams_shown = streams_shown(study, options);
        hide_few_yields(study, shown);
        shown.before_contact_shown = not_met_shown(study, shown);
        shown.found.load.clear();
        std::erase_if(shown.found.alike,
                      [&](const survey::SeriesOverlap& two) { return two.either < study.min_group; });
        for (survey::SeriesOverlap& two : shown.found.alike) two.both = two.either = 0;
        for (survey::MeetingSeries& series : shown.found.series) series.regulars.clear();
        shown.found.several_streams = shown.several_streams.value.value_or(0);
    }
    return shown;
}

}  // namespace crosstie::io
