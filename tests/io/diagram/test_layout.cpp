#include <chrono>
#include <cmath>
#include <functional>
#include <iostream>
#include <numeric>

#include "io/diagram/scene/lead_round.hpp"
#include "io/diagram/scene/ring_layout.hpp"
#include "io/diagram/scene/tie_layout.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;

namespace {
RingInput drawn_input(std::size_t people, std::size_t areas, std::uint64_t seed, double per_person) {
    test::Draws draws{seed};
    RingInput input;
    input.areas = areas;
    for (std::size_t i = 0; i < people; ++i)
        input.area.push_back(static_cast<std::uint32_t>(i < areas ? i : draws.below(areas)));
    const auto wanted = static_cast<std::size_t>(per_person * static_cast<double>(people) / 2);
    while (people > 1 && input.ties.size() < wanted) {
        const auto a = static_cast<std::uint32_t>(draws.below(people)),
                   b = static_cast<std::uint32_t>(draws.below(people));
        if (a != b && (input.area[a] == input.area[b] || draws.chance(0.2))) input.ties.push_back({a, b});
    }
    return input;
}

double apart(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

double milliseconds(const RingInput& input) {
    double best = 1e9;
    for (int run = 0; run < 5; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        const auto layout = ring_layout(input);
        best =
            std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        if (layout.places.empty()) return -1;
    }
    return best;
}
}  // namespace

TEST_CASE("ring layout: no two marks and no two discs overlap, and everything is in the box", "[diagram][layout]") {
    for (const auto& [people, areas] :
         {std::pair<std::size_t, std::size_t>{1, 1}, {2, 2}, {7, 1}, {20, 3}, {60, 7}, {150, 20}, {300, 9}}) {
        const RingInput input = drawn_input(people, areas, people, 6);
        const RingLayout layout = ring_layout(input);
        REQUIRE(layout.places.size() == people);
        CAPTURE(people, areas, layout.step);
        for (std::size_t i = 0; i < people; ++i) {
            const Disc& disc = layout.discs[input.area[i]];
            CHECK(apart(layout.places[i], disc.centre) <= disc.radius - mark_share * layout.step + 0.02);
            for (std::size_t j = i + 1; j < people; ++j)
                CHECK(apart(layout.places[i], layout.places[j]) > 2 * mark_share * layout.step);
        }
        for (std::size_t a = 0; a < areas; ++a) {
            const Disc& disc = layout.discs[a];
            CHECK(disc.centre.x - disc.radius >= -0.02);
            CHECK(disc.centre.y - disc.radius >= -0.02);
            CHECK(disc.centre.x + disc.radius <= input.width + 0.02);
            CHECK(disc.centre.y + disc.radius <= input.height + 0.02);
            for (std::size_t b = a + 1; b < areas; ++b) {
                CHECK(apart(disc.centre, layout.discs[b].centre) - disc.radius - layout.discs[b].radius >=
                      1.3 * layout.step);
            }
        }
    }
}

TEST_CASE("ring layout: the same input gives the same digits, rounded to a hundredth", "[diagram][layout]") {
    const RingInput input = drawn_input(60, 7, 3, 6);
    const RingLayout first = ring_layout(input), second = ring_layout(input);
    CHECK(first.places == second.places);
    for (const Point& place : first.places) CHECK(std::abs(place.x * 100 - std::round(place.x * 100)) < 1e-6);
}

TEST_CASE("ring layout: the order of the ties changes nothing", "[diagram][layout]") {
    RingInput input = drawn_input(40, 5, 8, 5);
    const RingLayout first = ring_layout(input);
    std::reverse(input.ties.begin(), input.ties.end());
    CHECK(ring_layout(input).places == first.places);
}

TEST_CASE("ring layout: areas with much between them are neighbours on the ring", "[diagram][layout]") {
    RingDiscs ring;
    ring.radii.assign(6, 2.0);
    ring.pulls = {{0, 3, 50}, {1, 4, 50}, {2, 5, 50}, {0, 1, 1}, {2, 3, 1}};
    const auto discs = place_discs(ring).discs;
    const double smallest = apart(discs[0].centre, discs[3].centre);
    for (const auto& [a, b] : {std::pair{1, 4}, {2, 5}}) {
        const auto first = static_cast<std::size_t>(a), second = static_cast<std::size_t>(b);
        std::size_t nearer = 0;
        for (std::size_t other = 0; other < 6; ++other) {
            if (other != first &&
                apart(discs[first].centre, discs[other].centre) < apart(discs[first].centre, discs[second].centre) - 1)
                ++nearer;
        }
        CHECK(nearer <= 1);
    }
    CHECK(smallest < 200);
}

TEST_CASE("ring layout: of many discs the largest third stands inside, none nearer to another than the gap",
          "[diagram][layout]") {
    for (const std::size_t count : {13U, 15U, 20U, 40U, 60U}) {
        CAPTURE(count);
        test::Draws draws{count};
        RingDiscs ring;
        ring.nested = true, ring.width = 300, ring.height = 200, ring.gap = 0.5;
        for (std::size_t k = 0; k < count; ++k) ring.radii.push_back(1 + static_cast<double>(draws.below(100)) / 50);
        const PlacedDiscs placed = place_discs(ring);
        std::vector<std::pair<double, double>> by_size;  // radius, how far out: 1 is the edge of the box
        for (std::size_t a = 0; a < count; ++a) {
            const Disc& disc = placed.discs[a];
            CHECK(disc.centre.x - disc.radius > -0.02);
            CHECK(disc.centre.x + disc.radius < 300.02);
            CHECK(disc.centre.y - disc.radius > -0.02);
            CHECK(disc.centre.y + disc.radius < 200.02);
            by_size.emplace_back(ring.radii[a], std::hypot(disc.centre.x / 150 - 1, disc.centre.y / 100 - 1));
            for (std::size_t b = a + 1; b < count; ++b) {
                CHECK(apart(disc.centre, placed.discs[b].centre) - disc.radius - placed.discs[b].radius >
                      0.5 * placed.scale - 0.02);
            }
        }
        std::ranges::sort(by_size, std::greater<>());
        double inside = 0, outside = 1e9;
        for (std::size_t k = 0; k < count; ++k) {
            if (k < count / 3) {
                inside = std::max(inside, by_size[k].second);
            } else if (by_size[k].first < by_size[count / 3 - 1].first) {
                outside = std::min(outside, by_size[k].second);
            }
        }
        CHECK(inside < outside);
    }
}

TEST_CASE("ring layout: swaps shorten the ties", "[diagram][layout]") {
    const RingInput input = drawn_input(60, 4, 21, 6);
    RingInput bare = input;
    bare.ties.clear();
    const auto length = [&](const RingLayout& layout) {
        double sum = 0;
        for (const auto& [a, b] : input.ties) sum += apart(layout.places[a], layout.places[b]) / layout.step;
        return sum;
    };
    CHECK(length(ring_layout(input)) < 0.9 * length(ring_layout(bare)));
}

TEST_CASE("ring layout: lifting ties off marks never makes more of them run over a mark", "[diagram][layout]") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const RingInput input = drawn_input(40, 5, seed, 4);
        RingLayout layout = ring_layout(input);
        auto shuffled = layout.places;
        std::swap(shuffled[0], shuffled[5]);
        const std::size_t before = count_close_calls(shuffled, input.ties, mark_share * layout.step);
        lift_ties_off_marks(shuffled, input, mark_share * layout.step);
        CHECK(count_close_calls(shuffled, input.ties, mark_share * layout.step) <= before);
    }
}

