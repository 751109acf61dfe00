// Tables as people have them: read to what they mean, or refused with the mend; never silently otherwise.
#include <cmath>

#include "graph/base/error.hpp"
#include "io/read/read.hpp"
#include "tests/io/read/told.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::has;
using crosstie::test::notes_of;
using crosstie::test::refusal_of;
using crosstie::test::Tables;
using crosstie::test::ties;

TEST_CASE("dirt: a roster that lists one spelling twice is refused with both lines", "[io][dirt]") {
    const Tables tables;
    const std::string message = refusal_of({.paths = {tables.write("t.csv", "source,target\nann,bob\n")},
                                            .actors = tables.write("p.csv", "id\nann\nbob\nAnn\n")});
    CHECK(has(message, "p.csv:4"));
    CHECK(has(message, "differs from \"ann\" on line 2 by case only"));
}

TEST_CASE("dirt: somebody who withdrew is erased in every spelling", "[io][dirt]") {
    const Tables tables;
    tables.write("study.json", R"({"crosstie_study": 1, "waves": [{"key": "only"}]})");
    tables.write("actors.csv", "id\nann\nbob\ncy\n");
    tables.write("withdrawn.csv", "actor\nBob\n");
    tables.write("ties_only.csv", "source,target\nann,bob \nann,BOB\nann,cy\n");
    const Study study = read_study({.paths = {tables.folder()}});
    CHECK(study.actors.size() == 2);
    CHECK(ties(study) == 1);
    CHECK_FALSE(has(notes_of(study), "BOB"));
}

TEST_CASE("dirt: areas of one spelling are one area, over waves too, and the first is shown", "[io][dirt]") {
    const Tables tables;
    tables.write("study.json", R"({"crosstie_study": 1, "waves": [{"key": "a"}, {"key": "b"}]})");
    tables.write("actors.csv", "id,area,area@b\nann,North ,north\nbob,NORTH,south\ncy,South,South\n");
    tables.write("ties_a.csv", "source,target\nann,bob\n");
    tables.write("ties_b.csv", "source,target\nann,bob\n");
    const Study study = read_study({.paths = {tables.folder()}, .each_note = true});
    CHECK(study.attributes.partition("area", "a")->labels == std::vector<std::string>{"North", "south"});
    CHECK(study.attributes.partition("area", "b")->labels == std::vector<std::string>{"North", "south"});
    CHECK(has(notes_of(study), "actors.csv:3: the area \"NORTH\" is read as \"North\", from which it differs by case"));
}

TEST_CASE("dirt: people the roster lacks are refused, left out or taken in, as the user says", "[io][dirt]") {
    const Tables tables;
    Source source{.paths = {tables.write("t.csv", "source,target\nann,bob\nann,zoe\nzoe,bob\nbob,max\n")},
                  .actors = tables.write("p.csv", "id,area\nann,x\nbob,y\n")};
    CHECK(has(refusal_of(source), "--not-on-roster leave-out or take-in"));
    source.choices.not_on_roster = NotOnRoster::leave_out;
    const Study left_out = read_study(source);
    CHECK(left_out.actors.size() == 2);
    CHECK(ties(left_out) == 1);
    CHECK(has(notes_of(left_out), "t.csv:3: 3 rows with people whom"));
    source.choices.not_on_roster = NotOnRoster::take_in;
    const Study taken_in = read_study(source);
    CHECK(taken_in.actors.size() == 4);
    CHECK(ties(taken_in) == 4);
    CHECK(taken_in.attributes.find("area")->back().empty());
    const ObservedPairs& observed = taken_in.answers[0][0].observed;
    CHECK(observed.row_observed(2));        // zoe answered: she sends a tie
    CHECK_FALSE(observed.row_observed(3));  // max was not asked
    CHECK(observed.contains(0, 3));
}

TEST_CASE("dirt: repeats by the rule that was chosen, and disagreements by line", "[io][dirt]") {
    const Tables tables;
    Source source{.paths = {tables.write("t.csv", "source,target,strength\na,b,1\na,b,4\na,b,2\nb,a,3\n")},
                  .each_note = true};
    const auto strength = [&](Repeats rule) {
        source.choices.repeats = rule;
        return read_study(source).answers[0][0].ties[0].strength;
    };
    CHECK(strength(Repeats::strongest) == 4);
    CHECK(strength(Repeats::last) == 2);
    CHECK(std::abs(strength(Repeats::mean) - 7.0 / 3) < 1e-12);
    CHECK(strength(Repeats::sum) == 7);
    CHECK(has(notes_of(read_study(source)), "\"a\" to \"b\" (1 on line 2, 4 on line 3, 2 on line 4); the sum of all"));
}

