// Contacts per person, before to after, one line an area.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/base/error.hpp"
#include "graph/survey/area_totals.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/chart_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/cut_apart.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_areas = 30;

struct Slope {
    std::string label;
    double from = 0, to = 0;  // contacts per person
    bool everybody = false;
    // As printed: a line that rises by less than a tenth is called level.
    [[nodiscard]] long long change() const { return std::llround(to * 10) - std::llround(from * 10); }
};

std::vector<Slope> slopes_of(const ChartInput& input) {
    const AreaTables& tables = input.shown.areas;
    const std::size_t n = tables.labels.size();
    if (n > most_areas) {
        throw TooManyToShow(
            fmt::format("this chart holds at most {} {}; choose another --by", most_areas, input.plural),
            fmt::format("{} {} are more than the {} a slope chart holds; the tables have their contacts", n,
                        input.plural, most_areas));
    }
    const Partition& areas = input.comparison.cross_area.areas;
    std::vector<std::uint64_t> people(n);
    for (const ActorId actor : input.comparison.stayers) {
        if (areas.known(actor)) ++people[tables.shown_as[areas.group[actor]]];
    }
    const survey::ContactsPerPerson from = survey::contacts_per_person(tables.contacts_from, people);
    const survey::ContactsPerPerson to = survey::contacts_per_person(tables.contacts_to, people);
    std::vector<Slope> slopes;
    for (std::size_t a = 0; a < n; ++a) {
        if (people[a] > 0)
            slopes.push_back({clean_text(tables.labels[a], longest_area), from.areas[a], to.areas[a], false});
    }
    slopes.push_back({"Everybody", from.everybody, to.everybody, true});
    return slopes;
}

std::string title_of(const ChartInput& input, const std::vector<Slope>& slopes) {
    const Slope& all = slopes.back();
    // As for a count: a verb only with enough contacts at both waves.
    const change::CrossArea& x = input.comparison.cross_area;
    const auto fewest = std::min(x.within.contacts_before + x.across.contacts_before,
                                 x.within.contacts_after + x.across.contacts_after);
    const Voice voice = fewest >= 10 ? voice_of(input.comparison.contact_changes.all) : Voice::numbers;
    const std::string title = "Contacts per person " + movement_words(all.from, all.to, 1, voice);
    const auto more = std::ranges::count_if(slopes, [](const Slope& s) { return !s.everybody && s.change() > 0; });
    const auto fewer = std::ranges::count_if(slopes, [](const Slope& s) { return !s.everybody && s.change() < 0; });
    const auto number = [](std::ptrdiff_t areas) {
        return areas == 0 ? "none" : count_words(static_cast<std::uint64_t>(areas));
    };
    return title +
           fmt::format("; more than before in {} of {} {}, fewer in {}", number(more), slopes.size() - 1, input.plural,
                       number(fewer)) +
           contacts_ending(input);
}

/// Baselines at least `gap` apart and inside the room, in the order wanted and near to where they belong.
std::vector<double> spread(std::vector<double> wanted, double gap, double top, double bottom) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    // Blocks of touching labels, each centred on what its members want, joined while they meet.
    struct Block {
        double sum = 0;
        std::size_t count = 0;
        double top = 0;
    };
    std::vector<Block> blocks;
    for (const std::size_t k : order) {
        blocks.push_back({std::clamp(wanted[k], top, bottom), 1, 0});
        while (true) {
            Block& last = blocks.back();
            const double tall = gap * static_cast<double>(last.count - 1);
            last.top =
                std::clamp(last.sum / static_cast<double>(last.count) - tall / 2, top, std::max(top, bottom - tall));
            if (blocks.size() < 2) break;
            const Block& above = blocks[blocks.size() - 2];
            if (above.top + gap * static_cast<double>(above.count) <= last.top) break;
            const Block joined{above.sum + last.sum, above.count + last.count, 0};
            blocks.resize(blocks.size() - 2);
            blocks.push_back(joined);
        }
    }
    std::size_t at = 0;
    for (const Block& block : blocks) {
        for (std::size_t k = 0; k < block.count; ++k) wanted[order[at++]] = block.top + gap * static_cast<double>(k);
    }
    return wanted;
}

