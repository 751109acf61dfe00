#include "io/answers/change/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/infer/density_change.hpp"
#include "graph/survey/area_totals.hpp"
#include "io/answers/change/case.hpp"
#include "io/answers/change/statistical_power_output.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t most_for_power = 500, most_pairs_named = 3;
constexpr std::uint64_t pairs_for_hundred = 100;  // below it nothing is said of "every 100"

class Speaker {
 public:
    explicit Speaker(const Case& of)
        : study_(of.study), c_(of.comparison), shown_(of.shown()), many_(of.study.by.plural), of_(of) {}

    Findings speak() {
        said_.threats = of_.threats();
        for (const Threat& threat : said_.threats) said_.limits.push_back(threat.text);
        said_.headline = headline();
        found("density", "How many links", density());
        if (shown_.comparable && shown_.cross_shown && across().contacts_before + within().contacts_before > 0) {
            found("contacts", "Contacts across and within", contacts(), ThreatTo::area_findings);
        }
        if (shown_.cross_shown && shown_.areas.area_pairs > 1)
            found("area_pairs", "Pairs of areas in contact", area_pairs(), ThreatTo::area_findings);
        if (shown_.comparable && shown_.without_contact_from.told)
            found("without_contact", "People without a contact", without_contact());
        answered();
        return std::move(said_);
    }

 private:
    const change::Turnover& ties() const { return c_.ties; }
    const change::AreaTurnover& across() const { return c_.cross_area.across; }
    const change::AreaTurnover& within() const { return c_.cross_area.within; }

    void found(std::string_view key, std::string_view name, std::string text,
               ThreatTo threatened = ThreatTo::every_finding) {
        if (text.empty()) return;
        said_.found.push_back(text);
        said_.each.push_back({key, name, std::move(text), threatened});
    }

    std::string headline() const {
        const std::uint64_t links = ties().before(), pairs = ties().pairs();
        if (pairs == 0) return "Nobody answered, so nothing can be said of who works with whom.";
        if (links == 0) return fmt::format("No link was reported among {}.", people_words(c_.before.roster));
        const std::string among = "among " + people_words(c_.before.roster);
        const char* const seen = c_.before.answered < c_.before.roster ? " by the answers there are" : "";
        if (pairs < pairs_for_hundred) {
            return fmt::format("{} of the {} {} {}{}.", count_words(links),
                               counted(pairs, "possible link", "possible links"), among,
                               links == 1 ? "exists" : "exist", seen);
        }
        const double share = c_.before.density;
        const std::string of_hundred = hundredths_words(share, share >= 0.02 ? 0 : share >= 0.001 ? 1 : 2);
        return fmt::format("Of every 100 possible links {}, {} {}{}.", among, of_hundred,
                           of_hundred == "1" ? "exists" : "exist", seen);
    }

    std::string density() const {
        const std::uint64_t links = ties().before(), pairs = ties().pairs();
        if (pairs == 0 || links == 0) return headline();
        std::string text = fmt::format("Of the {} that {} answered, {} {}.", counted(pairs, "pair", "pairs"),
                                       pairs == 1 ? "was" : "were", counted_share_words(links, pairs),
                                       links == 1 ? "is a link" : "are links");
        if (c_.before.roster < infer::fewest_actors || std::isnan(c_.before.mean_contacts)) return text;
        const double mean = std::round(c_.before.mean_contacts);
        std::string each =
            fmt::format("each person has about {} {}", amount_words(mean), mean == 1 ? "contact" : "contacts");
        if (c_.direction == Direction::directed) {
            // Links have a direction and contacts have none, so that neither count gives the other.
            each += ", named by either side";
            if (shown_.waves_shown) {
                each = fmt::format("{} {} of people: {}", links == 1 ? "it joins" : "they join",
                                   counted(c_.before.contacts, "pair", "pairs"), each);
            }
        }
        if (c_.before.answered < c_.before.roster)
            each += ", estimated as if people who did not answer were like those who did";
        return text + ' ' + capitalised(each) + '.';
    }

