// What was collected, as the tables and the study.json of a study. Names and addresses of the exports stand in none of
// them but actors.csv.
#include "io/read/survey/study_files.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "io/text/csv_cell.hpp"
#include "io/text/nearest.hpp"
#include "io/text/number.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::survey {

using nlohmann::ordered_json;

namespace {

void put_row(std::string& csv, std::initializer_list<std::string_view> cells) {
    bool first = true;
    for (const std::string_view cell : cells) {
        if (!first) csv += ',';
        first = false;
        csv += csv_cell(cell);
    }
    csv += '\n';
}

class StudyWriter {
 public:
    StudyWriter(const Collected& found, std::string title)
        : found_(found), people_(found.names->roster().people), title_(std::move(title)) {}

    std::map<std::string, std::string> files() {
        files_["actors.csv"] = actors();
        for (const WaveFound& wave : found_.waves) {
            files_["ties_" + wave.key + ".csv"] = ties(wave);
            files_["answers_" + wave.key + ".csv"] = answers(wave);
            missing_and_askable(wave);
            if (!wave.outside.empty()) files_["outside_" + wave.key + ".csv"] = outside(wave);
        }
        if (!found_.came.empty()) files_["attendance.csv"] = attendance();
        files_["study.json"] = study_json();
        return std::move(files_);
    }

 private:
    [[nodiscard]] std::string actors() const {
        const Roster& roster = found_.names->roster();
        const auto role = std::find(roster.attributes.begin(), roster.attributes.end(), "role");
        std::set<std::string> roles;
        const auto role_at = static_cast<std::size_t>(role - roster.attributes.begin());
        bool by_role = role != roster.attributes.end();
        for (const Person& person : people_)
            by_role = by_role && !person.values[role_at].empty() && roles.insert(person.values[role_at]).second;
        const bool stays =
            std::any_of(people_.begin(), people_.end(), [](const Person& person) { return !person.waves.empty(); });
        std::string csv = "id,label,name";
        for (const std::string& attribute : roster.attributes) csv += ',' + csv_cell(attribute);
        csv += stays ? ",joined,left\n" : "\n";
        for (const Person& person : people_) {
            if (!there_at_all(person)) continue;
            const std::string& label = !person.label.empty() ? person.label
                                       : by_role             ? person.values[role_at]
                                                             : person.id;
            csv += csv_cell(person.id) + ',' + csv_cell(label) + ',' + csv_cell(person.name);
            for (const std::string& value : person.values) csv += ',' + csv_cell(value);
            if (stays) csv += ',' + csv_cell(joined(person)) + ',' + csv_cell(left(person));
            csv += '\n';
        }
        return csv;
    }

    [[nodiscard]] bool there(const Person& person, const WaveFound& wave) const {
        return person.waves.empty() ||
               std::find(person.waves.begin(), person.waves.end(), wave.key) != person.waves.end();
    }
    [[nodiscard]] bool there_at_all(const Person& person) const {
        return found_.waves.empty() || std::any_of(found_.waves.begin(), found_.waves.end(),
                                                   [&](const WaveFound& wave) { return there(person, wave); });
    }
    [[nodiscard]] std::string joined(const Person& person) const {
        for (const WaveFound& wave : found_.waves) {
            if (there(person, wave)) return &wave == &found_.waves.front() ? "" : wave.key;
        }
        return "";
    }
    // The first wave after the last at which the person was there.
    [[nodiscard]] std::string left(const Person& person) const {
        std::string next;
        for (auto wave = found_.waves.rbegin(); wave != found_.waves.rend(); ++wave) {
            if (there(person, *wave)) return next;
            next = wave->key;
        }
        return "";
    }

    [[nodiscard]] std::string ties(const WaveFound& wave) const {
        std::string csv = "source,target,strength,relation,file,row,column,question\n";
        csv.reserve(wave.ties.size() * 48);
        std::vector<std::vector<std::string>> question(found_.files.size());  // [files][relations]
        for (std::size_t file = 0; file < question.size(); ++file) {
            for (std::uint32_t r = 0; r < found_.relations.size(); ++r) {
                const auto asked = found_.wordings.find({found_.files[file], r});
                question[file].push_back(asked == found_.wordings.end() ? "" : csv_cell(asked->second));
            }
        }
        for (const FoundTie& tie : wave.ties) {
            csv += csv_cell(people_[tie.from].id);
            csv += ',';
            csv += csv_cell(people_[tie.to].id);
            csv += ',';
            csv += number_text(tie.strength);
            csv += ',';
            csv += csv_cell(found_.relations[tie.relation].name);
            csv += ',';
            csv += csv_cell(found_.files[tie.file]);
            csv += ',';
            csv += std::to_string(tie.row);
            csv += ',';
            csv += std::to_string(tie.column);
            csv += ',';
            csv += question[tie.file][tie.relation];
            csv += '\n';
        }
        return csv;
    }

