#include "graph/survey/meetings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <span>
#include <unordered_set>

#include "graph/base/error.hpp"
#include "graph/base/undefined.hpp"
#include "graph/change/contacts.hpp"
#include "graph/infer/meeting_series.hpp"
#include "graph/infer/pair_matrix.hpp"
#include "graph/model/date.hpp"

namespace crosstie::survey {

namespace {

// Pairs of people are held one by one, so a register that is no register of meetings is refused.
constexpr std::uint64_t most_pairs = 50'000'000;
constexpr ActorId most_actors = 20'000;
constexpr std::size_t most_meetings = 10'000;

std::uint64_t pairs_of(std::uint64_t people) { return people < 2 ? 0 : people * (people - 1) / 2; }

class Registers {
 public:
    explicit Registers(const Study& study) : offset_(study.meetings.size() + 1, 0), lines_(study.attended) {
        for (const Attended& line : lines_) ++offset_[line.meeting + 1];
        std::partial_sum(offset_.begin(), offset_.end(), offset_.begin());
    }
    [[nodiscard]] std::span<const Attended> of(std::size_t meeting) const {
        return std::span(lines_).subspan(offset_[meeting], offset_[meeting + 1] - offset_[meeting]);
    }

 private:
    std::vector<std::size_t> offset_;
    const std::vector<Attended>& lines_;  // sorted by meeting
};

// One object an analysis.
class Analysis {
 public:
    Analysis(const Networks& networks, const MeetingsOptions& options)
        : networks_(networks), study_(networks.study()), registers_(study_), on_roster_(study_.actors.size()) {
        const Study& study = study_;
        result_.options = options;
        const Relation& relation = study.relations[options.relation];
        result_.direction = relation.directed ? options.direction : Direction::union_;
        result_.tie_from = std::isnan(options.tie_from) ? relation.tie_from : options.tie_from;
        for (std::size_t i = 0; i < on_roster_.size(); ++i) {
            on_roster_[i] = study.actors[i].on_roster(options.from) || study.actors[i].on_roster(options.to);
        }
        order_.resize(study.meetings.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::stable_sort(order_.begin(), order_.end(),
                         [&](std::size_t a, std::size_t b) { return study.meetings[a].date < study.meetings[b].date; });
        time_between();
    }

    Meetings run() {
        check();
        roster_mix();
        figures();
        series();
        overlaps();
        if (result_.why.empty()) {
            const Network& before = network(result_.options.from);
            const Network& after = network(result_.options.to);
            load(change::contact_pairs(before, after));
            strangers(before, after);
        } else {
            result_.hours = nan;
            for (infer::MetOrNot* const part : {&result_.before_contact.all, &result_.before_contact.same_stream,
                                                &result_.before_contact.other_stream}) {
                part->p_at_least = part->p_at_most = nan;
            }
        }
        return std::move(result_);
    }

 private:
    void check() const {
        if (study_.meetings.empty()) {
            throw Error("the study has no meetings; a study folder tells them in attendance.csv (meeting,date,actor)");
        }
        std::uint64_t pairs = 0;
        for (std::size_t m = 0; m < study_.meetings.size(); ++m) pairs += pairs_of(registers_.of(m).size());
        if (pairs > most_pairs || study_.actor_count() > most_actors || study_.meetings.size() > most_meetings) {
            throw LimitReached(
                "meetings holds pairs of people one by one: at most 20,000 people, 10,000 meetings, and 50 million "
                "pairs "
                "who sat in one meeting");
        }
    }

    void time_between() {
        const std::string& from = study_.waves[result_.options.from].date;
        const std::string& to = study_.waves[result_.options.to].date;
        if (result_.options.from == result_.options.to) {
            result_.why = "one_wave";
        } else if (!is_date(from) || !is_date(to) || !surely_before(from, to)) {
            result_.why = "no_dates";
        }
    }

    [[nodiscard]] bool between(std::size_t meeting) const {
        const std::string& date = study_.meetings[meeting].date;
        return result_.why.empty() && surely_before(study_.waves[result_.options.from].date, date) &&
               surely_before(date, study_.waves[result_.options.to].date);
    }

    [[nodiscard]] bool undecided(std::size_t meeting) const {
        const std::string& date = study_.meetings[meeting].date;
        return result_.why.empty() && !between(meeting) &&
               !surely_before(date, study_.waves[result_.options.from].date) &&
               !surely_before(study_.waves[result_.options.to].date, date);
    }

    [[nodiscard]] bool shown(std::size_t meeting) const {
        return study_.meetings[meeting].registered && registers_.of(meeting).size() >= result_.options.least_attended;
    }

    void figures() {
        std::unordered_set<std::uint64_t> met;
        for (const std::size_t m : order_) {
            if (!study_.meetings[m].registered) {
                ++result_.without_register;
                if (between(m)) ++result_.between_without_register;
                continue;
            }
            if (undecided(m)) ++result_.undecided;
            if (!shown(m)) {
                ++result_.small;
                continue;
            }
            const auto people = registers_.of(m);
            MeetingFigures& figures = result_.meetings.emplace_back();
            figures.meeting = m;
            figures.between = between(m);
            figures.attended = static_cast<std::uint32_t>(people.size());
            const Mixed mix = mixed(people, [](const Attended& line) { return line.actor; });
            figures.areas = mix.areas;
            figures.pairs = mix.pairs;
            figures.across = mix.across;
            for (std::size_t a = 0; a < people.size(); ++a) {
                for (std::size_t b = a + 1; b < people.size(); ++b) {
                    const std::uint64_t pair = (std::uint64_t{people[a].actor} << 32U) | people[b].actor;
                    if (met.insert(pair).second) ++figures.first_met;
                }
            }
        }
    }

    struct Mixed {
        std::uint32_t areas = 0;
        std::uint64_t pairs = 0, across = 0;
    };

    // Pairs across are all pairs less those inside each area.
    template <typename People, typename ActorOf>
    [[nodiscard]] Mixed mixed(const People& people, ActorOf actor_of) const {
        const Partition& areas = result_.options.areas;
        if (areas.group.empty()) return {};
        std::vector<std::uint64_t> from(areas.group_count(), 0);
        std::uint64_t known = 0;
        for (const auto& one : people) {
            if (!areas.known(actor_of(one))) continue;
            ++from[areas.group[actor_of(one)]];
            ++known;
        }
        Mixed mixed{0, pairs_of(known), pairs_of(known)};
        for (const std::uint64_t of_area : from) {
            if (of_area > 0) ++mixed.areas;
            mixed.across -= pairs_of(of_area);
        }
        return mixed;
    }

    void roster_mix() {
        std::vector<ActorId> roster;
        for (ActorId i = 0; i < on_roster_.size(); ++i) {
            if (on_roster_[i]) roster.push_back(i);
        }
        const Mixed mix = mixed(roster, [](ActorId actor) { return actor; });
        result_.across_by_chance = share(mix.across, mix.pairs);
    }

    void series() {
        std::map<std::string, std::size_t, std::less<>> known;
        for (const MeetingFigures& figures : result_.meetings) {
            std::string label = infer::series_label(study_.meetings[figures.meeting].label);
            const auto [at, is_new] = known.try_emplace(label, result_.series.size());
            if (is_new) result_.series.push_back({std::move(label), {}, {}, {}});
            result_.series[at->second].meetings.push_back(figures.meeting);
        }
        for (MeetingSeries& one : result_.series) {
            std::vector<std::uint32_t> times(study_.actors.size(), 0);
            for (const std::size_t m : one.meetings) {
                for (const Attended& line : registers_.of(m)) ++times[line.actor];
            }
            for (ActorId i = 0; i < times.size(); ++i) {
                if (2 * std::size_t{times[i]} > one.meetings.size()) one.regulars.push_back(i);
            }
            if (one.meetings.size() > 1) absences(one);
        }
    }

    void absences(MeetingSeries& one) const {
        const Partition& areas = result_.options.areas;
        if (areas.group.empty()) return;
        std::vector<bool> has_people(areas.group_count(), false);
        for (ActorId i = 0; i < on_roster_.size(); ++i) {
            if (on_roster_[i] && areas.known(i)) has_people[areas.group[i]] = true;
        }
        std::vector<std::size_t> without(areas.group_count(), one.meetings.size());
        for (const std::size_t m : one.meetings) {
            std::vector<bool> there(areas.group_count(), false);
            for (const Attended& line : registers_.of(m)) {
                if (areas.known(line.actor)) there[areas.group[line.actor]] = true;
            }
            for (std::size_t area = 0; area < there.size(); ++area) without[area] -= there[area] ? 1U : 0U;
        }
        for (std::uint32_t area = 0; area < without.size(); ++area) {
            if (has_people[area] && 2 * without[area] > one.meetings.size()) one.absent_areas.push_back(area);
        }
    }

    // Neither was over before the other began: else the second took the first one's place.
    [[nodiscard]] bool side_by_side(const MeetingSeries& one, const MeetingSeries& two) const {
        const auto date = [&](std::size_t meeting) -> const std::string& { return study_.meetings[meeting].date; };
        return !surely_before(date(one.meetings.back()), date(two.meetings.front())) &&
               !surely_before(date(two.meetings.back()), date(one.meetings.front()));
    }

    void overlaps() {
        const auto& series = result_.series;
        for (std::size_t a = 0; a < series.size(); ++a) {
            for (std::size_t b = a + 1; b < series.size(); ++b) {
                if (!side_by_side(series[a], series[b])) continue;
                std::vector<ActorId> both;
                std::set_intersection(series[a].regulars.begin(), series[a].regulars.end(), series[b].regulars.begin(),
                                      series[b].regulars.end(), std::back_inserter(both));
                const std::size_t either = series[a].regulars.size() + series[b].regulars.size() - both.size();
                if (both.empty() || 2 * both.size() < either) continue;
                result_.alike.push_back(
                    {a, b, static_cast<std::uint32_t>(both.size()), static_cast<std::uint32_t>(either)});
            }
        }
    }

    [[nodiscard]] const Network& network(std::size_t wave) const {
        return networks_.at(result_.options.relation, wave, result_.options.tie_from);
    }

    void load(const std::vector<change::ContactPair>& contacts) {
        std::vector<PersonLoad> load(study_.actors.size());
        double minutes = 0;
        for (const MeetingFigures& figures : result_.meetings) {
            if (!figures.between) continue;
            for (const Attended& line : registers_.of(figures.meeting)) {
                ++load[line.actor].meetings;
                load[line.actor].hours += line.minutes ? *line.minutes / 60 : nan;
                if (!on_roster_[line.actor]) continue;
                minutes += line.minutes.value_or(nan);
                if (!line.minutes) ++result_.lines_without_minutes;
            }
        }
        result_.hours = minutes / 60;
        for (const change::ContactPair& pair : contacts) {
            if (pair.joint_before || !pair.joint_after) continue;
            ++result_.new_contacts;
            ++load[pair.first].new_contacts;
            ++load[pair.second].new_contacts;
        }
        for (ActorId i = 0; i < load.size(); ++i) {
            load[i].actor = i;
            if (on_roster_[i]) result_.load.push_back(load[i]);
        }
    }

    [[nodiscard]] Partition streams() {
        std::vector<std::string> labels;
        for (std::size_t i = 0; i < study_.actors.size(); ++i) {
            const std::vector<std::string>& of = study_.actors[i].work_streams;
            labels.push_back(of.size() == 1 ? of[0] : std::string());
            if (on_roster_[i] && of.size() > 1) ++result_.several_streams;
        }
        Partition streams = partition_of(labels);
        if (streams.group_count() == 0) streams.group.clear();
        return streams;
    }

    void strangers(const Network& before, const Network& after) {
        std::vector<infer::Attendance> lines;
        for (const Attended& line : study_.attended) {
            if (between(line.meeting) && shown(line.meeting))
                lines.push_back({line.actor, static_cast<std::uint32_t>(line.meeting)});
        }
        const infer::PairMatrix shared = infer::shared_meetings(study_.actor_count(), std::move(lines));
        const infer::MeetingOptions options{streams(), result_.options.seed, result_.options.draws,
                                            result_.options.threads};
        const bool as_asked = result_.direction == Direction::directed || !before.directed();
        result_.before_contact =
            as_asked ? infer::meeting_before_contact(before, after, shared, options)
                     : infer::meeting_before_contact(symmetrise(before, result_.direction),
                                                     symmetrise(after, result_.direction), shared, options);
    }

    const Networks& networks_;
    const Study& study_;
    Registers registers_;
    std::vector<bool> on_roster_;     // at either wave
    std::vector<std::size_t> order_;  // meetings by date
    Meetings result_;
};

}  // namespace

MeetingFigures summed(std::span<const MeetingFigures> meetings) {
    MeetingFigures sum;
    for (const MeetingFigures& one : meetings) {
        sum.attended += one.attended;
        sum.pairs += one.pairs;
        sum.across += one.across;
        sum.first_met += one.first_met;
    }
    return sum;
}

double MeetingFigures::share_across() const { return share(across, pairs); }

double PersonLoad::hours_per_new_contact() const { return new_contacts == 0 ? nan : hours / new_contacts; }

double Meetings::hours_per_person() const { return load.empty() ? nan : hours / static_cast<double>(load.size()); }

double Meetings::hours_per_new_contact() const {
    return new_contacts == 0 ? nan : hours / static_cast<double>(new_contacts);
}

std::size_t Meetings::people_away() const {
    return static_cast<std::size_t>(
        std::count_if(load.begin(), load.end(), [](const PersonLoad& person) { return person.meetings == 0; }));
}

Meetings meetings(const Networks& networks, const MeetingsOptions& options) {
    return Analysis(networks, options).run();
}

}  // namespace crosstie::survey
