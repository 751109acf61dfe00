#include "graph/measure/leiden.hpp"

#include <cmath>
#include <numeric>
#include <span>
#include <stdexcept>
#include <utility>

#include "graph/measure/scores.hpp"

namespace crosstie::measure {

namespace {

using Groups = std::vector<std::uint32_t>;

constexpr double spread = 0.01;  // how much worse a part may be and still be joined now and then
constexpr double slack = 1e-12;  // gains smaller than this share of a unit's ties are rounding
constexpr std::uint32_t no_group = 0xFFFFFFFF;

// Strengths towards groups, summed while a unit's ties are walked; emptied again at the cost of what was touched.
class Towards {
 public:
    explicit Towards(std::size_t groups) : strength_(groups, 0.0) {}
    void add(std::uint32_t group, double strength) {
        if (strength_[group] == 0) touched_.push_back(group);
        strength_[group] += strength;
    }
    [[nodiscard]] double operator[](std::uint32_t group) const { return strength_[group]; }
    [[nodiscard]] const Groups& touched() const { return touched_; }
    void clear() {
        for (const std::uint32_t group : touched_) strength_[group] = 0;
        touched_.clear();
    }

 private:
    std::vector<double> strength_;
    Groups touched_;
};

Groups shuffled(std::uint32_t units, Random& random) {
    Groups order(units);
    std::iota(order.begin(), order.end(), 0U);
    random.shuffle(std::span(order));
    return order;
}

// Numbers groups from 0 in the order of their first unit; returns how many there are.
std::uint32_t renumber(Groups& group) {
    Groups number(group.size(), no_group);
    std::uint32_t count = 0;
    for (std::uint32_t& one : group) {
        if (number[one] == no_group) number[one] = count++;
        one = number[one];
    }
    return count;
}

// Moves units to the neighbouring group, or to one of their own, that gains most, until none has a better place.
void move_units(const TieSums& ties, Groups& group, double resolution, Random& random) {
    const std::uint32_t units = ties.unit_count();
    const double scale = resolution / ties.sum;
    std::vector<double> group_total(units, 0.0);
    Groups size(units, 0);
    for (std::uint32_t unit = 0; unit < units; ++unit) {
        group_total[group[unit]] += ties.total[unit];
        ++size[group[unit]];
    }
    Groups unused;
    for (std::uint32_t g = 0; g < units; ++g) {
        if (size[g] == 0) unused.push_back(g);
    }
    Towards towards(units);
    Groups queue = shuffled(units, random);  // a ring: each unit stands in it at most once
    std::vector<std::uint8_t> queued(units, 1);
    std::uint32_t waiting = units;
    std::uint32_t head = 0;
    std::uint32_t tail = 0;
    while (waiting > 0) {
        const std::uint32_t unit = queue[head];
        head = head + 1 == units ? 0 : head + 1;
        --waiting;
        queued[unit] = 0;
        const double total = ties.total[unit];
        const std::uint32_t from = group[unit];
        for (std::uint64_t k = ties.offset[unit]; k < ties.offset[unit + std::size_t{1}]; ++k) {
            towards.add(group[ties.other[k]], ties.strength[k]);
        }
        group_total[from] -= total;
        --size[from];
        std::uint32_t best = from;
        double most = towards[from] - scale * total * group_total[from];
        for (const std::uint32_t g : towards.touched()) {
            const double gain = towards[g] - scale * total * group_total[g];
            if (gain > most + slack * total) best = g, most = gain;
        }
        if (most < -slack * total && size[from] > 0) {
            best = unused.back();
            unused.pop_back();
        }
        towards.clear();
        group_total[best] += total;
        ++size[best];
        if (best == from) continue;
        if (size[from] == 0) unused.push_back(from);
        group[unit] = best;
        for (std::uint64_t k = ties.offset[unit]; k < ties.offset[unit + std::size_t{1}]; ++k) {
            const std::uint32_t other = ties.other[k];
            if (queued[other] != 0 || group[other] == best) continue;
            queued[other] = 1;
            queue[tail] = other;
            tail = tail + 1 == units ? 0 : tail + 1;
            ++waiting;
        }
    }
}

// One of the parts around a unit, likelier the more it gains; the unit itself when it had better stay alone.
class PartDraw {
 public:
    void offer(std::uint32_t part, double gain) { offers_.push_back({part, gain}); }
    std::uint32_t draw(Random& random) {
        double most = 0;
        for (const auto& [part, gain] : offers_) most = std::max(most, gain);
        double sum = 0;
        for (auto& [part, gain] : offers_) sum += gain = std::exp((gain - most) / spread);
        double left = sum * (random.below(1U << 31U) + 0.5) / static_cast<double>(1U << 31U);
        std::uint32_t drawn = offers_.back().first;
        for (const auto& [part, likely] : offers_) {
            left -= likely;
            if (left > 0) continue;
            drawn = part;
            break;
        }
        offers_.clear();
        return drawn;
    }

