#include "graph/model/observed_pairs.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>
#include <utility>

namespace crosstie {

// Row i is `rows[i]` but for its exceptions. A closed actor has one state for every cell it touches, as sender and as
// receiver: absent people are closed, and so are silent ones once both directions are asked for. The counts are taken
// once, when the gaps are made, so that every later question is a look-up.
struct ObservedPairs::Gaps {
    struct Entry {
        ActorId to;
        CellState state;
    };
    std::vector<CellState> rows;        // [actors]
    std::vector<CellState> closed;      // [actors]; answered: open
    std::vector<std::uint64_t> offset;  // [actors + 1] into entries
    std::vector<Entry> entries;         // sorted by receiver within a row, never of or about a closed actor
    ActorId open = 0;
    ActorId absent = 0;
    std::vector<std::uint32_t> row_counts, column_counts;  // observed cells
    std::array<std::uint64_t, 7> state_counts{};

    [[nodiscard]] bool is_open(ActorId actor) const { return closed[actor] == CellState::answered; }
    [[nodiscard]] std::span<const Entry> row(ActorId from) const {
        return {entries.data() + offset[from], static_cast<std::size_t>(offset[from + std::size_t{1}] - offset[from])};
    }
    void count();
};

void ObservedPairs::Gaps::count() {
    const auto n = static_cast<ActorId>(rows.size());
    row_counts.assign(n, 0);
    column_counts.assign(n, 0);
    std::array<std::uint64_t, 7> closed_actors{};
    std::uint32_t open_rows = 0;
    for (ActorId i = 0; i < n; ++i) {
        ++closed_actors[static_cast<std::size_t>(closed[i])];
        if (is_open(i) && is_observed(rows[i])) ++open_rows;
    }
    open = static_cast<ActorId>(closed_actors[static_cast<std::size_t>(CellState::answered)]);
    absent = static_cast<ActorId>(closed_actors[static_cast<std::size_t>(CellState::off_roster)]);
    // Cells that touch a closed actor take the worse state of the two ends: peel the actors off, worst state first.
    const auto cells_among = [](std::uint64_t actors) { return actors == 0 ? 0 : actors * (actors - 1); };
    std::uint64_t left = n;
    for (std::size_t state = closed_actors.size(); state-- > 1;) {
        state_counts[state] += cells_among(left) - cells_among(left - closed_actors[state]);
        left -= closed_actors[state];
    }
    for (ActorId i = 0; i < n; ++i) {
        if (!is_open(i)) continue;
        const bool answering = is_observed(rows[i]);
        row_counts[i] += answering ? open - 1 : 0;
        column_counts[i] += open_rows - (answering ? 1 : 0);
        state_counts[static_cast<std::size_t>(rows[i])] += open - 1;
        for (const Entry& entry : row(i)) {
            --state_counts[static_cast<std::size_t>(rows[i])];
            ++state_counts[static_cast<std::size_t>(entry.state)];
            if (is_observed(entry.state) == answering) continue;
            // Unsigned wrap-around is meant: a column may be lowered before its own turn has raised it.
            const std::uint32_t step = answering ? 0U - 1U : 1U;
            row_counts[i] += step;
            column_counts[entry.to] += step;
        }
    }
}

ObservedPairs ObservedPairs::all(ActorId actors) { return ObservedPairs(actors); }

ObservedPairs ObservedPairs::with_gaps(std::vector<CellState> rows, std::vector<std::uint8_t> off_roster,
                                       std::vector<CellException> exceptions) {
    std::vector<CellState> closed(off_roster.size(), CellState::answered);
    for (std::size_t i = 0; i < closed.size(); ++i) {
        if (off_roster[i]) closed[i] = CellState::off_roster;
    }
    return with_closed(std::move(rows), std::move(closed), std::move(exceptions));
}

ObservedPairs ObservedPairs::with_closed(std::vector<CellState> rows, std::vector<CellState> closed,
                                         std::vector<CellException> exceptions) {
    assert(rows.size() == closed.size());
    const auto n = static_cast<ActorId>(rows.size());
    const auto open = [&](ActorId i) { return closed[i] == CellState::answered; };
    std::erase_if(exceptions, [&](const CellException& cell) {
        return cell.from == cell.to || !open(cell.from) || !open(cell.to);
    });
    std::stable_sort(exceptions.begin(), exceptions.end(), [](const CellException& a, const CellException& b) {
        return std::tie(a.from, a.to) < std::tie(b.from, b.to);
    });
    auto gaps = std::make_shared<Gaps>();
    gaps->offset.assign(n + std::size_t{1}, 0);
    for (std::size_t k = 0; k < exceptions.size(); ++k) {
        const CellException& cell = exceptions[k];
        const bool repeated =
            k + 1 < exceptions.size() && exceptions[k + 1].from == cell.from && exceptions[k + 1].to == cell.to;
        if (repeated || cell.state == rows[cell.from]) continue;
        gaps->entries.push_back({cell.to, cell.state});
        ++gaps->offset[cell.from + std::size_t{1}];
    }
    for (std::size_t i = 0; i < n; ++i) gaps->offset[i + 1] += gaps->offset[i];
    const auto answered = [](CellState state) { return state == CellState::answered; };
    ObservedPairs observed(n);
    if (gaps->entries.empty() && std::all_of(rows.begin(), rows.end(), answered) &&
        std::all_of(closed.begin(), closed.end(), answered)) {
        return observed;  // nothing missing: store nothing
    }
    gaps->rows = std::move(rows);
    gaps->closed = std::move(closed);
    gaps->count();
    observed.gaps_ = std::move(gaps);
    return observed;
}

CellState ObservedPairs::state(ActorId from, ActorId to) const {
    assert(from < actors_ && to < actors_ && from != to);
    if (!gaps_) return CellState::answered;
    const CellState ends = std::max(gaps_->closed[from], gaps_->closed[to]);
    if (ends != CellState::answered) return ends;
    const auto row = gaps_->row(from);
    const auto at =
        std::lower_bound(row.begin(), row.end(), to, [](const Gaps::Entry& e, ActorId id) { return e.to < id; });
    return at != row.end() && at->to == to ? at->state : gaps_->rows[from];
}

bool ObservedPairs::contains(ActorId from, ActorId to) const {
    return from != to && (!gaps_ || is_observed(state(from, to)));
}

bool ObservedPairs::on_roster(ActorId actor) const { return !gaps_ || gaps_->closed[actor] != CellState::off_roster; }

ActorId ObservedPairs::roster_count() const { return gaps_ ? actors_ - gaps_->absent : actors_; }

bool ObservedPairs::row_observed(ActorId actor) const {
    if (!gaps_) return true;
    if (!gaps_->is_open(actor)) return false;
    // Somebody alone on the roster has no cell to answer: what the row says counts.
    return gaps_->open > 1 ? gaps_->row_counts[actor] > 0 : is_observed(gaps_->rows[actor]);
}

std::uint64_t ObservedPairs::count() const {
    if (!gaps_) return actors_ == 0 ? 0 : std::uint64_t{actors_} * (actors_ - 1);
    std::uint64_t total = 0;
    for (const std::uint32_t cells : gaps_->row_counts) total += cells;
    return total;
}

std::uint64_t ObservedPairs::row_count(ActorId from) const { return gaps_ ? gaps_->row_counts[from] : actors_ - 1; }

std::uint64_t ObservedPairs::column_count(ActorId to) const { return gaps_ ? gaps_->column_counts[to] : actors_ - 1; }

std::uint64_t ObservedPairs::count(CellState state) const {
    if (!gaps_) return state == CellState::answered ? count() : 0;
    return gaps_->state_counts[static_cast<std::size_t>(state)];
}

std::uint64_t ObservedPairs::askable_count() const {
    return count() + count(CellState::skipped) + count(CellState::no_response);
}

std::vector<std::uint64_t> ObservedPairs::block_counts(std::span<const std::uint32_t> group, std::size_t groups) const {
    std::vector<std::uint64_t> senders(groups, 0);  // open rows, which reach everybody but for exceptions
    std::vector<std::uint64_t> receivers(groups, 0);
    std::vector<std::uint64_t> cells(groups * groups, 0);
    for (ActorId i = 0; i < actors_; ++i) {
        const std::size_t g = group[i];
        if (g >= groups || (gaps_ && !gaps_->is_open(i))) continue;
        ++receivers[g];
        const bool answering = !gaps_ || is_observed(gaps_->rows[i]);
        senders[g] += answering ? 1 : 0;
        if (answering) --cells[g * groups + g];  // nobody is asked about oneself; wrap-around is undone below
        if (!gaps_) continue;
        for (const auto& entry : gaps_->row(i)) {
            if (group[entry.to] >= groups || is_observed(entry.state) == answering) continue;
            cells[g * groups + group[entry.to]] += answering ? 0ULL - 1ULL : 1ULL;
        }
    }
    for (std::size_t g = 0; g < groups; ++g) {
        for (std::size_t h = 0; h < groups; ++h) cells[g * groups + h] += senders[g] * receivers[h];
    }
    return cells;
}

std::vector<std::uint64_t> ObservedPairs::same_group_counts(std::span<const std::uint32_t> group,
                                                            std::size_t groups) const {
    std::vector<std::uint64_t> senders(groups, 0);  // open rows, which reach everybody but for exceptions
    std::vector<std::uint64_t> receivers(groups, 0);
    const auto open = [&](ActorId i) { return group[i] < groups && (!gaps_ || gaps_->is_open(i)); };
    const auto answering = [&](ActorId i) { return !gaps_ || is_observed(gaps_->rows[i]); };
    for (ActorId i = 0; i < actors_; ++i) {
        if (!open(i)) continue;
        ++receivers[group[i]];
        if (answering(i)) ++senders[group[i]];
    }
    std::vector<std::uint64_t> cells(actors_, 0);
    for (ActorId i = 0; i < actors_; ++i) {
        if (!open(i)) continue;
        const std::size_t g = group[i];
        cells[i] += answering(i) ? receivers[g] - 1 + senders[g] - 1 : senders[g];
        if (!gaps_) continue;
        for (const auto& entry : gaps_->row(i)) {
            if (group[entry.to] != group[i] || is_observed(entry.state) == answering(i)) continue;
            const std::uint64_t step = answering(i) ? 0ULL - 1ULL : 1ULL;  // wrap-around is undone at that one's turn
            cells[i] += step;
            cells[entry.to] += step;
        }
    }
    return cells;
}

ObservedPairs ObservedPairs::as_if_answered() const {
    if (complete()) return *this;
    const auto asked = [](CellState state) { return is_missing(state) ? CellState::answered : state; };
    std::vector<CellState> rows = gaps_->rows;
    std::vector<CellState> closed = gaps_->closed;
    std::vector<CellException> cells;
    std::transform(rows.begin(), rows.end(), rows.begin(), asked);
    std::transform(closed.begin(), closed.end(), closed.begin(), asked);
    for (ActorId i = 0; i < actors_; ++i) {
        for (const auto& entry : gaps_->row(i)) cells.push_back({i, entry.to, asked(entry.state)});
    }
    return with_closed(std::move(rows), std::move(closed), std::move(cells));
}

ObservedPairs ObservedPairs::both(const ObservedPairs& first, const ObservedPairs& second) {
    assert(first.actors_ == second.actors_);
    if (first.complete()) return second;
    if (second.complete()) return first;
    // A cell is as good as the worse of its two states; CellState is ordered from best to worst.
    const ActorId n = first.actors_;
    std::vector<CellState> rows(n);
    std::vector<CellState> closed(n);
    std::vector<CellException> cells;
    for (ActorId i = 0; i < n; ++i) {
        rows[i] = std::max(first.gaps_->rows[i], second.gaps_->rows[i]);
        closed[i] = std::max(first.gaps_->closed[i], second.gaps_->closed[i]);
    }
    for (ActorId i = 0; i < n; ++i) {
        for (const auto& entry : first.gaps_->row(i)) {
            cells.push_back({i, entry.to, std::max(entry.state, second.state(i, entry.to))});
        }
        for (const auto& entry : second.gaps_->row(i)) {
            cells.push_back({i, entry.to, std::max(entry.state, first.state(i, entry.to))});
        }
    }
    return with_closed(std::move(rows), std::move(closed), std::move(cells));
}

ObservedPairs ObservedPairs::both_directions() const {
    if (complete()) return *this;
    const Gaps& gaps = *gaps_;
    std::vector<CellState> rows(actors_, CellState::answered);
    std::vector<CellState> closed = gaps.closed;
    std::vector<CellException> cells;
    std::vector<ActorId> partly;  // asked, or answering, only about some
    for (ActorId i = 0; i < actors_; ++i) {
        if (!gaps.is_open(i)) continue;
        // Whoever answered nothing closes both directions of all their pairs.
        if (gaps.row_counts[i] == 0 && gaps.open > 1)
            closed[i] = std::max(gaps.rows[i], CellState::skipped);
        else if (!is_observed(gaps.rows[i]))
            partly.push_back(i);
    }
    const auto worse = [&](ActorId i, ActorId j) {
        const CellState state_of_pair = std::max(state(i, j), state(j, i));
        cells.push_back({i, j, state_of_pair});
        cells.push_back({j, i, state_of_pair});
    };
    for (ActorId i = 0; i < actors_; ++i) {
        if (is_observed(gaps.rows[i])) {
            for (const auto& entry : gaps.row(i)) worse(i, entry.to);
        }
    }
    for (const ActorId i : partly) {
        for (ActorId j = 0; j < actors_; ++j) {
            if (j != i && gaps.is_open(j)) worse(i, j);
        }
    }
    return with_closed(std::move(rows), std::move(closed), std::move(cells));
}

}  // namespace crosstie
