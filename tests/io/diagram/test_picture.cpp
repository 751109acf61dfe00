#include <pugixml.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <set>

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

Scene scene_from(const Study& study, View view = View::triptych, Edition edition = Edition::group) {
    DrawOptions options;
    options.view = view;
    options.edition = edition;
    return scene_of(study, test::compared(study), options);
}

pugi::xml_document parsed(const std::string& svg) {
    pugi::xml_document document;
    const auto result = document.load_buffer(svg.data(), svg.size(), pugi::parse_full, pugi::encoding_utf8);
    CHECK(result);
    return document;
}

void each_node(const pugi::xml_node& node, const std::function<void(const pugi::xml_node&)>& look) {
    look(node);
    for (const pugi::xml_node child : node.children()) each_node(child, look);
}

std::uint32_t word_at(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < 4; ++k) value = value << 8 | static_cast<unsigned char>(bytes.at(at + k));
    return value;
}
}  // namespace

TEST_CASE("SVG: names itself, is A4 landscape, and holds nothing a strict policy would stop", "[diagram][svg]") {
    const Scene scene = scene_from(test::drawn_study(60, 7, 4));
    const auto document = parsed(draw(scene, Format::svg, worker));
    const pugi::xml_node svg = document.child("svg");
    CHECK(std::string(svg.attribute("role").value()) == "img");
    CHECK(std::string(svg.attribute("lang").value()) == "en-GB");
    CHECK(std::string(svg.attribute("width").value()) == "297mm");
    CHECK(std::string(svg.attribute("height").value()) == "210mm");
    CHECK(std::string(svg.attribute("viewBox").value()) == "0 0 842 595");
    CHECK(std::string(svg.attribute("aria-labelledby").value()) == "ct-title ct-desc");
    CHECK(std::string(svg.child("title").text().get()) == scene.title);
    CHECK(std::string(svg.child("desc").text().get()) == scene.description);
    std::set<std::string> ids;
    each_node(svg, [&](const pugi::xml_node& node) {
        CHECK_FALSE(node.attribute("style"));
        CHECK_FALSE(node.attribute("href"));
        CHECK_FALSE(node.attribute("xlink:href"));
        const std::string name = node.name();
        CHECK((name != "script" && name != "style" && name != "image" && name != "a" && name != "foreignObject"));
        for (const pugi::xml_attribute attribute : node.attributes())
            CHECK(std::string_view(attribute.name()).substr(0, 2) != "on");
        if (const std::string id = node.attribute("id").value(); !id.empty()) CHECK(ids.insert(id).second);
    });
}

TEST_CASE("SVG: in each panel discs, then the faint, then kept, lost, new, then people, words and callouts",
          "[diagram][svg]") {
    const auto document = parsed(draw(scene_from(test::drawn_study(60, 7, 4)), Format::svg, worker));
    const pugi::xml_node panel = document.child("svg").find_child_by_attribute("id", "ct-change");
    std::vector<std::string> order;
    for (const pugi::xml_node group : panel.children()) order.emplace_back(group.attribute("class").value());
    const std::vector<std::string> wanted{"discs",
                                          "contacts kept quiet",
                                          "contacts one_wave quiet",
                                          "contacts lost quiet",
                                          "contacts gained quiet",
                                          "contacts kept",
                                          "contacts one_wave",
                                          "contacts lost",
                                          "contacts gained",
                                          "people",
                                          "rings",
                                          "pills",
                                          "words",
                                          "callouts",
                                          "words"};
    CHECK(order == wanted);
}

TEST_CASE("SVG: the public edition holds no person, no label and no tooltip", "[diagram][svg][public]") {
    Study study = test::drawn_study(60, 4, 4);
    for (Actor& actor : study.actors) actor.id = "SECRET" + actor.id, actor.label = "Secret " + actor.label;
    const Scene scene = scene_from(study, View::areas, Edition::public_);
    for (const Format format : {Format::svg, Format::dot}) {
        const std::string bytes = draw(scene, format, worker);
        CHECK(bytes.find("SECRET") == std::string::npos);
        CHECK(bytes.find("Secret") == std::string::npos);
    }
    const auto document = parsed(draw(scene, Format::svg, worker));
    std::size_t titles = 0;
    each_node(document.child("svg"),
              [&](const pugi::xml_node& node) { titles += std::string_view(node.name()) == "title" ? 1U : 0U; });
    CHECK(titles == 1);
}

TEST_CASE("SVG: group editions have tooltips by role, never the id", "[diagram][svg]") {
    Study study = test::drawn_study(30, 3, 4);
    for (Actor& actor : study.actors) actor.id = "SECRET" + actor.id;
    const std::string svg = draw(scene_from(study), Format::svg, worker);
    CHECK(svg.find("SECRET") == std::string::npos);
    CHECK(svg.find("<title>Commissioner, Alderbrook</title>") != std::string::npos);
}

