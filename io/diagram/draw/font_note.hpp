#pragma once
#include <string>

#include "io/diagram/draw/worker_client.hpp"
#include "io/diagram/scene/scene.hpp"

namespace crosstie::io::diagram {

/// What the user is told where a PDF or PNG of this SVG has boxes in place of letters: of which scripts, and the Debian
/// package that brings a font of each. Empty: every letter has a font, as those of Latin, Greek and Cyrillic always have.
/// Cost: a worker's start, and only where the SVG holds other letters. Errors: PictureFailed as run_worker.
[[nodiscard]] std::string font_note(const std::string& svg, const WorkerOptions& options = {});
/// The same of a scene's words.
[[nodiscard]] std::string font_note(const Scene& scene, const WorkerOptions& options = {});

}  // namespace crosstie::io::diagram
