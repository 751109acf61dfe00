#pragma once
#include <string_view>

namespace crosstie::io {

// What the beginning of a file says. Each looks at the content only, never at a name.
[[nodiscard]] bool looks_like_graphml(std::string_view head);
[[nodiscard]] bool looks_like_pajek(std::string_view head);
[[nodiscard]] bool looks_like_node_link(std::string_view head);
[[nodiscard]] bool looks_like_cytoscape(std::string_view head);
[[nodiscard]] bool looks_like_dl(std::string_view head);
[[nodiscard]] bool looks_like_dot(std::string_view head);
[[nodiscard]] bool looks_like_gexf(std::string_view head);
[[nodiscard]] bool looks_like_gml(std::string_view head);
[[nodiscard]] bool looks_like_jgf(std::string_view head);
[[nodiscard]] bool looks_like_kumu(std::string_view head);
[[nodiscard]] bool looks_like_matrix(std::string_view head);
[[nodiscard]] bool looks_like_nodelist(std::string_view head);

}  // namespace crosstie::io
