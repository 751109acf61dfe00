// Gathers the answers of one export, respondent by respondent, into what all exports of a study say together.
#include "io/read/survey/collect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "io/read/survey/guess.hpp"
#include "io/read/survey/moment.hpp"
#include "io/read/survey/scale.hpp"
#include "io/text/nearest.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::survey {

namespace {

struct GridCell {
    std::size_t column;
    std::uint32_t person;
    std::string person_text;
};

// A question of this export, with its columns found.
struct Question {
    std::uint32_t relation = 0;
    const RelationMapping* how = nullptr;
    std::vector<GridCell> cells;                             // of a grid
    std::vector<std::pair<std::size_t, std::size_t>> boxes;  // name and strength, or none
    ScaleReader scale;
    std::size_t list = 0;  // in WaveFound::listed
};

struct Submission {
    std::uint32_t person = 0;
    std::size_t row = 0;
    std::optional<std::int64_t> moment;
    std::size_t answered = 0;
};

class Respondents {
 public:
    Respondents(const Export& one, Collected& found)
        : one_(one), sheet_(one.sheet), mapping_(one.mapping), found_(found), wave_(found.wave(one.mapping.wave)) {
        file_ = static_cast<std::uint32_t>(found.files.size());
        found.files.push_back(sheet_.file);
    }

    void read() {
        for (const std::string& header : mapping_.who) {
            const std::size_t column = need(header, "who");
            if (column != Layout::none) who_.push_back(column);
        }
        submitted_ = mapping_.submitted.empty() ? Layout::none : one_.layout.find(mapping_.submitted);
        for (const RelationMapping& relation : mapping_.relations) prepare(relation);
        for (const LeftOut& left : mapping_.leave_out)
            left_out_.emplace_back(one_.layout.find(left.header), folded(left.text));
        if (who_.empty()) {
            found_.faults.add(sheet_.fault(one_.layout.header_rows[0], 0, "no column that says who answered",
                                           "one with names, e-mail addresses or ids of the roster",
                                           "name it in the mapping, under \"who\""));
            return;
        }
        if (!found_.faults.empty()) return;
        std::map<std::uint32_t, std::vector<Submission>> by_person;
        const std::set<std::size_t> skipped(one_.layout.skipped.begin(), one_.layout.skipped.end());
        for (std::size_t row = one_.layout.first; row < sheet_.rows(); ++row) {
            if (skipped.contains(row) || sheet_.blank(row) || is_left_out(row)) continue;
            if (const auto submission = submission_in(row)) by_person[submission->person].push_back(*submission);
        }
        for (auto& [person, submissions] : by_person) take(chosen(submissions));
        if (undecided_blanks_ > 0) {
            found_.questions.push_back(fmt::format(
                "{}: {} of people who answered {} empty. Does an empty cell mean \"no contact\" (the form "
                "was \"tick those you know\") or \"left unanswered\"? Say --blanks no or --blanks skipped, or "
                "set blank_means in the mapping",
                sheet_.file, counted(undecided_blanks_, "cell", "cells"), undecided_blanks_ == 1 ? "is" : "are"));
        }
    }

 private:
    std::size_t need(const std::string& header, const char* key) {
        const std::size_t column = one_.layout.find(header);
        if (column == Layout::none && !header.empty()) {
            std::vector<std::string> headers;
            for (const Head& head : one_.layout.heads) headers.push_back(head.header);
            found_.faults.add(sheet_.fault(one_.layout.header_rows[0], 0, "no column " + in_quotes(header),
                                           std::string("the column the mapping names under \"") + key + '"',
                                           perhaps(nearest(header, headers), "correct the mapping")));
        }
        return column;
    }

