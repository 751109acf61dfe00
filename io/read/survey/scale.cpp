// Puts a question's answers in order, by their numbers or by common words. What it cannot place has no strength, and a
// person has to say.
#include "io/read/survey/scale.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "io/read/survey/layout.hpp"
#include "io/text/nearest.hpp"
#include "io/text/number.hpp"

namespace crosstie::io::survey {

namespace {

// Common answers in order, from none at all to always. Only the order counts; equal ranks cannot be told apart, and then
// a person has to say.
const std::map<std::string, int>& ranks() {
    static const std::map<std::string, int> known{{"never", 0},
                                                  {"notatall", 0},
                                                  {"nocontact", 0},
                                                  {"none", 0},
                                                  {"no", 0},
                                                  {"idonotknowthisperson", 0},
                                                  {"idon'tknowthisperson", 0},
                                                  {"don'tknowthem", 0},
                                                  {"don'tknowthisperson", 0},
                                                  {"nointeraction", 0},
                                                  {"notconnected", 0},
                                                  {"nothing", 0},
                                                  {"stronglydisagree", 5},
                                                  {"lessthanyearly", 10},
                                                  {"lessthanonceayear", 10},
                                                  {"lessoften", 12},
                                                  {"veryrarely", 13},
                                                  {"rarely", 15},
                                                  {"seldom", 16},
                                                  {"verylittle", 17},
                                                  {"alittle", 18},
                                                  {"slightly", 19},
                                                  {"disagree", 20},
                                                  {"yearly", 20},
                                                  {"annually", 20},
                                                  {"onceayear", 20},
                                                  {"atleastyearly", 20},
                                                  {"onceortwiceayear", 21},
                                                  {"onceortwice", 22},
                                                  {"twiceayear", 24},
                                                  {"everysixmonths", 24},
                                                  {"afewtimesayear", 26},
                                                  {"severaltimesayear", 27},
                                                  {"low", 28},
                                                  {"weak", 28},
                                                  {"quarterly", 30},
                                                  {"onceaquarter", 30},
                                                  {"everythreemonths", 30},
                                                  {"lessthanmonthly", 32},
                                                  {"lessthanonceamonth", 32},
                                                  {"occasionally", 34},
                                                  {"neither", 35},
                                                  {"neitheragreenordisagree", 35},
                                                  {"neutral", 35},
                                                  {"sometimes", 36},
                                                  {"somewhat", 37},
                                                  {"medium", 38},
                                                  {"moderate", 38},
                                                  {"moderately", 38},
                                                  {"monthly", 40},
                                                  {"onceamonth", 40},
                                                  {"everymonth", 40},
                                                  {"atleastmonthly", 40},
                                                  {"twiceamonth", 46},
                                                  {"fortnightly", 48},
                                                  {"everytwoweeks", 48},
                                                  {"often", 52},
                                                  {"agree", 55},
                                                  {"frequently", 56},
                                                  {"weekly", 60},
                                                  {"onceaweek", 60},
                                                  {"everyweek", 60},
                                                  {"atleastweekly", 60},
                                                  {"largely", 62},
                                                  {"quitealot", 62},
                                                  {"alot", 63},
                                                  {"high", 64},
                                                  {"strong", 64},
                                                  {"veryoften", 66},
                                                  {"severaltimesaweek", 68},
                                                  {"afewtimesaweek", 68},
                                                  {"mostdays", 72},
                                                  {"stronglyagree", 75},
                                                  {"daily", 80},
                                                  {"everyday", 80},
                                                  {"completely", 85},
                                                  {"entirely", 85},
                                                  {"verystrong", 86},
                                                  {"whenneeded", 88},
                                                  {"wheneverneeded", 88},
                                                  {"always", 90},
                                                  {"severaltimesaday", 92},
                                                  {"constantly", 95},
                                                  {"yes", 50}};
    return known;
}

std::optional<int> rank_of(std::string_view word) {
    const auto found = ranks().find(folded(word));
    if (found == ranks().end()) return std::nullopt;
    return found->second;
}

// "3 - Monthly" is 3 and "Monthly"; "3" is 3 alone; "Monthly" has no number.
struct Numbered {
    std::optional<double> number;
    std::string words;
};

Numbered numbered(std::string_view text) {
    if (const auto number = parse_number(text)) return {number, ""};
    std::size_t at = text.starts_with('(') ? 1 : 0;
    const std::size_t begin = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    if (at == begin || at - begin > 3) return {std::nullopt, std::string(text)};
    const auto number = parse_number(text.substr(begin, at - begin));
    std::string_view rest = text.substr(at);
    const std::string even = folded(rest);  // dashes are one sign here
    if (even.empty() || std::string_view("-.:=)").find(even[0]) == std::string_view::npos)
        return {std::nullopt, std::string(text)};
    while (!rest.empty() && (std::string_view("-.:=) ").find(rest[0]) != std::string_view::npos)) rest.remove_prefix(1);
    for (const std::string_view dash : {"\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xA0"}) {
        if (rest.starts_with(dash)) rest.remove_prefix(dash.size());
    }
    while (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
    return {number, std::string(rest)};
}

void place_by_numbers(const std::vector<std::string>& answers, RelationMapping& relation) {
    std::map<std::string, double> of_words;
    for (const std::string& answer : answers) {
        const Numbered parts = numbered(answer);
        if (!parts.number || parts.words.empty()) continue;
        const bool no_link = rank_of(parts.words) == 0;  // "1 - Never" is no link, whatever its number
        of_words[folded(parts.words)] = no_link ? 0.0 : *parts.number;
    }
    std::set<double> no_links;
    for (const std::string& answer : answers) {
        const Numbered parts = numbered(answer);
        if (parts.number && !parts.words.empty() && rank_of(parts.words) == 0) no_links.insert(*parts.number);
    }
    for (const std::string& answer : answers) {
        const Numbered parts = numbered(answer);
        std::optional<double> strength;
        if (parts.number) {
            strength = no_links.contains(*parts.number) ? 0.0 : *parts.number;
        } else if (const auto same = of_words.find(folded(parts.words)); same != of_words.end()) {
            strength = same->second;
        } else if (rank_of(answer) == 0) {
            strength = 0.0;
        }
        relation.scale.push_back({answer, strength});
    }
}

void place_by_words(const std::vector<std::string>& answers, RelationMapping& relation) {
    std::map<int, std::set<std::string>> by_rank;
    bool all_known = true;
    for (const std::string& answer : answers) {
        const auto rank = rank_of(answer);
        all_known = all_known && rank;
        if (rank) by_rank[*rank].insert(folded(answer));
    }
    for (const auto& [rank, words] : by_rank) all_known = all_known && (words.size() == 1 || rank == 0);
    std::map<int, double> strength_of;
    double next = 1.0;
    for (const auto& [rank, words] : by_rank) strength_of[rank] = rank == 0 ? 0.0 : next++;
    for (const std::string& answer : answers) {
        const auto rank = rank_of(answer);
        // "Never" is no link even where the others are not known.
        const bool sure = rank && (all_known || *rank == 0);
        relation.scale.push_back({answer, sure ? std::optional(strength_of[*rank]) : std::nullopt});
    }
}

}  // namespace

void Vocabulary::add(std::string_view answer) {
    if (answer.empty() || too_many()) return;
    if (seen_.insert(answer).second) words_.emplace_back(answer);
}

void Vocabulary::add_all(const Vocabulary& other) {
    for (const std::string& word : other.words()) add(word);
}

bool is_skipped(std::string_view answer, bool small_numbers) {
    if (const auto number = parse_number(answer)) {
        return *number < 0 || (small_numbers && (*number == 99 || *number == 999 || *number == 77 || *number == 88));
    }
    return is_word(answer, {"n/a",      "na",      "n.a.",      "notapplicable", "prefernottosay", "prefernottoanswer",
                            "refused",  "skipped", "cannotsay", "can'tsay",      "notsure",        "unsure",
                            "noanswer", "missing", "#n/a",      "thisisme",      "thatisme",       "that'sme",
                            "self",     "me",      "myself",    "n/a(thisisme)"});
}

bool is_tick(std::string_view answer) {
    return is_word(answer, {"x", "yes", "y", "1", "true", "tick", "ticked", "selected", "checked", "\xE2\x9C\x93",
                            "\xE2\x9C\x94", "\xE2\x98\x91", "\xE2\x98\x92"});
}

void guess_scale(const Vocabulary& found, const std::vector<std::string>& order, RelationMapping& relation) {
    double greatest_small = 0;
    bool small = true;
    for (const std::string& answer : found.words()) {
        const auto number = numbered(answer).number;
        if (number && *number <= 20) greatest_small = std::max(greatest_small, *number);
        if (number && *number > 20 && *number != 99 && *number != 999 && *number != 77 && *number != 88) small = false;
    }
    small = small && greatest_small > 0;
    std::vector<std::string> answers;
    std::vector<std::string> folded_answers;
    for (const std::string& answer : found.words()) {
        const bool spelled_before =
            std::find(folded_answers.begin(), folded_answers.end(), folded(answer)) != folded_answers.end();
        if (spelled_before) continue;
        folded_answers.push_back(folded(answer));
        if (is_skipped(answer, small))
            relation.skipped.push_back(answer);
        else
            answers.push_back(answer);
    }
    std::sort(answers.begin(), answers.end());  // the same whatever row comes first
    const bool any_number = std::any_of(answers.begin(), answers.end(),
                                        [](const std::string& a) { return numbered(a).number.has_value(); });
    if (!order.empty()) {
        std::map<std::string, double> place;
        for (std::size_t k = 0; k < order.size(); ++k) place[folded(order[k])] = static_cast<double>(k);
        for (std::size_t k = 0; k < order.size(); ++k) relation.scale.push_back({order[k], static_cast<double>(k)});
        for (const std::string& answer : answers) {
            if (!place.contains(folded(answer))) relation.scale.push_back({answer, std::nullopt});
        }
    } else if (answers.size() == 1 && !numbered(answers[0]).number && rank_of(answers[0]) != 0) {
        relation.scale.push_back({answers[0], 1.0});  // a tick, however it is called
    } else if (any_number) {
        place_by_numbers(answers, relation);
    } else {
        place_by_words(answers, relation);
    }
    sort_by_strength(relation.scale);
    std::optional<double> least;
    for (const ScaleWord& word : relation.scale) {
        if (word.strength && *word.strength > 0) least = least ? std::min(*least, *word.strength) : *word.strength;
    }
    relation.tie_from = least;
}

ScaleReader::ScaleReader(const RelationMapping& relation) {
    const auto learn = [&](std::string_view text, Answer answer) {
        if (folded_.insert(folded(text)).second) answer_of_.push_back(answer);
    };
    for (const ScaleWord& word : relation.scale) {
        learn(word.word, word.strength ? Answer{Kind::strength, *word.strength} : Answer{Kind::unknown, 0.0});
    }
    for (const std::string& word : relation.skipped) learn(word, {Kind::skipped, 0.0});
    // "3" and "Monthly" where the scale has "3 - Monthly".
    for (const ScaleWord& word : relation.scale) {
        const Numbered parts = numbered(word.word);
        if (!word.strength || !parts.number || parts.words.empty()) continue;
        learn(number_text(*parts.number), {Kind::strength, *word.strength});
        learn(parts.words, {Kind::strength, *word.strength});
    }
}

ScaleReader::Answer ScaleReader::read(std::string_view cell) {
    if (cell.empty()) return {};
    const auto [spelling, is_new] = spelled_.insert(cell);
    if (!is_new) return answer_of_spelling_[spelling];
    Answer answer{Kind::unknown, 0.0};
    if (const std::uint32_t known = folded_.find(folded(cell)); known != IdTable::none) {
        answer = answer_of_[known];
    } else if (const Numbered parts = numbered(cell); parts.number) {
        // "3" where the scale has "3 - Monthly", and the other way round.
        for (const std::string& same : {number_text(*parts.number), parts.words}) {
            const std::uint32_t by_part = folded_.find(folded(same));
            if (by_part != IdTable::none && answer.kind == Kind::unknown) answer = answer_of_[by_part];
        }
    }
    answer_of_spelling_.push_back(answer);
    return answer;
}

}  // namespace crosstie::io::survey
