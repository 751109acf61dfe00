#include "graph/infer/mrqap_kinds.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_map>

namespace crosstie::infer::detail {

namespace {

constexpr std::size_t most_kinds = 254;  // a byte a cell, one value for what is not observed

// The values of one cell: outcome, then the predictors.
struct CellValues {
    std::vector<double> values;
    bool operator==(const CellValues&) const = default;
};

struct HashOfValues {
    std::size_t operator()(const CellValues& cell) const {
        std::uint64_t hash = 0;
        for (const double value : cell.values) {
            hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15ULL;
            hash ^= hash >> 29U;
        }
        return static_cast<std::size_t>(hash);
    }
};

}  // namespace

std::optional<CellKinds> CellKinds::of(const RegressionCells& data) {
    const std::size_t cells = data.cells.size();
    const std::size_t columns = data.columns.count();
    const auto worth_it = [&](std::size_t kinds) { return kinds <= most_kinds && (kinds + 1) * (kinds + 1) <= cells; };
    std::unordered_map<CellValues, std::uint8_t, HashOfValues> known;
    std::vector<std::uint8_t> kind_of(cells);
    std::vector<std::size_t> first_cell;
    std::vector<double> weights;
    CellValues values{std::vector<double>(columns)};
    for (std::size_t cell = 0; cell < cells; ++cell) {
        values.values[0] = data.y[cell];
        for (std::size_t k = 1; k < columns; ++k) values.values[k] = data.columns[k][cell];
        const auto [at, fresh] = known.try_emplace(values, static_cast<std::uint8_t>(first_cell.size()));
        if (fresh) {
            if (!worth_it(first_cell.size() + 1)) return std::nullopt;
            first_cell.push_back(cell);
            weights.push_back(0);
        }
        kind_of[cell] = at->second;
        ++weights[at->second];
    }

    CellKinds kinds;
    kinds.people_ = data.people.size();
    kinds.unordered_ = data.unordered;
    const std::size_t count = first_cell.size();
    kinds.kind_.assign(kinds.people_ * kinds.people_, static_cast<std::uint8_t>(count));
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const auto [from, to] = data.cells[cell];
        kinds.kind_[from * kinds.people_ + to] = kind_of[cell];
        if (data.unordered) kinds.kind_[to * kinds.people_ + from] = kind_of[cell];
    }
    kinds.first_.reserve(kinds.kind_.size());
    for (const std::uint8_t kind : kinds.kind_) kinds.first_.push_back(static_cast<std::uint16_t>(kind * (count + 1)));
    kinds.weighted_columns_ = Columns(count);
    for (std::size_t u = 0; u < count; ++u) {
        kinds.root_weights_.push_back(std::sqrt(weights[u]));
        kinds.y_.push_back(data.y[first_cell[u]]);
        kinds.weighted_y_.push_back(kinds.y_[u] * kinds.root_weights_[u]);
    }
    std::vector<double> column(count);
    for (std::size_t k = 0; k < columns; ++k) {
        for (std::size_t u = 0; u < count; ++u) column[u] = data.columns[k][first_cell[u]] * kinds.root_weights_[u];
        kinds.weighted_columns_.add(column);
    }
    return kinds;
}

void CellKinds::meet(std::span<const std::uint32_t> order, KindMeetings& meetings) const {
    std::fill(meetings.times_.begin(), meetings.times_.end(), 0);
    // Neighbouring cells are mostly of one kind: two tables in turn, so that a count does not wait for the one before.
    std::vector<std::uint32_t> second(meetings.times_.size(), 0);
    std::uint32_t* const even = meetings.times_.data();
    std::uint32_t* const odd = second.data();
    const auto stretch = [&](const std::uint16_t* here, const std::uint8_t* there, std::size_t j, std::size_t end) {
        for (; j + 1 < end; j += 2) {
            ++even[here[j] + there[order[j]]];
            ++odd[here[j + 1] + there[order[j + 1]]];
        }
        if (j < end) ++even[here[j] + there[order[j]]];
    };
    for (std::size_t i = 0; i < people_; ++i) {
        const std::uint16_t* const here = first_.data() + i * people_;
        const std::uint8_t* const there = kind_.data() + order[i] * people_;
        if (!unordered_) stretch(here, there, 0, i);
        stretch(here, there, i + 1, people_);
    }
    for (std::size_t k = 0; k < second.size(); ++k) meetings.times_[k] += second[k];
}

}  // namespace crosstie::infer::detail
