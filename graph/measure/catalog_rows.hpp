#pragma once
#include <span>

#include "graph/measure/catalog.hpp"
#include "graph/measure/communities.hpp"

// The parts that network_measures() is put together from; for the catalog's sources only.
namespace crosstie::measure {

inline constexpr std::string_view wasserman_faust_1994 = "Wasserman and Faust 1994";  // a source of many rows

[[nodiscard]] std::span<const NetworkMeasure> cohesion_rows();
[[nodiscard]] std::span<const NetworkMeasure> structure_rows();

/// The communities that rows of the network and of areas speak of.
[[nodiscard]] Communities found_communities(const Network& network);

}  // namespace crosstie::measure
