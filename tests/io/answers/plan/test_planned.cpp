#include "io/answers/plan/planned.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "graph/base/error.hpp"
#include "io/answers/plan/planned_output.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/schema.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::Partnership;
using crosstie::test::schema_faults;
using Json = nlohmann::json;

namespace {

PlanRequest by_area(Edition edition = Edition::group) {
    PlanRequest request;
    request.by = "area";
    request.edition = edition;
    return request;
}

std::vector<Issue> some_issues() {
    return {{"zqissue one", Influence::none, {3U, {}, ""}},
            {"zqissue two", Influence::partial, {}},
            {"zqissue three", Influence::total, {0U, {}, ""}}};
}

std::string everything(const Study& study, const Planned& planned) {
    return planned_json(study, planned) + planned_text(study, planned) + planned_csv(study, planned);
}

}  // namespace

TEST_CASE("plan: JSON fits its schema, with every null explained, whatever the study", "[plan][json]") {
    const std::vector<Study> studies{Partnership({1, 1}).study(), Partnership({2, 1, 1}).both(0, 0, 1).study(),
                                     Partnership({6, 6, 6}).fill(15, 80, 10).study(),
                                     Partnership({7, 6}).fill(15, 80, 10).silent(1, 3).leaves(4).study()};
    for (Study study : studies) {
        if (study.actor_count() > 4) study.issues = some_issues();
        for (const Edition edition : {Edition::group, Edition::public_}) {
            if (edition == Edition::public_ && study.actor_count() < 10) continue;
            for (const Direction direction : {Direction::directed, Direction::union_}) {
                PlanRequest request = by_area(edition);
                request.direction = direction;
                request.wave = 1;
                request.draws = 20;
                const Json json = Json::parse(planned_json(study, planned(study, request)));
                CHECK(schema_faults(json, "plan.schema.json").empty());
                for (const auto& [key, figure] : json["effect"]["figures"].items()) {
                    INFO(key);
                    CHECK(figure["now"].is_null() == figure.contains("why"));
                }
                CHECK(json.contains("if_leaves") == (edition == Edition::group));
                CHECK(json.contains("issues") == !study.issues.empty());
            }
        }
    }
}

TEST_CASE("plan: a public edition holds no person and no small area, in any format", "[plan][public]") {
    Study study = Partnership({6, 6, 6, 2}).fill(15, 80, 10).study();
    study.issues = some_issues();
    PlanRequest request = by_area(Edition::public_);
    const Planned result = planned(study, request);
    const std::string text = everything(study, result);
    for (const char* const word : {"zqx", "Zqlabel", "zqrole", "zqissue", "Dogwood", "dependence"}) {
        INFO(word);
        CHECK(text.find(word) == std::string::npos);
    }
    CHECK(result.proposed > 0);
    CHECK(result.introductions.empty());
    std::uint64_t between = 0;
    for (const PlannedBetween& row : result.between) between += row.introductions;
    CHECK(between == result.proposed);
    CHECK(result.areas_merged > 0);
    // The same words do stand in the group edition, so the search above can fail.
    request.edition = Edition::group;
    const std::string group = everything(study, planned(study, request));
    for (const char* const word : {"zqx", "Zqlabel", "zqissue", "dependence"}) {
        CHECK(group.find(word) != std::string::npos);
    }
}

TEST_CASE("plan: a public edition of one person, or of too few, is refused", "[plan][public]") {
    PlanRequest request = by_area(Edition::public_);
    request.if_leaves = "zqx1";
    CHECK_THROWS_AS(planned(Partnership({6, 6}).fill(20, 80, 10).study(), request), Error);
    request.if_leaves.clear();
    CHECK_NOTHROW(planned(Partnership({6, 6}).fill(20, 80, 10).study(), request));
    CHECK_THROWS_AS(planned(Partnership({4}).fill(20, 80, 10).study(), request), Error);
    CHECK_THROWS_AS(planned(Partnership({4, 5}).fill(20, 80, 10).study(), request), Error);  // one area left
}

