// Pairs, waves, one leader, organisations, work-streams and levels: what is drawn, as counted by hand.
#include <algorithm>
#include <cmath>
#include <set>

#include "graph/base/error.hpp"
#include "io/diagram/page/page.hpp"
#include "io/diagram/page/scene_on_page.hpp"
#include "io/diagram/scene/levels_parts.hpp"
#include "io/diagram/scene/scene.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;
using crosstie::io::Edition;

namespace {
std::size_t count(const ScenePanel& panel, TieKind kind) {
    return static_cast<std::size_t>(std::ranges::count(panel.ties, kind, &SceneTie::kind));
}

Scene drawn(const Study& study, View view, const std::string& focus = "", Edition edition = Edition::group) {
    DrawOptions options;
    options.view = view, options.focus = focus, options.edition = edition;
    return scene_of(study, test::compared(study), options);
}

/// A, B, C in North, D, E, F in South. Before: A-B, B-C, A-D. After: A-B, A-D, C-F, D-E. Organisations: A and B alpha,
/// C beta, D and E gamma, F delta. Medicines: A to D; End of Life Care: D to F, a stakeholder group at first.
Study partnership() {
    Study study = test::hand_study({"North", "North", "North", "South", "South", "South"}, "AB BC AD", "AB AD FC DE");
    study.attributes.set("organisation", {"alpha", "alpha", "beta", "gamma", "gamma", "delta"});
    study.work_streams = {{"medicines", "Medicines", {"work-stream", "work-stream"}},
                          {"end_of_life", "End of Life Care", {"stakeholder group", "work-stream"}}};
    for (std::size_t i = 0; i < 6; ++i) {
        if (i <= 3) study.actors[i].work_streams.emplace_back("medicines");
        if (i >= 3) study.actors[i].work_streams.emplace_back("end_of_life");
    }
    return study;
}

void add_wave(Study& study, const std::string& key, std::string_view drawing) {
    const Study one = test::hand_study({"North", "North", "North", "South", "South", "South"}, drawing, "");
    study.waves.push_back({key, key, ""});
    study.answers[0].push_back(one.answers[0][0]);
}

survey::Comparison compared(const Study& study, std::size_t from, std::size_t to) {
    survey::ComparisonOptions options;
    options.by = study.by.attribute, options.draws = 20;
    options.from = from, options.to = to;
    return survey::compare(study, options);
}
}  // namespace

TEST_CASE("pair: before and after with the numbers of the triptych, everybody in one place", "[diagram][scene]") {
    const Study study = partnership();
    const Scene pair = drawn(study, View::pair), triptych = drawn(study, View::triptych);
    REQUIRE(pair.panels.size() == 2);
    CHECK(pair.panels[0].key == "before");
    CHECK(pair.panels[1].key == "after");
    CHECK(pair.title == triptych.title);
    for (std::size_t k = 0; k < 2; ++k) {
        CHECK(pair.panels[k].facts == triptych.panels[k].facts);
        CHECK(pair.panels[k].ties.size() == triptych.panels[k].ties.size());
    }
    CHECK(pair.subtitle.ends_with("keeps the same place in both pictures."));
    CHECK(drawn(study, View::areas_pair).panels.size() == 2);
}

TEST_CASE("waves: each is a panel, and every pair of waves has the same places", "[diagram][scene]") {
    Study study = partnership();
    add_wave(study, "Later", "AB CF DE EF");
    study.actors[5].joined = 1;  // F: not on the list at first
    for (const std::size_t wave : {std::size_t{0}})
        study.answers[0][wave].observed =
            ObservedPairs::with_gaps(std::vector<CellState>(6, CellState::answered), {0, 0, 0, 0, 0, 1}, {});
    DrawOptions options;
    options.view = View::waves;
    const Scene scene = scene_of(study, compared(study, 0, 2), options);
    REQUIRE(scene.panels.size() == 3);
    CHECK(scene.panels[0].states[5] == MarkState::absent);
    CHECK(scene.panels[0].facts == std::vector<std::string>{"3 contacts, 1 across boroughs"});
    CHECK(scene.panels[1].facts ==
          std::vector<std::string>{"4 contacts, 2 across boroughs", "1 new, 1 lost, 2 kept since “Before”"});
    // A-D is lost; E-F is new; A-B, C-F and D-E stay.
    CHECK(scene.panels[2].facts ==
          std::vector<std::string>{"4 contacts, 1 across boroughs", "1 new, 1 lost, 3 kept since “After”"});
    options.view = View::triptych;
    const Scene first = scene_of(study, compared(study, 0, 1), options),
                second = scene_of(study, compared(study, 1, 2), options),
                ends = scene_of(study, compared(study, 0, 2), options);
    for (std::size_t m = 0; m < 6; ++m) {
        CHECK(first.marks[m].place == second.marks[m].place);
        CHECK(first.marks[m].place == ends.marks[m].place);
    }
}

