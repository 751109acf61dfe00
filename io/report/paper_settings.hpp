#pragma once
#include "graph/model/paper.hpp"
#include "io/edition.hpp"
#include "io/report/report.hpp"

namespace crosstie::io {

/// Puts an organisation's own wishes into a report: titles, colour and logo; the cover sheet first, what is asked of the
/// board and quotations after what was found; headings in its words; sections left out.
///
/// Of quotations the public edition gets those that are cleared for it. A field of the cover without an entry stands
/// there as still to be filled in: nothing is made up.
void apply(const Paper& paper, Edition edition, Report& report);

}  // namespace crosstie::io
