#include "graph/plan/introductions.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <queue>
#include <stdexcept>
#include <tuple>

#include "graph/measure/connectivity.hpp"
#include "graph/model/select.hpp"
#include "graph/plan/area_contacts.hpp"

namespace crosstie::plan {

namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;  // [actors], ascending

bool meet(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() && j != b.end()) {
        if (*i == *j) return true;
        *i < *j ? ++i : ++j;
    }
    return false;
}

Groups numbered(const std::vector<std::vector<std::string>>& names, ActorId actors) {
    if (!names.empty() && names.size() != actors) throw std::invalid_argument("work of another roster");
    std::vector<std::string> known;
    for (const auto& row : names) known.insert(known.end(), row.begin(), row.end());
    std::sort(known.begin(), known.end());
    Groups groups(actors);
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (const std::string& name : names[i]) {
            const auto at = std::lower_bound(known.begin(), known.end(), name) - known.begin();
            groups[i].push_back(static_cast<std::uint32_t>(at));
        }
        std::sort(groups[i].begin(), groups[i].end());
    }
    return groups;
}

struct Candidate {
    ActorId first = 0, second = 0;
    double score = 0;
    long long rounded = 0;  // scores alike but for the last digits are equal
    bool joins = false, same_stream = false, same_issue = false, holds_together = false;

    // Larger goes first.
    [[nodiscard]] auto rank() const {
        return std::tuple(rounded, joins, same_stream || same_issue, holds_together, ~first, ~second);
    }
    friend bool operator<(const Candidate& a, const Candidate& b) { return a.rank() < b.rank(); }
};

class Planner {
 public:
    Planner(const Network& network, const Partition& areas, const SharedWork& work, const IntroductionOptions& options)
        : pairs_(symmetrise(network, Direction::union_)),
          areas_(areas),
          options_(options),
          linked_(area_contacts(pairs_, areas)),
          observed_between_(pairs_.observed().block_counts(areas.group, areas.group_count())),
          streams_(numbered(work.work_streams, pairs_.actor_count())),
          issues_(numbered(work.issues, pairs_.actor_count())),
          blocks_(pairs_.actor_count()),
          part_of_(pairs_.actor_count(), 0),
          asked_(pairs_.actor_count(), 0) {
        const auto blocks = measure::blocks(pairs_);
        for (std::uint32_t block = 0; block < blocks.size(); ++block) {
            for (const ActorId i : blocks[block]) blocks_[i].push_back(block);
        }
    }

    Introductions plan() {
        for (ActorId i = 0; i < pairs_.actor_count(); ++i) {
            if (areas_.known(i)) meet_from(i);
        }
        result_.candidates = queue_.size();
        choose();
        std::stable_sort(check_.begin(), check_.end(), [](const auto& a, const auto& b) { return b < a; });
        for (const Candidate& pair : check_) {
            result_.check_first.push_back({pair.first, pair.second, shared(pair), pair.score});
        }
        return std::move(result_);
    }

 private:
    // All people of other areas two steps from `first`, each pair told once, with their scores.
    void meet_from(ActorId first) {
        std::vector<std::pair<ActorId, std::size_t>> met;  // who, and how many contacts the colleague has
        for (const ActorId colleague : pairs_.out(first)) {
            const auto theirs = pairs_.out(colleague);
            for (const ActorId second : theirs) {
                if (second > first && areas_.known(second) && areas_.group[second] != areas_.group[first]) {
                    met.emplace_back(second, theirs.size());
                }
            }
        }
        std::sort(met.begin(), met.end());  // scores are summed in the order of size, whoever the colleagues are
        const ObservedPairs& observed = pairs_.observed();
        for (auto at = met.begin(); at != met.end();) {
            Candidate pair{first, at->first};
            for (; at != met.end() && at->first == pair.second; ++at) {
                pair.score += 1 / std::log(static_cast<double>(at->second));
            }
            if (pairs_.has_tie(first, pair.second)) continue;
            pair.rounded = std::llround(pair.score * 1e9);
            if (!observed.contains(first, pair.second)) {
                check_.push_back(pair);
                continue;
            }
            pair.joins = !areas_linked(pair);
            pair.same_stream = meet(streams_[first], streams_[pair.second]);
            pair.same_issue = meet(issues_[first], issues_[pair.second]);
            pair.holds_together = !meet(blocks_[first], blocks_[pair.second]);
            queue_.push(pair);
        }
    }

