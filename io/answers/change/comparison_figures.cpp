// The figures of a comparison by key: what `compare` and a pack's numbers hold beside their lists.
#include "io/answers/change/comparison_figures.hpp"

#include <fmt/format.h>

#include <cmath>

#include "graph/base/error.hpp"
#include "io/answers/change/case.hpp"
#include "io/answers/change/wording.hpp"
#include "io/release/once_observed.hpp"
#include "io/release/people_count.hpp"

namespace crosstie::io {

namespace {

/// Both ends, or why there are none.
Cell interval(const std::array<double, 2>& ends, Why why) {
    if (!std::isfinite(ends[0]) || !std::isfinite(ends[1])) return Undefined{why};
    return Range{ends[0], ends[1]};
}

class Recorder {
 public:
    explicit Recorder(const Case& of) : of_(of), study_(of.study), c_(of.comparison), shown_(of.shown()) {}

    std::vector<Record> take() {
        ties();
        density();
        split();
        wave("waves." + key_of_wave(c_.options.from), c_.before, shown_.without_contact_from, shown_.unknown_from,
             shown_.names_nobody_from);
        wave("waves." + key_of_wave(c_.options.to), c_.after, shown_.without_contact_to, shown_.unknown_to,
             shown_.names_nobody_to);
        cross_area();
        areas();
        people();
        qap();
        non_response();
        return std::move(records_);
    }

 private:
    std::string key_of_wave(std::size_t wave) const { return as_level(study_.waves[wave].key); }

    void record(std::string id, std::string caption) {
        records_.push_back({std::move(id), std::move(caption), {}, {}, Shown::data_only});
    }
    void put(std::string key, std::string meaning, const Cell& cell) {
        records_.back().fields.push_back({{std::move(key), "", Kind::exact, std::move(meaning)}, cell});
    }
    void number(std::string key, std::string meaning, double value, Why why) {
        put(std::move(key), std::move(meaning), number_or(value, why));
    }
    /// The value as far as it may be shown.
    template <class Value>
    void shown(bool may_show, std::string key, std::string meaning, const Value& value) {
        put(std::move(key), std::move(meaning), may_show ? Cell(value) : Cell(Withheld{}));
    }
    /// A whole object that is not there.
    void none(const std::string& key, const Cell& why) {
        record("", "");
        put(key, "", why);
    }
    /// Without a pair answered both times every other reason would mislead.
    Why no_pair_or(Why why) const { return shown_.comparable ? why : Why::not_observed; }
    Cell not_by_area() const {
        if (!c_.has_areas) return no_areas(of_);
        return shown_.comparable ? Cell(Withheld{}) : Cell(Undefined{Why::not_observed});
    }

    void turnover(const std::string& under, const change::Turnover& t) {
        put(under + "from", "Ties before", t.before());
        put(under + "to", "Ties after", t.after());
        put(under + "kept", "Tie at both", t.kept);
        put(under + "gained", "No tie before, tie after", t.gained);
        put(under + "lost", "Tie before, none after", t.lost);
        put(under + "neither", "No tie at either", t.neither);
        number(under + "jaccard", "kept / (kept + gained + lost)", t.jaccard(), no_pair_or(Why::no_ties));
        put(under + "hamming", "gained + lost", t.hamming());
    }

    void ties() {
        record("ties", "Links on pairs answered both times");
        turnover("", c_.ties);
    }

    void density() {
        const infer::DensityChange& d = c_.density;
        record("density", "The share of pairs linked");
        number("from", "Ties / pairs before", d.from, Why::not_observed);
        number("to", "Ties / pairs after", d.to, Why::not_observed);
        number("difference", "to - from", d.difference, Why::not_observed);
        test(d.social_relations, d.by_areas,
             no_pair_or(d.actors < infer::fewest_actors ? Why::too_few : Why::facts_only));
        put("verdict", "clear, likely, not distinguishable, no change or facts only", std::string(name_of(d.verdict)));
        if (!d.why.empty()) put("why", "Why no test is made", std::string(d.why));
        put("actors", "People with an answer of their own observed both times", d.actors);
        put("pairs", "Pairs observed both times", d.pairs);
        const Why no_draws = d.resampled.draws == 0 ? Why::no_draws : no_pair_or(Why::too_few);
        number("resampled.se", "The same bootstrap by drawing people", d.resampled.se, no_draws);
        put("resampled.ci95", "Shares of draws", interval(d.resampled.ci95, no_draws));
        put("resampled.draws", "Draws made", d.resampled.draws);
        balance();
    }

