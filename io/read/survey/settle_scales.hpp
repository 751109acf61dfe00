#pragma once
#include <string>
#include <vector>

#include "io/read/survey/collect.hpp"
#include "io/read/survey/request_use.hpp"

namespace crosstie::io::survey {

/// Gives every question one scale for all surveys: from the mapping that has one, else from all answers together, in the
/// order `asked` for. Fills Collected::relations; what only a person can say is added to its questions: answers that
/// nothing places, and two surveys whose numbers run from other beginnings to other ends.
void settle_scales(std::vector<Export>& exports, const std::vector<std::string>& asked, RequestUse& use,
                   Collected& found);

}  // namespace crosstie::io::survey
