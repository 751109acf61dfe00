#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace crosstie::io {

/// How a column writes its numbers, by what its own cells show: "1,5" proves a decimal comma, "1,234,567" commas between
/// thousands; "610,086" proves nothing.
class NumberMarks {
 public:
    /// Takes a cell as evidence.
    void see(std::string_view cell);

    /// The number a cell is: also with blanks or apostrophes between thousands ("1 200"), a plus sign, and with commas as
    /// far as the evidence tells what they are.
    [[nodiscard]] std::optional<double> read(std::string_view cell) const;
    /// Two cells that prove different marks, in words; empty if there are none.
    [[nodiscard]] std::string contradiction() const;
    /// A cell with a point before three digits ("1.200"), where no other cell shows that points are decimal.
    [[nodiscard]] const std::string& doubtful_point() const noexcept { return doubtful_point_; }
    [[nodiscard]] bool points_are_decimal() const noexcept { return !decimal_point_.empty(); }
    /// The cell that proves a decimal comma, or commas between thousands; empty: neither is proven.
    [[nodiscard]] const std::string& decimal_comma() const noexcept { return decimal_comma_; }
    [[nodiscard]] const std::string& thousands_comma() const noexcept { return thousands_comma_; }

 private:
    std::string decimal_comma_, thousands_comma_, decimal_point_, doubtful_point_;
};

/// "1 200", "1'200": digits in groups of three, parted by blanks or apostrophes only; the number without them.
[[nodiscard]] std::optional<double> grouped_number(std::string_view text);

}  // namespace crosstie::io
