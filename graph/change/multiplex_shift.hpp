#pragma once
#include <array>
#include <cstdint>

#include "graph/model/network.hpp"

namespace crosstie::change {

/// Which of two relations a cell holds.
enum class Multiplex : std::uint8_t { neither, first_only, second_only, both };

/// Cells by which of two relations they held, and which they came to hold.
struct MultiplexShift {
    std::array<std::array<std::uint64_t, 4>, 4> cells{};  // [before][after], in the order of Multiplex

    [[nodiscard]] std::uint64_t at(Multiplex before, Multiplex after) const noexcept {
        return cells[static_cast<std::size_t>(before)][static_cast<std::size_t>(after)];
    }
    [[nodiscard]] std::uint64_t before(Multiplex state) const noexcept;  // row sums
    [[nodiscard]] std::uint64_t after(Multiplex state) const noexcept;   // column sums
    [[nodiscard]] std::uint64_t count() const noexcept;
    friend bool operator==(const MultiplexShift&, const MultiplexShift&) = default;
};

/// Two relations at two times, read together.
struct TwoRelations {
    const Network &first_before, &first_after, &second_before, &second_after;
};

/// How links of one relation came to be links of another too: contact that became trust, trust that lost its contact.
///
/// Definition  over cells observed for both relations at both waves: which of the relations the cell holds before, by
///             which it holds after
/// Result      counts that add up to these cells
/// Undefined   never
/// Ties        binary; directed: ordered pairs, i says both of j; all undirected: each pair once
/// Errors      std::invalid_argument when the networks differ in actors or in direction
/// Cost        O(m log m + exceptions)
/// Source      Wasserman and Faust 1994, section 3.3, for multirelational ties; the table is a plain count
[[nodiscard]] MultiplexShift multiplex_shift(const TwoRelations& relations);

}  // namespace crosstie::change
