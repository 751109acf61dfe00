#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "graph/change/turnover.hpp"

namespace crosstie::change {

/// Cells observed at every wave, by when they held a tie: cells = never + ever; ever = always + came + went + passing +
/// intermittent.
struct TiePresence {
    std::uint64_t cells = 0;         // observed at every wave
    std::uint64_t never = 0;         // no tie at any wave
    std::uint64_t ever = 0;          // a tie at one wave or more
    std::uint64_t always = 0;        // a tie at all waves
    std::uint64_t came = 0;          // none at the first wave; once there, there to the last
    std::uint64_t went = 0;          // there from the first wave; once gone, gone to the last
    std::uint64_t passing = 0;       // neither at the first nor at the last, there at waves that follow each other
    std::uint64_t intermittent = 0;  // there, gone, and there again
    friend bool operator==(const TiePresence&, const TiePresence&) = default;
};

/// One relation along its waves.
struct TurnoverAlong {
    std::vector<std::vector<Turnover>> between;  // [waves][waves] from, to; each on the cells observed at those two
    TiePresence presence;

    [[nodiscard]] std::size_t wave_count() const noexcept { return between.size(); }
    /// From `wave` to the next.
    [[nodiscard]] const Turnover& step(std::size_t wave) const { return between.at(wave).at(wave + 1); }
};

/// Ties kept, gained and lost from wave to wave, and those that were there all along.
///
/// Definition  turnover of every pair of waves; presence over the cells observed at every wave, so that its counts may
///             differ from those of two waves alone
/// Result      counts; [waves][waves], the diagonal a wave against itself, the lower half backwards in time
/// Undefined   never; rates as in Turnover
/// Ties        binary; undirected: each pair once
/// Errors      std::invalid_argument when waves differ in actors or in direction
/// Cost        O(k^2 (m + exceptions) + k m log(k m)) time for k waves, O(k m + k^2) memory
/// Source      Snijders, van de Bunt, Steglich 2010, doi:10.1016/j.socnet.2009.02.004
[[nodiscard]] TurnoverAlong turnover_along(std::span<const Network> waves);

/// The same for several relations, each with its own waves, direction and cells: what each keeps.
///
/// Definition  turnover_along of each
/// Result      [relations]
/// Undefined   as turnover_along
/// Ties        as turnover_along; relations need not be alike in direction
/// Errors      std::invalid_argument when waves of one relation differ in actors or in direction
/// Cost        that of turnover_along, summed
/// Source      as turnover_along
[[nodiscard]] std::vector<TurnoverAlong> turnover_by_relation(std::span<const std::vector<Network>> relations);

}  // namespace crosstie::change
