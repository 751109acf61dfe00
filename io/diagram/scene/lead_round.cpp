// A contact that runs through a third person's mark reads as two contacts: what placing could not free is led round the
// mark in a shallow curve, the same curve in every panel.
#include "io/diagram/scene/lead_round.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace crosstie::io::diagram {

namespace {
// In radii of a mark, from its centre to the line.
constexpr double run_through = 1.0, kept_clear = 1.35;
// In one panel: among more of them no eye follows a line, and no way between the marks is free.
constexpr std::size_t most_followed = 5000;

double length_between(Point a, Point b) {
    const double dx = a.x - b.x, dy = a.y - b.y;
    return std::sqrt(dx * dx + dy * dy);
}

double from_segment(Point at, Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    const double t = length2 <= 0 ? 0 : std::clamp(((at.x - a.x) * dx + (at.y - a.y) * dy) / length2, 0.0, 1.0);
    return length_between(at, {a.x + t * dx, a.y + t * dy});
}

using Bend = std::array<Point, 2>;

Bend thirds(Point a, Point b) {
    return {{{a.x + (b.x - a.x) / 3, a.y + (b.y - a.y) / 3}, {b.x - (b.x - a.x) / 3, b.y - (b.y - a.y) / 3}}};
}

/// Points along a curve, near enough to each other that no mark slips between two.
void walk(Point a, const Bend& bend, Point b, std::size_t steps, std::vector<Point>& points) {
    points.clear();
    for (std::size_t k = 1; k < steps; ++k) {
        const double t = static_cast<double>(k) / static_cast<double>(steps), s = 1 - t;
        const double w0 = s * s * s, w1 = 3 * s * s * t, w2 = 3 * s * t * t, w3 = t * t * t;
        points.push_back({w0 * a.x + w1 * bend[0].x + w2 * bend[1].x + w3 * b.x,
                          w0 * a.y + w1 * bend[0].y + w2 * bend[1].y + w3 * b.y});
    }
}

class Router {
 public:
    explicit Router(const Scene& scene) : scene_(scene) {}

    /// The curve of a contact, or none where the line that it has is as good as any.
    [[nodiscard]] std::optional<Bend> route(const SceneTie& tie) {
        const Point a = scene_.marks[tie.a].place, b = scene_.marks[tie.b].place;
        const double radius = std::min(scene_.marks[tie.a].radius, scene_.marks[tie.b].radius);
        const double length = length_between(a, b);
        if (length < 2.5 * radius) return tie.bend;
        const Bend own = tie.bend.value_or(thirds(a, b));
        const double reach = std::min(9 * radius, 0.6 * length);
        collect(tie, own, 0.75 * reach + (kept_clear + 0.5) * radius);
        const auto steps = static_cast<std::size_t>(std::clamp(length / (0.45 * radius), 10.0, 72.0));
        walk(a, own, b, steps, points_);
        Price best = price(1e300);
        if (best.hits == 0) return tie.bend;
        std::optional<Bend> found = tie.bend;
        const Point aside{(a.y - b.y) / length, (b.x - a.x) / length};
        // How far each end's control point moves aside: both alike, one alone, one each way.
        constexpr std::array<std::array<double, 2>, 5> shapes{{{1, 1}, {1, 0.15}, {0.15, 1}, {1, -0.6}, {-0.6, 1}}};
        for (const double far : {1.8, 2.6, 3.6, 5.0, 7.0, 9.0}) {
            const double moved = far * radius;
            if (moved > reach) break;
            for (const auto& shape : shapes) {
                for (const double side : {1.0, -1.0}) {
                    Bend tried = own;
                    for (std::size_t end = 0; end < 2; ++end) {
                        const double by = side * shape[end] * moved;
                        tried[end] = {rounded(own[end].x + by * aside.x), rounded(own[end].y + by * aside.y)};
                    }
                    walk(a, tried, b, steps, points_);
                    Price now = price(best.sum - 0.12 * far - 1e-9);
                    now.sum += 0.12 * far;
                    if (now.hits < best.hits && now.sum < best.sum - 1e-9) best = now, found = tried;
                }
            }
        }
        return found;
    }

 private:
    struct Price {
        double sum = 0;
        std::size_t hits = 0;
    };
    void collect(const SceneTie& tie, const Bend& own, double reach) {
        near_.clear();
        const Point a = scene_.marks[tie.a].place, b = scene_.marks[tie.b].place;
        for (std::uint32_t m = 0; m < scene_.marks.size(); ++m) {
            const SceneMark& mark = scene_.marks[m];
            if (m == tie.a || m == tie.b || mark.radius < 0.5) continue;
            const double apart =
                tie.bend ? std::min({from_segment(mark.place, a, own[0]), from_segment(mark.place, own[0], own[1]),
                                     from_segment(mark.place, own[1], b), from_segment(mark.place, a, b)})
                         : from_segment(mark.place, a, b);
            if (apart < reach) near_.push_back(m);
        }
    }
    /// Three a mark that is run through, up to one where it is passed too near; no more is added up than `most`.
    [[nodiscard]] Price price(double most) const {
        Price price;
        for (const std::uint32_t m : near_) {
            const SceneMark& mark = scene_.marks[m];
            const double far = kept_clear * mark.radius;
            double least2 = far * far;
            for (const Point& at : points_) {
                const double dx = at.x - mark.place.x, dy = at.y - mark.place.y;
                least2 = std::min(least2, dx * dx + dy * dy);
            }
            const double least = std::sqrt(least2) / mark.radius;
            if (least < run_through) price.sum += 3, ++price.hits;
            price.sum += (kept_clear - least) / kept_clear;
            if (price.sum > most) {
                price.hits = scene_.marks.size();
                break;
            }
        }
        return price;
    }
    const Scene& scene_;
    std::vector<std::uint32_t> near_;
    std::vector<Point> points_;
};
}  // namespace

void lead_round_marks(Scene& scene, Bands bands) {
    const auto followed = [](const ScenePanel& panel) { return panel.ties.size() <= most_followed; };
    if (!std::ranges::all_of(scene.panels, followed)) return;
    Router router(scene);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::optional<Bend>> known;
    for (ScenePanel& panel : scene.panels) {
        for (SceneTie& tie : panel.ties) {
            if ((bands == Bands::stay && !tie.pill.empty()) || panel.states[tie.a] == MarkState::hidden) continue;
            const auto [at, fresh] = known.try_emplace({tie.a, tie.b});
            if (fresh) at->second = router.route(tie);
            tie.bend = at->second;
        }
    }
}

}  // namespace crosstie::io::diagram
