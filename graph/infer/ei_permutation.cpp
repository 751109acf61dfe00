#include "graph/infer/ei_permutation.hpp"

#include <algorithm>

#include "graph/base/draws.hpp"
#include "graph/base/undefined.hpp"
#include "graph/infer/dealt_areas.hpp"
#include "graph/infer/same.hpp"
#include "graph/measure/ei_index.hpp"

namespace crosstie::infer {

namespace {

double index(std::int64_t across, std::int64_t contacts) {
    return measure::ei_of(static_cast<double>(across), static_cast<double>(contacts - across));
}

std::array<double, 2> attainable(std::int64_t contacts, std::uint64_t within, std::uint64_t across) {
    return measure::ei_range(static_cast<double>(contacts), static_cast<double>(within), static_cast<double>(across));
}

// A contact among the people of known area, as places in `label`.
struct Contact {
    std::uint32_t first, second;
};

// Split by the waves that hold them: a contact kept by both is looked up once.
struct Contacts {
    std::vector<Contact> kept, lost, gained;
};

struct Across {
    std::int64_t before = 0, after = 0;
};

std::int64_t count_across(const std::vector<Contact>& contacts, const std::vector<std::uint32_t>& label) {
    std::int64_t across = 0;
    for (const Contact& contact : contacts) across += label[contact.first] != label[contact.second] ? 1 : 0;
    return across;
}

Across count_across(const Contacts& contacts, const std::vector<std::uint32_t>& label) {
    const std::int64_t kept = count_across(contacts.kept, label);
    return {kept + count_across(contacts.lost, label), kept + count_across(contacts.gained, label)};
}

struct Tail {
    std::uint32_t at_most = 0, at_least = 0;
    void count(double drawn, double observed) {
        at_most += drawn <= observed + same ? 1U : 0U;
        at_least += drawn >= observed - same ? 1U : 0U;
    }
    void add(const Tail& other) {
        at_most += other.at_most;
        at_least += other.at_least;
    }
};

struct IndexTails {
    Tail from, to, change;
    IndexTails& operator+=(const IndexTails& other) {
        from.add(other.from);
        to.add(other.to);
        change.add(other.change);
        return *this;
    }
};

}  // namespace

EiChange ei_change(const std::vector<change::ContactPair>& contacts, const Partition& areas,
                   const std::vector<ActorId>& stayers, std::uint64_t pairs_within, std::uint64_t pairs_across,
                   std::uint64_t seed, std::uint32_t draws, unsigned threads) {
    const auto known = known_areas(areas, stayers);
    const auto& place = known.place;
    const auto& label = known.label;
    std::vector<std::uint64_t> sizes(areas.group_count(), 0);
    for (const std::uint32_t area : label) ++sizes[area];
    Contacts joint;
    Across total;
    for (const change::ContactPair& pair : contacts) {
        if (place[pair.first] == Partition::none || place[pair.second] == Partition::none) continue;
        if (!pair.joint_before && !pair.joint_after) continue;
        auto& list = !pair.joint_after ? joint.lost : !pair.joint_before ? joint.gained : joint.kept;
        list.push_back({place[pair.first], place[pair.second]});
        total.before += pair.joint_before;
        total.after += pair.joint_after;
    }
    double within = 0;
    for (const std::uint64_t size : sizes) within += static_cast<double>(size) * (static_cast<double>(size) - 1) / 2;
    const double people = static_cast<double>(label.size());
    const double pairs = people * (people - 1) / 2;
    const Across observed = count_across(joint, label);

    EiChange ei;
    ei.from = index(observed.before, total.before);
    ei.to = index(observed.after, total.after);
    ei.expected_asked = measure::ei_of(static_cast<double>(pairs_across), static_cast<double>(pairs_within));
    ei.expected = pairs > 0 ? (pairs - 2 * within) / pairs : nan;
    ei.range_from = attainable(total.before, pairs_within, pairs_across);
    ei.range_to = attainable(total.after, pairs_within, pairs_across);

    constexpr std::uint64_t most_work = 2'000'000'000;
    const std::uint64_t work = joint.kept.size() + joint.lost.size() + joint.gained.size() + label.size() + 1;
    ei.draws = static_cast<std::uint32_t>(std::min<std::uint64_t>(draws, most_work / work));
    const IndexTails tails = tallied(seed, ei.draws, threads, IndexTails{}, [&](Random& random, std::uint32_t count) {
        IndexTails found;
        std::vector<std::uint32_t> drawn_label(label);
        for (std::uint32_t draw = 0; draw < count; ++draw) {
            random.shuffle(std::span(drawn_label));
            const Across drawn = count_across(joint, drawn_label);
            const double drawn_from = index(drawn.before, total.before);
            const double drawn_to = index(drawn.after, total.after);
            found.from.count(drawn_from, ei.from);
            found.to.count(drawn_to, ei.to);
            found.change.count(drawn_to - drawn_from, ei.to - ei.from);
        }
        return found;
    });
    const auto p = [&](std::uint32_t count, bool defined) {
        return defined && ei.draws > 0 ? (1.0 + count) / (1.0 + ei.draws) : nan;
    };
    const bool before = total.before > 0;
    const bool after = total.after > 0;
    ei.from_at_most = p(tails.from.at_most, before);
    ei.from_at_least = p(tails.from.at_least, before);
    ei.to_at_most = p(tails.to.at_most, after);
    ei.to_at_least = p(tails.to.at_least, after);
    ei.change_at_most = p(tails.change.at_most, before && after);
    ei.change_at_least = p(tails.change.at_least, before && after);
    return ei;
}

}  // namespace crosstie::infer
