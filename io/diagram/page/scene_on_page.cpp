#include "io/diagram/page/scene_on_page.hpp"

#include <cmath>

#include "io/diagram/page/page.hpp"

namespace crosstie::io::diagram {

Scene scene_of(const Case& of, const DrawOptions& options) {
    Scene scene = scene_in(0, of, options);
    // On A4 a place depends on nothing but the study, whatever waves or view are drawn. Smaller pages have no room to give
    // away: there the picture is laid out once more in what title, legend and footer really leave.
    if (options.size == Size::a4) return scene;
    const double high = panel_height(scene);
    if (std::abs(high - scene.height) < 0.04 * scene.height || high < 60) return scene;
    return scene_in(high, of, options);
}

}  // namespace crosstie::io::diagram
