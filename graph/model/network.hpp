#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "graph/model/ids.hpp"
#include "graph/model/observed_pairs.hpp"

namespace crosstie {

class NetworkBuilder;

/// One relation at one time, read-only: for each actor the ties out and the ties in, sorted by the other actor.
/// Loops and repeats are gone (NetworkBuilder resolved and counted them). In an undirected network each tie stands in
/// both actors' rows and counts once.
///
/// Memory   compressed sparse rows, 4 bytes a tie and direction; strengths only when one differs from 1
class Network {
 public:
    [[nodiscard]] ActorId actor_count() const noexcept { return static_cast<ActorId>(out_offset_.size() - 1); }
    [[nodiscard]] bool directed() const noexcept { return directed_; }
    /// Does some strength differ from 1?
    [[nodiscard]] bool valued() const noexcept { return !out_strength_.empty(); }
    /// Directed: arcs. Undirected: pairs.
    [[nodiscard]] std::uint64_t tie_count() const noexcept;

    [[nodiscard]] std::span<const ActorId> out(ActorId actor) const;
    [[nodiscard]] std::span<const ActorId> in(ActorId actor) const;
    /// Strengths beside out() and in(); empty when every strength is 1.
    [[nodiscard]] std::span<const double> out_strength(ActorId actor) const;
    [[nodiscard]] std::span<const double> in_strength(ActorId actor) const;
    [[nodiscard]] bool has_tie(ActorId from, ActorId to) const;

    /// Which ordered pairs were observed.
    [[nodiscard]] const ObservedPairs& observed() const noexcept { return observed_; }

 private:
    friend class NetworkBuilder;
    Network() : observed_(ObservedPairs::all(0)) {}
    bool directed_ = true;
    std::vector<std::uint64_t> out_offset_{0};
    std::vector<ActorId> out_;
    std::vector<double> out_strength_;
    std::vector<std::uint64_t> in_offset_;  // empty when undirected: in is out
    std::vector<ActorId> in_;
    std::vector<double> in_strength_;
    ObservedPairs observed_;
};

}  // namespace crosstie
