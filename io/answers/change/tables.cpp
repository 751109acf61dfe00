// The tables of a comparison as readers of paper, page and terminal see them. Their figures come by key from
// comparison_figures, so that a cell and the JSON are one value.
#include "io/answers/change/tables.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "graph/model/shown_name.hpp"
#include "io/answers/change/case.hpp"
#include "io/answers/change/table_cells.hpp"
#include "io/answers/change/wording.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

ComparisonTables::ComparisonTables(const Case& of)
    : of_(of), study_(of.study), c_(of.comparison), shown_(of.shown()), f_(of) {
    before_ = shown_name(study_.waves[c_.options.from]);
    after_ = shown_name(study_.waves[c_.options.to]);
    from_ = as_level(study_.waves[c_.options.from].key);
    to_ = as_level(study_.waves[c_.options.to].key);
}

Table ComparisonTables::summary() const {
    const change::Turnover& t = c_.ties;
    Table table{"summary", "What changed, at a glance", columns_of("Figure", Kind::count, {before_, after_}), {}, "",
                {}};
    table.columns.push_back(seen("Change", Kind::change));
    table.columns.push_back(seen("How sure", Kind::words));
    const auto count = [&](std::string what, const Cell& from, const Cell& to, std::string sure) {
        table.rows.push_back({std::move(what), from, to, change_of(from, to), std::move(sure)});
    };
    count("People asked", before("roster"), after("roster"), "not applicable");
    const bool recorded = survey::answers_on_record(study_, c_);
    if (recorded) count("People who answered", before("answered"), after("answered"), "not applicable");
    const auto& alone_from = shown_.without_contact_from;
    if (alone_from.value && shown_.without_contact_to.value && alone_from.whole > 0)
        count(recorded ? "Of these, without any contact" : "People without any contact", before("without_contact"),
              after("without_contact"), "not applicable");
    count(fmt::format("Links among the {} answered both times", counted(t.pairs(), "pair", "pairs")), f_("ties.from"),
          f_("ties.to"), verdict_words(c_));
    if (t.pairs() > 0) {
        const auto& ci = c_.density.social_relations.ci95;
        const bool points = t.pairs() >= cases_for_percent;
        const bool tested = points && std::isfinite(ci[0]) && c_.density.verdict != infer::Verdict::facts_only &&
                            c_.density.verdict != infer::Verdict::no_change;
        const ShareChangeWords share = share_change_words(t.before(), t.pairs(), t.after(), t.pairs());
        table.rows.push_back({"Share of those pairs that are linked",
                              Cell(Share{t.before(), t.pairs()}).as(Kind::share).shown_as(share.from),
                              Cell(Share{t.after(), t.pairs()}).as(Kind::share).shown_as(share.to),
                              points ? f_("density.difference").shown_as(with_unit_of_points(share.points))
                                     : change_of(f_("ties.from"), f_("ties.to")),
                              tested ? points_range_words(ci[0], ci[1]) + " points" : verdict_words(c_)});
    }
    if (shown_.cross_shown) {
        count("Contacts across " + study_.by.plural, f_("cross_area.from"), f_("cross_area.to"),
              verdict_words(c_.contact_changes.across));
        count("Contacts within " + study_.by.plural, f_("cross_area.within.from"), f_("cross_area.within.to"),
              verdict_words(c_.contact_changes.within));
        const change::AreaTurnover &across = c_.cross_area.across, &within = c_.cross_area.within;
        const Share from{across.contacts_before, across.contacts_before + within.contacts_before};
        const Share to{across.contacts_after, across.contacts_after + within.contacts_after};
        const ShareChangeWords share = share_change_words(from.part, from.whole, to.part, to.whole);
        table.rows.push_back({"Share of contacts that cross " + study_.by.plural,
                              Cell(from).as(Kind::share).shown_as(share.from),
                              Cell(to).as(Kind::share).shown_as(share.to),
                              share.points.empty() ? "not applicable" : with_unit_of_points(share.points),
                              outward_words(c_.odds_ratio_change)});
    }
    return table;
}

