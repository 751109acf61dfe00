#include "io/read/grouped_areas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "io/text/nearest.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

/// Every value that the attribute has at some survey.
std::set<std::string> areas_of(const Study& study, const std::string& attribute) {
    std::set<std::string> areas;
    for (const std::string& name : study.attributes.names()) {
        if (name.substr(0, name.find('@')) != attribute) continue;
        for (const std::string& value : *study.attributes.find(name)) {
            if (!value.empty()) areas.insert(value);
        }
    }
    return areas;
}

}  // namespace

void group_areas(const JsonDocument& document, Study& study, Faults& faults) {
    const nlohmann::json& root = document.value;
    if (!root.contains("by") || !root["by"].is_object() || !root["by"].contains("grouped")) return;
    const std::string attribute = study.by.attribute, grouped = attribute + "_grouped";
    const std::set<std::string> areas = areas_of(study, attribute);
    const std::vector<std::string> listed(areas.begin(), areas.end());
    if (areas.empty()) return;  // a fault of its own
    if (study.attributes.has(grouped)) {
        faults.add(document.fault("/by/grouped",
                                  "groups of areas, and a column " + in_quotes(grouped) + " of the actors",
                                  "one of the two", "name the column as \"attribute\", or leave it out"));
        return;
    }
    std::map<std::string, std::string> group_of;  // area -> group
    std::string told;
    for (const auto& [group, members] : root["by"]["grouped"].items()) {
        const std::string pointer = pointer_to("/by/grouped", group);
        std::size_t k = 0;
        std::string names;
        for (const nlohmann::json& member : members) {
            const std::string area = member;
            const std::string place = pointer_to(pointer, k++);
            if (!areas.contains(area)) {
                faults.add(document.fault(place, "the area " + in_quotes(area), "an area that somebody is of",
                                          perhaps(nearest(area, listed), "mend its spelling")));
            } else if (!group_of.emplace(area, group).second) {
                faults.add(document.fault(place, "the area " + in_quotes(area) + " again", "each area in one group",
                                          "take it out of one of the two"));
            }
            names += (names.empty() ? "" : ", ") + area;
        }
        told += fmt::format("{}{} ({})", told.empty() ? "" : "; ", group, names);
    }
    for (const auto& [group, members] : root["by"]["grouped"].items()) {
        const auto own = group_of.find(group);
        const bool outside = areas.contains(group) && (own == group_of.end() || own->second != group);
        if (outside) {
            faults.add(document.fault(pointer_to("/by/grouped", group),
                                      "the group " + in_quotes(group) + ", called as an area that is not in it",
                                      "a name of its own", "call it otherwise, or put the area into it"));
        }
    }
    std::set<std::string> left;
    const std::vector<std::string> names = study.attributes.names();
    for (const std::string& name : names) {
        if (name.substr(0, name.find('@')) != attribute) continue;
        std::vector<std::string> values = *study.attributes.find(name);
        for (std::string& value : values) {
            const auto found = group_of.find(value);
            if (found != group_of.end()) value = found->second;
            if (!value.empty()) left.insert(value);
        }
        study.attributes.set(grouped + name.substr(attribute.size()), std::move(values));
    }
    study.notes.warnings.push_back(fmt::format(
        "{} are told as {}: {}", counted(areas.size(), study.by.singular, study.by.plural), left.size(), told));
    study.by = {grouped, "group of " + study.by.plural, "groups of " + study.by.plural};
}

}  // namespace crosstie::io
