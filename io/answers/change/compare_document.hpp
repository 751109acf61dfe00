#pragma once
#include <cstdint>

#include "io/answers/change/case.hpp"
#include "io/document/document.hpp"

namespace crosstie::io {

/// Whether an answer also holds what lies beneath the comparison.
enum class Beneath : std::uint8_t { left_out, told };

/// Everything `compare` says of two waves, once for every format, and what a pack's numbers hold of them.
///
/// JSON: the figures by key (comparison_figures), `headline`, `findings` each with its threats, `threats`, `areas.each`
/// and `areas.between`, `new_contact_bands`, `new_contacts` (people: not in the public edition), `detail` where told.
[[nodiscard]] Document compare_document(const Case& of, Beneath beneath = Beneath::left_out);

}  // namespace crosstie::io
