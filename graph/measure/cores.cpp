#include "graph/measure/cores.hpp"

#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/core_numbers.hpp>

#include "graph/model/bgl_view.hpp"
#include "graph/model/select.hpp"

namespace crosstie::measure {

ActorScores coreness(const Network& network) {
    const Network pairs = symmetrise(network, Direction::union_);
    std::vector<std::size_t> core(network.actor_count(), 0);
    BglView<false> view = bgl_undirected(pairs);  // Boost takes it by reference, and leaves it as it is
    boost::core_numbers(view,
                        boost::make_iterator_property_map(core.begin(), boost::typed_identity_property_map<ActorId>()));
    ActorScores scores(network.actor_count(), undefined);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (network.observed().on_roster(i)) scores[i] = static_cast<double>(core[i]);
    }
    return scores;
}

std::vector<std::array<ActorId, 2>> bridges(const Network& network) {
    const Network pairs = symmetrise(network, Direction::union_);
    const BglView<false> view = bgl_undirected(pairs);
    // A bridge is a biconnected component of one tie.
    std::vector<std::size_t> component(num_edges(view), 0);
    const auto by_tie = boost::make_iterator_property_map(component.begin(), get(boost::edge_index, view));
    std::vector<std::size_t> size(boost::biconnected_components(view, by_tie), 0);
    for (const std::size_t part : component) ++size[part];
    std::vector<std::array<ActorId, 2>> found;
    for (auto [tie, end] = edges(view); tie != end; ++tie) {
        if (size[by_tie[*tie]] == 1) found.push_back({tie->from, tie->to});
    }
    return found;
}

}  // namespace crosstie::measure
