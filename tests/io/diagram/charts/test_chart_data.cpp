// Numbers of every chart against studies small enough to count by hand.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "graph/base/error.hpp"
#include "io/diagram/charts/chart.hpp"
#include "io/document/shown.hpp"
#include "io/read/read.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;
using crosstie::io::Edition;

namespace {
using Rows = std::vector<std::vector<std::string>>;

/// Boroughs N (A, B, C) and S (D, E, F). Contacts before: AB, AD, DE; after: AB, AC, AE, BF, DE.
Study by_hand() { return test::hand_study({"N", "N", "N", "S", "S", "S"}, "AB AD DE", "AB AC BA AE DE BF"); }

Chart made(const Study& study, ChartKind kind, Edition edition = Edition::group) {
    ChartOptions options;
    options.edition = edition;
    return chart(study, test::compared(study), kind, options);
}

std::vector<std::string> places(const std::vector<std::pair<std::string, std::size_t>>& sizes) {
    std::vector<std::string> all;
    for (const auto& [name, people] : sizes) all.insert(all.end(), people, name);
    return all;
}

/// Twenty people, five each with none, one, three and six new contacts.
Study in_bands() {
    std::string after;
    for (int person = 5; person < 20; ++person) {
        const int names = person < 10 ? 1 : person < 15 ? 3 : 6;
        for (int k = 0; k < names; ++k) {
            after += static_cast<char>('A' + person);
            after += static_cast<char>('A' + (k < person ? k : k + 1));
            after += ' ';
        }
    }
    return test::hand_study(places({{"East", 10}, {"West", 10}}), "AB", "AB " + after);
}
}  // namespace

TEST_CASE("heat: one row a pair of areas, within included", "[charts]") {
    const Chart heat = made(by_hand(), ChartKind::heat);
    CHECK(as_shown(heat.table).rows ==
          Rows{{"Within N", "1", "2", "+1"}, {"N with S", "1", "2", "+1"}, {"Within S", "1", "1", "0"}});
    CHECK(heat.title ==
          "Contacts between the two boroughs went from 1 to 2; within, 1 of 2 boroughs has more, none fewer");
}

TEST_CASE("heat: a title does not say none is fewer where contacts within an area are", "[charts]") {
    const Study study =
        test::hand_study(places({{"East", 2}, {"North", 2}, {"South", 2}}), "AC AB CD EF", "AC BD AE AB");
    const Chart heat =
        made(study, ChartKind::heat);  // East-North 1 to 2, East-South 0 to 1; North, South lose one within
    CHECK(
        heat.title ==
        "2 of 3 pairs of boroughs have more contacts than before, none fewer; within, none of 3 boroughs have more, 2 "
        "fewer");
    CHECK(heat.alt.find("Within, none of 3 have more, 2 fewer.") != std::string::npos);
}

TEST_CASE("heat: of several pairs the title counts those with more and with fewer", "[charts]") {
    const Study study =
        test::hand_study(places({{"East", 2}, {"North", 2}, {"South", 2}}), "AC BC AE", "AC BC BD AF AE CE");
    const Chart heat = made(study, ChartKind::heat);  // East-North 2 to 3, East-South 1 to 2, North-South 0 to 1
    CHECK(heat.title ==
          "All 3 pairs of boroughs have more contacts than before; within, none of 3 "
          "boroughs have more, none fewer");
    const Chart fewer =
        made(test::hand_study(places({{"East", 2}, {"North", 2}, {"South", 2}}), "AC BC AE", "AC"), ChartKind::heat);
    CHECK(fewer.title ==
          "2 of 3 pairs of boroughs have fewer contacts than before, none more; within, none of 3 "
          "boroughs have more, none fewer");
    CHECK(as_shown(fewer.table).rows[1] == std::vector<std::string>{"East with North", "2", "1", "−1"});
}

TEST_CASE("heat: an area of one person has no pair within", "[charts]") {
    const Chart heat = made(test::hand_study({"N", "N", "S"}, "AB", "AB AC"), ChartKind::heat);
    CHECK(as_shown(heat.table).rows.back() == std::vector<std::string>{"Within S", "no pair", "no pair", "no pair"});
}