TEST_CASE("SVG: the named edition shows names where there are any, the group edition never", "[diagram][svg]") {
    Study study = test::drawn_study(12, 2, 4);
    study.attributes.set("name", std::vector<std::string>(12, "Ada Example"));
    CHECK(draw(scene_from(study, View::after, Edition::named), Format::svg, worker).find("Ada Example") !=
          std::string::npos);
    CHECK(draw(scene_from(study, View::after, Edition::group), Format::svg, worker).find("Ada Example") ==
          std::string::npos);
}

TEST_CASE("SVG: a lost contact too short for a dash is crossed out", "[diagram][svg]") {
    const Study study =
        test::hand_study({"N", "N", "N", "N", "N", "N", "N", "N", "N", "S"}, "AB CD EF GH AI BI CI DI EI", "AJ");
    Scene scene = scene_from(study);
    for (SceneMark& mark : scene.marks) mark.radius = 6;
    CHECK(draw(scene, Format::svg, worker).find("class=\"cross\"") != std::string::npos);
}

TEST_CASE("SVG: fragments carry their own prefix and no declaration", "[diagram][svg]") {
    const Scene scene = scene_from(test::drawn_study(20, 3, 4), View::areas);
    const std::string svg = svg_fragment(scene, "fig2", worker);
    CHECK(svg.starts_with("<svg"));
    CHECK(svg.find("id=\"fig2-title\"") != std::string::npos);
    CHECK(svg.find("\"ct-") == std::string::npos);
}

TEST_CASE("PNG: 3508 by 2480 and says it is 300 dots an inch", "[diagram][png]") {
    const std::string png = draw(scene_from(test::drawn_study(20, 3, 4)), Format::png, worker);
    REQUIRE(png.substr(0, 8) == "\x89PNG\r\n\x1a\n");
    CHECK(word_at(png, 16) == 3508);
    CHECK(word_at(png, 20) == 2480);
    REQUIRE(png.substr(37, 4) == "pHYs");
    CHECK(word_at(png, 41) == 11811);
    CHECK(word_at(png, 45) == 11811);
    CHECK(png[49] == 1);
    CHECK(word_at(png, 50) == 0x78A53F76);  // the well-known checksum of 300 dpi
}

TEST_CASE("SVG: a bent contact is the curve it was given; a straight one beside it stays straight", "[diagram][svg]") {
    Scene scene = scene_from(test::hand_study({"N", "N", "S", "S"}, "AC BD", "AC BD"), View::after);
    REQUIRE(scene.panels[0].ties.size() == 2);
    scene.panels[0].ties[0].bend = {{{100, 20}, {200, 40}}};
    scene.panels[0].ties[1].bend = std::nullopt;
    const Page page = page_of(scene);
    const auto& bend = page.shapes.lines[page.panels[0].line_begin].bend;
    REQUIRE(bend);
    const auto document = parsed(draw(scene, Format::svg, worker));
    const std::string path = document.child("svg")
                                 .find_child_by_attribute("id", "ct-after")
                                 .find_child_by_attribute("class", "contacts between")
                                 .child("path")
                                 .attribute("d")
                                 .value();
    double x[4], y[4];
    REQUIRE(std::sscanf(path.c_str(), "M%lf,%lfC%lf,%lf %lf,%lf %lf,%lf", &x[0], &y[0], &x[1], &y[1], &x[2], &y[2],
                        &x[3], &y[3]) == 8);
    CHECK(x[1] == Approx((*bend)[0].x).margin(0.02));
    CHECK(y[1] == Approx((*bend)[0].y).margin(0.02));
    CHECK(x[2] == Approx((*bend)[1].x).margin(0.02));
    CHECK(y[2] == Approx((*bend)[1].y).margin(0.02));
    const pugi::xml_node other = document.child("svg")
                                     .find_child_by_attribute("id", "ct-after")
                                     .find_child_by_attribute("class", "contacts between")
                                     .last_child();
    REQUIRE(std::sscanf(other.attribute("d").value(), "M%lf,%lfC%lf,%lf %lf,%lf %lf,%lf", &x[0], &y[0], &x[1], &y[1],
                        &x[2], &y[2], &x[3], &y[3]) == 8);
    for (int k = 1; k < 3; ++k) {  // points from the line between its ends; coordinates are written to a hundredth
        const double aside = (x[k] - x[0]) * (y[3] - y[0]) - (y[k] - y[0]) * (x[3] - x[0]);
        CHECK(std::abs(aside) / std::hypot(x[3] - x[0], y[3] - y[0]) < 0.02);
    }
}

