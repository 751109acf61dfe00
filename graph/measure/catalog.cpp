#include "graph/measure/catalog.hpp"

#include <cmath>

#include "graph/measure/betweenness.hpp"
#include "graph/measure/census.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/measure/components.hpp"
#include "graph/measure/degree.hpp"

namespace crosstie::measure {

namespace {

NetworkValue count(std::uint64_t value) { return {static_cast<double>(value), {}}; }

NetworkValue list(const std::vector<std::uint64_t>& values) {
    return {std::vector<double>(values.begin(), values.end()), {}};
}

NetworkValue number(double value, std::string_view why_not) {
    return {value, std::isnan(value) ? why_not : std::string_view{}};
}

std::string_view no_pairs(const Network& network) {
    return network.observed().roster_count() < 2 ? "one_actor" : "not_observed";
}

constexpr std::string_view wasserman_faust = "Wasserman and Faust 1994";

const NetworkMeasure network_list[] = {
    {{"ties", "How many links there are", "0 and up", "never", wasserman_faust},
     Applies::any,
     [](const Network& n) { return count(n.tie_count()); }},
    {{"density", "Of all the links that could exist, the share that do", "0 to 1", "fewer than two people observed",
      wasserman_faust},
     Applies::any,
     [](const Network& n) { return number(density(n), no_pairs(n)); }},
    {{"dyads_mutual", "Pairs of people who name each other", "0 and up", "never", "Holland and Leinhardt 1970"},
     Applies::directed,
     [](const Network& n) { return count(dyad_census(n).mutual); }},
    {{"dyads_asymmetric", "Pairs where only one names the other", "0 and up", "never", "Holland and Leinhardt 1970"},
     Applies::directed,
     [](const Network& n) { return count(dyad_census(n).asymmetric); }},
    {{"dyads_null", "Pairs where neither names the other", "0 and up", "never", "Holland and Leinhardt 1970"},
     Applies::directed,
     [](const Network& n) { return count(dyad_census(n).null); }},
    {{"reciprocity_edgewise", "Of the links people name, the share named back", "0 to 1", "no links", wasserman_faust},
     Applies::directed,
     [](const Network& n) { return number(reciprocity(n, Reciprocity::edgewise), "no_ties"); }},
    {{"reciprocity_dyadic_nonnull", "Of the pairs with a link, the share where both name it", "0 to 1", "no links",
      wasserman_faust},
     Applies::directed,
     [](const Network& n) { return number(reciprocity(n, Reciprocity::dyadic_nonnull), "no_ties"); }},
    {{"reciprocity_dyadic", "Of all pairs, the share that agree, including pairs where neither names the other",
      "0 to 1", "no pair observed both ways", wasserman_faust},
     Applies::directed,
     [](const Network& n) { return number(reciprocity(n, Reciprocity::dyadic), no_pairs(n)); }},
    {{"transitivity", "How often two contacts of one person are linked themselves", "0 to 1", "nobody has two contacts",
      "Holland and Leinhardt 1971"},
     Applies::any,
     [](const Network& n) { return number(transitivity(n), "no_two_paths"); }},
    {{"components_weak", "How many separate pieces the network falls into", "1 and up", "never", "Boost.Graph"},
     Applies::any,
     [](const Network& n) { return count(weak_components(n).sizes.size()); }},
    {{"components_weak_sizes", "How many people each separate piece holds", "largest first", "never", "Boost.Graph"},
     Applies::any,
     [](const Network& n) { return list(weak_components(n).sizes); }},
    {{"components_strong", "How many groups there are in which word can go from anybody to anybody", "1 and up",
      "never", "Tarjan 1972"},
     Applies::any,
     [](const Network& n) { return count(strong_components(n).sizes.size()); }},
    {{"components_strong_sizes", "How many people each such group holds", "largest first", "never", "Tarjan 1972"},
     Applies::any,
     [](const Network& n) { return list(strong_components(n).sizes); }},
    {{"isolates", "How many people have no link at all", "0 and up", "never; people who did not answer are unknown",
      wasserman_faust},
     Applies::any,
     [](const Network& n) { return count(isolates(n).isolated.size()); }},
    {{"isolate_ids", "Who has no link at all", "people", "never; people who did not answer are unknown",
      wasserman_faust},
     Applies::any,
     [](const Network& n) {
         return NetworkValue{isolates(n).isolated, {}};
     }},
    {{"articulation_points", "People without whom others would lose every route to the group (cut actors)", "people",
      "never", "Hopcroft and Tarjan 1973"},
     Applies::any,
     [](const Network& n) {
         return NetworkValue{cut_actors(n), {}};
     }},
};

const ActorMeasure actor_list[] = {
    {{"indegree", "How many people name this person", "0 to n-1", "nobody who could name this person answered",
      "Freeman 1979"},
     Applies::directed,
     [](const Network& n) { return in_degree(n); }},
    {{"outdegree", "How many people this person names", "0 to n-1", "this person did not answer", "Freeman 1979"},
     Applies::directed,
     [](const Network& n) { return out_degree(n); }},
    {{"degree", "How many contacts this person has", "0 to n-1", "this person's pairs were not observed",
      "Freeman 1979"},
     Applies::undirected,
     [](const Network& n) { return out_degree(n); }},
    {{"betweenness", "How often this person stands on a shortest route between two others", "0 and up, in pairs",
      "not on the roster", "Brandes 2001"},
     Applies::any,
     [](const Network& n) { return betweenness(n); }},
    {{"betweenness_normalised", "The same as a share of all pairs of others", "0 to 1", "fewer than 3 people",
      "Brandes 2001"},
     Applies::any,
     [](const Network& n) { return betweenness(n, {.scale = Scale::unit}); }},
};

}  // namespace

std::span<const NetworkMeasure> network_measures() { return network_list; }
std::span<const ActorMeasure> actor_measures() { return actor_list; }

bool applies_to(Applies applies, const Network& network) {
    return applies == Applies::any || (applies == Applies::directed) == network.directed();
}

}  // namespace crosstie::measure