TEST_CASE("one ring: areas follow each other in the same order in pictures of people, areas, organisations and levels",
          "[diagram][scene]") {
    Study study = test::drawn_study(60, 7, 4);
    std::vector<std::string> organisation;
    for (std::size_t i = 0; i < 60; ++i) {
        organisation.push_back((*study.attributes.find("area"))[i] + (i % 2 == 0 ? " one" : " two"));
        study.actors[i].work_streams.emplace_back("a");
    }
    study.attributes.set("organisation", organisation);
    study.work_streams = {{"a", "Alpha", {}}};
    const auto names_round = [&](View view) {
        const Scene scene = drawn(study, view);
        std::vector<std::pair<double, std::string>> round;
        for (const SceneArea& area : scene.areas) {
            round.emplace_back(std::atan2(area.disc.centre.y - scene.height / 2, area.disc.centre.x - scene.width / 2),
                               area.name);
        }
        std::ranges::sort(round);
        std::vector<std::string> names;
        for (const auto& one : round) names.push_back(one.second);
        std::ranges::rotate(names, std::ranges::min_element(names));
        return names;
    };
    const auto people = names_round(View::triptych);
    CHECK(people.size() == 7);
    for (const View view : {View::change, View::pair, View::areas, View::areas_pair, View::organisations, View::levels})
        CHECK(names_round(view) == people);
}

TEST_CASE("organisations keep their places whichever waves are compared", "[diagram][scene]") {
    Study study = partnership();
    add_wave(study, "Later", "AB CF DE EF");
    DrawOptions options;
    options.view = View::organisations;
    const Scene first = scene_of(study, compared(study, 0, 1), options),
                second = scene_of(study, compared(study, 1, 2), options);
    REQUIRE(first.marks.size() == second.marks.size());
    for (std::size_t m = 0; m < first.marks.size(); ++m) CHECK(first.marks[m].place == second.marks[m].place);
}

TEST_CASE("waves: of more than eight the two ends and six between are shown, and that is said", "[diagram][scene]") {
    Study study = partnership();
    for (const char* key : {"w3", "w4", "w5", "w6", "w7", "w8", "w9"}) add_wave(study, key, "AB");
    DrawOptions options;
    options.view = View::waves;
    const Scene scene = scene_of(study, compared(study, 0, 8), options);
    REQUIRE(scene.panels.size() == 8);
    CHECK(scene.panels.front().head == "Before");
    CHECK(scene.panels[3].head == "w4");
    CHECK(scene.panels[4].head == "w6");
    CHECK(scene.panels.back().head == "w9");
    CHECK(scene.footer.find("8 of 9 surveys are shown.") != std::string::npos);
    REQUIRE_FALSE(scene.notes.empty());
    CHECK(scene.notes.back() == "8 of 9 surveys are shown; choose others with --from and --to");
    // Four in a row, two rows: heads on two heights, nothing below the page's plots.
    const Page page = page_of(scene);
    std::set<double> rows, columns;
    for (const PageText& text : page.texts) {
        if (text.role == TextRole::head) rows.insert(text.at.y), columns.insert(text.at.x);
    }
    CHECK(rows.size() == 2);
    CHECK(columns.size() == 4);
}

TEST_CASE("ego: what one leader kept, gained and lost, and where", "[diagram][scene]") {
    const Study study = partnership();
    const Scene scene = drawn(study, View::ego, "C");
    REQUIRE(scene.panels.size() == 2);
    CHECK(scene.title == "Lead C, North: 1 contact before, 1 after; in other boroughs: 0 before, 1 after");
    CHECK(scene.panels[0].facts == std::vector<std::string>{"March 2017", "1 contact, 0 in other boroughs", "North 1"});
    CHECK(scene.panels[1].facts == std::vector<std::string>{"March 2018", "1 contact, 1 in other boroughs", "South 1",
                                                            "1 new contact, 1 lost, 0 kept"});
    CHECK(scene.panels[0].ties.size() == 1);
    CHECK(count(scene.panels[1], TieKind::gained) == 1);
    CHECK(count(scene.panels[1], TieKind::lost) == 1);
    // B and F are named, C in the title; nobody else takes room, and no area without one of them.
    CHECK(scene.marks[1].label == "Lead B");
    CHECK(scene.marks[0].label.empty());
    CHECK(scene.marks[2].label.empty());
    CHECK(scene.panels[1].states[0] == MarkState::hidden);
    CHECK(page_of(scene).labels_left.without_label.empty());
    CHECK(scene.panels[0].states[1] == MarkState::present);
    CHECK(scene.marks[2].radius > scene.marks[1].radius);
}

