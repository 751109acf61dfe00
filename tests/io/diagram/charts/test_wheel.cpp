// The change wheel: places worked out by hand, and every number in it against a study small enough to count.
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <pugixml.hpp>
#include <regex>

#include "graph/base/error.hpp"
#include "io/diagram/charts/chart.hpp"
#include "io/diagram/charts/wheel_geometry.hpp"
#include "io/document/shown.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;
using crosstie::io::Edition;

namespace {
constexpr double degree = std::numbers::pi / 180;

bool same(double one, double other, double within = 1e-9) { return std::abs(one - other) < within; }
double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

Chart made(const Study& study, Edition edition = Edition::group) {
    ChartOptions options;
    options.edition = edition;
    return chart(study, test::compared(study), ChartKind::wheel, options);
}

std::vector<std::string> places(const std::vector<std::pair<std::string, std::size_t>>& sizes) {
    std::vector<std::string> all;
    for (const auto& [name, people] : sizes) all.insert(all.end(), people, name);
    return all;
}

/// East A to E, North F to J, South K to O. East with North: AF kept; AG, BF, BG new. East with South: AK kept, BL lost.
/// North with South: none. Within East: AB kept.
Study three() {
    return test::hand_study(places({{"East", 5}, {"North", 5}, {"South", 5}}), "AF AK BL AB", "AF AG BF BG AK AB");
}

/// The groups of one class, each with what it says of itself.
struct Group {
    std::string told;
    double opacity = 1;
    std::vector<std::pair<std::string, double>> strokes;  // class and width, casings left out
};

std::vector<Group> groups(const std::string& svg, const std::string& css_class) {
    pugi::xml_document document;
    REQUIRE(document.load_buffer(svg.data(), svg.size(), pugi::parse_full, pugi::encoding_utf8));
    std::vector<Group> found;
    for (const pugi::xml_node group : document.child("svg").find_child_by_attribute("class", "chart").children("g")) {
        const std::string own = group.attribute("class").value();
        if (own != css_class && !own.starts_with(css_class + " ")) continue;
        Group one{group.child("title").text().get(), group.attribute("opacity").as_double(1), {}};
        for (const pugi::xml_node path : group.children("path")) {
            const std::string kind = path.attribute("class").value();
            if (kind != "casing") one.strokes.emplace_back(kind, path.attribute("stroke-width").as_double());
        }
        found.push_back(std::move(one));
    }
    return found;
}

std::size_t marks(const std::string& svg, const std::string& css_class) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = svg.find("class=\"" + css_class + "\"", at)) != std::string::npos; ++at) ++count;
    return count;
}

/// Before, after, kept, new, lost, as a ribbon says them.
std::vector<std::uint64_t> numbers_of(const std::string& told) {
    static const std::regex form(R"(: (\d+) before, (\d+) after; (\d+) kept, (\d+) new, (\d+) lost$)");
    std::smatch match;
    REQUIRE(std::regex_search(told, match, form));
    std::vector<std::uint64_t> numbers;
    for (std::size_t k = 1; k < match.size(); ++k) numbers.push_back(std::stoull(match[k]));
    return numbers;
}

std::vector<std::string> pills(const std::string& svg) {
    static const std::regex form(R"re(class="pill"[^>]*>([^<]+)</text>)re");
    std::vector<std::string> found;
    for (std::sregex_iterator at(svg.begin(), svg.end(), form), end; at != end; ++at) found.push_back((*at)[1]);
    std::ranges::sort(found);
    return found;
}
}  // namespace

TEST_CASE("wheel: arcs are as long as their contacts and with the gaps make a full turn", "[charts][wheel]") {
    // A-B 4, A-C 1, B-C 3; within A 2, B 7, C 3. Contacts of A 7, B 14, C 7; 351 degrees are left beside three gaps.
    const WheelPlan plan = wheel_plan({{2, 4, 1}, {4, 7, 3}, {1, 3, 3}}, {0, 1, 2});
    CHECK(same(plan.gap, 3 * degree));
    CHECK(same(plan.arcs[0].size(), 87.75 * degree));
    CHECK(same(plan.arcs[1].size(), 175.5 * degree));
    CHECK(same(plan.arcs[2].size(), 87.75 * degree));
    CHECK(same(plan.arcs[0].begin, 0));
    CHECK(same(plan.arcs[1].begin, 90.75 * degree));
    CHECK(same(plan.arcs[2].end + plan.gap, 360 * degree));
    // Clockwise on A: to C, which stands before it, to B, within.
    CHECK(same(plan.cells[0][2].begin, 0));
    CHECK(same(plan.cells[0][2].end, plan.cells[0][1].begin));
    CHECK(same(plan.cells[0][1].end, plan.cells[0][0].begin));
    CHECK(same(plan.cells[0][0].end, plan.arcs[0].end));
    CHECK(same(plan.cells[0][1].size(), plan.cells[1][0].size()));
    CHECK(same(plan.cells[0][1].size(), 4 * plan.cells[0][2].size()));
}

