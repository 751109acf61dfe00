// Who answered, who was asked about whom, and single pairs left open: what makes "no tie" different from "not known".
#include "io/read/read_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "io/read/tie_columns.hpp"
#include "io/text/spelling.hpp"
#include "io/text/yes_or_no.hpp"

namespace crosstie::io {

namespace {

// The relations a row speaks of: the one its relation cell names, or all.
std::optional<std::pair<std::size_t, std::size_t>> relations_of(CsvTable& table, std::size_t column, Reading& reading) {
    const std::size_t all = reading.study.relations.size();
    const std::string_view key = table.cell_if(column);
    if (key.empty()) return std::pair<std::size_t, std::size_t>{0, all};
    const auto relation = reading.relation(table, table.record(), column, key);
    if (!relation) return std::nullopt;
    return std::pair{*relation, *relation + 1};
}

class WaveAnswers {
 public:
    WaveAnswers(std::size_t wave, Reading& reading)
        : reading_(reading),
          study_(reading.study),
          wave_(wave),
          rows_(study_.relations.size(), std::vector<CellState>(study_.actors.size(), CellState::answered)) {}

    void take_answered(const std::vector<bool>& answered) {
        for (std::vector<CellState>& row : rows_) {
            for (std::size_t i = 0; i < row.size(); ++i)
                row[i] = answered[i] ? CellState::answered : CellState::no_response;
        }
    }

    void read_answered(const TableFile& file) {
        OpenTable open(file, reading_.faults, "a header such as \"actor,answered\"");
        CsvTable& table = open.table;
        const std::size_t actor_column = table.need({"actor", "id"});
        const std::size_t answered_column = table.need({"answered"});
        const std::size_t relation_column = table.find({"relation"});
        if (actor_column == CsvTable::none || answered_column == CsvTable::none) return;
        tell_unread(open, reading_);
        for (std::vector<CellState>& row : rows_)
            std::fill(row.begin(), row.end(), CellState::not_asked);  // not told yet
        std::unordered_map<std::uint64_t, std::uint64_t> first_line;
        while (table.next()) {
            const ActorId actor = reading_.actor(table, actor_column);
            const std::optional<bool> answered = yes_or_no(table.cell(answered_column));
            if (!answered) {
                table.fault(answered_column, in_quotes(table.cell(answered_column)) + " for \"answered\"", "yes or no");
            }
            const auto relations = relations_of(table, relation_column, reading_);
            if (actor == Reading::nobody || !answered || !relations) continue;
            const CellState state = *answered ? CellState::answered : CellState::no_response;
            for (std::size_t r = relations->first; r < relations->second; ++r) {
                const auto [line, is_new] = first_line.try_emplace(actor * rows_.size() + r, table.line());
                if (!is_new && rows_[r][actor] != state) {
                    table.fault(answered_column,
                                fmt::format("{} for {}, who has another answer on line {}",
                                            in_quotes(table.cell(answered_column)), in_quotes(study_.actors[actor].id),
                                            line->second),
                                "one answer for each actor", "remove one of the rows");
                    break;
                }
                rows_[r][actor] = state;
            }
        }
        settle_untold(file.path);
    }

    void read_missing(const TableFile& file) {
        OpenTable open(file, reading_.faults, "a header such as \"source,target\"");
        CsvTable& table = open.table;
        const std::size_t from_column = table.need({"source", "from"});
        const std::size_t to_column = table.need({"target", "to"});
        const std::size_t relation_column = table.find({"relation"});
        if (from_column == CsvTable::none || to_column == CsvTable::none) return;
        tell_unread(open, reading_);
        while (table.next()) {
            const ActorId from = reading_.actor(table, from_column);
            const ActorId to = reading_.actor(table, to_column);
            const auto relations = relations_of(table, relation_column, reading_);
            if (from == Reading::nobody || to == Reading::nobody || !relations) continue;
            for (std::size_t r = relations->first; r < relations->second; ++r) {
                missing_.push_back({r, from, to});
                if (!study_.relations[r].directed) missing_.push_back({r, to, from});
            }
        }
    }