Table ComparisonTables::turnover() const {
    Table table{"turnover",
                "Links and contacts that lasted, were lost and are new",
                columns_of("What", Kind::count, {before_, "Lasted", "Lost", "New", after_}),
                {},
                shown_.cross_shown
                    ? "Pairs answered both times only. A contact is two people joined by a link either way."
                    : "Pairs answered both times only.",
                {}};
    const auto row = [&](std::string what, const std::string& of) {
        table.rows.push_back({std::move(what), f_(of + ".from"), f_(of + ".kept"), f_(of + ".lost"), f_(of + ".gained"),
                              f_(of + ".to")});
    };
    row("Links", "ties");
    if (shown_.cross_shown) {
        row("Links across " + study_.by.plural, "cross_area.ties.across");
        row("Links within " + study_.by.plural, "cross_area.ties.within");
        const change::Turnover &across = c_.cross_area.across.ties, &within = c_.cross_area.within.ties;
        const auto rest = [&](auto part) { return (c_.ties.*part)() - (across.*part)() - (within.*part)(); };
        const std::uint64_t kept = c_.ties.kept - across.kept - within.kept;
        const std::uint64_t lost = c_.ties.lost - across.lost - within.lost;
        const std::uint64_t gained = c_.ties.gained - across.gained - within.gained;
        if (kept + lost + gained > 0) {
            table.rows.push_back({fmt::format("Links of people of no known {}, in neither", study_.by.singular),
                                  rest(&change::Turnover::before), kept, lost, gained, rest(&change::Turnover::after)});
        }
        row("Contacts across " + study_.by.plural, "cross_area");
        row("Contacts within " + study_.by.plural, "cross_area.within");
    }
    return table;
}

std::optional<Table> ComparisonTables::formation() const {
    if (!shown_.cross_shown) return std::nullopt;
    Table table{"formation",
                "Of the links missing before, how many formed",
                columns_of("Where", Kind::count, {"Missing before", "Formed"}),
                {},
                "",
                {}};
    table.columns.push_back(seen("Chance of forming", Kind::chance));
    const auto row = [&](const char* where, const std::string& of, const change::Turnover& t) {
        const std::uint64_t open = t.open();
        const Cell chance = Share{t.gained, open};
        table.rows.push_back({fmt::format("{} {}", where, study_.by.plural), open, f_(of + ".gained"),
                              open == 0 ? chance.shown_as("none was missing") : chance});
    };
    row("Across", "cross_area.ties.across", c_.cross_area.across.ties);
    row("Within", "cross_area.ties.within", c_.cross_area.within.ties);
    return table;
}

std::optional<Table> ComparisonTables::new_contact_bands() const {
    if (shown_.bands.size() < 2 || shown_.gained_any.whole == 0) return std::nullopt;
    Table table{"new_contact_bands",
                "New contacts per person",
                {{"band", "New contacts", Kind::words, "How many new contacts"},
                 {"least", "", Kind::count, "From so many"},
                 {"most", "", Kind::count, "To so many"},
                 {"people", "People", Kind::count, "People who answered both times, by their own answers"}},
                {},
                fmt::format("{}eople {}.", told_by_name(study_, c_) ? "By each person's own answers; p" : "P",
                            survey::answers_on_record(study_, c_) ? "who answered both times" : "on both lists"),
                {}};
    for (const Band& band : shown_.bands) {
        table.rows.push_back({band_words(band), band.least,
                              band.most ? Cell(*band.most) : Cell(Undefined{Why::no_upper_limit}),
                              Cell(Value(band.people), Behind{band.people, shown_.gained_any.whole})});
    }
    return table;
}

