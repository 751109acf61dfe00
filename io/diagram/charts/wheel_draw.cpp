// The change wheel on the page: rim, ribbons, numbers, and a ribbon that tells how to read them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "io/diagram/charts/wheel_parts.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr double ribbon_share = 0.74, thin_share = 0.95;        // of its piece of the rim: white parts neighbours
constexpr double widest_ribbon = 0.36, widest_contact = 0.075;  // of the radius
constexpr double bar_height = 9;                                // of contacts within, inward
constexpr double of_title = 1, of_numbers = 0.7,
                 of_rest = 0.28;  // opacity: the title's pair, those with a number, the rest
constexpr double smallest_wheel = 40;
constexpr double under_edges = 0.4;  // that much wider lies the core under its edges, so that no seam shows

using Fate = WheelContact::Fate;
constexpr std::array<Fate, 3> side_by_side{Fate::lost, Fate::kept, Fate::gained};  // clockwise at a ribbon's first end

std::uint64_t count_of(const WheelCount& count, Fate fate) {
    return fate == Fate::kept ? count.kept : fate == Fate::gained ? count.gained : count.lost;
}
/// Lost, kept and new beside each other from `begin` to the other side of a ribbon or a bar: where each has its middle.
struct Stripe {
    Fate fate;
    double middle, width;
};
std::vector<Stripe> stripes_of(const WheelCount& count, double begin, double width_of_one) {
    std::vector<Stripe> stripes;
    for (const Fate fate : side_by_side) {
        const double width = width_of_one * static_cast<double>(count_of(count, fate));
        if (width > 0) stripes.push_back({fate, begin + width / 2, width});
        begin += width;
    }
    // The core first: its edges lie on it.
    std::ranges::stable_sort(stripes, {}, [](const Stripe& one) { return one.fate != Fate::kept; });
    return stripes;
}

Curve curve_of(const PlacedWheel& placed, const WheelRibbon& ribbon, double aside) {
    return wheel_curve(placed.plan->cells[ribbon.a][ribbon.b].middle(), placed.plan->cells[ribbon.b][ribbon.a].middle(),
                       placed.radius - placed.rim / 2, aside, aside);
}

std::string told(const Wheel& wheel, const WheelRibbon& ribbon) {
    const WheelCount& count = wheel.at(ribbon);
    return fmt::format("{} with {}: {} before, {} after; {} kept, {} new, {} lost", wheel.labels[ribbon.a],
                       wheel.labels[ribbon.b], count_words(count.before()), count_words(count.after()),
                       count_words(count.kept), count_words(count.gained), count_words(count.lost));
}

void add_ribbon(ChartPage& page, const PlacedWheel& placed, const WheelRibbon& ribbon) {
    const WheelCount& count = placed.wheel->at(ribbon);
    const double opacity = ribbon.largest ? of_title : ribbon.numbered ? of_numbers : of_rest;
    page.open_group(ribbon.largest ? "ribbon largest" : "ribbon", opacity, told(*placed.wheel, ribbon));
    const double whole = placed.width * static_cast<double>(count.all());
    const bool opened = ribbon.largest && opens(placed);
    if (opened) add_strands(page, placed, ribbon);
    for (const Stripe& stripe : opened ? std::vector<Stripe>{} : stripes_of(count, -whole / 2, placed.width)) {
        const bool under = stripe.fate == Fate::kept && count.all() > count.kept;
        add_stripe(page, stripe.fate, path_of(placed, curve_of(placed, ribbon, stripe.middle)),
                   stripe.width + (under ? under_edges : 0));
    }
    page.close_group();
}

