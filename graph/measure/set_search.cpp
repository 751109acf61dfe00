#include "graph/measure/set_search.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <stdexcept>

#include "graph/base/random.hpp"
#include "graph/measure/scores.hpp"

namespace crosstie::measure {

namespace {

using Set = std::vector<std::uint32_t>;
using Value = std::function<double(std::span<const std::uint32_t>)>;

constexpr double equal_within = 1e-12;

// Takes values and keeps every set of the best one.
class Keeper {
 public:
    explicit Keeper(const Value& value) : value_(value) {}
    double look_at(const Set& set) {
        const double value = value_(set);
        ++considered_;
        if (sets_.empty() || value > best_ + equal_within) {
            sets_.clear();
            best_ = value;
        }
        if (value >= best_ - equal_within) {
            Set sorted = set;
            std::sort(sorted.begin(), sorted.end());
            sets_.insert(std::move(sorted));
        }
        return value;
    }
    // The value of a set that is still being grown: no candidate.
    double peek_at(const Set& set) {
        ++considered_;
        return value_(set);
    }
    [[nodiscard]] BestSets result(std::size_t most_listed, Search search) const {
        BestSets best{best_, {}, sets_.size(), search, considered_};
        for (const Set& set : sets_) {
            if (best.sets.size() == most_listed) break;
            best.sets.push_back(set);
        }
        return best;
    }

 private:
    const Value& value_;
    std::set<Set> sets_;
    double best_ = 0;
    std::uint64_t considered_ = 0;
};

// Sets of `size` out of `items`, or `most` + 1 where there are more.
std::uint64_t count_sets(std::uint64_t items, std::uint64_t size, std::uint64_t most) {
    std::uint64_t count = 1;
    for (std::uint64_t k = 1; k <= std::min(size, items - size); ++k) {
        if (count > (most + 1) * k / (items - k + 1) + 1) return most + 1;
        count = count * (items - k + 1) / k;
    }
    return std::min(count, most + 1);
}

void look_at_all(std::uint32_t items, std::uint32_t size, Keeper& keeper) {
    Set set(size);
    std::iota(set.begin(), set.end(), 0U);
    while (true) {
        keeper.look_at(set);
        std::uint32_t at = size;
        while (at > 0 && set[at - 1] == items - size + at - 1) --at;
        if (at == 0) return;
        ++set[at - 1];
        for (; at < size; ++at) set[at] = set[at - 1] + 1;
    }
}

Set grow(std::uint32_t items, std::uint32_t size, Keeper& keeper) {
    Set set;
    while (set.size() < size) {
        double most = 0;
        std::uint32_t best = items;
        set.push_back(0);
        for (std::uint32_t item = 0; item < items; ++item) {
            if (std::find(set.begin(), set.end() - 1, item) != set.end() - 1) continue;
            set.back() = item;
            const double value = keeper.peek_at(set);
            if (best == items || value > most + equal_within) best = item, most = value;
        }
        set.back() = best;
    }
    return set;
}

void exchange(std::uint32_t items, Set set, Keeper& keeper) {
    double now = keeper.look_at(set);
    while (true) {
        double most = now;
        Set best;
        for (std::size_t at = 0; at < set.size(); ++at) {
            Set changed = set;
            for (std::uint32_t item = 0; item < items; ++item) {
                if (std::find(set.begin(), set.end(), item) != set.end()) continue;
                changed[at] = item;
                const double value = keeper.look_at(changed);
                if (value > most + equal_within) best = changed, most = value;
            }
        }
        if (best.empty()) return;
        set = best;
        now = most;
    }
}

}  // namespace

BestSets best_sets(std::uint32_t items, const SetSearchOptions& options, const Value& value) {
    if (options.size == 0) throw std::invalid_argument("a set has a member at least");
    if (options.size > items) return {undefined, {}, 0, Search::exact, 0};
    Keeper keeper(value);
    if (count_sets(items, options.size, options.most_sets) <= options.most_sets) {
        look_at_all(items, options.size, keeper);
        return keeper.result(options.most_listed, Search::exact);
    }
    exchange(items, grow(items, options.size, keeper), keeper);
    Random random(options.seed);
    Set order(items);
    std::iota(order.begin(), order.end(), 0U);
    for (std::uint32_t restart = 0; restart < options.restarts; ++restart) {
        random.shuffle(std::span(order));
        exchange(items, Set(order.begin(), order.begin() + options.size), keeper);
    }
    return keeper.result(options.most_listed, Search::greedy_exchange);
}

}  // namespace crosstie::measure
