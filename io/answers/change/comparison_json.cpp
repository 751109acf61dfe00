#include "io/answers/change/comparison_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <cmath>
#include <string_view>

#include "io/answers/change/findings_json.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/answers/change/new_contacts_json.hpp"
#include "io/answers/change/sentences.hpp"
#include "io/answers/change/wording.hpp"
#include "io/release/disclosure.hpp"
#include "io/release/once_observed.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view suppressed = "suppressed";

class Writer {
 public:
    explicit Writer(const Case& of) : of_(of), study_(of.study), c_(of.comparison), shown_(of.shown()) {}

    Json write() const {
        const auto& o = c_.options;
        Json json;
        json["crosstie"] = crosstie_version();
        json["study"] = study_.name;
        json["title"] = study_.title;
        json["source"] = study_.source;
        json["illustrative"] = study_.illustrative;
        json["edition"] = name_of(shown_.edition);
        json["from"] = study_.waves[o.from].key;
        json["to"] = study_.waves[o.to].key;
        json["relation"] = study_.relations[o.relation].key;
        json["direction"] = name_of(c_.direction);
        json["tie_from"] = c_.tie_from;
        json["by"] = o.by.empty() ? Json(nullptr) : Json(o.by);
        if (o.by.empty()) json["by_why"] = "not_asked";
        json["actors"] = c_.stayers.size();
        json["pairs_observed"] = c_.ties.pairs();
        json["pairs_possible"] = c_.pairs_possible;
        json["seed"] = o.seed;
        json["draws"] = o.draws;
        // Notes may quote ids, so the public edition has none.
        json["notes"] = shown_.edition == Edition::public_ ? std::vector<std::string>() : study_.notes.warnings;
        put_findings(json, of_.findings());
        json["ties"] = ties(c_.ties);
        json["density"] = density();
        json["split"] = split();
        json["waves"] = waves();
        if (!c_.has_areas || !shown_.cross_shown) {
            const std::string why(!c_.has_areas ? no_areas() : no_pair_or(suppressed));
            withhold(json, "cross_area", why);
            withhold(json, "areas", why);
        } else {
            json["cross_area"] = cross_area();
            if (shown_.areas_shown) {
                json["areas"] = areas();
            } else {
                withhold(json, "areas", suppressed);
            }
        }
        json["people"] = people();
        json["new_contacts"] =
            shown_.edition == Edition::public_ ? bands_json(shown_) : people_json(study_, c_, shown_.edition);
        json["qap"] = qap();
        json["non_response"] = non_response();
        json["suppressed"] = shown_.notes;
        return json;
    }

 private:
    std::string_view no_areas() const { return why_no_areas(c_); }
    const std::string& from_key() const { return study_.waves[c_.options.from].key; }
    const std::string& to_key() const { return study_.waves[c_.options.to].key; }

    /// Without a pair answered both times every other reason would mislead.
    std::string_view no_pair_or(std::string_view why) const { return shown_.comparable ? why : "not_observed"; }

    Json people() const {
        Json json;
        json["answered_both"] = shown_.gained_any.whole;
        put(json, "gained_any", shown_.gained_any);
        if (c_.has_areas && shown_.cross_shown) {
            put(json, "gained_across", shown_.gained_across);
        } else {
            withhold(json, "gained_across", !c_.has_areas ? no_areas() : no_pair_or(suppressed));
        }
        put(json, "lost_any", shown_.lost_any);
        if (shown_.quartiles) {
            json["quartiles"] = *shown_.quartiles;
        } else {
            withhold(json, "quartiles", shown_.gained_any.whole == 0 ? "no_people" : suppressed);
        }
        return json;
    }

    Json ties(const change::Turnover& t) const {
        Json json;
        json["from"] = t.before();
        json["to"] = t.after();
        json["kept"] = t.kept;
        json["gained"] = t.gained;
        json["lost"] = t.lost;
        json["neither"] = t.neither;
        put(json, "jaccard", t.jaccard(), no_pair_or("no_ties"));
        json["hamming"] = t.hamming();
        return json;
    }

