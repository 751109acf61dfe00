#pragma once
#include "io/diagram/scene/people_parts.hpp"

namespace crosstie::io::diagram {

/// Draws the finding, not the network: the contacts that the title counts keep their ink, the rest turns faint.
///
/// Definition  with areas the title counts contacts across them, so those within an area, or of a person whose area is
///             not known, are faint; without areas the title counts all, and in what changed the kept ones are faint.
///             A picture whose contacts are put together as bands, or where all or none would be faint, stays as it is
/// Result      `scene.panels[].ties[].quiet`, painted first; the sub-title and the description say it
void draw_the_finding(Scene& scene, const PeopleParts& parts);

/// Up to three findings in white pills on the contacts that prove them, in the panel of what changed: the pair of areas
/// with the largest rise, the one with the largest fall, and the one with most contacts and no change.
///
/// Definition  counts of pairs compared, as the table of pairs of areas has them; a rise or fall of one is not pinned;
///             where two are as large, the words say so, where more are, none is pinned
/// Result      pills of ties, and a sentence each in the description
void pin_findings(Scene& scene, const PeopleParts& parts);

}  // namespace crosstie::io::diagram
