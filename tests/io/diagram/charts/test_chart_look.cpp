// What a reader sees: read back from the SVG, not from what made it.
#include <algorithm>
#include <functional>
#include <pugixml.hpp>
#include <set>
#include <tuple>

#include "graph/base/error.hpp"
#include "io/diagram/charts/chart.hpp"
#include "io/diagram/draw/draw.hpp"
#include "io/diagram/page/page.hpp"
#include "io/document/shown.hpp"
#include "io/read/read.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;
using crosstie::io::Edition;

namespace {
struct Words {
    std::string text, css_class, fill;
    Box box;
    double size = 0;
};

struct Shape2 {
    Box box;
    std::string fill;
};

struct Seen {
    std::vector<Words> words;
    std::vector<Shape2> shapes;  // in painting order
    std::vector<std::string> complaints;
};

void each_node(const pugi::xml_node& node, const std::function<void(const pugi::xml_node&)>& look) {
    look(node);
    for (const pugi::xml_node child : node.children()) each_node(child, look);
}

Words words_of(const pugi::xml_node& node) {
    PageText text;
    text.at = {node.attribute("x").as_double(), node.attribute("y").as_double()};
    text.size = node.attribute("font-size").as_double();
    text.weight = node.attribute("font-weight") ? Weight::bold : Weight::regular;
    const std::string anchor = node.attribute("text-anchor").value();
    text.anchor = anchor == "middle" ? Anchor::middle : anchor == "end" ? Anchor::end : Anchor::start;
    text.text = node.text().get();
    return {text.text, node.attribute("class").value(), node.attribute("fill").value(), box_of(text), text.size};
}

Seen seen(const std::string& svg) {
    Seen all;
    pugi::xml_document document;
    if (!document.load_buffer(svg.data(), svg.size(), pugi::parse_full, pugi::encoding_utf8))
        all.complaints.emplace_back("not well formed");
    std::set<std::string> ids;
    each_node(document.child("svg"), [&](const pugi::xml_node& node) {
        const std::string name = node.name();
        const auto number = [&](const char* key) { return node.attribute(key).as_double(); };
        if (name == "text" && std::string(node.attribute("class").value()) != "halo")
            all.words.push_back(words_of(node));
        if (name == "rect") {
            all.shapes.push_back(
                {{number("x"), number("y"), number("x") + number("width"), number("y") + number("height")},
                 node.attribute("fill").value()});
        }
        if (name == "line") {
            const auto [left, right] = std::minmax({number("x1"), number("x2")});
            const auto [top, bottom] = std::minmax({number("y1"), number("y2")});
            all.shapes.push_back({{left, top, right, bottom}, ""});
        }
        if (name == "circle") {
            const double r = number("r");
            all.shapes.push_back({{number("cx") - r, number("cy") - r, number("cx") + r, number("cy") + r}, ""});
        }
        for (const char* banned : {"script", "style", "image", "a", "foreignObject", "use", "pattern"}) {
            if (name == banned) all.complaints.push_back("holds " + name);
        }
        for (const pugi::xml_attribute attribute : node.attributes()) {
            const std::string key = attribute.name(), value = attribute.value();
            if (key.starts_with("on") || key == "style" || key.ends_with("href") ||
                value.find("url(") != std::string::npos || value.find("nan") != std::string::npos ||
                value.find("inf") != std::string::npos)
                all.complaints.push_back(key + "=" + value);
        }
        if (const std::string id = node.attribute("id").value(); !id.empty() && !ids.insert(id).second)
            all.complaints.push_back("id twice: " + id);
    });
    return all;
}

/// Everything wrong with how a page looks, in words.
std::vector<std::string> faults(const std::string& svg, double width = 842, double height = 595) {
    Seen all = seen(svg);
    std::vector<std::string> found = all.complaints;
    for (const Shape2& shape : all.shapes) {
        if (shape.box.left < -0.01 || shape.box.top < -0.01 || shape.box.right > width + 0.01 ||
            shape.box.bottom > height + 0.01)
            found.emplace_back("a shape outside the page");
    }
    for (std::size_t i = 0; i < all.words.size(); ++i) {
        const Words& words = all.words[i];
        if (words.box.left < 20 || words.box.right > width - 20 || words.box.top < 8 || words.box.bottom > height - 8)
            found.push_back("outside the page: " + words.text);
        if (words.size < 6.5) found.push_back("too small: " + words.text);
        if (words.text.find("nan") != std::string::npos) found.push_back("not a number: " + words.text);
        std::string ground = "#ffffff";
        if (words.css_class == "inside") {
            const double x = (words.box.left + words.box.right) / 2, y = (words.box.top + words.box.bottom) / 2;
            for (const Shape2& shape : all.shapes) {
                const Box& b = shape.box;
                if (!shape.fill.empty() && x > b.left && x < b.right && y > b.top && y < b.bottom) ground = shape.fill;
            }
        }
        if (contrast(words.fill, ground) < 4.5) found.push_back("too pale: " + words.text + " on " + ground);
        for (std::size_t j = i + 1; j < all.words.size(); ++j) {
            Box box = words.box;
            box.top += 0.4, box.bottom -= 0.4;
            if (box.meets(all.words[j].box)) found.push_back("overlap: " + words.text + " | " + all.words[j].text);
        }
    }
    return found;
}

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// The chart, or nothing where the edition may not show it.
std::optional<Chart> tried(const Study& study, const survey::Comparison& comparison, ChartKind kind, Edition edition) {
    ChartOptions options;
    options.edition = edition;
    try {
        return chart(study, comparison, kind, options);
    } catch (const LimitReached&) {
        return std::nullopt;
    } catch (const Error& error) {
        // Of two areas there is no wheel, of nothing new no chance.
        CHECK((edition == Edition::public_ || kind == ChartKind::wheel || kind == ChartKind::chance));
        CHECK(std::string(error.what()).size() > 30);
        return std::nullopt;
    }
}

Study sample() {
    io::Source source;
    source.paths = {std::string(CROSSTIE_SOURCE_DIR) + "/data/east_london"};
    return io::read_study(source);
}

void check_all(const Study& study) {
    const survey::Comparison comparison = test::compared(study);
    for (const Edition edition : {Edition::group, Edition::public_}) {
        for (const auto& [name, kind] : chart_kinds) {
            if (kind == ChartKind::path) continue;  // needs three surveys
            CAPTURE(std::string(name), std::string(io::name_of(edition)));
            const auto made = tried(study, comparison, kind, edition);
            if (!made) continue;
            CHECK(faults(made->svg) == std::vector<std::string>{});
            CHECK(characters(made->alt) <= 250);
            CHECK_FALSE(made->title.empty());
            CHECK_FALSE(made->table.rows.empty());
            for (const auto& row : made->table.rows) CHECK(row.size() == made->table.columns.size());
        }
    }
}
}  // namespace

