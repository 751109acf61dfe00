#include "graph/infer/known_before.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/base/undefined.hpp"
#include "graph/change/turnover.hpp"

namespace crosstie::infer {

namespace {

KnownCounts renamed(const change::Turnover& turnover) {
    return {turnover.gained, turnover.kept, turnover.lost, turnover.neither};
}

void count(KnownCounts& counts, change::TieChange change) {
    if (change == change::TieChange::gained) ++counts.new_contacts;
    if (change == change::TieChange::kept) ++counts.known_contacts;
    if (change == change::TieChange::lost) ++counts.known_not_in_contact;
}

// What is left of the cells within and across areas once those with a tie are counted.
void count_strangers(KnownBefore& result, const ObservedPairs& joint, const Partition& areas, bool directed) {
    const std::size_t groups = areas.group_count();
    const auto cells = joint.block_counts(areas.group, groups);
    for (std::size_t g = 0; g < groups; ++g) {
        for (std::size_t h = 0; h < groups; ++h) {
            (g == h ? result.within : result.across).strangers += cells[g * groups + h];
        }
    }
    for (KnownCounts* side : {&result.within, &result.across}) {
        if (!directed) side->strangers /= 2;
        side->strangers -= side->contacts() + side->known_not_in_contact;
    }
}

void tell(KnownBeforeRow& row, change::TieChange change, bool placed, bool crosses) {
    if (change == change::TieChange::kept) ++row.known_contacts;
    if (change != change::TieChange::gained) return;
    ++row.new_contacts;
    if (placed) ++(crosses ? row.new_across : row.new_within);
}

}  // namespace

double KnownCounts::share_new() const { return share(new_contacts, contacts()); }

std::size_t KnownBefore::answered() const {
    return static_cast<std::size_t>(std::ranges::count(people, true, &KnownBeforeRow::known));
}

std::size_t KnownBefore::with_new() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(people, [](const KnownBeforeRow& row) { return row.known && row.new_contacts > 0; }));
}

KnownBefore known_before(const Network& known, const Network& now, const Partition* areas) {
    if (areas != nullptr && areas->group.size() != now.actor_count()) {
        throw std::invalid_argument("areas of another roster");
    }
    KnownBefore result;
    result.all = renamed(change::turnover(known, now));
    const ObservedPairs joint = ObservedPairs::both(known.observed(), now.observed());
    std::vector<KnownBeforeRow> rows(now.actor_count());
    for (const change::ChangedTie& tie : change::changed_ties(known, now)) {
        const bool placed = areas != nullptr && areas->known(tie.from) && areas->known(tie.to);
        const bool crosses = placed && areas->group[tie.from] != areas->group[tie.to];
        if (placed) count(crosses ? result.across : result.within, tie.change);
        tell(rows[tie.from], tie.change, placed, crosses);
        if (!now.directed()) tell(rows[tie.to], tie.change, placed, crosses);
    }
    if (areas != nullptr) count_strangers(result, joint, *areas, now.directed());
    for (ActorId i = 0; i < now.actor_count(); ++i) {
        if (!known.observed().on_roster(i) || !now.observed().on_roster(i)) continue;
        rows[i].actor = i;
        rows[i].known = joint.row_observed(i);
        result.people.push_back(rows[i]);
    }
    result.contacts_only = result.all.contacts() > 0 && result.all.contacts() == result.all.pairs();
    result.formation_rate =
        result.contacts_only ? nan : share(result.all.new_contacts, result.all.new_contacts + result.all.strangers);
    return result;
}

}  // namespace crosstie::infer
