// What lies beneath a comparison, of tests: person by person, likeness, what goes with a link, work-streams apart.
#include "io/answers/change/detail_tests.hpp"

#include <fmt/format.h>

#include <cmath>

#include "io/answers/change/detail_part.hpp"
#include "io/answers/change/detail_words.hpp"
#include "io/answers/change/finding_sentences.hpp"
#include "io/answers/change/table_cells.hpp"
#include "io/release/detail_shown.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

/// One regression for machines: its terms, and what it rests on, under a key.
struct Regressed {
    Table terms;
    Record figures;
};

Regressed regressed(const survey::Explanation& explanation, const infer::NetworkRegression& r, const std::string& key,
                    const char* method, const char* statistic) {
    Table terms = detail_table("detail_" + key + ".terms", "Terms of the regression",
                               {{"term", "", Kind::words, "The constant, or what may go with a link"},
                                {"coefficient", "", Kind::decimal, "The others held fixed", 3},
                                {statistic, "", Kind::decimal, "coefficient / its ordinary standard error", 1},
                                {"p_two_sided", "", Kind::p_exact, "Share of draws as far from 0"}});
    terms.shown = Shown::data_only;
    for (std::size_t k = 0; k < r.terms.size(); ++k) {
        terms.rows.push_back({k == 0 ? std::string("constant") : explanation.predictors[k - 1],
                              number_or(r.terms[k].coefficient, Why::not_defined),
                              number_or(r.terms[k].statistic, Why::not_defined),
                              number_or(r.terms[k].p_two_sided, Why::constant)});
    }
    Record figures =
        data_record("", {field(key + ".method", "The regression", method),
                         field(key + ".pairs", "Pairs observed in all of them", r.cells),
                         field(key + ".actors", "People relabelled", r.people),
                         field(key + ".draws", "Draws made", r.draws), field(key + ".seed", "Their seed", r.seed),
                         field(key + ".left_out", "What follows from the others", explanation.left_out)});
    return {std::move(terms), std::move(figures)};
}

/// Why there is no regression.
Undefined no_regression(infer::NoRegression why) {
    return {why == infer::NoRegression::none ? Why::not_defined : why_of(infer::name_of(why))};
}

bool tested(infer::Verdict verdict) {
    return verdict != infer::Verdict::facts_only && verdict != infer::Verdict::no_change;
}

}  // namespace

std::optional<DetailPart> person_by_person(const Case& of) {
    if (!tested(of.comparison.density.verdict)) return std::nullopt;
    const infer::PeopleTests& p = of.comparison.density.people;
    const ComparisonFigures figure(of);
    DetailPart made{"person_by_person", "",
                    detail_table("person_by_person", "The change judged person by person",
                                 {seen("Test", Kind::words), seen("Value", Kind::decimal), seen("p", Kind::p_exact)})};
    if (of.shown().balance) {
        const auto [more, fewer, level] = *of.shown().balance;
        made.sentence = fmt::format("{} people name more colleagues than before, {} fewer, {} as many.",
                                    count_words(more), count_words(fewer), count_words(level));
        made.table.rows.push_back({"People who name more, fewer, as many",
                                   fmt::format("{}, {}, {}", count_words(more), count_words(fewer), count_words(level)),
                                   "not tested"});
    }
    made.table.rows.push_back(
        {"Sign flip of each person's change", "not applicable", figure("density.people.sign_flip_p")});
    made.table.rows.push_back({"Signed rank (Wilcoxon), sum of ranks of who gained",
                               number_or(p.signed_rank, Why::no_change), figure("density.people.signed_rank_p")});
    made.table.rows.push_back({"Pairs as if independent (McNemar), z",
                               figure("density.people.mcnemar_z").shown_as(decimal_words(p.mcnemar_z, 2)),
                               figure("density.people.mcnemar_p")});
    made.table.note = fmt::format(
        "Two-sided. Sign flip: {} draws, seed {}. Companions of the intervals, which decide: the first two do not "
        "count who is named, and McNemar's p is far too small where people differ.",
        count_words(p.sign_flip_draws), of.comparison.options.seed);
    return made;
}

