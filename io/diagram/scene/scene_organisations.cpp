// Organisations as nodes, joined by the contacts of their people.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/base/error.hpp"
#include "graph/change/group_links.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/answers/change/wording.hpp"
#include "io/answers/subjects/organisations_reach.hpp"
#include "io/diagram/scene/people_parts.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t few_organisations = 20;  // and in no area: their marks may be larger
struct Node {
    std::uint32_t group = 0;  // of the comparison by organisation
    std::uint32_t area = 0;   // of the scene's areas
    std::string name;
    Look look;
    std::uint32_t people_from = 0, people_to = 0, answered_from = 0, answered_to = 0;
};

struct OrganisationParts {
    const PeopleParts& people;
    const survey::Comparison& links;  // with organisations as areas
    change::GroupLinks told;
    std::vector<Node> nodes;
    bool spread = false;  // some organisation has people in several areas

    [[nodiscard]] std::uint64_t count(const Node& a, const Node& b, bool after) const {
        const auto& contacts = after ? links.cross_area.contacts_to : links.cross_area.contacts_from;
        return contacts[a.group][b.group];
    }
};

const Case& by_organisation(const Case& of) {
    const Study& study = of.study;
    if (!study.attributes.has("organisation")) {
        throw Error(
            "a picture of organisations needs to know who works where; give the actors a column 'organisation'");
    }
    survey::ComparisonOptions options = of.comparison.options;
    options.by = "organisation";
    options.draws = 0;
    const Case& found = of.other(options, of.edition);
    const survey::Comparison& links = found.comparison;
    if (!links.has_areas)
        throw Error(survey::one_survey(links)
                        ? "a picture of organisations needs at least two"
                        : "a picture of organisations needs at least two among the people there at both waves");
    if (const auto reason = nothing_compared(links); !reason.empty()) {
        throw Error(
            fmt::format("a picture of organisations shows contacts {}, and here {}", seen_words(links), reason));
    }
    return found;
}

/// In public an organisation, or its part in an area, of fewer people than may be shown would be told by its lines or
/// by what is left of the area's.
void check_public(const PeopleParts& people, const survey::Comparison& links, const Disclosed& shown) {
    const Study& study = people.study;
    const auto& own = links.cross_area.areas;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> parts;
    bool safe = shown.areas_shown && shown.areas.merged == 0 && links.cross_area.without_area.empty();
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        safe = safe && own.known(i);
        ++parts[{own.group[i], people.area == nullptr ? 0 : (*people.area)[i]}];
    }
    for (const auto& [place, count] : parts) safe = safe && count >= study.min_group;
    if (!safe) {
        throw Error(
            fmt::format("the public edition shows organisations only where each has at least {} people who can "
                        "be shown; use --view areas or --edition group",
                        study.min_group));
    }
}

/// The commonest value among an organisation's people, the smallest of several.
template <typename Value>
Value most_of(const std::vector<Value>& values) {
    std::map<Value, std::size_t> counts;
    for (const Value& value : values) ++counts[value];
    return std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; })->first;
}

OrganisationParts parts_of(const PeopleParts& people, const Case& linked, const std::vector<std::uint32_t>& area,
                           const std::vector<SceneArea>& areas) {
    const Study& study = people.study;
    const survey::Comparison& links = linked.comparison;
    const ObservedPairs told = survey::told_both_times(study, links);
    OrganisationParts parts{people, links, change::group_links(links.cross_area, told), {}, false};
    const Kinds kinds = kinds_of(study, study.waves.at(links.options.from).key);
    const Partition& own = links.cross_area.areas;
    for (std::uint32_t g = 0; g < own.group_count(); ++g) {
        std::vector<std::uint32_t> in;
        std::vector<std::size_t> looks_of_people;
        for (ActorId i = 0; i < study.actor_count(); ++i) {
            if (own.group[i] != g) continue;
            in.push_back(area[i]);
            const auto look = std::ranges::find(looks, kinds.look[i].shape, &Look::shape);
            looks_of_people.push_back(static_cast<std::size_t>(look - looks.begin()));
        }
        Node node{g, most_of(in), "", looks[most_of(looks_of_people)], 0, 0, 0, 0};
        parts.spread = parts.spread || std::ranges::count(in, node.area) < std::ssize(in);
        node.name = organisation_words(study, own.labels[g]);
        if (!areas.empty()) {
            const std::string tail = ", " + areas[node.area].name;
            if (node.name.size() > tail.size() && node.name.ends_with(tail))
                node.name.resize(node.name.size() - tail.size());
        }
        node.name = clean_text(node.name, longest_label);
        node.people_from = links.roster_from[g], node.people_to = links.roster_to[g];
        node.answered_from = links.answered_from[g], node.answered_to = links.answered_to[g];
        parts.nodes.push_back(std::move(node));
    }
    return parts;
}