    std::string contacts() const {
        const std::uint64_t out = across().contacts_before, in = within().contacts_before;
        std::string text = fmt::format("{} across {} and {} within them.", counted(out, "contact is", "contacts are"),
                                       many_, count_words(in));
        const std::uint64_t pairs = across().contact_pairs + within().contact_pairs;
        if (out + in < cases_for_percent || pairs < cases_for_percent) return text + together();
        text += fmt::format(" So {} of contacts are across {}; if people were linked regardless of {}, {} would be.",
                            share_words(out, out + in), many_, study_.by.singular,
                            share_words(across().contact_pairs, pairs));
        return text + together();
    }

    /// Contacts across that no picture or row by area counts, so that its sum is not taken for all of them.
    std::string together() const {
        const AreaTables& t = shown_.areas;
        if (!shown_.areas_shown || t.merged == 0) return {};
        const std::uint64_t between = survey::pairs_of_areas(t.contacts_from).contacts;
        const std::uint64_t others = across().contacts_before - between;
        if (others == 0) return {};
        return fmt::format(
            " The figures by {} hold {} of those across: the other {} {} two of the {} {} shown together.",
            study_.by.singular, count_words(between), count_words(others), others == 1 ? "joins" : "join", t.merged,
            many_);
    }

    std::string area_pairs() const {
        const AreaTables& t = shown_.areas;
        const bool merged = t.merged > 0;
        std::string text = fmt::format(
            "{} of {} pairs of {} {} a contact.", t.linked_from == 0 ? "None" : count_words(t.linked_from),
            count_words(t.area_pairs), merged ? fmt::format("{}, small ones taken together,", many_) : many_,
            t.linked_from == 1 ? "has" : "have");
        if (!shown_.areas_shown || merged) return text;
        std::vector<std::string> without;
        for (std::size_t a = 0; a < t.labels.size(); ++a) {
            for (std::size_t b = a + 1; b < t.labels.size(); ++b) {
                if (t.contacts_from[a][b] == 0) without.push_back(t.labels[a] + " with " + t.labels[b]);
            }
        }
        if (without.empty() || without.size() > most_pairs_named) return text;
        text += " Without one:";
        for (const std::string& pair : without) text += (&pair == &without.front() ? " " : "; ") + pair;
        return text + '.';
    }

    std::string without_contact() const {
        const PeopleCount& without = shown_.without_contact_from;
        if (without.whole == 0) return {};
        const bool none = without.value == 0U;
        const char* const whom = survey::answers_on_record(study_, c_) ? "who answered" : "on the list";
        std::string text = none ? fmt::format("Everybody {} has a contact.", whom)
                                : fmt::format("{} people {} have no contact at all.", people_of_words(without), whom);
        if (without.value == 1U) text = fmt::format("1 of {} people {} has no contact at all.", without.whole, whom);
        return capitalised(text);
    }

    void answered() {
        std::string text =
            survey::answers_on_record(study_, c_)
                ? fmt::format("{} of {} {} answered.", count_words(c_.before.answered), count_words(c_.before.roster),
                              c_.before.roster == 1 ? "person" : "people")
                : fmt::format(
                      "No file says who answered. All {} on the list are taken to have answered; where somebody "
                      "did not, their silence is read as no link.",
                      people_words(c_.before.roster));
        if (shown_.comparable)
            text += fmt::format(" The findings rest on the {} of {} that {} answered.", count_words(ties().pairs()),
                                counted(c_.pairs_possible, "pair", "pairs"), ties().pairs() == 1 ? "was" : "were");
        said_.answered.push_back(text);
        std::string all;
        for (const std::string& sentence : said_.answered) all += (all.empty() ? "" : " ") + sentence;
        said_.each.push_back({"answered", "Who answered", std::move(all)});
    }