    Json test(const infer::DensityTest& test, std::string_view why) const {
        Json json;
        json["method"] = test.method;
        put(json, "se", test.se, why);
        put(json, "ci95", test.ci95, why);
        return json;
    }

    Json density() const {
        const infer::DensityChange& d = c_.density;
        const bool tested = d.verdict != infer::Verdict::facts_only && d.verdict != infer::Verdict::no_change;
        Json json;
        put(json, "from", d.from, "not_observed");
        put(json, "to", d.to, "not_observed");
        put(json, "difference", d.difference, "not_observed");
        put(json, "se", d.bootstrap.se, no_pair_or("too_few"));
        put(json, "ci95", d.bootstrap.ci95, no_pair_or("too_few"));
        json["method"] = d.bootstrap.method;
        json["verdict"] = infer::name_of(d.verdict);
        if (!d.why.empty()) json["why"] = d.why;
        json["actors"] = d.actors;
        json["pairs"] = d.pairs;
        const std::string_view no_variance = tested ? "negative_variance" : no_pair_or("too_few");
        json["others"] = {test(d.jackknife, no_pair_or("too_few")), test(d.dyadic_robust, no_variance),
                          test(d.social_relations, no_variance)};
        Json& resampled = json["resampled"];
        const std::string_view no_draws = d.resampled.draws == 0 ? "no_draws" : no_pair_or("too_few");
        put(resampled, "se", d.resampled.se, no_draws);
        put(resampled, "ci95", d.resampled.ci95, no_draws);
        resampled["draws"] = d.resampled.draws;
        json["people"] = balance();
        return json;
    }

    /// Person by person: companions of the intervals, McNemar's test never without them.
    Json balance() const {
        const infer::PeopleTests& p = c_.density.people;
        Json json;
        const char* const keys[] = {"gained", "lost", "level"};
        for (std::size_t k = 0; k < 3; ++k) {
            if (shown_.balance) {
                json[keys[k]] = (*shown_.balance)[k];
            } else {
                withhold(json, keys[k], suppressed);
            }
        }
        put(json, "sign_flip_p", p.sign_flip_p, p.sign_flip_draws == 0 ? "no_draws" : "no_people");
        put(json, "signed_rank_p", p.signed_rank_p, "no_change");
        put(json, "mcnemar_z", p.mcnemar_z, "no_change");
        put(json, "mcnemar_p", p.mcnemar_p, "no_change");
        return json;
    }

    Json split() const {
        const change::ChangeSplit& s = c_.split;
        Json json;
        json["stayers"] = s.stayers;
        if (shown_.split_shown) {
            json["joiners"] = s.joiners;
            json["leavers"] = s.leavers;
            json["observation"] = s.observation;
            json["observation_not_answered"] = s.observation_not_answered;
            json["observation_not_asked"] = s.observation_not_asked;
        } else {
            for (const char* key :
                 {"joiners", "leavers", "observation", "observation_not_answered", "observation_not_asked"})
                withhold(json, key, suppressed);
        }
        if (shown_.waves_shown) {
            json["total"] = s.total;
        } else {
            withhold(json, "total", suppressed);
        }
        return json;
    }

    Json wave(const survey::WaveFigures& w, const PeopleCount& without, const PeopleCount& unknown,
              const PeopleCount& nobody) const {
        Json json;
        json["roster"] = w.roster;
        json["answered"] = w.answered;
        if (shown_.waves_shown) {
            json["ties"] = w.ties;
            json["pairs_observed"] = w.pairs_observed;
            json["pairs_possible"] = w.pairs_possible;
            put(json, "density", w.density, "not_observed");
            json["contacts"] = w.contacts;
            put(json, "mean_contacts", w.mean_contacts, "no_people");
        } else {
            for (const char* key :
                 {"ties", "pairs_observed", "pairs_possible", "density", "contacts", "mean_contacts"}) {
                withhold(json, key, suppressed);
            }
        }
        put(json, "without_contact", without);
        put(json, "unknown", unknown);
        put(json, "names_nobody", nobody);
        return json;
    }