    // Pairs that a file of another program leaves open. A row that is open throughout is somebody who did not answer.
    void take_open(std::vector<OpenPair> pairs) {
        const auto place = [](const OpenPair& pair) { return std::tuple(pair.relation, pair.from, pair.to); };
        for (std::size_t k = 0, told = pairs.size(); k < told; ++k) {
            if (!study_.relations[pairs[k].relation].directed)
                pairs.push_back({pairs[k].relation, pairs[k].to, pairs[k].from});
        }
        std::ranges::sort(pairs, {}, place);
        const auto same = [&](const OpenPair& a, const OpenPair& b) { return place(a) == place(b); };
        pairs.erase(std::unique(pairs.begin(), pairs.end(), same), pairs.end());
        const auto there = [&](ActorId actor) { return study_.actors[actor].on_roster(wave_); };
        std::erase_if(pairs, [&](const OpenPair& pair) { return !there(pair.from) || !there(pair.to); });
        std::size_t others = 0;
        for (ActorId k = 0; k < study_.actor_count(); ++k) others += there(k) ? 1U : 0U;
        for (std::size_t k = 0, next = 0; k < pairs.size(); k = next) {
            while (next < pairs.size() && pairs[next].relation == pairs[k].relation &&
                   pairs[next].from == pairs[k].from)
                ++next;
            if (next - k + 1 == others) rows_[pairs[k].relation][pairs[k].from] = CellState::no_response;
        }
        missing_.insert(missing_.end(), pairs.begin(), pairs.end());
    }

    void read_askable(const TableFile& file) {
        OpenTable open(file, reading_.faults, "a header such as \"actor,asked_about\"");
        CsvTable& table = open.table;
        const std::size_t from_column = table.need({"actor", "source"});
        const std::size_t to_column = table.need({"asked_about", "target"});
        if (from_column == CsvTable::none || to_column == CsvTable::none) return;
        tell_unread(open, reading_);
        asked_some_.assign(study_.actors.size(), false);
        while (table.next()) {
            const ActorId from = reading_.actor(table, from_column);
            // An actor listed with an empty cell was asked about nobody.
            if (from != Reading::nobody && trimmed(table.cell(to_column)).empty()) asked_some_[from] = true;
            if (trimmed(table.cell(to_column)).empty()) continue;
            const ActorId to = reading_.actor(table, to_column);
            if (from == Reading::nobody) continue;
            asked_some_[from] = true;
            if (to != Reading::nobody) asked_.push_back({0, from, to});
        }
    }

    void hand_over(bool stated) {
        // People who were taken in though the roster lacks them were not asked, unless they answered.
        for (ActorId i = reading_.first_outsider; i < study_.actors.size(); ++i) {
            for (std::vector<CellState>& row : rows_) {
                if (!reading_.outsiders_who_answered.contains(i)) row[i] = CellState::not_asked;
            }
        }
        std::vector<std::uint8_t> off_roster;
        for (const Actor& actor : study_.actors) off_roster.push_back(actor.on_roster(wave_) ? 0 : 1);
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            std::vector<CellState>& row = rows_[r];
            std::vector<CellException> exceptions;
            for (const OpenPair& cell : asked_) exceptions.push_back({cell.from, cell.to, row[cell.from]});
            for (const OpenPair& cell : missing_) {
                const bool counts = cell.relation == r && row[cell.from] == CellState::answered;
                if (counts) exceptions.push_back({cell.from, cell.to, CellState::skipped});
            }
            for (std::size_t i = 0; i < asked_some_.size(); ++i) {
                if (asked_some_[i]) row[i] = CellState::not_asked;
            }
            Answers& answers = study_.answers[r][wave_];
            answers.observed = ObservedPairs::with_gaps(std::move(row), off_roster, std::move(exceptions));
            answers.answered_stated = stated;
        }
    }

 private:
    // Whoever is on the roster and in no row of the table did not answer.
    void settle_untold(const std::string& path) {
        std::vector<bool> untold(study_.actors.size(), false);
        for (std::vector<CellState>& row : rows_) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (row[i] != CellState::not_asked) continue;
                row[i] = CellState::no_response;
                if (study_.actors[i].on_roster(wave_)) untold[i] = true;
            }
        }
        const auto count = static_cast<std::uint64_t>(std::count(untold.begin(), untold.end(), true));
        if (count == 0) return;
        reading_.warn(fmt::format("{}: {} of the roster {} not in it, and {} taken not to have answered", path,
                                  counted(count, "actor"), count == 1 ? "is" : "are", count == 1 ? "is" : "are"));
    }

    Reading& reading_;
    Study& study_;
    std::size_t wave_;
    std::vector<std::vector<CellState>> rows_;  // [relations][actors]
    std::vector<OpenPair> missing_, asked_;
    std::vector<bool> asked_some_;  // [actors], or empty: asked only about those in asked_
};

}  // namespace

void read_answers(const AnswerFiles& files, const std::vector<bool>& answered, std::size_t wave, Reading& reading) {
    WaveAnswers answers(wave, reading);
    if (!answered.empty()) answers.take_answered(answered);
    if (files.answers.given()) answers.read_answered(files.answers);
    if (files.askable.given()) answers.read_askable(files.askable);
    if (files.missing.given()) answers.read_missing(files.missing);
    answers.take_open(files.open);
    answers.hand_over(!answered.empty() || files.answers.given() || files.open_stated);
}

}  // namespace crosstie::io
