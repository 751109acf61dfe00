#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie {

/// Whether a tie goes from one actor to another, or joins the two.
enum class Ties { directed, undirected };
[[nodiscard]] inline Ties ties_of(const Network& network) {
    return network.directed() ? Ties::directed : Ties::undirected;
}

/// What to keep of a tie that is told more than once.
enum class Repeats { strongest, last, sum };

/// Ties in any order -> Network. Loops are dropped and counted; repeats are resolved by a named rule and counted; a tie
/// that nobody could have reported is dropped and counted, so that no measure meets an answer nobody gave.
/// In an undirected network a pair counts as observed when both reports are; a tie with a single report stays, for
/// drawings and paths, outside the observed pairs.
class NetworkBuilder {
 public:
    NetworkBuilder(ActorId actors, Ties kind);
    void reserve(std::size_t ties) { ties_.reserve(ties); }
    /// std::invalid_argument for an actor beyond the roster; InvalidInput for a strength that is below 0, NaN or infinite.
    /// A strength of 0 is a tie; the readers leave such rows out.
    void add(ActorId from, ActorId to, double strength = 1.0);
    void observe(ObservedPairs observed) { observed_ = std::move(observed); }
    void resolve_repeats(Repeats rule) { repeats_ = rule; }
    /// For ties taken from a network that was built already: nothing is dropped for want of a report.
    void keep_unobserved() { keep_unobserved_ = true; }

    /// Hands over the network; the builder is empty afterwards. Cost O(n + m) by two counting passes.
    [[nodiscard]] Network build();

    [[nodiscard]] std::uint64_t loops_dropped() const noexcept { return loops_; }
    [[nodiscard]] std::uint64_t repeats_resolved() const noexcept { return repeated_; }
    [[nodiscard]] std::uint64_t unobserved_dropped() const noexcept { return unobserved_; }

 private:
    ActorId actors_;
    bool directed_;
    Repeats repeats_ = Repeats::strongest;
    bool keep_unobserved_ = false;
    ObservedPairs observed_;
    std::vector<Tie> ties_;
    std::uint64_t loops_ = 0;
    std::uint64_t repeated_ = 0;
    std::uint64_t unobserved_ = 0;
};

}  // namespace crosstie
