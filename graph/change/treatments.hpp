#pragma once
#include <array>
#include <cstdint>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::change {

/// Does naming somebody mean, by the question's own words, that the other would say the same ("we have met")?
enum class Meaning { one_sided, mutual };

struct TreatmentOptions {
    Meaning meaning = Meaning::one_sided;
    const Partition* areas = nullptr;  // imputation by area-to-area density; null: by the network's density
    double alike_gap = 0.5;            // respondents like non-respondents: gap in standard deviations, at most
    double high_reciprocity = 0.7;     // reciprocity is high from here on
    std::uint32_t draws = 1000;
    std::uint64_t seed = 20170301;
};

/// The change in density as one treatment of non-response gives it. NaN: nothing left to count.
struct TreatedChange {
    double before = 0, after = 0, difference = 0;
    std::uint64_t cells_before = 0, cells_after = 0;  // pairs the densities were taken over
};

/// Whether reconstruction may be believed: all three must hold at both waves. [2] is before, after.
struct ReconstructionConditions {
    std::array<double, 2>
        named_share_answered{};  // share of answers that name them: mean over who answered; not asked: neither
    std::array<double, 2> named_share_silent{};  // over who did not; NaN: nobody
    std::array<double, 2> gap{};                 // silent - answered, in standard deviations over all of them
    std::array<double, 2> reciprocity{};         // edgewise, on pairs answered by both
    bool alike = false;                          // no gap above alike_gap; true as well where nobody was silent
    bool mutual = false;                         // the caller's Meaning
    bool reciprocal = false;                     // both reciprocities are known and at least high_reciprocity
    [[nodiscard]] bool all() const noexcept { return alike && mutual && reciprocal; }
};

/// One change, five ways. The default is available_case; zero_fill is there to explain older reports, which read blanks
/// as "no tie", and is biased downward when fewer answer at the second wave.
struct Treatments {
    std::uint64_t pairs = 0;  // of stayers, askable at both waves: what all five speak of
    std::uint64_t missing_before = 0, missing_after = 0;
    TreatedChange available_case, complete_case, reconstruction, imputation, zero_fill;
    ReconstructionConditions conditions;
    std::array<double, 2> imputed_range{};  // middle 95% of the imputed differences
    std::uint32_t draws = 0;                // made
    std::uint64_t seed = 0;
};

/// What the change in density would be under each common way to treat those who did not answer.
///
/// Definition  over the pairs of stayers askable at both waves; T ties on those observed at a wave.
///             available case: T / observed, each wave by itself
///             complete case: the same among people who answered at both waves
///             reconstruction: x(i,j) := x(j,i) where i is silent at that wave and (j,i), one of these pairs too, was
///             observed; two silent people stay unknown
///             imputation: each unanswered pair is a tie with the probability of the wave's density from area to area
///             (of the network where that is not known; people of no known area are a group of their own); means over
///             draws
///             zero fill: T / all
/// Result      densities 0 .. 1, differences -1 .. 1; the range holds the chance in the draws only, neither the doubt
///             in the densities they are drawn from nor the churn of ties
/// Undefined   nothing observed at a wave: NaN; undirected networks: reconstruction NaN, since one of their pairs is
///             unanswered as soon as one report is (hand in the directed reports); no draws: imputation NaN
/// Ties        binary; undirected: each pair once, answered when both reports are
/// Errors      std::invalid_argument when the waves differ in actors or in direction, or areas are not one per actor
/// Cost        O((m + exceptions) log exceptions + draws x areas^2), and n for every silent person not asked about all
/// Source      METHODS section 4; Huisman 2009, J Social Structure 10(1); Stork and Richards 1992, Group Organization
///             Management 17:193
[[nodiscard]] Treatments treatments(const Network& before, const Network& after, const ObservedPairs& asked_before,
                                    const ObservedPairs& asked_after, const TreatmentOptions& options = {});

}  // namespace crosstie::change
