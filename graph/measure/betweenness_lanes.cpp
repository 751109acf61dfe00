#include "graph/measure/betweenness_lanes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "graph/base/aligned_array.hpp"
#include "graph/base/parallel_for.hpp"
#include "graph/base/random.hpp"
#include "graph/base/worth_a_thread.hpp"
#include "graph/measure/betweenness_steps.hpp"
#include "graph/measure/packed_rows.hpp"

namespace crosstie::measure {

namespace {

using namespace side_by_side;

constexpr std::size_t runs = 16;  // of batches, each added up for itself

struct Searches {
    explicit Searches(std::uint32_t places)
        : seen(places, 0),
          touched(places, 0),
          gives(places, 0),
          paths(places),
          depends(places),
          given(places),
          sum(places),
          score(places) {}
    std::vector<std::uint8_t> seen;     // [places] bits of the searches that have found it
    std::vector<std::uint8_t> touched;  // [places] bits of what was pushed there; 0 between steps
    std::vector<std::uint8_t> gives;    // [places] bits of the lanes of `given`; 0 between steps
    AlignedArray<Lanes> paths;          // from the source; of lanes that have found the place
    AlignedArray<Lanes> depends;        // Brandes' dependency
    AlignedArray<Lanes> given;          // what a place of this level hands on; 0 between steps
    AlignedArray<Lanes> sum;            // room for pushing
    AlignedArray<Lanes> score;          // dependencies of all batches of a run
    std::vector<Entry> entries;         // of all levels; there may be room behind the last
    std::vector<std::size_t> level;     // where each level begins in entries
};

// What a pair adds to who stands between, seen from one of its ends: the whole, or as much as of the way is behind, so
// that both ends together give the whole.
enum class Pairs { whole, by_distance };

class Batch {
 public:
    Batch(const PackedRows& rows, Pairs pairs, Searches& searches)
        : out_(rows.out),
          in_(rows.in()),
          places_(rows.count()),
          all_ties_(rows.in().other.size()),
          pairs_(pairs),
          s_(searches) {}

    // Adds the dependencies of the sources in [first, last), at most `lanes`, to the run's scores.
    void run(const std::uint32_t* first, const std::uint32_t* last) {
        std::fill(s_.seen.begin(), s_.seen.end(), std::uint8_t{0});
        s_.entries.resize(std::max<std::size_t>(s_.entries.size(), lanes));
        s_.level.assign(2, 0);
        for (std::uint32_t lane = 0; first < last; ++first, ++lane) {
            const std::uint32_t bit = 1U << lane;
            s_.seen[*first] = static_cast<std::uint8_t>(bit);
            s_.paths[*first].of[lane] = 1;
            s_.entries[lane] = {*first, bit};
            s_.level[1] = lane + std::size_t{1};
        }
        while (further()) {
        }
        back();
    }

 private:
    [[nodiscard]] std::uint64_t ties_of(Rows rows, std::size_t level) const {
        std::uint64_t ties = 0;
        for (std::size_t k = s_.level[level]; k < s_.level[level + 1]; ++k) ties += rows.ties(s_.entries[k].place);
        return ties;
    }
    [[nodiscard]] const Entry* at(std::size_t level) const { return s_.entries.data() + s_.level[level]; }
    void forget(std::size_t level) {
        for (const Entry* one = at(level); one < at(level + 1); ++one) {
            s_.given[one->place] = Lanes{};
            s_.gives[one->place] = 0;
        }
    }

    // One level on; false when nobody new was found.
    bool further() {
        const std::size_t last = s_.level.size() - 2;
        const std::size_t begin = s_.level.back();
        if (s_.entries.size() < begin + places_) s_.entries.resize(2 * (begin + places_));
        give_paths(at(last), at(last + 1), s_.paths.data(), s_.given.data(), s_.gives.data());
        Entry* const found = s_.entries.data() + begin;
        std::size_t count = 0;
        if (ties_of(out_, last) < all_ties_ / 4) {
            count = push_sums(out_, at(last), at(last + 1), s_.touched.data(), s_.given.data(), s_.sum.data(), found);
            count = take_paths(found, count, s_.touched.data(), s_.seen.data(), s_.sum.data(), s_.paths.data());
        } else {
            std::uint32_t alive = 0;
            for (const Entry* one = at(last); one < at(last + 1); ++one) alive |= one->bits;
            count = pull_paths(in_, places_, alive, s_.seen.data(), s_.gives.data(), s_.given.data(), s_.paths.data(),
                               found);
        }
        forget(last);
        if (count > 0) s_.level.push_back(begin + count);
        return count > 0;
    }

