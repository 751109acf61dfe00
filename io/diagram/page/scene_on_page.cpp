#include "io/diagram/page/scene_on_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/base/error.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/diagram/page/page.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr double smallest_mark = 2.5;  // points; below it marks of two kinds cannot be told apart

/// Pictures of one panel that are laid beside each other.
std::vector<View> family_of(View view) {
    static const std::vector<std::vector<View>> families{
        {View::before, View::after, View::change},
        {View::organisations_before, View::organisations_after, View::organisations_change},
        {View::areas_before, View::areas_after, View::areas_change},
        {View::levels_before, View::levels}};
    for (const auto& family : families) {
        if (std::ranges::find(family, view) != family.end()) return family;
    }
    return {view};
}

/// The asked one first; others that this study does not have are left out.
std::vector<Scene> family_in(double room, const Case& of, const DrawOptions& options) {
    std::vector<Scene> scenes{scene_in(room, of, options)};
    if (survey::one_survey(of.comparison)) return scenes;
    for (const View view : family_of(options.view)) {
        if (view == options.view) continue;
        DrawOptions other = options;
        other.view = view, other.title.clear();
        try {
            Scene scene = scene_in(room, of, other);
            // What is new and what was lost may stand apart, in two panels, which have places of their own.
            if (scene.panels.size() == scenes.front().panels.size()) scenes.push_back(std::move(scene));
        } catch (const Error&) {
            continue;
        }
    }
    return scenes;
}

/// What every one of them leaves.
template <typename Leaves>
PanelBox common(const std::vector<Scene>& scenes, const Leaves& leaves) {
    PanelBox box{0, 1e300, 1};
    for (const Scene& scene : scenes) {
        const PanelBox own = leaves(scene);
        box = {std::max(box.top, own.top), std::min(box.bottom, own.bottom), std::min(box.scale, own.scale)};
    }
    return box;
}

/// One frame for the family, keys of those without room for a label included: these depend on the frame, so that it is
/// sought until it stays.
PanelBox frame_for(std::vector<Scene>& scenes, PanelBox frame) {
    for (int tries = 0; tries < 4; ++tries) {
        for (Scene& scene : scenes) scene.frame = frame;
        const PanelBox next = common(scenes, box_with_key);
        const bool stays = next.top == frame.top && next.bottom == frame.bottom;
        frame = next;
        if (stays) break;
    }
    for (Scene& scene : scenes) scene.frame = frame;
    return frame;
}

void refuse_a_clot(const Scene& scene) {
    if (scene.view != View::levels && scene.view != View::levels_before) return;
    const double radius = std::ranges::min(scene.marks, {}, &SceneMark::radius).radius;
    if (radius * box_with_key(scene).scale * page_size(scene.size).point >= smallest_mark) return;
    throw Error(scene.size == Size::a4
                    ? "the levels have no room on a page: marks would run into each other; use --view "
                      "levels:WORK_STREAM for one work-stream, or --view organisations"
                    : "the levels have no room on this page: marks would run into each other; use --size a4, or --view "
                      "levels:WORK_STREAM for one work-stream");
}
}  // namespace

Scene scene_of(const Case& of, const DrawOptions& options) {
    std::vector<Scene> scenes = family_in(0, of, options);
    PanelBox frame = common(scenes, panel_box);
    // On A4 a place depends on nothing but the study, whatever waves or view are drawn. Smaller pages have no room to give
    // away: there the picture is laid out once more in what title, legend and footer really leave.
    if (options.size != Size::a4) {
        const double high = panel_height(scenes.front(), frame);
        if (std::abs(high - scenes.front().height) >= 0.04 * scenes.front().height && high >= 60) {
            scenes = family_in(high, of, options);
            frame = common(scenes, panel_box);
        }
    }
    if (scenes.size() > 1) {
        const bool keys = std::ranges::any_of(scenes, &Scene::labels);
        if (keys) frame = frame_for(scenes, frame);
        scenes.front().frame = frame;
    }
    refuse_a_clot(scenes.front());
    if (const LeftWords left = left_words(scenes.front()); !left.count.empty()) {
        Scene& scene = scenes.front();
        scene.description += left.names;
        scene.alt += " " + left.count + ".";
    }
    return std::move(scenes.front());
}

}  // namespace crosstie::io::diagram
