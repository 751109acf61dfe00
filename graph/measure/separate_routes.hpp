#pragma once
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Are there at least so many routes from one actor to a set of others that share no actor, neither on the way nor where
/// they end? With the set large the answer is near the actor, and a question costs what is looked at, not the network.
///
/// Definition  paths along the ties of an undirected network from `from` to different actors of the set, no two with an
///             actor in common but `from`; each path ends where it first meets the set
/// Result      whether there are `routes` of them
/// Undefined   never
/// Ties        binary
/// Errors      none; the network must be undirected, and outlives this
/// Cost        O(routes x ties looked at); O(n) memory once
/// Source      Menger 1927; augmenting paths after Ford and Fulkerson 1956, doi:10.4153/CJM-1956-045-5
class ActorRoutes {
 public:
    explicit ActorRoutes(const Network& pairs);
    [[nodiscard]] bool at_least(std::size_t routes, ActorId from, const std::vector<std::uint8_t>& set);

 private:
    bool one_more(ActorId from, const std::vector<std::uint8_t>& set);
    void turn(std::uint32_t last);

    // An actor has a place where routes come in and one where they go on: 2i and 2i + 1.
    const Network& pairs_;
    std::vector<ActorId> next_, before_;  // along the routes found; nobody: on none
    std::vector<ActorId> on_routes_;
    std::vector<std::uint32_t> seen_;  // [places] number of the search that came here
    std::vector<std::uint32_t> came_from_;
    std::vector<std::uint32_t> queue_;
    std::uint32_t search_ = 0;
};

/// Are there at least so many routes from one actor to a set of others that share no tie?
///
/// Definition  paths along the ties of an undirected network from `from` into the set, no two with a tie in common
/// Result      whether there are `routes` of them
/// Undefined   never
/// Ties        binary
/// Errors      none; the network must be undirected, and outlives this
/// Cost        as ActorRoutes
/// Source      as ActorRoutes
class TieRoutes {
 public:
    explicit TieRoutes(const Network& pairs);
    [[nodiscard]] bool at_least(std::size_t routes, ActorId from, const std::vector<std::uint8_t>& set);

 private:
    bool one_more(ActorId from, const std::vector<std::uint8_t>& set);

    const Network& pairs_;
    std::unordered_set<std::uint64_t> taken_;  // ties that a route runs along, by direction
    std::vector<std::uint32_t> seen_;
    std::vector<ActorId> came_from_;
    std::vector<ActorId> queue_;
    std::uint32_t search_ = 0;
};

}  // namespace crosstie::measure