std::optional<Table> ComparisonTables::gainers() const {
    if (shown_.gained_any.whole == 0) return std::nullopt;
    Table table{"gainers", "Who gained and who lost contacts", columns_of("Figure", Kind::count, {"People"}), {}, "",
                {}};
    const auto row = [&](std::string what, const std::string& figure) {
        table.rows.push_back({std::move(what), f_(figure)});
    };
    row(survey::answers_on_record(study_, c_) ? "Answered both times" : "On both lists", "people.answered_both");
    row("Gained at least one new contact", "people.gained_any");
    if (shown_.cross_shown) row("Gained at least one in another " + study_.by.singular, "people.gained_across");
    row("Lost at least one contact", "people.lost_any");
    if (shown_.balance) {
        const bool by_name = told_by_name(study_, c_);
        row(by_name ? "Name more people than before" : "Have more contacts than before", "density.people.gained");
        row(by_name ? "Name fewer" : "Have fewer", "density.people.lost");
        row(by_name ? "Name as many" : "Have as many", "density.people.level");
    }
    if (shown_.quartiles) {
        const auto& [lower, middle, upper] = *shown_.quartiles;
        table.note =
            fmt::format("At least half of them gained {} or more. Quartiles of new contacts per person: {}, {}, {}.",
                        exact_words(std::ceil(middle)), exact_words(lower), exact_words(middle), exact_words(upper));
    }
    return table;
}

std::string ComparisonTables::people_note() const {
    std::string note = "In the order of the list, not ranked.";
    const bool by_name = told_by_name(study_, c_);
    if (by_name) note += " Confirmed: the other person names them too.";
    note += fmt::format(" {}: before to after, on pairs answered both times{}.",
                        c_.has_areas ? fmt::format("All contacts, and {} reached", study_.by.plural) : "All contacts",
                        by_name ? ", named by either" : "");
    if (survey::answers_on_record(study_, c_)) note += " No answer: the person's own answers are not known both times.";
    return note;
}

