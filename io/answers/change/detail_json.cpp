#include "io/answers/change/detail_json.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "io/answers/change/detail_tables.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/answers/change/sentences.hpp"
#include "io/release/once_observed.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view suppressed = "suppressed";

class Writer {
 public:
    explicit Writer(const Case& of)
        : of_(of),
          study_(of.study),
          c_(of.comparison),
          d_(of.detail()),
          shown_(of.shown()),
          public_(of.edition == Edition::public_) {}

    Json write() const {
        Json json;
        json["findings"] = findings_of_parts();
        part(json, "treatments", true, treatments_shown(study_, c_, shown_), "", [&] { return treatments(); });
        json["strengths"] = strengths();
        part(json, "dyads", d_.dyads.has_value(), true, "undirected", [&] { return dyads(); });
        json["relations"] = Json::object();
        for (std::size_t k = 0; k < d_.relations.size(); ++k) {
            const bool may_show = turnover_shown(study_, k, c_.options.from, c_.options.to, shown_);
            part(json["relations"], study_.relations[k].key.c_str(), true, may_show, "", [&] {
                Json relation = turnover(d_.relations[k]);
                relation["strengths"] = shift(d_.relation_strengths[k]);
                return relation;
            });
        }
        part(json, "along", d_.along.has_value(), all_waves_shown(study_, c_, shown_), "two_waves",
             [&] { return along(); });
        part(json, "formation", d_.formation.has_value(), shown_.cross_shown, no_areas(), [&] { return formation(); });
        part(json, "people", d_.people.contacts.people > 0,
             !public_ || d_.people.contacts.people >= 2 * shown_.min_group, "no_people", [&] { return people(); });
        part(json, "blocks", d_.blocks.has_value(), !public_, no_areas(), [&] { return blocks(); });
        part(json, "flow", d_.flow.has_value(), !public_, no_areas(), [&] { return flow(); });
        json["work_streams"] = work_streams();
        part(json, "inside_work_streams", d_.inside_work_streams.has_value(), pooled_shown(d_, shown_),
             "one_work_stream", [&] { return pooled(); });
        json["stream_contrasts"] = stream_contrasts();
        const infer::NoRegression why = d_.explanation.regression.why;
        part(json, "explanation", why == infer::NoRegression::none, true, infer::name_of(why),
             [&] { return explanation(); });
        const infer::NoRegression why_odds = d_.explanation.logistic.why;
        part(json, "explanation_odds", why_odds == infer::NoRegression::none, true, infer::name_of(why_odds),
             [&] { return explanation_odds(); });
        return json;
    }

 private:
    std::string_view no_areas() const { return why_no_areas(c_); }

    template <typename Make>
    static void part(Json& json, const char* key, bool there, bool may_show, std::string_view why, const Make& make) {
        if (there && may_show) {
            json[key] = make();
        } else {
            withhold(json, key, there ? suppressed : why);
        }
    }

    static Json change(const change::TreatedChange& c) {
        Json json;
        put(json, "from", c.before, "not_observed");
        put(json, "to", c.after, "not_observed");
        put(json, "difference", c.difference, "not_observed");
        json["pairs"] = {{"from", c.cells_before}, {"to", c.cells_after}};
        return json;
    }

    Json treatments() const {
        const change::Treatments& t = d_.treatments;
        Json json;
        json["pairs"] = t.pairs;
        json["missing"] = {{"from", t.missing_before}, {"to", t.missing_after}};
        json["available_case"] = change(t.available_case);
        json["complete_case"] = change(t.complete_case);
        json["reconstruction"] = change(t.reconstruction);
        json["reconstruction"]["conditions"] = conditions(t.conditions);
        json["imputation"] = change(t.imputation);
        put(json["imputation"], "range", t.imputed_range, "no_draws");
        json["imputation"]["draws"] = t.draws;
        json["imputation"]["seed"] = t.seed;
        json["zero_fill"] = change(t.zero_fill);
        return json;
    }

    static Json conditions(const change::ReconstructionConditions& c) {
        Json json{{"silent_named_alike", c.alike}, {"mutual_by_meaning", c.mutual}, {"reciprocity_high", c.reciprocal}};
        const auto waves = [&](const char* key, const std::array<double, 2>& values, std::string_view why) {
            put(json[key], "from", values[0], why);
            put(json[key], "to", values[1], why);
        };
        waves("named_share_answered", c.named_share_answered, "nobody");
        waves("named_share_silent", c.named_share_silent, "nobody");
        waves("gap", c.gap, "nobody");
        waves("reciprocity", c.reciprocity, "no_ties");
        return json;
    }

    // The sentences of the tables beneath, each with the threats to it.
    Json findings_of_parts() const {
        Json json = Json::array();
        const std::vector<Threat>& all = of_.threats();
        for (const DetailPart& part : detail_parts(of_)) {
            if (part.sentence.empty()) continue;
            json.push_back(
                {{"key", part.table.id}, {"text", part.sentence}, {"threats", threat_keys(all, part.threatened)}});
        }
        return json;
    }

