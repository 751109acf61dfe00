// Works out a plan for one survey. In a public edition areas are put together first and people are left out before
// anything is written.
#include "io/answers/plan/planned.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "graph/base/error.hpp"
#include "graph/plan/area_contacts.hpp"
#include "graph/survey/who_answered.hpp"
#include "io/release/not_shown.hpp"
#include "io/release/public_areas.hpp"

namespace crosstie::io {

namespace {

constexpr std::uint32_t most_depended_on = 3;

class Planner {
 public:
    Planner(const Study& study, const PlanRequest& request)
        : study_(study),
          network_(network_at(study, request.relation, request.wave, request.tie_from, request.direction)) {
        result_.request = request;
        result_.direction = study.relations[request.relation].directed ? request.direction : Direction::union_;
        if (result_.direction == Direction::intersection) {
            throw Error(
                "an introduction needs two people of whom neither names the other; leave --symmetrise out, or write "
                "union");
        }
        if (request.by.empty()) throw Error("a plan needs areas; give --by with an attribute of the actors");
        result_.tie_from = std::isnan(request.tie_from) ? study.relations[request.relation].tie_from : request.tie_from;
    }

    Planned take() {
        people();
        const MeasuredAreas areas = measured_areas(study_, result_.request.relation, result_.request.wave,
                                                   result_.request.by, result_.request.edition);
        result_.areas = areas.areas;
        result_.areas_merged = areas.merged;
        result_.without_area = areas.without_area;
        introduce();
        if (people_shown()) depend();
        if (!study_.issues.empty()) cover();
        if (!study_.meetings.empty() && result_.request.wave != 0) time();
        return std::move(result_);
    }

 private:
    [[nodiscard]] bool people_shown() const { return shows_people(result_.request.edition); }

    void people() {
        const survey::Asked asked =
            survey::asked_for(network_, study_.answers[result_.request.relation][result_.request.wave].observed);
        result_.pairs_observed = asked.pairs_observed;
        result_.pairs_possible = asked.pairs_possible;
        result_.roster = static_cast<std::uint32_t>(asked.roster.size());
        result_.silent = static_cast<std::uint32_t>(asked.silent.size());
        if (people_shown()) return;
        if (!result_.request.if_leaves.empty()) {
            throw Error("the public edition shows no person; choose --edition group or named");
        }
        if (result_.roster - result_.silent < study_.min_group) {
            throw Error(fmt::format(
                "fewer than {} people answered this wave, so a public edition would show single people; ask "
                "for the group edition",
                study_.min_group));
        }
    }

    void introduce() {
        const PlanRequest& request = result_.request;
        plan::SharedWork work;
        for (const Actor& actor : study_.actors) work.work_streams.push_back(actor.work_streams);
        plan::Introductions found = plan::introductions(network_, result_.areas, work,
                                                        {request.per_person, request.per_introducer, request.top});
        result_.candidates = found.candidates;
        result_.left_by_caps = found.left_by_caps;
        result_.check_first = found.check_first.size();
        result_.proposed = found.chosen.size();
        std::vector<std::array<ActorId, 2>> pairs;
        for (const plan::Introduction& one : found.chosen) {
            pairs.push_back({one.first, one.second});
            if (!one.reasons.empty() && one.reasons[0] == plan::Reason::joins_unlinked_areas) ++result_.first_links;
        }
        plan::EffectOptions options;
        options.seed = request.seed;
        options.draws = request.draws;
        result_.effect = plan::effect(network_, result_.areas, pairs, options);
        count_between(pairs);
        if (!people_shown()) {
            // What hangs on one person is left out with the people, and what tells how many are apart from the others.
            std::erase_if(result_.effect.rows, [](const plan::EffectRow& row) {
                return row.figure == plan::Figure::dependence || row.figure == plan::Figure::fragmentation;
            });
            hide_check_first();
            return;
        }
        result_.introductions = std::move(found.chosen);
        result_.to_check = std::move(found.check_first);
        if (result_.to_check.size() > request.top) result_.to_check.resize(request.top);
    }

    void hide_check_first() {
        const ObservedPairs& observed = network_.observed();
        std::size_t unanswered = 0;
        for (ActorId i = 0; i < study_.actor_count(); ++i)
            unanswered += observed.on_roster(i) && observed.row_count(i) + 1 < result_.roster ? 1U : 0U;
        result_.check_first_shown = unanswered == 0 || unanswered >= study_.min_group;
        if (!result_.check_first_shown) result_.check_first = 0;
    }

