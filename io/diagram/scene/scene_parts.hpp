#pragma once
#include "io/diagram/scene/scene.hpp"

namespace crosstie::io::diagram {

/// More areas than this crowd a ring.
inline constexpr std::size_t crowded_ring = 10;

/// Without areas people and organisations are drawn apart until they fill the panel, at most so many times.
inline constexpr double most_apart = 8;

enum class Side { before, after, change };
/// The panels of a view, from left to right.
[[nodiscard]] std::vector<Side> sides_of(View view);

/// The box for marks in one of `panels` panels side by side on the scene's page, and how large marks may be.
struct PanelRoom {
    double width = 700, height = 386, step = 26, mark = 6, circle = 34;
};
[[nodiscard]] PanelRoom panel_room(const Scene& scene, std::size_t panels);

/// "and keeps the same place in both pictures"; empty for one picture.
[[nodiscard]] std::string_view same_place_words(std::size_t panels);

/// A line or a state in the legend, if some panel shows it.
void add_line_sample(LegendRow& row, const Scene& scene, TieKind kind, std::string words);
void add_state_sample(LegendRow& row, const Scene& scene, MarkState state, std::string_view words);

struct Standing {
    std::uint32_t mark = 0, count = 0;
};
/// Labels as a row of the legend has room for them, no two cut alike: [marks].
[[nodiscard]] std::vector<std::string> key_labels(const Scene& scene);

/// Numbers beside the marks with the largest counts, at most five, all or none of those with as many; keyed in the
/// legend.
void call_out(Scene& scene, std::vector<Standing> rows, std::string head);

/// "Map", "Two maps".
[[nodiscard]] std::string_view maps_words(std::size_t panels);

/// Why the public edition shows no single area of this study, for a reader of the paper.
[[nodiscard]] std::string few_words(const Study& study);

/// The long description begins with the title, what is shown, and the facts over each panel.
void describe_panels(Scene& scene);
void describe_callouts(Scene& scene);

void add_people(Scene& scene, const Case& of, const DrawOptions& options);
void add_areas(Scene& scene, const Case& of, const DrawOptions& options);
void add_waves(Scene& scene, const Case& of, const DrawOptions& options);
void add_ego(Scene& scene, const Case& of, const DrawOptions& options);
void add_organisations(Scene& scene, const Case& of, const DrawOptions& options);
void add_work_streams(Scene& scene, const Case& of, const DrawOptions& options);
void add_levels(Scene& scene, const Case& of, const DrawOptions& options);

/// "Before the programme" when the wave has a short label, else "Before" or "After".
[[nodiscard]] std::string wave_head(const Study& study, const survey::Comparison& comparison, bool after);

/// The looks of kinds: those the table of DIAGRAMS 3.2 names by their words, the others in turn; more than six kinds
/// leave the smallest to "other".
struct Kinds {
    std::vector<Look> look;         // [actors]
    std::vector<LegendItem> items;  // those used
};
[[nodiscard]] Kinds kinds_of(const Study& study, std::string_view wave);

}  // namespace crosstie::io::diagram
