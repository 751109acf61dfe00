#include "io/read/survey/area_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/text/cells.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/near_labels.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io::survey {

namespace {

// "borough: Newam" as the attribute's place and the label; nothing for a person's name.
std::optional<std::pair<std::size_t, std::string>> area_in(const std::string& as_written, const Roster& roster) {
    for (std::size_t k = 0; k < roster.attributes.size(); ++k) {
        const std::string begin = roster.attributes[k] + ": ";
        if (tells_areas(roster.attributes[k]) && as_written.rfind(begin, 0) == 0)
            return std::pair(k, as_written.substr(begin.size()));
    }
    return std::nullopt;
}

std::vector<std::string> labels_of(const Roster& roster, std::size_t attribute) {
    std::vector<std::string> labels;
    for (const Person& person : roster.people) {
        for (const std::string_view part : several(person.values[attribute])) labels.emplace_back(part);
    }
    return labels;
}

// The cell with one of its labels called otherwise.
std::string renamed(const std::string& cell, const std::string& from, const std::string& to) {
    std::vector<std::string> kept;
    for (const std::string_view part : several(cell)) {
        std::string label = folded(part) == folded(from) ? to : std::string(part);
        if (std::find(kept.begin(), kept.end(), label) == kept.end()) kept.push_back(std::move(label));
    }
    std::string joined;
    for (const std::string& label : kept) joined += (joined.empty() ? "" : ";") + label;
    return joined;
}

}  // namespace

void AreaNames::settle(Roster& roster, std::vector<Decision>& decisions, const std::string& file, Faults& faults) {
    std::vector<Decision> people;
    for (Decision& decision : decisions) {
        const auto area = area_in(decision.as_written, roster);
        if (!area) {
            people.push_back(std::move(decision));
            continue;
        }
        const std::vector<std::string> labels = labels_of(roster, area->first);
        const auto is = [&](const std::string& label) {
            return std::any_of(labels.begin(), labels.end(),
                               [&](const std::string& one) { return folded(one) == folded(label); });
        };
        if (folded(decision.decision) != "new" && !is(decision.decision)) {
            faults.add(
                {.file = file,
                 .found = "the decision " + in_quotes(decision.decision) + " for " + in_quotes(decision.as_written),
                 .expected = "a label of that column, or \"new\" where the two are two",
                 .mend = perhaps(nearest(decision.decision, labels), "look the label up in the roster")});
            continue;
        }
        if (folded(decision.decision) != "new" && is(area->second)) {
            for (Person& person : roster.people)
                person.values[area->first] = renamed(person.values[area->first], area->second, decision.decision);
        }
        if (decision.file.empty()) decision.file = roster.file;
        std::erase_if(used_, [&](const Decision& one) { return one.as_written == decision.as_written; });
        used_.push_back(std::move(decision));
    }
    decisions = std::move(people);
}

void AreaNames::find_open(const Roster& roster) {
    for (std::size_t k = 0; k < roster.attributes.size(); ++k) {
        if (!tells_areas(roster.attributes[k])) continue;
        for (const NearLabels& near : near_labels(labels_of(roster, k))) {
            const std::string as_written = roster.attributes[k] + ": " + near.rarer;
            const bool decided = std::any_of(used_.begin(), used_.end(),
                                             [&](const Decision& one) { return one.as_written == as_written; });
            if (!decided) open_.push_back({as_written, roster.file, near.commoner, near.why, near.times});
        }
    }
}

std::string AreaNames::names_to_decide() const {
    std::string csv;
    for (const Open& one : open_) {
        csv += csv_cell(one.as_written) + ',' + csv_cell(one.where) + ',' + std::to_string(one.times) + ',' +
               csv_cell(one.suggestion) + ',' + csv_cell(one.why) + ",,,,,\n";
    }
    return csv;
}

}  // namespace crosstie::io::survey
