#include "io/answers/change/compare_document.hpp"

#include <nlohmann/json.hpp>

#include "graph/base/error.hpp"
#include "io/pack/write_report.hpp"
#include "io/release/released.hpp"
#include "io/render/json.hpp"
#include "tests/io/answers/change/cases.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
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

std::string text_of(const Study& study, const survey::Comparison& comparison, Edition edition) {
    return json_text(release(compare_document(test::told(study, comparison, edition)), {edition, study.min_group}));
}

Json written(const Study& study, const survey::Comparison& comparison, Edition edition) {
    return Json::parse(text_of(study, comparison, edition));
}

}  // namespace

TEST_CASE("comparison json: every edition of every case fits the schema, and every null says why", "[report][json]") {
    for (const Partnership& partnership : partnerships()) {
        const Study study = partnership.study();
        for (const std::string by : {"area", ""}) {
            const survey::Comparison comparison = compared(study, by);
            for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
                CAPTURE(study.actors.size(), by, name_of(edition));
                if (edition == Edition::public_ && comparison.after.answered == 0) {
                    CHECK_THROWS_AS(written(study, comparison, edition), Error);
                    continue;
                }
                const Json json = written(study, comparison, edition);
                CHECK(schema_faults(json, "compare.schema.json") == "");
                check_reasons(json);
                CHECK(json["edition"] == name_of(edition));
            }
        }
    }
}

TEST_CASE("comparison json: the schema refuses what is not of it", "[report][json]") {
    const Study study = Partnership({6, 6, 6}).fill(10, 80, 10).study();
    Json json = written(study, compared(study), Edition::group);
    REQUIRE(schema_faults(json, "compare.schema.json").empty());
    Json extra = json;
    extra["surprise"] = 1;
    CHECK_FALSE(schema_faults(extra, "compare.schema.json").empty());
    Json without = json;
    without["ties"].erase("kept");
    CHECK_FALSE(schema_faults(without, "compare.schema.json").empty());
    json["density"]["verdict"] = "proved";
    CHECK_FALSE(schema_faults(json, "compare.schema.json").empty());
}

TEST_CASE("numbers json: fits its schema", "[report][json]") {
    const Study study = Partnership({6, 6, 6, 7}).fill(10, 80, 10).study();
    const auto files = write_report(test::told(study, compared(study), Edition::public_), {});
    CHECK(schema_faults(Json::parse(files.at("numbers.json")), "numbers.schema.json") == "");
}

TEST_CASE("comparison json: the numbers are the comparison's", "[report][json]") {
    Partnership p({6, 6});
    for (ActorId i = 0; i < 5; ++i) p.tie(0, i, i + 1);
    for (ActorId i = 0; i < 4; ++i) p.tie(1, i, i + 1);
    p.tie(1, 0, 7).tie(1, 7, 0).tie(1, 8, 2);
    const Study study = p.study();
    const survey::Comparison c = compared(study);
    const Json json = written(study, c, Edition::group);
    CHECK(json["ties"]["from"] == 5);
    CHECK(json["ties"]["to"] == 7);
    CHECK(json["ties"]["kept"] == 4);
    CHECK(json["ties"]["lost"] == 1);
    CHECK(json["ties"]["gained"] == 3);
    CHECK(json["ties"]["hamming"] == 4);
    CHECK(json["ties"]["jaccard"].get<double>() == 0.5);
    CHECK(json["density"]["difference"].get<double>() == c.density.difference);
    CHECK(json["density"]["ci95"][0].get<double>() == c.density.social_relations.ci95[0]);
    CHECK(json["cross_area"]["to"] == 2);
    CHECK(json["cross_area"]["within"]["from"] == 5);
    const auto pair = [](const char* area, const char* with, int from, int to, int kept) {
        return Json{{"area", area},        {"with", with}, {"from", from},        {"to", to},
                    {"change", to - from}, {"kept", kept}, {"gained", to - kept}, {"lost", from - kept}};
    };
    CHECK(json["areas"]["between"] ==
          Json{pair("Alder", "Alder", 5, 4, 4), pair("Alder", "Birch", 0, 2, 0), pair("Birch", "Birch", 0, 0, 0)});
    CHECK(json["areas"]["each"][0]["across"] == Json{{"from", 0}, {"to", 2}, {"change", 2}});
    CHECK(json["new_contacts"][7]["id"] == "zqx8");
    CHECK(json["new_contacts"][7]["gained_across"] == 1);
    CHECK(json["new_contacts"][7]["confirmed"] == 1);
    CHECK(json["new_contacts"][7]["area"] == "Birch");
}

