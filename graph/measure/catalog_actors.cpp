#include "graph/measure/betweenness.hpp"
#include "graph/measure/catalog.hpp"
#include "graph/measure/closeness.hpp"
#include "graph/measure/clustering.hpp"
#include "graph/measure/cores.hpp"
#include "graph/measure/degree.hpp"
#include "graph/measure/status.hpp"
#include "graph/measure/structural_holes.hpp"

namespace crosstie::measure {

namespace {

const ActorMeasure actor_list[] = {
    {{"indegree", "How many people name this person", "0 to n-1", "nobody who could name this person answered",
      "Freeman 1979"},
     Applies::directed,
     [](const Network& n) { return in_degree(n); },
     "not_observed"},
    {{"outdegree", "How many people this person names", "0 to n-1", "this person did not answer", "Freeman 1979"},
     Applies::directed,
     [](const Network& n) { return out_degree(n); },
     "no_response"},
    {{"degree", "How many contacts this person has", "0 to n-1", "this person's pairs were not observed",
      "Freeman 1979"},
     Applies::undirected,
     [](const Network& n) { return out_degree(n); },
     "not_observed"},
    {{"betweenness", "How often this person stands on a shortest route between two others", "0 and up, in pairs",
      "not on the roster", "Brandes 2001"},
     Applies::any,
     [](const Network& n) { return betweenness(n); },
     ""},
    {{"betweenness_normalised", "The same as a share of all pairs of others", "0 to 1", "fewer than 3 people",
      "Brandes 2001"},
     Applies::any,
     [](const Network& n) { return betweenness(n, {.scale = Scale::unit}); },
     "too_few"},
    {{"closeness_in_wf", "How near others are to this person, scaled by how many can reach them", "0 to 1",
      "not on the roster", "Wasserman and Faust 1994"},
     Applies::directed,
     [](const Network& n) {
         return closeness(n, {Towards::actor, Closeness::wasserman_faust});
     },
     "one_actor"},
    {{"closeness_out_wf", "How near this person is to others, scaled by how many they can reach", "0 to 1",
      "not on the roster", "Wasserman and Faust 1994"},
     Applies::directed,
     [](const Network& n) {
         return closeness(n, {Towards::others, Closeness::wasserman_faust});
     },
     "one_actor"},
    {{"closeness_in_reachable", "How near those are to this person who can reach them at all", "0 to 1",
      "nobody can reach this person", "Freeman 1979"},
     Applies::directed,
     [](const Network& n) {
         return closeness(n, {Towards::actor, Closeness::reachable});
     },
     "no_reach"},
    {{"closeness_out_reachable", "How near this person is to those they can reach at all", "0 to 1",
      "nobody can be reached", "Freeman 1979"},
     Applies::directed,
     [](const Network& n) {
         return closeness(n, {Towards::others, Closeness::reachable});
     },
     "no_reach"},
    {{"closeness_out_connected_only", "How near this person is to everybody; 0 unless everybody can be reached",
      "0 to 1", "not on the roster", "Freeman 1979"},
     Applies::directed,
     [](const Network& n) {
         return closeness(n, {Towards::others, Closeness::connected_only});
     },
     "one_actor"},
    {{"closeness_wf", "How near this person is to others, scaled by how many can be reached", "0 to 1",
      "not on the roster", "Wasserman and Faust 1994"},
     Applies::undirected,
     [](const Network& n) {
         return closeness(n, {Towards::others, Closeness::wasserman_faust});
     },
     "one_actor"},
    {{"closeness_reachable", "How near this person is to those who can be reached at all", "0 to 1",
      "nobody can be reached", "Freeman 1979"},
     Applies::undirected,
     [](const Network& n) {
         return closeness(n, {Towards::others, Closeness::reachable});
     },
     "no_reach"},
    {{"closeness_connected_only", "How near this person is to everybody; 0 unless everybody can be reached", "0 to 1",
      "not on the roster", "Freeman 1979"},
     Applies::undirected,
     [](const Network& n) {
         return closeness(n, {Towards::others, Closeness::connected_only});
     },
     "one_actor"},
    {{"harmonic_in", "How soon news from others reaches this person", "0 to 1", "fewer than two people", "Rochat 2009"},
     Applies::directed,
     [](const Network& n) { return harmonic_closeness(n, Towards::actor); },
     "one_actor"},
    {{"harmonic_out", "How soon news from this person reaches others", "0 to 1", "fewer than two people",
      "Rochat 2009"},
     Applies::directed,
     [](const Network& n) { return harmonic_closeness(n, Towards::others); },
     "one_actor"},
    {{"harmonic", "How soon news travels between this person and the others", "0 to 1", "fewer than two people",
      "Rochat 2009"},
     Applies::undirected,
     [](const Network& n) { return harmonic_closeness(n); },
     "one_actor"},
    {{"eigenvector", "How well connected to the well connected", "0 to 1, the largest 1",
      "no contacts, or two parts that share the largest eigenvalue", "Bonacich 1972"},
     Applies::undirected,
     [](const Network& n) { return eigenvector(n); },
     "no_single_leader"},
    {{"pagerank", "How much this person is named by people who are named themselves", "0 to 1, adding up to 1",
      "not on the roster", "Brin and Page 1998"},
     Applies::any,
     [](const Network& n) { return page_rank(n); },
     ""},
    {{"hub", "How much this person names those whom others name", "0 to 1, the largest 1", "no ties", "Kleinberg 1999"},
     Applies::directed,
     [](const Network& n) { return hubs_and_authorities(n).hub; },
     "no_ties"},
    {{"authority", "How much this person is named by those who name well", "0 to 1, the largest 1", "no ties",
      "Kleinberg 1999"},
     Applies::directed,
     [](const Network& n) { return hubs_and_authorities(n).authority; },
     "no_ties"},
    {{"constraint", "How much this person's contacts hem them in by knowing each other", "0 and up, 1 for one contact",
      "no contact", "Burt 1992"},
     Applies::any,
     [](const Network& n) { return constraint(n); },
     "no_ties"},
    {{"effective_size", "How many separate circles this person's contacts amount to", "1 to the number of contacts",
      "no contact", "Burt 1992"},
     Applies::any,
     [](const Network& n) { return effective_size(n); },
     "no_ties"},
    {{"efficiency_burt", "Separate circles as a share of contacts", "0 to 1", "no contact", "Burt 1992"},
     Applies::undirected,
     [](const Network& n) { return efficiency(n); },
     "no_ties"},
    {{"clustering", "How many of this person's contacts are in contact with each other", "0 to 1",
      "fewer than two contacts", "Watts and Strogatz 1998"},
     Applies::undirected,
     [](const Network& n) { return clustering(n); },
     "too_few"},
    {{"coreness", "How deep in the thick of the network this person stands", "0 to n-1", "not on the roster",
      "Seidman 1983"},
     Applies::undirected,
     [](const Network& n) { return coreness(n); },
     ""},
};

}  // namespace

std::span<const ActorMeasure> actor_measures() { return actor_list; }

}  // namespace crosstie::measure
