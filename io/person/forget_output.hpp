#pragma once
#include <string>
#include <vector>

#include "io/document/document.hpp"
#include "io/person/issued_packs.hpp"
#include "io/person/person_lines.hpp"

namespace crosstie::io {

/// What an erasure takes out of a study, or would; and what it cannot reach.
struct Forgotten {
    PersonFound found;
    bool done = false;
    bool packs_looked_for = false;
    std::vector<IssuedPack> packs;
};

[[nodiscard]] Document forgotten_document(const Forgotten& forgotten);

}  // namespace crosstie::io
