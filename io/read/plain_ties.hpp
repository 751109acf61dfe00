#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/model/ids.hpp"
#include "io/text/spelt_ids.hpp"

namespace crosstie::io {

/// What the rows of a table of two columns are read by.
struct PlainRows {
    char delimiter = ',';
    bool sender_first = true;
    const SpeltIds& ids;
};

/// Appends the ties of the rows at the start of `text` that are two ids, spelt as the roster has them, without quotes, and
/// nothing else: what nearly all rows of a large table are. Returns how many bytes and rows they were; the next row, if
/// there is one, needs a closer look.
///
/// Cost     one pass and two hash look-ups a row, on every thread there is; texts below 4 MiB are not worth it and left
struct PlainPart {
    std::uint64_t bytes = 0, rows = 0;
};
[[nodiscard]] PlainPart read_plain_ties(std::string_view text, const PlainRows& rows, std::vector<Tie>& ties);

}  // namespace crosstie::io
