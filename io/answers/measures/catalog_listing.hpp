#pragma once
#include "io/document/document.hpp"

namespace crosstie::io {

/// Every measure there is: key, what it is of, unit, meaning, range, when undefined, source. JSON and CSV hold them in
/// one list (`list_measures`), readers see those of the network, of actors and of areas apart.
[[nodiscard]] Document catalog_document();

}  // namespace crosstie::io
