// What a reader can work out of the counts that are shown: the sums as equations, the counts that are withheld as ranges.
#include "io/release/complements.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

namespace crosstie::io {

namespace {

constexpr double nothing_below = 1e-9;
constexpr double unbounded = std::numeric_limits<double>::infinity();

struct Bounds {
    double low = 0, high = unbounded;
    bool one_number() const { return high - low < 0.5; }
};

/// sum of factor x unknown = value, over the unknowns of a reader.
struct Equation {
    std::vector<double> factors;
    double value = 0;
};

/// The same equations, each unknown alone in as many of them as can be (Gauss, Jordan).
void reduce(std::vector<Equation>& equations) {
    const std::size_t unknowns = equations.empty() ? 0 : equations.front().factors.size();
    std::size_t rank = 0;
    for (std::size_t column = 0; column < unknowns && rank < equations.size(); ++column) {
        const auto size = [&](const Equation& equation) { return std::abs(equation.factors[column]); };
        const auto pivot =
            std::ranges::max_element(equations.begin() + static_cast<std::ptrdiff_t>(rank), equations.end(), {}, size);
        if (size(*pivot) < nothing_below) continue;
        std::swap(*pivot, equations[rank]);
        Equation& row = equations[rank];
        const double scale = row.factors[column];
        for (double& factor : row.factors) factor /= scale;
        row.value /= scale;
        for (std::size_t other = 0; other < equations.size(); ++other) {
            const double times = equations[other].factors[column];
            if (other == rank || std::abs(times) < nothing_below) continue;
            for (std::size_t k = 0; k < unknowns; ++k) equations[other].factors[k] -= times * row.factors[k];
            equations[other].value -= times * row.value;
        }
        ++rank;
    }
}

/// Narrows the range of each unknown by each equation until nothing moves. False: no numbers fit.
bool narrow(const std::vector<Equation>& equations, std::vector<Bounds>& bounds) {
    for (bool moved = true; moved;) {
        moved = false;
        for (const Equation& equation : equations) {
            for (std::size_t k = 0; k < bounds.size(); ++k) {
                const double factor = equation.factors[k];
                if (std::abs(factor) < nothing_below) continue;
                double low = equation.value, high = equation.value;  // of factor x unknown
                for (std::size_t other = 0; other < bounds.size(); ++other) {
                    const double times = equation.factors[other];
                    if (other == k || std::abs(times) < nothing_below) continue;
                    low -= times > 0 ? times * bounds[other].high : times * bounds[other].low;
                    high -= times > 0 ? times * bounds[other].low : times * bounds[other].high;
                }
                low /= factor;
                high /= factor;
                if (factor < 0) std::swap(low, high);
                // People are whole: a range ends on whole numbers.
                low = std::ceil(low - 1e-6);
                high = std::floor(high + 1e-6);
                if (low > bounds[k].low) bounds[k].low = low, moved = true;
                if (high < bounds[k].high) bounds[k].high = high, moved = true;
                if (bounds[k].low > bounds[k].high) return false;
            }
        }
    }
    return true;
}

/// Whether whole numbers fit all equations within the ranges. Gives up after so many tries, and then says no: what could
/// not be shown to be safe is not.
bool fits(const std::vector<Equation>& equations, std::vector<Bounds> bounds, std::size_t& tries) {
    if (tries == 0) return false;
    --tries;
    if (!narrow(equations, bounds)) return false;
    const auto open = [&](const Bounds& one) { return one.high < unbounded && !one.one_number(); };
    auto next = std::ranges::find_if(bounds, open);
    for (auto at = bounds.begin(); at != bounds.end(); ++at) {
        if (open(*at) && at->high - at->low < next->high - next->low) next = at;
    }
    if (next == bounds.end()) return true;  // what is unbounded is free
    const Bounds range = *next;
    for (std::uint64_t more = 0; range.low + static_cast<double>(more) <= range.high; ++more) {
        const double people = range.low + static_cast<double>(more);
        *next = {people, people};
        if (fits(equations, bounds, tries)) return true;
    }
    return false;
}

/// Whether a reader can tell that the unknown is `people`: no other number fits.
bool comes_out(const std::vector<Equation>& equations, std::vector<Bounds> bounds, std::size_t unknown,
               std::uint64_t people) {
    if (bounds[unknown].one_number()) return true;
    constexpr std::size_t most_tries = 2000;
    std::size_t tries = most_tries;
    const auto truth = static_cast<double>(people);
    const Bounds range = bounds[unknown];
    const double last = std::min(range.high, truth + static_cast<double>(most_tries));
    for (double other = range.low; other <= last && tries > 0; ++other) {
        if (other == truth) continue;
        bounds[unknown] = {other, other};
        if (fits(equations, bounds, tries)) return false;
    }
    return true;
}

class Reader {
 public:
    Reader(std::span<const CountOfPeople> counts, std::span<const SumOfPeople> sums, std::size_t least)
        : counts_(counts), sums_(sums), least_(least), held_(counts.size(), Withholding::none) {}

    std::vector<Withholding> withheld() {
        for (std::size_t k = 0; k < counts_.size(); ++k) held_[k] = alone(counts_[k]);
        while (const auto next = next_to_withhold()) held_[*next] = Withholding::beside_few;
        return std::move(held_);
    }

 private:
    [[nodiscard]] bool few(std::uint64_t people) const { return people > 0 && people < least_; }

    [[nodiscard]] Withholding alone(const CountOfPeople& count) const {
        if (count.told) return Withholding::none;
        if (few(count.whole)) return Withholding::beside_few;
        if (few(count.people)) return Withholding::few;
        if (count.whole > 0 && few(count.whole - count.people)) return Withholding::all_but_few;
        return Withholding::none;
    }