    Json waves() const {
        Json json;
        json[from_key()] = wave(c_.before, shown_.without_contact_from, shown_.unknown_from, shown_.names_nobody_from);
        json[to_key()] = wave(c_.after, shown_.without_contact_to, shown_.unknown_to, shown_.names_nobody_to);
        return json;
    }

    static Json contacts(const change::AreaTurnover& t) {
        Json json;
        json["from"] = t.contacts_before;
        json["to"] = t.contacts_after;
        json["gained"] = t.contacts_gained;
        json["kept"] = t.contacts_kept;
        json["lost"] = t.contacts_lost;
        json["pairs"] = t.contact_pairs;
        return json;
    }

    Json cross_area() const {
        const change::CrossArea& x = c_.cross_area;
        Json json;
        json["by"] = c_.options.by;
        json["areas"] = x.areas.group_count();
        json.update(contacts(x.across));
        json["within"] = contacts(x.within);
        json["ties"]["within"] = ties(x.within.ties);
        json["ties"]["across"] = ties(x.across.ties);
        put(json, "rate_across", x.rate_across, "nothing_to_form");
        put(json, "rate_within", x.rate_within, "nothing_to_form");
        put(json, "rate_ratio", x.rate_ratio, "rate_within_zero_or_undefined");
        Json& odds = json["odds_ratio"];
        const OddsRatios ratios = odds_ratios(c_);
        const std::string_view no_odds = std::isfinite(x.odds_ratio.from) ? "no_ties" : "no_pairs";
        put(odds, "from", ratios.from, no_odds);
        put(odds, "to", ratios.to, no_odds);
        put(odds, "change", ratios.to / ratios.from, no_odds);
        const bool drawn = std::isfinite(ratios.from) && std::isfinite(ratios.to);
        put(odds, "ci95", drawn ? c_.odds_ratio_interval.ci95 : std::array{std::nan(""), std::nan("")},
            !drawn                                     ? no_odds
            : c_.density.actors < infer::fewest_actors ? std::string_view("too_few")
                                                       : std::string_view("no_draws"));
        odds["corrected"] = ratios.corrected;
        json["ei"] = ei();
        put(json, "people_with_new_across", shown_.people_with_new_across);
        put(json, "without_area", shown_.without_area);
        put(json, "movers", shown_.movers);
        return json;
    }

    Json ei() const {
        const infer::EiChange& e = c_.ei;
        Json json;
        put(json, "from", e.from, "no_ties");
        put(json, "to", e.to, "no_ties");
        put(json, "expected", e.expected, "no_pairs");
        put(json, "expected_asked", e.expected_asked, "no_pairs");
        put(json["range"], "from", e.range_from, "no_ties");
        put(json["range"], "to", e.range_to, "no_ties");
        Json& p = json["p"];
        const std::string_view no_p = e.draws == 0 ? "no_draws" : "no_ties";
        put(p, "from_at_most", e.from_at_most, no_p);
        put(p, "from_at_least", e.from_at_least, no_p);
        put(p, "to_at_most", e.to_at_most, no_p);
        put(p, "to_at_least", e.to_at_least, no_p);
        put(p, "change_at_most", e.change_at_most, no_p);
        put(p, "change_at_least", e.change_at_least, no_p);
        json["draws"] = e.draws;
        return json;
    }

