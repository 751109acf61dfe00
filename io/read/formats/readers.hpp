#pragma once
#include "io/read/formats/networks.hpp"

namespace crosstie::io {

// One reader a format. Errors: InvalidInput with every fault and its place; LimitReached.
[[nodiscard]] NamedNetworks read_graphml(const FormatInput& input);
[[nodiscard]] NamedNetworks read_pajek(const FormatInput& input);
[[nodiscard]] NamedNetworks read_node_link(const FormatInput& input);

}  // namespace crosstie::io