    /// The two intervals that decide: for people, and with areas as units.
    void test(const infer::DensityTest& people, const infer::AreasTest& areas, Why few, const std::string& under = "") {
        number(under + "se", "Standard error for people, by the method", people.se, few);
        put(under + "ci95", "95% interval for people", interval(people.ci95, few));
        number(under + "df", "Of its t", people.df, few);
        put(under + "method", "Of the interval for people", std::string(people.method));
        const Why none = areas.why == infer::NoAreas::none ? few : why_no_areas(areas.why);
        number(under + "by_areas.se", "Standard error with areas as units", areas.se, none);
        put(under + "by_areas.ci95", "95% interval with areas as units", interval(areas.ci95, none));
        number(under + "by_areas.df", "Of its t: areas less 1", areas.df, none);
        put(under + "by_areas.areas", "Known areas with a pair answered both times", areas.areas);
    }
    static Why why_no_areas(infer::NoAreas why) {
        switch (why) {
            case infer::NoAreas::not_asked:
                return Why::not_asked;
            case infer::NoAreas::too_few:
                return Why::few_areas;
            case infer::NoAreas::too_many:
                return Why::many_areas;
            case infer::NoAreas::none:
            case infer::NoAreas::one_holds_all:
                break;
        }
        return Why::one_area_holds_all;
    }

    /// A change of shares by its own test.
    void judged(const std::string& under, const infer::JudgedChange& change) {
        const Why few = change.pairs == 0                      ? Why::no_pairs
                        : change.actors < infer::fewest_actors ? Why::too_few
                                                               : Why::facts_only;
        number(under + "from", "Share in contact before", change.from, few);
        number(under + "to", "Share in contact after", change.to, few);
        number(under + "difference", "to - from", change.difference, few);
        test(change.for_people, change.by_areas, few, under);
        put(under + "verdict", "clear, likely, not distinguishable, no change or facts only",
            std::string(name_of(change.verdict)));
        if (!change.why.empty()) put(under + "why", "Why no test is made", std::string(change.why));
    }

    /// Person by person: companions of the intervals, McNemar's test never without them.
    void balance() {
        const infer::PeopleTests& p = c_.density.people;
        const std::uint64_t balanced = std::uint64_t{p.gained} + p.lost + p.level;
        const char* const keys[] = {"people.gained", "people.lost", "people.level"};
        const char* const meanings[] = {"People who name more than before", "People who name fewer", "As many"};
        for (std::size_t k = 0; k < 3; ++k) {
            const std::uint64_t people = shown_.balance ? (*shown_.balance)[k] : 0;
            shown(shown_.balance.has_value(), keys[k], meanings[k], Cell(Value(people), Behind{people, balanced}));
        }
        const Why no_flips = p.sign_flip_draws == 0 ? Why::no_draws : Why::no_people;
        number("people.sign_flip_p", "Two-sided: signs of people's changes drawn", p.sign_flip_p, no_flips);
        number("people.signed_rank_p", "Two-sided: ranks of people's changes (Wilcoxon)", p.signed_rank_p,
               Why::no_change);
        number("people.mcnemar_z", "Pairs as if independent", p.mcnemar_z, Why::no_change);
        number("people.mcnemar_p", "Two-sided; far too small where people differ", p.mcnemar_p, Why::no_change);
    }

