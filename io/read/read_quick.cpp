#include "io/read/read_quick.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "io/read/read_answers.hpp"
#include "io/read/read_roster.hpp"
#include "io/read/read_ties.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io {

namespace {

namespace fs = std::filesystem;

class QuickReader {
 public:
    explicit QuickReader(const Source& source) : source_(source) {
        Study& study = reading_.study;
        const std::vector<std::string>& paths = source.paths;
        for (std::size_t w = 0; w < paths.size(); ++w) {
            const bool only = paths.size() == 1;
            const char* const key = only ? "only" : w == 0 ? "before" : "after";
            const std::string file = fs::path(paths[w]).filename().string();
            study.waves.push_back({key, only ? file : w == 0 ? "Before" : "After", ""});
            study.name += (w > 0 ? "_" : "") + fs::path(paths[w]).stem().string();
            study.title += (w > 0 ? " and " : "") + file;
        }
        study.source = study.title;
        for (const std::string& path : paths) study.notes.files_read.push_back(fs::path(path).filename().string());
        for (const std::string* path : {&source.actors, &source.missing_from, &source.missing_to}) {
            if (!path->empty()) study.notes.files_read.push_back(fs::path(*path).filename().string());
        }
    }

    Study read() {
        check_waves();
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
        for (const std::string& path : source_.paths) {
            ties.push_back(read_ties({path, {}}, reading_, roster_given ? Names::known_only : Names::new_ones_too,
                                     Names::new_ones_too));
        }
        Study& study = reading_.study;
        if (!roster_given) study.attributes = Attributes(study.actor_count());
        take_absent();
        set_relations(ties);
        study.answers.assign(study.relations.size(), std::vector<Answers>(study.waves.size()));
        const std::array missing{source_.missing_from, source_.missing_to};
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            const std::vector<bool> answered = answered_at(w);
            read_answers({.answers = {}, .missing = {missing[w], {}}, .askable = {}}, answered, w, reading_);
        }
        return settle(std::move(ties), reading_);
    }

 private:
    void check_waves() {
        if (source_.paths.size() == 2) return;
        if (!source_.missing_to.empty())
            add("--missing-to", "a table for a second wave", "two tables of ties, before and after");
        if (!source_.absent_to.empty())
            add("--absent-to", "actors for a second wave", "two tables of ties, before and after");
    }

    // "responded" stands for both waves, or, where there is no such column, for responded_before and responded_after.
    void find_answered_columns() {
        if (source_.answered.empty()) return;
        OpenTable open({source_.actors, {}}, reading_.faults, "a header such as \"id,label,area\"");
        CsvTable& table = open.table;
        std::size_t column = table.find({source_.answered});
        for (const Wave& wave : reading_.study.waves) {
            const std::size_t own = table.find({source_.answered + "_" + wave.key});
            if (column == CsvTable::none && own == CsvTable::none) {
                column = table.need({source_.answered});
                return;
            }
            answered_names_.push_back(table.header()[column == CsvTable::none ? own : column]);
        }
    }

    // Who answered at a wave, as the actors' table says; nothing if it does not say.
    std::vector<bool> answered_at(std::size_t wave) {
        if (answered_names_.empty()) return {};
        OpenTable open({source_.actors, {}}, reading_.faults, "a header such as \"id,label,area\"");
        CsvTable& table = open.table;
        const std::size_t column = table.find({answered_names_[wave]});
        const std::size_t id = id_column(table);
        std::vector<bool> answered(reading_.study.actors.size(), false);
        if (id == CsvTable::none || column == CsvTable::none) return answered;
        while (table.next()) {
            const std::uint32_t actor = reading_.ids.find(table.cell(id));
            if (actor == IdTable::none || !reading_.study.actors[actor].on_roster(wave)) continue;
            const std::optional<bool> said = yes_or_no(table.cell(column));
            if (said) {
                answered[actor] = *said;
            } else {
                table.fault(column, in_quotes(table.cell(column)) + " for " + in_quotes(answered_names_[wave]),
                            "yes or no");
            }
        }
        return answered;
    }

    void take_absent() {
        const std::array<const std::vector<std::string>*, 2> absent{&source_.absent_from, &source_.absent_to};
        for (std::size_t w = 0; w < reading_.study.waves.size(); ++w) {
            const std::string option = w == 0 ? "--absent-from" : "--absent-to";
            for (const std::string& id : *absent[w]) {
                const std::uint32_t number = reading_.ids.find(id);
                if (number == IdTable::none) {
                    if (!reading_.roster_sound) continue;
                    Nearest search(id);
                    for (std::uint32_t k = 0; k < reading_.ids.size(); ++k) search.consider(reading_.ids.text(k));
                    add(option, "the actor " + in_quotes(id), "an id that is in " + reading_.roster,
                        perhaps(search.best(), ""));
                    continue;
                }
                Actor& actor = reading_.study.actors[number];
                if (w == 0) actor.joined = 1;
                if (w == 1) actor.left = 1;
                if (actor.left <= actor.joined) {
                    add(option, "the actor " + in_quotes(id) + ", who is absent before as well",
                        "actors who were there at one of the two times",
                        "leave the actor out of both lists and tables");
                }
            }
        }
    }

    // Without a scale, a contact is any tie; and a strength below 1 is one, too, when the tables have such.
    void set_relations(const std::vector<TieTable>& tables) {
        std::vector<Relation>& relations = reading_.study.relations;
        for (std::size_t r = 0; r < relations.size(); ++r) {
            relations[r].directed = !source_.undirected;
            for (const TieTable& table : tables) {
                if (r >= table.ties.size()) continue;
                for (const Tie& tie : table.ties[r])
                    relations[r].tie_from = std::min(relations[r].tie_from, tie.strength);
            }
        }
    }

    void add(const std::string& option, std::string found, std::string expected, std::string mend = {}) {
        reading_.faults.add(
            {.file = option, .found = std::move(found), .expected = std::move(expected), .mend = std::move(mend)});
    }

    const Source& source_;
    Reading reading_;
    std::vector<std::string> answered_names_;  // [waves]: columns of the actors' table
};

}  // namespace

Study read_quick(const Source& source) { return QuickReader(source).read(); }

}  // namespace crosstie::io
