#include "io/diagram/scene.hpp"

#include <algorithm>
#include <cmath>

#include "graph/base/error.hpp"
#include "io/diagram/page.hpp"
#include "io/diagram/scene_parts.hpp"
#include "io/diagram/text_width.hpp"
#include "io/diagram/thin.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_people = 2000;
constexpr std::size_t thicket = 80;
}  // namespace

namespace {
/// The box for discs; names stand round it, those of area pictures often at the sides.
struct Room {
    double width = 0, height = 0;
};

Scene scene_in(const Room& room, const Study& study, const infer::Comparison& comparison, const DrawOptions& options) {
    Scene scene;
    scene.size = options.size;
    scene.palette = options.palette;
    scene.view = options.view;
    scene.edition = options.edition;
    scene.width = room.width;
    scene.height = room.height;
    if (options.edition == Edition::named) scene.banner = "Named edition: not for publication";
    if (options.edition == Edition::group) {
        scene.banner = shows_people(options.view)
                           ? "For the group: people shown as the study labels them. Not for publication."
                           : "For the group, not for publication";
    }
    if (shows_people(options.view)) {
        if (options.edition == Edition::public_) {
            throw Error("the public edition shows areas, not people; use --view areas or --edition group");
        }
        if (study.actors.size() > most_people) {
            throw LimitReached("a picture holds at most 2,000 people and this study has " +
                               std::to_string(study.actors.size()) + "; use --view areas");
        }
        if (study.actors.size() > thicket) {
            scene.notes.push_back("over 80 people a picture of people turns into a thicket; consider --view areas");
        }
        add_people(scene, study, comparison, options);
    } else {
        add_areas(scene, study, comparison, options);
    }
    if (!options.title.empty()) scene.title = clean_text(options.title, 160);
    if (!shows_people(options.view)) return scene;
    name_the_busiest(scene);
    if (!options.all_contacts) thin(scene, clean_text(study.by.singular, 30), clean_text(study.by.plural, 30));
    const auto between = [&](const ScenePanel& panel) {
        return static_cast<std::size_t>(std::ranges::count_if(
            panel.ties, [&](const SceneTie& tie) { return scene.marks[tie.a].area != scene.marks[tie.b].area; }));
    };
    const bool many = std::ranges::any_of(scene.panels, [&](const auto& p) { return between(p) > bundle_from; });
    if (options.bundle == Bundle::always || (options.bundle == Bundle::by_count && many)) bundle(scene);
    return scene;
}
}  // namespace

Scene scene_of(const Study& study, const infer::Comparison& comparison, const DrawOptions& options) {
    const PageSize& size = page_size(options.size);
    const bool three = is_triptych(options.view);
    const double share = three && !shows_people(options.view) ? 0.88 : 1;
    const Room usual{share * (three ? size.panel_width : size.whole_width),
                     three ? size.panel_height : size.whole_height};
    Scene scene = scene_in(usual, study, comparison, options);
    // Once more in the room that title, legend and footer really leave.
    const double high = panel_height(scene);
    if (std::abs(high - usual.height) < 0.04 * usual.height || high < 60) return scene;
    return scene_in({usual.width, high}, study, comparison, options);
}

}  // namespace crosstie::io::diagram
