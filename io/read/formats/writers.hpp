#pragma once
#include "io/read/formats/study_words.hpp"

namespace crosstie::io {

// One writer a format. What the format cannot hold of any study is said in the list of formats; what it could not take
// of this one, in Written::left_out.
[[nodiscard]] Written write_graphml(const Study& study);
[[nodiscard]] Written write_pajek(const Study& study);
[[nodiscard]] Written write_node_link(const Study& study);

}  // namespace crosstie::io
