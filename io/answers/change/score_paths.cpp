#include "io/answers/change/score_paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "graph/base/error.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/render/text_table.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

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
    if (shown.edition != Edition::public_) return moves;
    const auto few = [&](std::uint64_t count) { return count > 0 && count < shown.min_group; };
    moves.shown = !few(moves.compared) && std::ranges::none_of(moves.people, few);
    return moves;
}

std::string score_words(double score, int digits) { return std::isnan(score) ? "-" : decimal_words(score, digits); }

// Counts without decimals.
int digits_of(const change::Trajectories& paths) {
    const auto whole = [](double score) { return std::isnan(score) || score == std::floor(score); };
    return std::ranges::all_of(paths.values, [&](const auto& row) { return std::ranges::all_of(row, whole); }) ? 0 : 3;
}

}  // namespace

ScorePaths score_paths(const Case& of, std::string_view key) {
    ScorePaths result = survey::score_paths(of.study, of.comparison, key);
    if (result.measure == nullptr) {
        throw Error(fmt::format("'{}' is no score of people in such a network; crosstie list names them", key));
    }
    return result;
}

std::string score_paths_text(const Study& study, const ScorePaths& paths, const Disclosed& shown) {
    const measure::MeasureInfo& info = paths.measure->info;
    const std::string heading = fmt::format("Every wave: {}", info.key);
    std::string text = fmt::format("\n{}\n{}\n{}\n", heading, std::string(shown_width(heading), '='),
                                   wrapped(fmt::format("{} ({}).", info.meaning, info.range), 80));
    const Moves moves = moves_of(paths.paths, shown);
    text += wrapped(moves.shown
                        ? fmt::format("From the first survey to the last, of {} with a score at both: {} rose, {} "
                                      "stayed, {} fell.",
                                      people_words(moves.compared), count_words(moves.people[0]),
                                      count_words(moves.people[1]), count_words(moves.people[2]))
                        : fmt::format("How many rose or fell is not shown: fewer than {} people in one of the groups.",
                                      shown.min_group),
                    80);
    if (shown.edition == Edition::public_) return for_terminal(text);
    Table table{"", "", {{"Id", false}, {"Person", false}}, {}, "", {}};
    for (const Wave& wave : study.waves) table.columns.push_back({wave.key, true});
    table.columns.push_back({"Change", true});
    const int digits = digits_of(paths.paths);
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        auto& row = table.rows.emplace_back(Row{study.actors[i].id, person_words(study, i, shown.edition)});
        for (const double score : paths.paths.values[i]) row.push_back(score_words(score, digits));
        row.push_back(score_words(paths.paths.change[i], digits));
    }
    text += '\n' + text_table(table) + '\n' +
            wrapped(
                "A dash: not on the list at that survey, no answer, or no score. Not a ranking: scores of people who "
                "are asked about by others depend on who answered.",
                80);
    return for_terminal(text);
}

nlohmann::ordered_json score_paths_json(const Study& study, const ScorePaths& paths, const Disclosed& shown) {
    nlohmann::ordered_json json;
    json["measure"] = paths.measure->info.key;
    const Moves moves = moves_of(paths.paths, shown);
    constexpr std::array names{"rose", "same", "fell"};
    for (std::size_t k = 0; k < names.size(); ++k) {
        if (moves.shown) {
            json[names[k]] = moves.people[k];
        } else {
            json[names[k]] = nullptr;
            json[std::string(names[k]) + "_why"] = "suppressed";
        }
    }
    if (shown.edition == Edition::public_) return json;
    put(json, "median_change", paths.paths.median_change, "too_few");
    auto& rows = json["actors"] = nlohmann::ordered_json::array();
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        nlohmann::ordered_json row;
        row["id"] = study.actors[i].id;
        for (std::size_t wave = 0; wave < study.waves.size(); ++wave) {
            put(row["waves"], study.waves[wave].key.c_str(), paths.paths.values[i][wave], "not_observed");
        }
        put(row, "change", paths.paths.change[i], "not_observed");
        rows.push_back(std::move(row));
    }
    return json;
}

}  // namespace crosstie::io
