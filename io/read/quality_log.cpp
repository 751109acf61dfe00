// The quality log: what stands in the answers and may be a slip, line by line. It decides nothing.
#include "io/read/quality_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "io/read/read_roster.hpp"
#include "io/read/strength_marks.hpp"
#include "io/text/cells.hpp"
#include "io/text/file.hpp"
#include "io/text/number.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t most_kept = 100'000;  // a log longer than that is no list to go through
constexpr std::size_t enough_to_tell = 5;   // answers alike
constexpr std::array<double, 8> codes{77, 88, 98, 99, 888, 998, 999, 9999};

class WaveLog {
 public:
    WaveLog(const TieTable& table, std::size_t wave, Reading& reading)
        : table_(table), wave_(wave), reading_(reading), study_(reading.study), file_(*table.file, again()) {
        for (const QualityLine& one : study_.notes.quality)
            known_.insert(one.kind + '\n' + one.wave + '\n' + one.person);
    }

    void list() {
        if (!file_.columns.readable()) return;
        CsvTable& rows = file_.open.table;
        see_strengths(rows);
        while (rows.next()) {
            if (is_of_this_wave(rows)) take_row(rows);
        }
        tell_alike();
        tell_codes();
        tell_silent_names();
    }

 private:
    // How the column writes its numbers, as read_ties sees it.
    void see_strengths(const CsvTable& rows) {
        const std::size_t column = file_.columns.strength;
        if (column == TieColumns::none) return;
        rows.look_through([&](std::span<const std::string_view> cells) {
            marks_.see(cells[column]);
            return true;
        });
    }

    // What is wrong with the table was told when it was read.
    Reading& again() {
        again_.quick = reading_.quick;
        again_.study.waves = study_.waves;
        return again_;
    }

    [[nodiscard]] bool is_of_this_wave(CsvTable& rows) const {
        if (file_.columns.wave == TieColumns::none) return true;
        const std::string told = one_spelling(rows.cell(file_.columns.wave));
        if (table_.survey) return told == one_spelling(file_.columns.waves[*table_.survey]);
        const Wave& wave = study_.waves[wave_];
        return told == one_spelling(wave.key) || told == one_spelling(wave.label);
    }

    void note(std::string kind, std::uint64_t line, ActorId person, std::string detail) {
        std::vector<QualityLine>& log = study_.notes.quality;
        if (log.size() >= most_kept) return;
        const std::string who = person == Reading::nobody ? std::string() : study_.actors[person].id;
        // Import has told it, with the row of the export.
        if (known_.contains(kind + '\n' + study_.waves[wave_].key + '\n' + who)) return;
        // A row that is nowhere names no file: the table cannot hold who names nobody.
        const std::string file = line == 0 ? std::string() : called(table_.file->path);
        log.push_back({std::move(kind), study_.waves[wave_].key, file, line, 0, who, std::move(detail)});
    }

    void take_row(CsvTable& rows) {
        const TieColumns& columns = file_.columns;
        const ActorId from = reading_.ids.find(rows.cell(columns.from));
        const std::optional<double> strength =
            columns.strength == TieColumns::none ? 1.0 : marks_.read(rows.cell(columns.strength));
        if (!strength) return;
        const std::size_t relation = relation_of(rows.cell_if(columns.relation));
        take_cell(rows, from, rows.cell(columns.to), *strength, relation);
        for (const std::size_t column : columns.more_to) take_cell(rows, from, rows.cell(column), *strength, relation);
    }

    [[nodiscard]] std::size_t relation_of(std::string_view told) const {
        if (trimmed(told).empty()) return 0;
        for (std::size_t r = 0; r < study_.relations.size(); ++r) {
            if (one_spelling(study_.relations[r].key) == one_spelling(told)) return r;
        }
        return 0;
    }

    void take_cell(CsvTable& rows, ActorId from, std::string_view cell, double strength, std::size_t relation) {
        const ActorId whole = reading_.ids.find(cell);
        if (whole != Reading::nobody) return take(rows.line(), from, whole, strength, relation);
        if (means_nobody(cell)) return;
        for (const std::string_view part : several(cell)) {
            const ActorId to = reading_.ids.find(part);
            if (to == Reading::nobody && !reading_.withdrawn.contains(part))
                note("not on the roster", rows.line(), from, "names somebody the roster lacks; left out");
            else
                take(rows.line(), from, to, strength, relation);
        }
    }

    void take(std::uint64_t line, ActorId from, ActorId to, double strength, std::size_t relation) {
        if (from == Reading::nobody || to == Reading::nobody) return;
        if (from == to) {
            if (strength > 0) note("self-naming", line, from, "left out");
            return;
        }
        const bool directed = study_.relations[relation].directed;
        const std::pair<ActorId, ActorId> pair = directed || from < to ? std::pair(from, to) : std::pair(to, from);
        const std::uint64_t key = (std::uint64_t{pair.first} << 32) | pair.second;
        const auto [first, is_new] = told_[relation].try_emplace(key, line, strength);
        if (!is_new) {
            note("named twice", line, from,
                 fmt::format("{} was told on line {} too{}", in_quotes(study_.actors[to].id), first->second.first,
                             first->second.second == strength
                                 ? ""
                                 : fmt::format(", as {}, and here as {}", number_text(first->second.second),
                                               number_text(strength))));
        }
        if (strength > 0 && !study_.actors[to].on_roster(wave_))
            note("named but not on the roster then", line, to, "left out");
        if (strength > 0 && !study_.actors[from].on_roster(wave_))
            note("answered but not on the roster then", line, from, "left out");
        if (strength > 0 && std::max(from, to) >= reading_.first_outsider)
            note("not on the roster", line, from >= reading_.first_outsider ? from : to, "taken in, as was asked");
        Sender& sender = senders_[{relation, from}];
        if (sender.answers == 0) sender = {line, 0, strength, true};
        ++sender.answers;
        sender.alike = sender.alike && sender.strength == strength;
        if (std::find(codes.begin(), codes.end(), strength) != codes.end())
            like_codes_.push_back({line, from, strength});
        else
            most_ = std::max(most_, strength);
    }

