// Organisations, work-streams and quality of relationships. Values of the sample were counted in python3 from the csv
// files alone: pairs told at both waves (roster, answers, missing), strength 2 and more a contact, either report.
#include "graph/base/error.hpp"
#include "io/answers/subjects/topics.hpp"
#include "io/read/read.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/io/answers/subjects/numbers.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"
#include "tests/support/schema.hpp"
#include "tests/support/told.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::near;
using crosstie::test::numbers_of;
using crosstie::test::Partnership;
using crosstie::test::schema_faults;
using crosstie::test::words_of;
using nlohmann::ordered_json;

namespace {

struct Made {
    Study study;
    survey::Comparison comparison;
    Disclosed shown;

    explicit Made(Study of, Edition edition = Edition::group)
        : study(std::move(of)), comparison(compare(study)), shown(disclose(study, comparison, edition)) {}
    static survey::Comparison compare(const Study& study) {
        survey::ComparisonOptions options;
        options.tie_from = study.relations[0].tie_from;
        options.by = "area";
        options.draws = 199;
        return survey::compare(study, options);
    }
    [[nodiscard]] Topic about(const std::string& key) const {
        auto topics = topics_of(test::told(study, comparison, shown.edition), std::vector<std::string>{key});
        REQUIRE(topics.size() == 1);
        return std::move(topics[0]);
    }
};

Study sample() {
    Source source;
    source.paths = {CROSSTIE_SOURCE_DIR "/data/east_london"};
    return read_study(source);
}

// A second question, so many in a hundred of the first one's ties, and everybody told about it.
void add_trust(Study& study, unsigned percent) {
    study.relations.push_back(study.relations[0]);
    study.relations[1].key = "trust";
    study.relations[1].label = "trust";
    study.answers.push_back(study.answers[0]);
    std::uint32_t state = 3;
    for (Answers& answers : study.answers[1]) {
        std::erase_if(answers.ties, [&](const Tie&) {
            state = state * 1664525U + 1013904223U;
            return (state >> 16U) % 100U >= percent;
        });
    }
}

// Organisations of so many people each, in actors' order; the last takes the rest. Work-streams by thirds.
Study with_groups(Study study, std::size_t people_each) {
    std::vector<std::string> names, influence, interest;
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        const std::string id = "zqorg" + std::to_string(i / people_each);
        names.push_back(id);
        influence.push_back(i / people_each % 2 == 0 ? "yes" : "no");
        interest.push_back(i / people_each % 3 == 0 ? "5" : "1");
        if (i % people_each == 0) study.organisations.push_back({id, "Zqbody " + id, "", ""});
        study.actors[i].work_streams = {i % 3 == 0 ? "w0" : "w1"};
    }
    study.attributes.set("organisation", names);
    study.attributes.set("organisation_influence", influence);
    study.attributes.set("organisation_interest", interest);
    study.work_streams = {{"w0", "Stream nought", {"work-stream", "work-stream"}},
                          {"w1", "Stream one", {"stakeholder group", "work-stream"}}};
    return study;
}

// From which state to which, row by row.
std::string cells(const ordered_json& shift) {
    std::string text;
    for (const ordered_json& row : shift) {
        std::string line;
        for (const ordered_json& cell : row) line += (line.empty() ? "" : ",") + cell.dump();
        text += line + ';';
    }
    return text;
}

}  // namespace

