#include "io/answers/change/survey_path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/model/shown_name.hpp"
#include "io/answers/change/case.hpp"
#include "io/release/once_observed.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::uint64_t pairs_for_tenths = 200;

/// Two surveys that differ and would be told by one and the same whole percentage.
bool needs_tenths(const std::vector<SurveyStep>& path) {
    bool alike = false;
    for (const SurveyStep& one : path) {
        if (one.told() && one.pairs < pairs_for_tenths) return false;
        for (const SurveyStep& other : path) {
            alike = alike || (one.told() && other.told() && one.share() != other.share() &&
                              io::share_words(one.links, one.pairs) == io::share_words(other.links, other.pairs));
        }
    }
    return alike;
}

}  // namespace

double SurveyStep::share() const {
    if (!told()) return std::numeric_limits<double>::quiet_NaN();
    const double exact = static_cast<double>(links) / static_cast<double>(pairs);
    return compared ? exact : std::round(100 * exact) / 100;
}

std::string SurveyStep::share_words() const {
    if (!told()) return "not shown";
    return finely ? hundredths_words(share(), 1) + '%' : io::share_words(links, pairs);
}

std::string SurveyStep::answered_words() const {
    return recorded ? fmt::format("{} of {}", count_words(answered), count_words(roster)) : "not recorded";
}

std::vector<SurveyStep> survey_path(const Case& of) {
    const Study& study = of.study;
    const survey::Comparison& c = of.comparison;
    const bool is_public = !shows_people(of.edition);
    std::vector<SurveyStep> path;
    for (std::size_t wave = 0; wave < study.waves.size(); ++wave) {
        const bool compared = wave == c.options.from || wave == c.options.to;
        SurveyStep step{shown_name(study.waves[wave]), study.waves[wave].date};
        survey::ComparisonOptions alone = c.options;
        alone.from = alone.to = wave;
        alone.by.clear();
        alone.draws = 0;
        const survey::WaveFigures& figures = wave == c.options.from ? c.before
                                             : wave == c.options.to ? c.after
                                                                    : of.other(alone, of.edition).comparison.before;
        step.roster = figures.roster, step.answered = figures.answered;
        step.recorded = study.answers[c.options.relation][wave].answered_stated || figures.answered < figures.roster;
        step.links = figures.ties, step.pairs = figures.pairs_observed;
        step.compared = compared || !is_public;
        step.closed = is_public && (figures.answered < study.min_group || !survey_shown(study, c, wave, of.shown()));
        path.push_back(std::move(step));
    }
    const bool finely = needs_tenths(path);
    for (SurveyStep& step : path) step.finely = finely && step.compared;
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
        const Cell share =
            step.compared ? Cell(Share{step.links, step.pairs}).shown_as(step.share_words()) : Cell(step.share_words());
        table.rows.push_back({step.name, step.date.empty() ? Cell(Undefined{Why::not_stated}) : Cell(step.date),
                              step.recorded ? Cell(Share{step.answered, step.roster}) : Cell(step.answered_words()),
                              Cell(step.links).closed_where(step.closed || !step.compared), step.pairs,
                              share.closed_where(step.closed)});
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
