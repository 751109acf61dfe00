#include "io/release/shown_meetings.hpp"
#include "io/text/words.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "graph/base/error.hpp"
#include "io/answers/meetings/meetings.hpp"
#include "io/answers/meetings/meetings_sentences.hpp"
#include "io/read/read.hpp"
#include "io/render/csv.hpp"
#include "io/render/json.hpp"
#include "io/render/text.hpp"
#include "io/text/words.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"
#include "tests/support/schema.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::near;
using crosstie::test::Partnership;
using crosstie::test::schema_faults;
using Json = nlohmann::json;

namespace {

// Adds a meeting of `people` from one actor on.
void meet(Study& study, const std::string& label, const std::string& date, ActorId first, ActorId people,
          std::optional<double> minutes = 60) {
    for (ActorId i = first; i < first + people; ++i) study.attended.push_back({study.meetings.size(), i, minutes});
    study.meetings.push_back({label, date});
}

// Three areas of six: two series of two, one meeting of three, one without a register, one before the first survey.
Study partnership() {
    Study study = Partnership({6, 6, 6}).fill(15, 80, 10).silent(1, 3).study();
    meet(study, "Group, 2017-04", "2017-04-11", 0, 8);
    meet(study, "Panel, 2017-04", "2017-04-12", 0, 7);
    meet(study, "Group, 2017-05", "2017-05-11", 1, 8);
    meet(study, "Panel, 2017-05", "2017-05-12", 1, 7);
    meet(study, "Supper", "2017-06-01", 11, 3);
    meet(study, "Early", "2016-12-01", 0, 5);
    study.meetings.push_back({"Group, 2017-06", "2017-06-11", false});
    return study;
}

survey::MeetingsOptions options() {
    survey::MeetingsOptions options;
    options.draws = 99;
    return options;
}

void check_nulls(const Json& json) {
    if (json.is_array()) {
        for (const Json& one : json) check_nulls(one);
    }
    if (!json.is_object()) return;
    for (const auto& [key, value] : json.items()) {
        INFO(key);
        CHECK(value.is_null() == json.contains(key + "_why"));
        check_nulls(value);
    }
}

Released released(const Study& study, const ShownMeetings& shown) {
    return release(meetings_document(study, shown, PairTables::all), {shown.edition, study.min_group});
}

std::string meetings_text(const Study& study, const ShownMeetings& shown) { return text_of(released(study, shown)); }

std::string meetings_json(const Study& study, const ShownMeetings& shown) { return json_text(released(study, shown)); }

std::string meetings_csv(const Study& study, const ShownMeetings& shown) {
    return csv_text(released(study, shown), "meetings_held");
}

std::vector<std::string> lines(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> found;
    for (std::string line; std::getline(stream, line);) found.push_back(line);
    return found;
}

}  // namespace

// The constants were counted from the CSV files of the sample by a few lines of Python that share nothing with crosstie.
TEST_CASE("meetings: the sample study, as counted apart", "[meetings]") {
    const Study study = read_study({.paths = {std::string(CROSSTIE_SOURCE_DIR) + "/data/east_london"}});
    survey::MeetingsOptions few = options();
    few.tie_from = std::nan("");
    const ShownMeetings shown = shown_meetings(study, few, "area", Edition::group);
    const survey::Meetings& found = shown.found;
    REQUIRE(found.meetings.size() == 43);
    std::uint64_t pairs = 0;
    std::uint64_t across = 0;
    std::uint64_t first_met = 0;
    std::uint64_t attended = 0;
    for (const survey::MeetingFigures& one : found.meetings) {
        CHECK(one.between);
        pairs += one.pairs;
        across += one.across;
        first_met += one.first_met;
        attended += one.attended;
    }
    CHECK(attended == 693);
    CHECK(pairs == 5678);
    CHECK(across == 4967);
    CHECK(first_met == 1405);
    CHECK(near(found.across_by_chance, 0.8683236382866208));
    const survey::MeetingFigures& workshop = found.meetings[8];
    CHECK(study.meetings[workshop.meeting].label == "Programme workshop 2: mapping who works with whom");
    CHECK(workshop.attended == 29);
    CHECK(workshop.areas == 6);
    CHECK(workshop.across == 339);
    CHECK(workshop.first_met == 260);

    CHECK(shown.people == 62);
    CHECK(shown.away.value == 0);
    CHECK(near(shown.meetings.lower, 9));
    CHECK(near(shown.meetings.median, 10));
    CHECK(near(shown.meetings.upper, 14));
    CHECK(found.load[0].meetings == 15);  // L01
    CHECK(near(found.hours, 1250));
    CHECK(near(shown.hours_per_person, 1250.0 / 62));
    CHECK(found.new_contacts == 84);
    CHECK(near(shown.hours_per_new_contact, 1250.0 / 84));

    const infer::MetOrNot& all = found.before_contact.all;
    CHECK(all.met == 1740 + 124);
    CHECK(all.met_formed == 124);
    CHECK(all.not_met == 560 + 13);
    CHECK(all.not_met_formed == 13);
    CHECK(near(all.ratio(), 2.9321558270056127));
    CHECK(found.before_contact.same_stream.met == 572 + 50);
    CHECK(found.before_contact.same_stream.not_met == 0);  // everybody of a work-stream met
    CHECK(found.before_contact.other_stream.met_formed == 47);
    CHECK(found.before_contact.other_stream.not_met == 503 + 11);
    CHECK(found.several_streams == 6);
    for (const survey::MeetingSeries& series : found.series) CHECK(series.absent_areas.empty());
    CHECK(found.alike.empty());
}

