#include "io/answers/change/score_paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "graph/base/error.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

// Who rose, stayed and fell. All three are withheld together in the public edition when one is a few: two and the sum
// would give the third.
struct Moves {
    std::array<std::uint64_t, 3> people{};
    std::uint64_t compared = 0;
    bool shown = true;
};

Moves moves_of(const change::Trajectories& paths, const Disclosed& shown) {
    Moves moves{{paths.up, paths.same, paths.down}, paths.compared(), true};
    if (shows_people(shown.edition)) return moves;
    const auto few = [&](std::uint64_t count) { return count > 0 && count < shown.min_group; };
    // By each survey's own answers: who moved by them and not by the pairs answered both times are a few.
    moves.shown = shown.waves_shown && !few(moves.compared) && std::ranges::none_of(moves.people, few);
    return moves;
}

// Counts without decimals.
int digits_of(const change::Trajectories& paths) {
    const auto whole = [](double score) { return std::isnan(score) || score == std::floor(score); };
    return std::ranges::all_of(paths.values, [&](const auto& row) { return std::ranges::all_of(row, whole); }) ? 0 : 3;
}

Record figures(const ScorePaths& paths, const Moves& moves, Edition edition) {
    Record record{"", "", {}, {}, Shown::data_only};
    const auto add = [&](std::string key, std::string meaning, Cell cell) {
        record.fields.emplace_back(Column{std::move(key), "", Kind::exact, std::move(meaning)}, std::move(cell));
    };
    add("measure", "The score, as crosstie list has it", std::string(paths.measure->info.key));
    constexpr std::array names{"rose", "same", "fell"};
    for (std::size_t k = 0; k < names.size(); ++k) {
        add(names[k], "People, from the first survey to the last",
            moves.shown ? Cell(moves.people[k]) : Cell(Withheld{}));
    }
    if (shows_people(edition)) {
        add("median_change", "Of the people with a score at both", number_or(paths.paths.median_change, Why::too_few));
    }
    return record;
}

Table people(const Study& study, const ScorePaths& paths, const Disclosed& shown) {
    const int digits = digits_of(paths.paths);
    Table table{"score_actors",
                "Person by person",
                {{"Id"}, {"id", "Person", Kind::person, "The study's id"}},
                {},
                "A dash: not on the list at that survey, no answer, or no score. Not a ranking: scores of people who "
                "are asked about by others depend on who answered.",
                {}};
    table.shown = Shown::terminal_only;
    table.people = true;
    for (const Wave& wave : study.waves) {
        table.columns.push_back(
            {"waves." + as_level(wave.key), wave.key, Kind::decimal, "The score at this survey", digits});
    }
    table.columns.push_back({"change", "Change", Kind::decimal, "From the first survey to the last", digits});
    const auto told = [](double score) {
        const Cell cell = number_or(score, Why::not_observed);
        return std::isnan(score) ? cell.shown_as("-") : cell;
    };
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        const std::string& id = study.actors[i].id;
        Row row{id, Person{id, person_words(study, i, shown.edition)}};
        for (const double score : paths.paths.values[i]) row.push_back(told(score));
        row.push_back(told(paths.paths.change[i]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

ScorePaths score_paths(const Case& of, std::string_view key) {
    ScorePaths result = survey::score_paths(of.study, of.comparison, key);
    if (result.measure == nullptr) {
        throw Error(fmt::format("'{}' is no score of people in such a network; crosstie list names them", key));
    }
    return result;
}

Section score_paths_section(const Study& study, const ScorePaths& paths, const Disclosed& shown) {
    const measure::MeasureInfo& info = paths.measure->info;
    Section section{"score", fmt::format("Every wave: {}", info.key), {}};
    section.blocks.emplace_back(Paragraph{fmt::format("{} ({}).", info.meaning, info.range)});
    const Moves moves = moves_of(paths.paths, shown);
    section.blocks.emplace_back(Paragraph{
        moves.shown
            ? fmt::format("From the first survey to the last, of {} with a score at both: {} rose, {} stayed, {} "
                          "fell.",
                          people_words(moves.compared), count_words(moves.people[0]), count_words(moves.people[1]),
                          count_words(moves.people[2]))
            : fmt::format("How many rose or fell is not shown: fewer than {} people in one of the groups.",
                          shown.min_group)});
    section.blocks.emplace_back(figures(paths, moves, shown.edition));
    if (shows_people(shown.edition)) section.blocks.emplace_back(people(study, paths, shown));
    return section;
}

}  // namespace crosstie::io
