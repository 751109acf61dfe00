#include "graph/measure/equivalence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>

#include "graph/measure/cohesion.hpp"
#include "graph/measure/mixing.hpp"
#include "graph/measure/row_sums.hpp"

namespace crosstie::measure {

namespace {

using Matrix = std::vector<std::vector<double>>;

constexpr double trace = 1e-20;  // what rounding leaves of a sum of squares that is 0

// Actors who can be held against somebody else.
std::vector<ActorId> comparable(const Network& network, const Matrix& likeness) {
    std::vector<ActorId> actors;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        bool any = network.observed().on_roster(i) && network.observed().roster_count() == 1;
        for (ActorId j = 0; j < network.actor_count(); ++j) any |= j != i && !std::isnan(likeness[i][j]);
        if (any) actors.push_back(i);
    }
    return actors;
}

Partition numbered(ActorId actors, std::vector<std::vector<ActorId>> blocks) {
    std::sort(blocks.begin(), blocks.end());
    Partition partition{std::vector<std::uint32_t>(actors, Partition::none), {}};
    const std::size_t width = std::to_string(blocks.size()).size();  // "01" before "10": labels are sorted
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        for (const ActorId actor : blocks[block]) partition.group[actor] = static_cast<std::uint32_t>(block);
        const std::string number = std::to_string(block + 1);
        partition.labels.push_back(std::string(width - number.size(), '0') + number);
    }
    return partition;
}

// Parts of actors and how far they lie apart: sum and number of defined distances, or their maximum and whether any.
struct Parts {
    Linkage linkage;
    std::vector<std::vector<ActorId>> members;  // empty: joined to an earlier part
    Matrix far, count;

    [[nodiscard]] double apart(std::size_t a, std::size_t b) const {
        if (count[a][b] == 0) return std::numeric_limits<double>::infinity();
        return linkage == Linkage::average ? far[a][b] / count[a][b] : far[a][b];
    }
    void join(std::size_t a, std::size_t b) {
        for (std::size_t k = 0; k < members.size(); ++k) {
            far[a][k] = linkage == Linkage::average ? far[a][k] + far[b][k] : std::max(far[a][k], far[b][k]);
            count[a][k] += count[b][k];
            far[k][a] = far[a][k];
            count[k][a] = count[a][k];
        }
        members[a].insert(members[a].end(), members[b].begin(), members[b].end());
        std::sort(members[a].begin(), members[a].end());
        members[b].clear();
    }
};

// One round of CONCOR: the correlations between columns, which are rows too. Rounded, so that what is equal in truth
// stays equal.
Matrix correlate_columns(Matrix table) {
    for (std::vector<double>& row : table) {
        double mean = 0;
        for (const double cell : row) mean += cell;
        mean /= static_cast<double>(row.size());
        double squares = 0;
        for (const double cell : row) squares += (cell - mean) * (cell - mean);
        const double length = squares > trace ? std::sqrt(squares) : undefined;
        for (double& cell : row) cell = (cell - mean) / length;
    }
    Matrix next = table;
    each_pair_of_rows(table.size(), [&](std::size_t i, std::size_t first, std::size_t last) {
        for (std::size_t j = first; j < last; ++j) {
            const double product = sum_of_products(table[i], table[j]);
            next[i][j] = next[j][i] = std::clamp(std::round(product * 0x1p40) * 0x1p-40, -1.0, 1.0);
        }
    });
    return next;
}

// The two halves of a block, or the block alone when it does not part.
std::vector<std::vector<ActorId>> halves(const std::vector<ActorId>& block, const Matrix& likeness) {
    if (block.size() < 3) return {block};
    Matrix table(block.size(), std::vector<double>(block.size(), 0));
    for (std::size_t i = 0; i < block.size(); ++i) {
        for (std::size_t j = 0; j < block.size(); ++j) {
            const double first = likeness[block[i]][block[j]];
            table[i][j] = i == j ? 1 : std::isnan(first) ? 0 : first;
        }
    }
    const auto settled = [&] {
        return std::all_of(table.begin(), table.end(), [](const auto& row) {
            return std::all_of(row.begin(), row.end(), [](double cell) { return std::abs(cell) > 1 - 1e-9; });
        });
    };
    for (int round = 0; round < 500 && !settled(); ++round) {
        table = correlate_columns(std::move(table));
        for (const auto& row : table) {
            if (std::any_of(row.begin(), row.end(), [](double cell) { return std::isnan(cell); })) return {block};
        }
    }
    std::vector<ActorId> with_first;
    std::vector<ActorId> against;
    for (std::size_t k = 0; k < block.size(); ++k) (table[0][k] > 0 ? with_first : against).push_back(block[k]);
    if (!settled() || against.empty()) return {block};
    return {with_first, against};
}

}  // namespace

