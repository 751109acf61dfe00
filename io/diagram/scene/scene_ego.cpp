// One leader before and after, in the place that the leader and everybody else have in all pictures.
#include <fmt/format.h>

#include <algorithm>

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
                           is    ? "joined between the two waves"
                           : was ? "left between the two waves"
                                 : "in the group at neither wave");
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
    std::vector<std::uint8_t> named(scene.marks.size(), 0);
    named[ego.actor] = 1;
    for (const auto& pair : ego.contacts) named[ego.other(pair)] = 1;
    for (std::size_t m = 0; m < named.size(); ++m) {
        if (named[m] == 0) scene.marks[m].label.clear();
    }
    scene.labels = true;
    scene.marks[ego.actor].radius *= 1.5;
    std::string name = scene.marks[ego.actor].label;
    if (parts.area != nullptr && (*parts.area)[ego.actor] != Partition::none)
        name += ", " + clean_text(comparison.cross_area.areas.labels[(*parts.area)[ego.actor]], 40);
    scene.title = title_of(parts, ego, name);
    scene.subtitle = fmt::format(
        "The larger symbol is the person the picture is about. Each symbol is a person{}; small circles are the rest "
        "of "
        "the group.",
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
