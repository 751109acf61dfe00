#pragma once
#include <array>
#include <string>
#include <vector>

#include "io/diagram/scene/scene_parts.hpp"
#include "io/diagram/scene/scene_words.hpp"

namespace crosstie::io::diagram {

/// What pictures of people are made from.
struct PeopleParts {
    const Case& of;
    const Study& study;
    const survey::Comparison& comparison;
    const std::vector<std::uint32_t>* area = nullptr;  // group of each actor; null without areas
    ContactCounts counts;

    [[nodiscard]] bool across(ActorId one, ActorId other) const {
        if (area == nullptr) return false;
        const std::uint32_t a = (*area)[one], b = (*area)[other];
        return a != Partition::none && b != Partition::none && a != b;
    }
    [[nodiscard]] bool within(ActorId one, ActorId other) const {
        return area != nullptr && (*area)[one] != Partition::none && (*area)[one] == (*area)[other];
    }
};

/// No contact then is no finding.
[[nodiscard]] inline bool nobody_answered(const survey::WaveFigures& wave) {
    return wave.roster > 0 && wave.answered == 0;
}
/// "12 new contacts, 3 lost, 40 kept".
[[nodiscard]] std::string changed_part(const ContactCounts& counts);

[[nodiscard]] PeopleParts people_parts(const Case& of);

/// Who was on the list and answered, at the waves a panel speaks of.
[[nodiscard]] std::vector<MarkState> people_states(const PeopleParts& parts, Side side);
/// `beside_another`: the number that is compared stands first, as in the title; else the survey's own.
[[nodiscard]] ScenePanel people_panel(const PeopleParts& parts, Side side, bool beside_another);

/// More lost contacts than this have thinner dashes and no white casing: they would blacken, or erase, all else.
inline constexpr std::ptrdiff_t most_cased = 60;
/// More new contacts than this, and as many lost: each have a panel of their own.
inline constexpr std::uint64_t most_on_one = 100;
/// What changed as two panels, what is new and what was lost, each with what was kept.
[[nodiscard]] std::vector<ScenePanel> panels_apart(const ScenePanel& change, const ContactCounts& counts);

/// Kept, lost, gained, or seen at one wave only.
[[nodiscard]] TieKind change_of(const change::ContactPair& pair);
/// Fewer lines may be thicker; many must be thin.
[[nodiscard]] double crowd_factor(std::uint64_t ties);
[[nodiscard]] double people_line_width(TieKind kind, double crowd);
/// Who reported whom at a wave; where both must, only such pairs.
[[nodiscard]] const Network& contacts_at(const PeopleParts& parts, std::size_t wave);
/// Every pair in contact at some wave of the study, so that a place does not depend on which waves are drawn.
[[nodiscard]] std::vector<std::array<std::uint32_t, 2>> contacts_of_all_waves(const PeopleParts& parts);
/// The areas as discs, without places yet, and which one each person belongs to; one more for areas not known.
[[nodiscard]] std::vector<std::uint32_t> areas_shown(const PeopleParts& parts, std::vector<SceneArea>& areas);
/// The order of the areas round the ring of people, for pictures of what people belong to.
[[nodiscard]] std::vector<std::size_t> area_order(const PeopleParts& parts, const std::vector<std::uint32_t>& area,
                                                  std::size_t areas);
/// " in 7 boroughs"; empty without areas.
[[nodiscard]] std::string where_words(const PeopleParts& parts);
/// "12 contacts, 3 between boroughs (25%)".
[[nodiscard]] std::string across_part(const PeopleParts& parts, const ContactCounts::Split& split,
                                      std::string_view which = "");

/// Characters; what a picture has no room for is cut there, with an eye to the other labels.
inline constexpr std::size_t longest_label = 160;
/// The role, or in the named edition the name; without the area at its end, which the place on the page tells.
[[nodiscard]] std::string label_of(const PeopleParts& parts, ActorId actor, Edition edition);

/// Marks and areas: one place for each person, whatever is drawn.
void place_people(Scene& scene, const PeopleParts& parts, const Kinds& kinds, std::size_t panels);

/// People and lines as they are on the page.
void add_people_legend(Scene& scene, const PeopleParts& parts, const Kinds& kinds);
/// Numbers beside those with most new contacts in other areas, keyed in the legend.
void add_callouts(Scene& scene, const PeopleParts& parts);
/// What the footer must say beside the usual: which pairs were compared, whose area is not known.
[[nodiscard]] std::vector<std::string> people_cautions(const PeopleParts& parts, const std::vector<Side>& sides,
                                                       const DrawOptions& options);
/// Alternative text and long description of what the panels show, from the same numbers.
void describe_people(Scene& scene, const PeopleParts& parts, const std::vector<Side>& sides);

}  // namespace crosstie::io::diagram
