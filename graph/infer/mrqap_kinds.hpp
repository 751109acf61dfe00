#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/infer/least_squares.hpp"
#include "graph/infer/mrqap_cells.hpp"

// Ties, groups and counts take few values, so that most cells of a regression are alike; no part of the public interface.
namespace crosstie::infer::detail {

/// How often a cell of one kind gets what was in a cell of another when people are relabelled.
class KindMeetings {
 public:
    explicit KindMeetings(std::size_t kinds) : stride_(kinds + 1), times_(stride_ * stride_, 0) {}
    /// `there` may be kinds(): what comes was not observed.
    [[nodiscard]] std::uint32_t operator()(std::size_t here, std::size_t there) const {
        return times_[here * stride_ + there];
    }
    [[nodiscard]] std::size_t kinds() const noexcept { return stride_ - 1; }

 private:
    friend class CellKinds;
    std::size_t stride_;
    std::vector<std::uint32_t> times_;
};

/// The cells of a regression, sorted into kinds: those of one kind are alike in the outcome and in every predictor, so
/// that a sum over cells is one over kinds, each as often as it occurs. What a relabelling brings where is then a table
/// of kinds by kinds, counted once for all predictors.
class CellKinds {
 public:
    /// Nothing where there are too many kinds for the table to be smaller than the cells.
    [[nodiscard]] static std::optional<CellKinds> of(const RegressionCells& data);

    [[nodiscard]] std::size_t count() const noexcept { return root_weights_.size(); }
    [[nodiscard]] std::span<const double> root_weights() const noexcept { return root_weights_; }  // of how many cells
    /// Columns and outcome with a row a kind, each times the root of its number of cells: products as over all cells.
    [[nodiscard]] const Columns& weighted_columns() const noexcept { return weighted_columns_; }
    [[nodiscard]] std::span<const double> weighted_y() const noexcept { return weighted_y_; }
    [[nodiscard]] std::span<const double> y() const noexcept { return y_; }

    /// Cost  O(people^2); three bytes of memory a cell
    void meet(std::span<const std::uint32_t> order, KindMeetings& meetings) const;

 private:
    std::size_t people_ = 0;
    bool unordered_ = false;
    std::vector<std::uint8_t> kind_;    // [people x people]; count() where not observed
    std::vector<std::uint16_t> first_;  // kind_ times the stride of the table
    std::vector<double> root_weights_, y_, weighted_y_;
    Columns weighted_columns_{0};
};

/// The draws of a test by kinds: what all its predictors share.
class MetKinds {
 public:
    explicit MetKinds(const CellKinds& kinds) : kinds_(&kinds), meetings_(kinds.count()) {}
    void relabel(std::span<const std::uint32_t> order) { kinds_->meet(order, meetings_); }
    [[nodiscard]] const KindMeetings& meetings() const noexcept { return meetings_; }

 private:
    const CellKinds* kinds_;
    KindMeetings meetings_;
};

}  // namespace crosstie::infer::detail