void draw_slopes(ChartPage& page, const Box& room, const std::vector<Slope>& slopes,
                 const std::array<std::string, 2>& heads, const ChartColours& colours) {
    double most = 0, least = 1e300, names = 0;
    for (const Slope& slope : slopes) {
        most = std::max({most, slope.from, slope.to});
        least = std::min({least, slope.from, slope.to});
    }
    // Position, not length, tells a value: the scale need not begin at nought.
    const double spread_of = std::max(most - least, 0.5);
    const double gap_wanted = 12.5, plot_top = room.top + 24, plot_bottom = room.bottom - 12;
    const double gap = std::min(gap_wanted, (plot_bottom - plot_top) / static_cast<double>(slopes.size()));
    const double size = std::min(9.5, gap / 1.02);
    for (const Slope& slope : slopes)
        names = std::max(names, text_width(slope.label, size, Weight::bold) + text_width("  00.0", size, Weight::bold));
    names = std::min(names, 210.0);
    const double aside = names + 40;
    const std::array<double, 2> x{room.left + aside, room.right - aside};
    const double head_room = std::min(240.0, x[1] - x[0] - 12);
    const auto y_of = [&](double value) {
        return plot_bottom - 8 - (value - least) / spread_of * (plot_bottom - 8 - plot_top);
    };
    for (std::size_t wave = 0; wave < 2; ++wave) {
        page.words(TextRole::head, {x[wave], room.top + 10}, 12.5, shorten(heads[wave], head_room, 12.5, Weight::bold),
                   Anchor::middle, Weight::bold);
        page.stroke("axis", {x[wave], plot_top - 4}, {x[wave], plot_bottom}, colour::within, 0.8);
    }
    for (const bool everybody : {false, true}) {
        for (const Slope& slope : slopes) {
            if (slope.everybody != everybody) continue;
            const bool fewer = slope.change() < 0, level = slope.change() == 0;
            const std::string_view colour = everybody ? colour::ink
                                            : fewer   ? colours.lost
                                            : level   ? colours.within
                                                      : colours.gained;
            page.stroke("slope", {x[0], y_of(slope.from)}, {x[1], y_of(slope.to)}, colour,
                        everybody ? 2.8
                        : level   ? 1
                                  : 1.5,
                        fewer && !everybody);
            for (const auto& [at, value] : {std::pair{x[0], slope.from}, std::pair{x[1], slope.to}})
                page.dot("end", {at, y_of(value)}, everybody ? 3.6 : 2.8,
                         {std::string(colour), Pattern::plain, "#ffffff", 0.6});
        }
    }
    std::vector<std::string> labels;
    for (const Slope& slope : slopes) labels.push_back(slope.label);
    labels = shorten_apart(labels, names - 24, size, Weight::regular);
    for (std::size_t wave = 0; wave < 2; ++wave) {
        std::vector<double> wanted;
        for (const Slope& slope : slopes) wanted.push_back(y_of(wave == 0 ? slope.from : slope.to));
        const auto placed = spread(wanted, gap, plot_top, plot_bottom);
        for (std::size_t k = 0; k < slopes.size(); ++k) {
            const Weight weight = slopes[k].everybody ? Weight::bold : Weight::regular;
            const double side = wave == 0 ? -1 : 1, begin = x[wave] + side * 20;
            page.stroke("lead", {x[wave] + side * 5, wanted[k]}, {begin - side * 3, placed[k]}, colour::within, 0.5);
            const std::string value = decimal_words(wave == 0 ? slopes[k].from : slopes[k].to, 1);
            const std::string& label = labels[k];
            page.words(TextRole::area_name, {begin, placed[k] + 0.35 * size}, size,
                       wave == 0 ? label + "  " + value : value + "  " + label, wave == 0 ? Anchor::end : Anchor::start,
                       weight);
        }
    }
}
}  // namespace

ChartDraft slope_chart(const ChartInput& input) {
    require_areas(input);
    const std::vector<Slope> slopes = slopes_of(input);
    ChartDraft draft;
    draft.title = title_of(input, slopes);
    draft.subtitle = fmt::format(
        "Contacts with anybody, within or across {}, per person there at both surveys. One line for each {}; the scale "
        "does not begin at 0.",
        input.plural, input.singular);
    const Slope& all = slopes.back();
    const auto count = [&](auto wanted) {
        return std::ranges::count_if(slopes, [&](const Slope& s) { return !s.everybody && wanted(s.change()); });
    };
    const auto more = count([](long long change) { return change > 0; }),
               fewer = count([](long long change) { return change < 0; }),
               level = count([](long long change) { return change == 0; });
    const auto number = [](std::ptrdiff_t areas) {
        return areas == 0 ? "none" : count_words(static_cast<std::uint64_t>(areas));
    };
    draft.alt = fmt::format(
        "Line chart of contacts per person in {}. Everybody: {} before, {} after. More in {}, fewer in {}, the same "
        "in {}.{}",
        areas_as_shown(input.shown.areas, input.plural), decimal_words(all.from, 1), decimal_words(all.to, 1),
        number(more), number(fewer), number(level), contacts_ending(input).empty() ? "" : " No clear change overall.");
    draft.table = {"slope",
                   fmt::format("Contacts per person, by {}", input.singular),
                   columns_of({capitalised(input.singular), "before", "after"}),
                   {},
                   "",
                   {}};
    for (const Slope& slope : slopes)
        draft.table.rows.push_back({slope.label, decimal_words(slope.from, 1), decimal_words(slope.to, 1)});
    draft.footer.emplace_back("Counted on pairs answered at both surveys.");
    if (input.shown.areas.merged > 0) {
        draft.footer.push_back(fmt::format("{} {} are shown together, so that no figure rests on fewer than {} people.",
                                           input.shown.areas.merged, input.plural, input.study.min_group));
    }
    const ChartColours colours = input.options.colours;
    const auto line = [](std::string_view colour, double width, bool dashed, std::string words) {
        return ChartLegendItem{
            ChartMark::Kind::stroke, {"", Pattern::plain, std::string(colour), width, dashed}, std::move(words)};
    };
    if (more > 0) draft.legend.push_back(line(colours.gained, 1.5, false, "more than before"));
    if (fewer > 0) draft.legend.push_back(line(colours.lost, 1.5, true, "fewer than before"));
    if (level > 0) draft.legend.push_back(line(colours.within, 1, false, "the same to one decimal"));
    draft.legend.push_back(line(colour::ink, 2.8, false, "everybody"));
    const std::array<std::string, 2> heads{input.before, input.after};
    draft.plot = [slopes, heads, colours](ChartPage& page, const Box& room) {
        draw_slopes(page, room, slopes, heads, colours);
    };
    return draft;
}

}  // namespace crosstie::io::diagram