TEST_CASE("dirt: a last row that says no tie takes the tie back", "[io][dirt]") {
    const Tables tables;
    Source source{.paths = {tables.write("t.csv", "source,target,strength\na,b,3\nb,a,3\na,b,0\n")},
                  .choices = {.repeats = Repeats::last}};
    CHECK(ties(read_study(source)) == 1);
}

TEST_CASE("dirt: a column of surveys makes waves in the order of time", "[io][dirt]") {
    const Tables tables;
    const Study study =
        read_study({.paths = {tables.write("t.csv", "source,target,Wave\na,b,2019\nb,a,2019\na,b,2017\nc,a,2019 \n")}});
    REQUIRE(study.waves.size() == 2);
    CHECK(study.waves[0].key == "2017");
    CHECK(ties(study, 0) == 1);
    CHECK(ties(study, 1) == 3);
    CHECK(has(notes_of(study), "2 surveys by the column \"Wave\", first to last: 2017, 2019"));
}

TEST_CASE("dirt: a column that may part surveys is asked for, and taken as told", "[io][dirt]") {
    const Tables tables;
    Source source{.paths = {tables.write("t.csv", "source,target,year\na,b,2019\nb,a,2019\na,b,2017\n")}};
    CHECK(has(refusal_of(source), "--columns \"wave=year\""));
    source.columns = {{"wave", "year"}};
    CHECK(read_study(source).waves.size() == 2);
    source.columns = {{"ignore", "year"}};
    CHECK(read_study(source).waves.size() == 1);
}

TEST_CASE("dirt: strengths by other names are taken where they are certain, else asked for", "[io][dirt]") {
    const Tables tables;
    const auto read = [&](const std::string& text) { return read_study({.paths = {tables.write("t.csv", text)}}); };
    CHECK(read("source,target,Frequency\na,b,3\n").answers[0][0].ties[0].strength == 3);
    const Study scaled = read("source,target,Strength (1-4)\na,b,3\nb,a,4\n");
    CHECK(scaled.answers[0][0].ties[0].strength == 3);
    CHECK(scaled.relations[0].scale_max == 4.0);
    CHECK(has(refusal_of({.paths = {tables.write("t.csv", "source,target,Strength (1-4)\na,b,5\n")}}),
              "expected a number from 1 to 4"));
    CHECK(has(refusal_of({.paths = {tables.write("t.csv", "source,target,Frequency\na,b,weekly\n")}}), "by a scale"));
    CHECK(has(refusal_of({.paths = {tables.write("t.csv", "source,target,score\na,b,1\nb,a,2\na,c,1\n")}}),
              "--columns \"strength=score\""));
    CHECK(has(refusal_of({.paths = {tables.write("t.csv", "source,target,weight,strength\na,b,1,2\n")}}),
              "one column of strengths"));
}

TEST_CASE("dirt: a threshold on ties without strengths, or on two scales, is refused", "[io][dirt]") {
    const Tables tables;
    const std::string bare = tables.write("bare.csv", "source,target\na,b\n");
    CHECK(has(refusal_of({.paths = {bare}, .tie_from = 2}), "has no strengths"));
    const std::string before = tables.write("b.csv", "source,target,strength\na,b,0\nb,a,4\na,c,2\n");
    const std::string after = tables.write("c.csv", "source,target,strength\na,b,1\nb,a,5\na,c,3\n");
    CHECK(has(refusal_of({.paths = {before, after}, .tie_from = 2}), "from 0 to 4"));
    CHECK(refusal_of({.paths = {before, after}}) == "not refused");
    CHECK(refusal_of({.paths = {before, before}, .tie_from = 2}) == "not refused");
    tables.write(
        "study.json",
        R"({"crosstie_study": 1, "waves": [{"key": "only"}], "relations": [{"key": "contact", "tie_from": 2}]})");
    tables.write("actors.csv", "id\na\nb\n");
    tables.write("ties_only.csv", "source,target\na,b\n");
    CHECK(has(refusal_of({.paths = {tables.folder()}}), "has no strengths"));
}