    void split() {
        const change::ChangeSplit& s = c_.split;
        record("split", "The change in links, part by part");
        put("stayers", "Among people on both lists, pairs answered both times", s.stayers);
        shown(shown_.split_shown, "joiners", "Ties brought by people who joined", s.joiners);
        shown(shown_.split_shown, "leavers", "Ties gone with people who left", s.leavers);
        shown(shown_.split_shown, "observation", "Pairs observed once only: after less before", s.observation);
        shown(shown_.split_shown, "observation_not_answered", "Of it: not answered the other time",
              s.observation_not_answered);
        shown(shown_.split_shown, "observation_not_asked", "Of it: not asked the other time", s.observation_not_asked);
        shown(shown_.waves_shown, "total", "Change in all ties reported", s.total);
    }

    void wave(std::string id, const survey::WaveFigures& w, const PeopleCount& without, const PeopleCount& unknown,
              const PeopleCount& nobody) {
        const bool own = shown_.waves_shown;
        const bool complete = &w == &c_.before ? shown_.complete_from : shown_.complete_to;
        record(std::move(id), "One survey by itself");
        put("roster", "People on the list", w.roster);
        put("answered", "Of these, with an answer observed", w.answered);
        shown(own, "ties", "Ties on observed pairs", w.ties);
        shown(own, "pairs_observed", "Pairs answered", w.pairs_observed);
        shown(own, "pairs_possible", "Pairs asked about", w.pairs_possible);
        shown(own, "density", "ties / pairs_observed", Cell(number_or(w.density, Why::not_observed)));
        shown(own, "contacts", "Pairs of people joined by a report either way", w.contacts);
        shown(own && complete, "mean_contacts",
              "Estimated contacts per person: unanswered pairs are taken to be like the answered",
              Cell(number_or(w.mean_contacts, Why::no_people)));
        put("without_contact", "Answered, no contact at all", people_cell(without));
        put("unknown", "Did not answer, named by nobody", people_cell(unknown));
        put("names_nobody", "Answered, names nobody", people_cell(nobody));
        // Who has no contact names nobody, and others may too.
        const std::size_t last = records_.back().fields.size() - 1;
        if (without.value && nobody.value) records_.back().sums.push_back({{last, 0}, {{last - 2, 0}}, true});
    }

    void contacts(const std::string& under, const change::AreaTurnover& t) {
        put(under + "from", "Contacts before: pairs joined by a report either way", t.contacts_before);
        put(under + "to", "Contacts after", t.contacts_after);
        put(under + "gained", "New contacts", t.contacts_gained);
        put(under + "kept", "Contacts that lasted", t.contacts_kept);
        put(under + "lost", "Contacts lost", t.contacts_lost);
        put(under + "pairs", "Pairs of people with a report observed both times", t.contact_pairs);
    }

    void cross_area() {
        if (!c_.has_areas || !shown_.cross_shown) return none("cross_area", not_by_area());
        const change::CrossArea& x = c_.cross_area;
        record("cross_area", "Across and within areas");
        put("by", "The attribute that areas are", c_.options.by);
        put("areas", "Areas, as the study has them", x.areas.group_count());
        contacts("", x.across);
        contacts("within.", x.within);
        judged("test.", c_.contact_changes.across);
        judged("within.test.", c_.contact_changes.within);
        turnover("ties.within.", x.within.ties);
        turnover("ties.across.", x.across.ties);
        number("rate_across", "Ties formed across, of those missing before", x.rate_across, Why::nothing_to_form);
        number("rate_within", "The same within", x.rate_within, Why::nothing_to_form);
        number("rate_ratio", "rate_across / rate_within", x.rate_ratio, Why::none_within);
        odds();
        ei();
        put("people_with_new_across", "People with a new contact across, by either report",
            people_cell(shown_.people_with_new_across));
        put("without_area", "People of no known area, left out", people_cell(shown_.without_area));
        put("movers", "People whose area differs after", people_cell(shown_.movers));
    }

