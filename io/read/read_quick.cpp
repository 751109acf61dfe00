// Reads a study without study.json: one or two tables of ties, and what the command line says beside them.
#include "io/read/read_quick.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/read/absent.hpp"
#include "io/read/read_answers.hpp"
#include "io/read/read_roster.hpp"
#include "io/read/settle_ties.hpp"
#include "io/text/cells.hpp"
#include "io/text/file.hpp"
#include "io/text/spelling.hpp"
#include "io/text/wave_order.hpp"
#include "io/text/yes_or_no.hpp"

namespace crosstie::io {

namespace {

class QuickReader {
 public:
    explicit QuickReader(const Source& source) : source_(source) {
        Study& study = reading_.study;
        reading_.quick = true;
        reading_.choices = source.choices;
        reading_.tie_from = source.tie_from;
        reading_.each_note = source.each_note;
        const std::vector<std::string>& paths = source.paths;
        for (std::size_t w = 0; w < paths.size(); ++w) {
            const bool only = paths.size() == 1;
            const char* const key = only ? "only" : w == 0 ? "before" : "after";
            const std::string file = called(paths[w]);
            study.waves.push_back({key, only ? file : w == 0 ? "Before" : "After", ""});
            study.name += (w > 0 ? "_" : "") + called_briefly(paths[w]);
            study.title += (w > 0 ? " and " : "") + file;
        }
        study.source = study.title;
        for (const std::string& path : paths) study.notes.files_read.push_back(called(path));
        for (const std::string* path : {&source.actors, &source.missing_from, &source.missing_to}) {
            if (!path->empty()) study.notes.files_read.push_back(called(*path));
        }
    }

    Study read() {
        open_ties();
        check_options();
        const bool roster_given = !source_.actors.empty();
        if (roster_given) {
            find_answered_columns();
            RosterFiles files;
            files.actors = {source_.actors, {}};
            files.stays_stated = false;  // --absent-from and --absent-to say who was there
            read_roster(files, answered_names_, reading_);
        } else {
            reading_.roster = "the tables of ties";
        }
        std::vector<TieTable> ties;
        for (const std::unique_ptr<TieFile>& file : files_) {
            std::vector<TieTable> tables =
                read_ties(*file, reading_, roster_given ? Names::known_only : Names::new_ones_too, Names::new_ones_too);
            std::move(tables.begin(), tables.end(), std::back_inserter(ties));
        }
        Study& study = reading_.study;
        if (roster_given)
            reach_all(study);
        else
            study.attributes = Attributes(study.actor_count());
        take_absent(source_, reading_);
        set_relations(ties);
        study.answers.assign(study.relations.size(), std::vector<Answers>(study.waves.size()));
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            const std::vector<bool> answered = answered_at(w);
            read_answers({.answers = {}, .missing = missing_at(source_, w, study), .askable = {}}, answered, w,
                         reading_);
        }
        return settle(std::move(ties), reading_);
    }

 private:
    // What the columns are called and hold decides how many surveys there are, and whether ties have a direction.
    void open_ties() {
        bool all_undirected = true;
        for (const std::string& path : source_.paths) {
            files_.push_back(std::make_unique<TieFile>(TableFile{path, source_.columns, "--columns"}, reading_));
            const TieColumns& columns = files_.back()->columns;
            all_undirected = all_undirected && columns.all_undirected;
            if (columns.waves.size() < 2 || source_.paths.size() == 1) continue;
            add(path, fmt::format("{} surveys in {}", columns.waves.size(), quoted_list(columns.waves)),
                "one in each of two files", "give this file alone: its surveys are told apart by that column");
        }
        if (files_.size() == 2) compare_waves(files_[0]->columns.only_wave, files_[1]->columns.only_wave);
        reading_.undirected = source_.undirected || all_undirected;
        if (all_undirected && !source_.undirected) {
            reading_.warn(fmt::format("{}: no tie has a direction, as the column {} says, and they are read so",
                                      source_.paths.front(), in_quotes(direction_column())));
        }
        if (source_.paths.size() == 1 && files_[0]->columns.waves.size() > 1) take_surveys(files_[0]->columns);
    }

    // Each of two files may say which survey it is; the first is before.
    void compare_waves(const std::string& first, const std::string& second) {
        if (first.empty() || second.empty()) return;
        if (one_spelling(first) == one_spelling(second)) {
            reading_.warn(
                fmt::format("{} and {} both hold the survey {}", source_.paths[0], source_.paths[1], in_quotes(first)));
        } else if (order_of_time({first, second}).value_or(std::vector<std::size_t>{0, 1})[0] == 1) {
            reading_.warn(
                fmt::format("{} holds the survey {} and is read as before, {} the survey {}, as after: give them "
                            "the other way round if that is not meant",
                            source_.paths[0], in_quotes(first), source_.paths[1], in_quotes(second)));
        }
    }

    [[nodiscard]] std::string direction_column() const {
        return files_[0]->open.table.header()[files_[0]->columns.direction];
    }

    void take_surveys(const TieColumns& columns) {
        std::vector<Wave>& waves = reading_.study.waves;
        waves.clear();
        std::string order;
        for (const std::string& survey : columns.waves) {
            std::string key = survey;
            for (char& c : key) c = std::string_view("/\\@:,").find(c) != std::string_view::npos ? '-' : c;
            if (key.front() == '.') key.front() = '-';
            waves.push_back({key, survey, ""});
            order += (order.empty() ? "" : ", ") + survey;
        }
        reading_.warn(fmt::format("{}: {} surveys by the column {}, first to last: {}", source_.paths[0], waves.size(),
                                  in_quotes(files_[0]->open.table.header()[columns.wave]), order));
    }