TEST_CASE("wheel: an area without contacts has a small arc, and so have all without any", "[charts][wheel]") {
    const WheelPlan one = wheel_plan({{0, 2, 0}, {2, 0, 0}, {0, 0, 0}}, {0, 1, 2});
    CHECK(same(one.arcs[2].size(), 1.8 * degree));
    CHECK(same(one.arcs[0].size() + one.arcs[1].size(), (360 - 9 - 1.8) * degree));
    const WheelPlan none = wheel_plan({{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}, {0, 1, 2});
    for (const Turn& arc : none.arcs) CHECK(same(arc.size(), 117 * degree));
    CHECK(none.each == 0);
}

TEST_CASE("wheel: two ends of one ribbon stand alike beside the top", "[charts][wheel]") {
    for (const auto& [a, b] : {std::pair{0, 1}, {0, 2}, {1, 2}}) {
        WheelPlan plan = wheel_plan({{2, 4, 1}, {4, 7, 3}, {1, 3, 3}}, {0, 1, 2});
        turn_to_top(plan, static_cast<std::size_t>(a), static_cast<std::size_t>(b));
        const Point one = on_wheel(plan.cells[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)].middle(), 100),
                    other =
                        on_wheel(plan.cells[static_cast<std::size_t>(b)][static_cast<std::size_t>(a)].middle(), 100);
        CAPTURE(a, b);
        CHECK(same(one.x, -other.x, 1e-6));
        CHECK(same(one.y, other.y, 1e-6));
        CHECK(one.y < 0);
    }
}

TEST_CASE("wheel: of six areas the two with all contacts stand two places apart", "[charts][wheel]") {
    // Chords of one, two and three places of six: 1, 1.73, 2; the second is nearest to 1.6.
    std::vector<std::vector<double>> weight(6, std::vector<double>(6, 0));
    weight[0][1] = weight[1][0] = 5;
    const std::vector<std::size_t> order = wheel_order(weight);
    const auto at = [&](std::size_t area) { return std::ranges::find(order, area) - order.begin(); };
    const auto apart = std::abs(at(0) - at(1));
    CHECK((apart == 2 || apart == 4));
    std::vector<std::size_t> sorted = order;
    std::ranges::sort(sorted);
    CHECK(sorted == std::vector<std::size_t>{0, 1, 2, 3, 4, 5});
}

TEST_CASE("wheel: a ribbon meets the rim at right angles and keeps its width", "[charts][wheel]") {
    for (const double apart : {35.0, 60.0, 100.0, 140.0, 180.0, 250.0}) {
        CAPTURE(apart);
        const double to = apart * degree;
        const Curve middle = wheel_curve(0, to, 100);
        CHECK(same(middle[0].x, 0));
        CHECK(same(middle[0].y, -100));
        CHECK(same(middle[1].x, 0));
        CHECK(same(middle[2].x / middle[2].y, middle[3].x / middle[3].y, 1e-6));
        const Curve one = wheel_curve(0, to, 100, 6, 6), other = wheel_curve(0, to, 100, -6, -6);
        CHECK(one[0].x > 0);  // clockwise at its first end
        for (const double share : {0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 1.0}) {
            double nearest = 1e9;
            for (int k = 0; k <= 400; ++k)
                nearest = std::min(nearest, distance(on_curve(one, share), on_curve(other, k / 400.0)));
            CAPTURE(share);
            CHECK(same(nearest, 12, 0.15));
        }
    }
}

