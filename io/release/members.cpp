// Groups of people, and whether two of them tell of a few.
#include "io/release/members.hpp"

#include <algorithm>
#include <iterator>

namespace crosstie::io {

std::size_t members_beyond(const Members& these, const Members& those) {
    Members rest;
    std::ranges::set_difference(these, those, std::back_inserter(rest));
    return rest.size();
}

Members either_members(const Members& these, const Members& those) {
    Members either;
    std::ranges::set_union(these, those, std::back_inserter(either));
    return either;
}

bool differ_by_few(const Members& these, const Members& those, std::size_t least) {
    const std::size_t more = members_beyond(these, those), fewer = members_beyond(those, these);
    return (more == 0 && fewer > 0 && fewer < least) || (fewer == 0 && more > 0 && more < least);
}

}  // namespace crosstie::io
