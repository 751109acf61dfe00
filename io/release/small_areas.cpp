// Areas of a few people: which are put together, and what would give one of them back.
#include "io/release/small_areas.hpp"

#include <algorithm>

namespace crosstie::io {

namespace {

bool reaches(const std::vector<AreaCounts>& counts, const std::vector<bool>& merged, std::size_t min_group) {
    std::array<std::uint64_t, 6> sums{};
    for (std::size_t area = 0; area < counts.size(); ++area) {
        for (std::size_t k = 0; merged[area] && k < sums.size(); ++k) sums[k] += counts[area][k];
    }
    return *std::min_element(sums.begin(), sums.end()) >= min_group;
}

}  // namespace

std::vector<AreaCounts> area_counts(const survey::Comparison& c) {
    std::vector<AreaCounts> counts(c.cross_area.areas.group_count());
    for (std::size_t area = 0; area < counts.size(); ++area) {
        counts[area] = {c.roster_from[area], c.roster_to[area], c.answered_from[area], c.answered_to[area], 0, 0};
    }
    for (const change::NewContacts& row : c.new_contacts) {
        if (!c.cross_area.areas.known(row.actor)) continue;
        AreaCounts& area = counts[c.cross_area.areas.group[row.actor]];
        ++area[stayed];
        if (row.known) ++area[answered_both];
    }
    return counts;
}

std::uint32_t least(const AreaCounts& counts) { return *std::min_element(counts.begin(), counts.end()); }

bool gives_one_back(const std::vector<AreaCounts>& counts, const std::vector<bool>& merged, std::size_t min_group) {
    std::size_t with_people = 0, people = 0, largest = 0;
    bool small_with_people = false, small_with_pairs = false;
    std::vector<bool> with_pairs(counts.size());
    for (std::size_t area = 0; area < counts.size(); ++area) {
        if (!merged[area]) continue;
        const bool is_small = least(counts[area]) < min_group;
        with_pairs[area] = counts[area][stayed] >= 2;
        small_with_pairs |= with_pairs[area] && is_small;
        if (counts[area][stayed] >= 1) ++with_people, small_with_people |= is_small;
        people += counts[area][stayed];
        largest = std::max<std::size_t>(largest, counts[area][stayed]);
    }
    if (largest >= min_group && people > largest && people - largest < min_group) return true;
    const bool alone = std::ranges::count(with_pairs, true) == 1 || !reaches(counts, with_pairs, min_group);
    return (with_people <= 2 && small_with_people) || (alone && small_with_pairs);
}

std::vector<bool> areas_to_merge(const std::vector<AreaCounts>& counts, std::size_t min_group) {
    std::vector<bool> merged(counts.size());
    for (std::size_t area = 0; area < counts.size(); ++area) merged[area] = least(counts[area]) < min_group;
    if (std::find(merged.begin(), merged.end(), true) == merged.end()) return merged;
    std::vector<std::size_t> rest;
    for (std::size_t area = 0; area < counts.size(); ++area) {
        if (!merged[area]) rest.push_back(area);
    }
    std::stable_sort(rest.begin(), rest.end(),
                     [&](std::size_t a, std::size_t b) { return least(counts[a]) < least(counts[b]); });
    for (const std::size_t area : rest) {
        if (reaches(counts, merged, min_group) && !gives_one_back(counts, merged, min_group)) break;
        merged[area] = true;
    }
    return merged;
}

bool pairs_tell(const survey::Comparison& c, const std::vector<AreaCounts>& counts, std::size_t min_group) {
    const auto alike = [&](std::size_t linked) { return linked == 0 || linked == c.cross_area.area_pairs; };
    if (!alike(c.cross_area.linked_from) && !alike(c.cross_area.linked_to)) return false;
    std::vector<std::uint32_t> people;
    for (const AreaCounts& area : counts) {
        if (area[stayed] > 0) people.push_back(area[stayed]);
    }
    std::ranges::sort(people);
    return people.size() >= 2 && people[0] + people[1] < min_group;
}

}  // namespace crosstie::io
