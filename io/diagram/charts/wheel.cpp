// What became of the contacts between areas, all pairs in one picture: who has a ribbon, and what is said of them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/base/error.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/wheel_parts.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/cut_apart.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_on_wheel = 40, most_ribbons = 80, most_changes = 6, most_changes_alike = 9, most_falls = 12;

void require_wheel(const ChartInput& input) {
    if (!input.comparison.has_areas) {
        throw NotShown(
            fmt::format("a change wheel needs at least three areas among those there at both waves; {}",
                        input.comparison.options.by.empty() ? "name the attribute with --by" : "choose another --by"),
            "it needs at least three areas among those there at both waves");
    }
    require_areas(input);
    const std::size_t areas = input.shown.areas.labels.size();
    if (areas > most_on_wheel) {
        throw TooManyToShow(
            fmt::format("a change wheel holds at most {} areas; choose another --by", most_on_wheel),
            fmt::format("{} {} are more than the {} a change wheel holds; the tables have their contacts", areas,
                        input.plural, most_on_wheel));
    }
    if (areas >= least_on_wheel) return;
    const bool merged = input.shown.areas.merged > 0;
    throw NotShown(
        fmt::format("a change wheel needs at least three {}, and {} two; --view areas or --view heat shows them{}",
                    input.plural, merged ? "the public edition shows" : "here are",
                    merged ? ", and --edition group shows all" : ""),
        fmt::format("it needs at least three {}", input.plural));
}

WheelCount count_of(const AreaTables& tables, std::size_t a, std::size_t b) {
    const std::uint64_t kept = tables.contacts_kept[a][b];
    return {kept, tables.contacts_to[a][b] - kept, tables.contacts_from[a][b] - kept};
}

/// How many of a falling list stand before the `most`th, so that those alike are in or out together: with them, if that
/// makes no more than `most_alike`, else without.
template <typename Value>
std::size_t first_alike(std::size_t size, std::size_t most, std::size_t most_alike, const Value& value) {
    if (size <= most) return size;
    std::size_t end = most, begin = most;
    while (end < size && value(end) == value(most - 1)) ++end;
    if (end <= most_alike) return end;
    while (begin > 0 && value(begin - 1) == value(most - 1)) --begin;
    return begin;
}

/// Those with the largest changes have a number, and every fall; of many areas those that changed have a ribbon.
void choose_ribbons(Wheel& wheel) {
    const std::size_t n = wheel.labels.size();
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = a + 1; b < n; ++b) {
            wheel.between += wheel.counts[a][b];
            if (wheel.counts[a][b].all() > 0) wheel.ribbons.push_back({a, b});
        }
    }
    const auto change = [&](const WheelRibbon& one) { return std::abs(wheel.at(one).net()); };
    std::ranges::stable_sort(wheel.ribbons, [&](const WheelRibbon& one, const WheelRibbon& other) {
        if (change(one) != change(other)) return change(one) > change(other);
        return wheel.at(one).all() > wheel.at(other).all();
    });
    std::vector<WheelRibbon*> changed, fell;
    for (WheelRibbon& ribbon : wheel.ribbons) {
        if (change(ribbon) > 0) changed.push_back(&ribbon);
        if (wheel.at(ribbon).net() < 0) fell.push_back(&ribbon);
    }
    const auto first = [&](const std::vector<WheelRibbon*>& of, std::size_t most, std::size_t most_alike) {
        return first_alike(of.size(), most, most_alike, [&](std::size_t k) { return change(*of[k]); });
    };
    std::size_t largest = first(changed, most_changes, most_changes_alike);
    if (largest == 0) largest = first(changed, most_falls, most_falls);  // all that changed most, if they are that many
    const std::size_t falls = first(fell, most_falls, most_falls);
    for (std::size_t k = 0; k < largest; ++k) changed[k]->numbered = true;
    for (std::size_t k = 0; k < falls; ++k) fell[k]->numbered = true;
    wheel.falls = fell.size();
    for (const WheelRibbon* const ribbon : fell) {
        if (ribbon->numbered) continue;
        ++wheel.falls_without_number;
        wheel.largest_without_number = std::max(wheel.largest_without_number, change(*ribbon));
    }
    for (const WheelRibbon* const ribbon : changed)
        wheel.changed_most += change(*ribbon) == change(*changed[0]) ? 1U : 0U;
    if (wheel.changed_most == 1) changed.front()->largest = true;
    if (!changed.empty()) wheel.largest_change = change(*changed.front());
    std::vector<WheelRibbon> drawn;
    for (const WheelRibbon& ribbon : wheel.ribbons) {
        const bool few = n <= most_at_length;
        if (ribbon.numbered || few || (drawn.size() < most_ribbons && change(ribbon) > 0)) {
            drawn.push_back(ribbon);
        } else {
            ++wheel.not_drawn;
            wheel.left_out += wheel.at(ribbon);
        }
    }
    std::ranges::reverse(drawn);
    std::stable_partition(drawn.begin(), drawn.end(), [](const WheelRibbon& ribbon) { return !ribbon.numbered; });
    wheel.ribbons = std::move(drawn);
}

