// Exports to a study, or to the working papers that say what a person has to decide first. Nothing is written until all
// of it can be.
#include "io/read/survey/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "io/read/survey/area_names.hpp"
#include "io/read/survey/collect.hpp"
#include "io/read/survey/elements.hpp"
#include "io/read/survey/guess.hpp"
#include "io/read/survey/match_questions.hpp"
#include "io/read/survey/moment.hpp"
#include "io/read/survey/request_use.hpp"
#include "io/read/survey/settle_scales.hpp"
#include "io/read/survey/study_files.hpp"
#include "io/read/survey/understood.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/file.hpp"
#include "io/text/nearest.hpp"
#include "io/text/number.hpp"
#include "io/text/words.hpp"
#include "io/text/write_file.hpp"

namespace crosstie::io {

using namespace survey;
namespace fs = std::filesystem;

namespace {

bool is_survey(const Export& one) {
    return one.mapping.dialect != "teams-attendance" && one.mapping.dialect != "register";
}

class Importer {
 public:
    explicit Importer(const ImportRequest& request) : request_(request), names_(read_people()), found_(names_) {
        if (request.roster.empty()) names_.add_all_named();
    }

    Imported run() {
        faults_.refuse_if_any();
        take_decisions();
        read_exports();
        name_waves();
        settle_repeats();
        match_questions(exports_, found_);
        settle_scales(exports_, request_.scale, use_, found_);
        use_.refuse_without_effect();
        found_.faults.refuse_if_any();
        for (const Export& one : exports_) collect(one, found_);
        found_.faults.refuse_if_any();
        if (found_.waves.empty()) static_cast<void>(found_.wave("only"));
        order_waves();
        check_roster();
        return written();
    }

 private:
    // Decisions are read here: those about areas are taken into the roster, the others wait for the names.
    Roster read_people() {
        Roster roster;
        if (!request_.roster.empty())
            roster = read_roster_sheet(read_sheet(request_.roster, request_.roster_sheet), faults_);
        for (const std::string& path : decision_files()) {
            const std::string file = fs::path(path).filename().string();
            std::vector<Decision> decisions = Names::read_decisions(read_sheet(path), faults_);
            areas_.take(decisions, file, request_.today);
            decisions_.emplace_back(file, std::move(decisions));
        }
        areas_.settle(roster, faults_);
        return roster;
    }

    [[nodiscard]] std::string beside(const std::string& name) const {
        return (fs::path(request_.study) / name).string();
    }

    [[nodiscard]] std::vector<std::string> decision_files() const {
        std::vector<std::string> paths;
        if (!request_.decisions.empty()) paths.push_back(request_.decisions);
        for (const char* name : {"decisions.csv", "names-to-decide.csv"}) {
            std::error_code ignored;
            if (fs::is_regular_file(beside(name), ignored) && !leads_outside(beside(name), request_.study))
                paths.push_back(beside(name));
        }
        return paths;
    }

    void take_decisions() {
        for (const auto& [file, decisions] : decisions_) names_.decide(decisions, file, faults_);
        faults_.refuse_if_any();
    }

    std::optional<Mapping> mapping_for(std::size_t number, const std::string& file) {
        std::string path;
        std::error_code ignored;
        if (request_.mappings.size() == 1)
            path = request_.mappings[0];
        else if (!request_.mappings.empty())
            path = request_.mappings[number];
        else if (fs::is_regular_file(beside(mapping_name(file)), ignored) &&
                 !leads_outside(beside(mapping_name(file)), request_.study))
            path = beside(mapping_name(file));
        if (path.empty()) return std::nullopt;
        auto mapping = parse_mapping(read_file(path, longest_settings), path, faults_);
        faults_.refuse_if_any();
        return mapping;
    }

    void read_exports() {
        std::set<std::string> files;
        std::vector<Fault> faults;
        for (std::size_t k = 0; k < request_.exports.size(); ++k) {
            try {
                read_export(k);
            } catch (const InvalidInput& refused) {  // every file tells its faults
                faults.insert(faults.end(), refused.faults().begin(), refused.faults().end());
                continue;
            }
            if (!files.insert(exports_.back().sheet.file).second)
                faults.push_back({.file = request_.exports[k],
                                  .found = "a second export of this name",
                                  .expected = "files with names of their own, since every link tells its file",
                                  .mend = "rename one of them"});
        }
        if (!faults.empty()) throw InvalidInput(std::move(faults));
    }

