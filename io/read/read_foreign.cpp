// Reads one or two files of another program as the surveys of a study, and settles which of two spellings is one person.
#include "io/read/read_foreign.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "io/read/absent.hpp"
#include "io/read/foreign_answers.hpp"
#include "io/read/foreign_attributes.hpp"
#include "io/read/formats/formats.hpp"
#include "io/read/read_answers.hpp"
#include "io/read/read_roster.hpp"
#include "io/read/settle_ties.hpp"
#include "io/text/file.hpp"
#include "io/text/nearest.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

namespace {

const Format& format_of(const std::string& path, const std::string& forced) {
    const Format* format = forced.empty() ? recognised_file(path) : format_called(forced);
    if (format == nullptr || format->read == nullptr)
        throw InvalidInput(Fault{
            .file = path, .found = "the format " + in_quotes(forced), .expected = "one that is read", .mend = {}});
    return *format;
}

void name_waves(const std::vector<ForeignFile>& files, Study& study) {
    for (std::size_t k = 0; k < files.size(); ++k) {
        const std::string file = called(files[k].path);
        study.name += (k > 0 ? "_" : "") + called_briefly(files[k].path);
        study.title += (k > 0 ? " and " : "") + file;
        study.notes.files_read.push_back(file);
        const std::vector<std::string>& own = files[k].networks.waves;
        if (files.size() == 2) {
            study.waves.push_back({k == 0 ? "before" : "after", k == 0 ? "Before" : "After", ""});
        } else if (own.empty()) {
            study.waves.push_back({"only", file, ""});
        }
        for (std::size_t w = 0; w < own.size() && files.size() == 1; ++w) {
            std::string label = own[w];
            if (label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
            study.waves.push_back({own[w], label, ""});
        }
    }
    study.source = study.title;
}

// The roster's actor for a file's; what becomes of one it lacks is the user's choice.
ActorId on_roster(const std::string& id, bool answered, const ForeignFile& file, Reading& reading) {
    const ActorId number = reading.ids.find(id);
    if (number != Reading::nobody) {
        const std::string_view kept = reading.ids.text(number);
        if (kept != id) reading.respellings.note(file.path, 0, "actor", id, kept);
        return number;
    }
    if (reading.withdrawn.contains(id) || !reading.roster_sound) return number;
    if (reading.choices.not_on_roster == NotOnRoster::leave_out) {
        if (reading.not_on_roster.empty() || reading.not_on_roster.back().file != file.path)
            reading.not_on_roster.push_back({file.path, id, 0, 0});
        ++reading.not_on_roster.back().rows;
        return number;
    }
    if (reading.choices.not_on_roster == NotOnRoster::take_in) {
        const ActorId outsider = reading.ids.insert(id).number;
        Actor& actor = reading.study.actors.emplace_back();
        actor.id = actor.label = id;
        reading.first_outsider = std::min(reading.first_outsider, outsider);
        if (answered) reading.outsiders_who_answered.insert(outsider);
        return outsider;
    }
    Nearest search(id);
    for (std::uint32_t a = 0; !reading.faults.full() && a < reading.ids.size(); ++a)
        search.consider(reading.ids.text(a));
    reading.faults.add(
        {.file = file.path,
         .found = "the actor " + in_quotes(id),
         .expected = "an id that is in " + reading.roster,
         .mend =
             perhaps(search.best(), "correct it, add the actor there, or say --not-on-roster leave-out or take-in")});
    return number;
}

// Two files may spell a person differently; one file that lists two nodes means two: those it has had are `taken`.
ActorId of_any_file(const std::string& id, const std::unordered_set<ActorId>& taken, const ForeignFile& file,
                    Reading& reading) {
    ActorId number = reading.ids.find_as_spelt(SpeltIds::key(id));
    if (number != Reading::nobody) return number;
    number = reading.ids.find(id);
    if (number != Reading::nobody && !taken.contains(number)) {
        reading.respellings.note(file.path, 0, "actor", id, reading.ids.text(number));
        return number;
    }
    number = reading.ids.insert_as_spelt(id);
    Actor& actor = reading.study.actors.emplace_back();
    actor.id = actor.label = id;
    return number;
}

// Of two files that number their actors, the same number may be two people: then a label of one stands at another number
// in the other. Ids of other kinds stay with a person, whose label may change: a role that somebody else had before.
void compare_labels(const std::vector<ForeignFile>& files, Reading& reading) {
    if (files.size() < 2) return;
    const ForeignFile &first = files[0], &second = files[1];
    std::unordered_map<std::string, std::size_t> at;
    std::unordered_map<ActorId, std::size_t> of_first;
    for (std::size_t k = 0; k < first.actors.size(); ++k) {
        at.emplace(one_spelling(first.networks.labels[k]), k);
        of_first.emplace(first.actors[k], k);
    }
    std::uint64_t other = 0;
    std::string example;
    for (std::size_t k = 0; k < second.actors.size(); ++k) {
        const auto known = of_first.find(second.actors[k]);
        if (known == of_first.end()) continue;
        const std::string &was = first.networks.labels[known->second], &is = second.networks.labels[k];
        if (is == second.networks.ids[k] || was == first.networks.ids[known->second] ||
            one_spelling(was) == one_spelling(is))
            continue;
        const auto elsewhere = at.find(one_spelling(is));
        if (elsewhere != at.end() && first.networks.known_by_number && second.networks.known_by_number) {
            reading.faults.add({.file = second.path,
                                .found = fmt::format("{} with the label {}, which is {} in {}, where {} is {}",
                                                     in_quotes(second.networks.ids[k]), in_quotes(is),
                                                     in_quotes(first.networks.ids[elsewhere->second]), first.path,
                                                     in_quotes(second.networks.ids[k]), in_quotes(was)),
                                .expected = "the same id for the same person in both files",
                                .mend =
                                    "give each actor a label that no other has, by which they are known then, or ids "
                                    "that both files share"});
            return;
        }
        if (other++ == 0) example = fmt::format("{}, before {}", in_quotes(is), in_quotes(was));
    }
    if (other > 0) {
        reading.warn(fmt::format("{}: {} {} another label there (such as {}); the first is shown", second.path,
                                 counted(other, "actor"), other == 1 ? "has" : "have", example));
    }
}

void take_actors(std::vector<ForeignFile>& files, bool roster_given, Reading& reading) {
    for (ForeignFile& file : files) {
        std::vector<bool> answered(file.networks.ids.size());
        for (const NamedTie& tie : file.networks.ties) answered[tie.from] = true;
        std::unordered_set<ActorId> taken;
        for (std::size_t k = 0; k < file.networks.ids.size(); ++k) {
            const std::string& id = file.networks.ids[k];
            file.actors.push_back(roster_given ? on_roster(id, answered[k], file, reading)
                                               : of_any_file(id, taken, file, reading));
            taken.insert(file.actors.back());
            if (roster_given) continue;
            Actor& actor = reading.study.actors[file.actors.back()];
            if (actor.label == actor.id) actor.label = file.networks.labels[k];
        }
    }
    if (roster_given) reach_all(reading.study);
    if (!roster_given) compare_labels(files, reading);
}

// A relation has no direction when none of its ties has.
void take_relations(std::vector<ForeignFile>& files, bool undirected, Reading& reading) {
    Study& study = reading.study;
    std::vector<bool> any, arrows;
    for (ForeignFile& file : files) {
        std::vector<std::string> keys = file.networks.relations;
        if (keys.empty()) keys.emplace_back("contact");
        for (const std::string& key : keys) {
            std::optional<std::size_t> index = study.relation_index(key);
            for (std::size_t r = 0; r < study.relations.size() && !index; ++r) {
                if (one_spelling(study.relations[r].key) != one_spelling(key)) continue;
                index = r;
                reading.respellings.note(file.path, 0, "relation", key, study.relations[r].key);
            }
            if (!index) {
                index = study.relations.size();
                Relation& relation = study.relations.emplace_back();
                relation.key = key;
                relation.label = key == "contact" ? "tie" : key;
                any.push_back(false);
                arrows.push_back(false);
            }
            file.relations.push_back(*index);
        }
        for (const NamedTie& tie : file.networks.ties) {
            const std::size_t r = file.relation(tie.relation);
            any[r] = true;
            arrows[r] = arrows[r] || tie.directed;
            study.relations[r].tie_from = std::min(study.relations[r].tie_from, tie.strength);
        }
    }
    for (std::size_t r = 0; r < study.relations.size(); ++r)
        study.relations[r].directed = !undirected && (any[r] ? arrows[r] : files.front().networks.directed);
}

std::vector<TieTable> ties_of(const std::vector<ForeignFile>& files, Reading& reading) {
    const Study& study = reading.study;
    std::vector<TieTable> tables(study.waves.size());
    for (TieTable& table : tables) {
        table.ties.resize(study.relations.size());
        table.strengths = false;
    }
    for (const ForeignFile& file : files) {
        std::uint64_t both_ways = 0;
        if (files.size() == 2) tables[file.first_wave].path = file.path;
        for (std::size_t w = 0; files.size() == 1 && w < study.waves.size(); ++w)
            tables[w].path = study.waves.size() == 1 ? file.path : file.path + ", " + study.waves[w].key;
        for (const NamedTie& tie : file.networks.ties) {
            const ActorId from = file.actors[tie.from], to = file.actors[tie.to];
            if (from == Reading::nobody || to == Reading::nobody) continue;
            const std::size_t r = file.relation(tie.relation);
            std::vector<Tie>& ties = tables[files.size() == 2 ? file.first_wave : tie.wave].ties[r];
            ties.push_back({from, to, tie.strength});
            TieTable& table = tables[files.size() == 2 ? file.first_wave : tie.wave];
            table.strengths = table.strengths || tie.strength != 1.0;
            if (tie.directed || !study.relations[r].directed || from == to) continue;
            ties.push_back({to, from, tie.strength});
            ++both_ways;
        }
        if (both_ways > 0) {
            reading.warn(fmt::format("{}: {} without direction {} read as both ways, since others have one", file.path,
                                     counted(both_ways, "tie"), both_ways == 1 ? "was" : "were"));
        }
    }
    return tables;
}

}  // namespace

bool is_foreign(const Source& source) {
    if (!source.format.empty()) return true;
    std::size_t foreign = 0;
    std::string first, other;
    for (const std::string& path : source.paths) {
        const bool is = recognised_file(path) != nullptr;
        foreign += is ? 1U : 0U;
        (is ? first : other) = path;
    }
    for (const std::string& path : source.paths) {
        if (recognised_file(path) != nullptr || !is_markup_file(path)) continue;
        throw InvalidInput(Fault{.file = path,
                                 .found = "a web page or an XML file of a kind that crosstie does not know",
                                 .expected = "a table of ties, or a network as GraphML or GEXF",
                                 .mend = "export it in one of these forms"});
    }
    if (foreign == 0 || foreign == source.paths.size()) return foreign > 0;
    throw InvalidInput(
        Fault{.file = other,
              .found = "another kind of file than " + first + " (" + std::string(recognised_file(first)->name) + ")",
              .expected = "two files of other programs, or two tables of ties",
              .mend = "bring one into the form of the other with crosstie convert"});
}

namespace {

// An option that could have no effect is refused.
void refuse_without_effect(const Source& source, Reading& reading) {
    if (source.choices.not_on_roster != NotOnRoster::refuse && source.actors.empty())
        reading.faults.add({.file = "--not-on-roster",
                            .found = "it without --actors",
                            .expected = "the table of actors who are on the roster",
                            .mend = "leave it out"});
    refuse_second_of_one(source, reading);
    reading.faults.refuse_if_any();
}

}  // namespace

Study read_foreign(const Source& source) {
    Reading reading;
    reading.choices = source.choices;
    reading.tie_from = source.tie_from;
    reading.each_note = source.each_note;
    Study& study = reading.study;
    if (!source.columns.empty()) {
        throw InvalidInput(Fault{.file = "--columns",
                                 .found = "columns named for " + source.paths.front(),
                                 .expected = "tables of ties: a file of another program names its own",
                                 .mend = "leave it out"});
    }
    std::vector<ForeignFile> files;
    for (const std::string& path : source.paths) {
        ForeignFile& file = files.emplace_back();
        file.path = path;
        file.networks = read_networks(path, format_of(path, source.format));
        file.first_wave = files.size() - 1;
        for (const std::string& note : file.networks.notes) reading.warn(path + ": " + note);
        if (source.paths.size() == 2 && file.networks.waves.size() > 1) {
            throw InvalidInput(Fault{.file = path,
                                     .found = counted(file.networks.waves.size(), "wave"),
                                     .expected = "one in each of two files",
                                     .mend = "give one file with all waves, or choose one with convert --wave"});
        }
    }
    name_waves(files, study);
    refuse_without_effect(source, reading);
    const bool roster_given = !source.actors.empty();
    reading.roster = "the files";
    if (roster_given) {
        RosterFiles roster;
        roster.actors = {source.actors, {}};
        roster.stays_stated = false;
        study.notes.files_read.push_back(called(source.actors));
        read_roster(roster, {}, reading);
    }
    take_actors(files, roster_given, reading);
    reading.faults.refuse_if_any();
    if (!roster_given) study.attributes = Attributes(study.actor_count());
    take_presence(files, roster_given, reading);
    take_absent(source, reading);
    take_relations(files, source.undirected, reading);
    study.answers.assign(study.relations.size(), std::vector<Answers>(study.waves.size()));
    bool any_answered = false;
    for (std::size_t w = 0; w < study.waves.size(); ++w) {
        const std::vector<bool> answered = answered_at(files, w, source.answered, reading);
        any_answered = any_answered || !answered.empty();
        const ForeignFile& file = files.size() == 2 ? files[w] : files[0];
        read_answers({.answers = {},
                      .missing = missing_at(source, w, study),
                      .askable = {},
                      .open = left_open(files, w),
                      .open_stated = !file.networks.gaps.empty()},
                     answered, w, reading);
    }
    if (any_answered) drop_answered_columns(files, source.answered.empty() ? "answered" : source.answered, study);
    take_attributes(files, reading);
    return settle(ties_of(files, reading), reading);
}

}  // namespace crosstie::io
