// Reads answers that lie as rows of pairs or as a matrix, where one line is one answer about one colleague.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "io/read/survey/collect.hpp"
#include "io/read/survey/scale.hpp"
#include "io/text/csv_table.hpp"
#include "io/text/nearest.hpp"
#include "io/text/spelling.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::survey {

namespace {

struct Answered {
    std::uint32_t relation = 0;
    const RelationMapping* how = nullptr;
    std::size_t column = Layout::none;
    ScaleReader scale;
    std::string kind = {};  // folded: of rows that say which question they answer
};

// What rows of pairs and cells of a matrix share.
class Pairs {
 public:
    Pairs(const Export& one, Collected& found) : sheet_(one.sheet), found_(found) {
        file_ = static_cast<std::uint32_t>(found.files.size());
        found.files.push_back(sheet_.file);
    }

    Who who(std::string_view text, std::size_t row) { return found_.names->find(text, sheet_.file, sheet_.line(row)); }
    [[nodiscard]] From at(std::size_t row, std::size_t column) const {
        return {sheet_.file, sheet_.line(row), column + 1};
    }

    // One answer of one person about another.
    void take(Answered& question, WaveFound& wave, std::uint32_t from, std::uint32_t to, std::string_view cell,
              std::size_t row, std::size_t column) {
        ScaleReader::Answer answer{ScaleReader::Kind::strength, 1.0};
        if (question.column != Layout::none || question.how->shape == Shape::matrix) answer = question.scale.read(cell);
        if (answer.kind == ScaleReader::Kind::unknown) return unknown(question, row, column, cell);
        if (from == to) {
            if (answer.kind == ScaleReader::Kind::strength && answer.strength > 0)
                found_.notice("self-naming", &wave, at(row, column), found_.id(from), "left out");
            return;
        }
        const bool blank = answer.kind == ScaleReader::Kind::blank;
        if (blank && question.how->blank_means == Blank::undecided) ++undecided_blanks;
        if (answer.kind == ScaleReader::Kind::skipped || (blank && question.how->blank_means != Blank::no))
            wave.missing.push_back({question.relation, from, to});
        if (answer.kind == ScaleReader::Kind::strength && answer.strength > 0)
            wave.ties.push_back({from, to, answer.strength, question.relation, file_,
                                 static_cast<std::uint32_t>(column + 1), sheet_.line(row)});
    }

    // Somebody who is not of the group is named, with an answer as of others.
    void outside(Answered& question, WaveFound& wave, std::uint32_t from, std::string_view to, std::string_view cell,
                 std::size_t row, std::size_t column) {
        ScaleReader::Answer answer{ScaleReader::Kind::strength, 1.0};
        if (question.column != Layout::none) answer = question.scale.read(cell);
        if (answer.kind == ScaleReader::Kind::unknown) return unknown(question, row, question.column, cell);
        if (answer.kind != ScaleReader::Kind::strength) {
            found_.notice("no answer about an outsider", &wave, at(row, column), found_.id(from), "left out");
        } else if (answer.strength > 0) {
            wave.outside.push_back({from, std::string(to), answer.strength, question.relation, at(row, column)});
        }
    }

    void ask_about_blanks() const {
        if (undecided_blanks == 0) return;
        found_.questions.push_back(fmt::format(
            "{}: {} empty. Does an empty cell mean \"no contact\" or \"left unanswered\"? Say --blanks no or "
            "--blanks skipped, or set blank_means in the mapping",
            sheet_.file, undecided_blanks == 1 ? "1 cell is" : count_words(undecided_blanks) + " cells are"));
    }

    std::uint64_t undecided_blanks = 0;

 private:
    void unknown(const Answered& question, std::size_t row, std::size_t column, std::string_view text) {
        std::vector<std::string> words;
        for (const ScaleWord& word : question.how->scale) {
            if (!word.strength && folded(word.word) == folded(text)) return;  // asked once for the whole scale
            words.push_back(word.word);
        }
        if (found_.faults.full()) return;
        found_.faults.add(sheet_.fault(row, column, "the answer " + in_quotes(text), quoted_list(words, "or"),
                                       "correct it, or add it to \"scale\" or \"skipped\" of the mapping"));
    }

    const Sheet& sheet_;
    Collected& found_;
    std::uint32_t file_;
};

std::vector<std::string_view> people_in(std::string_view cell, const Names& names) {
    if (cell.find(';') == std::string_view::npos || names.knows(cell)) return {cell};
    std::vector<std::string_view> parts;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(';'), cell.size());
        if (const std::string_view part = trimmed(cell.substr(0, end)); !part.empty()) parts.push_back(part);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    if (parts.empty()) parts.emplace_back();
    return parts;
}

}  // namespace

