#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie::change {

/// Cells by what they held before and after. Directed: ordered pairs; undirected: unordered pairs.
struct Turnover {
    std::uint64_t kept = 0;     // tie at both
    std::uint64_t gained = 0;   // no tie before, tie after
    std::uint64_t lost = 0;     // tie before, none after
    std::uint64_t neither = 0;  // no tie at either

    [[nodiscard]] std::uint64_t before() const noexcept { return kept + lost; }
    [[nodiscard]] std::uint64_t after() const noexcept { return kept + gained; }
    [[nodiscard]] std::uint64_t pairs() const noexcept { return kept + gained + lost + neither; }
    [[nodiscard]] std::uint64_t open() const noexcept { return gained + neither; }  // no tie before: could form
    [[nodiscard]] std::uint64_t hamming() const noexcept { return gained + lost; }
    [[nodiscard]] double jaccard() const;         // kept / (kept + gained + lost); NaN: no tie at either wave
    [[nodiscard]] double formation_rate() const;  // gained / (gained + neither); NaN: nothing was left to form
    [[nodiscard]] double retention() const;       // kept / (kept + lost); NaN: no tie before
    [[nodiscard]] double density_before() const;  // before / pairs; NaN: no jointly observed pair
    [[nodiscard]] double density_after() const;
    friend bool operator==(const Turnover&, const Turnover&) = default;
};

enum class TieChange : std::uint8_t { kept, gained, lost };

/// One tie that was there at one wave or both.
struct ChangedTie {
    ActorId from = 0;
    ActorId to = 0;
    TieChange change = TieChange::kept;
};

/// Ties kept, gained and lost between two waves.
///
/// Definition  over cells observed at both waves (joint), actors on the roster at both
/// Result      counts of cells; undirected networks: each pair once
/// Undefined   never; its rates are NaN where nothing could change
/// Ties        binary: a tie is one that the network holds
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        O(m + exceptions) time, O(n) memory
/// Source      Snijders, van de Bunt, Steglich 2010, doi:10.1016/j.socnet.2009.02.004
[[nodiscard]] Turnover turnover(const Network& before, const Network& after);

/// The ties behind the counts, sorted by (from, to); undirected: from < to. Same mask, errors and cost.
[[nodiscard]] std::vector<ChangedTie> changed_ties(const Network& before, const Network& after);

}  // namespace crosstie::change
