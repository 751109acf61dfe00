// Measures of the whole network: how dense, how closed, how connected, how centralized.
#include <cmath>

#include "graph/measure/catalog_rows.hpp"
#include "graph/measure/catalog_values.hpp"
#include "graph/measure/census.hpp"
#include "graph/measure/centralization.hpp"
#include "graph/measure/clustering.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/measure/components.hpp"
#include "graph/measure/cores.hpp"
#include "graph/measure/degree.hpp"
#include "graph/measure/fragmentation.hpp"
#include "graph/measure/krackhardt.hpp"
#include "graph/measure/paths.hpp"
#include "graph/measure/triads.hpp"

namespace crosstie::measure {

namespace {

using values::count;
using values::list;
using values::number;

std::string_view no_pairs(const Network& network) {
    return network.observed().roster_count() < 2 ? "one_actor" : "not_observed";
}

double roster(const Network& network) { return network.observed().roster_count(); }

double largest(const ActorScores& scores) {
    double largest = undefined;
    for (const double score : scores) {
        if (!(score <= largest)) largest = std::isnan(score) ? largest : score;
    }
    return largest;
}

// Over people on the roster; those without a value count as 0, or not at all.
double mean_clustering(const MeasuredNetwork& measured, bool undefined_is_zero) {
    const Network& network = measured.network();
    double sum = 0;
    double count = 0;
    const ActorScores scores = clustering(measured);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!network.observed().on_roster(i)) continue;
        if (!std::isnan(scores[i])) sum += scores[i];
        if (undefined_is_zero || !std::isnan(scores[i])) count += 1;
    }
    return count > 0 ? sum / count : undefined;
}

