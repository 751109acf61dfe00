#include "io/answers/measures/measured.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "graph/base/error.hpp"
#include "io/answers/measures/catalog_listing.hpp"
#include "io/answers/measures/measured_document.hpp"
#include "io/render/csv.hpp"
#include "io/render/json.hpp"
#include "io/render/markdown.hpp"
#include "io/render/text.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/schema.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::Partnership;
using crosstie::test::schema_faults;
using Json = nlohmann::json;

namespace {

MeasureRequest everything(const std::string& by = "area") {
    MeasureRequest request;
    request.areas = request.actors = true;
    request.by = by;
    return request;
}

Released answer(const Study& study, const Measured& result) {
    return release(measured_document(study, result), {result.request.edition, study.min_group});
}

std::vector<std::string> lines(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> found;
    for (std::string line; std::getline(stream, line);) found.push_back(line);
    return found;
}

std::vector<std::string> cells(const std::string& line) {  // of a table without quotes
    std::istringstream stream(line + ',');
    std::vector<std::string> found;
    for (std::string cell; std::getline(stream, cell, ',');) found.push_back(cell);
    return found;
}

}  // namespace

TEST_CASE("measured: JSON fits its schema, with every null explained, whatever the study", "[measures][json]") {
    const std::vector<Study> studies{Partnership({1}).study(), Partnership({2, 1}).study(),
                                     Partnership({6, 6, 6}).fill(15, 80, 10).study(),
                                     Partnership({6, 6}).fill(15, 80, 10).silent(1, 3).leaves(4).study()};
    for (const Study& study : studies) {
        for (const Direction direction : {Direction::directed, Direction::union_, Direction::intersection}) {
            for (const std::string by : {"area", ""}) {
                MeasureRequest request = everything(by);
                request.direction = direction;
                request.wave = 1;
                const Json json = Json::parse(json_text(answer(study, measured(study, request))));
                CHECK(schema_faults(json, "measure.schema.json").empty());
                for (const auto& [key, entry] : json["network"].items()) {
                    INFO(key);
                    CHECK(entry["value"].is_null() == entry.contains("value_why"));
                }
                for (const Json& row : json["actors"]) {
                    for (const auto& [key, value] : row.items()) {
                        INFO(key);
                        if (value.is_null()) CHECK_FALSE(row[key + "_why"].get<std::string>().empty());
                    }
                }
                CHECK(json.contains("areas") == !by.empty());
            }
        }
    }
}

TEST_CASE("measured: the table for a spreadsheet holds the same scores as the JSON", "[measures][csv]") {
    const Study study = Partnership({6, 6, 6}).fill(15, 80, 10).silent(0, 2).study();
    const Measured result = measured(study, everything());
    const Json json = Json::parse(json_text(answer(study, result)));
    const auto rows = lines(csv_text(answer(study, result), usual_table(result)));
    REQUIRE(rows.size() == 19);
    const auto heads = cells(rows[0]);
    for (std::size_t row = 1; row < rows.size(); ++row) {
        const auto values = cells(rows[row]);
        REQUIRE(values.size() == heads.size());
        CHECK(values[0] == json["actors"][row - 1]["id"].get<std::string>());
        for (std::size_t column = 2; column < heads.size(); ++column) {
            INFO(heads[column]);
            const Json& score = json["actors"][row - 1][heads[column]];
            CHECK(values[column].empty() == score.is_null());
            if (!score.is_null()) CHECK(std::stod(values[column]) == score.get<double>());
        }
    }
}

TEST_CASE("measured: a public edition holds no person, in any format", "[measures][public]") {
    const Study study = Partnership({6, 6, 6, 2}).fill(15, 80, 10).study();
    MeasureRequest request = everything();
    request.edition = Edition::public_;
    CHECK_THROWS_AS(measured(study, request), Error);  // scores of people
    request.actors = false;
    const Measured result = measured(study, request);
    const Released released = answer(study, result);
    std::vector<std::string> texts{json_text(released), text_of(released), markdown_of(released)};
    for (const std::string& id : tables_in(released)) texts.push_back(csv_text(released, id));
    for (const std::string& text : texts) {
        CHECK(text.find("zqx") == std::string::npos);
        CHECK(text.find("Zqlabel") == std::string::npos);
        CHECK(text.find("Dogwood") == std::string::npos);  // the area of two
    }
    for (const auto& one : measure::actor_measures()) {
        request.key = one.info.key;
        CHECK_THROWS_AS(measured(study, request), Error);
    }
    for (const auto& one : measure::area_measures()) {
        request.key = one.info.key;
        if (one.per == measure::Per::actor) CHECK_THROWS_AS(measured(study, request), Error);
    }
}

TEST_CASE("measured: the listing names every measure in every format", "[measures][list]") {
    const Released listing = release(catalog_document(), {Edition::public_});
    const Json json = Json::parse(json_text(listing))["measures"];
    const std::string text = text_of(listing), csv = csv_text(listing, "list_measures");
    std::set<std::string> keys;
    for (const Json& row : json) {
        const std::string key = row["key"];
        const auto found = measure::find(key);
        REQUIRE(found);
        CHECK(row["kind"] == measure::name_of(found->kind));
        CHECK(row["unit"] == measure::name_of(found->unit));
        keys.insert(key);
    }
    CHECK(keys.size() ==
          measure::network_measures().size() + measure::actor_measures().size() + measure::area_measures().size());
    for (const std::string& key : keys) {
        CHECK(text.find(key) != std::string::npos);
        CHECK(csv.find('\n' + key + ',') != std::string::npos);
    }
}

TEST_CASE("measure: the public edition is refused where a few are on the list or answered", "[report][measure]") {
    MeasureRequest request;
    request.edition = Edition::public_;
    CHECK_THROWS_AS(measured(Partnership({4}).fill(20, 80, 10).study(), request), Error);
    Partnership p({6, 6});
    p.fill(20, 80, 10);
    CHECK_NOTHROW(measured(p.study(), request));
    for (ActorId actor = 0; actor < 8; ++actor) p.silent(0, actor);
    CHECK_THROWS_AS(measured(p.study(), request), Error);
    request.wave = 1;
    CHECK_NOTHROW(measured(p.study(), request));
}