TEST_CASE("ego: an id that is not there is told with the nearest one", "[diagram][scene]") {
    Study study = partnership();
    study.actors[2].id = "L14";
    CHECK_THROWS_WITH(drawn(study, View::ego, "L41"),
                      "no leader has the id 'L41' of --view ego:ID; perhaps \"L14\" is meant");
    CHECK_THROWS_WITH(
        drawn(study, View::ego, "somebody"),
        "no leader has the id 'somebody' of --view ego:ID; ids are in the first column of the actors' file");
}

TEST_CASE("organisations: pairs linked by their people's contacts", "[diagram][scene]") {
    const Study study = partnership();
    const Scene scene = drawn(study, View::organisations);
    REQUIRE(scene.panels.size() == 3);
    REQUIRE(scene.marks.size() == 4);  // alpha, beta, delta, gamma
    // Before: alpha-beta, alpha-gamma. After: alpha-gamma, beta-delta. Of 6 pairs.
    CHECK(scene.title == "Pairs of organisations in contact stayed at 2; pairs across boroughs went from 1 to 2");
    CHECK(scene.panels[0].facts == std::vector<std::string>{"March 2017", "2 of 6 pairs linked, 1 across boroughs"});
    CHECK(scene.panels[1].facts == std::vector<std::string>{"March 2018", "2 of 6 pairs linked, 2 across boroughs"});
    CHECK(scene.panels[2].facts == std::vector<std::string>{"1 pair newly linked, 1 no longer, 1 as before"});
    CHECK(count(scene.panels[0], TieKind::within) == 1);
    CHECK(count(scene.panels[0], TieKind::between) == 1);
    CHECK(count(scene.panels[2], TieKind::gained) == 1);
    CHECK(count(scene.panels[2], TieKind::lost) == 1);
    CHECK(count(scene.panels[2], TieKind::kept) == 1);
    CHECK(scene.marks[0].radius > scene.marks[1].radius);  // alpha has two people, beta one
    CHECK(scene.areas[scene.marks[0].area].name == "North");
    CHECK(scene.areas[scene.marks[3].area].name == "South");
    CHECK(scene.panels[0].ties.front().width > 0);
    const Scene page = drawn(study, View::organisations_change);
    CHECK(page.labels);
    CHECK(page.panels.size() == 1);
}

TEST_CASE("organisations: more contacts make a thicker line", "[diagram][scene]") {
    Study study = test::hand_study({"North", "North", "North", "South", "South", "South"}, "AD AE BD CF", "AD");
    study.attributes.set("organisation", {"alpha", "alpha", "beta", "gamma", "gamma", "delta"});
    const Scene scene = drawn(study, View::organisations_before);
    REQUIRE(scene.panels[0].ties.size() == 2);  // alpha-gamma with three contacts, beta-delta with one
    CHECK(scene.panels[0].ties[0].width > scene.panels[0].ties[1].width);
}

TEST_CASE("organisations: in public only where each is large enough, also within its area",
          "[diagram][scene][public]") {
    CHECK_THROWS_AS(drawn(partnership(), View::organisations, "", Edition::public_), Error);
    const std::vector<std::string> areas{"N", "N", "N", "N", "N", "S", "S", "S", "S", "S", "S"};
    Study study = test::hand_study(areas, "AF", "AF BG");
    study.attributes.set("organisation", {"one", "one", "one", "one", "one", "two", "two", "two", "two", "two", "two"});
    const Scene scene = drawn(study, View::organisations, "", Edition::public_);
    CHECK(scene.marks.size() == 2);
    for (const std::string* words : {&scene.title, &scene.subtitle, &scene.footer, &scene.alt, &scene.description})
        CHECK(words->find("Lead") == std::string::npos);
    // One person of "one" sits in South: the rest of South would be told.
    study.attributes.set("area", {"N", "N", "N", "N", "S", "S", "S", "S", "S", "S", "S"});
    CHECK_THROWS_AS(drawn(study, View::organisations, "", Edition::public_), Error);
}

TEST_CASE("organisations: a study without them says which column is missing", "[diagram][scene]") {
    const Study study = test::hand_study({"N", "S"}, "AB", "AB");
    CHECK_THROWS_WITH(
        drawn(study, View::organisations),
        "a picture of organisations needs to know who works where; give the actors a column 'organisation'");
    CHECK_THROWS_WITH(
        drawn(study, View::work_streams),
        "a picture of work-streams needs to know who belongs to which; give the actors a column 'work_streams'");
}

