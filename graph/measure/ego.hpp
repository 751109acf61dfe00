#pragma once
#include <cstdint>
#include <vector>

#include "graph/measure/measured_network.hpp"
#include "graph/measure/scores.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

struct EgoNetworks {
    ActorScores size;     // contacts named
    ActorScores density;  // of the pairs among them, the share that are linked
};

/// How many people this person works with, and how far those know each other.
///
/// Definition  contacts are the ties out (undirected: both ways); density = ties among contacts on observed cells /
///             observed cells among contacts, the person's own ties left out
/// Result      [actors]; size 0 .. n-1; density 0 .. 1
/// Undefined   the actor answered nothing, or was not on the roster: NaN; density with fewer than two contacts, or
///             nothing observed among them: NaN
/// Ties        binary; directed networks count ordered pairs among contacts
/// Errors      none
/// Cost        that of count_triangles, shared; with gaps O(sum over ties (i,j) of ties of j + sum of d^2 log)
/// Source      Wasserman and Faust 1994, section 2.3; Burt 1992
[[nodiscard]] EgoNetworks ego_networks(const MeasuredNetwork& network);

struct EgoAreas {
    ActorScores reached;        // different areas among contacts, the own one included
    ActorScores share_outside;  // of contacts, the share outside the own area
    ActorScores blau;           // 1 - sum of squared shares of areas among contacts
    ActorScores iqv;            // blau as a share of the most it could be
    ActorScores unknown_area;   // contacts of unknown area, who are in none of the above
};

/// How far a person's contacts spread over areas.
///
/// Definition  contacts of known area, p the share of each area among them: areas reached; share outside the own area;
///             Blau 1 - sum p^2, the chance that two contacts drawn at random differ; IQV = Blau / (1 - 1/K), K areas
///             with somebody on the roster
/// Result      [actors]; reached 0 .. K; share, IQV 0 .. 1; Blau 0 .. 1 - 1/K; unknown_area 0 .. size
/// Undefined   the actor answered nothing, or was not on the roster: NaN; no contact of known area: share, Blau, IQV NaN,
///             and reached too when all contacts are of unknown area; own area unknown: share NaN; K < 2: all but
///             unknown_area NaN
/// Ties        binary, ties out (undirected: both ways)
/// Errors      std::invalid_argument when areas are not one per actor
/// Cost        O(n + m + areas)
/// Source      Blau 1977, Inequality and Heterogeneity; Mueller and Schuessler 1961 for IQV
[[nodiscard]] EgoAreas ego_areas(const Network& network, const Partition& areas);

/// How many other areas a person is in contact with.
///
/// Definition  different known areas among the ties out (undirected: contacts), the person's own left out; to somebody
///             of no known area every one is another
/// Result      [actors], 0 .. number of areas
/// Undefined   never; who did not answer has the contacts that others named, where the network is read by either report
/// Ties        binary, ties out (undirected: both ways)
/// Errors      std::invalid_argument when areas are not one per actor
/// Cost        O(n + m + areas)
/// Source      own definition: a plain count
[[nodiscard]] std::vector<std::uint32_t> other_areas_reached(const Network& network, const Partition& areas);

}  // namespace crosstie::measure
