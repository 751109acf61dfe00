#include <fmt/format.h>

#include <algorithm>

#include "graph/survey/one_survey.hpp"
#include "io/diagram/scene/people_parts.hpp"
#include "io/text/cut_apart.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

void add_callouts(Scene& scene, const PeopleParts& parts) {
    if (parts.area == nullptr) return;
    std::vector<Standing> rows;
    for (const auto& row : parts.comparison.new_contacts) {
        if (row.known && row.gained_across > 0) rows.push_back({row.actor, row.gained_across});
    }
    call_out(scene, std::move(rows),
             fmt::format("Most new contacts in other {}", clean_text(parts.study.by.plural, 30)));
}

void add_line_sample(LegendRow& row, const Scene& scene, TieKind kind, std::string words) {
    for (const ScenePanel& panel : scene.panels) {
        const auto tie = std::ranges::find(panel.ties, kind, &SceneTie::kind);
        if (tie == panel.ties.end()) continue;
        LegendItem item;
        item.sample = LegendItem::Sample::tie;
        item.kind = kind;
        item.width = tie->width;
        item.words = std::move(words);
        row.items.push_back(std::move(item));
        return;
    }
}

void add_state_sample(LegendRow& row, const Scene& scene, MarkState state, std::string_view words) {
    if (std::ranges::none_of(scene.panels, [&](const auto& p) { return std::ranges::count(p.states, state) > 0; }))
        return;
    LegendItem item;
    item.state = state;
    item.look = {Shape::circle, colour::paper};
    item.words = words;
    row.items.push_back(std::move(item));
}

std::vector<std::string> key_labels(const Scene& scene) {
    std::vector<std::string> labels;
    for (const SceneMark& mark : scene.marks) labels.push_back(mark.label);
    return shorten_apart(labels, 300, page_size(scene.size).legend, Weight::regular);
}

void call_out(Scene& scene, std::vector<Standing> rows, std::string head) {
    std::ranges::stable_sort(rows, [](const auto& a, const auto& b) { return a.count > b.count; });
    constexpr std::size_t most = 5;
    if (!rows.empty() && rows.front().count < 2) return;  // one each makes nobody stand out
    if (rows.size() > most) {
        // Nobody is left out who has as many as somebody shown, unless that would leave nobody.
        const std::uint32_t next = rows[most].count;
        rows.resize(most);
        if (rows.front().count > next) std::erase_if(rows, [&](const auto& row) { return row.count == next; });
    }
    LegendRow row{std::move(head), {}};
    const std::vector<std::string> labels = key_labels(scene);
    for (const Standing& one : rows) {
        const int number = static_cast<int>(scene.callouts.size()) + 1;
        scene.callouts.push_back({one.mark, number});
        LegendItem item;
        item.sample = LegendItem::Sample::number;
        item.number = number;
        const SceneMark& mark = scene.marks[one.mark];
        const bool placed = mark.area < scene.areas.size() && !scene.areas[mark.area].name.ends_with(" not known");
        item.words = fmt::format("{}{}{}: {}", labels[one.mark], placed ? ", " : "",
                                 placed ? clean_text(scene.areas[mark.area].name, 40) : "", count_words(one.count));
        row.items.push_back(std::move(item));
    }
    if (!row.items.empty()) scene.legend.push_back(std::move(row));
}

void add_people_legend(Scene& scene, const PeopleParts& parts, const Kinds& kinds) {
    LegendRow people{"People", kinds.items};
    const auto add_state = [&](MarkState state, std::string_view words) {
        add_state_sample(people, scene, state, words);
    };
    add_state(MarkState::silent, "did not answer (hollow)");
    add_state(MarkState::absent, "not in the group at that time");
    if (!people.items.empty()) scene.legend.push_back(std::move(people));

    LegendRow lines{"Contacts", {}};
    const auto add_kind = [&](TieKind kind, const std::string& words) { add_line_sample(lines, scene, kind, words); };
    const bool areas = parts.area != nullptr;
    add_kind(TieKind::within, "within " + with_article(clean_text(parts.study.by.singular, 30)));
    add_kind(TieKind::between, areas ? "across " + clean_text(parts.study.by.plural, 30) : "contact");
    add_kind(TieKind::gained, "new");
    add_kind(TieKind::lost, "lost");
    add_kind(TieKind::kept, "kept");
    add_kind(TieKind::one_wave, "seen at one survey only, not compared");
    if (!lines.items.empty()) scene.legend.push_back(std::move(lines));
}

void describe_people(Scene& scene, const PeopleParts& parts, const std::vector<Side>& sides) {
    const ContactCounts& n = parts.counts;
    const auto& c = parts.comparison;
    const std::string plural = clean_text(parts.study.by.plural, 30);
    const auto wave = [&](std::string_view when, const ContactCounts::Split& split,
                          const survey::WaveFigures& figures) {
        if (nobody_answered(figures)) return fmt::format(" {}: nobody answered.", when);
        std::string text = fmt::format(" {}: {}, {} with none", when, counted(split.all, "contact", "contacts"),
                                       people_words(figures.without_contact));
        if (parts.area != nullptr && split.across + split.within > 0)
            text += fmt::format(", {} across {}", share_words(split.across, split.across + split.within), plural);
        return text + ".";
    };
    const std::string where =
        parts.area == nullptr ? "" : fmt::format(" in {} {}", c.cross_area.areas.group_count(), plural);
    const std::string_view reason = nothing_compared(c);
    const std::string changes =
        !reason.empty() ? fmt::format(" Nobody can be compared: {}.", reason)
                        : fmt::format(" {}: {}.", n.drawn_differs() ? "Compared" : "Changed", changed_part(n));
    const std::string_view kind = maps_words(scene.panels.size());
    scene.alt = fmt::format("{} of {}{}.", kind, people_words(parts.study.actors.size()), where);
    const bool one = sides.size() == 1 && sides.front() != Side::change;
    if (!one || sides.front() == Side::before)
        scene.alt += wave(survey::one_survey(c) ? "The survey" : "Before", n.before, c.before);
    if (!one || sides.front() == Side::after) scene.alt += wave("After", n.after, c.after);
    if (!one) scene.alt += changes;
    describe_panels(scene);
    describe_callouts(scene);
}

void describe_callouts(Scene& scene) {
    for (const LegendRow& row : scene.legend) {
        if (row.items.empty() || row.items.front().sample != LegendItem::Sample::number) continue;
        scene.description += " " + row.head + ": ";
        for (std::size_t k = 0; k < row.items.size(); ++k)
            scene.description += (k > 0 ? "; " : "") + row.items[k].words;
        scene.description += ".";
    }
}

}  // namespace crosstie::io::diagram
