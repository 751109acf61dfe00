// Beyond what a page can show: contacts left out or put together, and curves that keep the rest apart.
#include "io/diagram/scene/thin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "io/diagram/scene/scene_words.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
// Chosen by looking at random partnerships: 60 people cover 0.28, 150 people 0.44 and 300 with few contacts 0.55, where
// curves can still be followed; at 1.4 (300 people, 3,000 contacts) the middle of the picture is one dark patch.
constexpr double thicket_ink = 0.75;
constexpr std::size_t most_bands = 24;

double length_of(const Scene& scene, const SceneTie& tie) {
    const Point a = scene.marks[tie.a].place, b = scene.marks[tie.b].place;
    return std::hypot(a.x - b.x, a.y - b.y);
}

bool between_areas(const Scene& scene, const SceneTie& tie) {
    return scene.marks[tie.a].area != scene.marks[tie.b].area;
}

/// The change panel is about what is new and lost, the others about what joins areas.
bool may_go(const Scene& scene, const ScenePanel& panel, const SceneTie& tie) {
    if (panel.tells_change()) return tie.kind == TieKind::kept || tie.kind == TieKind::one_wave;
    return !between_areas(scene, tie);
}

void drop_quiet_lines(Scene& scene) {
    for (ScenePanel& panel : scene.panels)
        std::erase_if(panel.ties, [&](const SceneTie& tie) { return may_go(scene, panel, tie); });
}

/// What all contacts between two areas come to: how many, or in the change panel new less lost.
using Sums = std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t>;

Sums sums_of(const Scene& scene, const ScenePanel& panel) {
    Sums sums;
    for (const SceneTie& tie : panel.ties) {
        if (!between_areas(scene, tie)) continue;
        const auto [low, high] = std::minmax(scene.marks[tie.a].area, scene.marks[tie.b].area);
        const bool change = panel.tells_change();
        if (change && tie.kind != TieKind::gained && tie.kind != TieKind::lost) continue;
        sums[{low, high}] += change && tie.kind == TieKind::lost ? -1 : 1;
    }
    return sums;
}

/// Ends of the band between two areas: a hidden mark at the edge of each that faces the other.
class BandEnds {
 public:
    explicit BandEnds(Scene& scene) : scene_(scene) {}
    std::array<std::uint32_t, 2> of(std::uint32_t low, std::uint32_t high) {
        const auto found = known_.find({low, high});
        if (found != known_.end()) return found->second;
        return known_[{low, high}] = {edge(low, high), edge(high, low)};
    }

 private:
    std::uint32_t edge(std::uint32_t from, std::uint32_t to) {
        const Disc &here = scene_.areas[from].disc, &there = scene_.areas[to].disc;
        const double dx = there.centre.x - here.centre.x, dy = there.centre.y - here.centre.y;
        const double apart = std::max(1e-9, std::hypot(dx, dy));
        SceneMark end;
        end.place = {here.centre.x + dx / apart * here.radius, here.centre.y + dy / apart * here.radius};
        end.radius = 0.2;
        end.area = from;
        scene_.marks.push_back(std::move(end));
        for (ScenePanel& panel : scene_.panels) panel.states.push_back(MarkState::hidden);
        return static_cast<std::uint32_t>(scene_.marks.size() - 1);
    }
    Scene& scene_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::array<std::uint32_t, 2>> known_;
};

Point on_curve(Point a, Point first, Point second, Point b, double t) {
    const double s = 1 - t;
    const double w0 = s * s * s, w1 = 3 * s * s * t, w2 = 3 * s * t * t, w3 = t * t * t;
    return {w0 * a.x + w1 * first.x + w2 * second.x + w3 * b.x, w0 * a.y + w1 * first.y + w2 * second.y + w3 * b.y};
}

