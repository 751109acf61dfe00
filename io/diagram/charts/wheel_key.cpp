// How to read a ribbon of the change wheel: one that is drawn beside it, with its parts named.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "io/diagram/charts/wheel_parts.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
using Fate = WheelContact::Fate;
constexpr double sample_long = 44, sample_short = 22, sample_gap = 6, between_items = 14;
constexpr double key_room = 150, key_row = 1.25, clear_of_wheel = 4, at_the_foot = 6;
constexpr std::array<std::pair<Fate, const char*>, 3> parts_named{{{Fate::gained, "new: after, not before"},
                                                                   {Fate::kept, "kept: before and after"},
                                                                   {Fate::lost, "lost: before, not after"}}};

/// A round number of contacts, the first that is as wide as a line of words is high.
std::uint64_t told_at_once(double width_of_one, double least) {
    constexpr std::array<std::uint64_t, 8> steps{10, 15, 20, 25, 30, 40, 50, 75};
    for (const std::uint64_t k : {1U, 2U, 3U, 4U, 5U, 6U, 8U}) {
        if (static_cast<double>(k) * width_of_one >= least) return k;
    }
    for (std::uint64_t decade = 1;; decade *= 10) {
        for (const std::uint64_t step : steps) {
            if (static_cast<double>(step * decade) * width_of_one >= least || decade > 1'000'000) return step * decade;
        }
    }
}
}  // namespace

WheelKey key_of(const PlacedWheel& placed) {
    const double size = placed.type->legend;
    WheelKey key;
    key.contacts = told_at_once(placed.width, size + 1.2);
    key.high = placed.width * static_cast<double>(key.contacts);
    key.under = {fmt::format("Each as wide as {}", counted(key.contacts, "contact", "contacts"))};
    if (opens(placed)) {
        const WheelRibbon& pair = *placed.wheel->largest();
        std::uint64_t of_a = 0, of_b = 0;  // people: numbered from 0
        for (const WheelContact& contact : placed.wheel->opened)
            of_a = std::max<std::uint64_t>(of_a, contact.of_a + 1),
            of_b = std::max<std::uint64_t>(of_b, contact.of_b + 1);
        const std::string words = fmt::format(
            "Opened: {} of {} and {} of {}, white marks on the rim; a strand is a contact", people_words(of_a),
            placed.wheel->labels[pair.a], count_words(of_b), placed.wheel->labels[pair.b]);
        for (std::string& line : wrap(words, key_room, size)) key.under.push_back(std::move(line));
    }
    for (const std::string& line : key.under) key.wide = std::max(key.wide, text_width(line, size));
    for (const auto& [fate, words] : parts_named)
        key.wide = std::max(key.wide, sample_long + sample_gap + text_width(words, size));
    key.tall = 3 * key.high + key_row * size * static_cast<double>(key.under.size()) + 1 + at_the_foot;
    return key;
}

std::optional<Box> corner_for(const WheelKey& key, const Box& room, const PlacedWheel& placed,
                              const std::vector<Box>& names) {
    const auto at = [&](double left, double top) { return Box{left, top, left + key.wide, top + key.tall}; };
    const double right = room.right - key.wide, low = room.bottom - key.tall;
    for (const Box& box : {at(room.left, low), at(right, low), at(room.left, room.top), at(right, room.top)}) {
        const double dx = placed.centre.x - std::clamp(placed.centre.x, box.left, box.right),
                     dy = placed.centre.y - std::clamp(placed.centre.y, box.top, box.bottom);
        if (std::hypot(dx, dy) < placed.radius + placed.rim + clear_of_wheel) continue;
        if (std::ranges::none_of(names, [&](const Box& name) { return name.meets(box); })) return box;
    }
    return std::nullopt;
}

double key_in_rows(ChartPage* page, const Box& room, const WheelKey& key, const PlacedWheel& placed) {
    const double size = placed.type->legend, row = std::max(1.4 * size, key.high + 4),
                 high = std::min(key.high, row - 2);
    struct Item {
        double left;
        std::size_t row;
    };
    std::vector<Item> items;
    double x = room.left;
    std::size_t rows = 0;
    const auto put = [&](double width) {
        if (x > room.left && x + width > room.right) x = room.left, ++rows;
        items.push_back({x, rows});
        x += width + between_items;
    };
    for (const auto& [fate, words] : parts_named) put(sample_short + sample_gap + text_width(words, size));
    for (const std::string& line : key.under) put(text_width(line, size));
    const double top = room.bottom - at_the_foot - row * static_cast<double>(rows + 1);
    if (page == nullptr) return top;
    for (std::size_t k = 0; k < items.size(); ++k) {
        const double left = items[k].left, y = top + row * (static_cast<double>(items[k].row) + 0.5);
        if (k < parts_named.size()) {
            const auto& [fate, words] = parts_named.at(k);
            page->curve(std::string("key ") + class_of(fate),
                        "M" + coordinate(left) + ',' + coordinate(y) + 'H' + coordinate(left + sample_short),
                        colour_of(fate), high, fate == Fate::lost);
            page->words(TextRole::legend, {left + sample_short + sample_gap, y + 0.36 * size}, size, words);
        } else {
            page->words(TextRole::legend, {left, y + 0.36 * size}, size, key.under[k - parts_named.size()],
                        Anchor::start, Weight::regular, colour::quiet);
        }
    }
    return top;
}

void add_key(ChartPage& page, const Box& place, const WheelKey& key, const PlacedWheel& placed) {
    const double size = placed.type->legend;
    double y = place.top + key.high / 2;
    for (const auto& [fate, words] : parts_named) {
        const std::string path =
            "M" + coordinate(place.left) + ',' + coordinate(y) + 'H' + coordinate(place.left + sample_long);
        page.curve(std::string("key ") + class_of(fate), path, colour_of(fate), key.high, fate == Fate::lost);
        page.words(TextRole::legend, {place.left + sample_long + sample_gap, y + 0.36 * size}, size, words);
        y += key.high;
    }
    y += 0.95 * size - key.high / 2 + 1;
    for (const std::string& line : key.under) {
        page.words(TextRole::legend, {place.left, y}, size, line, Anchor::start, Weight::regular, colour::quiet);
        y += key_row * size;
    }
}

}  // namespace crosstie::io::diagram