TEST_CASE("wheel: ribbons say and show what was kept, new and lost, all in one measure", "[charts][wheel]") {
    const Chart wheel = made(three(), Edition::public_);
    CHECK(as_shown(wheel.table).rows ==
          std::vector<std::vector<std::string>>{{"Within East", "1", "1", "0", "0", "1", "0"},
                                                {"East with North", "1", "1", "0", "3", "4", "+3"},
                                                {"Within North", "0", "0", "0", "0", "0", "0"},
                                                {"East with South", "2", "1", "1", "0", "1", "−1"},
                                                {"North with South", "0", "0", "0", "0", "0", "0"},
                                                {"Within South", "0", "0", "0", "0", "0", "0"},
                                                {"All across boroughs", "3", "2", "1", "3", "5", "+2"}});
    CHECK(wheel.title.starts_with("Contacts across boroughs went from 3 to 5; largest rise: East with North (1 to 4)"));
    const std::vector<Group> ribbons = groups(wheel.svg, "ribbon");
    REQUIRE(ribbons.size() == 2);
    CHECK(ribbons[0].told == "East with South: 2 before, 1 after; 1 kept, 0 new, 1 lost");
    CHECK(ribbons[1].told == "East with North: 1 before, 4 after; 1 kept, 3 new, 0 lost");
    CHECK(ribbons[0].opacity < ribbons[1].opacity);
    REQUIRE(ribbons[0].strokes.size() == 2);
    REQUIRE(ribbons[1].strokes.size() == 2);
    const double one = ribbons[0].strokes[1].second;  // of a contact that was lost
    CHECK(ribbons[0].strokes[1].first == "lost");
    CHECK(one > 3);
    CHECK(ribbons[1].strokes[1].first == "gained");
    CHECK(same(ribbons[1].strokes[1].second, 3 * one, 0.02));
    // The core lies 0.2 under each of its edges.
    for (const Group& ribbon : ribbons) {
        CHECK(ribbon.strokes[0].first == "kept");
        CHECK(same(ribbon.strokes[0].second, one + 0.4, 0.02));
    }
    CHECK(groups(wheel.svg, "within").size() == 1);
    CHECK(pills(wheel.svg) == std::vector<std::string>{"+3", "−1"});
    CHECK(wheel.alt.find("3 before, 5 after; 2 kept, 3 new, 1 lost. The largest rise is East with North (+3).") !=
          std::string::npos);
}

TEST_CASE("wheel: the pair that changed most opens into people, not in public", "[charts][wheel][public]") {
    const Chart group = made(three()), open = made(three(), Edition::public_);
    const std::vector<Group> strands = groups(group.svg, "ribbon largest");
    REQUIRE(strands.size() == 1);
    CHECK(strands[0].strokes.size() == 4);  // AF kept; AG, BF, BG new
    CHECK(std::ranges::count(strands[0].strokes, std::string("kept"), &std::pair<std::string, double>::first) == 1);
    for (const auto& [kind, width] : strands[0].strokes) CHECK(same(width, strands[0].strokes[0].second));
    CHECK(marks(group.svg, "person") == 4);  // A, B, F, G
    CHECK(group.svg.find("Opened") != std::string::npos);
    CHECK(marks(open.svg, "person") == 0);
    CHECK(open.svg.find("Opened") == std::string::npos);
    for (const char* const id : {"Lead A", "Lead F"}) CHECK(group.svg.find(id) == std::string::npos);
}

TEST_CASE("wheel: pairs that changed alike are numbered together, and the title names none", "[charts][wheel]") {
    // Each with the next: one new contact for three pairs.
    const Chart wheel =
        made(test::hand_study(places({{"East", 2}, {"North", 2}, {"South", 2}}), "AC CE", "AC AD CE DE AE"));
    CHECK(wheel.title.starts_with("Contacts across boroughs went from 2 to 5; 3 pairs changed most, by 1 each"));
    CHECK(pills(wheel.svg) == std::vector<std::string>{"+1", "+1", "+1"});
    CHECK(groups(wheel.svg, "ribbon largest").empty());
    // The footer's lines may break anywhere.
    CHECK(wheel.svg.find("no pair has fewer") != std::string::npos);
}

