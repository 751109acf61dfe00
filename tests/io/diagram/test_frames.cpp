// What a family of pictures shares, and what a picture must not leave out: places, the largest number, every fall, sizes.
#include <algorithm>
#include <cmath>
#include <set>

#include "graph/base/error.hpp"
#include "io/diagram/page/page.hpp"
#include "io/diagram/page/scene_on_page.hpp"
#include "io/diagram/scene/scene_counts.hpp"
#include "io/read/read.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;

namespace {
Page page(const Study& study, View view, Size size, const std::string& focus = "") {
    DrawOptions options;
    options.view = view, options.size = size, options.focus = focus;
    return page_of(scene_of(study, test::compared(study), options));
}

std::vector<Point> marks_of(const Page& page) {
    std::vector<Point> places;
    for (std::size_t k = page.panels[0].node_begin; k < page.panels[0].node_end; ++k) {
        if (page.shapes.nodes[k].role == NodeRole::mark) places.push_back(page.shapes.nodes[k].at);
    }
    return places;
}

Study sample() {
    io::Source source;
    source.paths = {CROSSTIE_SOURCE_DIR "/data/east_london"};
    return io::read_study(source);
}

void same_places(const Study& study, const std::vector<View>& family, Size size) {
    const auto first = marks_of(page(study, family.front(), size));
    REQUIRE_FALSE(first.empty());
    for (const View view : family) {
        const auto places = marks_of(page(study, view, size));
        CAPTURE(static_cast<int>(size), static_cast<int>(view));
        REQUIRE(places.size() == first.size());
        double most = 0;
        for (std::size_t k = 0; k < places.size(); ++k)
            most = std::max(most, std::hypot(places[k].x - first[k].x, places[k].y - first[k].y));
        CHECK(most == 0);
    }
}
}  // namespace

TEST_CASE("frames: people keep their places from one single picture of a study to the other", "[diagram][frames]") {
    for (const Size size : {Size::a4, Size::slide}) {
        for (const auto& [people, areas] : {std::pair<std::size_t, std::size_t>{20, 3}, {60, 7}, {150, 12}})
            same_places(test::drawn_study(people, areas, 4), {View::before, View::after, View::change}, size);
        same_places(sample(), {View::before, View::after, View::change}, size);
        same_places(sample(), {View::organisations_before, View::organisations_after, View::organisations_change},
                    size);
        same_places(sample(), {View::areas_before, View::areas_after, View::areas_change}, size);
    }
    same_places(sample(), {View::before, View::after, View::change}, Size::a4_half);
    same_places(sample(), {View::levels_before, View::levels}, Size::a4);
}

TEST_CASE("numbers: the largest change and every fall are numbered at any size", "[diagram][frames]") {
    for (const Size size : {Size::a4, Size::a4_half, Size::slide, Size::paper, Size::paper_half}) {
        for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
            const Study study = test::drawn_study(60, 7, seed);
            const auto comparison = test::compared(study);
            const auto &from = comparison.cross_area.contacts_from, &to = comparison.cross_area.contacts_to;
            std::int64_t largest = 0;
            std::multiset<std::string> falls;
            for (std::size_t a = 0; a < from.size(); ++a) {
                for (std::size_t b = 0; b < a; ++b) {
                    const auto change = static_cast<std::int64_t>(to[a][b]) - static_cast<std::int64_t>(from[a][b]);
                    if (std::abs(change) > std::abs(largest)) largest = change;
                    if (change < 0) falls.insert("−" + std::to_string(-change));
                }
            }
            DrawOptions options;
            options.view = View::areas_change, options.size = size;
            const Page drawn = page_of(scene_of(study, comparison, options));
            std::multiset<std::string> told;
            for (const PageText& text : drawn.texts) {
                if (text.role == TextRole::pill) told.insert(text.text);
            }
            CAPTURE(static_cast<int>(size), seed);
            REQUIRE(largest != 0);
            CHECK(told.count((largest < 0 ? "−" : "+") + std::to_string(std::abs(largest))) > 0);
            for (const std::string& fall : falls) CHECK(told.count(fall) == falls.count(fall));
        }
    }
}

TEST_CASE("sizes: the area of a circle is in proportion to its people, or the page says who is drawn alike",
          "[diagram][frames]") {
    const CircleSizes sizes{40, 12, 100};
    CHECK(sizes.radius(100) == 40);
    CHECK(sizes.radius(25) == 20);
    CHECK(sizes.radius(9) == 12);
    CHECK(sizes.radius(8) == 12);
    CHECK(sizes.drawn_alike() == 9);

    DrawOptions options;
    for (const View view : {View::areas, View::work_streams}) {
        options.view = view;
        const Study study = sample();
        const Scene scene = scene_of(study, test::compared(study), options);
        for (std::size_t panel : {0U, 1U}) {
            std::vector<double> people;
            for (const std::string& inside : scene.panels[panel].inside) people.push_back(std::stod(inside));
            const auto& radii = scene.panels[panel].radii;
            REQUIRE(radii.size() == people.size());
            const auto largest = static_cast<std::size_t>(std::ranges::max_element(people) - people.begin());
            for (std::size_t k = 0; k < people.size(); ++k) {
                CAPTURE(static_cast<int>(view), panel, k);
                CHECK(radii[k] * radii[k] / (radii[largest] * radii[largest]) == Approx(people[k] / people[largest]));
            }
        }
        CHECK(scene.footer.find("drawn alike") == std::string::npos);
        CHECK(scene.footer.find("thin outline") != std::string::npos);
        // What is an outline before is the size after, and the other way round.
        for (std::size_t k = 0; k < scene.marks.size(); ++k) {
            if (scene.panels[0].others[k] > 0) CHECK(scene.panels[0].others[k] == scene.panels[1].radii[k]);
        }
    }
}

TEST_CASE("levels: marks of two kinds never lie on each other, or the page says which size has room",
          "[diagram][frames]") {
    const Study study = sample();
    for (const Size size : {Size::a4, Size::a4_half, Size::slide}) {
        for (const std::string focus : {"", "end_of_life"}) {
            CAPTURE(static_cast<int>(size), focus);
            try {
                const Page drawn = page(study, View::levels, size, focus);
                std::vector<const ShapeNode*> round;
                for (const ShapeNode& node : drawn.shapes.nodes) {
                    if (node.role == NodeRole::mark && node.half_width == node.half_height) round.push_back(&node);
                }
                for (std::size_t a = 0; a < round.size(); ++a) {
                    CHECK(round[a]->half_width * page_size(size).point >= 2);
                    for (std::size_t b = 0; b < a; ++b) {
                        CHECK(std::hypot(round[a]->at.x - round[b]->at.x, round[a]->at.y - round[b]->at.y) >
                              round[a]->half_width + round[b]->half_width);
                    }
                }
            } catch (const Error& refused) {
                CHECK(size != Size::a4);
                CHECK(std::string(refused.what()).find("use --size a4") != std::string::npos);
            }
        }
    }
}
