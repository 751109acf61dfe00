#include "graph/measure/brokerage.hpp"
#include "graph/measure/brokerage_expected.hpp"
#include "graph/measure/catalog_rows.hpp"
#include "graph/measure/communities.hpp"
#include "graph/measure/ego.hpp"
#include "graph/measure/ei_index.hpp"
#include "graph/measure/equivalence.hpp"
#include "graph/measure/homophily.hpp"
#include "graph/measure/mixing.hpp"
#include "graph/measure/odds_ratio.hpp"
#include "graph/measure/partition_agreement.hpp"

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
Numbers brokers(const MeasuredNetwork& network, const Partition& areas) {
    Numbers numbers(areas.group.size(), undefined);
    const auto& counts = network.once<brokerage>(areas);
    for (ActorId i = 0; i < counts.size(); ++i) {
        if (areas.known(i) && network.network().observed().row_observed(i)) {
            numbers[i] = number(counts[i][static_cast<std::size_t>(role)]);
        }
    }
    return numbers;
}

template <BrokerRole role>
Numbers brokers_of_area(const MeasuredNetwork& network, const Partition& areas) {
    Numbers numbers;
    for (const BrokerCounts& counts : network.once<brokerage_by_group>(areas)) {
        numbers.push_back(number(counts[static_cast<std::size_t>(role)]));
    }
    return numbers;
}

Numbers broker_z(const MeasuredNetwork& network, const Partition& areas) {
    Numbers numbers;
    for (const BrokerChance& chance : expected_brokerage(network, areas).actors) numbers.push_back(chance.z.back());
    return numbers;
}

constexpr std::string_view krackhardt_stern = "Krackhardt and Stern 1988";
constexpr std::string_view blau = "Blau 1977";
constexpr std::string_view gould_fernandez = "Gould and Fernandez 1989";

