#include <cmath>
#include <nlohmann/json.hpp>

#include "graph/base/random.hpp"
#include "io/answers/subjects/stakeholder_columns.hpp"
#include "io/answers/subjects/topics.hpp"
#include "io/document/shown.hpp"
#include "tests/io/answers/subjects/made.hpp"
#include "tests/io/answers/subjects/numbers.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"
#include "tests/support/schema.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::Made;
using crosstie::test::near;
using crosstie::test::numbers_of;
using crosstie::test::Partnership;
using crosstie::test::sample;
using crosstie::test::schema_faults;
using crosstie::test::words_of;
using Json = nlohmann::ordered_json;

namespace {

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

// Text without the line breaks of the terminal.
std::string flat(const Topic& topic) {
    std::string text = words_of(topic);
    for (char& c : text) c = c == '\n' ? ' ' : c;
    for (std::size_t at = 0; (at = text.find("  ", at)) != std::string::npos;) text.erase(at, 1);
    return text;
}

void check_nulls(const Json& json) {
    if (json.is_array()) {
        for (const Json& one : json) check_nulls(one);
    }
    if (!json.is_object()) return;
    for (const auto& [key, value] : json.items()) {
        INFO(key);
        const bool bare = key == "owner" || key == "steps" || key == "steps_before" || key == "share" ||
                          key == "share_direct";  // their schema says what null means
        if (!bare) CHECK(value.is_null() == json.contains(key + "_why"));
        check_nulls(value);
    }
}

// A study with something of everything, by chance.
Study random_study(std::uint32_t seed) {
    Random random(seed);
    Partnership p({8, 7, 6, static_cast<std::size_t>(random.below(5))});
    p.fill(6 + random.below(20), 80, 5 + random.below(15), seed).silent(1, 3);
    if (seed % 2 == 0) p.leaves(4).joins(9);
    Study study = p.study();
    const ActorId people = study.actor_count();
    study.work_streams = {{"stream_one", "First stream", {}}, {"stream_two", "Second stream", {}}};
    study.organisations = {{"body", "A body", "", ""}};
    std::vector<std::string> roles, bodies;
    std::vector<std::vector<std::string>> ratings(5);
    for (ActorId i = 0; i < people; ++i) {
        roles.push_back(random.below(3) == 0 ? "member" : "zqrole " + std::to_string(i));
        bodies.push_back(random.below(4) == 0 ? "body" : "");
        study.actors[i].work_streams = {random.below(2) == 0 ? "stream_one" : "stream_two"};
        for (auto& column : ratings) column.push_back(random.below(8) == 0 ? "" : random.below(2) == 0 ? "yes" : "no");
        for (const std::size_t wave : {0U, 1U}) {
            for (const char* const item : {"purpose", "energy"}) {
                if (random.below(4) == 0) continue;
                study.outcomes.push_back({i, wave, item, 1.0 + random.below(5)});
            }
        }
    }
    study.attributes.set("role", roles);
    study.attributes.set("organisation", bodies);
    const char* const names[] = {"power", "legitimacy", "urgency", "influence", "interest"};
    for (std::size_t k = 0; k < 5; ++k) study.attributes.set(names[k], ratings[k]);
    study.issues = {{"One", Influence::none, {3U, {}, ""}},
                    {"Two", Influence::partial, {{}, 0U, ""}},
                    {"Three", Influence::partial, {{}, {}, "zqoutside"}},
                    {"Four", Influence::total, {5U, {}, ""}},
                    {"Five", Influence::none, {}}};
    study.milestones = {{"2017-06-01", "Workshop"}};
    for (std::size_t m = 0; m < 4; ++m) {
        study.meetings.push_back(
            {"Group, 2017-0" + std::to_string(m + 4), "2017-0" + std::to_string(m + 4) + "-11", true});
        for (ActorId i = 0; i < people; ++i) {
            if (random.below(3) != 0) study.attended.push_back({m, i, 60});
        }
    }
    return study;
}

// No count of 1 to 4 people anywhere in a public object, but for what is no count of people.
void check_no_few(const Json& json, const std::string& key = "") {
    static const std::vector<std::string> people{"assigned",  "carriers",   "single_points", "linked", "not_yet",
                                                 "not_known", "rated_from", "rated_to",      "both",   "higher",
                                                 "same",      "lower",      "people"};
    if (json.is_array() || json.is_object()) {
        for (const auto& [name, value] : json.items()) check_no_few(value, json.is_object() ? name : key);
        return;
    }
    if (!json.is_number() || std::find(people.begin(), people.end(), key) == people.end()) return;
    INFO(key);
    CHECK_FALSE((json > 0 && json < 5));
}

}  // namespace

