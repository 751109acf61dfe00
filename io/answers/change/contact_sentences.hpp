#pragma once
#include <string>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

/// How many pairs of areas are in contact, for the first time or by fewer contacts than before; which areas have no more
/// contacts with others, and which fewer within, by name where they are three or fewer.
[[nodiscard]] std::string area_pairs_sentence(const Study& study, const Disclosed& shown);

/// How many people name somebody new, in another area too, and how many no longer name somebody; of ties without
/// direction, have a contact they did not have.
[[nodiscard]] std::string new_contacts_sentence(const Study& study, const survey::Comparison& comparison,
                                                const Disclosed& shown);

}  // namespace crosstie::io