    // An option that could have no effect is refused.
    void check_options() {
        if (!source_.answered.empty() && source_.actors.empty()) {
            add("--answered", "it without --actors", "the table of actors that has this column",
                "give that table with --actors");
        }
        if (reading_.choices.not_on_roster != NotOnRoster::refuse && source_.actors.empty()) {
            add("--not-on-roster", "it without --actors", "the table of actors who are on the roster",
                "give that table with --actors, or leave the option out");
        }
        refuse_second_of_one(source_, reading_);
    }

    // "responded" stands for every wave for which there is no column of its own, responded_before or responded@before;
    // "here,there" names a column for each wave.
    void find_answered_columns() {
        if (source_.answered.empty()) return;
        OpenTable open({source_.actors, {}}, reading_.faults, "a header such as \"id,label,area\"");
        CsvTable& table = open.table;
        const std::vector<Wave>& waves = reading_.study.waves;
        const std::vector<std::string_view> each = several(source_.answered, ',');
        const bool listed = table.find({source_.answered}) == CsvTable::none && each.size() > 1;
        if (listed && each.size() != waves.size()) {
            return add("--answered", counted(each.size(), "column"),
                       fmt::format("one for all, or one for each of {}", counted(waves.size(), "wave")));
        }
        for (std::size_t w = 0; w < waves.size(); ++w) {
            const std::string stem(listed ? each[w] : std::string_view(source_.answered));
            std::size_t column =
                listed ? CsvTable::none : table.find({stem + "_" + waves[w].key, stem + "@" + waves[w].key});
            if (column == CsvTable::none) column = table.find({stem});
            if (column == CsvTable::none) column = table.need({stem});
            if (column == CsvTable::none) return answered_names_.clear();
            answered_names_.push_back(table.header()[column]);
        }
    }

    // What a column of the actors' table says of each; a fault where it says neither yes nor no.
    std::vector<bool> answers_in(const std::string& name) {
        OpenTable open({source_.actors, {}}, reading_.faults, "a header such as \"id,label,area\"");
        CsvTable& table = open.table;
        const std::size_t id = id_column(table);
        const std::size_t column = table.find({name});
        std::vector<bool> answered(reading_.study.actors.size(), false);
        if (id == CsvTable::none || column == CsvTable::none) return answered;
        while (table.next()) {
            const std::uint32_t actor = reading_.ids.find(table.cell(id));
            if (actor == Reading::nobody) continue;
            bool there = false;
            for (std::size_t w = 0; w < answered_names_.size(); ++w)
                there = there || (answered_names_[w] == name && reading_.study.actors[actor].on_roster(w));
            if (!there) continue;
            const std::optional<bool> said = yes_or_no(table.cell(column));
            answered[actor] = said.value_or(false);
            if (said) continue;
            table.fault(column, in_quotes(table.cell(column)) + " for " + in_quotes(name), "yes or no",
                        trimmed(table.cell(column)).empty() ? "an empty cell may mean either: fill it" : "");
        }
        return answered;
    }

    // Who answered at a wave, as the actors' table says; nothing if it does not say.
    std::vector<bool> answered_at(std::size_t wave) {
        if (answered_names_.empty()) return {};
        const auto [known, is_new] = answered_.try_emplace(answered_names_[wave]);
        if (is_new) known->second = answers_in(answered_names_[wave]);
        std::vector<bool> answered = known->second;
        answered.resize(reading_.study.actors.size(), false);
        for (const ActorId outsider : reading_.outsiders_who_answered) answered[outsider] = true;
        return answered;
    }

    // Without a scale, a contact is any tie; and a strength below 1 is one, too, when the tables have such.
    void set_relations(const std::vector<TieTable>& tables) {
        std::vector<Relation>& relations = reading_.study.relations;
        for (std::size_t r = 0; r < relations.size(); ++r) {
            relations[r].directed = !reading_.undirected;
            bool one_scale = true;
            for (const TieTable& table : tables) {
                one_scale = one_scale && table.scale_max && table.scale_min == tables[0].scale_min &&
                            table.scale_max == tables[0].scale_max;
                if (r >= table.ties.size()) continue;
                for (const Tie& tie : table.ties[r]) {
                    if (tie.strength > 0) relations[r].tie_from = std::min(relations[r].tie_from, tie.strength);
                }
            }
            if (!one_scale) continue;
            relations[r].scale_min = tables[0].scale_min;
            relations[r].scale_max = tables[0].scale_max;
        }
    }

    void add(const std::string& option, std::string found, std::string expected, std::string mend = {}) {
        reading_.faults.add(
            {.file = option, .found = std::move(found), .expected = std::move(expected), .mend = std::move(mend)});
    }

    const Source& source_;
    Reading reading_;
    std::vector<std::unique_ptr<TieFile>> files_;
    std::vector<std::string> answered_names_;            // [waves]: columns of the actors' table
    std::map<std::string, std::vector<bool>> answered_;  // by column: [actors]
};

}  // namespace

Study read_quick(const Source& source) { return QuickReader(source).read(); }

}  // namespace crosstie::io
