// Leaders, organisations and work-streams as three kinds of node: who belongs where, and who works with whom.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "graph/base/error.hpp"
#include "graph/model/shown_name.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/answers/subjects/organisations_reach.hpp"
#include "io/diagram/scene/levels_parts.hpp"
#include "io/text/nearest.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_leaders = 150, most_streams = 8, fewest_lines = 60, few_leaders = 30;
constexpr double words_size = 8.8;

std::size_t stream_of(const Study& study, const std::string& id) {
    const auto found = std::ranges::find(study.work_streams, id, &WorkStream::id);
    if (found != study.work_streams.end()) return static_cast<std::size_t>(found - study.work_streams.begin());
    Nearest search(id);
    std::string known;
    for (const WorkStream& stream : study.work_streams) {
        search.consider(stream.id);
        known += (known.empty() ? "there are " : ", ") + stream.id;
    }
    throw Error(fmt::format("no work-stream has the id '{}' of --view levels:WORK_STREAM; {}", clean_text(id, 60),
                            perhaps(search.best(), clean_text(known, 200))));
}

void check(const PeopleParts& people) {
    const Study& study = people.study;
    if (!study.attributes.has("organisation") || study.work_streams.empty()) {
        throw Error(
            fmt::format("a picture of levels needs organisations and work-streams, and this study has no {}; give "
                        "the actors the columns 'organisation' and 'work_streams'",
                        study.work_streams.empty() ? "work-streams" : "organisations"));
    }
    if (people.area == nullptr) throw Error("a picture of levels groups people by area; name the attribute with --by");
}

std::string stream_label(const Study& study, std::size_t stream) {
    return clean_text(shown_name(study.work_streams[stream]), 40);
}

LevelsParts parts_of(const PeopleParts& people, const DrawOptions& options, const std::vector<std::uint32_t>& area,
                     const std::vector<SceneArea>& areas) {
    const Study& study = people.study;
    const auto& waves = people.comparison.options;
    LevelsParts parts{people, options.view == View::levels_before ? waves.from : waves.to, {}, {}, {}, {}, {}, {}, {},
                      {}};
    std::vector<std::size_t> number(study.work_streams.size(), LevelsParts::npos);
    for (std::size_t s = 0; s < study.work_streams.size(); ++s) {
        if (!options.focus.empty() && s != stream_of(study, options.focus)) continue;
        number[s] = parts.streams.size();
        parts.streams.push_back(s);
    }
    const auto of = [&](const std::vector<std::string>& ids, std::vector<std::size_t>& found) {
        for (std::size_t s = 0; s < number.size(); ++s) {
            if (number[s] != LevelsParts::npos && std::ranges::count(ids, study.work_streams[s].id) > 0 &&
                std::ranges::count(found, number[s]) == 0)
                found.push_back(number[s]);
        }
    };
    // Who works where is read at the first wave, as everywhere, so that both pictures agree.
    const auto own = study.attributes.partition("organisation", study.waves[waves.from].key);
    std::map<std::uint32_t, std::size_t> organisation;
    std::vector<std::vector<std::uint32_t>> areas_in;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        const Actor& actor = study.actors[i];
        if (!actor.on_roster(waves.from) && !actor.on_roster(waves.to)) continue;
        std::vector<std::size_t> ever, now;
        for (const std::size_t wave : {waves.from, waves.to}) of(actor.streams(wave), ever);
        of(actor.streams(parts.wave), now);
        if (!options.focus.empty() && ever.empty()) continue;
        parts.leaders.push_back(i);
        parts.area_of_leader.push_back(area[i]);
        parts.streams_of.push_back(std::move(ever)), parts.streams_now.push_back(std::move(now));
        parts.organisation_of.push_back(LevelsParts::npos);
        if (!own->known(i)) continue;
        const auto [at, fresh] = organisation.try_emplace(own->group[i], parts.organisations.size());
        if (fresh) {
            parts.organisations.push_back(organisation_words(study, own->labels[own->group[i]]));
            areas_in.emplace_back();
        }
        parts.organisation_of.back() = at->second;
        areas_in[at->second].push_back(area[i]);
    }
    for (std::size_t k = 0; k < parts.organisations.size(); ++k) {
        // In the area of most of its people, the first of several.
        std::map<std::uint32_t, std::size_t> counts;
        for (const std::uint32_t a : areas_in[k]) ++counts[a];
        parts.area_of_organisation.push_back(
            std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; })->first);
        std::string& name = parts.organisations[k];
        const std::string tail = ", " + areas[parts.area_of_organisation[k]].name;
        if (name.size() > tail.size() && name.ends_with(tail)) name.resize(name.size() - tail.size());
        name = clean_text(name, 60);
    }
    if (parts.leaders.size() > most_leaders) {
        throw LimitReached(
            fmt::format("a picture of levels holds at most {} leaders and this one would have {}; choose "
                        "one work-stream with --view levels:WORK_STREAM",
                        most_leaders, parts.leaders.size()));
    }
    if (parts.streams.size() > most_streams)
        throw LimitReached(
            fmt::format("a picture of levels holds at most {} work-streams; choose one with --view "
                        "levels:WORK_STREAM",
                        most_streams));
    if (parts.leaders.empty()) throw Error("nobody belongs to this work-stream at either wave");
    return parts;
}

