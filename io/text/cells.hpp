#pragma once
#include <functional>
#include <string_view>
#include <vector>

namespace crosstie::io {

// What people write into the cells of tables made by hand.

/// Whether a text says that nobody is meant: "NA", "none", "-", nothing but blanks. An id may look like it ("NA" for
/// Nora Adams), so the roster is asked first.
[[nodiscard]] bool means_nobody(std::string_view text);

/// The texts of a cell that holds several, joined by `separator`: "2; 3;4". One for a cell without, none for blanks.
[[nodiscard]] std::vector<std::string_view> several(std::string_view cell, char separator = ';');

/// The sign that parts several people in one cell: ";", or another where each part is somebody known.
[[nodiscard]] char parted_by(std::string_view cell, const std::function<bool(std::string_view)>& is_known);

/// Whether a text is what programs and people write below a table: "Total", "Exported on 01/02/2023".
[[nodiscard]] bool is_below_a_table(std::string_view text);

}  // namespace crosstie::io
