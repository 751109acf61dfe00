#include "io/answers/change/detail_tests.hpp"

#include <fmt/format.h>

#include <cmath>

#include "io/answers/change/detail_words.hpp"
#include "io/answers/change/finding_sentences.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

DetailPart part(const char* id, std::string caption, const std::vector<std::string>& heads) {
    DetailPart made;
    made.table.id = id;
    made.table.caption = std::move(caption);
    made.table.columns = columns_of(heads);
    return made;
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t k = 0; k < words.size(); ++k) {
        text += (k == 0 ? "" : k + 1 == words.size() ? " and " : ", ") + words[k];
    }
    return text;
}

}  // namespace

std::optional<DetailPart> person_by_person(const survey::Comparison& comparison, const Disclosed& shown) {
    const infer::DensityChange& d = comparison.density;
    if (d.verdict == infer::Verdict::facts_only || d.verdict == infer::Verdict::no_change) return std::nullopt;
    const infer::PeopleTests& p = d.people;
    DetailPart made = part("person_by_person", "The change judged person by person", {"Test", "Value", "p"});
    if (shown.balance) {
        const auto [more, fewer, level] = *shown.balance;
        made.sentence = fmt::format("{} people name more colleagues than before, {} fewer, {} as many.",
                                    count_words(more), count_words(fewer), count_words(level));
        made.table.rows.push_back({"People who name more, fewer, as many",
                                   fmt::format("{}, {}, {}", count_words(more), count_words(fewer), count_words(level)),
                                   "not tested"});
    }
    made.table.rows.push_back({"Sign flip of each person's change", "not applicable", p_cell(p.sign_flip_p)});
    made.table.rows.push_back({"Signed rank (Wilcoxon), sum of ranks of who gained", decimal_words(p.signed_rank, 1),
                               p_cell(p.signed_rank_p)});
    made.table.rows.push_back(
        {"Pairs as if independent (McNemar), z", decimal_words(p.mcnemar_z, 2), p_cell(p.mcnemar_p)});
    made.table.note = fmt::format(
        "Two-sided. Sign flip: {} draws, seed {}. Companions of the intervals, which decide: the first two do not "
        "count who is named, and McNemar's p is far too small where people differ.",
        count_words(p.sign_flip_draws), comparison.options.seed);
    return made;
}

std::optional<DetailPart> likeness(const survey::Comparison& comparison, const Disclosed& shown) {
    const infer::QapCorrelation& q = comparison.qap;
    std::string sentence = likeness_sentence(comparison, shown);
    if (sentence.empty()) return std::nullopt;
    DetailPart made = part("likeness", "The two surveys beside each other (QAP)",
                           {"What", "Correlation", "p, as high or higher", "p, as low or lower", "Draws"});
    made.sentence = std::move(sentence);
    made.table.rows.push_back({"Links after beside links before", decimal_words(q.r, 2), draws_words(q.p_at_least),
                               draws_words(q.p_at_most), count_words(q.draws)});
    made.table.note = fmt::format(
        "Pairs answered both times; people relabelled at the second survey, seed {}. It cannot tell whether there are "
        "more links than before: relabelling leaves their number as it is.",
        comparison.options.seed);
    return made;
}

std::optional<DetailPart> explained(const survey::Explanation& explanation) {
    const infer::NetworkRegression& r = explanation.regression;
    if (r.why != infer::NoRegression::none) return std::nullopt;
    const infer::NetworkRegression& odds = explanation.logistic;
    const bool both = odds.why == infer::NoRegression::none;
    std::vector<std::string> heads{"With", "Coefficient", "t", "p"};
    if (both) heads.insert(heads.end(), {"Odds times", "z", "p of odds"});
    DetailPart made = part("explanation", "What goes with a link after (MRQAP)", heads);
    std::vector<std::string> with, without;
    for (std::size_t k = 0; k < explanation.predictors.size(); ++k) {
        const infer::RegressionTerm& term = r.terms[k + 1];
        const std::string& name = explanation.predictors[k];
        auto& row = made.table.rows.emplace_back(Row{capitalised(name), decimal_words(term.coefficient, 3),
                                                     decimal_words(term.statistic, 1), p_cell(term.p_two_sided)});
        (term.p_two_sided < 0.05 && term.coefficient > 0 ? with : without).push_back(name);
        if (!both) continue;
        const infer::RegressionTerm& logit = odds.terms[k + 1];
        row.insert(row.end(), {decimal_words(std::exp(logit.coefficient), 2), decimal_words(logit.statistic, 1),
                               p_cell(logit.p_two_sided)});
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

std::optional<DetailPart> stream_against_stream(const Study& study, const survey::ChangeDetail& detail,
                                                const Disclosed& shown) {
    const auto few = [&](std::size_t people) {
        return shown.edition == Edition::public_ && people > 0 && people < shown.min_group;
    };
    // With people of several a few, the figures of all members less these are theirs.
    if (detail.stream_contrasts.empty() || few(detail.in_several_streams)) return std::nullopt;
    DetailPart made =
        part("streams_against", "One work-stream against another",
             {"First, second", "Change, points", "First over second, points", "95% interval", "In words"});
    for (const survey::WorkStreamContrast& one : detail.stream_contrasts) {
        if (few(one.people_first) || few(one.people_second)) continue;
        const infer::DifferenceOfChanges& d = one.change;
        const std::string& first = study.work_streams[one.first].label;
        const std::string& second = study.work_streams[one.second].label;
        const bool tested = d.verdict != infer::Verdict::facts_only && d.verdict != infer::Verdict::no_change;
        made.table.rows.push_back(
            {fmt::format("{}, {}", first, second), fmt::format("{}, {}", points_cell(d.first), points_cell(d.second)),
             points_cell(d.difference), tested ? range_cell(d.bootstrap.ci95, 100, 1) : "not tested",
             tested ? std::string(infer::name_of(d.verdict)) : std::string(d.why)});
        if (!tested) continue;
        made.sentence += fmt::format(
            "{}Inside {} the share linked changed by {} points, inside {} by {}: {}.", made.sentence.empty() ? "" : " ",
            first, points_cell(d.first), second, points_cell(d.second),
            d.verdict == infer::Verdict::not_distinguishable ? "a difference not distinguishable from churn"
                                                             : fmt::format("a {} difference", name_of(d.verdict)));
    }
    if (made.table.rows.empty()) return std::nullopt;
    made.table.note =
        "People of exactly one work-stream, so that no two share anybody. Work-streams differ in much else, and of "
        "several such comparisons one may look unusual by chance.";
    return made;
}

DetailPart what_threatens(const Study& study, const Findings& said, const std::vector<DetailPart>& parts) {
    DetailPart made = part("threats", "What may make each finding untrue", {"Findings", "Threats that apply"});
    made.table.columns[1].kind = Kind::words;
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