    void read_export(std::size_t k) {
        const std::string file = export_name(request_.exports[k]);
        const auto mapping = mapping_for(k, file);
        const auto own = request_.sheet_of.find(request_.exports[k]);
        const std::string sheet_name = mapping && mapping->file == file ? mapping->sheet
                                       : own != request_.sheet_of.end() ? own->second
                                                                        : request_.sheet;
        Export one{read_sheet(request_.exports[k], sheet_name), {}, {}, {}};
        one.layout = layout_of(one.sheet, mapping ? &*mapping : nullptr);
        one.remarks = one.sheet.remarks;
        one.mapping = guess_mapping(one.sheet, one.layout, names_);
        if (mapping) one.mapping = replayed(*mapping, one.mapping, one.layout, one.remarks);
        use_.settle_dates(one);
        use_.settle_repeats(one);
        use_.take_sheet(one, mapping && mapping->file == file);
        check_dates(one);
        if (is_survey(one) && one.mapping.relations.empty()) {
            std::vector<std::string> headers;
            for (const Head& head : one.layout.heads) {
                if (!head.header.empty()) headers.push_back(head.header);
            }
            throw InvalidInput(one.sheet.fault(
                one.layout.header_rows[0], 0, "the columns " + quoted_list(headers),
                "a question about others: a column a colleague, names in a cell, or rows of who named whom",
                request_.roster.empty() ? "give the people with --roster, so that their columns are known"
                                        : "see that the roster has the names as the export does, or write a mapping"));
        }
        exports_.push_back(std::move(one));
    }

    // Day and month are declared once; a row that contradicts it is refused.
    static void check_dates(const Export& one) {
        const Dates said = one.mapping.dates;
        const std::size_t column =
            one.mapping.submitted.empty() ? Layout::none : one.layout.find(one.mapping.submitted);
        if (column == Layout::none || (said != Dates::day_first && said != Dates::month_first)) return;
        std::vector<Fault> faults;
        for (std::size_t row = one.layout.first; row < one.sheet.rows() && faults.size() < Faults::kept; ++row) {
            const Dates order = order_in(one.sheet.cell(row, column));
            if (order == Dates::undecided || order == Dates::year_first || order == said) continue;
            faults.push_back(
                one.sheet.fault(row, column, "the date " + in_quotes(one.sheet.cell(row, column)),
                                said == Dates::day_first ? "the day before the month" : "the month before the day",
                                "correct \"dates\" in the mapping, or export the file again"));
        }
        if (!faults.empty()) throw InvalidInput(std::move(faults));
    }

    void name_waves() {
        std::vector<Export*> surveys;
        for (Export& one : exports_) {
            if (is_survey(one) && one.mapping.rows.wave.empty()) surveys.push_back(&one);
        }
        use_.count_surveys(surveys.size());
        std::vector<std::string> keys = request_.waves;
        if (keys.empty() && surveys.size() == 1) keys = {"only"};
        if (keys.empty() && surveys.size() == 2) keys = {"before", "after"};
        for (std::size_t k = 0; k < surveys.size(); ++k) {
            std::string& wave = surveys[k]->mapping.wave;
            if (!request_.waves.empty() || wave.empty()) wave = k < keys.size() ? keys[k] : "";
            if (wave.empty())
                faults_.add(
                    {.file = surveys[k]->sheet.file,
                     .found = fmt::format("{} exports of surveys and {}", surveys.size(),
                                          counted(request_.waves.size(), "name of a survey", "names of surveys")),
                     .expected = "a name for each",
                     .mend = "say --wave once for each, in order: --wave before --wave after"});
            if (!wave.empty() && !is_wave_key(wave))
                faults_.add({.file = surveys[k]->sheet.file,
                             .found = "the survey " + in_quotes(wave),
                             .expected = "a short name without / \\ : @",
                             .mend = "choose another"});
        }
        faults_.refuse_if_any();
    }

    // Exports of one survey each stand as they were given; surveys in a column are met in the order of its rows.
    void order_waves() {
        const auto in_column = std::find_if(exports_.begin(), exports_.end(), [](const Export& one) {
            return is_survey(one) && !one.mapping.rows.wave.empty();
        });
        if (in_column == exports_.end() || found_.waves.size() < 2) return;
        const bool told = found_.order_waves();
        std::string keys;
        for (const WaveFound& wave : found_.waves) keys += (keys.empty() ? "" : ", ") + wave.key;
        const std::string by =
            fmt::format("{} surveys by the column {}", found_.waves.size(), in_quotes(in_column->mapping.rows.wave));
        in_column->remarks.push_back(
            told ? fmt::format("{}, first to last by their names: {}", by, keys)
                 : fmt::format("{}, whose names do not tell which came first: they stand as they were met, {}; names "
                               "such as T1 and T2, or years, would tell it",
                               by, keys));
    }

    // A study has one rule for links told several times: that of its first survey.
    void settle_repeats() {
        bool any = false;
        for (const Export& one : exports_) {
            if (!is_survey(one)) continue;
            const Repeats rule = one.mapping.repeated_links;
            if (any && rule != found_.repeats)
                faults_.add(
                    {.file = one.sheet.file,
                     .found = "\"repeated_links\": " + in_quotes(word_of(repeats_words, rule)) + " in its mapping",
                     .expected = in_quotes(word_of(repeats_words, found_.repeats)) + ", as for the other exports",
                     .mend = "write one rule into all mappings, or say --repeats"});
            found_.repeats = rule;
            any = true;
        }
        faults_.refuse_if_any();
    }