    Json areas() const {
        const AreaTables& t = shown_.areas;
        Json json;
        json["labels"] = t.labels;
        json["merged"] = t.merged;
        if (shown_.response_by_area) {
            json["roster"] = {{"from", t.roster_from}, {"to", t.roster_to}};
            json["answered"] = {{"from", t.answered_from}, {"to", t.answered_to}};
        } else {
            withhold(json, "roster", suppressed);
            withhold(json, "answered", suppressed);
        }
        json["from"] = t.contacts_from;
        json["to"] = t.contacts_to;
        Json& change = json["change"] = Json::array();
        for (std::size_t row = 0; row < t.labels.size(); ++row) {
            Json cells = Json::array();
            for (std::size_t column = 0; column < t.labels.size(); ++column) {
                cells.push_back(static_cast<std::int64_t>(t.contacts_to[row][column]) -
                                static_cast<std::int64_t>(t.contacts_from[row][column]));
            }
            change.push_back(std::move(cells));
        }
        json["pairs"] = t.area_pairs;
        json["linked"] = {{"from", t.linked_from}, {"to", t.linked_to}};
        Json& first = json["first_links"];
        if (shown_.first_links) {
            first["count"] = *shown_.first_links;
            first["certain"] = shown_.first_links_certain;
        } else {
            withhold(first, "count", suppressed);
            withhold(first, "certain", suppressed);
        }
        if (shown_.edition != Edition::public_) {
            Json& which = first["which"] = Json::array();
            for (const change::FirstLink& link : c_.cross_area.first_links) {
                which.push_back({{"areas", {t.labels[t.shown_as[link.first]], t.labels[t.shown_as[link.second]]}},
                                 {"certain", link.certain}});
            }
        }
        return json;
    }

    Json qap() const {
        Json json;
        const auto constant = [&](std::uint64_t ties) { return ties == 0 || ties == c_.ties.pairs(); };
        const bool any = constant(c_.ties.before()) || constant(c_.ties.after());
        const std::string_view no_r = no_pair_or(any ? "constant_network" : "too_many_actors");
        const std::string_view no_p = std::isfinite(c_.qap.r) ? "no_draws" : no_r;
        put(json, "r", c_.qap.r, no_r);
        put(json, "p", c_.qap.p_at_least, no_p);
        put(json, "p_at_most", c_.qap.p_at_most, no_p);
        json["draws"] = c_.qap.draws;
        return json;
    }

    Json non_response() const {
        const change::NonResponse& n = c_.non_response;
        Json json;
        const auto wave = [](const survey::WaveFigures& w) {
            return Json{{"roster", w.roster}, {"answered", w.answered}};
        };
        json["by_wave"] = {{from_key(), wave(c_.before)}, {to_key(), wave(c_.after)}};
        if (c_.has_areas && shown_.areas_shown && shown_.response_by_area) {
            const AreaTables& t = shown_.areas;
            Json& rows = json["by_area"] = Json::array();
            for (std::size_t row = 0; row < t.labels.size(); ++row) {
                rows.push_back({{"area", t.labels[row]},
                                {"from", {{"roster", t.roster_from[row]}, {"answered", t.answered_from[row]}}},
                                {"to", {{"roster", t.roster_to[row]}, {"answered", t.answered_to[row]}}}});
            }
        } else {
            withhold(json, "by_area", c_.has_areas ? suppressed : no_areas());
        }
        json["pairs"] = n.pairs;
        json["missing"] = {{"from", n.missing_from}, {"to", n.missing_to}};
        const bool may_show = bounds_shown(study_, c_, shown_);
        if (may_show) {
            put(json, "bounds", std::array<double, 2>{n.change_low, n.change_high}, "no_pairs");
        } else {
            withhold(json, "bounds", suppressed);
            withhold(json, "tipping_point", suppressed);
        }
        if (!may_show) return json;
        if (n.has_tipping_point) {
            Json& tipping = json["tipping_point"];
            put(tipping, "ties", n.tipping_ties, "not_observed");
            put(tipping, "empty_share", n.tipping_empty_share, "not_observed");
            put(tipping, "answered_empty_share", n.answered_empty_share, "not_observed");
        } else {
            withhold(json, "tipping_point", "nothing_missing");
        }
        return json;
    }

    const Case& of_;
    const Study& study_;
    const survey::Comparison& c_;
    const Disclosed& shown_;
};

}  // namespace

nlohmann::ordered_json comparison_json(const Case& of) { return Writer(of).write(); }

const char* crosstie_version() { return CROSSTIE_VERSION; }

}  // namespace crosstie::io
