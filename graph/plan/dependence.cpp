#include "graph/plan/dependence.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/measure/components.hpp"
#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"
#include "graph/plan/area_contacts.hpp"

namespace crosstie::plan {

namespace {

// The network in which one person has no ties any more; they become a piece of their own.
Network without(const Network& pairs, ActorId actor) {
    NetworkBuilder builder(pairs.actor_count(), Ties::undirected);
    builder.observe(pairs.observed());
    builder.keep_unobserved();
    for (ActorId i = 0; i < pairs.actor_count(); ++i) {
        for (const ActorId j : pairs.out(i)) {
            if (i < j && i != actor && j != actor) builder.add(i, j);
        }
    }
    return builder.build();
}

// People of one piece, and their pairs, within and across areas.
struct Piece {
    std::uint64_t people = 0;
    std::vector<std::uint64_t> by_area;  // the last: no known area

    explicit Piece(std::size_t areas) : by_area(areas + 1, 0) {}
    void add(std::uint32_t area) {
        ++people;
        ++by_area[std::min<std::size_t>(area, by_area.size() - 1)];
    }
    void remove(std::uint32_t area) {
        --people;
        --by_area[std::min<std::size_t>(area, by_area.size() - 1)];
    }
    [[nodiscard]] std::uint64_t pairs() const { return people < 2 ? 0 : people * (people - 1) / 2; }
    [[nodiscard]] std::uint64_t pairs_across() const {
        const std::uint64_t known = people - by_area.back();
        std::uint64_t twice = known * known;
        for (std::size_t g = 0; g + 1 < by_area.size(); ++g) twice -= by_area[g] * by_area[g];
        return twice / 2;
    }
};

class Leaver {
 public:
    Leaver(const Network& network, const Partition& areas)
        : pairs_(symmetrise(network, Direction::union_)),
          areas_(areas),
          contacts_(area_contacts(pairs_, areas)),
          outward_(contacts_.areas),
          now_(measure::weak_components(pairs_)),
          is_cut_(pairs_.actor_count(), 0) {
        for (const ActorId i : measure::cut_actors(pairs_)) is_cut_[i] = 1;
        for (std::size_t g = 0; g < outward_.size(); ++g) outward_[g] = contacts_.outward(g);
    }

    [[nodiscard]] bool there(ActorId actor) const {
        return actor < pairs_.actor_count() && pairs_.observed().on_roster(actor);
    }
    [[nodiscard]] ActorId actor_count() const { return pairs_.actor_count(); }

    [[nodiscard]] IfLeaves without_one(ActorId actor) const {
        IfLeaves lost;
        lost.actor = actor;
        lost.contacts = pairs_.out(actor).size();
        lost.parts_before = lost.parts_after = now_.sizes.size();
        if (lost.contacts == 0) --lost.parts_after;
        for (const ActorId other : pairs_.out(actor)) {
            if (pairs_.out(other).size() == 1) lost.left_alone.push_back(other);
        }
        if (is_cut_[actor] != 0) fall_apart(lost);
        if (areas_.known(actor)) lose_areas(lost);
        return lost;
    }

 private:
    void fall_apart(IfLeaves& lost) const {
        const measure::Components after = measure::weak_components(without(pairs_, lost.actor));
        lost.parts_after = after.sizes.size() - 1;  // the person is a piece of their own
        Piece whole(contacts_.areas);
        std::vector<Piece> pieces(after.sizes.size(), Piece(contacts_.areas));
        std::uint32_t largest = measure::Components::none;  // pieces are numbered by size, then by first actor
        for (ActorId i = 0; i < pairs_.actor_count(); ++i) {
            if (i == lost.actor || now_.part[i] != now_.part[lost.actor]) continue;
            whole.add(areas_.group[i]);
            pieces[after.part[i]].add(areas_.group[i]);
            largest = std::min(largest, after.part[i]);
        }
        lost.pairs_parted = whole.pairs();
        lost.pairs_parted_across = whole.pairs_across();
        for (const Piece& piece : pieces) {
            lost.pairs_parted -= piece.pairs();
            lost.pairs_parted_across -= piece.pairs_across();
        }
        for (ActorId i = 0; i < pairs_.actor_count(); ++i) {
            if (i != lost.actor && now_.part[i] == now_.part[lost.actor] && after.part[i] != largest) {
                lost.cut_off.push_back(i);
            }
        }
    }

    void lose_areas(IfLeaves& lost) const {
        const std::uint32_t own = areas_.group[lost.actor];
        std::vector<std::uint64_t> theirs(contacts_.areas, 0);
        for (const ActorId other : pairs_.out(lost.actor)) {
            if (!areas_.known(other) || areas_.group[other] == own) continue;
            ++theirs[areas_.group[other]];
            ++lost.contacts_across;
        }
        const bool somebody_left = contacts_.roster[own] > 1;
        for (std::uint32_t g = 0; g < contacts_.areas; ++g) {
            const std::uint64_t gone = g == own ? lost.contacts_across : theirs[g];
            if (gone == 0 || (g == own && !somebody_left)) continue;
            if (gone == outward_[g]) lost.areas_cut_off.push_back(g);
            if (g != own && somebody_left && gone == contacts_.between(own, g)) {
                lost.areas_parted.push_back({std::min(own, g), std::max(own, g)});
            }
        }
    }

    Network pairs_;
    const Partition& areas_;
    AreaContacts contacts_;
    std::vector<std::uint64_t> outward_;
    measure::Components now_;
    std::vector<std::uint8_t> is_cut_;
};

}  // namespace

IfLeaves if_leaves(const Network& network, const Partition& areas, ActorId actor) {
    const Leaver leaver(network, areas);
    if (!leaver.there(actor)) throw std::invalid_argument("nobody on the roster leaves");
    return leaver.without_one(actor);
}

std::vector<IfLeaves> if_each_leaves(const Network& network, const Partition& areas) {
    const Leaver leaver(network, areas);
    std::vector<IfLeaves> all;
    for (ActorId i = 0; i < leaver.actor_count(); ++i) {
        if (leaver.there(i)) all.push_back(leaver.without_one(i));
    }
    return all;
}

std::vector<measure::KeyActors> depend_on_up_to(const Network& network, std::uint32_t most, std::uint64_t seed) {
    std::vector<measure::KeyActors> sets;
    for (std::uint32_t size = 1; size <= most; ++size) {
        measure::DependOnOptions options;
        options.search.size = size;
        options.search.seed = seed;
        sets.push_back(measure::depend_on(network, options));
    }
    return sets;
}

}  // namespace crosstie::plan
