#include "graph/change/new_contacts.hpp"

#include <limits>
#include <stdexcept>

#include "graph/change/dyads.hpp"

namespace crosstie::change {

namespace {

/// The pairs each actor is one of. They come sorted by the first; the places of those with the actor as second are kept.
class ContactsOf {
 public:
    ContactsOf(ActorId actors, const std::vector<ContactPair>& contacts)
        : contacts_(contacts), as_first_(actors + std::size_t{1}, 0), as_second_(actors + std::size_t{1}, 0) {
        if (contacts.size() > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("too many contacts");
        for (const ContactPair& pair : contacts) {
            ++as_first_[pair.first + std::size_t{1}];
            ++as_second_[pair.second + std::size_t{1}];
        }
        for (std::size_t i = 0; i < actors; ++i) {
            as_first_[i + 1] += as_first_[i];
            as_second_[i + 1] += as_second_[i];
        }
        place_.resize(contacts.size());
        std::vector<std::uint32_t> next(as_second_.begin(), as_second_.end() - 1);
        for (std::uint32_t k = 0; k < contacts.size(); ++k) place_[next[contacts[k].second]++] = k;
    }

    template <typename Visit>
    void visit(ActorId actor, Visit visit) const {
        for (std::uint32_t k = as_second_[actor]; k < as_second_[actor + std::size_t{1}]; ++k) {
            const ContactPair& pair = contacts_[place_[k]];
            visit(pair.first, pair);
        }
        for (std::uint32_t k = as_first_[actor]; k < as_first_[actor + std::size_t{1}]; ++k) {
            visit(contacts_[k].second, contacts_[k]);
        }
    }

 private:
    const std::vector<ContactPair>& contacts_;
    std::vector<std::uint32_t> as_first_, as_second_, place_;
};

/// Tells the first contact in an area from further ones there, one actor after the other.
class AreasMet {
 public:
    explicit AreasMet(const Partition* areas)
        : areas_(areas), last_(areas == nullptr ? 0 : areas->group_count(), nobody) {}
    std::uint32_t is_new(ActorId actor, ActorId other) {
        ActorId& last = last_[areas_->group[other]];
        if (last == actor) return 0;
        last = actor;
        return 1;
    }

 private:
    static constexpr ActorId nobody = std::numeric_limits<ActorId>::max();
    const Partition* areas_;
    std::vector<ActorId> last_;
};

}  // namespace

std::vector<NewContacts> new_contacts(const Network& before, const Network& after,
                                      const std::vector<ContactPair>& contacts, const Partition* areas) {
    const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
    const ActorId n = before.actor_count();
    std::vector<NewContacts> all(n);
    const auto across = [&](ActorId i, ActorId j) {
        return areas != nullptr && areas->known(i) && areas->known(j) && areas->group[i] != areas->group[j];
    };
    std::vector<std::uint64_t> ties_before(n, 0);
    const auto tell = [&](ActorId i, ActorId j, bool names_before, bool names_after, bool named_after) {
        if ((!names_before && !names_after) || (!joint.complete() && !joint.contains(i, j))) return;
        NewContacts& row = all[i];
        if (names_before) {
            ++ties_before[i];
            if (names_after) return;
            ++row.lost;
            if (across(i, j)) ++row.lost_across;
        } else {
            ++row.gained;
            if (across(i, j)) ++row.gained_across;
            if (named_after) ++row.confirmed;
        }
    };
    for_each_dyad(before, after, [&](const DyadTies& d) {
        tell(d.first, d.second, d.names_before, d.names_after, d.named_after);
        tell(d.second, d.first, d.named_before, d.named_after, d.names_after);
    });
    const ContactsOf contacts_of(n, contacts);
    AreasMet from(areas), to(areas);
    for (ActorId i = 0; i < n; ++i) {
        NewContacts& row = all[i];
        contacts_of.visit(i, [&](ActorId j, const ContactPair& pair) {
            if (pair.joint_before) ++row.contacts_from;
            if (pair.joint_after) ++row.contacts_to;
            if (!across(i, j)) return;
            if (pair.joint_before) row.areas_reached_from += from.is_new(i, j);
            if (pair.joint_after) row.areas_reached_to += to.is_new(i, j);
        });
    }
    std::vector<NewContacts> stayers;
    for (ActorId i = 0; i < n; ++i) {
        if (!before.observed().on_roster(i) || !after.observed().on_roster(i)) continue;
        NewContacts& row = all[i];
        row.actor = i;
        row.compared = joint.row_count(i) + joint.column_count(i) > 0;
        row.known = joint.row_observed(i);
        row.opportunities = static_cast<std::uint32_t>(joint.row_count(i) - ties_before[i]);
        stayers.push_back(row);
    }
    return stayers;
}

}  // namespace crosstie::change
