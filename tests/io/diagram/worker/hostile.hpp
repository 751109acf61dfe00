#pragma once
// Scenes that nobody would draw: words that look like markup, escapes or files, and numbers no page can hold.
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "io/diagram/page/page.hpp"
#include "io/diagram/scene/scene.hpp"
#include "tests/io/diagram/studies.hpp"

namespace crosstie::test {

inline std::string hostile_words(Draws& draws) {
    using namespace std::string_literals;
    static const std::vector<std::string> words{
        "<script>alert(1)</script>",
        "<b>bold</b><br/>",
        "<<table><tr><td><img src=\"/etc/passwd\"/></td></tr></table>>",
        "<img src=\"http://example.org/x.png\" onerror=\"alert(1)\">",
        "</title></svg><svg onload=\"alert(1)\">",
        "]]><!--",
        "--><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
        "&amp;&lt;&#1;&#xFFFE;&nbsp;",
        "\\N \\G \\E \\T \\H \\L \\l\\r\\n",
        "trailing backslash \\",
        "\"];n2 [image=\"/etc/passwd\", shape=custom];\"",
        "' onload='alert(1)",
        "\" onload=\"alert(1)\" x=\"",
        "javascript:alert(1)",
        "data:text/html,<script>1</script>",
        "url(http://example.org/x.css)",
        "image=/etc/passwd",
        "shapefile=../../secret",
        "/etc/passwd",
        "C:\\Users\\x\\y",
        "_background=c 7 -#ff0000 C 7 -#ff0000 E 0 0 900 900",
        "I 0 0 100 100 11 -/etc/passwd",
        "{a|{b|<f0> c}}",
        "label=\"x\" URL=\"http://example.org\"",
        "page 10 10\nnode 0 0 #ffffff #212b32 1 0 0 0 4 4",
        "text 1 1 1 8 0 #212b32 smuggled",
        "\x01\x02\x03\x07\x08\x0B\x0C\x0E\x1B[31m\x1F\x7F",
        "nul \0 inside"s,
        "tab\tline\nfeed\r\nreturn",
        "\xFF\xFE\xFD",
        "\xC0\xAF overlong",
        "\xED\xA0\x80 surrogate",
        "\xF4\x90\x80\x80 past the end",
        "cut \xE2\x82",
        "\xEF\xBF\xBE\xEF\xBF\xBF not characters",
        "\xE2\x80\xAE right to left override \xE2\x80\xAC",
        "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7",
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 \xF0\x9F\x87\xAC\xF0\x9F\x87\xA7",
        "Z\xCC\x8D\xCC\x8D\xCC\x8D\xCC\x8D\xCC\x8D a\xCD\x8F l\xCC\xB6 g\xCC\xB6 o\xCC\xB6",
        "\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xB8\x96\xE7\x95\x8C",
        "\xE2\x80\xA8line\xE2\x80\xA9paragraph",
        "%s%n%x %d",
        "${HOME} $(id) `id`",
        "",
        " ",
        "\xCC\x81",
        "--help",
        "=1+1",
        "nan",
        "node",
        "strict graph x {",
    };
    const std::size_t kind = draws.below(40);
    if (kind == 0) return std::string(draws.below(4) == 0 ? 200'000 : 5'000, 'W');
    if (kind == 1) {  // as long, in many words
        std::string many;
        const std::size_t length = draws.below(4) == 0 ? 200'000 : 5'000;
        while (many.size() < length) many += words[draws.below(8)] + ' ';
        return many;
    }
    std::string one = words[draws.below(words.size())];
    if (draws.chance(0.3)) one += words[draws.below(words.size())];
    if (draws.chance(0.1)) {  // noise
        for (int k = 0; k < 20; ++k) one += static_cast<char>(draws.below(256));
    }
    return one;
}

inline double hostile_number(Draws& draws) {
    static const std::vector<double> numbers{std::numeric_limits<double>::quiet_NaN(),
                                             std::numeric_limits<double>::infinity(),
                                             -std::numeric_limits<double>::infinity(),
                                             1e308,
                                             -1e308,
                                             1e30,
                                             1e9,
                                             -1e9,
                                             32768,
                                             1e-300,
                                             5e-324,
                                             0,
                                             -0.0,
                                             -1,
                                             1e-9,
                                             0.1};
    return numbers[draws.below(numbers.size())];
}

/// A small study whose every word is hostile.
inline Study hostile_study(Draws& draws) {
    const std::size_t people = std::vector<std::size_t>{1, 2, 3, 5, 9, 14}[draws.below(6)];
    std::vector<std::string> areas;
    const std::vector<std::string> places{hostile_words(draws), hostile_words(draws), hostile_words(draws)};
    for (std::size_t i = 0; i < people; ++i) areas.push_back(places[draws.below(places.size())]);
    std::string drawings[2];
    for (std::string& drawing : drawings) {
        for (std::size_t k = 0; people > 1 && k < draws.below(3 * people); ++k) {
            const std::size_t a = draws.below(people), b = draws.below(people);
            if (a == b) continue;
            drawing += static_cast<char>('A' + a);
            drawing += static_cast<char>('A' + b);
            drawing += ' ';
        }
    }
    Study study = hand_study(areas, drawings[0], drawings[1]);
    std::vector<std::string> kinds, names;
    for (Actor& actor : study.actors) {
        actor.id = hostile_words(draws) + std::to_string(&actor - study.actors.data());
        actor.label = hostile_words(draws);
        kinds.push_back(hostile_words(draws)), names.push_back(hostile_words(draws));
    }
    study.attributes.set("sector", kinds), study.attributes.set("name", names);
    study.kind = "sector";
    study.title = hostile_words(draws), study.source = hostile_words(draws);
    study.by.singular = hostile_words(draws), study.by.plural = hostile_words(draws);
    for (Wave& wave : study.waves) wave.label = hostile_words(draws), wave.date = hostile_words(draws);
    study.relations[0].label = hostile_words(draws);
    return study;
}

/// Words straight into a scene, past everything that cleans them, and numbers that no layout gives.
inline void worsen(io::diagram::Scene& scene, Draws& draws, bool words, bool numbers) {
    if (words) {
        scene.title = hostile_words(draws), scene.subtitle = hostile_words(draws), scene.footer = hostile_words(draws);
        scene.banner = hostile_words(draws), scene.description = hostile_words(draws);
        for (auto& area : scene.areas) area.name = hostile_words(draws);
        for (auto& mark : scene.marks) mark.label = hostile_words(draws), mark.tooltip = hostile_words(draws);
        for (auto& panel : scene.panels) {
            panel.head = hostile_words(draws);
            for (auto& fact : panel.facts) fact = hostile_words(draws);
            for (auto& inside : panel.inside) inside = hostile_words(draws);
            for (auto& tie : panel.ties) {
                if (draws.chance(0.2)) tie.pill = hostile_words(draws);
            }
        }
        for (auto& row : scene.legend) {
            row.head = hostile_words(draws);
            for (auto& item : row.items) item.words = hostile_words(draws);
        }
    }
    if (!numbers) return;
    const auto maybe = [&](double& value) {
        if (draws.chance(0.25)) value = hostile_number(draws);
    };
    maybe(scene.width), maybe(scene.height);
    for (auto& area : scene.areas) maybe(area.disc.centre.x), maybe(area.disc.centre.y), maybe(area.disc.radius);
    for (auto& mark : scene.marks) maybe(mark.place.x), maybe(mark.place.y), maybe(mark.radius);
    for (auto& panel : scene.panels) {
        for (auto& tie : panel.ties) {
            maybe(tie.width);
            if (draws.chance(0.05)) tie.bend = {{{hostile_number(draws), 10}, {10, hostile_number(draws)}}};
        }
    }
}

/// Takes everything, or all but one mark, off the panels.
inline void empty(io::diagram::Scene& scene, std::size_t keep) {
    scene.areas.clear(), scene.callouts.clear(), scene.legend.clear();
    scene.marks.resize(std::min(keep, scene.marks.size()));
    for (auto& panel : scene.panels) {
        panel.ties.clear();
        panel.states.resize(scene.marks.size());
        if (!panel.inside.empty()) panel.inside.resize(scene.marks.size());
    }
}

}  // namespace crosstie::test
