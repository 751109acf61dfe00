#include "io/document/shown.hpp"
#include "io/pack/paper_settings.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "io/answers/plan/next_steps.hpp"
#include "io/answers/subjects/topics.hpp"
#include "io/pack/compose.hpp"
#include "io/pack/write_report.hpp"
#include "io/text/hash.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/io/answers/subjects/made.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/told.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::compared;
using crosstie::test::Partnership;

namespace {

Study partnership() { return Partnership({7, 6, 8, 6}).fill(8, 75, 6).silent(1, 3).study(); }

std::map<std::string, std::string> pack(const Paper& paper) {
    const Study study = partnership();
    return write_report(test::told(study, compared(study), Edition::public_),
                        {.pictures = {}, .flow = {}, .paper = paper, .topics = {}});
}

Papers papers(const Paper& paper, Edition edition = Edition::group) {
    const Study study = partnership();
    const survey::Comparison comparison = compared(study);
    return compose(test::told(study, comparison, edition), {.pictures = {}, .flow = {}, .paper = paper, .topics = {}});
}

/// Of paper or annex.
const Section* section(const Papers& papers, const std::string& id) {
    for (const Report* report : {&papers.paper, &papers.annex}) {
        const auto found = std::ranges::find(report->sections, id, &Section::id);
        if (found != report->sections.end()) return &*found;
    }
    return nullptr;
}

std::vector<std::vector<std::string>> cover_rows(const Papers& made) {
    REQUIRE(section(made, "cover") == &made.paper.sections.front());
    return as_shown(std::get<Table>(made.paper.sections.front().blocks.front())).rows;
}

std::string left_to_the_author(const Papers& made) {
    return std::get<Table>(made.paper.sections.front().blocks.front()).note;
}

}  // namespace

TEST_CASE("paper: the usual cover sheet has every field, filled only where the run knows", "[report][paper]") {
    const Papers made = papers({});
    const auto rows = cover_rows(made);
    // The fields that trusts' templates have; a meeting and its date are two.
    const std::vector<std::string> fields{"Meeting",
                                          "Date of meeting",
                                          "Agenda item",
                                          "Title",
                                          "Author",
                                          "Presenter or executive sponsor",
                                          "Purpose",
                                          "Executive summary",
                                          "Recommendation or action required",
                                          "Previously considered by",
                                          "Link to strategic objectives or assurance framework",
                                          "Risks",
                                          "Financial impact",
                                          "Legal impact",
                                          "Quality impact",
                                          "Equality and health inequality impact",
                                          "Patient and public engagement",
                                          "Conflicts of interest",
                                          "Freedom of information status",
                                          "Appendices"};
    const std::set<std::string> known{"Title", "Purpose", "Executive summary", "Risks", "Appendices"};
    for (const std::string& field : fields) {
        CAPTURE(field);
        const auto row = std::ranges::find(rows, field, [](const auto& cells) { return cells[0]; });
        CHECK((row != rows.end()) == known.contains(field));
        CHECK((left_to_the_author(made).find(field) == std::string::npos) == known.contains(field));
    }
    const auto entry = [&](const std::string& field) {
        return (*std::ranges::find(rows, field, [](const auto& cells) { return cells[0]; }))[1];
    };
    CHECK(entry("Executive summary").find("does not show what caused any change") != std::string::npos);
    CHECK(entry("Risks").find("27 of 27 people answered before, 26 of 27 after.") != std::string::npos);
    CHECK(entry("Appendices") == "An annex, and a workbook with every table.");
}

TEST_CASE("paper: a cover of its own keeps its order; what the run knows fills a field by its name",
          "[report][paper]") {
    Paper paper;
    paper.title = "Leaders together";
    paper.cover = {{"Sponsor", "The chair"}, {"TITLE", ""}, {"Ward", ""}, {"Risks", "None"}};
    const Papers made = papers(paper);
    CHECK(cover_rows(made) == std::vector<std::vector<std::string>>{
                                  {"Sponsor", "The chair"}, {"TITLE", "Leaders together"}, {"Risks", "None"}});
    CHECK(left_to_the_author(made) == "For the author to fill in: Ward.");
}

