#pragma once
#include "io/read/formats/networks.hpp"

namespace crosstie::io {

// One reader a format. Errors: InvalidInput with every fault and its place; LimitReached.
[[nodiscard]] NamedNetworks read_graphml(const FormatInput& input);
[[nodiscard]] NamedNetworks read_pajek(const FormatInput& input);
[[nodiscard]] NamedNetworks read_node_link(const FormatInput& input);
[[nodiscard]] NamedNetworks read_cytoscape(const FormatInput& input);
[[nodiscard]] NamedNetworks read_dl(const FormatInput& input);
[[nodiscard]] NamedNetworks read_dot(const FormatInput& input);
[[nodiscard]] NamedNetworks read_gexf(const FormatInput& input);
[[nodiscard]] NamedNetworks read_gml(const FormatInput& input);
[[nodiscard]] NamedNetworks read_jgf(const FormatInput& input);
[[nodiscard]] NamedNetworks read_kumu(const FormatInput& input);
[[nodiscard]] NamedNetworks read_matrix(const FormatInput& input);
[[nodiscard]] NamedNetworks read_nodelist(const FormatInput& input);

}  // namespace crosstie::io
