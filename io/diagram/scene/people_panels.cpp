#include <fmt/format.h>

#include <algorithm>

#include "io/diagram/scene/people_parts.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

std::string across_part(const PeopleParts& parts, const ContactCounts::Split& split, std::string_view which) {
    std::string fact = counted(split.all, "contact", "contacts");
    fact += which;
    if (parts.area != nullptr && split.all > 0) {
        const std::uint64_t known = split.across + split.within;
        fact += fmt::format(", {} across {}", count_words(split.across), clean_text(parts.study.by.plural, 30));
        if (known >= cases_for_percent) fact += fmt::format(" ({})", share_words(split.across, known));
    }
    return fact;
}

namespace {
std::vector<SceneTie> ties_of(const PeopleParts& parts, Side side) {
    const ContactCounts& n = parts.counts;
    const bool areas = parts.area != nullptr;
    const std::uint64_t crowd = areas ? std::max({n.before.across, n.after.across, n.gained.across + n.lost.across})
                                      : std::max(n.before.all, n.after.all);
    const double f = crowd_factor(crowd);
    std::vector<SceneTie> ties;
    for (const auto& pair : parts.comparison.contacts) {
        if (side == Side::before ? !pair.before : side == Side::after ? !pair.after : false) continue;
        // Without areas every contact is of one kind, and a dark line is easier to see.
        const TieKind place = !areas || parts.across(pair.first, pair.second) ? TieKind::between : TieKind::within;
        const TieKind kind = side == Side::change ? change_of(pair) : place;
        ties.push_back({pair.first, pair.second, kind, people_line_width(kind, f), ""});
    }
    if (std::ranges::count(ties, TieKind::lost, &SceneTie::kind) > most_cased) {
        for (SceneTie& tie : ties) tie.width *= tie.kind == TieKind::lost ? 0.7 : 1;
    }
    std::ranges::stable_sort(ties, {}, &SceneTie::kind);
    return ties;
}

}  // namespace

std::string changed_part(const ContactCounts& n) {
    return fmt::format("{}, {} lost, {} kept", counted(n.gained.all, "new contact", "new contacts"),
                       count_words(n.lost.all), count_words(n.kept.all));
}

std::vector<ScenePanel> panels_apart(const ScenePanel& change, const ContactCounts& counts) {
    std::vector<ScenePanel> panels(2, change);
    panels[0].key += "-new", panels[0].head = "New contacts";
    panels[1].key += "-lost", panels[1].head = "Lost contacts", panels[1].callouts = false;
    std::erase_if(panels[0].ties, [](const SceneTie& tie) { return tie.kind == TieKind::lost; });
    std::erase_if(panels[1].ties, [](const SceneTie& tie) { return tie.kind == TieKind::gained; });
    panels[0].facts.front() =
        fmt::format("{} new, {} kept", count_words(counts.gained.all), count_words(counts.kept.all));
    panels[1].facts.front() = fmt::format("{} lost", count_words(counts.lost.all));
    panels[1].facts.resize(1);
    return panels;
}

ScenePanel people_panel(const PeopleParts& parts, Side side, bool beside_another) {
    ScenePanel panel;
    const ContactCounts& n = parts.counts;
    panel.states = people_states(parts, side);
    panel.ties = ties_of(parts, side);
    if (side == Side::change) {
        panel.key = "change";
        panel.head = "What changed";
        panel.callouts = true;
        if (const auto reason = nothing_compared(parts.comparison); !reason.empty()) {
            panel.facts.push_back(capitalised(reason) + ": nothing can be called new, lost or kept");
            return panel;
        }
        panel.facts.push_back(changed_part(n));
        const auto net = [](std::uint64_t plus, std::uint64_t minus) {
            return more_or_fewer_words(static_cast<std::int64_t>(plus) - static_cast<std::int64_t>(minus));
        };
        const std::int64_t all = static_cast<std::int64_t>(n.gained.all) - static_cast<std::int64_t>(n.lost.all);
        std::string fact =
            fmt::format("{} {}", capitalised(more_or_fewer_words(all)), std::abs(all) == 1 ? "contact" : "contacts");
        if (n.drawn_differs()) fact += " among those compared";
        if (parts.area != nullptr) {
            fact += fmt::format("; across {} {}", clean_text(parts.study.by.plural, 30),
                                net(n.gained.across, n.lost.across));
        }
        panel.facts.push_back(std::move(fact));
        return panel;
    }
    const bool after = side == Side::after;
    panel.key = after ? "after" : "before";
    panel.head = wave_head(parts.study, parts.comparison, after);
    const std::string line = wave_line(parts.study, parts.comparison, after);
    if (!line.empty()) panel.facts.push_back(line);
    const ContactCounts::Split drawn = after ? n.after : n.before;
    const ContactCounts::Split compared = after ? n.compared_after() : n.compared_before();
    if (nobody_answered(after ? parts.comparison.after : parts.comparison.before)) {
        panel.facts.emplace_back("nobody answered");
        return panel;
    }
    const bool differs = drawn != compared && nothing_compared(parts.comparison).empty();
    // Beside another survey the title counts what can be compared; a survey alone is told by all its contacts.
    if (differs && beside_another) {
        panel.facts.push_back(across_part(parts, compared, " compared"));
        panel.facts.push_back(fmt::format("{} more could not be compared", count_words(drawn.all - compared.all)));
    } else {
        panel.facts.push_back(across_part(parts, drawn));
        if (differs) panel.facts.push_back(fmt::format("{} of them can be compared", count_words(compared.all)));
    }
    return panel;
}

}  // namespace crosstie::io::diagram
