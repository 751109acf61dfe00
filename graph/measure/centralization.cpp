#include "graph/measure/centralization.hpp"

#include <algorithm>
#include <cmath>

#include "graph/measure/closeness.hpp"
#include "graph/measure/components.hpp"
#include "graph/measure/status.hpp"
#include "graph/model/select.hpp"

namespace crosstie::measure {

double centralization(const ActorScores& scores, double most) {
    double largest = 0;
    double sum = 0;
    double n = 0;
    for (const double score : scores) {
        if (std::isnan(score)) continue;
        largest = n == 0 ? score : std::max(largest, score);
        sum += score;
        n += 1;
    }
    return n < 3 || most <= 0 ? undefined : (n * largest - sum) / most;
}

double closeness_centralization(const Network& network) {
    const Network contacts = symmetrise(network, Direction::union_);
    if (weak_components(contacts).sizes.size() != 1) return undefined;
    ClosenessOptions options;
    options.convention = Closeness::connected_only;
    return centralization(closeness(contacts, options), most_closeness(contacts.observed().roster_count()));
}

double harmonic_closeness_centralization(const Network& network) {
    const Network contacts = symmetrise(network, Direction::union_);
    return centralization(harmonic_closeness(contacts), most_harmonic_closeness(contacts.observed().roster_count()));
}

double eigenvector_centralization(const Network& network) {
    return centralization(eigenvector(network), most_eigenvector(network.observed().roster_count()));
}

}  // namespace crosstie::measure
