#pragma once
#include "io/read/formats/study_words.hpp"

namespace crosstie::io {

// One writer a format. What the format cannot hold of any study is said in the list of formats; what it could not take
// of this one, in Written::left_out.
[[nodiscard]] Written write_graphml(const Study& study);
[[nodiscard]] Written write_pajek(const Study& study);
[[nodiscard]] Written write_node_link(const Study& study);
[[nodiscard]] Written write_cytoscape(const Study& study);
[[nodiscard]] Written write_dl(const Study& study);
[[nodiscard]] Written write_dot(const Study& study);
[[nodiscard]] Written write_ergm(const Study& study);
[[nodiscard]] Written write_gexf(const Study& study);
[[nodiscard]] Written write_gml(const Study& study);
[[nodiscard]] Written write_jgf(const Study& study);
[[nodiscard]] Written write_kumu(const Study& study);
[[nodiscard]] Written write_kumu_csv(const Study& study);
[[nodiscard]] Written write_matrix(const Study& study);
[[nodiscard]] Written write_matrix_workbook(const Study& study);
[[nodiscard]] Written write_rsiena(const Study& study);
[[nodiscard]] Written write_study_folder(const Study& study);

}  // namespace crosstie::io
