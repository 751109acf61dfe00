#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"

namespace crosstie::test {

/// A partnership made by hand: so many people in each area, ties as told. Ids, labels and roles are words that occur
/// nowhere else, so that a leak of one is found by searching.
class Partnership {
 public:
    explicit Partnership(const std::vector<std::size_t>& people_per_area) {
        static const char* const names[] = {"Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel"};
        std::vector<std::string> areas, roles;
        for (std::size_t area = 0; area < people_per_area.size(); ++area) {
            for (std::size_t k = 0; k < people_per_area[area]; ++k) {
                const std::string number = std::to_string(study_.actors.size() + 1);
                study_.actors.push_back({"zqx" + number, "Zqlabel " + number, {}, 0, Actor::npos});
                areas.emplace_back(names[area]);
                roles.push_back("zqrole " + number);
            }
        }
        const auto n = static_cast<ActorId>(study_.actors.size());
        study_.name = "made_by_hand";
        study_.title = "A partnership made by hand";
        study_.source = "Made up for a test";
        study_.by = {"area", "borough", "boroughs"};
        study_.attributes = Attributes(n);
        study_.attributes.set("area", areas);
        study_.attributes.set("role", roles);
        study_.waves = {{"before", "Before", "2017-03"}, {"after", "After", "2018-03"}};
        study_.relations = {{"contact",
                             "working contact",
                             "How often do you work with this person?",
                             true,
                             1.0,
                             0.0,
                             1.0,
                             {"no", "yes"}}};
        study_.answers.resize(1);
        rows_.assign(2, std::vector<CellState>(n, CellState::answered));
        away_.assign(2, std::vector<std::uint8_t>(n, 0));
        study_.answers[0].resize(2);
        for (Answers& answers : study_.answers[0]) answers.answered_stated = true;
    }

    [[nodiscard]] ActorId people() const { return study_.actor_count(); }
    [[nodiscard]] Study& raw() { return study_; }

    /// `from` names `to` at wave 0 or 1.
    Partnership& tie(std::size_t wave, ActorId from, ActorId to) {
        study_.answers[0][wave].ties.push_back({from, to, 1.0});
        return *this;
    }
    Partnership& both(std::size_t wave, ActorId one, ActorId other) {
        return tie(wave, one, other).tie(wave, other, one);
    }
    Partnership& silent(std::size_t wave, ActorId actor) {
        rows_[wave][actor] = CellState::no_response;
        return *this;
    }
    Partnership& joins(ActorId actor) {
        study_.actors[actor].joined = 1;
        away_[0][actor] = 1;
        return *this;
    }
    Partnership& leaves(ActorId actor) {
        study_.actors[actor].left = 1;
        away_[1][actor] = 1;
        return *this;
    }
    /// Ties at random, each cell with a chance in percent, the same on every platform; `keep` percent of the first
    /// wave's ties last.
    Partnership& fill(unsigned percent_before, unsigned keep, unsigned percent_new, std::uint32_t seed = 7) {
        std::uint32_t state = seed;
        const auto below = [&](unsigned percent) {
            state = state * 1664525U + 1013904223U;
            return (state >> 16U) % 100U < percent;
        };
        for (ActorId i = 0; i < people(); ++i) {
            for (ActorId j = 0; j < people(); ++j) {
                if (i == j) continue;
                const bool before = below(percent_before);
                if (before) tie(0, i, j);
                if (before ? below(keep) : below(percent_new)) tie(1, i, j);
            }
        }
        return *this;
    }

    [[nodiscard]] Study study() const {
        Study made = study_;
        for (std::size_t wave = 0; wave < 2; ++wave) {
            made.answers[0][wave].observed = ObservedPairs::with_gaps(rows_[wave], away_[wave], {});
        }
        return made;
    }

 private:
    Study study_;
    std::vector<std::vector<CellState>> rows_;
    std::vector<std::vector<std::uint8_t>> away_;
};

[[nodiscard]] inline survey::Comparison compared(const Study& study, const std::string& by = "area",
                                                 unsigned threads = 1) {
    survey::ComparisonOptions options;
    options.tie_from = 1;
    options.by = by;
    options.draws = 199;
    options.threads = threads;
    return survey::compare(study, options);
}

}  // namespace crosstie::test
