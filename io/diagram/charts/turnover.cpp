// Contacts lost, kept and new, across and within areas: the first two make before, the last two after.
#include <fmt/format.h>

#include <algorithm>

#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/chart_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
struct TurnoverRow {
    std::string label;
    std::uint64_t lost = 0, kept = 0, gained = 0;
    [[nodiscard]] std::uint64_t before() const { return lost + kept; }
    [[nodiscard]] std::uint64_t after() const { return kept + gained; }
    [[nodiscard]] std::uint64_t all() const { return lost + kept + gained; }
};

std::vector<TurnoverRow> turnover_rows(const ChartInput& input) {
    std::vector<TurnoverRow> rows;
    if (input.shown.cross_shown) {
        const change::CrossArea& x = input.comparison.cross_area;
        const auto row = [&](const char* where, const change::AreaTurnover& t) {
            rows.push_back(
                {fmt::format("{} {}", where, input.plural), t.contacts_lost, t.contacts_kept, t.contacts_gained});
        };
        row("Across", x.across);
        row("Within", x.within);
    }
    TurnoverRow all{rows.empty() ? "All contacts" : "Together"};
    const ContactCounts counts = change::contact_counts(input.comparison.contacts, nullptr);
    all.lost = counts.lost.all, all.kept = counts.kept.all, all.gained = counts.gained.all;
    rows.push_back(all);
    return rows;
}

std::string facts_of(const TurnoverRow& row) {
    return fmt::format("{} lost, {} kept, {} new", count_words(row.lost), count_words(row.kept),
                       count_words(row.gained));
}

/// A bracket over or under a stretch of the bar, with its words.
void bracket(ChartPage& page, double left, double right, double y, double away, const std::string& words, double size,
             const Box& room) {
    page.stroke("bracket", {left, y}, {left, y + away}, colour::quiet, 0.8);
    page.stroke("bracket", {left, y + away}, {right, y + away}, colour::quiet, 0.8);
    page.stroke("bracket", {right, y + away}, {right, y}, colour::quiet, 0.8);
    const double half = text_width(words, size, Weight::bold) / 2;
    const double middle =
        std::clamp((left + right) / 2, room.left + half, std::max(room.left + half, room.right - half));
    page.words(TextRole::fact, {middle, y + away + (away < 0 ? -4 : 1 + size)}, size, words, Anchor::middle,
               Weight::bold);
}

void draw_row(ChartPage& page, const TurnoverRow& row, const Box& box, double most, const ChartColours& colours) {
    struct Part {
        std::uint64_t count;
        const char* css_class;
        Ink ink;
    };
    const std::vector<Part> parts{
        {row.lost, "bar lost", {std::string(colours.lost), Pattern::hatched, std::string(colours.lost), 0.8, true}},
        {row.kept, "bar kept", {std::string(colours.kept)}},
        {row.gained, "bar gained", {std::string(colours.gained)}}};
    const double scale = (box.right - box.left) / most, size = size_on_bar((box.bottom - box.top) / 2, 11);
    double left = box.left;
    for (const Part& part : parts) {
        const double right = left + scale * static_cast<double>(part.count);
        page.bar(part.css_class, {left, box.top, right, box.bottom}, part.ink);
        const std::string words = count_words(part.count);
        if (part.count > 0 && right - left > text_width(words, size, Weight::bold) + 6) {
            const bool hatched = part.ink.pattern == Pattern::hatched;
            page.words(TextRole::inside, {(left + right) / 2, (box.top + box.bottom) / 2 + 0.355 * size}, size, words,
                       Anchor::middle, Weight::bold, hatched ? colour::ink : text_on(part.ink.fill), hatched);
        }
        left = right;
    }
    const double lost = box.left + scale * static_cast<double>(row.lost),
                 kept = lost + scale * static_cast<double>(row.kept);
    bracket(page, box.left, kept, box.top - 3, -5, fmt::format("{} before", count_words(row.before())), 0.86 * size,
            box);
    bracket(page, lost, left, box.bottom + 3, 5, fmt::format("{} after", count_words(row.after())), 0.86 * size, box);
}
}  // namespace