TEST_CASE("wheel: in public small areas stand together, and what they have among themselves is left out",
          "[charts][wheel][public]") {
    // A to F East, G to L Far, M to R Near; S, T, U North, V, W, X South, Y, Z West.
    const Study study =
        test::hand_study(places({{"East", 6}, {"Far", 6}, {"Near", 6}, {"North", 3}, {"South", 3}, {"West", 2}}),
                         "AG SV AS", "AG MG SV AS AV");
    const Chart wheel = made(study, Edition::public_);
    const auto rows = as_shown(wheel.table).rows;
    const auto row = [&](const std::string& name) {
        return *std::ranges::find_if(rows, [&](const auto& one) { return one.front() == name; });
    };
    CHECK(row("Within Other boroughs") == std::vector<std::string>{"Within Other boroughs", "not shown", "not shown",
                                                                   "not shown", "not shown", "not shown", "not shown"});
    CHECK(row("East with Other boroughs") ==
          std::vector<std::string>{"East with Other boroughs", "1", "1", "0", "1", "2", "+1"});
    CHECK(wheel.title.starts_with("Contacts across boroughs as grouped here went from 2 to 4"));
    CHECK(wheel.svg.find("within not shown") != std::string::npos);
    for (const char* const hidden : {"North", "South", "West"}) CHECK(wheel.svg.find(hidden) == std::string::npos);
    CHECK(groups(wheel.svg, "within").empty());
}

TEST_CASE("wheel: fewer than three areas and more than forty are refused with what works", "[charts][wheel]") {
    const auto refused = [](const Study& study) -> std::string {
        try {
            static_cast<void>(made(study));
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    };
    CHECK(refused(test::hand_study({"N", "N", "S", "S"}, "AB", "AB AC")) ==
          "a change wheel needs at least three boroughs, and here are two; --view areas or --view heat shows them");
    CHECK(refused(test::hand_study({"N", "N", "N", "N"}, "AB", "AB AC"))
              .starts_with("a change wheel needs at least three"));
    CHECK(refused(test::drawn_study(120, 41, 5)) == "a change wheel holds at most 40 areas; choose another --by");
    CHECK(refused(test::drawn_study(120, 40, 5)).empty());
}

TEST_CASE("wheel: names that have no room on one side are refused, not written over each other", "[charts][wheel]") {
    // One area holds most people and so most of the rim; 39 stand on what is left.
    Study study = test::drawn_study(300, 40, 5);
    std::vector<std::string> areas = *study.attributes.find("area");
    std::fill(areas.begin() + 60, areas.end(), areas.front());
    study.attributes.set("area", areas);
    ChartOptions options;
    options.size = Size::paper_half;
    try {
        static_cast<void>(chart(study, test::compared(study), ChartKind::wheel, options));
        FAIL("39 names of 8 points were written on a third of a page");
    } catch (const LimitReached& error) {
        CHECK(std::string(error.what()) ==
              "the names of 40 areas have no room beside the wheel; use --size a4, which has most, or --view heat");
    }
}

TEST_CASE("wheel: of many areas the pairs without a ribbon are counted", "[charts][wheel]") {
    for (const auto& [people, areas] : {std::pair<std::size_t, std::size_t>{160, 22}, {300, 36}}) {
        const Study study = test::drawn_study(people, areas, 9);
        const survey::Comparison comparison = test::compared(study);
        const auto &from = comparison.cross_area.contacts_from, &to = comparison.cross_area.contacts_to;
        std::size_t pairs = 0;
        std::uint64_t before = 0, after = 0;
        for (std::size_t a = 0; a < areas; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                pairs += from[a][b] + to[a][b] > 0 ? 1U : 0U;
                before += from[a][b], after += to[a][b];
            }
        }
        const Chart wheel = made(study);
        const std::vector<Group> ribbons = groups(wheel.svg, "ribbon");
        for (const Group& ribbon : ribbons) {
            const auto numbers = numbers_of(ribbon.told);
            before -= numbers[0], after -= numbers[1];
            CHECK(numbers[0] != numbers[1]);  // pairs that changed
            CHECK(numbers[0] == numbers[2] + numbers[4]);
            CHECK(numbers[1] == numbers[2] + numbers[3]);
        }
        // What is left is said in the footer, whose lines may break anywhere.
        std::string words;
        static const std::regex form(R"re(class="footer"[^>]*>([^<]+)</text>)re");
        for (std::sregex_iterator at(wheel.svg.begin(), wheel.svg.end(), form), end; at != end; ++at)
            words += (*at)[1].str() + ' ';
        CAPTURE(words);
        const std::string count = std::to_string(pairs - ribbons.size());
        CHECK(words.find(count + " pairs in contact have no ribbon") != std::string::npos);
        const std::string moved = before == after
                                      ? "stayed at " + std::to_string(before)
                                      : "went from " + std::to_string(before) + " to " + std::to_string(after);
        CHECK(words.find(moved) != std::string::npos);
    }
}
