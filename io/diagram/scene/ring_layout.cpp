// Places areas on a ring and people inside them, once for every survey, so that pictures of two surveys can be laid
// over each other.
#include "io/diagram/scene/ring_layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace crosstie::io::diagram {

namespace {
constexpr double within_weight = 1.6;
constexpr double rim = 0.75;                       // steps between the outermost slot and the edge of its disc
constexpr double golden_turn = 2.399963229728653;  // 137.5 degrees
constexpr std::uint64_t most_swaps_tried = 2'000'000;

double distance(Point a, Point b) {
    const double dx = a.x - b.x, dy = a.y - b.y;
    return std::sqrt(dx * dx + dy * dy);  // hypot is ten times slower, and nothing here can overflow
}
/// Slots of a disc, in steps round its centre: a sunflower, moved so that its middle is the middle of the disc.
std::vector<Point> sunflower(std::size_t count) {
    std::vector<Point> slots(count);
    Point middle;
    for (std::size_t q = 0; q < count; ++q) {
        const double radius = 0.97 * std::sqrt(static_cast<double>(q) + 0.5);
        const double turn = golden_turn * static_cast<double>(q);
        slots[q] = {radius * std::cos(turn), radius * std::sin(turn)};
        middle.x += slots[q].x / static_cast<double>(count);
        middle.y += slots[q].y / static_cast<double>(count);
    }
    for (Point& slot : slots) slot = {slot.x - middle.x, slot.y - middle.y};
    return slots;
}

struct Neighbours {
    std::vector<std::uint32_t> offset, other;
};

Neighbours neighbours_of(const RingInput& input) {
    Neighbours near;
    near.offset.assign(input.area.size() + 1, 0);
    for (const auto& [a, b] : input.ties) ++near.offset[a + 1], ++near.offset[b + 1];
    std::partial_sum(near.offset.begin(), near.offset.end(), near.offset.begin());
    near.other.resize(near.offset.back());
    auto next = near.offset;
    for (const auto& [a, b] : input.ties) near.other[next[a]++] = b, near.other[next[b]++] = a;
    return near;
}

/// Swaps people of one area between its slots. What their ties to other areas cost on each slot is fixed while the area
/// is worked on, so it is tabled once; ties inside are looked up slot by slot.
class AreaSwaps {
 public:
    AreaSwaps(const std::vector<std::uint32_t>& members, const std::vector<std::uint32_t>& area, const Neighbours& near,
              std::vector<Point>& places)
        : members_(members),
          places_(places),
          count_(members.size()),
          slot_(count_),
          outside_(count_ * count_),
          apart_(count_ * count_),
          inside_(count_) {
        std::vector<std::uint32_t> local(area.size(), 0);
        for (std::size_t i = 0; i < count_; ++i) local[members[i]] = static_cast<std::uint32_t>(i);
        for (std::size_t i = 0; i < count_; ++i) {
            slot_[i] = i;
            spots_.push_back(places[members[i]]);
        }
        for (std::size_t i = 0; i < count_; ++i) {
            for (std::size_t s = 0; s < count_; ++s)
                apart_[i * count_ + s] = static_cast<float>(within_weight * distance(spots_[i], spots_[s]));
            for (std::uint32_t k = near.offset[members[i]]; k < near.offset[members[i] + 1]; ++k) {
                const std::uint32_t other = near.other[k];
                if (area[other] == area[members[i]]) {
                    inside_[i].push_back(local[other]);
                    continue;
                }
                for (std::size_t s = 0; s < count_; ++s)
                    outside_[i * count_ + s] += static_cast<float>(distance(spots_[s], places[other]));
            }
        }
    }

    /// One pass over all pairs; true when some swap made the ties shorter.
    bool sweep() {
        bool better = false;
        for (std::size_t a = 0; a < count_; ++a) {
            for (std::size_t b = a + 1; b < count_; ++b) {
                const double change =
                    cost(a, slot_[b], b) - cost(a, slot_[a], b) + cost(b, slot_[a], a) - cost(b, slot_[b], a);
                if (change >= -1e-3) continue;  // floats: a smaller gain may be none
                std::swap(slot_[a], slot_[b]);
                better = true;
            }
        }
        return better;
    }
    void settle() {
        for (std::size_t i = 0; i < count_; ++i) places_[members_[i]] = spots_[slot_[i]];
    }

