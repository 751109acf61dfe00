#pragma once
#include <array>
#include <cstdint>

#include "graph/model/network.hpp"

namespace crosstie::change {

/// What two people name: neither the other, one of them, both.
enum class Dyad : std::uint8_t { null, asymmetric, mutual };

/// Pairs by what they were and what they became.
struct DyadShifts {
    std::array<std::array<std::uint64_t, 3>, 3> pairs{};  // [before][after], in the order of Dyad
    std::uint64_t reversed = 0;                           // of asymmetric to asymmetric: the other one names now

    [[nodiscard]] std::uint64_t at(Dyad before, Dyad after) const noexcept {
        return pairs[static_cast<std::size_t>(before)][static_cast<std::size_t>(after)];
    }
    [[nodiscard]] std::uint64_t before(Dyad dyad) const noexcept;  // row sums
    [[nodiscard]] std::uint64_t after(Dyad dyad) const noexcept;   // column sums
    [[nodiscard]] std::uint64_t count() const noexcept;
    friend bool operator==(const DyadShifts&, const DyadShifts&) = default;
};

/// How pairs moved between no link, a link named by one side, and a link named by both.
///
/// Definition  unordered pairs observed in both directions at both waves, by dyad type before and after
/// Result      counts that add up to these pairs; row and column sums are the dyad census of each wave on them
/// Undefined   never
/// Ties        binary; an undirected tie is mutual
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        O(n + m log exceptions + exceptions) time, O(n + exceptions) memory
/// Source      Holland and Leinhardt 1970, doi:10.1086/224954, for the three types; the table is a plain count
[[nodiscard]] DyadShifts dyad_shifts(const Network& before, const Network& after);

}  // namespace crosstie::change