TEST_CASE("heat: in public small areas stand together and have no figure among themselves", "[charts][public]") {
    const Study study =
        test::hand_study(places({{"East", 6}, {"North", 3}, {"South", 3}, {"West", 5}}), "AG HJ AM", "AG HJ AM BN");
    const Chart heat = made(study, ChartKind::heat, Edition::public_);
    // A with G and A with M join East to the others; B with N is new there.
    CHECK(as_shown(heat.table).rows == Rows{{"Within East", "0", "0", "0"},
                                            {"East with Other boroughs", "2", "3", "+1"},
                                            {"Within Other boroughs", "not drawn", "not drawn", "not drawn"}});
    CHECK(heat.svg.find("withheld") != std::string::npos);
    CHECK(heat.svg.find("North") == std::string::npos);
}

TEST_CASE("heat: one area beside all others is named, and nothing is counted of one pair", "[charts][public]") {
    const Study study =
        test::hand_study(places({{"East", 6}, {"North", 3}, {"South", 3}, {"West", 5}}), "AG HJ AM", "AG HJ AM BN");
    const Chart heat = made(study, ChartKind::heat, Edition::public_);
    CHECK(heat.title.starts_with("Contacts between East and the other 3 boroughs went from 2 to 3"));
    CHECK(heat.alt.find("1 of 1") == std::string::npos);
    CHECK(heat.alt.find("groups of") == std::string::npos);
}

TEST_CASE("new contacts: in words people come first, not the heads of a table", "[charts]") {
    // A gains two, B one, the others none.
    const Chart group = made(test::hand_study({"N", "N", "N", "S", "S"}, "CD", "CD AB AD BE"), ChartKind::new_contacts);
    CHECK(group.description.find("1 person: 2 new, 1 of them in another borough; 1 person: 1 new, 1 of them in another "
                                 "borough; 3 people: none new.") != std::string::npos);
}

TEST_CASE("turnover: lost, kept and new by place add up to before and after", "[charts]") {
    const Chart turnover = made(by_hand(), ChartKind::turnover);
    CHECK(as_shown(turnover.table).rows == Rows{{"Across boroughs", "1", "1", "0", "2", "2"},
                                                {"Within boroughs", "2", "0", "2", "1", "3"},
                                                {"Together", "3", "1", "2", "3", "5"}});
    CHECK(turnover.title == "Contacts across boroughs went from 1 to 2; within boroughs they went from 2 to 3");
}

TEST_CASE("slope: contacts per person count for both people", "[charts]") {
    const Chart slope = made(by_hand(), ChartKind::slope);
    // N: before AB twice and AD; after AB and AC twice, AE and BF. S: before DE twice and AD; after DE twice, AE and BF.
    CHECK(as_shown(slope.table).rows == Rows{{"N", "1.0", "2.0"}, {"S", "1.0", "1.3"}, {"Everybody", "1.0", "1.7"}});
    CHECK(slope.title ==
          "Contacts per person went from 1.0 to 1.7; more than before in 2 of 2 boroughs, fewer in none");
}

TEST_CASE("split: the steps add up from all links before to all links after", "[charts]") {
    const Chart split = made(by_hand(), ChartKind::split);
    CHECK(as_shown(split.table).rows == Rows{{"All links before", "3"},
                                             {"New, people there both times", "+4"},
                                             {"Lost, people there both times", "−1"},
                                             {"With people who joined", "0"},
                                             {"With people who left", "0"},
                                             {"Pairs not answered the other time", "0"},
                                             {"All links after", "6"}});
}