    void odds() {
        const change::OddsRatioChange ratios = change::odds_ratio_of_ties(c_.cross_area);
        const Why no_odds = std::isfinite(c_.cross_area.odds_ratio.from) ? Why::no_ties : Why::no_pairs;
        number("odds_ratio.from", "Odds of a tie across over odds within, before", ratios.from, no_odds);
        number("odds_ratio.to", "The same after", ratios.to, no_odds);
        number("odds_ratio.change", "to / from", ratios.change(), no_odds);
        const bool drawn = std::isfinite(ratios.from) && std::isfinite(ratios.to);
        const infer::JudgedChange& change = c_.odds_ratio_change;
        const bool facts = change.verdict == infer::Verdict::facts_only;
        const Why no_test = change.actors < infer::fewest_actors ? Why::too_few : Why::facts_only;
        const auto ratio = [&](const std::array<double, 2>& log_ends, Why why) {
            return !drawn  ? Cell(Undefined{no_odds})
                   : facts ? Cell(Undefined{no_test})
                           : interval({std::exp(log_ends[0]), std::exp(log_ends[1])}, why);
        };
        put("odds_ratio.ci95", "95% interval of the change, for people", ratio(change.for_people.ci95, Why::too_few));
        const infer::AreasTest& areas = change.by_areas;
        put("odds_ratio.by_areas.ci95", "95% interval of the change, with areas as units",
            ratio(areas.ci95, areas.why == infer::NoAreas::none ? Why::too_few : why_no_areas(areas.why)));
        put("odds_ratio.by_areas.areas", "Known areas with a pair answered both times", areas.areas);
        put("odds_ratio.verdict", "clear, likely, not distinguishable, no change or facts only",
            std::string(name_of(change.verdict)));
        if (!change.why.empty()) put("odds_ratio.why", "Why no test is made", std::string(change.why));
        put("odds_ratio.resampled.ci95", "95% interval of the change, people drawn anew",
            !drawn  ? Cell(Undefined{no_odds})
            : facts ? Cell(Undefined{no_test})
                    : interval(c_.odds_ratio_interval.ci95, Why::no_draws));
        put("odds_ratio.corrected", "0.5 was added to all four counts of both surveys", ratios.corrected);
    }

    void ei() {
        const infer::EiChange& e = c_.ei;
        number("ei.from", "Contacts across less contacts within, over all, before", e.from, Why::no_ties);
        number("ei.to", "The same after", e.to, Why::no_ties);
        number("ei.expected", "The same if areas played no part", e.expected, Why::no_pairs);
        number("ei.expected_asked", "The same on pairs answered both times", e.expected_asked, Why::no_pairs);
        put("ei.range.from", "Least and most with as many contacts, before", interval(e.range_from, Why::no_ties));
        put("ei.range.to", "The same after", interval(e.range_to, Why::no_ties));
        const Why no_p = e.draws == 0 ? Why::no_draws : Why::no_ties;
        const char* const meaning = "Share of random relabellings of people's areas that reach it";
        number("ei.p.from_at_most", meaning, e.from_at_most, no_p);
        number("ei.p.from_at_least", meaning, e.from_at_least, no_p);
        number("ei.p.to_at_most", meaning, e.to_at_most, no_p);
        number("ei.p.to_at_least", meaning, e.to_at_least, no_p);
        number("ei.p.change_at_most", meaning, e.change_at_most, no_p);
        number("ei.p.change_at_least", meaning, e.change_at_least, no_p);
        put("ei.draws", "Relabellings", e.draws);
    }

    void areas() {
        if (!c_.has_areas || !shown_.cross_shown) return none("areas", not_by_area());
        if (!shown_.areas_shown) return none("areas", Withheld{});
        const AreaTables& t = shown_.areas;
        record("areas", "Areas as they are shown");
        put("labels", "In the order of each and between", t.labels);
        put("merged", "Areas put together under the last label; 0: none", t.merged);
        put("pairs", "Pairs of different areas", t.area_pairs);
        put("linked.from", "Of these, with a contact before", t.linked_from);
        put("linked.to", "With a contact after", t.linked_to);
        const bool first = shown_.first_links.has_value();
        shown(first, "first_links.count", "In contact after, none recorded before", shown_.first_links.value_or(0));
        shown(first, "first_links.certain", "Of these, everybody between the two answered before",
              shown_.first_links_certain);
    }