std::optional<Table> ComparisonTables::people(std::span<const change::NewContacts> of) const {
    if (!shows_people(shown_.edition)) return std::nullopt;
    const bool areas = c_.has_areas, named = shows_names(shown_.edition);
    const auto where = [&](std::string head) { return areas ? std::move(head) : std::string(); };
    Table table{"new_contacts",
                "New contacts, person by person",
                {{"id", "Person", Kind::person, "The person's id"}},
                {},
                people_note(),
                {}};
    table.people = true;
    if (named) table.columns.push_back({"name", "", Kind::words, "The person's name"});
    const std::vector<Column> rest{
        {"area", "", Kind::words, "Where they stood before"},
        {"answered_both", "", Kind::yes_no, "Their own answers are known both times"},
        {"gained", "New", Kind::count, "New contacts by their own answers"},
        {"gained_across", where("New in another " + study_.by.singular), Kind::count, "Of these, in another area"},
        {"confirmed", told_by_name(study_, c_) ? "Confirmed" : "", Kind::count,
         "Of the new ones, those where the other person names them too"},
        {"lost", "Lost", Kind::count, "Contacts lost, by their own answers"},
        {"lost_across", "", Kind::count, "Of these, in another area"},
        {"opportunities", "", Kind::count, "Pairs of theirs observed both times without a link before"},
        {"contacts.from", "", Kind::count, "Contacts before, named by either"},
        {"contacts.to", "", Kind::count, "Contacts after"},
        seen("All contacts", Kind::count),
        {"areas_reached.from", "", Kind::count, "Other areas among their contacts before"},
        {"areas_reached.to", "", Kind::count, "Other areas after"},
        seen(where("Other " + study_.by.plural + " reached"), Kind::count)};
    for (const Column& column : rest) {
        if (!column.key.empty() || !column.head.empty()) table.columns.push_back(column);
    }
    table.rows.reserve(of.size());
    for (const change::NewContacts& n : of) {
        const bool has_area = areas && c_.cross_area.areas.known(n.actor);
        const Undefined no_area = areas ? Undefined{Why::no_area} : no_areas(of_);
        const auto own = [&](std::uint32_t count, bool defined = true) {
            if (!n.known) return Cell(Undefined{Why::not_observed}).shown_as("no answer");
            return defined ? Cell(count) : Cell(no_area);
        };
        const auto either = [&](std::uint32_t count, bool defined = true) {
            return !n.compared ? Cell(Undefined{Why::not_observed}) : defined ? Cell(count) : Cell(no_area);
        };
        const auto both = [&](std::uint32_t from, std::uint32_t to, bool defined = true) {
            Cell cell = either(from, defined);
            if (!n.compared || !defined) return cell;
            return Cell(Range{static_cast<double>(from), static_cast<double>(to)});
        };
        const std::string called = person_words(study_, n.actor, shown_.edition);
        Row row{Person{study_.actors[n.actor].id, called}};
        if (named) row.push_back(called);
        row.insert(
            row.end(),
            {has_area ? Cell(c_.cross_area.areas.labels[c_.cross_area.areas.group[n.actor]]) : Cell(no_area), n.known,
             own(n.gained), own(n.gained_across, has_area), own(n.confirmed), own(n.lost), own(n.lost_across, has_area),
             own(n.opportunities), either(n.contacts_from), either(n.contacts_to), both(n.contacts_from, n.contacts_to),
             either(n.areas_reached_from, has_area), either(n.areas_reached_to, has_area)});
        if (areas) row.push_back(both(n.areas_reached_from, n.areas_reached_to, has_area));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table ComparisonTables::response() const {
    Table table{
        "response",
        "People who answered, of those asked",
        columns_of(shown_.response_by_area ? capitalised(study_.by.singular) : "Group", Kind::of, {before_, after_}),
        {},
        "",
        {}};
    if (shown_.response_by_area) {
        const AreaTables& t = shown_.areas;
        for (std::size_t row = 0; row < t.labels.size(); ++row) {
            table.rows.push_back({t.labels[row], Share{t.answered_from[row], t.roster_from[row]},
                                  Share{t.answered_to[row], t.roster_to[row]}});
        }
        // So that the rows add up to everybody.
        const auto rest = [](std::uint64_t all, const auto& parts) {
            return all - std::accumulate(parts.begin(), parts.end(), std::uint64_t{0});
        };
        const std::uint64_t from = rest(c_.before.roster, t.roster_from), to = rest(c_.after.roster, t.roster_to);
        if (from + to > 0) {
            table.rows.push_back({fmt::format("No known {}", study_.by.singular),
                                  Share{rest(c_.before.answered, t.answered_from), from},
                                  Share{rest(c_.after.answered, t.answered_to), to}});
        }
    }
    table.rows.push_back(
        {"Everybody", Share{c_.before.answered, c_.before.roster}, Share{c_.after.answered, c_.after.roster}});
    return table;
}

Table ComparisonTables::waves() const {
    Table table{"waves",
                "Each survey on its own, and what the comparison rests on",
                columns_of("Figure", Kind::count, {before_, after_, "Both times"}),
                {},
                "",
                {}};
    const auto row = [&](const char* what, const std::string& figure, Cell joint) {
        table.rows.push_back({what, before(figure), after(figure), std::move(joint)});
    };
    row("People on the list", "roster", c_.stayers.size());
    row("Pairs asked about", "pairs_possible", c_.pairs_possible);
    row("Pairs answered", "pairs_observed", c_.ties.pairs());
    row(survey::answers_on_record(study_, c_) ? "People who answered and have no contact"
                                              : "People on the list without a contact",
        "without_contact", "not applicable");
    if (!shown_.waves_shown) return table;
    row("Links", "ties",
        fmt::format("{} before, {} after", count_words(c_.ties.before()), count_words(c_.ties.after())));
    // In the words of the paper's table, so that one share has one figure; the others with as many decimals beside it.
    const ShareChangeWords joint =
        share_change_words(c_.ties.before(), c_.ties.pairs(), c_.ties.after(), c_.ties.pairs());
    const bool finer = joint.from.find('.') != std::string::npos;
    const auto of_one = [&](const survey::WaveFigures& wave) {
        const Cell share = Cell(Share{wave.ties, wave.pairs_observed}).as(Kind::share);
        return finer && wave.pairs_observed >= cases_for_percent
                   ? share.shown_as(hundredths_words(wave.density, 1) + '%')
                   : share;
    };
    table.rows.push_back({"Share of answered pairs that are linked", of_one(c_.before), of_one(c_.after),
                          fmt::format("{} before, {} after", joint.from, joint.to)});
    return table;
}

}  // namespace crosstie::io
