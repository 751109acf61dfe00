#pragma once
#include "io/document/table.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

/// A person as a cell, called as the edition calls people: in public by nothing, and `release` lets nobody through.
[[nodiscard]] inline Cell person_cell(const Study& study, ActorId actor, Edition edition) {
    return Person{study.actors[actor].id, shows_people(edition) ? person_words(study, actor, edition) : std::string()};
}

}  // namespace crosstie::io
