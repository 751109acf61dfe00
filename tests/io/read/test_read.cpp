#include "io/read/read.hpp"

#include <filesystem>

#include "io/text/file.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {
const std::string data = std::string(CROSSTIE_SOURCE_DIR) + "/data/";
}

TEST_CASE("read: the sample study comes with its words, waves, relations and attributes", "[io][read]") {
    const Study study = read_study({.paths = {data + "east_london"}});
    CHECK(study.name == "east_london");
    CHECK(study.illustrative);
    CHECK(study.by.plural == "boroughs");
    CHECK(study.kind == "sector");
    CHECK(study.actors.size() == 62);
    CHECK(study.waves.size() == 2);
    CHECK(study.relations.size() == 3);
    CHECK(study.relations[0].scale_labels.size() == 5);
    CHECK(study.attributes.has("sector"));
    CHECK(study.attributes.has("organisation"));
    CHECK_FALSE(study.attributes.has("label"));
    CHECK((*study.attributes.find("organisation_influence"))[0] == "5");  // of organisations.csv, its first row
    CHECK((*study.attributes.find("role", "before"))[4] == "member");     // L05
    CHECK((*study.attributes.find("role", "after"))[4] == "clinical lead");
    CHECK(study.actors[14].streams(0).empty());  // L15
    CHECK(study.actors[14].streams(1) == std::vector<std::string>{"end_of_life"});
    CHECK(study.answers[0][0].answered_stated);
    CHECK_FALSE(study.answers[0][0].observed.complete());
    CHECK(study.work_streams[2].stage == std::vector<std::string>{"stakeholder group", "work-stream"});
}

TEST_CASE("read: a study.json and its folder are the same study", "[io][read]") {
    const Study folder = read_study({.paths = {data + "coleman"}});
    const Study file = read_study({.paths = {data + "coleman/study.json"}});
    CHECK(folder.name == file.name);
    CHECK(folder.answers[0][1].ties == file.answers[0][1].ties);
    CHECK(folder.answers[0][1].ties.size() == 263);
}

TEST_CASE("read: paths that are no study are refused", "[io][read]") {
    CHECK_THROWS_AS(read_study({}), InvalidInput);
    CHECK_THROWS_AS(read_study({.paths = {"a.csv", "b.csv", "c.csv"}}), InvalidInput);
    CHECK_THROWS_AS(read_study({.paths = {data}}), Unreadable);
    CHECK_THROWS_AS(read_study({.paths = {data + "absent.csv"}}), Unreadable);
}