/// Bows a band towards the middle of the ring until it clears every area but its two, or as far as that helps.
void lead_round_areas(const Scene& scene, SceneTie& band) {
    const Point a = scene.marks[band.a].place, b = scene.marks[band.b].place;
    const Point middle{scene.width / 2, scene.height / 2};
    const auto struck = [&](const std::array<Point, 2>& bend) {
        double depth = 0;
        for (std::uint32_t other = 0; other < scene.areas.size(); ++other) {
            if (other == scene.marks[band.a].area || other == scene.marks[band.b].area) continue;
            const Disc& disc = scene.areas[other].disc;
            for (int k = 1; k < 24; ++k) {
                const Point at = on_curve(a, bend[0], bend[1], b, k / 24.0);
                const double apart = std::hypot(at.x - disc.centre.x, at.y - disc.centre.y);
                depth = std::max(depth, disc.radius + band.width / 2 + 1 - apart);
            }
        }
        return depth;
    };
    double least = 1e300;
    for (int step = 0; step <= 6 && least > 0; ++step) {
        const double pull = 0.12 * step;
        std::array<Point, 2> bend{};
        for (std::size_t end = 0; end < 2; ++end) {
            const double along = end == 0 ? 1.0 / 3 : 2.0 / 3;
            const Point straight{a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along};
            bend[end] = {straight.x + pull * (middle.x - straight.x), straight.y + pull * (middle.y - straight.y)};
        }
        const double depth = struck(bend);
        if (depth >= least) continue;
        least = depth;
        band.bend = step == 0 ? std::nullopt : std::optional(bend);
    }
}

struct Bands {
    std::int64_t most = 1;  // contacts of the widest
    bool all = true;        // every pair of areas with a contact has one
};

/// One band for all contacts between two areas, the strongest only where they are too many; the six widest of a panel
/// carry their number.
Bands put_together(Scene& scene) {
    bool all = true;
    std::vector<Sums> sums;
    std::int64_t most = 1;
    for (const ScenePanel& panel : scene.panels) {
        sums.push_back(sums_of(scene, panel));
        for (const auto& [pair, sum] : sums.back()) most = std::max(most, std::abs(sum));
    }
    double smallest = 1e9;
    for (const SceneArea& area : scene.areas) smallest = std::min(smallest, area.disc.radius);
    const double widest = std::clamp(0.5 * smallest, 2.0, 8.0);
    BandEnds ends(scene);
    for (std::size_t p = 0; p < scene.panels.size(); ++p) {
        const bool change = scene.panels[p].tells_change();
        std::vector<std::pair<std::int64_t, SceneTie>> bands;
        for (const auto& [pair, sum] : sums[p]) {
            const auto [a, b] = ends.of(pair.first, pair.second);
            const TieKind kind = !change    ? TieKind::count
                                 : sum > 0  ? TieKind::more
                                 : sum == 0 ? TieKind::same
                                            : TieKind::fewer;
            const double share = static_cast<double>(std::abs(sum)) / static_cast<double>(most);
            bands.emplace_back(sum, SceneTie{a, b, kind, 0.5 + (widest - 0.5) * share, "", std::nullopt});
        }
        std::ranges::stable_sort(bands, {}, [](const auto& band) { return -std::abs(band.first); });
        if (bands.size() > most_bands) bands.resize(most_bands), all = false;
        for (std::size_t k = 0; k < std::min<std::size_t>(6, bands.size()); ++k) {
            auto& [sum, tie] = bands[k];
            if (sum != 0) tie.pill = change ? signed_words(sum) : count_words(static_cast<std::uint64_t>(sum));
        }
        std::ranges::stable_sort(bands, [](const auto& x, const auto& y) {
            if (x.second.kind != y.second.kind) return x.second.kind < y.second.kind;
            return x.second.width < y.second.width;
        });
        scene.panels[p].ties.clear();
        for (auto& [sum, tie] : bands) {
            lead_round_areas(scene, tie);
            scene.panels[p].ties.push_back(std::move(tie));
        }
    }
    return {most, all};
}

