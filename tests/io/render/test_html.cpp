#include "io/render/html.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <pugixml.hpp>
#include <regex>
#include <set>

#include "graph/base/error.hpp"
#include "io/pack/write_report.hpp"
#include "io/release/disclosure.hpp"
#include "io/render/inline_svg.hpp"
#include "io/text/hash.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/told.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::compared;
using crosstie::test::Partnership;

namespace {

const char* const picture_svg =
    "<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<!-- made by zqx1 --><svg xmlns=\"http://www.w3.org/2000/svg\" "
    "viewBox=\"0 0 9 9\" width=\"9mm\" "
    "aria-labelledby=\"t d\"><title id=\"t\">zqx1</title><desc id=\"d\">zqx2</desc><style>*{fill:red}</style>"
    "<defs><clipPath id=\"c\"><rect width=\"3\" height=\"3\"/></clipPath></defs>"
    "<g clip-path=\"url(#c)\" onclick=\"x()\" style=\"fill:red\"><use href=\"#c\"/><a "
    "href=\"https://example.org\"><text>A &amp; B</text></a></g>"
    "<script>alert(1)</script></svg>";

std::vector<Picture> pictures() {
    return {
        {"people", "More contacts across boroughs", picture_svg, "Three maps of 3 boroughs.", "Before, after, change."},
        {"areas", "Boroughs", picture_svg, "Circles of 3 boroughs.", ""}};
}

Partnership sample() {
    return Partnership({7, 6, 8, 6, 4, 3}).fill(8, 75, 6).silent(1, 3).silent(0, 12).joins(33).leaves(20);
}

std::string page(Edition edition, const Partnership& partnership = sample(), const char* which = "paper.html") {
    const Study study = partnership.study();
    return write_report(test::told(study, compared(study), edition), {.pictures = pictures()}).at(which);
}

std::string annex(Edition edition, const Partnership& partnership = sample()) {
    return page(edition, partnership, "annex.html");
}

/// The page without what stands in its script elements, which are no XML.
std::string without_scripts(std::string text) {
    for (std::size_t at = 0; (at = text.find("<script", at)) != std::string::npos;) {
        const std::size_t open = text.find('>', at) + 1, close = text.find("</script>", open);
        text.erase(open, close - open);
        at = open;
    }
    return text;
}

/// What the page's elements that run as script hold: none, or one.
std::vector<std::string> scripts(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t at = 0; (at = text.find("<script>", at)) != std::string::npos; ++at) {
        found.push_back(text.substr(at + 8, text.find("</script>", at) - at - 8));
    }
    return found;
}

/// The data that the map's script reads.
nlohmann::json map_of(const std::string& text) {
    const std::string_view open = "<script type=\"application/json\" id=\"map-data\">";
    const std::size_t at = text.find(open);
    REQUIRE(at != std::string::npos);
    const std::size_t from = at + open.size();
    return nlohmann::json::parse(text.substr(from, text.find("</script>", from) - from));
}

/// The page as XML: what HTML alone allows (empty elements left open) is closed first.
pugi::xml_document parsed(std::string text) {
    text = without_scripts(std::move(text));
    text = std::regex_replace(text, std::regex("<meta ([^>]*)>"), "<meta $1/>");
    text.erase(0, text.find("<html"));
    pugi::xml_document document;
    const auto result = document.load_string(text.c_str());
    CAPTURE(result.description(), text.substr(static_cast<std::size_t>(result.offset), 80));
    REQUIRE(result);
    return document;
}

std::vector<pugi::xml_node> all(const pugi::xml_document& document, const std::string& path) {
    std::vector<pugi::xml_node> nodes;
    for (const auto& found : document.select_nodes(path.c_str())) nodes.push_back(found.node());
    return nodes;
}

}  // namespace

TEST_CASE("html: British English, one h1, headings in order, every anchor there", "[report][html]") {
    const auto document = parsed(page(Edition::group));
    CHECK(std::string(document.child("html").attribute("lang").value()) == "en-GB");
    CHECK(all(document, "//h1").size() == 1);
    int level = 1;
    for (const pugi::xml_node& heading : all(document, "//h1|//h2|//h3|//h4")) {
        const int now = heading.name()[1] - '0';
        CHECK(now <= level + 1);
        level = now;
    }
    std::set<std::string> ids;
    for (const pugi::xml_node& node : all(document, "//*[@id]")) {
        CAPTURE(node.attribute("id").value());
        CHECK(ids.insert(node.attribute("id").value()).second);
    }
    for (const pugi::xml_node& node : all(document, "//nav//a|//a[@class='skip']"))
        CHECK(ids.count(node.attribute("href").value() + 1) == 1);
    for (const pugi::xml_node& node : all(document, "//*[@aria-labelledby]")) {
        std::istringstream names(node.attribute("aria-labelledby").value());
        for (std::string name; names >> name;) CHECK(ids.count(name) == 1);
    }
}

