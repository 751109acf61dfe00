// One leader before and after: the person and those they were or are in contact with, placed for this picture alone.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "graph/base/error.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/diagram/scene/people_parts.hpp"
#include "io/text/nearest.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
struct Ego {
    ActorId actor = 0;
    std::vector<change::ContactPair> contacts;  // its own
    ContactCounts counts;
    [[nodiscard]] ActorId other(const change::ContactPair& pair) const {
        return pair.first == actor ? pair.second : pair.first;
    }
};

ActorId actor_of(const Study& study, const std::string& id) {
    if (const auto found = study.actor_index(id)) return *found;
    Nearest search(id);
    for (const Actor& actor : study.actors) search.consider(actor.id);
    throw Error(fmt::format("no leader has the id '{}' of --view ego:ID; {}", clean_text(id, 60),
                            perhaps(search.best(), "ids are in the first column of the actors' file")));
}

/// "Newham 4, Havering 2": where the contacts of a wave are, most first.
std::string areas_words(const PeopleParts& parts, const Ego& ego, bool change::ContactPair::*at) {
    if (parts.area == nullptr) return {};
    const auto& labels = parts.comparison.cross_area.areas.labels;
    std::vector<std::pair<std::uint64_t, std::size_t>> found;
    for (std::size_t a = 0; a < labels.size(); ++a) {
        const auto count = std::ranges::count_if(
            ego.contacts, [&](const auto& pair) { return pair.*at && (*parts.area)[ego.other(pair)] == a; });
        if (count > 0) found.emplace_back(count, a);
    }
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string words;
    for (const auto& [count, a] : found)
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ", clean_text(labels[a], 40), count);
    return words;
}

ScenePanel ego_panel(const PeopleParts& parts, const Ego& ego, Side side) {
    const bool after = side == Side::after;
    const survey::Comparison& c = parts.comparison;
    ScenePanel panel;
    panel.key = after ? "after" : "before";
    panel.head = wave_head(parts.study, c, after);
    panel.states = people_states(parts, side);
    const MarkState own = panel.states[ego.actor];
    std::vector<std::uint8_t> shown(panel.states.size(), 0);
    shown[ego.actor] = 1;
    for (const auto& pair : ego.contacts) {
        // After: what changed too, so that a lost contact is seen where it was.
        const TieKind place =
            parts.area == nullptr || parts.across(pair.first, pair.second) ? TieKind::between : TieKind::within;
        const TieKind kind = after ? change_of(pair) : place;
        if (!(after ? pair.after || kind == TieKind::lost : pair.before)) continue;
        shown[ego.other(pair)] = 1;
        panel.ties.push_back({pair.first, pair.second, kind, kind == TieKind::kept ? 1.1 : 1.5, ""});
    }
    std::ranges::stable_sort(panel.ties, {}, &SceneTie::kind);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (shown[i] == 0 && panel.states[i] != MarkState::absent) panel.states[i] = MarkState::aside;
    }
    if (const std::string line = wave_line(parts.study, c, after); !line.empty()) panel.facts.push_back(line);
    if (own == MarkState::absent) {
        panel.facts.emplace_back("Not in the group at that time");
        return panel;
    }
    const ContactCounts::Split& split = after ? ego.counts.after : ego.counts.before;
    std::string fact = counted(split.all, "contact", "contacts");
    if (parts.area != nullptr && split.all > 0)
        fact += fmt::format(", {} in other {}", count_words(split.across), clean_text(parts.study.by.plural, 30));
    if (own == MarkState::silent) fact += "; did not answer, so that only others speak of contacts";
    panel.facts.push_back(std::move(fact));
    if (std::string words = areas_words(parts, ego, after ? &change::ContactPair::after : &change::ContactPair::before);
        !words.empty())
        panel.facts.push_back(std::move(words));
    if (after) {
        std::string changed = changed_part(ego.counts);
        if (ego.counts.one_wave.all > 0) changed += fmt::format("; {} not compared", ego.counts.one_wave.all);
        panel.facts.push_back(std::move(changed));
    }
    return panel;
}

