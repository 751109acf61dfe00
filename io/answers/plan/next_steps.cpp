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

PlanRequest request_of(const Case& of) {
    PlanRequest request;
    request.relation = of.comparison.options.relation;
    request.wave = of.comparison.options.to;
    request.tie_from = of.comparison.tie_from;
    request.direction = of.comparison.direction;
    request.by = of.comparison.options.by;
    request.top = introductions_told;
    request.draws = 0;
    request.edition = of.edition;
    return request;
}

/// "Ask again in Havering: 6 of 7 answered." Of the areas where the smallest share answered; nothing where all did.
std::string ask_again(const Case& of) {
    const Disclosed& shown = of.shown();
    if (!shown.response_by_area) return {};
    const AreaTables& t = shown.areas;
    const auto range = survey::response_range(t.answered_to, t.roster_to);
    if (!range || t.answered_to[range->lowest] == t.roster_to[range->lowest]) return {};
    const std::size_t least = range->lowest;
    return fmt::format("Ask again in {}, where fewest answered: {} of {} did.", t.labels[least],
                       count_words(t.answered_to[least]), count_words(t.roster_to[least]));
}

}  // namespace

std::optional<Section> next_steps(const Case& of) {
    const survey::Comparison& c = of.comparison;
    if (!shows_people(of.edition) || !c.has_areas || c.direction == Direction::intersection) return std::nullopt;
    if (c.after.answered < 2) return std::nullopt;
    const Planned plan = planned(of.study, request_of(of));
    Section section{"next", "Next steps", {}};
    if (!plan.introductions.empty()) {
        say(section,
            fmt::format(
                "These introductions are worth making. Each joins people of two {} who do not know each other and "
                "share a colleague. The order is a proposal, not tested on people: judge each line before anybody is "
                "asked.",
                of.study.by.plural));
        BulletList list;
        for (const plan::Introduction& one : plan.introductions)
            list.items.push_back(introduction_words(of.study, plan, one));
        section.blocks.emplace_back(std::move(list));
    }
    if (plan.brief_first && !plan.brief_first->sets.empty()) say(section, brief_first_words(of.study, plan));
    if (!plan.depend_on.empty() && !plan.depend_on[0].sets.empty() && plan.depend_on[0].value > 0)
        say(section, depend_on_words(of.study, plan, 1));
    if (std::string words = ask_again(of); !words.empty()) say(section, std::move(words));
    if (section.blocks.empty()) return std::nullopt;
    return section;
}

}  // namespace crosstie::io
