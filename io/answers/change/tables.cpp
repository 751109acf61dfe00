#include "io/answers/change/tables.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "io/answers/change/case.hpp"
#include "io/answers/change/wording.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

std::int64_t difference(std::uint64_t from, std::uint64_t to) {
    return static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from);
}

std::string change_words(std::uint64_t from, std::uint64_t to) { return signed_words(difference(from, to)); }

std::vector<Column> numbers(std::vector<std::string> heads) {
    std::vector<Column> columns;
    for (std::string& head : heads) columns.push_back({std::move(head), !columns.empty()});
    return columns;
}

constexpr const char* counted_only = "not tested";

}  // namespace

ComparisonTables::ComparisonTables(const Case& of) : study_(of.study), c_(of.comparison), shown_(of.shown()) {
    const auto name = [&](std::size_t wave) {
        return study_.waves[wave].label.empty() ? study_.waves[wave].key : study_.waves[wave].label;
    };
    before_ = name(c_.options.from);
    after_ = name(c_.options.to);
}

Table ComparisonTables::summary() const {
    const change::Turnover& t = c_.ties;
    Table table{"summary",
                "What changed, at a glance",
                numbers({"Figure", before_, after_, "Change"}),
                {},
                "Shares and their changes are each rounded to whole points.",
                {}};
    table.columns.push_back({"How sure", false});
    auto& rows = table.rows;
    rows.push_back({"People asked", count_words(c_.before.roster), count_words(c_.after.roster),
                    change_words(c_.before.roster, c_.after.roster), "not applicable"});
    rows.push_back({"People who answered", count_words(c_.before.answered), count_words(c_.after.answered),
                    change_words(c_.before.answered, c_.after.answered), "not applicable"});
    rows.push_back({fmt::format("Links among the {} answered both times", counted(t.pairs(), "pair", "pairs")),
                    count_words(t.before()), count_words(t.after()), change_words(t.before(), t.after()),
                    verdict_words(c_)});
    if (t.pairs() > 0) {
        const auto& ci = c_.density.bootstrap.ci95;
        const bool points = t.pairs() >= cases_for_percent;
        const bool tested = points && std::isfinite(ci[0]) && c_.density.verdict != infer::Verdict::facts_only &&
                            c_.density.verdict != infer::Verdict::no_change;
        rows.push_back({"Share of those pairs that are linked", share_words(t.before(), t.pairs()),
                        share_words(t.after(), t.pairs()),
                        points ? points_words(c_.density.difference) + " points" : change_words(t.before(), t.after()),
                        tested ? points_range_words(ci[0], ci[1]) + " points" : verdict_words(c_)});
    }
    if (shown_.cross_shown) {
        const auto contacts = [&](const char* where, const change::AreaTurnover& a) {
            rows.push_back({fmt::format("Contacts {} {}", where, study_.by.plural), count_words(a.contacts_before),
                            count_words(a.contacts_after), change_words(a.contacts_before, a.contacts_after),
                            counted_only});
        };
        const auto& x = c_.cross_area;
        contacts("across", x.across);
        contacts("within", x.within);
        const std::uint64_t from = x.across.contacts_before + x.within.contacts_before;
        const std::uint64_t to = x.across.contacts_after + x.within.contacts_after;
        const auto share = [](std::uint64_t part, std::uint64_t whole) {
            return static_cast<double>(part) / static_cast<double>(whole);
        };
        const bool points = from >= cases_for_percent && to >= cases_for_percent;
        rows.push_back(
            {fmt::format("Share of contacts that cross {}", study_.by.plural),
             share_words(x.across.contacts_before, from), share_words(x.across.contacts_after, to),
             points
                 ? points_words(share(x.across.contacts_after, to) - share(x.across.contacts_before, from)) + " points"
                 : "too few for a share",
             counted_only});
    }
    if (shown_.waves_shown) {
        const double from = c_.before.mean_contacts, to = c_.after.mean_contacts;
        const double rise = std::round(to * 10) / 10 - std::round(from * 10) / 10;
        rows.push_back({"Contacts per person, were unanswered pairs like the answered", decimal_words(from, 1),
                        decimal_words(to, 1), (rise > 0.05 ? "+" : "") + decimal_words(rise, 1), counted_only});
    }
    const bool both = shown_.without_contact_from.value && shown_.without_contact_to.value;
    rows.push_back(
        {"People who answered and have no contact", people_count_words(shown_.without_contact_from),
         people_count_words(shown_.without_contact_to),
         both ? change_words(*shown_.without_contact_from.value, *shown_.without_contact_to.value) : "suppressed",
         counted_only});
    return table;
}

