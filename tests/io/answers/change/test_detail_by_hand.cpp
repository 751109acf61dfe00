// The tables and sentences beneath a comparison, against numbers counted by hand on thirteen people.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <regex>

#include <regex>
#include "graph/survey/change_detail.hpp"
#include "io/answers/change/compare_document.hpp"
#include "io/answers/change/detail_tables.hpp"
#include "io/answers/change/sentences.hpp"
#include "io/document/shown.hpp"
#include "io/release/released.hpp"
#include "io/render/json.hpp"
#include "io/render/text.hpp"

#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"
#include "tests/support/told.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::compared;
using crosstie::test::near;
using crosstie::test::Partnership;
using Json = nlohmann::json;

namespace {

// Alder 0..5, Birch 6..10, Cedar 11 who leaves and 12 who joins; 10 is silent after. Pairs answered both times: rows
// 0..9, 10 others each, 100 in all; 54 across, 46 within. Links on them: before 0>1 1>0 0>2 6>7 7>6 2>8; after 0>1 1>0
// 2>0 6>7 2>8 8>2 0>6 3>9. Kept 4, lost 2 (0>2, 7>6), gained 4 (2>0, 8>2, 0>6, 3>9).
Study thirteen() {
    Partnership p({6, 5, 2});
    p.silent(1, 10).leaves(11).joins(12);
    p.both(0, 0, 1).tie(0, 0, 2).both(0, 6, 7).tie(0, 2, 8);
    p.both(1, 0, 1).tie(1, 2, 0).tie(1, 6, 7).both(1, 2, 8).tie(1, 0, 6).tie(1, 3, 9);
    p.tie(0, 10, 0);                              // not seen again: 10 is silent
    p.tie(0, 11, 0).tie(0, 1, 11);                // leaves
    p.tie(1, 12, 0).tie(1, 12, 1).tie(1, 2, 12);  // joins
    return p.study();
}

struct Told {
    Study study = thirteen();
    survey::Comparison comparison = compared(study);
    survey::ChangeDetail detail = survey::change_detail(study, comparison);
    Disclosed shown = disclose(study, comparison, Edition::group);
    Findings said = findings_of(test::told(study, comparison));
    std::vector<DetailPart> parts = detail_parts(test::told(study, comparison));
    Json json = Json::parse(dumped(json_of(release(detail_section(test::told(study, comparison)), {Edition::group}))));