/// Everything is counted over pairs observed at both waves; numbers, no verbs, for one person's are few.
std::string title_of(const PeopleParts& parts, const Ego& ego, const std::string& name) {
    const Actor& actor = parts.study.actors[ego.actor];
    const auto& options = parts.comparison.options;
    const bool was = actor.on_roster(options.from), is = actor.on_roster(options.to);
    if (survey::one_survey(parts.comparison)) {
        return fmt::format("{}: {}", name, was ? across_part(parts, ego.counts.before) : "not in the group");
    }
    if (!was || !is) {
        const ContactCounts::Split& split = is ? ego.counts.after : ego.counts.before;
        return fmt::format("{}: {} {}; {}", name, counted(split.all, "contact", "contacts"), is ? "after" : "before",
                           is    ? "joined between the two surveys"
                           : was ? "left between the two surveys"
                                 : "in the group at neither survey");
    }
    const auto from = ego.counts.compared_before(), to = ego.counts.compared_after();
    std::string title =
        fmt::format("{}: {} before, {} after", name, counted(from.all, "contact", "contacts"), count_words(to.all));
    if (parts.area != nullptr) {
        title += fmt::format("; in other {}: {} before, {} after", clean_text(parts.study.by.plural, 30),
                             count_words(from.across), count_words(to.across));
    }
    return title;
}
}  // namespace

namespace {
/// The contacts clockwise from the top: those kept, those new, those seen once, those lost. So both pictures have their
/// lines together, and the side that only one of them has is what changed.
std::vector<std::uint32_t> by_what_became(const Ego& ego) {
    std::vector<std::uint32_t> order;
    for (const TieKind kind : {TieKind::kept, TieKind::gained, TieKind::one_wave, TieKind::lost}) {
        for (const auto& pair : ego.contacts) {
            if (change_of(pair) == kind) order.push_back(static_cast<std::uint32_t>(ego.other(pair)));
        }
    }
    return order;
}

/// Places round the middle of a panel, with room for names at the sides; of many every other one further in.
std::vector<Point> round_the_panel(std::size_t count, double width, double height) {
    constexpr std::size_t most_on_one = 14;
    constexpr double beside = 62, over = 18, inner = 0.74;
    std::vector<Point> places;
    for (std::size_t k = 0; k < count; ++k) {
        const double turn =
            2 * std::numbers::pi * (static_cast<double>(k) + 0.5) / static_cast<double>(count) - std::numbers::pi / 2;
        const double out = count > most_on_one && k % 2 == 1 ? inner : 1;
        places.push_back({rounded(width / 2 + out * (width / 2 - beside) * std::cos(turn)),
                          rounded(height / 2 + out * (height / 2 - over) * std::sin(turn))});
    }
    return places;
}

/// The person and their contacts alone, in the areas that these are of: everybody else would take the room of names.
void place_circle(Scene& scene, const Ego& ego, std::size_t panels) {
    std::vector<std::uint32_t> chosen{ego.actor};
    for (const auto& pair : ego.contacts) chosen.push_back(ego.other(pair));
    std::ranges::sort(chosen);
    std::vector<std::uint32_t> at(scene.marks.size(), 0);
    std::vector<std::uint8_t> inside(scene.marks.size(), 0);
    RingInput ring;
    std::vector<SceneArea> areas;
    std::vector<std::uint32_t> known(std::max<std::size_t>(1, scene.areas.size()), Partition::none);
    for (const std::uint32_t actor : chosen) {
        at[actor] = static_cast<std::uint32_t>(ring.area.size()), inside[actor] = 1;
        std::uint32_t& area = known[scene.marks[actor].area];
        if (area == Partition::none) {
            area = static_cast<std::uint32_t>(areas.size());
            areas.push_back(scene.areas.empty() ? SceneArea{} : scene.areas[scene.marks[actor].area]);
        }
        ring.area.push_back(area);
    }
    for (const auto& pair : ego.contacts) ring.ties.push_back({at[pair.first], at[pair.second]});
    ring.areas = areas.size();
    ring.width = scene.width, ring.height = scene.height;
    ring.largest_step = 2 * panel_room(scene, panels).step;
    RingLayout layout = ring_layout(ring);
    if (scene.areas.empty()) {
        layout.places[at[ego.actor]] = {scene.width / 2, scene.height / 2};
        const auto places = round_the_panel(ego.contacts.size(), scene.width, scene.height);
        const auto order = by_what_became(ego);
        for (std::size_t k = 0; k < order.size(); ++k) layout.places[at[order[k]]] = places[k];
        fill_box(layout.places, scene.width, scene.height, {60, 16}, most_apart);
    }
    for (std::size_t a = 0; a < areas.size(); ++a) areas[a].disc = layout.discs[a];
    for (std::uint32_t m = 0; m < scene.marks.size(); ++m) {
        SceneMark& mark = scene.marks[m];
        mark.place = layout.places[at[inside[m] != 0 ? m : ego.actor]];
        if (inside[m] != 0) {
            mark.area = ring.area[at[m]];
            mark.radius = std::min(mark_share * layout.step, panel_room(scene, panels).mark);
        } else {
            mark.area = ring.area[at[ego.actor]];
            mark.radius = 0.2, mark.label.clear();
        }
    }
    for (ScenePanel& panel : scene.panels) {
        for (std::size_t m = 0; m < inside.size(); ++m) {
            if (inside[m] == 0) panel.states[m] = MarkState::hidden;
        }
    }
    if (!scene.areas.empty()) scene.areas = std::move(areas);
}
}  // namespace