TEST_CASE("plan: needs areas, somebody who is there, and no pair where one names the other", "[plan]") {
    const Study study = Partnership({3, 3}).fill(20, 80, 10).leaves(2).study();
    PlanRequest request;
    CHECK_THROWS_AS(planned(study, request), Error);
    request = by_area();
    request.direction = Direction::intersection;
    CHECK_THROWS_AS(planned(study, request), Error);
    request = by_area();
    request.if_leaves = "zqx3";
    CHECK_NOTHROW(planned(study, request));
    request.wave = 1;
    CHECK_THROWS_AS(planned(study, request), Error);
    request.if_leaves = "nobody";
    CHECK_THROWS_AS(planned(study, request), Error);
}

TEST_CASE("plan: names only in the named edition, and marked", "[plan]") {
    Partnership p({1, 1, 1});
    p.both(0, 0, 1).both(0, 1, 2);
    p.raw().attributes.set("name", {"Zqname 1", "Zqname 2", "Zqname 3"});
    const Study study = p.study();
    CHECK(everything(study, planned(study, by_area())).find("Zqname") == std::string::npos);
    const std::string text = planned_text(study, planned(study, by_area(Edition::named)));
    CHECK(text.find("Ask Zqname 2 to introduce Zqname 1 and Zqname 3") != std::string::npos);
    CHECK(text.find("Contains names.") != std::string::npos);
}

TEST_CASE("plan: the text says that the scoring is untested, and calls nobody a target", "[plan]") {
    const Study study = Partnership({6, 6, 6}).fill(15, 80, 10).study();
    for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
        PlanRequest request = by_area(edition);
        const Planned result = planned(study, request);
        CHECK(planned_text(study, result).find("a proposal, untested on people") != std::string::npos);
        CHECK(planned_json(study, result).find("a proposal, untested on people") != std::string::npos);
        CHECK(everything(study, result).find("target") == std::string::npos);
    }
}

TEST_CASE("plan: the table holds the introductions of the JSON, best first", "[plan][csv]") {
    const Study study = Partnership({6, 6, 6}).fill(15, 80, 10).study();
    const Planned result = planned(study, by_area());
    const Json list = Json::parse(planned_json(study, result))["introductions"]["list"];
    std::istringstream csv(planned_csv(study, result));
    std::string line;
    std::getline(csv, line);
    std::size_t row = 0;
    for (; std::getline(csv, line); ++row) {
        REQUIRE(row < list.size());
        CHECK(line.starts_with(std::to_string(row + 1) + ',' + list[row]["introducer"].get<std::string>() + ','));
        CHECK(line.find(',' + list[row]["second"].get<std::string>() + ',') != std::string::npos);
    }
    CHECK(row == list.size());
    CHECK(row == result.proposed);
    CHECK(row > 3);
}

TEST_CASE("plan: issues are told with the way to their owners, before and now", "[plan][issues]") {
    // Before, 4 knows nobody; afterwards 2 knows 4. Members: 1. 1 and 2 know each other all along.
    Partnership p({3, 3});
    p.both(0, 0, 1).both(1, 0, 1).both(1, 1, 3).both(1, 0, 2);
    Study study = p.study();
    study.issues = some_issues();
    PlanRequest request = by_area();
    request.wave = 1;
    request.members = {1, 0, 0, 0, 0, 0};
    const Planned result = planned(study, request);
    REQUIRE(result.issues);
    CHECK(result.issues->before->out_of_reach == 1);
    CHECK(result.issues->now.by_colleague == 1);
    CHECK(result.issues->now.owner_unknown == 1);
    const std::string text = planned_text(study, result);
    CHECK(text.find(
              "Before: 0 of 1 issues outside our control with an owner on the list have a working link to the owner") !=
          std::string::npos);
    CHECK(text.find("- zqissue one: Zqlabel 1 through Zqlabel 2 can open the door to Zqlabel 4.") != std::string::npos);
    CHECK(text.find("- zqissue three: its owner Zqlabel 1 has more contacts than before, 2 after 1.") !=
          std::string::npos);
    const Json issues = Json::parse(planned_json(study, result))["issues"];
    CHECK(issues["before"]["share"] == 0);
    CHECK(issues["now"]["share"] == 1);
    CHECK(issues["list"][0]["doors"][0]["colleague"] == "zqx2");
    CHECK(issues["list"][1]["owner"].is_null());
}
