#include "graph/measure/brokerage.hpp"
#include "graph/measure/catalog.hpp"
#include "graph/measure/mixing.hpp"

namespace crosstie::measure {

namespace {

using Numbers = std::vector<double>;

double number(std::uint64_t count) { return static_cast<double>(count); }

// Row by row, from and to.
template <typename Cell>
Numbers matrix(const Partition& areas, const Cell& cell) {
    Numbers numbers;
    for (std::size_t g = 0; g < areas.group_count(); ++g) {
        for (std::size_t h = 0; h < areas.group_count(); ++h) numbers.push_back(cell(g, h));
    }
    return numbers;
}

template <BrokerRole role>
Numbers brokers(const Network& network, const Partition& areas) {
    Numbers numbers(network.actor_count(), undefined);
    const auto counts = brokerage(network, areas);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (areas.known(i) && network.observed().row_observed(i)) {
            numbers[i] = number(counts[i][static_cast<std::size_t>(role)]);
        }
    }
    return numbers;
}

constexpr std::string_view krackhardt_stern = "Krackhardt and Stern 1988";
constexpr std::string_view wasserman_faust = "Wasserman and Faust 1994";
constexpr std::string_view gould_fernandez = "Gould and Fernandez 1989";

const AreaMeasure area_list[] = {
    {{"mixing_ties", "How many links there are from each area to each", "0 and up", "never", wasserman_faust},
     Applies::any,
     Per::area_pair,
     [](const Network& n, const Partition& areas) {
         const Mixing mix = mixing(n, areas);
         return matrix(areas, [&](std::size_t g, std::size_t h) { return number(mix.ties[g][h]); });
     },
     ""},
    {{"mixing_density", "Of the links there could be from each area to each, the share that exist", "0 to 1",
      "no pair was answered", wasserman_faust},
     Applies::any,
     Per::area_pair,
     [](const Network& n, const Partition& areas) {
         const Mixing mix = mixing(n, areas);
         return matrix(areas, [&](std::size_t g, std::size_t h) { return mix.density(g, h); });
     },
     "no_pairs"},
    {{"ties_within", "How many links stay within an area", "0 and up", "never", krackhardt_stern},
     Applies::any,
     Per::network,
     [](const Network& n, const Partition& areas) { return Numbers{number(mixing(n, areas).within)}; },
     ""},
    {{"ties_between", "How many links cross from one area to another", "0 and up", "never", krackhardt_stern},
     Applies::any,
     Per::network,
     [](const Network& n, const Partition& areas) { return Numbers{number(mixing(n, areas).between)}; },
     ""},
    {{"density_within", "Of the links there could be within areas, the share that exist", "0 to 1",
      "no pair within an area was answered", wasserman_faust},
     Applies::any,
     Per::network,
     [](const Network& n, const Partition& areas) { return Numbers{mixing(n, areas).density_within()}; },
     "no_pairs"},
    {{"density_between", "Of the links there could be across areas, the share that exist", "0 to 1",
      "no pair across areas was answered", wasserman_faust},
     Applies::any,
     Per::network,
     [](const Network& n, const Partition& areas) { return Numbers{mixing(n, areas).density_between()}; },
     "no_pairs"},
    {{"ei_index", "Whether links look outward or inward: those across less those within, over all", "-1 to 1",
      "no links", krackhardt_stern},
     Applies::any,
     Per::network,
     [](const Network& n, const Partition& areas) { return Numbers{mixing(n, areas).ei_index()}; },
     "no_ties"},
    {{"ei_by_group", "Whether each area's own links look outward or inward", "-1 to 1", "the area has no link",
      krackhardt_stern},
     Applies::any,
     Per::area,
     [](const Network& n, const Partition& areas) { return ei_by_group(n, areas); },
     "no_ties"},
    {{"ei_by_node", "Whether each person's own links look outward or inward", "-1 to 1", "no link, or no known area",
      krackhardt_stern},
     Applies::any,
     Per::actor,
     [](const Network& n, const Partition& areas) { return ei_by_actor(n, areas); },
     "no_ties"},
    {{"assortativity", "How far links keep to the areas, as a share of the most they could", "-1 to 1",
      "no links, or all end in one area", "Newman 2003"},
     Applies::any,
     Per::network,
     [](const Network& n, const Partition& areas) { return Numbers{assortativity(n, areas)}; },
     "no_ties"},
    {{"modularity", "How much more links keep to the areas than people's numbers of links would give by chance",
      "-1/2 to 1", "no links", "Newman 2006"},
     Applies::any,
     Per::network,
     [](const Network& n, const Partition& areas) { return Numbers{modularity(n, areas)}; },
     "no_ties"},
    {{"coordinator", "How often this person joins two of their own area who are not linked", "0 and up",
      "no known area", gould_fernandez},
     Applies::any,
     Per::actor,
     brokers<BrokerRole::coordinator>,
     "no_area"},
    {{"consultant", "How often this person joins two of one other area who are not linked", "0 and up", "no known area",
      gould_fernandez},
     Applies::any,
     Per::actor,
     brokers<BrokerRole::consultant>,
     "no_area"},
    {{"representative", "How often this person carries word from their own area to another", "0 and up",
      "no known area", gould_fernandez},
     Applies::any,
     Per::actor,
     brokers<BrokerRole::representative>,
     "no_area"},
    {{"gatekeeper", "How often this person brings word from another area into their own", "0 and up", "no known area",
      gould_fernandez},
     Applies::any,
     Per::actor,
     brokers<BrokerRole::gatekeeper>,
     "no_area"},
    {{"liaison", "How often this person joins two other areas", "0 and up", "no known area", gould_fernandez},
     Applies::any,
     Per::actor,
     brokers<BrokerRole::liaison>,
     "no_area"},
};

}  // namespace

std::span<const AreaMeasure> area_measures() { return area_list; }

}  // namespace crosstie::measure