    // The roster against what was asked: who has no column, who is at no survey.
    void check_roster() {
        for (WaveFound& wave : found_.waves) {
            for (const Export& one : exports_) {
                if (is_survey(one) && one.mapping.wave == wave.key)
                    wave.askable.insert(wave.askable.end(), one.mapping.askable.begin(), one.mapping.askable.end());
            }
            std::vector<bool> listed(names_.roster().people.size(), wave.listed.empty());
            for (const auto& list : wave.listed) {
                if (list.empty()) listed.assign(listed.size(), true);
                for (const std::uint32_t person : list) listed[person] = true;
            }
            for (std::uint32_t k = 0; k < listed.size(); ++k) {
                if (!listed[k] && found_.on_roster(k, wave.key))
                    found_.notice("on the roster without a column", &wave, {names_.roster().file, 0, 0}, found_.id(k),
                                  "nobody was asked about this person: not asked, never \"no\"");
            }
        }
        const bool twice = std::any_of(found_.noticed.begin(), found_.noticed.end(),
                                       [](const Noticed& one) { return one.kind == "named twice"; });
        if (request_.repeats && !twice && !exports_.empty())
            exports_.front().remarks.push_back("nobody names anybody twice; --repeats changes nothing");
        if (areas_.undecided() > 0)
            found_.questions.push_back(
                fmt::format("{} of the roster that may be another one spelled otherwise. Write the label that is "
                            "meant, or new where "
                            "the two are two, into the last column of {}, and run this again",
                            counted(areas_.undecided(), "area or organisation", "areas or organisations"),
                            beside("names-to-decide.csv")));
        if (names_.undecided() > 0)
            found_.questions.push_back(
                fmt::format("{} nobody on the roster has. Write an id of the roster, new, outsider or drop into the "
                            "last column of {}, "
                            "and run this again",
                            names_.undecided() == 1 ? "1 name that" : count_words(names_.undecided()) + " names that",
                            beside("names-to-decide.csv")));
    }

    Imported written() {
        Imported imported;
        for (const Export& one : exports_) imported.files[mapping_name(one.sheet.file)] = mapping_json(one.mapping);
        imported.files["names-to-decide.csv"] = names_.names_to_decide() + areas_.names_to_decide();
        imported.files["quality.csv"] = quality_csv(found_);
        std::vector<Decision> used = names_.used();
        for (Decision& one : areas_.used()) used.push_back(std::move(one));
        if (!used.empty()) imported.files["decisions.csv"] = decisions_csv(used);
        if (request_.roster.empty()) imported.files["roster.csv"] = roster_csv();
        for (const auto& [name, bytes] : imported.files) imported.working_papers.push_back(name);
        imported.complete = found_.questions.empty();
        if (imported.complete) {
            const std::string title =
                fs::absolute(fs::path(request_.study) / ".").lexically_normal().parent_path().filename().string();
            imported.files.merge(study_files(found_, title.empty() ? "study" : title));
            for (const WaveFound& wave : found_.waves) {
                // A table an earlier import left would be read: it is replaced by one that says nothing.
                const std::string name = "askable_" + wave.key + ".csv";
                std::error_code ignored;
                if (!imported.files.contains(name) && fs::exists(beside(name), ignored))
                    imported.files[name] = "actor,asked_about\n";
            }
        }
        imported.summary = understood(exports_, found_, request_.study);
        return imported;
    }

    [[nodiscard]] std::string roster_csv() const {
        std::string csv = "id,name,aliases,email,role,borough,waves\n";
        for (const Person& person : names_.roster().people)
            csv += csv_cell(person.id) + ',' + csv_cell(person.name) + ",,,,,\n";
        return csv;
    }

    const ImportRequest& request_;
    RequestUse use_{request_};
    Faults faults_;
    AreaNames areas_;
    std::vector<std::pair<std::string, std::vector<Decision>>> decisions_;  // about people, a file each
    Names names_;
    Collected found_;
    std::vector<Export> exports_;
};

}  // namespace

Imported import_exports(const ImportRequest& asked) {
    std::string told;
    const ImportRequest request = with_elements_as_roster(asked, told);
    Imported imported = Importer(request).run();
    imported.summary = told + imported.summary;
    return imported;
}

void write_imported(const Imported& imported, const std::string& folder, bool overwrite) {
    if (!overwrite) {
        std::string there;
        for (const auto& [name, bytes] : imported.files) {
            const bool ours = std::find(imported.working_papers.begin(), imported.working_papers.end(), name) !=
                              imported.working_papers.end();
            std::error_code ignored;
            const std::string path = (fs::path(folder) / name).string();
            if (!ours && fs::exists(path, ignored)) there += (there.empty() ? "" : ", ") + path;
        }
        if (!there.empty())
            throw NotWritten(
                there + ": not written: already there; add --overwrite to replace the study, or choose another folder");
    }
    write_folder(folder, {imported.files, {}, imported.complete ? "study.json" : std::string()}, true, Readers::owner);
}

}  // namespace crosstie::io