TEST_CASE("dirt: NA is a person where the roster or the senders say so", "[io][dirt]") {
    const Tables tables;
    const std::string file = tables.write("t.csv", "source,target\nann,NA\nNA,ann\nbob,none\n");
    const Study study = read_study({.paths = {file}});
    CHECK(study.actors.size() == 3);
    CHECK(ties(study) == 2);
    const Study by_roster = read_study({.paths = {tables.write("u.csv", "source,target\nann,NA\n")},
                                        .actors = tables.write("p.csv", "id\nann\nNA\n")});
    CHECK(ties(by_roster) == 1);
}

TEST_CASE("dirt: two surveys of different people, and ids that differ by zeros, are said", "[io][dirt]") {
    const Tables tables;
    const Study study = read_study({.paths = {tables.write("a.csv", "source,target\n01,02\n03,01\n"),
                                              tables.write("b.csv", "source,target\n1,2\n3,1\n")}});
    CHECK(has(notes_of(study), "share none of 3 and 3 people"));
    CHECK(has(notes_of(study), "3 ids differ from another id by zeros only"));
}

TEST_CASE("dirt: an option that can have no effect is refused", "[io][dirt]") {
    const Tables tables;
    const std::string file = tables.write("t.csv", "source,target\na,b\n");
    CHECK(has(refusal_of({.paths = {file}, .answered = "done"}), "--actors"));
    CHECK(has(refusal_of({.paths = {file}, .choices = {.not_on_roster = NotOnRoster::leave_out}}), "--actors"));
    CHECK(has(refusal_of({.paths = {file}, .columns = {{"strength", "Freq"}}}), "which --columns names"));
}

TEST_CASE("dirt: a code for no answer far above all strengths is said", "[io][dirt]") {
    const Tables tables;
    const std::string file = tables.write("t.csv", "source,target,strength\na,b,3\nb,a,99\n");
    CHECK(has(notes_of(read_study({.paths = {file}})), "the strength 99 stands once, where all others are at most 3"));
    const std::string messages = tables.write("m.csv", "source,target,strength\na,b,120\nb,a,99\n");
    CHECK_FALSE(has(notes_of(read_study({.paths = {messages}})), "a code for no answer"));
}

TEST_CASE("dirt: 1.200 in a file with semicolons is 1.2 or 1200, and refused", "[io][dirt]") {
    const Tables tables;
    CHECK(has(refusal_of({.paths = {tables.write("t.csv", "source;target;strength\na;b;1.200\nb;a;2\n")}}),
              "write 1200 or 1.2000, whichever is meant"));
    CHECK(refusal_of({.paths = {tables.write("u.csv", "source;target;strength\na;b;1.25\nb;a;2\n")}}) == "not refused");
}

TEST_CASE("dirt: columns of the tables beside the ties are named, too, and those import writes are not", "[io][dirt]") {
    const Tables tables;
    tables.write("study.json", R"({"crosstie_study": 1, "waves": [{"key": "only"}]})");
    tables.write("actors.csv", "id,colour\nann,red\nbob,blue\n");
    tables.write("answers_only.csv", "actor,answered,by phone\nann,yes,no\nbob,yes,yes\n");
    tables.write("ties_only.csv", "source,target,strength,file,row,column,question\nann,bob,1,f.csv,2,3,Who?\n");
    const std::string notes = notes_of(read_study({.paths = {tables.folder()}}));
    CHECK(has(notes, "answers_only.csv: column \"by phone\" is not read; values: no, yes"));
    CHECK_FALSE(has(notes, "ties_only.csv: column"));
    CHECK_FALSE(has(notes, "actors.csv: column"));
}

TEST_CASE("dirt: an export of a survey tool is named with the command that reads it", "[io][dirt]") {
    const Tables tables;
    const std::string file = tables.write("f.csv", "ID,Start time,Completion time,Email,Name,Who?\n1,a,b,c,d,e\n");
    CHECK(has(refusal_of({.paths = {file}}), "an export of Microsoft Forms"));
    CHECK(has(refusal_of({.paths = {file}}), "crosstie import"));
}

TEST_CASE("dirt: a total below a table is nobody, whatever stands in it", "[io][dirt]") {
    const Tables tables;
    const std::string file =
        tables.write("t.csv", "Contacts\n\nsource;target;strength\na;b;1,5\nb;c;2,25\nTotal;;3,75\n");
    const Study study = read_study({.paths = {file}});
    CHECK(study.actors.size() == 3);
    CHECK(ties(study) == 2);
    CHECK(has(notes_of(study), "t.csv:6: a row below the table was left out (\"Total\")"));
}
