#pragma once
#include "io/read/survey/layout.hpp"
#include "io/read/survey/mapping.hpp"
#include "io/read/survey/people.hpp"
#include "io/read/survey/scale.hpp"
#include "io/read/survey/sheet.hpp"

namespace crosstie::io::survey {

/// How a sheet may be read, as far as it and the roster tell. Scales are left to guess_scale, since all surveys of a
/// study share them.
[[nodiscard]] Mapping guess_mapping(const Sheet& sheet, const Layout& layout, const Names& names);

/// What the answers to a question are in a sheet.
[[nodiscard]] Vocabulary answers_in(const Sheet& sheet, const Layout& layout, const RelationMapping& relation);

/// A mapping made before, for another file of the same questions: what belongs to that file only is taken from `guess`,
/// and columns the mapping has not seen are added where they belong to a grid it has. Remarks say what differs.
[[nodiscard]] Mapping replayed(const Mapping& mapping, const Mapping& guess, const Layout& layout,
                               std::vector<std::string>& remarks);

/// The texts of a cell that joins several.
[[nodiscard]] std::vector<std::string_view> parts_of_cell(std::string_view cell, std::string_view separator);

}  // namespace crosstie::io::survey
