#pragma once
#include <cstdint>
#include <vector>

#include "graph/base/random.hpp"
#include "graph/change/turnover.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

/// Weighted cells on one side of a border. A cell weighs how often its two people were drawn.
struct CellSide {
    double before = 0, after = 0;  // ties
    double gained = 0;             // no tie before, tie after
    double pairs = 0;

    [[nodiscard]] double open() const noexcept { return pairs - before; }  // cells that could gain a tie
};

struct CellSides {
    CellSide together, apart;
};

/// The people who carry a label and have a jointly observed cell, and what there is between them: a sample of people is
/// told by how often each was drawn, and its cells need not be listed.
///
/// Two people are together when they carry the same label, unless it is `alone`. A cell of a person with itself is left
/// out, and so is one that was not observed at both waves.
struct WeightedCells {
    static constexpr std::uint32_t alone = 0xFFFFFFFE;            // together with nobody
    static constexpr std::uint32_t no_label = 0xFFFFFFFF;         // not among the people
    static constexpr std::uint32_t most_people = 4096;            // beyond it the gaps are not listed cell by cell
    static constexpr double normal_quantile = 1.959963984540054;  // 97.5%
    static constexpr std::uint32_t fewest_draws = 100;            // that must give a value before they make an interval

    struct Cell {
        std::uint32_t from, to;  // places among the people
        std::int8_t before, after;
    };
    std::vector<std::uint32_t> label;  // [people]
    std::size_t labels = 0;            // other than `alone`
    std::vector<Cell> ties;            // undirected: both directions
    std::vector<Cell> gaps;            // cells among the people that were not observed at both waves
    bool too_many = false;             // more than most_people: nothing above is complete

    /// Ordered cells, also of undirected networks. `times_drawn`, `labelled`: [people]. Cost O(people + ties + gaps).
    [[nodiscard]] CellSides weigh(const std::vector<double>& times_drawn,
                                  const std::vector<std::uint32_t>& labelled) const;
    [[nodiscard]] CellSides weigh(const std::vector<double>& times_drawn) const { return weigh(times_drawn, label); }
};

/// `label`: [actors], below `labels`, or `alone`, or `no_label`. Errors: std::invalid_argument when the waves differ in
/// actors or in direction, or labels are not one per actor. Cost O(m + exceptions); with gaps O(people^2).
[[nodiscard]] WeightedCells weighted_cells(const Network& before, const Network& after,
                                           const std::vector<std::uint32_t>& label, std::size_t labels);

/// As many people as there are, drawn with replacement.
void draw_people(Random& random, std::vector<double>& times_drawn);

}  // namespace crosstie::infer