    const Study& study_;
    const survey::Comparison& c_;
    const Disclosed& shown_;
    const std::string& many_;
    const Case& of_;
    Findings said_;
};

}  // namespace

Findings baseline_findings(const Case& of) { return Speaker(of).speak(); }

std::vector<Threat> baseline_threats(const Case& of) {
    const survey::Comparison& c = of.comparison;
    const Disclosed& shown = of.shown();
    std::vector<Threat> list;
    if (of.study.illustrative) {
        list.push_back({"illustrative", "illustrative data",
                        "The data are illustrative. Nothing here is evidence about any real person, body or "
                        "programme."});
    }
    list.push_back({"one_survey", "one survey only",
                    "One survey shows how things stand. It does not show that anything changed, or why it is so."});
    list.push_back({"reported", "links as reported",
                    "Links are what people reported. Two people may see the same work differently."});
    if (c.before.answered < c.before.roster) {
        list.push_back({"silence", "people who did not answer",
                        "People who do not answer often have fewer links, so the figures may overstate."});
    }
    if (auto uneven = uneven_answers(of, false)) list.push_back(*std::move(uneven));
    if (!c.options.by.empty() && !c.has_areas) {
        list.push_back({"one_area", "no areas to compare",
                        fmt::format("There is no part by {}: the people are not of two known {} or more.",
                                    of.study.by.singular, of.study.by.plural),
                        ThreatTo::area_findings});
    }
    if (shown.cross_shown && !c.cross_area.without_area.empty()) {
        list.push_back({"no_area", "people of no known area",
                        fmt::format("People of no known {} are left out of every figure by {}.", of.study.by.singular,
                                    of.study.by.singular),
                        ThreatTo::area_findings});
    }
    return list;
}

Table baseline_response(const Case& of) {
    const survey::Comparison& c = of.comparison;
    const Disclosed& shown = of.shown();
    Table table{"response",
                "People who answered, of those asked",
                {{shown.response_by_area ? capitalised(of.study.by.singular) : "Group"}, {"", "Answered", Kind::of}},
                {},
                "",
                {}};
    if (shown.response_by_area) {
        const AreaTables& t = shown.areas;
        std::uint64_t roster = c.before.roster, answered = c.before.answered;
        for (std::size_t row = 0; row < t.labels.size(); ++row) {
            table.rows.push_back({t.labels[row], Share{t.answered_from[row], t.roster_from[row]}});
            roster -= t.roster_from[row], answered -= t.answered_from[row];
        }
        if (roster > 0)
            table.rows.push_back({fmt::format("No known {}", of.study.by.singular), Share{answered, roster}});
    }
    table.rows.push_back({"Everybody", Share{c.before.answered, c.before.roster}});
    return table;
}

Table baseline_areas(const Case& of) {
    const Disclosed& shown = of.shown();
    const AreaTables& t = shown.areas;
    const std::string& many = of.study.by.plural;
    Table table{"areas",
                fmt::format("Contacts, {} by {}", of.study.by.singular, of.study.by.singular),
                {{capitalised(of.study.by.singular)},
                 {"", "People", Kind::count},
                 {"", "Contacts within", Kind::count},
                 {"", fmt::format("With other {}", many), Kind::count}},
                {},
                "",
                {}};
    if (!shown.areas_shown || t.labels.size() < 2) return table;
    const auto totals = survey::area_totals(t.contacts_from);
    const bool told = t.labels.size() > 2;  // of two, each reaches the other or neither does
    if (told) table.columns.push_back({"", fmt::format("Other {} reached", many), Kind::of});
    std::uint64_t within = of.comparison.cross_area.within.contacts_before;
    for (std::size_t a = 0; a < t.labels.size(); ++a) {
        std::uint64_t reached = 0;
        for (std::size_t b = 0; b < t.labels.size(); ++b) reached += a != b && t.contacts_from[a][b] > 0 ? 1U : 0U;
        // What areas put together have among themselves is partly within and partly across: each of them within is what
        // the other rows leave of the total beside the table.
        const bool together = t.merged > 0 && a + 1 == t.labels.size();
        if (!together) within -= totals[a].within;
        table.rows.push_back({t.labels[a], t.roster_from[a], together ? within : totals[a].within, totals[a].across});
        if (told) table.rows.back().push_back(Share{reached, t.labels.size() - 1});
        if (together && totals[a].within > within) {
            table.note =
                fmt::format("Another {} two of the {} {} of the last row.",
                            counted(totals[a].within - within, "contact joins", "contacts join"), t.merged, many);
        }
    }
    return table;
}