    void prepare(const RelationMapping& relation) {
        if (relation.shape == Shape::rows || relation.shape == Shape::matrix) return;
        const auto number = found_.relation(relation.name);
        if (!number) return;
        Question question{*number, &relation, {}, {}, ScaleReader(relation), 0};
        std::vector<std::uint32_t> listed;
        for (const GridColumn& column : relation.columns) {
            const std::size_t c = need(column.header, "columns");
            if (c == Layout::none) continue;
            const Who who =
                found_.names->find(column.person, sheet_.file, sheet_.line(one_.layout.header_rows.front()));
            if (who.kind != Who::Kind::person) {
                found_.notice("column not read", &wave_, {sheet_.file, sheet_.line(one_.layout.header_rows[0]), c + 1},
                              "", fmt::format("nobody of the roster is called {}", in_quotes(column.person)));
                continue;
            }
            if (!found_.on_roster(who.person, wave_.key)) {
                found_.notice("column of somebody not there then", &wave_,
                              {sheet_.file, sheet_.line(one_.layout.header_rows[0]), c + 1}, found_.id(who.person),
                              "the roster does not have this person at this survey");
                continue;
            }
            question.cells.push_back({c, who.person, folded(column.person)});
            listed.push_back(who.person);
        }
        for (std::size_t k = 0; k < relation.names.size(); ++k) {
            const std::size_t name = need(relation.names[k], "names");
            const std::size_t strength =
                k < relation.strengths.size() ? need(relation.strengths[k], "strengths") : Layout::none;
            if (name != Layout::none) question.boxes.emplace_back(name, strength);
        }
        wave_.listed.push_back(std::move(listed));
        question.list = wave_.listed.size() - 1;
        questions_.push_back(std::move(question));
    }

    bool is_left_out(std::size_t row) {
        for (const auto& [column, text] : left_out_) {
            if (column == Layout::none || folded(sheet_.cell(row, column)) != text) continue;
            found_.notice(
                "left out", &wave_, at(row), "",
                fmt::format("{} is {}", one_.layout.heads[column].header, in_quotes(sheet_.cell(row, column))));
            return true;
        }
        return false;
    }

    [[nodiscard]] From at(std::size_t row, std::size_t column = static_cast<std::size_t>(-1)) const {
        return {sheet_.file, sheet_.line(row), column + 1};
    }

    std::optional<Submission> submission_in(std::size_t row) {
        std::optional<std::uint32_t> person;
        std::string_view unknown;
        std::size_t unknown_in = 0;
        for (const std::size_t column : who_) {
            const std::string_view text = sheet_.cell(row, column);
            if (text.empty() || is_word(text, {"anonymous"})) continue;
            if (!found_.names->knows(text)) {
                const bool better = unknown.empty() || unknown.find('@') != std::string_view::npos;
                if (better) unknown = text;
                if (better) unknown_in = column;
                continue;
            }
            const Who who = found_.names->find(text, sheet_.file, sheet_.line(row));
            if (who.kind == Who::Kind::dropped || who.kind == Who::Kind::outsider) {
                found_.notice("left out", &wave_, at(row), "", "decided: not one of the study's people");
                return std::nullopt;
            }
            if (person && who.kind == Who::Kind::person && who.person != *person) {
                found_.faults.add(
                    sheet_.fault(row, column,
                                 fmt::format("{}, who is {}, beside another column that says {}", in_quotes(text),
                                             in_quotes(found_.id(who.person)), in_quotes(found_.id(*person))),
                                 "one person in a row", "correct one of them, or \"who\" in the mapping"));
                return std::nullopt;
            }
            if (who.kind == Who::Kind::person) person = who.person;
        }
        if (!person && !unknown.empty()) {
            const Who who = found_.names->find(unknown, sheet_.file, sheet_.line(row));
            if (who.kind == Who::Kind::person)
                person = who.person;
            else
                found_.notice("respondent undecided", &wave_, at(row, unknown_in), "", "the name waits for a decision");
            if (!person) return std::nullopt;
        }
        if (!person) {
            found_.notice("nobody named", &wave_, at(row), "", "answers of nobody known are left out");
            return std::nullopt;
        }
        if (!found_.on_roster(*person, wave_.key)) {
            found_.notice("answered but not on the roster then", &wave_, at(row), found_.id(*person), "left out");
            return std::nullopt;
        }
        Submission submission{*person, row, std::nullopt, 0};
        if (submitted_ != Layout::none) {
            submission.moment = moment_of(sheet_.cell(row, submitted_), mapping_.dates);
            const auto day = submission.moment ? day_of(sheet_.cell(row, submitted_), mapping_.dates) : std::nullopt;
            if (day) {
                if (wave_.date.empty() || *day < wave_.date) wave_.date = *day;
                if (!mapping_.closes.empty() && *day > mapping_.closes)
                    found_.notice("late", &wave_, at(row), found_.id(*person),
                                  *day + ", after " + mapping_.closes + "; kept");
            }
        }
        for (Question& question : questions_) submission.answered += answered(question, row);
        return submission;
    }

