#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosstie::survey {

/// Contacts between areas, each pair of people once: [areas][areas], symmetric, those within an area on the diagonal.
using ContactTable = std::vector<std::vector<std::uint64_t>>;

/// Contacts of one area.
struct AreaTotals {
    std::uint64_t within = 0;  // among its own people
    std::uint64_t across = 0;  // with all other areas together
    std::size_t reached = 0;   // other areas with a contact
};

/// Each area's contacts.
///
/// Definition  within = contacts[a][a]; across = sum over b != a of contacts[a][b]; reached = how many b != a have
///             contacts[a][b] > 0
/// Result      [areas]
/// Errors      none
/// Cost        O(areas^2)
[[nodiscard]] std::vector<AreaTotals> area_totals(const ContactTable& contacts);

/// Pairs of different areas, each once.
struct AreaPairs {
    std::size_t pairs = 0, linked = 0;  // all; those with a contact
    std::uint64_t contacts = 0;         // of all of them
};
[[nodiscard]] AreaPairs pairs_of_areas(const ContactTable& contacts);

/// How many pairs of different areas have more contacts than before, fewer, and as many.
struct AreaPairsChange {
    std::size_t more = 0, fewer = 0, same = 0;
};
/// Errors      none; both tables are of the same areas
[[nodiscard]] AreaPairsChange change_of_area_pairs(const ContactTable& from, const ContactTable& to);

/// Contacts a person has on average.
struct ContactsPerPerson {
    std::vector<double> areas;  // [areas]; an area of nobody: NaN
    double everybody = 0;       // of all areas together; nobody: NaN
};

/// Each contact is one of both people in it: within an area it counts twice, between two areas once for each.
///
/// Definition  (2 within + across) / people; everybody: the same sums over all areas
/// Range       0 .. people of all areas - 1
/// Errors      none; `people` has one count an area
/// Cost        O(areas^2)
[[nodiscard]] ContactsPerPerson contacts_per_person(const ContactTable& contacts,
                                                    const std::vector<std::uint64_t>& people);

}  // namespace crosstie::survey