TEST_CASE("work-streams: members, stage and contacts, those of two counted in each", "[diagram][scene]") {
    const Study study = partnership();
    const Scene scene = drawn(study, View::work_streams);
    REQUIRE(scene.panels.size() == 3);
    CHECK(scene.title ==
          "End of Life Care: stakeholder group before, work-stream after; contacts between its members went from 0 "
          "to 1");
    // Before: A-B, B-C, A-D in Medicines. After: A-B, A-D there, D-E in End of Life Care, C-F between the two.
    CHECK(scene.panels[0].inside == std::vector<std::string>{"4 people\nwork-stream\n3 contacts within",
                                                             "3 people\nstakeholder group\n0 contacts within"});
    CHECK(scene.panels[1].inside == std::vector<std::string>{"4 people\nwork-stream\n2 contacts within",
                                                             "3 people\nwork-stream\n1 contact within"});
    CHECK(scene.panels[2].inside ==
          std::vector<std::string>{"−1\ncontacts within", "+1\ncontacts within\nnow a work-stream"});
    CHECK(scene.panels[0].states == std::vector<MarkState>{MarkState::present, MarkState::other_stage});
    CHECK(scene.panels[1].states == std::vector<MarkState>{MarkState::present, MarkState::present});
    CHECK(scene.panels[0].ties.empty());
    REQUIRE(scene.panels[1].ties.size() == 1);
    CHECK(scene.panels[1].ties[0].pill == "1");
    CHECK(scene.panels[2].facts ==
          std::vector<std::string>{"End of Life Care: from stakeholder group to work-stream",
                                   "Within work-streams as many contacts, between them 1 more"});
    CHECK(scene.footer.find("1 person is in more than one work-stream") != std::string::npos);
}

TEST_CASE("work-streams: in public too small ones are not shown", "[diagram][scene][public]") {
    CHECK_THROWS_AS(drawn(partnership(), View::work_streams, "", Edition::public_), Error);
}

TEST_CASE("levels: three kinds of node, membership apart from contacts", "[diagram][scene]") {
    const Study study = partnership();
    const Scene scene = drawn(study, View::levels);
    REQUIRE(scene.marks.size() == 6 + 4 + 2);
    const ScenePanel& panel = scene.panels.front();
    CHECK(count(panel, TieKind::member) == 6 + 7);  // D belongs to two work-streams
    CHECK(count(panel, TieKind::within) == 2);
    CHECK(count(panel, TieKind::between) == 2);
    CHECK(scene.title == "After: of 4 contacts, 2 join two boroughs, 2 two organisations, 1 two work-streams");
    CHECK(panel.inside.back() == "End of Life Care\nwork-stream\n3 members");
    CHECK(scene.footer.find("1 leader is in more than one work-stream") != std::string::npos);
    const Scene before = drawn(study, View::levels_before);
    CHECK(before.panels.front().inside.back() == "End of Life Care\nstakeholder group\n3 members");
    CHECK(before.panels.front().states.back() == MarkState::other_stage);
    for (std::size_t m = 0; m < scene.marks.size(); ++m) CHECK(scene.marks[m].place == before.marks[m].place);
}