    static Json shift(const change::StrengthShift& s) {
        return {
            {"begun", s.begun}, {"ended", s.ended}, {"stronger", s.stronger}, {"same", s.same}, {"weaker", s.weaker}};
    }

    Json strengths() const {
        Json json = shift(d_.strengths);
        put(json, "sign_test_p", d_.strengths.sign_test(), "no_change");
        part(json, "within", d_.strengths_by_area.has_value(), shown_.cross_shown, no_areas(),
             [&] { return shift(d_.strengths_by_area->within); });
        part(json, "across", d_.strengths_by_area.has_value(), shown_.cross_shown, no_areas(),
             [&] { return shift(d_.strengths_by_area->across); });
        return json;
    }

    Json dyads() const {
        Json json;
        json["order"] = {"null", "asymmetric", "mutual"};
        json["pairs"] = d_.dyads->pairs;
        json["reversed"] = d_.dyads->reversed;
        return json;
    }

    static Json turnover(const change::Turnover& t) {
        Json json;
        json["from"] = t.before();
        json["to"] = t.after();
        json["kept"] = t.kept;
        json["gained"] = t.gained;
        json["lost"] = t.lost;
        json["neither"] = t.neither;
        put(json, "jaccard", t.jaccard(), "no_ties");
        return json;
    }

    Json along() const {
        Json json;
        json["waves"] = Json::array();
        for (const Wave& wave : study_.waves) json["waves"].push_back(wave.key);
        json["between"] = Json::array();
        for (const auto& row : d_.along->between) {
            Json cells = Json::array();
            for (const change::Turnover& t : row) cells.push_back(turnover(t));
            json["between"].push_back(std::move(cells));
        }
        const change::TiePresence& p = d_.along->presence;
        json["presence"] = {
            {"cells", p.cells}, {"never", p.never}, {"ever", p.ever},       {"always", p.always},
            {"came", p.came},   {"went", p.went},   {"passing", p.passing}, {"intermittent", p.intermittent}};
        return json;
    }

    static Json rate(const infer::FormationRate& r) {
        Json json;
        json["formed"] = r.formed;
        json["open"] = r.open;
        put(json, "rate", r.rate, "nothing_to_form");
        put(json, "ci95", r.ci95, "too_few");
        return json;
    }

    Json formation() const {
        const infer::FormationRates& f = *d_.formation;
        const infer::RateContrast& x = f.across_against_within;
        Json json;
        json["across"] = rate(f.across);
        json["within"] = rate(f.within);
        put(json, "difference", x.difference, "nothing_to_form");
        put(json, "difference_ci95", x.difference_ci95, "too_few");
        put(json, "ratio", x.ratio, "rate_within_zero_or_undefined");
        put(json, "ratio_ci95", x.ratio_ci95, "too_few");
        put(json, "p_at_least", x.difference_at_least, "no_draws");
        put(json, "p_at_most", x.difference_at_most, "no_draws");
        json["draws"] = x.draws;
        json["seed"] = c_.options.seed;
        return json;
    }

    Json paired(const infer::PairedChange& p) const {
        Json json;
        json["people"] = p.people;
        put(json, "median_from", p.before[1], "no_people");
        put(json, "median_to", p.after[1], "no_people");
        put(json, "mean_change", p.mean_change, "no_people");
        put(json, "mean_change_ci95", p.mean_change_ci95, "too_few");
        const auto few = [&](std::size_t count) { return public_ && count > 0 && count < shown_.min_group; };
        const bool hide = few(p.rose) || few(p.fell) || few(p.level);
        for (const auto& [key, count] : {std::pair{"rose", p.rose}, {"fell", p.fell}, {"level", p.level}}) {
            if (hide) {
                withhold(json, key, suppressed);
            } else {
                json[key] = count;
            }
        }
        return json;
    }

    Json people() const {
        const infer::EgoChange& e = d_.people;
        Json json;
        const auto add = [&](const char* key, const infer::PairedChange& change, bool there, bool may_show) {
            may_show = may_show && (!public_ || change.people >= 2 * shown_.min_group);
            part(json, key, there && change.people > 0, may_show, there ? "no_people" : no_areas(),
                 [&] { return paired(change); });
        };
        add("contacts", e.contacts, true, true);
        add("areas_reached", e.areas_reached, c_.has_areas, shown_.cross_shown);
        add("share_outside", e.share_outside, c_.has_areas, shown_.cross_shown);
        add("blau", e.blau, c_.has_areas, shown_.cross_shown);
        add("effective_size", e.effective_size, true, true);
        return json;
    }

