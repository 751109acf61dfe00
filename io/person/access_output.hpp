#pragma once
#include "io/document/document.hpp"
#include "io/person/person_lines.hpp"

namespace crosstie::io {

/// What others said is about the person, and from somebody: by default it is counted, without who, and without the
/// lines, which would tell.
enum class Others { counted, shown };

/// The answer to "what do you hold about me": every line with what every column says.
[[nodiscard]] Document access_document(const PersonFound& found, Others others);

}  // namespace crosstie::io
