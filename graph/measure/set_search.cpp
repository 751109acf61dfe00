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

constexpr double equal_within = 1e-12;

// Keeps every set of the best value.
class Keeper {
 public:
    void look_at(const Set& set, double value) {
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
    }
    // A set that is still being grown is no candidate.
    void pass_by() { ++considered_; }
    [[nodiscard]] BestSets result(std::size_t most_listed, Search search) const {
        BestSets best{best_, {}, sets_.size(), search, considered_};
        for (const Set& set : sets_) {
            if (best.sets.size() == most_listed) break;
            best.sets.push_back(set);
        }
        return best;
    }

 private:
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

bool is_in(const Set& set, std::uint32_t item) { return std::find(set.begin(), set.end(), item) != set.end(); }

// One search for the best sets.
class SetSearch {
 public:
    SetSearch(std::uint32_t items, std::uint32_t size, const ValuesWithOne& values)
        : items_(items), size_(size), values_(values), value_(items) {}

    void look_at_all() {
        Set common(size_ - std::size_t{1});
        std::iota(common.begin(), common.end(), 0U);
        while (true) {
            const std::uint32_t first = common.empty() ? 0 : common.back() + 1;
            values_(common, first, value_);
            Set set = common;
            set.push_back(0);
            for (std::uint32_t item = first; item < items_; ++item) {
                set.back() = item;
                keeper_.look_at(set, value_[item]);
            }
            std::uint32_t at = size_ - 1;
            while (at > 0 && common[at - 1] == items_ - size_ + at - 1) --at;
            if (at == 0) return;
            ++common[at - 1];
            for (; at < size_ - 1; ++at) common[at] = common[at - 1] + 1;
        }
    }

    // The best item is added until there are enough.
    Set grown() {
        Set set;
        while (set.size() < size_) {
            values_(set, 0, value_);
            std::uint32_t best = items_;
            for (std::uint32_t item = 0; item < items_; ++item) {
                if (is_in(set, item)) continue;
                keeper_.pass_by();
                if (best == items_ || value_[item] > value_[best] + equal_within) best = item;
            }
            set.push_back(best);
        }
        return set;
    }

    // One member for one other item, the exchange that gains most, until none gains.
    void exchange(Set set) {
        Set common(set.begin(), set.end() - 1);
        values_(common, 0, value_);
        double now = value_[set.back()];
        keeper_.look_at(set, now);
        while (true) {
            double most = now;
            Set best;
            for (std::size_t at = 0; at < set.size(); ++at) {
                common = set;
                common.erase(common.begin() + static_cast<std::ptrdiff_t>(at));
                values_(common, 0, value_);
                Set changed = set;
                for (std::uint32_t item = 0; item < items_; ++item) {
                    if (is_in(set, item)) continue;
                    changed[at] = item;
                    keeper_.look_at(changed, value_[item]);
                    if (value_[item] > most + equal_within) best = changed, most = value_[item];
                }
            }
            if (best.empty()) return;
            set = best;
            now = most;
        }
    }

    [[nodiscard]] const Keeper& found() const { return keeper_; }

 private:
    std::uint32_t items_, size_;
    const ValuesWithOne& values_;
    std::vector<double> value_;  // [items] of the sets that were asked about last
    Keeper keeper_;
};

}  // namespace

BestSets best_sets(std::uint32_t items, const SetSearchOptions& options, const ValuesWithOne& values) {
    if (options.size == 0) throw std::invalid_argument("a set has a member at least");
    if (options.size > items) return {undefined, {}, 0, Search::exact, 0};
    SetSearch search(items, options.size, values);
    if (count_sets(items, options.size, options.most_sets) <= options.most_sets) {
        search.look_at_all();
        return search.found().result(options.most_listed, Search::exact);
    }
    search.exchange(search.grown());
    Random random(options.seed);
    Set order(items);
    std::iota(order.begin(), order.end(), 0U);
    for (std::uint32_t restart = 0; restart < options.restarts; ++restart) {
        random.shuffle(std::span(order));
        search.exchange(Set(order.begin(), order.begin() + options.size));
    }
    return search.found().result(options.most_listed, Search::greedy_exchange);
}

}  // namespace crosstie::measure
