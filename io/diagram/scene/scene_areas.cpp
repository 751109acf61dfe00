// Areas as circles on a ring, and the contacts between them as lines: before, after, and what changed.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "graph/base/error.hpp"
#include "graph/survey/area_totals.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/scene/people_parts.hpp"
#include "io/diagram/scene/scene_counts.hpp"
#include "io/diagram/scene/scene_parts.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/release/disclosure.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/cut_apart.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_circles = 60;
constexpr double smallest_share = 0.3;   // of the largest radius
constexpr double smallest_circle = 6.5;  // a number of two digits

/// What the circles show: the area tables as the edition may show them, one circle a row.
struct AreaParts {
    const Case& of;
    const Study& study;
    const survey::Comparison& comparison;
    AreaTables tables;
    std::string plural;

    [[nodiscard]] std::size_t circles() const { return tables.labels.size(); }
    [[nodiscard]] bool sized() const { return of.shown().response_by_area; }  // else all circles are of one size
    [[nodiscard]] bool largest_inside() const { return sized() && circles() > most_on_one_ring; }
    [[nodiscard]] std::vector<std::uint64_t> people_at(Side side) const {
        if (!sized()) return std::vector<std::uint64_t>(circles(), 1);
        const auto& roster = side == Side::before ? tables.roster_from : tables.roster_to;
        return {roster.begin(), roster.end()};
    }
    [[nodiscard]] std::uint64_t people(std::size_t circle) const {  // at the wave with more
        return sized() ? std::max(tables.roster_from[circle], tables.roster_to[circle]) : 1;
    }
    [[nodiscard]] std::size_t pairs() const { return survey::pairs_of_areas(tables.contacts_from).pairs; }
    [[nodiscard]] static std::size_t linked(const CountMatrix& contacts) {
        return survey::pairs_of_areas(contacts).linked;
    }
    [[nodiscard]] static std::uint64_t between(const CountMatrix& contacts) {
        return survey::pairs_of_areas(contacts).contacts;
    }
};

AreaParts parts_of(const Case& of) {
    const Study& study = of.study;
    const Disclosed& shown = of.shown();
    if (!shown.areas_shown || shown.areas.labels.size() < 2) {
        throw NotShown(fmt::format("the public edition shows no single {} here: too many have fewer than {} people who "
                                   "can be shown; use a coarser --by, or --edition group",
                                   clean_text(study.by.singular, 30), study.min_group),
                       few_words(study));
    }
    if (shown.areas.labels.size() > most_circles) {
        throw TooManyToShow(
            fmt::format("an area picture holds at most {} areas; choose another --by", most_circles),
            fmt::format("{} {} are more than the {} a map of them holds; the tables have their contacts",
                        count_words(shown.areas.labels.size()), clean_text(study.by.plural, 30), most_circles));
    }
    AreaTables tables = shown.areas;
    for (std::string& label : tables.labels) label = clean_text(label, longest_area);
    return {of, study, of.comparison, std::move(tables), clean_text(study.by.plural, 30)};
}

/// "12 contacts across boroughs; 5 of 21 pairs linked"; of a single pair its contacts say it all.
std::string between_words(const AreaParts& parts, const CountMatrix& contacts, std::string_view join) {
    std::string words = counted(parts.between(contacts), "contact", "contacts");
    if (parts.pairs() == 1) return words + " between them";
    return words + fmt::format(" across {}{}{} of {} pairs linked", parts.plural, join,
                               count_words(parts.linked(contacts)), count_words(parts.pairs()));
}

