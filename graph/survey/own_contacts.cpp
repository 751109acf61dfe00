#include "graph/survey/own_contacts.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace crosstie::survey {

namespace {

using Named = std::vector<std::vector<ActorId>>;  // [actors], ascending

Named named_at(const Study& study, const Answers& answers, double tie_from) {
    Named named(study.actors.size());
    for (const Tie& tie : answers.ties) {
        if (tie.strength >= tie_from && answers.observed.contains(tie.from, tie.to)) named[tie.from].push_back(tie.to);
    }
    for (std::vector<ActorId>& row : named) std::sort(row.begin(), row.end());
    return named;
}

std::uint32_t areas_among(ActorId actor, const std::vector<ActorId>& named, const Partition* areas) {
    if (areas == nullptr || !areas->known(actor)) return 0;
    std::set<std::uint32_t> reached;
    for (const ActorId other : named) {
        if (areas->known(other) && areas->group[other] != areas->group[actor]) reached.insert(areas->group[other]);
    }
    return static_cast<std::uint32_t>(reached.size());
}

}  // namespace

std::vector<OwnContacts> own_contacts(const Study& study, std::size_t relation, std::size_t from, std::size_t to,
                                      double tie_from, const Partition* areas) {
    const Answers& first = study.answers[relation][from];
    const Answers& second = study.answers[relation][to];
    const Named before = named_at(study, first, tie_from), after = named_at(study, second, tie_from);
    std::vector<OwnContacts> rows;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        const bool there_first = study.actors[i].on_roster(from), there_second = study.actors[i].on_roster(to);
        if (!there_first && !there_second) continue;
        OwnContacts& row = rows.emplace_back();
        row.actor = i;
        row.answered_from = there_first && first.observed.row_observed(i);
        row.answered_to = there_second && second.observed.row_observed(i);
        std::set_intersection(before[i].begin(), before[i].end(), after[i].begin(), after[i].end(),
                              std::back_inserter(row.kept));
        const auto apart = [i](const std::vector<ActorId>& here, const std::vector<ActorId>& there,
                               const ObservedPairs& observed, std::vector<ActorId>& changed,
                               std::vector<ActorId>& only) {
            for (const ActorId j : here) {
                if (std::binary_search(there.begin(), there.end(), j)) continue;
                (observed.contains(i, j) ? changed : only).push_back(j);
            }
        };
        apart(after[i], before[i], first.observed, row.gained, row.only_to);
        apart(before[i], after[i], second.observed, row.lost, row.only_from);
        row.named_from = static_cast<std::uint32_t>(before[i].size());
        row.named_to = static_cast<std::uint32_t>(after[i].size());
        row.areas_from = areas_among(i, before[i], areas);
        row.areas_to = areas_among(i, after[i], areas);
    }
    return rows;
}

}  // namespace crosstie::survey