    [[nodiscard]] Bounds range_of(std::size_t k) const {
        const double whole = counts_[k].whole == 0 ? unbounded : static_cast<double>(counts_[k].whole);
        const double few_people = static_cast<double>(least_) - 1;
        switch (held_[k]) {
            case Withholding::none:
                return {static_cast<double>(counts_[k].people), static_cast<double>(counts_[k].people)};
            case Withholding::few:
                return {1, few_people};
            case Withholding::all_but_few:
                return {whole - few_people, whole - 1};
            case Withholding::beside_few:
                return {0, whole};
        }
        return {0, unbounded};
    }

    /// People of the whole of a sum whom no part counts.
    [[nodiscard]] std::uint64_t rest_of(const SumOfPeople& sum) const {
        std::uint64_t parts = 0;
        for (const std::size_t k : sum.parts) parts += counts_[k].people;
        return counts_[sum.whole].people - std::min(parts, counts_[sum.whole].people);
    }

    /// While a few people come out as one number: the count to withhold next; of the sum that tells of them, then of
    /// others, and words that say too much only where no count is left.
    [[nodiscard]] std::optional<std::size_t> next_to_withhold() const {
        // The unknowns: each count, then the rest of each sum.
        std::vector<Bounds> bounds;
        for (std::size_t k = 0; k < counts_.size(); ++k) bounds.push_back(range_of(k));
        for (const SumOfPeople& sum : sums_) bounds.push_back(sum.rest ? Bounds{} : Bounds{0, 0});
        std::vector<Equation> equations;
        for (std::size_t s = 0; s < sums_.size(); ++s) {
            Equation equation{std::vector<double>(bounds.size()), 0};
            equation.factors[sums_[s].whole] = -1;
            for (const std::size_t part : sums_[s].parts) equation.factors[part] += 1;
            equation.factors[counts_.size() + s] = 1;
            equations.push_back(std::move(equation));
        }
        // What is shown is no unknown: set in, so that the rest is solved for.
        for (Equation& equation : equations) {
            for (std::size_t k = 0; k < bounds.size(); ++k) {
                if (!bounds[k].one_number()) continue;
                equation.value -= equation.factors[k] * bounds[k].low;
                equation.factors[k] = 0;
            }
        }
        std::vector<Equation> solved = equations;
        reduce(solved);
        equations.insert(equations.end(), solved.begin(), solved.end());
        narrow(equations, bounds);
        const auto tells = [&](std::size_t unknown, std::uint64_t people) {
            return comes_out(equations, bounds, unknown, people);
        };
        std::vector<bool> telling(sums_.size());
        for (std::size_t s = 0; s < sums_.size(); ++s) {
            const std::uint64_t rest = rest_of(sums_[s]);
            // Of a denominator that none of the parts has somebody of, the rest is the denominator, told anyhow.
            const bool new_to_reader = !counts_[sums_[s].whole].told || rest < counts_[sums_[s].whole].people;
            telling[s] = sums_[s].rest && few(rest) && new_to_reader && tells(counts_.size() + s, rest);
            std::vector<std::size_t> of = sums_[s].parts;
            of.push_back(sums_[s].whole);
            for (const std::size_t k : of) telling[s] = telling[s] || (hides_few(k) && tells(k, counts_[k].people));
        }
        if (std::ranges::find(telling, true) == telling.end()) return std::nullopt;
        std::optional<std::size_t> next;
        const auto order = [&](std::size_t k, bool tells_itself) {
            return std::pair(held_[k] != Withholding::none, !tells_itself);
        };
        std::pair<bool, bool> best{true, true};
        for (std::size_t s = 0; s < sums_.size(); ++s) {
            const auto one = next_of(s);
            if (!one || (next && order(*one, telling[s]) >= best)) continue;
            next = one;
            best = order(*one, telling[s]);
        }
        return next;
    }

    /// A count withheld for the few behind it, or for the few it leaves. Where its own words leave one number only ("fewer
    /// than 2"), the least is so small that nothing hides it.
    [[nodiscard]] bool hides_few(std::size_t k) const {
        const bool hides =
            few(counts_[k].people) || (counts_[k].whole > 0 && few(counts_[k].whole - counts_[k].people));
        return hides && held_[k] != Withholding::none && !range_of(k).one_number();
    }

    /// The count of a sum to withhold next: the smallest part that is shown and not nobody, then the whole, then a part
    /// that is nobody; what is dear after all others. Last of all one whose words ("fewer than 5") say too much beside
    /// the others.
    [[nodiscard]] std::optional<std::size_t> next_of(std::size_t s) const {
        std::vector<std::size_t> open = sums_[s].parts;
        open.push_back(sums_[s].whole);
        std::erase_if(open, [&](std::size_t k) { return held_[k] == Withholding::beside_few || counts_[k].told; });
        if (open.empty()) return std::nullopt;
        const auto order = [&](std::size_t k) {
            const bool words = held_[k] != Withholding::none, nobody = counts_[k].people == 0,
                       whole = k == sums_[s].whole;
            return std::tuple(words, counts_[k].dear, nobody, whole, counts_[k].people);
        };
        return *std::ranges::min_element(open, {}, order);
    }

    std::span<const CountOfPeople> counts_;
    std::span<const SumOfPeople> sums_;
    std::size_t least_;
    std::vector<Withholding> held_;
};

}  // namespace

std::vector<Withholding> withholdings(std::span<const CountOfPeople> counts, std::span<const SumOfPeople> sums,
                                      std::size_t least) {
    if (least == 0) return std::vector<Withholding>(counts.size(), Withholding::none);
    return Reader(counts, sums, least).withheld();
}

}  // namespace crosstie::io
