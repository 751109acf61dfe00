#include "graph/change/contact_counts.hpp"

#include "graph/model/attributes.hpp"

namespace crosstie::change {

ContactCounts contact_counts(const std::vector<ContactPair>& contacts, const std::vector<std::uint32_t>* area) {
    ContactCounts counts;
    for (const ContactPair& pair : contacts) {
        const std::uint32_t one = area == nullptr ? Partition::none : area->at(pair.first),
                            other = area == nullptr ? Partition::none : area->at(pair.second);
        const bool known = one != Partition::none && other != Partition::none;
        const auto add = [&](ContactCounts::Split& split) {
            ++split.all;
            split.across += known && one != other ? 1U : 0U;
            split.within += known && one == other ? 1U : 0U;
        };
        if (pair.before) add(counts.before);
        if (pair.after) add(counts.after);
        add(pair.joint_before  ? pair.joint_after ? counts.kept : counts.lost
            : pair.joint_after ? counts.gained
                               : counts.one_wave);
    }
    return counts;
}

}  // namespace crosstie::change
