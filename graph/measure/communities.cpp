#include "graph/measure/communities.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "graph/measure/partition_agreement.hpp"
#include "graph/measure/scores.hpp"
#include "graph/model/select.hpp"

namespace crosstie::measure {

namespace {

// Groups numbered by their first actor on the roster; the others have none.
Partition partition_from(const Network& network, const std::vector<std::uint32_t>& found) {
    Partition groups;
    std::vector<std::uint32_t> number(found.size(), Partition::none);
    std::uint32_t count = 0;
    for (ActorId i = 0; i < found.size(); ++i) {
        const bool there = network.observed().on_roster(i);
        if (there && number[found[i]] == Partition::none) number[found[i]] = count++;
        groups.group.push_back(there ? number[found[i]] : Partition::none);
    }
    // Labels are sorted bytewise wherever they are shown, so all have the same number of digits.
    const std::size_t digits = std::to_string(count).size();
    for (std::uint32_t g = 1; g <= count; ++g) {
        const std::string label = std::to_string(g);
        groups.labels.push_back(std::string(digits - label.size(), '0') + label);
    }
    return groups;
}

double mean_agreement(const std::vector<Partition>& found) {
    double sum = 0;
    double pairs = 0;
    for (std::size_t a = 0; a < found.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            sum += found[a].group == found[b].group ? 1.0 : adjusted_rand(found[a], found[b]);
            pairs += 1;
        }
    }
    return pairs > 0 ? sum / pairs : undefined;
}

}  // namespace

Communities communities(const Network& network, const CommunityOptions& options) {
    if (!(options.leiden.resolution >= 0)) throw std::invalid_argument("resolution is 0 or more");
    if (options.runs == 0 || options.leiden.most_passes == 0)
        throw std::invalid_argument("communities need a run and a pass");
    const TieSums ties = tie_sums(symmetrise(network, Direction::union_), options.strengths);
    Communities result;
    if (ties.sum == 0) {
        result.groups.group.assign(network.actor_count(), Partition::none);
        result.modularity = result.agreement = undefined;
        return result;
    }
    Random random(options.seed);
    std::vector<Partition> found;
    std::set<std::vector<std::uint32_t>> distinct;
    for (std::uint32_t run = 0; run < options.runs; ++run) {
        const std::vector<std::uint32_t> group = leiden(ties, options.leiden, random);
        const double reached = modularity(ties, group, options.leiden.resolution);
        found.push_back(partition_from(network, group));
        distinct.insert(found.back().group);
        // Runs that differ by rounding alone are equal: the first of them stands.
        if (run == 0 || reached > result.modularity + 1e-12) {
            result.modularity = reached;
            result.groups = found.back();
        }
    }
    result.agreement = mean_agreement(found);
    result.distinct = static_cast<std::uint32_t>(distinct.size());
    return result;
}

}  // namespace crosstie::measure
