#pragma once
#include <string_view>

#include "io/diagram/scene/scene.hpp"

namespace crosstie::io::diagram {

/// Contacts across areas that one panel can show one by one, however large it is; and fewer where the people are so many
/// that nobody's place or name is looked for.
inline constexpr std::uint64_t most_across = 600, most_across_of_many = 250;
inline constexpr std::size_t many_people = 200;

/// Share of the picture that a panel's lines would cover if none lay on another: the largest of the panels.
[[nodiscard]] double ink_share(const Scene& scene);

/// Too much ink for single lines to be followed.
[[nodiscard]] bool is_thicket(const Scene& scene);

/// A picture alone on its page that is too small for everybody's label, or holds too many people: no labels, but, if they
/// may be called out, numbers for those with the most contacts, keyed in the legend.
void name_the_busiest(Scene& scene, bool call_out);

/// Leaves out, or puts together, the contacts of a picture of people that nobody could tell apart, and says so in the
/// sub-title, the panels, the legend and the notes.
///
/// Definition  above `thicket_ink`: contacts within areas, and those kept, are not drawn; if what is left is still
///             above it, one band stands for all contacts between two areas, as wide as they are many. With more than
///             `most_across` contacts `across` areas at one survey, or changed, of more than `many_people` people with
///             more than `most_across_of_many`, bands stand in every picture of a study
/// Undefined   without areas: nothing is put together, and a note says that it is too much
void thin(Scene& scene, std::string_view singular, std::string_view plural, std::uint64_t across);

/// Draws contacts between areas as curves that leave each area at the side that faces the other.
void bundle(Scene& scene);

}  // namespace crosstie::io::diagram