/// The arc of an area, and inside it a bar of the contacts it has within.
void add_rim(ChartPage& page, const PlacedWheel& placed, std::size_t area, bool of_the_largest) {
    const WheelPlan& plan = *placed.plan;
    page.curve("rim", arc_path(placed, plan.arcs[area], placed.radius),
               of_the_largest ? colour::heading : colour::quiet, placed.rim);
    const WheelCount& within = placed.wheel->counts[area][area];
    if (within.all() == 0) return;
    const double radius = placed.radius - placed.rim / 2 - 1 - bar_height / 2, one = placed.width / radius;
    page.open_group("within", of_numbers,
                    fmt::format("Within {}: {} before, {} after; {} kept, {} new, {} lost", placed.wheel->labels[area],
                                count_words(within.before()), count_words(within.after()), count_words(within.kept),
                                count_words(within.gained), count_words(within.lost)));
    const double begin = plan.cells[area][area].middle() - one * static_cast<double>(within.all()) / 2;
    for (const Stripe& stripe : stripes_of(within, begin, one)) {
        add_stripe(page, stripe.fate,
                   arc_path(placed, {stripe.middle - stripe.width / 2, stripe.middle + stripe.width / 2}, radius),
                   bar_height);
    }
    page.close_group();
}

/// Numbers on their ribbons, each where it is least in the way of the others.
class Numbers {
 public:
    explicit Numbers(const PlacedWheel& placed) : placed_(placed) {
        for (const WheelRibbon& ribbon : placed.wheel->ribbons) {
            if (ribbon.numbered) curves_.push_back({&ribbon, curve_of(placed, ribbon, 0)});
        }
    }

    void add(ChartPage& page) {
        // The last lies on top, and its number comes first.
        for (auto one = curves_.rbegin(); one != curves_.rend(); ++one) {
            const std::int64_t net = placed_.wheel->at(*one->ribbon).net();
            const std::string words = signed_words(net);
            const double size = placed_.type->badge;
            const Point half{text_width(words, size, Weight::bold) / 2 + 3.2, 0.5 * size + 2.2};
            const Point at = place(*one, half);
            taken_.push_back({at.x - half.x, at.y - half.y, at.x + half.x, at.y + half.y});
            const std::string_view line = net > 0 ? colour::gained : colour::lost;
            page.bar("pill", taken_.back(), {std::string(colour::paper), Pattern::plain, std::string(line), 0.8});
            page.words(TextRole::pill, {at.x, at.y + 0.36 * size}, size, words, Anchor::middle, Weight::bold, line);
        }
    }

 private:
    struct Numbered {
        const WheelRibbon* ribbon;
        Curve curve;
    };

    [[nodiscard]] Point place(const Numbered& own, Point half) const {
        Point best;
        double least = 1e300;
        for (int step = 0; step <= 36; ++step) {  // from the middle outward
            const int outward = (step + 1) / 2;
            const double share = 0.5 + (step % 2 == 0 ? 1 : -1) * 0.02 * outward;
            const Point on = on_curve(own.curve, share);
            const Point at{placed_.centre.x + on.x, placed_.centre.y + on.y};
            const double price = price_of(own, at, on, half) + 6 * std::abs(share - 0.5);
            if (price < least) least = price, best = at;
        }
        return best;
    }

    [[nodiscard]] double price_of(const Numbered& own, Point at, Point on, Point half) const {
        const Box box{at.x - half.x - 1.5, at.y - half.y - 1.5, at.x + half.x + 1.5, at.y + half.y + 1.5};
        double price = 0;
        for (const Box& other : taken_) price += box.meets(other) ? 100 : 0;
        const double free = placed_.radius - placed_.rim - bar_height - half.x;
        if (std::hypot(on.x, on.y) > free) price += 20;
        for (const Numbered& other : curves_) {
            if (&other == &own) continue;
            const double width = placed_.width * static_cast<double>(placed_.wheel->at(*other.ribbon).all());
            double nearest = 1e300;
            for (int k = 0; k <= 24; ++k) {
                const Point there = on_curve(other.curve, k / 24.0);
                nearest = std::min(nearest, std::hypot(there.x - on.x, there.y - on.y));
            }
            const double reach = half.x + width / 2;
            if (nearest < reach) price += (other.ribbon->largest ? 8 : 4) * (1 - nearest / reach);
        }
        return price;
    }

    const PlacedWheel& placed_;
    std::vector<Numbered> curves_;
    std::vector<Box> taken_;
};