    void tell_alike() {
        for (const auto& [key, sender] : senders_) {
            const auto& [relation, from] = key;
            const Answers& answers = study_.answers[relation][wave_];
            if (sender.answers < enough_to_tell || !sender.alike || sender.strength <= 0) continue;
            if (!study_.relations[relation].directed || sender.answers < answers.observed.row_count(from)) continue;
            note("everybody answered alike", sender.line, from,
                 fmt::format("{} answers of one kind to {}; kept", sender.answers,
                             in_quotes(study_.relations[relation].key)));
        }
    }

    void tell_codes() {
        if (most_ <= 0 || most_ > 10) return;
        for (const Code& one : like_codes_)
            note("out of range", one.line, one.from,
                 fmt::format("{}, where all others are at most {}: a code for no answer?", number_text(one.strength),
                             number_text(most_)));
    }

    // Somebody said to have answered who names nobody: an empty form is no answer.
    void tell_silent_names() {
        for (std::size_t r = 0; r < study_.relations.size(); ++r) {
            const Answers& answers = study_.answers[r][wave_];
            if (!answers.answered_stated) continue;
            std::vector<bool> names(study_.actors.size(), false);
            for (const Tie& tie : answers.ties) {
                names[tie.from] = true;
                if (!study_.relations[r].directed) names[tie.to] = true;
            }
            for (ActorId i = 0; i < names.size(); ++i) {
                if (names[i] || !answers.observed.row_observed(i)) continue;
                const auto sender = senders_.find({r, i});
                note("answered, names nobody", sender == senders_.end() ? 0 : sender->second.line, i,
                     fmt::format("to {}: if the form was empty, it is no answer; say so, and it counts as no response",
                                 in_quotes(study_.relations[r].key)));
            }
        }
    }

    struct Sender {
        std::uint64_t line = 0, answers = 0;
        double strength = 0;
        bool alike = true;
    };
    struct Code {
        std::uint64_t line;
        ActorId from;
        double strength;
    };

    const TieTable& table_;
    std::size_t wave_;
    Reading& reading_;
    Study& study_;
    Reading again_;
    TieFile file_;
    NumberMarks marks_;
    std::map<std::size_t, std::unordered_map<std::uint64_t, std::pair<std::uint64_t, double>>> told_;
    std::map<std::pair<std::size_t, ActorId>, Sender> senders_;
    std::vector<Code> like_codes_;
    std::set<std::string> known_;
    double most_ = 0;
};

// Who came and who went between surveys, each with the line of the roster.
void list_drift(Reading& reading) {
    Study& study = reading.study;
    const auto moves = [&](const Actor& actor) { return actor.joined > 0 || actor.left < study.waves.size(); };
    if (study.waves.size() < 2 || std::none_of(study.actors.begin(), study.actors.end(), moves)) return;
    std::vector<std::uint64_t> lines(study.actors.size(), 0);
    std::error_code problem;
    if (std::filesystem::is_regular_file(reading.roster, problem)) {
        Faults told_before;
        OpenTable open({reading.roster, {}}, told_before, "a header");
        const std::size_t id = id_column(open.table);
        while (id != CsvTable::none && open.table.next()) {
            const ActorId actor = reading.ids.find(open.table.cell(id));
            if (actor != Reading::nobody) lines[actor] = open.table.line();
        }
    }
    for (ActorId i = 0; i < study.actors.size(); ++i) {
        const Actor& actor = study.actors[i];
        const std::string file = lines[i] > 0 ? called(reading.roster) : std::string();
        if (actor.joined > 0 && actor.joined < study.waves.size())
            study.notes.quality.push_back({"joined the roster", study.waves[actor.joined].key, file, lines[i], 0,
                                           actor.id, "not there at the surveys before"});
        if (actor.left < study.waves.size())
            study.notes.quality.push_back({"left the roster", study.waves[actor.left].key, file, lines[i], 0, actor.id,
                                           "not there at this survey"});
    }
}

}  // namespace

void list_quality(const std::vector<TieTable>& tables, Reading& reading) {
    for (std::size_t w = 0; w < tables.size(); ++w) {
        if (tables[w].file) WaveLog(tables[w], w, reading).list();
    }
    list_drift(reading);
}

void read_quality(const TableFile& file, Reading& reading) {
    if (!file.given()) return;
    OpenTable open(file, reading.faults, "kind,wave,file,row,column,person,detail");
    CsvTable& table = open.table;
    const std::size_t kind = table.need({"kind"});
    const std::size_t wave = table.find({"wave"}), name = table.find({"file"}), row = table.find({"row"});
    const std::size_t column = table.find({"column"}), person = table.find({"person"}), detail = table.find({"detail"});
    while (kind != CsvTable::none && table.next()) {
        const auto number = [&](std::size_t at) {
            const auto found = parse_number(table.cell_if(at));
            return found && *found > 0 ? static_cast<std::uint64_t>(*found) : 0;
        };
        if (reading.withdrawn.contains(table.cell_if(person))) continue;
        reading.study.notes.quality.push_back({std::string(table.cell(kind)), std::string(table.cell_if(wave)),
                                               std::string(table.cell_if(name)), number(row), number(column),
                                               std::string(table.cell_if(person)), std::string(table.cell_if(detail))});
    }
}

}  // namespace crosstie::io
