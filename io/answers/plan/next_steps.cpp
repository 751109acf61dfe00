#include "io/answers/plan/next_steps.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/survey/who_answered.hpp"
#include "io/answers/plan/plan_words.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t introductions_told = 5;
constexpr std::size_t introductions_found = 40;  // from which those linked at another survey are left out
constexpr std::size_t leaving_told = 2;
constexpr double worth_briefing = 0.25;  // of the others reached
constexpr double well_answered = 0.8;
constexpr std::uint32_t least_asked = 5;  // of an area, to ask again in it

PlanRequest request_of(const Case& of) {
    PlanRequest request;
    request.relation = of.comparison.options.relation;
    request.wave = of.comparison.options.to;
    request.tie_from = of.comparison.tie_from;
    request.direction = of.comparison.direction;
    request.by = of.comparison.options.by;
    request.top = introductions_found;
    request.draws = 0;
    request.edition = of.edition;
    return request;
}

/// Two people linked at any survey have met; only those who never reported a link are proposed to the board.
bool ever_linked(const Case& of, const plan::Introduction& one) {
    for (std::size_t wave = 0; wave < of.study.waves.size(); ++wave) {
        const Network& network = of.as_read(wave);
        if (network.has_tie(one.first, one.second) || network.has_tie(one.second, one.first)) return true;
    }
    return false;
}

/// "Ask again in Havering: 6 of 7 answered." Of the areas where the smallest share answered, if that is a small one.
std::string ask_again(const Case& of) {
    const Disclosed& shown = of.shown();
    if (!shown.response_by_area) return {};
    const AreaTables& t = shown.areas;
    const auto range = survey::response_range(t.answered_to, t.roster_to);
    if (!range || t.answered_to[range->lowest] == t.roster_to[range->lowest]) return {};
    const std::size_t least = range->lowest;
    const double share = static_cast<double>(t.answered_to[least]) / static_cast<double>(t.roster_to[least]);
    if (share >= well_answered || t.roster_to[least] < least_asked) return {};
    return fmt::format("Ask again in {}, where fewest answered: {} of {} did.", t.labels[least],
                       count_words(t.answered_to[least]), count_words(t.roster_to[least]));
}

}  // namespace

std::optional<Section> next_steps(const Case& of) {
    const survey::Comparison& c = of.comparison;
    if (!shows_people(of.edition) || c.direction == Direction::intersection || c.after.answered < 2)
        return std::nullopt;
    Section section{"next", "Next steps", {}};
    if (!c.has_areas) {
        say(section,
            "No introductions are proposed: they join people of two areas, and this study names none that can be "
            "compared.");
        return section;
    }
    const Planned plan = planned(of.study, request_of(of));
    BulletList list;
    for (const plan::Introduction& one : plan.introductions) {
        if (list.items.size() < introductions_told && !ever_linked(of, one))
            list.items.push_back(introduction_words(of.study, plan, one));
    }
    if (!list.items.empty()) {
        say(section,
            fmt::format(
                "Introductions to consider. Each would join two people of different {} who reported no link with each "
                "other at any survey and have a colleague in common. The order is a proposal, not tested on people: "
                "judge each line before anybody is asked.",
                of.study.by.plural));
        section.blocks.emplace_back(std::move(list));
    }
    if (plan.brief_first && !plan.brief_first->sets.empty() && plan.brief_first->value >= worth_briefing)
        say(section, brief_first_words(of.study, plan));
    std::size_t told = 0;
    for (const plan::IfLeaves& one : plan.if_leaves) {
        if (one.pairs_parted > 0 && told++ < leaving_told) say(section, leaving_words(of.study, plan, one));
    }
    if (told == 0 && c.contacts.size() > 1)
        say(section, "The group depends on no one person: whoever left, all others now joined would still be joined.");
    if (std::string words = ask_again(of); !words.empty()) say(section, std::move(words));
    if (section.blocks.empty()) return std::nullopt;
    return section;
}

}  // namespace crosstie::io
