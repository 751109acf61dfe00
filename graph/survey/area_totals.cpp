#include "graph/survey/area_totals.hpp"

#include "graph/base/undefined.hpp"

namespace crosstie::survey {

std::vector<AreaTotals> area_totals(const ContactTable& contacts) {
    std::vector<AreaTotals> areas(contacts.size());
    for (std::size_t a = 0; a < contacts.size(); ++a) {
        for (std::size_t b = 0; b < contacts.size(); ++b) {
            if (a == b) {
                areas[a].within = contacts[a][a];
            } else {
                areas[a].across += contacts[a][b];
                if (contacts[a][b] > 0) ++areas[a].reached;
            }
        }
    }
    return areas;
}

AreaPairs pairs_of_areas(const ContactTable& contacts) {
    AreaPairs all;
    for (std::size_t a = 0; a < contacts.size(); ++a) {
        for (std::size_t b = a + 1; b < contacts.size(); ++b) {
            ++all.pairs;
            all.contacts += contacts[a][b];
            if (contacts[a][b] > 0) ++all.linked;
        }
    }
    return all;
}

AreaPairsChange change_of_area_pairs(const ContactTable& from, const ContactTable& to) {
    AreaPairsChange change;
    for (std::size_t a = 0; a < from.size(); ++a) {
        for (std::size_t b = a + 1; b < from.size(); ++b) {
            ++(to[a][b] > from[a][b] ? change.more : to[a][b] < from[a][b] ? change.fewer : change.same);
        }
    }
    return change;
}

ContactsPerPerson contacts_per_person(const ContactTable& contacts, const std::vector<std::uint64_t>& people) {
    const auto share = [](std::uint64_t count, std::uint64_t of) {
        return of == 0 ? nan : static_cast<double>(count) / static_cast<double>(of);
    };
    const std::vector<AreaTotals> areas = area_totals(contacts);
    ContactsPerPerson made;
    std::uint64_t all = 0, everybody = 0;
    for (std::size_t a = 0; a < areas.size(); ++a) {
        const std::uint64_t own = 2 * areas[a].within + areas[a].across;
        made.areas.push_back(share(own, people[a]));
        all += own;
        everybody += people[a];
    }
    made.everybody = share(all, everybody);
    return made;
}

}  // namespace crosstie::survey