std::optional<DetailPart> likeness(const Case& of) {
    std::string sentence = likeness_sentence(of.comparison, of.shown());
    if (sentence.empty()) return std::nullopt;
    const ComparisonFigures figure(of);
    Table table = detail_table("likeness", "The two surveys beside each other (QAP)",
                               {seen("What", Kind::words),
                                {"", "Correlation", Kind::decimal, "", 2},
                                seen("p, as high or higher", Kind::p),
                                seen("p, as low or lower", Kind::p),
                                seen("Draws", Kind::count)});
    table.rows.push_back({"Links after beside links before", figure("qap.r"), figure("qap.p"), figure("qap.p_at_most"),
                          figure("qap.draws")});
    table.note = fmt::format(
        "Pairs answered both times; people relabelled at the second survey, seed {}. It cannot tell whether there are "
        "more links than before: relabelling leaves their number as it is.",
        of.comparison.options.seed);
    return DetailPart{"likeness", std::move(sentence), std::move(table)};
}

DetailPart explained(const survey::Explanation& explanation) {
    const infer::NetworkRegression &r = explanation.regression, &odds = explanation.logistic;
    if (r.why != infer::NoRegression::none) {
        DetailPart none = nothing_of("explanation", no_regression(r.why));
        none.data.emplace_back(data_record("", {field("explanation_odds", "", no_regression(odds.why))}));
        return none;
    }
    const bool both = odds.why == infer::NoRegression::none;
    Regressed linear = regressed(explanation, r, "explanation", "linear MRQAP, double semi-partialling", "t");
    linear.figures.fields.push_back(
        field("explanation.r_squared", "Of the first survey's fit", number_or(r.r_squared, Why::not_defined)));
    DetailPart made{"explanation", "",
                    detail_table("detail_explanation", "What goes with a link after (MRQAP)",
                                 {seen("With", Kind::words),
                                  {"", "Coefficient", Kind::decimal, "", 3},
                                  seen("t", Kind::decimal),
                                  seen("p", Kind::p_exact)})};
    std::vector<std::string> with, without;
    for (std::size_t k = 0; k < explanation.predictors.size(); ++k) {
        const infer::RegressionTerm& term = r.terms[k + 1];
        const std::string& name = explanation.predictors[k];
        Row row = linear.terms.rows[k + 1];
        row.front() = capitalised(name);
        made.table.rows.push_back(std::move(row));
        (term.p_two_sided < 0.05 && term.coefficient > 0 ? with : without).push_back(name);
    }
    made.data.emplace_back(std::move(linear.figures));
    made.data.emplace_back(std::move(linear.terms));
    if (both) {
        Regressed logit =
            regressed(explanation, odds, "explanation_odds", "logistic MRQAP, double semi-partialling", "z");
        made.table.columns.insert(
            made.table.columns.end(),
            {{"", "Odds times", Kind::decimal, "", 2}, seen("z", Kind::decimal), seen("p of odds", Kind::p_exact)});
        for (std::size_t k = 0; k < explanation.predictors.size(); ++k) {
            const Row& term = logit.terms.rows[k + 1];
            made.table.rows[k].insert(
                made.table.rows[k].end(),
                {number_or(std::exp(odds.terms[k + 1].coefficient), Why::not_defined), term[2], term[3]});
        }
        logit.figures.fields.push_back(
            field("explanation_odds.deviance", "", number_or(odds.deviance, Why::not_defined)));
        logit.figures.fields.push_back(field("explanation_odds.null_deviance", "Of the constant alone",
                                             number_or(odds.null_deviance, Why::not_defined)));
        made.data.emplace_back(std::move(logit.figures));
        made.data.emplace_back(std::move(logit.terms));
    } else {
        made.data.emplace_back(data_record("", {field("explanation_odds", "", no_regression(odds.why))}));
    }
    made.sentence = with.empty()
                        ? "A link after goes with none of these more than chance would give, the others held fixed."
                        : fmt::format("A link after goes with {} more than chance would give, the others held fixed{}.",
                                      listed(with), without.empty() ? "" : "; not so " + listed(without));
    made.table.note = fmt::format(
        "Each with the others held fixed; double semi-partialling, {} draws{}, seed {}; {} pairs, R² {}. Association, "
        "not cause.",
        count_words(r.draws), both ? fmt::format(" (odds: {})", count_words(odds.draws)) : "", r.seed,
        count_words(r.cells), decimal_words(r.r_squared, 2));
    if (!explanation.left_out.empty()) {
        made.table.note +=
            fmt::format(" Left out, since the others already give it: {}.", listed(explanation.left_out));
    }
    return made;
}

