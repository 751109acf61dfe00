#include "io/answers/change/survey_path.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/answers/change/case.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

std::string SurveyStep::share_words() const { return told() ? io::share_words(links, pairs) : "not shown"; }

std::vector<SurveyStep> survey_path(const Case& of) {
    const Study& study = of.study;
    const survey::Comparison& c = of.comparison;
    const bool is_public = !shows_people(of.edition);
    std::vector<SurveyStep> path;
    for (std::size_t wave = 0; wave < study.waves.size(); ++wave) {
        const bool compared = wave == c.options.from || wave == c.options.to;
        SurveyStep step{study.waves[wave].label.empty() ? study.waves[wave].key : study.waves[wave].label,
                        study.waves[wave].date};
        survey::ComparisonOptions alone = c.options;
        alone.from = alone.to = wave;
        alone.by.clear();
        alone.draws = 0;
        const survey::WaveFigures& figures = wave == c.options.from ? c.before
                                             : wave == c.options.to ? c.after
                                                                    : of.other(alone, of.edition).comparison.before;
        step.roster = figures.roster, step.answered = figures.answered;
        step.links = figures.ties, step.pairs = figures.pairs_observed;
        step.closed = is_public && (figures.answered < study.min_group || (compared && !of.shown().waves_shown));
        path.push_back(std::move(step));
    }
    return path;
}

Table survey_path_table(const Case& of) {
    Table table{"survey_path",
                "Every survey by its own answers",
                {{"Survey"},
                 {"", "Date", Kind::date},
                 {"", "Answered", Kind::of},
                 {"", "Links", Kind::count},
                 {"", "Pairs answered", Kind::count},
                 {"", "Share of pairs linked", Kind::share}},
                {},
                "",
                {}};
    const std::vector<SurveyStep> path = survey_path(of);
    for (const SurveyStep& step : path) {
        table.rows.push_back({step.name, step.date.empty() ? Cell(Undefined{Why::not_stated}) : Cell(step.date),
                              Share{step.answered, step.roster}, Cell(step.links).closed_where(step.closed), step.pairs,
                              Cell(Share{step.links, step.pairs}).closed_where(step.closed)});
    }
    if (std::ranges::all_of(path, [](const SurveyStep& step) { return step.date.empty(); })) {
        table.columns.erase(table.columns.begin() + 1);
        for (Row& row : table.rows) row.erase(row.begin() + 1);
    }
    return table;
}

std::string survey_path_sentence(const Case& of) {
    const std::vector<SurveyStep> path = survey_path(of);
    const auto [first, last] = std::minmax(of.comparison.options.from, of.comparison.options.to);
    std::string between;
    std::size_t told = 0;
    for (std::size_t wave = first + 1; wave < last; ++wave) {
        if (!path[wave].told()) continue;
        between += fmt::format("{}{} at \u201c{}\u201d",
                               told == 0          ? ""
                               : wave + 1 == last ? " and "
                                                  : ", ",
                               path[wave].share_words(), path[wave].name);
        ++told;
    }
    if (told == 0) return {};
    return fmt::format("In between, the share of answered pairs that were linked was {}.", between);
}

}  // namespace crosstie::io
