#include "graph/model/observed_pairs.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>
#include <utility>

namespace crosstie {

// Row i is `rows[i]` but for its exceptions; nothing of or about an absent actor is observed. The counts are taken once,
// when the gaps are made, so that every later question is a look-up.
struct ObservedPairs::Gaps {
    struct Entry {
        ActorId to;
        CellState state;
    };
    std::vector<CellState> rows;           // [actors]
    std::vector<std::uint8_t> off_roster;  // [actors]
    std::vector<std::uint64_t> offset;     // [actors + 1] into entries
    std::vector<Entry> entries;            // sorted by receiver within a row
    ActorId present = 0;
    std::vector<std::uint32_t> row_counts, column_counts;  // observed cells
    std::array<std::uint64_t, 7> state_counts{};

    [[nodiscard]] std::span<const Entry> row(ActorId from) const {
        return {entries.data() + offset[from], static_cast<std::size_t>(offset[from + 1] - offset[from])};
    }
    void count();
};

void ObservedPairs::Gaps::count() {
    const auto n = static_cast<ActorId>(rows.size());
    present = static_cast<ActorId>(std::count(off_roster.begin(), off_roster.end(), std::uint8_t{0}));
    row_counts.assign(n, 0);
    column_counts.assign(n, 0);
    std::uint32_t open_rows = 0;
    std::uint64_t structural = std::uint64_t{n} * n - n;
    for (ActorId i = 0; i < n; ++i) {
        if (off_roster[i]) continue;
        if (is_observed(rows[i])) ++open_rows;
    }
    for (ActorId i = 0; i < n; ++i) {
        if (off_roster[i]) continue;
        const bool open = is_observed(rows[i]);
        const std::uint32_t cells = present - 1;
        structural -= cells;
        row_counts[i] += open ? cells : 0;
        column_counts[i] += open_rows - (open ? 1 : 0);
        state_counts[static_cast<std::size_t>(rows[i])] += cells;
        for (const Entry& entry : row(i)) {
            --state_counts[static_cast<std::size_t>(rows[i])];
            ++state_counts[static_cast<std::size_t>(entry.state)];
            // Unsigned wrap-around is meant: a column may be lowered before its own rows have raised it.
            const std::uint32_t step = static_cast<std::uint32_t>(is_observed(entry.state)) - static_cast<std::uint32_t>(open);
            row_counts[i] += step;
            column_counts[entry.to] += step;
        }
    }
    state_counts[static_cast<std::size_t>(CellState::off_roster)] += structural;
}

ObservedPairs ObservedPairs::all(ActorId actors) { return ObservedPairs(actors); }

ObservedPairs ObservedPairs::with_gaps(std::vector<CellState> rows, std::vector<std::uint8_t> off_roster,
                                       std::vector<CellException> exceptions) {
    assert(rows.size() == off_roster.size());
    const auto n = static_cast<ActorId>(rows.size());
    std::erase_if(exceptions, [&](const CellException& cell) {
        return cell.from == cell.to || off_roster[cell.from] || off_roster[cell.to];
    });
    std::stable_sort(exceptions.begin(), exceptions.end(), [](const CellException& a, const CellException& b) {
        return std::tie(a.from, a.to) < std::tie(b.from, b.to);
    });
    auto gaps = std::make_shared<Gaps>();
    gaps->offset.assign(n + std::size_t{1}, 0);
    for (std::size_t k = 0; k < exceptions.size(); ++k) {
        const CellException& cell = exceptions[k];
        const bool repeated = k + 1 < exceptions.size() && exceptions[k + 1].from == cell.from && exceptions[k + 1].to == cell.to;
        if (repeated || cell.state == rows[cell.from]) continue;
        gaps->entries.push_back({cell.to, cell.state});
        ++gaps->offset[cell.from + std::size_t{1}];
    }
    for (std::size_t i = 0; i < n; ++i) gaps->offset[i + 1] += gaps->offset[i];
    const bool full_rows = std::all_of(rows.begin(), rows.end(), [](CellState s) { return s == CellState::answered; });
    const bool full_roster = std::all_of(off_roster.begin(), off_roster.end(), [](std::uint8_t off) { return off == 0; });
    ObservedPairs observed(n);
    if (full_rows && full_roster && gaps->entries.empty()) return observed;  // nothing missing: store nothing
    gaps->rows = std::move(rows);
    gaps->off_roster = std::move(off_roster);
    gaps->count();
    observed.gaps_ = std::move(gaps);
    return observed;
}

CellState ObservedPairs::state(ActorId from, ActorId to) const {
    assert(from < actors_ && to < actors_ && from != to);
    if (!gaps_) return CellState::answered;
    if (gaps_->off_roster[from] || gaps_->off_roster[to]) return CellState::off_roster;
    const auto row = gaps_->row(from);
    const auto at = std::lower_bound(row.begin(), row.end(), to, [](const Gaps::Entry& e, ActorId id) { return e.to < id; });
    return at != row.end() && at->to == to ? at->state : gaps_->rows[from];
}

bool ObservedPairs::contains(ActorId from, ActorId to) const {
    return from != to && (!gaps_ || is_observed(state(from, to)));
}

bool ObservedPairs::on_roster(ActorId actor) const { return !gaps_ || gaps_->off_roster[actor] == 0; }

ActorId ObservedPairs::roster_count() const { return gaps_ ? gaps_->present : actors_; }

bool ObservedPairs::row_observed(ActorId actor) const {
    if (!gaps_) return true;
    if (gaps_->off_roster[actor]) return false;
    // Somebody alone on the roster has no cell to answer: what the row says counts.
    return gaps_->present > 1 ? gaps_->row_counts[actor] > 0 : is_observed(gaps_->rows[actor]);
}

std::uint64_t ObservedPairs::count() const {
    if (!gaps_) return actors_ == 0 ? 0 : std::uint64_t{actors_} * (actors_ - 1);
    std::uint64_t total = 0;
    for (std::uint32_t cells : gaps_->row_counts) total += cells;
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

ObservedPairs ObservedPairs::both(const ObservedPairs& first, const ObservedPairs& second) {
    assert(first.actors_ == second.actors_);
    if (first.complete()) return second;
    if (second.complete()) return first;
    const ActorId n = first.actors_;
    const Gaps& a = *first.gaps_;
    const Gaps& b = *second.gaps_;
    std::vector<CellState> rows(n);
    std::vector<std::uint8_t> off(n);
    std::vector<CellException> cells;
    // The worse of the two states is what a cell is good for; CellState is ordered from best to worst.
    for (ActorId i = 0; i < n; ++i) {
        rows[i] = std::max(a.rows[i], b.rows[i]);
        off[i] = a.off_roster[i] | b.off_roster[i];
    }
    for (ActorId i = 0; i < n; ++i) {
        if (off[i]) continue;
        for (const auto& entry : a.row(i)) cells.push_back({i, entry.to, std::max(entry.state, second.gaps_->off_roster[entry.to] ? CellState::off_roster : second.state(i, entry.to))});
        for (const auto& entry : b.row(i)) cells.push_back({i, entry.to, std::max(entry.state, first.gaps_->off_roster[entry.to] ? CellState::off_roster : first.state(i, entry.to))});
    }
    return with_gaps(std::move(rows), std::move(off), std::move(cells));
}

ObservedPairs ObservedPairs::both_directions() const {
    if (complete()) return *this;
    const Gaps& g = *gaps_;
    const ActorId n = actors_;
    // A pair that one side never answered is gone for both sides. A silent row without answers closes its column too,
    // which the roster flag says in O(1); what is left are single cells.
    std::vector<CellState> rows(n);
    std::vector<std::uint8_t> off(g.off_roster);
    std::vector<CellException> cells;
    std::vector<ActorId> partly;  // asked or answering only about some
    for (ActorId i = 0; i < n; ++i) {
        rows[i] = is_observed(g.rows[i]) ? CellState::answered : g.rows[i];
        if (off[i] || is_observed(g.rows[i])) continue;
        if (g.row_counts[i] == 0) off[i] = 1;
        else partly.push_back(i);
    }
    for (ActorId i = 0; i < n; ++i) {
        if (off[i]) continue;
        for (const auto& entry : g.row(i)) {
            if (off[entry.to]) continue;
            const bool good = is_observed(entry.state) && is_observed(state(entry.to, i));
            const CellState worse = good ? CellState::answered : std::max(entry.state, state(entry.to, i));
            cells.push_back({i, entry.to, worse});
            cells.push_back({entry.to, i, worse});
        }
    }
    for (const ActorId i : partly) {
        for (ActorId j = 0; j < n; ++j) {
            if (j == i || off[j] || contains(i, j)) continue;
            cells.push_back({j, i, std::max(g.rows[i], state(i, j))});
        }
    }
    return with_gaps(std::move(rows), std::move(off), std::move(cells));
}

}  // namespace crosstie
