#include "io/answers/subjects/topics.hpp"

#include "graph/base/error.hpp"
#include "io/read/read.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/io/answers/subjects/numbers.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/schema.hpp"
#include "tests/support/told.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::numbers_of;
using crosstie::test::Partnership;
using crosstie::test::schema_faults;
using crosstie::test::words_of;

namespace {

struct Made {
    Study study;
    survey::Comparison comparison = test::compared(study);
    Disclosed shown;

    explicit Made(Study of, Edition edition = Edition::group)
        : study(std::move(of)), shown(disclose(study, comparison, edition)) {}
    [[nodiscard]] Case input() const { return test::told(study, comparison, shown.edition); }
};

Study dated() {
    Study study = Partnership({6, 6}).fill(15, 80, 10).study();
    study.milestones = {{"2017-06-08", "Workshop"}, {"2016-11-02", "Plan agreed"}, {"2018-03", "Programme ends"}};
    return study;
}

}  // namespace

TEST_CASE("topics: milestones stand in order of time, the surveys among them", "[topics]") {
    const Made made(dated());
    const auto topics = topics_of(made.input(), std::vector<std::string>{"milestones"});
    REQUIRE(topics.size() == 1);
    const auto numbers = numbers_of(topics[0]);
    CHECK(numbers["timeline"].dump() ==
          R"([{"date":"2016-11-02","label":"Plan agreed","place":"before the first survey"},)"
          R"({"date":"2017-03","label":"Survey: Before","place":"survey"},)"
          R"({"date":"2017-06-08","label":"Workshop","place":"between the surveys"},)"
          R"({"date":"2018-03","label":"Survey: After","place":"survey"},)"
          R"({"date":"2018-03","label":"Programme ends","place":"in the month of a survey"}])");
    CHECK(numbers["between_surveys"] == 1);
    const std::string text = words_of(topics[0]);
    CHECK(text.find("Survey: Before") < text.find("Workshop"));
    CHECK(text.find("1 of the 3 milestones listed lies between the two surveys for certain") != std::string::npos);
}

TEST_CASE("topics: milestones beside surveys without dates, and a single one, are told in whole sentences",
          "[topics]") {
    const auto said = [](std::vector<Milestone> milestones, bool dates) {
        Study study = dated();
        study.milestones = std::move(milestones);
        if (!dates) study.waves[0].date.clear();
        std::string text =
            words_of(topics_of(Made(std::move(study)).input(), std::vector<std::string>{"milestones"}).at(0));
        for (char& c : text) c = c == '\n' ? ' ' : c;
        for (std::size_t at = 0; (at = text.find("  ", at)) != std::string::npos;) text.erase(at, 1);
        return text;
    };
    CHECK(said({{"2017-06-08", "Workshop"}}, false)
              .find("The one milestone cannot be placed before, between or after the surveys: the surveys have no "
                    "dates.") != std::string::npos);
    CHECK(said({{"2017-06-08", "Workshop"}}, true)
              .find("The one milestone lies between the two surveys for certain. It, or none, may be why") !=
          std::string::npos);
    CHECK(said({{"2016-11-02", "Plan agreed"}, {"2016-12-02", "Start"}}, true)
              .find("None of the 2 milestones lies between the two surveys for certain. Any of them, or none,") !=
          std::string::npos);
}

TEST_CASE("topics: a study that holds nothing about a subject says what is missing", "[topics]") {
    Study study = Partnership({6, 6}).fill(15, 80, 10).study();
    study.attributes.set("role", std::vector<std::string>(study.actors.size()));
    const Made made(std::move(study));
    CHECK(topics_of(made.input()).empty());
    CHECK_THROWS_WITH(topics_of(made.input(), std::vector<std::string>{"milestones"}),
                      "nothing to say of milestones: it needs milestones.csv");
    CHECK_THROWS_AS(topics_of(made.input(), std::vector<std::string>{"milestone"}), Error);
}

TEST_CASE("topics: every subject of the sample fits its schema in every edition", "[topics]") {
    Source source;
    source.paths = {CROSSTIE_SOURCE_DIR "/data/east_london"};
    const Study sample = read_study(source);
    for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
        const Made made(sample, edition);
        const auto topics = topics_of(made.input());
        CHECK(topics.size() == topic_kinds().size());
        CHECK(schema_faults(numbers_of(topics), "topics.schema.json") == "");
    }
}
