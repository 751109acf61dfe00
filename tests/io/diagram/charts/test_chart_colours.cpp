#include "io/diagram/charts/chart_colours.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie::io::diagram;

TEST_CASE("chart colours: words on a heat cell have a contrast of 4.5 at every shade", "[charts][colour]") {
    for (const std::string_view darkest : {ChartColours{}.heat, std::string_view("#005eb8"), colour::ink}) {
        for (int step = 0; step <= 1000; ++step) {
            const std::string fill = heat_colour(step / 1000.0, darkest);
            CAPTURE(fill);
            CHECK(contrast(fill, text_on(fill)) >= 4.5);
        }
    }
}

TEST_CASE("chart colours: more is darker, nothing is paper, the most is the colour itself", "[charts][colour]") {
    const std::string_view darkest = ChartColours{}.heat;
    CHECK(heat_colour(0, darkest) == "#ffffff");
    CHECK(heat_colour(1, darkest) == darkest);
    CHECK(heat_colour(7, darkest) == darkest);
    CHECK(heat_colour(-7, darkest) == "#ffffff");
    for (int step = 1; step <= 50; ++step) {
        CHECK(contrast(heat_colour(step / 50.0, darkest), "#ffffff") >
              contrast(heat_colour((step - 1) / 50.0, darkest), "#ffffff"));
    }
}

TEST_CASE("chart colours: lines and hatching stand out 3 to 1 from paper, and neighbours differ in grey or pattern",
          "[charts][colour]") {
    const ChartColours colours;
    for (const std::string_view line : {colours.after, colours.across, colours.within, colours.gained, colours.lost,
                                        colours.answered, colours.silent, colours.heat}) {
        CHECK(contrast(line, "#ffffff") >= 3);
    }
    CHECK(contrast(colours.before, colours.after) >= 3);  // side by side, both plain
    CHECK(contrast(colours.kept, colours.gained) >= 3);
}
