#include "io/answers/change/check_output.hpp"

#include <nlohmann/json.hpp>

#include "io/text/faults.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::Partnership;

namespace {

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

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("check: who answered, with the whole said once", "[report][check]") {
    Partnership p({6, 6});
    for (ActorId actor = 0; actor < 12; ++actor) p.silent(0, actor);
    const std::string text = checked_text(p.study(), checked(p.study(), "area"));
    CHECK(has(text, "0 of 12"));
    CHECK_FALSE(has(text, "0 of 12 of 12"));
    Partnership many({13, 12});
    many.silent(1, 3);
    const std::string of_many = checked_text(many.study(), checked(many.study(), ""));
    CHECK(has(of_many, "24 (96%) of 25"));
    CHECK(has(of_many, "25 (100%)"));
}

TEST_CASE("check: faults are counted once, also those that are not listed", "[report][check]") {
    CHECK(has(faults_text(refused(1)), "\n1 fault found.\n"));
    CHECK(nlohmann::json::parse(faults_json(refused(3)))["faults_in_all"] == 3);
    const std::string text = faults_text(refused(70));
    CHECK(has(text, "\n70 faults found, of which the first 50 are shown; mend these and run again.\n"));
    CHECK_FALSE(has(text, "in all"));
    CHECK_FALSE(has(text, "written"));
    const auto json = nlohmann::json::parse(faults_json(refused(70)));
    CHECK(json["faults"].size() == 50);
    CHECK(json["faults_in_all"] == 70);
}