/// Areas without an organisation of their own have no disc.
void drop_empty_areas(Scene& scene, OrganisationParts& parts, std::vector<std::size_t>& order) {
    if (scene.areas.empty()) return;
    std::vector<std::size_t> rank(scene.areas.size(), 0);
    std::vector<SceneArea> used;
    for (std::size_t a = 0; a < scene.areas.size(); ++a) {
        if (std::ranges::count(parts.nodes, a, &Node::area) == 0) {
            std::erase(order, a);
            continue;
        }
        rank[a] = used.size();
        used.push_back(std::move(scene.areas[a]));
    }
    scene.areas = std::move(used);
    for (Node& node : parts.nodes) node.area = static_cast<std::uint32_t>(rank[node.area]);
    for (std::size_t& area : order) area = rank[area];
}

void place_organisations(Scene& scene, const OrganisationParts& parts, std::vector<std::size_t> order,
                         std::size_t panels) {
    const PanelRoom room = panel_room(scene, panels);
    scene.width = room.width, scene.height = room.height;
    RingInput ring;
    ring.areas = std::max<std::size_t>(1, scene.areas.size());
    if (ring.areas > crowded_ring) scene.width *= 0.72;
    ring.order = std::move(order);
    ring.width = scene.width, ring.height = scene.height, ring.largest_step = room.step;
    std::uint32_t largest = 1;
    for (const Node& node : parts.nodes) {
        ring.area.push_back(node.area);
        largest = std::max({largest, node.people_from, node.people_to});
    }
    const auto& own = parts.links.cross_area.areas.group;  // every organisation is a node, in the same order
    for (const auto& [a, b] : contacts_of_all_waves(parts.people)) {
        if (own[a] != own[b] && own[a] != Partition::none && own[b] != Partition::none)
            ring.ties.push_back({std::min(own[a], own[b]), std::max(own[a], own[b])});
    }
    std::ranges::sort(ring.ties);
    ring.ties.erase(std::unique(ring.ties.begin(), ring.ties.end()), ring.ties.end());
    RingLayout layout = ring_layout(ring);
    for (std::size_t a = 0; a < scene.areas.size(); ++a) scene.areas[a].disc = layout.discs[a];
    // Two of the largest side by side must not touch: marks are never nearer than 1.2 steps.
    double full = std::min(0.56 * layout.step, 1.5 * room.mark);
    if (scene.areas.empty()) {  // no disc to keep to
        if (parts.nodes.size() <= few_organisations) full *= 1.5;
        fill_box(layout.places, scene.width, scene.height, {1.5 * full, 1.5 * full}, most_apart);
    }
    for (std::size_t k = 0; k < parts.nodes.size(); ++k) {
        const Node& node = parts.nodes[k];
        const double people = std::max(node.people_from, node.people_to);
        SceneMark mark;
        mark.place = layout.places[k];
        mark.radius = full * std::max(0.5, std::sqrt(people / largest));
        mark.look = node.look;
        mark.area = node.area;
        mark.label = node.name;
        mark.tooltip =
            fmt::format("{}{}{}: {}", node.name, scene.areas.empty() ? "" : ", ",
                        scene.areas.empty() ? "" : scene.areas[node.area].name, people_words(node.people_from));
        if (!survey::one_survey(parts.people.comparison))
            mark.tooltip += fmt::format(" before, {} after", count_words(node.people_to));
        scene.marks.push_back(std::move(mark));
    }
}

struct LinkCounts {
    std::uint64_t from = 0, to = 0, kept = 0, gained = 0, lost = 0, across_from = 0, across_to = 0;
};

LinkCounts links_of(const OrganisationParts& parts) {
    LinkCounts n;
    for (std::size_t a = 0; a < parts.nodes.size(); ++a) {
        for (std::size_t b = a + 1; b < parts.nodes.size(); ++b) {
            const bool was = parts.count(parts.nodes[a], parts.nodes[b], false) > 0,
                       is = parts.count(parts.nodes[a], parts.nodes[b], true) > 0;
            const bool across = parts.nodes[a].area != parts.nodes[b].area;
            n.from += was ? 1U : 0U, n.to += is ? 1U : 0U, n.kept += was && is ? 1U : 0U;
            n.gained += is && !was ? 1U : 0U, n.lost += was && !is ? 1U : 0U;
            n.across_from += was && across ? 1U : 0U, n.across_to += is && across ? 1U : 0U;
        }
    }
    return n;
}