TEST_CASE("ring layout: an area without people, and nobody at all, are drawn without fuss", "[diagram][layout]") {
    RingInput input;
    input.areas = 3;
    input.area = {0, 0, 2};
    CHECK(ring_layout(input).places.size() == 3);
    RingInput nobody;
    nobody.areas = 0;
    CHECK(ring_layout(nobody).places.empty());
    input.ties.push_back({0, 9});
    CHECK_THROWS_AS(ring_layout(input), std::invalid_argument);
}

TEST_CASE("ring layout: 60 people in a millisecond, 2,000 in half a second", "[diagram][layout][.time]") {
    std::cout << "ring layout, ms: 60 people " << milliseconds(drawn_input(60, 7, 1, 6)) << ", 300 people "
              << milliseconds(drawn_input(300, 9, 1, 6)) << ", 2,000 people "
              << milliseconds(drawn_input(2000, 10, 1, 6.5)) << '\n';
}

TEST_CASE("tie layout: a ring of people is drawn without a crossing, a square with its diagonals with at most one",
          "[diagram][layout]") {
    TieInput ring;
    ring.width = 300, ring.height = 200, ring.apart = 12;
    for (std::uint32_t i = 0; i < 12; ++i) {
        ring.start.push_back({static_cast<double>(17 * i % 12) * 20, static_cast<double>(i % 3) * 40});
        ring.ties.push_back({i, (i + 1) % 12});
    }
    CHECK(count_crossings(tie_layout(ring), ring.ties) == 0);
    TieInput square;
    square.start = {{0, 0}, {100, 100}, {100, 0}, {0, 100}};
    square.ties = {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {0, 2}, {1, 3}};
    CHECK(count_crossings(tie_layout(square), square.ties) <= 1);
    CHECK(count_crossings({{0, 0}, {10, 10}, {0, 10}, {10, 0}}, {{0, 1}, {2, 3}}) == 1);
    CHECK(count_crossings({{0, 0}, {10, 10}, {0, 10}, {10, 0}}, {{0, 1}, {0, 3}}) == 0);
}