TEST_CASE("paper: sections are left out and renamed, and the others stand", "[report][paper]") {
    Paper paper;
    paper.leave_out = {"cover", "people"};
    paper.headings = {{"areas", "Where it grew"}};
    const Papers made = papers(paper), ours = papers({});
    CHECK(section(made, "cover") == nullptr);
    CHECK(section(made, "people") == nullptr);
    CHECK(section(ours, "people") != nullptr);
    REQUIRE(section(made, "areas") != nullptr);
    CHECK(section(made, "areas")->heading == "Where it grew");
    CHECK(made.paper.sections.size() + made.annex.sections.size() + 2 ==
          ours.paper.sections.size() + ours.annex.sections.size());
    paper = {};
    paper.headings = {{"cover", "Front sheet"}};
    CHECK(papers(paper).paper.sections.front().heading == "Front sheet");
}

TEST_CASE("paper: every section of paper and annex can be named in study.json", "[report][paper]") {
    std::ifstream file(CROSSTIE_SOURCE_DIR "/io/schema/study.schema.json");
    const auto schema = nlohmann::json::parse(file);
    const auto& ids = schema["properties"]["paper"]["properties"]["sections"]["properties"];
    REQUIRE(ids.size() > 20);
    for (const Edition edition : {Edition::public_, Edition::group}) {
        const test::Made made = test::sample(edition);
        Paper paper;
        paper.ask = {"Note the findings."};
        paper.quotations = {{"Open words.", "", true}};
        const Papers all = compose(made.input(), {.pictures = {{"areas", "A title", "<svg/>", "Circles.", "In words."}},
                                                  .flow = {},
                                                  .paper = paper,
                                                  .topics = topics_of(made.input()),
                                                  .next_steps = next_steps(made.input())});
        CHECK((section(all, "next") != nullptr) == (edition == Edition::group));
        CHECK(section(all, "in_words") != nullptr);
        for (const Report* report : {&all.paper, &all.annex}) {
            for (const Section& one : report->sections) {
                CAPTURE(one.id);
                CHECK(ids.contains(one.id));
            }
        }
    }
}

TEST_CASE("paper: no edition prints a quotation that is not cleared for it", "[report][paper][privacy]") {
    Paper paper;
    paper.quotations = {{"Zqsecret words.", "a member", false}, {"Open words.", "", true}};
    for (const Edition edition : {Edition::public_, Edition::group}) {
        const Papers made = papers(paper, edition);
        REQUIRE(section(made, "quotations") != nullptr);
        const auto& items = std::get<BulletList>(section(made, "quotations")->blocks.front()).items;
        CHECK(items.size() == 1);
        CHECK(items.back() == "\u201cOpen words.\u201d");
    }
    for (const auto& [name, bytes] : pack(paper)) {
        CAPTURE(name);
        CHECK(bytes.find("Zqsecret") == std::string::npos);
    }
    paper.quotations.pop_back();
    CHECK(section(papers(paper, Edition::public_), "quotations") == nullptr);
}

TEST_CASE("paper: colour and logo reach the page, and its content policy follows", "[report][paper]") {
    Paper paper;
    paper.accent = "#330072";
    paper.logo = std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x04\x08\x02\0\0\0....", 33);
    paper.logo_alt = "The <partnership>";
    paper.ask = {"Note the findings."};
    const std::string page = pack(paper).at("paper.html");
    const std::size_t open = page.find("<style>") + 7;
    const std::string style = page.substr(open, page.find("</style>") - open);
    CHECK(style.find("#330072") != std::string::npos);
    CHECK(style.find("#003087") == std::string::npos);
    CHECK(page.find("style-src 'sha256-" + sha256_base64(style) + "'") != std::string::npos);
    CHECK(page.find("img-src data:;") != std::string::npos);
    CHECK(page.find("<img class=\"logo\" alt=\"The &lt;partnership&gt;\" src=\"data:image/png;base64,iVBORw0KGgo") !=
          std::string::npos);
    CHECK(page.find("<li>Note the findings.</li>") != std::string::npos);
    // Without a logo only the page with the map may load pictures, of its own making, which it turns into a PNG.
    CHECK(pack({}).at("annex.html").find("img-src") == std::string::npos);
    CHECK(pack({}).at("paper.html").find("img-src data:; base-uri 'none'") != std::string::npos);
}
