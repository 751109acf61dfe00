#include "graph/measure/betweenness.hpp"

#include <boost/graph/betweenness_centrality.hpp>
#include <vector>

#include "graph/model/bgl_view.hpp"

namespace crosstie::measure {

namespace {

// Path counts are doubles: the default integers overflow without a word from a 35 x 35 grid on.
template <typename View>
ActorScores brandes(const View& view) {
    using Edge = typename boost::graph_traits<View>::edge_descriptor;
    const std::size_t n = num_vertices(view);
    ActorScores centrality(n, 0.0);
    std::vector<std::vector<Edge>> incoming(n);
    std::vector<std::size_t> distance(n);
    std::vector<double> dependency(n);
    std::vector<double> path_count(n);
    const boost::typed_identity_property_map<ActorId> index;
    const auto by_actor = [&](auto& values) { return boost::make_iterator_property_map(values.begin(), index); };
    boost::brandes_betweenness_centrality(view, by_actor(centrality), boost::dummy_property_map(), by_actor(incoming),
                                          by_actor(distance), by_actor(dependency), by_actor(path_count), index);
    return centrality;
}

}  // namespace

ActorScores betweenness(const Network& network, BetweennessOptions options) {
    ActorScores scores = network.directed() ? brandes(bgl_directed(network)) : brandes(bgl_undirected(network));
    const double n = static_cast<double>(network.observed().roster_count());
    const double pairs = (n - 1) * (n - 2) / (network.directed() ? 1.0 : 2.0);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!network.observed().on_roster(i)) scores[i] = undefined;
        if (options.scale == Scale::unit) scores[i] = n < 3 ? undefined : scores[i] / pairs;
    }
    return scores;
}

}  // namespace crosstie::measure
