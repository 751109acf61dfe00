#include "graph/change/contacts.hpp"

#include <algorithm>

#include "graph/change/dyads.hpp"

namespace crosstie::change {

std::vector<ContactPair> contact_pairs(const Network& before, const Network& after) {
    expect_comparable(before, after);
    const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
    const bool complete = joint.complete();
    std::vector<ContactPair> pairs;
    pairs.reserve(std::max(before.tie_count(), after.tie_count()));
    for_each_dyad(before, after, [&](const DyadTies& d) {
        const bool own = complete || joint.contains(d.first, d.second);
        const bool theirs = complete || joint.contains(d.second, d.first);
        pairs.push_back({.first = d.first,
                         .second = d.second,
                         .before = d.names_before || d.named_before,
                         .after = d.names_after || d.named_after,
                         .joint_before = (d.names_before && own) || (d.named_before && theirs),
                         .joint_after = (d.names_after && own) || (d.named_after && theirs)});
    });
    return pairs;
}

}  // namespace crosstie::change
