#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie::measure {

/// What the searches from everybody leave of each actor's hops from the others who reach it, or to the others it reaches.
struct Nearness {
    std::vector<std::uint64_t> reached;  // [actors] others at some distance
    std::vector<std::uint64_t> hops;     // [actors] their hops added up
    std::vector<double> inverse;         // [actors] their 1/hops added up
    std::uint64_t pairs = 0;             // all of `reached` together
    std::uint64_t all_hops = 0;          // and of `hops`
    double all_inverse = 0;              // and of `inverse`
    std::uint32_t longest = 0;           // the most hops of any pair
};

/// Hops between everybody, 256 searches side by side, one bit each.
///
/// Definition  sums over ordered pairs with a path of ties; nearness_out: of paths from the actor, nearness_in: to it;
///             nearness_from_roster: as nearness_in, but of paths from actors on the roster only
/// Result      counts are exact; inverse is the sum to the last digit, since it is made of whole numbers of 2^-60: it
///             depends neither on the order of actors nor on threads
/// Undefined   never; 0 for whoever reaches nobody
/// Ties        binary, followed from -> to; unknown cells carry no tie
/// Errors      none
/// Cost        O(n m / 256) words of 256 bits where distances are short, at worst O(n m); O(n + m) memory a thread
/// Source      Then et al. 2014, doi:10.14778/2735496.2735507
[[nodiscard]] Nearness nearness_out(const Network& network);
[[nodiscard]] Nearness nearness_in(const Network& network);
[[nodiscard]] Nearness nearness_from_roster(const Network& network);

}  // namespace crosstie::measure
