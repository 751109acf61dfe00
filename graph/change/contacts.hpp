#pragma once
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie::change {

/// Two people in contact (named by either) at one wave or both. `before` and `after` speak for the whole waves;
/// `joint_before` and `joint_after` only for what was observed at both, and only they may be called kept, gained, lost.
struct ContactPair {
    ActorId first = 0, second = 0;  // first < second
    bool before = false, after = false;
    bool joint_before = false, joint_after = false;
    friend bool operator==(const ContactPair&, const ContactPair&) = default;
};

/// Every unordered pair in contact at either wave.
///
/// Definition  a contact is a pair joined by at least one report; jointly: by a report whose cell was observed at both
///             waves
/// Result      sorted by (first, second)
/// Undefined   never
/// Ties        binary; direction is read as "either says so"
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        O(n + m) time, O(m) memory
/// Source      golden conventions, `contacts`; Wasserman and Faust 1994, chapter 4
[[nodiscard]] std::vector<ContactPair> contact_pairs(const Network& before, const Network& after);

}  // namespace crosstie::change
