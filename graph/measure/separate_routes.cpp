#include "graph/measure/separate_routes.hpp"

#include <array>

namespace crosstie::measure {

namespace {

constexpr ActorId nobody = 0xFFFFFFFF;

constexpr std::uint32_t entrance(ActorId actor) { return 2 * actor; }
constexpr std::uint32_t exit_of(ActorId actor) { return 2 * actor + 1; }

constexpr std::uint64_t along(ActorId from, ActorId to) { return std::uint64_t{from} << 32U | to; }

}  // namespace

ActorRoutes::ActorRoutes(const Network& pairs)
    : pairs_(pairs),
      next_(pairs.actor_count(), nobody),
      before_(pairs.actor_count(), nobody),
      seen_(std::size_t{2} * pairs.actor_count(), 0),
      came_from_(seen_.size()) {}

bool ActorRoutes::at_least(std::size_t routes, ActorId from, const std::vector<std::uint8_t>& set) {
    for (const ActorId actor : on_routes_) next_[actor] = before_[actor] = nobody;
    on_routes_.clear();
    for (std::size_t found = 0; found < routes; ++found) {
        if (!one_more(from, set)) return false;
    }
    return true;
}

// Breadth first to the nearest end that no route has yet. Who is on a route can only be entered against it: back to the
// exit of the actor before, which frees what lay between.
bool ActorRoutes::one_more(ActorId from, const std::vector<std::uint8_t>& set) {
    ++search_;
    queue_.assign(1, exit_of(from));
    seen_[exit_of(from)] = search_;
    const auto go = [&](std::uint32_t place, std::uint32_t next) {
        if (seen_[next] == search_) return;
        seen_[next] = search_;
        came_from_[next] = place;
        queue_.push_back(next);
    };
    for (std::size_t head = 0; head < queue_.size(); ++head) {
        const std::uint32_t place = queue_[head];
        const ActorId actor = place / 2;
        if (place == entrance(actor)) {
            if (before_[actor] != nobody) {
                if (before_[actor] != from) go(place, exit_of(before_[actor]));
                continue;
            }
            if (set[actor] != 0) {
                turn(place);
                return true;
            }
            go(place, exit_of(actor));
            continue;
        }
        for (const ActorId other : pairs_.out(actor)) {
            if (other != from && other != next_[actor]) go(place, entrance(other));
        }
        // Reached against a route: its own way through this actor can be given up too.
        if (before_[actor] != nobody) go(place, entrance(actor));
    }
    return false;
}

// The routes after the search that ended at `last`: steps along ties join it, steps against a route leave it.
void ActorRoutes::turn(std::uint32_t last) {
    std::vector<std::array<ActorId, 2>> joined;
    for (std::uint32_t place = last; place != exit_of(queue_[0] / 2);) {
        const std::uint32_t from = came_from_[place];
        const ActorId actor = from / 2;
        const ActorId other = place / 2;
        if (actor != other && from == exit_of(actor)) joined.push_back({actor, other});
        if (actor != other && from == entrance(actor)) {
            // From the entrance of `actor` back to the exit of `other`: the step other -> actor is no more.
            next_[other] = nobody;
            before_[actor] = nobody;
        }
        place = from;
    }
    const ActorId source = queue_[0] / 2;
    for (const auto& [actor, other] : joined) {
        if (actor != source) next_[actor] = other;
        before_[other] = actor;
        on_routes_.push_back(other);
        on_routes_.push_back(actor);
    }
}

TieRoutes::TieRoutes(const Network& pairs)
    : pairs_(pairs), seen_(pairs.actor_count(), 0), came_from_(pairs.actor_count(), nobody) {}

bool TieRoutes::at_least(std::size_t routes, ActorId from, const std::vector<std::uint8_t>& set) {
    taken_.clear();
    for (std::size_t found = 0; found < routes; ++found) {
        if (!one_more(from, set)) return false;
    }
    return true;
}

bool TieRoutes::one_more(ActorId from, const std::vector<std::uint8_t>& set) {
    ++search_;
    queue_.assign(1, from);
    seen_[from] = search_;
    for (std::size_t head = 0; head < queue_.size(); ++head) {
        const ActorId actor = queue_[head];
        for (const ActorId other : pairs_.out(actor)) {
            if (seen_[other] == search_ || taken_.contains(along(actor, other))) continue;
            seen_[other] = search_;
            came_from_[other] = actor;
            if (set[other] == 0) {
                queue_.push_back(other);
                continue;
            }
            // A tie that a route runs along the other way is freed; else this route takes it.
            for (ActorId place = other; place != from; place = came_from_[place]) {
                if (taken_.erase(along(place, came_from_[place])) == 0) taken_.insert(along(came_from_[place], place));
            }
            return true;
        }
    }
    return false;
}

}  // namespace crosstie::measure
