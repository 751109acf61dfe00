#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace crosstie::measure {

/// How well those left are joined when some actors are removed, and one more, whichever it is.
///
/// Definition  sum of s(s-1) over the components left, s their sizes: ordered pairs with a route
/// Cost        O(n + m) for all of the one more together: removing a cut actor parts the subtrees of a depth-first search
///             that do not reach above it (Hopcroft and Tarjan 1973, doi:10.1145/362248.362272); O(n) memory
class LeftJoined {
 public:
    /// `contacts[k]`: those in contact with k, each pair at both ends. It outlives this.
    explicit LeftJoined(const std::vector<std::vector<std::uint32_t>>& contacts);

    /// Fills `joined[k]` for each k that is not removed: what is left without `removed` and k.
    void without_one_more(std::span<const std::uint32_t> removed, std::span<double> joined);

 private:
    struct Visit {
        std::uint32_t order = 0;  // in which it was met, from 1; 0: not yet
        std::uint32_t low = 0;    // earliest met that its subtree reaches by one contact
        std::uint32_t size = 0;   // of its subtree
        std::uint32_t above = 0;  // from which it was met
        std::uint32_t next = 0;   // of its contacts, the one to look at
        double parted = 0;        // pairs within the subtrees that only it holds
        std::uint32_t apart = 0;  // actors in them
    };
    void walk(std::uint32_t root);

    const std::vector<std::vector<std::uint32_t>>& contacts_;
    std::vector<Visit> visit_;
    std::vector<std::uint8_t> gone_;
    std::vector<std::uint32_t> met_;  // of one component, in their order
};

}  // namespace crosstie::measure
