#include "io/release/once_observed.hpp"

#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::compared;
using crosstie::test::Partnership;

namespace {

constexpr ActorId people = 18;

/// Three surveys of 18 people: who did not answer at each, and who was not on its list.
Study three_surveys(const std::vector<std::vector<ActorId>>& silent,
                    const std::vector<std::vector<ActorId>>& away = {}) {
    Study study = Partnership({6, 6, 6}).fill(20, 80, 10).study();
    study.waves.push_back({"later", "Later", "2019-03"});
    study.answers[0].push_back(study.answers[0][1]);
    for (std::size_t wave = 0; wave < silent.size(); ++wave) {
        std::vector<CellState> rows(people, CellState::answered);
        std::vector<std::uint8_t> off(people, 0);
        for (const ActorId actor : silent[wave]) rows[actor] = CellState::no_response;
        if (wave < away.size()) {
            for (const ActorId actor : away[wave]) off[actor] = 1;
        }
        study.answers[0][wave].observed = ObservedPairs::with_gaps(rows, off, {});
    }
    return study;
}

bool along(const Study& study, Edition edition = Edition::public_) {
    return disclose(study, compared(study), edition).along_shown;
}

bool complete(std::vector<CellState> rows, std::vector<CellException> cells) {
    Study study = Partnership({6, 6, 6}).study();
    study.answers[0][0].observed =
        ObservedPairs::with_gaps(std::move(rows), std::vector<std::uint8_t>(people, 0), cells);
    Disclosed shown;
    return complete_case_shown(study, 0, 0, 0, shown);
}

}  // namespace

TEST_CASE("once observed: one silent at the third survey is not the difference of two rows", "[release][disclosure]") {
    CHECK(along(three_surveys({{}, {}, {}})));
    CHECK_FALSE(along(three_surveys({{}, {}, {7}})));
    CHECK_FALSE(along(three_surveys({{}, {1, 2, 3, 4}, {}})));
    CHECK(along(three_surveys({{}, {}, {1, 2, 3, 4, 5}})));
    CHECK(along(three_surveys({{}, {}, {7}}), Edition::group));
    // Silent all along, nobody is the difference of any two.
    CHECK(along(three_surveys({{7}, {7}, {7}})));
    // Five at each, but four of them the same: one answered at the one and not at the other.
    CHECK_FALSE(along(three_surveys({{}, {1, 2, 3, 4, 5}, {2, 3, 4, 5, 6}})));
}

TEST_CASE("once observed: one who came to the third list is not the difference of two rows", "[release][disclosure]") {
    CHECK_FALSE(along(three_surveys({{}, {}, {}}, {{}, {}, {3}})));
    CHECK(along(three_surveys({{}, {}, {}}, {{}, {}, {1, 2, 3, 4, 5}})));
}

TEST_CASE("once observed: of a survey between, its own share beside the rows", "[release][disclosure]") {
    Study study = three_surveys({{}, {7}, {}});
    survey::ComparisonOptions ends;
    ends.from = 0;
    ends.to = 2;
    ends.tie_from = 1;
    ends.draws = 0;
    const survey::Comparison c = survey::compare(study, ends);
    const Disclosed shown = disclose(study, c, Edition::public_);
    CHECK_FALSE(shown.along_shown);
    CHECK(survey_shown(study, c, 1, shown));  // nothing else tells of it
    Disclosed with_rows = shown;
    with_rows.along_shown = true;
    CHECK(survey_shown(study, c, 1, with_rows));  // silent there, 7 is in no pair of it, whatever it is beside
    study.answers[0][0].observed = study.answers[0][1].observed;
    study.answers[0][1].observed = study.answers[0][2].observed;
    CHECK_FALSE(survey_shown(study, c, 1, with_rows));
}

TEST_CASE("once observed: pairs of whom both answered tell how often one who was silent was named",
          "[release][disclosure]") {
    std::vector<CellState> rows(people, CellState::answered);
    CHECK(complete(rows, {}));
    CHECK_FALSE(complete(rows, {{3, 4, CellState::skipped}}));  // what 4 says of 3
    rows[2] = CellState::no_response;
    CHECK_FALSE(complete(rows, {}));
    for (ActorId actor = 3; actor < 7; ++actor) rows[actor] = CellState::no_response;
    CHECK(complete(rows, {}));
    // Five who said nothing of one person, and all else: the difference is what that one said of the five.
    std::vector<CellException> cells;
    for (ActorId actor = 3; actor < 8; ++actor) cells.push_back({actor, 17, CellState::skipped});
    CHECK_FALSE(complete(std::vector<CellState>(people, CellState::answered), cells));
}