 private:
    /// A tie to `except`, the partner in the swap, keeps its length and is left out.
    [[nodiscard]] double cost(std::size_t person, std::size_t slot, std::size_t except) const {
        double sum = static_cast<double>(outside_[person * count_ + slot]);
        for (const std::uint32_t other : inside_[person]) {
            if (other != except) sum += static_cast<double>(apart_[slot * count_ + slot_[other]]);
        }
        return sum;
    }
    const std::vector<std::uint32_t>& members_;
    std::vector<Point>& places_;
    std::size_t count_;
    std::vector<std::size_t> slot_;
    std::vector<Point> spots_;
    std::vector<float> outside_, apart_;  // half the memory, which is what a large area waits for
    std::vector<std::vector<std::uint32_t>> inside_;
};

void shorten_ties(const RingInput& input, const std::vector<std::vector<std::uint32_t>>& members,
                  std::vector<Point>& places) {
    const Neighbours near = neighbours_of(input);
    std::uint64_t tried = 0;
    bool better = true;
    for (int sweep = 0; better && sweep < 30 && tried < most_swaps_tried; ++sweep) {
        better = false;
        for (const auto& area : members) {
            if (area.size() < 2) continue;
            AreaSwaps swaps(area, input.area, near, places);
            better = swaps.sweep() || better;
            swaps.settle();
            tried += area.size() * (area.size() - 1) / 2;
        }
    }
}

void check(const RingInput& input) {
    for (const std::uint32_t area : input.area) {
        if (area >= input.areas) throw std::invalid_argument("ring_layout: area out of range");
    }
    for (const auto& [a, b] : input.ties) {
        if (a >= input.area.size() || b >= input.area.size())
            throw std::invalid_argument("ring_layout: tie out of range");
    }
}
}  // namespace

void fill_box(std::vector<Point>& places, double width, double height, Point margin, double most) {
    const auto fill = [&](double Point::*axis, double length, double edge) {
        const auto [low, high] = std::ranges::minmax_element(places, {}, axis);
        const double begin = (*low).*axis, end = (*high).*axis, wide = end - begin;
        const double by = wide < 1 ? 1 : std::clamp((length - 2 * edge) / wide, 1.0, most);
        for (Point& place : places) place.*axis = rounded(length / 2 + (place.*axis - (begin + end) / 2) * by);
    };
    if (places.empty()) return;
    fill(&Point::x, width, margin.x);
    fill(&Point::y, height, margin.y);
}

RingLayout ring_layout(const RingInput& input) {
    check(input);
    std::vector<std::vector<std::uint32_t>> members(input.areas);
    for (std::uint32_t person = 0; person < input.area.size(); ++person) members[input.area[person]].push_back(person);
    RingDiscs ring;
    ring.width = input.width;
    ring.height = input.height;
    ring.largest_scale = input.largest_step;
    for (const auto& area : members) ring.radii.push_back(std::sqrt(static_cast<double>(area.size())) + rim);
    for (const auto& [a, b] : input.ties) {
        if (input.area[a] != input.area[b]) ring.pulls.push_back({input.area[a], input.area[b], 1});
    }
    ring.order = input.order;
    PlacedDiscs placed = place_discs(ring);

    RingLayout layout;
    layout.step = placed.scale;
    layout.discs = std::move(placed.discs);
    layout.places.resize(input.area.size());
    for (std::size_t a = 0; a < members.size(); ++a) {
        const auto slots = sunflower(members[a].size());
        for (std::size_t q = 0; q < slots.size(); ++q) {
            layout.places[members[a][q]] = {layout.discs[a].centre.x + slots[q].x * layout.step,
                                            layout.discs[a].centre.y + slots[q].y * layout.step};
        }
    }
    shorten_ties(input, members, layout.places);
    if (input.area.size() <= 150) {
        const double radius = mark_share * layout.step;
        lift_ties_off_marks(layout.places, input, radius);
        layout.close_calls = count_close_calls(layout.places, input.ties, radius);
    }
    for (Point& place : layout.places) place = {rounded(place.x), rounded(place.y)};
    return layout;
}

}  // namespace crosstie::io::diagram
