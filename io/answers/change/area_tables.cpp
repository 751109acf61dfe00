// The tables of ComparisonTables that speak of areas.
#include <fmt/format.h>

#include <algorithm>

#include "graph/survey/area_totals.hpp"
#include "io/answers/change/table_cells.hpp"
#include "io/answers/change/tables.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t widest_matrix = 8;  // more areas: one row a pair

std::int64_t difference(std::uint64_t from, std::uint64_t to) {
    return static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from);
}

/// How dark a cell is set: by the rise, as a share of the largest rise; fewer contacts are hatched.
int shade_of(std::int64_t change, std::int64_t largest) {
    if (change < 0) return -1;
    if (change == 0) return 0;
    return 1 + static_cast<int>((change - 1) * 4 / std::max<std::int64_t>(largest, 1));
}

}  // namespace

std::optional<Table> ComparisonTables::area_by_area() const {
    if (!shown_.areas_shown) return std::nullopt;
    const AreaTables& t = shown_.areas;
    const std::string many = capitalised(study_.by.plural);
    const auto reached = [&](const char* when) {  // of two areas each is in contact with the other or not
        return t.labels.size() > 2 ? fmt::format("{} in contact, {}", many, when) : std::string();
    };
    Table table{
        "areas.each",
        fmt::format("Contacts, {} by {}", study_.by.singular, study_.by.singular),
        {{"area", capitalised(study_.by.singular), Kind::words, "The area's label"},
         {"roster.from", "", Kind::count, "Its people on the list before"},
         {"roster.to", "", Kind::count, "After"},
         {"answered.from", "", Kind::count, "Of these, those who answered before"},
         {"answered.to", "", Kind::count, "After"},
         {"within.from", "Within, before", Kind::count, "Contacts within it before"},
         {"within.to", "Within, after", Kind::count, "After"},
         {"across.from", "With others, before", Kind::count, "Contacts with other areas before"},
         {"across.to", "With others, after", Kind::count, "After"},
         {"across.change", "Change with others", Kind::change, "After less before"},
         {"reached.from", reached("before"), Kind::count, "Other areas in contact before"},
         {"reached.to", reached("after"), Kind::count, "After"}},
        {},
        fmt::format("Contacts between people on both lists, of pairs answered both times. A contact with others "
                    "stands in the rows of both its {}, so those columns add up to twice their number.",
                    study_.by.plural),
        {}};
    if (t.merged > 0) {
        table.note += fmt::format(
            " Contacts between the {} of the last row count as contacts across, but stand in its "
            "columns for within.",
            study_.by.plural);
    }
    const auto people = [&](const std::vector<std::uint32_t>& counts, std::size_t row) {
        return shown_.response_by_area ? Cell(counts[row]) : Cell(Withheld{});
    };
    const auto from = survey::area_totals(t.contacts_from), to = survey::area_totals(t.contacts_to);
    for (std::size_t row = 0; row < t.labels.size(); ++row) {
        table.rows.push_back({t.labels[row], people(t.roster_from, row), people(t.roster_to, row),
                              people(t.answered_from, row), people(t.answered_to, row), from[row].within,
                              to[row].within, from[row].across, to[row].across,
                              difference(from[row].across, to[row].across), from[row].reached, to[row].reached});
    }
    return table;
}

std::optional<Table> ComparisonTables::area_pairs() const {
    if (!shown_.areas_shown) return std::nullopt;
    const AreaTables& t = shown_.areas;
    Table table{"areas.between",
                fmt::format("Contacts across {}, pair by pair", study_.by.plural),
                {{"area", "", Kind::words, "One area"},
                 {"with", "", Kind::words, "The other, or the same: contacts within"},
                 {"from", "", Kind::count, "Contacts before"},
                 {"to", "", Kind::count, "Contacts after"},
                 {"change", "", Kind::change, "After less before"},
                 {"kept", "", Kind::count, "Contacts that lasted"},
                 {"gained", "", Kind::count, "After, not before"},
                 {"lost", "", Kind::count, "Before, not after"}},
                {},
                {},
                {}};
    table.shown = Shown::data_only;
    for (std::size_t row = 0; row < t.labels.size(); ++row) {
        for (std::size_t column = row; column < t.labels.size(); ++column) {
            const std::uint64_t from = t.contacts_from[row][column], to = t.contacts_to[row][column];
            const std::uint64_t kept = t.contacts_kept[row][column];
            table.rows.push_back(
                {t.labels[row], t.labels[column], from, to, difference(from, to), kept, to - kept, from - kept});
        }
    }
    return table;
}

std::optional<Table> ComparisonTables::response_by_area() const {
    if (!c_.has_areas || !shown_.areas_shown || !shown_.response_by_area) return std::nullopt;
    const AreaTables& t = shown_.areas;
    Table table{"non_response.by_area",
                "People who answered, of those asked",
                {{"area", "", Kind::words, "The area's label"},
                 {"from.roster", "", Kind::count, "Its people on the list before"},
                 {"from.answered", "", Kind::count, "Of these, those who answered"},
                 {"to.roster", "", Kind::count, "On the list after"},
                 {"to.answered", "", Kind::count, "Of these, those who answered"}},
                {},
                {},
                {}};
    table.shown = Shown::data_only;
    for (std::size_t row = 0; row < t.labels.size(); ++row) {
        table.rows.push_back(
            {t.labels[row], t.roster_from[row], t.answered_from[row], t.roster_to[row], t.answered_to[row]});
    }
    return table;
}

