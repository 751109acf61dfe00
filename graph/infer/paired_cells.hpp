#pragma once
#include <cstdint>
#include <vector>

#include "graph/change/turnover.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

/// Sums of D = x2 - x1 over jointly observed ordered cells: all that the closed-form standard errors read.
struct ChangeMoments {
    double people = 0;                             // actors with an observed cell: the units of the sample
    double observed = 0;                           // observed ordered cells
    double two_way = 0;                            // observed ordered cells whose reverse is observed too
    double sum = 0, squares = 0;                   // of D
    double two_way_sum = 0, two_way_products = 0;  // of D_ab, and of D_ab D_ba, over two-way cells
    std::vector<double> touching;                  // [actors] sum of D over an actor's row and column
    std::vector<double> touched_cells;             // [actors] observed cells in its row and column
};

/// D = x2 - x1 where it is not zero, on jointly observed ordered cells. An undirected pair stands twice, which leaves
/// every formula as it is.
struct PairedCells {
    struct Cell {
        ActorId to;
        std::int8_t d;  // 1 gained, -1 lost
    };
    std::vector<std::uint64_t> offset;  // [actors + 1] into cells
    std::vector<Cell> cells;            // sorted by receiver within a row
    ObservedPairs joint = ObservedPairs::all(0);

    [[nodiscard]] int d(ActorId from, ActorId to) const;  // 0 where nothing changed
    [[nodiscard]] ChangeMoments moments() const;          // cost O(n + m log m + exceptions)
};

/// `ties`: change::changed_ties of the two. Cost O(n + m + exceptions).
[[nodiscard]] PairedCells paired_cells(const Network& before, const Network& after,
                                       const std::vector<change::ChangedTie>& ties);

/// Closed-form standard errors of the mean of D; the header of density_change says what each is. NaN: none here.
struct ChangeErrors {
    double bootstrap = 0;
    double jackknife = 0;
    double dyadic_robust = 0;
    double social_relations = 0;
    double social_relations_df = 0;  // Satterthwaite's; n - 1 where it is the jackknife
};
[[nodiscard]] ChangeErrors change_errors(const ChangeMoments& moments);
[[nodiscard]] double dyadic_robust_variance(const ChangeMoments& moments);  // may come out below 0; NaN: no cells

}  // namespace crosstie::infer
