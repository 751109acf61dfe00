#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/diagram/scene_parts.hpp"
#include "io/diagram/scene_words.hpp"
#include "io/diagram/text_width.hpp"
#include "io/report/words.hpp"

namespace crosstie::io::diagram {

namespace {
enum class Side { before, after, change };

struct PeopleParts {
    const Study& study;
    const infer::Comparison& comparison;
    const std::vector<std::uint32_t>* area = nullptr;  // group of each actor; null without areas
    ContactCounts counts;

    [[nodiscard]] bool across(const change::ContactPair& pair) const {
        if (area == nullptr) return false;
        const std::uint32_t a = (*area)[pair.first], b = (*area)[pair.second];
        return a != Partition::none && b != Partition::none && a != b;
    }
    [[nodiscard]] bool within(const change::ContactPair& pair) const {
        return area != nullptr && (*area)[pair.first] != Partition::none && (*area)[pair.first] == (*area)[pair.second];
    }
};

TieKind change_of(const change::ContactPair& pair) {
    if (pair.joint_before && pair.joint_after) return TieKind::kept;
    if (pair.joint_before) return TieKind::lost;
    return pair.joint_after ? TieKind::gained : TieKind::one_wave;
}

ContactCounts count_contacts(const PeopleParts& parts) {
    ContactCounts counts;
    for (const auto& pair : parts.comparison.contacts) {
        const std::uint64_t across = parts.across(pair) ? 1 : 0, within = parts.within(pair) ? 1 : 0;
        const auto add = [&](ContactCounts::Split& split) {
            ++split.all, split.across += across, split.within += within;
        };
        if (pair.before) add(counts.before);
        if (pair.after) add(counts.after);
        switch (change_of(pair)) {
            case TieKind::kept:
                add(counts.kept);
                break;
            case TieKind::lost:
                add(counts.lost);
                break;
            case TieKind::gained:
                add(counts.gained);
                break;
            default:
                add(counts.one_wave);
        }
    }
    return counts;
}

/// Fewer between areas may be thicker; many must be thin.
double crowd_factor(std::uint64_t ties) {
    return ties == 0 ? 1 : std::clamp(std::sqrt(90.0 / static_cast<double>(ties)), 0.42, 1.0);
}

double width_of(TieKind kind, double f) {
    switch (kind) {
        case TieKind::between:
            return 1.0 * f;
        case TieKind::gained:
        case TieKind::lost:
            return 1.25 * f;
        case TieKind::kept:
            return 0.55 * f;
        default:
            return 0.65 * std::max(f, 0.7);
    }
}

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
        const TieKind place = !areas || parts.across(pair) ? TieKind::between : TieKind::within;
        const TieKind kind = side == Side::change ? change_of(pair) : place;
        ties.push_back({pair.first, pair.second, kind, width_of(kind, f), ""});
    }
    std::ranges::stable_sort(ties, {}, &SceneTie::kind);
    return ties;
}

std::vector<MarkState> states_of(const PeopleParts& parts, Side side) {
    const auto& options = parts.comparison.options;
    std::vector<MarkState> states(parts.study.actors.size(), MarkState::present);
    const auto mark_wave = [&](std::size_t wave, const std::vector<ActorId>& silent) {
        for (const ActorId actor : silent) states[actor] = MarkState::silent;
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (!parts.study.actors[i].on_roster(wave)) states[i] = MarkState::absent;
        }
    };
    if (side != Side::after) mark_wave(options.from, parts.comparison.before.silent);
    if (side != Side::before) mark_wave(options.to, parts.comparison.after.silent);
    return states;
}

std::string across_part(const PeopleParts& parts, const ContactCounts::Split& split) {
    std::string fact = counted(split.all, "contact", "contacts");
    if (parts.area != nullptr && split.all > 0) {
        const std::uint64_t known = split.across + split.within;
        fact += fmt::format(", {} between {}", count_words(split.across), clean_text(parts.study.by.plural, 30));
        if (known >= cases_for_percent) fact += fmt::format(" ({})", share_words(split.across, known));
    }
    return fact;
}

