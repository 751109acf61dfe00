#include "graph/survey/meeting_yield.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "graph/base/undefined.hpp"
#include "graph/change/contacts.hpp"

namespace crosstie::survey {

namespace {

class Yields {
 public:
    Yields(const Networks& networks, const Meetings& found)
        : study_(networks.study()), found_(found), told_(told_at(found.options.from, found.options.to)) {
        const auto at = [&](std::size_t wave) -> const Network& {
            return networks.at(found.options.relation, wave, found.tie_from);
        };
        contacts_ = change::contact_pairs(at(found.options.from), at(found.options.to));
        for (const MeetingFigures& one : found.meetings) {
            if (one.between) between_.insert(one.meeting);
        }
    }

    std::vector<SeriesYield> take() {
        std::vector<SeriesYield> yields;
        for (std::size_t k = 0; k < found_.series.size(); ++k) {
            SeriesYield yield = of(k);
            if (yield.meetings > 0) yields.push_back(yield);
        }
        const auto cost = [](const SeriesYield& one) {
            const double hours = one.hours_per_new_contact();
            return std::isnan(hours) ? std::numeric_limits<double>::infinity() : hours;
        };
        std::ranges::stable_sort(yields, {}, cost);
        return yields;
    }

 private:
    ObservedPairs told_at(std::size_t from, std::size_t to) const {
        const auto& waves = study_.answers[found_.options.relation];
        return ObservedPairs::both(waves[from].observed, waves[to].observed);
    }

    bool on_list(ActorId actor) const {
        const Actor& person = study_.actors[actor];
        return person.on_roster(found_.options.from) || person.on_roster(found_.options.to);
    }

    SeriesYield of(std::size_t series) const {
        SeriesYield yield;
        yield.series = series;
        double minutes = 0;
        std::set<std::pair<ActorId, ActorId>> met;
        for (const std::size_t meeting : found_.series[series].meetings) {
            if (!between_.contains(meeting)) continue;
            ++yield.meetings;
            const auto first = std::ranges::lower_bound(study_.attended, meeting, {}, &Attended::meeting);
            const auto last = std::ranges::upper_bound(study_.attended, meeting, {}, &Attended::meeting);
            for (auto one = first; one != last; ++one) {
                if (on_list(one->actor)) minutes += one->minutes.value_or(nan);
                for (auto other = std::next(one); other != last; ++other) met.emplace(one->actor, other->actor);
            }
        }
        yield.hours = minutes / 60;
        for (const auto& [first, second] : met) add(first, second, yield);
        return yield;
    }

    void add(ActorId first, ActorId second, SeriesYield& yield) const {
        if (!told_.contains(first, second) && !told_.contains(second, first)) return;
        const auto order = [](const change::ContactPair& one, const std::pair<ActorId, ActorId>& pair) {
            return std::pair(one.first, one.second) < pair;
        };
        const auto at = std::lower_bound(contacts_.begin(), contacts_.end(), std::pair(first, second), order);
        const bool there = at != contacts_.end() && at->first == first && at->second == second;
        if (there && at->joint_before) return;
        const Partition& areas = found_.options.areas;
        const bool across = !areas.group.empty() && areas.known(first) && areas.known(second) &&
                            areas.group[first] != areas.group[second];
        ++yield.met;
        yield.met_across += across ? 1U : 0U;
        if (!there || !at->joint_after) return;
        ++yield.formed;
        yield.formed_across += across ? 1U : 0U;
    }

    const Study& study_;
    const Meetings& found_;
    ObservedPairs told_;
    std::vector<change::ContactPair> contacts_;
    std::set<std::size_t> between_;
};

}  // namespace

double SeriesYield::hours_per_new_contact() const { return formed == 0 ? nan : hours / static_cast<double>(formed); }

std::vector<SeriesYield> series_yields(const Networks& networks, const Meetings& found) {
    if (!found.why.empty()) return {};
    return Yields(networks, found).take();
}

}  // namespace crosstie::survey
