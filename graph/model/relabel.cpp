#include "graph/model/relabel.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>
#include <utility>

namespace crosstie {

namespace {

template <typename Value>
std::vector<Value> in_new_order(const std::vector<Value>& values, const std::vector<ActorId>& number) {
    std::vector<Value> moved(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) moved[number[i]] = values[i];
    return moved;
}

/// A row is told by the state most of its cells have, and the others one by one.
ObservedPairs renumbered(const ObservedPairs& observed, const std::vector<ActorId>& number) {
    const ActorId n = observed.actor_count();
    if (observed.complete()) return observed;
    std::vector<CellState> rows(n, CellState::answered);
    std::vector<std::uint8_t> off_roster(n, 0);
    std::vector<CellException> cells;
    for (ActorId i = 0; i < n; ++i) {
        off_roster[number[i]] = observed.on_roster(i) ? 0 : 1;
        std::array<ActorId, 7> count{};
        for (ActorId j = 0; j < n; ++j) {
            if (i != j && observed.on_roster(j)) ++count[static_cast<std::size_t>(observed.state(i, j))];
        }
        if (!observed.on_roster(i)) continue;
        const auto most = std::max_element(count.begin(), count.end());
        rows[number[i]] = static_cast<CellState>(most - count.begin());
        for (ActorId j = 0; j < n; ++j) {
            if (i == j || !observed.on_roster(j)) continue;
            const CellState state = observed.state(i, j);
            if (state != rows[number[i]]) cells.push_back({number[i], number[j], state});
        }
    }
    return ObservedPairs::with_gaps(std::move(rows), std::move(off_roster), std::move(cells));
}

void renumber(Answers& answers, const std::vector<ActorId>& number, bool directed) {
    for (Tie& tie : answers.ties) {
        tie.from = number[tie.from];
        tie.to = number[tie.to];
        if (!directed && tie.from > tie.to) std::swap(tie.from, tie.to);
    }
    std::sort(answers.ties.begin(), answers.ties.end(),
              [](const Tie& a, const Tie& b) { return std::tie(a.from, a.to) < std::tie(b.from, b.to); });
    answers.observed = renumbered(answers.observed, number);
}

}  // namespace

Study relabelled(const Study& study, const std::vector<ActorId>& number) {
    Study result = study;
    result.actors = in_new_order(study.actors, number);
    result.attributes = Attributes(study.actor_count());
    for (const std::string& name : study.attributes.names()) {
        result.attributes.set(name, in_new_order(*study.attributes.find(name), number));
    }
    for (std::size_t r = 0; r < result.answers.size(); ++r) {
        for (Answers& answers : result.answers[r]) renumber(answers, number, study.relations[r].directed);
    }
    for (Attended& attended : result.attended) attended.actor = number[attended.actor];
    std::sort(result.attended.begin(), result.attended.end(), [](const Attended& a, const Attended& b) {
        return std::tie(a.meeting, a.actor) < std::tie(b.meeting, b.actor);
    });
    for (Issue& issue : result.issues) {
        if (issue.owner.actor) issue.owner.actor = number[*issue.owner.actor];
    }
    for (Outcome& outcome : result.outcomes) outcome.actor = number[outcome.actor];
    return result;
}

}  // namespace crosstie