/// The legend as the lines now are.
void mend_legend(Scene& scene, std::int64_t most, std::string_view plural) {
    const auto width = [&](TieKind kind) {
        double found = 0;
        for (const ScenePanel& panel : scene.panels) {
            for (const SceneTie& tie : panel.ties) found = tie.kind == kind ? std::max(found, tie.width) : found;
        }
        return found;
    };
    for (LegendRow& row : scene.legend) {
        const bool lines = !row.items.empty() && row.items.front().sample == LegendItem::Sample::tie;
        if (!lines) continue;
        std::erase_if(row.items, [&](const LegendItem& item) { return width(item.kind) == 0; });
        const auto add = [&](TieKind kind, std::string words) {
            if (width(kind) == 0) return;
            LegendItem item;
            item.sample = LegendItem::Sample::tie;
            item.kind = kind, item.width = std::min(6.0, width(kind)), item.words = std::move(words);
            row.items.push_back(std::move(item));
        };
        if (most == 0) continue;
        const std::string widest = count_words(static_cast<std::uint64_t>(most));
        add(TieKind::count, fmt::format("all contacts between two {} (widest: {})", plural, widest));
        const bool apart = scene.panels.front().key == "change-new";  // what is new and what was lost, each its panel
        add(TieKind::more, apart ? "new, between two " + std::string(plural) : "more than before");
        add(TieKind::fewer, apart ? "lost" : "fewer");
        add(TieKind::same, "as many");
    }
    std::erase_if(scene.legend, [](const LegendRow& row) { return row.items.empty(); });
}

std::uint64_t most_lines(const Scene& scene) {
    std::size_t most = 0;
    for (const ScenePanel& panel : scene.panels) most = std::max(most, panel.ties.size());
    return most;
}
}  // namespace

double ink_share(const Scene& scene) {
    double most = 0;
    for (const ScenePanel& panel : scene.panels) {
        double ink = 0;
        for (const SceneTie& tie : panel.ties) ink += tie.width * length_of(scene, tie);
        most = std::max(most, ink);
    }
    return most / std::max(1.0, scene.width * scene.height);
}

bool is_thicket(const Scene& scene) { return ink_share(scene) > thicket_ink; }

void name_the_busiest(Scene& scene, bool call_out) {
    if (scene.panels.size() != 1) return;
    constexpr double label_room = 1200, most_of_the_box = 0.5;  // a label on two lines and what keeps it apart
    const double wanted = label_room * static_cast<double>(scene.marks.size());
    if (scene.labels && wanted < most_of_the_box * scene.width * scene.height) return;
    scene.labels = false;
    if (!scene.callouts.empty() || !call_out) return;
    std::vector<std::size_t> contacts(scene.marks.size(), 0);
    for (const SceneTie& tie : scene.panels[0].ties) ++contacts[tie.a], ++contacts[tie.b];
    std::vector<std::uint32_t> order(scene.marks.size());
    for (std::uint32_t m = 0; m < order.size(); ++m) order[m] = m;
    std::ranges::stable_sort(order, [&](auto a, auto b) { return contacts[a] > contacts[b]; });
    const std::size_t most = scene.size == Size::a4 ? 12 : 8;
    // Nobody is left out who has as many as somebody shown.
    std::size_t shown = std::min(most, order.size());
    while (shown > 0 && shown < order.size() && contacts[order[shown - 1]] == contacts[order[shown]]) --shown;
    LegendRow row{"Most contacts", {}};
    for (std::size_t k = 0; k < shown && contacts[order[k]] > 1; ++k) {
        const int number = static_cast<int>(k) + 1;
        scene.callouts.push_back({order[k], number});
        LegendItem item;
        item.sample = LegendItem::Sample::number;
        item.number = number;
        item.words = fmt::format("{}: {}", scene.marks[order[k]].tooltip, count_words(contacts[order[k]]));
        row.items.push_back(std::move(item));
    }
    if (row.items.empty()) return;
    scene.legend.push_back(std::move(row));
    scene.panels[0].callouts = true;
}

