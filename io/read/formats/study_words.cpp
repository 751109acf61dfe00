#include "io/read/formats/study_words.hpp"

#include <algorithm>
#include <cstdint>

#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

template <typename Things>
std::string keys_joined(const Things& things) {
    std::string keys;
    for (const auto& thing : things) keys += (keys.empty() ? "" : ";") + thing.key;
    return keys;
}

bool all_there_always(const Study& study) {
    return std::all_of(study.actors.begin(), study.actors.end(), [&](const Actor& actor) {
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            if (!actor.on_roster(w)) return false;
        }
        return true;
    });
}

// "yes" and "no" by actor; nothing when all of them answered. The first relation speaks for all.
std::vector<std::string> answered_at(const Study& study, std::size_t wave) {
    std::vector<std::string> cells;
    const ObservedPairs& observed = study.answers.front()[wave].observed;
    bool gaps = false;
    for (ActorId actor = 0; actor < study.actor_count(); ++actor) {
        const bool there = study.actors[actor].on_roster(wave);
        const bool answered = there && observed.row_observed(actor);
        gaps = gaps || (there && !answered);
        cells.emplace_back(!there ? "" : answered ? "yes" : "no");
    }
    if (!gaps) cells.clear();
    return cells;
}

}  // namespace

std::vector<NamedColumn> columns_to_write(const Study& study) {
    std::vector<NamedColumn> columns;
    NamedColumn label{"label", {}}, id{"id", {}}, waves{"waves", {}}, streams{"work_streams", {}};
    bool numbered = true, any_stream = false;
    for (const Actor& actor : study.actors) {
        label.cells.push_back(actor.label);
        id.cells.push_back(actor.id);
        const std::string_view number = std::string_view(actor.id).substr(actor.id[0] == 'n' || actor.id[0] == 'N');
        numbered = numbered && number.find_first_not_of("0123456789") == std::string_view::npos;
        std::string there;
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            if (actor.on_roster(w)) there += (there.empty() ? "" : ";") + study.waves[w].key;
        }
        waves.cells.push_back(there);
        streams.cells.push_back(joined(actor.work_streams, ";"));
        any_stream = any_stream || !actor.work_streams.empty();
    }
    columns.push_back(std::move(label));
    if (numbered) columns.push_back(std::move(id));
    for (const std::string& name : study.attributes.names()) columns.push_back({name, *study.attributes.find(name)});
    if (any_stream) columns.push_back(std::move(streams));
    if (!all_there_always(study)) columns.push_back(std::move(waves));
    for (std::size_t w = 0; w < study.waves.size(); ++w) {
        std::vector<std::string> cells = answered_at(study, w);
        if (cells.empty()) continue;
        columns.push_back(
            {study.waves.size() == 1 ? std::string("answered") : "answered_" + study.waves[w].key, std::move(cells)});
    }
    return columns;
}

std::string waves_to_write(const Study& study) {
    return study.waves.size() == 1 && study.waves[0].key == "only" ? std::string() : keys_joined(study.waves);
}

std::string relations_to_write(const Study& study) {
    return study.relations.size() == 1 && study.relations[0].key == "contact" ? std::string()
                                                                              : keys_joined(study.relations);
}

bool valued(const Study& study) {
    for (const auto& by_wave : study.answers) {
        for (const Answers& answers : by_wave) {
            for (const Tie& tie : answers.ties) {
                if (tie.strength != 1.0) return true;
            }
        }
    }
    return false;
}

void each_tie(const Study& study, const std::function<void(const Tie&, bool, const TieWords&)>& take) {
    const bool strengths = valued(study);
    const bool relations = !relations_to_write(study).empty();
    const bool waves = !waves_to_write(study).empty();
    for (std::size_t w = 0; w < study.waves.size(); ++w) {
        for (std::size_t r = 0; r < study.relations.size(); ++r) {
            TieWords words;
            words.relation = r, words.wave = w;
            if (relations) words.relation_key = study.relations[r].key;
            if (waves) words.wave_key = study.waves[w].key;
            for (const Tie& tie : study.answers[r][w].ties) {
                if (strengths) words.strength = number_text(tie.strength);
                take(tie, study.relations[r].directed, words);
            }
        }
    }
}

bool any_directed(const Study& study) {
    return std::any_of(study.relations.begin(), study.relations.end(), [](const Relation& r) { return r.directed; });
}

bool mixed_directions(const Study& study) {
    return any_directed(study) &&
           !std::all_of(study.relations.begin(), study.relations.end(), [](const Relation& r) { return r.directed; });
}

std::string network_name(const Study& study, std::size_t relation, std::size_t wave) {
    const std::string& what = study.relations[relation].key;
    const std::string& when = study.waves[wave].key;
    if (study.relations.size() > 1 && study.waves.size() > 1) return what + "@" + when;
    if (study.waves.size() > 1) return when;
    return study.relations.size() > 1 ? what : std::string();
}

}  // namespace crosstie::io
