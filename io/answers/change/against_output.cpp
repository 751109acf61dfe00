#include "io/answers/change/against_output.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "graph/base/error.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

std::string change_words(const infer::DensityChange& density) {
    return fmt::format("from {} to {} ({} points)", percent_words(density.from), percent_words(density.to),
                       points_words(density.difference));
}

std::string how_sure(const infer::DifferenceOfChanges& d) {
    switch (d.verdict) {
        case infer::Verdict::clear:
            return "a clear difference";
        case infer::Verdict::likely:
            return "a likely difference";
        case infer::Verdict::not_distinguishable:
            return "no clear difference";
        case infer::Verdict::no_change:
        case infer::Verdict::facts_only:
            break;
    }
    return fmt::format("no test is made: {}", d.why);
}

std::vector<std::string> sentences(const Study& study, const survey::Comparison& comparison, const Beside& beside) {
    const infer::DifferenceOfChanges& d = beside.difference;
    const auto name = [](const Study& one) { return one.title.empty() ? one.name : one.title; };
    std::vector<std::string> said{fmt::format("{}: of pairs answered both times, the share linked went {}. {}: {}.",
                                              name(study), change_words(comparison.density), name(*beside.study),
                                              change_words(beside.comparison.density))};
    if (!std::isfinite(d.difference)) return said;
    std::string interval;
    if (std::isfinite(d.social_relations.ci95[0])) {
        interval = fmt::format("; allowing for how much people differ, {} points",
                               points_range_words(d.social_relations.ci95[0], d.social_relations.ci95[1]));
    }
    said.push_back(
        fmt::format("First less second, the change differs by {} points: {}{}. The two groups may differ in much else, "
                    "so this does not show what made the difference.",
                    points_words(d.difference), how_sure(d), interval));
    return said;
}

Cell interval_of(const infer::DensityTest& test) { return range_or(test.ci95[0], test.ci95[1], Why::no_test); }

/// Figures for machines: what a reader is told of them stands in the sentences.
Record figures(const Beside& beside) {
    const infer::DifferenceOfChanges& d = beside.difference;
    const infer::DensityChange& there = beside.comparison.density;
    Record record{"", "", {}, {}, Shown::data_only};
    const auto add = [&](std::string key, std::string meaning, Cell cell) {
        record.fields.emplace_back(Column{std::move(key), "", Kind::exact, std::move(meaning)}, std::move(cell));
    };
    add("study", "The other study's name", beside.study->name);
    add("title", "Its title", beside.study->title);
    add("from", "Its wave before", beside.study->waves[beside.comparison.options.from].key);
    add("to", "Its wave after", beside.study->waves[beside.comparison.options.to].key);
    add("actors", "People answered about there", there.actors);
    add("pairs", "Pairs answered both times there", there.pairs);
    add("density.from", "Share linked before, there", number_or(there.from, Why::not_observed));
    add("density.to", "Share linked after, there", number_or(there.to, Why::not_observed));
    add("density.difference", "after - before", number_or(there.difference, Why::not_observed));
    add("density.se", "Its standard error", number_or(there.social_relations.se, Why::too_few));
    add("density.verdict", "What is said of it", std::string(infer::name_of(there.verdict)));
    add("difference", "This study's change less the other's", number_or(d.difference, Why::not_observed));
    add("se", "Its standard error", number_or(d.social_relations.se, Why::no_test));
    add("ci95", "Its 95% interval", interval_of(d.social_relations));
    add("method", "How both were worked out", std::string(d.social_relations.method));
    add("by_areas.se", "Its standard error with areas as units", number_or(d.by_areas.se, Why::no_test));
    add("by_areas.ci95", "Its 95% interval with areas as units", interval_of(d.by_areas));
    add("verdict", "What is said of the difference", std::string(infer::name_of(d.verdict)));
    if (!d.why.empty()) add("why", "Why no test is made", std::string(d.why));
    return record;
}

Table other_tests(const infer::DifferenceOfChanges& d) {
    Table table{"against_others",
                "The difference by other tests",
                {{"method", "", Kind::key, "Which test"},
                 {"se", "", Kind::exact, "Standard error of the difference"},
                 {"ci95", "", Kind::exact, "Its 95% interval"}},
                {},
                {},
                {}};
    table.shown = Shown::data_only;
    for (const infer::DensityTest* test : {&d.bootstrap, &d.jackknife, &d.dyadic_robust}) {
        table.rows.push_back({std::string(test->method), number_or(test->se, Why::no_test), interval_of(*test)});
    }
    return table;
}

}  // namespace

Beside beside(const survey::Comparison& comparison, const Study& other, survey::Comparison other_comparison,
              Edition edition) {
    if (comparison.direction != other_comparison.direction) {
        throw Error(fmt::format("the two studies are not read alike: here {}, there {}; give --symmetrise union",
                                name_of(comparison.direction), name_of(other_comparison.direction)));
    }
    static_cast<void>(disclose(other, other_comparison, edition));  // refuses a study of a few people
    Beside result{&other, std::move(other_comparison), {}};
    result.difference = infer::difference_of_changes(comparison.density, result.comparison.density);
    return result;
}

Section beside_section(const Study& study, const survey::Comparison& comparison, const Beside& beside) {
    Section section{"against", "Beside another group", {}};
    for (std::string& sentence : sentences(study, comparison, beside)) {
        section.blocks.emplace_back(Paragraph{std::move(sentence)});
    }
    section.blocks.emplace_back(figures(beside));
    section.blocks.emplace_back(other_tests(beside.difference));
    return section;
}

}  // namespace crosstie::io