namespace {

// The other row, what it says where the two disagree, and the rule. Not who is named: a person is erased by the column
// "person", and would stay here.
std::string named_twice(const Collected& found, const std::pair<std::uint64_t, std::string_view>& first,
                        std::string_view now) {
    std::string words = fmt::format("the same person is named in row {} too", first.first);
    if (folded(first.second) != folded(now))
        words += fmt::format(", as {} and here as {}", in_quotes(first.second), in_quotes(now));
    const bool one_of_them = found.repeats == Repeats::strongest || found.repeats == Repeats::last;
    return words + fmt::format("; the {} is {}", word_of(repeats_words, found.repeats), one_of_them ? "kept" : "taken");
}

// Which survey a row belongs to: that of the export, or what a column of it says.
class SurveyOfRow {
 public:
    SurveyOfRow(const Export& one, std::size_t column, Collected& found)
        : sheet_(one.sheet), column_(column), found_(found) {
        if (column == Layout::none) wave_ = &found.wave(one.mapping.wave);
    }

    // Nothing where the cell names none, which is a fault.
    WaveFound* at(std::size_t row) {
        if (column_ == Layout::none) return wave_;
        const std::string_view text = sheet_.cell(row, column_);
        if (!is_wave_key(text)) {
            if (!found_.faults.full()) found_.faults.add(unnamed(text, row));
            return nullptr;
        }
        if (wave_ == nullptr || text != text_) wave_ = &named(text, row);
        text_ = text;
        return wave_;
    }

 private:
    // "After" and "after " are one survey, called as it was first.
    WaveFound& named(std::string_view text, std::size_t row) {
        const auto known = std::find_if(found_.waves.begin(), found_.waves.end(), [&](const WaveFound& wave) {
            return one_spelling(wave.key) == one_spelling(text);
        });
        if (known == found_.waves.end()) return found_.wave(std::string(text));
        if (known->key != text)
            found_.notice("survey spelt otherwise", &*known, {sheet_.file, sheet_.line(row), column_ + 1}, "",
                          fmt::format("{} is read as {}", in_quotes(text), in_quotes(known->key)));
        return *known;
    }

    [[nodiscard]] Fault unnamed(std::string_view text, std::size_t row) const {
        if (text.empty())
            return sheet_.fault(row, column_, "an empty cell for the survey", "which survey the row belongs to",
                                "fill it");
        return sheet_.fault(row, column_, "the survey " + in_quotes(text), "a short name without / \\ : @ or commas",
                            "choose another");
    }

    const Sheet& sheet_;
    std::size_t column_;
    Collected& found_;
    WaveFound* wave_ = nullptr;
    std::string_view text_;
};

}  // namespace