Table ComparisonTables::turnover() const {
    Table table{"turnover",
                "Links and contacts that lasted, were lost and are new",
                numbers({"", before_, "Lasted", "Lost", "New", after_}),
                {},
                "Pairs answered both times only. A contact is two people joined by a link either way.",
                {}};
    table.columns[0].head = "What";
    const auto ties = [&](std::string what, const change::Turnover& t) {
        table.rows.push_back({std::move(what), count_words(t.before()), count_words(t.kept), count_words(t.lost),
                              count_words(t.gained), count_words(t.after())});
    };
    const auto contacts = [&](std::string what, const change::AreaTurnover& a) {
        table.rows.push_back({std::move(what), count_words(a.contacts_before), count_words(a.contacts_kept),
                              count_words(a.contacts_lost), count_words(a.contacts_gained),
                              count_words(a.contacts_after)});
    };
    ties("Links", c_.ties);
    if (shown_.cross_shown) {
        ties("Links across " + study_.by.plural, c_.cross_area.across.ties);
        ties("Links within " + study_.by.plural, c_.cross_area.within.ties);
        const change::Turnover &across = c_.cross_area.across.ties, &within = c_.cross_area.within.ties;
        change::Turnover rest;
        rest.kept = c_.ties.kept - across.kept - within.kept;
        rest.lost = c_.ties.lost - across.lost - within.lost;
        rest.gained = c_.ties.gained - across.gained - within.gained;
        if (rest.kept + rest.lost + rest.gained > 0)
            ties(fmt::format("Links of people of no known {}, in neither", study_.by.singular), rest);
        contacts("Contacts across " + study_.by.plural, c_.cross_area.across);
        contacts("Contacts within " + study_.by.plural, c_.cross_area.within);
    }
    return table;
}

std::optional<Table> ComparisonTables::formation() const {
    if (!shown_.cross_shown) return std::nullopt;
    Table table{"formation",
                "Of the links missing before, how many formed",
                numbers({"Where", "Missing before", "Formed", "Chance of forming"}),
                {},
                "",
                {}};
    const auto row = [&](const char* where, const change::Turnover& t) {
        const std::uint64_t open = t.gained + t.neither;
        table.rows.push_back({fmt::format("{} {}", where, study_.by.plural), count_words(open), count_words(t.gained),
                              open == 0 ? "none was missing" : chance_words(t.gained, open)});
    };
    row("Across", c_.cross_area.across.ties);
    row("Within", c_.cross_area.within.ties);
    return table;
}

std::optional<Table> ComparisonTables::new_contact_bands() const {
    if (shown_.bands.empty() || shown_.gained_any.whole == 0) return std::nullopt;
    Table table{"new_contact_bands",
                "New contacts per person",
                numbers({"New contacts", "People"}),
                {},
                "By each person's own answers; people who answered both times.",
                {}};
    for (const Band& band : shown_.bands) table.rows.push_back({band_words(band), count_words(band.people)});
    return table;
}

std::optional<Table> ComparisonTables::gainers() const {
    if (shown_.gained_any.whole == 0) return std::nullopt;
    Table table{"gainers", "Who gained and who lost contacts", numbers({"Figure", "People"}), {}, "", {}};
    table.rows.push_back({"Answered both times", count_words(shown_.gained_any.whole)});
    table.rows.push_back({"Gained at least one new contact", people_count_words(shown_.gained_any)});
    if (shown_.cross_shown) {
        table.rows.push_back({fmt::format("Gained at least one in another {}", study_.by.singular),
                              people_count_words(shown_.gained_across)});
    }
    table.rows.push_back({"Lost at least one contact", people_count_words(shown_.lost_any)});
    if (shown_.balance) {
        table.rows.push_back({"Name more colleagues than before", count_words((*shown_.balance)[0])});
        table.rows.push_back({"Name fewer", count_words((*shown_.balance)[1])});
        table.rows.push_back({"Name as many", count_words((*shown_.balance)[2])});
    }
    if (shown_.quartiles) {
        const auto& [lower, middle, upper] = *shown_.quartiles;
        const auto words = [](double value) { return fmt::format("{:g}", value); };
        table.rows.push_back({"Half of them gained at least", words(std::ceil(middle))});
        table.note =
            fmt::format("Quartiles of new contacts per person: {}, {}, {}.", words(lower), words(middle), words(upper));
    }
    return table;
}

