// Chance beside the picture: the new contacts among people put into areas by lot, and where the group's own stand.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "graph/infer/dealt_areas.hpp"
#include "graph/infer/density_change.hpp"
#include "io/diagram/charts/chart_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/scene/ring_layout.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {

constexpr std::uint32_t lots = 5000;
constexpr double most_high = 190;  // of the bars
constexpr std::size_t maps = 5, most_people = 400, most_lines = 250;
constexpr double count_size = 9.5, tick_size = 8.5;

/// One of the five: who sits in which area, and how many new contacts are then across areas.
struct Deal {
    std::vector<std::uint32_t> seat;  // [people of known area], the place whose area they were dealt
    std::uint64_t across = 0;
};

struct ChanceParts {
    infer::DealtAcross count;
    std::vector<std::uint32_t> label;  // [people of known area]
    infer::DealtPairs gained;          // among them
    std::size_t areas = 0;
    std::vector<Deal> five;  // empty: no maps
    std::size_t own = 0;     // of the five, the group's
    std::string plural;
    bool judged = false;  // enough people for more than plain counts
};

/// Each place of a deal as the area it stands for.
std::vector<std::uint32_t> areas_of(const ChanceParts& parts, const std::vector<std::uint32_t>& seat) {
    std::vector<std::uint32_t> areas;
    areas.reserve(seat.size());
    for (const std::uint32_t place : seat) areas.push_back(parts.label[place]);
    return areas;
}

/// Four deals by the source of chance of the count, and the group's own among them, where the numbers decide.
void deal_five(ChanceParts& parts, std::uint64_t seed) {
    std::vector<std::uint32_t> seat(parts.label.size());
    for (std::uint32_t k = 0; k < seat.size(); ++k) seat[k] = k;
    Random random(seed + parts.gained.size() * maps + parts.count.across);
    parts.own = random.below(maps);
    for (std::size_t k = 0; k < maps; ++k) {
        std::vector<std::uint32_t> dealt = seat;
        if (k != parts.own) random.shuffle(std::span(dealt));
        parts.five.push_back({dealt, infer::across_in(parts.gained, areas_of(parts, dealt))});
    }
}

ChanceParts parts_of(const ChartInput& input) {
    const survey::Comparison& c = input.comparison;
    const Partition& areas = c.cross_area.areas;
    const infer::KnownAreas known = infer::known_areas(areas, c.stayers);
    ChanceParts parts;
    parts.count = infer::new_across_by_chance(c.contacts, areas, c.stayers, c.options.seed, lots, c.options.threads);
    parts.label = known.label, parts.areas = areas.group_count(), parts.plural = input.plural;
    parts.judged = c.contact_changes.across.actors >= infer::fewest_actors;
    parts.gained = infer::new_contacts_of(c.contacts, known);
    const bool drawn = shows_labels(input.options.edition) || shows_names(input.options.edition);
    if (drawn && parts.label.size() <= most_people && parts.gained.size() <= most_lines)
        deal_five(parts, c.options.seed);
    return parts;
}

char letter(std::size_t k) { return static_cast<char>('A' + k); }

std::string of_words(const ChanceParts& parts, std::uint64_t across) {
    return fmt::format("{} of {}", count_words(across), count_words(parts.count.gained));
}