TEST_CASE("meetings: JSON fits its schema, with every null explained, whatever the study and the edition",
          "[meetings][json]") {
    std::vector<Study> studies(4, partnership());
    studies[1].waves[0].date.clear();
    for (Attended& line : studies[2].attended) line.minutes.reset();
    for (Actor& actor : studies[3].actors) actor.work_streams = {"one"};
    studies[3].actors[2].work_streams = {"one", "two"};
    studies[3].actors[4].work_streams = {"two"};
    for (const Study& study : studies) {
        for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
            for (const std::string by : {"area", ""}) {
                const ShownMeetings shown = shown_meetings(study, options(), by, edition);
                const Json json = Json::parse(meetings_json(study, shown));
                CHECK(schema_faults(json, "meetings.schema.json") == "");
                check_nulls(json);
                CHECK(json.contains("areas") == !by.empty());
                CHECK(json.contains("people") == (edition != Edition::public_));
                CHECK(json.contains("pairs") == (edition != Edition::public_));
            }
        }
    }
}

TEST_CASE("meetings: the public edition shows no person and no small meeting, in any format", "[meetings][privacy]") {
    const Study study = partnership();
    const ShownMeetings shown = shown_meetings(study, options(), "area", Edition::public_);
    for (const std::string& text :
         {meetings_text(study, shown), meetings_json(study, shown), meetings_csv(study, shown)}) {
        for (const char* const secret : {"zqx", "Zqlabel", "zqrole", "Supper"}) {
            INFO(secret);
            CHECK(text.find(secret) == std::string::npos);
        }
    }
    CHECK(shown.found.small == 1);
    CHECK(shown.found.load.empty());
    CHECK(meetings_text(study, shown_meetings(study, options(), "area", Edition::group)).find("Zqlabel 1") !=
          std::string::npos);
}

TEST_CASE("meetings: no total of the public edition gives a small meeting back", "[meetings][privacy]") {
    Study with = partnership();
    Study without = with;
    std::erase_if(without.attended, [](const Attended& line) { return line.meeting == 4; });  // Supper
    const Json one = Json::parse(meetings_json(with, shown_meetings(with, options(), "area", Edition::public_)));
    const Json two = Json::parse(meetings_json(without, shown_meetings(without, options(), "area", Edition::public_)));
    CHECK(one == two);
}

TEST_CASE("meetings: people of several work-streams or of none, a few, are not the whole less both parts",
          "[meetings][privacy]") {
    const auto parts = [](const auto& streams_of, Edition edition = Edition::public_) {
        Study study = partnership();
        for (ActorId i = 0; i < study.actor_count(); ++i) study.actors[i].work_streams = streams_of(i);
        return shown_meetings(study, options(), "", edition).streams_shown;
    };
    using Streams = std::vector<std::string>;
    const auto two = [](ActorId i) { return Streams{i % 2 == 0 ? "one" : "two"}; };
    CHECK(parts(two));
    const auto several = [&](ActorId last) {
        return [last, two](ActorId i) { return i <= last ? Streams{"one", "two"} : two(i); };
    };
    CHECK_FALSE(parts(several(3)));
    CHECK(parts(several(4)));
    CHECK(parts(several(3), Edition::group));
    CHECK_FALSE(parts([&](ActorId i) { return i == 2 ? Streams{} : two(i); }));
    // All links between the two are of the three who are not of the large one.
    CHECK_FALSE(parts([](ActorId i) { return Streams{i < 3 ? "one" : "two"}; }));
}