std::optional<Table> ComparisonTables::between_areas() const {
    if (!shown_.areas_shown) return std::nullopt;
    const AreaTables& t = shown_.areas;
    const std::size_t n = t.labels.size();
    std::int64_t largest = 0;
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t column = 0; column < n; ++column) {
            largest = std::max(largest, difference(t.contacts_from[row][column], t.contacts_to[row][column]));
        }
    }
    Table table{"between_areas", fmt::format("Contacts across {}, before and after", study_.by.plural), {}, {}, "", {}};
    if (n <= widest_matrix) {
        table.columns = columns_of(capitalised(study_.by.singular), Kind::count, t.labels);
        for (std::size_t row = 0; row < n; ++row) {
            table.rows.push_back({t.labels[row]});
            table.shade.push_back({0});
            for (std::size_t column = 0; column < n; ++column) {
                const std::uint64_t from = t.contacts_from[row][column], to = t.contacts_to[row][column];
                table.rows.back().push_back(Range{static_cast<double>(from), static_cast<double>(to)});
                table.shade.back().push_back(shade_of(difference(from, to), largest));
            }
        }
        table.note = fmt::format(
            "Read: 2 to 5 means two contacts before, five after; the diagonal is contacts within. The "
            "darker, the larger the rise; a dashed edge marks fewer than before.");
        return table;
    }
    table.columns = columns_of("Pair", Kind::count, {"Before", "After"});
    table.columns.push_back(seen("Change", Kind::change));
    std::size_t silent = 0;
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t column = row; column < n; ++column) {
            const std::uint64_t from = t.contacts_from[row][column], to = t.contacts_to[row][column];
            if (from == 0 && to == 0) {
                ++silent;
                continue;
            }
            table.rows.push_back({row == column ? fmt::format("Within {}", t.labels[row])
                                                : fmt::format("{} with {}", t.labels[row], t.labels[column]),
                                  from, to, difference(from, to)});
        }
    }
    if (silent > 0)
        table.note = fmt::format("{} more have no contact at either time.", counted(silent, "pair", "pairs"));
    return table;
}

std::optional<Table> ComparisonTables::pairs_of_areas() const {
    if (!shown_.cross_shown || shown_.areas.area_pairs < 2) return std::nullopt;  // of one pair the others say it all
    const AreaTables& t = shown_.areas;
    const std::string caption = "Pairs of " + study_.by.plural;
    Table table{"pairs_of_areas", caption, columns_of("Figure", Kind::count, {caption}), {}, "", {}};
    const auto row = [&](const char* what, Cell count) { table.rows.push_back({what, std::move(count)}); };
    row("All pairs", t.area_pairs);
    row("In contact before", t.linked_from);
    row("In contact after", t.linked_to);
    if (shown_.first_links) {
        row("In contact after, none recorded before", *shown_.first_links);
        if (*shown_.first_links > 0) row("Of these, everybody answered before", shown_.first_links_certain);
    }
    if (shown_.areas_shown) {
        const survey::AreaPairsChange change = survey::change_of_area_pairs(t.contacts_from, t.contacts_to);
        row("With more contacts than before", change.more);
        row("With as many", change.same);
        row("With fewer", change.fewer);
        // What areas put together have among themselves is no figure of one of them.
        std::uint64_t within = 0;
        for (std::size_t g = 0; g + (t.merged > 0 ? 1 : 0) < t.labels.size(); ++g)
            within += t.contacts_to[g][g] < t.contacts_from[g][g] ? 1U : 0U;
        table.rows.push_back({fmt::format("Beside them, {} with fewer contacts within", study_.by.plural), within});
    }
    return table;
}

std::optional<Table> ComparisonTables::first_links() const {
    if (!shows_people(shown_.edition) || !shown_.areas_shown) return std::nullopt;
    Table table{"areas.first_links.which",
                fmt::format("{} in contact {}", capitalised(study_.by.plural),
                            shown_.first_links_certain == c_.cross_area.first_links.size()
                                ? "for the first time"
                                : "after, with none recorded before"),
                {{"areas", "Pair", Kind::words, "The two areas"},
                 {"contacts", "Contacts after", Kind::count, "Contacts between them after"},
                 {"certain", "Everybody answered before", Kind::yes_no, "Nobody between them was silent before"}},
                {},
                "",
                {}};
    for (const change::FirstLink& link : c_.cross_area.first_links) {
        const std::string &one = c_.cross_area.areas.labels[link.first],
                          &other = c_.cross_area.areas.labels[link.second];
        table.rows.push_back({Cell(Words{one, other}).shown_as(fmt::format("{} with {}", one, other)),
                              c_.cross_area.contacts_to[link.first][link.second],
                              link.certain ? Cell(true) : Cell(false).shown_as("no: none recorded before")});
    }
    return table;
}

}  // namespace crosstie::io
