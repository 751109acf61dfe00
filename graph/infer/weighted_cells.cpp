#include "graph/infer/weighted_cells.hpp"

#include <algorithm>
#include <stdexcept>

namespace crosstie::infer {

CellSides WeightedCells::weigh(const std::vector<double>& times_drawn,
                               const std::vector<std::uint32_t>& labelled) const {
    CellSides sides;
    std::vector<double> weight(labels, 0);
    double total = 0;
    double own = 0;        // cells of a person with itself
    double own_alone = 0;  // of them, those that no label holds
    for (std::size_t i = 0; i < labelled.size(); ++i) {
        const double squared = times_drawn[i] * times_drawn[i];
        total += times_drawn[i];
        own += squared;
        if (labelled[i] == alone)
            own_alone += squared;
        else
            weight[labelled[i]] += times_drawn[i];
    }
    double same_label = 0;
    for (const double w : weight) same_label += w * w;
    sides.together.pairs = same_label - (own - own_alone);
    sides.apart.pairs = total * total - same_label - own_alone;
    const auto side_of = [&](const Cell& cell) -> CellSide& {
        const std::uint32_t from = labelled[cell.from];
        return from == labelled[cell.to] && from != alone ? sides.together : sides.apart;
    };
    for (const Cell& gap : gaps) side_of(gap).pairs -= times_drawn[gap.from] * times_drawn[gap.to];
    for (const Cell& tie : ties) {
        CellSide& side = side_of(tie);
        const double w = times_drawn[tie.from] * times_drawn[tie.to];
        side.before += w * tie.before;
        side.after += w * tie.after;
        if (tie.before == 0) side.gained += w;
    }
    return sides;
}

WeightedCells weighted_cells(const Network& before, const Network& after, const std::vector<std::uint32_t>& label,
                             std::size_t labels) {
    if (label.size() != before.actor_count()) throw std::invalid_argument("labels of another roster");
    const std::vector<change::ChangedTie> changed = change::changed_ties(before, after);
    WeightedCells cells;
    cells.labels = labels;
    const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
    constexpr std::uint32_t nowhere = WeightedCells::most_people;
    std::vector<ActorId> people;
    std::vector<std::uint32_t> place(before.actor_count(), nowhere);
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        if (label[i] == WeightedCells::no_label || joint.row_count(i) + joint.column_count(i) == 0) continue;
        if (people.size() == WeightedCells::most_people) {
            cells.too_many = true;
            return cells;
        }
        place[i] = static_cast<std::uint32_t>(people.size());
        people.push_back(i);
        cells.label.push_back(label[i]);
    }
    for (const change::ChangedTie& tie : changed) {
        const std::uint32_t from = place[tie.from];
        const std::uint32_t to = place[tie.to];
        if (from == nowhere || to == nowhere) continue;
        const std::int8_t was = tie.change != change::TieChange::gained ? 1 : 0;
        const std::int8_t is = tie.change != change::TieChange::lost ? 1 : 0;
        cells.ties.push_back({from, to, was, is});
        if (!before.directed()) cells.ties.push_back({to, from, was, is});
    }
    if (joint.complete()) return cells;
    for (const ActorId i : people) {
        for (const ActorId j : people) {
            if (i != j && !joint.contains(i, j)) cells.gaps.push_back({place[i], place[j], 0, 0});
        }
    }
    return cells;
}

void draw_people(Random& random, std::vector<double>& times_drawn) {
    std::fill(times_drawn.begin(), times_drawn.end(), 0.0);
    const auto n = static_cast<std::uint32_t>(times_drawn.size());
    for (std::uint32_t k = 0; k < n; ++k) times_drawn[random.below(n)] += 1;
}

}  // namespace crosstie::infer
