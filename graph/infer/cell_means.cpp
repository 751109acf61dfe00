#include "graph/infer/cell_means.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "graph/base/undefined.hpp"

namespace crosstie::infer {

namespace {

constexpr std::size_t fewest_areas = 3;

double mean_of(const CellMean& one) { return one.moments->sum / one.moments->observed; }

// What a unit's cells add to one mean, and how many of the mean's cells they are.
struct Touch {
    double residual = 0, cells = 0;
};

// Estimates without one unit at a time, as they differ from the whole: their sum of squares around their mean.
class LeftOut {
 public:
    void add(double difference) {
        ++count_;
        sum_ += difference;
        squares_ += difference * difference;
    }
    [[nodiscard]] double count() const { return count_; }
    [[nodiscard]] double squares() const { return std::max(0.0, squares_ - sum_ * sum_ / count_); }

 private:
    double count_ = 0, sum_ = 0, squares_ = 0;
};

// The cells between two units that belong to a mean: all of them, or those within, or those across known areas.
bool belongs(CellsOf of, std::size_t g, std::size_t h, std::size_t areas) {
    if (of == CellsOf::all) return true;
    return g < areas && h < areas && (of == CellsOf::within) == (g == h);
}

bool none_observed(std::span<const CellMean> means) {
    return means.empty() || std::ranges::any_of(means, [](const CellMean& one) { return one.moments->observed <= 0; });
}

}  // namespace

std::string_view name_of(NoAreas why) {
    switch (why) {
        case NoAreas::none:
            return "";
        case NoAreas::not_asked:
            return "no areas to ask";
        case NoAreas::too_few:
            return "fewer than 3 areas";
        case NoAreas::too_many:
            return "too many areas";
        case NoAreas::one_holds_all:
            return "one area holds all pairs";
    }
    return "";
}

UnitError people_error(std::span<const CellMean> means) {
    UnitError error{nan, nan, 0, NoAreas::none};
    if (none_observed(means)) return error;
    LeftOut left_out;
    double touching = 0;
    bool holds_all = false;
    for (std::size_t i = 0; i < means.front().moments->touching.size(); ++i) {
        double own = 0;
        double without = 0;
        bool any = false;
        for (const CellMean& one : means) {
            const ChangeMoments& m = *one.moments;
            if (m.touched_cells[i] == 0) continue;
            any = true;
            const double residual = one.weight * (m.touching[i] - mean_of(one) * m.touched_cells[i]);
            own += residual / m.observed;
            const double left = m.observed - m.touched_cells[i];
            holds_all = holds_all || left <= 0;
            without -= residual / left;
        }
        if (!any) continue;
        ++error.units;
        touching += own * own;
        left_out.add(without);
    }
    if (error.units < 3 || holds_all) return error;
    double pairs_of_cells = 0;  // a cell with itself and with its reverse, which a person's sums hold twice
    for (const CellMean& one : means) {
        const ChangeMoments& m = *one.moments;
        const double mean = mean_of(one);
        const double squares = m.squares - 2 * mean * m.sum + mean * mean * m.observed;
        const double products = m.two_way_products - 2 * mean * m.two_way_sum + mean * mean * m.two_way;
        pairs_of_cells += one.weight * one.weight * (squares + products) / (m.observed * m.observed);
    }
    // Why the factor, and why the jackknife beneath it: graph/infer/README.md.
    const double n = left_out.count();
    const double jackknife = (n - 2) / (2 * n) * left_out.squares();
    const double robust = touching - pairs_of_cells;
    const double unbiased = n > 3 ? robust * n * (n - 1) / ((n - 2) * (n - 3)) : nan;
    error.se = std::sqrt(unbiased > jackknife ? unbiased : jackknife);
    error.df = n - 1;
    if (unbiased > jackknife) {
        const double people = 2 * jackknife * (n - 1) / (n - 2);
        const double pairs = people - unbiased;
        error.df = unbiased * unbiased / (people * people / (n - 1) + pairs * pairs / (n * (n - 3) / 2));
    }
    return error;
}

UnitError area_error(std::span<const CellMean> means) {
    UnitError error{nan, nan, 0, NoAreas::not_asked};
    if (none_observed(means)) return error;
    for (const CellMean& one : means) {
        if (one.blocks == nullptr || one.blocks->areas == 0) return error;
        if (one.blocks->sum.empty()) {
            error.why = NoAreas::too_many;
            return error;
        }
    }
    const std::size_t units = means.front().blocks->units;
    const std::size_t areas = means.front().blocks->areas;
    double touching = 0;
    double between = 0;  // two units' cells with each other, which both units' sums hold
    LeftOut left_out;
    bool holds_all = false;
    for (std::size_t g = 0; g < units; ++g) {
        double own = 0;
        double without = 0;
        bool any = false;
        std::vector<double> with(units, 0.0);
        for (const CellMean& one : means) {
            Touch touch;
            const double mean = mean_of(one);
            for (std::size_t h = 0; h < units; ++h) {
                if (!belongs(one.of, g, h, areas)) continue;
                const double cells = one.blocks->cells[g * units + h];
                if (cells == 0) continue;
                const double residual = one.weight * (one.blocks->sum[g * units + h] - mean * cells);
                touch.residual += residual;
                touch.cells += cells;
                with[h] += residual / one.moments->observed;
            }
            if (touch.cells == 0) continue;
            any = true;
            own += touch.residual / one.moments->observed;
            const double left = one.moments->observed - touch.cells;
            holds_all = holds_all || left <= 0;
            without -= touch.residual / left;
        }
        if (!any) continue;
        error.units += g < areas ? 1U : 0U;
        touching += own * own;
        for (std::size_t h = g + 1; h < units; ++h) between += with[h] * with[h];
        left_out.add(without);
    }
    error.why = error.units < fewest_areas ? NoAreas::too_few : holds_all ? NoAreas::one_holds_all : NoAreas::none;
    if (error.why != NoAreas::none) return error;
    const auto count = static_cast<double>(error.units);
    const double together = (touching - between) * count / (count - 1);
    const double jackknife = (left_out.count() - 1) / left_out.count() * left_out.squares();
    error.se = std::sqrt(std::max(together, jackknife));
    error.df = count - 1;
    return error;
}

const ChangeMoments& CellSums::of(CellsOf part) const {
    return part == CellsOf::all ? all : part == CellsOf::within ? within : across;
}

namespace {

/// Area of each actor, everybody of no known one together after the last.
std::vector<std::uint32_t> units_of(const Partition& areas) {
    std::vector<std::uint32_t> unit(areas.group);
    for (std::uint32_t& one : unit) {
        if (one == Partition::none) one = static_cast<std::uint32_t>(areas.group_count());
    }
    return unit;
}

AreaBlocks counted_blocks(const ObservedPairs& joint, CellsAre are, const Partition& areas,
                          const std::vector<std::uint32_t>& unit) {
    AreaBlocks blocks{areas.group_count(), areas.group_count() + 1, {}, {}};
    if (blocks.areas > most_areas) return blocks;
    const std::size_t units = blocks.units;
    const std::vector<std::uint64_t> cells = joint.block_counts(unit, units);
    const std::vector<std::uint64_t> two_way =
        are == CellsAre::pairs ? joint.both_directions().block_counts(unit, units) : std::vector<std::uint64_t>{};
    blocks.sum.assign(units * units, 0.0);
    blocks.cells.assign(units * units, 0.0);
    for (std::size_t g = 0; g < units; ++g) {
        for (std::size_t h = 0; h < units; ++h) {
            // Both directions; of pairs each counted twice, told by one report or by two.
            const std::uint64_t told = cells[g * units + h] + cells[h * units + g];
            double count = static_cast<double>(told);
            if (are == CellsAre::pairs) count = 2.0 * static_cast<double>(told - two_way[g * units + h]);
            blocks.cells[g * units + h] = g == h ? count / 2 : count;
        }
    }
    return blocks;
}

void add_to_block(AreaBlocks& blocks, std::size_t g, std::size_t h, double value) {
    if (blocks.sum.empty()) return;
    blocks.sum[g * blocks.units + h] += value;
    if (g != h) blocks.sum[h * blocks.units + g] += value;
}

}  // namespace

AreaBlocks area_blocks(const PairedCells& paired, const Partition& areas) {
    const std::vector<std::uint32_t> unit = units_of(areas);
    AreaBlocks blocks = counted_blocks(paired.joint, CellsAre::ordered, areas, unit);
    for (ActorId i = 0; i < paired.joint.actor_count(); ++i) {
        for (std::uint64_t k = paired.offset[i]; k < paired.offset[i + std::size_t{1}]; ++k) {
            add_to_block(blocks, unit[i], unit[paired.cells[k].to], paired.cells[k].d);
        }
    }
    return blocks;
}

namespace {

/// Cells by part, before any value.
class Counter {
 public:
    Counter(const ObservedPairs& joint, CellsAre are, const Partition& areas)
        : joint_(joint), two_way_(joint.both_directions()), are_(are), areas_(areas) {}