void thin(Scene& scene, std::string_view singular, std::string_view plural, std::uint64_t across) {
    const std::uint64_t most_lines_across = scene.marks.size() > many_people ? most_across_of_many : most_across;
    const bool bands_everywhere = across > most_lines_across && scene.areas.size() > 1;
    if (!bands_everywhere && !is_thicket(scene)) return;
    const std::string lines = count_words(most_lines(scene));
    if (scene.areas.size() < 2) {
        scene.notes.push_back(lines + " contacts are more than a page can show one by one; name areas with --by");
        return;
    }
    Scene quiet = scene;
    drop_quiet_lines(quiet);
    std::string said;
    std::int64_t most = 0;
    if (bands_everywhere || is_thicket(quiet)) {
        const Bands bands = put_together(scene);
        most = bands.most;
        const std::string some =
            bands.all ? "" : fmt::format(" (the {} strongest of each picture)", count_words(most_bands));
        said = fmt::format(
            "Too many contacts to draw each: a band stands for all contacts between two {}{}, and those "
            "within {} are not drawn.",
            plural, some, with_article(singular));
    } else {
        scene.panels = std::move(quiet.panels);
        const bool change = scene.panels.back().tells_change(), waves = !scene.panels.front().tells_change();
        said =
            fmt::format("Too many contacts to draw each: {}{}{}{} are not drawn.",
                        waves ? "those within " + with_article(singular) : "", waves && change ? " at each time, " : "",
                        waves && change ? "and in what changed " : "", change ? "those kept" : "");
    }
    mend_legend(scene, most, plural);
    scene.subtitle += ' ' + said;
    scene.description += ' ' + said;
    scene.notes.push_back(
        fmt::format("{} contacts are more than a page can show one by one, so some are put together or "
                    "left out, and the picture says so; --all-contacts draws every one",
                    lines));
}

void bundle(Scene& scene) {
    if (scene.areas.size() < 2) return;
    std::size_t most = 0;
    for (const ScenePanel& panel : scene.panels) {
        most = std::max(most, static_cast<std::size_t>(std::ranges::count_if(
                                  panel.ties, [&](const SceneTie& tie) { return between_areas(scene, tie); })));
    }
    // The more there are, the closer they run: from "still its own line" to a strand that fans out at its ends.
    const double pull = std::clamp(0.55 + 0.35 * (static_cast<double>(most) - 150) / 450, 0.55, 0.9);
    for (ScenePanel& panel : scene.panels) {
        for (SceneTie& tie : panel.ties) {
            const SceneMark &a = scene.marks[tie.a], &b = scene.marks[tie.b];
            if (a.area == b.area || panel.states[tie.a] == MarkState::hidden) continue;
            const Disc &from = scene.areas[a.area].disc, &to = scene.areas[b.area].disc;
            const double dx = to.centre.x - from.centre.x, dy = to.centre.y - from.centre.y;
            const double apart = std::max(1e-9, std::hypot(dx, dy));
            // A gate of each area: on the line between the centres, a little outside the disc.
            const double leave = std::min(1.15 * from.radius, 0.45 * apart),
                         enter = std::min(1.15 * to.radius, 0.45 * apart);
            const Point out{from.centre.x + dx / apart * leave, from.centre.y + dy / apart * leave};
            const Point in{to.centre.x - dx / apart * enter, to.centre.y - dy / apart * enter};
            const auto drawn_to = [&](Point own, Point other, Point gate) {
                const Point third{own.x + (other.x - own.x) / 3, own.y + (other.y - own.y) / 3};
                return Point{third.x + pull * (gate.x - third.x), third.y + pull * (gate.y - third.y)};
            };
            tie.bend = {drawn_to(a.place, b.place, out), drawn_to(b.place, a.place, in)};
        }
    }
}

}  // namespace crosstie::io::diagram