TEST_CASE("html: every table has a caption, one header row with scope, and no merged or empty cell", "[report][html]") {
    for (const Edition edition : {Edition::public_, Edition::group}) {
        const auto paper = parsed(page(edition)), document = parsed(annex(edition));
        auto tables = all(document, "//table");
        CHECK(tables.size() >= 8);
        for (const pugi::xml_node& table : all(paper, "//table")) tables.push_back(table);
        for (const pugi::xml_node& table : tables) {
            CAPTURE(table.attribute("id").value());
            CHECK_FALSE(std::string(table.child("caption").text().get()).empty());
            const auto heads = table.select_nodes("thead/tr/th[@scope='col']");
            CHECK(table.select_nodes("thead/tr").size() == 1);
            for (const auto& head : heads) CHECK_FALSE(std::string(head.node().text().get()).empty());
            for (const auto& row : table.select_nodes("tbody/tr")) {
                CHECK(row.node().select_nodes("th[@scope='row']").size() == 1);
                CHECK(row.node().select_nodes("th|td").size() == heads.size());
                for (const auto& cell : row.node().select_nodes("th|td"))
                    CHECK_FALSE(std::string(cell.node().text().get()).empty());
            }
            CHECK(table.select_nodes(".//@colspan|.//@rowspan").empty());
        }
    }
}

TEST_CASE("html: the content policy names the style, and nothing else may run or load", "[report][html]") {
    const std::string text = page(Edition::public_);
    const std::size_t open = text.find("<style>") + 7;
    const std::string style = text.substr(open, text.find("</style>") - open);
    CHECK(text.find("style-src 'sha256-" + sha256_base64(style) + "'") != std::string::npos);
    CHECK(text.find("default-src 'none'") != std::string::npos);
    REQUIRE(scripts(text).size() == 1);
    CHECK(text.find("script-src 'sha256-" + sha256_base64(scripts(text)[0]) + "'") != std::string::npos);
    for (const char* never :
         {"innerHTML", "outerHTML", "insertAdjacent", "eval(", "document.write", "fetch(", "import("})
        CHECK(scripts(text)[0].find(never) == std::string::npos);
    const auto document = parsed(text);
    CHECK(all(document, "//*[@style]").empty());
    CHECK(all(document, "//script[not(@type)]").size() == 1);
    CHECK(all(document, "//style").size() == 1);
    for (const pugi::xml_node& node : all(document, "//*[@href or @src]")) {
        CHECK(node.attribute("href").value()[0] == '#');
        CHECK_FALSE(node.attribute("src"));
    }
    CHECK(style.find("url(") == std::string::npos);
    CHECK(style.find("@import") == std::string::npos);
}

TEST_CASE("html: pictures are named, described and kept apart", "[report][html]") {
    const auto document = parsed(page(Edition::public_));
    const auto svgs = all(document, "//figure//svg");
    REQUIRE(svgs.size() == 2);
    CHECK(std::string(svgs[1].attribute("role").value()) == "img");
    CHECK(std::string(svgs[1].attribute("aria-labelledby").value()) == "people-title people-desc");
    CHECK(std::string(svgs[1].child("title").text().get()) == "Three maps of 3 boroughs.");
    CHECK(std::string(svgs[1].child("desc").text().get()) == "Before, after, change.");
    CHECK(std::string(svgs[0].attribute("aria-labelledby").value()) == "areas-title");
    CHECK(std::string(svgs[1].child("g").attribute("clip-path").value()) == "url(#people-c)");
    CHECK(std::string(svgs[1].child("g").child("use").attribute("href").value()) == "#people-c");
    CHECK_FALSE(svgs[1].child("g").attribute("onclick"));
    CHECK_FALSE(svgs[1].child("g").attribute("style"));
    CHECK_FALSE(svgs[1].child("style"));
    CHECK_FALSE(svgs[1].child("script"));
    CHECK(std::string(svgs[1].child("g").child("a").child("text").text().get()) == "A & B");
    CHECK_THROWS_AS(inline_svg("<p>no</p>", "k", "a", ""), Error);
    CHECK_THROWS_AS(inline_svg("<svg><g></svg>", "k", "a", ""), Error);
}

