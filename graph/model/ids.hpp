#pragma once
#include <cstdint>

namespace crosstie {

/// An actor's place in the study's roster, 0 .. n-1, the same at every wave and for every relation.
using ActorId = std::uint32_t;

/// One actor names another. More strength is a closer tie.
struct Tie {
    ActorId from = 0;
    ActorId to = 0;
    double strength = 1.0;
    friend bool operator==(const Tie&, const Tie&) = default;
};

}  // namespace crosstie
