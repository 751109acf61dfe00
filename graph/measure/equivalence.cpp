#include "graph/measure/equivalence.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

#include "graph/base/error.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/measure/mixing.hpp"

namespace crosstie::measure {

namespace {

using Matrix = std::vector<std::vector<double>>;

constexpr double constant = 1e-12;  // share of the squares that rounding can leave of a profile that does not vary
constexpr double trace = 1e-20;     // what rounding leaves of a sum of squares that is 0

// Cells row by row; NaN on the diagonal and where nothing was observed.
Matrix cells_of(const Network& network, CellValue value) {
    const ActorId n = network.actor_count();
    if (n > 5'000) throw LimitReached("profiles: more than 5,000 actors");
    const ObservedPairs& observed = network.observed();
    Matrix cells(n, std::vector<double>(n, 0));
    for (ActorId i = 0; i < n; ++i) {
        const auto others = network.out(i);
        const auto strengths = network.out_strength(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            cells[i][others[k]] = value == CellValue::binary || strengths.empty() ? 1.0 : strengths[k];
        }
        cells[i][i] = undefined;
        for (ActorId j = 0; j < n && !observed.complete(); ++j) {
            if (j != i && !observed.contains(i, j)) cells[i][j] = undefined;
        }
    }
    return cells;
}

Matrix transposed(const Matrix& cells) {
    Matrix turned = cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        for (std::size_t j = 0; j < cells.size(); ++j) turned[j][i] = cells[i][j];
    }
    return turned;
}

// Calls visit(a, b) for each cell of i's profile and the cell of j's it is held against, both observed.
template <typename Visit>
void each_pair_of_cells(const Matrix& rows, const Matrix& columns, std::size_t i, std::size_t j, OwnCells own,
                        Visit visit) {
    for (const Matrix* cells : {&rows, &columns}) {
        const std::vector<double>& a = (*cells)[i];
        const std::vector<double>& b = (*cells)[j];
        for (std::size_t k = 0; k < a.size(); ++k) {  // the diagonal is NaN: k = i and k = j drop out
            if (!std::isnan(a[k]) && !std::isnan(b[k])) visit(a[k], b[k]);
        }
        if (own == OwnCells::reciprocal && !std::isnan(a[j]) && !std::isnan(b[i])) visit(a[j], b[i]);
    }
}

// Fills a symmetric matrix between actors on the roster; `of` is called once for each pair.
template <typename Of>
Matrix between_actors(const Network& network, double diagonal, Of of) {
    const ActorId n = network.actor_count();
    Matrix result(n, std::vector<double>(n, undefined));
    for (ActorId i = 0; i < n; ++i) {
        if (!network.observed().on_roster(i)) continue;
        result[i][i] = diagonal;
        for (ActorId j = i + 1; j < n; ++j) {
            if (network.observed().on_roster(j)) result[i][j] = result[j][i] = of(i, j);
        }
    }
    return result;
}

// Pearson correlation from sums: of zeros and ones, and of any whole strengths, they are exact.
class Correlation {
 public:
    void add(double a, double b) {
        count_ += 1;
        a_ += a;
        b_ += b;
        aa_ += a * a;
        ab_ += a * b;
        bb_ += b * b;
    }
    [[nodiscard]] double value() const {
        const double aa = aa_ - a_ * a_ / count_;
        const double ab = ab_ - a_ * b_ / count_;
        const double bb = bb_ - b_ * b_ / count_;
        if (!(aa > constant * aa_) || !(bb > constant * bb_)) return undefined;
        return std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0);
    }

 private:
    double count_ = 0, a_ = 0, b_ = 0, aa_ = 0, ab_ = 0, bb_ = 0;
};

// Eight sums side by side, which the processor takes two or more at a time; added up in a fixed order.
double product_of(const std::vector<double>& first, const std::vector<double>& second) {
    constexpr std::size_t lanes = 8;
    std::array<double, lanes> sums{};
    const std::size_t whole = first.size() / lanes * lanes;
    for (std::size_t k = 0; k < whole; k += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += first[k + lane] * second[k + lane];
    }
    for (std::size_t k = whole; k < first.size(); ++k) sums[0] += first[k] * second[k];
    double sum = 0;
    for (const double part : sums) sum += part;
    return sum;
}

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
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            const double product = product_of(table[i], table[j]);
            next[i][j] = next[j][i] = std::clamp(std::round(product * 0x1p40) * 0x1p-40, -1.0, 1.0);
        }
    }
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

std::vector<ActorScores> profile_distance(const Network& network, ProfileOptions options) {
    const Matrix rows = cells_of(network, options.value);
    const Matrix columns = transposed(rows);
    const std::size_t others = std::max<std::size_t>(network.observed().roster_count(), 2) - 2;
    const double all = 2.0 * static_cast<double>(others + (options.own_cells == OwnCells::reciprocal ? 1 : 0));
    return between_actors(network, 0, [&](ActorId i, ActorId j) {
        double sum = 0;
        double count = 0;
        each_pair_of_cells(rows, columns, i, j, options.own_cells, [&](double a, double b) {
            sum += (a - b) * (a - b);
            count += 1;
        });
        if (count == 0) return undefined;
        return std::sqrt(count == all ? sum : sum * all / count);
    });
}

std::vector<ActorScores> profile_correlation(const Network& network, ProfileOptions options) {
    const Matrix rows = cells_of(network, options.value);
    const Matrix columns = transposed(rows);
    return between_actors(network, 1, [&](ActorId i, ActorId j) {
        Correlation correlation;
        each_pair_of_cells(rows, columns, i, j, options.own_cells, [&](double a, double b) { correlation.add(a, b); });
        return correlation.value();
    });
}

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
