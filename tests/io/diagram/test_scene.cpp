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
const std::vector<std::string> two_boroughs{"North", "North", "North", "South", "South", "South"};

std::size_t count(const ScenePanel& panel, TieKind kind) {
    return static_cast<std::size_t>(std::ranges::count(panel.ties, kind, &SceneTie::kind));
}

Study all_silent_after() {
    Study study = test::hand_study(two_boroughs, "AB BC AD", "");
    study.answers[0][1].observed = ObservedPairs::with_gaps(std::vector<CellState>(6, CellState::no_response),
                                                            std::vector<std::uint8_t>(6, 0), {});
    return study;
}

bool legend_says(const Scene& scene, std::string_view words) {
    for (const LegendRow& row : scene.legend) {
        if (std::ranges::any_of(row.items, [&](const LegendItem& item) { return item.words.starts_with(words); }))
            return true;
    }
    return false;
}
}  // namespace

TEST_CASE("people scene: contacts by kind and place, as drawn by hand", "[diagram][scene]") {
    // before: A-B, B-C within; A-D across. after: A-B kept, B-C lost, A-D kept, C-F new across, D-E new within.
    const Study study = test::hand_study(two_boroughs, "AB BA BC AD", "AB AD FC DE");
    const Scene scene = scene_of(study, test::compared(study));
    REQUIRE(scene.panels.size() == 3);
    CHECK(count(scene.panels[0], TieKind::within) == 2);
    CHECK(count(scene.panels[0], TieKind::between) == 1);
    CHECK(count(scene.panels[1], TieKind::within) == 2);
    CHECK(count(scene.panels[1], TieKind::between) == 2);
    CHECK(count(scene.panels[2], TieKind::kept) == 2);
    CHECK(count(scene.panels[2], TieKind::gained) == 2);
    CHECK(count(scene.panels[2], TieKind::lost) == 1);
    CHECK(scene.panels[0].facts == std::vector<std::string>{"March 2017", "3 contacts, 1 across boroughs"});
    CHECK(scene.panels[2].facts ==
          std::vector<std::string>{"2 new contacts, 1 lost, 2 kept", "1 more contact; across boroughs 1 more"});
    CHECK(scene.title == "Contacts across boroughs went from 1 to 2; within boroughs they stayed at 2");
    CHECK(scene.areas.size() == 2);
    CHECK(std::ranges::is_sorted(scene.panels[2].ties, {},
                                 [](const SceneTie& tie) { return std::pair(!tie.quiet, tie.kind); }));
    CHECK(scene.callouts.empty());  // nobody gained more than one
    CHECK(scene.marks[0].label == "Lead A");
    CHECK_FALSE(legend_says(scene, "did not answer"));
}

TEST_CASE("people scene: the legend lists only what is on the page", "[diagram][scene]") {
    const Study study = test::hand_study(two_boroughs, "AB", "AB");
    const Scene scene = scene_of(study, test::compared(study));
    CHECK(legend_says(scene, "within a borough"));
    CHECK_FALSE(legend_says(scene, "new"));
    CHECK_FALSE(legend_says(scene, "lost"));
    CHECK(legend_says(scene, "kept"));
}

TEST_CASE("people scene: those who did not answer are hollow, those absent leave their place empty",
          "[diagram][scene]") {
    const Study study = test::drawn_study(60, 7, 4);
    const Scene scene = scene_of(study, test::compared(study));
    CHECK(scene.panels[0].states[3] == MarkState::silent);
    CHECK(scene.panels[1].states[3] == MarkState::present);
    CHECK(scene.panels[1].states[10] == MarkState::silent);
    CHECK(scene.panels[0].states[5] == MarkState::absent);
    CHECK(scene.panels[1].states[8] == MarkState::absent);
    CHECK(legend_says(scene, "did not answer"));
    CHECK(scene.footer.find("Joined between the surveys: 1; left: 1.") != std::string::npos);
    CHECK(scene.footer.find("Answered: 58 of 59 (98%) before") != std::string::npos);
    CHECK(scene.footer.find("Illustrative data.") != std::string::npos);
    // A contact of somebody silent at one wave is neither new nor lost.
    for (const SceneTie& tie : scene.panels[2].ties) {
        if (tie.a == 5 || tie.b == 5) CHECK(tie.kind == TieKind::one_wave);
    }
}