/// Grows with the contacts behind a line, slowly: most lines stand for one or two.
double width_of(std::uint64_t contacts, double crowd) {
    return crowd * std::min(4.0, 0.5 + 0.6 * static_cast<double>(contacts));
}

ScenePanel panel_of(const Scene& scene, const OrganisationParts& parts, const LinkCounts& n, Side side) {
    const Study& study = parts.people.study;
    ScenePanel panel;
    const double crowd = crowd_factor(std::max({n.from, n.to, n.gained + n.lost}));
    std::vector<Standing> standing;
    for (std::uint32_t a = 0; a < parts.nodes.size(); ++a) {
        const Node& node = parts.nodes[a];
        const std::uint32_t people = side == Side::before ? node.people_from : node.people_to,
                            answered = side == Side::before ? node.answered_from : node.answered_to;
        panel.states.push_back(people == 0     ? MarkState::absent
                               : answered == 0 ? MarkState::silent
                                               : MarkState::present);
        for (std::uint32_t b = a + 1; b < parts.nodes.size(); ++b) {
            const std::uint64_t was = parts.count(node, parts.nodes[b], false),
                                is = parts.count(node, parts.nodes[b], true);
            if (side == Side::change ? was + is == 0 : side == Side::after ? is == 0 : was == 0) continue;
            if (side != Side::change) {
                const TieKind kind =
                    scene.areas.empty() || node.area != parts.nodes[b].area ? TieKind::between : TieKind::within;
                panel.ties.push_back({a, b, kind, width_of(side == Side::after ? is : was, crowd), ""});
            } else if (was > 0 && is > 0) {
                panel.ties.push_back({a, b, TieKind::kept, people_line_width(TieKind::kept, crowd), ""});
            } else {
                panel.ties.push_back({a, b, is > 0 ? TieKind::gained : TieKind::lost, width_of(was + is, crowd), ""});
            }
        }
    }
    std::ranges::stable_sort(panel.ties, {}, &SceneTie::kind);
    if (side == Side::change) {
        panel.key = "change", panel.head = "What changed", panel.callouts = true;
        panel.facts.push_back(fmt::format("{}, {} no longer, {} as before",
                                          counted(n.gained, "pair newly linked", "pairs newly linked"),
                                          count_words(n.lost), count_words(n.kept)));
        return panel;
    }
    const bool after = side == Side::after;
    panel.key = after ? "after" : "before";
    panel.head = wave_head(study, parts.people.comparison, after);
    if (const std::string line = wave_line(study, parts.people.comparison, after); !line.empty())
        panel.facts.push_back(line);
    std::string fact =
        fmt::format("{} of {} pairs linked", count_words(after ? n.to : n.from), count_words(parts.told.pairs));
    if (!scene.areas.empty())
        fact += fmt::format(", {} across {}", count_words(after ? n.across_to : n.across_from),
                            clean_text(study.by.plural, 30));
    panel.facts.push_back(std::move(fact));
    return panel;
}

void add_legend(Scene& scene, const OrganisationParts& parts) {
    const Study& study = parts.people.study;
    LegendRow nodes{"Organisations", {}};
    for (LegendItem& item : kinds_of(study, study.waves.at(parts.links.options.from).key).items) {
        if (std::ranges::any_of(parts.nodes, [&](const Node& node) { return node.look.shape == item.look.shape; }))
            nodes.items.push_back(std::move(item));
    }
    add_state_sample(nodes, scene, MarkState::silent, "nobody answered (hollow)");
    add_state_sample(nodes, scene, MarkState::absent, "nobody in the group at that time");
    if (!nodes.items.empty()) scene.legend.push_back(std::move(nodes));
    LegendRow lines{"Linked by contacts", {}};
    add_line_sample(lines, scene, TieKind::within, "within " + with_article(clean_text(study.by.singular, 30)));
    add_line_sample(lines, scene, TieKind::between,
                    scene.areas.empty() ? "linked" : "across " + clean_text(study.by.plural, 30));
    add_line_sample(lines, scene, TieKind::gained, "newly linked");
    add_line_sample(lines, scene, TieKind::lost, "no longer linked");
    add_line_sample(lines, scene, TieKind::kept, "linked at both");
    if (!lines.items.empty()) scene.legend.push_back(std::move(lines));
}