    void count(CellSums& sums) const {
        const ActorId n = joint_.actor_count();
        const std::size_t groups = areas_.group_count();
        std::vector<std::uint32_t> known(n, Partition::none);
        for (ActorId i = 0; i < n; ++i) known[i] = areas_.known(i) ? 0U : Partition::none;
        const std::vector<double> same = touched(areas_.group, groups);
        const std::vector<double> among_known = touched(known, 1);
        const std::vector<double> everybody = touched(std::vector<std::uint32_t>(n, 0), 1);
        std::vector<double> other(among_known);
        for (ActorId i = 0; i < n; ++i) other[i] -= same[i];
        fill(sums.all, everybody, two_way(std::vector<std::uint32_t>(n, 0), 1));
        const double within = two_way(areas_.group, groups);
        fill(sums.within, same, within);
        fill(sums.across, other, two_way(known, 1) - within);
    }

 private:
    // [actors] cells in the row and column of each that stay inside its group.
    std::vector<double> touched(const std::vector<std::uint32_t>& group, std::size_t groups) const {
        const std::vector<std::uint64_t> cells = joint_.same_group_counts(group, groups);
        std::vector<double> counts(cells.begin(), cells.end());
        if (are_ == CellsAre::ordered) return counts;
        const std::vector<std::uint64_t> both = two_way_.same_group_counts(group, groups);
        for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = 2 * counts[i] - static_cast<double>(both[i]);
        return counts;
    }
    double two_way(const std::vector<std::uint32_t>& group, std::size_t groups) const {
        if (are_ == CellsAre::pairs) return nan;  // all of them
        double cells = 0;
        for (const std::uint64_t count : two_way_.same_group_counts(group, groups)) cells += static_cast<double>(count);
        return cells / 2;
    }
    static void fill(ChangeMoments& m, const std::vector<double>& touched, double two_way) {
        m.touched_cells = touched;
        m.touching.assign(touched.size(), 0.0);
        for (const double cells : touched) {
            m.people += cells > 0 ? 1 : 0;
            m.observed += cells / 2;
        }
        m.two_way = std::isnan(two_way) ? m.observed : two_way;
    }

