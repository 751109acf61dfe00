#pragma once
#include "graph/measure/scores.hpp"
#include "graph/model/two_mode.hpp"

namespace crosstie::measure {

/// A score for each actor and each event of a two-mode network.
struct TwoModeScores {
    ActorScores actors;          // [actors]
    std::vector<double> events;  // [events]
};

/// How much of all attendance that was possible took place.
///
/// Definition  ties / (actors x events)
/// Result      0 .. 1
/// Undefined   no actors or no events: NaN
/// Ties        binary; a meeting without a register must be left out by the caller, since it is unobserved, not empty
/// Errors      none
/// Cost        O(1)
/// Source      Borgatti and Everett 1997, doi:10.1016/S0378-8733(96)00301-2
[[nodiscard]] double density_two_mode(const TwoMode& two_mode);

/// The share of events a person attended, and the share of people an event drew.
///
/// Definition  degree / size of the other side
/// Result      [actors], [events], 0 .. 1
/// Undefined   the other side is empty: NaN
/// Ties        binary
/// Errors      none
/// Cost        O(actors + events)
/// Source      Borgatti and Everett 1997; Borgatti and Halgin 2011, Analyzing affiliation networks
[[nodiscard]] TwoModeScores degree_two_mode(const TwoMode& two_mode);

/// How often a person joins meetings, or a meeting joins people, that nothing else would join as shortly.
///
/// Definition  betweenness in the network of both sides, divided by the largest value that an actor (an event) could have
///             among so many of each: with n on its own side, m on the other, s = (n-1) div m and t = (n-1) mod m,
///             (m^2 (s+1)^2 + m (s+1)(2t - s - 1) - t (2s - t + 3)) / 2
/// Result      [actors], [events], 0 .. 1
/// Undefined   the other side is empty, or the largest value is 0: NaN
/// Ties        binary
/// Errors      none
/// Cost        O((actors + events) ties) time
/// Source      Borgatti and Halgin 2011, Analyzing affiliation networks; Borgatti and Everett 1997
[[nodiscard]] TwoModeScores betweenness_two_mode(const TwoMode& two_mode);

/// How near a person or a meeting is to all others of both kinds.
///
/// Definition  least sum of hops there could be / sum of hops, over the r others that can be reached, times r / (n + m - 1);
///             least: one hop to each of the other side, two to each of one's own, so (m + 2(n-1)) in a network of one
///             piece with n on the own side and m on the other
/// Result      [actors], [events], 0 .. 1; 0 when nobody is reached
/// Undefined   nothing else in the network: NaN
/// Ties        binary
/// Errors      none
/// Cost        O((actors + events) ties) time
/// Source      Borgatti and Everett 1997; for pieces, the rescaling of Wasserman and Faust 1994, section 5.3. NetworkX puts
///             the m and n of the whole network in the first factor, which then exceeds 1
[[nodiscard]] TwoModeScores closeness_two_mode(const TwoMode& two_mode);

/// How far pairs that meet once meet again: closed rings of two people and two meetings.
///
/// Definition  4 x four-cycles / three-paths
/// Result      0 .. 1
/// Undefined   no three-path: NaN
/// Ties        binary
/// Errors      none
/// Cost        O(sum over events of size^2)
/// Source      Robins and Alexander 2004, doi:10.1023/B:CMOT.0000032580.12184.c0
[[nodiscard]] double clustering_robins_alexander(const TwoMode& two_mode);

/// How alike the attendance of a person is to that of those they meet; for a meeting, its attenders to those of the
/// meetings it shares people with.
///
/// Definition  mean over those of one's own side who share something of |both| / |either| ("dot")
/// Result      [actors], [events], above 0 .. 1
/// Undefined   shares with nobody: NaN
/// Ties        binary
/// Errors      none
/// Cost        O(sum over both sides of degree^2)
/// Source      Latapy, Magnien, Del Vecchio 2008, doi:10.1016/j.socnet.2007.04.006, section 3.3
[[nodiscard]] TwoModeScores clustering_latapy_dot(const TwoMode& two_mode);

/// How much of what a person joins would be joined without them: pairs of their meetings that another attender shares.
///
/// Definition  pairs of neighbours that some other place of one's own side is tied to both of / all pairs of neighbours
/// Result      [actors], [events], 0 .. 1
/// Undefined   fewer than two neighbours: NaN
/// Ties        binary
/// Errors      none
/// Cost        O(sum over places of degree^2 times size of the smaller row)
/// Source      Latapy, Magnien, Del Vecchio 2008, section 3.4
[[nodiscard]] TwoModeScores redundancy(const TwoMode& two_mode);

}  // namespace crosstie::measure
