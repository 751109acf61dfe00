#include "graph/infer/density_bootstrap.hpp"

#include <algorithm>
#include <cmath>

#include "graph/base/draws.hpp"
#include "graph/base/undefined.hpp"

namespace crosstie::infer {

namespace {

constexpr std::uint32_t most_people = 4096;  // beyond it gaps would be listed cell by cell for minutes
constexpr std::size_t fewest_values = 100;

// Two picks from each 64 random bits, uniform and without bias: half the work of Random::below, which is most of a draw.
// Source: Lemire 2019, doi:10.1145/3230636
class Picks {
 public:
    explicit Picks(Random& random) : random_(random) {}
    std::uint32_t below(std::uint32_t bound) {
        std::uint64_t product = std::uint64_t{next()} * bound;
        if (static_cast<std::uint32_t>(product) < bound) {
            const std::uint32_t floor = (0U - bound) % bound;
            while (static_cast<std::uint32_t>(product) < floor) product = std::uint64_t{next()} * bound;
        }
        return static_cast<std::uint32_t>(product >> 32U);
    }

 private:
    std::uint32_t next() {
        spare_ = !spare_;
        if (spare_) bits_ = random_.bits();
        const auto half = static_cast<std::uint32_t>(bits_);
        bits_ >>= 32U;
        return half;
    }
    Random& random_;
    std::uint64_t bits_ = 0;
    bool spare_ = false;
};

double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

VertexSampler::VertexSampler(const PairedCells& paired) {
    const ObservedPairs& joint = paired.joint;
    std::vector<ActorId> people;
    std::vector<std::uint32_t> place(joint.actor_count(), most_people);
    for (ActorId i = 0; i < joint.actor_count() && people.size() <= most_people; ++i) {
        if (joint.row_count(i) + joint.column_count(i) == 0) continue;
        place[i] = static_cast<std::uint32_t>(people.size());
        people.push_back(i);
    }
    if (people.size() < 3 || people.size() > most_people) return;
    people_ = static_cast<std::uint32_t>(people.size());
    possible_ = true;

    const bool complete = joint.complete();
    const auto observed = [&](ActorId i, ActorId j) { return complete || joint.contains(i, j) ? 1 : 0; };
    std::array<std::uint32_t, 15> counts{};  // of changed pairs, by 5 * observed cells + sum of D + 2
    for (const ActorId i : people) {
        // A pair is met in the earlier person's row, or in the later one's if only that cell changed.
        for (std::uint64_t k = paired.offset[i]; k < paired.offset[i + std::size_t{1}]; ++k) {
            const auto [j, d] = paired.cells[k];
            const int back = paired.d(j, i);
            if (j < i && back != 0) continue;
            const int both = d + back;
            ++counts[static_cast<std::size_t>(5 * (observed(i, j) + observed(j, i)) + both + 2)];
            if (both != 0) changes_.push_back({place[j], both});
        }
        change_offset_.push_back(static_cast<std::uint32_t>(changes_.size()));
        if (joint.row_count(i) == 0) {
            silent_.push_back(place[i]);
        } else if (joint.row_count(i) < people.size() - 1) {
            for (const ActorId j : people) {
                if (i != j && !joint.contains(i, j)) gaps_.push_back(place[j]);
            }
        }
        gap_offset_.push_back(static_cast<std::uint32_t>(gaps_.size()));
    }
    const std::uint64_t two_way = complete ? joint.count() : joint.both_directions().count();
    const std::array<std::uint64_t, 3> pairs{0, joint.count() - two_way, two_way / 2};
    for (std::size_t cells = 1; cells <= 2; ++cells) {
        auto unchanged = static_cast<std::uint32_t>(pairs[cells]);
        for (std::size_t d = 0; d < 5; ++d) {
            const std::uint32_t count = counts[5 * cells + d];
            unchanged -= count;
            if (count > 0)
                fillers_.push_back({count, static_cast<std::int32_t>(d) - 2, static_cast<std::int32_t>(cells)});
        }
        if (unchanged > 0) fillers_.push_back({unchanged, 0, static_cast<std::int32_t>(cells)});
        filler_pairs_ += static_cast<std::uint32_t>(pairs[cells]);
    }
    std::sort(fillers_.begin(), fillers_.end(), [](const Filler& a, const Filler& b) { return a.pairs > b.pairs; });
}

double VertexSampler::draw(Random& random, std::vector<std::int32_t>& times_drawn) const {
    Picks picks(random);
    times_drawn.assign(people_, 0);
    for (std::uint32_t k = 0; k < people_; ++k) ++times_drawn[picks.below(people_)];
    const auto n = static_cast<std::int64_t>(people_);
    std::int64_t total = 0;
    std::int64_t cells = n * n;
    std::int64_t own = 0;  // ordered pairs of places that drew one person, a place with itself included
    for (std::uint32_t i = 0; i < people_; ++i) {
        const std::int64_t times = times_drawn[i];
        if (times == 0) continue;
        own += times * times;
        std::int64_t changed = 0;
        for (std::uint32_t k = change_offset_[i]; k < change_offset_[i + 1]; ++k) {
            changed += changes_[k].value * times_drawn[changes_[k].other];
        }
        total += times * changed;
        std::int64_t missing = 0;
        for (std::uint32_t k = gap_offset_[i]; k < gap_offset_[i + 1]; ++k) missing += times_drawn[gaps_[k]];
        cells -= times * missing;
    }
    cells -= own;
    for (const std::uint32_t i : silent_) cells -= times_drawn[i] * (n - times_drawn[i]);
    for (std::int64_t filler = (own - n) / 2; filler > 0; --filler) {
        std::uint32_t pick = picks.below(filler_pairs_);
        auto kind = fillers_.begin();
        while (pick >= kind->pairs) pick -= (kind++)->pairs;
        total += kind->d;
        cells += kind->observed;
    }
    return cells > 0 ? static_cast<double>(total) / static_cast<double>(cells) : nan;
}

BootstrapDraws summary_of(std::vector<double> values) {
    BootstrapDraws result{nan, {nan, nan}, static_cast<std::uint32_t>(values.size())};
    std::erase_if(values, [](double value) { return std::isnan(value); });
    if (values.size() < fewest_values) return result;
    std::sort(values.begin(), values.end());
    const auto count = static_cast<double>(values.size());
    double mean = 0;
    for (const double value : values) mean += value / count;
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    result.se = std::sqrt(squares / (count - 1));
    result.ci95 = {quantile(values, 0.025), quantile(values, 0.975)};
    return result;
}

BootstrapDraws density_bootstrap(const Network& before, const Network& after, BootstrapOptions options) {
    const VertexSampler sampler(paired_cells(before, after, change::changed_ties(before, after)));
    if (!sampler.possible()) return {nan, {nan, nan}, 0};
    std::vector<double> values(options.draws);
    const std::size_t pieces = (values.size() + draws_a_piece - 1) / draws_a_piece;
    parallel_for(pieces, options.threads, [&](std::size_t piece) {
        Random random(options.seed, piece);
        std::vector<std::int32_t> times_drawn;
        const std::size_t end = std::min(values.size(), (piece + 1) * draws_a_piece);
        for (std::size_t k = piece * draws_a_piece; k < end; ++k) values[k] = sampler.draw(random, times_drawn);
    });
    return summary_of(std::move(values));
}

}  // namespace crosstie::infer
