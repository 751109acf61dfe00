// Every view as bytes: whole, the same twice, everybody in the same place in each panel, nobody in a public one.
#include <algorithm>
#include <pugixml.hpp>

#include "io/diagram/draw/draw.hpp"
#include "io/diagram/page/page.hpp"
#include "io/diagram/page/scene_on_page.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;
using crosstie::io::Edition;

namespace {
const WorkerOptions worker{CROSSTIE_TEST_WORKER, std::chrono::milliseconds(60'000)};

/// 120 people in three boroughs, each borough an organisation of its own, every third person of a work-stream.
Study partnership() {
    Study study = test::drawn_study(120, 3, 4, false);
    study.attributes.set("organisation", *study.attributes.find("area"));
    for (std::size_t i = 0; i < 120; ++i) {
        study.actors[i].id = "secret-id-" + std::to_string(i);
        study.actors[i].label = "secret role " + std::to_string(i);
        study.actors[i].work_streams.push_back(i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c");
    }
    study.work_streams = {{"a", "Alpha", {"stakeholder group", "work-stream"}},
                          {"b", "Beta", {"work-stream", "work-stream"}},
                          {"c", "Gamma", {"work-stream", "work-stream"}}};
    return study;
}

Scene scene_in(const Study& study, View view, Edition edition) {
    DrawOptions options;
    options.view = view, options.edition = edition;
    if (view == View::ego) options.focus = "secret-id-7";
    return scene_of(study, test::compared(study), options);
}
}  // namespace

TEST_CASE("views: whole SVG with role, title and description, the same bytes twice", "[diagram][views]") {
    const Study study = partnership();
    for (const View view : {View::pair, View::waves, View::ego, View::levels, View::levels_before, View::organisations,
                            View::organisations_change, View::areas_pair, View::work_streams}) {
        const Scene scene = scene_in(study, view, Edition::group);
        const std::string svg = draw(scene, Format::svg, worker);
        CAPTURE(scene.title);
        pugi::xml_document document;
        REQUIRE(document.load_string(svg.c_str()));
        CHECK(std::string(document.child("svg").attribute("role").value()) == "img");
        CHECK(scene.title == document.child("svg").child("title").text().get());
        CHECK(scene.description == document.child("svg").child("desc").text().get());
        CHECK(svg == draw(scene_in(study, view, Edition::group), Format::svg, worker));
    }
}

TEST_CASE("views: a mark has the same place in each panel of a page", "[diagram][views]") {
    const Study study = partnership();
    for (const View view : {View::pair, View::waves, View::ego, View::organisations, View::work_streams}) {
        const Scene scene = scene_in(study, view, Edition::group);
        const Page page = page_of(scene);
        REQUIRE(page.panels.size() == scene.panels.size());
        const std::size_t first = page.panels[0].node_begin;
        for (const PagePanel& panel : page.panels) {
            const double aside = page.shapes.nodes[panel.node_begin].at.x - page.shapes.nodes[first].at.x;
            for (std::size_t m = 0; m < scene.marks.size(); ++m) {
                const Point here = page.shapes.nodes[panel.node_begin + m].at, there = page.shapes.nodes[first + m].at;
                CHECK(std::abs(here.x - there.x - aside) < 1e-6);
                CHECK(std::abs(here.y - there.y) < 1e-6);
            }
        }
    }
}

TEST_CASE("views: words in a mark stay inside it", "[diagram][views]") {
    const Study study = partnership();
    for (const View view : {View::work_streams, View::levels, View::levels_before}) {
        const Scene scene = scene_in(study, view, Edition::group);
        const Page page = page_of(scene);
        std::size_t seen = 0;
        for (const PageText& text : page.texts) {
            if (text.role != TextRole::inside || text.text.empty()) continue;
            const Box box = box_of(text);
            ++seen;
            CHECK(std::ranges::any_of(page.shapes.nodes, [&](const ShapeNode& node) {
                return node.role == NodeRole::mark && box.left >= node.at.x - node.half_width &&
                       box.right <= node.at.x + node.half_width && box.top >= node.at.y - node.half_height &&
                       box.bottom <= node.at.y + node.half_height;
            }));
        }
        CHECK(seen > 0);
    }
}

TEST_CASE("views: no id and no role in a public picture", "[diagram][views][public]") {
    const Study study = partnership();
    for (const View view : {View::organisations, View::organisations_change, View::areas_pair, View::work_streams}) {
        const Scene scene = scene_in(study, view, Edition::public_);
        for (const Format format : {Format::svg, Format::dot})
            CHECK(draw(scene, format, worker).find("secret") == std::string::npos);
        CHECK(scene.banner.empty());
    }
    CHECK(draw(scene_in(study, View::levels, Edition::group), Format::svg, worker).find("secret") != std::string::npos);
}