    void count_between(const std::vector<std::array<ActorId, 2>>& pairs) {
        const plan::AreaContacts contacts = plan::area_contacts(network_, result_.areas);
        for (std::uint32_t g = 0; g < contacts.areas; ++g) {
            for (std::uint32_t h = g + 1; h < contacts.areas; ++h) {
                PlannedBetween row{g, h, 0, contacts.between(g, h) == 0};
                for (const auto& [one, other] : pairs) {
                    const auto areas = std::minmax(result_.areas.group[one], result_.areas.group[other]);
                    row.introductions += areas.first == g && areas.second == h ? 1U : 0U;
                }
                if (row.introductions > 0) result_.between.push_back(row);
            }
        }
    }

    measure::KeyActors brief_first(std::uint32_t people) const {
        measure::BriefFirstOptions brief;
        brief.hops = result_.request.steps;
        brief.search.size = people;
        brief.search.seed = result_.request.seed;
        return measure::brief_first(network_, brief);
    }

    std::uint64_t others_reached(const measure::KeyActors& key) const {
        if (key.sets.empty()) return 0;
        return measure::others_reached(key.value, result_.roster - key.sets[0].size()).count;
    }

    void depend() {
        const PlanRequest& request = result_.request;
        result_.brief_first = brief_first(request.size);
        for (std::uint32_t fewer = request.size - 1; fewer > 0; --fewer) {
            // Nobody is briefed through whom nobody more is reached.
            measure::KeyActors with = brief_first(fewer);
            if (with.sets.empty() || others_reached(with) < others_reached(*result_.brief_first)) break;
            result_.brief_first = std::move(with);
        }
        result_.depend_on = plan::depend_on_up_to(network_, most_depended_on, request.seed);
        if (!request.if_leaves.empty()) {
            const auto actor = study_.actor_index(request.if_leaves);
            if (!actor || !network_.observed().on_roster(*actor)) {
                throw Error(fmt::format("--if-leaves {}: nobody of this id is on the roster of wave {}",
                                        request.if_leaves, study_.waves[request.wave].key));
            }
            result_.if_leaves = {plan::if_leaves(network_, result_.areas, *actor)};
            return;
        }
        result_.if_leaves = plan::if_each_leaves(network_, result_.areas);
        std::erase_if(result_.if_leaves, [](const plan::IfLeaves& one) {
            return one.pairs_parted == 0 && one.left_alone.empty() && one.areas_parted.empty();
        });
        const auto missed = [](const plan::IfLeaves& one) {
            return std::tuple(one.pairs_parted, one.areas_parted.size(), one.contacts);
        };
        std::stable_sort(result_.if_leaves.begin(), result_.if_leaves.end(),
                         [&](const auto& x, const auto& y) { return missed(x) > missed(y); });
        if (result_.if_leaves.size() > request.top) result_.if_leaves.resize(request.top);
    }

    void cover() {
        const PlanRequest& request = result_.request;
        std::optional<std::size_t> before_wave;
        std::optional<Network> before;
        if (request.wave != 0) {
            before_wave = 0;
            before = network_at(study_, request.relation, 0, request.tie_from, result_.direction);
        }
        result_.issues = planned_issues(study_, before_wave, before ? &*before : nullptr, request.wave, network_,
                                        request.members, request.edition);
    }

    // What the hours in meetings since the first wave went with; nothing is drawn.
    void time() {
        const PlanRequest& request = result_.request;
        const survey::MeetingsOptions options{.relation = request.relation,
                                              .from = 0,
                                              .to = request.wave,
                                              .tie_from = request.tie_from,
                                              .direction = request.direction,
                                              .areas = {},
                                              .seed = request.seed,
                                              .draws = 0,
                                              .threads = 1};
        try {
            result_.meetings = shown_meetings(study_, options, request.by, request.edition);
        } catch (const NotShown&) {  // too few people at the first wave for a public edition
            result_.meetings.reset();
        }
    }

    const Study& study_;
    Network network_;
    Planned result_;
};

}  // namespace

Planned planned(const Study& study, const PlanRequest& request) { return Planner(study, request).take(); }

}  // namespace crosstie::io
