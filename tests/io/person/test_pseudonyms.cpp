#include "io/person/pseudonyms.hpp"

#include <fmt/format.h>

#include "io/text/hash.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {

PseudonymKey counting_key() {
    PseudonymKey key;
    for (char c = 0; c < 32; ++c) key.bytes += c;
    return key;
}

Study four_people() {
    Study study;
    study.name = "east_london";
    study.by.attribute = "area";
    study.waves = {{"before", "", ""}, {"after", "", ""}};
    study.relations.emplace_back().key = "contact";
    for (const char* id : {"L01", "L02", "L03", "L04"}) {
        Actor& actor = study.actors.emplace_back();
        actor.id = id;
        actor.label = std::string("Label ") + id;
    }
    study.attributes = Attributes(4);
    study.attributes.set("area", {"Hackney", "Newham", "Hackney", ""});
    study.attributes.set("name", {"A", "B", "C", "D"});
    study.attributes.set("role", {"chair", "chair", "lead", "lead"});
    study.attributes.set("shoe size", {"40", "41", "42", "43"});
    study.answers.assign(1, std::vector<Answers>(2));
    for (Answers& answers : study.answers[0]) {
        answers.ties = {{0, 1, 2.0}, {2, 3, 1.0}};
        answers.observed = ObservedPairs::with_gaps(
            {CellState::answered, CellState::answered, CellState::answered, CellState::no_response}, {0, 0, 0, 0},
            {{0, 2, CellState::skipped}});
    }
    study.outcomes = {{3, 0, "energy", 5.0}};
    study.issues.emplace_back().owner.actor = 2;
    study.notes.warnings = {"owner L01"};
    return study;
}

ActorId number_of(const Study& study, const std::string& id) {
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        if (study.actors[i].id == id) return i;
    }
    return study.actor_count();
}

}  // namespace

// What Python's hmac and hashlib give for the same key and message.
TEST_CASE("pseudonyms: what the definition gives, worked out by another program", "[person]") {
    const PseudonymKey key = counting_key();
    CHECK(pseudonym(key, "east_london", "L02") == "P-XTNN-P0W5");
    CHECK(pseudonym(key, "east_london", "Zo\u00eb") == "P-AZ8D-1J2F");
    CHECK(key.short_name() == "K-BA06E87E");
}

TEST_CASE("pseudonyms: one person however the id is typed, another in every study and with every key", "[person]") {
    const PseudonymKey key = counting_key();
    CHECK(pseudonym(key, "east_london", " Zoe\u0308 ") == pseudonym(key, "east_london", "Zo\u00eb"));
    CHECK(pseudonym(key, "west_london", "L02") != pseudonym(key, "east_london", "L02"));
    CHECK(pseudonym(key, "east_london", "L02", 1) != pseudonym(key, "east_london", "L02"));
    PseudonymKey other = key;
    other.bytes[31] = 'x';
    CHECK(pseudonym(other, "east_london", "L02") != pseudonym(key, "east_london", "L02"));
}

TEST_CASE("pseudonyms: the study holds them in their own order, and no other word for anybody", "[person]") {
    const Study study = four_people();
    const PseudonymKey key = counting_key();
    const Study shown = pseudonymised(study, key);
    for (std::size_t i = 0; i + 1 < shown.actors.size(); ++i) CHECK(shown.actors[i].id < shown.actors[i + 1].id);
    for (const Actor& actor : shown.actors) CHECK(actor.label == actor.id);
    CHECK(shown.attributes.names() == std::vector<std::string>{"area"});
    CHECK(shown.notes.warnings.empty());

    const auto now = [&](const char* id) { return number_of(shown, pseudonym(key, study.name, id)); };
    CHECK((*shown.attributes.find("area"))[now("L02")] == "Newham");
    CHECK((*shown.attributes.find("area"))[now("L04")].empty());
    const Answers& after = shown.answers[0][1];
    REQUIRE(after.ties.size() == 2);
    for (const Tie& tie : after.ties) {
        CHECK(((tie.from == now("L01") && tie.to == now("L02") && tie.strength == 2.0) ||
               (tie.from == now("L03") && tie.to == now("L04") && tie.strength == 1.0)));
    }
    CHECK(after.observed.state(now("L01"), now("L03")) == CellState::skipped);
    CHECK(after.observed.state(now("L01"), now("L04")) == CellState::answered);
    CHECK(after.observed.state(now("L04"), now("L02")) == CellState::no_response);
    CHECK(after.observed.count() == study.answers[0][1].observed.count());
    CHECK(shown.outcomes[0].actor == now("L04"));
    CHECK(shown.issues[0].owner.actor == now("L03"));
}

TEST_CASE("pseudonyms: a column that was asked for is kept, but for one that says who somebody is", "[person]") {
    const Study shown = pseudonymised(four_people(), counting_key(), {"shoe size", "role"});
    CHECK(shown.attributes.names() == std::vector<std::string>{"area", "shoe size"});
}

TEST_CASE("pseudonyms: a key inside the folder of results is found there, however the path is written", "[person]") {
    CHECK(lies_inside("out/key", "out"));
    CHECK(lies_inside("out/pack/../key", "out/"));
    CHECK(lies_inside("out", "out"));
    CHECK_FALSE(lies_inside("key", "out"));
    CHECK_FALSE(lies_inside("outside/key", "out"));
}

TEST_CASE("pseudonyms: a paper keeps the quotations that are cleared, and all else", "[person]") {
    Paper paper;
    paper.accent = "#330072";
    paper.quotations = {{"In confidence.", "a member", false}, {"For all to read.", "a member", true}};
    const Paper shown = pseudonymised(paper);
    CHECK(shown.accent == paper.accent);
    REQUIRE(shown.quotations.size() == 1);
    CHECK(shown.quotations.front().text == "For all to read.");
}