/// Five small rings of areas; who is new in contact with whom, across areas in full ink.
void draw_maps(ChartPage& page, const ChanceParts& parts, const Box& room) {
    RingInput ring;
    ring.area = parts.label, ring.areas = parts.areas, ring.ties = parts.gained;
    const double step = (room.right - room.left) / static_cast<double>(maps), head = 16, foot = 16;
    ring.width = step - 14, ring.height = room.bottom - room.top - head - foot;
    ring.largest_step = 9;
    const RingLayout layout = ring_layout(ring);
    const double radius = std::clamp(0.36 * layout.step, 0.7, 2.6);
    for (std::size_t k = 0; k < maps; ++k) {
        const Deal& deal = parts.five[k];
        const double x = room.left + static_cast<double>(k) * step + 7, y = room.top + head;
        const auto at = [&](Point p) { return Point{x + p.x, y + p.y}; };
        page.words(TextRole::head, {x + ring.width / 2, room.top + 9}, 11, std::string(1, letter(k)), Anchor::middle,
                   Weight::bold);
        for (const Disc& disc : layout.discs)
            page.dot("area", at(disc.centre), disc.radius,
                     {std::string(colour::disc), Pattern::plain, std::string(colour::disc_line), 0.6});
        for (const bool across : {false, true}) {
            for (const auto& [a, b] : parts.gained) {
                const std::uint32_t one = deal.seat[a], other = deal.seat[b];
                if ((parts.label[one] != parts.label[other]) != across) continue;
                page.stroke(across ? "new across" : "new within", at(layout.places[one]), at(layout.places[other]),
                            across ? colour::gained : colour::within, across ? 0.8 : 0.6);
            }
        }
        for (const Point& place : layout.places)
            page.dot("person", at(place), radius,
                     {std::string(colour::ink), Pattern::plain, std::string(colour::ink), 0.3});
        page.words(TextRole::fact, {x + ring.width / 2, room.bottom - 4}, count_size, of_words(parts, deal.across),
                   Anchor::middle);
    }
}

std::string range_words(const ChanceParts& parts) {
    return fmt::format("{} to {}", count_words(parts.count.low), count_words(parts.count.high));
}

/// How often lots gave how many, and a line where the group's own count stands.
void draw_deals(ChartPage& page, const ChanceParts& parts, const ChartColours& colours, const Box& room) {
    const infer::DealtAcross& count = parts.count;
    std::uint64_t first = count.across, last = count.across;
    std::uint32_t most = 1;
    for (std::uint64_t k = 0; k <= count.gained; ++k) {
        if (count.deals[k] == 0) continue;
        first = std::min(first, k), last = std::max(last, k), most = std::max(most, count.deals[k]);
    }
    if (first > 0) --first;
    if (last < count.gained) ++last;
    const double floor = room.bottom - 34, top = std::max(room.top + 40, floor - most_high), left = room.left,
                 right = room.right;
    const double step = (right - left) / static_cast<double>(last - first + 1);
    const auto x_of = [&](std::uint64_t k) { return left + (static_cast<double>(k - first) + 0.5) * step; };
    const double bar = std::min(0.42 * step, 14.0);
    for (std::uint64_t k = first; k <= last; ++k) {
        const double high = (floor - top) * count.deals[k] / most;
        if (count.deals[k] > 0)
            page.bar("deals", {x_of(k) - bar, floor - high, x_of(k) + bar, floor},
                     {std::string(colours.kept), Pattern::plain, std::string(colour::quiet), 0.5});
    }
    page.stroke("grid", {left, floor}, {right, floor}, colour::ink, 0.8);
    const double tick = nice_step(static_cast<double>(last - first), 10, 1);
    for (std::uint64_t k = first; k <= last; ++k) {
        if (std::fmod(static_cast<double>(k), tick) != 0) continue;
        const double half = text_width(count_words(k), tick_size) / 2;
        page.words(TextRole::fact, {std::clamp(x_of(k), left + half, right - half), floor + 12}, tick_size,
                   count_words(k), Anchor::middle);
    }
    if (parts.judged) {
        const double low = x_of(count.low) - bar, high = x_of(count.high) + bar, y = floor + 18;
        page.stroke("range", {low, y}, {high, y}, colour::ink, 1.4);
        for (const double end : {low, high}) page.stroke("range", {end, y - 3}, {end, y + 3}, colour::ink, 1.4);
        const std::string words = fmt::format("95 of 100 lots gave {}", range_words(parts));
        const double half = text_width(words, count_size) / 2;
        page.words(TextRole::fact, {std::clamp((low + high) / 2, left + half, right - half), y + 13}, count_size, words,
                   Anchor::middle);
    }
    page.words(TextRole::fact, {left, top - 30}, count_size,
               fmt::format("New contacts across {} in {} lots: how often each number came up", parts.plural,
                           count_words(lots)));
    const double own = x_of(count.across);
    page.stroke("own", {own, floor}, {own, top - 6}, colours.after, 2.4);
    const std::string words =
        fmt::format("{}the group’s own: {}", parts.five.empty() ? "" : fmt::format("{} is ", letter(parts.own)),
                    count_words(count.across));
    const double half = text_width(words, 11, Weight::bold) / 2;
    page.words(TextRole::inside, {std::clamp(own, left + half, right - half), top - 11}, 11, words, Anchor::middle,
               Weight::bold, colour::ink, true);
}