    [[nodiscard]] std::string outside(const WaveFound& wave) const {
        std::string csv = "source,as_written,strength,relation,file,row,column\n";
        for (const OutsideTie& tie : wave.outside)
            put_row(csv, {people_[tie.from].id, tie.to, number_text(tie.strength), found_.relations[tie.relation].name,
                          tie.where.file, std::to_string(tie.where.row), std::to_string(tie.where.column)});
        return csv;
    }

    [[nodiscard]] static Told told(const WaveFound& wave, std::uint32_t relation, std::uint32_t person) {
        const bool known = relation < wave.answered.size() && person < wave.answered[relation].size();
        return known ? wave.answered[relation][person] : Told::nothing;
    }

    [[nodiscard]] std::string answers(const WaveFound& wave) const {
        const auto relations = static_cast<std::uint32_t>(found_.relations.size());
        std::string csv = relations > 1 ? "actor,answered,relation\n" : "actor,answered\n";
        for (std::uint32_t i = 0; i < people_.size(); ++i) {
            if (!there(people_[i], wave)) continue;
            bool alike = true;
            for (std::uint32_t r = 1; r < relations; ++r)
                alike = alike && (told(wave, r, i) == Told::yes) == (told(wave, 0, i) == Told::yes);
            for (std::uint32_t r = 0; r < (alike ? 1 : relations); ++r) {
                csv += csv_cell(people_[i].id) + (told(wave, r, i) == Told::yes ? ",yes" : ",no");
                if (relations > 1) csv += ',' + (alike ? std::string() : csv_cell(found_.relations[r].name));
                csv += '\n';
            }
        }
        return csv;
    }

    // Those whom a form showed somebody, by question; nothing when it was everybody.
    [[nodiscard]] const std::vector<std::uint32_t>* shown(const WaveFound& wave, std::uint32_t relation,
                                                          std::uint32_t person) const {
        const bool known = relation < wave.shown_to.size() && person < wave.shown_to[relation].size();
        const std::uint32_t list = known ? wave.shown_to[relation][person] : 0;
        const bool some = list > 0 && !wave.listed[list - 1].empty();
        return some ? &wave.listed[list - 1] : nullptr;
    }

    [[nodiscard]] bool fits(const std::string& rule, std::uint32_t person) const {
        if (rule.empty()) return true;
        const std::size_t equals = rule.find('=');
        const auto& attributes = found_.names->roster().attributes;
        for (std::size_t k = 0; k < attributes.size() && equals != std::string::npos; ++k) {
            if (folded(attributes[k]) != folded(std::string_view(rule).substr(0, equals))) continue;
            // A cell may hold several, joined by ";".
            std::string_view list = people_[person].values[k];
            while (!list.empty()) {
                const std::size_t end = std::min(list.find(';'), list.size());
                if (folded(list.substr(0, end)) == folded(std::string_view(rule).substr(equals + 1))) return true;
                list.remove_prefix(std::min(end + 1, list.size()));
            }
        }
        return false;
    }

    // Who was asked about whom is one table for all questions; where one question left out somebody another asked about,
    // the pair is missing for that question.
    void missing_and_askable(const WaveFound& wave) {
        std::vector<std::uint32_t> here;
        for (std::uint32_t i = 0; i < people_.size(); ++i) {
            if (there(people_[i], wave)) here.push_back(i);
        }
        // Those who did not answer were sent the form the others were.
        std::vector<std::vector<bool>> usual(found_.relations.size(), std::vector<bool>(people_.size(), false));
        std::vector<bool> everybody(found_.relations.size(), true);
        for (std::uint32_t r = 0; r < usual.size(); ++r) {
            for (const std::uint32_t i : here) {
                if (const auto* list = shown(wave, r, i)) {
                    everybody[r] = false;
                    for (const std::uint32_t j : *list) usual[r][j] = true;
                }
            }
        }
        std::string missing = "source,target,relation\n";
        for (const WaveFound::Pair& pair : wave.missing)
            put_row(missing, {people_[pair.from].id, people_[pair.to].id, found_.relations[pair.relation].name});
        std::string askable = "actor,asked_about\n";
        bool any_gap = false;
        const bool all_asked = std::find(everybody.begin(), everybody.end(), false) == everybody.end();
        if (all_asked && wave.askable.empty()) here.clear();
        for (const std::uint32_t i : here) {
            std::vector<bool> asked(people_.size(), false);
            std::vector<std::vector<bool>> by_question;
            for (std::uint32_t r = 0; r < usual.size(); ++r) {
                const auto* list = shown(wave, r, i);
                std::vector<bool> in_form(people_.size(), list == nullptr && everybody[r]);
                if (list == nullptr && !everybody[r] && told(wave, r, i) != Told::yes) in_form = usual[r];
                if (list != nullptr) {
                    for (const std::uint32_t j : *list) in_form[j] = true;
                }
                for (std::size_t j = 0; j < asked.size(); ++j) asked[j] = asked[j] || in_form[j];
                by_question.push_back(std::move(in_form));
            }
            if (!wave.askable.empty()) limit_to_rules(wave, i, asked);
            std::string rows;
            const bool gap =
                std::any_of(here.begin(), here.end(), [&](std::uint32_t j) { return j != i && !asked[j]; });
            for (const std::uint32_t j : here) {
                if (j == i || !asked[j]) continue;
                if (gap) put_row(rows, {people_[i].id, people_[j].id});
                for (std::uint32_t r = 0; r < by_question.size(); ++r) {
                    if (told(wave, r, i) == Told::yes && !by_question[r][j])
                        put_row(missing, {people_[i].id, people_[j].id, found_.relations[r].name});
                }
            }
            if (gap) askable += rows.empty() ? csv_cell(people_[i].id) + ",\n" : rows;
            any_gap = any_gap || gap;
        }
        files_["missing_" + wave.key + ".csv"] = std::move(missing);
        if (any_gap) files_["askable_" + wave.key + ".csv"] = std::move(askable);
    }

