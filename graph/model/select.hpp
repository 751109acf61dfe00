#pragma once
#include <string_view>
#include <vector>

#include "graph/model/network.hpp"
#include "graph/model/study.hpp"

namespace crosstie {

/// How two reports of one pair are read: as they stand, or as one undirected pair that is a tie when either (union_) or
/// both (intersection) say so.
enum class Direction { directed, union_, intersection };
[[nodiscard]] std::string_view name_of(Direction direction);  // "directed", "union", "intersection"

/// Keeps ties of at least `strength`; what was observed stays.
[[nodiscard]] Network threshold(const Network& network, double strength);

/// The undirected network of a directed one. `union_`: a tie where at least one direction has one, a pair with a single
/// report included; `intersection`: both. Strength is the larger (union_) or smaller (intersection) of the two. The
/// observed pairs become those observed in both directions. An undirected network is returned as it is.
[[nodiscard]] Network symmetrise(const Network& network, Direction rule);

/// The network read in a direction: `symmetrise` where that is asked for; a directed network read as directed, and an
/// undirected one read in any way, as it is.
[[nodiscard]] Network read_as(Network network, Direction direction);

/// The study's network for one relation at one wave: ties at or above `tie_from` (the relation's own when NaN), read in
/// a direction.
[[nodiscard]] Network network_at(const Study& study, std::size_t relation, std::size_t wave, double tie_from,
                                 Direction direction = Direction::directed);

}  // namespace crosstie
