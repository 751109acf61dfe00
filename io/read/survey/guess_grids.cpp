// Guesses which columns are a grid: a column a colleague, the answer in the cell.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "io/read/survey/guesser.hpp"

namespace crosstie::io::survey {

void Guesser::guess_grids() {
    struct Group {
        std::vector<std::size_t> columns;
        std::size_t known = 0;
        Vocabulary answers;
    };
    std::vector<std::pair<std::pair<std::string, std::size_t>, Group>> groups;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const Head& one = layout_.heads[c];
        if (taken_[c] || one.item.empty() || is_given_by_tool(layout_.dialect, head(c))) continue;
        const std::pair<std::string, std::size_t> key{one.stem, one.again};
        auto place = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == key; });
        if (place == groups.end()) place = groups.insert(groups.end(), {key, {}});
        Group& group = place->second;
        group.columns.push_back(c);
        if (!names_.knows(one.item)) continue;
        ++group.known;
        add_answers(group.answers, c);
    }
    const bool any_roster = !names_.roster().file.empty();
    for (auto& [key, group] : groups) {
        const bool question = !key.first.empty();
        if (!any_roster) {
            for (const std::size_t c : group.columns) {
                if (question || group.columns.size() >= 3) add_answers(group.answers, c);
            }
        }
        const bool enough = any_roster ? group.known >= 2 || (group.known == 1 && group.columns.size() == 1)
                                       : group.columns.size() >= (question ? 2U : 3U);
        if (!enough || group.answers.too_many()) continue;
        std::vector<std::size_t> members;
        for (const std::size_t c : group.columns) {
            if (belongs(c, question, any_roster, group.answers)) members.push_back(c);
        }
        if (members.size() < 2 && !any_roster) continue;
        RelationMapping& relation = add_relation(key.first, Shape::grid);
        for (const std::size_t c : members) add_answers(group.answers, c);
        bool ticks_only = !group.answers.words().empty();
        for (const std::string& word : group.answers.words()) ticks_only = ticks_only && is_tick(word);
        // A form that shows only "tick those you know" has no other way to say no.
        relation.blank_means = ticks_only ? Blank::no : Blank::undecided;
        for (const std::size_t c : members) {
            relation.columns.push_back({layout_.heads[c].header, layout_.heads[c].item});
            taken_[c] = true;
        }
    }
}

// A ticked option is exported as its own words: the same as a tick.
void Guesser::add_answers(Vocabulary& answers, std::size_t c) const {
    for (const std::string& word : columns_[c].answers.words())
        answers.add(folded(word) == folded(layout_.heads[c].item) ? std::string_view("x") : std::string_view(word));
}

// Without a question in the header, a column nobody knows is taken for one of the grid when it reads like a name and
// has an answer in common with the grid: a person then decides who is meant.
bool Guesser::belongs(std::size_t c, bool question, bool any_roster, const Vocabulary& answers) const {
    const Head& one = layout_.heads[c];
    if (is_word(one.item, {"other(pleasespecify)", "other", "text"}) || one.header.ends_with("_TEXT") ||
        contains(one.header, "_DO"))
        return false;
    if (question || (any_roster && names_.knows(one.item))) return true;
    if (columns_[c].filled == 0 || !reads_like_a_name(one.item)) return false;
    const auto& known = answers.words();
    const auto seen = [&](const std::string& word) {
        return std::any_of(known.begin(), known.end(),
                           [&](const std::string& other) { return folded(other) == folded(word); });
    };
    const auto& words = columns_[c].answers.words();
    return std::any_of(words.begin(), words.end(), seen);
}

bool Guesser::reads_like_a_name(const std::string& item) {
    constexpr std::ptrdiff_t most_blanks = 4;
    return item.find('?') == std::string::npos && std::count(item.begin(), item.end(), ' ') <= most_blanks;
}

}  // namespace crosstie::io::survey
