#include "io/read/survey/area_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/text/cells.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/near_labels.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io::survey {

namespace {

// "borough: Newam" as column and label; nothing for a person's name.
std::optional<std::pair<std::string, std::string>> area_in(const std::string& as_written) {
    const std::size_t colon = as_written.find(": ");
    if (colon == std::string::npos || !tells_areas(as_written.substr(0, colon))) return std::nullopt;
    return std::pair(as_written.substr(0, colon), as_written.substr(colon + 2));
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

bool AreaNames::Taken::is_new() const { return folded(decision.decision) == "new"; }

bool AreaNames::Taken::replaces(const Taken& other) const {
    if (folded(column) != folded(other.column) || folded(label) != folded(other.label)) return false;
    const auto beside = [](const Taken& one) {
        return folded(one.is_new() ? one.decision.apart_from : one.decision.decision);
    };
    // One label may be likened to several; what it is told apart from is a decision of its own.
    return (!is_new() && !other.is_new()) || beside(*this) == beside(other);
}

void AreaNames::take(std::vector<Decision>& decisions, const std::string& file, const std::string& today) {
    std::vector<Decision> people;
    for (Decision& decision : decisions) {
        const auto area = area_in(decision.as_written);
        const bool made_now = decision.date.empty();
        if (made_now) decision.date = today;
        if (!area) {
            decision.apart_from.clear();
            people.push_back(std::move(decision));
            continue;
        }
        Taken taken{std::move(decision), area->first, area->second, file, made_now};
        if (!taken.is_new()) taken.decision.apart_from.clear();
        std::erase_if(taken_, [&](const Taken& one) { return taken.replaces(one); });
        taken_.push_back(std::move(taken));
    }
    decisions = std::move(people);
}

void AreaNames::settle(Roster& roster, Faults& faults) {
    for (Taken& one : taken_) {
        const std::string& meant = one.decision.decision;
        if (one.decision.file.empty()) one.decision.file = roster.file;
        for (std::size_t k = 0; k < roster.attributes.size() && !one.is_new(); ++k) {
            if (folded(roster.attributes[k]) != folded(one.column)) continue;
            const std::vector<std::string> labels = labels_of(roster, k);
            const bool there = std::any_of(labels.begin(), labels.end(),
                                           [&](const std::string& label) { return folded(label) == folded(meant); });
            if (one.made_now && !there) {
                faults.add({.file = one.told_in,
                            .found = "the decision " + in_quotes(meant) + " for " + in_quotes(one.decision.as_written),
                            .expected = "a label of that column, or \"new\" where the two are two",
                            .mend = perhaps(nearest(meant, labels), "look the label up in the roster")});
                continue;
            }
            for (Person& person : roster.people) person.values[k] = renamed(person.values[k], one.label, meant);
        }
    }
    for (std::size_t k = 0; k < roster.attributes.size(); ++k) {
        if (!tells_areas(roster.attributes[k])) continue;
        for (const NearLabels& near : near_labels(labels_of(roster, k))) {
            if (told_apart(roster.attributes[k], near.rarer, near.commoner)) continue;
            open_.push_back(
                {roster.attributes[k] + ": " + near.rarer, roster.file, near.commoner, near.why, near.times});
        }
    }
}

bool AreaNames::told_apart(const std::string& column, const std::string& rarer, const std::string& commoner) const {
    return std::any_of(taken_.begin(), taken_.end(), [&](const Taken& one) {
        if (!one.is_new() || folded(one.column) != folded(column)) return false;
        const std::string& from = one.decision.apart_from;
        const auto tells = [&](const std::string& a, const std::string& b) {
            return folded(one.label) == folded(a) && (from.empty() || folded(from) == folded(b));
        };
        return tells(rarer, commoner) || tells(commoner, rarer);
    });
}

std::vector<Decision> AreaNames::used() const {
    std::vector<Decision> used;
    for (const Taken& one : taken_) used.push_back(one.decision);
    return used;
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