TEST_CASE("tie layout: everybody in the box, nobody on another, the same digits twice", "[diagram][layout]") {
    for (const std::size_t people : {1U, 2U, 3U, 20U, 60U, 150U}) {
        const RingInput drawn = drawn_input(people, 1, people, 5);
        TieInput input;
        input.width = 400, input.height = 250, input.apart = 11;
        input.ties = drawn.ties, input.start = ring_layout(drawn).places;
        const auto places = tie_layout(input);
        CHECK(places == tie_layout(input));
        CAPTURE(people);
        for (std::size_t i = 0; i < people; ++i) {
            CHECK(places[i].x >= -0.01);
            CHECK(places[i].y >= -0.01);
            CHECK(places[i].x <= 400.01);
            CHECK(places[i].y <= 250.01);
            for (std::size_t j = i + 1; j < people; ++j) CHECK(apart(places[i], places[j]) > 0.8 * 11);
        }
    }
    TieInput nobody;
    CHECK(tie_layout(nobody).empty());
}

TEST_CASE("lead round: a contact through a third mark is bent past it, alike in every panel", "[diagram][layout]") {
    // A and B with C half-way between them; D and E with nobody between.
    Scene scene;
    scene.width = 200, scene.height = 100;
    for (const Point at : {Point{10, 50}, Point{190, 50}, Point{100, 50}, Point{10, 90}, Point{190, 90}}) {
        SceneMark mark;
        mark.place = at, mark.radius = 5;
        scene.marks.push_back(mark);
    }
    scene.panels.resize(2);
    for (ScenePanel& panel : scene.panels) {
        panel.states.assign(5, MarkState::present);
        panel.ties = {{0, 1, TieKind::between, 1, "", std::nullopt}, {3, 4, TieKind::between, 1, "", std::nullopt}};
    }
    scene.panels[1].ties[0].kind = TieKind::gained;
    lead_round_marks(scene);
    const auto bend = scene.panels[0].ties[0].bend;
    REQUIRE(bend);
    CHECK(scene.panels[1].ties[0].bend == bend);
    CHECK_FALSE(scene.panels[0].ties[1].bend);
    double nearest = 1e9, furthest = 0;
    for (int k = 0; k <= 200; ++k) {
        const double t = k / 200.0, s = 1 - t;
        const double x = s * s * s * 10 + 3 * s * s * t * (*bend)[0].x + 3 * s * t * t * (*bend)[1].x + t * t * t * 190;
        const double y = s * s * s * 50 + 3 * s * s * t * (*bend)[0].y + 3 * s * t * t * (*bend)[1].y + t * t * t * 50;
        nearest = std::min(nearest, std::hypot(x - 100, y - 50));
        furthest = std::max(furthest, std::abs(y - 50));
    }
    CHECK(nearest > 5);     // clear of the mark,
    CHECK(nearest < 12.5);  // by about one and a half radii, no great detour
    CHECK(furthest < 15);
    // A band that stands for many contacts stays as it is.
    scene.panels[0].ties[0].bend = std::nullopt, scene.panels[0].ties[0].pill = "12";
    lead_round_marks(scene);
    CHECK_FALSE(scene.panels[0].ties[0].bend);
}