TEST_CASE("html: no id, label or role of a person is in any byte of the public edition", "[report][html][privacy]") {
    Partnership p = sample();
    p.raw().attributes.set("name", std::vector<std::string>(p.people(), "Zqname"));
    const Study study = p.study();
    for (const auto& [name, bytes] :
         write_report(test::told(study, compared(study), Edition::public_), {.pictures = pictures()})) {
        CAPTURE(name);
        // The picture of this test is hostile on purpose; it goes into a file of its own as the drawer made it, and what
        // the drawer makes is searched in the tests of the pack.
        if (name.starts_with("diagrams/") && name.ends_with(".svg")) continue;
        std::string lower = bytes;
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        for (const char* word : {"zqx", "zqlabel", "zqrole", "zqname"}) CHECK(lower.find(word) == std::string::npos);
    }
    CHECK(annex(Edition::group).find("Zqlabel 1<") != std::string::npos);
    CHECK(annex(Edition::group, p).find("Zqname") == std::string::npos);
    CHECK(annex(Edition::named, p).find("Zqname") != std::string::npos);
}

TEST_CASE("html: findings say which picture and table show them", "[report][html]") {
    const std::string text = page(Edition::group);
    CHECK(text.find("(<a href=\"#table-summary\">Table 2</a>).</p>") != std::string::npos);
    CHECK(text.find("(<a href=\"#figure-areas\">Figure 1</a>).</p>") != std::string::npos);
    CHECK(text.find("href=\"#figure-turnover\"") == std::string::npos);  // is no picture of this pack
    CHECK(text.find("id=\"figure-areas\"") != std::string::npos);
    CHECK(text.find("id=\"table-summary\"") != std::string::npos);
}

TEST_CASE("html: the source is named once, with its month in words", "[report][html]") {
    Partnership p = sample();
    p.raw().illustrative = true;
    p.raw().source = "Illustrative data made up for a test.";
    const std::string text = page(Edition::public_, p), source = text.substr(text.find("<p>Source: "));
    const std::string line = source.substr(0, source.find("</p>"));
    CHECK(line.find("Illustrative") == line.rfind("llustrative") - 1);
    CHECK(line.find("(March 2017)") != std::string::npos);
}

TEST_CASE("html: editions and illustrative data are marked", "[report][html]") {
    CHECK(page(Edition::public_).find("class=\"mark\"") == std::string::npos);
    CHECK(page(Edition::group).find("<p class=\"at-every-head mark\">For the group: shows single people.") !=
          std::string::npos);
    CHECK(page(Edition::named).find("<p class=\"at-every-head mark\">Contains names.") != std::string::npos);
    Partnership p = sample();
    p.raw().illustrative = true;
    const std::string text = page(Edition::public_, p);
    CHECK(text.find("<p class=\"mark\">Illustrative data") < text.find("<h1>"));
    CHECK(text.find("Illustrative data.</p>") != std::string::npos);
}

TEST_CASE("html: labels that hold markup are text", "[report][html]") {
    Partnership p({6, 6});
    p.fill(20, 80, 10);
    p.raw().title = "<b>&\"'\x01";
    p.raw().attributes.set("area", [] {
        std::vector<std::string> areas(12, "<script>alert(1)</script>");
        std::fill(areas.begin() + 6, areas.end(), "B & B");
        return areas;
    }());
    const std::string text = page(Edition::public_, p);
    CHECK(text.find("<script>alert") == std::string::npos);
    CHECK(map_of(text)["marks"][0]["label"] == "<script>alert(1)</script>");
    CHECK(text.find("&lt;b&gt;&amp;&quot;&#39;\uFFFD") != std::string::npos);
    CHECK(text.find("B &amp; B") != std::string::npos);
    parsed(text);
}

TEST_CASE("html: what is not defined is said in words", "[report][html]") {
    Partnership silent({6, 6});
    for (ActorId actor = 0; actor < 12; ++actor) silent.silent(0, actor).silent(1, actor);
    for (const Partnership& p : {Partnership({6, 6, 6}), Partnership({12}), silent}) {
        const std::string text = page(Edition::group, p);
        CHECK_FALSE(std::regex_search(text, std::regex("[^a-z](nan|inf)[^a-z]")));
        parsed(text);
    }
}

TEST_CASE("html: without a pair answered both times no change is shown", "[report][html]") {
    Partnership p({6, 6});
    p.fill(20, 80, 10);
    for (ActorId actor = 0; actor < 12; ++actor) p.silent(1, actor);
    const std::string text = page(Edition::group, p);
    CHECK(text.find("cannot be compared") != std::string::npos);
    for (const char* id :
         {"id=\"table-turnover", "id=\"table-summary", "id=\"table-areas", "id=\"figure-", "id=\"table-people"}) {
        CAPTURE(id);
        CHECK(text.find(id) == std::string::npos);
    }
    CHECK(text.find("table-response") != std::string::npos);
}

