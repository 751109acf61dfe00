#include "io/report/comparison_json.hpp"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <fstream>
#include <nlohmann/json.hpp>

#include "io/report/write_report.hpp"
#include "tests/io/report/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::compared;
using crosstie::test::Partnership;
using Json = nlohmann::json;

namespace {

Json schema_file(const std::string& name) {
    std::ifstream file(std::string(CROSSTIE_SOURCE_DIR) + "/io/schema/" + name);
    return Json::parse(file);
}

std::string faults(const Json& document, const std::string& schema_name) {
    using Adapter = valijson::adapters::NlohmannJsonAdapter;
    const Json schema_json = schema_file(schema_name);
    valijson::Schema schema;
    valijson::SchemaParser parser;
    parser.populateSchema(
        Adapter(schema_json), schema,
        [](const std::string& uri) { return std::make_unique<Json>(schema_file(uri)).release(); },
        [](const Json* fetched) { delete fetched; });
    valijson::ValidationResults results;
    valijson::Validator validator;
    std::string text;
    if (validator.validate(schema, Adapter(document), &results)) return text;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string& step : error.context) text += step;
        text += ": " + error.description + '\n';
    }
    return text;
}

/// Every null has a reason beside it, and no list holds one.
void check_reasons(const Json& json) {
    if (json.is_object()) {
        for (const auto& [key, value] : json.items()) {
            CAPTURE(key);
            if (value.is_null()) {
                REQUIRE(json.contains(key + "_why"));
                CHECK_FALSE(json[key + "_why"].get<std::string>().empty());
            }
            check_reasons(value);
        }
    } else if (json.is_array()) {
        for (const Json& value : json) {
            CHECK_FALSE(value.is_null());
            check_reasons(value);
        }
    }
}

Json written(const Study& study, const infer::Comparison& comparison, Edition edition) {
    return Json::parse(dumped(comparison_json(study, comparison, edition)));
}

std::vector<Partnership> partnerships() {
    std::vector<Partnership> all;
    all.push_back(Partnership({7, 6, 8, 6, 4, 3}).fill(8, 75, 6).silent(1, 3).silent(0, 12).joins(33).leaves(20));
    all.push_back(Partnership({6, 6, 6}));                   // no tie at all
    all.push_back(Partnership({6, 6, 6}).fill(10, 100, 0));  // identical waves
    all.push_back(Partnership({3, 3, 2}).fill(30, 50, 10));  // fewer than ten
    all.push_back(Partnership({24}).fill(10, 80, 5));        // one area
    all.push_back(Partnership({3, 3, 3, 3, 3, 3, 3, 3}).fill(10, 80, 5));
    all.push_back(Partnership({20, 4}).fill(10, 80, 5));
    Partnership silent({6, 6});
    for (ActorId actor = 0; actor < 12; ++actor) silent.silent(0, actor).silent(1, actor);
    all.push_back(silent);
    return all;
}

}  // namespace

TEST_CASE("comparison json: every edition of every case fits the schema, and every null says why", "[report][json]") {
    for (const Partnership& partnership : partnerships()) {
        const Study study = partnership.study();
        for (const std::string by : {"area", ""}) {
            const infer::Comparison comparison = compared(study, by);
            for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
                const Json json = written(study, comparison, edition);
                CAPTURE(study.actors.size(), by, name_of(edition));
                CHECK(faults(json, "compare.schema.json") == "");
                check_reasons(json);
                CHECK(json["edition"] == name_of(edition));
            }
        }
    }
}

TEST_CASE("comparison json: the schema refuses what is not of it", "[report][json]") {
    const Study study = Partnership({6, 6, 6}).fill(10, 80, 10).study();
    Json json = written(study, compared(study), Edition::group);
    REQUIRE(faults(json, "compare.schema.json").empty());
    Json extra = json;
    extra["surprise"] = 1;
    CHECK_FALSE(faults(extra, "compare.schema.json").empty());
    Json without = json;
    without["ties"].erase("kept");
    CHECK_FALSE(faults(without, "compare.schema.json").empty());
    json["density"]["verdict"] = "proved";
    CHECK_FALSE(faults(json, "compare.schema.json").empty());
}

TEST_CASE("numbers json: fits its schema", "[report][json]") {
    const Study study = Partnership({6, 6, 6, 7}).fill(10, 80, 10).study();
    const auto files = write_report(study, compared(study), {}, Edition::public_);
    CHECK(faults(Json::parse(files.at("numbers.json")), "numbers.schema.json") == "");
}

TEST_CASE("comparison json: the numbers are the comparison's", "[report][json]") {
    Partnership p({6, 6});
    for (ActorId i = 0; i < 5; ++i) p.tie(0, i, i + 1);
    for (ActorId i = 0; i < 4; ++i) p.tie(1, i, i + 1);
    p.tie(1, 0, 7).tie(1, 7, 0).tie(1, 8, 2);
    const Study study = p.study();
    const infer::Comparison c = compared(study);
    const Json json = written(study, c, Edition::group);
    CHECK(json["ties"]["from"] == 5);
    CHECK(json["ties"]["to"] == 7);
    CHECK(json["ties"]["kept"] == 4);
    CHECK(json["ties"]["lost"] == 1);
    CHECK(json["ties"]["gained"] == 3);
    CHECK(json["ties"]["hamming"] == 4);
    CHECK(json["ties"]["jaccard"].get<double>() == 0.5);
    CHECK(json["density"]["difference"].get<double>() == c.density.difference);
    CHECK(json["density"]["ci95"][0].get<double>() == c.density.bootstrap.ci95[0]);
    CHECK(json["cross_area"]["to"] == 2);
    CHECK(json["cross_area"]["within"]["from"] == 5);
    CHECK(json["areas"]["to"] == Json({{4, 2}, {2, 0}}));
    CHECK(json["areas"]["change"] == Json({{-1, 2}, {2, 0}}));
    CHECK(json["new_contacts"][7]["id"] == "zqx8");
    CHECK(json["new_contacts"][7]["gained_across"] == 1);
    CHECK(json["new_contacts"][7]["confirmed"] == 1);
    CHECK(json["new_contacts"][7]["area"] == "Birch");
}

TEST_CASE("comparison json: the same bytes each time, ended by a newline", "[report][json]") {
    const Study study = Partnership({6, 6, 6}).fill(10, 80, 10).study();
    const std::string once = dumped(comparison_json(study, compared(study), Edition::group));
    CHECK(once == dumped(comparison_json(study, compared(study), Edition::group)));
    CHECK(once.back() == '\n');
    CHECK(once.rfind("{\n  \"crosstie\": ", 0) == 0);
}

TEST_CASE("comparison json: text that is not UTF-8 does not stop it", "[report][json]") {
    Partnership p({6, 6});
    p.fill(20, 80, 10);
    p.raw().title = "Caf\xe9";
    const Study study = p.study();
    CHECK(Json::parse(dumped(comparison_json(study, compared(study), Edition::public_)))["title"] == "Caf\uFFFD");
}
