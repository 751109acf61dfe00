#include "io/answers/change/check_output.hpp"

#include <nlohmann/json.hpp>

#include "io/release/released.hpp"
#include "io/render/csv.hpp"
#include "io/render/json.hpp"
#include "io/render/text.hpp"
#include "io/text/faults.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/schema.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::Partnership;

namespace {

nlohmann::json as_json(const InvalidInput& input) {
    return nlohmann::json::parse(json_text(release(faults_document(input), {Edition::group})));
}

InvalidInput refused(std::size_t count) {
    Faults faults;
    for (std::size_t k = 0; k < count; ++k) {
        faults.add({.file = "a.csv", .line = k + 2, .found = "x", .expected = "y", .mend = "z"});
    }
    try {
        faults.refuse_if_any();
    } catch (const InvalidInput& input) {
        return input;
    }
    throw std::logic_error("nothing was refused");
}

Released told(const Study& study, const std::string& by) {
    return release(checked_document(study, checked(study, by)), {Edition::group});
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("check: who answered, with the whole said once", "[report][check]") {
    Partnership p({6, 6});
    for (ActorId actor = 0; actor < 12; ++actor) p.silent(0, actor);
    const std::string text = text_of(told(p.study(), "area"));
    CHECK(has(text, "0 of 12"));
    CHECK_FALSE(has(text, "0 of 12 of 12"));
    Partnership many({13, 12});
    many.silent(1, 3);
    const std::string of_many = text_of(told(many.study(), ""));
    CHECK(has(of_many, "24 (96%) of 25"));
    CHECK(has(of_many, "25 (100%)"));
}

TEST_CASE("check: JSON and CSV hold who answered, survey by survey and area by area", "[report][check]") {
    Partnership p({6, 6});
    for (ActorId actor = 0; actor < 3; ++actor) p.silent(1, actor);
    const Released released = told(p.study(), "area");
    const auto json = nlohmann::json::parse(json_text(released));
    CHECK(json["faults"].empty());
    CHECK(json["by"] == "area");
    REQUIRE(json["response"].size() == 2);
    CHECK(json["response"][1]["roster"] == 12);
    CHECK(json["response"][1]["answered"] == 9);
    REQUIRE(json["areas"].size() == 4);
    CHECK(json["areas"][1]["roster"] == 6);
    CHECK(json["areas"][1]["answered"] == 3);
    CHECK(has(csv_text(released, "check_areas"), ",6,3\n"));
    CHECK(test::schema_faults(json, "check.schema.json") == "");
    const auto without = nlohmann::json::parse(json_text(told(p.study(), "")));
    CHECK(without["by"].is_null());
    CHECK(without["by_why"] == "not_asked");
    CHECK(test::schema_faults(without, "check.schema.json") == "");
}

TEST_CASE("check: faults are counted once, also those that are not listed", "[report][check]") {
    CHECK(has(faults_text(refused(1)), "\n1 fault found.\n"));
    CHECK(as_json(refused(3))["faults_in_all"] == 3);
    const std::string text = faults_text(refused(70));
    CHECK(has(text, "\n70 faults found, of which the first 50 are shown; mend these and run again.\n"));
    CHECK_FALSE(has(text, "in all"));
    CHECK_FALSE(has(text, "written"));
    const auto json = as_json(refused(70));
    CHECK(json["faults"].size() == 50);
    CHECK(json["faults_in_all"] == 70);
    CHECK(json["faults"][1]["line"] == 3);
    CHECK(json["faults"][1]["mend"] == "z");
    CHECK(has(csv_text(release(faults_document(refused(3)), {Edition::group}), "check_faults"), "a.csv,4,0,x,y,z\n"));
}
