// What would spoil a page in print, measured: words on words, words on marks, anything cut off, lines through marks.
#include <algorithm>
#include <cmath>

#include "io/diagram/page/page.hpp"
#include "io/diagram/page/scene_on_page.hpp"
#include "io/diagram/scene/ring_layout.hpp"
#include "io/diagram/scene/thin.hpp"
#include "io/read/read.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;

namespace {
/// A drawn partnership with `more` further contacts a person at the second wave, half of them between areas.
Study crowded(std::size_t people, std::size_t areas, std::uint64_t seed, double more) {
    Study study = test::drawn_study(people, areas, seed, false);
    const auto& area = *study.attributes.find("area");
    test::Draws draws{seed + 99};
    const auto wanted = static_cast<std::size_t>(more * static_cast<double>(people) / 2);
    for (std::size_t k = 0; k < wanted;) {
        const auto a = static_cast<ActorId>(draws.below(people)), b = static_cast<ActorId>(draws.below(people));
        if (a == b || (area[a] == area[b]) == (k % 2 == 0)) continue;
        study.answers[0][1].ties.push_back({a, b, 1.0});
        ++k;
    }
    return study;
}

Scene scene_from(const Study& study, View view, Size size = Size::a4) {
    DrawOptions options;
    options.view = view;
    options.size = size;
    return scene_of(study, test::compared(study), options);
}

struct Faults {
    std::size_t words_on_words = 0, words_on_marks = 0, cut_off = 0, too_small = 0;
    friend bool operator==(const Faults&, const Faults&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Faults& f) {
        return out << "words on words " << f.words_on_words << ", on marks " << f.words_on_marks << ", cut off "
                   << f.cut_off << ", too small " << f.too_small;
    }
};

bool reaches(const Box& box, Point at, double radius) {
    const double dx = at.x - std::clamp(at.x, box.left, box.right);
    const double dy = at.y - std::clamp(at.y, box.top, box.bottom);
    return std::hypot(dx, dy) < radius;
}

/// Words that stand in or on a mark on purpose.
bool has_own_ground(TextRole role) {
    return role == TextRole::inside || role == TextRole::pill || role == TextRole::badge;
}

Faults faults_of(const Page& page, Size size) {
    Faults faults;
    const auto note = [&](std::size_t& count, const std::string& what) {
        ++count;
        UNSCOPED_INFO(what);
    };
    for (std::size_t i = 0; i < page.texts.size(); ++i) {
        const PageText& text = page.texts[i];
        Box box = box_of(text);
        if (text.size * page_size(size).point < (size == Size::a4 ? smallest_type : 6.5))
            note(faults.too_small, text.text);
        if (box.left < 18 || box.right > page.width - 18 || box.top < 8 || box.bottom > page.height - 8)
            note(faults.cut_off, text.text);
        box.top += 0.4, box.bottom -= 0.4;  // a descender may touch the ascender of the next line
        for (std::size_t j = i + 1; j < page.texts.size(); ++j) {
            if (box.meets(box_of(page.texts[j]))) note(faults.words_on_words, text.text + " | " + page.texts[j].text);
        }
        if (has_own_ground(text.role)) continue;
        for (const ShapeNode& node : page.shapes.nodes) {
            const bool solid =
                node.role == NodeRole::mark || node.role == NodeRole::badge || node.role == NodeRole::pill;
            if (solid && reaches(box, node.at, 0.85 * std::min(node.half_width, node.half_height)))
                note(faults.words_on_marks, text.text);
        }
    }
    for (const ShapeNode& node : page.shapes.nodes) {
        if (node.at.x - node.half_width < 0 || node.at.x + node.half_width > page.width ||
            node.at.y - node.half_height < 0 || node.at.y + node.half_height > page.height)
            note(faults.cut_off, "a mark");
        if (node.role != NodeRole::badge && node.role != NodeRole::pill) continue;
        for (const ShapeNode& mark : page.shapes.nodes) {
            const double apart = std::hypot(mark.at.x - node.at.x, mark.at.y - node.at.y);
            if (mark.role == NodeRole::mark && node.role == NodeRole::badge &&
                apart < 0.85 * (mark.half_width + node.half_width))
                note(faults.words_on_marks, "a number");
        }
    }
    for (const ShapeLine& line : page.shapes.lines) {
        if (!line.bend) continue;
        for (const Point at : *line.bend) {  // a curve stays within its control points
            if (at.x < 0 || at.x > page.width || at.y < 0 || at.y > page.height) note(faults.cut_off, "a curve");
        }
    }
    return faults;
}
}  // namespace

TEST_CASE("legible: random partnerships of 20, 60, 150 and 300 people on every size of page", "[diagram][legible]") {
    for (const Size size : {Size::a4, Size::a4_half, Size::slide}) {
        for (const auto& [people, areas] : {std::pair<std::size_t, std::size_t>{20, 3}, {60, 7}, {150, 7}, {300, 9}}) {
            for (std::uint64_t seed = 1; seed <= 3; ++seed) {
                const Study study = crowded(people, areas, seed, 4);
                for (const View view : {View::triptych, View::after, View::areas}) {
                    CAPTURE(static_cast<int>(size), people, seed, static_cast<int>(view));
                    const Page page = page_of(scene_from(study, view, size));
                    CHECK(faults_of(page, size) == Faults{});
                    if (people <= 20) CHECK(page.labels_left.without_label.empty());
                }
            }
        }
    }
}

