// The way back: a study folder with study.json and its tables, for whoever goes on from another program's file.
#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "io/read/formats/writers.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/json_string.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

std::string file_word(const std::string& key, std::size_t number) {
    const bool plain =
        key.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == std::string::npos;
    return plain ? key : std::to_string(number + 1);
}

std::string actors_csv(const Study& study) {
    bool streams = false, stays = false;
    for (const Actor& actor : study.actors) {
        streams = streams || !actor.work_streams.empty();
        stays = stays || actor.joined > 0 || actor.left != Actor::npos;
    }
    std::string out = "id,label";
    for (const std::string& name : study.attributes.names()) out += "," + csv_cell(name);
    out += std::string(streams ? ",work_streams" : "") + (stays ? ",joined,left" : "") + "\n";
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        const Actor& actor = study.actors[i];
        out += csv_cell(actor.id) + "," + csv_cell(actor.label);
        for (const std::string& name : study.attributes.names())
            out += "," + csv_cell((*study.attributes.find(name))[i]);
        if (streams) out += "," + csv_cell(joined(actor.work_streams, ";"));
        if (stays) {
            out += "," + (actor.joined > 0 ? csv_cell(study.waves[actor.joined].key) : std::string()) + ",";
            out += actor.left != Actor::npos ? csv_cell(study.waves[actor.left].key) : std::string();
        }
        out += '\n';
    }
    return out;
}

struct Beside {
    std::string answers, missing;
    std::size_t not_asked = 0;
};

Beside beside_of(const Study& study, std::size_t wave) {
    Beside beside;
    bool stated = false;
    for (std::size_t r = 0; r < study.relations.size(); ++r) {
        const Answers& answers = study.answers[r][wave];
        stated = stated || answers.answered_stated;
        const std::string& key = study.relations[r].key;
        for (ActorId i = 0; i < study.actor_count(); ++i) {
            if (!study.actors[i].on_roster(wave)) continue;
            const bool answered = answers.observed.complete() || answers.observed.row_observed(i);
            stated = stated || !answered;
            beside.answers += csv_cell(study.actors[i].id) + (answered ? ",yes," : ",no,") + csv_cell(key) + "\n";
            for (ActorId j = 0; j < study.actor_count() && !answers.observed.complete() && answered; ++j) {
                if (i == j) continue;
                const CellState state = answers.observed.state(i, j);
                beside.not_asked += state == CellState::not_asked ? 1U : 0U;
                if (state == CellState::skipped)
                    beside.missing +=
                        csv_cell(study.actors[i].id) + "," + csv_cell(study.actors[j].id) + "," + csv_cell(key) + "\n";
            }
        }
    }
    if (!stated) beside.answers.clear();
    return beside;
}

}  // namespace

Written write_study_folder(const Study& study) {
    Written written;
    std::string out = "{\n  \"crosstie_study\": 1,\n  \"actors\": \"actors.csv\",\n";
    if (!study.title.empty()) out += "  \"title\": " + json_string(study.title) + ",\n";
    if (!study.source.empty()) out += "  \"source\": " + json_string(study.source) + ",\n";
    if (!study.by.attribute.empty()) {
        out += "  \"by\": {\"attribute\": " + json_string(study.by.attribute) +
               ", \"singular\": " + json_string(study.by.singular) + ", \"plural\": " + json_string(study.by.plural) +
               "},\n";
    }
    out += "  \"waves\": [";
    const bool valued_ties = valued(study);
    for (std::size_t w = 0; w < study.waves.size(); ++w) {
        const Wave& wave = study.waves[w];
        const std::string word = file_word(wave.key, w);
        std::string ties = std::string("source,target") + (valued_ties ? ",strength" : "") + ",relation\n";
        for (std::size_t r = 0; r < study.relations.size(); ++r) {
            for (const Tie& tie : study.answers[r][w].ties) {
                ties += csv_cell(study.actors[tie.from].id) + "," + csv_cell(study.actors[tie.to].id) +
                        (valued_ties ? "," + number_text(tie.strength) : "") + "," + csv_cell(study.relations[r].key) +
                        "\n";
            }
        }
        written.files["ties_" + word + ".csv"] = std::move(ties);
        out += (w > 0 ? ",\n    {" : "\n    {") + std::string("\"key\": ") + json_string(wave.key) +
               ", \"label\": " + json_string(wave.label.empty() ? wave.key : wave.label);
        if (!wave.date.empty()) out += ", \"date\": " + json_string(wave.date);
        out += ", \"ties\": \"ties_" + word + ".csv\"";
        Beside beside = beside_of(study, w);
        if (!beside.answers.empty()) {
            out += ", \"answers\": \"answers_" + word + ".csv\"";
            written.files["answers_" + word + ".csv"] = "actor,answered,relation\n" + beside.answers;
        }
        if (!beside.missing.empty()) {
            out += ", \"missing\": \"missing_" + word + ".csv\"";
            written.files["missing_" + word + ".csv"] = "source,target,relation\n" + beside.missing;
        }
        if (beside.not_asked > 0)
            written.left_out.push_back(fmt::format("that {} pairs at {} were not asked", beside.not_asked, wave.key));
        out += "}";
    }
    out += "\n  ],\n  \"relations\": [";
    for (std::size_t r = 0; r < study.relations.size(); ++r) {
        const Relation& relation = study.relations[r];
        out += (r > 0 ? ",\n    {" : "\n    {") + std::string("\"key\": ") + json_string(relation.key) +
               ", \"label\": " + json_string(relation.label.empty() ? relation.key : relation.label) +
               ", \"directed\": " + (relation.directed ? "true" : "false") +
               ", \"tie_from\": " + number_text(relation.tie_from) + "}";
    }
    written.files["study.json"] = out + "\n  ]\n}\n";
    written.files["actors.csv"] = actors_csv(study);
    return written;
}

}  // namespace crosstie::io