TEST_CASE("sizes: SVG, PDF and PNG all say the same millimetres", "[diagram][svg][pdf][png]") {
    const Study study = test::drawn_study(20, 3, 4);
    struct Wanted {
        Size size;
        std::string wide, high;
        std::uint32_t across, down;
        double points_wide, points_high;
    };
    for (const Wanted& wanted : {Wanted{Size::a4, "297mm", "210mm", 3508, 2480, 841.89, 595.276},
                                 Wanted{Size::a4_half, "210mm", "148.5mm", 2480, 1754, 595.276, 420.945},
                                 Wanted{Size::slide, "338.67mm", "190.5mm", 4000, 2250, 960, 540}}) {
        DrawOptions options;
        options.size = wanted.size;
        const Scene scene = scene_of(study, test::compared(study), options);
        const auto document = parsed(draw(scene, Format::svg, worker));
        CHECK(std::string(document.child("svg").attribute("width").value()) == wanted.wide);
        CHECK(std::string(document.child("svg").attribute("height").value()) == wanted.high);
        const std::string png = draw(scene, Format::png, worker);
        CHECK(word_at(png, 16) == wanted.across);
        CHECK(word_at(png, 20) == wanted.down);
        const std::string pdf = draw(scene, Format::pdf, worker);
        double wide = 0, high = 0;
        REQUIRE(std::sscanf(pdf.c_str() + pdf.find("/MediaBox [ 0 0 "), "/MediaBox [ 0 0 %lf %lf ]", &wide, &high) ==
                2);
        CHECK(wide == Approx(wanted.points_wide).margin(0.02));
        CHECK(high == Approx(wanted.points_high).margin(0.02));
    }
}

TEST_CASE("PDF: one A4 landscape page with title, language and a fixed date", "[diagram][pdf]") {
    unsetenv("SOURCE_DATE_EPOCH");
    const std::string pdf = draw(scene_from(test::drawn_study(20, 3, 4)), Format::pdf, worker);
    REQUIRE(pdf.starts_with("%PDF-1."));
    CHECK(pdf.find("/MediaBox [ 0 0 841.88") != std::string::npos);
    CHECK(pdf.find("/Lang (en-GB)") != std::string::npos);
    CHECK(pdf.find("/CreationDate (20170301") != std::string::npos);
    CHECK(pdf.find("/Title") != std::string::npos);
    setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    CHECK(draw(scene_from(test::drawn_study(20, 3, 4)), Format::pdf, worker).find("/CreationDate (20231114") !=
          std::string::npos);
    unsetenv("SOURCE_DATE_EPOCH");
}

TEST_CASE("pictures: the same bytes twice in every format", "[diagram][svg][png][pdf]") {
    const Study study = test::drawn_study(40, 5, 4);
    for (const Format format : {Format::svg, Format::pdf, Format::png, Format::dot}) {
        CHECK(draw(scene_from(study), format, worker) == draw(scene_from(study), format, worker));
    }
    const Drawn all = draw_all(scene_from(study), worker);
    CHECK(all.svg == draw(scene_from(study), Format::svg, worker));
    CHECK(all.png == draw(scene_from(study), Format::png, worker));
}

TEST_CASE("DOT: neutral ids, real nodes and edges with classes, positions kept", "[diagram][dot]") {
    const std::string dot = draw(scene_from(test::drawn_study(30, 3, 4)), Format::dot, worker);
    CHECK(dot.starts_with("strict graph crosstie {"));
    CHECK(dot.find("layout=nop2") != std::string::npos);
    CHECK(dot.find("class=gained") != std::string::npos);
    CHECK(dot.find("class=mark") != std::string::npos);
    CHECK(dot.find("n1 -- ") == std::string::npos);  // n1 is a legend mark
    CHECK(dot.find(" -- ") != std::string::npos);
}

TEST_CASE("pictures: hostile words give well-formed SVG and nothing live", "[diagram][svg][hostile]") {
    const std::vector<std::string> hostile{"<script>alert(1)</script>",
                                           "a\x01\x02\x1F"
                                           "b",
                                           "back\\slash \\N \\G",
                                           "\xF0\x9F\x98\x80 emoji",
                                           "\xE2\x80\xAE"
                                           "rtl \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
                                           std::string(200, 'W'),
                                           "\" onload=\"alert(1)",
                                           "]]><svg onload=alert(1)>",
                                           "\xFF\xFE"
                                           "bad",
                                           "<<table>>",
                                           "&amp;&#x1;",
                                           "-->"};
    Study study = test::drawn_study(24, 3, 4);
    std::vector<std::string> areas = *study.attributes.find("area");
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        study.actors[i].label = hostile[i % hostile.size()];
        study.actors[i].id = hostile[(i + 3) % hostile.size()] + std::to_string(i);
        areas[i] = hostile[i % 5];
    }
    study.attributes.set("area", areas);
    study.attributes.set("sector", areas);
    study.source = hostile[0];
    study.by.plural = hostile[6];
    study.waves[0].label = hostile[1];
    study.relations[0].label = hostile[7];
    for (const View view : {View::triptych, View::after, View::areas}) {
        const std::string svg = draw(scene_from(study, view, Edition::named), Format::svg, worker);
        CHECK(svg.find("<script") == std::string::npos);
        CHECK(std::ranges::none_of(svg, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }));
        const auto document = parsed(svg);
        each_node(document.child("svg"), [](const pugi::xml_node& node) { CHECK_FALSE(node.attribute("onload")); });
        CHECK_FALSE(draw(scene_from(study, view, Edition::named), Format::dot, worker).empty());
    }
    CHECK(draw(scene_from(study), Format::pdf, worker).starts_with("%PDF"));
}