TEST_CASE("charts: on the sample no words overlap, leave the page, are too small or too pale", "[charts]") {
    check_all(sample());
}

TEST_CASE("charts: nor on drawn studies of many sizes", "[charts]") {
    std::uint64_t seed = 1;
    for (const auto& [people, areas] : {std::pair<std::size_t, std::size_t>{4, 2},
                                        {8, 2},
                                        {12, 2},
                                        {24, 3},
                                        {40, 8},
                                        {60, 7},
                                        {90, 10},
                                        {150, 9},
                                        {160, 22},
                                        {300, 36}}) {
        CAPTURE(people, areas);
        check_all(test::drawn_study(people, areas, seed++));
    }
}

TEST_CASE("charts: nor on smaller pages, where the wheel has least room", "[charts][wheel]") {
    for (const auto& [size, width, height] : {std::tuple{Size::a4_half, 620.0, 438.0}, {Size::slide, 768.0, 432.0}}) {
        for (const auto& [people, areas] :
             {std::pair<std::size_t, std::size_t>{24, 3}, {90, 10}, {160, 22}, {400, 40}}) {
            for (const bool long_names : {false, true}) {
                Study study = test::drawn_study(people, areas, 11);
                if (long_names) {
                    std::vector<std::string> names = *study.attributes.find("area");
                    for (std::string& name : names) name += " and the Western Isles Integrated Care Partnership";
                    study.attributes.set("area", names);
                }
                ChartOptions options;
                options.size = size;
                CAPTURE(people, areas, width, long_names);
                const Chart wheel = chart(study, test::compared(study), ChartKind::wheel, options);
                CHECK(faults(wheel.svg, width, height) == std::vector<std::string>{});
                CHECK(wheel.smallest_type >= 6.5);
            }
        }
    }
}

TEST_CASE("charts: nor with long, hostile and odd names", "[charts][hostile]") {
    const std::vector<std::string> names{"<script>alert(1)</script>", std::string(300, 'W'), "\xFF\xFE\x01 bad",
                                         "\" onload=\"alert(1)",
                                         "North East, North Cumbria and the Western Isles of Somewhere Else"};
    Study study = test::drawn_study(40, 5, 3);
    std::vector<std::string> areas = *study.attributes.find("area");
    std::ranges::sort(areas);
    std::string last;
    std::size_t at = 0;
    for (std::string& area : areas) {
        if (!last.empty() && area != last) ++at;
        last = area;
        area = names[at % names.size()];
    }
    study.attributes.set("area", areas);
    study.by.singular = study.by.plural = "clinical commissioning partnership localities";
    study.source = "<img src=x onerror=alert(1)>";
    check_all(study);
}

TEST_CASE("charts: no link at all, at one wave or both", "[charts]") {
    const std::vector<std::string> areas{"N", "N", "N", "N", "N", "S", "S", "S", "S", "S"};
    for (const auto& [before, after] : {std::pair{"", ""}, {"AB", ""}, {"", "AF"}, {"AB", "AB"}}) {
        CAPTURE(before, after);
        check_all(test::hand_study(areas, before, after));
    }
}