/// The contacts of a wave that the title counts.
std::string compared_part(const PeopleParts& parts, const ContactCounts::Split& split) {
    std::string fact = "of those compared: " + count_words(split.all);
    if (parts.area != nullptr) {
        fact += fmt::format(", {} between {}", count_words(split.across), clean_text(parts.study.by.plural, 30));
    }
    return fact;
}

std::string changed_part(const ContactCounts& n) {
    return fmt::format("{}, {} lost, {} kept", counted(n.gained.all, "new contact", "new contacts"),
                       count_words(n.lost.all), count_words(n.kept.all));
}

/// No contact then is no finding.
bool nobody_answered(const infer::WaveFigures& wave) { return wave.roster > 0 && wave.answered == 0; }

ScenePanel panel_of(const PeopleParts& parts, Side side) {
    ScenePanel panel;
    const ContactCounts& n = parts.counts;
    panel.states = states_of(parts, side);
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
            return signed_words(static_cast<std::int64_t>(plus) - static_cast<std::int64_t>(minus));
        };
        std::string fact = "Net " + net(n.gained.all, n.lost.all);
        if (n.drawn_differs()) fact += " among those compared";
        if (parts.area != nullptr) {
            fact += fmt::format("; between {} {}", clean_text(parts.study.by.plural, 30),
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
    panel.facts.push_back(across_part(parts, drawn));
    if (drawn != compared && nothing_compared(parts.comparison).empty()) {
        panel.facts.push_back(compared_part(parts, compared));
    }
    return panel;
}

/// The role, or in the named edition the name; without the area at its end, which the place on the page tells.
std::string label_of(const PeopleParts& parts, ActorId actor, Edition edition) {
    std::string label = parts.study.actors[actor].label;
    if (edition == Edition::named) {
        const auto* names = parts.study.attributes.find("name");
        if (names != nullptr && !(*names)[actor].empty()) label = (*names)[actor];
    }
    if (label.empty()) label = parts.study.actors[actor].id;
    if (parts.area != nullptr && (*parts.area)[actor] != Partition::none) {
        const std::string tail = ", " + parts.comparison.cross_area.areas.labels[(*parts.area)[actor]];
        if (label.size() > tail.size() && label.ends_with(tail)) label.resize(label.size() - tail.size());
    }
    return clean_text(label, 80);
}

void add_callouts(Scene& scene, const PeopleParts& parts) {
    if (parts.area == nullptr) return;
    std::vector<change::NewContacts> rows;
    for (const auto& row : parts.comparison.new_contacts) {
        if (row.known && row.gained_across > 0) rows.push_back(row);
    }
    std::ranges::stable_sort(rows, [](const auto& a, const auto& b) { return a.gained_across > b.gained_across; });
    constexpr std::size_t most = 5;
    if (!rows.empty() && rows.front().gained_across < 2) return;  // one new contact each makes nobody stand out
    if (rows.size() > most) {
        // Nobody is left out who has as many as somebody shown, unless that would leave nobody.
        const std::uint32_t next = rows[most].gained_across;
        rows.resize(most);
        if (rows.front().gained_across > next)
            std::erase_if(rows, [&](const auto& row) { return row.gained_across == next; });
    }
    LegendRow row{fmt::format("Most new contacts in other {}", clean_text(parts.study.by.plural, 30)), {}};
    for (const auto& person : rows) {
        const int number = static_cast<int>(scene.callouts.size()) + 1;
        scene.callouts.push_back({person.actor, number});
        LegendItem item;
        item.sample = LegendItem::Sample::number;
        item.number = number;
        const std::uint32_t area = (*parts.area)[person.actor];
        const std::string where =
            area == Partition::none ? "" : clean_text(parts.comparison.cross_area.areas.labels[area], 40);
        item.words = fmt::format("{}{}{}: {}", scene.marks[person.actor].label, where.empty() ? "" : ", ", where,
                                 count_words(person.gained_across));
        row.items.push_back(std::move(item));
    }
    if (!row.items.empty()) scene.legend.push_back(std::move(row));
}

void add_legend(Scene& scene, const PeopleParts& parts, const Kinds& kinds) {
    LegendRow people{"People", kinds.items};
    const auto used = [&](MarkState state) {
        return std::ranges::any_of(scene.panels,
                                   [&](const auto& p) { return std::ranges::count(p.states, state) > 0; });
    };
    const auto add_state = [&](MarkState state, std::string_view words) {
        if (!used(state)) return;
        LegendItem item;
        item.state = state;
        item.look = {Shape::circle, colour::paper};
        item.words = words;
        people.items.push_back(std::move(item));
    };
    add_state(MarkState::silent, "did not answer (hollow)");
    add_state(MarkState::absent, "not in the group at that time");
    if (!people.items.empty()) scene.legend.push_back(std::move(people));

    LegendRow lines{"Contacts", {}};
    const auto add_kind = [&](TieKind kind, const std::string& words) {
        for (const ScenePanel& panel : scene.panels) {
            const auto tie = std::ranges::find(panel.ties, kind, &SceneTie::kind);
            if (tie == panel.ties.end()) continue;
            LegendItem item;
            item.sample = LegendItem::Sample::tie;
            item.kind = kind;
            item.width = tie->width;
            item.words = words;
            lines.items.push_back(std::move(item));
            return;
        }
    };
    const bool areas = parts.area != nullptr;
    add_kind(TieKind::within, "within " + with_article(clean_text(parts.study.by.singular, 30)));
    add_kind(TieKind::between, areas ? "between " + clean_text(parts.study.by.plural, 30) : "contact");
    add_kind(TieKind::gained, "new");
    add_kind(TieKind::lost, "lost");
    add_kind(TieKind::kept, "kept");
    add_kind(TieKind::one_wave, "seen at one wave only, not compared");
    if (!lines.items.empty()) scene.legend.push_back(std::move(lines));
}

/// Without areas there is one disc, which is not drawn: its people may fill the panel.
Point spread(const RingLayout& layout, const Scene& scene, std::size_t person) {
    const Disc& disc = layout.discs.front();
    const auto stretched = [&](double place, double centre, double room) {
        return std::round(100 * (centre + (place - centre) * std::clamp(room / (2 * disc.radius), 1.0, 1.7))) / 100;
    };
    const Point at = layout.places[person];
    return {stretched(at.x, disc.centre.x, scene.width), stretched(at.y, disc.centre.y, scene.height)};
}

void place_people(Scene& scene, const PeopleParts& parts, const Kinds& kinds) {
    RingInput ring;
    const std::size_t people = parts.study.actors.size();
    std::size_t areas = 1;
    if (parts.area != nullptr) {
        const auto& partition = parts.comparison.cross_area.areas;
        areas = partition.group_count();
        for (const std::string& name : partition.labels) scene.areas.push_back({clean_text(name, 60), {}});
        const bool unknown = std::ranges::count(*parts.area, Partition::none) > 0;
        if (unknown) {
            scene.areas.push_back({clean_text(parts.study.by.singular, 30) + " not known", {}});
            ++areas;
        }
        for (const std::uint32_t area : *parts.area) {
            ring.area.push_back(area == Partition::none ? static_cast<std::uint32_t>(areas - 1) : area);
        }
    } else {
        ring.area.assign(people, 0);
    }
    if (areas > crowded_ring) scene.width *= 0.72;  // names find no room over and under: they stand at the sides
    ring.areas = areas;
    ring.width = scene.width;
    ring.height = scene.height;
    ring.largest_step = is_triptych(scene.view) ? 15 : 26;
    for (const auto& pair : parts.comparison.contacts) ring.ties.push_back({pair.first, pair.second});
    const RingLayout layout = ring_layout(ring);
    for (std::size_t a = 0; a < scene.areas.size(); ++a) scene.areas[a].disc = layout.discs[a];
    const double largest = is_triptych(scene.view) ? 4.6 : 6.0;
    for (std::size_t i = 0; i < people; ++i) {
        SceneMark mark;
        mark.place = scene.areas.empty() ? spread(layout, scene, i) : layout.places[i];
        mark.radius = std::clamp(mark_share * layout.step, 0.8, largest);
        mark.look = kinds.look[i];
        mark.area = ring.area[i];
        mark.label = label_of(parts, static_cast<ActorId>(i), scene.edition);
        mark.tooltip = mark.label;
        if (!scene.areas.empty()) mark.tooltip += ", " + scene.areas[mark.area].name;
        scene.marks.push_back(std::move(mark));
    }
}

void describe(Scene& scene, const PeopleParts& parts) {
    const ContactCounts& n = parts.counts;
    const auto& c = parts.comparison;
    const std::string plural = clean_text(parts.study.by.plural, 30);
    const auto wave = [&](std::string_view when, const ContactCounts::Split& split, const infer::WaveFigures& figures) {
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
    const std::string_view kind = scene.panels.size() > 1 ? "Three maps" : "Map";
    scene.alt = fmt::format("{} of {}{}.", kind, people_words(parts.study.actors.size()), where) +
                wave("Before", n.before, c.before) + wave("After", n.after, c.after) + changes;
    scene.description = scene.title + ". " + scene.subtitle;
    for (const ScenePanel& panel : scene.panels) {
        scene.description += fmt::format(" {}: ", panel.head);
        for (std::size_t k = 0; k < panel.facts.size(); ++k) scene.description += (k > 0 ? "; " : "") + panel.facts[k];
        scene.description += ".";
    }
    for (const LegendRow& row : scene.legend) {
        if (row.items.empty() || row.items.front().sample != LegendItem::Sample::number) continue;
        scene.description += " " + row.head + ": ";
        for (std::size_t k = 0; k < row.items.size(); ++k)
            scene.description += (k > 0 ? "; " : "") + row.items[k].words;
        scene.description += ".";
    }
}
}  // namespace

std::string wave_head(const Study& study, const infer::Comparison& comparison, bool after) {
    const Wave& wave = study.waves.at(after ? comparison.options.to : comparison.options.from);
    const std::string label = clean_text(wave.label, 60);
    if (!label.empty() && text_width(label, 12.5, Weight::bold) < 200) return label;
    return after ? "After" : "Before";
}

void add_people(Scene& scene, const Study& study, const infer::Comparison& comparison, const DrawOptions& options) {
    PeopleParts parts{study, comparison, nullptr, {}};
    if (comparison.has_areas) parts.area = &comparison.cross_area.areas.group;
    parts.counts = count_contacts(parts);
    const Kinds kinds = kinds_of(study, study.waves.at(comparison.options.from).key);
    place_people(scene, parts, kinds);
    if (options.view == View::before || options.view == View::triptych)
        scene.panels.push_back(panel_of(parts, Side::before));
    if (options.view == View::after || options.view == View::triptych)
        scene.panels.push_back(panel_of(parts, Side::after));
    if (options.view == View::change || options.view == View::triptych)
        scene.panels.push_back(panel_of(parts, Side::change));
    scene.labels = options.view != View::triptych && study.actors.size() <= 80;
    scene.title = people_title(study, comparison, parts.counts);
    const std::string where =
        parts.area == nullptr
            ? ""
            : fmt::format(" in {} {}", comparison.cross_area.areas.group_count(), clean_text(study.by.plural, 30));
    scene.subtitle = fmt::format("{}{}. Each symbol is a person{}.", people_words(study.actors.size()), where,
                                 scene.panels.size() > 1 ? " and keeps the same place in all three pictures" : "");
    add_legend(scene, parts, kinds);
    if (options.view == View::triptych || options.view == View::change) add_callouts(scene, parts);
    std::vector<std::string> own;
    if (parts.counts.drawn_differs() && nothing_compared(comparison).empty()) {
        const bool title = options.title.empty(), change = scene.panels.back().key == "change";
        if (title || change) {
            own.push_back(fmt::format("{} only pairs that were observed at both waves.",
                                      title && change ? "The title and “what changed” count"
                                      : title         ? "The title counts"
                                                      : "“What changed” counts"));
        }
    }
    if (const std::size_t unknown = comparison.cross_area.without_area.size(); unknown > 0) {
        own.push_back(fmt::format("{} {} not known: in no count between or within {}.",
                                  unknown == 1 ? "1 person's" : people_words(unknown) + "'s",
                                  fmt::format("{} is", clean_text(study.by.singular, 30)),
                                  clean_text(study.by.plural, 30)));
    }
    scene.footer = footer_of(study, comparison, options, own);
    describe(scene, parts);
}

}  // namespace crosstie::io::diagram
