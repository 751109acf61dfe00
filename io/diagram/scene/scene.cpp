// A scene of any view: what all of them share, and the checks that an edition may show it before anybody is placed.
#include "io/diagram/scene/scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/base/error.hpp"
#include "io/diagram/scene/emphasis.hpp"
#include "io/diagram/scene/lead_round.hpp"
#include "io/diagram/scene/scene_parts.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/diagram/scene/thin.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_people = 2000;
constexpr std::size_t thicket = 80;

void check_people(Scene& scene, const Study& study) {
    if (!shows_people(scene.edition)) {
        throw Error("the public edition shows areas, not people; use --view areas or --edition group");
    }
    if (study.actors.size() > most_people) {
        throw TooManyToShow("a picture holds at most 2,000 people and this study has " +
                                std::to_string(study.actors.size()) + "; use --view areas",
                            count_words(study.actors.size()) + " people are more than the 2,000 a picture holds");
    }
    if (study.actors.size() > thicket && scene.view != View::ego) {
        scene.notes.push_back("over 80 people a picture of people turns into a thicket; consider --view areas");
    }
}
/// Survey by survey, by the rule that holds for every picture of the study: with bands where one of its surveys needs them.
void thin_waves(Scene& scene, const Study& study) {
    std::uint64_t across = 0;
    for (const ScenePanel& panel : scene.panels) {
        across =
            std::max(across, static_cast<std::uint64_t>(std::ranges::count_if(panel.ties, [&](const SceneTie& tie) {
                         return scene.marks[tie.a].area != scene.marks[tie.b].area;
                     })));
    }
    thin(scene, clean_text(study.by.singular, 30), clean_text(study.by.plural, 30), across);
}

/// Pictures of one relation, whose titles would say "contacts" of any.
bool counts_contacts(View view) { return view <= View::ego || (view >= View::areas && view <= View::areas_pair); }
}  // namespace

std::vector<Side> sides_of(View view) {
    switch (view) {
        case View::triptych:
        case View::organisations:
        case View::areas:
        case View::work_streams:
            return {Side::before, Side::after, Side::change};
        case View::pair:
        case View::areas_pair:
        case View::ego:
            return {Side::before, Side::after};
        case View::before:
        case View::organisations_before:
        case View::areas_before:
        case View::levels_before:
            return {Side::before};
        case View::change:
        case View::organisations_change:
        case View::areas_change:
            return {Side::change};
        case View::after:
        case View::organisations_after:
        case View::areas_after:
        case View::levels:
            return {Side::after};
        case View::waves:
            break;
    }
    return {};
}

PanelRoom panel_room(const Scene& scene, std::size_t panels) {
    const PageSize& size = page_size(scene.size);
    const double three = size.panel_width, high = size.panel_height;
    const std::array<PanelRoom, 4> rooms{{{size.whole_width, size.whole_height, 26, 6, 34},
                                          {size.whole_width / 2, (size.whole_height + high) / 2, 18, 5.2, 28},
                                          {three, high, 15, 4.6, 24},
                                          {0.72 * three, high, 12, 4, 20}}};
    // Five to eight stand in two rows.
    PanelRoom room =
        panels <= 4 ? rooms.at(panels - 1) : PanelRoom{(panels <= 6 ? 1 : 0.72) * three, 0.42 * high, 12, 4, 16};
    if (scene.room > 0) room.height = scene.room;
    // Title, key and labels leave a map about so much of an A4 page: a higher box would be drawn smaller, and leave the
    // sides blank. The boxes in the middle of levels, and lines between circles, need the height.
    constexpr double map_on_a4 = 316;
    const bool levels = scene.view == View::levels || scene.view == View::levels_before;
    if (scene.size == Size::a4 && panels == 1 && has_discs(scene.view) && !levels) room.height = map_on_a4;
    return room;
}

std::string_view same_place_words(std::size_t panels) {
    if (panels == 1) return "";
    if (panels == 2) return " and keeps the same place in both pictures";
    return panels == 3   ? " and keeps the same place in all three pictures"
           : panels == 4 ? " and keeps the same place in all four pictures"
                         : " and keeps the same place in all pictures";
}

std::string_view maps_words(std::size_t panels) {
    constexpr std::array<std::string_view, 8> words{"Map",       "Two maps", "Three maps", "Four maps",
                                                    "Five maps", "Six maps", "Seven maps", "Eight maps"};
    return words.at(panels - 1);
}

