#include <algorithm>
#include <set>

#include "io/diagram/page/scene_on_page.hpp"
#include "io/diagram/scene/scene.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;

namespace {
const std::vector<std::string> three{"North", "North", "North", "South", "South", "South", "West", "West", "West"};

std::set<std::string> faint_of(const ScenePanel& panel) {
    std::set<std::string> pairs;
    for (const SceneTie& tie : panel.ties) {
        if (tie.quiet) pairs.insert({static_cast<char>('A' + tie.a), static_cast<char>('A' + tie.b)});
    }
    return pairs;
}

std::vector<std::string> pills_of(const ScenePanel& panel) {
    std::vector<std::string> pills;
    for (const SceneTie& tie : panel.ties) {
        if (!tie.pill.empty()) pills.push_back(tie.pill);
    }
    std::ranges::sort(pills);
    return pills;
}

Scene drawn(const std::vector<std::string>& areas, std::string_view before, std::string_view after,
            const DrawOptions& options = {}) {
    const Study study = test::hand_study(areas, before, after);
    return scene_of(study, test::compared(study), options);
}
}  // namespace

TEST_CASE("emphasis: contacts within an area are faint, those across are not", "[diagram][emphasis]") {
    // A-B within and kept, D-E within and new; A-D across and kept, C-G across and new.
    const Scene scene = drawn(three, "AB AD", "AB AD DE CG");
    CHECK(faint_of(scene.panels[0]) == std::set<std::string>{"AB"});
    CHECK(faint_of(scene.panels[1]) == std::set<std::string>{"AB", "DE"});
    CHECK(faint_of(scene.panels[2]) == std::set<std::string>{"AB", "DE"});
    CHECK(scene.subtitle.ends_with("Contacts across boroughs are in full ink, the others faint."));
    CHECK(scene.description.find("the others faint") != std::string::npos);
}

TEST_CASE("emphasis: nothing is faint where all or none would be, or where it is not asked for",
          "[diagram][emphasis]") {
    CHECK(faint_of(drawn(three, "AB", "AB DE").panels[2]).empty());
    CHECK(faint_of(drawn(three, "AD", "AD CG").panels[2]).empty());
    DrawOptions even;
    even.even_ink = true;
    const Scene scene = drawn(three, "AB AD", "AB AD DE CG", even);
    CHECK(faint_of(scene.panels[2]).empty());
    CHECK(scene.subtitle.find("faint") == std::string::npos);
}

TEST_CASE("emphasis: without areas what was kept is faint, in what changed alone", "[diagram][emphasis]") {
    Study study = test::hand_study(three, "AB AD", "AB CG");
    study.by = {};
    survey::ComparisonOptions how;
    how.tie_from = 1, how.draws = 0;
    const Scene scene = scene_of(study, survey::compare(study, how), {});
    CHECK(faint_of(scene.panels[0]).empty());
    CHECK(faint_of(scene.panels[1]).empty());
    CHECK(faint_of(scene.panels[2]) == std::set<std::string>{"AB"});
    CHECK(scene.subtitle.ends_with("Contacts that were kept are faint."));
}

TEST_CASE("emphasis: the largest rise, the largest fall and what stayed carry their words", "[diagram][emphasis]") {
    // North with South 1 to 4, North with West 3 to 1, South with West 3 to 3.
    const Scene scene = drawn(three, "AD AG BG CG DH EH FH", "AD BD CD AE AG DH EH FH");
    CHECK(pills_of(scene.panels[2]) == std::vector<std::string>{"North with South\n1 to 4, the only rise",
                                                                "North with West\n3 to 1, the only fall",
                                                                "South with West\n3 to 3, no change"});
    CHECK(pills_of(scene.panels[0]).empty());
    for (const SceneTie& tie : scene.panels[2].ties) {  // each on a contact that proves it
        if (tie.pill.starts_with("North with South")) CHECK(tie.kind == TieKind::gained);
        if (tie.pill.starts_with("North with West")) CHECK(tie.kind == TieKind::lost);
        if (tie.pill.starts_with("South with West")) CHECK(tie.kind == TieKind::kept);
    }
    CHECK(scene.description.find("North with West: 3 to 1, the only fall.") != std::string::npos);
}

TEST_CASE("emphasis: what does not stand out is not pinned", "[diagram][emphasis]") {
    // Two rises of two are as large; three are no news. A rise of one is none either.
    const Scene two = drawn(three, "AB", "AB AD AE BG BH");
    REQUIRE(pills_of(two.panels[2]).size() == 1);
    CHECK(pills_of(two.panels[2])[0].ends_with("0 to 2, one of the two largest rises"));
    CHECK(pills_of(drawn(three, "AB", "AB AD AE BG BH DG DH").panels[2]).empty());
    CHECK(pills_of(drawn(three, "AB", "AB AD").panels[2]).empty());
}
