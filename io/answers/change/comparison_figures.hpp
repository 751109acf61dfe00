#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "io/document/table.hpp"

namespace crosstie::io {

class Case;

/// Every single figure of a comparison, said once: by its key in JSON, at full precision, as an edition may show it, and
/// with the reason where there is none. The tables of a paper and of the terminal are arranged from them, so that
/// whatever is withheld or not defined here is so there.
class ComparisonFigures {
 public:
    explicit ComparisonFigures(const Case& of);

    /// For machines, in the order of JSON: ties, density, split, waves, cross_area, areas, people, qap, non_response.
    [[nodiscard]] const std::vector<Record>& records() const noexcept { return records_; }

    /// The figure of a key: "ties.kept", "waves.before.roster".
    /// Errors: Error for a key that this comparison has no figure of: a fault of the program.
    [[nodiscard]] const Cell& operator()(std::string_view key) const;

 private:
    std::vector<Record> records_;
};

/// Why a number of areas is not there where the edition would show it: areas were not asked for, or there is one only.
[[nodiscard]] Undefined no_areas(const Case& of);

}  // namespace crosstie::io