TEST_CASE("html: 0.5 added to the counts of an odds ratio is said", "[report][html]") {
    Partnership p({6, 6});
    for (ActorId i = 0; i < 6; ++i) p.both(1, i, i + 6);
    const std::string text = annex(Edition::group, p);
    CHECK(text.find("0.5 was added to all four counts") != std::string::npos);
    CHECK(text.find("over odds within</th><td class=\"number\">no links</td>") != std::string::npos);
}

TEST_CASE("html: a picture that could not be drawn leaves its place saying why", "[report][html]") {
    const Study study = sample().study();
    std::vector<Picture> failed = pictures();
    failed[0].svg.clear();
    failed[0].failure = "the picture engine <timed> out";
    const std::string text =
        write_report(test::told(study, compared(study), Edition::public_), {.pictures = failed}).at("paper.html");
    CHECK(text.find("is missing here: the picture engine &lt;timed&gt; out.") != std::string::npos);
    CHECK(all(parsed(text), "//figure//svg").size() == 1);
}

TEST_CASE("html: a picture that a rule leaves out has no caption and no number, but a sentence why", "[report][html]") {
    const Study study = sample().study();
    std::vector<Picture> left_out = pictures();
    left_out[0].svg.clear();
    left_out[0].not_drawn = "45 boroughs are more than the 40 a heat chart holds";
    const auto files = write_report(test::told(study, compared(study), Edition::public_), {.pictures = left_out});
    const std::string& text = files.at("paper.html");
    CHECK(text.find("since 45 boroughs are more than the 40 a heat chart holds.</p>") != std::string::npos);
    CHECK(text.find("figure-" + left_out[0].key) == std::string::npos);
    CHECK(text.find("Figure 2.") == std::string::npos);
    CHECK_FALSE(files.contains("diagrams/" + left_out[0].key + ".txt"));
}

TEST_CASE("html: the map of the public edition is of areas as its tables merge them", "[report][html][map][privacy]") {
    const std::string text = page(Edition::public_);
    const auto map = map_of(text);
    CHECK(map["people"] == false);
    CHECK_FALSE(map.contains("looks"));
    CHECK(map["filters"].empty());
    // Areas of 7, 6, 8, 6, 4 and 3: one who does not answer is silent in two of them, and those under 5 stand together.
    const Study study = sample().study();
    const Disclosed shown = disclose(study, compared(study), Edition::public_);
    REQUIRE(map["marks"].size() == shown.areas.labels.size());
    CHECK(map["marks"].size() < 6);
    for (std::size_t k = 0; k < shown.areas.labels.size(); ++k) {
        CHECK(map["marks"][k]["label"] == shown.areas.labels[k]);
        CHECK(map["marks"][k]["people"][0].get<std::size_t>() >= study.min_group);
    }
    for (const auto& tie : map["ties"]) {
        CHECK(tie[2] == shown.areas.contacts_from[tie[0].get<std::size_t>()][tie[1].get<std::size_t>()]);
        CHECK(tie[3] == shown.areas.contacts_to[tie[0].get<std::size_t>()][tie[1].get<std::size_t>()]);
    }
}

TEST_CASE("html: the map of people tells new, kept, lost and uncompared contacts apart", "[report][html][map]") {
    Partnership p({3, 3});
    p.both(0, 0, 1).both(1, 0, 1);  // kept
    p.both(0, 0, 3);                // lost
    p.both(1, 1, 4);                // new
    p.silent(0, 5).tie(1, 5, 2);    // seen at one wave only: 5 was asked and did not answer before
    p.silent(0, 2);
    p.raw().attributes.set("organisation", {"North <Trust>", "South", "South", "South", "South", "South"});
    const auto map = map_of(page(Edition::group, p));
    CHECK(map["people"] == true);
    const auto ties = map["ties"].get<std::vector<std::vector<int>>>();
    // Waves (1 before, 2 after) and four times the kind: 0 kept, 1 new, 2 lost, 3 not compared.
    CHECK(ties == std::vector<std::vector<int>>{{0, 1, 3 + 0}, {0, 3, 1 + 8}, {1, 4, 2 + 4}, {2, 5, 2 + 12}});
    CHECK(map["marks"][5]["states"] == std::vector<int>{1, 0, 1});
    const std::string text = page(Edition::group, p);
    CHECK(text.find("<option value=\"0\">North &lt;Trust&gt;</option>") != std::string::npos);
    CHECK(map["filters"][1] == nlohmann::json::parse("[[0],[1],[1],[1],[1],[1]]"));
}