/// As large as names over and under it let it be, and ribbons as wide as leaves white between them.
PlacedWheel placed_in(const Box& room, const Wheel& wheel, const WheelPlan& plan, const PageSize& type) {
    const std::size_t n = wheel.labels.size();
    std::uint64_t most = 1;
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < a; ++b) most = std::max(most, wheel.counts[a][b].all());
    }
    PlacedWheel placed{&wheel, &plan, &type, {(room.left + room.right) / 2, (room.top + room.bottom) / 2}};
    placed.radius = std::max(smallest_wheel, (room.bottom - room.top) / 2 - label_room(wheel, type));
    placed.rim = std::clamp(0.033 * placed.radius, 3.6, 6.0);
    const double inner = placed.radius - placed.rim - bar_height;
    placed.width =
        std::min({(n <= most_at_length ? ribbon_share : thin_share) * plan.each * inner,
                  widest_ribbon * placed.radius / static_cast<double>(most), widest_contact * placed.radius});
    return placed;
}
}  // namespace

std::string_view colour_of(WheelContact::Fate fate) {
    return fate == WheelContact::Fate::kept     ? colour::kept
           : fate == WheelContact::Fate::gained ? colour::gained
                                                : colour::lost;
}
const char* class_of(WheelContact::Fate fate) {
    return fate == WheelContact::Fate::kept ? "kept" : fate == WheelContact::Fate::gained ? "gained" : "lost";
}

std::string path_of(const PlacedWheel& placed, const Curve& curve) {
    std::string path;
    const std::array<const char*, 4> before{"M", "C", " ", " "};
    for (std::size_t k = 0; k < 4; ++k) {
        path +=
            before.at(k) + coordinate(placed.centre.x + curve[k].x) + ',' + coordinate(placed.centre.y + curve[k].y);
    }
    return path;
}

std::string arc_path(const PlacedWheel& placed, const Turn& turn, double radius) {
    const Point from = placed.at(turn.begin, radius), to = placed.at(turn.end, radius);
    const std::string r = coordinate(radius);
    return "M" + coordinate(from.x) + ',' + coordinate(from.y) + 'A' + r + ',' + r + " 0 " +
           (turn.size() > std::numbers::pi ? "1" : "0") + " 1 " + coordinate(to.x) + ',' + coordinate(to.y);
}

void add_stripe(ChartPage& page, WheelContact::Fate fate, const std::string& path, double width) {
    // Lost is dashed on white, so that nothing below looks like a dash.
    if (fate == Fate::lost) page.curve("casing", path, colour::paper, width);
    page.curve(class_of(fate), path, colour_of(fate), width, fate == Fate::lost);
}

void draw_wheel(ChartPage& page, const Box& room, const Wheel& wheel, const PageSize& type) {
    const std::size_t n = wheel.labels.size();
    WheelCounts counts(n, std::vector<std::uint64_t>(n));
    std::vector<std::vector<double>> weight(n, std::vector<double>(n));
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            const WheelCount& count = wheel.counts[a][b];
            counts[a][b] = count.all();
            weight[a][b] = std::abs(static_cast<double>(count.net())) + static_cast<double>(count.all()) / 4;
        }
    }
    WheelPlan plan = wheel_plan(counts, wheel_order(weight));
    const WheelRibbon* const largest = wheel.largest();
    if (largest != nullptr) turn_to_top(plan, largest->a, largest->b);
    Box free = room;
    PlacedWheel placed = placed_in(free, wheel, plan, type);
    const bool keyed = plan.each > 0;
    const auto corner =
        keyed ? corner_for(key_of(placed), free, placed, names_cover(free, placed)) : std::optional<Box>();
    if (corner) {
        add_key(page, *corner, key_of(placed), placed);
    } else if (keyed) {
        free.bottom = key_in_rows(nullptr, room, key_of(placed), placed);
        placed = placed_in(free, wheel, plan, type);
        key_in_rows(&page, room, key_of(placed), placed);
    }
    for (const WheelRibbon& ribbon : wheel.ribbons) add_ribbon(page, placed, ribbon);
    for (const std::size_t area : plan.order)
        add_rim(page, placed, area, largest != nullptr && (area == largest->a || area == largest->b));
    if (opens(placed)) add_people(page, placed, *largest);
    Numbers(placed).add(page);
    add_names(page, free, placed);
}

}  // namespace crosstie::io::diagram