std::vector<std::string> baseline_power(const Case& of) {
    const survey::Comparison& c = of.comparison;
    if (c.before.roster < infer::fewest_actors || c.before.roster > most_for_power) return {};
    if (!(c.before.density > 0) || !(c.before.density < 0.9) || !of.shown().waves_shown) return {};
    StatisticalPowerRequest request;
    request.relation = c.options.relation;
    request.tie_from = c.tie_from;
    request.by = c.options.by;
    const StatisticalPowerReport report = statistical_power_report(of.study, request);
    const infer::StatisticalPower& power = report.power;
    const bool clear = std::isfinite(power.smallest_clear);
    const double least = clear ? power.smallest_clear : power.smallest_clear_or_likely;
    if (!std::isfinite(least)) {
        return {
            "With so few people a second survey could show a change as a fact, but hardly one that is more than "
            "chance."};
    }
    return {
        fmt::format("If as many people answer a second survey, a rise of {} percentage points in the share of pairs "
                    "that are linked would be called {} in 8 of 10 such surveys. A smaller rise may go unseen.",
                    hundredths_words(least, 1), clear ? "clear" : "likely"),
        fmt::format("This assumes that {} of links end by then and that who does not answer is a matter of chance.",
                    percent_words(report.plan.churn))};
}

Record baseline_record(const Case& of) {
    const survey::Comparison& c = of.comparison;
    const Disclosed& shown = of.shown();
    Record record{"baseline", "Where the group starts", {}, {}, Shown::data_only};
    const auto add = [&](std::string key, std::string meaning, Cell cell) {
        record.fields.emplace_back(Column{std::move(key), "", Kind::exact, std::move(meaning)}, std::move(cell));
    };
    add("relation", "The question's key", of.study.relations[c.options.relation].key);
    add("wave", "The survey's key", of.study.waves[c.options.from].key);
    add("roster", "People on the list", c.before.roster);
    add("answered", "Of these, with at least one own answer", c.before.answered);
    add("links", "Links among the pairs answered", c.ties.before());
    add("pairs_observed", "Pairs answered", c.ties.pairs());
    add("pairs_possible", "Pairs asked about", c.pairs_possible);
    add("density", "Links / pairs answered", number_or(c.before.density, Why::not_observed));
    add("mean_contacts", "Contacts a person, as if those not answering were like the rest",
        shown.complete_from ? Cell(number_or(c.before.mean_contacts, Why::not_observed)) : Cell(Withheld{}));
    const auto area = [&](const Cell& cell) {
        return c.has_areas ? cell.closed_where(!shown.cross_shown) : Cell(Undefined{Why::no_areas});
    };
    add("contacts.across", "Contacts between areas", area(c.cross_area.across.contacts_before));
    add("contacts.within", "Contacts within areas", area(c.cross_area.within.contacts_before));
    add("contact_pairs.across", "Pairs of people of different areas that were answered",
        area(c.cross_area.across.contact_pairs));
    add("contact_pairs.within", "Pairs of people of one area that were answered",
        area(c.cross_area.within.contact_pairs));
    add("area_pairs", "Pairs of areas", area(shown.areas.area_pairs));
    add("area_pairs_linked", "Pairs of areas with a contact", area(shown.areas.linked_from));
    add("without_contact", "People who answered and have no contact", people_cell(shown.without_contact_from));
    return record;
}

}  // namespace crosstie::io
