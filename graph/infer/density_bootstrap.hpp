#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "graph/base/random.hpp"
#include "graph/infer/paired_cells.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

struct BootstrapOptions {
    std::uint64_t seed = 20170301;
    std::uint32_t draws = 10000;
    unsigned threads = 1;  // results do not depend on it
};

/// What the samples say: their standard deviation, and the interval from 2.5% to 97.5% of them.
struct BootstrapDraws {
    double se = 0;                 // NaN: fewer than 100 samples gave a value
    std::array<double, 2> ci95{};  // likewise; between two ordered samples, linearly (Hyndman and Fan's type 7)
    std::uint32_t draws = 0;       // samples made
};

/// How far the change in density moves when the people are drawn anew.
///
/// Definition  draw n of the n people with replacement; a pair of places takes the cells, at both waves, of the two
///             people drawn; places that drew one person twice take a pair of people drawn at random among those with
///             an observed cell, both directions, the same pair at both waves. Unobserved cells stay unobserved. The
///             sample's value is the mean of x2 - x1 over its observed cells
/// Result      standard deviation and percentiles of the values, in the unit of density
/// Undefined   fewer than 3 people with a jointly observed cell, more than 4,096, fewer than 100 values: NaN
/// Ties        binary; direction as the networks have it
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        O(draws (n + pairs that changed + gaps inside answered rows)) time, over threads; O(m + gaps) memory
/// Source      Snijders and Borgatti 1999, Connections 22(2):161
[[nodiscard]] BootstrapDraws density_bootstrap(const Network& before, const Network& after,
                                               BootstrapOptions options = {});

/// The sampling behind density_bootstrap, one sample at a time, for those who combine samples.
class VertexSampler {
 public:
    explicit VertexSampler(const PairedCells& paired);
    [[nodiscard]] bool possible() const noexcept { return possible_; }
    /// Mean of D over the observed cells of one sample; NaN: it observed none. `times_drawn` is scratch.
    [[nodiscard]] double draw(Random& random, std::vector<std::int32_t>& times_drawn) const;

 private:
    struct Term {
        std::uint32_t other;
        std::int32_t value;
    };
    struct Filler {  // pairs of people by the sum of D in them and their observed cells
        std::uint32_t pairs;
        std::int32_t d, observed;
    };
    std::uint32_t people_ = 0;
    bool possible_ = false;
    std::vector<std::uint32_t> change_offset_{0};  // [people + 1] into changes_: the later person of each changed pair
    std::vector<Term> changes_;
    std::vector<std::uint32_t> silent_;         // people whose whole row is unobserved
    std::vector<std::uint32_t> gap_offset_{0};  // [people + 1] into gaps_: unobserved cells of the other rows
    std::vector<std::uint32_t> gaps_;
    std::vector<Filler> fillers_;  // the commonest first
    std::uint32_t filler_pairs_ = 0;
};

/// Standard deviation and percentiles of samples' values; NaN values are left out.
[[nodiscard]] BootstrapDraws summary_of(std::vector<double> values);

}  // namespace crosstie::infer