    const DetailPart& part(std::string_view key) const {
        const auto at = std::ranges::find(parts, key, &DetailPart::key);
        REQUIRE(at != parts.end());
        return *at;
    }
};

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("detail by hand: four treatments and zero fill side by side, with the three conditions", "[report][detail]") {
    const Told told;
    const DetailPart& part = told.part("treatments");
    using Row = std::vector<std::string>;
    // All 110 pairs of the 11 stayers: 7 links before; after 8 on 100 answered, of 10 it is said that nobody names it.
    REQUIRE(part.table.rows.size() == 5);
    CHECK(as_shown(part.table).rows[0] ==
          Row{"Answered pairs of each survey (available case)", "6.4", "8.0", "+1.6", "110", "100"});
    CHECK(as_shown(part.table).rows[1] ==
          Row{"Only people who answered both times (complete case)", "6.7", "8.9", "+2.2", "90", "90"});
    CHECK(as_shown(part.table).rows[2] ==
          Row{"A silent person's links as others report them (reconstruction)", "6.4", "7.3", "+0.9", "110", "110"});
    CHECK(as_shown(part.table).rows[3][0] == "Unanswered pairs drawn like the answered ones (imputation)");
    CHECK(as_shown(part.table).rows[4] ==
          Row{"Silence read as no link (older reports did so)", "6.4", "7.3", "+0.9", "110", "110"});
    CHECK(has(part.table.note, "The last row is wrong on purpose"));
    // 10 is named in none of 10 answers after, 0..9 by 8 of 90; before, 4 of 7 links are named back, after 4 of 8.
    CHECK(has(part.table.note, "named like the others (no: after, named in 0% of answers, the others in 9%)"));
    CHECK(has(part.table.note, "mutual by its meaning (no)"));
    CHECK(has(part.table.note, "mostly named back (no: 57% and 50% before and after, 70% wanted)"));
    CHECK(has(part.table.note, "199 draws"));
    CHECK(has(part.table.note, "seed 20170301"));
    const Json& conditions = told.json["treatments"]["reconstruction"]["conditions"];
    CHECK(near(conditions["reciprocity"]["from"], 4.0 / 7));
    CHECK(near(conditions["reciprocity"]["to"], 0.5));
    CHECK(near(conditions["named_share_silent"]["to"], 0));
    CHECK(near(conditions["named_share_answered"]["to"], 8.0 / 90));
    CHECK(conditions["named_share_silent"]["from"].is_null());  // nobody was silent
}

TEST_CASE("detail by hand: bounds, and no pattern of answers that undoes the rise", "[report][detail]") {
    const Told told;
    // Of 110 pairs asked about both times: (8 - 7) / 110 to (8 + 10 - 7) / 110; 7 / 110 of 110 less 8 is below 0.
    CHECK(near(told.comparison.non_response.change_low, 1.0 / 110));
    CHECK(near(told.comparison.non_response.change_high, 11.0 / 110));
    // No rise is claimed of so few links, so none is said to remain; the table has the bounds.
    CHECK_FALSE(has(told.said.said("answered"), "would still be"));
    const std::string text =
        text_of(release(compare_document(test::told(told.study, told.comparison)), {Edition::group, 5}));
    CHECK(has(text, "+1 to +10"));
    CHECK(has(std::regex_replace(text, std::regex("\\n *"), " "), "199 draws, seed 20170301."));
}

TEST_CASE("detail by hand: pairs named by neither, one, both", "[report][detail]") {
    const Told told;
    const auto after = [](int neither, int one, int both) {
        return Json{{"null", neither}, {"asymmetric", one}, {"mutual", both}};
    };
    CHECK(told.json["dyads"]["pairs"] ==
          Json{{"null", after(39, 2, 0)}, {"asymmetric", after(0, 1, 1)}, {"mutual", after(0, 1, 1)}});
    CHECK(told.json["dyads"]["reversed"] == 1);  // 0>2 became 2>0
    CHECK(told.part("dyads").sentence ==
          "In 2 pairs both named each other before; in 2 after. Where one named the other before, both do in 1 pair "
          "after.");
}

TEST_CASE("detail by hand: formation across and within, and their ratio", "[report][detail]") {
    const Told told;
    const Json& formation = told.json["formation"];
    CHECK(formation["across"]["formed"] == 3);
    CHECK(formation["across"]["open"] == 53);
    CHECK(formation["within"]["formed"] == 1);
    CHECK(formation["within"]["open"] == 41);
    CHECK(near(formation["ratio"], 123.0 / 53));
    CHECK(formation["draws"] == 199);
    CHECK(told.part("formation_intervals").sentence ==
          "A missing link across boroughs had a 1 in 18 chance of forming; within, 1 in 41.");
}

TEST_CASE("detail by hand: person by person, with McNemar beside the others", "[report][detail]") {
    const Told told;
    // 2, 3 and 8 gained one, 7 lost one, the other six stayed: ranks 2.5 each, 7.5 for who gained; of 16 patterns of
    // signs 5 give as much, and as many as little.
    const auto rows = as_shown(told.part("person_by_person").table).rows;
    REQUIRE(rows.size() == 4);
    CHECK(rows[0][1] == "3, 1, 6");
    CHECK(rows[2][1] == "7.5");
    CHECK(rows[2][2] == "0.625");
    CHECK(rows[3][1] == "0.82");  // (4 - 2) / sqrt(6)
    CHECK(has(told.part("person_by_person").table.note, "199 draws, seed 20170301"));
}

TEST_CASE("detail by hand: how alike the surveys are", "[report][detail]") {
    const Told told;
    // Pearson over 100 cells: (4 - 6 x 8 / 100) / sqrt(6 x 0.94 x 8 x 0.92).
    CHECK(near(told.comparison.qap.r, 3.52 / std::sqrt(5.64 * 7.36)));
    CHECK(as_shown(told.part("likeness").table).rows[0][1] == "0.55");
    CHECK(as_shown(told.part("likeness").table).rows[0][4] == "199");
}

TEST_CASE("sentences by hand: the split adds up", "[report][sentences]") {
    const Told told;
    CHECK(told.said.said("split") ==
          "All links reported, 2 more than before: +2 among the same people, 3 brought by people who joined, 2 gone "
          "with people "
          "who left, on balance 1 lost to view with pairs answered only before.");
}

TEST_CASE("sentences by hand: contacts that cross beside chance, and the odds", "[report][sentences]") {
    const Told told;
    // Pairs of the 11 stayers: 30 across of 55. Odds: (1/53) / (5/41) before, (4/50) / (4/42) after.
    CHECK(has(told.said.said("crossing"),
              "Of contacts, 1 of 4 crossed boroughs before and 3 of 6 after; if people were linked without regard to "
              "borough, 55% would."));
    CHECK(has(told.said.said("odds"), "were 0.155 times those of one within before, and 0.840 times after"));
    // One link across before: facts, no sentence of a move, no verdict and no interval.
    CHECK(told.comparison.odds_ratio_change.verdict == infer::Verdict::facts_only);
    CHECK_FALSE(has(told.said.said("odds"), "interval"));
    CHECK_FALSE(has(told.said.said("contacts"), "ward"));
}

TEST_CASE("findings: each says what threatens it, and nothing that does not apply", "[report][threats]") {
    const Told told;
    const Json json =
        Json::parse(json_text(release(compare_document(test::told(told.study, told.comparison)), {Edition::group, 5})));
    std::vector<std::string> listed;
    for (const Json& threat : json["threats"]) listed.push_back(threat["key"]);
    CHECK(listed == std::vector<std::string>{"no_comparison_group", "list_teaches", "regression_to_mean", "recall",
                                             "fewer_answers", "leavers"});
    for (const Json* const findings : {&json["findings"], &told.json["findings"]}) {
        CHECK(findings->size() >= 8);
        for (const Json& finding : *findings) {
            CAPTURE(finding.dump());
            CHECK_FALSE(finding["text"].get<std::string>().empty());
            CHECK(finding["threats"].size() == listed.size());  // no area answered less than another by a fifth
        }
    }
}

TEST_CASE("findings: what threatens areas threatens findings by area only", "[report][threats]") {
    Partnership p({8, 8});
    p.fill(10, 80, 8);
    for (ActorId actor = 0; actor < 4; ++actor) p.silent(1, actor);
    Study study = p.study();
    study.relations[0].question.clear();
    const survey::Comparison comparison = compared(study);
    const Findings said = findings_of(test::told(study, comparison, Edition::group, SetBeside::others));
    const auto of = [&](ThreatTo to) {
        const auto keys = threat_keys(said.threats, to);
        return std::vector<std::string>(keys.begin(), keys.end());
    };
    CHECK(of(ThreatTo::every_finding) == std::vector<std::string>{"not_by_lot", "list_teaches", "regression_to_mean",
                                                                  "recall", "wording", "fewer_answers"});
    CHECK(of(ThreatTo::area_findings) == std::vector<std::string>{"not_by_lot", "list_teaches", "regression_to_mean",
                                                                  "recall", "wording", "fewer_answers",
                                                                  "uneven_after"});
    CHECK_FALSE(has(said.limits.front(), "no comparison group"));
}

TEST_CASE("explanation: each meeting attended together goes with a link, linear and as odds", "[report][detail]") {
    // Twelve people, five meetings of three between the surveys, and one before the first, which does not count.
    Partnership p({6, 6});
    p.fill(20, 50, 4, 3);
    Study study = p.study();
    for (std::size_t m = 0; m < 5; ++m) {
        study.meetings.push_back({"Board", "2017-0" + std::to_string(m + 4), true});
        for (ActorId i = 0; i < 3; ++i) study.attended.push_back({m, static_cast<ActorId>((i * 5 + m * 2) % 12), {}});
    }
    study.meetings.push_back({"Before the first survey", "2016-12", true});
    study.attended.push_back({5, 0, {}});
    study.attended.push_back({5, 11, {}});
    const survey::ChangeDetail detail = survey::change_detail(study, compared(study), {.odds = true});
    CHECK(detail.explanation.predictors ==
          std::vector<std::string>{"link before", "same borough", "each meeting both attended"});
    REQUIRE(detail.explanation.regression.why == infer::NoRegression::none);
    REQUIRE(detail.explanation.logistic.why == infer::NoRegression::none);
    CHECK(detail.explanation.logistic.terms.size() == 4);
    CHECK(detail.explanation.regression.draws == 199);
    CHECK(detail.explanation.logistic.draws == 199);
}
