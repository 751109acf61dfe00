#include "graph/infer/block_permutation.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>

#include "graph/base/draws.hpp"
#include "graph/base/undefined.hpp"
#include "graph/change/turnover.hpp"
#include "graph/infer/same.hpp"

namespace crosstie::infer {

namespace {

struct Cell {
    std::uint32_t from, to;  // places among the people
    std::int32_t before, after;
};

// Which block a pair of areas falls into: a square, or, for unordered pairs, its upper triangle.
class Blocks {
 public:
    Blocks(std::size_t areas, bool directed) : areas_(areas), block_(areas * areas) {
        for (std::uint32_t g = 0; g < areas; ++g) {
            for (std::uint32_t h = directed ? 0 : g; h < areas; ++h) {
                block_[g * areas + h] = pairs_.size();
                if (!directed) block_[h * areas + g] = pairs_.size();
                pairs_.push_back({g, h});
            }
        }
    }
    struct Pair {
        std::uint32_t from, to;
    };
    [[nodiscard]] const std::vector<Pair>& pairs() const { return pairs_; }
    [[nodiscard]] std::size_t of(std::uint32_t g, std::uint32_t h) const { return block_[g * areas_ + h]; }

 private:
    std::size_t areas_;
    std::vector<std::size_t> block_;
    std::vector<Pair> pairs_;
};

struct Tally {
    std::int64_t cells = 0, before = 0, after = 0;
    [[nodiscard]] double change() const {
        return cells == 0 ? nan : static_cast<double>(after - before) / static_cast<double>(cells);
    }
};

struct Joint {
    std::vector<std::uint32_t> label;  // area of each of the people
    std::vector<Cell> ties;            // held at one wave or both
    std::vector<Cell> gaps;            // cells among the people not observed at both waves
};

Joint joint_cells(const Network& before, const Network& after, const Partition& areas) {
    const ObservedPairs observed = ObservedPairs::both(before.observed(), after.observed());
    std::vector<std::uint32_t> place(before.actor_count(), Partition::none);
    std::vector<ActorId> people;
    Joint joint;
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        if (!areas.known(i) || observed.row_count(i) + observed.column_count(i) == 0) continue;
        place[i] = static_cast<std::uint32_t>(people.size());
        people.push_back(i);
        joint.label.push_back(areas.group[i]);
    }
    for (const change::ChangedTie& tie : change::changed_ties(before, after)) {
        if (place[tie.from] == Partition::none || place[tie.to] == Partition::none) continue;
        joint.ties.push_back({place[tie.from], place[tie.to], tie.change != change::TieChange::gained ? 1 : 0,
                              tie.change != change::TieChange::lost ? 1 : 0});
    }
    if (observed.complete()) return joint;
    for (const ActorId i : people) {
        for (const ActorId j : people) {
            if (i == j || (!before.directed() && j < i) || observed.contains(i, j)) continue;
            joint.gaps.push_back({place[i], place[j], 0, 0});
        }
    }
    return joint;
}

// Cells of each block had everybody answered: relabelling keeps the areas' sizes, so these never change.
std::vector<Tally> full(const Joint& joint, const Blocks& blocks, std::size_t areas, bool directed) {
    std::vector<std::int64_t> sizes(areas, 0);
    for (const std::uint32_t area : joint.label) ++sizes[area];
    std::vector<Tally> tallies;
    for (const Blocks::Pair& pair : blocks.pairs()) {
        std::int64_t cells = sizes[pair.from] * (sizes[pair.to] - (pair.from == pair.to ? 1 : 0));
        if (!directed && pair.from == pair.to) cells /= 2;
        tallies.push_back({cells, 0, 0});
    }
    return tallies;
}

void tally(const Joint& joint, const std::vector<std::uint32_t>& label, const Blocks& blocks,
           std::vector<Tally>& tallies) {
    for (const Cell& cell : joint.gaps) --tallies[blocks.of(label[cell.from], label[cell.to])].cells;
    for (const Cell& cell : joint.ties) {
        Tally& block = tallies[blocks.of(label[cell.from], label[cell.to])];
        block.before += cell.before;
        block.after += cell.after;
    }
}

struct Tail {
    std::uint32_t at_least = 0, at_most = 0, undefined = 0;
};

// One for each block.
class BlockTails {
 public:
    explicit BlockTails(std::size_t blocks) : tails_(blocks) {}
    void count(std::size_t block, double drawn, double observed) {
        const bool none = std::isnan(drawn);
        tails_[block].undefined += none ? 1U : 0U;
        tails_[block].at_least += none || drawn >= observed - same ? 1U : 0U;
        tails_[block].at_most += none || drawn <= observed + same ? 1U : 0U;
    }
    BlockTails& operator+=(const BlockTails& other) {
        for (std::size_t k = 0; k < tails_.size(); ++k) {
            tails_[k].at_least += other.tails_[k].at_least;
            tails_[k].at_most += other.tails_[k].at_most;
            tails_[k].undefined += other.tails_[k].undefined;
        }
        return *this;
    }
    const Tail& operator[](std::size_t block) const { return tails_[block]; }