ScenePanel panel_of(const AreaParts& parts, const LineScale& scale, Side side) {
    ScenePanel panel;
    panel.ties = count_ties(parts.tables.contacts_from, parts.tables.contacts_to, scale, side);
    panel.states.assign(parts.circles(), MarkState::present);
    if (parts.sized()) {
        for (const std::uint64_t people : parts.people_at(side)) panel.inside.push_back(std::to_string(people));
    }
    if (side == Side::change) {
        panel.key = "change";
        panel.head = "What changed";
        const auto count = [&](TieKind kind) { return std::ranges::count(panel.ties, kind, &SceneTie::kind); };
        const auto more = count(TieKind::more), fewer = count(TieKind::fewer);
        const auto same = static_cast<std::ptrdiff_t>(parts.pairs()) - more - fewer;
        if (parts.pairs() > 1) {
            const auto none_or = [](std::ptrdiff_t pairs) {
                return pairs == 0 ? std::string("none") : count_words(static_cast<std::uint64_t>(pairs));
            };
            panel.facts.push_back(fmt::format("More contacts in {} of {} pairs, fewer in {}, no change in {}",
                                              none_or(more), count_words(parts.pairs()), none_or(fewer),
                                              none_or(same)));
        }
        const auto net = static_cast<std::int64_t>(parts.between(parts.tables.contacts_to)) -
                         static_cast<std::int64_t>(parts.between(parts.tables.contacts_from));
        const std::string where = parts.pairs() == 1 ? "between them" : "across " + parts.plural;
        panel.facts.push_back(net == 0 ? fmt::format("As many contacts {} as before", where)
                                       : fmt::format("{} {} {}", more_or_fewer_words(net),
                                                     std::abs(net) == 1 ? "contact" : "contacts", where));
        return panel;
    }
    const bool after = side == Side::after;
    const CountMatrix& contacts = after ? parts.tables.contacts_to : parts.tables.contacts_from;
    panel.key = after ? "after" : "before";
    panel.head = wave_head(parts.study, parts.comparison, after);
    const std::string line = wave_line(parts.study, parts.comparison, after);
    if (!line.empty()) panel.facts.push_back(line);
    panel.facts.push_back(between_words(parts, contacts, "; "));
    return panel;
}

/// The only two circles: "the two boroughs", or "Newham and the other 6 boroughs".
std::string two_words(const AreaParts& parts) {
    return parts.tables.merged > 0 ? areas_between(parts.tables, parts.plural) : "the two " + parts.plural;
}

std::string title_of(const AreaParts& parts) {
    // With some put together this counts less than all contacts across, and says so.
    const std::string plural = areas_between(parts.tables, parts.plural);
    // Contacts between circles are all those across, unless some areas are put together.
    const Voice voice = parts.tables.merged > 0 ? Voice::numbers : voice_of(parts.comparison.contact_changes.across);
    // Every figure is of the circles shown: a total over areas put together could give a small one back.
    const std::size_t pairs = parts.pairs();
    const std::size_t from = parts.linked(parts.tables.contacts_from), to = parts.linked(parts.tables.contacts_to);
    const std::uint64_t ties_from = parts.between(parts.tables.contacts_from);
    const std::uint64_t ties_to = parts.between(parts.tables.contacts_to);
    std::string title;
    if (pairs == 1) {
        title = "Contacts between " + two_words(parts);
    } else if (from == 0 && to == 0) {
        title = fmt::format("No two {} are linked, before or after", plural);
    } else if (from == to) {
        title =
            fmt::format("{} of {} pairs of {} {} linked, as many as before", to, pairs, plural, to == 1 ? "is" : "are");
    } else {
        title = fmt::format("Pairs of {} linked: {} of {} before, {} after", plural, from, pairs, to);
    }
    if (from + to > 0) {
        title +=
            fmt::format("{} {}", pairs == 1 ? "" : "; contacts across them", movement_words(ties_from, ties_to, voice));
    } else if (pairs == 1) {
        title += ": none before, none after";
    }
    if (parts.comparison.density.verdict == infer::Verdict::not_distinguishable) title += "; no clear change overall";
    return title;
}

