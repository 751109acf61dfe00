#include "graph/measure/connectivity.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>
#include <span>
#include <stdexcept>

#include "graph/measure/separate_routes.hpp"
#include "graph/model/bgl_view.hpp"

namespace crosstie::measure {

namespace {

using FlowTraits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
struct Pipe {
    std::int64_t capacity = 0;
    std::int64_t residual = 0;
    FlowTraits::edge_descriptor back;
};
using FlowGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Pipe>;

void add_pipe(FlowGraph& graph, std::size_t from, std::size_t to, std::int64_t capacity) {
    const auto there = boost::add_edge(from, to, Pipe{capacity, 0, {}}, graph).first;
    const auto back = boost::add_edge(to, from, Pipe{0, 0, {}}, graph).first;
    graph[there].back = back;
    graph[back].back = there;
}

// What one sender can pass to one receiver, and which places stay within the sender's reach when all that can flow
// does: the same for every maximal flow, so the cut next to the sender does not depend on how the flow was found.
class Flow {
 public:
    explicit Flow(std::size_t places) : graph_(places), reached_(places), before_(places) {}
    FlowGraph& graph() { return graph_; }
    [[nodiscard]] bool within_reach(std::size_t place) const {
        return reached_[place] != boost::color_traits<boost::default_color_type>::white();
    }
    double run(std::size_t from, std::size_t to) {
        const auto index = boost::get(boost::vertex_index, graph_);
        return static_cast<double>(boost::edmonds_karp_max_flow(
            graph_, from, to,
            boost::capacity_map(boost::get(&Pipe::capacity, graph_))
                .residual_capacity_map(boost::get(&Pipe::residual, graph_))
                .reverse_edge_map(boost::get(&Pipe::back, graph_))
                .color_map(boost::make_iterator_property_map(reached_.begin(), index))
                .predecessor_map(boost::make_iterator_property_map(before_.begin(), index))));
    }

 private:
    FlowGraph graph_;
    std::vector<boost::default_color_type> reached_;
    std::vector<FlowTraits::edge_descriptor> before_;
};

std::vector<ActorId> roster_of(const Network& network) {
    std::vector<ActorId> roster;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (network.observed().on_roster(i)) roster.push_back(i);
    }
    return roster;
}

// Every actor is a pipe of width 1 from its entrance 2i to its exit 2i + 1; ties are as wide as need be.
class ActorFlow {
 public:
    explicit ActorFlow(const Network& network) : network_(network), flow_(std::size_t{2} * network.actor_count()) {
        for (std::size_t i = 0; i < network.actor_count(); ++i) {
            add_pipe(flow_.graph(), 2 * i, 2 * i + 1, 1);
            for (const std::size_t j : network.out(static_cast<ActorId>(i))) {
                add_pipe(flow_.graph(), 2 * i + 1, 2 * j, network.actor_count());
            }
        }
    }
    ActorCut between(ActorId from, ActorId to) {
        ActorCut cut;
        cut.size = flow_.run(std::size_t{2} * from + 1, std::size_t{2} * to);
        for (ActorId i = 0; i < network_.actor_count(); ++i) {
            const std::size_t entrance = std::size_t{2} * i;
            if (i != from && flow_.within_reach(entrance) && !flow_.within_reach(entrance + 1)) cut.actors.push_back(i);
        }
        return cut;
    }

 private:
    const Network& network_;
    Flow flow_;
};

class TieFlow {
 public:
    explicit TieFlow(const Network& network) : network_(network), flow_(network.actor_count()) {
        for (ActorId i = 0; i < network.actor_count(); ++i) {
            for (const ActorId j : network.out(i)) add_pipe(flow_.graph(), i, j, 1);
        }
    }
    TieCut between(ActorId from, ActorId to) {
        TieCut cut;
        cut.size = flow_.run(from, to);
        for (ActorId i = 0; i < network_.actor_count(); ++i) {
            for (const ActorId j : network_.out(i)) {
                if (!flow_.within_reach(i) || flow_.within_reach(j)) continue;
                cut.ties.push_back(network_.directed() ? std::array{i, j} : std::array{std::min(i, j), std::max(i, j)});
            }
        }
        std::sort(cut.ties.begin(), cut.ties.end());
        return cut;
    }

