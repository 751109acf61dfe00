#include "io/diagram/page/page.hpp"

#include <algorithm>
#include <cmath>

#include "io/diagram/page/scene_on_page.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;
using crosstie::io::Edition;

namespace {
Scene scene(std::size_t people, std::size_t areas, View view, std::uint64_t seed = 4) {
    const Study study = test::drawn_study(people, areas, seed);
    DrawOptions options;
    options.view = view;
    return scene_of(study, test::compared(study), options);
}

/// Pairs of texts that lie on each other.
std::size_t overlaps(const Page& page) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < page.texts.size(); ++i) {
        for (std::size_t j = i + 1; j < page.texts.size(); ++j) {
            Box box = box_of(page.texts[i]);
            box.top += 0.4, box.bottom -= 0.4;  // a descender may touch the ascender of the next line
            if (!box.meets(box_of(page.texts[j]))) continue;
            ++count;
            UNSCOPED_INFO(page.texts[i].text << " | " << page.texts[j].text);
        }
    }
    return count;
}

bool in_disc(const Box& box, const Disc& disc) {
    const double dx = disc.centre.x - std::clamp(disc.centre.x, box.left, box.right);
    const double dy = disc.centre.y - std::clamp(disc.centre.y, box.top, box.bottom);
    return std::hypot(dx, dy) < disc.radius - 0.5;
}
}  // namespace

TEST_CASE("page: no text lies on another, none leaves the page, none is under 8 points", "[diagram][page]") {
    for (const View view : {View::before, View::after, View::change, View::triptych, View::areas, View::areas_change}) {
        for (const auto& [people, areas] :
             {std::pair<std::size_t, std::size_t>{8, 2}, {24, 3}, {60, 7}, {80, 10}, {150, 9}}) {
            const Page page = page_of(scene(people, areas, view));
            CAPTURE(static_cast<int>(view), people, areas);
            CHECK(overlaps(page) == 0);
            for (const PageText& text : page.texts) {
                const Box box = box_of(text);
                CAPTURE(text.text);
                CHECK(box.left >= 20);
                CHECK(box.right <= page.width - 20);
                CHECK(box.top >= 8);
                CHECK(box.bottom <= page.height - 8);
                CHECK(text.size >= 8);
            }
        }
    }
}

TEST_CASE("page: every panel shows the same people in the same places", "[diagram][page]") {
    const Page page = page_of(scene(60, 7, View::triptych));
    REQUIRE(page.panels.size() == 3);
    const auto &first = page.panels[0], &last = page.panels[2];
    const double shift = page.shapes.nodes[last.node_begin].at.x - page.shapes.nodes[first.node_begin].at.x;
    for (std::size_t m = 0; m < 60; ++m) {
        const Point a = page.shapes.nodes[first.node_begin + m].at, b = page.shapes.nodes[last.node_begin + m].at;
        CHECK(std::abs(a.x + shift - b.x) < 1e-6);
        CHECK(a.y == b.y);
    }
}

TEST_CASE("page: area names stay clear of all discs", "[diagram][page]") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const Page page = page_of(scene(60, 7, View::triptych, seed));
        std::size_t covered = 0;
        for (const PageText& text : page.texts) {
            if (text.role != TextRole::area_name) continue;
            for (const Disc& disc : page.shapes.discs) covered += in_disc(box_of(text), disc) ? 1U : 0U;
        }
        CAPTURE(seed);
        CHECK(covered == 0);
    }
}

TEST_CASE("page: labels lie on no mark, and most of 60 people get one", "[diagram][page]") {
    const Page page = page_of(scene(60, 7, View::after));
    CHECK(page.labels_left.without_label.size() < 20);
    for (const PageText& text : page.texts) {
        if (text.role != TextRole::label) continue;
        for (std::size_t k = page.panels[0].node_begin; k < page.panels[0].node_end; ++k) {
            const ShapeNode& node = page.shapes.nodes[k];
            if (node.role == NodeRole::mark) CHECK_FALSE(in_disc(box_of(text), {node.at, 0.7 * node.half_width}));
        }
    }
    CHECK(page_of(scene(60, 7, View::triptych)).labels_left.without_label.empty());  // a triptych has none to place
}

TEST_CASE("page: marks keep the sizes of the design", "[diagram][page]") {
    CHECK(scene(60, 7, View::triptych).marks[0].radius >= 4);
    CHECK(scene(150, 7, View::triptych).marks[0].radius >= 2.3);
    CHECK(scene(60, 7, View::after).marks[0].radius >= 4.2);
}

TEST_CASE("page: long area names, many kinds and a long source still fit", "[diagram][page]") {
    Study study = test::drawn_study(40, 4, 9);
    auto areas = *study.attributes.find("area");
    for (std::string& area : areas)
        area = "The Royal and Ancient Borough of " + area + " with its Surrounding Parishes";
    study.attributes.set("area", areas);
    study.source = std::string(400, 'w').append(" and more");
    study.by.plural = "integrated neighbourhood partnership localities";
    const Page page = page_of(scene_of(study, test::compared(study)));
    CHECK(overlaps(page) == 0);
    for (const PageText& text : page.texts) CHECK(box_of(text).right <= page.width - 20);
}

TEST_CASE("colours: text 4.5 to 1, lines and outlines 3 to 1, on paper and on discs", "[diagram][colour]") {
    CHECK(contrast("#ffffff", "#000000") == Approx(21));
    CHECK(contrast("#005eb8", "#ffffff") == Approx(6.38).margin(0.01));
    for (const auto text : {colour::ink, colour::quiet, colour::heading, colour::lost})
        CHECK(contrast(text, colour::paper) >= 4.5);
    for (const auto line : {colour::within, colour::between, colour::gained, colour::lost, colour::one_wave,
                            colour::ink, colour::quiet}) {
        for (const auto ground : {colour::paper, colour::disc}) CHECK(contrast(line, ground) >= 3);
    }
    CHECK(contrast(colour::bundle, colour::paper) >= 3);
    CHECK(contrast(colour::ink, colour::area_fill) >= 4.5);
    // The kept contacts are quiet on purpose; what changed stands beside them at nearly twice their contrast.
    CHECK(contrast(colour::kept, colour::disc) >= 3);
    CHECK(contrast(colour::gained, colour::paper) > 1.8 * contrast(colour::kept, colour::paper));
    // Fills need their outline, and the badges' white numbers their ground.
    CHECK(contrast(colour::ink, colour::paper) >= 4.5);
}