/// Of one survey's picture: "Before: 12 of 21 pairs of boroughs are linked, by 43 contacts".
std::string wave_title(const AreaParts& parts, bool after) {
    const CountMatrix& contacts = after ? parts.tables.contacts_to : parts.tables.contacts_from;
    const std::string plural = areas_between(parts.tables, parts.plural);
    const std::size_t pairs = parts.pairs(), linked = parts.linked(contacts);
    const std::string count = counted(parts.between(contacts), "contact", "contacts");
    std::string title = of_wave(parts.study, parts.comparison, after);
    if (pairs == 1) return title + fmt::format("{} between {}", count, two_words(parts));
    title += fmt::format("{} of {} pairs of {} {} linked", linked == 0 ? "none" : count_words(linked),
                         count_words(pairs), plural, linked == 1 ? "is" : "are");
    if (linked > 0) title += fmt::format(", by {}", count);
    return capitalised(title);
}

void place_circles(Scene& scene, const AreaParts& parts, double largest_circle) {
    RingDiscs ring;
    std::uint64_t largest = 1;
    for (std::size_t k = 0; k < parts.circles(); ++k) largest = std::max(largest, parts.people(k));
    for (std::size_t k = 0; k < parts.circles(); ++k) {
        const double share = static_cast<double>(parts.people(k)) / static_cast<double>(largest);
        ring.radii.push_back(std::max(smallest_share, std::sqrt(share)));
    }
    for (std::uint32_t a = 0; a < parts.circles(); ++a) {
        for (std::uint32_t b = a + 1; b < parts.circles(); ++b) {
            ring.pulls.push_back(
                {a, b, static_cast<double>(parts.tables.contacts_from[a][b] + parts.tables.contacts_to[a][b])});
        }
    }
    // The order of the people's picture, unless areas were put together.
    const PeopleParts people = people_parts(parts.of);
    if (parts.circles() == parts.comparison.cross_area.areas.group_count() && parts.tables.merged == 0) {
        std::vector<SceneArea> areas;
        const auto area = areas_shown(people, areas);
        ring.order = area_order(people, area, areas.size());
        std::erase(ring.order, parts.circles());  // those of no known area have no circle
    }
    ring.gap = 1.6, ring.nested = true;
    ring.width = scene.width;
    ring.height = scene.height;
    ring.largest_scale = largest_circle;
    const PlacedDiscs placed = place_discs(ring);
    for (std::size_t k = 0; k < parts.circles(); ++k) {
        SceneMark mark;
        mark.place = placed.discs[k].centre;
        mark.radius = std::max(placed.discs[k].radius, smallest_circle);
        mark.look = {Shape::circle, colour::area_fill};
        mark.area = static_cast<std::uint32_t>(k);
        scene.areas.push_back({parts.tables.labels[k], {mark.place, mark.radius}});
        scene.marks.push_back(std::move(mark));
    }
}

CircleSizes sizes_of(const Scene& scene, const AreaParts& parts) {
    CircleSizes sizes;
    for (std::size_t k = 0; k < parts.circles(); ++k) sizes.largest = std::max(sizes.largest, parts.people(k));
    sizes.full = std::ranges::max(scene.marks, {}, &SceneMark::radius).radius;
    sizes.floor = std::max(smallest_share * sizes.full, std::min(smallest_circle, sizes.full));
    return sizes;
}

/// The least value that so few pairs reach that their lines can be told apart; 1 if all can.
std::uint64_t told_apart_from(std::vector<std::uint64_t> values, std::size_t most) {
    std::ranges::sort(values, std::greater<>());
    if (values.size() <= most) return 1;
    const std::uint64_t next = values[most];
    return values.front() > next ? next + 1 : std::max<std::uint64_t>(1, next);
}

struct Faded {
    std::uint64_t full_from = 0;  // contacts; lines of fewer are faint
    std::string words;            // for the footer; empty: nothing is faint
};

