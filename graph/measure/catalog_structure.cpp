// Measures of the whole network that find sets of people: circles, groups, cores, cuts, key actors.
#include "graph/measure/catalog_rows.hpp"
#include "graph/measure/catalog_values.hpp"
#include "graph/measure/cliques.hpp"
#include "graph/measure/communities.hpp"
#include "graph/measure/connectivity.hpp"
#include "graph/measure/core_periphery.hpp"
#include "graph/measure/equivalence.hpp"
#include "graph/measure/key_actors.hpp"

namespace crosstie::measure {

namespace {

using values::count;
using values::list;
using values::members;
using values::number;

NetworkValue sets(std::vector<std::vector<ActorId>> sets) { return {std::move(sets), {}}; }

std::vector<std::uint64_t> sizes(const std::vector<std::vector<ActorId>>& sets) {
    std::vector<std::uint64_t> sizes;
    for (const auto& set : sets) sizes.push_back(set.size());
    return sizes;
}

template <FallApart by>
KeyActors depended_on(const Network& network) {
    return depend_on(network, {.by = by, .search = {}});
}
template <Reached by>
KeyActors briefed(const Network& network) {
    return brief_first(network, {.by = by, .hops = 1, .search = {}});
}
ActorCut fewest_actors(const Network& network) { return actor_connectivity(network); }
TieCut fewest_ties(const Network& network) { return tie_connectivity(network); }
Cliques circles(const Network& network) { return maximal_cliques(network); }
CorePeriphery core_of(const Network& network) { return core_periphery(network, {.restarts = 10}); }

constexpr std::string_view hopcroft_tarjan = "Hopcroft and Tarjan 1973";
constexpr std::string_view borgatti = "Borgatti 2006";
constexpr std::string_view luce_perry = "Luce and Perry 1949";
constexpr std::string_view borgatti_everett = "Borgatti and Everett 2000";
constexpr std::string_view leiden = "Traag, Waltman and van Eck 2019";

const NetworkMeasure structure_list[] = {
    {{"blocks_sizes", Unit::people,
      "How many people each part holds that stays in one piece whoever leaves (biconnected)", "largest first", "never",
      hopcroft_tarjan},
     Applies::any,
     [](const MeasuredNetwork& n) { return list(sizes(blocks(n))); }},
    {{"connectivity_actors", Unit::people,
      "How many people would have to leave before some of the others lose every route", "0 to n-1",
      "fewer than two people", "Esfahanian and Hakimi 1984"},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<fewest_actors>().size, "one_actor"); }},
    {{"cut_set_actors", Unit::people, "Such people: one smallest set whose leaving parts others", "people",
      "never; none where it takes nobody, or everybody is linked", "Esfahanian and Hakimi 1984"},
     Applies::any,
     [](const MeasuredNetwork& n) {
         return NetworkValue{n.once<fewest_actors>().actors, {}};
     }},
    {{"connectivity_ties", Unit::ties,
      "How many links would have to break before some people lose every route to others", "0 to n-1",
      "fewer than two people", "Schnorr 1979"},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<fewest_ties>().size, "one_actor"); }},
    {{"cut_set_ties", Unit::ties, "Such links: one smallest set whose breaking parts people", "pairs of people",
      "never; none where it takes none", "Schnorr 1979"},
     Applies::any,
     [](const MeasuredNetwork& n) {
         return NetworkValue{n.once<fewest_ties>().ties, {}};
     }},
    {{"cliques", Unit::groups,
      "How many circles of three or more there are in which everybody is linked with everybody", "0 and up", "never",
      luce_perry},
     Applies::undirected,
     [](const MeasuredNetwork& n) { return count(n.once<circles>().members.size()); }},
    {{"cliques_by_size", Unit::groups, "How many such circles there are of 0, 1, 2, 3 ... people", "counts", "never",
      luce_perry},
     Applies::undirected,
     [](const MeasuredNetwork& n) { return list(n.once<circles>().count_by_size); }},
    {{"clique_members", Unit::people, "Who the circles are", "people, the largest circle first", "never", luce_perry},
     Applies::undirected,
     [](const MeasuredNetwork& n) { return sets(n.once<circles>().members); }},
    {{"core_periphery_fit", Unit::correlation, "How far the network is one inner circle with others around it",
      "-1 to 1, a perfect core", "all pairs alike", borgatti_everett},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<core_of>().fit, "no_variation"); }},
    {{"core_periphery_cores", Unit::people, "Who the inner circle is; more than one where several fit as well",
      "people", "never; none where all pairs are alike", borgatti_everett},
     Applies::any,
     [](const MeasuredNetwork& n) { return sets(n.once<core_of>().cores); }},
    {{"core_periphery_agreement", Unit::share, "How often another search finds an inner circle that fits as well",
      "0 to 1", "all pairs alike", borgatti_everett},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<core_of>().agreement, "no_variation"); }},
    {{"communities", Unit::people, "Which groups people form by whom they link with", "people, by group",
      "never; none without links", leiden},
     Applies::undirected,
     [](const MeasuredNetwork& n) { return sets(members(n.once<found_communities>().groups)); }},
    {{"communities_modularity", Unit::index, "How much more links keep to these groups than chance would have it",
      "below 1", "no links", "Newman and Girvan 2004"},
     Applies::undirected,
     [](const MeasuredNetwork& n) { return number(n.once<found_communities>().modularity, "no_ties"); }},
    {{"communities_agreement", Unit::index,
      "How far another search finds the same groups: below about 0.8, do not read much into them", "up to 1",
      "no links", "Hubert and Arabie 1985"},
     Applies::undirected,
     [](const MeasuredNetwork& n) { return number(n.once<found_communities>().agreement, "no_ties"); }},
    {{"concor_blocks", Unit::people,
      "Who stands where others stand: people with like links, split in two and then in two again", "people, by block",
      "never; people without a profile are left out", "Breiger, Boorman and Arabie 1975"},
     Applies::any,
     [](const MeasuredNetwork& n) { return sets(members(concor(n, {.splits = 2, .profile = {}}))); }},
    {{"equivalence_blocks", Unit::people,
      "Who stands where others stand: people put together by like links, in four blocks", "people, by block",
      "never; people of whom nothing was observed are left out", "Wasserman and Faust 1994"},
     Applies::any,
     [](const MeasuredNetwork& n) { return sets(members(equivalence_blocks(n, {.blocks = 4}))); }},
    {{"depend_on", Unit::people,
      "The three people the network depends on most: sets whose leaving would part most of the others",
      "people; the first 20 sets that do equally well", "never; none with fewer than five people", borgatti},
     Applies::any,
     [](const MeasuredNetwork& n) { return sets(n.once<depended_on<FallApart::fragmentation>>().sets); }},
    {{"depend_on_fragmentation", Unit::share,
      "Of pairs of the others, the share that would have no route left without them", "0 to 1",
      "fewer than five people", borgatti},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<depended_on<FallApart::fragmentation>>().value, "too_few"); }},
    {{"depend_on_nearness", Unit::people,
      "The three people without whom the others would be farthest apart (only when asked for by its key: takes long)",
      "people; the first 20 sets that do equally well", "never; none with fewer than five people", borgatti},
     Applies::any,
     [](const MeasuredNetwork& n) { return sets(n.once<depended_on<FallApart::distance_fragmentation>>().sets); },
     When::by_key},
    {{"depend_on_distance_fragmentation", Unit::index,
      "How far apart the others would be without them: 1 for out of reach (only by its key)", "0 to 1",
      "fewer than five people", borgatti},
     Applies::any,
     [](const MeasuredNetwork& n) {
         return number(n.once<depended_on<FallApart::distance_fragmentation>>().value, "too_few");
     },
     When::by_key},
    {{"brief_first", Unit::people,
      "The three people to brief first: those whose contacts together are the most of the others",
      "people; the first 20 sets that do equally well", "never; none with fewer than four people", borgatti},
     Applies::any,
     [](const MeasuredNetwork& n) { return sets(n.once<briefed<Reached::within_hops>>().sets); }},
    {{"brief_first_reach", Unit::share, "Of the others, the share who hear it from one of them", "0 to 1",
      "fewer than four people", borgatti},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<briefed<Reached::within_hops>>().value, "too_few"); }},
    {{"brief_first_nearest", Unit::people,
      "The three people from whom news reaches everybody else soonest (only when asked for by its key: takes long)",
      "people; the first 20 sets that do equally well", "never; none with fewer than four people", borgatti},
     Applies::any,
     [](const MeasuredNetwork& n) { return sets(n.once<briefed<Reached::inverse_hops>>().sets); },
     When::by_key},
    {{"brief_first_nearness", Unit::index,
      "How near the others are to the nearest of them, 1 for next to, 0 for out of reach (only by its key)", "0 to 1",
      "fewer than four people", borgatti},
     Applies::any,
     [](const MeasuredNetwork& n) { return number(n.once<briefed<Reached::inverse_hops>>().value, "too_few"); },
     When::by_key},
};

}  // namespace

// A few shakes a run: with none, twenty runs miss the best grouping of some small networks.
Communities found_communities(const Network& network) { return communities(network, {.leiden = {.shakes = 1}}); }

std::span<const NetworkMeasure> structure_rows() { return structure_list; }

}  // namespace crosstie::measure
