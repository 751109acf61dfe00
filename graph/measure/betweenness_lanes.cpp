#include "graph/measure/betweenness_lanes.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "graph/base/aligned_array.hpp"
#include "graph/base/clones.hpp"
#include "graph/base/parallel_for.hpp"
#include "graph/measure/packed_rows.hpp"

namespace crosstie::measure {

namespace side_by_side {

constexpr std::uint32_t lanes = 8;

// One number for each search of a batch. Plain loops over lanes: the compiler makes vector instructions of them for each
// processor a clone is for, which it does not do as well for vector types.
struct alignas(64) Lanes {
    double of[lanes] = {};
};
// Which lanes a byte of bits names: all ones or 0 for each.
struct alignas(64) Masks {
    std::uint64_t of[256][lanes];
    Masks() {
        for (unsigned bits = 0; bits < 256; ++bits) {
            for (unsigned lane = 0; lane < lanes; ++lane)
                of[bits][lane] = (bits >> lane & 1U) != 0 ? ~std::uint64_t{0} : 0;
        }
    }
};
const Masks masks;

// A place, and the searches that found it at this distance.
struct Entry {
    std::uint32_t place;
    std::uint32_t bits;
};

struct Rows {
    const std::uint64_t* begin;
    const std::uint32_t* other;
    explicit Rows(const PackedRows::Rows& rows) : begin(rows.begin.data()), other(rows.other.data()) {}
    [[nodiscard]] std::uint64_t ties(std::uint32_t place) const { return begin[place + std::size_t{1}] - begin[place]; }
};

// Of the lanes chosen the number of `one`, else that of `other`; bitwise, so that nothing else in `one` matters.
[[gnu::always_inline]] inline void choose(const std::uint64_t (&chosen)[lanes], const Lanes& one, const Lanes& other,
                                          Lanes& result) {
    for (unsigned lane = 0; lane < lanes; ++lane) {
        const std::uint64_t taken = std::bit_cast<std::uint64_t>(one.of[lane]) & chosen[lane];
        const std::uint64_t left = std::bit_cast<std::uint64_t>(other.of[lane]) & ~chosen[lane];
        result.of[lane] = std::bit_cast<double>(taken | left);
    }
}

// Unreached places add up the paths of their neighbours at the level before. Returns how many were found.
CROSSTIE_CLONES
std::size_t pull_paths(Rows in, std::uint32_t places, std::uint32_t alive, std::uint8_t* seen,
                       const std::uint8_t* gives, const Lanes* given, Lanes* paths, Entry* found) {
    std::size_t count = 0;
    for (std::uint32_t v = 0; v < places; ++v) {
        const std::uint32_t missing = alive & ~static_cast<std::uint32_t>(seen[v]);
        if (missing == 0) continue;
        std::uint32_t bits = 0;
        for (std::uint64_t k = in.begin[v]; k < in.begin[v + 1]; ++k) {
            bits |= gives[in.other[k]];
            if ((missing & ~bits) == 0) break;
        }
        bits &= missing;
        if (bits == 0) continue;
        Lanes got;
        for (std::uint64_t k = in.begin[v]; k < in.begin[v + 1]; ++k) {
            const Lanes& near = given[in.other[k]];
            for (unsigned lane = 0; lane < lanes; ++lane) got.of[lane] += near.of[lane];
        }
        choose(masks.of[bits], got, paths[v], paths[v]);
        seen[v] = static_cast<std::uint8_t>(seen[v] | bits);
        found[count++] = {v, bits};
    }
    return count;
}

// The few places of a level add what they hand on to their neighbours; who was touched is listed in `found`.
CROSSTIE_CLONES
std::size_t push_sums(Rows rows, const Entry* from, const Entry* to, std::uint8_t* touched, const Lanes* given,
                      Lanes* sum, Entry* found) {
    std::size_t count = 0;
    for (; from < to; ++from) {
        const auto bits = static_cast<std::uint8_t>(from->bits);
        const Lanes own = given[from->place];
        for (std::uint64_t k = rows.begin[from->place]; k < rows.begin[from->place + 1]; ++k) {
            const std::uint32_t v = rows.other[k];
            if (touched[v] == 0) {
                touched[v] = bits;
                sum[v] = own;
                found[count++] = {v, 0};
            } else {
                touched[v] = static_cast<std::uint8_t>(touched[v] | bits);
                for (unsigned lane = 0; lane < lanes; ++lane) sum[v].of[lane] += own.of[lane];
            }
        }
    }
    return count;
}

// Of the places touched, those that are new to some search. Returns how many are left.
CROSSTIE_CLONES
std::size_t take_paths(Entry* found, std::size_t count, std::uint8_t* touched, std::uint8_t* seen, const Lanes* sum,
                       Lanes* paths) {
    std::size_t kept = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint32_t v = found[k].place;
        const std::uint32_t bits = touched[v] & ~static_cast<std::uint32_t>(seen[v]);
        touched[v] = 0;
        if (bits == 0) continue;
        choose(masks.of[bits], sum[v], paths[v], paths[v]);
        seen[v] = static_cast<std::uint8_t>(seen[v] | bits);
        found[kept++] = {v, bits};
    }
    return kept;
}

CROSSTIE_CLONES
void give_paths(const Entry* from, const Entry* to, const Lanes* paths, Lanes* given, std::uint8_t* gives) {
    for (; from < to; ++from) {
        const std::uint32_t u = from->place;
        choose(masks.of[from->bits], paths[u], Lanes{}, given[u]);
        gives[u] = static_cast<std::uint8_t>(from->bits);
    }
}

// What each predecessor of a place has of it for each of its paths: (1 + dependency) / paths.
CROSSTIE_CLONES
void give_shares(const Entry* from, const Entry* to, const Lanes* paths, const Lanes* depends, Lanes* given) {
    for (; from < to; ++from) {
        const std::uint32_t v = from->place;
        Lanes share;
        for (unsigned lane = 0; lane < lanes; ++lane) share.of[lane] = (1 + depends[v].of[lane]) / paths[v].of[lane];
        choose(masks.of[from->bits], share, Lanes{}, given[v]);
    }
}

CROSSTIE_CLONES
void pull_shares(Rows out, const Entry* from, const Entry* to, const Lanes* paths, const Lanes* given, Lanes* depends,
                 Lanes* score) {
    for (; from < to; ++from) {
        const std::uint32_t u = from->place;
        Lanes got;
        for (std::uint64_t k = out.begin[u]; k < out.begin[u + 1]; ++k) {
            const Lanes& near = given[out.other[k]];
            for (unsigned lane = 0; lane < lanes; ++lane) got.of[lane] += near.of[lane];
        }
        for (unsigned lane = 0; lane < lanes; ++lane) got.of[lane] *= paths[u].of[lane];
        choose(masks.of[from->bits], got, depends[u], depends[u]);
        choose(masks.of[from->bits], got, Lanes{}, got);
        for (unsigned lane = 0; lane < lanes; ++lane) score[u].of[lane] += got.of[lane];
    }
}

// As pull_shares, from sums that were pushed.
CROSSTIE_CLONES
void take_shares(const Entry* from, const Entry* to, const std::uint8_t* touched, const Lanes* paths, const Lanes* sum,
                 Lanes* depends, Lanes* score) {
    for (; from < to; ++from) {
        const std::uint32_t u = from->place;
        Lanes got;
        if (touched[u] != 0) {
            for (unsigned lane = 0; lane < lanes; ++lane) got.of[lane] = paths[u].of[lane] * sum[u].of[lane];
        }
        choose(masks.of[from->bits], got, depends[u], depends[u]);
        choose(masks.of[from->bits], got, Lanes{}, got);
        for (unsigned lane = 0; lane < lanes; ++lane) score[u].of[lane] += got.of[lane];
    }
}

}  // namespace side_by_side

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

