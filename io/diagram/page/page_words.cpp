// Where area names, numbers and labels stand: among discs, marks, lines and each other.
#include "io/diagram/page/page_words.hpp"

#include <algorithm>

#include "io/diagram/page/label_place.hpp"
#include "io/text/cut_apart.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_lines_avoided = 3000;

/// A number in the key stands for its words.
bool called_out(const Scene& scene, std::uint32_t mark) {
    return std::ranges::any_of(scene.callouts, [&](const Callout& c) { return c.mark == mark && !c.ringed; });
}
}  // namespace

std::vector<PlacedWords> place_names(const Scene& scene, const Box& bounds, double unit) {
    LabelPlacer placer(bounds);
    Point middle;
    std::size_t named = 0;
    for (const SceneArea& area : scene.areas) {
        placer.avoid(area.disc, 40);
        middle.x += area.disc.centre.x, middle.y += area.disc.centre.y;
        named += area.name.empty() ? 0U : 1U;
    }
    if (named == 0) return {};
    // Where discs leave no room a name may lie on one, but not on a mark.
    for (const SceneMark& mark : scene.marks) placer.avoid({mark.place, mark.radius + 0.8}, 200);
    middle = {middle.x / static_cast<double>(scene.areas.size()), middle.y / static_cast<double>(scene.areas.size())};
    std::size_t lines = 0;
    for (const ScenePanel& panel : scene.panels) {
        for (const SceneTie& tie : panel.ties) {
            if (++lines > most_lines_avoided) break;
            placer.avoid_line(scene.marks[tie.a].place, scene.marks[tie.b].place, 4 + 3 * tie.width);
        }
    }
    std::vector<std::string> all;
    for (const SceneArea& area : scene.areas) all.push_back(area.name);
    const auto two_lines = wrap_apart(all, 96, name_size, Weight::bold, 2);
    std::vector<PlacedWords> names;
    const auto place = [&](std::uint32_t a) {
        std::vector<std::vector<std::string>> shapes{two_lines[a]};
        auto narrow = wrap(scene.areas[a].name, 0.62 * text_width(scene.areas[a].name, name_size, Weight::bold),
                           name_size, Weight::bold, 3);
        const bool whole = std::ranges::none_of(narrow, [](const std::string& line) { return line.ends_with("…"); });
        if (narrow.size() > shapes.front().size() && whole) shapes.push_back(std::move(narrow));
        std::vector<LabelPlacer::Size> sizes;
        for (const auto& words : shapes) {
            double width = 0;
            for (const std::string& line : words) width = std::max(width, text_width(line, name_size, Weight::bold));
            sizes.push_back({(width + 2) * unit, name_line * static_cast<double>(words.size()) * unit});
        }
        const auto found = placer.beside_disc(scene.areas[a].disc, sizes, middle);
        return PlacedWords{found.box, std::move(shapes[found.size]), a};
    };
    for (std::uint32_t a = 0; a < scene.areas.size(); ++a) {
        if (!scene.areas[a].name.empty()) names.push_back(place(a));
    }
    // The first ones knew nothing of the last: who lies on another's name or on a mark looks once more.
    for (int round = 0; round < 3; ++round) {
        for (PlacedWords& name : names) {
            if (!placer.lies_badly(name.box, scene.areas[name.of].disc)) continue;
            placer.forget(name.box);
            name = place(name.of);
        }
    }
    return names;
}

std::vector<PlacedWords> place_badges(const Scene& scene, const Box& bounds, double unit,
                                      const std::vector<PlacedWords>& names) {
    LabelPlacer placer(bounds);
    for (const SceneMark& mark : scene.marks) placer.avoid({mark.place, mark.radius}, 1);
    for (const PlacedWords& name : names) placer.avoid(name.box);
    std::vector<PlacedWords> badges;
    const double size = 2 * badge_radius(page_size(scene.size)) * unit;
    for (const Callout& callout : scene.callouts) {
        const SceneMark& mark = scene.marks[callout.mark];
        const double away = mark.radius + (ring_room - 1) * unit;
        Box box{mark.place.x + away, mark.place.y - size / 2, mark.place.x + away + size, mark.place.y + size / 2};
        // Next to it, else as near as there is room (a line then leads there), else to the right on whatever is there.
        bool found = placer.beside_mark(mark.place, away, size, size, box);
        for (double far = away + 6 * unit; !found && far < away + 90 * unit; far += 6 * unit)
            found = placer.beside_mark(mark.place, far, size, size, box);
        badges.push_back({box, {std::to_string(callout.number)}, callout.mark});
    }
    return badges;
}