TEST_CASE("outcomes: the sample's items, worked with a spreadsheet", "[topics][outcomes]") {
    // Sums over the 44 who rated clear purpose both times: 129 and 159; 29 higher, 15 the same. Energy: 44, 152 and 156,
    // 8 higher, 32 the same, 4 lower.
    const Topic topic = sample().topic("outcomes");
    const Json numbers = numbers_of(topic);
    const Json& items = numbers["items"];
    REQUIRE(items.size() == 6);
    CHECK(items[0]["both"] == 44);
    CHECK(items[0]["rated_from"] == 53);
    CHECK(items[0]["rated_to"] == 52);
    CHECK(near(items[0]["mean_from"], 129.0 / 44));
    CHECK(near(items[0]["change"], 30.0 / 44));
    CHECK(near(items[0]["se"], 0.07811689127628886));
    CHECK(items[0]["balance"] == Json{{"higher", 29}, {"same", 15}, {"lower", 0}});
    CHECK(near(items[0]["sign_flip_p"], std::ldexp(1.0, -28)));  // all 29 the same way, of 2^29 patterns two
    CHECK(items[1]["balance"] == Json{{"higher", 8}, {"same", 32}, {"lower", 4}});
    // The last two: 46 people each, 111 and 143, 129 and 135.
    CHECK(near(items[4]["change"], 32.0 / 46));
    CHECK(items[4]["balance"] == Json{{"higher", 32}, {"same", 13}, {"lower", 1}});
    CHECK(near(items[5]["se"], 0.09635229065851976));
    CHECK(numbers_of(topic)["roster_from"] == 59);
    const std::string text = flat(topic);
    CHECK(says(text, "Leaders rate themselves higher than before on clear purpose (of 44 people 29 higher, 0 lower)"));
    CHECK(
        says(text,
             "No change that can be told from chance on energy (of 44 people 8 higher, 4 lower); and time well spent"));
    // Four rated energy lower: in public none of the three is told.
    const Topic open = sample(Edition::public_).topic("outcomes");
    CHECK(numbers_of(open)["items"][1]["balance"]["higher"].is_null());
    CHECK(numbers_of(open)["items"][1]["balance"]["same"].is_null());
    CHECK(numbers_of(open)["items"][0]["balance"]["lower"] == 0);
    // The standard error would give the sum of squares, and with the mean the counts, back.
    CHECK(numbers_of(open)["items"][1]["se"].is_null());
    CHECK(numbers_of(open)["items"][1]["sign_flip_p"].is_null());
    CHECK(numbers_of(open)["items"][1]["ci95"] == Json{-0.1, 0.2});
    CHECK_FALSE(numbers_of(open)["items"][0]["se"].is_null());
}

TEST_CASE("outcomes: an item few people rated is withheld in public, and is facts only in the group",
          "[topics][outcomes]") {
    Study study = Partnership({6, 6}).fill(15, 80, 10).study();
    for (ActorId i = 0; i < 3; ++i) {
        study.outcomes.push_back({i, 0, "energy", 2});
        study.outcomes.push_back({i, 1, "energy", 4});
    }
    const Topic open = Made(study, Edition::public_).topic("outcomes");
    CHECK(numbers_of(open)["items"][0]["change"].is_null());
    CHECK(numbers_of(open)["items"][0]["both"].is_null());
    CHECK(says(flat(open), "fewer than 5"));
    const Topic group = Made(study).topic("outcomes");
    CHECK(numbers_of(group)["items"][0]["change"] == 2);
    CHECK(numbers_of(group)["items"][0]["ci95"].is_null());
    CHECK(says(flat(group),
               "Too few people (fewer than 10) rated these both times to say whether they changed: energy (of 3 people "
               "3 higher, 0 lower)"));
}