DetailPart stream_against_stream(const Case& of) {
    DetailPart made{
        "streams_against", "",
        detail_table("detail_stream_contrasts", "One work-stream against another",
                     {seen("First, second", Kind::words),
                      {"first", "", Kind::key, "Id of the first work-stream"},
                      {"second", "", Kind::key, "Id of the second"},
                      {"people_first", "", Kind::count, "People of exactly the first"},
                      {"people_second", "", Kind::count, "People of exactly the second"},
                      {"change_first", "First, points", Kind::finer, "Change of the share linked inside it"},
                      {"change_second", "Second, points", Kind::finer, "Change inside the second"},
                      {"difference", "First over second, points", Kind::finer, "First less second"},
                      {"se", "", Kind::percent, "Standard error of it"},
                      {"ci95", "95% interval", Kind::percent, "95% interval of it"},
                      {"verdict", "In words", Kind::words, "How sure the difference is"},
                      {"why", "", Kind::words, "Why no test is made; empty where one is"}})};
    const survey::ChangeDetail& detail = of.detail();
    for (const survey::WorkStreamContrast& one : detail.stream_contrasts) {
        if (!contrast_shown(one, detail, of.shown())) continue;
        const infer::DifferenceOfChanges& d = one.change;
        const WorkStream &first = of.study.work_streams[one.first], &second = of.study.work_streams[one.second];
        const Cell verdict = std::string(infer::name_of(d.verdict));
        const Cell ci95 = interval(d.social_relations.ci95, Why::no_test);
        made.table.rows.push_back(
            {fmt::format("{}, {}", first.label, second.label), first.id, second.id, one.people_first, one.people_second,
             number_or(d.first, Why::not_observed), number_or(d.second, Why::not_observed),
             number_or(d.difference, Why::not_observed), number_or(d.social_relations.se, Why::no_test),
             tested(d.verdict) ? ci95 : ci95.shown_as("not tested"),
             tested(d.verdict) ? verdict : verdict.shown_as(std::string(d.why)), std::string(d.why)});
        if (!tested(d.verdict)) continue;
        made.sentence += fmt::format(
            "{}Inside {} the share linked changed by {} points, inside {} by {}: {}.", made.sentence.empty() ? "" : " ",
            first.label, finer_points_words(d.first), second.label, finer_points_words(d.second),
            d.verdict == infer::Verdict::not_distinguishable ? "no clear difference"
                                                             : fmt::format("a {} difference", name_of(d.verdict)));
    }
    made.table.note =
        "People of exactly one work-stream, so that no two share anybody. Work-streams differ in much else, and of "
        "several such comparisons one may look unusual by chance.";
    return made;
}

DetailPart what_threatens(const Study& study, const Findings& said, const std::vector<DetailPart>& parts) {
    DetailPart made{
        "", "", detail_table("threats", "What may make each finding untrue", {{"Findings"}, {"Threats that apply"}})};
    const auto in_a_row = [](const std::vector<std::string_view>& words) {
        std::string text;
        for (const std::string_view word : words) text += (text.empty() ? "" : "; ") + std::string(word);
        return text;
    };
    const std::vector<std::string_view> all = threat_names(said.threats, ThreatTo::every_finding);
    if (!all.empty()) made.table.rows.push_back({"Every finding", in_a_row(all)});
    std::vector<std::string_view> areas, names;
    for (const Threat& threat : said.threats) {
        if (threat.to == ThreatTo::area_findings) areas.push_back(threat.name);
    }
    for (const Finding& finding : said.each) {
        if (finding.threatened == ThreatTo::area_findings) names.push_back(finding.name);
    }
    for (const DetailPart& one : parts) {
        if (!one.sentence.empty() && one.threatened == ThreatTo::area_findings) names.push_back(one.table.caption);
    }
    if (!areas.empty() && !names.empty()) {
        made.table.rows.push_back({fmt::format("By {} also: {}", study.by.singular, in_a_row(names)), in_a_row(areas)});
    }
    made.table.note = "Each threat stands as a sentence among what this does not show.";
    return made;
}

}  // namespace crosstie::io
