#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/study.hpp"

namespace crosstie::survey {

/// Whom one person named at two waves, by nobody's answers but the person's own.
struct OwnContacts {
    ActorId actor = 0;
    bool answered_from = false, answered_to = false;
    std::vector<ActorId> kept, gained, lost;  // on pairs the person answered about both times
    std::vector<ActorId> only_from, only_to;  // named then; not asked, or not answered, at the other wave
    std::uint32_t named_from = 0, named_to = 0;
    std::uint32_t areas_from = 0, areas_to = 0;  // other areas than the person's own, among those named

    [[nodiscard]] bool both() const noexcept { return answered_from && answered_to; }
};

/// Everybody's own contacts before and after, for a page that tells one person of this person's answers.
///
/// Definition  i names j at a wave when x(i,j) >= tie_from and the cell was observed; kept, gained and lost are counted on
///             cells observed at both waves
/// Result      one row per person who was on the roster at either wave, in actors' order; actors ascending in each list
/// Undefined   counts of a wave at which the person did not answer are 0 and `answered_` is false
/// Ties        directed: the pair is read from its sender alone, and what the other said of it is not looked at
/// Errors      none; an undirected relation has no sender, so ask for none
/// Cost        O(n + m log m)
/// Source      METHODS section 6, by one person's answers
[[nodiscard]] std::vector<OwnContacts> own_contacts(const Study& study, std::size_t relation, std::size_t from,
                                                    std::size_t to, double tie_from, const Partition* areas);

}  // namespace crosstie::survey
