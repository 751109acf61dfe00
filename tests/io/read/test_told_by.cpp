// Ties that somebody else than their sender tells of: the worked pairs stand beside each case.
#include "tests/io/read/told.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::has;
using crosstie::test::notes_of;
using crosstie::test::refusal_of;
using crosstie::test::Tables;
using crosstie::test::ties;

namespace {

// a>b by a, b>a by nobody said, c>d by its receiver, d>c by both, a>c by a register.
constexpr const char* told = "source,target,asserted_by\na,b,A\nb,a,\nc,d,d\nd,c,both\na,c,register\n";

}  // namespace

TEST_CASE("told by: the senders' word counts, the others' is left out and said", "[io][told]") {
    const Tables tables;
    const Study study = read_study({.paths = {tables.write("t.csv", told)}});
    CHECK(study.actor_count() == 4);
    CHECK(ties(study) == 3);  // a>b, b>a, d>c
    CHECK_FALSE(study.answers[0][0].others_told);
    CHECK(has(notes_of(study),
              "t.csv:4: 2 ties were told by somebody else than their senders (first \"d\"): not counted"));
    CHECK(has(notes_of(study), "--asserted-by anyone counts them too"));
}

TEST_CASE("told by: by anyone's word all count", "[io][told]") {
    const Tables tables;
    const Study study =
        read_study({.paths = {tables.write("t.csv", told)}, .choices = {.asserted_by = AssertedBy::anyone}});
    CHECK(ties(study) == 5);
    CHECK(study.answers[0][0].others_told);
    CHECK(has(notes_of(study), "counted as the senders' reports"));
}

TEST_CASE("told by: either end tells of a tie without direction", "[io][told]") {
    const Tables tables;
    const Study study = read_study({.paths = {tables.write("t.csv", told)}, .undirected = true});
    CHECK(ties(study) == 2);  // a-b and c-d; a-c is the register's
    const Study words = read_study(
        {.paths = {tables.write("w.csv", "source,target,asserted_by\na,b,receiver\nb,c,sender\nc,a,minutes\n")},
         .undirected = true});
    CHECK(ties(words) == 2);
}

TEST_CASE("told by: a relation that no sender tells of counts as it stands", "[io][told]") {
    const Tables tables;
    const Study study =
        read_study({.paths = {tables.write("1.csv", "source,target,asserted_by\na,b,register\nb,c,register\n"),
                              tables.write("2.csv", "source,target,asserted_by\na,b,register\n")}});
    CHECK(ties(study, 0) == 2);
    CHECK(ties(study, 1) == 1);
    CHECK(study.answers[0][0].others_told);
    CHECK(has(notes_of(study), "all count as they stand, as from a register"));
}

TEST_CASE("told by: surveys that rest on different people's word are not compared", "[io][told]") {
    const Tables tables;
    Source source{.paths = {tables.write("1.csv", "source,target,asserted_by\na,b,register\nb,c,register\n"),
                            tables.write("2.csv", "source,target\na,b\n")}};
    const std::string message = refusal_of(source);
    CHECK(has(message, "1.csv:2"));
    CHECK(has(message, "no tie of \"contact\" told by its sender"));
    CHECK(has(message, "--asserted-by anyone"));
    source.choices.asserted_by = AssertedBy::anyone;
    CHECK(ties(read_study(source), 0) == 2);
}

TEST_CASE("told by: the word of somebody who withdrew is erased, whatever is chosen", "[io][told]") {
    const Tables tables;
    const auto study_with = [&](const std::string& choice) {
        tables.write("study.json", R"({"crosstie_study": 1, )" + choice + R"("waves": [{"key": "only"}]})");
        tables.write("actors.csv", "id\na\nb\nc\ngone\n");
        tables.write("withdrawn.csv", "actor\ngone\n");
        tables.write("ties_only.csv", "source,target,asserted_by\na,b,a\nb,c,Gone\nc,a,register\n");
        return read_study({.paths = {tables.folder()}});
    };
    CHECK(ties(study_with("")) == 1);                              // a>b
    CHECK(ties(study_with(R"("asserted_by": "anyone", )")) == 2);  // and c>a
    CHECK(has(notes_of(study_with("")), "a tie was told by somebody else than its sender (first \"register\")"));
    CHECK_FALSE(has(notes_of(study_with("")), "Gone"));
}

TEST_CASE("told by: a study folder chooses in study.json", "[io][told]") {
    const Tables tables;
    const auto study_with = [&](const std::string& choice) {
        tables.write("study.json", R"({"crosstie_study": 1, )" + choice + R"("waves": [{"key": "only"}]})");
        tables.write("actors.csv", "id\na\nb\nc\nd\n");
        tables.write("ties_only.csv", told);
        return read_study({.paths = {tables.folder()}});
    };
    CHECK(ties(study_with("")) == 3);
    CHECK(has(notes_of(study_with("")), R"("asserted_by": "anyone" in study.json)"));
    CHECK(ties(study_with(R"("asserted_by": "anyone", )")) == 5);
}