    // From the farthest level to the first: what each place hands back to those before it.
    void back() {
        std::size_t level = s_.level.size() - 2;
        for (const Entry* one = at(level); one < at(level + 1); ++one) s_.depends[one->place] = Lanes{};
        for (; level >= 2; --level) {
            const Entry* const before = at(level - 1);
            const Entry* const here = at(level);
            const Entry* const beyond = at(level + 1);
            const double arrival = pairs_ == Pairs::whole ? 1 : 1 / static_cast<double>(level);
            const double weight = pairs_ == Pairs::whole ? 1 : static_cast<double>(level - 1);
            give_shares(here, beyond, arrival, s_.paths.data(), s_.depends.data(), s_.given.data());
            if (2 * ties_of(in_, level) < ties_of(out_, level - 1)) {
                touched_.resize(places_);
                const std::size_t count =
                    push_sums(in_, here, beyond, s_.touched.data(), s_.given.data(), s_.sum.data(), touched_.data());
                take_shares(before, here, weight, s_.touched.data(), s_.paths.data(), s_.sum.data(), s_.depends.data(),
                            s_.score.data());
                for (std::size_t k = 0; k < count; ++k) s_.touched[touched_[k].place] = 0;
            } else {
                pull_shares(out_, before, here, weight, s_.paths.data(), s_.given.data(), s_.depends.data(),
                            s_.score.data());
            }
            forget(level);
        }
    }

    Rows out_, in_;
    std::uint32_t places_;
    std::uint64_t all_ties_;
    Pairs pairs_;
    Searches& s_;
    std::vector<Entry> touched_;
};

std::vector<std::uint32_t> who_has_ties_out(const PackedRows& rows) {
    std::vector<std::uint32_t> sources;
    for (std::uint32_t place = 0; place < rows.count(); ++place) {
        if (rows.out.begin[place] < rows.out.begin[place + std::size_t{1}]) sources.push_back(place);
    }
    return sources;
}

// Searches from the sources, in batches that `runs` runs share; done(run, searches) takes what a run has added up.
template <typename Done>
void search_from(const PackedRows& rows, const std::vector<std::uint32_t>& sources, Pairs pairs, Done done) {
    const std::size_t batches = (sources.size() + lanes - 1) / lanes;
    const unsigned threads = threads_for(batches * rows.out.other.size());
    parallel_for(runs, threads, [&](std::size_t run) {
        const std::size_t first = batches * run / runs;
        const std::size_t last = batches * (run + 1) / runs;
        if (first == last) return;
        Searches searches(rows.count());
        Batch batch(rows, pairs, searches);
        for (std::size_t k = first; k < last; ++k) {
            batch.run(sources.data() + k * lanes, sources.data() + std::min(sources.size(), (k + 1) * lanes));
        }
        done(run, searches);
    });
}

double added_up(const Lanes& score) {
    double sum = 0;
    for (const double lane : score.of) sum += lane;
    return sum;
}

}  // namespace

ActorScores betweenness_by_hops(const Network& network) {
    const PackedRows rows = packed_rows(network);
    std::vector<std::vector<double>> of_run(runs);
    search_from(rows, who_has_ties_out(rows), Pairs::whole, [&](std::size_t run, Searches& searches) {
        of_run[run].resize(rows.count());
        for (std::uint32_t place = 0; place < rows.count(); ++place)
            of_run[run][place] = added_up(searches.score[place]);
    });
    ActorScores scores(network.actor_count(), 0.0);
    for (const std::vector<double>& run : of_run) {
        for (std::size_t place = 0; place < run.size(); ++place) scores[rows.actor[place]] += run[place];
    }
    if (!network.directed()) {
        for (double& score : scores) score /= 2;  // every pair was seen from both its ends
    }
    return scores;
}

SampledBetweenness betweenness_from_some(const Network& network, std::uint32_t most, std::uint64_t seed) {
    constexpr std::uint32_t groups = runs * lanes;
    const PackedRows rows = packed_rows(network);
    std::vector<std::uint32_t> sources = who_has_ties_out(rows);
    const std::size_t count = std::size_t{most} / groups * groups;
    if (count == 0) throw std::invalid_argument("a sample of fewer than " + std::to_string(groups));
    if (sources.size() <= count) {
        return {betweenness_by_hops(network), ActorScores(network.actor_count(), 0.0),
                static_cast<std::uint32_t>(sources.size())};
    }
    const auto all = static_cast<double>(sources.size());
    Random random(seed);
    random.shuffle(std::span(sources));
    sources.resize(count);
    // Each lane of each run is a group of as many sources: how far their sums lie apart says how far the whole errs.
    std::vector<std::vector<std::array<double, 2>>> of_run(runs);
    search_from(rows, sources, network.directed() ? Pairs::whole : Pairs::by_distance,
                [&](std::size_t run, Searches& searches) {
                    of_run[run].resize(rows.count());
                    for (std::uint32_t place = 0; place < rows.count(); ++place) {
                        double squares = 0;
                        for (const double lane : searches.score[place].of) squares += lane * lane;
                        of_run[run][place] = {added_up(searches.score[place]), squares};
                    }
                });
    const auto some = static_cast<double>(count);
    const double times = all / some;
    SampledBetweenness result{ActorScores(network.actor_count(), 0.0), ActorScores(network.actor_count(), 0.0),
                              static_cast<std::uint32_t>(count)};
    for (std::uint32_t place = 0; place < rows.count(); ++place) {
        double sum = 0;
        double squares = 0;
        for (const auto& run : of_run) sum += run[place][0], squares += run[place][1];
        const double spread = std::max(0.0, squares - sum * sum / groups) / (groups - 1);  // of a group's sum
        result.scores[rows.actor[place]] = sum * times;
        result.errors[rows.actor[place]] = times * std::sqrt(groups * spread * (1 - some / all));
    }
    return result;
}

}  // namespace crosstie::measure