std::string title_of(const OrganisationParts& parts, const LinkCounts& n, bool areas) {
    constexpr Voice voice = Voice::numbers;  // of counts that have no test of their own
    std::string title = "Pairs of organisations in contact " + movement_words(n.from, n.to, voice);
    if (areas) {
        title += fmt::format("; pairs across {} {}", clean_text(parts.people.study.by.plural, 30),
                             movement_words(n.across_from, n.across_to, voice));
    }
    if (parts.people.comparison.density.verdict == infer::Verdict::not_distinguishable)
        title += "; no clear change overall";
    return title;
}

/// Of one survey's picture: "Before: 40 of 210 pairs of organisations are in contact, 20 across boroughs".
std::string wave_title(const OrganisationParts& parts, const LinkCounts& n, bool areas, bool after) {
    const std::uint64_t linked = after ? n.to : n.from;
    std::string title =
        of_wave(parts.people.study, parts.people.comparison, after) +
        fmt::format("{} of {} pairs of organisations {} in contact", linked == 0 ? "none" : count_words(linked),
                    count_words(parts.told.pairs), linked == 1 ? "is" : "are");
    if (areas && linked > 0)
        title += fmt::format(", {} across {}", count_words(after ? n.across_to : n.across_from),
                             clean_text(parts.people.study.by.plural, 30));
    return capitalised(title);
}

std::vector<std::string> cautions(const OrganisationParts& parts) {
    const std::string singular = clean_text(parts.people.study.by.singular, 30);
    std::vector<std::string> own{
        fmt::format("Two organisations are linked when somebody of the one is in contact with somebody of the other, "
                    "on pairs {}; contacts inside one are not drawn. One person can make a link.",
                    seen_words(parts.links))};
    if (parts.spread) own.push_back(fmt::format("An organisation stands in the {} of most of its people.", singular));
    if (!parts.links.movers.empty())
        own.emplace_back("Whoever changed organisation is counted where they were at first.");
    if (!parts.links.cross_area.without_area.empty())
        own.emplace_back("People whose organisation is not known are left out.");
    return own;
}
}  // namespace

void add_organisations(Scene& scene, const Case& of, const DrawOptions& options) {
    const Study& study = of.study;
    const survey::Comparison& comparison = of.comparison;
    const PeopleParts people = people_parts(of);
    const Case& linked = by_organisation(of);
    const Disclosed& shown = linked.shown();
    if (!shows_people(of.edition)) check_public(people, linked.comparison, shown);
    const std::vector<std::uint32_t> area = areas_shown(people, scene.areas);
    std::vector<std::size_t> order = area_order(people, area, std::max<std::size_t>(1, scene.areas.size()));
    OrganisationParts parts = parts_of(people, linked, area, scene.areas);
    drop_empty_areas(scene, parts, order);
    const std::vector<Side> sides = sides_of(options.view);
    place_organisations(scene, parts, scene.areas.empty() ? std::vector<std::size_t>{} : std::move(order),
                        sides.size());
    const LinkCounts n = links_of(parts);
    for (const Side side : sides) scene.panels.push_back(panel_of(scene, parts, n, side));
    scene.labels = sides.size() == 1 && parts.nodes.size() <= 80;
    const bool one = sides.size() == 1 && sides.front() != Side::change, after = sides.front() == Side::after;
    scene.title = one ? wave_title(parts, n, !scene.areas.empty(), after) : title_of(parts, n, !scene.areas.empty());
    scene.subtitle = fmt::format(
        "{} of {}{}. Each symbol is an organisation, larger with more people{}; thicker lines, more contacts.",
        counted(parts.nodes.size(), "organisation", "organisations"), people_words(study.actors.size()),
        where_words(people), same_place_words(sides.size()));
    add_legend(scene, parts);
    if (sides.back() == Side::change) {
        std::vector<Standing> rows;
        for (std::uint32_t k = 0; k < parts.nodes.size(); ++k) {
            const auto gained = std::ranges::count_if(scene.panels.back().ties, [&](const SceneTie& tie) {
                return tie.kind == TieKind::gained && (tie.a == k || tie.b == k);
            });
            if (gained > 0) rows.push_back({k, static_cast<std::uint32_t>(gained)});
        }
        call_out(scene, std::move(rows), "Most newly linked");
    }
    scene.footer = footer_of(study, comparison, options, cautions(parts));
    describe_panels(scene);
    describe_callouts(scene);
    scene.alt = fmt::format("{} of {}{}. ", maps_words(sides.size()),
                            counted(parts.nodes.size(), "organisation", "organisations"), where_words(people));
    scene.alt += one ? scene.title + '.'
                     : fmt::format("Pairs linked: {} before, {} after; {} newly linked, {} no longer.",
                                   count_words(n.from), count_words(n.to), count_words(n.gained), count_words(n.lost));
}

}  // namespace crosstie::io::diagram
