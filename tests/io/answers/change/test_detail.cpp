#include <nlohmann/json.hpp>

#include "graph/base/error.hpp"
#include "graph/survey/change_detail.hpp"
#include "io/answers/change/compare_document.hpp"
#include "io/answers/change/designs_output.hpp"
#include "io/answers/change/detail_tests.hpp"
#include "io/answers/change/score_paths.hpp"
#include "io/release/released.hpp"
#include "io/render/json.hpp"
#include "io/render/text.hpp"
#include "tests/io/answers/change/cases.hpp"
#include "tests/support/schema.hpp"
#include "tests/support/told.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::check_reasons;
using crosstie::test::compared;
using crosstie::test::Partnership;
using crosstie::test::partnerships;
using crosstie::test::schema_faults;
using Json = nlohmann::json;

namespace {

Released answer(const Case& of) {
    return release(compare_document(of, Beneath::told), {of.edition, of.study.min_group});
}

std::string written(const Study& study, const survey::Comparison& comparison, Edition edition) {
    const Case of = test::told(study, comparison, edition, SetBeside::nothing, true);
    auto json = json_of(answer(of));
    if (of.shown().comparable) {
        json["score"] = json_of(release(score_paths_section(study, score_paths(of, "outdegree"), of.shown()),
                                        {of.edition, study.min_group}));
    }
    return dumped(json);
}

}  // namespace

TEST_CASE("detail: every edition of every case fits the schema, and every null says why", "[report][detail]") {
    for (const Partnership& partnership : partnerships()) {
        const Study study = partnership.study();
        for (const std::string by : {"area", ""}) {
            const survey::Comparison comparison = compared(study, by);
            if (comparison.after.answered == 0) continue;
            for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
                CAPTURE(study.actors.size(), by, name_of(edition));
                const Json json = Json::parse(written(study, comparison, edition));
                CHECK(schema_faults(json, "compare.schema.json") == "");
                check_reasons(json);
            }
        }
    }
}

TEST_CASE("detail: the public edition holds nobody, and no area of a few", "[report][detail]") {
    for (const std::uint32_t seed : {1U, 2U, 3U, 4U, 5U}) {
        const Study study = Partnership({9, 8, 8, 7, 4, 3})
                                .fill(12, 70, 8, seed)
                                .silent(1, 3)
                                .silent(0, 12)
                                .joins(33)
                                .leaves(20)
                                .study();
        const survey::Comparison comparison = compared(study);
        const std::string all = written(study, comparison, Edition::public_) +
                                text_of(answer(test::told(study, comparison, Edition::public_)));
        CHECK(all.find("Alder") != std::string::npos);
        for (const char* const secret : {"zqx", "Zqlabel", "zqrole", "Elm", "Fir"}) {
            CAPTURE(seed, secret);
            CHECK(all.find(secret) == std::string::npos);
        }
    }
}

TEST_CASE("detail: the number of threads changes no byte", "[report][detail]") {
    const Study study = Partnership({7, 6, 8, 6}).fill(15, 75, 10).silent(1, 3).study();
    const std::string one = written(study, compared(study, "area", 1), Edition::group);
    CHECK(written(study, compared(study, "area", 3), Edition::group) == one);
    CHECK(written(study, compared(study, "area", 8), Edition::group) == one);
}

TEST_CASE("known before: fits its schema in every edition", "[report][detail]") {
    Study study = Partnership({7, 6, 8}).fill(20, 75, 10).silent(1, 3).study();
    study.relations.push_back(study.relations[0]);
    study.relations[1].key = "known";
    study.answers.push_back(study.answers[0]);
    std::swap(study.answers[1][0], study.answers[1][1]);
    for (const std::string by : {"area", ""}) {
        for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
            const std::string json =
                json_text(release(known_before_document(study, {0, 1, 1, 1, by, edition}), {edition, study.min_group}));
            CAPTURE(by, name_of(edition));
            CHECK(schema_faults(Json::parse(json), "known_before.schema.json") == "");
            if (edition == Edition::public_) CHECK(json.find("zqx") == std::string::npos);
        }
    }
}

TEST_CASE("detail: what a link after goes with, goes against, and what chance alone gives, each in its own words",
          "[report]") {
    survey::Explanation told;
    const auto term = [&](const char* name, double coefficient, double p) {
        told.predictors.emplace_back(name);
        told.regression.terms.push_back({.coefficient = coefficient, .standard_error = 0.1, .p_two_sided = p});
    };
    told.regression.terms.push_back({});  // the constant
    told.logistic.why = infer::NoRegression::not_asked;
    term("link before", 0.7, 0.001);
    CHECK(explained(told).sentence == "Beyond chance, a link after is more likely with a link before.");
    term("same place", 0.2, 0.002);
    term("same organisation", -0.4, 0.004);
    term("shared work-stream", -0.02, 0.4);
    CHECK(
        explained(told).sentence ==
        "Beyond chance, a link after is more likely with a link before and the same place; less likely with the same "
        "organisation; no difference can be told for a shared work-stream. Each is taken with the others held fixed.");
    for (infer::RegressionTerm& one : told.regression.terms) one.p_two_sided = 0.5;
    CHECK(explained(told).sentence ==
          "A link after does not go with a link before, the same place, the same organisation and a shared work-stream "
          "by "
          "more than chance. Each is taken with the others held fixed.");
}