void place(Scene& scene, const LevelsParts& parts, const std::vector<std::size_t>& order, bool all_named) {
    const PeopleParts& people = parts.people;
    const PanelRoom room = panel_room(scene, 1);
    scene.width = room.width, scene.height = room.height - 20;
    double half_width = 40;
    for (const std::size_t stream : parts.streams) {
        const double words = text_width(stream_label(people.study, stream), words_size, Weight::bold);
        half_width = std::max(half_width, words / 2 + 14);
    }
    constexpr double half_height = 19;
    const LevelsPlaces placed = place_levels(parts, order, scene.areas.size(), scene.width, scene.height,
                                             {half_width, half_height}, parts.leaders.size() <= few_leaders ? 20 : 13);
    for (std::size_t a = 0; a < scene.areas.size(); ++a) scene.areas[a].disc = placed.discs[a];
    const auto add = [&](std::size_t node, double radius, Look look, std::string tooltip, std::uint32_t area) {
        SceneMark mark;
        mark.place = placed.places[node];
        mark.radius = radius, mark.look = look, mark.area = area;
        mark.tooltip = std::move(tooltip);
        scene.marks.push_back(std::move(mark));
    };
    for (std::size_t i = 0; i < parts.leaders.size(); ++i) {
        const std::string label = label_of(people, parts.leaders[i], scene.edition);
        add(i, placed.leader, {Shape::circle, looks[0].fill}, label + ", " + scene.areas[parts.area_of_leader[i]].name,
            parts.area_of_leader[i]);
        if (all_named) scene.marks.back().label = label;
    }
    for (std::size_t k = 0; k < parts.organisations.size(); ++k) {
        add(parts.organisation_node(k), placed.organisation, {Shape::square, looks[3].fill},
            parts.organisations[k] + ", " + scene.areas[parts.area_of_organisation[k]].name,
            parts.area_of_organisation[k]);
        scene.marks.back().label = parts.organisations[k];
    }
    for (std::size_t k = 0; k < parts.streams.size(); ++k) {
        add(parts.stream_node(k), half_height, {Shape::square, colour::paper},
            stream_label(people.study, parts.streams[k]), 0);
        scene.marks.back().stretch = half_width / half_height;
    }
}

std::string lines_words(const LevelsContacts& contacts, const std::string& plural) {
    if (!contacts.strongest)
        return fmt::format("Lines between leaders: all {}", counted(contacts.all, "contact", "contacts"));
    if (contacts.drawn.empty()) {
        return fmt::format("No line between leaders: {}, {}", counted(contacts.all, "contact", "contacts"),
                           contacts.only_across ? "too many of them alike in strength"
                                                : "none as strong as those drawn of the other survey");
    }
    return contacts.only_across ? fmt::format("Lines between leaders: the {} strongest across {}, of {} contacts",
                                              count_words(contacts.drawn.size()), plural, count_words(contacts.all))
                                : fmt::format("Lines between leaders: the {} strongest of {} contacts",
                                              count_words(contacts.drawn.size()), count_words(contacts.all));
}

