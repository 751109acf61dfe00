#include "io/answers/plan/planned.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "graph/base/error.hpp"
#include "io/answers/plan/plan.hpp"
#include "io/release/released.hpp"
#include "io/render/csv.hpp"
#include "io/render/json.hpp"
#include "io/render/markdown.hpp"
#include "io/render/text.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::Partnership;
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

Released released(const Study& study, const Planned& planned) {
    return release(planned_document(study, planned), {planned.request.edition, study.min_group});
}

Json json_for(const Study& study, const Planned& planned) { return Json::parse(json_text(released(study, planned))); }

/// Text with its line breaks taken out, so that a sentence is found wherever it was broken.
std::string unbroken(const Study& study, const Planned& planned) {
    std::istringstream words(text_of(released(study, planned)));
    std::string line;
    for (std::string word; words >> word;) line += (line.empty() ? "" : " ") + word;
    return line;
}

std::string everything(const Study& study, const Planned& planned) {
    const Released answer = released(study, planned);
    std::string all = json_text(answer) + text_of(answer) + markdown_of(answer);
    for (const std::string& table : tables_in(answer)) all += csv_text(answer, table);
    return all;
}

/// Keys that are null without a reason beside them.
std::vector<std::string> unexplained(const Json& json) {
    std::vector<std::string> found;
    for (const auto& [key, value] : json.items()) {
        if (value.is_null() && !(json.is_object() && json.contains(key + "_why"))) found.push_back(key);
        if (!value.is_structured()) continue;
        for (const std::string& deeper : unexplained(value)) found.push_back(key + '.' + deeper);
    }
    return found;
}

}  // namespace

TEST_CASE("plan: JSON explains every null, whatever the study", "[plan][json]") {
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
                const Json json = json_for(study, planned(study, request));
                CHECK(unexplained(json).empty());
                for (const Json& row : json["effect"]) CHECK(row["now"].is_null() == row.contains("now_why"));
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
    for (const char* const word : {"zqx", "Zqlabel", "zqrole", "zqissue", "Dogwood", "dependence", "\"list\""}) {
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
    for (const char* const word : {"zqx", "Zqlabel", "zqissue", "dependence", "\"list\""}) {
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
    const std::string text = unbroken(study, planned(study, by_area(Edition::named)));
    CHECK(text.find("Ask Zqname 2 to introduce Zqname 1 and Zqname 3") != std::string::npos);
    CHECK(text.find("Contains names.") != std::string::npos);
}

TEST_CASE("plan: the text says that the scoring is untested, and calls nobody a target", "[plan]") {
    const Study study = Partnership({6, 6, 6}).fill(15, 80, 10).study();
    for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
        PlanRequest request = by_area(edition);
        const Planned result = planned(study, request);
        CHECK(unbroken(study, result).find("a proposal, untested on people") != std::string::npos);
        CHECK(json_for(study, result)["standing"] == "a proposal, untested on people");
        CHECK(everything(study, result).find("target") == std::string::npos);
    }
}

TEST_CASE("plan: the table holds the introductions of the JSON, best first", "[plan][csv]") {
    const Study study = Partnership({6, 6, 6}).fill(15, 80, 10).study();
    const Planned result = planned(study, by_area());
    const Json list = json_for(study, result)["introductions"];
    std::istringstream csv(csv_text(released(study, result), "plan_introductions"));
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

TEST_CASE("plan: what the group may read of people is no part of a public document", "[plan][public]") {
    // Released for the public by mistake, a plan for the group loses every table of people.
    const Study study = Partnership({6, 6, 6}).fill(15, 80, 10).study();
    const Released answer = release(planned_document(study, planned(study, by_area())), {Edition::public_, 5});
    const Json json = Json::parse(json_text(answer));
    for (const char* const key : {"introductions", "check_first", "brief_first_sets", "depend_on", "depend_on_sets",
                                  "if_leaves", "areas_parted"}) {
        INFO(key);
        CHECK_FALSE(json.contains(key));
    }
    CHECK(json.contains("between"));
}

TEST_CASE("plan: figures of different kinds stand in one table, counts as counts", "[plan]") {
    // 1-2-3 of three areas, 1 and 3 introduced: 4 of 6 ordered pairs have a link, then 6; 2 contacts, then 3.
    Partnership p({1, 1, 1});
    p.both(0, 0, 1).both(0, 1, 2);
    const Study study = p.study();
    const Json effect = json_for(study, planned(study, by_area()))["effect"];
    REQUIRE(effect.size() == 6);
    CHECK(effect[0]["figure"] == "density");
    CHECK(effect[0]["now"].get<double>() == Approx(4.0 / 6));
    CHECK(effect[0]["all"].get<double>() == Approx(1));
    CHECK(effect[1]["figure"] == "contacts_across");
    CHECK(effect[1]["now"] == 2);
    CHECK(effect[1]["now"].is_number_integer());
    CHECK(effect[1]["all"] == 3);
    CHECK(effect[5]["figure"] == "dependence");
    CHECK(unbroken(study, planned(study, by_area())).find("density: links of all possible 0.6667") !=
          std::string::npos);
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
    const std::string text = unbroken(study, result);
    CHECK(text.find(
              "Before: 0 of 1 issues outside our control with an owner on the list have a working link to the owner") !=
          std::string::npos);
    CHECK(text.find("- zqissue one: Zqlabel 1 through Zqlabel 2 can open the door to Zqlabel 4.") != std::string::npos);
    CHECK(text.find("- zqissue three: its owner Zqlabel 1 has more contacts than before, 2 after 1.") !=
          std::string::npos);
    const Json issues = json_for(study, result)["issues"];
    CHECK(issues["before"]["share"] == 0);
    CHECK(issues["now"]["share"] == 1);
    CHECK(issues["doors"][0]["issue"] == "zqissue one");
    CHECK(issues["doors"][0]["colleague"] == "zqx2");
    CHECK(issues["list"][1]["owner"].is_null());
    CHECK(issues["list"][1]["owner_why"] == "not_known");
}
