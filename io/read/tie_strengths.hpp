#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/read/read_table.hpp"
#include "io/read/tie_columns.hpp"

namespace crosstie::io {

/// The cells of a row of a table of ties.
struct TieRow {
    SpeltIds::Key from, to;
    std::string_view strength, relation, wave, direction, asserted_by;
    CsvRecord record;
    std::size_t to_column = 0;
};

/// A row, and what was made of it but for its strength.
struct UnsettledTie {
    TieRow row;
    ActorId from, to;
    std::optional<std::size_t> survey, relation;
};

/// The strengths of a table of ties. One that is no plain number waits until the whole column has shown how it writes
/// numbers.
class TieStrengths {
 public:
    /// All three outlive it.
    TieStrengths(CsvTable& table, const TieColumns& columns, Reading& reading)
        : table_(table), columns_(columns), reading_(reading) {}

    /// The strength of a row; nothing, with a fault, if it has none or one off the scale, and nothing if it waits.
    [[nodiscard]] std::optional<double> read(const UnsettledTie& tie);
    /// Hands over those that waited. Faults: what cannot be read; a column that may mean either of two numbers.
    void settle(const std::function<void(const UnsettledTie&, double)>& put);
    /// Whether a strength is on the scale of a relation; without one, whether any could have it.
    [[nodiscard]] bool in_range(double strength, std::optional<std::size_t> relation) const;

 private:
    [[nodiscard]] std::optional<double> checked(const TieRow& row, double strength,
                                                std::optional<std::size_t> relation);
    [[nodiscard]] std::string allowed(std::optional<std::size_t> relation) const;
    [[nodiscard]] std::pair<std::optional<double>, std::optional<double>> scale_of(std::size_t relation) const;

    CsvTable& table_;
    const TieColumns& columns_;
    Reading& reading_;
    std::vector<UnsettledTie> waiting_;
};

}  // namespace crosstie::io