/// "64 of 84 new contacts go across boroughs, fewer than chance would give (67 to 79)".
std::string title_of(const ChanceParts& parts) {
    std::string fact = fmt::format("{} new contacts {} across {}", of_words(parts, parts.count.across),
                                   parts.count.across == 1 ? "goes" : "go", parts.plural);
    if (!parts.judged) return fact;
    const std::string_view beside = parts.count.across > parts.count.high  ? "more than"
                                    : parts.count.across < parts.count.low ? "fewer than"
                                                                           : "as";
    return fmt::format("{}, {} chance would give ({})", fact, beside, range_words(parts));
}

}  // namespace

ChartDraft chance_chart(const ChartInput& input) {
    if (!input.comparison.has_areas) {
        throw NotShown(
            "this chart puts people into areas by lot, and needs two of them or more; name the attribute "
            "with --by",
            "it needs at least two areas among those there at both surveys");
    }
    if (!input.shown.cross_shown) {
        throw NotShown(
            fmt::format("the public edition does not show contacts across {} here, nor this chart", input.plural),
            fmt::format("contacts across {} are not shown in the public edition here", input.plural));
    }
    ChanceParts parts = parts_of(input);
    if (parts.count.gained == 0)
        throw NotShown("this chart shows new contacts, and there are none among people of known area",
                       "there are no new contacts among people of known area");
    ChartDraft draft;
    draft.title = title_of(parts);
    const std::string lot = fmt::format("the same new contacts, but people put into {} by lot", parts.plural);
    draft.subtitle = parts.five.empty() ? fmt::format("A lot is {}.", lot)
                                        : fmt::format("Which of A to E is the group’s own? The others are {}.", lot);
    draft.alt = fmt::format("{} of new contacts beside what lots would give. {}.",
                            parts.five.empty() ? "Bars" : "Five maps and bars", capitalised(draft.title));
    draft.table = {"chance_chart",
                   fmt::format("New contacts across {}, beside chance", parts.plural),
                   columns_of({"Which", "new contacts across"}),
                   {},
                   "",
                   {}};
    draft.table.rows.push_back({std::string("The group’s own"), of_words(parts, parts.count.across)});
    if (parts.judged)
        draft.table.rows.push_back({fmt::format("95 of 100 lots, of {}", count_words(lots)), range_words(parts)});
    for (std::size_t k = 0; k < parts.five.size(); ++k) {
        draft.table.rows.push_back({fmt::format("Map {}{}", letter(k), k == parts.own ? ", the group’s own" : ""),
                                    of_words(parts, parts.five[k].across)});
    }
    draft.footer.push_back(fmt::format(
        "Counted are contacts of people there at both surveys whose {} is known, on pairs answered at both.",
        input.singular));
    if (parts.five.empty() && shows_labels(input.options.edition))
        draft.notes.push_back("too many people or new contacts for five maps on a page: the bars stand alone");
    const ChartColours colours = input.options.colours;
    if (!parts.five.empty()) {
        draft.legend = {{ChartMark::Kind::stroke,
                         {"", Pattern::plain, std::string(colour::gained), 1.6},
                         fmt::format("new contact across {}", parts.plural)},
                        {ChartMark::Kind::stroke,
                         {"", Pattern::plain, std::string(colour::within), 1.2},
                         fmt::format("new contact within a {}", input.singular)}};
    }
    draft.plot = [parts = std::move(parts), colours](ChartPage& page, const Box& room) {
        Box strip = room;
        strip.bottom = std::min(room.bottom, room.top + most_high + 100);
        if (!parts.five.empty()) {
            strip.bottom = room.bottom, strip.top = room.top + 0.6 * (room.bottom - room.top);
            draw_maps(page, parts, {room.left, room.top, room.right, strip.top - 4});
        }
        draw_deals(page, parts, colours, strip);
    };
    return draft;
}

}  // namespace crosstie::io::diagram
