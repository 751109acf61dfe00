// The programme's questions and the paper's short answers, one by one.
#include <map>
#include <string>

#include "io/answers/subjects/topics.hpp"
#include "io/pack/compose.hpp"
#include "tests/io/answers/subjects/made.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::Made;
using crosstie::test::Partnership;
using crosstie::test::sample;

namespace {

// {question: answer} under a heading of what was found; each question stands once.
using Found = std::map<std::string, std::map<std::string, std::string>>;

Found answers_of(const Made& made) {
    const Report report = compose(made.input(), {.topics = topics_of(made.input())}).annex;
    Found answers;
    for (const Section& section : report.sections) {
        if (section.id != "questions") continue;
        std::string heading;
        for (const Block& block : section.blocks) {
            if (const auto* found = std::get_if<Subheading>(&block)) heading = found->text;
            const auto* list = std::get_if<QuestionList>(&block);
            if (list == nullptr) continue;
            for (const auto& [question, answer] : list->items) {
                CHECK_FALSE(answer.empty());
                CHECK(answers[heading].emplace(question, answer).second);
            }
        }
    }
    return answers;
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("answers: every question of the programme has one, in the group's paper and in public", "[topics][answers]") {
    for (const Edition edition : {Edition::public_, Edition::group}) {
        INFO(name_of(edition));
        Found found = answers_of(sample(edition));
        CHECK(found.size() == 3);
        auto& connections = found["Connections"];
        auto& health = found["Health of the network"];
        auto& results = found["What it led to"];
        CHECK(connections.size() == 3);
        CHECK(health.size() == 6);
        CHECK(results.size() == 4);

        CHECK(says(connections["Did leaders reach people in other boroughs?"],
                   "Contacts across boroughs more than doubled, from "));
        CHECK(says(connections["Are more organisations in contact?"], "went from 106 to 164, of 817"));
        CHECK(says(connections["Did leaders come to understand other perspectives?"],
                   edition == Edition::public_  // one person rates it lower
                       ? "Leaders rate themselves higher on understanding other boroughs (46 people rated it both "
                         "times; on average it went from "
                       : "Leaders rate themselves higher on understanding other boroughs (of 46 people 32 rate it "
                         "higher, 13 the same, 1 lower)"));

        CHECK(says(health["Did trust grow?"], "Pairs who name each other rose from 61 to 77, of 1,122"));
        CHECK(says(health["Did trust grow?"], "Those across boroughs nearly doubled, from 21 to 41."));
        CHECK(says(health["Did honest conversation grow?"],
                   "In part: links rose from 60 to 93, of 2,636 pairs (likely rise). Of links between people who both "
                   "answered both times, 44.4% were returned before and 29.6% after."));
        CHECK(says(health["Did trust grow?"], "Likely: links rose from 220 to 285"));
        CHECK(says(health["Did trust grow?"], "64% were returned before and 63% after"));
        CHECK(says(health["Did honest conversation grow?"], "Pairs who name each other stayed at 12, of 1,125"));
        CHECK(says(health["Are roles assigned?"], "Roles are assigned to 17 of 59 people now; before, to 11 of 59"));
        CHECK(says(health["Whom can the group now reach?"], "3 of 10 issues"));
        const std::string& meetings = health["Are meetings used to best effect?"];
        CHECK(says(meetings, "times as often between people who met"));
        CHECK(says(meetings, "In none of 5 series of meetings is a borough regularly absent."));
        CHECK(says(
            meetings,
            "Leaders rate themselves higher on meetings used well (of 45 people 24 rate it higher, 21 the same, none "
            "lower)."));
        const std::string& time = health["Where do the group's time and energy work?"];
        CHECK(says(time, "\"Programme workshop 1: purpose\" went with most new contacts (19 of 144"));
        CHECK(says(time, "no clear change on time well spent (of 46 people 13 rate it higher, 26 the same, 7 lower)"));

        const std::string& end_of_life =
            results["Did End of Life Care become a work-stream with a network to carry it?"];
        CHECK(says(end_of_life, "Likely: contacts between its members more than doubled, from 20 to 44, of 231 pairs"));
        CHECK(says(end_of_life, "Those across boroughs went from 7 to 32."));
        CHECK(says(end_of_life, "10 of its 24 people are new to it."));
        CHECK(says(end_of_life, edition == Edition::public_ ? "all but a few of 41 after" : "39 of 41 after"));
        CHECK(says(results["Does Medicines Optimisation stand better than before?"],
                   "No clear change: contacts between its members went from 25 to 30, of 147 pairs"));
        CHECK(says(results["Does Diabetes stand better than before?"], "from 26 to 34, of 225 pairs"));
        CHECK(says(
            results["Do leaders feel clearer and more energised?"],
            "higher on clear purpose (of 44 people 29 rate it higher, 15 the same, none lower); no clear change on "
            "energy"));
    }
}

TEST_CASE("answers: a study that asked nothing beside ties has none, and no headings for them", "[topics][answers]") {
    Study study = Partnership({6, 6}).fill(15, 80, 10).study();
    study.attributes.set("role", std::vector<std::string>(study.actors.size()));
    CHECK(answers_of(Made(std::move(study))).empty());
}

TEST_CASE("answers: an item of the study's own gets a question of its own", "[topics][answers]") {
    Study study = Partnership({8, 8}).fill(15, 80, 10).study();
    for (ActorId i = 0; i < 12; ++i) {
        for (const std::size_t wave : {0U, 1U}) study.outcomes.push_back({i, wave, "good_lunches", 3.0});
    }
    const Found found = answers_of(Made(std::move(study)));
    CHECK(found.at("What it led to").at("Do leaders rate \u201cgood lunches\u201d otherwise?") ==
          "By their own ratings, no clear change on good lunches (of 12 people none rate it higher, 12 the same, none "
          "lower).");
}