TEST_CASE("people scene: one place for each person whatever is drawn", "[diagram][scene]") {
    const Study study = test::drawn_study(60, 7, 4);
    const auto comparison = test::compared(study);
    DrawOptions before, after;
    before.view = View::before, after.view = View::after;
    const Scene first = scene_of(study, comparison, before), second = scene_of(study, comparison, after);
    for (std::size_t m = 0; m < first.marks.size(); ++m) CHECK(first.marks[m].place == second.marks[m].place);
}

TEST_CASE("people scene: kinds keep their own mark; more than six share one", "[diagram][scene]") {
    Study study = test::hand_study({"N", "N", "N", "N", "S", "S", "S", "S"}, "AB", "AB");
    study.kind = "sector";
    study.attributes.set("sector", {"NHS trust", "primary care", "council", "voluntary sector", "commissioner",
                                    "patient voice", "NHS trust", "council"});
    Scene scene = scene_of(study, test::compared(study));
    CHECK(scene.marks[0].look.shape == Shape::circle);
    CHECK(scene.marks[1].look.shape == Shape::diamond);
    CHECK(scene.marks[2].look.shape == Shape::square);
    CHECK(scene.marks[3].look.shape == Shape::triangle);
    CHECK(scene.marks[5].look.shape == Shape::plus);
    study.attributes.set("sector", {"a", "b", "c", "d", "e", "f", "g", "h"});
    scene = scene_of(study, test::compared(study));
    CHECK(legend_says(scene, "other"));
    CHECK(scene.marks[7].look.shape == Shape::saltire);
}

TEST_CASE("people scene: without areas there is one title for all contacts and no disc", "[diagram][scene]") {
    Study study = test::hand_study(two_boroughs, "AB BC", "AB BC CD DE");
    study.by.attribute.clear();
    const Scene scene = scene_of(study, test::compared(study));
    CHECK(scene.title == "Contacts went from 2 to 4");
    CHECK(scene.areas.empty());
    CHECK(scene.panels[0].facts.back() == "2 contacts");
}

TEST_CASE("people scene: the most connected newcomers are called out by role, all or none of those who tie",
          "[diagram][scene]") {
    const Study study = test::drawn_study(60, 7, 4);
    const Scene scene = scene_of(study, test::compared(study));
    REQUIRE_FALSE(scene.callouts.empty());
    CHECK(scene.callouts.size() <= 5);
    for (std::size_t k = 0; k < scene.callouts.size(); ++k) CHECK(scene.callouts[k].number == static_cast<int>(k) + 1);
    CHECK(scene.panels[2].callouts);
    CHECK_FALSE(scene.panels[0].callouts);
}

TEST_CASE("people scene: where nobody answered the second time no number is compared", "[diagram][scene]") {
    const Study study = all_silent_after();
    const auto comparison = test::compared(study);
    REQUIRE(comparison.ties.pairs() == 0);
    const Scene scene = scene_of(study, comparison);
    CHECK(scene.title == "Nobody can be compared: no pair answered at both times");
    CHECK(scene.panels[0].facts == std::vector<std::string>{"March 2017", "3 contacts, 1 across boroughs"});
    CHECK(scene.panels[2].facts ==
          std::vector<std::string>{"No pair answered at both times: nothing can be called new, lost or kept"});
    CHECK(scene.alt.find("Nobody can be compared: no pair answered at both times.") != std::string::npos);
    CHECK(scene.footer.find("The title") == std::string::npos);
    CHECK(scene.panels[1].facts == std::vector<std::string>{"March 2018", "nobody answered"});
    CHECK(scene.alt.find("After: nobody answered.") != std::string::npos);
    CHECK(count(scene.panels[2], TieKind::one_wave) == 3);
}

TEST_CASE("people scene: one person is nobody to compare", "[diagram][scene]") {
    const Study study = test::hand_study({"North"}, "", "");
    const Scene scene = scene_of(study, test::compared(study));
    CHECK(scene.title == "Nobody can be compared: fewer than two people were there at both times");
    CHECK(scene.subtitle.starts_with("1 person. "));
}