ScenePanel panel_of(const LevelsParts& parts, const LevelsContacts& contacts, bool after) {
    const PeopleParts& people = parts.people;
    const Study& study = people.study;
    ScenePanel panel;
    panel.key = after ? "after" : "before";
    panel.head = wave_head(study, people.comparison, after);
    panel.states.assign(parts.nodes(), MarkState::present);
    panel.inside.assign(parts.nodes(), "");
    const std::vector<MarkState> states = people_states(people, after ? Side::after : Side::before);
    std::vector<std::size_t> members(parts.streams.size(), 0);
    std::vector<std::uint8_t> peopled(parts.organisations.size(), 0);
    const auto line = [&](std::size_t a, std::size_t b) {
        panel.ties.push_back({static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), TieKind::member, 0.7, ""});
    };
    for (std::size_t i = 0; i < parts.leaders.size(); ++i) {
        panel.states[i] = states[parts.leaders[i]];
        if (panel.states[i] == MarkState::absent) continue;
        if (const std::size_t k = parts.organisation_of[i]; k != LevelsParts::npos)
            line(i, parts.organisation_node(k)), peopled[k] = 1;
        for (const std::size_t k : parts.streams_now[i]) line(i, parts.stream_node(k)), ++members[k];
    }
    for (std::size_t k = 0; k < peopled.size(); ++k) {
        if (peopled[k] == 0) panel.states[parts.organisation_node(k)] = MarkState::absent;
    }
    for (std::size_t k = 0; k < parts.streams.size(); ++k) {
        const WorkStream& stream = study.work_streams[parts.streams[k]];
        const auto& stages = stream.stage;
        const std::string stage = parts.wave < stages.size() ? clean_text(stages[parts.wave], 40) : "";
        std::string& words = panel.inside[parts.stream_node(k)];
        words = stream_label(study, parts.streams[k]);
        if (!stage.empty()) words += "\n" + stage;
        words += "\n" + counted(members[k], "member", "members");
        // What is to become something else has a dashed outline.
        const std::size_t last = people.comparison.options.to;
        if (!stage.empty() && last < stages.size() && stages[parts.wave] != stages[last])
            panel.states[parts.stream_node(k)] = MarkState::other_stage;
    }
    for (const auto& one : contacts.drawn) {
        const bool across = people.across(parts.leaders[one.a], parts.leaders[one.b]);
        panel.ties.push_back({one.a, one.b, across ? TieKind::between : TieKind::within, across ? 1.1 : 1.0, ""});
    }
    std::ranges::stable_sort(panel.ties, {}, &SceneTie::kind);
    if (const std::string when = wave_line(study, people.comparison, after); !when.empty()) panel.facts.push_back(when);
    panel.facts.push_back(lines_words(contacts, clean_text(study.by.plural, 30)));
    return panel;
}

void add_legend(Scene& scene, const std::string& singular, const std::string& plural) {
    LegendRow nodes{"Symbols", {}};
    const auto add = [&](Look look, std::string words) {
        LegendItem item;
        item.look = look;
        item.words = std::move(words);
        nodes.items.push_back(std::move(item));
    };
    add({Shape::circle, looks[0].fill}, "leader");
    add_state_sample(nodes, scene, MarkState::silent, "did not answer (hollow)");
    add_state_sample(nodes, scene, MarkState::absent, "not in the group at that time");
    add({Shape::square, looks[3].fill}, "organisation");
    add({Shape::square, colour::paper}, "work-stream (named box)");
    if (std::ranges::count(scene.panels.front().states, MarkState::other_stage) > 0)
        nodes.items.back().words += ", dashed while it is to change its stage";
    scene.legend.push_back(std::move(nodes));
    LegendRow lines{"Lines", {}};
    add_line_sample(lines, scene, TieKind::member, "belongs to (dotted)");
    add_line_sample(lines, scene, TieKind::within, "contact within " + with_article(singular) + " (solid)");
    add_line_sample(lines, scene, TieKind::between, "contact across " + plural + " (solid, darker)");
    if (!lines.items.empty()) scene.legend.push_back(std::move(lines));
}
}  // namespace

