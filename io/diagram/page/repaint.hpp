#pragma once
#include "io/diagram/look/palette.hpp"
#include "io/diagram/page/page.hpp"

namespace crosstie::io::diagram {

/// Every colour of a finished page.
void repaint(Page& page, PaletteName palette);

}  // namespace crosstie::io::diagram