    Json blocks() const {
        Json json;
        json["labels"] = c_.cross_area.areas.labels;
        json["tested"] = d_.blocks->tested;
        json["draws"] = d_.blocks->draws;
        json["seed"] = d_.blocks->seed;
        json["rows"] = Json::array();
        for (const infer::BlockChange& b : d_.blocks->blocks) {
            Json row;
            row["from_area"] = b.from;
            row["to_area"] = b.to;
            row["pairs"] = b.cells;
            row["ties_from"] = b.ties_before;
            row["ties_to"] = b.ties_after;
            put(row, "change", b.change(), "no_pairs");
            put(row, "p_at_least", b.p_at_least, "no_pairs");
            put(row, "p_at_most", b.p_at_most, "no_pairs");
            put(row, "p_two_sided", b.p_two_sided, "no_pairs");
            put(row, "p_adjusted", b.p_adjusted, "no_pairs");
            json["rows"].push_back(std::move(row));
        }
        return json;
    }

    Json flow() const {
        Json json;
        json["labels"] = d_.flow->labels;
        json["actors"] = d_.flow->actors;
        json["movers"] = Json::array();
        for (const change::GroupMove& move : d_.flow->movers) {
            json["movers"].push_back(
                {{"id", study_.actors[move.actor].id}, {"from_area", move.from}, {"to_area", move.to}});
        }
        return json;
    }

    template <typename Change>
    static void density(Json& json, const Change& d) {
        json["actors"] = d.actors;
        json["pairs"] = d.pairs;
        put(json, "from", d.from, "not_observed");
        put(json, "to", d.to, "not_observed");
        put(json, "difference", d.difference, "not_observed");
        put(json, "se", d.bootstrap.se, "too_few");
        put(json, "ci95", d.bootstrap.ci95, "too_few");
        json["verdict"] = infer::name_of(d.verdict);
    }

    Json work_streams() const {
        Json json = Json::array();
        for (const survey::WorkStreamChange& stream : d_.work_streams) {
            if (public_ && std::min(stream.members.size(), stream.change.actors) < shown_.min_group) continue;
            Json row;
            row["work_stream"] = study_.work_streams[stream.work_stream].id;
            row["label"] = study_.work_streams[stream.work_stream].label;
            row["members"] = stream.members.size();
            density(row, stream.change);
            json.push_back(std::move(row));
        }
        return json;
    }

    Json pooled() const {
        Json json;
        density(json, *d_.inside_work_streams);
        return json;
    }

    Json stream_contrasts() const {
        Json json = Json::array();
        const auto few = [&](std::size_t people) { return public_ && people > 0 && people < shown_.min_group; };
        if (few(d_.in_several_streams)) return json;
        for (const survey::WorkStreamContrast& one : d_.stream_contrasts) {
            if (few(one.people_first) || few(one.people_second)) continue;
            const infer::DifferenceOfChanges& d = one.change;
            Json row;
            row["first"] = study_.work_streams[one.first].id;
            row["second"] = study_.work_streams[one.second].id;
            row["people"] = {one.people_first, one.people_second};
            put(row, "change_first", d.first, "not_observed");
            put(row, "change_second", d.second, "not_observed");
            put(row, "difference", d.difference, "not_observed");
            put(row, "se", d.bootstrap.se, "no_test");
            put(row, "ci95", d.bootstrap.ci95, "no_test");
            row["verdict"] = infer::name_of(d.verdict);
            if (!d.why.empty()) row["why"] = d.why;
            json.push_back(std::move(row));
        }
        return json;
    }

    Json regression(const infer::NetworkRegression& r, const char* method, const char* statistic) const {
        Json json;
        json["method"] = method;
        json["terms"] = Json::array();
        for (std::size_t k = 0; k < r.terms.size(); ++k) {
            Json row;
            row["term"] = k == 0 ? std::string("constant") : d_.explanation.predictors[k - 1];
            put(row, "coefficient", r.terms[k].coefficient, "not_defined");
            put(row, statistic, r.terms[k].statistic, "not_defined");
            put(row, "p_two_sided", r.terms[k].p_two_sided, "constant");
            json["terms"].push_back(std::move(row));
        }
        return json;
    }

    void draws_of(Json& json, const infer::NetworkRegression& r) const {
        json["pairs"] = r.cells;
        json["actors"] = r.people;
        json["draws"] = r.draws;
        json["seed"] = r.seed;
        json["left_out"] = d_.explanation.left_out;
    }

    Json explanation() const {
        const infer::NetworkRegression& r = d_.explanation.regression;
        Json json = regression(r, "linear MRQAP, double semi-partialling", "t");
        put(json, "r_squared", r.r_squared, "not_defined");
        draws_of(json, r);
        return json;
    }

    Json explanation_odds() const {
        const infer::NetworkRegression& r = d_.explanation.logistic;
        Json json = regression(r, "logistic MRQAP, double semi-partialling", "z");
        put(json, "deviance", r.deviance, "not_defined");
        put(json, "null_deviance", r.null_deviance, "not_defined");
        draws_of(json, r);
        return json;
    }

    const Case& of_;
    const Study& study_;
    const survey::Comparison& c_;
    const survey::ChangeDetail& d_;
    const Disclosed& shown_;
    bool public_;
};

}  // namespace

nlohmann::ordered_json detail_json(const Case& of) { return Writer(of).write(); }

}  // namespace crosstie::io
