#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/infer/paired_cells.hpp"
#include "graph/model/attributes.hpp"

namespace crosstie::infer {

/// Sums of a value, and counts of observed ordered cells, between the areas of their two people.
struct AreaBlocks {
    std::size_t areas = 0;  // known ones
    std::size_t units = 0;  // these, and one more that holds everybody of no known area
    // [units x units], symmetric: both directions between two units; on the diagonal the cells within one.
    std::vector<double> sum, cells;
};

inline constexpr std::size_t most_areas = 4096;  // beyond it no blocks are kept

/// Which of the cells; the last two between people of known area only.
enum class CellsOf : std::uint8_t { all, within, across };

/// The mean of a value over cells, taken `weight` times in an estimate that is a sum of such means.
struct CellMean {
    double weight = 1;
    const ChangeMoments* moments = nullptr;
    const AreaBlocks* blocks = nullptr;  // null: no areas were asked for
    CellsOf of = CellsOf::all;
};

/// Why areas cannot be asked.
enum class NoAreas : std::uint8_t { none, not_asked, too_few, too_many, one_holds_all };
[[nodiscard]] std::string_view name_of(NoAreas why);

struct UnitError {
    double se = 0;  // NaN: none
    double df = 0;
    std::size_t units = 0;  // people, or known areas, with an observed cell
    NoAreas why = NoAreas::none;
};

/// How far an estimate over cells would differ had other people like these been asked.
///
/// Definition  e = weight (value - mean) / cells on the cells of each mean. Social relations variance: the sum of e e'
///             over pairs of cells that share a person, times n(n-1)/((n-2)(n-3)), but at least the jackknife's (n-2)/(2n)
///             sum of (estimate without i - their mean)^2. df as of a difference of two mean squares, n - 1 where it is
///             the jackknife's
/// Result      standard error in the unit of the estimate
/// Undefined   fewer than 3 people, no cell, nothing left without one of them: NaN
/// Errors      none
/// Cost        O(people x means)
/// Source      Warner, Kenny, Stoto 1979, doi:10.1037/0022-3514.37.10.1742; Satterthwaite 1946, doi:10.2307/3002019
[[nodiscard]] UnitError people_error(std::span<const CellMean> means);

/// How far it would differ had other areas like these been asked: people of one area may change together.
///
/// Definition  e as above. The sum of e e' over pairs of cells that share an area, times G/(G-1), but at least the
///             jackknife's (U-1)/U sum of (estimate without one unit - their mean)^2, U units with a cell. G areas with a
///             cell; people of no known area go together as one more unit, which does not count as an area. df G - 1
/// Result      standard error in the unit of the estimate
/// Undefined   no areas, fewer than 3 or more than most_areas with a cell, or one that holds all cells of a mean: NaN, and
///             the reason
/// Errors      none
/// Cost        O(units^2 x means)
/// Source      Aronow, Samii, Assenova 2015, doi:10.1093/pan/mpv018, with areas for people; Cameron and Miller 2015, doi:10.3368/jhr.50.2.317,
///             for few clusters; Efron and Stein 1981, doi:10.1214/aos/1176345462, for the jackknife
[[nodiscard]] UnitError area_error(std::span<const CellMean> means);

/// Sums over jointly observed cells, of all of them and of those within and across areas.
struct CellSums {
    ChangeMoments all, within, across;
    AreaBlocks blocks;
    [[nodiscard]] const ChangeMoments& of(CellsOf part) const;
    [[nodiscard]] CellMean mean(CellsOf part, double weight = 1) const { return {weight, &of(part), &blocks, part}; }
};

/// Where cells are: jointly observed ordered cells, or pairs of people of whom a report was observed both times, each
/// counted in both directions.
enum class CellsAre : std::uint8_t { ordered, pairs };

/// Takes the values of cells, two people at a time; every other observed cell has the value 0.
/// Cost O(n + exceptions + areas^2), and O(1) a pair of people, with one place of memory a person.
class CellSummer {
 public:
    /// `joint` outlives it.
    CellSummer(const ObservedPairs& joint, CellsAre are, const Partition& areas);
    /// The values of the cells (first, second) and (second, first); 0 for one that is not observed. Each two people once.
    /// For pairs and for ties without direction both are the same.
    void add(ActorId first, ActorId second, double there, double back);
    [[nodiscard]] CellSums sums() &&;

 private:
    /// What the cells of one person add up to, and the area, in one place.
    struct Person {
        double all = 0, within = 0, across = 0;
        std::uint32_t unit = 0;
    };
    const ObservedPairs& joint_;
    bool always_back_;
    CellSums sums_;
    std::vector<Person> people_;
};

/// Only the blocks, of D. Cost O(n + changed cells + exceptions + areas^2).
[[nodiscard]] AreaBlocks area_blocks(const PairedCells& paired, const Partition& areas);

}  // namespace crosstie::infer
