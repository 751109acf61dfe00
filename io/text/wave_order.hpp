#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace crosstie::io {

/// The places of surveys first to last in time, by their names: "before" and "after", or the number in each ("T2",
/// "Wave 3", "2017-05", "2017-05-11"); those that tell the same stay in the order given. Nothing where a name tells no time.
[[nodiscard]] std::optional<std::vector<std::size_t>> order_of_time(const std::vector<std::string>& waves);

}  // namespace crosstie::io