TEST_CASE("html: the map's wide places keep every area inside, apart and in the order of the paper",
          "[report][html][map]") {
    for (const Edition edition : {Edition::public_, Edition::group}) {
        const auto map = map_of(page(edition));
        const auto& paper = map["people"] == true ? map["areas"] : map["marks"];
        const auto& wide = map["wide"]["areas"];
        REQUIRE(wide.size() == paper.size());
        const double width = map["wide"]["width"], height = map["height"];
        CHECK(width / height > 1.5);
        const auto clockwise = [](const nlohmann::json& discs, double x, double y) {
            std::vector<std::pair<double, std::size_t>> turns;
            for (std::size_t k = 0; k < discs.size(); ++k) {
                const double east = discs[k]["x"].get<double>() - x, south = discs[k]["y"].get<double>() - y;
                const double turn = std::atan2(east, -south);  // 0 at the top
                turns.emplace_back(turn < -1e-6 ? turn + 2 * std::numbers::pi : turn, k);
            }
            std::ranges::sort(turns);
            std::vector<std::size_t> order;
            for (const auto& [turn, disc] : turns) order.push_back(disc);
            return order;
        };
        auto order = clockwise(wide, width / 2, height / 2);
        const auto printed = clockwise(paper, map["width"].get<double>() / 2, height / 2);
        std::ranges::rotate(order, std::ranges::find(order, printed.front()));
        CHECK(order == printed);
        for (std::size_t a = 0; a < wide.size(); ++a) {
            const double x = wide[a]["x"], y = wide[a]["y"], r = wide[a]["r"];
            CHECK((x - r > -0.1 && x + r < width + 0.1 && y - r > -0.1 && y + r < height + 0.1));
            for (std::size_t b = 0; b < a; ++b) {
                const double apart = std::hypot(x - wide[b]["x"].get<double>(), y - wide[b]["y"].get<double>());
                CHECK(apart > r + wide[b]["r"].get<double>());
            }
        }
    }
}

TEST_CASE("html: the map opens thinned only where the printed picture is", "[report][html][map]") {
    const auto few = map_of(page(Edition::group));
    CHECK_FALSE(few.contains("opens"));
    CHECK(page(Edition::group).find("Draw every contact") == std::string::npos);
    // Everybody with everybody, in four areas of 60: nothing can be drawn one by one.
    Partnership all({60, 60, 60, 60});
    all.fill(70, 0, 3);
    const std::string text = page(Edition::group, all);
    const auto map = map_of(text);
    REQUIRE(map.contains("opens"));
    CHECK(map["opens"]["bands"] == 6);  // pairs of four
    CHECK(map["opens"]["kinds"] == nlohmann::json::parse("[[],[],[]]"));
    CHECK(text.find("Draw every contact") != std::string::npos);
    CHECK(text.find("data-band=\"yes\"") != std::string::npos);
}

TEST_CASE("html: without a map there is no script and no way for one to run", "[report][html][map]") {
    Partnership silent({6, 6});
    silent.fill(20, 80, 10);
    for (ActorId actor = 0; actor < 12; ++actor) silent.silent(1, actor);
    Partnership many({366});  // 61 areas of six, where a map of areas holds 60
    std::vector<std::string> areas;
    for (std::size_t person = 0; person < 366; ++person) areas.push_back("Area " + std::to_string(person % 61));
    many.fill(2, 80, 2).raw().attributes.set("area", areas);
    for (const std::string& text :
         {page(Edition::group, silent), page(Edition::public_, Partnership({12}).fill(20, 80, 10)),
          page(Edition::public_, many)}) {
        CHECK(text.find("<script") == std::string::npos);
        CHECK(text.find("script-src") == std::string::npos);
        CHECK(text.find("#map") == std::string::npos);
    }
}

TEST_CASE("html: the same bytes each time", "[report][html]") { CHECK(page(Edition::group) == page(Edition::group)); }

TEST_CASE("html: a section with data of another edition than the page is never written", "[report][html]") {
    const ReleasedReport page = release(Report{}, Rules{Edition::public_, 5});
    const ScriptedSection live{"map", "Map", "<p>x</p>", "", "", Edition::group};
    CHECK_THROWS_AS(html(page, live), Error);
    CHECK_NOTHROW(html(page, ScriptedSection{"map", "Map", "<p>x</p>", "", "", Edition::public_}));
}
