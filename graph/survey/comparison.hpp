#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "graph/change/contacts.hpp"
#include "graph/change/cross_area.hpp"
#include "graph/change/new_contacts.hpp"
#include "graph/change/non_response.hpp"
#include "graph/change/split.hpp"
#include "graph/change/turnover.hpp"
#include "graph/infer/across_within.hpp"
#include "graph/infer/density_change.hpp"
#include "graph/infer/ei_permutation.hpp"
#include "graph/infer/odds_ratio.hpp"
#include "graph/infer/qap.hpp"
#include "graph/model/select.hpp"
#include "graph/model/study.hpp"
#include "graph/survey/networks.hpp"

namespace crosstie::survey {

struct ComparisonOptions {
    std::size_t relation = 0;
    std::size_t from = 0;
    std::size_t to = 1;
    double tie_from = 0;                        // NaN: the relation's own
    Direction direction = Direction::directed;  // ignored for an undirected relation, which is a union
    std::string by;                             // attribute for areas; empty: no areas
    std::uint64_t seed = 20170301;
    std::uint32_t draws = 5000;
    unsigned threads = 1;  // results do not depend on it
};

/// One wave's own available-case figures, over everybody on that wave's roster.
struct WaveFigures {
    std::size_t roster = 0;
    std::size_t answered = 0;  // on the roster, at least one answer observed
    std::uint64_t ties = 0;    // on observed pairs, in the comparison's direction
    std::uint64_t pairs_observed = 0;
    std::uint64_t pairs_possible = 0;   // askable
    double density = 0;                 // ties / pairs_observed; NaN: nothing observed
    std::uint64_t contacts = 0;         // unordered pairs joined by at least one report
    double mean_contacts = 0;           // per person: density of contacts on pairs with both reports x (roster - 1)
    std::vector<ActorId> silent;        // on the roster, no answer observed
    std::vector<ActorId> names_nobody;  // answered, yet names nobody
    std::size_t without_contact = 0;    // on the roster, answered, no contact at all
    std::size_t unknown = 0;            // silent and named by nobody: unknown, not isolated
};

/// Everything `compare` says of two waves: the source of every number in text, JSON, diagrams and report.
struct Comparison {
    ComparisonOptions options;
    Direction direction = Direction::directed;  // as used
    double tie_from = 1;                        // as used
    std::vector<ActorId> stayers, joiners, leavers;
    WaveFigures before, after;
    change::Turnover ties;
    std::vector<change::ContactPair> contacts;  // every pair in contact at either wave, sorted: what diagrams draw
    std::uint64_t pairs_possible = 0;           // between stayers, in the comparison's direction
    infer::DensityChange density;
    infer::QapCorrelation qap;
    change::ChangeSplit split;
    infer::ContactChanges contact_changes;         // did contacts become more: each by its own test
    bool has_areas = false;                        // `by` names an attribute with at least two areas among the stayers
    change::CrossArea cross_area;                  // empty without areas
    infer::ContactChanges link_changes;            // likewise; `all` is density's
    infer::JudgedChange odds_ratio_change;         // likewise: links across beside links within
    infer::OddsRatioInterval odds_ratio_interval;  // likewise; a companion, people drawn anew
    infer::EiChange ei;                            // likewise
    std::vector<ActorId> movers;                   // area differs at the second wave
    std::vector<std::uint32_t> roster_from, roster_to, answered_from, answered_to;  // [areas] of cross_area
    std::vector<change::NewContacts> new_contacts;                                  // [stayers], in actors' order
    change::NonResponse non_response;
};

/// Compares two waves of a study.
///
/// Definition  turnover, density change and cross-area figures over cells observed at both waves between stayers; each
///             wave's own figures over its own observed cells (METHODS sections 4 to 7)
/// Result      one struct; counts, rates 0 .. 1, undefined values NaN
/// Undefined   see each part
/// Ties        ties of at least tie_from; strengths are not used further
/// Errors      Error when the study has no such waves or `by` names no attribute. One wave beside itself is one survey
///             told by itself (one_survey.hpp): nothing changed
/// Cost        O(m log m + exceptions); the two permutation tests add draws x m
/// Source      METHODS; Snijders and Borgatti 1999, Connections 22(2):161
[[nodiscard]] Comparison compare(const Networks& networks, const ComparisonOptions& options);

/// The network of one wave as the comparison reads it: its relation, its smallest strength, its direction. Networks that
/// are handed on give the one they have.
[[nodiscard]] Network network_as_read(const Networks& networks, const Comparison& comparison, std::size_t wave);

/// Whether the two ask the same of a study: numbers of threads, and names for one and the same threshold or direction,
/// make no difference.
[[nodiscard]] bool same_question(const Study& study, const ComparisonOptions& one, const ComparisonOptions& other);

/// The network of one wave as the comparison reads it: its relation, its smallest strength, its direction. THE way to
/// the network behind a comparison's figures; another relation or another direction is network_at's.
///
/// Definition  network_at with the relation, tie_from and direction that the comparison used
/// Result      the network; any wave of the study, not only the two compared
/// Undefined   never
/// Ties        of at least tie_from, in the comparison's direction
/// Errors      std::out_of_range when there is no such wave
/// Cost        O(m log m + exceptions)
/// Source      METHODS section 1
[[nodiscard]] Network network_as_read(const Study& study, const Comparison& comparison, std::size_t wave);

/// Whether anything on file says who answered the surveys compared: a statement, or a silence. If not, everybody on the
/// lists is taken to have answered, which is no fact to tell.
[[nodiscard]] bool answers_on_record(const Study& study, const Comparison& comparison);

/// The reports that the comparison's contacts were read from, observed at both waves; where both must say so, in both
/// directions.
[[nodiscard]] ObservedPairs told_both_times(const Study& study, const Comparison& comparison);

}  // namespace crosstie::survey
