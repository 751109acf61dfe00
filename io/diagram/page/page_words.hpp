#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "io/diagram/page/page.hpp"

namespace crosstie::io::diagram {

inline constexpr double name_size = 8.2, name_line = 9.4, ring_room = 2.6;
/// Of a number as large as `badge` units.
[[nodiscard]] constexpr double badge_radius(const PageSize& type) { return 0.72 * type.badge; }

/// Words placed once in the scene's box and set in every panel alike.
struct PlacedWords {
    Box box;
    std::vector<std::string> lines;
    std::uint32_t of = 0;
};

// The box is in the scene's units, words in the page's: `unit` is one of the page's in the scene's.

[[nodiscard]] std::vector<PlacedWords> place_names(const Scene& scene, const Box& bounds, double unit);
/// Numbered discs beside the people called out, clear of marks and names.
[[nodiscard]] std::vector<PlacedWords> place_badges(const Scene& scene, const Box& bounds, double unit,
                                                    const std::vector<PlacedWords>& names);
/// Labels of a panel alone on its page, in the order of their ties; `left` gets the marks that found no place for one,
/// and those whose label is cut.
[[nodiscard]] std::vector<PlacedWords> place_labels(const Scene& scene, const Box& bounds, double unit,
                                                    const std::vector<PlacedWords>& taken, LabelsLeft& left);

}  // namespace crosstie::io::diagram
