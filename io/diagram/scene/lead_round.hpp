#pragma once
#include "io/diagram/scene/scene.hpp"

namespace crosstie::io::diagram {

/// Whether lines with a number, which stand for many contacts, are bent too.
enum class Bands : std::uint8_t { stay, bend };

/// Bends contacts that run through the mark of a third person into curves that clear it.
///
/// Definition  a line, or the curve it has already, that comes nearer than a radius to the centre of a mark not its own
///             is moved aside by 1.8 to 9 radii, at both ends or at one, and takes the least move that runs through
///             fewest marks; 1.35 radii are wanted, so that white shows between line and mark. Lines of a
///             scene with more than 5,000 in a panel stay as they are
/// Result      one curve for a pair in all panels; places rounded to 0.01; same scene, same digits
/// Cost        O(contacts x marks), and for each line struck 60 curves against the marks near it
void lead_round_marks(Scene& scene, Bands bands = Bands::stay);

}  // namespace crosstie::io::diagram
