#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/base/error.hpp"
#include "io/diagram/scene_parts.hpp"
#include "io/diagram/scene_words.hpp"
#include "io/diagram/text_width.hpp"

namespace crosstie::io::diagram {

namespace {
using Matrix = std::vector<std::vector<std::uint64_t>>;

/// One circle: an area, or small areas together.
struct Circle {
    std::string name;
    std::uint64_t people_from = 0, people_to = 0;
    bool hidden = false;  // too small to show and nothing to merge it with
};

/// What the circles show, after merging and hiding.
struct AreaParts {
    const Study& study;
    const infer::Comparison& comparison;
    std::vector<Circle> circles;
    Matrix from, to;  // contacts between circles
    std::size_t merged = 0, hidden = 0;
    std::string plural;

    [[nodiscard]] std::size_t pairs() const {
        const std::size_t shown = circles.size() - hidden;
        return shown * (shown - 1) / 2;
    }
    [[nodiscard]] std::size_t linked(const Matrix& contacts) const {
        std::size_t count = 0;
        for (std::size_t a = 0; a < circles.size(); ++a) {
            for (std::size_t b = a + 1; b < circles.size(); ++b) count += contacts[a][b] > 0 ? 1U : 0U;
        }
        return count;
    }
    [[nodiscard]] std::uint64_t between(const Matrix& contacts) const {
        std::uint64_t count = 0;
        for (std::size_t a = 0; a < circles.size(); ++a) {
            for (std::size_t b = a + 1; b < circles.size(); ++b) count += contacts[a][b];
        }
        return count;
    }
};

/// Fewest people an area shows anywhere: on either roster, among those who answered at either wave.
std::uint32_t least_of(const infer::Comparison& c, const std::vector<std::size_t>& areas) {
    const auto sum = [&](const std::vector<std::uint32_t>& counts) {
        std::uint32_t total = 0;
        for (const std::size_t area : areas) total += counts.at(area);
        return total;
    };
    return std::min({sum(c.roster_from), sum(c.roster_to), sum(c.answered_from), sum(c.answered_to)});
}

/// Which circle each area goes into.
std::vector<std::size_t> make_circles(AreaParts& parts, Edition edition) {
    const auto& c = parts.comparison;
    const auto& labels = c.cross_area.areas.labels;
    std::vector<std::size_t> circle_of(labels.size()), small;
    for (std::size_t area = 0; area < labels.size(); ++area) {
        if (edition == Edition::public_ && least_of(c, {area}) < parts.study.min_group) small.push_back(area);
    }
    const bool merge = small.size() > 1 && least_of(c, small) >= parts.study.min_group;
    std::size_t other = labels.size();
    for (std::size_t area = 0; area < labels.size(); ++area) {
        const bool is_small = std::ranges::count(small, area) > 0;
        if (is_small && merge && other < labels.size()) {
            circle_of[area] = other;
        } else {
            if (is_small && merge) other = parts.circles.size();
            circle_of[area] = parts.circles.size();
            const bool joint = is_small && merge;
            parts.circles.push_back(
                {joint ? fmt::format("Other {} ({})", parts.plural, small.size()) : clean_text(labels[area], 60), 0, 0,
                 is_small && !merge});
        }
        Circle& circle = parts.circles[circle_of[area]];
        circle.people_from += c.roster_from.at(area);
        circle.people_to += c.roster_to.at(area);
        if (parts.circles.size() > 60)
            throw LimitReached("an area picture holds at most 60 areas; choose another --by");
    }
    parts.merged = merge ? small.size() : 0;
    parts.hidden = merge ? 0 : small.size();
    return circle_of;
}

AreaParts parts_of(const Study& study, const infer::Comparison& comparison, Edition edition) {
    AreaParts parts{study, comparison, {}, {}, {}, 0, 0, clean_text(study.by.plural, 30)};
    const auto circle_of = make_circles(parts, edition);
    const auto& cross = comparison.cross_area;
    const std::size_t n = parts.circles.size();
    parts.from.assign(n, std::vector<std::uint64_t>(n, 0));
    parts.to = parts.from;
    for (std::size_t a = 0; a < circle_of.size(); ++a) {
        for (std::size_t b = 0; b < circle_of.size(); ++b) {
            if (parts.circles[circle_of[a]].hidden || parts.circles[circle_of[b]].hidden) continue;
            parts.from[circle_of[a]][circle_of[b]] += cross.contacts_from[a][b];
            parts.to[circle_of[a]][circle_of[b]] += cross.contacts_to[a][b];
        }
    }
    return parts;
}

/// Contacts -> points: 0.5 to 9 for the largest, less where the circles are small.
struct LineScale {
    std::uint64_t largest = 0;
    double widest = 9;
    [[nodiscard]] double operator()(std::uint64_t count) const {
        if (largest == 0) return 0.5;
        return 0.5 + (widest - 0.5) * static_cast<double>(count) / static_cast<double>(largest);
    }
};

std::uint64_t largest_of(const AreaParts& parts) {
    std::uint64_t largest = 0;
    for (std::size_t a = 0; a < parts.circles.size(); ++a) {
        for (std::size_t b = a + 1; b < parts.circles.size(); ++b)
            largest = std::max({largest, parts.from[a][b], parts.to[a][b]});
    }
    return largest;
}

/// The six largest counts get their number on the line.
void add_pills(std::vector<SceneTie>& ties, const std::vector<std::int64_t>& values, bool sign) {
    std::vector<std::size_t> order(ties.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order,
                             [&](std::size_t a, std::size_t b) { return std::abs(values[a]) > std::abs(values[b]); });
    if (order.size() > 6) order.resize(6);
    for (const std::size_t k : order) {
        if (values[k] != 0) ties[k].pill = sign ? with_sign(values[k]) : std::to_string(values[k]);
    }
}

enum class Side { before, after, change };

std::vector<SceneTie> ties_of(const AreaParts& parts, const LineScale& line_width, Side side) {
    std::vector<std::pair<SceneTie, std::int64_t>> lines;
    for (std::uint32_t a = 0; a < parts.circles.size(); ++a) {
        for (std::uint32_t b = a + 1; b < parts.circles.size(); ++b) {
            const auto from = static_cast<std::int64_t>(parts.from[a][b]),
                       to = static_cast<std::int64_t>(parts.to[a][b]);
            if (side == Side::change) {
                if (from + to == 0) continue;
                const std::int64_t net = to - from;
                const TieKind kind = net > 0 ? TieKind::more : net < 0 ? TieKind::fewer : TieKind::same;
                const double width = net == 0 ? 0.7 : line_width(static_cast<std::uint64_t>(std::abs(net)));
                lines.push_back({{a, b, kind, net == 0 ? width : std::max(width, 1.2), ""}, net});
            } else if (const std::int64_t count = side == Side::after ? to : from; count > 0) {
                lines.push_back({{a, b, TieKind::count, line_width(static_cast<std::uint64_t>(count)), ""}, count});
            }
        }
    }
    std::ranges::stable_sort(lines, [](const auto& x, const auto& y) {
        if (x.first.kind != y.first.kind) return x.first.kind < y.first.kind;
        return x.first.width < y.first.width;
    });
    std::vector<SceneTie> ties;
    std::vector<std::int64_t> values;
    for (auto& [tie, value] : lines) ties.push_back(std::move(tie)), values.push_back(value);
    add_pills(ties, values, side == Side::change);
    return ties;
}

ScenePanel panel_of(const AreaParts& parts, const LineScale& scale, Side side) {
    ScenePanel panel;
    panel.ties = ties_of(parts, scale, side);
    for (const Circle& circle : parts.circles) {
        panel.states.push_back(circle.hidden ? MarkState::hidden : MarkState::present);
        const std::uint64_t people = side == Side::before ? circle.people_from : circle.people_to;
        panel.inside.push_back(circle.hidden ? "" : std::to_string(people));
    }
    if (side == Side::change) {
        panel.key = "change";
        panel.head = "What changed";
        const auto count = [&](TieKind kind) { return std::ranges::count(panel.ties, kind, &SceneTie::kind); };
        const auto more = count(TieKind::more), fewer = count(TieKind::fewer);
        const auto same = static_cast<std::ptrdiff_t>(parts.pairs()) - more - fewer;
        panel.facts.push_back(fmt::format("More contacts in {} of {}, fewer in {}, no change in {}", more,
                                          counted(parts.pairs(), "pair", "pairs"), fewer, same));
        const auto net =
            static_cast<std::int64_t>(parts.between(parts.to)) - static_cast<std::int64_t>(parts.between(parts.from));
        panel.facts.push_back(fmt::format("Net {} contacts between them", with_sign(net)));
        return panel;
    }
    const bool after = side == Side::after;
    const Matrix& contacts = after ? parts.to : parts.from;
    panel.key = after ? "after" : "before";
    panel.head = wave_head(parts.study, parts.comparison, after);
    const std::string line = wave_line(parts.study, parts.comparison, after);
    if (!line.empty()) panel.facts.push_back(line);
    panel.facts.push_back(fmt::format("{} between {}; {} of {} linked",
                                      counted(parts.between(contacts), "contact", "contacts"), parts.plural,
                                      parts.linked(contacts), counted(parts.pairs(), "pair", "pairs")));
    return panel;
}

std::string title_of(const AreaParts& parts) {
    const Voice voice = voice_of(parts.comparison);
    const auto& cross = parts.comparison.cross_area;
    // With areas left out every figure is of those shown: a total would give the hidden ones back by subtraction.
    const bool own = parts.hidden > 0;
    const std::size_t pairs = own ? parts.pairs() : cross.area_pairs;
    const std::size_t from = own ? parts.linked(parts.from) : cross.linked_from,
                      to = own ? parts.linked(parts.to) : cross.linked_to;
    const std::uint64_t ties_from = own ? parts.between(parts.from) : cross.across.contacts_before;
    const std::uint64_t ties_to = own ? parts.between(parts.to) : cross.across.contacts_after;
    std::string title;
    if (from == to) {
        title = fmt::format("{} of {} of {} {} linked, as before", to, counted(pairs, "pair", "pairs"), parts.plural,
                            pairs == 1 ? "is" : "are");
    } else if (voice == Voice::numbers || pairs < 10) {
        title = fmt::format("Pairs of {} linked: {} of {} before, {} after", parts.plural, from, pairs, to);
    } else {
        title = fmt::format("{} of {} pairs of {} are now linked, {} from {}", to, pairs, parts.plural,
                            to > from ? "up" : "down", from);
    }
    const std::string phrase = change_phrase(ties_from, ties_to, voice);
    title += fmt::format("; contacts between them{}{}", phrase.ends_with(" after") ? ": " : " ", phrase);
    if (parts.comparison.density.verdict == infer::Verdict::not_distinguishable) title += "; no clear change overall";
    return title;
}

void place_circles(Scene& scene, const AreaParts& parts) {
    RingDiscs ring;
    std::uint64_t largest = 1;
    for (const Circle& circle : parts.circles) largest = std::max({largest, circle.people_from, circle.people_to});
    for (const Circle& circle : parts.circles) {
        const double share =
            static_cast<double>(std::max(circle.people_from, circle.people_to)) / static_cast<double>(largest);
        ring.radii.push_back(circle.hidden ? 0.45 : std::max(0.45, std::sqrt(share)));
    }
    for (std::uint32_t a = 0; a < parts.circles.size(); ++a) {
        for (std::uint32_t b = a + 1; b < parts.circles.size(); ++b) {
            ring.pulls.push_back({a, b, static_cast<double>(parts.from[a][b] + parts.to[a][b])});
        }
    }
    ring.gap = 1.6;
    ring.width = scene.width;
    ring.height = scene.height;
    ring.largest_scale = is_triptych(scene.view) ? 24 : 34;
    const PlacedDiscs placed = place_discs(ring);
    for (std::size_t k = 0; k < parts.circles.size(); ++k) {
        SceneMark mark;
        mark.place = placed.discs[k].centre;
        mark.radius = std::max(placed.discs[k].radius, 8.0);
        mark.look = {Shape::circle, colour::area_fill};
        mark.area = static_cast<std::uint32_t>(k);
        scene.areas.push_back({parts.circles[k].name, {mark.place, mark.radius}});
        scene.marks.push_back(std::move(mark));
    }
}

void add_legend(Scene& scene, const LineScale& line_width) {
    LegendRow lines{"Lines", {}};
    const std::uint64_t largest = line_width.largest;
    const auto add = [&](TieKind kind, double width, std::string words) {
        LegendItem item;
        item.sample = LegendItem::Sample::tie;
        item.kind = kind;
        item.width = width;
        item.words = std::move(words);
        lines.items.push_back(std::move(item));
    };
    const auto shown = [&](TieKind kind) {
        return std::ranges::any_of(
            scene.panels, [&](const auto& p) { return std::ranges::count(p.ties, kind, &SceneTie::kind) > 0; });
    };
    if (largest > 0 && shown(TieKind::count)) {
        std::vector<std::uint64_t> samples{1, (largest + 1) / 2, largest};
        samples.erase(std::unique(samples.begin(), samples.end()), samples.end());
        for (const std::uint64_t n : samples) add(TieKind::count, line_width(n), counted(n, "contact", "contacts"));
    }
    if (shown(TieKind::more)) add(TieKind::more, 3, "more contacts than before");
    if (shown(TieKind::fewer)) add(TieKind::fewer, 2, "fewer contacts than before");
    if (shown(TieKind::same)) add(TieKind::same, 0.7, "as many as before");
    if (!lines.items.empty()) scene.legend.push_back(std::move(lines));
}

void describe(Scene& scene, const AreaParts& parts) {
    std::size_t people = 0;
    for (const Circle& circle : parts.circles)
        people += circle.hidden ? 0 : std::max(circle.people_from, circle.people_to);
    const auto wave = [&](std::string_view when, const Matrix& contacts) {
        return fmt::format(" {}: {} between {}, {} of {} pairs linked.", when,
                           counted(parts.between(contacts), "contact", "contacts"), parts.plural,
                           parts.linked(contacts), parts.pairs());
    };
    scene.alt = fmt::format("{} of {} {}.", scene.panels.size() > 1 ? "Three maps" : "Map", parts.circles.size(),
                            parts.merged > 0 ? "groups of " + parts.plural : parts.plural) +
                wave("Before", parts.from) + wave("After", parts.to);
    scene.description = scene.title + ". " + scene.subtitle;
    for (const ScenePanel& panel : scene.panels) {
        scene.description += fmt::format(" {}: ", panel.head);
        for (std::size_t k = 0; k < panel.facts.size(); ++k) scene.description += (k > 0 ? "; " : "") + panel.facts[k];
        scene.description += ".";
        for (const SceneTie& tie : panel.ties) {
            if (tie.pill.empty()) continue;
            scene.description +=
                fmt::format(" {} with {}: {}.", parts.circles[tie.a].name, parts.circles[tie.b].name, tie.pill);
        }
    }
}
}  // namespace

void add_areas(Scene& scene, const Study& study, const infer::Comparison& comparison, const DrawOptions& options) {
    if (!comparison.has_areas) throw Error("an area picture needs at least two areas; name the attribute with --by");
    const AreaParts parts = parts_of(study, comparison, options.edition);
    if (parts.circles.size() - parts.hidden < 2) {
        throw Error(
            fmt::format("the public edition shows no single {} here: each has fewer than {} people who can be shown; "
                        "use a coarser --by, or --edition group",
                        clean_text(study.by.singular, 30), study.min_group));
    }
    if (parts.circles.size() > crowded_ring) scene.width *= 0.72;
    place_circles(scene, parts);
    const double largest_radius = std::ranges::max(scene.marks, {}, &SceneMark::radius).radius;
    const LineScale scale{largest_of(parts), std::min(9.0, 0.4 * largest_radius)};
    const View view = options.view;
    if (view == View::areas || view == View::areas_before) scene.panels.push_back(panel_of(parts, scale, Side::before));
    if (view == View::areas || view == View::areas_after) scene.panels.push_back(panel_of(parts, scale, Side::after));
    if (view == View::areas || view == View::areas_change) scene.panels.push_back(panel_of(parts, scale, Side::change));
    scene.title = title_of(parts);
    scene.subtitle = fmt::format(
        "Each circle is {}; the number in it is how many people are there. Line width shows the contacts "
        "between two {}.",
        with_article(clean_text(study.by.singular, 30)), parts.plural);
    add_legend(scene, scale);
    std::vector<std::string> own{fmt::format(
        "Contacts within {} are not drawn; counts are of pairs observed at both waves. A larger {} has more "
        "possible contacts.",
        with_article(clean_text(study.by.singular, 30)), clean_text(study.by.singular, 30))};
    if (parts.merged > 0) {
        own.push_back(fmt::format("{} {} with fewer than {} people are shown together.", parts.merged, parts.plural,
                                  study.min_group));
    }
    if (parts.hidden > 0) {
        own.push_back(fmt::format("{} with fewer than {} people {} left out of every number (dashed).",
                                  counted(parts.hidden, clean_text(study.by.singular, 30), parts.plural),
                                  study.min_group, parts.hidden == 1 ? "is" : "are"));
    }
    scene.footer = footer_of(study, comparison, options, own);
    describe(scene, parts);
}

}  // namespace crosstie::io::diagram
