// People as marks inside their areas, and their contacts before, after, or by what became of them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "graph/survey/one_survey.hpp"
#include "io/diagram/scene/people_parts.hpp"
#include "io/diagram/scene/tie_layout.hpp"
#include "io/text/cut_apart.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
/// Without areas there is one disc, which is not drawn: its people fill the panel, whatever its shape, and those whom
/// nobody named and who named nobody stand in rows below.
void fill_panel(Scene& scene, RingInput ring, const PanelRoom& room) {
    const std::size_t people = ring.area.size();
    std::vector<std::uint8_t> joined(people, 0);
    for (const auto& [a, b] : ring.ties) joined[a] = joined[b] = 1;
    std::vector<std::uint32_t> inside, aside, at(people, 0);
    for (std::uint32_t i = 0; i < people; ++i) {
        std::vector<std::uint32_t>& where = joined[i] != 0 ? inside : aside;
        at[i] = static_cast<std::uint32_t>(where.size());
        where.push_back(i);
    }
    if (inside.empty()) inside.swap(aside);
    for (auto& [a, b] : ring.ties) a = at[a], b = at[b];
    ring.area.assign(inside.size(), 0);
    const double radius_most = room.mark;
    const double apart = 5 * radius_most;  // of those set aside
    const auto in_row = static_cast<std::size_t>(std::max(1.0, scene.width / apart));
    const std::size_t rows = (aside.size() + in_row - 1) / in_row;
    const double below = std::min(0.35 * scene.height, static_cast<double>(rows) * 4 * radius_most);
    ring.height = scene.height - below;
    RingLayout layout = ring_layout(ring);
    const double radius = std::clamp(mark_share * layout.step, 0.8, room.mark);
    const double edge = 1.25 * radius;
    if (inside.size() > most_by_ties) {
        fill_box(layout.places, scene.width, ring.height, {edge, edge}, most_apart);
    } else {
        layout.places = tie_layout({std::move(layout.places), std::move(ring.ties), scene.width - 2 * edge,
                                    ring.height - 2 * edge, 2.7 * radius});
        for (Point& place : layout.places) place = {rounded(place.x + edge), rounded(place.y + edge)};
    }
    for (std::size_t k = 0; k < inside.size(); ++k) scene.marks[inside[k]].place = layout.places[k];
    for (std::size_t k = 0; k < aside.size(); ++k) {
        const std::size_t line = k / in_row;
        const double row = static_cast<double>(line), column = static_cast<double>(k % in_row);
        scene.marks[aside[k]].place = {
            rounded((column + 0.5) * apart),
            rounded(scene.height - below + (row + 0.75) * below / static_cast<double>(std::max<std::size_t>(1, rows)))};
    }
    for (SceneMark& mark : scene.marks) mark.radius = radius;
    if (!aside.empty() && scene.marks.size() > 1) {
        scene.set_aside = aside.size() == 1 ? "The person below is in contact with nobody at any survey."
                                            : "Those in the row below are in contact with nobody at any survey.";
    }
}
}  // namespace

std::vector<std::uint32_t> areas_shown(const PeopleParts& parts, std::vector<SceneArea>& areas) {
    std::vector<std::uint32_t> area(parts.study.actors.size(), 0);
    if (parts.area == nullptr) return area;
    for (const std::string& name : parts.comparison.cross_area.areas.labels)
        areas.push_back({clean_text(name, longest_area), {}});
    const auto unknown = static_cast<std::uint32_t>(areas.size());
    area = *parts.area;
    std::ranges::replace(area, Partition::none, unknown);
    if (std::ranges::count(area, unknown) > 0)
        areas.push_back({clean_text(parts.study.by.singular, 30) + " not known", {}});
    return area;
}

std::vector<std::size_t> area_order(const PeopleParts& parts, const std::vector<std::uint32_t>& area,
                                    std::size_t areas) {
    std::vector<RingPair> pulls;
    for (const auto& [a, b] : contacts_of_all_waves(parts)) {
        if (area[a] != area[b]) pulls.push_back({area[a], area[b], 1});
    }
    return ring_order(areas, pulls);
}

std::string where_words(const PeopleParts& parts) {
    if (parts.area == nullptr) return {};
    return fmt::format(" in {} {}", parts.comparison.cross_area.areas.group_count(),
                       clean_text(parts.study.by.plural, 30));
}

