#pragma once
#include <span>

#include "graph/measure/catalog.hpp"

// The parts that network_measures() is put together from; for the catalog's sources only.
namespace crosstie::measure {

[[nodiscard]] std::span<const NetworkMeasure> cohesion_rows();
[[nodiscard]] std::span<const NetworkMeasure> structure_rows();

}  // namespace crosstie::measure
