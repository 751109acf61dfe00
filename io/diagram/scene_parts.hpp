#pragma once
#include "io/diagram/scene.hpp"

namespace crosstie::io::diagram {

/// More areas than this crowd a ring.
inline constexpr std::size_t crowded_ring = 10;

void add_people(Scene& scene, const Study& study, const infer::Comparison& comparison, const DrawOptions& options);
void add_areas(Scene& scene, const Study& study, const infer::Comparison& comparison, const DrawOptions& options);

/// "Before the programme" when the wave has a short label, else "Before" or "After".
[[nodiscard]] std::string wave_head(const Study& study, const infer::Comparison& comparison, bool after);

/// The looks of kinds: those the table of DIAGRAMS 3.2 names by their words, the others in turn; more than six kinds
/// leave the smallest to "other".
struct Kinds {
    std::vector<Look> look;         // [actors]
    std::vector<LegendItem> items;  // those used
};
[[nodiscard]] Kinds kinds_of(const Study& study, std::string_view wave);

}  // namespace crosstie::io::diagram