TEST_CASE("topics: organisations of the sample, counted by hand", "[topics][organisations]") {
    const ordered_json n = numbers_of(Made(sample()).about("organisations"));
    CHECK(n["organisations"]["compared"] == 41);
    CHECK(n["across"]["pairs"] == 1493);
    CHECK(n["across"]["from"] == 128);
    CHECK(n["across"]["to"] == 192);
    CHECK(n["within"]["pairs"] == 18);
    CHECK(n["within"]["from"] == 12);
    CHECK(n["within"]["to"] == 12);
    CHECK(n["pairs_of_organisations"]["pairs"] == 817);
    CHECK(n["pairs_of_organisations"]["from"] == 106);
    CHECK(n["pairs_of_organisations"]["to"] == 164);
    // 71 had none among pairs told at both waves; one of these had one before on a pair not told after
    CHECK(n["pairs_of_organisations"]["first_links"] == 70);
    CHECK(n["pairs_of_organisations"]["first_links_certain"] == 57);
    CHECK(n["without_contact_outside"]["from"] == 4);
    CHECK(n["without_contact_outside"]["to"] == 1);
    const std::size_t reach[3][3] = {{17, 34, 40}, {22, 37, 39}, {13, 30, 39}};  // medicines, diabetes, end of life
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(n["reach"][k]["from"]["with_member"] == reach[k][0]);
        CHECK(n["reach"][k]["from"]["with_member_or_contact"] == reach[k][1]);
        CHECK(n["reach"][k]["to"]["with_member_or_contact"] == reach[k][2]);
    }
    // degrees are the pairs told from both ends
    std::size_t degrees = 0, contacts = 0;
    for (const auto& row : n["each"]) {
        degrees += row["degree_to"].get<std::size_t>();
        contacts += row["contacts_to"].get<std::size_t>();
    }
    CHECK(degrees == 2 * 164);
    CHECK(contacts == 2 * 192);
    CHECK(n["first_links"].size() == 70);
    // NetworkX's betweenness_centrality on organisations, not normalised
    for (const auto& row : n["each"]) {
        if (row["organisation"] == "ccg_redbridge") {
            CHECK(near(row["betweenness_from"], 107.856575, 1e-6));
            CHECK(near(row["betweenness_to"], 129.768382, 1e-6));
        }
        if (row["organisation"] == "hospice_newham") CHECK(near(row["betweenness_to"], 5.810584415584415));
    }
}

TEST_CASE("topics: the sample's work-streams, the one that became one first", "[topics][work_streams]") {
    const Topic topic = Made(sample()).about("work-streams");
    const ordered_json numbers = numbers_of(topic);
    const ordered_json& streams = numbers["work_streams"];
    REQUIRE(streams.size() == 3);
    CHECK(streams[0]["label"] == "End of Life Care");
    CHECK(streams[0]["stage_from"] == "stakeholder group");
    CHECK(streams[0]["stage_to"] == "work-stream");
    struct Row {
        std::size_t from, to, both, pairs, before, after, gained;
    };
    // End of Life Care had fourteen before; ten of its 24 after are new to it, two of these new on the list.
    const Row rows[] = {{14, 24, 22, 231, 20, 44, 60}, {20, 18, 18, 147, 25, 30, 40}, {23, 23, 22, 225, 26, 34, 42}};
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(streams[k]["members"]["from"] == rows[k].from);
        CHECK(streams[k]["members"]["to"] == rows[k].to);
        CHECK(streams[k]["members"]["both"] == rows[k].both);
        CHECK(streams[k]["contacts"]["pairs"] == rows[k].pairs);
        CHECK(streams[k]["contacts"]["from"] == rows[k].before);
        CHECK(streams[k]["contacts"]["to"] == rows[k].after);
        CHECK(streams[k]["new_contacts"]["gained"] == rows[k].gained);
    }
    CHECK(numbers["links"][0]["work_stream"] == "end_of_life");
    CHECK(numbers["links"][0]["other"] == "medicines");
    CHECK(numbers["links"][0]["pairs"] == 315);
    CHECK(numbers["links"][0]["from"] == 25);
    CHECK(numbers["links"][0]["to"] == 37);
    CHECK(streams[0]["members"]["new_to_it"] == 10);
    CHECK(streams[0]["new_contacts"]["by_new"] == 23);
    CHECK(streams[0]["new_contacts"]["brought_by_joiners"] == 21);
    CHECK(streams[0]["across"]["across_from"] == 7);
    CHECK(streams[0]["across"]["across_to"] == 32);
    CHECK(streams[0]["organisations"]["from"] == 13);
    CHECK(streams[0]["organisations"]["to"] == 23);
    CHECK(streams[1]["members"]["new_to_it"] == 0);
    CHECK(numbers_of(topic)["membership_by_wave"] == true);
    CHECK(words_of(topic).find("was stated for each survey") != std::string::npos);
}

