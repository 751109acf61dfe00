// Whoever is erased is erased in every spelling that is read as theirs, and among others in one cell; and wherever a
// table is read from, nothing but the person goes.
#include "io/person/person_lines.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "graph/base/error.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using namespace crosstie::io;

namespace {

using Files = std::map<std::string, std::string>;

/// A study folder of its own, gone with the object.
struct Folder {
    explicit Folder(const Files& files) {
        fs::create_directories(path);
        for (const auto& [name, text] : files) std::ofstream(path / name) << text;
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    fs::path path = fs::temp_directory_path() / ("crosstie_person_lines_" + std::to_string(::getpid()));
};

const std::string one_survey = R"({"crosstie_study": 1, "waves": [{"key": "only"}]})";

/// What is left of each table once the person is erased.
Files left_without(const std::string& actor, const Files& files) {
    const Folder folder(files);
    Files left;
    for (const PersonTable& table : person_found(folder.path.string(), actor).tables)
        left[table.name] = without_person(table);
    return left;
}

std::string ties_without(const std::string& actor, const std::string& actors, const std::string& ties) {
    return left_without(actor,
                        {{"study.json", one_survey}, {"actors.csv", actors}, {"ties_only.csv", ties}})["ties_only.csv"];
}

}  // namespace

TEST_CASE("person lines: every spelling goes, and others named in the same cell stay", "[person]") {
    const std::string actors = "id\nann\nbob\ncy\n";
    CHECK(ties_without("bob", actors, "source,target\nann,Bob \nBOB,cy\ncy,ann;bob\nann,cy\n") ==
          "source,target\ncy,ann\nann,cy\n");
    CHECK(ties_without("bob", actors, "source,target\nann,bob;\ncy,bob; BOB\ncy,bob; ann;bob ;bob\n") ==
          "source,target\ncy,ann\n");
    CHECK(ties_without("bob", actors, "source,target\nann,\"bob,cy\"\nann,\"cy,bob\"\nann,cy|bob\n") ==
          "source,target\nann,\"cy\"\nann,\"cy\"\nann,cy\n");
    CHECK(ties_without("a\"b", "id\n\"a\"\"b\"\nbob\ncy\n", "source,target\nbob,\"a\"\"b;cy\"\ncy,\"a\"\"b\"\n") ==
          "source,target\nbob,\"cy\"\n");
}

TEST_CASE("person lines: a row with a column for each of several people loses the person alone", "[person]") {
    CHECK(ties_without("L2", "id\nL1\nL2\nL3\nL4\n",
                       "source,target,target2,target3\nL1,L2,L3,L4\nL4,L3,L2,\nL2,L3,,\nL3,L2,,\nL4,L2,L1;L2,L2\n") ==
          "source,target,target2,target3\nL1,,L3,L4\nL4,L3,,\nL4,,L1,\n");
}

TEST_CASE("person lines: a strength or a row's number that looks like an id is not the person", "[person]") {
    CHECK(ties_without("2", "id\n1\n2\n3\n", "source,target,strength,row\n1,3,2,2\n1,2,3,3\n3,1,1,2\n") ==
          "source,target,strength,row\n1,3,2,2\n3,1,1,2\n");
}

TEST_CASE("person lines: title rows above the header, also with another delimiter", "[person]") {
    const Files left = left_without(
        "L2", {{"study.json", one_survey},
               {"actors.csv", "Staff list, 2017\n\nid;label;name\nL1;One;Ann\nL2;Two;Bob\nL3;Three;Cy\n"},
               {"ties_only.csv", "Export of the survey,,\nsource,target,note\nL1,L2,a\nL2,L3,b\nL1,L3,c\n"}});
    CHECK(left.at("actors.csv") == "Staff list, 2017\n\nid;label;name\nL1;One;Ann\nL3;Three;Cy\n");
    CHECK(left.at("ties_only.csv") == "Export of the survey,,\nsource,target,note\nL1,L3,c\n");
}

TEST_CASE("person lines: a table in another encoding is refused with its name and the mend", "[person]") {
    const Folder folder({{"study.json", one_survey},
                         {"actors.csv", "id\nann\nbob\n"},
                         {"ties_only.csv", "source,target,note \xE9\nann,bob,x\n"}});
    try {
        static_cast<void>(person_found(folder.path.string(), "bob"));
        FAIL("read");
    } catch (const crosstie::InvalidInput& refused) {
        const std::string said = refused.what();
        CHECK(said.find("ties_only.csv") != std::string::npos);
        CHECK(said.find("save it again as UTF-8") != std::string::npos);
    }
}

TEST_CASE("person lines: what import leaves beside the tables is the person's, too", "[person]") {
    const Files files{{"study.json", one_survey},
                      {"actors.csv", "id,label,name\n11,11,Jane Smith\n12,12,Bob Jones\n"},
                      {"ties_only.csv",
                       "source,target,strength,relation,file,row,column\n"
                       "11,12,2,contact,b.csv,2,3\n12,11,1,contact,b.csv,4,3\n"},
                      {"outside_only.csv",
                       "source,as_written,strength,relation,file,row,column\n"
                       "11,Outside Person,1,contact,b.csv,3,2\n12,Another,1,contact,b.csv,11,2\n"},
                      {"decisions.csv",
                       "as_written,decision,date,file,apart_from\n"
                       "Jane Smyth,11,2017-05-02,b.csv,\nAnother,outsider,2017-05-02,b.csv,\n"},
                      {"notes.txt", "11 came\nJane Smyth came\n"}};
    const Files left = left_without("11", files);
    CHECK(left.at("outside_only.csv") ==
          "source,as_written,strength,relation,file,row,column\n12,Another,1,contact,b.csv,11,2\n");
    CHECK(left.at("decisions.csv") == "as_written,decision,date,file,apart_from\nAnother,outsider,2017-05-02,b.csv,\n");
    const Folder folder(files);
    const PersonFound found = person_found(folder.path.string(), "11");
    std::map<std::string, std::string_view> told;
    for (const PersonTable& table : found.tables) {
        for (const PersonLine& line : table.lines) told[table.name + ' ' + table.wave] = words_of(line.bearing);
    }
    CHECK(told["outside_only.csv only"] == "own answer");
    CHECK(told["decisions.csv "] == "a name taken for them at import");
    REQUIRE(found.mentions.size() == 1);  // by the name as it was written, and not by a number that stands everywhere
    CHECK(found.mentions[0].file == "notes.txt");
    CHECK(found.mentions[0].line == 2);
}

TEST_CASE("person lines: another's file of that name stays as it is", "[person]") {
    const std::string minutes = "date,decision\n2017-05-02,11\nragged\n";
    CHECK(left_without("11", {{"study.json", one_survey},
                              {"actors.csv", "id\n11\n12\n"},
                              {"ties_only.csv", "source,target\n11,12\n"},
                              {"decisions.csv", minutes}})
              .at("decisions.csv") == minutes);
}

TEST_CASE("person lines: whose answer a tie is, is for who told of it to say", "[person]") {
    const Folder folder({{"study.json", one_survey},
                         {"actors.csv", "id\nL1\nL2\nL3\n"},
                         {"ties_only.csv",
                          "source,target,asserted_by\nL1,L2,receiver\nL3,L1,target\nL1,L3,both\n"
                          "L3,L1,both\nL3,L1,\nL1,L3,L1\nL1,L3,register\nL3,L1,minutes\nL1,L2,L3\n"
                          "L2,L3,L1\nL3,L1;L2,receiver\nL2,L3,register\n"}});
    const std::vector<Bearing> want{Bearing::said_by_other, Bearing::said,    Bearing::said,         Bearing::said,
                                    Bearing::said_by_other, Bearing::said,    Bearing::recorded,     Bearing::recorded,
                                    Bearing::said_by_other, Bearing::vouched, Bearing::said_by_other};
    std::vector<Bearing> told;
    for (const PersonTable& table : person_found(folder.path.string(), "l1").tables) {
        for (const PersonLine& line : table.lines) {
            if (table.kind == "ties") told.push_back(line.bearing);
        }
    }
    CHECK(told == want);
}

TEST_CASE("person lines: a person is called as the study spells the id", "[person]") {
    const Folder folder({{"study.json", one_survey},
                         {"actors.csv", "id\nx3\nx4\nGone\n"},
                         {"withdrawn.csv", "actor\ngone\n"},
                         {"ties_only.csv", "source,target\nx3,x4\n"}});
    CHECK(person_found(folder.path.string(), " X3").actor == "x3");
    CHECK(person_found(folder.path.string(), "GONE").actor == "Gone");
    CHECK_THROWS_AS(person_found(folder.path.string(), " "), crosstie::Error);
}