TEST_CASE("split: joiners, leavers and unanswered pairs have steps of their own", "[charts]") {
    // C joins and names A; D leaves after A named D; B is silent after, so that B's tie to A before is seen once.
    Study study = test::hand_study({"N", "N", "S", "S"}, "AB AD BA", "AB CA");
    using Row = std::vector<CellState>;
    study.actors[2].joined = 1, study.actors[3].left = 1;
    study.answers[0][0].observed = ObservedPairs::with_gaps(Row(4, CellState::answered), {0, 0, 1, 0}, {});
    Row silent(4, CellState::answered);
    silent[1] = CellState::no_response;
    study.answers[0][1].observed = ObservedPairs::with_gaps(silent, {0, 0, 0, 1}, {});
    const Chart split = made(study, ChartKind::split);
    CHECK(as_shown(split.table).rows == Rows{{"All links before", "3"},
                                             {"New, people there both times", "0"},
                                             {"Lost, people there both times", "0"},
                                             {"With people who joined", "+1"},
                                             {"With people who left", "−1"},
                                             {"Pairs not answered the other time", "−1"},
                                             {"All links after", "2"}});
}

TEST_CASE("density: shares from 20 pairs up, counts below, and no interval for six people", "[charts]") {
    const Chart density = made(by_hand(), ChartKind::density);
    CHECK(as_shown(density.table).rows ==
          Rows{{"Everybody", "30", "10%", "20%", "+10 points", "not worked out"},
               {"Links across boroughs", "18", "1 of 18", "2 of 18", "too few pairs", "not worked out"},
               {"Links within boroughs", "12", "2 of 12", "4 of 12", "too few pairs", "not worked out"}});
    CHECK(density.title == "Share of pairs linked: 10% before, 20% after; facts only, no test");
    CHECK(density.svg.find("class=\"interval\"") == std::string::npos);
}

TEST_CASE("density: the interval drawn is the comparison's own", "[charts]") {
    io::Source source;
    source.paths = {CROSSTIE_SOURCE_DIR "/data/east_london"};
    const Study study = io::read_study(source);
    const survey::Comparison comparison = test::compared(study);
    const Chart density = chart(study, comparison, ChartKind::density);
    const auto& ci = comparison.density.social_relations.ci95;
    const long long low = std::llround(ci[0] * 100), high = std::llround(ci[1] * 100);
    REQUIRE(low > 0);
    CHECK(as_shown(density.table).rows[0].back() == "+" + std::to_string(low) + " to +" + std::to_string(high));
    CHECK(density.svg.find("class=\"interval\"") != std::string::npos);
    // On the drawing the interval's ends and the change stand in proportion.
    const auto number_after = [&](const std::string& mark, const std::string& key) {
        const std::size_t at = density.svg.find(key + "=\"", density.svg.find("class=\"" + mark + "\""));
        return std::strtod(density.svg.c_str() + at + key.size() + 2, nullptr);
    };
    const double left = number_after("interval", "x1"), right = number_after("interval", "x2"),
                 middle = number_after("change", "cx");
    CHECK(std::abs((middle - left) / (right - left) - (comparison.density.difference - ci[0]) / (ci[1] - ci[0])) <
          1e-3);
}

TEST_CASE("response: answered of asked, area by area and together", "[charts]") {
    Study study = by_hand();
    std::vector<CellState> rows(6, CellState::answered);
    rows[1] = CellState::no_response;
    study.answers[0][1].observed = ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(6, 0), {});
    const Chart response = made(study, ChartKind::response);
    CHECK(as_shown(response.table).rows ==
          Rows{{"N", "3 of 3", "2 of 3"}, {"S", "3 of 3", "3 of 3"}, {"Everybody", "6 of 6", "5 of 6"}});
    CHECK(response.title == "6 of 6 people answered before, 5 of 6 after");
}

TEST_CASE("response: in public nothing by area where it would tell of a few without one", "[charts][public]") {
    auto areas = places({{"East", 7}, {"West", 7}});
    areas.insert(areas.end(), 3, "");
    const Chart response = made(test::hand_study(areas, "AB AH", "AB AH AI"), ChartKind::response, Edition::public_);
    CHECK(as_shown(response.table).rows == Rows{{"Everybody", "17 of 17", "17 of 17"}});
    const Chart group = made(test::hand_study(areas, "AB AH", "AB AH AI"), ChartKind::response);
    CHECK(as_shown(group.table).rows[2] == std::vector<std::string>{"No known borough", "3 of 3", "3 of 3"});
}

