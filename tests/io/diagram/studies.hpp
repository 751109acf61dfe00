#pragma once
// Studies made by hand or by a seeded draw, for the tests of pictures.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "tests/support/told.hpp"

namespace crosstie::test {

/// Six people in two boroughs; ties as drawings: "AB BA CD".
inline Study hand_study(const std::vector<std::string>& areas, std::string_view before, std::string_view after) {
    Study study;
    study.name = study.title = "By hand";
    study.source = "made by hand";
    study.by = {"area", "borough", "boroughs"};
    for (std::size_t i = 0; i < areas.size(); ++i) {
        Actor actor;
        actor.id = std::string(1, static_cast<char>('A' + i));
        actor.label = "Lead " + actor.id + ", " + areas[i];
        study.actors.push_back(std::move(actor));
    }
    study.attributes = Attributes(study.actor_count());
    study.attributes.set("area", areas);
    study.waves = {{"before", "Before", "2017-03"}, {"after", "After", "2018-03"}};
    study.relations.push_back({"contact", "working contact", "", true, 1.0, {}, {}, {}});
    study.answers.resize(1);
    for (const std::string_view drawing : {before, after}) {
        Answers answers;
        answers.observed = ObservedPairs::all(study.actor_count());
        answers.answered_stated = true;
        for (std::size_t at = 0; at + 1 < drawing.size(); at += 3) {
            answers.ties.push_back(
                {static_cast<ActorId>(drawing[at] - 'A'), static_cast<ActorId>(drawing[at + 1] - 'A'), 1.0});
        }
        study.answers[0].push_back(std::move(answers));
    }
    return study;
}

/// The same draws everywhere: splitmix64.
struct Draws {
    std::uint64_t state;
    std::uint64_t next() {
        std::uint64_t z = (state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t most) { return static_cast<std::size_t>(next() % most); }
    bool chance(double p) { return static_cast<double>(next() >> 11) < p * 9007199254740992.0; }
};

/// A partnership of `people` in `areas` boroughs of uneven size: dense within, sparse between, more between after.
inline Study drawn_study(std::size_t people, std::size_t areas, std::uint64_t seed, bool gaps = true) {
    static const std::vector<std::string> boroughs{"Alderbrook", "Brentmoor",   "Calderwick and Stow", "Dunmere",
                                                   "Eastholt",   "Fernleigh",   "Gorsefield",          "Hartsmere",
                                                   "Inglewick",  "Jesmond Vale"};
    static const std::vector<std::string> kinds{"NHS trust",        "Primary care",  "Council",
                                                "Voluntary sector", "Public health", "Patient and carer"};
    static const std::vector<std::string> roles{
        "Consultant diabetologist", "Commissioner", "Social work lead", "PCN lead", "Transformation lead, medicines",
        "Hospice medical director"};
    Draws draws{seed};
    Study study;
    study.name = "drawn";
    study.title = "A drawn partnership";
    study.source = "drawn at random";
    study.illustrative = true;
    study.by = {"area", "borough", "boroughs"};
    study.kind = "sector";
    std::vector<std::string> area, sector;
    std::vector<std::size_t> where;
    for (std::size_t i = 0; i < people; ++i) {
        const std::size_t a = i < areas ? i : std::min(draws.below(areas), draws.below(areas + 2)) % areas;
        where.push_back(a);
        area.push_back(a < boroughs.size() ? boroughs[a] : "Borough " + std::to_string(a + 1));
        sector.push_back(kinds[draws.below(kinds.size())]);
        Actor actor;
        actor.id = "P" + std::to_string(i + 1);
        actor.label = roles[draws.below(roles.size())] + ", " + area.back();
        study.actors.push_back(std::move(actor));
    }
    study.attributes = Attributes(study.actor_count());
    study.attributes.set("area", area);
    study.attributes.set("sector", sector);
    study.waves = {{"before", "Before", "2023-09"}, {"after", "After", "2024-09"}};
    study.relations.push_back({"contact", "working contact", "", true, 1.0, {}, {}, {}});
    study.answers.resize(1);
    const double per_area = static_cast<double>(people) / static_cast<double>(areas);
    const double within = std::min(0.3, 1.6 / per_area), across = 0.45 / static_cast<double>(people);
    std::vector<CellState> rows[2];
    std::vector<Tie> ties[2];
    for (std::size_t wave = 0; wave < 2; ++wave) {
        rows[wave].assign(people, CellState::answered);
        if (gaps && people > 20) rows[wave][3 + 7 * wave] = CellState::no_response;
    }
    for (ActorId i = 0; i < people; ++i) {
        for (ActorId j = 0; j < people; ++j) {
            if (i == j) continue;
            const bool same = where[i] == where[j];
            const bool was = draws.chance(same ? within : across);
            const bool is = was ? draws.chance(0.82) : draws.chance(same ? within * 0.18 : across * 2.2);
            if (was && rows[0][i] == CellState::answered) ties[0].push_back({i, j, 1.0});
            if (is && rows[1][i] == CellState::answered) ties[1].push_back({i, j, 1.0});
        }
    }
    std::vector<std::uint8_t> absent[2];
    for (std::size_t wave = 0; wave < 2; ++wave) absent[wave].assign(people, 0);
    if (gaps && people > 20) {
        study.actors[5].joined = 1, absent[0][5] = 1;
        study.actors[8].left = 1, absent[1][8] = 1;
    }
    for (std::size_t wave = 0; wave < 2; ++wave) {
        std::erase_if(ties[wave],
                      [&](const Tie& tie) { return absent[wave][tie.from] != 0 || absent[wave][tie.to] != 0; });
        Answers answers;
        answers.ties = std::move(ties[wave]);
        answers.observed = ObservedPairs::with_gaps(rows[wave], absent[wave], {});
        answers.answered_stated = true;
        study.answers[0].push_back(std::move(answers));
    }
    return study;
}

inline survey::Comparison compared(const Study& study) {
    survey::ComparisonOptions options;
    options.by = study.by.attribute;
    options.tie_from = study.relations[0].tie_from;
    options.draws = 20;
    return survey::compare(study, options);
}

}  // namespace crosstie::test