    std::size_t answered(Question& question, std::size_t row) {
        std::size_t count = 0;
        for (const GridCell& cell : question.cells)
            count += read(question, row, cell).kind == ScaleReader::Kind::strength ? 1U : 0U;
        for (const auto& [name, strength] : question.boxes) count += sheet_.cell(row, name).empty() ? 0U : 1U;
        return count;
    }

    // A ticked option may be exported as its own words.
    ScaleReader::Answer read(Question& question, std::size_t row, const GridCell& cell) {
        const std::string_view text = sheet_.cell(row, cell.column);
        const ScaleReader::Answer answer = question.scale.read(text);
        if (answer.kind == ScaleReader::Kind::unknown && folded(text) == cell.person_text)
            return question.scale.read("x");
        return answer;
    }

    Submission chosen(std::vector<Submission>& all) {
        const auto earlier = [](const Submission& a, const Submission& b) {
            if (a.moment && b.moment && *a.moment != *b.moment) return *a.moment < *b.moment;
            return a.row < b.row;
        };
        std::sort(all.begin(), all.end(), earlier);
        std::size_t kept = mapping_.repeat_answers == "first" ? 0 : all.size() - 1;
        if (mapping_.repeat_answers == "latest-complete") {
            while (kept > 0 && all[kept].answered == 0) --kept;
            if (all[kept].answered == 0) kept = all.size() - 1;
        }
        for (std::size_t k = 0; k < all.size(); ++k) {
            if (k == kept) continue;
            found_.notice("repeated submission", &wave_, at(all[k].row), found_.id(all[k].person),
                          fmt::format("not used; that of row {} is", sheet_.line(all[kept].row)));
        }
        return all[kept];
    }

    void take(const Submission& submission) {
        if (submission.answered == 0)
            found_.notice("empty form", &wave_, at(submission.row), found_.id(submission.person),
                          "taken as no response");
        for (Question& question : questions_) {
            wave_.show(question.relation, submission.person, question.list);
            const bool any =
                question.how->shape == Shape::grid ? take_grid(question, submission) : take_boxes(question, submission);
            wave_.tell(question.relation, submission.person, any ? Told::yes : Told::no);
        }
    }

    bool take_grid(Question& question, const Submission& submission) {
        std::size_t given = 0;
        std::size_t alike = 0;
        double first = 0;
        std::vector<WaveFound::Pair> missing;
        std::size_t blanks = 0;
        for (const GridCell& cell : question.cells) {
            const ScaleReader::Answer answer = read(question, submission.row, cell);
            const std::string_view text = sheet_.cell(submission.row, cell.column);
            if (cell.person == submission.person) {
                if (answer.kind == ScaleReader::Kind::strength && answer.strength > 0)
                    found_.notice("self-naming", &wave_, at(submission.row, cell.column), found_.id(submission.person),
                                  "left out");
                continue;
            }
            const WaveFound::Pair pair{question.relation, submission.person, cell.person};
            if (answer.kind == ScaleReader::Kind::unknown) unknown(question, submission.row, cell.column, text);
            if (answer.kind == ScaleReader::Kind::skipped) missing.push_back(pair);
            if (answer.kind == ScaleReader::Kind::blank) {
                ++blanks;
                if (question.how->blank_means != Blank::no) missing.push_back(pair);
            }
            if (answer.kind != ScaleReader::Kind::strength) continue;
            first = given == 0 ? answer.strength : first;
            alike += answer.strength == first ? 1U : 0U;
            ++given;
            if (answer.strength > 0)
                tie(submission.person, cell.person, answer.strength, question.relation, submission.row, cell.column);
        }
        if (given == 0) return false;
        wave_.missing.insert(wave_.missing.end(), missing.begin(), missing.end());
        if (question.how->blank_means == Blank::undecided) undecided_blanks_ += blanks;
        constexpr std::size_t enough_to_tell = 5;
        const bool tick = question.how->scale.size() == 1;
        if (given >= enough_to_tell && alike == given && !(tick && blanks > 0))
            found_.notice("everybody answered alike", &wave_, at(submission.row), found_.id(submission.person),
                          fmt::format("{} answers of one kind to {}; kept", given, in_quotes(question.how->name)));
        return true;
    }

