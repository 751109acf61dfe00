#pragma once
#include <cstdint>
#include <vector>

#include "graph/change/contacts.hpp"

namespace crosstie::change {

/// Contacts of each wave, and as compared over jointly observed pairs; in all, across areas and within them.
struct ContactCounts {
    struct Split {
        std::uint64_t all = 0, across = 0, within = 0;  // across and within: both areas known
        friend bool operator==(const Split&, const Split&) = default;
    };
    Split before, after;                 // of the whole waves
    Split kept, gained, lost, one_wave;  // compared; one_wave: not observed at both
    /// Some contact of a wave is not among the compared: who shows both must tell the two apart.
    [[nodiscard]] bool drawn_differs() const {
        return before != compared_before() || after != compared_after() || one_wave.all > 0;
    }
    [[nodiscard]] Split compared_before() const { return sum(kept, lost); }
    [[nodiscard]] Split compared_after() const { return sum(kept, gained); }
    static Split sum(const Split& a, const Split& b) {
        return {a.all + b.all, a.across + b.across, a.within + b.within};
    }
};

/// Counts contacts by what became of them and by whether they cross areas.
///
/// Definition  kept: jointly observed at both waves; lost, gained: at one of them; one_wave: a contact of some wave that
///             was not observed at both. Across: both areas known and different; within: the same
/// Result      counts; kept + gained + lost + one_wave = contacts
/// Undefined   no areas: across and within 0
/// Ties        the given contacts
/// Errors      std::out_of_range when areas are not one per actor
/// Cost        O(contacts)
/// Source      own definition: plain counts
[[nodiscard]] ContactCounts contact_counts(const std::vector<ContactPair>& contacts,
                                           const std::vector<std::uint32_t>* area);

}  // namespace crosstie::change
