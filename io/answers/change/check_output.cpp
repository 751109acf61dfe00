// What a study holds, and what is wrong with it, as values.
#include "io/answers/change/check_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "io/text/json_string.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

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

std::pair<Column, Cell> field(std::string key, std::string meaning, Cell cell) {
    return {Column{std::move(key), "", Kind::exact, std::move(meaning)}, std::move(cell)};
}

Table faults_table() {
    Table table{"check_faults",
                "Faults",
                {{"file", "File", Kind::words, "The file it stands in"},
                 {"line", "Line", Kind::exact, "Counted from 1; 0: the file as a whole"},
                 {"column", "Column", Kind::exact, "Counted from 1; 0: the line as a whole"},
                 {"found", "Found", Kind::words, "What stands there"},
                 {"expected", "Expected", Kind::words, "What should"},
                 {"mend", "How to mend it", Kind::words, "What to do about it"}},
                {},
                {},
                {}};
    return table;
}

People people_of(const Study& study, const std::vector<ActorId>& actors) {
    People people;
    for (const ActorId i : actors) people.push_back({study.actors[i].id, study.actors[i].id});
    return people;
}

Table response(const Study& study, const Checked& checked) {
    Table table{"check_response",
                "Who answered",
                {{"relation", "relation", Kind::key, "The question"},
                 {"wave", "wave", Kind::key, "The survey"},
                 {"roster", "", Kind::count, "People on the list"},
                 {"answered", "answered", Kind::figures, "Of these, with at least one own answer"},
                 {"answered_stated", "", Kind::yes_no, "Whether some file says who answered"},
                 {"ties", "ties", Kind::count, "Of any strength"},
                 {"pairs_skipped", "skipped pairs", Kind::count, "Single pairs left unanswered"},
                 {"pairs_not_asked", "pairs not asked", Kind::count, "Pairs the sender was not shown"},
                 {"names_nobody", "", Kind::person, "Ids of people taken to have answered who name nobody"}},
                {},
                {},
                {}};
    for (const survey::WhoAnswered& r : checked.responses) {
        const std::string answered =
            r.roster < cases_for_percent || r.answered == r.roster
                ? counted_share_words(r.answered, r.roster)
                : fmt::format("{} of {}", counted_share_words(r.answered, r.roster), count_words(r.roster));
        table.rows.push_back({study.relations[r.relation].key, study.waves[r.wave].key, r.roster,
                              Cell(r.answered).shown_as(answered), r.stated, r.ties, r.skipped, r.not_asked,
                              people_of(study, r.names_nobody)});
    }
    return table;
}

std::string ids(const Study& study, const std::vector<ActorId>& actors) {
    constexpr std::size_t most = 12;
    std::string list;
    for (std::size_t k = 0; k < actors.size() && k < most; ++k)
        list += (k > 0 ? ", " : "") + study.actors[actors[k]].id;
    if (actors.size() > most) list += fmt::format(" and {} more", actors.size() - most);
    return list;
}

void add_doubts(const Study& study, const Checked& checked, std::vector<Block>& blocks) {
    for (const survey::WhoAnswered& r : checked.responses) {
        const std::string where = fmt::format("{}, {}: ", study.relations[r.relation].key, study.waves[r.wave].key);
        if (!r.stated) {
            blocks.emplace_back(
                Paragraph{where + "no file says who answered, so everybody on the roster is taken to have."});
        }
        if (!r.names_nobody.empty()) {
            blocks.emplace_back(Paragraph{where + fmt::format("{} {} nobody: {}.", people_words(r.names_nobody.size()),
                                                              r.names_nobody.size() == 1 ? "names" : "name",
                                                              ids(study, r.names_nobody))});
        }
    }
}