class Batch {
 public:
    Batch(const PackedRows& rows, Searches& searches)
        : out_(rows.out), in_(rows.in()), places_(rows.count()), all_ties_(rows.in().other.size()), s_(searches) {}

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
            give_shares(here, beyond, s_.paths.data(), s_.depends.data(), s_.given.data());
            if (2 * ties_of(in_, level) < ties_of(out_, level - 1)) {
                touched_.resize(places_);
                const std::size_t count =
                    push_sums(in_, here, beyond, s_.touched.data(), s_.given.data(), s_.sum.data(), touched_.data());
                take_shares(before, here, s_.touched.data(), s_.paths.data(), s_.sum.data(), s_.depends.data(),
                            s_.score.data());
                for (std::size_t k = 0; k < count; ++k) s_.touched[touched_[k].place] = 0;
            } else {
                pull_shares(out_, before, here, s_.paths.data(), s_.given.data(), s_.depends.data(), s_.score.data());
            }
            forget(level);
        }
    }

    Rows out_, in_;
    std::uint32_t places_;
    std::uint64_t all_ties_;
    Searches& s_;
    std::vector<Entry> touched_;
};

}  // namespace

ActorScores betweenness_by_hops(const Network& network) {
    const PackedRows rows = packed_rows(network);
    std::vector<std::uint32_t> sources;
    for (std::uint32_t place = 0; place < rows.count(); ++place) {
        if (rows.out.begin[place] < rows.out.begin[place + std::size_t{1}]) sources.push_back(place);
    }
    const std::size_t batches = (sources.size() + lanes - 1) / lanes;
    constexpr std::uint64_t worth_a_thread = 200'000;  // ties read
    const unsigned threads = batches * rows.out.other.size() >= worth_a_thread ? own_threads() : 1U;
    std::vector<std::vector<double>> of_run(runs);
    parallel_for(runs, threads, [&](std::size_t run) {
        const std::size_t first = batches * run / runs;
        const std::size_t last = batches * (run + 1) / runs;
        if (first == last) return;
        Searches searches(rows.count());
        Batch batch(rows, searches);
        for (std::size_t k = first; k < last; ++k) {
            batch.run(sources.data() + k * lanes, sources.data() + std::min(sources.size(), (k + 1) * lanes));
        }
        of_run[run].resize(rows.count());
        for (std::uint32_t place = 0; place < rows.count(); ++place) {
            double sum = 0;
            for (std::uint32_t lane = 0; lane < lanes; ++lane) sum += searches.score[place].of[lane];
            of_run[run][place] = sum;
        }
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

}  // namespace crosstie::measure