TEST_CASE("roles: the sample's, by a slow count of our own", "[topics][roles]") {
    // A script with sets, and NetworkX: of 59, 11 with a role other than member before, all with a contact in another
    // borough; 17 after, 16 of them. Of 56 who answered before, the tenth with most betweenness are
    // L27, L01, L10, L43, L28 and L53, four of them without a role. L38, L40, L42 and L43 parted others before (53,
    // 53, 53 and 104 pairs), nobody after.
    const Topic topic = sample().topic("roles");
    const Json numbers = numbers_of(topic);
    const Json &before = numbers["from"], &after = numbers["to"];
    CHECK(before["assigned"] == 11);
    CHECK(before["across"] == Json{{"linked", 11}, {"not_yet", 0}, {"not_known", 0}});
    CHECK(before["carriers_ids"] == Json{"L10", "L27", "L43", "L53"});
    CHECK(near(before["carries_from"], 104.64391025641025));
    CHECK(after["assigned"] == 17);
    CHECK(after["across"] == Json{{"linked", 16}, {"not_yet", 1}, {"not_known", 0}});
    REQUIRE(before["single_points_list"].size() == 4);
    CHECK(before["single_points_list"][0]["id"] == "L38");
    CHECK(before["single_points_list"][0]["cut_off"] == Json{"L36"});
    CHECK(before["single_points_list"][0]["fallback"] == "L31");
    CHECK(before["single_points_list"][2]["fallback"].is_null());
    CHECK(before["single_points_list"][3]["pairs_parted"] == 104);
    CHECK(after["single_points"] == 0);
    CHECK(after["not_yet_across_ids"] == Json{"L62"});
    // L14 led End of Life Care only after: 10 contacts then 19, in two other boroughs and then five.
    CHECK(numbers_of(topic)["each"].size() == 17);
    for (const Json& person : numbers["each"]) {
        if (person["id"] != "L14") continue;
        CHECK(person["role_from"] == "");
        CHECK(person["role_to"] == "work-stream lead");
        CHECK(person["contacts_from"] == 10);
        CHECK(person["contacts_to"] == 19);
        CHECK(person["areas_reached_from"] == 2);
        CHECK(person["areas_reached_to"] == 5);
    }
    CHECK(says(flat(topic), "the only way from others to the group: 4 people before, nobody after"));
    const Topic open = sample(Edition::public_).topic("roles");
    CHECK(numbers_of(open)["from"]["single_points"].is_null());
    CHECK_FALSE(numbers_of(open)["from"].contains("carriers_ids"));
}

TEST_CASE("reach: the sample's issues, by hand", "[topics][reach]") {
    // Ten P and N issues; L26 and L48 are on the list both times, each with contacts; L30 joined later, with contacts.
    // Five are owned outside, of two the owner is not known. T: L02 6 contacts then 5, L20 7 and 8, L14 8 and 18, L35 4 and 8.
    const Topic topic = sample().topic("reach");
    CHECK(numbers_of(topic)["issues"] == Json{{"total", 4}, {"partial", 6}, {"none", 4}});
    CHECK(numbers_of(topic)["outside"] == 5);
    CHECK(numbers_of(topic)["not_known"] == 2);
    CHECK(numbers_of(topic)["before"]["direct"] == 2);
    CHECK(numbers_of(topic)["now"]["direct"] == 3);
    CHECK(numbers_of(topic)["before"]["owner_unknown"] == 8);
    const Json support = numbers_of(topic)["support"];
    REQUIRE(support.size() == 4);
    CHECK(support[0]["contacts_before"] == 6);
    CHECK(support[0]["contacts_after"] == 5);
    CHECK(support[2]["contacts_after"] == 18);
    CHECK(numbers_of(topic)["support_counts"]["gained"] == 3);
    CHECK(says(flat(topic), "For at least 3 of 10"));
    const Topic open = sample(Edition::public_).topic("reach");
    CHECK(numbers_of(open)["support_counts"].is_null());  // three owners and one
    CHECK_FALSE(numbers_of(open).contains("list"));
}

