// New contacts per person: bands of people in public, a bar for each person without a name for the group.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/base/error.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/chart_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_bars = 150;

struct PersonBar {
    std::uint32_t gained = 0, across = 0;
};

std::string_view some_new(const ChartInput& input) {
    return told_by_name(input.study, input.comparison) ? "somebody new" : "at least one new contact";
}

std::string plain_title(const ChartInput& input) {
    const Disclosed& shown = input.shown;
    std::string title =
        fmt::format("{} {} {} {}", people_of_words(shown.gained_any), shown.gained_any.whole == 1 ? "person" : "people",
                    told_by_name(input.study, input.comparison) ? "name" : "have", some_new(input));
    // With people of no known area, nobody can say of everybody who gained whether it was in another.
    if (shown.cross_shown && shown.gained_across.told && shown.gained_across.whole == shown.gained_any.whole) {
        const std::string across = people_count_words(shown.gained_across);
        title += shown.gained_across.value ? fmt::format(", {} of them in another {}", across, input.singular)
                                           : fmt::format("; in another {}: {}", input.singular, across);
    }
    return capitalised(title);
}

std::string named_words(const Band& band, bool first) {
    if (band.most == 0U) return first ? "nobody new" : "nobody";
    if (!band.most) return fmt::format("{} or more", band.least);
    if (*band.most == band.least) return std::to_string(band.least);
    return fmt::format("{} {} {}", band.least, *band.most == band.least + 1 ? "or" : "to", *band.most);
}

/// "5 people name nobody new, 19 name 1 or 2, 24 name 3 or more."
std::string in_words(const std::vector<Band>& bands, const ChartInput& input) {
    std::string text;
    for (const Band& band : bands) {
        const bool first = text.empty(), one = band.people == 1;
        const char* const verb =
            told_by_name(input.study, input.comparison) ? (one ? "names" : "name") : (one ? "has" : "have");
        text += fmt::format("{} {} {}", first ? people_words(band.people) : ", " + count_words(band.people), verb,
                            named_words(band, first));
    }
    return text + '.';
}

/// "1 person: 9 new, 7 of them in another borough": of people whose bars are alike.
std::string in_words(const PersonBar& alike, std::size_t people, const ChartInput& input) {
    std::string text =
        fmt::format("{}: {} new{}", people_words(people), alike.gained == 0 ? "none" : count_words(alike.gained),
                    people > 1 && alike.gained > 0 ? " each" : "");
    if (!input.shown.cross_shown || alike.gained == 0) return text;
    return text + fmt::format(", {} of them in another {}", alike.across == 0 ? "none" : count_words(alike.across),
                              input.singular);
}

std::string middle_words(const ChartInput& input) {
    if (!input.shown.quartiles) return "";
    const double median = (*input.shown.quartiles)[1];
    if (median <= 1) return "";
    return fmt::format(" At least half of all {} {} or more.",
                       told_by_name(input.study, input.comparison) ? "name" : "have",
                       decimal_words(std::ceil(median), 0));
}

void draw_bands(ChartPage& page, const Box& room, const std::vector<Band>& bands, const ChartColours& colours) {
    std::uint64_t most = 1;
    for (const Band& band : bands) most = std::max(most, band.people);
    const double step = std::min(260.0, (room.right - room.left) / static_cast<double>(bands.size()));
    const double floor = room.bottom - 34, height = floor - room.top - 22;
    double left = room.left + (room.right - room.left - step * static_cast<double>(bands.size())) / 2;
    page.stroke("axis", {left, floor}, {left + step * static_cast<double>(bands.size()), floor}, colour::ink, 0.8);
    for (const Band& band : bands) {
        const double tall = height * static_cast<double>(band.people) / static_cast<double>(most);
        const double middle = left + step / 2;
        page.bar("bar band", {left + 0.16 * step, floor - tall, left + 0.84 * step, floor},
                 {std::string(colours.across)});
        page.words(TextRole::inside, {middle, floor - tall - 5}, 11, people_words(band.people), Anchor::middle,
                   Weight::bold);
        page.words(TextRole::area_name, {middle, floor + 14}, 10.5, band_words(band), Anchor::middle);
        left += step;
    }
    page.words(TextRole::fact, {(room.left + room.right) / 2, floor + 29}, 9.5, "New contacts per person",
               Anchor::middle, Weight::regular, colour::quiet);
}

void draw_people(ChartPage& page, const Box& room, const std::vector<PersonBar>& people, const ChartColours& colours) {
    const auto tallest = static_cast<double>(std::max<std::uint32_t>(1, people.front().gained));
    const double tick = nice_step(tallest, 8, 1);
    const double most = tick * std::ceil(tallest / tick);  // the axis ends at a tick, above the tallest bar
    const double left = room.left + 26, floor = room.bottom - 20, height = floor - room.top - 20;
    const double step = std::min(72.0, (room.right - left) / static_cast<double>(people.size()));
    const double end = left + step * static_cast<double>(people.size());
    page.words(TextRole::fact, {room.left, room.top + 10}, 9, "New contacts", Anchor::start, Weight::regular,
               colour::quiet);
    for (double value = 0; value <= most + 1e-9; value += tick) {
        const double y = floor - height * value / most;
        page.stroke("grid", {left, y}, {end, y}, value == 0 ? colour::ink : colour::rule, value == 0 ? 0.8 : 0.6);
        page.words(TextRole::fact, {left - 5, y + 3}, 8.5, fmt::format("{:.0f}", value), Anchor::end);
    }
    for (std::size_t k = 0; k < people.size(); ++k) {
        const double x = left + static_cast<double>(k) * step, wide = 0.76 * step;
        const double across = floor - height * people[k].across / most, top = floor - height * people[k].gained / most;
        const double begin = x + 0.12 * step;
        page.bar("bar across", {begin, across, begin + wide, floor}, {std::string(colours.across)});
        page.bar("bar within", {begin, top, begin + wide, across},
                 {std::string(colours.within), Pattern::hatched, std::string(colours.within), 0.6});
    }
    const auto none = std::ranges::count(people, 0U, &PersonBar::gained);
    const std::string none_words = people_words(static_cast<std::uint64_t>(none)) + ": none";
    if (text_width(none_words, 8.5) + 4 < step * static_cast<double>(none))
        page.words(TextRole::fact, {end - 2, floor - 5}, 8.5, none_words, Anchor::end);
    page.words(TextRole::fact, {left, floor + 14}, 9,
               "Each bar is one person, from most to fewest new contacts; nobody is named.", Anchor::start,
               Weight::regular, colour::quiet);
}
}  // namespace

