// What an import understood, on one screen, so that somebody who knows the survey sees at once what went wrong.
#include "io/read/survey/understood.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "io/text/number.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::survey {

namespace {

std::string delimiter_word(char delimiter) {
    switch (delimiter) {
        case ',':
            return "commas";
        case ';':
            return "semicolons";
        case '\t':
            return "tabs";
        case '|':
            return "bars";
        default:
            return std::string(1, delimiter);
    }
}

// At most five, then a count: it is one screen.
std::string some_of(const std::vector<std::string>& words) {
    constexpr std::size_t shown = 5;
    std::string list;
    for (std::size_t k = 0; k < std::min(shown, words.size()); ++k) list += (k == 0 ? "" : ", ") + in_quotes(words[k]);
    if (words.size() > shown) list += fmt::format(" and {} more", words.size() - shown);
    return list;
}

std::string shape_words(const RelationMapping& relation) {
    switch (relation.shape) {
        case Shape::grid:
            return fmt::format("a column for each of {}", counted(relation.columns.size(), "colleague", "colleagues"));
        case Shape::names:
            return "names in a cell, joined by " + in_quotes(relation.separator);
        case Shape::boxes:
            return fmt::format("{} for names{}", counted(relation.names.size(), "box", "boxes"),
                               relation.strengths.empty() ? "" : ", each with an answer");
        case Shape::rows:
            return relation.strengths.empty() ? "a row a link"
                                              : "a row a link, its answer in " + in_quotes(relation.strengths[0]);
        default:
            return "names down and across";
    }
}

std::string scale_words(const RelationMapping& relation) {
    std::vector<std::string> words;
    for (const ScaleWord& word : relation.scale)
        words.push_back(fmt::format("{} = {}", word.word, word.strength ? number_text(*word.strength) : "?"));
    std::string list;
    constexpr std::size_t shown = 8;
    for (std::size_t k = 0; k < std::min(shown, words.size()); ++k) list += (k == 0 ? "" : ", ") + words[k];
    if (words.size() > shown) list += fmt::format(" and {} more", words.size() - shown);
    if (relation.tie_from && words.size() > 1)
        list += fmt::format("; a link from {} up", number_text(*relation.tie_from));
    return list;
}

std::string blank_words(Blank blank) {
    if (blank == Blank::no) return "no contact";
    return blank == Blank::skipped ? "left unanswered" : "not decided";
}

void line(std::string& text, std::string_view what, const std::string& words) {
    if (!words.empty()) text += fmt::format("  {:<10} {}\n", what, words);
}

std::string described(const Export& one) {
    const Mapping& mapping = one.mapping;
    std::string text = one.sheet.file + ": " + mapping.dialect;
    if (!one.sheet.name.empty()) text += ", sheet " + in_quotes(one.sheet.name);
    if (!one.sheet.encoding.empty())
        text += fmt::format(", {}, {}", one.sheet.encoding, delimiter_word(one.sheet.delimiter));
    std::string rows;
    for (const std::uint64_t row : mapping.header_rows) rows += (rows.empty() ? "" : ", ") + std::to_string(row);
    text += fmt::format("; header in {} {}", one.sheet.encoding.empty() ? "row" : "line", rows);
    if (!mapping.wave.empty()) text += "; survey " + in_quotes(mapping.wave);
    if (!mapping.read_from.empty()) text += "; read by " + mapping.read_from;
    text += '\n';
    line(text, "who", some_of(mapping.who));
    for (const RelationMapping& relation : mapping.relations) {
        line(text, relation.name, shape_words(relation));
        if (!relation.question.empty() && relation.question != relation.name)
            line(text, "", "asked: " + in_quotes(relation.question));
        line(text, "", scale_words(relation));
        if (!relation.skipped.empty()) line(text, "", "no answer: " + some_of(relation.skipped));
        line(text, "", "an empty cell: " + blank_words(relation.blank_means));
    }
    if (!mapping.submitted.empty())
        line(text, "dates", fmt::format("{}, {}", in_quotes(mapping.submitted), dates_word(mapping.dates)));
    line(text, "not read", some_of(mapping.ignored));
    line(text, "dropped", some_of(mapping.drop));
    std::vector<std::string> left_out;
    for (const std::size_t row : one.layout.skipped) left_out.push_back(std::to_string(one.sheet.line(row)));
    if (!left_out.empty()) line(text, "left out", "rows that are totals or notes: " + some_of(left_out));
    constexpr std::size_t shown = 4;
    for (std::size_t k = 0; k < std::min(shown, one.remarks.size()); ++k) line(text, "note", one.remarks[k]);
    if (one.remarks.size() > shown) line(text, "note", fmt::format("and {} more of these", one.remarks.size() - shown));
    return text;
}

std::string counts(const Collected& found) {
    std::string text;
    for (const WaveFound& wave : found.waves) {
        std::size_t there = 0;
        std::size_t answered = 0;
        for (std::uint32_t k = 0; k < found.names->roster().people.size(); ++k) {
            if (!found.on_roster(k, wave.key)) continue;
            ++there;
            bool any = false;
            for (const auto& of_relation : wave.answered)
                any = any || (k < of_relation.size() && of_relation[k] == Told::yes);
            answered += any ? 1U : 0U;
        }
        text += fmt::format("{}: {} of {} answered, {}", wave.key, count_words(answered), people_words(there),
                            counted(wave.ties.size(), "answer that tells of a link", "answers that tell of a link"));
        if (!wave.missing.empty())
            text += fmt::format(", {} unanswered", counted(wave.missing.size(), "pair", "pairs"));
        if (!wave.outside.empty()) text += fmt::format(", {} outside", counted(wave.outside.size(), "link", "links"));
        if (!wave.date.empty()) text += ", from " + wave.date;
        text += '\n';
    }
    if (!found.came.empty()) text += fmt::format("attendance: {}\n", counted(found.came.size(), "line", "lines"));
    return text;
}

}  // namespace

std::string understood(const std::vector<Export>& exports, const Collected& found, const std::string& study) {
    std::string text;
    for (const Export& one : exports) text += described(one);
    text += counts(found);
    std::map<std::string, std::size_t> kinds;
    for (const Noticed& one : found.noticed) ++kinds[one.kind];
    std::string list;
    for (const auto& [kind, times] : kinds)
        list += (list.empty() ? "noticed: " : ", ") + fmt::format("{} {}", times, kind);
    if (!list.empty()) text += list + fmt::format("; each with its row in {}/quality.csv\n", study);
    const auto row_shape = [](const RelationMapping& relation) { return relation.shape == Shape::rows; };
    if (std::any_of(found.relations.begin(), found.relations.end(), row_shape))
        text +=
            "note: rows of links cannot tell who named nobody from who did not answer; people without a row are taken "
            "not to have answered\n";
    if (found.names->roster().file.empty())
        text +=
            "note: no roster was given, so people are told apart by spelling alone; look through roster.csv, and give "
            "it with --roster\n";
    if (!found.questions.empty()) text += "\nTo be decided, then run this again:\n";
    for (std::size_t k = 0; k < found.questions.size(); ++k) text += fmt::format("{}. {}\n", k + 1, found.questions[k]);
    return text;
}

}  // namespace crosstie::io::survey