TEST_CASE("new contacts: for the group a bar for each person, most first, without a name", "[charts]") {
    const Chart people = made(by_hand(), ChartKind::new_contacts);
    // A: C and E; B: A and F.
    // Bars alike are one row.
    CHECK(as_shown(people.table).rows == Rows{{"2 (1)", "2"}, {"0 (0)", "4"}});
    CHECK(people.description.find("Bar ") == std::string::npos);
    CHECK(people.title == "2 of 6 people name somebody new, 2 of them in another borough");
}

TEST_CASE("new contacts: in public bands of people", "[charts][public]") {
    const Chart bands = made(in_bands(), ChartKind::new_contacts, Edition::public_);
    CHECK(as_shown(bands.table).rows == Rows{{"None", "5"}, {"1 to 2", "5"}, {"3 to 5", "5"}, {"6 and more", "5"}});
    CHECK(bands.title.starts_with("15 of 20 people name somebody new"));
}

TEST_CASE("new contacts: in public a band of fewer than five joins another, or nothing is shown", "[charts][public]") {
    // A and B gained three contacts each, C to F one each, six people none.
    const Study study = test::hand_study(places({{"East", 6}, {"West", 6}}), "AB", "AB AC AD AE BC BD BE CD DE EF FG");
    CHECK(as_shown(made(study, ChartKind::new_contacts, Edition::public_).table).rows ==
          Rows{{"None", "6"}, {"1 to 5", "6"}, {"6 and more", "0"}});
    const Study few = test::hand_study(places({{"East", 6}, {"West", 6}}), "AB", "AB AC");
    CHECK_THROWS_AS(made(few, ChartKind::new_contacts, Edition::public_), Error);
}

TEST_CASE("charts: where areas may not be shown singly, totals stand and area charts are refused", "[charts][public]") {
    const Study study =
        test::hand_study(places({{"East", 3}, {"North", 3}, {"South", 3}, {"West", 3}}), "AD GJ", "AD BE CJ GJ");
    for (const ChartKind kind : {ChartKind::heat, ChartKind::slope, ChartKind::wheel})
        CHECK_THROWS_AS(made(study, kind, Edition::public_), Error);
    const Chart turnover = made(study, ChartKind::turnover, Edition::public_);
    CHECK(as_shown(turnover.table).rows.back() == std::vector<std::string>{"Together", "2", "0", "2", "2", "4"});
    CHECK(made(study, ChartKind::response, Edition::public_).table.rows.size() == 1);
}

TEST_CASE("charts: with no pair observed at both waves only the response is drawn", "[charts]") {
    Study study = by_hand();
    study.answers[0][1].ties.clear();
    study.answers[0][1].observed = ObservedPairs::with_gaps(std::vector<CellState>(6, CellState::no_response),
                                                            std::vector<std::uint8_t>(6, 0), {});
    for (const auto& [name, kind] : chart_kinds) {
        if (kind == ChartKind::path) continue;  // needs three surveys
        CAPTURE(std::string(name));
        if (kind == ChartKind::response) {
            CHECK(made(study, kind).title == "6 of 6 people answered before, 0 of 6 after");
        } else {
            CHECK_THROWS_AS(made(study, kind), Error);
        }
    }
}

TEST_CASE("path, response: where no file says who answered, nobody is said to have", "[charts]") {
    Study study = by_hand();  // A and D send ties; a third survey of which a file tells who answered
    study.waves.push_back({"later", "Later", "2019-03"});
    study.answers[0].push_back(study.answers[0][1]);
    study.answers[0][0].answered_stated = study.answers[0][1].answered_stated = false;
    const Chart path = made(study, ChartKind::path);
    const Rows rows = as_shown(path.table).rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[0][2] == "not recorded");
    CHECK(rows[2][2] == "6 of 6");
    CHECK(path.svg.find("answered: not recorded") != std::string::npos);
    study.waves.pop_back();
    study.answers[0].pop_back();
    CHECK_THROWS_WITH(made(study, ChartKind::response), Catch::Contains("no file says so"));
    study.answers[0][1].answered_stated = true;
    CHECK_NOTHROW(made(study, ChartKind::response));
}
