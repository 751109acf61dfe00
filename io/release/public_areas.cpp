#include "io/release/public_areas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include "graph/base/error.hpp"
#include "io/release/not_shown.hpp"

namespace crosstie::io {

namespace {

struct HeadCounts {
    std::vector<std::uint32_t> roster, answered;  // [areas + 1], the last: no known area
};

HeadCounts people_of(const Study& study, std::size_t relation, std::size_t wave, const Partition& areas) {
    const std::size_t groups = areas.group_count();
    HeadCounts people{std::vector<std::uint32_t>(groups + 1, 0), std::vector<std::uint32_t>(groups + 1, 0)};
    const ObservedPairs& observed = study.answers[relation][wave].observed;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        const std::size_t area = areas.known(i) ? areas.group[i] : groups;
        if (observed.on_roster(i)) ++people.roster[area];
        if (observed.row_observed(i)) ++people.answered[area];
    }
    return people;
}

// Fewest people of each area over all waves, by label, so that two waves of one study are grouped alike.
std::vector<std::uint32_t> fewest_people(const Study& study, std::size_t relation, const std::string& by,
                                         const Partition& areas) {
    std::vector<std::uint32_t> fewest(areas.group_count(), 0xFFFFFFFF);
    for (std::size_t wave = 0; wave < study.waves.size(); ++wave) {
        const auto then = study.attributes.partition(by, study.waves[wave].key);
        const HeadCounts people = people_of(study, relation, wave, *then);
        for (std::size_t area = 0; area < fewest.size(); ++area) {
            const auto at = std::find(then->labels.begin(), then->labels.end(), areas.labels[area]);
            const auto place = static_cast<std::size_t>(at - then->labels.begin());
            const std::uint32_t count =
                at == then->labels.end() ? 0 : std::min(people.roster[place], people.answered[place]);
            fewest[area] = std::min(fewest[area], count);
        }
    }
    return fewest;
}

// `unknown`: people of no known area who answered, where there are people of no known area.
std::vector<bool> areas_to_merge(const std::vector<std::uint32_t>& fewest, std::optional<std::uint32_t> unknown,
                                 std::size_t min_group) {
    std::vector<bool> merged(fewest.size());
    std::uint64_t together = unknown.value_or(0);
    bool any = unknown.has_value();
    for (std::size_t area = 0; area < fewest.size(); ++area) {
        merged[area] = fewest[area] < min_group;
        if (merged[area]) together += fewest[area];
        any |= merged[area];
    }
    std::vector<std::size_t> by_size(fewest.size());
    std::iota(by_size.begin(), by_size.end(), std::size_t{0});
    std::stable_sort(by_size.begin(), by_size.end(),
                     [&](std::size_t a, std::size_t b) { return fewest[a] < fewest[b]; });
    for (const std::size_t area : by_size) {
        if (!any || together >= min_group) break;
        if (merged[area]) continue;
        merged[area] = true;
        together += fewest[area];
    }
    return merged;
}

}  // namespace

MeasuredAreas measured_areas(const Study& study, std::size_t relation, std::size_t wave, const std::string& by,
                             Edition edition) {
    MeasuredAreas result;
    result.by = by;
    result.areas = *study.attributes.partition(by, study.waves[wave].key);
    HeadCounts people = people_of(study, relation, wave, result.areas);
    result.without_area = people.roster.back();
    if (edition == Edition::public_) {
        const std::vector<std::uint32_t> fewest = fewest_people(study, relation, by, result.areas);
        const auto unknown = result.without_area > 0 ? std::optional(people.answered.back()) : std::nullopt;
        const std::vector<bool> merged = areas_to_merge(fewest, unknown, study.min_group);
        result.merged = static_cast<std::size_t>(std::count(merged.begin(), merged.end(), true));
        Partition shown;
        std::vector<std::uint32_t> becomes(merged.size());
        for (std::size_t area = 0; area < merged.size(); ++area) {
            if (merged[area]) continue;
            becomes[area] = static_cast<std::uint32_t>(shown.labels.size());
            shown.labels.push_back(result.areas.labels[area]);
        }
        const auto rest = static_cast<std::uint32_t>(shown.labels.size());
        if (result.merged > 0) {
            shown.labels.push_back(fmt::format("Other {} together", study.by.plural));
            for (std::size_t area = 0; area < merged.size(); ++area) {
                if (merged[area]) becomes[area] = rest;
            }
        }
        for (const std::uint32_t group : result.areas.group) {
            shown.group.push_back(group != Partition::none ? becomes[group]
                                  : result.merged > 0      ? rest
                                                           : Partition::none);
        }
        if (shown.labels.size() < 2) {
            throw NotShown(
                fmt::format("too few {} have {} people, so a public edition would show single people; ask for "
                            "the group edition",
                            study.by.plural, study.min_group));
        }
        result.areas = std::move(shown);
        if (result.merged > 0) result.without_area = 0;
        people = people_of(study, relation, wave, result.areas);
    }
    people.roster.pop_back();
    people.answered.pop_back();
    result.roster = std::move(people.roster);
    result.answered = std::move(people.answered);
    return result;
}

}  // namespace crosstie::io