const AreaMeasure area_list[] = {
    {{"mixing_ties", Unit::ties, "How many links there are from each area to each", "0 and up", "never",
      wasserman_faust_1994},
     Applies::any,
     Per::area_pair,
     [](const MeasuredNetwork& n, const Partition& areas) {
         const Mixing& mix = n.once<mixing>(areas);
         return matrix(areas, [&](std::size_t g, std::size_t h) { return number(mix.ties[g][h]); });
     },
     ""},
    {{"mixing_density", Unit::share, "Of the links there could be from each area to each, the share that exist",
      "0 to 1", "no pair was answered", wasserman_faust_1994},
     Applies::any,
     Per::area_pair,
     [](const MeasuredNetwork& n, const Partition& areas) {
         const Mixing& mix = n.once<mixing>(areas);
         return matrix(areas, [&](std::size_t g, std::size_t h) { return mix.density(g, h); });
     },
     "no_pairs"},
    {{"ties_within", Unit::ties, "How many links stay within an area", "0 and up", "never", krackhardt_stern},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) { return Numbers{number(n.once<mixing>(areas).within)}; },
     ""},
    {{"ties_between", Unit::ties, "How many links cross from one area to another", "0 and up", "never",
      krackhardt_stern},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) { return Numbers{number(n.once<mixing>(areas).between)}; },
     ""},
    {{"density_within", Unit::share, "Of the links there could be within areas, the share that exist", "0 to 1",
      "no pair within an area was answered", wasserman_faust_1994},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) { return Numbers{n.once<mixing>(areas).density_within()}; },
     "no_pairs"},
    {{"density_between", Unit::share, "Of the links there could be across areas, the share that exist", "0 to 1",
      "no pair across areas was answered", wasserman_faust_1994},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) { return Numbers{n.once<mixing>(areas).density_between()}; },
     "no_pairs"},
    {{"ei_index", Unit::index, "Whether links look outward or inward: those across less those within, over all",
      "-1 to 1", "no links", krackhardt_stern},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) { return Numbers{n.once<mixing>(areas).ei_index()}; },
     "no_ties"},
    {{"ei_expected", Unit::index, "What that would be if links took no notice of areas", "-1 to 1",
      "fewer than two areas", krackhardt_stern},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) { return Numbers{n.once<ei_reference>(areas).expected}; },
     "one_area"},
    {{"ei_expected_asked", Unit::index,
      "The same over the pairs that were answered; differs where areas differ in response", "-1 to 1",
      "fewer than two areas, or nothing answered", krackhardt_stern},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) {
         return Numbers{n.once<ei_reference>(areas).expected_asked};
     },
     "not_observed"},
    {{"ei_lowest", Unit::index, "The lowest that index can be with so many links", "-1 to 1",
      "no links, or fewer than two areas", krackhardt_stern},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) { return Numbers{n.once<ei_reference>(areas).lowest}; },
     "no_ties"},
    {{"ei_highest", Unit::index, "The highest that index can be with so many links", "-1 to 1",
      "no links, or fewer than two areas", krackhardt_stern},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) { return Numbers{n.once<ei_reference>(areas).highest}; },
     "no_ties"},
    {{"ei_rescaled", Unit::index, "That index with its lowest set to -1 and its highest to 1", "-1 to 1",
      "no links, or only one value possible", krackhardt_stern},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) { return Numbers{n.once<ei_reference>(areas).rescaled}; },
     "no_ties"},
    {{"odds_ratio", Unit::odds_ratio,
      "The odds of a link across areas beside those of one within, allowing for the areas' sizes",
      "0 and up; 1: areas make no difference", "no pair within, or none across", "Yule 1912"},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) {
         return Numbers{n.once<cross_area_odds>(areas).odds_ratio};
     },
     "no_pairs"},
    {{"yule_q", Unit::correlation, "The same on a scale from all links within to all links across", "-1 to 1",
      "no pair within, or none across", "Yule 1912"},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) { return Numbers{n.once<cross_area_odds>(areas).yule_q}; },
     "no_pairs"},
    {{"coleman", Unit::index, "How far each area keeps to itself, given how large it is", "-1 to 1; 0: as chance",
      "the area's people name nobody", "Coleman 1958"},
     Applies::any,
     Per::area,
     [](const MeasuredNetwork& n, const Partition& areas) { return coleman_index(n, areas); },
     "no_ties"},
    {{"ei_by_group", Unit::index, "Whether each area's own links look outward or inward", "-1 to 1",
      "the area has no link", krackhardt_stern},
     Applies::any,
     Per::area,
     [](const MeasuredNetwork& n, const Partition& areas) { return ei_by_group(n, areas); },
     "no_ties"},
    {{"ei_by_node", Unit::index, "Whether each person's own links look outward or inward", "-1 to 1",
      "no link, or no known area", krackhardt_stern},
     Applies::any,
     Per::actor,
     [](const MeasuredNetwork& n, const Partition& areas) { return ei_by_actor(n, areas); },
     "no_ties"},
    {{"assortativity", Unit::correlation, "How far links keep to the areas, as a share of the most they could",
      "-1 to 1", "no links, or all end in one area", "Newman 2003"},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) { return Numbers{assortativity(n, areas)}; },
     "no_ties"},
    {{"modularity", Unit::index,
      "How much more links keep to the areas than people's numbers of links would give by chance", "-1/2 to 1",
      "no links", "Newman 2006"},
     Applies::any,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) { return Numbers{modularity(n, areas)}; },
     "no_ties"},
    {{"communities_follow_areas", Unit::index, "How far the groups people form by their links are the areas",
      "1: the same; 0: chance", "no links, or one area", "Hubert and Arabie 1985"},
     Applies::undirected,
     Per::network,
     [](const MeasuredNetwork& n, const Partition& areas) {
         return Numbers{adjusted_rand(n.once<found_communities>().groups, areas)};
     },
     "no_ties"},
    {{"image", Unit::yes_or_no, "From which area to which links are at least as dense as in the network at large",
      "0 or 1", "no pair was answered", "White, Boorman and Breiger 1976"},
     Applies::any,
     Per::area_pair,
     [](const MeasuredNetwork& n, const Partition& areas) {
         const BlockImage small = block_image(n, areas);
         return matrix(areas, [&](std::size_t g, std::size_t h) { return small.image[g][h]; });
     },
     "no_pairs"},
    {{"areas_reached", Unit::groups, "How many areas this person has contacts in", "0 to the number of areas",
      "no answer, or no contact's area is known", blau},
     Applies::any,
     Per::actor,
     [](const MeasuredNetwork& n, const Partition& areas) { return n.once<ego_areas>(areas).reached; },
     "no_area"},
    {{"share_outside", Unit::share, "Of this person's contacts, the share outside their own area", "0 to 1",
      "no contact of known area", blau},
     Applies::any,
     Per::actor,
     [](const MeasuredNetwork& n, const Partition& areas) { return n.once<ego_areas>(areas).share_outside; },
     "no_ties"},
    {{"blau", Unit::index, "How spread over areas this person's contacts are", "0 to 1", "no contact of known area",
      blau},
     Applies::any,
     Per::actor,
     [](const MeasuredNetwork& n, const Partition& areas) { return n.once<ego_areas>(areas).blau; },
     "no_ties"},
    {{"iqv", Unit::index, "The same as a share of the most it could be with so many areas", "0 to 1",
      "no contact of known area", "Mueller and Schuessler 1961"},
     Applies::any,
     Per::actor,
     [](const MeasuredNetwork& n, const Partition& areas) { return n.once<ego_areas>(areas).iqv; },
     "no_ties"},
    {{"coordinator", Unit::pairs, "How often this person joins two of their own area who are not linked", "0 and up",
      "no known area", gould_fernandez},
     Applies::any,
     Per::actor,
     brokers<BrokerRole::coordinator>,
     "no_area"},
    {{"consultant", Unit::pairs, "How often this person joins two of one other area who are not linked", "0 and up",
      "no known area", gould_fernandez},
     Applies::any,
     Per::actor,
     brokers<BrokerRole::consultant>,
     "no_area"},
    {{"representative", Unit::pairs, "How often this person carries word from their own area to another", "0 and up",
      "no known area", gould_fernandez},
     Applies::any,
     Per::actor,
     brokers<BrokerRole::representative>,
     "no_area"},
    {{"gatekeeper", Unit::pairs, "How often this person brings word from another area into their own", "0 and up",
      "no known area", gould_fernandez},
     Applies::any,
     Per::actor,
     brokers<BrokerRole::gatekeeper>,
     "no_area"},
    {{"liaison", Unit::pairs, "How often this person joins two other areas", "0 and up", "no known area",
      gould_fernandez},
     Applies::any,
     Per::actor,
     brokers<BrokerRole::liaison>,
     "no_area"},
    {{"brokerage_z", Unit::standard_deviations,
      "Whether this person joins others more than links falling at random would have it, in standard deviations",
      "any number", "some pair unanswered, or no known area", "Gould and Fernandez 1989, as in R sna"},
     Applies::any,
     Per::actor,
     broker_z,
     "not_observed"},
    {{"coordinators", Unit::pairs, "How often the area's people join two of their own who are not linked", "0 and up",
      "never", gould_fernandez},
     Applies::any,
     Per::area,
     brokers_of_area<BrokerRole::coordinator>,
     ""},
    {{"consultants", Unit::pairs, "How often the area's people join two of one other area", "0 and up", "never",
      gould_fernandez},
     Applies::any,
     Per::area,
     brokers_of_area<BrokerRole::consultant>,
     ""},
    {{"representatives", Unit::pairs, "How often the area's people carry word to another area", "0 and up", "never",
      gould_fernandez},
     Applies::any,
     Per::area,
     brokers_of_area<BrokerRole::representative>,
     ""},
    {{"gatekeepers", Unit::pairs, "How often the area's people bring word in from another area", "0 and up", "never",
      gould_fernandez},
     Applies::any,
     Per::area,
     brokers_of_area<BrokerRole::gatekeeper>,
     ""},
    {{"liaisons", Unit::pairs, "How often the area's people join two other areas", "0 and up", "never",
      gould_fernandez},
     Applies::any,
     Per::area,
     brokers_of_area<BrokerRole::liaison>,
     ""},
};

}  // namespace

std::span<const AreaMeasure> area_measures() { return area_list; }

}  // namespace crosstie::measure
