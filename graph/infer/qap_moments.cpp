#include "graph/infer/qap_moments.hpp"

#include "graph/base/undefined.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

namespace crosstie::infer {

namespace {

// Sums of products of two centred cells, by what the cells share: a relabelling carries each kind of pair of cells onto
// all others of its kind, equally often.
struct CellPairs {
    double same = 0;      // a cell with itself
    double reverse = 0;   // (i,j) with (j,i)
    double sender = 0;    // (i,j) with (i,k)
    double receiver = 0;  // (i,j) with (k,j)
    double chain = 0;     // (i,j) with (j,k), and as much for (i,j) with (k,i)
    double apart = 0;     // no actor in common
};

CellPairs cell_pairs(const Network& network, const std::vector<ActorId>& people) {
    const double n = static_cast<double>(people.size());
    double ties = 0;
    double mutual = 0;
    for (const ActorId i : people) {
        ties += static_cast<double>(network.out(i).size());
        for (const ActorId j : network.out(i)) mutual += network.has_tie(j, i) ? 1 : 0;
    }
    const double mean = ties / (n * (n - 1));
    CellPairs sums;
    sums.same = ties * (1 - mean);
    sums.reverse = mutual - mean * ties;
    for (const ActorId i : people) {
        const double out = static_cast<double>(network.out(i).size()) - mean * (n - 1);
        const double in = static_cast<double>(network.in(i).size()) - mean * (n - 1);
        sums.sender += out * out;
        sums.receiver += in * in;
        sums.chain += out * in;
    }
    sums.sender -= sums.same;
    sums.receiver -= sums.same;
    sums.chain -= sums.reverse;
    sums.apart = -(sums.same + sums.reverse + sums.sender + sums.receiver + 2 * sums.chain);
    return sums;
}

}  // namespace

double permutation_sd(const Network& first, const Network& second) {
    if (first.actor_count() != second.actor_count() || first.directed() != second.directed()) {
        throw std::invalid_argument("two networks need one roster and one direction");
    }
    const ObservedPairs joint = ObservedPairs::both(first.observed(), second.observed());
    std::vector<ActorId> people;
    for (ActorId i = 0; i < first.actor_count(); ++i) {
        if (joint.row_count(i) + joint.column_count(i) > 0) people.push_back(i);
    }
    const double n = static_cast<double>(people.size());
    // Ties to actors who are not among the people would not be in the square.
    const bool everybody = people.size() == first.actor_count();
    if (n < 2 || !everybody || joint.count() != static_cast<std::uint64_t>(n * (n - 1))) return nan;
    const CellPairs x = cell_pairs(first, people);
    const CellPairs y = cell_pairs(second, people);
    if (!(x.same > 0 && y.same > 0)) return nan;
    const double pairs = n * (n - 1);
    double variance = (x.same * y.same + x.reverse * y.reverse) / pairs;
    if (n > 2) {
        const double triples = pairs * (n - 2);
        variance += (x.sender * y.sender + x.receiver * y.receiver + 2 * x.chain * y.chain) / triples;
        if (n > 3) variance += x.apart * y.apart / (triples * (n - 3));
    }
    return std::sqrt(variance / (x.same * y.same));
}

}  // namespace crosstie::infer