 private:
    std::vector<std::pair<std::uint32_t, double>> offers_;
};

// Builds each group up again from single units; a part is named by the unit it began with.
Groups refine(const TieSums& ties, const Groups& group, double resolution, Random& random) {
    const std::uint32_t units = ties.unit_count();
    const double scale = resolution / ties.sum;
    std::vector<double> group_total(units, 0.0);
    for (std::uint32_t unit = 0; unit < units; ++unit) group_total[group[unit]] += ties.total[unit];
    std::vector<double> inward(units, 0.0);  // [parts] strength towards the rest of the group
    for (std::uint32_t unit = 0; unit < units; ++unit) {
        for (std::uint64_t k = ties.offset[unit]; k < ties.offset[unit + std::size_t{1}]; ++k) {
            if (group[ties.other[k]] == group[unit]) inward[unit] += ties.strength[k];
        }
    }
    Groups part(units);
    std::iota(part.begin(), part.end(), 0U);
    std::vector<double> part_total = ties.total;
    std::vector<std::uint8_t> alone(units, 1);
    const auto well_connected = [&](std::uint32_t one, double whole) {
        return inward[one] >= scale * part_total[one] * (whole - part_total[one]) - slack * part_total[one];
    };
    Towards towards(units);
    PartDraw chance;
    for (const std::uint32_t unit : shuffled(units, random)) {
        const double whole = group_total[group[unit]];
        if (alone[unit] == 0 || inward[unit] == 0 || !well_connected(unit, whole)) continue;
        for (std::uint64_t k = ties.offset[unit]; k < ties.offset[unit + std::size_t{1}]; ++k) {
            if (group[ties.other[k]] == group[unit]) towards.add(part[ties.other[k]], ties.strength[k]);
        }
        const double total = ties.total[unit];
        chance.offer(unit, 0);
        for (const std::uint32_t one : towards.touched()) {
            const double gain = towards[one] - scale * total * part_total[one];
            if (gain >= 0 && well_connected(one, whole)) chance.offer(one, gain);
        }
        const std::uint32_t joined = chance.draw(random);
        if (joined != unit) {
            part[unit] = joined;
            part_total[joined] += total;
            inward[joined] += inward[unit] - 2 * towards[joined];
            alone[unit] = alone[joined] = 0;
        }
        towards.clear();
    }
    return part;
}

// The parts as units of their own.
TieSums merge(const TieSums& ties, const Groups& part, std::uint32_t parts) {
    std::vector<std::uint32_t> begin(parts + std::size_t{1}, 0);
    for (const std::uint32_t one : part) ++begin[one + std::size_t{1}];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    Groups members(part.size());
    Groups place(begin.begin(), begin.end() - 1);
    for (std::uint32_t unit = 0; unit < part.size(); ++unit) members[place[part[unit]]++] = unit;

    TieSums merged;
    merged.sum = ties.sum;
    merged.total.assign(parts, 0.0);
    merged.offset.reserve(parts + std::size_t{1});
    Towards towards(parts);
    for (std::uint32_t one = 0; one < parts; ++one) {
        for (std::uint32_t at = begin[one]; at < begin[one + std::size_t{1}]; ++at) {
            const std::uint32_t unit = members[at];
            merged.total[one] += ties.total[unit];
            for (std::uint64_t k = ties.offset[unit]; k < ties.offset[unit + std::size_t{1}]; ++k) {
                if (part[ties.other[k]] != one) towards.add(part[ties.other[k]], ties.strength[k]);
            }
        }
        for (const std::uint32_t other : towards.touched()) {
            merged.other.push_back(other);
            merged.strength.push_back(towards[other]);
        }
        towards.clear();
        merged.offset.push_back(merged.other.size());
    }
    return merged;
}

// Moves, refines and merges until every unit is a group of its own.
void improve(const TieSums& actors, Groups& group, double resolution, Random& random) {
    Groups unit_of(group.size());
    std::iota(unit_of.begin(), unit_of.end(), 0U);
    Groups unit_group = group;
    TieSums merged;
    const TieSums* ties = &actors;
    while (true) {
        move_units(*ties, unit_group, resolution, random);
        if (renumber(unit_group) == ties->unit_count()) break;
        Groups part = refine(*ties, unit_group, resolution, random);
        const std::uint32_t parts = renumber(part);
        if (parts == ties->unit_count()) break;  // rounding alone kept the groups from being built up again
        Groups part_group(parts);
        for (std::uint32_t unit = 0; unit < part.size(); ++unit) part_group[part[unit]] = unit_group[unit];
        merged = merge(*ties, part, parts);
        ties = &merged;
        unit_group.swap(part_group);
        for (std::uint32_t& unit : unit_of) unit = part[unit];
    }
    for (std::size_t i = 0; i < group.size(); ++i) group[i] = unit_group[unit_of[i]];
    renumber(group);
}

// Every other unit, by chance, is set alone: the next pass finds its way from there.
Groups shake(const Groups& group, Random& random) {
    std::vector<std::uint8_t> used(group.size(), 0);
    for (const std::uint32_t one : group) used[one] = 1;
    Groups shaken = group;
    std::uint32_t unused = 0;
    for (std::uint32_t& one : shaken) {
        if (random.below(2) == 0) continue;
        while (unused < used.size() && used[unused] != 0) ++unused;
        if (unused == used.size()) break;  // as many groups as units
        one = unused++;
    }
    renumber(shaken);
    return shaken;
}

// Groups cut into the pieces they fall into: modularity can only rise, and no group is ever in pieces.
Groups connected(const TieSums& ties, const Groups& group) {
    Groups piece(group.size(), no_group);
    Groups queue;
    std::uint32_t pieces = 0;
    for (std::uint32_t first = 0; first < group.size(); ++first) {
        if (piece[first] != no_group) continue;
        queue.assign(1, first);
        piece[first] = pieces;
        for (std::size_t next = 0; next < queue.size(); ++next) {
            const std::uint32_t unit = queue[next];
            for (std::uint64_t k = ties.offset[unit]; k < ties.offset[unit + std::size_t{1}]; ++k) {
                const std::uint32_t other = ties.other[k];
                if (piece[other] != no_group || group[other] != group[unit]) continue;
                piece[other] = pieces;
                queue.push_back(other);
            }
        }
        ++pieces;
    }
    return piece;
}

}  // namespace

TieSums tie_sums(const Network& network, Strengths strengths) {
    if (network.directed()) throw std::invalid_argument("communities need undirected ties");
    TieSums ties;
    const ActorId n = network.actor_count();
    ties.total.assign(n, 0.0);
    ties.offset.reserve(n + std::size_t{1});
    ties.other.reserve(2 * network.tie_count());
    ties.strength.reserve(2 * network.tie_count());
    for (ActorId i = 0; i < n; ++i) {
        const auto others = network.out(i);
        const auto given = network.out_strength(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            const double strength = strengths == Strengths::ignore || given.empty() ? 1.0 : given[k];
            if (strength == 0) continue;
            ties.other.push_back(others[k]);
            ties.strength.push_back(strength);
            ties.total[i] += strength;
        }
        ties.offset.push_back(ties.other.size());
        ties.sum += ties.total[i];
    }
    return ties;
}

double modularity(const TieSums& ties, const std::vector<std::uint32_t>& group, double resolution) {
    if (ties.sum == 0) return undefined;
    std::vector<double> group_total(group.size(), 0.0);
    double within = 0;
    for (std::uint32_t unit = 0; unit < group.size(); ++unit) {
        group_total[group[unit]] += ties.total[unit];
        for (std::uint64_t k = ties.offset[unit]; k < ties.offset[unit + std::size_t{1}]; ++k) {
            if (group[ties.other[k]] == group[unit]) within += ties.strength[k];
        }
    }
    double expected = 0;
    for (const double total : group_total) expected += total / ties.sum * (total / ties.sum);
    return within / ties.sum - resolution * expected;
}

std::vector<std::uint32_t> leiden(const TieSums& ties, const LeidenOptions& options, Random& random) {
    Groups group(ties.unit_count());
    std::iota(group.begin(), group.end(), 0U);
    if (ties.sum == 0) return group;
    Groups best = group;
    double reached = modularity(ties, group, options.resolution);
    std::uint32_t shaken = 0;
    for (std::uint32_t pass = 0; pass < options.most_passes; ++pass) {
        improve(ties, group, options.resolution, random);
        const double now = modularity(ties, group, options.resolution);
        if (now > reached + slack) {
            best = group;
            reached = now;
            shaken = 0;
            continue;
        }
        if (shaken == options.shakes) break;
        ++shaken;
        group = shake(best, random);
    }
    return connected(ties, best);
}

}  // namespace crosstie::measure