TEST_CASE("people scene: title and panels reconcile", "[diagram][scene]") {
    // C is silent after: B-C and the contact C reports before are drawn, but only A-B, A-D, B-D and the like compared.
    Study study = test::hand_study(two_boroughs, "AB CB CD AD", "AB AD BD");
    std::vector<CellState> rows(6, CellState::answered);
    rows[2] = CellState::no_response;
    study.answers[0][1].observed = ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(6, 0), {});
    const Scene scene = scene_of(study, test::compared(study));
    CHECK(scene.title == "Contacts across boroughs went from 1 to 2; within boroughs they stayed at 1");
    CHECK(scene.panels[0].facts == std::vector<std::string>{"March 2017", "2 contacts compared, 1 across boroughs",
                                                            "2 more could not be compared"});
    CHECK(scene.panels[1].facts == std::vector<std::string>{"March 2018", "3 contacts, 2 across boroughs"});
    CHECK(scene.panels[2].facts ==
          std::vector<std::string>{"1 new contact, 0 lost, 2 kept",
                                   "1 more contact among those compared; across boroughs 1 more"});
    CHECK(scene.footer.find("The title and “what changed” count only pairs") != std::string::npos);
    DrawOptions options;
    options.view = View::before;
    CHECK(scene_of(study, test::compared(study), options).panels[0].facts ==
          std::vector<std::string>{"March 2017", "4 contacts, 2 across boroughs", "2 of them can be compared"});
    options.view = View::after;
    options.title = "Our own";
    CHECK(scene_of(study, test::compared(study), options).footer.find("count only") == std::string::npos);
    // A single survey's picture has a title of its own contacts, of which no pair is left out.
    options.view = View::before, options.title.clear();
    const Scene alone = scene_of(study, test::compared(study), options);
    CHECK(alone.title == "Before: 4 contacts, 2 across boroughs");
    CHECK(alone.footer.find("only pairs") == std::string::npos);
}

TEST_CASE("people scene: no percentage of fewer than 20 contacts anywhere", "[diagram][scene]") {
    const Study study = test::hand_study(two_boroughs, "AB BC AD", "AB AD");
    const Scene scene = scene_of(study, test::compared(study));
    CHECK(scene.description.find('%') == std::string::npos);
    CHECK(scene.alt.find('%') == std::string::npos);
    CHECK(scene.alt.find("1 of 3 across boroughs") != std::string::npos);
    CHECK(scene.panels[2].facts.back() == "1 fewer contact; across boroughs as many");
    const Study large = test::drawn_study(60, 7, 4, false);
    CHECK(scene_of(large, test::compared(large)).panels[0].facts.back().ends_with("%)"));
}

TEST_CASE("people scene: the banner says for whom the picture is", "[diagram][scene]") {
    const Study study = test::hand_study(two_boroughs, "AB", "AB");
    DrawOptions options;
    CHECK(scene_of(study, test::compared(study), options).banner ==
          "For the group: people shown as the study labels them. Not for publication.");
    options.view = View::areas;
    CHECK(scene_of(study, test::compared(study), options).banner == "For the group, not for publication");
}

TEST_CASE("people scene: the public edition refuses, and so does a crowd", "[diagram][scene]") {
    const Study study = test::drawn_study(30, 3, 4);
    DrawOptions options;
    options.edition = Edition::public_;
    CHECK_THROWS_WITH(scene_of(study, test::compared(study), options),
                      "the public edition shows areas, not people; use --view areas or --edition group");
    const Study large = test::drawn_study(100, 3, 4);
    CHECK_FALSE(scene_of(large, test::compared(large)).notes.empty());
    Study crowd;
    crowd.actors.resize(2001);
    CHECK_THROWS_AS(scene_of(crowd, survey::Comparison{}), LimitReached);
}

TEST_CASE("people scene: alt text is short and gives both waves", "[diagram][scene]") {
    const Study study = test::drawn_study(60, 7, 4);
    const Scene scene = scene_of(study, test::compared(study));
    CHECK(alt_text(scene).size() <= 260);
    CHECK(alt_text(scene).starts_with("Three maps of 60 people in 7 boroughs. Before: "));
    CHECK(long_description(scene).find("What changed: ") != std::string::npos);
}

TEST_CASE("people scene: a title and caption of one's own are taken", "[diagram][scene]") {
    const Study study = test::hand_study(two_boroughs, "AB", "AB");
    DrawOptions options;
    options.title = "Our\ttitle";
    options.caption = "Figure 1.";
    const Scene scene = scene_of(study, test::compared(study), options);
    CHECK(scene.title == "Our title");
    CHECK(scene.footer.starts_with("Figure 1. A contact is a pair"));
}
