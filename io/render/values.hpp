#pragma once
#include <string>
#include <vector>

#include "io/release/released.hpp"

namespace crosstie::io {

/// A single value of a document and where it stands in its JSON: "density.difference", "ci95[0]".
struct PlacedValue {
    std::string path;
    Value value;  // Undefined, Withheld, bool, a number or words
};

/// Every single value of a document, as its JSON holds them, those of one object together: of records and of tables by
/// key; a share by its parts, of a list of numbers the first eight. Rows of other tables and lists of words are left
/// out: they are tables of their own.
[[nodiscard]] std::vector<PlacedValue> values_in(const Released& released);

}  // namespace crosstie::io
