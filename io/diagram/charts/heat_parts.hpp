#pragma once
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/survey/area_totals.hpp"
#include "io/diagram/charts/chart_parts.hpp"

namespace crosstie::io::diagram {

inline constexpr std::size_t most_one_sided = 12;  // more rows have their names at both sides
inline constexpr double smallest_number = 6.5, readable_number = 7.2;

enum class HeatCell { number, withheld, no_pair };

struct Heat {
    std::vector<std::string> labels;
    std::vector<std::vector<std::uint64_t>> from, to;
    std::vector<bool> withheld, alone;  // of the diagonal: small areas put together; one person
    std::uint64_t largest = 0;          // of two areas: what an area has within would take all the ink
    std::int64_t largest_rise = 0;
    std::size_t together = 0;  // areas in the last row, since a page has no more rows; 0: each has its own

    [[nodiscard]] std::int64_t change(std::size_t a, std::size_t b) const {
        return static_cast<std::int64_t>(to[a][b]) - static_cast<std::int64_t>(from[a][b]);
    }
    [[nodiscard]] HeatCell kind(std::size_t a, std::size_t b) const {
        if (a != b) return HeatCell::number;
        return withheld[a] ? HeatCell::withheld : alone[a] ? HeatCell::no_pair : HeatCell::number;
    }
};

/// Of all areas, whatever is put together.
struct PairCounts {
    survey::AreaPairs from, to;
    survey::AreaPairsChange change;                            // of two areas
    std::size_t areas = 0, more_within = 0, fewer_within = 0;  // that have a cell of their own
};

[[nodiscard]] PairCounts heat_pairs(const Heat& heat);
[[nodiscard]] std::string heat_title(const ChartInput& input, const PairCounts& counts, HeatShows shows);
[[nodiscard]] std::string heat_alt(const ChartInput& input, const Heat& heat, const PairCounts& counts,
                                   const std::string& title, HeatShows shows);
[[nodiscard]] Table heat_table(const Heat& heat, const ChartInput& input, HeatShows shows);
void add_heat_legend(ChartDraft& draft, const Heat& heat, const ChartInput& input, HeatShows shows);

/// One table of the chart: counts of a wave, or the change.
struct HeatSide {
    std::string head;
    const std::vector<std::vector<std::uint64_t>>* counts = nullptr;  // null: the change
};

/// Cells as large as the names beside the diagonal leave room for.
struct Grid {
    double cell_width = 0, cell_height = 0, number = 0;
    double aside = 0;  // room for the names again, on the left of many rows
};

[[nodiscard]] Grid grid_in(const Heat& heat, const std::vector<HeatSide>& sides, double width, double height);
/// Small numbers must be seen too: shades go by the square root.
[[nodiscard]] inline double root_share(double value, double largest) {
    return largest <= 0 ? 0 : std::sqrt(value / largest);
}
void draw_side(ChartPage& page, const Heat& heat, const HeatSide& side, const Grid& grid, Point at,
               const ChartColours& colours, double width);
/// Before under the diagonal, after above it: one square, its columns numbered as its rows.
void draw_both(ChartPage& page, const Heat& heat, const Box& room, const ChartColours& colours);

}  // namespace crosstie::io::diagram
