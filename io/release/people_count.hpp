#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "io/document/table.hpp"
#include "io/release/complements.hpp"

namespace crosstie::io {

/// A count of people: withheld in the public edition when it, or what is left of `whole`, is a person or a few.
struct PeopleCount {
    std::optional<std::uint64_t> value;
    std::string why;  // where withheld: "fewer than 5", "all but fewer than 5", "not shown"
    std::uint64_t whole = 0;
    bool told = true;  // false: nothing can be said, since the whole, or a count beside it, is a few people more
};

/// `value` people of `whole`, where at least `least` people must stand behind what is said of either; 0: no such rule.
[[nodiscard]] PeopleCount people_count(std::uint64_t value, std::uint64_t whole, std::size_t least);
/// The same of a count beside others, by what `withholdings` found.
[[nodiscard]] PeopleCount people_count(const CountOfPeople& count, Withholding held, std::size_t least);
/// A count and a larger one that it is part of: the difference is people too. The larger is withheld first.
[[nodiscard]] std::pair<PeopleCount, PeopleCount> part_of(CountOfPeople part, const CountOfPeople& larger,
                                                          std::size_t least);

/// "19 of 25", "none of 25", "fewer than 5 of 25"; "not shown".
[[nodiscard]] std::string people_of_words(const PeopleCount& count);
/// The same without the whole.
[[nodiscard]] std::string people_count_words(const PeopleCount& count);

/// A count of people as a cell, with who stands behind it; or what the edition says in its place. It is withheld here and
/// not by release() alone, since figures are worked out from it before that.
[[nodiscard]] Cell people_cell(const PeopleCount& count);

}  // namespace crosstie::io
