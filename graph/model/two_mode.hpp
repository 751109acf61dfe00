#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie {

/// One actor at one event.
struct Attends {
    ActorId actor = 0;
    std::uint32_t event = 0;
};

/// Either side of a two-mode network.
enum class Side { actors, events };

/// Actors and the events they took part in, read-only: for each actor the events, for each event the actors, sorted.
/// What holds of both sides is asked by side, places 0 .. count(side)-1.
///
/// Memory   compressed sparse rows both ways, 8 bytes a tie
class TwoMode {
 public:
    /// Ties in any order; a repeated one counts once. Errors: std::invalid_argument for an actor or event beyond the
    /// counts.
    TwoMode(ActorId actors, std::uint32_t events, std::vector<Attends> ties);

    [[nodiscard]] std::uint32_t count(Side side) const noexcept;
    [[nodiscard]] std::uint64_t tie_count() const noexcept { return events_of_.size(); }
    [[nodiscard]] std::span<const std::uint32_t> events_of(ActorId actor) const { return of(Side::actors, actor); }
    [[nodiscard]] std::span<const std::uint32_t> actors_of(std::uint32_t event) const {
        return of(Side::events, event);
    }
    /// The other side's places that one place is tied to.
    [[nodiscard]] std::span<const std::uint32_t> of(Side side, std::uint32_t place) const;

 private:
    std::vector<std::uint64_t> actor_offset_, event_offset_;
    std::vector<std::uint32_t> events_of_, actors_of_;
};

[[nodiscard]] constexpr Side other(Side side) noexcept { return side == Side::actors ? Side::events : Side::actors; }

/// What a tie between two actors is worth for the events they share.
enum class Weighting {
    shared,  // the number of shared events
    newman,  // 1/(size - 1) of each shared event, so that one plenary does not link everyone
    jaccard  // shared events as a share of those that either took part in
};

/// One side as a network of its own: two actors are tied when they share an event, or two events when they share an
/// actor.
///
/// Definition  shared: m(i,j) = sum over k of b(i,k) b(j,k); newman: each term divided by d(k) - 1; jaccard:
///             m(i,j) / (d(i) + d(j) - m(i,j)). The diagonal of the shared matrix, which a network does not hold, is the
///             degree: two_mode.of(side, i).size()
/// Result      an undirected network, fully observed, with these strengths
/// Undefined   never; an event of one makes no tie
/// Ties        binary
/// Errors      none
/// Cost        O(sum over the other side of degree^2) time, O(ties of the projection) memory
/// Source      Breiger 1974, doi:10.2307/2576011; Newman 2001, doi:10.1103/PhysRevE.64.016132
[[nodiscard]] Network project(const TwoMode& two_mode, Side side, Weighting weighting = Weighting::shared);

/// Both sides as one undirected network, actors first, so that measures of paths run on it.
[[nodiscard]] Network as_network(const TwoMode& two_mode);

}  // namespace crosstie
