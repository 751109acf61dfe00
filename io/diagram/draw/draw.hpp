#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "io/diagram/draw/worker_client.hpp"
#include "io/diagram/scene/scene.hpp"

namespace crosstie::io::diagram {

enum class Format { svg, pdf, png, dot };
[[nodiscard]] std::optional<Format> format_named(std::string_view name);

/// The scene as a file's bytes: SVG, PDF and PNG are one picture; DOT is the graph behind it. Same scene, same bytes.
/// The PDF's date is SOURCE_DATE_EPOCH, else fixed. Throws PictureFailed; needs the worker, no display and no network.
[[nodiscard]] std::string draw(const Scene& scene, Format format, const WorkerOptions& options = {});

/// The SVG to stand inside an HTML page: no declaration, ids that begin with `id_prefix`, as wide as its column.
[[nodiscard]] std::string svg_fragment(const Scene& scene, std::string_view id_prefix,
                                       const WorkerOptions& options = {});

/// A finished SVG page (a chart) as SVG, PDF or PNG, as `draw` makes them. DOT is Error: a chart is no graph.
[[nodiscard]] std::string picture_of(const std::string& svg, const std::string& title, Format format,
                                     const WorkerOptions& options = {});

/// Several formats of one scene, drawn by Graphviz once.
struct Drawn {
    std::string svg, pdf, png;
};
[[nodiscard]] Drawn draw_all(const Scene& scene, const WorkerOptions& options = {});

}  // namespace crosstie::io::diagram
