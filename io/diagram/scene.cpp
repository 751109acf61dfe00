#include "io/diagram/scene.hpp"

#include "graph/base/error.hpp"
#include "io/diagram/scene_parts.hpp"
#include "io/diagram/text_width.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_people = 2000;
constexpr std::size_t thicket = 80;
}  // namespace

Scene scene_of(const Study& study, const infer::Comparison& comparison, const DrawOptions& options) {
    Scene scene;
    scene.view = options.view;
    scene.edition = options.edition;
    // The box for discs; names stand round it, those of area pictures often at the sides.
    scene.width = !is_triptych(options.view) ? 700 : shows_people(options.view) ? 246 : 216;
    scene.height = is_triptych(options.view) ? 316 : 386;
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
    return scene;
}

}  // namespace crosstie::io::diagram