TEST_CASE("topics: quality of the sample's relationships, two questions together not in public", "[topics][quality]") {
    const ordered_json n = numbers_of(Made(sample()).about("quality"));
    const std::size_t strengths[3][5] = {{57, 243, 41, 133, 28}, {39, 222, 35, 125, 27}, {16, 70, 4, 107, 35}};
    const std::size_t mutual[3][7] = {
        {1125, 59, 96, 39, 43, 20, 53}, {1122, 61, 77, 40, 36, 21, 41}, {1125, 12, 12, 7, 6, 5, 6}};
    for (std::size_t k = 0; k < 3; ++k) {
        const ordered_json& s = n["relations"][k]["strength"];
        CHECK(s["stronger"] == strengths[k][0]);
        CHECK(s["same"] == strengths[k][1]);
        CHECK(s["weaker"] == strengths[k][2]);
        CHECK(s["begun"] == strengths[k][3]);
        CHECK(s["ended"] == strengths[k][4]);
        const ordered_json& m = n["relations"][k]["mutual"];
        CHECK(m["pairs"] == mutual[k][0]);
        CHECK(m["from"] == mutual[k][1]);
        CHECK(m["to"] == mutual[k][2]);
        CHECK(m["within"]["from"] == mutual[k][3]);
        CHECK(m["within"]["to"] == mutual[k][4]);
        CHECK(m["across"]["from"] == mutual[k][5]);
        CHECK(m["across"]["to"] == mutual[k][6]);
    }
    CHECK(n["together"][0]["pairs"] == 2633);
    CHECK(cells(n["together"][0]["shift"]) == "2254,46,7,82;4,16,0,4;5,0,33,9;22,1,10,140;");
    CHECK(n["together"][1]["second"] == "honest");
    CHECK(cells(n["together"][1]["shift"]) == "2300,103,0,34;28,98,0,13;0,0,0,0;8,6,0,46;");
    CHECK(cells(n["together"][2]["shift"]) == "2314,64,6,29;21,129,0,12;0,0,0,0;7,7,0,44;");
    // Of the last two tables, the rows and columns that hold the second question.
    CHECK(n["relations"][2]["links"]["pairs"] == 2636);
    CHECK(n["relations"][2]["links"]["from"] == 60);
    CHECK(n["relations"][2]["links"]["to"] == 93);
    CHECK(n["relations"][2]["links"]["gained"] == 47);
    CHECK(n["relations"][2]["links"]["verdict"] == "likely");   // boroughs may have moved together
    CHECK(n["relations"][2]["mutual"]["links"]["from"] == 54);  // of these 24 are returned, then 24 of 81
    CHECK(n["relations"][2]["mutual"]["from"] == 12);
    CHECK(n["relations"][2]["mutual"]["links"]["to"] == 81);
    CHECK(n["relations"][2]["mutual"]["to"] == 12);
    CHECK(numbers_of(Made(sample(), Edition::named).about("quality")) == n);
    const ordered_json in_public = numbers_of(Made(sample(), Edition::public_).about("quality"));
    CHECK(in_public["relations"] == n["relations"]);
    // Contact and honest talk were answered of the same 2,636 pairs, trust of 2,633: three people at most left it blank.
    CHECK(in_public["together"][1] == n["together"][1]);
    for (const std::size_t k : {std::size_t{0}, std::size_t{2}}) {
        CHECK(in_public["together"][k]["pairs"] == n["together"][k]["pairs"]);
        CHECK(in_public["together"][k]["from"]["both"].is_null());
        CHECK(in_public["together"][k]["shift"]["neither"]["both"].is_null());
        CHECK(in_public["together"][k]["correlation"]["to"]["r"].is_null());
    }
}

TEST_CASE("topics: who trusts whom is in no edition, however small the areas", "[topics][quality]") {
    Study study = Partnership({2, 2, 8}).fill(40, 80, 30).study();
    add_trust(study, 70);
    for (const Edition edition : {Edition::group, Edition::named}) {
        const Topic topic = Made(study, edition).about("quality");
        CHECK(numbers_of(topic)["mutual_areas"].dump().find("Birch") == std::string::npos);
        CHECK(words_of(topic).find("Zqlabel") == std::string::npos);
    }
    // all trust all: a count of every pair says so of each
    Study all = Partnership({6, 6}).fill(100, 100, 100).study();
    add_trust(all, 100);
    CHECK(numbers_of(Made(all).about("quality"))["relations"][0]["mutual"]["pairs"].is_null());
}