TEST_CASE("stakeholders: the sample's people of much influence beside the work-streams", "[topics][stakeholders]") {
    // Scores above 3. End of Life Care: before 11 outside it, 8 in contact, L40 and L48 not yet, L47 silent; after 9,
    // 8 and L48 not yet.
    const Topic topic = sample().topic("stakeholders");
    const Json numbers = numbers_of(topic);
    const Json& stream = numbers["streams"][2];
    CHECK(stream["id"] == "end_of_life");
    CHECK(stream["from"] == Json{{"linked", 8}, {"not_yet", 2}, {"not_known", 1}});
    CHECK(stream["to"] == Json{{"linked", 8}, {"not_yet", 1}, {"not_known", 0}});
    CHECK(stream["not_yet_ids"] == Json{"L48"});
    CHECK(numbers_of(topic)["cuts"]["influence"] == 3);
    CHECK(numbers_of(topic)["columns"][3] ==
          Json{{"column", "influence"}, {"high", 17}});        // 13 and 4 of those there after
    CHECK_FALSE(numbers_of(topic)["cuts"].contains("power"));  // yes and no
    CHECK(numbers_of(topic)["salience"]["definitive"]["people"] == 8);
    CHECK(near(numbers_of(topic)["salience"]["definitive"]["mean_contacts"], 8.625));
    std::size_t people = numbers_of(topic)["salience"]["not_known"];
    for (const auto& [key, group] : numbers["salience"].items()) {
        if (group.is_object()) people += group["people"].get<std::size_t>();
    }
    CHECK(people == 59);  // the roster after
    CHECK(numbers_of(topic)["grid"]["high_high"]["people"] == 4);
    // L48: five contacts, in two other boroughs; two of Medicines Optimisation, four of Diabetes, none of the third.
    CHECK(numbers_of(topic)["people"].size() == 59);
    for (const Json& person : numbers["people"]) {
        if (person["id"] != "L48") continue;
        CHECK(person["influence"] == true);
        CHECK(person["contacts"] == 5);
        CHECK(person["areas_reached"] == 2);
    }
    Json with;
    for (const Json& row : numbers["people_with"]) {
        if (row["id"] == "L48") with[row["work_stream"].get<std::string>()] = row["contacts"];
    }
    CHECK(with == Json{{"medicines", 2}, {"diabetes", 4}, {"end_of_life", 0}});
    CHECK_FALSE(says(flat(topic), "dangerous"));
    CHECK(numbers_of(sample(Edition::public_).topic("stakeholders"))["grid"].is_null());  // four people in one part
}

TEST_CASE("stakeholders: the sample's organisations beside their network, by a script", "[topics][stakeholders]") {
    // Scores above 3, of 41 organisations with people on the list after. None has both; six much influence, with 69
    // contacts, 10 much interest. All six reach Medicines Optimisation; one does not reach End of Life Care.
    const Json organisations = numbers_of(sample().topic("stakeholders"))["organisations"];
    CHECK(organisations["rated"] == 41);
    CHECK(organisations["grid"]["high_high"]["organisations"] == 0);
    CHECK(organisations["grid"]["high_high"]["mean_others"].is_null());
    CHECK(organisations["grid"]["high_low"]["organisations"] == 6);
    CHECK(near(organisations["grid"]["high_low"]["mean_others"], 11.5));
    CHECK(organisations["grid"]["low_high"]["organisations"] == 10);
    CHECK(near(organisations["grid"]["low_high"]["mean_others"], 7.7));
    CHECK(organisations["grid"]["low_low"]["organisations"] == 25);
    CHECK(organisations["streams"][0]["reached"] == Json{{"linked", 6}, {"not_yet", 0}, {"not_known", 0}});
    CHECK(organisations["streams"][2]["reached"] == Json{{"linked", 5}, {"not_yet", 1}, {"not_known", 0}});
    CHECK(organisations["streams"][2]["not_yet_ids"] == Json{"ccg_barking_and_dagenham"});
    CHECK(organisations["each"].size() == 41);
    const Topic open = sample(Edition::public_).topic("stakeholders");
    CHECK(numbers_of(open)["organisations"]["streams"][2]["reached"]["linked"].is_null());  // one organisation
    CHECK_FALSE(numbers_of(open)["organisations"].contains("each"));
    CHECK_FALSE(numbers_of(open).contains("people"));
    CHECK_FALSE(says(flat(open), "Barking and Dagenham"));
}