void add_ego(Scene& scene, const Case& of, const DrawOptions& options) {
    const Study& study = of.study;
    const survey::Comparison& comparison = of.comparison;
    PeopleParts parts = people_parts(of);
    Ego ego;
    ego.actor = actor_of(study, options.focus);
    for (const auto& pair : comparison.contacts) {
        if (pair.first == ego.actor || pair.second == ego.actor) ego.contacts.push_back(pair);
    }
    ego.counts = change::contact_counts(ego.contacts, parts.area);
    const Kinds kinds = kinds_of(study, study.waves.at(comparison.options.from).key);
    const bool one = survey::one_survey(comparison);
    const std::vector<Side> sides = one ? std::vector{Side::before} : sides_of(options.view);
    place_people(scene, parts, kinds, sides.size());
    for (const Side side : sides) scene.panels.push_back(ego_panel(parts, ego, side));
    place_circle(scene, ego, sides.size());
    scene.labels = true;
    scene.marks[ego.actor].radius *= 1.5;
    std::string name = scene.marks[ego.actor].label;
    scene.marks[ego.actor].label.clear();  // in the title; on the picture it would lie on the contacts
    if (parts.area != nullptr && (*parts.area)[ego.actor] != Partition::none)
        name += ", " + clean_text(comparison.cross_area.areas.labels[(*parts.area)[ego.actor]], 40);
    scene.title = title_of(parts, ego, name);
    scene.subtitle = fmt::format(
        "The larger symbol is the person the picture is about. Each other symbol is a contact{}; a small circle is one "
        "at "
        "the other time.",
        same_place_words(sides.size()));
    add_people_legend(scene, parts, kinds);
    parts.counts = ego.counts;  // the cautions are of what is drawn here
    scene.footer = footer_of(study, comparison, options, people_cautions(parts, sides, options));
    describe_panels(scene);
    scene.alt = fmt::format("{} of the contacts of one person: {}.", maps_words(sides.size()), scene.title);
    for (const TieKind kind : {TieKind::gained, TieKind::lost}) {
        std::string words;
        for (const auto& pair : ego.contacts) {
            if (change_of(pair) == kind) words += (words.empty() ? "" : "; ") + scene.marks[ego.other(pair)].tooltip;
        }
        if (!words.empty())
            scene.description += fmt::format(" {}: {}.", kind == TieKind::gained ? "New" : "Lost", words);
    }
}

}  // namespace crosstie::io::diagram