std::vector<PlacedWords> place_labels(const Scene& scene, const Box& bounds, double unit,
                                      const std::vector<PlacedWords>& taken, LabelsLeft& left) {
    if (!scene.labels || scene.panels.empty()) return {};
    const double label_size = page_size(scene.size).label, label_line = page_size(scene.size).label_row;
    LabelPlacer placer(bounds);
    for (const SceneMark& mark : scene.marks) {
        placer.avoid({mark.place, mark.radius + 0.8}, 1);
        const double wide = mark.radius * mark.stretch;
        if (mark.stretch > 1)
            placer.avoid(
                Box{mark.place.x - wide, mark.place.y - mark.radius, mark.place.x + wide, mark.place.y + mark.radius});
    }
    for (const PlacedWords& words : taken) placer.avoid(words.box);
    std::vector<std::size_t> ties(scene.marks.size(), 0);
    for (const ScenePanel& panel : scene.panels) {
        for (const SceneTie& tie : panel.ties) {
            placer.avoid_line(scene.marks[tie.a].place, scene.marks[tie.b].place, 1);
            ++ties[tie.a], ++ties[tie.b];
        }
    }
    std::vector<std::uint32_t> order(scene.marks.size());
    for (std::uint32_t m = 0; m < order.size(); ++m) order[m] = m;
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return ties[a] > ties[b]; });
    std::vector<std::string> all;
    for (const SceneMark& mark : scene.marks) all.push_back(mark.label);
    const auto cut = wrap_apart(all, 74, label_size, Weight::regular, 3),
               cut_wide = wrap_apart(all, 92, label_size, Weight::regular, 3);
    std::vector<PlacedWords> labels;
    std::vector<std::uint32_t> nameless;
    const auto settle = [&](const Box& box, std::vector<std::string> words, std::uint32_t mark) {
        const bool whole =
            std::ranges::none_of(words, [](const std::string& line) { return line.find("…") != std::string::npos; });
        if (!whole && scene.marks[mark].label.find("…") == std::string::npos) left.shortened.push_back(mark);
        labels.push_back({box, std::move(words), mark});
    };
    for (const std::uint32_t m : order) {
        const std::string& text = scene.marks[m].label;
        if (text.empty() || called_out(scene, m)) continue;
        bool placed = false;
        // Two or three short lines before one long one; cut words only where nothing else fits.
        for (const auto& [room, may_cut] : {std::pair{62.0, false}, {92.0, false}, {46.0, false}, {74.0, true}}) {
            auto words = may_cut ? cut[m] : wrap(text, room, label_size, Weight::regular, 3);
            if (!may_cut && words.back().ends_with("…")) continue;
            double width = 0;
            for (const std::string& line : words) width = std::max(width, text_width(line, label_size));
            Box box;
            placed = placer.beside_mark(scene.marks[m].place, scene.marks[m].radius, width * unit,
                                        (label_line * static_cast<double>(words.size()) - 0.8) * unit, box);
            if (!placed) continue;
            settle(box, std::move(words), m);
            break;
        }
        if (!placed) nameless.push_back(m);
    }
    // Who found no room looks further off; a line then leads there. One person's contacts all have their names.
    const double farthest = scene.view == View::ego ? 88 : maps_people(scene.view) ? 56 : 0;
    for (double far = 8; far <= farthest; far += 8) {
        std::erase_if(nameless, [&](std::uint32_t m) {
            auto words = cut_wide[m];
            double width = 0;
            for (const std::string& line : words) width = std::max(width, text_width(line, label_size));
            Box box;
            const bool placed =
                placer.beside_mark(scene.marks[m].place, scene.marks[m].radius + far * unit, width * unit,
                                   (label_line * static_cast<double>(words.size()) - 0.8) * unit, box);
            if (placed) settle(box, std::move(words), m);
            return placed;
        });
    }
    left.without_label.insert(left.without_label.end(), nameless.begin(), nameless.end());
    return labels;
}

}  // namespace crosstie::io::diagram
