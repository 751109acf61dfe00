#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/change/turnover.hpp"
#include "graph/infer/density_change.hpp"
#include "graph/model/select.hpp"
#include "graph/model/study.hpp"

namespace crosstie::infer {

struct ComparisonOptions {
    std::size_t relation = 0;
    std::size_t from = 0;
    std::size_t to = 1;
    double tie_from = 0;                        // NaN: the relation's own
    Direction direction = Direction::directed;  // ignored for an undirected relation, which is a union
    std::string by;                             // attribute for areas; empty: no areas
    std::uint64_t seed = 20170301;
    std::uint32_t draws = 10000;
};

/// One wave's own available-case figures, over everybody on that wave's roster.
struct WaveFigures {
    std::size_t roster = 0;
    std::size_t answered = 0;  // on the roster, at least one answer observed
    std::uint64_t ties = 0;
    std::uint64_t pairs_observed = 0;
    std::uint64_t pairs_possible = 0;  // askable
    double density = 0;                // ties / pairs_observed; NaN: nothing observed
    double mean_contacts = 0;          // contacts (unordered) per person on the roster
    std::uint64_t contacts = 0;        // unordered pairs joined by at least one report
    std::vector<ActorId> silent;       // on the roster, no answer observed
    std::vector<ActorId> names_nobody; // answered, yet names nobody
    std::size_t without_contact = 0;   // on the roster, known (answered or named), no contact at all
    std::size_t unknown = 0;           // silent and named by nobody: unknown, not isolated
};

/// Two people in contact (named by either) at one wave or both. `before` and `after` speak for the whole waves;
/// `joint_before` and `joint_after` only for what was observed at both, and only they may be called kept, gained, lost.
struct ContactPair {
    ActorId first = 0, second = 0;  // first < second
    bool before = false, after = false;
    bool joint_before = false, joint_after = false;
};

/// After minus before, split so that it always adds up: total = stayers + joiners - leavers + observation.
struct ChangeSplit {
    std::int64_t total = 0;
    std::int64_t stayers = 0;      // gained - lost on jointly observed cells
    std::int64_t joiners = 0;      // ties at the second wave that touch a joiner
    std::int64_t leavers = 0;      // ties at the first wave that touch a leaver
    std::int64_t observation = 0;  // among stayers: ties in cells observed only at the second wave, minus only at the first
};

/// Turnover within and across areas. `ties` in the comparison's direction; contacts are unordered pairs joined by either
/// report, over jointly observed cells.
struct AreaTurnover {
    change::Turnover ties;
    std::uint64_t contacts_before = 0, contacts_after = 0, contacts_kept = 0, contacts_gained = 0, contacts_lost = 0;
};

/// (E - I) / (E + I) on contacts, with its chance value.
struct EiChange {
    double from = 0, to = 0;           // NaN: no contact
    double expected = 0;               // (P_E - P_I) / P over all roster pairs of known area
    std::array<double, 2> range_from{}, range_to{};  // attainable with as many contacts
    // share of relabellings at most / at least the observed value, (1 + b) / (1 + draws)
    double from_at_most = 0, from_at_least = 0, to_at_most = 0, to_at_least = 0, change_at_most = 0, change_at_least = 0;
};

/// Cross-area odds ratio [E/(P_E-E)] / [I/(P_I-I)] on jointly observed cells.
struct OddsRatioChange {
    double from = 0, to = 0;  // NaN: no pair within, or none across
    bool corrected = false;   // 0.5 added to every cell because one was 0
};

struct CrossArea {
    Partition areas;                    // of the first wave: it decides opportunity
    std::vector<ActorId> without_area;  // left out of everything here
    std::vector<ActorId> movers;        // area differs at the second wave
    AreaTurnover within, across;
    double rate_within = 0, rate_across = 0, rate_ratio = 0;  // formation rates of ties; NaN where nothing could form
    EiChange ei;
    OddsRatioChange odds_ratio;
    std::size_t people_with_new_across = 0;  // at least one new contact across
    std::vector<std::uint32_t> roster_from, roster_to, answered_from, answered_to;  // [areas]
    std::vector<std::vector<std::uint64_t>> contacts_from, contacts_to;  // [areas][areas], symmetric, joint contacts
    std::vector<std::array<std::uint32_t, 2>> first_links;               // area pairs linked at the second wave for the first time
    std::size_t area_pairs = 0, linked_from = 0, linked_to = 0;          // pairs of different areas, and how many have a contact
};

/// One person's new contacts, from this person's own answers at both waves.
struct NewContacts {
    ActorId actor = 0;
    bool known = false;  // row observed at both waves (else the counts are unknown)
    std::uint32_t gained = 0, lost = 0, gained_across = 0, lost_across = 0;
    std::uint32_t confirmed = 0;                 // gained, and the other names this person too after
    std::uint32_t opportunities = 0;             // cells observed at both waves without a tie before
    std::uint32_t contacts_from = 0, contacts_to = 0;            // union contacts on joint cells
    std::uint32_t areas_reached_from = 0, areas_reached_to = 0;  // other areas among those contacts
};

/// Bounds and tipping point for what was not answered (METHODS section 4).
struct NonResponse {
    double change_low = 0, change_high = 0;  // of the change in density, whatever the unanswered cells hold
    bool has_tipping_point = false;          // some stayer cell unanswered at the second wave
    double tipping_ties = 0;                 // ties the unanswered cells must hold to leave no change
    std::uint64_t tipping_cells = 0;         // unanswered cells at the second wave
    double tipping_empty_share = 0;          // a rise vanishes if at least this share of them is empty
    double answered_empty_share = 0;         // share empty among those answered
};

/// Everything `compare` says of two waves; the source of every number in text, JSON, diagrams and report.
struct Comparison {
    ComparisonOptions options;
    Direction direction = Direction::directed;  // as used
    double tie_from = 1;                        // as used
    std::vector<ActorId> stayers, joiners, leavers;
    WaveFigures before, after;
    change::Turnover ties;
    std::vector<ContactPair> contacts;         // every pair in contact at either wave, sorted: what diagrams draw
    std::uint64_t pairs_possible = 0;          // cells between stayers
    DensityChange density;
    ChangeSplit split;
    bool has_areas = false;
    CrossArea cross_area;
    std::vector<NewContacts> new_contacts;  // [stayers], in actors' order
    NonResponse non_response;
};

/// Compares two waves of a study.
///
/// Definition  turnover, density change and cross-area figures over cells observed at both waves between stayers; each
///             wave's own figures over its own observed cells (METHODS sections 4 to 7)
/// Result      one struct; counts, rates 0 .. 1, undefined values NaN
/// Undefined   see each field
/// Ties        ties of at least tie_from; strengths are not used further
/// Errors      InvalidInput when fewer than two waves or `by` names no attribute; std::invalid_argument for bad indices
/// Cost        O(n + m + exceptions) time and memory; the E-I permutation adds draws x m
/// Source      METHODS; Snijders and Borgatti 1999, Connections 22(2):161
[[nodiscard]] Comparison compare(const Study& study, const ComparisonOptions& options);

}  // namespace crosstie::infer
