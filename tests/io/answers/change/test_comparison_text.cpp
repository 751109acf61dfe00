#include "io/answers/change/compare_document.hpp"

#include <regex>
#include <sstream>

#include "io/release/released.hpp"
#include "io/render/csv.hpp"
#include "io/render/markdown.hpp"
#include "io/render/text.hpp"
#include "io/text/words.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/told.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::compared;
using crosstie::test::Partnership;

namespace {

Released answer(const Study& study, Edition edition, Beneath beneath = Beneath::left_out) {
    const survey::Comparison comparison = compared(study);
    return release(compare_document(test::told(study, comparison, edition), beneath), {edition, study.min_group});
}

}  // namespace

TEST_CASE("comparison text: 80 columns, the finding first", "[report][text]") {
    const Study study = Partnership({7, 6, 8, 6, 4, 3}).fill(6, 75, 5).silent(1, 3).joins(33).leaves(20).study();
    for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
        const std::string text = text_of(answer(study, edition, Beneath::told));
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK(shown_width(line) <= 80);
            CHECK((line.empty() || line.back() != ' '));
        }
        const auto at = [&](const char* words) { return text.find(words); };
        CHECK(at("What we found") < at("Who answered"));
        CHECK(at("Who answered") < at("Links and contacts"));
        CHECK(at("New contacts") < at("What this does not show"));
        CHECK((at("zqx") == std::string::npos) == (edition == Edition::public_));
        CHECK_FALSE(std::regex_search(text, std::regex("\\b(nan|inf)\\b")));
    }
}

TEST_CASE("comparison csv: one row a person, nothing where nothing is known", "[report][csv]") {
    Partnership p({2, 2});
    p.both(1, 0, 2).silent(1, 3);
    p.raw().actors[0].label = "=HYPERLINK(\"x\"), \"chair\"";
    const Study study = p.study();
    CHECK(csv_text(answer(study, Edition::group), "new_contacts") ==
          "id,id_called,area,answered_both,gained,gained_across,confirmed,lost,lost_across,opportunities,contacts.from,"
          "contacts.to,areas_reached.from,areas_reached.to\n"
          "zqx1,\"'=HYPERLINK(\"\"x\"\"), \"\"chair\"\"\",Alder,yes,1,1,1,0,0,3,0,1,0,1\n"
          "zqx2,Zqlabel 2,Alder,yes,0,0,0,0,0,3,0,0,0,0\n"
          "zqx3,Zqlabel 3,Birch,yes,1,1,1,0,0,3,0,1,0,1\n"
          "zqx4,Zqlabel 4,Birch,no,,,,,,,0,0,0,0\n");
}

TEST_CASE("comparison csv: bands in the public edition", "[report][csv]") {
    Partnership p({6, 6});
    for (ActorId i = 0; i < 6; ++i) p.tie(1, i, i + 6);
    const Study study = p.study();
    CHECK(csv_text(answer(study, Edition::public_), "new_contact_bands") ==
          "band,least,most,people\nnone,0,0,6\n1 to 2,1,2,6\n3 to 5,3,5,0\n6 and more,6,,0\n");
}

TEST_CASE("comparison markdown: finding, tables, limits", "[report][markdown]") {
    const Study study = Partnership({6, 6, 6}).fill(10, 80, 10).study();
    const std::string text = markdown_of(answer(study, Edition::public_));
    CHECK(text.rfind("# ", 0) == 0);
    CHECK(text.find("## What we found\n\nLinks ") != std::string::npos);
    CHECK(text.find("| Borough |") != std::string::npos);
    CHECK(text.find("- There was no comparison group") != std::string::npos);
}