 private:
    std::vector<Tail> tails_;
};

}  // namespace

double BlockChange::change() const {
    return cells == 0
               ? nan
               : (static_cast<double>(ties_after) - static_cast<double>(ties_before)) / static_cast<double>(cells);
}

std::vector<double> holm_adjusted(const std::vector<double>& p) {
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < p.size(); ++k) {
        if (!std::isnan(p[k])) order.push_back(k);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> adjusted(p.size(), nan);
    double largest = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        largest = std::max(largest, std::min(1.0, static_cast<double>(order.size() - k) * p[order[k]]));
        adjusted[order[k]] = largest;
    }
    return adjusted;
}

BlockChanges block_changes(const Network& before, const Network& after, const Partition& areas,
                           const BlockOptions& options) {
    if (before.actor_count() != after.actor_count() || before.directed() != after.directed() ||
        areas.group.size() != before.actor_count()) {
        throw std::invalid_argument("waves and areas need one roster and one direction");
    }
    const Joint joint = joint_cells(before, after, areas);
    const Blocks blocks(areas.group_count(), before.directed());
    const std::vector<Tally> everybody = full(joint, blocks, areas.group_count(), before.directed());
    std::vector<Tally> observed = everybody;
    tally(joint, joint.label, blocks, observed);

    const std::size_t count = observed.size();
    const BlockTails none_drawn(count);
    const BlockTails tails =
        tallied(options.seed, options.draws, options.threads, none_drawn, [&](Random& random, std::uint32_t draws) {
            BlockTails found(count);
            std::vector<std::uint32_t> label = joint.label;
            std::vector<Tally> drawn;
            for (std::uint32_t draw = 0; draw < draws; ++draw) {
                random.shuffle(std::span(label));
                drawn = everybody;
                tally(joint, label, blocks, drawn);
                for (std::size_t k = 0; k < count; ++k) found.count(k, drawn[k].change(), observed[k].change());
            }
            return found;
        });

    BlockChanges result;
    result.people = joint.label.size();
    result.seed = options.seed;
    result.draws = options.draws;
    std::vector<double> two_sided;
    for (std::size_t k = 0; k < count; ++k) {
        BlockChange block;
        block.from = blocks.pairs()[k].from;
        block.to = blocks.pairs()[k].to;
        block.cells = static_cast<std::uint64_t>(observed[k].cells);
        block.ties_before = static_cast<std::uint64_t>(observed[k].before);
        block.ties_after = static_cast<std::uint64_t>(observed[k].after);
        block.p_at_least = block.p_at_most = block.p_two_sided = nan;
        if (block.cells > 0 && options.draws > 0) {
            ++result.tested;
            block.draws_undefined = tails[k].undefined;
            block.p_at_least = (1.0 + tails[k].at_least) / (1.0 + options.draws);
            block.p_at_most = (1.0 + tails[k].at_most) / (1.0 + options.draws);
            block.p_two_sided = std::min(1.0, 2 * std::min(block.p_at_least, block.p_at_most));
        }
        two_sided.push_back(block.p_two_sided);
        result.blocks.push_back(block);
    }
    const std::vector<double> adjusted = holm_adjusted(two_sided);
    for (std::size_t k = 0; k < count; ++k) result.blocks[k].p_adjusted = adjusted[k];
    return result;
}

}  // namespace crosstie::infer