ChartDraft turnover_chart(const ChartInput& input) {
    const std::vector<TurnoverRow> rows = turnover_rows(input);
    ContactCounts counts;
    const auto fill = [&](ContactCounts::Split& split, std::uint64_t TurnoverRow::*part) {
        split.all = rows.back().*part;
        if (rows.size() > 1) split.across = rows[0].*part, split.within = rows[1].*part;
    };
    fill(counts.lost, &TurnoverRow::lost), fill(counts.kept, &TurnoverRow::kept),
        fill(counts.gained, &TurnoverRow::gained);
    ChartDraft draft;
    if (rows.size() > 1) {
        draft.title = people_title(input.study, input.comparison, counts);
    } else {
        draft.title = fmt::format(
            "Contacts {}{}",
            movement_words(rows.back().before(), rows.back().after(), voice_of(input.comparison.contact_changes.all)),
            contacts_ending(input));
    }
    draft.subtitle =
        "Contacts lost, kept and new, of pairs answered at both surveys. Lost and kept make before; kept and new make "
        "after.";
    draft.alt = "Bar chart of contacts lost, kept and new.";
    draft.table = {"turnover_chart",
                   "Contacts lost, kept and new",
                   columns_of({"Where", "before", "lost", "kept", "new", "after"}),
                   {},
                   "",
                   {}};
    for (const TurnoverRow& row : rows) {
        draft.alt += fmt::format(" {}: {} lost, {} kept, {} new.", row.label, count_words(row.lost),
                                 count_words(row.kept), count_words(row.gained));
        draft.table.rows.push_back({row.label, count_words(row.before()), count_words(row.lost), count_words(row.kept),
                                    count_words(row.gained), count_words(row.after())});
    }
    const bool of_contacts = rows.size() == 1;
    if (!(of_contacts ? contacts_ending(input) : verdict_ending(input)).empty())
        draft.alt += " No clear change overall.";
    if (rows.size() > 1 && shows_people(input.shown.edition) && !input.comparison.cross_area.without_area.empty()) {
        draft.footer.push_back(
            fmt::format("“Together” also holds the contacts of people of no known {}.", input.singular));
    }
    const ChartColours colours = input.options.colours;
    draft.legend = {{ChartMark::Kind::bar,
                     {std::string(colours.lost), Pattern::hatched, std::string(colours.lost), 0.8, true},
                     "lost: before, not after"},
                    {ChartMark::Kind::bar, {std::string(colours.kept)}, "kept: before and after"},
                    {ChartMark::Kind::bar, {std::string(colours.gained)}, "new: after, not before"}};
    draft.plot = [rows, colours](ChartPage& page, const Box& room) {
        double names = 80;
        for (const TurnoverRow& row : rows) {
            names = std::max({names, text_width(row.label, 11, Weight::bold) + 14, text_width(facts_of(row), 9) + 14});
        }
        names = std::min(names, 200.0);
        double most = 1;
        for (const TurnoverRow& row : rows) most = std::max(most, static_cast<double>(row.all()));
        const double step = (room.bottom - room.top - 4) / static_cast<double>(rows.size());
        const double top = room.top + 4;
        for (std::size_t k = 0; k < rows.size(); ++k) {
            const double y = top + static_cast<double>(k) * step, middle = y + step / 2;
            const double half = bar_half(step / 2, 26);
            page.words(TextRole::area_name, {room.left, middle - 2}, 11,
                       shorten(rows[k].label, names - 10, 11, Weight::bold), Anchor::start, Weight::bold);
            page.lines(TextRole::fact, {room.left, middle + 11}, 9, facts_of(rows[k]), names - 10, 2);
            if (rows[k].all() == 0) continue;
            draw_row(page, rows[k], {room.left + names, middle - half, room.right, middle + half}, most, colours);
        }
    };
    return draft;
}

}  // namespace crosstie::io::diagram
