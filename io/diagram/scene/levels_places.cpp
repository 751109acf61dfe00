// Where leaders, organisations and work-streams stand: lines of membership are short or meet in a hub, and lines
// between leaders run through the middle without touching a third.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "io/diagram/scene/levels_parts.hpp"

namespace crosstie::io::diagram {

namespace {
double apart(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }
/// `count` places on rows of an arc of `disc` that looks in the direction `towards`, the rim first.
std::vector<Point> arc_slots(const Disc& disc, double towards, double half_turn, std::size_t count, double spacing) {
    std::vector<Point> slots;
    double radius = disc.radius - 6;
    std::size_t rows = 1;
    const auto room = [&](std::size_t row) {
        const double length = 2 * half_turn * std::max(4.0, radius - spacing * static_cast<double>(row));
        return 1 + static_cast<std::size_t>(length / spacing);
    };
    for (std::size_t held = room(0); held < count && rows < 12; ++rows) held += room(rows);
    for (std::size_t row = 0, left = count; row < rows && left > 0; ++row) {
        const std::size_t here = row + 1 == rows ? left : std::min(left, (count + rows - 1) / rows);
        const double r = std::max(2.0, radius - spacing * static_cast<double>(row));
        for (std::size_t k = 0; k < here; ++k) {
            const double share = here == 1 ? 0 : 2 * static_cast<double>(k) / static_cast<double>(here - 1) - 1;
            // A few keep near each other instead of spreading over the whole arc.
            const double wide = std::min(half_turn, 1.6 * spacing * static_cast<double>(here - 1) / (2 * r) + 1e-9);
            const double turn = towards + share * wide;
            slots.push_back({disc.centre.x + r * std::cos(turn), disc.centre.y + r * std::sin(turn)});
        }
        left -= here;
    }
    return slots;
}

/// Membership lines from each node: to which others.
std::vector<std::vector<std::size_t>> memberships(const LevelsParts& parts) {
    std::vector<std::vector<std::size_t>> near(parts.nodes());
    const auto join = [&](std::size_t a, std::size_t b) { near[a].push_back(b), near[b].push_back(a); };
    for (std::size_t i = 0; i < parts.leaders.size(); ++i) {
        if (parts.organisation_of[i] != LevelsParts::npos) join(i, parts.organisation_node(parts.organisation_of[i]));
        for (const std::size_t stream : parts.streams_of[i]) join(i, parts.stream_node(stream));
    }
    return near;
}

/// Swaps nodes of a group between their places while membership lines get shorter.
void shorten(const std::vector<std::vector<std::size_t>>& groups, const std::vector<std::vector<std::size_t>>& near,
             std::vector<Point>& places) {
    const auto cost = [&](std::size_t node) {
        double sum = 0;
        for (const std::size_t other : near[node]) sum += apart(places[node], places[other]);
        return sum;
    };
    bool better = true;
    for (int sweep = 0; better && sweep < 20; ++sweep) {
        better = false;
        for (const auto& group : groups) {
            for (std::size_t x = 0; x < group.size(); ++x) {
                for (std::size_t y = x + 1; y < group.size(); ++y) {
                    const double before = cost(group[x]) + cost(group[y]);
                    std::swap(places[group[x]], places[group[y]]);
                    if (cost(group[x]) + cost(group[y]) < before - 1e-6) {
                        better = true;
                    } else {
                        std::swap(places[group[x]], places[group[y]]);
                    }
                }
            }
        }
    }
}

/// Boxes of work-streams round the middle, apart from each other.
std::vector<Point> hub_slots(std::size_t count, Point middle, double width, double height, Point box) {
    if (count == 1) return {middle};
    if (count == 2) return {{middle.x - 1.5 * box.x, middle.y}, {middle.x + 1.5 * box.x, middle.y}};
    std::vector<Point> slots;
    const double across = std::max(1.35 * box.x, 0.17 * width), down = std::max(1.9 * box.y, 0.1 * height);
    for (std::size_t k = 0; k < count; ++k) {
        const double turn =
            2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(count) - std::numbers::pi / 2;
        slots.push_back({middle.x + across * std::cos(turn), middle.y + down * std::sin(turn)});
    }
    return slots;
}
/// Room between the boxes round a middle and the discs; negative where they overlap.
double clearance(const std::vector<Point>& slots, Point box, const std::vector<Disc>& discs) {
    double room = 1e300;
    for (const Point slot : slots) {
        for (const Disc& disc : discs) {
            const double dx = std::max(0.0, std::abs(disc.centre.x - slot.x) - box.x),
                         dy = std::max(0.0, std::abs(disc.centre.y - slot.y) - box.y);
            room = std::min(room, std::hypot(dx, dy) - disc.radius);
        }
    }
    return room;
}

/// Where the boxes of the work-streams have most room, the page's middle if there is enough; discs shrink about their
/// centres until the boxes touch none.
Point free_middle(std::vector<Disc>& discs, std::size_t streams, double width, double height, Point box) {
    constexpr double enough = 8;
    const Point page{width / 2, height / 2};
    Point best = page;
    for (int tries = 0; tries < 30; ++tries) {
        double most = clearance(hub_slots(streams, page, width, height, box), box, discs);
        best = page;
        for (int across = 6; most < enough && across <= 14; ++across) {
            for (int down = 6; down <= 14; ++down) {
                const Point at{width * across / 20, height * down / 20};
                const double room = clearance(hub_slots(streams, at, width, height, box), box, discs);
                if (room > most + 1e-9) most = room, best = at;
            }
        }
        if (most >= enough) break;
        for (Disc& disc : discs) disc.radius = rounded(0.94 * disc.radius);
    }
    return best;
}
}  // namespace

LevelsPlaces place_levels(const LevelsParts& parts, const std::vector<std::size_t>& order, std::size_t areas,
                          double width, double height, Point boxes, double largest_step) {
    std::vector<std::vector<std::size_t>> leaders(areas), organisations(areas);
    for (std::size_t i = 0; i < parts.leaders.size(); ++i) leaders[parts.area_of_leader[i]].push_back(i);
    for (std::size_t k = 0; k < parts.organisations.size(); ++k)
        organisations[parts.area_of_organisation[k]].push_back(parts.organisation_node(k));
    RingDiscs ring;
    for (const auto& area : leaders) ring.radii.push_back(std::sqrt(static_cast<double>(area.size())) + 0.75);
    ring.order = order;
    ring.width = width, ring.height = height;
    ring.largest_scale = largest_step;
    ring.gap = 1.1;
    LevelsPlaces result;
    result.discs = place_discs(ring).discs;
    const Point middle = free_middle(result.discs, parts.streams.size(), width, height, boxes);
    result.places.resize(parts.nodes());
    const auto place = [&](double spacing) {
        for (std::size_t a = 0; a < areas; ++a) {
            const Disc& disc = result.discs[a];
            const double inward = areas == 1 ? 0 : std::atan2(middle.y - disc.centre.y, middle.x - disc.centre.x);
            const auto inner = arc_slots(disc, inward, 1.4, leaders[a].size(), spacing);
            const auto outer = arc_slots(disc, inward + std::numbers::pi, 1.3, organisations[a].size(), spacing);
            for (std::size_t k = 0; k < inner.size(); ++k) result.places[leaders[a][k]] = inner[k];
            for (std::size_t k = 0; k < outer.size(); ++k) result.places[organisations[a][k]] = outer[k];
        }
        double nearest = 1e300;
        for (std::size_t a = 0; a < areas; ++a) {
            std::vector<std::size_t> nodes = leaders[a];
            nodes.insert(nodes.end(), organisations[a].begin(), organisations[a].end());
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j)
                    nearest = std::min(nearest, apart(result.places[nodes[i]], result.places[nodes[j]]));
            }
        }
        return nearest;
    };
    // The spacing that keeps those of one disc farthest apart, whatever row they stand in.
    double best = 16, most = 0;
    for (double spacing = 16; spacing >= 4; spacing -= 0.5) {
        const double nearest = std::min(place(spacing), 16.0);
        if (nearest > most + 1e-9) most = nearest, best = spacing;
    }
    place(best);
    result.leader = result.organisation = std::min(0.4 * most, 4.4);
    std::vector<std::size_t> hubs(parts.streams.size());
    std::iota(hubs.begin(), hubs.end(), parts.stream_node(0));
    const auto slots = hub_slots(hubs.size(), middle, width, height, boxes);
    for (std::size_t k = 0; k < hubs.size(); ++k) result.places[hubs[k]] = slots[k];
    std::vector<std::vector<std::size_t>> groups = std::move(leaders);
    for (auto& area : organisations) groups.push_back(std::move(area));
    groups.push_back(std::move(hubs));
    shorten(groups, memberships(parts), result.places);
    for (Point& at : result.places) at = {rounded(at.x), rounded(at.y)};
    return result;
}

}  // namespace crosstie::io::diagram