Partition equivalence_blocks(const Network& network, BlockOptions options) {
    if (options.blocks == 0) throw std::invalid_argument("at least one block");
    const Matrix distance = profile_distance(network, options.profile);
    const std::vector<ActorId> actors = comparable(network, distance);
    const std::size_t n = actors.size();
    Parts parts{options.linkage, {}, Matrix(n, std::vector<double>(n, 0)), Matrix(n, std::vector<double>(n, 0))};
    for (std::size_t a = 0; a < n; ++a) {
        parts.members.push_back({actors[a]});
        for (std::size_t b = 0; b < n; ++b) {
            const double d = distance[actors[a]][actors[b]];
            if (a != b && !std::isnan(d)) parts.far[a][b] = d, parts.count[a][b] = 1;
        }
    }
    // Each part remembers the nearest of those after it; only those before the part that grew, or who remember the
    // part that is gone, must look again.
    std::vector<std::size_t> nearest(n, n);
    const auto look = [&](std::size_t a) {
        nearest[a] = n;
        for (std::size_t b = a + 1; b < n; ++b) {
            if (parts.members[b].empty()) continue;
            if (nearest[a] == n || parts.apart(a, b) < parts.apart(a, nearest[a])) nearest[a] = b;
        }
    };
    for (std::size_t a = 0; a < n; ++a) look(a);
    for (std::size_t left = n; left > options.blocks; --left) {
        std::size_t first = n;
        for (std::size_t a = 0; a < n; ++a) {
            if (parts.members[a].empty() || nearest[a] == n) continue;
            if (first == n || parts.apart(a, nearest[a]) < parts.apart(first, nearest[first])) first = a;
        }
        const std::size_t second = nearest[first];
        parts.join(first, second);
        for (std::size_t a = 0; a < second; ++a) {
            if (parts.members[a].empty()) continue;
            if (a <= first || nearest[a] == second) look(a);
        }
    }
    std::erase_if(parts.members, [](const auto& members) { return members.empty(); });
    return numbered(network.actor_count(), std::move(parts.members));
}

Partition concor(const Network& network, ConcorOptions options) {
    const Matrix likeness = profile_correlation(network, options.profile);
    const std::vector<ActorId> actors = comparable(network, likeness);
    std::vector<std::vector<ActorId>> blocks;
    if (!actors.empty()) blocks.push_back(actors);
    for (std::uint32_t split = 0; split < options.splits; ++split) {
        std::vector<std::vector<ActorId>> finer;
        for (const auto& block : blocks) {
            for (auto& half : halves(block, likeness)) finer.push_back(std::move(half));
        }
        if (finer.size() == blocks.size()) break;  // nothing parts any more
        blocks = std::move(finer);
    }
    return numbered(network.actor_count(), std::move(blocks));
}

BlockImage block_image(const Network& network, const Partition& blocks) {
    const Mixing mix = mixing(network, blocks);
    BlockImage result;
    result.threshold = density(network);
    const std::size_t k = blocks.group_count();
    result.density.assign(k, std::vector<double>(k, undefined));
    result.image = result.density;
    for (std::size_t g = 0; g < k; ++g) {
        for (std::size_t h = 0; h < k; ++h) {
            result.density[g][h] = mix.density(g, h);
            if (!std::isnan(result.density[g][h]))
                result.image[g][h] = result.density[g][h] >= result.threshold ? 1 : 0;
        }
    }
    return result;
}

}  // namespace crosstie::measure