std::vector<std::array<std::uint32_t, 2>> contacts_of_all_waves(const PeopleParts& parts) {
    std::vector<std::array<std::uint32_t, 2>> pairs;
    if (parts.study.waves.size() == 2) {
        for (const auto& pair : parts.comparison.contacts) pairs.push_back({pair.first, pair.second});
        return pairs;
    }
    for (std::size_t wave = 0; wave < parts.study.waves.size(); ++wave) {
        const Network& network = contacts_at(parts, wave);
        for (ActorId i = 0; i < network.actor_count(); ++i) {
            for (const ActorId j : network.out(i)) pairs.push_back({std::min(i, j), std::max(i, j)});
        }
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

const Network& contacts_at(const PeopleParts& parts, std::size_t wave) {
    return parts.comparison.direction == Direction::intersection ? parts.of.as_read(wave) : parts.of.as_reported(wave);
}

std::string label_of(const PeopleParts& parts, ActorId actor, Edition edition) {
    std::string label = parts.study.actors[actor].label;
    if (shows_names(edition)) {
        const auto* names = parts.study.attributes.find("name");
        if (names != nullptr && !(*names)[actor].empty()) label = (*names)[actor];
    }
    if (label.empty()) label = parts.study.actors[actor].id;
    if (parts.area != nullptr && (*parts.area)[actor] != Partition::none) {
        const std::string tail = ", " + parts.comparison.cross_area.areas.labels[(*parts.area)[actor]];
        if (label.size() > tail.size() && label.ends_with(tail)) label.resize(label.size() - tail.size());
    }
    return clean_text(label, longest_label);
}

void place_people(Scene& scene, const PeopleParts& parts, const Kinds& kinds, std::size_t panels) {
    const PanelRoom room = panel_room(scene, panels);
    scene.width = room.width, scene.height = room.height;
    RingInput ring;
    const std::size_t people = parts.study.actors.size();
    ring.area = areas_shown(parts, scene.areas);
    const std::size_t areas = std::max<std::size_t>(1, scene.areas.size());
    if (areas > crowded_ring) scene.width *= 0.72;  // names find no room over and under: they stand at the sides
    ring.areas = areas;
    ring.width = scene.width;
    ring.height = scene.height;
    ring.largest_step = room.step;
    ring.ties = contacts_of_all_waves(parts);
    const bool bare = scene.areas.empty();
    if (bare) {  // no names of areas at the sides
        const PageSize& page = page_size(scene.size);
        const auto columns = static_cast<double>(panels <= 4 ? panels : (panels + 1) / 2);
        scene.width = (page.width - 2 * page.margin - page.gutter * (columns - 1)) / columns - 4;
        ring.width = scene.width;
    }
    const RingLayout layout = bare ? RingLayout() : ring_layout(ring);
    for (std::size_t a = 0; a < scene.areas.size(); ++a) scene.areas[a].disc = layout.discs[a];
    for (std::size_t i = 0; i < people; ++i) {
        SceneMark mark;
        if (!bare) mark.place = layout.places[i];
        mark.radius = std::clamp(mark_share * layout.step, 0.8, room.mark);
        mark.look = kinds.look[i];
        mark.area = ring.area[i];
        mark.label = label_of(parts, static_cast<ActorId>(i), scene.edition);
        mark.tooltip = mark.label;
        if (!scene.areas.empty()) mark.tooltip += ", " + scene.areas[mark.area].name;
        scene.marks.push_back(std::move(mark));
    }
    if (bare && people > 0) fill_panel(scene, std::move(ring), room);
}

namespace {
/// "Before: 119 contacts, 43 across boroughs (36%)".
std::string wave_title(const PeopleParts& parts, bool after) {
    const auto& figures = after ? parts.comparison.after : parts.comparison.before;
    const std::string_view when = nobody_answered(figures) ? "nobody answered" : "";
    return of_wave(parts.study, parts.comparison, after) +
           (when.empty() ? across_part(parts, after ? parts.counts.after : parts.counts.before) : std::string(when));
}
}  // namespace

std::string wave_head(const Study& study, const survey::Comparison& comparison, bool after) {
    const Wave& wave = study.waves.at(after ? comparison.options.to : comparison.options.from);
    std::string label = clean_text(wave.label, 60);
    if (!label.empty() && text_width(label, 12.5, Weight::bold) < 200) return label;
    if (survey::one_survey(comparison)) return "The survey";
    return after ? "After" : "Before";
}

void add_people(Scene& scene, const Case& of, const DrawOptions& options) {
    const Study& study = of.study;
    const survey::Comparison& comparison = of.comparison;
    const PeopleParts parts = people_parts(of);
    const Kinds kinds = kinds_of(study, study.waves.at(comparison.options.from).key);
    const std::vector<Side> sides = sides_of(options.view);
    const bool apart = options.view == View::change && parts.counts.gained.all > most_on_one &&
                       parts.counts.lost.all > most_on_one && nothing_compared(comparison).empty();
    const std::size_t panels = apart ? 2 : sides.size();
    place_people(scene, parts, kinds, panels);
    for (const Side side : sides) scene.panels.push_back(people_panel(parts, side, sides.size() > 1));
    if (apart) scene.panels = panels_apart(scene.panels.front(), parts.counts);
    scene.labels = panels == 1 && study.actors.size() <= 80;
    const bool one = sides.size() == 1 && sides.front() != Side::change;
    scene.title = one ? wave_title(parts, sides.front() == Side::after) : people_title(study, comparison, parts.counts);
    scene.subtitle = fmt::format("{}{}. Each symbol is a person{}.", people_words(study.actors.size()),
                                 where_words(parts), same_place_words(panels));
    if (!scene.set_aside.empty()) scene.subtitle += ' ' + scene.set_aside;
    add_people_legend(scene, parts, kinds);
    if (sides.back() == Side::change && options.call_out) add_callouts(scene, parts);
    scene.footer = footer_of(study, comparison, options, people_cautions(parts, sides, options));
    describe_people(scene, parts, sides);
}

std::vector<std::string> people_cautions(const PeopleParts& parts, const std::vector<Side>& sides,
                                         const DrawOptions& options) {
    std::vector<std::string> own;
    const Study& study = parts.study;
    const survey::Comparison& comparison = parts.comparison;
    if (parts.counts.drawn_differs() && nothing_compared(comparison).empty()) {
        const bool change = std::ranges::count(sides, Side::change) > 0;
        const bool title = options.title.empty() && (sides.size() > 1 || change);
        if (title || change) {
            own.push_back(fmt::format("{} only pairs that were answered at both surveys.",
                                      title && change ? "The title and “what changed” count"
                                      : title         ? "The title counts"
                                                      : "“What changed” counts"));
        }
    }
    if (const std::size_t unknown = comparison.cross_area.without_area.size(); unknown > 0) {
        own.push_back(fmt::format("{} {} not known: in no count across or within {}.",
                                  unknown == 1 ? "1 person's" : people_words(unknown) + "'s",
                                  fmt::format("{} is", clean_text(study.by.singular, 30)),
                                  clean_text(study.by.plural, 30)));
    }
    return own;
}

}  // namespace crosstie::io::diagram
