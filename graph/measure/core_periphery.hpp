#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

struct CorePeripheryOptions {
    // What the pattern holds between core and periphery: a number, such as 1 or a density; without one, those cells are
    // left out.
    std::optional<double> between = {};
    std::uint32_t restarts = 50;
    std::uint64_t seed = 1;
};

/// How well a core was found, and how surely.
struct CorePeriphery {
    double fit = undefined;                   // the largest correlation met
    std::vector<std::vector<ActorId>> cores;  // every different core met with that fit, ascending, and so the list
    double agreement = undefined;             // share of the restarts that ended at that fit
};

/// Whether a circle of people linked with each other is surrounded by others who are not.
///
/// Definition  the core whose pattern (core-core 1, periphery-periphery 0, between as `between`) correlates most with
///             the ties over observed cells (Pearson). Sought from the actors with most ties, then from `restarts` - 1
///             random cores, each improved by the best move, else exchange, until none helps: not sure to be the
///             largest there is
/// Result      fit -1 .. 1, where 1 is a perfect core; cores of equal fit are all told; agreement 0 .. 1. A good fit
///             alone proves nothing: compare with networks of the same degrees
/// Undefined   all observed cells equal, or no core makes the pattern vary: NaN and no core. An actor of whom no cell
///             was observed, or off the roster, is in no core
/// Ties        binary, ordered pairs; undirected ties count the same seen from either end
/// Errors      std::invalid_argument without a restart; LimitReached at more than 2,000 actors
/// Cost        O(restarts rounds n^2), O(n^2) memory
/// Source      Borgatti and Everett 2000, doi:10.1016/S0378-8733(99)00019-2
[[nodiscard]] CorePeriphery core_periphery(const Network& network, CorePeripheryOptions options = {});

/// How well one given core fits: the correlation that core_periphery makes as large as it can.
///
/// Definition  as core_periphery, for the core that `core` names
/// Result      -1 .. 1
/// Undefined   all cells read are equal, or the pattern is: NaN
/// Ties        as core_periphery
/// Errors      std::invalid_argument for an actor that does not exist
/// Cost        O(n^2)
/// Source      as core_periphery
[[nodiscard]] double core_fit(const Network& network, const std::vector<ActorId>& core,
                              std::optional<double> between = {});

}  // namespace crosstie::measure