TEST_CASE("stakeholders: yes and no, scores with a cut, and what cannot be read", "[topics][stakeholders]") {
    Study study = Partnership({6}).study();
    study.attributes.set("power", {"Yes", "no", "", "HIGH", "perhaps", "false"});
    study.attributes.set("interest", {"1", "2", "3", "4", "5", ""});
    study.attributes.set("urgency", {"2", "2", "2", "2", "2", "2"});
    const StakeholderColumn power = stakeholder_column(study, "power", 1);
    CHECK(power.high == measure::Flags{true, false, {}, true, {}, false});
    CHECK(power.not_read == 1);
    CHECK_FALSE(power.cut);
    const StakeholderColumn interest = stakeholder_column(study, "interest", 1);
    CHECK(interest.cut == 3.0);
    CHECK(interest.high == measure::Flags{false, false, false, true, true, {}});
    CHECK_FALSE(stakeholder_column(study, "urgency", 1).given);
    CHECK_FALSE(stakeholder_column(study, "influence", 1).given);
}

TEST_CASE("meetings: the topic holds what the command holds", "[topics][meetings]") {
    const Topic topic = sample().topic("meetings");
    CHECK(numbers_of(topic)["register"]["meetings"] == 43);
    CHECK(numbers_of(topic)["people"].size() == 62);
    CHECK_FALSE(numbers_of(sample(Edition::public_).topic("meetings")).contains("people"));
    // Pairs ever in one meeting, with sets in a script: 1,405. The board: 4 meetings, 56 attendances, 319 pairs across.
    std::uint64_t first_met = 0;
    const Json held = numbers_of(topic)["held"];
    for (const Json& one : held) first_met += one["first_met"].get<std::uint64_t>();
    CHECK(first_met == 1405);
    std::vector<std::vector<std::string>> rows;
    for (const Block& block : topic.section.blocks) {
        if (const auto* table = std::get_if<Table>(&block); table != nullptr && table->id == "meetings_series") {
            rows = as_shown(*table).rows;
        }
    }
    CHECK(rows.size() == numbers_of(topic)["series"].size());
    std::uint64_t in_table = 0;
    for (const auto& row : rows) {
        in_table += std::stoull(row[4]);
        if (row[0] != "Partnership board") continue;
        CHECK(row[1] == "4");
        CHECK(row[2] == "56");
        CHECK(row[3] == "319 (86%)");
        CHECK(row[5] == "none");
    }
    CHECK(in_table == first_met);
}

TEST_CASE("topics: random studies fit the schema, explain every null, and in public tell of nobody",
          "[topics][public]") {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        const Study study = random_study(seed);
        for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
            INFO(seed << ' ' << name_of(edition));
            const Made made(study, edition);
            const auto topics = topics_of(made.input());
            CHECK(topics.size() >= 6);
            const Json json = numbers_of(topics);
            CHECK(schema_faults(json, "topics.schema.json") == "");
            check_nulls(json);
            std::string text;
            for (const Topic& topic : topics) text += words_of(topic);
            if (edition != Edition::public_) {
                CHECK(says(text, "Zqlabel"));
                continue;
            }
            for (const char* const word : {"zqx", "Zqlabel", "zqrole"}) {
                CHECK_FALSE(says(text + json.dump(), word));
            }
            for (const char* const key : {"outcomes", "roles", "stakeholders"}) check_no_few(json[key]);
        }
    }
}