/// Many circles have many lines: the weaker ones are faint, every fall is in full ink.
Faded fade_weak_lines(Scene& scene, const AreaParts& parts, const std::vector<Side>& sides) {
    const std::size_t most = 2 * parts.circles();
    const CountMatrix &from = parts.tables.contacts_from, &to = parts.tables.contacts_to;
    const auto change = [&](std::size_t a, std::size_t b) {
        return from[a][b] > to[a][b] ? from[a][b] - to[a][b] : to[a][b] - from[a][b];
    };
    std::vector<std::uint64_t> before, after, changed;
    for (std::size_t a = 0; a < parts.circles(); ++a) {
        for (std::size_t b = a + 1; b < parts.circles(); ++b)
            before.push_back(from[a][b]), after.push_back(to[a][b]), changed.push_back(change(a, b));
    }
    const std::uint64_t count = std::max(told_apart_from(before, most), told_apart_from(after, most));
    const std::uint64_t net = told_apart_from(changed, most);
    std::vector<std::string> faint;
    for (std::size_t p = 0; p < sides.size(); ++p) {
        const Side side = sides[p];
        for (SceneTie& tie : scene.panels[p].ties) {
            const std::uint64_t value = side == Side::change  ? change(tie.a, tie.b)
                                        : side == Side::after ? to[tie.a][tie.b]
                                                              : from[tie.a][tie.b];
            tie.quiet = tie.kind != TieKind::fewer && value < (side == Side::change ? net : count);
        }
    }
    const auto any = [&](bool of_change) {
        return std::ranges::any_of(scene.panels, [&](const ScenePanel& panel) {
            return panel.tells_change() == of_change && std::ranges::any_of(panel.ties, &SceneTie::quiet);
        });
    };
    if (any(false)) faint.push_back(fmt::format("of fewer than {}", counted(count, "contact", "contacts")));
    if (any(true)) faint.push_back(net == 1 ? "of no change" : fmt::format("of a rise by fewer than {}", net));
    if (faint.empty()) return {};
    return {count, fmt::format("Lines {} are faint.", fmt::join(faint, ", and "))};
}

void describe(Scene& scene, const AreaParts& parts, const std::vector<Side>& sides) {
    const auto wave = [&](std::string_view when, const CountMatrix& contacts) {
        return fmt::format(" {}: {}.", when, between_words(parts, contacts, ", "));
    };
    scene.alt = fmt::format("{} of {}.", maps_words(scene.panels.size()), areas_as_shown(parts.tables, parts.plural));
    if (parts.largest_inside()) scene.alt.insert(scene.alt.size() - 1, ", the largest in the middle");
    const bool one = sides.size() == 1 && sides.front() != Side::change;
    if (survey::one_survey(parts.comparison)) {
        scene.alt += fmt::format(" {}.", between_words(parts, parts.tables.contacts_from, ", "));
    } else if (!one || sides.front() == Side::before) {
        scene.alt += wave("Before", parts.tables.contacts_from);
    }
    if (!one || sides.front() == Side::after) scene.alt += wave("After", parts.tables.contacts_to);
    scene.description = scene.title + ". " + scene.subtitle;
    for (const ScenePanel& panel : scene.panels) {
        scene.description += fmt::format(" {}: ", panel.head);
        for (std::size_t k = 0; k < panel.facts.size(); ++k) scene.description += (k > 0 ? "; " : "") + panel.facts[k];
        scene.description += ".";
        for (const SceneTie& tie : panel.ties) {
            if (tie.pill.empty()) continue;
            scene.description +=
                fmt::format(" {} with {}: {}.", parts.tables.labels[tie.a], parts.tables.labels[tie.b], tie.pill);
        }
    }
}
}  // namespace

