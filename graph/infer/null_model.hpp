#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/base/random.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

/// What a random network keeps of the observed one.
enum class NullModel {
    size,         // the actors: every observed cell holds a tie with chance 1/2
    ties,         // the number of ties
    dyad_census,  // the numbers of mutual, one-way and null pairs (undirected: the number of ties)
    degrees       // every actor's ties out and ties in
};

[[nodiscard]] std::string_view name_of(NullModel model);  // "size", "ties", "dyads", "degrees"
[[nodiscard]] std::optional<NullModel> null_model_of(std::string_view name);

/// Random networks that keep what the model says. Only observed cells hold ties, in the network as in every draw: a tie
/// on a cell that was not observed is dropped.
///
/// Definition  size, ties: all such networks equally likely on the observed cells. dyad_census: pairs observed both ways
///             trade places, a one-way pair points either way with chance 1/2; cells whose reverse was not observed trade
///             among themselves. degrees: 20 proposals a tie, each either to switch a>b, c>d to a>d, c>b or, directed, to
///             turn a cycle of three around; a proposal that would make a loop, a repeat or a tie on an unobserved cell
///             leaves all as it is
/// Result      a network with the same actors and observed pairs, every strength 1
/// Undefined   never
/// Ties        binary; direction as the network has it
/// Errors      none
/// Cost        O(n^2) once; O(n + cells) a draw, degrees O(n + ties log ties)
/// Source      Anderson, Butts, Carley 1999, doi:10.1016/S0378-8733(99)00011-8; Rao, Jana, Bandyopadhyay 1996, Sankhya A
///             58:225 for degrees
class RandomNetworks {
 public:
    RandomNetworks(const Network& network, NullModel model);
    /// The network itself, on observed cells alone: what draws are compared with.
    [[nodiscard]] Network observed() const;
    [[nodiscard]] Network draw(Random& random);

 private:
    struct Cell {
        ActorId from, to;
    };
    [[nodiscard]] Network built(const std::vector<Cell>& ties) const;
    [[nodiscard]] std::vector<Cell> drawn_cells(Random& random);
    [[nodiscard]] std::vector<Cell> drawn_dyads(Random& random);
    [[nodiscard]] std::vector<Cell> switched(Random& random) const;

    NullModel model_;
    ActorId actors_;
    bool directed_;
    ObservedPairs observed_;
    std::vector<Cell> ties_;
    std::vector<Cell> cells_;    // observed; undirected: from < to. dyad_census: those whose reverse was not observed
    std::size_t cell_ties_ = 0;  // ties on cells_
    std::vector<Cell> dyads_;    // dyad_census: pairs observed both ways, from < to
    std::size_t mutual_ = 0, one_way_ = 0;  // among dyads_
};

}  // namespace crosstie::infer