TEST_CASE("legible: the sample study in every view and size", "[diagram][legible]") {
    io::Source source;
    source.paths = {CROSSTIE_SOURCE_DIR "/data/east_london"};
    const Study study = io::read_study(source);
    for (const Size size : {Size::a4, Size::a4_half, Size::slide}) {
        for (const View view : {View::before, View::after, View::change, View::triptych, View::areas,
                                View::areas_before, View::areas_after, View::areas_change}) {
            CAPTURE(static_cast<int>(size), static_cast<int>(view));
            CHECK(faults_of(page_of(scene_from(study, view, size)), size) == Faults{});
        }
    }
}

TEST_CASE("legible: the measure finds what is wrong", "[diagram][legible]") {
    Page page = page_of(scene_from(crowded(20, 3, 1, 4), View::after));
    PageText& moved = *std::ranges::find(page.texts, TextRole::label, &PageText::role);
    const auto mark = std::ranges::find(page.shapes.nodes, NodeRole::mark, &ShapeNode::role);
    moved.at = mark->at;
    CHECK(faults_of(page, Size::a4).words_on_marks > 0);
    moved.at = {page.width - 5, 300};
    CHECK(faults_of(page, Size::a4).cut_off > 0);
    moved.at = page.texts.front().at, moved.size = 6;
    const Faults both = faults_of(page, Size::a4);
    CHECK(both.words_on_words > 0);
    CHECK(both.too_small == 1);
}

TEST_CASE("legible: few lines run through somebody else's mark", "[diagram][legible]") {
    // Lines and marks that meet, per line drawn; with a few swaps only it was 0.45 at 60 people.
    for (const auto& [people, areas, most] :
         {std::tuple<std::size_t, std::size_t, double>{20, 3, 0.22}, {60, 7, 0.38}, {150, 7, 0.9}}) {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const Study study = crowded(people, areas, seed, 2);
            const Scene scene = scene_from(study, View::triptych);
            std::vector<Point> places;
            std::vector<std::array<std::uint32_t, 2>> ties;
            for (const SceneMark& mark : scene.marks) places.push_back(mark.place);
            for (const SceneTie& tie : scene.panels.back().ties) ties.push_back({tie.a, tie.b});
            const std::size_t calls = count_close_calls(places, ties, scene.marks[0].radius);
            CAPTURE(people, seed, calls, ties.size());
            CHECK(static_cast<double>(calls) <= most * static_cast<double>(ties.size()));
        }
    }
}

TEST_CASE("legible: a thicket is thinned and says so; without areas a note tells of it", "[diagram][legible]") {
    const Scene some = scene_from(crowded(60, 7, 2, 3), View::triptych);
    CHECK_FALSE(is_thicket(some));
    CHECK(some.subtitle.find("Too many") == std::string::npos);

    Study study = crowded(300, 7, 2, 18);
    const Scene thinned = scene_from(study, View::triptych);
    CHECK_FALSE(is_thicket(thinned));
    CHECK(thinned.subtitle.find("Too many contacts to draw each") != std::string::npos);
    CHECK(thinned.description.find("Too many contacts to draw each") != std::string::npos);
    CHECK(thinned.notes.size() > 0);
    std::int64_t told = 0;  // each band is as many contacts as the panel draws between its two areas
    DrawOptions whole;
    whole.all_contacts = true;
    const Scene all = scene_of(study, test::compared(study), whole);
    CHECK(is_thicket(all));
    CHECK(all.panels[1].ties.size() > 2000);
    for (const SceneTie& band : thinned.panels[1].ties) {
        if (band.pill.empty()) continue;
        const std::uint32_t a = thinned.marks[band.a].area, b = thinned.marks[band.b].area;
        const auto drawn = std::ranges::count_if(all.panels[1].ties, [&](const SceneTie& tie) {
            return std::minmax(all.marks[tie.a].area, all.marks[tie.b].area) == std::minmax(a, b);
        });
        CHECK(band.pill == std::to_string(drawn));
        ++told;
    }
    CHECK(told == 6);

    study.by.attribute.clear();
    survey::ComparisonOptions options;
    options.tie_from = 1, options.draws = 0;
    const Scene bare = scene_of(study, survey::compare(study, options), {});
    REQUIRE_FALSE(bare.notes.empty());
    CHECK(bare.notes.back().find("--by") != std::string::npos);
}

TEST_CASE("legible: curves from 150 contacts between areas on, or as asked", "[diagram][legible]") {
    const auto bent = [](const Scene& scene) {
        return std::ranges::count_if(scene.panels.back().ties, [](const SceneTie& t) { return t.bend.has_value(); });
    };
    const Study few = crowded(30, 4, 1, 2);
    // A line that would cross a third mark is led round it, bundled or not.
    DrawOptions options;
    options.bundle = Bundle::never;
    const auto led_round = bent(scene_of(few, test::compared(few), options));
    options.bundle = Bundle::by_count;
    CHECK(bent(scene_of(few, test::compared(few), options)) == led_round);
    options.bundle = Bundle::always;
    CHECK(bent(scene_of(few, test::compared(few), options)) > led_round);
    const Study many = crowded(150, 7, 1, 6);
    options.bundle = Bundle::never;
    const auto alone = bent(scene_of(many, test::compared(many), options));
    options.bundle = Bundle::by_count;
    CHECK(bent(scene_of(many, test::compared(many), options)) > std::max<std::ptrdiff_t>(150, alone));
}