void collect_rows(const Export& one, Collected& found) {
    const Sheet& sheet = one.sheet;
    const RowColumns& columns = one.mapping.rows;
    Pairs pairs(one, found);
    const auto need = [&](const std::string& header, const char* key, bool must) {
        const std::size_t column = one.layout.find(header);
        if (column == Layout::none && (must || !header.empty()))
            found.faults.add(sheet.fault(one.layout.header_rows[0], 0, "no column " + in_quotes(header),
                                         std::string("the column the mapping names under \"") + key + '"',
                                         "correct the mapping"));
        return column;
    };
    const std::size_t from_column = need(columns.from, "from", true);
    const std::size_t to_column = need(columns.to, "to", true);
    const std::size_t relation_column = need(columns.relation, "relation", false);
    const std::size_t wave_column = need(columns.wave, "wave", false);
    const std::size_t direction_column = need(columns.direction, "direction", false);
    std::vector<Answered> questions;
    for (const RelationMapping& relation : one.mapping.relations) {
        const auto number = found.relation(relation.name);
        if (relation.shape != Shape::rows || !number) continue;
        const std::size_t column =
            relation.strengths.empty() ? Layout::none : need(relation.strengths[0], "strengths", true);
        questions.push_back({*number, &relation, column, ScaleReader(relation), folded(relation.question)});
    }
    if (!found.faults.empty() || questions.empty()) return;

    // Pairs named so far, each with the row and what it says.
    using Said = std::pair<std::uint64_t, std::string_view>;
    std::map<std::pair<WaveFound*, std::uint32_t>, std::unordered_map<std::uint64_t, Said>> met;
    std::vector<bool> skipped(sheet.rows(), false);
    for (const std::size_t row : one.layout.skipped) skipped[row] = true;
    SurveyOfRow survey(one, wave_column, found);
    for (std::size_t row = one.layout.first; row < sheet.rows(); ++row) {
        if (skipped[row] || sheet.blank(row)) continue;
        WaveFound* const wave = survey.at(row);
        if (wave == nullptr) continue;
        const Who from = pairs.who(sheet.cell(row, from_column), row);
        if (from.kind == Who::Kind::nobody) {
            found.notice("nobody named", wave, pairs.at(row, from_column), "",
                         "a row without who answered is left out");
            continue;
        }
        if (from.kind != Who::Kind::person) continue;
        bool known_kind = relation_column == Layout::none;
        // "2;3;4" is three people, unless somebody is called so.
        const std::vector<std::string_view> named = people_in(sheet.cell(row, to_column), *found.names);
        if (named.size() > 1)
            found.notice("several people in a cell", wave, pairs.at(row, to_column), found.id(from.person),
                         "each is read as named");
        for (const std::string_view to_text : named) {
            const Who to = pairs.who(to_text, row);
            for (Answered& question : questions) {
                wave->tell(question.relation, from.person, Told::yes);
                if (relation_column != Layout::none && folded(sheet.cell(row, relation_column)) != question.kind)
                    continue;
                known_kind = true;
                const std::string_view cell =
                    question.column == Layout::none ? std::string_view() : sheet.cell(row, question.column);
                if (to.kind == Who::Kind::outsider)
                    pairs.outside(question, *wave, from.person, to_text, cell, row, to_column);
                if (to.kind != Who::Kind::person) continue;
                const std::uint64_t pair = std::uint64_t{from.person} << 32U | to.person;
                const auto [first, is_new] = met[{wave, question.relation}].try_emplace(pair, sheet.line(row), cell);
                if (!is_new)
                    found.notice("named twice", wave, pairs.at(row, to_column), found.id(from.person),
                                 named_twice(found, first->second, cell));
                const std::size_t column = question.column == Layout::none ? to_column : question.column;
                pairs.take(question, *wave, from.person, to.person, cell, row, column);
                const bool both_ways = direction_column != Layout::none &&
                                       is_word(sheet.cell(row, direction_column), {"undirected", "mutual", "both"});
                if (!both_ways) continue;
                // Such a row speaks for both, and is no answer of one about the other only.
                wave->tell(question.relation, to.person, Told::yes);
                if (question.how->directed) pairs.take(question, *wave, to.person, from.person, cell, row, column);
            }
        }
        if (!known_kind && !found.faults.full())
            found.faults.add(
                sheet.fault(row, relation_column, in_quotes(sheet.cell(row, relation_column)) + ", a kind of link",
                            "one that a relation of the mapping has as its question", "add it to the mapping"));
    }
    pairs.ask_about_blanks();
}

void collect_matrix(const Export& one, Collected& found) {
    const Sheet& sheet = one.sheet;
    Pairs pairs(one, found);
    const RelationMapping* how = nullptr;
    for (const RelationMapping& relation : one.mapping.relations)
        how = relation.shape == Shape::matrix ? &relation : how;
    if (how == nullptr) return;
    const auto number = found.relation(how->name);
    if (!number) return;
    Answered question{*number, how, Layout::none, ScaleReader(*how)};
    WaveFound& wave = found.wave(one.mapping.wave);
    const std::size_t header = one.layout.header_rows[0];
    std::vector<std::pair<std::size_t, std::uint32_t>> across;
    std::vector<std::uint32_t> listed;
    for (std::size_t c = 1; c < sheet.width(); ++c) {
        const std::string_view name = sheet.cell(header, c);
        if (name.empty() || is_word(name, {"total", "totals", "sum"})) continue;
        const Who who = pairs.who(name, header);
        if (who.kind != Who::Kind::person || !found.on_roster(who.person, wave.key)) continue;
        across.emplace_back(c, who.person);
        listed.push_back(who.person);
    }
    wave.listed.push_back(listed);
    for (std::size_t row = one.layout.first; row < sheet.rows(); ++row) {
        const bool skipped =
            std::find(one.layout.skipped.begin(), one.layout.skipped.end(), row) != one.layout.skipped.end();
        if (skipped || sheet.blank(row)) continue;
        const Who who = pairs.who(sheet.cell(row, 0), row);
        if (who.kind != Who::Kind::person || !found.on_roster(who.person, wave.key)) continue;
        const bool any = std::any_of(across.begin(), across.end(), [&](const auto& cell) {
            return cell.second != who.person &&
                   question.scale.read(sheet.cell(row, cell.first)).kind == ScaleReader::Kind::strength;
        });
        wave.tell(*number, who.person, any ? Told::yes : Told::no);
        wave.show(*number, who.person, wave.listed.size() - 1);
        if (!any) {
            found.notice("empty form", &wave, pairs.at(row, 0), found.id(who.person), "taken as no response");
            continue;
        }
        for (const auto& [column, person] : across)
            pairs.take(question, wave, who.person, person, sheet.cell(row, column), row, column);
    }
    pairs.ask_about_blanks();
}

}  // namespace crosstie::io::survey
