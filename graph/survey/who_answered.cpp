#include "graph/survey/who_answered.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include "graph/base/undefined.hpp"
#include "graph/change/response.hpp"

namespace crosstie::survey {

double WhoAnswered::share() const {
    if (roster == 0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(answered) / static_cast<double>(roster);
}

WhoAnswered who_answered(const Study& study, std::size_t relation, std::size_t wave) {
    const Answers& answers = study.answers.at(relation).at(wave);
    WhoAnswered found;
    found.relation = relation;
    found.wave = wave;
    found.roster = answers.observed.roster_count();
    found.stated = answers.answered_stated;
    found.ties = answers.ties.size();
    found.skipped = answers.observed.count(CellState::skipped);
    found.not_asked = answers.observed.count(CellState::not_asked);
    std::vector<std::uint8_t> names(study.actor_count(), 0);
    for (const Tie& tie : answers.ties) {
        names[tie.from] = 1;
        if (!study.relations[relation].directed) names[tie.to] = 1;
    }
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        if (!answers.observed.row_observed(i)) continue;
        ++found.answered;
        if (names[i] == 0) found.names_nobody.push_back(i);
    }
    return found;
}

std::vector<AreaAnswered> who_answered_by_area(const Study& study, std::size_t relation, const Partition& areas) {
    std::vector<AreaAnswered> rows;
    for (const std::string& label : areas.labels) rows.push_back({label, {}, {}});
    AreaAnswered unknown{.label = {}, .roster = {}, .answered = {}, .known = false};
    for (const Answers& wave : study.answers.at(relation)) {
        const change::AreaResponse response = change::response_by_area(wave.observed, areas);
        for (std::size_t area = 0; area < rows.size(); ++area) {
            rows[area].roster.push_back(response.areas[area].roster);
            rows[area].answered.push_back(response.areas[area].answered);
        }
        unknown.roster.push_back(response.unknown.roster);
        unknown.answered.push_back(response.unknown.answered);
    }
    const bool any = std::any_of(unknown.roster.begin(), unknown.roster.end(), [](std::size_t n) { return n > 0; });
    if (any) rows.push_back(std::move(unknown));
    return rows;
}

std::vector<std::vector<std::size_t>> areas_together(std::span<const AreaAnswered> areas, std::size_t least) {
    struct Set {
        std::vector<std::size_t> areas, roster, answered;
        [[nodiscard]] std::size_t fewest() const {
            if (roster.empty()) return 0;
            return std::min(*std::ranges::min_element(roster), *std::ranges::min_element(answered));
        }
    };
    std::vector<Set> sets;
    for (std::size_t a = 0; a < areas.size(); ++a) {
        if (areas[a].known) sets.push_back({{a}, areas[a].roster, areas[a].answered});
    }
    while (sets.size() > 1) {
        std::ranges::stable_sort(sets, {}, &Set::fewest);
        const Set& smallest = sets.front();
        if (smallest.fewest() >= least) break;
        Set& into = sets[1];
        for (std::size_t wave = 0; wave < into.roster.size(); ++wave) {
            into.roster[wave] += smallest.roster[wave];
            into.answered[wave] += smallest.answered[wave];
        }
        into.areas.insert(into.areas.end(), smallest.areas.begin(), smallest.areas.end());
        sets.erase(sets.begin());
    }
    std::vector<std::vector<std::size_t>> together;
    for (Set& set : sets) {
        std::ranges::sort(set.areas);
        together.push_back(std::move(set.areas));
    }
    std::ranges::sort(together);
    return together;
}

std::optional<ResponseRange> response_range(std::span<const std::uint32_t> answered,
                                            std::span<const std::uint32_t> roster) {
    std::optional<ResponseRange> found;
    const auto share_of = [&](std::size_t row) { return share(answered[row], roster[row]); };
    for (std::size_t row = 0; row < roster.size(); ++row) {
        if (roster[row] == 0) continue;
        if (!found) found = ResponseRange{row, row, 0};
        if (share_of(row) < share_of(found->lowest)) found->lowest = row;
        if (share_of(row) > share_of(found->highest)) found->highest = row;
    }
    if (found) found->spread = share_of(found->highest) - share_of(found->lowest);
    return found;
}

Asked asked_for(const Network& network, const ObservedPairs& reports) {
    if (network.actor_count() != reports.actor_count()) throw std::invalid_argument("answers of other actors");
    const ObservedPairs asked = reports.as_if_answered();
    Asked found;
    found.pairs_observed = network.directed() ? network.observed().count() : network.observed().count() / 2;
    found.pairs_possible = network.directed() ? asked.count() : asked.both_directions().count() / 2;
    for (ActorId i = 0; i < reports.actor_count(); ++i) {
        if (!reports.on_roster(i)) continue;
        found.roster.push_back(i);
        if (!reports.row_observed(i)) found.silent.push_back(i);
    }
    return found;
}

}  // namespace crosstie::survey