    bool take_boxes(Question& question, const Submission& submission) {
        bool any = submission.answered > 0 && question.how->blank_means == Blank::no;
        std::set<std::uint32_t> named;
        for (const auto& [name, strength] : question.boxes) {
            const std::string_view cell = sheet_.cell(submission.row, name);
            const auto parts = question.how->shape == Shape::names ? parts_of_cell(cell, question.how->separator)
                                                                   : parts_of_cell(cell, {});
            for (const std::string_view part : parts) {
                any = true;
                const Who who = found_.names->find(part, sheet_.file, sheet_.line(submission.row));
                ScaleReader::Answer answer{ScaleReader::Kind::strength, 1.0};
                if (strength != Layout::none) answer = question.scale.read(sheet_.cell(submission.row, strength));
                if (who.kind == Who::Kind::outsider)
                    wave_.outside.push_back({submission.person, std::string(part), answer.strength, question.relation,
                                             at(submission.row, name)});
                if (who.kind != Who::Kind::person) continue;
                if (who.person == submission.person) {
                    found_.notice("self-naming", &wave_, at(submission.row, name), found_.id(submission.person),
                                  "left out");
                    continue;
                }
                if (!named.insert(who.person).second)
                    found_.notice("named twice", &wave_, at(submission.row, name), found_.id(submission.person),
                                  fmt::format("the same person is named twice in one form; one link by the rule {}",
                                              in_quotes(word_of(repeats_words, found_.repeats))));
                const WaveFound::Pair pair{question.relation, submission.person, who.person};
                if (answer.kind == ScaleReader::Kind::unknown)
                    unknown(question, submission.row, strength, sheet_.cell(submission.row, strength));
                if (answer.kind == ScaleReader::Kind::blank && question.how->blank_means == Blank::undecided)
                    ++undecided_blanks_;
                if (answer.kind == ScaleReader::Kind::blank || answer.kind == ScaleReader::Kind::skipped)
                    wave_.missing.push_back(pair);
                if (answer.kind == ScaleReader::Kind::strength && answer.strength > 0)
                    tie(submission.person, who.person, answer.strength, question.relation, submission.row, name);
            }
        }
        return any;
    }

    void tie(std::uint32_t from, std::uint32_t to, double strength, std::uint32_t relation, std::size_t row,
             std::size_t column) {
        wave_.ties.push_back(
            {from, to, strength, relation, file_, static_cast<std::uint32_t>(column + 1), sheet_.line(row)});
    }

    void unknown(const Question& question, std::size_t row, std::size_t column, std::string_view text) {
        std::vector<std::string> words;
        bool undecided = false;
        for (const ScaleWord& word : question.how->scale) {
            words.push_back(word.word);
            undecided = undecided || (!word.strength && folded(word.word) == folded(text));
        }
        if (undecided) return;  // asked once for the whole scale
        found_.faults.add(sheet_.fault(row, column, "the answer " + in_quotes(text), quoted_list(words, "or"),
                                       "correct it, or add it to \"scale\" or \"skipped\" of the mapping"));
    }

    const Export& one_;
    const Sheet& sheet_;
    const Mapping& mapping_;
    Collected& found_;
    WaveFound& wave_;
    std::uint32_t file_ = 0;
    std::vector<std::size_t> who_;
    std::size_t submitted_ = Layout::none;
    std::vector<Question> questions_;
    std::vector<std::pair<std::size_t, std::string>> left_out_;
    std::uint64_t undecided_blanks_ = 0;
};

}  // namespace

void collect(const Export& one, Collected& found) {
    if (one.mapping.dialect == "teams-attendance" || one.mapping.dialect == "register")
        return collect_attendance(one, found);
    bool rows = false;
    bool matrix = false;
    bool forms = false;
    for (const RelationMapping& relation : one.mapping.relations) {
        rows = rows || relation.shape == Shape::rows;
        matrix = matrix || relation.shape == Shape::matrix;
        forms = forms || (relation.shape != Shape::rows && relation.shape != Shape::matrix);
    }
    if (rows) collect_rows(one, found);
    if (matrix) collect_matrix(one, found);
    if (forms) Respondents(one, found).read();
}

}  // namespace crosstie::io::survey
