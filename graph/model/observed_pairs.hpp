#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "graph/model/ids.hpp"

namespace crosstie {

/// What is known of one ordered pair (sender, receiver) at one wave, for one relation.
/// The first two and `reconstructed` are observed; `skipped` and `no_response` are missing; the last two are
/// structurally absent: no measure counts them and nobody imputes them.
enum class CellState : std::uint8_t {
    answered,
    implied_no,
    reconstructed,
    skipped,
    no_response,
    not_asked,
    off_roster
};

[[nodiscard]] constexpr bool is_observed(CellState state) { return state <= CellState::reconstructed; }
[[nodiscard]] constexpr bool is_missing(CellState state) {
    return state == CellState::skipped || state == CellState::no_response;
}

/// One cell that differs from what its sender's row says.
struct CellException {
    ActorId from = 0;
    ActorId to = 0;
    CellState state = CellState::answered;
};

/// Which ordered pairs of different actors were asked and answered: missing is not "no".
///
/// Shape    one base state per sender's row, a flag per actor who was not on the roster, and a sorted list of single
///          cells that differ from their row. A fully observed network stores nothing at all.
/// Memory   nothing when complete; otherwise O(n + exceptions), never n x n
/// Source   METHODS section 1; Huisman 2009, J Social Structure 10(1), for why blanks are not zeros
class ObservedPairs {
 public:
    /// Everybody was on the roster and answered about everybody.
    static ObservedPairs all(ActorId actors);

    /// `rows[i]` is the base state of actor i's answers: answered, no_response or not_asked (only the excepted cells
    /// were asked). `off_roster[i]` is non-zero for an actor who was not there. Of exceptions repeated for one cell the
    /// last counts; exceptions that touch an absent actor are ignored. Loops are never cells.
    static ObservedPairs with_gaps(std::vector<CellState> rows, std::vector<std::uint8_t> off_roster,
                                   std::vector<CellException> exceptions);

    [[nodiscard]] ActorId actor_count() const noexcept { return actors_; }
    [[nodiscard]] bool complete() const noexcept { return gaps_ == nullptr; }
    [[nodiscard]] bool contains(ActorId from, ActorId to) const;
    [[nodiscard]] CellState state(ActorId from, ActorId to) const;

    /// Was the actor on the roster at this wave?
    [[nodiscard]] bool on_roster(ActorId actor) const;
    [[nodiscard]] ActorId roster_count() const;
    /// On the roster, and at least one answer of this actor's was observed.
    [[nodiscard]] bool row_observed(ActorId actor) const;

    /// Observed cells, all / in one sender's row / in one receiver's column.
    [[nodiscard]] std::uint64_t count() const;
    [[nodiscard]] std::uint64_t row_count(ActorId from) const;
    [[nodiscard]] std::uint64_t column_count(ActorId to) const;
    /// Cells of each state over all actors of the study; they add up to n(n-1).
    [[nodiscard]] std::uint64_t count(CellState state) const;
    /// Cells that were askable: observed or missing, not structurally absent.
    [[nodiscard]] std::uint64_t askable_count() const;

    /// Observed cells from each group to each group, row by row [groups x groups]; cells of actors in no group
    /// (0xFFFFFFFF, see Partition) are left out. Cost O(n + exceptions + groups^2).
    [[nodiscard]] std::vector<std::uint64_t> block_counts(std::span<const std::uint32_t> group,
                                                          std::size_t groups) const;

    /// [actors] observed cells in the row and the column of each whose other end is of the same group; 0 for actors in
    /// no group. Cost O(n + exceptions + groups).
    [[nodiscard]] std::vector<std::uint64_t> same_group_counts(std::span<const std::uint32_t> group,
                                                               std::size_t groups) const;

    /// The pairs that were asked: what would be observed had everybody answered everything.
    [[nodiscard]] ObservedPairs as_if_answered() const;
    /// Observed in both (two waves, or two relations). Cost O(n + exceptions).
    [[nodiscard]] static ObservedPairs both(const ObservedPairs& first, const ObservedPairs& second);
    /// Observed in both directions: what an unordered pair needs. Cost O(n + exceptions), and up to n for every sender
    /// who was only asked about some.
    [[nodiscard]] ObservedPairs both_directions() const;

 private:
    struct Gaps;
    explicit ObservedPairs(ActorId actors) : actors_(actors) {}
    static ObservedPairs with_closed(std::vector<CellState> rows, std::vector<CellState> closed,
                                     std::vector<CellException> exceptions);
    ActorId actors_ = 0;
    std::shared_ptr<const Gaps> gaps_;
};

}  // namespace crosstie
