// Reads the study that study.json describes, table by table, and collects every fault before it gives up.
#include "io/read/read_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

#include "graph/model/date.hpp"
#include "io/read/grouped_areas.hpp"
#include "io/read/quality_log.hpp"
#include "io/read/read_answers.hpp"
#include "io/read/read_beside.hpp"
#include "io/read/read_paper.hpp"
#include "io/read/read_roster.hpp"
#include "io/read/settle_ties.hpp"
#include "io/text/encoding.hpp"
#include "io/text/file.hpp"
#include "io/text/json_input.hpp"
#include "io/text/json_schema.hpp"
#include "io/text/nearest.hpp"
#include "io/text/number.hpp"
#include "io/text/write_file.hpp"

namespace crosstie::io {

extern const std::string_view study_schema;  // io/schema/study.schema.json

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U; });
}

class FolderReader {
 public:
    FolderReader(const std::string& study_json, const Source& source, bool every_table = false)
        : folder_(fs::path(study_json).parent_path()), every_table_(every_table) {
        reading_.tie_from = source.tie_from;
        reading_.each_note = source.each_note;
        finish_interrupted(folder_.string());  // also where a person is looked for, who asks for every table
        if (leads_outside(study_json, folder_.string()))
            throw Unreadable(study_json, "this is a link that leads out of the study's folder",
                             "put the file itself there");
        const std::string bytes = read_file(study_json, longest_settings);
        reading_.study.notes.files_read.push_back(fs::path(study_json).filename().string());
        document_ = parse_json(utf8_text(bytes, study_json), study_json);
        check_schema(document_, study_schema, reading_.faults);
        check_words("", document_.value);
        reading_.faults.refuse_if_any();
    }

    StudyAndPaper read() {
        read_words();
        read_waves();
        read_relations();
        reading_.faults.refuse_if_any();
        read_tables();
        Paper paper = read_paper(document_, folder_.string(), reading_.faults);
        if (!paper.logo.empty()) {
            reading_.study.notes.files_read.push_back(document_.value["paper"]["logo"]["file"]);
        }
        check_attribute("by", reading_.study.by.attribute);
        if (reading_.roster_sound) group_areas(document_, reading_.study, reading_.faults);
        check_attribute("kind", reading_.study.kind);
        return {settle(std::move(ties_), reading_), std::move(paper)};
    }

    std::vector<StudyTable> tables() && { return std::move(tables_); }

 private:
    // What is written here goes into papers and onto screens as it stands.
    void check_words(const std::string& pointer, const json& value) {
        if (value.is_string()) {
            const auto& text = value.get_ref<const std::string&>();
            for (std::size_t at = 0; at < text.size();) {
                const Character character = character_at(text, at);
                if (acts_on_text(character.code)) {
                    return add(pointer,
                               fmt::format("the character U+{:04X} in {}", static_cast<std::uint32_t>(character.code),
                                           in_quotes(text)),
                               "words, without what acts on the text around them", "remove it");
                }
                at += character.length;
            }
        } else if (value.is_array()) {
            for (std::size_t k = 0; k < value.size(); ++k) check_words(pointer_to(pointer, k), value[k]);
        } else if (value.is_object()) {
            for (const auto& [key, inner] : value.items()) check_words(pointer_to(pointer, key), inner);
        }
    }

    void read_words() {
        const json& root = document_.value;
        Study& study = reading_.study;
        const fs::path place = fs::absolute(folder_ / ".").lexically_normal();
        study.name = place.parent_path().filename().string();
        study.title = root.value("title", study.name);
        study.source = root.value("source", "");
        study.illustrative = root.value("illustrative", false);
        study.kind = root.value("kind", "");
        study.min_group = root.value("min_group", study.min_group);
        // The schema knows the words.
        reading_.choices.repeats =
            choice_of<Repeats>(repeats_words, root.value("repeats", "strongest")).value_or(Repeats::strongest);
        reading_.choices.not_on_roster =
            choice_of<NotOnRoster>(not_on_roster_words, root.value("not_on_roster", "refuse"))
                .value_or(NotOnRoster::refuse);
        reading_.choices.asserted_by =
            choice_of<AssertedBy>(asserted_by_words, root.value("asserted_by", "sender")).value_or(AssertedBy::sender);
        if (!root.contains("by")) return;
        const json by = root["by"].is_string() ? json{{"attribute", root["by"]}} : root["by"];
        study.by.attribute = by["attribute"];
        study.by.singular = by.value("singular", study.by.attribute);
        study.by.plural = by.value("plural", study.by.singular + "s");
    }

