#include "graph/measure/cores.hpp"

#include <algorithm>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/property_map/function_property_map.hpp>

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
    // A bridge is a biconnected component of one tie. Boost numbers the components by tie; both ends of a row know the
    // place of a tie, so the number is kept beside the row of the smaller actor.
    std::vector<std::size_t> offset(pairs.actor_count() + std::size_t{1}, 0);
    for (ActorId i = 0; i < pairs.actor_count(); ++i) offset[i + std::size_t{1}] = offset[i] + pairs.out(i).size();
    std::vector<std::size_t> component(offset.back(), 0);
    const auto place = [&](const BglView<false>::Edge& edge) {
        const ActorId low = std::min(edge.from, edge.to);
        const auto row = pairs.out(low);
        return offset[low] + static_cast<std::size_t>(
                                 std::lower_bound(row.begin(), row.end(), std::max(edge.from, edge.to)) - row.begin());
    };
    const auto by_tie = boost::make_function_property_map<BglView<false>::Edge, std::size_t&>(
        [&](const BglView<false>::Edge& edge) -> std::size_t& { return component[place(edge)]; });
    const std::size_t count = boost::biconnected_components(bgl_undirected(pairs), by_tie);
    std::vector<std::size_t> size(count, 0);
    const auto each_pair = [&](auto&& visit) {
        for (ActorId i = 0; i < pairs.actor_count(); ++i) {
            for (const ActorId j : pairs.out(i)) {
                if (i < j) visit(i, j, component[place({i, j})]);
            }
        }
    };
    each_pair([&](ActorId, ActorId, std::size_t part) { ++size[part]; });
    std::vector<std::array<ActorId, 2>> found;
    each_pair([&](ActorId i, ActorId j, std::size_t part) {
        if (size[part] == 1) found.push_back({i, j});
    });
    return found;
}

}  // namespace crosstie::measure