TEST_CASE("comparison json: the totals of all less those within and across tell of nobody", "[report][json][privacy]") {
    std::size_t shown = 0, withheld = 0, of_many = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        Partnership p({6, 7, 6, 8});
        p.fill(12, 70, 9, seed);
        auto areas = *p.raw().attributes.find("area");
        const std::size_t unknown = seed % 8;
        for (std::size_t k = 0; k < unknown; ++k) areas[(seed * 5 + k * 4) % areas.size()].clear();
        p.raw().attributes.set("area", areas);
        if (seed % 3 == 0) p.silent(1, (seed * 5) % p.people());
        const Study study = p.study();
        const survey::Comparison c = compared(study);
        const Json json = written(study, c, Edition::public_);
        CAPTURE(seed, unknown);
        if (json["cross_area"].is_null()) {
            ++withheld;
            CHECK(json["areas"].is_null());
            CHECK(json["people"]["gained_across"].is_null());
            CHECK(json["non_response"]["by_area"].is_null());
            CHECK_FALSE(json["suppressed"].empty());
            continue;
        }
        std::uint64_t left = c.cross_area.without_area.size();
        for (const char* key : {"kept", "gained", "lost", "neither"}) {
            const auto of = [&](const Json& ties) { return ties[key].get<std::uint64_t>(); };
            const Json& parts = json["cross_area"]["ties"];
            const std::uint64_t rest = of(json["ties"]) - of(parts["within"]) - of(parts["across"]);
            CHECK((rest == 0 || left >= study.min_group));
        }
        ++(left == 0 ? shown : of_many);
    }
    CHECK(shown > 3);
    CHECK(withheld > 10);
    CHECK(of_many > 3);
}

TEST_CASE("comparison json: people, and reasons that are the true ones", "[report][json]") {
    Partnership p({6, 6, 6});
    p.fill(12, 70, 9);
    const Study study = p.study();
    const survey::Comparison c = compared(study);
    const Json people = written(study, c, Edition::group)["people"];
    CHECK(people["answered_both"] == 18);
    CHECK(people["quartiles"].size() == 3);
    std::size_t any = 0;
    for (const auto& row : c.new_contacts) any += row.gained > 0 ? 1 : 0;
    CHECK(people["gained_any"] == any);

    survey::ComparisonOptions options;
    options.tie_from = 1;
    options.by = "area";
    options.draws = 0;
    const Json undrawn = written(study, survey::compare(study, options), Edition::group);
    CHECK(undrawn["qap"]["p_why"] == "no_draws");
    CHECK(undrawn["cross_area"]["ei"]["p"]["change_at_most_why"] == "no_draws");

    for (ActorId actor = 0; actor < 18; ++actor) p.silent(1, actor);
    const Study half = p.study();
    const Json silent = written(half, compared(half), Edition::group);
    CHECK(silent["cross_area_why"] == "not_observed");
    CHECK(silent["areas_why"] == "not_observed");
    CHECK(silent["qap"]["r_why"] == "not_observed");
    CHECK(silent["density"]["se_why"] == "not_observed");
    CHECK(silent["ties"]["jaccard_why"] == "not_observed");

    Partnership fresh({6, 6});
    for (ActorId i = 0; i < 6; ++i) fresh.both(1, i, i + 6);
    const Study grown = fresh.study();
    const Json odds = written(grown, compared(grown), Edition::group)["cross_area"]["odds_ratio"];
    CHECK(odds["from"].is_null());
    CHECK(odds["from_why"] == "no_ties");
    CHECK(odds["corrected"] == true);
}

TEST_CASE("comparison json: the same bytes each time, ended by a newline", "[report][json]") {
    const Study study = Partnership({6, 6, 6}).fill(10, 80, 10).study();
    const std::string once = text_of(study, compared(study), Edition::group);
    CHECK(once == text_of(study, compared(study), Edition::group));
    CHECK(once.back() == '\n');
    CHECK(once.rfind("{\n  \"crosstie\": ", 0) == 0);
}

TEST_CASE("comparison json: text that is not UTF-8 does not stop it", "[report][json]") {
    Partnership p({6, 6});
    p.fill(20, 80, 10);
    p.raw().title = "Caf\xe9";
    const Study study = p.study();
    CHECK(written(study, compared(study), Edition::public_)["title"] == "Caf\uFFFD");
}

TEST_CASE("comparison json: the public edition has bands and no person", "[report][json][privacy]") {
    const Study study = Partnership({6, 6, 6, 7}).fill(10, 80, 10).study();
    const Json shown = written(study, compared(study), Edition::public_);
    CHECK_FALSE(shown.contains("new_contacts"));
    std::uint64_t people = 0;
    for (const Json& band : shown["new_contact_bands"]) people += band["people"].get<std::uint64_t>();
    CHECK(people == 25);
    CHECK(shown["new_contact_bands"].back()["most_why"] == "no_upper_limit");
    CHECK(written(study, compared(study), Edition::named)["new_contacts"].size() == 25);
}

TEST_CASE("comparison json: a dot in a survey's key is no level", "[report][json]") {
    Partnership p({6, 6});
    p.fill(20, 80, 10);
    Study study = p.study();
    study.waves[0].key = "2017.1";
    const Json json = written(study, compared(study), Edition::group);
    CHECK(json["waves"]["2017.1"]["roster"] == 12);
    CHECK(json["non_response"]["by_wave"]["2017.1"]["roster"] == 12);
}
