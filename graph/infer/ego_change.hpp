#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "graph/measure/scores.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

struct PeopleOptions {
    std::uint64_t seed = 20170301;
    std::uint32_t draws = 5000;  // samples of people
    unsigned threads = 1;        // results do not depend on it
};

/// One number per person before and after, over the people who have both.
struct PairedChange {
    std::size_t people = 0;
    std::array<double, 3> before{}, after{};  // lower quartile, median, upper quartile; NaN: nobody has both
    std::array<double, 3> change{};           // of each person's own change
    std::size_t rose = 0, fell = 0, level = 0;
    double mean_change = 0;  // NaN: nobody has both
    std::array<double, 2>
        mean_change_ci95{};  // 2.5% and 97.5% of the samples; NaN: fewer than two people or 100 samples
};

/// How one number per person moved.
///
/// Definition  over people with a number at both waves; quartiles interpolate between neighbours in order, at place
///             (k - 1) q (type 7). Interval: people drawn with replacement, both numbers of a person together
/// Result      in the scores' unit
/// Undefined   NaN as the fields say
/// Ties        those of the scores. People share the links between them, so their changes are not independent: the
///             interval answers for other people in the same places, takes no account of shared links, and is for
///             that reason rather too narrow, the more so below 20 people
/// Errors      std::invalid_argument when the two have not as many actors
/// Cost        O(draws n)
/// Source      Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 13; Hyndman and Fan 1996,
///             doi:10.1080/00031305.1996.10473566, for the quartiles
[[nodiscard]] PairedChange paired_change(const measure::ActorScores& before, const measure::ActorScores& after,
                                         PeopleOptions options = {});

/// Which of a person's answers are read.
enum class EgoCells {
    each_wave,  // all that were observed at that wave: joiners and leavers among the contacts count
    joint       // only those observed at both waves: the same people asked about both times
};

struct EgoChangeOptions {
    EgoCells cells = EgoCells::each_wave;
    std::uint64_t seed = 20170301;
    std::uint32_t draws = 5000;
    unsigned threads = 1;  // results do not depend on it
};

/// One wave's numbers, [actors]; NaN for whoever did not answer at both waves.
struct EgoFigures {
    measure::ActorScores contacts;        // named
    measure::ActorScores areas_reached;   // different areas among them, the own one included
    measure::ActorScores share_outside;   // of them, outside the own area
    measure::ActorScores blau;            // how mixed their areas are
    measure::ActorScores effective_size;  // separate circles they amount to
    measure::ActorScores cells;           // answers read in the own row
    measure::ActorScores silent;          // contacts, by either report, whose own answers were not observed
};

struct EgoChange {
    EgoFigures before, after;  // for each person's private sheet: never published with names
    PairedChange contacts, areas_reached, share_outside, blau, effective_size;
    std::vector<ActorId> left_out;    // on both rosters, but did not answer at both waves
    std::size_t asked_otherwise = 0;  // people whose number of answers differs: part of their change may be the asking
};

/// How the circles of single people changed: how many contacts, how many areas, how much overlap.
///
/// Definition  ego_networks, ego_areas and effective_size at each wave, for people whose own row was observed at both;
///             contacts and areas by the own answers, effective size by either report. `areas` are those of the first
///             wave, at both waves
/// Result      as those measures; distributions by paired_change
/// Undefined   no areas given, or fewer than two: areas_reached, share_outside, blau NaN; no contact: share_outside,
///             blau, effective_size NaN, so that their change is over people with a contact at both waves
/// Ties        binary; effective_size reads the contacts' own answers, and those of silent contacts carry no tie
/// Errors      std::invalid_argument when the waves differ in actors or in direction, or areas are not one per actor
/// Cost        that of the measures, O(sum over ties (i,j) of contacts of j), and O(draws n)
/// Source      METHODS section 6; Blau 1977; Burt 1992
[[nodiscard]] EgoChange ego_change(const Network& before, const Network& after, const Partition* areas,
                                   EgoChangeOptions options = {});

}  // namespace crosstie::infer