void add_areas(Scene& scene, const Case& of, const DrawOptions& options) {
    const Study& study = of.study;
    const survey::Comparison& comparison = of.comparison;
    if (const auto reason = nothing_compared(comparison); !reason.empty()) {
        throw Error(fmt::format("an area picture shows contacts {}, and here {}", seen_words(comparison), reason));
    }
    if (!comparison.has_areas) {
        throw Error(comparison.options.by.empty()
                        ? "an area picture needs at least two areas; name the attribute with --by"
                    : survey::one_survey(comparison)
                        ? "an area picture needs at least two areas; choose another --by"
                        : "an area picture needs at least two areas among those there at both waves; choose "
                          "another --by");
    }
    const AreaParts parts = parts_of(of);
    const std::vector<Side> sides = sides_of(options.view);
    const PanelRoom room = panel_room(scene, sides.size());
    // Names stand at the sides, so that three panels leave the circles less.
    scene.width = (sides.size() == 3 ? 0.88 : 1) * room.width, scene.height = room.height;
    if (parts.circles() > crowded_ring) scene.width *= parts.circles() > most_on_one_ring ? 0.84 : 0.72;
    // Few circles may be larger: of two three times, of four half as large again.
    const double more = parts.circles() == 2 ? 3 : parts.circles() == 3 ? 2 : parts.circles() == 4 ? 1.5 : 1;
    place_circles(scene, parts, more * room.circle);
    const double largest_radius = std::ranges::max(scene.marks, {}, &SceneMark::radius).radius;
    const LineScale scale = line_scale(parts.tables.contacts_from, parts.tables.contacts_to, largest_radius);
    const CircleSizes sizes = sizes_of(scene, parts);
    for (const Side side : sides) {
        scene.panels.push_back(panel_of(parts, scale, side));
        const bool other_after = side == Side::before && !survey::one_survey(comparison);
        size_circles(scene.panels.back(), sizes, parts.people_at(side),
                     parts.people_at(other_after ? Side::after : Side::before));
    }
    const bool one = sides.size() == 1 && sides.front() != Side::change;
    scene.title = one ? wave_title(parts, sides.front() == Side::after) : title_of(parts);
    scene.subtitle = fmt::format("Each circle is {}{}: {}. Line width shows contacts between two {}.",
                                 with_article(clean_text(study.by.singular, 30)),
                                 parts.tables.merged > 0 ? ", or several together" : "",
                                 parts.sized() ? "the more people (the number in it), the larger"
                                               : "of one size, as how many people it has is not shown",
                                 parts.plural);
    const Faded faded = parts.circles() > most_on_one_ring ? fade_weak_lines(scene, parts, sides) : Faded();
    if (parts.largest_inside()) scene.subtitle += " The largest stand in the middle.";
    add_count_legend(scene, scale, faded.full_from);
    std::vector<std::string> own{fmt::format(
        "Contacts within {} are not drawn; counts are of pairs {}. A larger {} has more possible contacts.",
        with_article(clean_text(study.by.singular, 30)), seen_words(comparison), clean_text(study.by.singular, 30))};
    if (!faded.words.empty()) own.push_back(faded.words);
    if (std::ranges::any_of(scene.panels, [](const ScenePanel& panel) { return !panel.others.empty(); }))
        own.emplace_back("A thin outline is a circle's size at the other survey.");
    if (std::ranges::any_of(scene.panels, [](const ScenePanel& panel) {
            return std::ranges::any_of(panel.ties, [](const SceneTie& tie) { return tie.pill.empty(); }) &&
                   std::ranges::any_of(panel.ties, [](const SceneTie& tie) { return !tie.pill.empty(); });
        })) {
        own.push_back(fmt::format("A boxed number is that pair's contacts{}; {}.",
                                  sides.back() == Side::change ? ", or the change in them" : "",
                                  options.in_paper ? "the others are in the annex" : "smaller ones have none"));
    }
    for (std::size_t k = 0; k < parts.circles() && parts.sized(); ++k) {
        const std::uint64_t fewest = std::min(parts.tables.roster_from[k], parts.tables.roster_to[k]);
        if (fewest >= sizes.drawn_alike()) continue;
        own.push_back(fmt::format("Circles of fewer than {} people are drawn alike.", sizes.drawn_alike()));
        break;
    }
    if (parts.tables.merged > 0) {
        own.push_back(fmt::format("{} {} are shown together, so that no figure rests on fewer than {} people.",
                                  parts.tables.merged, parts.plural, study.min_group));
    }
    scene.footer = footer_of(study, comparison, options, own);
    describe(scene, parts, sides);
}

}  // namespace crosstie::io::diagram