Wheel wheel_of(const ChartInput& input) {
    const AreaTables& tables = input.shown.areas;
    Wheel wheel;
    for (const std::string& label : tables.labels) wheel.labels.push_back(clean_text(label, longest_area));
    const std::size_t n = wheel.labels.size();
    std::vector<std::size_t> people(n);
    const Partition& areas = input.comparison.cross_area.areas;
    for (const ActorId actor : input.comparison.stayers) {
        if (areas.known(actor)) ++people[tables.shown_as[areas.group[actor]]];
    }
    wheel.counts.assign(n, std::vector<WheelCount>(n));
    for (std::size_t a = 0; a < n; ++a) {
        // What the areas put together have among themselves is partly within and partly across: no figure of one row.
        wheel.withheld.push_back(tables.merged > 0 && a + 1 == n);
        wheel.alone.push_back(people[a] < 2);
        for (std::size_t b = 0; b < n; ++b) {
            if (a != b || !wheel.withheld[a]) wheel.counts[a][b] = count_of(tables, a, b);
        }
    }
    choose_ribbons(wheel);
    if (const WheelRibbon* const largest = wheel.largest())
        wheel.opened = contacts_opened(input, largest->a, largest->b);
    return wheel;
}

/// "Newham with Waltham Forest (3 to 11)".
std::string pair_words(const Wheel& wheel, const WheelRibbon& ribbon) {
    return fmt::format("{} with {} ({} to {})", wheel.labels[ribbon.a], wheel.labels[ribbon.b],
                       count_words(wheel.at(ribbon).before()), count_words(wheel.at(ribbon).after()));
}

std::string title_of(const ChartInput& input, const Wheel& wheel) {
    const bool merged = input.shown.areas.merged > 0;
    // Contacts between the arcs are all those across, unless some areas are put together.
    const Voice voice = merged ? Voice::numbers : voice_of(input.comparison.contact_changes.across);
    const std::string all = fmt::format("Contacts across {}{} {}", input.plural, merged ? " as grouped here" : "",
                                        movement_words(wheel.between.before(), wheel.between.after(), voice));
    const std::string ending = verdict_ending(input);
    if (wheel.changed_most == 0) return all + ending;
    const WheelRibbon* const largest = wheel.largest();
    const std::string whole =
        largest == nullptr
            ? fmt::format("{}; {} pairs changed most, by {} each{}", all, count_words(wheel.changed_most),
                          count_words(static_cast<std::uint64_t>(wheel.largest_change)), ending)
            : fmt::format("{}; largest {}: {}{}", all, wheel.at(*largest).net() > 0 ? "rise" : "fall",
                          pair_words(wheel, *largest), ending);
    const PageSize& size = page_size(input.options.size);
    const auto lines = wrap(of_relation(input.study, input.comparison, whole), size.width - 2 * size.margin,
                            size.title - 1, Weight::bold, 3);
    return lines.size() > 2 || lines.back().ends_with("…") ? all + ending : whole;
}

Table table_of(const Wheel& wheel, const ChartInput& input) {
    Table table{"wheel",
                fmt::format("Contacts kept, new and lost, {} by {}", input.singular, input.singular),
                columns_of({"Pair", "before", "kept", "lost", "new", "after", "change"}),
                {},
                "",
                {}};
    const auto add = [&](std::string name, const WheelCount& count) {
        table.rows.push_back({std::move(name), count_words(count.before()), count_words(count.kept),
                              count_words(count.lost), count_words(count.gained), count_words(count.after()),
                              signed_words(count.net())});
    };
    for (std::size_t a = 0; a < wheel.labels.size(); ++a) {
        for (std::size_t b = 0; b <= a; ++b) {
            if (a != b) {
                add(wheel.labels[b] + " with " + wheel.labels[a], wheel.counts[a][b]);
            } else if (wheel.withheld[a] || wheel.alone[a]) {
                const char* const why = wheel.withheld[a] ? "not shown" : "no pair";
                table.rows.push_back({"Within " + wheel.labels[a], why, why, why, why, why, why});
            } else {
                add("Within " + wheel.labels[a], wheel.counts[a][a]);
            }
        }
    }
    add(fmt::format("All across {}", input.plural), wheel.between);
    return table;
}