    void limit_to_rules(const WaveFound& wave, std::uint32_t person, std::vector<bool>& asked) const {
        std::vector<bool> allowed(asked.size(), false);
        for (const Askable& rule : wave.askable) {
            if (!fits(rule.respondents, person)) continue;
            for (std::uint32_t j = 0; j < asked.size(); ++j) allowed[j] = allowed[j] || fits(rule.about, j);
        }
        for (std::size_t j = 0; j < asked.size(); ++j) asked[j] = asked[j] && allowed[j];
    }

    [[nodiscard]] std::string attendance() const {
        std::string csv = "meeting,date,actor,minutes\n";
        for (const Came& came : found_.came)
            put_row(csv, {came.meeting, came.date,
                          came.person ? std::string_view(people_[*came.person].id) : std::string_view(),
                          came.minutes ? number_text(*came.minutes) : std::string()});
        return csv;
    }

    static ordered_json whole(double value) {
        const auto number = static_cast<std::int64_t>(value);
        return static_cast<double>(number) == value ? ordered_json(number) : ordered_json(value);
    }

    static ordered_json relation_json(const RelationMapping& relation) {
        ordered_json object;
        object["key"] = relation.name;
        object["label"] = relation.name == "contact" ? "contact" : relation.name;
        if (!relation.question.empty()) object["question"] = relation.question;
        object["directed"] = relation.directed;
        std::map<double, std::string> words;
        for (const ScaleWord& word : relation.scale) {
            if (word.strength) words.try_emplace(*word.strength, word.word);
        }
        if (words.size() >= 2) {
            const double min = words.begin()->first;
            const double max = words.rbegin()->first;
            object["scale"] = {{"min", whole(min)}, {"max", whole(max)}};
            bool steps = true;
            double next = min;
            for (const auto& [strength, word] : words) steps = steps && strength == next++;
            if (steps) {
                for (const auto& [strength, word] : words) object["scale"]["labels"].push_back(word);
            }
        }
        if (relation.tie_from && words.size() >= 2) object["tie_from"] = whole(*relation.tie_from);
        return object;
    }

    [[nodiscard]] std::string study_json() const {
        ordered_json root;
        root["crosstie_study"] = 1;
        root["title"] = title_;
        std::string source;
        for (const std::string& file : found_.files) source += (source.empty() ? "Imported from " : ", ") + file;
        if (!source.empty()) root["source"] = source;
        for (const std::string_view wanted :
             {"borough", "area", "place", "locality", "district", "organisation", "organization", "team"}) {
            const auto& attributes = found_.names->roster().attributes;
            const auto by = std::find_if(attributes.begin(), attributes.end(),
                                         [&](const std::string& name) { return folded(name) == wanted; });
            if (by == attributes.end()) continue;
            root["by"] = {{"attribute", *by}};
            break;
        }
        for (const WaveFound& wave : found_.waves) {
            ordered_json entry{{"key", wave.key}, {"label", capitalised(wave.key)}};
            if (!wave.date.empty()) entry["date"] = wave.date;
            root["waves"].push_back(entry);
        }
        if (found_.waves.empty()) root["waves"].push_back({{"key", "only"}});
        if (found_.repeats != Repeats::strongest) root["repeats"] = word_of(repeats_words, found_.repeats);
        for (const RelationMapping& relation : found_.relations) root["relations"].push_back(relation_json(relation));
        return root.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
    }

    const Collected& found_;
    const std::vector<Person>& people_;
    std::string title_;
    std::map<std::string, std::string> files_;
};

}  // namespace

std::map<std::string, std::string> study_files(const Collected& found, const std::string& title) {
    return StudyWriter(found, title).files();
}

std::string quality_csv(const Collected& found) {
    std::string csv = "kind,wave,file,row,column,person,detail\n";
    for (const Noticed& one : found.noticed)
        put_row(csv, {one.kind, one.wave, one.where.file, one.where.row == 0 ? "" : std::to_string(one.where.row),
                      one.where.column == 0 ? "" : std::to_string(one.where.column), one.person, one.detail});
    return csv;
}

std::string decisions_csv(const std::vector<Decision>& decisions) {
    std::string csv = "as_written,decision,date,file,apart_from\n";
    for (const Decision& one : decisions)
        put_row(csv, {one.as_written, one.decision, one.date, one.file, one.apart_from});
    return csv;
}

}  // namespace crosstie::io::survey
