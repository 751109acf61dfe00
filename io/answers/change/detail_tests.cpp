// What lies beneath a comparison, of tests: person by person, likeness, what goes with a link, work-streams apart.
#include "io/answers/change/detail_tests.hpp"

#include <fmt/format.h>

#include <cmath>

#include "io/answers/change/detail_part.hpp"
#include "io/answers/change/detail_words.hpp"
#include "io/answers/change/finding_sentences.hpp"
#include "io/answers/change/table_cells.hpp"
#include "io/answers/change/wording.hpp"
#include "io/release/detail_shown.hpp"
#include "io/release/work_streams_shown.hpp"
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

/// A term of the regression in a sentence: "a link before", "the same borough".
std::string term_words(const std::string& name) {
    return name.starts_with("same ") ? "the " + name : name.starts_with("each ") ? name : "a " + name;
}

/// What a link after goes with, beyond chance, each set beside the others where there are others.
std::string explained_words(const Words& with, const Words& against, const Words& without) {
    const std::string held =
        with.size() + against.size() + without.size() > 1 ? ". Each is taken with the others held fixed." : ".";
    std::string text;
    const auto say = [&](const char* how, const Words& names) {
        if (names.empty()) return;
        text += text.empty() ? fmt::format("Beyond chance, a link after is {} with {}", how, listed(names))
                             : fmt::format("; {} with {}", how, listed(names));
    };
    say("more likely", with);
    say("less likely", against);
    if (text.empty())
        return fmt::format("A link after does not go with {} by more than chance{}", listed(without), held);
    if (!without.empty()) text += fmt::format("; no difference can be told for {}", listed(without));
    return text + held;
}

bool tested(infer::Verdict verdict) {
    return verdict != infer::Verdict::facts_only && verdict != infer::Verdict::no_change;
}

std::string difference_words(infer::Verdict verdict) {
    return verdict == infer::Verdict::not_distinguishable ? "no clear difference"
                                                          : fmt::format("{} difference", name_of(verdict));
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
        const bool by_name = told_by_name(of.study, of.comparison);
        made.sentence = fmt::format("{} {} {} than before, {} fewer, {} as many.", people_words(more),
                                    by_name     ? more == 1 ? "names" : "name"
                                    : more == 1 ? "has"
                                                : "have",
                                    by_name ? "more others" : "more contacts", count_words(fewer), count_words(level));
        made.table.rows.push_back(
            {by_name ? "People who name more, fewer, as many" : "People who have more contacts, fewer, as many",
             fmt::format("{}, {}, {}", count_words(more), count_words(fewer), count_words(level)), "not tested"});
    }
    made.table.rows.push_back(
        {"Sign flip of each person's change", "not applicable", figure("density.people.sign_flip_p")});
    made.table.rows.push_back({"Signed rank (Wilcoxon), sum of the ranks of those who gained",
                               number_or(p.signed_rank, Why::no_change), figure("density.people.signed_rank_p")});
    made.table.rows.push_back({"Pairs as if independent (McNemar), z",
                               figure("density.people.mcnemar_z").shown_as(decimal_words(p.mcnemar_z, 2)),
                               figure("density.people.mcnemar_p")});
    made.table.note = fmt::format(
        "Two-sided. Sign flip: {} draws, seed {}. The intervals decide, not these: the sign flip and the signed rank "
        "leave "
        "out who is named, and McNemar's p is far too small where people differ.",
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
    Words with, against, without;
    for (std::size_t k = 0; k < explanation.predictors.size(); ++k) {
        const infer::RegressionTerm& term = r.terms[k + 1];
        const std::string& name = explanation.predictors[k];
        Row row = linear.terms.rows[k + 1];
        row.front() = capitalised(name);
        made.table.rows.push_back(std::move(row));
        const bool told = term.p_two_sided < 0.05;
        (!told ? without : term.coefficient > 0 ? with : against).push_back(term_words(name));
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
    made.sentence = explained_words(with, against, without);
    made.table.note =
        fmt::format("{}ouble semi-partialling, {} draws{}, seed {}; {} pairs, R² {}. Association, not cause.",
                    explanation.predictors.size() > 1 ? "Each with the others held fixed; d" : "D",
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
                      {"difference", "First less second, points", Kind::finer, "First less second"},
                      {"se", "", Kind::percent, "Standard error of it"},
                      {"ci95", "95% interval", Kind::percent, "95% interval of it"},
                      {"verdict", "In words", Kind::words, "How sure the difference is"},
                      {"why", "", Kind::words, "Why no test is made; empty where one is"}})};
    const survey::ChangeDetail& detail = of.detail();
    const ShownStreams streams = shown_streams(of.networks(), of.comparison, of.shown());
    for (const survey::WorkStreamContrast& one : detail.stream_contrasts) {
        if (few(detail.in_several_streams, of.shown()) || !streams.shows_of_one(one.first) ||
            !streams.shows_of_one(one.second))
            continue;
        const infer::DifferenceOfChanges& d = one.change;
        const WorkStream &first = of.study.work_streams[one.first], &second = of.study.work_streams[one.second];
        const Cell verdict = std::string(infer::name_of(d.verdict));
        const Cell ci95 = interval(d.social_relations.ci95, Why::no_test);
        made.table.rows.push_back(
            {fmt::format("{}, {}", first.label, second.label), first.id, second.id, one.people_first, one.people_second,
             number_or(d.first, Why::not_observed), number_or(d.second, Why::not_observed),
             number_or(d.difference, Why::not_observed), number_or(d.social_relations.se, Why::no_test),
             tested(d.verdict) ? ci95 : ci95.shown_as("not tested"),
             verdict.shown_as(tested(d.verdict) ? difference_words(d.verdict) : std::string(d.why)),
             std::string(d.why)});
        if (!tested(d.verdict)) continue;
        made.sentence +=
            fmt::format("{}nside {} the share linked changed by {} points, inside {} by {}: {}.",
                        made.sentence.empty() ? "Counting people of one work-stream only, i" : " I", first.label,
                        finer_points_words(d.first), second.label, finer_points_words(d.second),
                        (d.verdict == infer::Verdict::not_distinguishable ? "" : "a ") + difference_words(d.verdict));
    }
    made.table.note =
        "People of exactly one work-stream, so that no two share anybody; so the changes are not those of the table "
        "of each work-stream. Work-streams differ in much else, and of several such comparisons one may look unusual "
        "by "
        "chance.";
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
    made.table.note = "The paper tells each in a sentence, under \u201cWhat this does not show\u201d.";
    return made;
}

}  // namespace crosstie::io
