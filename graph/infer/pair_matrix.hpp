#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

/// A number for every ordered pair of actors; NaN: not observed. The diagonal is never read.
class PairMatrix {
 public:
    explicit PairMatrix(ActorId actors, double value = 0)
        : actors_(actors), values_(std::size_t{actors} * actors, value) {}
    [[nodiscard]] ActorId actor_count() const noexcept { return actors_; }
    [[nodiscard]] double operator()(ActorId from, ActorId to) const {
        return values_[std::size_t{from} * actors_ + to];
    }
    [[nodiscard]] double& operator()(ActorId from, ActorId to) { return values_[std::size_t{from} * actors_ + to]; }
    /// The same number both ways, or observed neither way, for every pair.
    [[nodiscard]] bool symmetric() const;

 private:
    ActorId actors_;
    std::vector<double> values_;
};

/// 1 for a tie, 0 for none, NaN for a pair that was not observed.
[[nodiscard]] PairMatrix tie_matrix(const Network& network);
/// Strength of the tie, 0 for none, NaN for a pair that was not observed.
[[nodiscard]] PairMatrix strength_matrix(const Network& network);
/// 1 for two actors of one group, 0 for two groups, NaN when either group is not known.
[[nodiscard]] PairMatrix same_group_matrix(const Partition& groups);

/// One actor at one meeting.
struct Attendance {
    ActorId actor = 0;
    std::uint32_t meeting = 0;
};

/// How many meetings two actors both attended, from a register; a repeated line counts once.
///
/// Definition  m(i,j) = number of meetings that i and j both attended
/// Result      [actors x actors], symmetric; diagonal: the actor's own meetings
/// Undefined   never: a meeting without a register must be left out by the caller
/// Ties        none
/// Errors      std::invalid_argument for an actor beyond the roster
/// Cost        O(sum over meetings of size^2 + actors^2)
/// Source      Breiger 1974, doi:10.2307/2576011
[[nodiscard]] PairMatrix shared_meetings(ActorId actors, std::vector<Attendance> register_lines);

}  // namespace crosstie::infer
