#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace crosstie {

/// Finds the reverse (to, from) of each of the cells (from, to) that are sorted by both, asked for in their order: what is
/// asked of one row then comes in order too, and each row is passed over once.
///
/// Cost    O(rows + cells) for all of them together; 16 bytes a row
template <typename Receiver>
class ReverseCells {
 public:
    static constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();

    /// `offset` [rows + 1] where each row begins; `receiver(k)` the receiver of cell k.
    ReverseCells(const std::vector<std::uint64_t>& offset, Receiver receiver) : receiver_(receiver) {
        rows_.reserve(offset.size() - 1);
        for (std::size_t i = 0; i + 1 < offset.size(); ++i) rows_.push_back({offset[i], offset[i + 1]});
    }

    /// The place of (to, from), or none. Cells are asked for in the order of (from, to).
    std::uint64_t of(std::uint32_t from, std::uint32_t to) {
        Row& row = rows_[to];
        while (row.at < row.end && receiver_(row.at) < from) ++row.at;
        return row.at < row.end && receiver_(row.at) == from ? row.at : none;
    }

 private:
    struct Row {
        std::uint64_t at, end;
    };
    std::vector<Row> rows_;
    Receiver receiver_;
};

/// Where the rows of items begin that are sorted by the row each is in. [rows + 1]
template <typename Items, typename RowOf>
[[nodiscard]] std::vector<std::uint64_t> row_offsets(const Items& items, std::size_t rows, RowOf row_of) {
    std::vector<std::uint64_t> offset(rows + 1, 0);
    for (const auto& item : items) ++offset[row_of(item) + std::size_t{1}];
    for (std::size_t i = 0; i < rows; ++i) offset[i + 1] += offset[i];
    return offset;
}

}  // namespace crosstie