    // Keys become parts of file names and of option values.
    void check_key(const std::string& pointer, const std::string& key, const std::vector<std::string>& before,
                   const std::string& what) {
        if (std::find(before.begin(), before.end(), key) != before.end()) {
            add(pointer, "the key " + in_quotes(key) + " again", "a key of its own for each " + what,
                "rename one of them");
        }
        if (key.find_first_of("/\\@:") != std::string::npos || key.front() == '.' || has_control(key)) {
            add(pointer, "the key " + in_quotes(key), "a short name without / \\ : @", "rename it");
        }
    }

    void read_waves() {
        std::size_t k = 0;
        for (const json& entry : document_.value["waves"]) {
            const std::string pointer = pointer_to("/waves", k++);
            const std::string key = entry["key"];
            check_key(pointer + "/key", key, keys_of(reading_.study.waves), "wave");
            const std::string date = entry.value("date", "");
            if (!date.empty()) check_date(pointer + "/date", key, date);
            reading_.study.waves.push_back({key, entry.value("label", key), date});
        }
    }

    // Surveys stand in the order of time: the first is what others are compared with.
    void check_date(const std::string& pointer, const std::string& key, const std::string& date) {
        if (!is_date(date)) {
            return add(pointer, "the date " + in_quotes(date), "a day such as 2017-04-11, or a month such as 2017-04");
        }
        for (const Wave& earlier : reading_.study.waves) {
            if (!is_date(earlier.date) || !surely_before(date, earlier.date)) continue;
            return add(pointer,
                       fmt::format("the date {} of {}, before the date {} of {}", in_quotes(date), in_quotes(key),
                                   in_quotes(earlier.date), in_quotes(earlier.key)),
                       "surveys in the order of time, first to last",
                       "put them in that order, or mend one of the dates");
        }
    }

    void read_relations() {
        if (!document_.value.contains("relations")) {
            Relation& contact = reading_.study.relations.emplace_back();
            contact.key = "contact";
            contact.label = "contact";
            return;
        }
        std::size_t k = 0;
        for (const json& entry : document_.value["relations"]) {
            const std::string pointer = pointer_to("/relations", k++);
            Relation relation;
            relation.key = entry["key"];
            check_key(pointer + "/key", relation.key, keys_of(reading_.study.relations), "relation");
            relation.label = entry.value("label", relation.key);
            relation.question = entry.value("question", "");
            relation.directed = entry.value("directed", true);
            relation.tie_from = entry.value("tie_from", relation.tie_from);
            relation.scale_of = entry.value("scale_of", "");
            if (entry.contains("scale")) read_scale(pointer + "/scale", entry["scale"], relation);
            if (relation.scale_max && *relation.scale_max > *relation.scale_min &&
                relation.tie_from > *relation.scale_max) {
                add(entry.contains("tie_from") ? pointer + "/tie_from" : pointer,
                    "a tie from strength " + number_text(relation.tie_from) + " on",
                    "a strength of the scale, at most " + number_text(*relation.scale_max));
            }
            reading_.study.relations.push_back(std::move(relation));
        }
    }