ChartDraft new_contacts_chart(const ChartInput& input) {
    const Disclosed& shown = input.shown;
    if (shown.gained_any.whole == 0)
        throw NotShown("this chart needs people who answered at both waves, and there is none",
                       "nobody answered at both surveys");
    std::vector<PersonBar> people;
    if (shows_people(shown.edition)) {
        for (const change::NewContacts& row : input.comparison.new_contacts) {
            if (row.known) people.push_back({row.gained, shown.cross_shown ? row.gained_across : row.gained});
        }
        std::ranges::stable_sort(people, [](const PersonBar& a, const PersonBar& b) {
            return a.gained != b.gained ? a.gained > b.gained : a.across > b.across;
        });
    }
    const bool as_bars = !people.empty() && people.size() <= most_bars && people.front().gained > 0;
    if (!as_bars && shown.bands.size() < 2) {
        throw NotShown(
            fmt::format("the public edition shows no new contacts per person here: a band would hold fewer than {} "
                        "people; use --edition group",
                        input.study.min_group),
            shows_people(shown.edition)
                ? std::string("all who answered at both surveys have as many new contacts")
                : fmt::format("in the public edition a bar would stand for fewer than {} people",
                              input.study.min_group));
    }
    const ChartColours colours = input.options.colours;
    ChartDraft draft;
    draft.title = plain_title(input);
    const bool recorded = survey::answers_on_record(input.study, input.comparison);
    draft.subtitle =
        fmt::format("{} the {} {}.", told_by_name(input.study, input.comparison) ? "By their own answers, for" : "Of",
                    people_words(shown.gained_any.whole), recorded ? "who answered both times" : "on both lists");
    draft.alt = fmt::format("Bar chart of new contacts for {}. {} {} {}.{}", people_words(shown.gained_any.whole),
                            capitalised(people_of_words(shown.gained_any)),
                            told_by_name(input.study, input.comparison) ? "name" : "have", some_new(input),
                            middle_words(input));
    draft.footer.push_back(told_by_name(input.study, input.comparison)
                               ? "Counted is whom each person names after and did not name before, whatever "
                                 "the other says."
                               : "Counted are contacts there after and not before.");
    const auto whole = input.comparison.stayers.size();
    if (shows_people(shown.edition) && whole > shown.gained_any.whole) {
        draft.footer.push_back(
            fmt::format("{} did not answer both times: what they gained is not known, and not shown.",
                        people_words(whole - shown.gained_any.whole)));
    }
    if (!as_bars) {
        draft.table = {"new_contacts", "New contacts per person", columns_of({"New contacts", "people"}), {}, "", {}};
        for (const Band& band : shown.bands)
            draft.table.rows.push_back({capitalised(band_words(band)), count_words(band.people)});
        draft.in_words = in_words(shown.bands, input);
        draft.plot = [bands = shown.bands, colours](ChartPage& page, const Box& room) {
            draw_bands(page, room, bands, colours);
        };
        if (!shows_people(shown.edition) && shown.bands.size() < 4) {
            draft.footer.push_back(
                fmt::format("Bands are put together so that none holds fewer than {} people.", input.study.min_group));
        }
        return draft;
    }
    draft.table = {"new_contacts", "New contacts, a row for each person", {}, {}, "", {}};
    draft.table.caption = "New contacts, a row for each number of them";
    draft.table.columns = shown.cross_shown ? columns_of({"New contacts (of these across)", "people"})
                                            : columns_of({"New contacts", "people"});
    // Bars alike are one row: nobody listens to "bar 17".
    for (std::size_t begin = 0, end = 0; begin < people.size(); begin = end) {
        while (end < people.size() && people[end].gained == people[begin].gained &&
               people[end].across == people[begin].across)
            ++end;
        std::string name = count_words(people[begin].gained);
        if (shown.cross_shown) name += fmt::format(" ({})", count_words(people[begin].across));
        draft.table.rows.push_back({std::move(name), count_words(end - begin)});
        draft.in_words += (begin == 0 ? "" : "; ") + in_words(people[begin], end - begin, input);
    }
    draft.in_words += '.';
    if (shown.cross_shown) {
        draft.legend = {{ChartMark::Kind::bar, {std::string(colours.across)}, fmt::format("across {}", input.plural)},
                        {ChartMark::Kind::bar,
                         {std::string(colours.within), Pattern::hatched, std::string(colours.within), 0.6},
                         "within " + with_article(input.singular)}};
        if (!input.comparison.cross_area.without_area.empty())
            draft.legend.back().words += fmt::format(", or {} not known", input.singular);
    }
    draft.plot = [people, colours](ChartPage& page, const Box& room) { draw_people(page, room, people, colours); };
    return draft;
}

}  // namespace crosstie::io::diagram
