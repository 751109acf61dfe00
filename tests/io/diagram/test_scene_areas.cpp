#include <algorithm>

#include "graph/base/error.hpp"
#include "io/diagram/page/scene_on_page.hpp"
#include "io/diagram/scene/scene.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;
using crosstie::io::Edition;

namespace {
Scene areas_of(const Study& study, Edition edition) {
    DrawOptions options;
    options.view = View::areas;
    options.edition = edition;
    return scene_of(study, test::compared(study), options);
}

std::vector<std::string> names(const Scene& scene) {
    std::vector<std::string> all;
    for (const SceneArea& area : scene.areas) all.push_back(area.name);
    return all;
}

std::vector<std::string> boroughs(const std::vector<std::pair<std::string, std::size_t>>& sizes) {
    std::vector<std::string> all;
    for (const auto& [name, people] : sizes) all.insert(all.end(), people, name);
    return all;
}
}  // namespace

TEST_CASE("areas scene: circles, counts and signed changes", "[diagram][scene]") {
    const Study study =
        test::hand_study(boroughs({{"East", 2}, {"North", 2}, {"South", 2}}), "AC BC AE", "AC BC AD CE");
    const Scene scene = areas_of(study, Edition::group);
    REQUIRE(scene.panels.size() == 3);
    CHECK(names(scene) == std::vector<std::string>{"East", "North", "South"});
    CHECK(scene.panels[0].inside == std::vector<std::string>{"2", "2", "2"});
    REQUIRE(scene.panels[0].ties.size() == 2);
    CHECK(scene.panels[0].ties.back().pill == "2");  // widest on top
    CHECK(scene.panels[0].facts.back() == "3 contacts across boroughs; 2 of 3 pairs linked");
    const auto& change = scene.panels[2].ties;
    REQUIRE(change.size() == 3);
    CHECK(std::ranges::count(change, TieKind::more, &SceneTie::kind) == 2);
    const auto fewer = std::ranges::find(change, TieKind::fewer, &SceneTie::kind);
    REQUIRE(fewer != change.end());
    CHECK(fewer->pill == "−1");
    CHECK(scene.panels[2].facts.front() == "More contacts in 2 of 3 pairs, fewer in 1, no change in none");
    CHECK(scene.title ==
          "2 of 3 pairs of boroughs are linked, as many as before; contacts across them went from 3 to 4");
}

TEST_CASE("areas scene: in public small areas are merged, and the footer says so", "[diagram][scene][public]") {
    const Study study =
        test::hand_study(boroughs({{"East", 6}, {"North", 3}, {"South", 3}, {"West", 5}}), "AG HJ AM", "AG HJ AM BN");
    const Scene scene = areas_of(study, Edition::public_);
    // North and South alone would be told by the total across less the pairs shown, so West joins them.
    REQUIRE(scene.areas.size() == 2);
    CHECK(names(scene)[0] == "East");
    CHECK(names(scene)[1].starts_with("Other boroughs"));
    CHECK(scene.footer.find("3 boroughs are shown together") != std::string::npos);
    CHECK(areas_of(study, Edition::group).areas.size() == 4);
}

TEST_CASE("areas scene: a small area joins another, and no figure of its own is left", "[diagram][scene][public]") {
    const Study study =
        test::hand_study(boroughs({{"East", 6}, {"North", 3}, {"South", 7}, {"West", 5}}), "AG HJ AK", "AG HJ AK BL");
    const Scene scene = areas_of(study, Edition::public_);
    for (const std::string& name : names(scene)) CHECK(name != "North");
    std::uint64_t people = 0;
    for (const std::string& inside : scene.panels[0].inside) {
        CHECK(std::stoul(inside) >= 5);
        people += std::stoul(inside);
    }
    CHECK(people == 21);
}

TEST_CASE("areas scene: in public nothing is shown where every area is small", "[diagram][scene][public]") {
    const Study study = test::hand_study(boroughs({{"East", 3}, {"North", 3}, {"West", 3}}), "AD", "AD BE");
    CHECK_THROWS_AS(areas_of(study, Edition::public_), Error);
}

TEST_CASE("areas scene: in public a borough where too few answered is small too", "[diagram][scene][public]") {
    Study study = test::hand_study(boroughs({{"East", 6}, {"North", 6}, {"South", 6}, {"West", 6}}), "AG", "AG BH");
    CHECK(areas_of(study, Edition::public_).areas.size() == 4);
    std::vector<CellState> rows(24, CellState::answered);
    rows[6] = rows[7] = CellState::no_response;
    study.answers[0][1].observed = ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(24, 0), {});
    for (const std::string& name : names(areas_of(study, Edition::public_))) CHECK(name != "North");
}

TEST_CASE("areas scene: of two areas the contacts say it all", "[diagram][scene]") {
    const Study study = test::hand_study(boroughs({{"East", 2}, {"North", 2}}), "AC", "AC BD");
    const Scene scene = areas_of(study, Edition::group);
    CHECK(scene.title == "Contacts between the two boroughs went from 1 to 2");
    CHECK(scene.panels[0].facts.back() == "1 contact between them");
    CHECK(scene.panels[2].facts == std::vector<std::string>{"1 more contact between them"});
    CHECK(scene.alt.find("pair") == std::string::npos);
}

TEST_CASE("areas scene: none linked, one linked", "[diagram][scene]") {
    const auto three = boroughs({{"East", 2}, {"North", 2}, {"South", 2}});
    CHECK(areas_of(test::hand_study(three, "AB", "AB"), Edition::group).title ==
          "No two boroughs are linked, before or after");
    CHECK(areas_of(test::hand_study(three, "AC", "AE"), Edition::group).title ==
          "1 of 3 pairs of boroughs is linked, as many as before; contacts across them stayed at 1");
}

TEST_CASE("areas scene: where nobody answered the second time the reason is given", "[diagram][scene]") {
    Study study = test::hand_study(boroughs({{"East", 2}, {"North", 2}}), "AC", "");
    study.answers[0][1].observed = ObservedPairs::with_gaps(std::vector<CellState>(4, CellState::no_response),
                                                            std::vector<std::uint8_t>(4, 0), {});
    CHECK_THROWS_WITH(
        areas_of(study, Edition::group),
        "an area picture shows contacts answered at both surveys, and here no pair answered at both times");
}

TEST_CASE("areas scene: no areas is an error with advice", "[diagram][scene]") {
    Study study = test::hand_study({"N", "N", "S"}, "AB", "AB");
    study.by.attribute.clear();
    CHECK_THROWS_WITH(areas_of(study, Edition::group),
                      "an area picture needs at least two areas; name the attribute with --by");
    CHECK_THROWS_WITH(areas_of(test::hand_study({"N", "N", "N"}, "AB", "AB"), Edition::group),
                      "an area picture needs at least two areas among those there at both waves; choose another --by");
}

TEST_CASE("areas scene: no change on balance is said in words", "[diagram][scene]") {
    const Study study = test::hand_study(boroughs({{"East", 2}, {"North", 2}}), "AC", "AC");
    CHECK(areas_of(study, Edition::group).panels[2].facts ==
          std::vector<std::string>{"As many contacts between them as before"});
}