 private:
    const Network& network_;
    Flow flow_;
};

// Routes of two and three ties from one to another that share no actor: no cut is smaller. In dense networks nearly all
// routes are of this kind, and most pairs need no flow (27 s became 0.07 s for 200 actors at 50%).
double short_routes(const Network& ties, ActorId from, ActorId to) {
    double count = ties.has_tie(from, to) ? 1 : 0;
    std::vector<std::uint8_t> last(ties.actor_count(), 0);  // can be the last actor of a route yet to be found
    for (const ActorId actor : ties.in(to)) last[actor] = actor == from ? 0 : 1;
    std::vector<ActorId> first;
    for (const ActorId actor : ties.out(from)) {
        if (actor == to) continue;
        if (last[actor] != 0)
            last[actor] = 0, count += 1;
        else if (!ties.has_tie(actor, to))
            first.push_back(actor);
    }
    for (const ActorId actor : first) {
        const auto further = ties.out(actor);
        const auto next = std::find_if(further.begin(), further.end(), [&](ActorId other) { return last[other] != 0; });
        if (next != further.end()) last[*next] = 0, count += 1;
    }
    return count;
}

// The contacts (directed: in one direction) of the first actor with fewest: without them that actor is alone.
struct FewestTies {
    ActorId actor = 0;
    bool outward = true;
    std::span<const ActorId> others;
};

FewestTies fewest_ties(const Network& ties, const std::vector<ActorId>& roster) {
    FewestTies fewest{roster[0], true, ties.out(roster[0])};
    for (const ActorId actor : roster) {
        if (ties.out(actor).size() < fewest.others.size()) fewest = {actor, true, ties.out(actor)};
        if (ties.in(actor).size() < fewest.others.size()) fewest = {actor, false, ties.in(actor)};
    }
    return fewest;
}

bool defined_between(const Network& network, ActorId from, ActorId to) {
    if (from == to) throw std::invalid_argument("a cut is between two different actors");
    if (std::max(from, to) >= network.actor_count()) throw std::invalid_argument("no such actor");
    return network.observed().on_roster(from) && network.observed().on_roster(to);
}

}  // namespace

