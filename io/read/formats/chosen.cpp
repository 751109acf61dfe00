#include "io/read/formats/chosen.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace crosstie::io {

namespace {

ObservedPairs among(const ObservedPairs& observed, const std::vector<ActorId>& kept) {
    const auto n = static_cast<ActorId>(kept.size());
    if (observed.complete()) return ObservedPairs::all(n);
    std::vector<CellState> rows(n, CellState::answered);
    std::vector<CellException> cells;
    for (ActorId i = 0; i < n; ++i) {
        if (!observed.row_observed(kept[i])) rows[i] = CellState::no_response;
        for (ActorId j = 0; j < n; ++j) {
            const CellState state = i == j ? rows[i] : observed.state(kept[i], kept[j]);
            if (state != rows[i]) cells.push_back({i, j, state});
        }
    }
    return ObservedPairs::with_gaps(std::move(rows), std::vector<std::uint8_t>(n, 0), std::move(cells));
}

}  // namespace

Study one_wave(const Study& study, std::size_t wave) {
    Study out;
    out.name = study.name, out.title = study.title, out.source = study.source;
    out.by = study.by, out.kind = study.kind;
    out.waves = {study.waves[wave]};
    out.relations = study.relations;
    std::vector<ActorId> kept, place(study.actors.size(), 0);
    for (ActorId actor = 0; actor < study.actor_count(); ++actor) {
        if (!study.actors[actor].on_roster(wave)) continue;
        place[actor] = static_cast<ActorId>(kept.size());
        kept.push_back(actor);
        Actor& there = out.actors.emplace_back();
        there.id = study.actors[actor].id;
        there.label = study.actors[actor].label;
        there.work_streams = study.actors[actor].streams(wave);
    }
    out.attributes = Attributes(out.actor_count());
    for (const std::string& column : study.attributes.names()) {
        const std::string name = column.substr(0, column.find('@'));
        const std::vector<std::string>* const cells = study.attributes.find(name, study.waves[wave].key);
        if (cells == nullptr || out.attributes.has(name)) continue;
        std::vector<std::string> own;
        for (const ActorId actor : kept) own.push_back((*cells)[actor]);
        out.attributes.set(name, std::move(own));
    }
    for (const std::vector<Answers>& by_wave : study.answers) {
        Answers answers;
        answers.answered_stated = by_wave[wave].answered_stated;
        answers.observed = among(by_wave[wave].observed, kept);
        for (const Tie& tie : by_wave[wave].ties)
            answers.ties.push_back({place[tie.from], place[tie.to], tie.strength});
        out.answers.push_back({std::move(answers)});
    }
    return out;
}

Study one_relation(Study study, std::size_t relation) {
    study.relations = {study.relations[relation]};
    study.answers = {std::move(study.answers[relation])};
    return study;
}

}  // namespace crosstie::io