/// Every line for machines; for readers how many of each kind, and the first of them.
void add_quality(const std::vector<QualityLine>& log, std::vector<Block>& blocks) {
    Table rows{"check_quality",
               "Quality log",
               {{"kind", "", Kind::key, "What was noticed"},
                {"wave", "", Kind::key, "At which survey"},
                {"file", "", Kind::words, "The file it stands in"},
                {"line", "", Kind::exact, "Its line or row, counted from 1; 0: not known"},
                {"column", "", Kind::exact, "Counted from 1; 0: the line as a whole"},
                {"person", "", Kind::person, "Whom it concerns; empty: nobody known"},
                {"detail", "", Kind::words, "What became of it"}},
               {},
               {},
               {}};
    rows.shown = Shown::data_only;
    rows.people = true;
    constexpr std::size_t most_shown = 5;
    std::vector<std::string> kinds;
    for (const QualityLine& one : log) {
        rows.rows.push_back({one.kind, one.wave, one.file, one.line, one.column, one.person, one.detail});
        if (std::find(kinds.begin(), kinds.end(), one.kind) == kinds.end()) kinds.push_back(one.kind);
    }
    std::sort(kinds.begin(), kinds.end());
    Table seen{"", "Quality log: what to look at", {{"What"}, {"How often", true}, {"Where"}}, {}, {}, {}};
    for (const std::string& kind : kinds) {
        std::uint64_t times = 0;
        std::string where;
        for (const QualityLine& one : log) {
            if (one.kind != kind || ++times > most_shown) continue;
            where += where.empty() ? "" : ", ";
            where += one.line == 0 ? one.person : fmt::format("{}:{}", one.file, one.line);
        }
        if (times > most_shown) where += fmt::format(" and {} more", times - most_shown);
        seen.rows.push_back({kind, times, where});
    }
    if (!seen.rows.empty()) seen.note = "Each with person and detail: --format csv --table check_quality.";
    blocks.emplace_back(std::move(rows));
    blocks.emplace_back(std::move(seen));
}

/// Which areas are too small for a public edition, and how study.json could have them told together.
std::string small_areas_words(const Study& study, const Checked& checked) {
    std::string small;
    std::size_t several = 0;
    for (const survey::AreaAnswered& area : checked.areas) {
        const auto few = [&](std::size_t people) { return people < study.min_group; };
        if (!area.known || !(std::ranges::any_of(area.roster, few) || std::ranges::any_of(area.answered, few)))
            continue;
        small += (several++ == 0 ? "" : ", ") + area.label;
    }
    if (several == 0) return {};
    std::string words =
        fmt::format("Fewer than {} people of {} are on a list or answered, so a public edition shows no figure of {}.",
                    study.min_group, small, several == 1 ? "it by itself" : "these one by one");
    const auto sets = survey::areas_together(checked.areas, study.min_group);
    // Groups of study.json are not grouped again: it names the areas themselves.
    if (sets.size() < 2 || checked.by.ends_with("_grouped")) return words;
    std::string grouped;
    for (const std::vector<std::size_t>& set : sets) {
        if (set.size() < 2) continue;
        const std::string& first = checked.areas[set.front()].label;
        grouped += (grouped.empty() ? "" : ", ") +
                   json_string(set.size() == 2 ? fmt::format("{} and {}", first, checked.areas[set.back()].label)
                                               : fmt::format("{} and {} others", first, set.size() - 1));
        std::string names;
        for (const std::size_t area : set)
            names += (names.empty() ? "" : ", ") + json_string(checked.areas[area].label);
        grouped += fmt::format(": [{}]", names);
    }
    return words + fmt::format(
                       " Told together they could be shown; in study.json, with names that make sense: \"by\": "
                       "{{\"attribute\": {}, \"grouped\": {{{}}}}}",
                       json_string(checked.by), grouped);
}

