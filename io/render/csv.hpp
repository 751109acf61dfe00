#pragma once
#include <string>

#include "io/release/released.hpp"

namespace crosstie::io {

/// A table as CSV (RFC 4180): columns by key, numbers at full precision, nothing where a number is not defined, and
/// what an edition withholds in its words. A share takes two columns (`key`, `key_of`), a range `key_low` and `key_high`,
/// a person `key` (the id) and `key_called`; several things in one cell are joined by a semicolon.
[[nodiscard]] std::string csv_of(const Table& table);

/// The tables and records of a document by their ids, in its order.
[[nodiscard]] std::vector<std::string> tables_in(const Released& released);
/// One of them. Errors: Error naming the nearest id and all there are.
[[nodiscard]] std::string csv_text(const Released& released, const std::string& id);

}  // namespace crosstie::io