    // Best first. Joining two areas counts once: a pair whose areas were joined since it was queued goes back.
    void choose() {
        while (!queue_.empty() && result_.chosen.size() < options_.most) {
            Candidate pair = queue_.top();
            queue_.pop();
            if (pair.joins && areas_linked(pair)) {
                pair.joins = false;
                queue_.push(pair);
                continue;
            }
            const std::vector<ActorId> colleagues = shared(pair);
            const ActorId introducer = introducer_of(pair, colleagues);
            if (part_of_[pair.first] >= options_.per_person || part_of_[pair.second] >= options_.per_person ||
                introducer == pairs_.actor_count()) {
                ++result_.left_by_caps;
                continue;
            }
            ++part_of_[pair.first];
            ++part_of_[pair.second];
            ++asked_[introducer];
            result_.chosen.push_back(told(pair, introducer, colleagues));
            ++linked_.contacts[place(pair.first, pair.second)];
            ++linked_.contacts[place(pair.second, pair.first)];
        }
    }

    [[nodiscard]] Introduction told(const Candidate& pair, ActorId introducer,
                                    const std::vector<ActorId>& colleagues) const {
        Introduction told{pair.first, pair.second, introducer, colleagues, pair.score, {}, true};
        if (pair.joins) told.reasons.push_back(Reason::joins_unlinked_areas);
        if (pair.same_stream) told.reasons.push_back(Reason::same_work_stream);
        if (pair.same_issue) told.reasons.push_back(Reason::same_issue);
        if (pair.holds_together) told.reasons.push_back(Reason::holds_together);
        const std::uint64_t all =
            std::uint64_t{linked_.roster[areas_.group[pair.first]]} * linked_.roster[areas_.group[pair.second]];
        told.areas_fully_observed = observed_between_[place(pair.first, pair.second)] == all;
        return told;
    }

    // Of the colleagues with room, the one closest to both; the number of actors when nobody has.
    [[nodiscard]] ActorId introducer_of(const Candidate& pair, const std::vector<ActorId>& colleagues) const {
        ActorId best = pairs_.actor_count();
        for (const ActorId k : colleagues) {
            if (asked_[k] >= options_.per_introducer) continue;
            const auto rank = [&](ActorId who) {
                return std::tuple(-std::min(strength(pair.first, who), strength(pair.second, who)), asked_[who],
                                  pairs_.out(who).size());
            };
            if (best == pairs_.actor_count() || rank(k) < rank(best)) best = k;
        }
        return best;
    }

    [[nodiscard]] double strength(ActorId one, ActorId other) const {
        const auto strengths = pairs_.out_strength(one);
        if (strengths.empty()) return 1;
        const auto row = pairs_.out(one);
        return strengths[static_cast<std::size_t>(std::lower_bound(row.begin(), row.end(), other) - row.begin())];
    }

    [[nodiscard]] std::vector<ActorId> shared(const Candidate& pair) const {
        std::vector<ActorId> colleagues;
        const auto one = pairs_.out(pair.first);
        const auto other = pairs_.out(pair.second);
        std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(colleagues));
        return colleagues;
    }

    [[nodiscard]] std::size_t place(ActorId one, ActorId other) const {
        return areas_.group[one] * linked_.areas + areas_.group[other];
    }
    [[nodiscard]] bool areas_linked(const Candidate& pair) const {
        return linked_.contacts[place(pair.first, pair.second)] > 0;
    }

    Network pairs_;
    const Partition& areas_;
    IntroductionOptions options_;
    AreaContacts linked_;  // as it would be with those chosen so far
    std::vector<std::uint64_t> observed_between_;
    Groups streams_, issues_, blocks_;
    std::vector<std::uint32_t> part_of_, asked_;
    std::priority_queue<Candidate> queue_;
    std::vector<Candidate> check_;
    Introductions result_;
};

}  // namespace

Introductions introductions(const Network& network, const Partition& areas, const SharedWork& work,
                            const IntroductionOptions& options) {
    if (areas.group.size() != network.actor_count()) throw std::invalid_argument("areas of another roster");
    if (options.per_person == 0 || options.per_introducer == 0) throw std::invalid_argument("a cap of nobody");
    return Planner(network, areas, work, options).plan();
}

}  // namespace crosstie::plan