    void people() {
        record("people", "People by their own answers");
        put("answered_both", "Answered both times", shown_.gained_any.whole);
        put("gained_any", "Gained a contact", people_cell(shown_.gained_any));
        const bool by_area = c_.has_areas && shown_.cross_shown;
        put("gained_across", "Gained a contact in another area",
            by_area ? people_cell(shown_.gained_across) : not_by_area());
        put("lost_any", "Lost a contact", people_cell(shown_.lost_any));
        const char* const meaning = "Of new contacts per person: lower quartile, median, upper quartile";
        if (shown_.quartiles) {
            put("quartiles", meaning, Numbers(shown_.quartiles->begin(), shown_.quartiles->end()));
        } else {
            put("quartiles", meaning,
                shown_.gained_any.whole == 0 ? Cell(Undefined{Why::no_people}) : Cell(Withheld{}));
        }
    }

    void qap() {
        const auto constant = [&](std::uint64_t ties) { return ties == 0 || ties == c_.ties.pairs(); };
        const bool any = constant(c_.ties.before()) || constant(c_.ties.after());
        const Why no_r = no_pair_or(any ? Why::constant_network : Why::too_many_people);
        const Why no_p = std::isfinite(c_.qap.r) ? Why::no_draws : no_r;
        record("qap", "The two surveys beside each other");
        number("r", "Pearson correlation over pairs answered both times", c_.qap.r, no_r);
        number("p", "Share of relabellings as high or higher", c_.qap.p_at_least, no_p);
        number("p_at_most", "As low or lower", c_.qap.p_at_most, no_p);
        put("draws", "Relabellings", c_.qap.draws);
    }

    void non_response() {
        const change::NonResponse& n = c_.non_response;
        record("non_response", "What was not answered");
        for (const auto& [wave, figures] : {std::pair{c_.options.from, &c_.before}, {c_.options.to, &c_.after}}) {
            const std::string under = "by_wave." + key_of_wave(wave) + '.';
            put(under + "roster", "People on the list", figures->roster);
            put(under + "answered", "Of these, with an answer observed", figures->answered);
        }
        if (!c_.has_areas) put("by_area", "", no_areas(of_));
        if (c_.has_areas && !(shown_.areas_shown && shown_.response_by_area)) put("by_area", "", Withheld{});
        put("pairs", "Pairs of people on both lists asked about both times", n.pairs);
        put("missing.from", "Of these unanswered before", n.missing_from);
        put("missing.to", "Unanswered after", n.missing_to);
        if (!bounds_shown(study_, c_, shown_)) {
            put("bounds", "", Withheld{});
            put("tipping_point", "", Withheld{});
            return;
        }
        put("bounds", "Least and largest change, whatever the unanswered pairs hold",
            interval({n.change_low, n.change_high}, Why::no_pairs));
        if (!n.has_tipping_point) {
            put("tipping_point", "", Undefined{Why::nothing_missing});
            return;
        }
        number("tipping_point.ties", "Ties the unanswered must hold to undo the change", n.tipping_ties,
               Why::not_observed);
        number("tipping_point.empty_share", "Share of them that must be empty", n.tipping_empty_share,
               Why::not_observed);
        number("tipping_point.answered_empty_share", "Share empty among those answered", n.answered_empty_share,
               Why::not_observed);
    }

    const Case& of_;
    const Study& study_;
    const survey::Comparison& c_;
    const Disclosed& shown_;
    std::vector<Record> records_;
};

}  // namespace

ComparisonFigures::ComparisonFigures(const Case& of) : records_(Recorder(of).take()) {}

const Cell& ComparisonFigures::operator()(std::string_view key) const {
    for (const Record& record : records_) {
        const std::size_t dot = record.id.size();
        if (record.id.empty() || key.size() <= dot || !key.starts_with(record.id) || key[dot] != '.') continue;
        for (const auto& [column, cell] : record.fields) {
            if (column.key == key.substr(dot + 1)) return cell;
        }
    }
    throw Error(fmt::format("a comparison has no figure '{}'", key));
}

Undefined no_areas(const Case& of) { return {of.comparison.options.by.empty() ? Why::not_asked : Why::one_area}; }

}  // namespace crosstie::io
