// Discs round an ellipse: their order, their places and the fit into the box.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "io/diagram/scene/order_by_swaps.hpp"
#include "io/diagram/scene/ring_layout.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t arc_steps = 720;
constexpr std::size_t few_discs = 4;  // their ring would leave most of a panel blank

using Matrix = std::vector<std::vector<double>>;

/// Swaps pairs while the sum of pull x chord falls; chords are those of equal places on a circle.
std::vector<std::size_t> order_of(std::size_t count, const Matrix& pull) {
    const auto chord = [&](std::size_t a, std::size_t b) {
        const double turn = static_cast<double>(a > b ? a - b : b - a) / static_cast<double>(count);
        return 2 * std::sin(std::numbers::pi * turn);
    };
    return order_by_swaps(count, [&](std::size_t disc, const std::vector<std::size_t>& at) {
        double cost = 0;
        for (std::size_t other = 0; other < count; ++other) cost += pull[disc][other] * chord(at[disc], at[other]);
        return cost;
    });
}

/// Points on an ellipse of unit width by arc length from its top, clockwise. Larger ones are the same, scaled.
class Ellipse {
 public:
    explicit Ellipse(double down) : corner_(arc_steps + 1), length_(arc_steps + 1) {
        for (std::size_t k = 0; k <= arc_steps; ++k) {
            const double turn = 2 * std::numbers::pi * static_cast<double>(k) / arc_steps;
            corner_[k] = {std::sin(turn), -down * std::cos(turn)};
            if (k == 0) continue;
            const double dx = corner_[k].x - corner_[k - 1].x, dy = corner_[k].y - corner_[k - 1].y;
            length_[k] = length_[k - 1] + std::sqrt(dx * dx + dy * dy);
        }
    }
    [[nodiscard]] double length() const { return length_.back(); }
    [[nodiscard]] Point at(double arc) const {
        arc -= std::floor(arc / length()) * length();
        const auto found = std::upper_bound(length_.begin(), length_.end(), arc);
        const auto k = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(found - length_.begin(), 1, arc_steps));
        const double t = (arc - length_[k - 1]) / (length_[k] - length_[k - 1]);
        const Point a = corner_[k - 1], b = corner_[k];
        return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
    }

 private:
    std::vector<Point> corner_;
    std::vector<double> length_;
};

double apart(const Disc& a, const Disc& b) {
    return std::hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y) - a.radius - b.radius;
}

/// One ring: its discs clockwise, and how far round from the top the first stands, in turns.
struct Ring {
    std::vector<std::size_t> discs;
    double turned = 0;
};

/// One ring, or of more than `most_on_one_ring` several, the innermost first: a third of the discs, the largest, stand
/// inside, each on the side where it stood in the order of all.
std::vector<Ring> rings_of(const RingDiscs& input, const std::vector<std::size_t>& order) {
    const std::size_t count = order.size();
    if (count <= most_on_one_ring) return {{order, 0}};
    std::vector<std::size_t> by_size = order;
    std::ranges::stable_sort(by_size, [&](std::size_t a, std::size_t b) { return input.radii[a] > input.radii[b]; });
    by_size.resize(count / 3);
    Ring outside;
    std::vector<std::size_t> inside;
    for (const std::size_t disc : order)
        (std::ranges::find(by_size, disc) == by_size.end() ? outside.discs : inside).push_back(disc);
    std::vector<Ring> rings = rings_of(input, inside);
    rings.push_back(std::move(outside));
    for (Ring& ring : rings) {
        ring.turned = 0;
        const auto members = static_cast<double>(ring.discs.size());
        for (std::size_t k = 0; k < ring.discs.size(); ++k) {
            const auto place = static_cast<double>(std::ranges::find(order, ring.discs[k]) - order.begin());
            ring.turned += (place / static_cast<double>(count) - static_cast<double>(k) / members) / members;
        }
    }
    return rings;
}

/// Equal gaps by arc length, the ellipse grown by 2% until every pair is `gap` apart, and all of the rings inside it.
/// `phase` turns the ring by a share of one place.
void place_ring(const RingDiscs& input, const Ring& ring, const Ellipse& ellipse, double phase,
                std::vector<Disc>& discs, std::vector<std::size_t>& placed) {
    double across_all = 0;
    for (const std::size_t disc : ring.discs) across_all += 2 * input.radii[disc];
    const auto count = static_cast<double>(ring.discs.size());
    const auto clear = [&] {
        for (std::size_t k = 0; k < ring.discs.size(); ++k) {
            const Disc& own = discs[ring.discs[k]];
            for (std::size_t other = k + 1; other < ring.discs.size(); ++other) {
                if (apart(own, discs[ring.discs[other]]) < input.gap) return false;
            }
            for (const std::size_t inner : placed) {
                if (apart(own, discs[inner]) < input.gap) return false;
            }
        }
        return true;
    };
    double size = (across_all + count * input.gap) / ellipse.length();
    for (int grown = 0; grown < 400; ++grown, size *= 1.02) {
        const double gap = std::max(0.0, (ellipse.length() * size - across_all) / count);
        double arc = (ring.turned + phase / count) * ellipse.length() * size;
        for (std::size_t k = 0; k < ring.discs.size(); ++k) {
            if (k > 0) arc += input.radii[ring.discs[k - 1]] + gap + input.radii[ring.discs[k]];
            const Point at = ellipse.at(arc / size);
            discs[ring.discs[k]] = {{at.x * size, at.y * size}, input.radii[ring.discs[k]]};
        }
        if (clear()) break;
    }
    placed.insert(placed.end(), ring.discs.begin(), ring.discs.end());
}