TEST_CASE("charts: no edition holds an id, a name or a role", "[charts][public]") {
    Study study = test::drawn_study(60, 4, 4);
    for (Actor& actor : study.actors) actor.id = "SECRET" + actor.id, actor.label = "SECRET " + actor.label;
    study.attributes.set("name", std::vector<std::string>(60, "SECRET Ada"));
    study.attributes.set("role", std::vector<std::string>(60, "SECRET role"));
    const survey::Comparison comparison = test::compared(study);
    for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
        for (const auto& [name, kind] : chart_kinds) {
            if (kind == ChartKind::path) continue;  // needs three surveys
            const auto made = tried(study, comparison, kind, edition);
            if (!made) continue;
            std::string all = made->svg + made->alt + made->description + made->title;
            for (const auto& row : as_shown(made->table).rows) {
                for (const std::string& cell : row) all += cell;
            }
            CAPTURE(std::string(name));
            CHECK(all.find("SECRET") == std::string::npos);
        }
    }
}

TEST_CASE("charts: each names itself, is A4 landscape, and its words are its description", "[charts]") {
    const Study study = sample();
    const survey::Comparison comparison = test::compared(study);
    for (const auto& [name, kind] : chart_kinds) {
        if (kind == ChartKind::path) continue;  // needs three surveys
        ChartOptions options;
        options.id_prefix = "fig3";
        const Chart made = chart(study, comparison, kind, options);
        pugi::xml_document document;
        REQUIRE(document.load_string(made.svg.c_str()));
        const pugi::xml_node svg = document.child("svg");
        CHECK(std::string(svg.attribute("role").value()) == "img");
        CHECK(std::string(svg.attribute("lang").value()) == "en-GB");
        CHECK(std::string(svg.attribute("width").value()) == "297mm");
        CHECK(std::string(svg.attribute("aria-labelledby").value()) == "fig3-title fig3-desc");
        CHECK(made.title == svg.child("title").text().get());
        CHECK(made.description == svg.child("desc").text().get());
        CHECK(made.svg.find("\"ct-") == std::string::npos);
        for (const auto& row : as_shown(made.table).rows) CHECK(made.description.find(row.back()) != std::string::npos);
        std::string words;
        for (const Words& one : seen(made.svg).words) words += one.text + ' ';
        for (const char* wanted : {"A contact is", "Answered:", "Source:", "Drawn by crosstie"}) {
            CAPTURE(std::string(name), words);
            CHECK(words.find(wanted) != std::string::npos);
        }
    }
}

TEST_CASE("charts: a title of one's own replaces the finding", "[charts]") {
    ChartOptions options;
    options.title = "More <than> before";
    options.caption = "A caption.";
    const Study study = sample();
    const Chart made = chart(study, test::compared(study), ChartKind::turnover, options);
    CHECK(made.title == "More <than> before");
    CHECK(made.svg.find("More &lt;than&gt; before") != std::string::npos);
    CHECK(made.svg.find("A caption. A contact is") != std::string::npos);
}

TEST_CASE("charts: bars are as long as their numbers", "[charts]") {
    // Contacts lost 1, kept 2, new 3: by hand in test_chart_data.cpp.
    const Study study = test::hand_study({"N", "N", "N", "S", "S", "S"}, "AB AD DE", "AB AC BA AE DE BF");
    const Chart made = chart(study, test::compared(study), ChartKind::turnover);
    pugi::xml_document document;
    REQUIRE(document.load_string(made.svg.c_str()));
    const pugi::xml_node marks = document.child("svg").find_child_by_attribute("class", "chart");
    double lost = 0, kept = 0, gained = 0;  // the last row is everybody
    for (const pugi::xml_node bar : marks.children("rect")) {
        const std::string css_class = bar.attribute("class").value();
        const double width = bar.attribute("width").as_double();
        if (css_class == "bar lost") lost = width;
        if (css_class == "bar kept") kept = width;
        if (css_class == "bar gained") gained = width;
    }
    CHECK(lost > 50);
    CHECK(std::abs(kept - 2 * lost) < 0.05);
    CHECK(std::abs(gained - 3 * lost) < 0.05);
}

TEST_CASE("charts: the same bytes twice, and as PDF and PNG", "[charts][pdf][png]") {
    const WorkerOptions worker{CROSSTIE_TEST_WORKER, std::chrono::milliseconds(60'000)};
    const Study study = sample();
    const survey::Comparison comparison = test::compared(study);
    for (const auto& [name, kind] : chart_kinds) {
        if (kind == ChartKind::path) continue;  // needs three surveys
        const Chart made = chart(study, comparison, kind);
        CHECK(made.svg == chart(study, comparison, kind).svg);
        const std::string pdf = picture_of(made.svg, made.title, Format::pdf, worker);
        CHECK(pdf.starts_with("%PDF"));
        CHECK(pdf == picture_of(made.svg, made.title, Format::pdf, worker));
    }
    const Chart heat = chart(study, comparison, ChartKind::heat);
    CHECK(picture_of(heat.svg, heat.title, Format::png, worker).substr(1, 3) == "PNG");
    CHECK_THROWS_AS(picture_of(heat.svg, heat.title, Format::dot, worker), Error);
}