void add_levels(Scene& scene, const Case& of, const DrawOptions& options) {
    const Study& study = of.study;
    const survey::Comparison& comparison = of.comparison;
    const PeopleParts people = people_parts(of);
    check(people);
    const std::vector<std::uint32_t> area = areas_shown(people, scene.areas);
    std::vector<std::size_t> order = area_order(people, area, scene.areas.size());
    LevelsParts parts = parts_of(people, options, area, scene.areas);
    // Areas without a leader in the focus have no disc.
    std::vector<std::uint32_t> rank(scene.areas.size(), 0);
    std::vector<SceneArea> used;
    for (std::uint32_t a = 0; a < scene.areas.size(); ++a) {
        if (std::ranges::count(parts.area_of_leader, a) == 0) {
            std::erase(order, std::size_t{a});
            continue;
        }
        rank[a] = static_cast<std::uint32_t>(used.size());
        used.push_back(scene.areas[a]);
    }
    scene.areas = std::move(used);
    for (std::uint32_t& a : parts.area_of_leader) a = rank[a];
    for (std::uint32_t& a : parts.area_of_organisation) a = rank[a];
    for (std::size_t& a : order) a = rank[a];
    const std::size_t most = std::max(fewest_lines, parts.leaders.size());
    const LevelsContacts contacts = levels_contacts(parts, most);
    const bool after = options.view == View::levels;
    const bool all_named = parts.leaders.size() <= few_leaders;
    place(scene, parts, order, all_named);
    scene.panels.push_back(panel_of(parts, contacts, after));
    lead_round_boxes(scene);
    scene.labels = parts.organisations.size() <= 60;
    const std::string plural = clean_text(study.by.plural, 30), singular = clean_text(study.by.singular, 30);
    const std::string when = of_wave(study, comparison, after);
    scene.title =
        options.focus.empty()
            ? fmt::format("{}of {}, {} join two {}, {} two organisations, {} two work-streams", when,
                          counted(contacts.all, "contact", "contacts"), count_words(contacts.across_areas), plural,
                          count_words(contacts.across_organisations), count_words(contacts.across_streams))
            : fmt::format("{}: {}of {} between its members, {} join two {}, {} two organisations",
                          stream_label(study, parts.streams.front()), when,
                          counted(contacts.all, "contact", "contacts"), count_words(contacts.across_areas), plural,
                          count_words(contacts.across_organisations));
    scene.title = capitalised(scene.title);
    const auto& states = scene.panels.front().states;
    const auto organisations =
        std::count(states.begin() + std::ssize(parts.leaders),
                   states.begin() + std::ssize(parts.leaders) + std::ssize(parts.organisations), MarkState::present);
    const auto here =
        parts.leaders.size() - static_cast<std::size_t>(std::ranges::count(
                                   scene.panels.front().states.begin(),
                                   scene.panels.front().states.begin() + std::ssize(parts.leaders), MarkState::absent));
    scene.subtitle = fmt::format(
        "{} of {} in {}, with their {} in the middle. Leaders stand on the inner side of their {}, organisations on "
        "the "
        "outer.",
        counted(here, "leader", "leaders"),
        counted(static_cast<std::uint64_t>(organisations), "organisation", "organisations"),
        counted(scene.areas.size(), singular, plural), parts.streams.size() == 1 ? "work-stream" : "work-streams",
        singular);
    add_legend(scene, singular, plural);
    std::vector<std::string> own;
    if (contacts.only_across && contacts.drawn.empty())
        scene.notes.emplace_back(
            "no contact is drawn, too many are alike; choose one work-stream, or a higher --tie-from");
    if (contacts.strongest)
        own.emplace_back(
            survey::one_survey(comparison)
                ? "Strength adds what both people said; contacts as strong as each other are drawn all or none."
                : "Strength adds what both people said; one limit holds at both surveys, and contacts as strong as "
                  "each "
                  "other are drawn all or none.");
    if (const auto several = std::ranges::count_if(parts.streams_now, [](const auto& list) { return list.size() > 1; });
        several > 0)
        own.push_back(fmt::format(
            "{} in more than one work-stream, with a line to each.",
            several == 1 ? "1 leader is" : count_words(static_cast<std::uint64_t>(several)) + " leaders are"));
    scene.footer = footer_of(study, comparison, options, own);
    scene.alt = fmt::format("Map of {}, {} and {}. {}.", counted(here, "leader", "leaders"),
                            counted(static_cast<std::uint64_t>(organisations), "organisation", "organisations"),
                            counted(parts.streams.size(), "work-stream", "work-streams"), scene.title);
    describe_panels(scene);
    for (std::size_t k = 0; k < parts.streams.size(); ++k) {
        std::string words = scene.panels.front().inside[parts.stream_node(k)];
        std::ranges::replace(words, '\n', ',');
        scene.description += " " + words + ".";
    }
}

}  // namespace crosstie::io::diagram
