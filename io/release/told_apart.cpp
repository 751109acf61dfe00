// Two tables, each without a row of a few people, can give the few back by their difference: those of a borough less
// those of an organisation that lies in it.
#include "io/release/told_apart.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace crosstie::io {

namespace {

constexpr std::size_t uncut = std::numeric_limits<std::size_t>::max();

/// Rows of the two tables as nodes, and how much may flow from one to another.
class Rows {
 public:
    explicit Rows(std::size_t count) : ways_(count) {}

    void join(std::size_t first, std::size_t second, std::size_t people) {
        ways_[first].push_back({second, people, ways_[second].size()});
        ways_[second].push_back({first, uncut, ways_[first].size() - 1});
    }

    /// The smallest cut, or `most` if it is no smaller. Each call begins afresh.
    [[nodiscard]] std::size_t cut(std::size_t from, std::size_t to, std::size_t most) const {
        std::vector<std::vector<Way>> left = ways_;
        std::size_t flow = 0;
        while (flow < most) {
            const std::size_t more = along_one_path(left, from, to, most - flow);
            if (more == 0) break;
            flow += more;
        }
        return flow;
    }

 private:
    struct Way {
        std::size_t to, room, back;
    };

    static std::size_t along_one_path(std::vector<std::vector<Way>>& left, std::size_t from, std::size_t to,
                                      std::size_t most) {
        std::vector<std::pair<std::size_t, std::size_t>> came(left.size(), {uncut, 0});  // node and way into it
        std::vector<std::size_t> reached{from};
        came[from].first = from;
        for (std::size_t k = 0; k < reached.size() && came[to].first == uncut; ++k) {
            for (std::size_t w = 0; w < left[reached[k]].size(); ++w) {
                const Way& way = left[reached[k]][w];
                if (way.room == 0 || came[way.to].first != uncut) continue;
                came[way.to] = {reached[k], w};
                reached.push_back(way.to);
            }
        }
        if (came[to].first == uncut) return 0;
        std::size_t fits = most;
        for (std::size_t at = to; at != from; at = came[at].first)
            fits = std::min(fits, left[came[at].first][came[at].second].room);
        for (std::size_t at = to; at != from; at = came[at].first) {
            Way& way = left[came[at].first][came[at].second];
            Way& back = left[at][way.back];
            if (way.room != uncut) way.room -= fits;
            if (back.room != uncut) back.room += fits;
        }
        return fits;
    }

    std::vector<std::vector<Way>> ways_;
};

/// Of the groups of `one`, those outside the largest part that `other` leaves together.
std::size_t outside_largest(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other) {
    std::map<std::uint32_t, std::map<std::uint32_t, std::size_t>> parts;
    std::map<std::uint32_t, std::size_t> alone;
    for (std::size_t k = 0; k < one.size(); ++k) {
        if (one[k] == not_counted) continue;
        if (other[k] == not_counted)
            ++alone[one[k]];
        else
            ++parts[one[k]][other[k]];
    }
    std::size_t outside = 0;
    for (const auto& [group, inside] : parts) {
        std::size_t all = 0, largest = 0;
        for (const auto& [part, people] : inside) all += people, largest = std::max(largest, people);
        outside += all - largest;
    }
    for (const auto& [group, people] : alone) outside += parts.contains(group) ? people : people - 1;
    return outside;
}

}  // namespace

std::optional<ToldApart> told_apart(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second,
                                    std::size_t least) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> cells;
    for (std::size_t k = 0; k < first.size(); ++k) ++cells[{first[k], second[k]}];
    std::map<std::pair<bool, std::uint32_t>, std::size_t> numbers;  // whom a table leaves out: 0 in both
    const auto node = [&](bool of_second, std::uint32_t row) {
        if (row == not_counted) return std::size_t{0};
        return numbers.try_emplace({of_second, row}, numbers.size() + 1).first->second;
    };
    for (const auto& [rows, people] : cells) node(false, rows.first), node(true, rows.second);
    Rows graph(numbers.size() + 1);
    for (const auto& [rows, people] : cells) {
        if (rows.first != not_counted || rows.second != not_counted)
            graph.join(node(false, rows.first), node(true, rows.second), people);
    }
    std::optional<ToldApart> fewest;
    for (const auto& [rows, people] : cells) {
        if (people >= least || (rows.first == not_counted && rows.second == not_counted)) continue;
        const std::size_t cut = graph.cut(node(false, rows.first), node(true, rows.second), least);
        if (cut < (fewest ? fewest->people : least)) fewest = ToldApart{cut, rows.first, rows.second};
    }
    return fewest;
}

std::size_t grouped_otherwise(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second) {
    return outside_largest(first, second) + outside_largest(second, first);
}

}  // namespace crosstie::io
