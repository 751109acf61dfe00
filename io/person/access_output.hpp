#pragma once
#include <vector>

#include "io/document/document.hpp"
#include "io/person/issued_packs.hpp"
#include "io/person/person_lines.hpp"

namespace crosstie::io {

/// What others said is about the person, and from somebody: by default it is counted, without who, and without the
/// lines, which would tell.
enum class Others { counted, shown };

/// The answer to "what do you hold about me": every line with what every column says, and the packs made of it.
struct Access {
    PersonFound found;
    Others others = Others::counted;
    bool packs_looked_for = false;
    std::vector<IssuedPack> packs;
};

[[nodiscard]] Document access_document(const Access& access);

}  // namespace crosstie::io
