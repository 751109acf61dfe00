#pragma once
#include <string>

#include "io/person/person_lines.hpp"

namespace crosstie::io {

/// What others said is about the person, and from somebody: by default it is counted, without who, and without the
/// lines, which would tell.
enum class Others { counted, shown };

/// The answer to "what do you hold about me", for a reader. Lines stand with what every column says.
[[nodiscard]] std::string access_text(const PersonFound& found, Others others);
/// The same under io/schema/access.schema.json.
[[nodiscard]] std::string access_json(const PersonFound& found, Others others);

}  // namespace crosstie::io