std::vector<std::vector<ActorId>> blocks(const Network& network) {
    const Network pairs = symmetrise(network, Direction::union_);
    const BglView<false> view = bgl_undirected(pairs);
    std::vector<std::size_t> block(num_edges(view), 0);  // Boost numbers the blocks by tie
    const auto by_tie = boost::make_iterator_property_map(block.begin(), get(boost::edge_index, view));
    std::vector<std::vector<ActorId>> members(boost::biconnected_components(view, by_tie));
    for (auto [tie, end] = edges(view); tie != end; ++tie) {
        auto& of_tie = members[by_tie[*tie]];
        of_tie.insert(of_tie.end(), {tie->from, tie->to});
    }
    for (auto& actors : members) {
        std::sort(actors.begin(), actors.end());
        actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
    }
    std::sort(members.begin(), members.end(),
              [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    return members;
}

ActorCut actor_connectivity(const Network& network, ConnectivityOptions options) {
    const Network ties = read_as(network, options.direction);
    const std::vector<ActorId> roster = roster_of(ties);
    if (roster.size() < 2) return {};
    const FewestTies fewest = fewest_ties(ties, roster);
    ActorCut best{static_cast<double>(fewest.others.size()), {fewest.others.begin(), fewest.others.end()}};
    if (fewest.others.size() == roster.size() - 1) return {best.size, {}};  // everybody is linked with everybody
    ActorFlow flow(ties);
    const auto try_pair = [&](ActorId from, ActorId to) {
        if (from == to || best.size == 0 || ties.has_tie(from, to) || short_routes(ties, from, to) >= best.size) return;
        if (ActorCut cut = flow.between(from, to); cut.size < best.size) best = std::move(cut);
    };
    // Either some smallest cut leaves `pivot` on one side, or `pivot` is in all of them; then it has a tie from the one
    // side and a tie to the other, or the cut could do without it.
    const ActorId pivot = *std::min_element(roster.begin(), roster.end(), [&](ActorId a, ActorId b) {
        return ties.out(a).size() * ties.in(a).size() < ties.out(b).size() * ties.in(b).size();
    });
    if (ties.directed()) {
        for (const ActorId other : roster) {
            try_pair(pivot, other);
            try_pair(other, pivot);
        }
    } else {
        // Who has so many routes to contacts of the pivot, or to others that have, has as many to the pivot: a cut of
        // fewer leaves one of those ends on the pivot's side.
        std::vector<std::uint8_t> held(ties.actor_count(), 0);
        for (const ActorId contact : ties.out(pivot)) held[contact] = 1;
        ActorRoutes routes(ties);
        for (const ActorId other : roster) {
            if (best.size == 0) break;
            if (other == pivot || held[other] != 0) continue;
            if (!routes.at_least(static_cast<std::size_t>(best.size), other, held)) best = flow.between(pivot, other);
            held[other] = 1;
        }
    }
    for (const ActorId from : ties.in(pivot)) {
        for (const ActorId to : ties.out(pivot)) {
            if (ties.directed() || from < to) try_pair(from, to);
        }
    }
    return best;
}

TieCut tie_connectivity(const Network& network, ConnectivityOptions options) {
    const Network ties = read_as(network, options.direction);
    const std::vector<ActorId> roster = roster_of(ties);
    if (roster.size() < 2) return {};
    const FewestTies fewest = fewest_ties(ties, roster);
    TieCut best{static_cast<double>(fewest.others.size()), {}};
    for (const ActorId other : fewest.others) {
        const bool forward = ties.directed() ? fewest.outward : fewest.actor < other;
        best.ties.push_back(forward ? std::array{fewest.actor, other} : std::array{other, fewest.actor});
    }
    TieFlow flow(ties);
    if (ties.directed()) {
        // From neighbour to neighbour round the roster: some step crosses the cut.
        for (std::size_t k = 0; k < roster.size() && best.size != 0; ++k) {
            const ActorId from = roster[k];
            const ActorId to = roster[(k + 1) % roster.size()];
            if (short_routes(ties, from, to) >= best.size) continue;
            if (TieCut cut = flow.between(from, to); cut.size < best.size) best = std::move(cut);
        }
        return best;
    }
    // Some step from neighbour to neighbour crosses the cut. Those before hold together by at least as many ties as the
    // best cut has, so that whoever has as many routes to any of them has them to the last.
    std::vector<std::uint8_t> held(ties.actor_count(), 0);
    held[roster[0]] = 1;
    TieRoutes routes(ties);
    for (std::size_t k = 1; k < roster.size() && best.size != 0; ++k) {
        if (!routes.at_least(static_cast<std::size_t>(best.size), roster[k], held)) {
            best = flow.between(roster[k - 1], roster[k]);
        }
        held[roster[k]] = 1;
    }
    return best;
}

ActorCut actor_cut_between(const Network& network, ActorId from, ActorId to, ConnectivityOptions options) {
    const Network ties = read_as(network, options.direction);
    if (!defined_between(ties, from, to) || ties.has_tie(from, to)) return {};
    return ActorFlow(ties).between(from, to);
}

TieCut tie_cut_between(const Network& network, ActorId from, ActorId to, ConnectivityOptions options) {
    const Network ties = read_as(network, options.direction);
    if (!defined_between(ties, from, to)) return {};
    return TieFlow(ties).between(from, to);
}

}  // namespace crosstie::measure