TEST_CASE("topics: items of a scale are read together", "[topics][quality]") {
    Study study = Partnership({6, 6}).fill(40, 80, 30).study();
    add_trust(study, 60);
    for (Relation& relation : study.relations) relation.scale_of = "openness";
    const ordered_json n = numbers_of(Made(study).about("quality"));
    REQUIRE(n["scales"].size() == 2);
    CHECK(n["scales"][0]["items"].dump() == R"(["contact","trust"])");
    CHECK(n["scales"][0]["rated"] == study.answers[0][0].ties.size());
    REQUIRE(n["scales_missing"].size() == 4);  // two questions, two surveys
    CHECK(n["scales_missing"][1]["item"] == "trust");
    CHECK(n["scales_missing"][1]["missing"] == 0);
    CHECK(schema_faults(n, "topic_quality.schema.json") == "");
}

TEST_CASE("topics: a public edition of these reveals no one", "[topics][disclosure]") {
    const std::vector<std::vector<std::size_t>> shapes{{6, 6, 6}, {5, 9, 12, 3}, {3, 3, 3, 3, 3}, {20, 6}};
    std::uint32_t seed = 1;
    for (const auto& areas : shapes) {
        for (const std::size_t each : {std::size_t{1}, std::size_t{2}, std::size_t{7}}) {
            Partnership made(areas);
            made.fill(20, 70, 15, ++seed);
            if (seed % 2 == 0) made.joins(0).silent(1, 3);
            Study study = with_groups(made.study(), each);
            add_trust(study, 60);
            INFO("seed " << seed);
            const Made shown(study, Edition::public_);
            for (const Topic& topic : topics_of(test::told(shown.study, shown.comparison, shown.shown.edition))) {
                const std::string text = words_of(topic) + numbers_of(topic).dump();
                for (const char* secret : {"zqx", "Zqlabel", "zqrole", "zqorg", "Zqbody"})
                    CHECK(text.find(secret) == std::string::npos);
                ordered_json json;
                json[topic.section.id] = numbers_of(topic);
                CHECK(schema_faults(json, "topics.schema.json") == "");
            }
        }
    }
}

TEST_CASE("topics: a work-stream too small, or nearly everybody, is not shown in public", "[topics][disclosure]") {
    const auto shown = [](std::size_t members) {
        Study study = Partnership({10, 10}).fill(20, 80, 15).study();
        study.work_streams = {{"w", "W", {}}};
        for (std::size_t i = 0; i < members; ++i) study.actors[i * 2 % 20 + i / 10].work_streams = {"w"};
        return numbers_of(Made(study, Edition::public_).about("work-streams"))["work_streams"][0]["shown"].get<bool>();
    };
    CHECK_FALSE(shown(4));
    CHECK(shown(5));
    CHECK(shown(12));
    CHECK(shown(15));
    CHECK_FALSE(shown(16));  // four others
    CHECK_FALSE(shown(19));
    CHECK(shown(20));  // everybody: nobody is the difference
}

TEST_CASE("topics: few organisations without a contact outside are not counted in public", "[topics][disclosure]") {
    Partnership made({6, 6, 6});
    for (ActorId i = 0; i + 3 < 18; ++i) made.both(0, i, i + 2).both(1, i, i + 2);
    const Study study = with_groups(made.study(), 1);
    const ordered_json group = numbers_of(Made(study).about("organisations"));
    CHECK(group["without_contact_outside"]["to"] == 1);
    const ordered_json open = numbers_of(Made(study, Edition::public_).about("organisations"));
    CHECK(open["without_contact_outside"]["to"].is_null());
    CHECK_FALSE(open.contains("each"));
    CHECK_FALSE(open.contains("first_links"));
    CHECK_FALSE(open.contains("reach_each"));
}
