#pragma once
#include <string>

#include "io/answers/measures/measured.hpp"
#include "io/document/document.hpp"

namespace crosstie::io {

/// What `measure` and `groups` answer, under io/schema/measure.schema.json: the network's measures by key, those of
/// areas, and the scores of every actor, each where it was measured.
[[nodiscard]] Document measured_document(const Study& study, const Measured& measured);

/// The id of the table that is meant where none is named: scores of actors where there are any; otherwise areas,
/// pairs of areas, areas as a whole; otherwise the network's numbers, or the people it names.
[[nodiscard]] std::string usual_table(const Measured& measured);

}  // namespace crosstie::io
