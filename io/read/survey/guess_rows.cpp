// Guesses what the columns of rows that name pairs are.
#include <utility>

#include "io/read/survey/guesser.hpp"

namespace crosstie::io::survey {

std::size_t Guesser::first_of(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (!taken_[c] && head(c) == word) {
                taken_[c] = true;
                return c;
            }
        }
    }
    return Layout::none;
}

void Guesser::guess_rows() {
    const bool canvas = layout_.dialect == "network-canvas";
    mapping_.rows.from =
        header_of(canvas ? first_of({"networkcanvascaseid", "caseid", "networkcanvasegouuid"})
                         : first_of({"from", "source", "respondent", "ego", "nominator", "sender", "rater"}));
    mapping_.rows.to = header_of(
        canvas ? first_of({"name", "label", "nickname"})
               : first_of({"to", "target", "partner", "alter", "nominee", "receiver", "named", "ratee", "contact"}));
    mapping_.who = {mapping_.rows.from};
    mapping_.rows.wave = header_of(first_of({"wave", "survey", "round"}));
    mapping_.rows.direction = header_of(first_of({"direction"}));
    const std::size_t type = first_of({"relation", "question", "type"});
    // Gephi's Type says whether a row has a direction; Kumu's says what it is.
    bool says_direction = type != Layout::none;
    for (std::size_t k = 0; type != Layout::none && k < columns_[type].answers.words().size(); ++k)
        says_direction =
            says_direction && is_word(columns_[type].answers.words()[k], {"directed", "undirected", "mutual"});
    bool no_direction = says_direction;
    for (std::size_t k = 0; says_direction && k < columns_[type].answers.words().size(); ++k)
        no_direction = no_direction && !is_word(columns_[type].answers.words()[k], {"directed"});
    (says_direction ? mapping_.rows.direction : mapping_.rows.relation) = header_of(type);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const std::string name = head(c);
        const bool about_row = name == "id" || name == "label" || name == "tags" || name == "description" ||
                               name == "edgeid" || contains(name, "networkcanvas") || name == "nodeid" ||
                               contains(name, "date") || contains(name, "time");
        if (taken_[c] || about_row || is_private(name) || columns_[c].filled == 0) continue;
        RelationMapping trial;
        guess_scale(columns_[c].answers, {}, trial);
        bool scale = !columns_[c].answers.too_many() && !trial.scale.empty();
        for (const ScaleWord& word : trial.scale) scale = scale && word.strength.has_value();
        if (!scale && !is_word(layout_.heads[c].header, {"strength", "weight", "frequency", "howoften"})) continue;
        RelationMapping& relation = add_relation(
            is_word(layout_.heads[c].header, {"strength", "weight"}) ? "" : layout_.heads[c].header, Shape::rows);
        relation.strengths.push_back(layout_.heads[c].header);
        taken_[c] = true;
    }
    if (mapping_.relations.empty()) {
        RelationMapping& relation = add_relation("", Shape::rows);
        relation.blank_means = Blank::no;
    }
    for (RelationMapping& relation : mapping_.relations) relation.directed = relation.directed && !no_direction;
    if (type == Layout::none || says_direction) return;
    // Words about each row are no kinds of link: the column is not read, and so named.
    if (columns_[type].answers.too_many()) {
        mapping_.rows.relation.clear();
        taken_[type] = false;
        return;
    }
    // Several kinds of link in one column: each is a question of its own, and so is each of its strengths.
    const std::vector<RelationMapping> strengths = std::move(mapping_.relations);
    mapping_.relations.clear();
    for (const std::string& kind : columns_[type].answers.words()) {
        for (const RelationMapping& strength : strengths) {
            mapping_.relations.push_back(strength);
            mapping_.relations.back().question = kind;
            if (strengths.size() > 1) mapping_.relations.back().name = kind + '_' + strength.strengths[0];
        }
    }
}

}  // namespace crosstie::io::survey
