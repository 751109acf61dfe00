#pragma once
#include <cstdint>

#include "io/answers/change/case.hpp"
#include "io/document/document.hpp"

namespace crosstie::io {

/// Whether an answer also holds what lies beneath the comparison.
enum class Beneath : std::uint8_t { left_out, told };

/// Whether it holds a row for everybody, which a page does not show: with a million people that is most of the memory.
enum class EachPerson : std::uint8_t { left_out, told };

/// Everything `compare` says of two waves, once for every format, and what a pack's numbers hold of them.
///
/// JSON: the figures by key (comparison_figures), `headline`, `findings` each with its threats, `threats`, `areas.each`
/// and `areas.between`, `new_contact_bands`, `new_contacts` (people: not in the public edition, and
/// where told), `detail` where told.
[[nodiscard]] Document compare_document(const Case& of, Beneath beneath = Beneath::left_out,
                                        EachPerson each = EachPerson::told);

}  // namespace crosstie::io
