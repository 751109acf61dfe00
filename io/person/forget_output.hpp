#pragma once
#include <string>
#include <vector>

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

[[nodiscard]] std::string forgotten_text(const Forgotten& forgotten);
/// The same under io/schema/forget.schema.json.
[[nodiscard]] std::string forgotten_json(const Forgotten& forgotten);

}  // namespace crosstie::io