TEST_CASE("meetings: the public edition takes small areas together, and is refused where that leaves one",
          "[meetings][privacy]") {
    Study study = Partnership({6, 6, 3, 2}).fill(15, 80, 10).study();
    meet(study, "Group", "2017-04-11", 0, 17);
    const ShownMeetings shown = shown_meetings(study, options(), "area", Edition::public_);
    CHECK(shown.found.meetings[0].areas == 3);
    CHECK(shown.found.meetings[0].across == 6 * 6 + 6 * 5 + 6 * 5);  // Cedar and Dogwood are one
    CHECK(meetings_text(study, shown).find("Cedar") == std::string::npos);
    CHECK(shown_meetings(study, options(), "area", Edition::group).found.meetings[0].areas == 4);

    Study small = Partnership({6, 3, 1}).fill(15, 80, 10).study();
    meet(small, "Group", "2017-04-11", 0, 10);
    CHECK_THROWS_AS(shown_meetings(small, options(), "area", Edition::public_), Error);
    CHECK_NOTHROW(shown_meetings(small, options(), "", Edition::public_));
    Study four = Partnership({2, 2}).fill(50, 80, 10).study();
    meet(four, "Group", "2017-04-11", 0, 4);
    CHECK_THROWS_AS(shown_meetings(four, options(), "", Edition::public_), Error);
}

TEST_CASE("meetings: two series could be one; the public edition counts nobody in them", "[meetings]") {
    const Study study = partnership();
    // More than half of two is both: Group 1 .. 7, Panel 1 .. 6.
    const Json group = Json::parse(meetings_json(study, shown_meetings(study, options(), "", Edition::group)));
    REQUIRE(group["could_be_one"].size() == 1);
    CHECK(group["could_be_one"][0]["both"]["part"] == 6);
    CHECK(group["could_be_one"][0]["both"]["whole"] == 7);
    const Json open = Json::parse(meetings_json(study, shown_meetings(study, options(), "", Edition::public_)));
    REQUIRE(open["could_be_one"].size() == 1);
    CHECK_FALSE(open["could_be_one"][0].contains("both"));
}

TEST_CASE("meetings: the table for a spreadsheet holds the same meetings as the JSON", "[meetings][csv]") {
    const Study study = partnership();
    const ShownMeetings shown = shown_meetings(study, options(), "area", Edition::group);
    const auto rows = lines(meetings_csv(study, shown));
    const Json json = Json::parse(meetings_json(study, shown));
    REQUIRE(rows.size() == json["held"].size() + 1);
    CHECK(rows[0] == "meeting,series,date,between,attended,areas,pairs,across,across_of,first_met");
    // Early: five of the first six, who are of one area. Group in April: eight people, six and two of two areas.
    CHECK(rows[1] == "Early,Early,2016-12-01,no,5,1,10,0,10,10");
    CHECK(rows[2] == "\"Group, 2017-04\",Group,2017-04-11,yes,8,2,28,12,28,18");
}

TEST_CASE("meetings: sentences say what they do not show, and round as sentences do", "[meetings][sentences]") {
    Study study = partnership();
    const auto text_of = [&](Edition edition) {
        std::string text;
        for (const std::string& sentence :
             meetings_sentences(study, shown_meetings(study, options(), "area", edition))) {
            text += sentence + '\n';
        }
        return text;
    };
    const std::string text = text_of(Edition::group);
    for (const char* const words :
         {"6 meetings left a register, and 5 of the 6 shown were held between the two surveys.",
          "Of 1 meeting more nobody wrote down who came",
          "This is association only: the same work brings people to "
          "meetings and into contact",
          "Who met in the 1 meeting without a register is not known.",
          "\"Group\" and \"Panel\" draw much the same people and could perhaps be one: 6 of the 7 people",
          // 8 + 7 + 8 + 7 + 3 attendances of an hour, 18 people
          "Together they spent 33 hours in meetings, 1.8 a person"}) {
        INFO(words);
        CHECK(text.find(words) != std::string::npos);
    }
    CHECK(text_of(Edition::public_).find("1 of fewer than 5 people is only counted") != std::string::npos);
    study.waves[1].date.clear();
    CHECK(text_of(Edition::group).find("so nothing is said of the time between them") != std::string::npos);
}

TEST_CASE("amounts in words: whole numbers as they are, others with one decimal", "[meetings][sentences]") {
    CHECK(crosstie::io::amount_words(0) == "0");
    CHECK(crosstie::io::amount_words(1250) == "1,250");
    CHECK(crosstie::io::amount_words(9.25) == "9.2");
    CHECK(crosstie::io::amount_words(1234.5) == "1,235");
    CHECK(crosstie::io::amount_words(std::nan("")) == "not defined");
}