    void read_scale(const std::string& pointer, const json& scale, Relation& relation) {
        relation.scale_min = scale["min"].get<double>();
        relation.scale_max = scale["max"].get<double>();
        relation.scale_labels = scale.value("labels", std::vector<std::string>{});
        const double steps = *relation.scale_max - *relation.scale_min;
        if (steps <= 0) {
            add(pointer + "/max", "a scale from " + scale["min"].dump() + " to " + scale["max"].dump(),
                "a highest strength above the lowest");
        } else if (!relation.scale_labels.empty() && static_cast<double>(relation.scale_labels.size()) != steps + 1) {
            add(pointer + "/labels", counted(relation.scale_labels.size(), "label"),
                fmt::format("{}, one for each strength from {} to {}", std::floor(steps) + 1, scale["min"].dump(),
                            scale["max"].dump()));
        }
    }

    void read_tables() {
        const json& root = document_.value;
        const RosterFiles roster{.actors = table(root, "", "actors", "actors", true),
                                 .organisations = table(root, "", "organisations", "organisations"),
                                 .work_streams = table(root, "", "work_streams", "work_streams"),
                                 .withdrawn = table(root, "", "withdrawn", "withdrawn")};
        if (roster.actors.given()) {
            read_roster(roster, {}, reading_);
        } else {
            reading_.roster_sound = false;
        }
        Study& study = reading_.study;
        study.answers.assign(study.relations.size(), std::vector<Answers>(study.waves.size()));
        std::vector<AnswerFiles> answers_at;
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            const std::string pointer = pointer_to("/waves", w);
            const json& wave = root["waves"][w];
            const std::string& key = study.waves[w].key;
            const TableFile ties = table(wave, pointer, "ties", "ties_" + key, true);
            answers_at.push_back({.answers = table(wave, pointer, "answers", "answers_" + key),
                                  .missing = table(wave, pointer, "missing", "missing_" + key),
                                  .askable = table(wave, pointer, "askable", "askable_" + key)});
            if (!ties.given()) continue;
            TieFile file(ties, reading_);
            ties_.push_back(std::move(read_ties(file, reading_, Names::known_only, Names::known_only, w)[0]));
        }
        reach_all(study);
        // What import noticed: for `check` to tell, and for whoever looks for a person in every table.
        if (reading_.each_note || every_table_) read_quality(table(root, "", "quality", "quality"), reading_);
        for (std::size_t w = 0; w < study.waves.size(); ++w) read_answers(answers_at[w], {}, w, reading_);
        read_beside({.attendance = table(root, "", "attendance", "attendance"),
                     .issues = table(root, "", "issues", "issues"),
                     .outcomes = table(root, "", "outcomes", "outcomes"),
                     .milestones = table(root, "", "milestones", "milestones")},
                    reading_);
    }

    // The table under `key`; when nothing is said, the one that bears the conventional name, if it is there.
    TableFile table(const json& within, const std::string& pointer, const std::string& key, const std::string& usual,
                    bool needed = false) {
        const std::string usual_path = in_folder(usual + ".csv");
        if (!within.contains(key)) {
            std::error_code problem;
            if (fs::exists(fs::status(usual_path, problem))) {
                if (leads_outside(usual_path, folder_.string())) {
                    add_link(pointer, usual + ".csv");
                    return {};
                }
                reading_.study.notes.files_read.push_back(usual + ".csv");
                tables_.push_back({key, within.value("key", ""), usual + ".csv", {usual_path, {}}});
                return {usual_path, {}};
            }
            if (needed) {
                add(pointer, "no " + in_quotes(key) + " and no file " + usual + ".csv beside this one",
                    "a table of " + key, "add the file, or name it: " + in_quotes(key) + ": \"...\"");
            }
            return {};
        }
        const json& entry = within[key];
        const std::string entry_pointer = pointer_to(pointer, key);
        const std::string name_pointer = entry.is_string() ? entry_pointer : entry_pointer + "/file";
        const std::string name = entry.is_string() ? entry : entry["file"];
        if (!check_path(name_pointer, name)) return {};
        TableFile file{in_folder(name), {}};
        reading_.study.notes.files_read.push_back(name);
        tables_.push_back({key, within.value("key", ""), name, file});
        if (!entry.is_object() || !entry.contains("columns")) return file;
        for (const auto& [ours, theirs] : entry["columns"].items()) {
            const std::vector<std::string> known{"source",      "target", "strength",  "relation",
                                                 "asserted_by", "wave",   "direction", "ignore"};
            if (key == "ties" && std::find(known.begin(), known.end(), ours) == known.end()) {
                reading_.faults.add(document_.key_fault(
                    pointer_to(entry_pointer + "/columns", ours), "the unknown column " + in_quotes(ours),
                    quoted_list(known, "or"), perhaps(nearest(ours, known), "remove it")));
            }
            file.columns.emplace_back(ours, theirs);
        }
        tables_.back().file = file;
        return file;
    }

    bool check_path(const std::string& pointer, const std::string& name) {
        const fs::path path(name);
        const bool climbs = std::find(path.begin(), path.end(), "..") != path.end();
        if (climbs || path.is_absolute() || name.find_first_of("\\:") != std::string::npos || has_control(name)) {
            add(pointer, "the path " + in_quotes(name), "a file in the study's folder",
                "move the file there and give its name");
            return false;
        }
        std::error_code problem;
        const fs::file_status status = fs::status(folder_ / path, problem);
        if (!fs::exists(status)) {
            std::vector<std::string> there;
            std::error_code ignored;
            for (fs::directory_iterator at(folder_ / ".", ignored), end; at != end; at.increment(ignored)) {
                there.push_back(at->path().filename().string());
            }
            std::sort(there.begin(), there.end());
            add(pointer, "the name " + in_quotes(name) + " of a file that is not there", "a file in the study's folder",
                perhaps(nearest(name, there), "check the name and its spelling"));
            return false;
        }
        if (leads_outside((folder_ / path).string(), folder_.string())) {
            add_link(pointer, name);
            return false;
        }
        if (fs::is_directory(status)) {
            add(pointer, "the folder " + in_quotes(name), "a file in the study's folder", "name a file");
            return false;
        }
        return true;
    }

    void add_link(const std::string& pointer, const std::string& name) {
        add(pointer, "the link " + in_quotes(name) + ", which leads out of the study's folder",
            "a file in the study's folder", "put the file itself there");
    }

    std::string in_folder(const std::string& name) const { return (folder_ / name).string(); }

    void check_attribute(const std::string& key, const std::string& attribute) {
        if (attribute.empty() || !reading_.roster_sound) return;
        std::vector<std::string> known;
        for (const std::string& name : reading_.study.attributes.names()) {
            const std::string plain = name.substr(0, name.find('@'));
            if (std::find(known.begin(), known.end(), plain) == known.end()) known.push_back(plain);
        }
        if (std::find(known.begin(), known.end(), attribute) != known.end()) return;
        const bool object = document_.value[key].is_object();
        add("/" + key + (object ? "/attribute" : ""), "the attribute " + in_quotes(attribute),
            known.empty() ? "a column of the actors" : quoted_list(known, "or"),
            perhaps(nearest(attribute, known), "name a column of the actors"));
    }

    void add(const std::string& pointer, std::string found, std::string expected, std::string mend = {}) {
        reading_.faults.add(document_.fault(pointer, std::move(found), std::move(expected), std::move(mend)));
    }

    fs::path folder_;
    bool every_table_;
    JsonDocument document_;
    Reading reading_;
    std::vector<TieTable> ties_;
    std::vector<StudyTable> tables_;
};

}  // namespace

StudyAndPaper read_folder(const std::string& study_json, const Source& source) {
    return FolderReader(study_json, source).read();
}

StudyWithTables read_folder_with_tables(const std::string& study_json) {
    FolderReader reader(study_json, {}, true);
    StudyWithTables both;
    both.study = reader.read().study;
    both.tables = std::move(reader).tables();
    return both;
}

}  // namespace crosstie::io