    const ObservedPairs& joint_;
    ObservedPairs two_way_;
    CellsAre are_;
    const Partition& areas_;
};

}  // namespace

CellSummer::CellSummer(const ObservedPairs& joint, CellsAre are, const Partition& areas)
    : joint_(joint), always_back_(are == CellsAre::pairs || joint.complete()) {
    const std::vector<std::uint32_t> unit = units_of(areas);
    sums_.blocks = counted_blocks(joint, are, areas, unit);
    Counter(joint, are, areas).count(sums_);
    people_.resize(unit.size());
    for (std::size_t i = 0; i < unit.size(); ++i) people_[i].unit = unit[i];
}

void CellSummer::add(ActorId first, ActorId second, double there, double back) {
    Person &one = people_[first], &other = people_[second];
    const double both = there + back;
    double two_way = both;
    double product = 2 * there * back;
    if (!always_back_) {
        two_way = (joint_.contains(second, first) ? there : 0) + (joint_.contains(first, second) ? back : 0);
    }
    const auto add = [&](ChangeMoments& m, double Person::*part) {
        m.sum += both;
        m.squares += there * there + back * back;
        one.*part += both;
        other.*part += both;
        m.two_way_products += product;
        m.two_way_sum += two_way;
    };
    add(sums_.all, &Person::all);
    if (one.unit < sums_.blocks.areas && other.unit < sums_.blocks.areas) {
        if (one.unit == other.unit)
            add(sums_.within, &Person::within);
        else
            add(sums_.across, &Person::across);
    }
    add_to_block(sums_.blocks, one.unit, other.unit, both);
}

CellSums CellSummer::sums() && {
    for (std::size_t i = 0; i < people_.size(); ++i) {
        sums_.all.touching[i] = people_[i].all;
        sums_.within.touching[i] = people_[i].within;
        sums_.across.touching[i] = people_[i].across;
    }
    return std::move(sums_);
}

}  // namespace crosstie::infer
