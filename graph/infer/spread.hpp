#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "graph/infer/weighted_cells.hpp"

namespace crosstie::infer {

/// Mean and spread of what samples give around an estimate, without large sums cancelling. Samples of no value are left
/// out.
class Spread {
 public:
    explicit Spread(double estimate) : estimate_(estimate) {}
    void add(double drawn) {
        if (!std::isfinite(drawn) || !std::isfinite(estimate_)) return;
        ++count_;
        sum_ += drawn - estimate_;
        squares_ += (drawn - estimate_) * (drawn - estimate_);
    }
    /// Samples around the same estimate.
    Spread& operator+=(const Spread& other) {
        count_ += other.count_;
        sum_ += other.sum_;
        squares_ += other.squares_;
        return *this;
    }
    /// estimate +- 1.96 sd; NaN where too few samples gave a value.
    [[nodiscard]] std::array<double, 2> interval() const {
        if (count_ < WeightedCells::fewest_draws) {
            return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
        }
        const double variance = (squares_ - sum_ * sum_ / count_) / (count_ - 1);
        const double reach = WeightedCells::normal_quantile * std::sqrt(std::max(variance, 0.0));
        return {estimate_ - reach, estimate_ + reach};
    }

 private:
    double estimate_;
    double count_ = 0, sum_ = 0, squares_ = 0;
};

}  // namespace crosstie::infer