std::vector<Disc> discs_on(const RingDiscs& input, const std::vector<Ring>& rings, const Ellipse& ellipse,
                           double phase) {
    std::vector<Disc> discs(input.radii.size());
    std::vector<std::size_t> placed;
    for (const Ring& ring : rings) place_ring(input, ring, ellipse, phase, discs, placed);
    return discs;
}

struct Box {
    double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
};

Box box_of(const std::vector<Disc>& discs) {
    Box box;
    for (const Disc& disc : discs) {
        box.left = std::min(box.left, disc.centre.x - disc.radius);
        box.right = std::max(box.right, disc.centre.x + disc.radius);
        box.top = std::min(box.top, disc.centre.y - disc.radius);
        box.bottom = std::max(box.bottom, disc.centre.y + disc.radius);
    }
    return box;
}

/// Scales to the box and centres; then draws centres apart (never together) along the side that has room left.
PlacedDiscs fitted(std::vector<Disc> discs, const RingDiscs& input) {
    Box box = box_of(discs);
    const double scale =
        std::min({input.width / (box.right - box.left), input.height / (box.bottom - box.top), input.largest_scale});
    for (Disc& disc : discs) disc = {{disc.centre.x * scale, disc.centre.y * scale}, disc.radius * scale};
    const auto spread = [&](double room, double Point::*axis) {
        const auto low_of = [axis](const Disc& disc) { return disc.centre.*axis - disc.radius; };
        const auto high_of = [axis](const Disc& disc) { return disc.centre.*axis + disc.radius; };
        const Disc &first = *std::ranges::min_element(discs, {}, low_of),
                   &last = *std::ranges::max_element(discs, {}, high_of);
        const double low = low_of(first), high = high_of(last);
        const double centres = last.centre.*axis - first.centre.*axis;
        const double most = discs.size() <= few_discs ? 4 : 1.4;
        const double more = centres < 1 ? 1 : std::clamp((centres + room - (high - low)) / centres, 1.0, most);
        for (Disc& disc : discs) disc.centre.*axis *= more;
    };
    spread(input.width, &Point::x);
    spread(input.height, &Point::y);
    box = box_of(discs);
    const double dx = (input.width - box.left - box.right) / 2, dy = (input.height - box.top - box.bottom) / 2;
    for (Disc& disc : discs) {
        disc = {{rounded(disc.centre.x + dx), rounded(disc.centre.y + dy)}, rounded(disc.radius)};
    }
    return {std::move(discs), scale};
}
/// How large discs are and, of few, how much of the panel they take: two side by side leave a high one blank.
double worth(const PlacedDiscs& placed, const RingDiscs& input) {
    if (placed.discs.size() > few_discs) return placed.scale;
    const Box box = box_of(placed.discs);
    return placed.scale * std::sqrt((box.right - box.left) / input.width * (box.bottom - box.top) / input.height);
}

/// The panel's own aspect and the first disc on top come first; another ellipse must fit clearly better.
PlacedDiscs best_of(const RingDiscs& input, const std::vector<Ring>& rings) {
    const double panel = input.height / input.width;
    PlacedDiscs best;
    double most = 0;
    for (const double stretch : {1.0, 0.8, 1.25, 0.65, 1.5}) {
        const Ellipse ellipse(panel * stretch);
        for (const double phase : {0.0, 0.5, 0.25}) {
            PlacedDiscs tried = fitted(discs_on(input, rings, ellipse, phase), input);
            const double now = worth(tried, input);
            if (best.discs.empty() || now > most * 1.02) best = std::move(tried), most = now;
        }
    }
    return best;
}
}  // namespace

std::vector<std::size_t> ring_order(std::size_t discs, const std::vector<RingPair>& pulls) {
    Matrix pull(discs, std::vector<double>(discs, 0.0));
    for (const RingPair& pair : pulls) {
        pull[pair.a][pair.b] += pair.weight;
        pull[pair.b][pair.a] += pair.weight;
    }
    return order_of(discs, pull);
}

PlacedDiscs place_discs(const RingDiscs& input) {
    const std::size_t count = input.radii.size();
    if (count == 0) return {};
    if (count == 1) return fitted({{{0, 0}, input.radii[0]}}, input);
    const auto order = input.order.empty() ? ring_order(count, input.pulls) : input.order;
    return best_of(input, input.nested ? rings_of(input, order) : std::vector<Ring>{{order, 0}});
}

}  // namespace crosstie::io::diagram