std::string few_words(const Study& study) {
    return fmt::format("too many {} have fewer than {} people who can be shown in the public edition",
                       clean_text(study.by.plural, 30), study.min_group);
}

void describe_panels(Scene& scene) {
    scene.description = scene.title + ". " + scene.subtitle;
    for (const ScenePanel& panel : scene.panels) {
        scene.description += " " + panel.head + ": ";
        for (std::size_t k = 0; k < panel.facts.size(); ++k) scene.description += (k > 0 ? "; " : "") + panel.facts[k];
        scene.description += ".";
    }
}

Scene scene_in(double room, const Case& of, const DrawOptions& asked) {
    const Study& study = of.study;
    DrawOptions options = asked;
    options.edition = of.edition;
    Scene scene;
    scene.size = options.size;
    scene.palette = options.palette;
    scene.view = options.view;
    scene.edition = options.edition;
    scene.room = room;
    if (shows_names(options.edition)) scene.banner = "Named edition: not for publication";
    if (shows_labels(options.edition)) {
        scene.banner = shows_people(options.view)
                           ? "For the group: people shown as the study labels them. Not for publication."
                           : "For the group, not for publication";
    }
    if (shows_people(options.view)) check_people(scene, study);
    switch (options.view) {
        case View::before:
        case View::after:
        case View::change:
        case View::triptych:
        case View::pair:
            add_people(scene, of, options);
            break;
        case View::waves:
            add_waves(scene, of, options);
            break;
        case View::ego:
            add_ego(scene, of, options);
            break;
        case View::levels:
        case View::levels_before:
            add_levels(scene, of, options);
            break;
        case View::organisations:
        case View::organisations_before:
        case View::organisations_after:
        case View::organisations_change:
            add_organisations(scene, of, options);
            break;
        case View::work_streams:
            add_work_streams(scene, of, options);
            break;
        case View::areas:
        case View::areas_before:
        case View::areas_after:
        case View::areas_change:
        case View::areas_pair:
            add_areas(scene, of, options);
            break;
    }
    if (counts_contacts(options.view)) {
        const std::string title = of_relation(study, of.comparison, scene.title);
        if (scene.description.starts_with(scene.title)) scene.description.replace(0, scene.title.size(), title);
        scene.title = title;
        scene.alt = of_relation(study, of.comparison, scene.alt);
    }
    scene.title = title_of(options.title, std::move(scene.title));
    if (std::string note = title_note(options.title, options.size); !note.empty())
        scene.notes.push_back(std::move(note));
    if (options.view == View::waves && !options.all_contacts) thin_waves(scene, study);
    const bool apart = options.view == View::waves || options.view == View::ego ||
                       (options.view >= View::organisations && options.view <= View::organisations_change);
    if (apart) lead_round_marks(scene);
    // Of areas on one ring a line passes no third circle; with some in the middle it does.
    const bool areas = options.view >= View::areas && options.view <= View::areas_pair;
    if (areas && scene.marks.size() > most_on_one_ring) lead_round_marks(scene, Bands::bend);
    if (!maps_people(options.view)) return scene;
    name_the_busiest(scene, options.call_out);
    const PeopleParts parts = people_parts(of);
    if (!options.all_contacts) {
        const ContactCounts& n = parts.counts;
        thin(scene, clean_text(study.by.singular, 30), clean_text(study.by.plural, 30),
             std::max({n.before.across, n.after.across, n.gained.across + n.lost.across}));
    }
    if (options.view == View::change || options.view == View::triptych) {
        if (!options.even_ink) draw_the_finding(scene, parts);
        pin_findings(scene, parts);
    }
    const auto between = [&](const ScenePanel& panel) {
        return static_cast<std::size_t>(std::ranges::count_if(
            panel.ties, [&](const SceneTie& tie) { return scene.marks[tie.a].area != scene.marks[tie.b].area; }));
    };
    const bool many = std::ranges::any_of(scene.panels, [&](const auto& p) { return between(p) > bundle_from; });
    if (options.bundle == Bundle::always || (options.bundle == Bundle::by_count && many)) bundle(scene);
    lead_round_marks(scene);
    return scene;
}
}  // namespace crosstie::io::diagram
