#pragma once
#include <string_view>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie::test {

/// A network from a drawing that fits in the head, actors in alphabetical order.
///   a-b    a tie both ways; a drawing with only such ties is undirected
///   a>b    a tie from a to b; one of them makes the whole drawing directed
///   a      an actor, with or without ties
///   a?     a did not answer
///   a>b?   a was not observed about b
///   a!     a was not on the roster
/// `everybody` names actors that must exist besides those drawn, so that two waves share one roster: "abcde".
[[nodiscard]] Network draw(std::string_view drawing, std::string_view everybody = {});
/// The same, directed whatever the ties look like.
[[nodiscard]] Network draw_directed(std::string_view drawing, std::string_view everybody = {});

}  // namespace crosstie::test