TEST_CASE("levels: no two nodes share a place, and leaders look to the middle", "[diagram][scene]") {
    Study study = test::drawn_study(60, 7, 4);
    std::vector<std::string> organisation;
    for (std::size_t i = 0; i < 60; ++i) {
        organisation.push_back("O" + std::to_string(i % 25));
        study.actors[i].work_streams.push_back(i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c");
    }
    study.attributes.set("organisation", organisation);
    study.work_streams = {{"a", "Alpha", {}}, {"b", "Beta", {}}, {"c", "Gamma", {}}};
    const Scene scene = drawn(study, View::levels);
    for (std::size_t a = 0; a < scene.marks.size(); ++a) {
        for (std::size_t b = a + 1; b < scene.marks.size(); ++b) {
            const Point p = scene.marks[a].place, q = scene.marks[b].place;
            CHECK(std::hypot(p.x - q.x, p.y - q.y) > scene.marks[a].radius);
        }
    }
    const Point middle{scene.width / 2, scene.height / 2};
    for (std::size_t i = 0; i < 60; ++i) {
        const Disc& disc = scene.areas[scene.marks[i].area].disc;
        const Point p = scene.marks[i].place;
        CHECK(std::hypot(p.x - middle.x, p.y - middle.y) <
              std::hypot(disc.centre.x - middle.x, disc.centre.y - middle.y) + 0.3 * disc.radius);
    }
}

TEST_CASE("levels: the strongest contacts, all or none of those as strong", "[diagram][scene]") {
    Study study = partnership();
    for (Tie& tie : study.answers[0][1].ties) {
        if (tie.from == 0) tie.strength = tie.to == 1 ? 3 : 2;  // A-B 3, A-D 2
        if (tie.from == 5) tie.strength = 2;                    // C-F 2; D-E 1
    }
    const auto comparison = test::compared(study);
    const io::Case of = test::told(study, comparison);
    const PeopleParts people = people_parts(of);
    const LevelsParts parts{people,
                            1,
                            {0, 1, 2, 3, 4, 5},
                            {},
                            {},
                            {},
                            {},
                            std::vector<std::size_t>(6, LevelsParts::npos),
                            std::vector<std::vector<std::size_t>>(6),
                            std::vector<std::vector<std::size_t>>(6)};
    CHECK(levels_contacts(parts, 4).drawn.size() == 4);
    CHECK_FALSE(levels_contacts(parts, 4).strongest);
    CHECK(levels_contacts(parts, 3).drawn.size() == 3);
    const LevelsContacts two = levels_contacts(parts, 2);
    CHECK(two.strongest);
    CHECK(two.all == 4);
    REQUIRE(two.drawn.size() == 1);
    CHECK(two.drawn[0].a == 0);
    CHECK(two.drawn[0].b == 1);
    // The same limit holds before: three contacts of strength 1.
    LevelsParts before = parts;
    before.wave = 0;
    CHECK(levels_contacts(before, 2).all == 3);
    CHECK(levels_contacts(before, 2).drawn.empty());
    CHECK(levels_contacts(before, 4).drawn.size() == 3);
}

TEST_CASE("levels: of too many alike in strength those between areas, or none", "[diagram][scene]") {
    const Study study = partnership();  // A-B, D-E within; A-D, C-F between; all as strong
    const auto comparison = test::compared(study);
    const io::Case of = test::told(study, comparison);
    const PeopleParts people = people_parts(of);
    const LevelsParts parts{people,
                            1,
                            {0, 1, 2, 3, 4, 5},
                            {},
                            {},
                            {},
                            {},
                            std::vector<std::size_t>(6, LevelsParts::npos),
                            std::vector<std::vector<std::size_t>>(6),
                            std::vector<std::vector<std::size_t>>(6)};
    const LevelsContacts two = levels_contacts(parts, 2);
    CHECK(two.only_across);
    REQUIRE(two.drawn.size() == 2);
    CHECK(two.drawn[0].b == 3);
    CHECK(two.drawn[1].a == 2);
    CHECK(levels_contacts(parts, 1).drawn.empty());
}

TEST_CASE("levels: one work-stream alone, and one that is not there", "[diagram][scene]") {
    const Study study = partnership();
    const Scene scene = drawn(study, View::levels, "end_of_life");
    CHECK(scene.marks.size() == 3 + 2 + 1);  // D, E, F; gamma, delta; one work-stream
    CHECK(scene.areas.size() == 1);
    CHECK(count(scene.panels.front(), TieKind::member) == 6);
    CHECK(scene.marks.front().label == "Lead D");
    CHECK_THROWS_WITH(
        drawn(study, View::levels, "medicine"),
        "no work-stream has the id 'medicine' of --view levels:WORK_STREAM; perhaps \"medicines\" is meant");
}

TEST_CASE("pictures of people are refused in public, whatever the view", "[diagram][scene][public]") {
    const Study study = partnership();
    for (const View view : {View::pair, View::waves, View::ego, View::levels, View::levels_before})
        CHECK_THROWS_WITH(drawn(study, view, view == View::ego ? "A" : "", Edition::public_),
                          "the public edition shows areas, not people; use --view areas or --edition group");
}

TEST_CASE("a title and a caption of one's own are taken by every view", "[diagram][scene]") {
    const Study study = partnership();
    for (const View view : {View::pair, View::waves, View::ego, View::levels, View::organisations, View::work_streams,
                            View::areas_pair}) {
        DrawOptions options;
        options.view = view;
        if (view == View::ego) options.focus = "A";
        options.title = "Our title", options.caption = "Figure 1.";
        const Scene scene = scene_of(study, test::compared(study), options);
        CHECK(scene.title == "Our title");
        CHECK(scene.footer.starts_with("Figure 1. "));
        CHECK(scene.alt.size() <= 400);
        CHECK_FALSE(scene.description.empty());
    }
}
