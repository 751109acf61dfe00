#include "io/answers/change/check_output.hpp"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "io/render/json.hpp"
#include "io/render/text_table.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

std::string ids(const Study& study, const std::vector<ActorId>& actors) {
    constexpr std::size_t most = 12;
    std::string list;
    for (std::size_t k = 0; k < actors.size() && k < most; ++k)
        list += (k > 0 ? ", " : "") + study.actors[actors[k]].id;
    if (actors.size() > most) list += fmt::format(" and {} more", actors.size() - most);
    return list;
}

/// How many faults are listed, and how many there were: where some were only counted, a last entry "in all" says how
/// many (io/text/faults.cpp), and is no fault itself.
struct Told {
    std::size_t listed = 0;
    std::uint64_t in_all = 0;
};

Told told_by(const InvalidInput& input) {
    const auto& faults = input.faults();
    Told told{faults.size(), faults.size()};
    if (faults.empty() || faults.back().file != "in all") return told;
    const std::string& found = faults.back().found;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(found.data(), found.data() + found.size(), number);
    if (error != std::errc() || std::string_view(end).rfind(" faults", 0) != 0) return told;
    return {faults.size() - 1, number};
}

}  // namespace

Checked checked(const Study& study, const std::string& by) {
    Checked result;
    for (std::size_t r = 0; r < study.relations.size(); ++r) {
        for (std::size_t w = 0; w < study.waves.size(); ++w)
            result.responses.push_back(survey::who_answered(study, r, w));
    }
    result.by = by;
    if (by.empty()) return result;
    const auto areas = study.attributes.partition(by);
    if (!areas) throw Error(fmt::format("--by {}: the actors have no such attribute", by));
    result.areas = survey::who_answered_by_area(study, 0, *areas);
    return result;
}

std::string checked_text(const Study& study, const Checked& checked) {
    std::string text =
        wrapped(study.title, 80) + wrapped("Source: " + (study.source.empty() ? "not stated" : study.source), 80);
    text += fmt::format("No fault found. {}, {}, {}.\n\n", people_words(study.actors.size()),
                        counted(study.waves.size(), "wave", "waves"),
                        counted(study.relations.size(), "relation", "relations"));
    Table response{
        "response",
        "Who answered",
        {{"relation"}, {"wave"}, {"answered"}, {"ties", true}, {"skipped pairs", true}, {"pairs not asked", true}},
        {},
        {},
        {}};
    for (const survey::WhoAnswered& r : checked.responses) {
        response.rows.push_back(
            {study.relations[r.relation].key, study.waves[r.wave].key,
             r.roster < cases_for_percent || r.answered == r.roster
                 ? counted_share_words(r.answered, r.roster)
                 : fmt::format("{} of {}", counted_share_words(r.answered, r.roster), count_words(r.roster)),
             count_words(r.ties), count_words(r.skipped), count_words(r.not_asked)});
    }
    text += text_table(response);
    for (const survey::WhoAnswered& r : checked.responses) {
        const std::string where = fmt::format("{}, {}: ", study.relations[r.relation].key, study.waves[r.wave].key);
        if (!r.stated) {
            text += wrapped(where + "no file says who answered, so everybody on the roster is taken to have.", 80);
        }
        if (!r.names_nobody.empty()) {
            text +=
                wrapped(where + fmt::format("{} {} nobody: {}.", people_words(r.names_nobody.size()),
                                            r.names_nobody.size() == 1 ? "names" : "name", ids(study, r.names_nobody)),
                        80);
        }
    }
    if (!checked.areas.empty()) {
        Table areas{"areas", fmt::format("Who answered, by {}", checked.by), {{checked.by}}, {}, {}, {}};
        for (const Wave& wave : study.waves) areas.columns.push_back({wave.key, true});
        for (const survey::AreaAnswered& area : checked.areas) {
            areas.rows.push_back({area.label});
            for (std::size_t w = 0; w < study.waves.size(); ++w) {
                areas.rows.back().push_back(fmt::format("{} of {}", area.answered[w], area.roster[w]));
            }
        }
        text += '\n' + text_table(areas);
    }
    if (!study.notes.warnings.empty()) {
        text += "\nNotes\n";
        for (const std::string& warning : study.notes.warnings) text += wrapped("- " + warning, 80);
    }
    return for_terminal(text);
}

std::string checked_json(const Study& study, const Checked& checked,
                         const std::optional<StatisticalPowerReport>& power) {
    Json json;
    json["crosstie"] = crosstie_version();
    json["study"] = study.name;
    json["actors"] = study.actors.size();
    json["faults"] = Json::array();
    json["notes"] = study.notes.warnings;
    json["response"] = Json::array();
    for (const survey::WhoAnswered& r : checked.responses) {
        Json names_nobody = Json::array();
        for (const ActorId i : r.names_nobody) names_nobody.push_back(study.actors[i].id);
        json["response"].push_back({{"relation", study.relations[r.relation].key},
                                    {"wave", study.waves[r.wave].key},
                                    {"roster", r.roster},
                                    {"answered", r.answered},
                                    {"answered_stated", r.stated},
                                    {"ties", r.ties},
                                    {"pairs_skipped", r.skipped},
                                    {"pairs_not_asked", r.not_asked},
                                    {"names_nobody", names_nobody}});
    }
    json["by"] = checked.by.empty() ? Json(nullptr) : Json(checked.by);
    json["areas"] = Json::array();
    for (const survey::AreaAnswered& area : checked.areas) {
        json["areas"].push_back({{"label", area.label}, {"roster", area.roster}, {"answered", area.answered}});
    }
    if (power) json["power"] = statistical_power_json(*power);
    return dumped(json);
}

std::string faults_text(const InvalidInput& input) {
    const Told told = told_by(input);
    std::string text;
    for (std::size_t k = 0; k < told.listed; ++k) text += input.faults()[k].message() + '\n';
    text += counted(told.in_all, "fault", "faults") + " found";
    if (told.in_all > told.listed) {
        text += fmt::format(", of which the first {} are shown; mend these and run again", told.listed);
    }
    return text + ".\n";
}

std::string faults_json(const InvalidInput& input) {
    Json json;
    const Told told = told_by(input);
    json["faults_in_all"] = told.in_all;
    json["faults"] = Json::array();
    for (std::size_t k = 0; k < told.listed; ++k) {
        const Fault& fault = input.faults()[k];
        json["faults"].push_back({{"file", fault.file},
                                  {"line", fault.line},
                                  {"column", fault.column},
                                  {"found", fault.found},
                                  {"expected", fault.expected},
                                  {"mend", fault.mend}});
    }
    return dumped(json);
}

std::string error_json(int exit_code, std::string_view message) {
    return dumped(Json{{"error", message}, {"exit_code", exit_code}});
}

}  // namespace crosstie::io