std::string alt_of(const ChartInput& input, const Wheel& wheel) {
    const WheelCount& all = wheel.between;
    std::string alt = fmt::format(
        "Wheel of {} {}. Contacts across them: {} before, {} after; {} kept, {} new, {} lost.", wheel.labels.size(),
        input.shown.areas.merged > 0 ? "groups of " + input.plural : input.plural, count_words(all.before()),
        count_words(all.after()), count_words(all.kept), count_words(all.gained), count_words(all.lost));
    if (const WheelRibbon* const largest = wheel.largest()) {
        alt += fmt::format(" The largest {} is {} with {} ({}).", wheel.at(*largest).net() > 0 ? "rise" : "fall",
                           wheel.labels[largest->a], wheel.labels[largest->b], signed_words(wheel.at(*largest).net()));
    }
    return alt + (verdict_ending(input).empty() ? "" : " No clear change overall.");
}

std::vector<std::string> footer_of_wheel(const ChartInput& input, const Wheel& wheel) {
    std::vector<std::string> own;
    if (std::ranges::any_of(wheel.ribbons, &WheelRibbon::numbered)) {
        const std::string falls =
            wheel.falls == 0 ? "; no pair has fewer contacts than before"
            : wheel.falls_without_number == 0
                ? " and every fall"
                : fmt::format("; {} without one {} fewer contacts than before, by {}{}",
                              counted(wheel.falls_without_number, "pair", "pairs"),
                              wheel.falls_without_number == 1 ? "has" : "have",
                              wheel.largest_without_number > 1 && wheel.falls_without_number > 1 ? "up to " : "",
                              wheel.largest_without_number);
        own.push_back(fmt::format(
            "Numbers: contacts after less before, of the largest changes{}. Paler ribbons have none.", falls));
    }
    if (wheel.not_drawn > 0) {
        own.push_back(fmt::format("{} no ribbon, since others changed more; contacts between them {}.",
                                  counted(wheel.not_drawn, "pair in contact has", "pairs in contact have"),
                                  movement_words(wheel.left_out.before(), wheel.left_out.after())));
    }
    own.push_back(fmt::format("Counts are of pairs {}. A larger {} has more possible contacts.",
                              seen_words(input.comparison), input.singular));
    if (input.shown.areas.merged > 0) {
        own.push_back(
            fmt::format("{0} {1} are shown together, so that no figure rests on fewer than {2} people; contacts "
                        "within and across these are not shown.",
                        input.shown.areas.merged, input.plural, input.study.min_group));
    }
    return own;
}
}  // namespace

WheelCount Wheel::with_others(std::size_t area) const {
    WheelCount all;
    for (std::size_t other = 0; other < labels.size(); ++other) {
        if (other != area) all += counts[area][other];
    }
    return all;
}

ChartDraft wheel_chart(const ChartInput& input) {
    require_wheel(input);
    const Wheel wheel = wheel_of(input);
    ChartDraft draft;
    draft.title = title_of(input, wheel);
    draft.subtitle = fmt::format(
        "Each arc is {0}, as long as its contacts. A ribbon joins two {1}, as wide as the contacts between them: what "
        "was "
        "kept in the middle, what is new and what was lost at its edges. Bars inside the rim: contacts within {0}.{2}",
        with_article(input.singular), input.plural,
        wheel.labels.size() > most_at_length ? " Beside a name: contacts with others, before to after." : "");
    draft.alt = alt_of(input, wheel);
    draft.table = table_of(wheel, input);
    draft.footer = footer_of_wheel(input, wheel);
    draft.plot = [wheel, size = input.options.size](ChartPage& page, const Box& room) {
        draw_wheel(page, room, wheel, page_size(size));
    };
    return draft;
}

}  // namespace crosstie::io::diagram
