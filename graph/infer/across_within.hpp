#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/change/contacts.hpp"
#include "graph/infer/density_change.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

/// A change by itself, and what the wording rule says of it.
struct JudgedChange {
    double from = 0, to = 0, difference = 0;
    std::size_t actors = 0;  // with an answer of their own both times, among those the change is about
    std::uint64_t pairs = 0;
    DensityTest for_people;
    AreasTest by_areas;
    Verdict verdict = Verdict::facts_only;
    std::string_view why;  // for facts_only and no_change: the reason, in words
};

struct ContactChanges {
    JudgedChange all;             // of everybody, of known area or not
    JudgedChange across, within;  // nothing, and the reason, where there are no areas
};

/// Did contacts across areas become more, by more than churn? And did contacts within? Each has its own test.
///
/// Definition  of pairs of people of known area with a report observed at both waves, those in contact; difference = share
///             after - share before, over all pairs, over those across areas and over those within. Intervals and words as density_change,
///             by people_error and area_error over the pairs of that side alone
/// Result      shares 0 .. 1, differences -1 .. 1
/// Undefined   `areas` null: no part by area; no such pair: NaN; fewer than 10 people who answered both times, no contact at either wave: facts only;
///             identical waves: no change to test
/// Ties        contacts, unordered, as contact_pairs; `told`: the reports they were made from, observed at both waves
/// Errors      std::invalid_argument when areas are not one per actor
/// Cost        O(n + contacts log contacts + exceptions + areas^2)
/// Source      METHODS section 5, revised; those of people_error and area_error
[[nodiscard]] ContactChanges contact_changes(const std::vector<change::ContactPair>& contacts,
                                             const ObservedPairs& told, const Partition* areas);

/// The same of links, in the networks' direction: across and within areas alone; `all` is density_change's to tell.
[[nodiscard]] ContactChanges link_changes(const Network& before, const Network& after, const Partition& areas);

/// Did links across areas become likelier beside links within? Links of whatever areas may all become more without that.
///
/// Definition  difference = log(OR after / OR before) on jointly observed cells, OR = [E/(P_E-E)] / [I/(P_I-I)], 0.5 added
///             to every count of both waves when one is 0 or full. To first order it is mean(y) across - mean(y) within,
///             y = x2 / (p2 (1 - p2)) - x1 / (p1 (1 - p1)) with the side's shares p; people_error and area_error of that.
///             The words by the rule of density_change: people and areas both leave out no change, or people alone
/// Result      log of a ratio; from, to: the odds ratios
/// Undefined   no pair within, or none across: NaN; fewer than 5 pairs with a link or without one, within or across, at
///             either wave, or fewer than 10 people who answered both times: facts only; identical waves: no change to
///             test
/// Ties        binary; direction as the networks have it
/// Errors      std::invalid_argument when the waves differ in actors or in direction, or areas are not one per actor
/// Cost        O(n + m log m + exceptions + areas^2)
/// Source      METHODS section 7 for the odds ratio; the delta method; those of people_error and area_error. Measured
///             size and power: graph/infer/README.md
[[nodiscard]] JudgedChange odds_ratio_change(const Network& before, const Network& after, const Partition& areas);

}  // namespace crosstie::infer