/// One row an area and survey for machines, one row an area for readers: as many columns as there are surveys.
void add_areas(const Study& study, const Checked& checked, std::vector<Block>& blocks) {
    Table rows{"check_areas",
               "Who answered, by area",
               {{"label", "", Kind::words, "The area"},
                {"wave", "", Kind::key, "The survey"},
                {"roster", "", Kind::count, "People of it on the list"},
                {"answered", "", Kind::count, "Of these, who answered the first question"}},
               {},
               {},
               {}};
    rows.shown = Shown::data_only;
    Table seen{"", fmt::format("Who answered, by {}", checked.by), {{checked.by}}, {}, {}, {}};
    for (const Wave& wave : study.waves) seen.columns.emplace_back(wave.key, true);
    for (const survey::AreaAnswered& area : checked.areas) {
        Row& row = seen.rows.emplace_back(Row{area.known ? area.label : "No known " + checked.by});
        const Cell label = area.known ? Cell(area.label) : Cell(Undefined{Why::no_area});
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            rows.rows.push_back({label, study.waves[w].key, area.roster[w], area.answered[w]});
            row.push_back(Cell(Share{area.answered[w], area.roster[w]}).as(Kind::of));
        }
    }
    blocks.emplace_back(std::move(rows));
    blocks.emplace_back(std::move(seen));
}

}  // namespace

Checked checked(const Study& study, const std::string& by, std::optional<std::size_t> relation) {
    Checked result;
    const std::size_t first = relation.value_or(0), past = relation ? first + 1 : study.relations.size();
    for (std::size_t r = first; r < past; ++r) {
        for (std::size_t w = 0; w < study.waves.size(); ++w)
            result.responses.push_back(survey::who_answered(study, r, w));
    }
    result.by = by;
    if (by.empty()) return result;
    const auto areas = study.attributes.partition(by);
    if (!areas) throw Error(fmt::format("--by {}: the actors have no such attribute", by));
    result.areas = survey::who_answered_by_area(study, relation.value_or(0), *areas);
    return result;
}

Document checked_document(const Study& study, const Checked& checked,
                          const std::optional<StatisticalPowerReport>& power) {
    Document document;
    document.key = "check";
    document.title = study.title;
    document.about = {"Source: " + (study.source.empty() ? "not stated" : study.source),
                      fmt::format("No fault found. {}, {}, {}.", people_words(study.actors.size()),
                                  counted(study.waves.size(), "wave", "waves"),
                                  counted(study.relations.size(), "relation", "relations"))};
    const Cell by = checked.by.empty() ? Cell(Undefined{Why::not_asked}) : Cell(checked.by);
    document.head.fields = {
        field("crosstie", "Version of the program", crosstie_version()), field("study", "The study's name", study.name),
        field("actors", "People in the study", study.actors.size()), field("by", "The attribute that areas are", by)};
    std::vector<Block>& blocks = document.sections.emplace_back().blocks;
    blocks.emplace_back(faults_table());
    blocks.emplace_back(response(study, checked));
    add_doubts(study, checked, blocks);
    add_areas(study, checked, blocks);
    if (std::string small = small_areas_words(study, checked); !small.empty())
        blocks.emplace_back(Paragraph{std::move(small)});
    add_quality(study.notes.quality, blocks);
    const std::vector<std::string>& notes = study.notes.warnings;
    document.sections.push_back({"", notes.empty() ? "" : "Notes", {BulletList{notes, "notes"}}});
    if (power) document.sections.push_back(statistical_power_section(*power));
    return document;
}

Document faults_document(const InvalidInput& input) {
    const Told told = told_by(input);
    Document document;
    document.key = "check";
    document.title = counted(told.in_all, "fault", "faults") + " found";
    document.head.fields = {field("faults_in_all", "How many, also those not listed", told.in_all)};
    Table table = faults_table();
    for (std::size_t k = 0; k < told.listed; ++k) {
        const Fault& fault = input.faults()[k];
        table.rows.push_back({fault.file, fault.line, fault.column, fault.found, fault.expected, fault.mend});
    }
    document.sections.push_back({"", "", {std::move(table)}});
    return document;
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

Document error_document(int exit_code, std::string_view message) {
    Document document;
    document.head.fields = {field("error", "What went wrong", std::string(message)),
                            field("exit_code", "With which the program ends", exit_code)};
    return document;
}

}  // namespace crosstie::io