std::optional<Table> ComparisonTables::people() const {
    if (shown_.edition == Edition::public_ || c_.new_contacts.empty()) return std::nullopt;
    Table table{"people",
                "New contacts, person by person",
                {},
                {},
                "In the order of the list, not ranked. Confirmed: the other person names them too. All contacts and "
                "reached: before to "
                "after, named by either. No answer: the person's own answers are not known both times.",
                {}};
    const bool areas = c_.has_areas;
    table.columns = numbers({"Person", "New"});
    if (areas) table.columns.push_back({fmt::format("New in another {}", study_.by.singular), true});
    table.columns.insert(table.columns.end(), {{"Confirmed", true}, {"Lost", true}, {"All contacts", true}});
    if (areas) table.columns.push_back({fmt::format("Other {} reached", study_.by.plural), true});
    for (const change::NewContacts& n : c_.new_contacts) {
        const auto both = [&](std::uint32_t from, std::uint32_t to) {
            return n.compared ? fmt::format("{} to {}", count_words(from), count_words(to)) : std::string("not known");
        };
        const auto own = [&](std::uint32_t count) { return n.known ? count_words(count) : std::string("no answer"); };
        Row row{person_words(study_, n.actor, shown_.edition), own(n.gained)};
        if (areas) row.push_back(own(n.gained_across));
        const auto either = [&](std::uint32_t from, std::uint32_t to) {
            return n.compared ? both(from, to) : std::string("not known");
        };
        row.insert(row.end(), {own(n.confirmed), own(n.lost), either(n.contacts_from, n.contacts_to)});
        if (areas) row.push_back(either(n.areas_reached_from, n.areas_reached_to));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table ComparisonTables::response() const {
    Table table{"response",
                "People who answered, of those asked",
                numbers({shown_.response_by_area ? capitalised(study_.by.singular) : "Group", before_, after_}),
                {},
                "",
                {}};
    const auto of = [](std::uint64_t answered, std::uint64_t roster) {
        return fmt::format("{} of {}", count_words(answered), count_words(roster));
    };
    if (shown_.response_by_area) {
        const AreaTables& t = shown_.areas;
        for (std::size_t row = 0; row < t.labels.size(); ++row) {
            table.rows.push_back({t.labels[row], of(t.answered_from[row], t.roster_from[row]),
                                  of(t.answered_to[row], t.roster_to[row])});
        }
        // So that the rows add up to everybody.
        const auto rest = [](std::uint64_t all, const auto& parts) {
            return all - std::accumulate(parts.begin(), parts.end(), std::uint64_t{0});
        };
        const std::uint64_t from = rest(c_.before.roster, t.roster_from), to = rest(c_.after.roster, t.roster_to);
        if (from + to > 0) {
            table.rows.push_back({fmt::format("No known {}", study_.by.singular),
                                  of(rest(c_.before.answered, t.answered_from), from),
                                  of(rest(c_.after.answered, t.answered_to), to)});
        }
    }
    table.rows.push_back(
        {"Everybody", of(c_.before.answered, c_.before.roster), of(c_.after.answered, c_.after.roster)});
    return table;
}

std::optional<Table> ComparisonTables::waves() const {
    Table table{"waves",
                "Each survey on its own, and what the comparison rests on",
                numbers({"Figure", before_, after_, "Both times"}),
                {},
                "",
                {}};
    const auto row = [&](const char* what, std::uint64_t from, std::uint64_t to, std::uint64_t joint) {
        table.rows.push_back({what, count_words(from), count_words(to), count_words(joint)});
    };
    row("People on the list", c_.before.roster, c_.after.roster, c_.stayers.size());
    if (!shown_.waves_shown) {
        table.rows.push_back({"Pairs answered", "suppressed", "suppressed", count_words(c_.ties.pairs())});
        table.rows.push_back({"Pairs asked about", "suppressed", "suppressed", count_words(c_.pairs_possible)});
        return table;
    }
    row("Pairs asked about", c_.before.pairs_possible, c_.after.pairs_possible, c_.pairs_possible);
    row("Pairs answered", c_.before.pairs_observed, c_.after.pairs_observed, c_.ties.pairs());
    table.rows.push_back(
        {"Links", count_words(c_.before.ties), count_words(c_.after.ties),
         fmt::format("{} before, {} after", count_words(c_.ties.before()), count_words(c_.ties.after()))});
    table.rows.push_back({"Share of answered pairs that are linked",
                          share_words(c_.before.ties, c_.before.pairs_observed),
                          share_words(c_.after.ties, c_.after.pairs_observed),
                          fmt::format("{} before, {} after", share_words(c_.ties.before(), c_.ties.pairs()),
                                      share_words(c_.ties.after(), c_.ties.pairs()))});
    return table;
}

}  // namespace crosstie::io