const NetworkMeasure cohesion_list[] = {
    {{"ties", Unit::ties, "How many links there are", "0 and up", "never", wasserman_faust_1994},
     Applies::any,
     [](const MeasuredNetwork& n) { return count(n.network().tie_count()); }},
    {{"density", Unit::share, "Of all the links that could exist, the share that do", "0 to 1",
      "fewer than two people observed", wasserman_faust_1994},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(density(n), no_pairs(n)); }},
    {{"mean_degree", Unit::people, "How many others each person names, on average; without direction, is linked with",
      "0 to n-1", "fewer than two people observed", wasserman_faust_1994},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(mean_degree(n), no_pairs(n)); }},
    {{"valued_density", Unit::strength,
      "How strong links are, on average over all pairs, a pair without one counting 0", "0 to the largest strength",
      "fewer than two people observed", wasserman_faust_1994},
     Applies::valued,
     [](const MeasuredNetwork& n) { return number(valued_density(n), no_pairs(n)); }},
    {{"weight_sum", Unit::strength, "All strength of links together", "0 and up", "fewer than two people observed",
      wasserman_faust_1994},
     Applies::valued,
     [](const MeasuredNetwork& n) { return number(strength_sum(n), no_pairs(n)); }},
    {{"weight_mean_of_ties", Unit::strength, "How strong a link is, on average, where there is one",
      "the strengths there are", "no links", wasserman_faust_1994},
     Applies::valued,
     [](const MeasuredNetwork& n) { return number(mean_strength_of_ties(n), "no_ties"); }},
    {{"dyads_mutual", Unit::pairs, "Pairs of people who name each other", "0 and up", "never",
      "Holland and Leinhardt 1970"},
     Applies::directed,
     [](const MeasuredNetwork& n) { return count(n.once<dyad_census>().mutual); }},
    {{"dyads_asymmetric", Unit::pairs, "Pairs where only one names the other", "0 and up", "never",
      "Holland and Leinhardt 1970"},
     Applies::directed,
     [](const MeasuredNetwork& n) { return count(n.once<dyad_census>().asymmetric); }},
    {{"dyads_null", Unit::pairs, "Pairs where neither names the other", "0 and up", "never",
      "Holland and Leinhardt 1970"},
     Applies::directed,
     [](const MeasuredNetwork& n) { return count(n.once<dyad_census>().null); }},
    {{"reciprocity_edgewise", Unit::share, "Of the links people name, the share named back", "0 to 1", "no links",
      wasserman_faust_1994},
     Applies::directed,
     [](const MeasuredNetwork& n) { return number(reciprocity(n, Reciprocity::edgewise), "no_ties"); }},
    {{"reciprocity_dyadic_nonnull", Unit::share, "Of the pairs with a link, the share where both name it", "0 to 1",
      "no links", wasserman_faust_1994},
     Applies::directed,
     [](const MeasuredNetwork& n) { return number(reciprocity(n, Reciprocity::dyadic_nonnull), "no_ties"); }},
    {{"reciprocity_dyadic", Unit::share,
      "Of all pairs, the share that agree, including pairs where neither names the other", "0 to 1",
      "no pair observed both ways", wasserman_faust_1994},
     Applies::directed,
     [](const MeasuredNetwork& n) { return number(reciprocity(n, Reciprocity::dyadic), no_pairs(n)); }},
    {{"transitivity", Unit::share, "How often two contacts of one person are linked themselves", "0 to 1",
      "nobody has two contacts", "Holland and Leinhardt 1971"},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(transitivity(n), "no_two_paths"); }},
    {{"components_weak", Unit::groups, "How many separate pieces the network falls into", "1 and up", "never",
      "Boost.Graph"},
     Applies::any,
     [](const MeasuredNetwork& n) { return count(n.once<weak_components>().sizes.size()); }},
    {{"components_weak_sizes", Unit::people, "How many people each separate piece holds", "largest first", "never",
      "Boost.Graph"},
     Applies::any,
     [](const MeasuredNetwork& n) { return list(n.once<weak_components>().sizes); }},
    {{"components_strong", Unit::groups, "How many groups there are in which word can go from anybody to anybody",
      "1 and up", "never", "Tarjan 1972"},
     Applies::any,
     [](const MeasuredNetwork& n) { return count(n.once<strong_components>().sizes.size()); }},
    {{"components_strong_sizes", Unit::people, "How many people each such group holds", "largest first", "never",
      "Tarjan 1972"},
     Applies::any,
     [](const MeasuredNetwork& n) { return list(n.once<strong_components>().sizes); }},
    {{"isolates", Unit::people, "How many people have no link at all", "0 and up",
      "never; people who did not answer are unknown", wasserman_faust_1994},
     Applies::any,
     [](const MeasuredNetwork& n) { return count(n.once<isolates>().isolated.size()); }},
    {{"isolate_ids", Unit::people, "Who has no link at all", "people", "never; people who did not answer are unknown",
      wasserman_faust_1994},
     Applies::any,
     [](const MeasuredNetwork& n) {
         return NetworkValue{n.once<isolates>().isolated, {}};
     }},
    {{"articulation_points", Unit::people,
      "People without whom others would lose every route to the group (cut actors)", "people", "never",
      "Hopcroft and Tarjan 1973"},
     Applies::any,
     [](const MeasuredNetwork& n) {
         return NetworkValue{cut_actors(n), {}};
     }},
    {{"bridges", Unit::ties, "Pairs whose link is the only route between two parts of the network", "pairs of people",
      "never", "Hopcroft and Tarjan 1973"},
     Applies::any,
     [](const MeasuredNetwork& n) {
         return NetworkValue{bridges(n), {}};
     }},
    {{"triad_census", Unit::triads, "How many groups of three are of each of the sixteen kinds, 003 first, 300 last",
      "16 counts", "never", "Holland and Leinhardt 1970"},
     Applies::directed,
     [](const MeasuredNetwork& n) {
         const TriadCensus census = triad_census(n);
         return list({census.begin(), census.end()});
     }},
    {{"diameter", Unit::hops, "The longest of the shortest routes between two people", "hops", "nobody can be reached",
      wasserman_faust_1994},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<path_summary>().diameter, "no_ties"); }},
    {{"mean_distance", Unit::hops, "How many steps apart people are, of those who can be reached", "hops",
      "nobody can be reached", wasserman_faust_1994},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<path_summary>().mean_distance, "no_ties"); }},
    {{"reachable_pairs", Unit::share, "Of all pairs, the share where one can reach the other", "0 to 1",
      "fewer than two people", wasserman_faust_1994},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<path_summary>().reachable_pairs, "one_actor"); }},
    {{"efficiency", Unit::index,
      "How close people are on average, 1 for next to each other, 0 for out of reach (compactness)", "0 to 1",
      "fewer than two people", "Borgatti 2006"},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<path_summary>().compactness, "one_actor"); }},
    {{"distance_fragmentation", Unit::index, "How far people are from being next to each other: 1 less the line above",
      "0 to 1", "fewer than two people", "Borgatti 2006"},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(1 - n.once<path_summary>().compactness, "one_actor"); }},
    {{"fragmentation", Unit::share, "Of all pairs of people, the share that no route joins", "0 to 1",
      "fewer than two people", "Borgatti 2006"},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(fragmentation(n), "one_actor"); }},
    {{"clustering_mean_zero", Unit::share,
      "How tight people's circles are on average, counting 0 for fewer than two contacts", "0 to 1", "nobody",
      "Watts and Strogatz 1998"},
     Applies::undirected,
     [](const MeasuredNetwork& n) { return number(mean_clustering(n, true), "no_two_paths"); }},
    {{"clustering_mean_defined", Unit::share, "The same over people with at least two contacts", "0 to 1",
      "nobody has two contacts", "Watts and Strogatz 1998"},
     Applies::undirected,
     [](const MeasuredNetwork& n) { return number(mean_clustering(n, false), "no_two_paths"); }},
    {{"core_max", Unit::people, "How many contacts everybody has within the innermost circle", "0 to n-1", "nobody",
      "Seidman 1983"},
     Applies::undirected,
     [](const MeasuredNetwork& n) { return number(largest(coreness(n)), "one_actor"); }},
    {{"krackhardt_connectedness", Unit::share, "Of all pairs, the share that some route joins", "0 to 1",
      "fewer than two people", "Krackhardt 1994"},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<organisation_shape>().connectedness, "one_actor"); }},
    {{"krackhardt_efficiency", Unit::share, "How few links there are beyond those that hold the network together",
      "0 to 1", "no piece of three people", "Krackhardt 1994"},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<organisation_shape>().efficiency, "too_few"); }},
    {{"krackhardt_hierarchy", Unit::share, "How far word goes one way only", "0 to 1", "nobody can be reached",
      "Krackhardt 1994"},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<organisation_shape>().hierarchy, "no_ties"); }},
    {{"krackhardt_lubness", Unit::share, "How often two people have one nearest common boss", "0 to 1",
      "no piece of three people", "Krackhardt 1994"},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<organisation_shape>().least_upper_bound, "too_few"); }},
    {{"centralization_degree", Unit::index, "How much contacts lean on a few people", "0 to 1, a star",
      "fewer than three people", "Freeman 1979"},
     Applies::undirected,
     [](const MeasuredNetwork& n) { return number(centralization(out_degree(n), most_degree(roster(n))), "too_few"); }},
    {{"centralization_indegree", Unit::index, "How much being named leans on a few people", "0 to 1",
      "fewer than three people", "Freeman 1979"},
     Applies::directed,
     [](const MeasuredNetwork& n) {
         return number(centralization(in_degree(n), most_directed_degree(roster(n))), "too_few");
     }},
    {{"centralization_outdegree", Unit::index, "How much naming leans on a few people", "0 to 1",
      "fewer than three people", "Freeman 1979"},
     Applies::directed,
     [](const MeasuredNetwork& n) {
         return number(centralization(out_degree(n), most_directed_degree(roster(n))), "too_few");
     }},
    {{"centralization_betweenness", Unit::index, "How much standing between others leans on a few people", "0 to 1",
      "fewer than three people", "Freeman 1979"},
     Applies::any,
     [](const MeasuredNetwork& n) {
         const double most =
             n.network().directed() ? most_directed_betweenness(roster(n)) : most_betweenness(roster(n));
         return number(centralization(n.once<values::raw_betweenness>(), most), "too_few");
     },
     When::unless_large},
    {{"centralization_closeness", Unit::index, "How much being near to everybody leans on a few people", "0 to 1",
      "fewer than three people, or not all in one piece", "Freeman 1979"},
     Applies::undirected,
     [](const MeasuredNetwork& n) {
         return number(closeness_centralization(n), roster(n) < 3 ? "too_few" : "not_connected");
     }},
    {{"centralization_harmonic", Unit::index,
      "How much being near leans on a few people, also where the network is in pieces", "0 to 1",
      "fewer than three people", "Freeman 1979, Rochat 2009"},
     Applies::undirected,
     [](const MeasuredNetwork& n) { return number(harmonic_closeness_centralization(n), "too_few"); }},
    {{"centralization_eigenvector", Unit::index,
      "How much being well connected to the well connected leans on a few people", "0 to 1",
      "fewer than three people, no links, or two parts that share the largest eigenvalue", "Freeman 1979"},
     Applies::undirected,
     [](const MeasuredNetwork& n) {
         return number(eigenvector_centralization(n), roster(n) < 3 ? "too_few" : "no_single_leader");
     }},
};

}  // namespace

std::span<const NetworkMeasure> cohesion_rows() { return cohesion_list; }

}  // namespace crosstie::measure
