#include "graph/measure/structural_holes.hpp"

#include <algorithm>
#include <cmath>

#include "graph/model/select.hpp"

namespace crosstie::measure {

namespace {

// a(i,j) + a(j,i): 1 or 2 beside each contact, and its sum and maximum over an actor's contacts.
struct BothWays {
    Network contacts;
    std::vector<std::vector<double>> tie;  // beside contacts.out(i)
    std::vector<double> total, most;       // [actors]
};

BothWays both_ways(const Network& network) {
    BothWays both{symmetrise(network, Direction::union_), {}, {}, {}};
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        std::vector<double> row;
        for (const ActorId j : both.contacts.out(i)) {
            row.push_back((network.has_tie(i, j) ? 1.0 : 0.0) + (network.has_tie(j, i) ? 1.0 : 0.0));
        }
        double total = 0;
        for (const double tie : row) total += tie;
        both.total.push_back(total);
        both.most.push_back(row.empty() ? 0 : *std::max_element(row.begin(), row.end()));
        both.tie.push_back(std::move(row));
    }
    return both;
}

// Calls `each(i, j, c)` for every actor i and contact j with the constraint c of j on i.
template <typename Each>
void for_each_contact(const BothWays& both, Each each) {
    const ActorId n = both.contacts.actor_count();
    std::vector<double> through(n, 0);  // p(i,j), and then what reaches j over i's other contacts
    for (ActorId i = 0; i < n; ++i) {
        const auto contacts = both.contacts.out(i);
        for (std::size_t a = 0; a < contacts.size(); ++a) through[contacts[a]] += both.tie[i][a] / both.total[i];
        for (std::size_t a = 0; a < contacts.size(); ++a) {
            const ActorId q = contacts[a];
            const double p = both.tie[i][a] / both.total[i];
            const auto further = both.contacts.out(q);
            for (std::size_t b = 0; b < further.size(); ++b) {
                if (further[b] != i) through[further[b]] += p * both.tie[q][b] / both.total[q];
            }
        }
        for (const ActorId j : contacts) each(i, j, through[j] * through[j]);
        for (const ActorId q : contacts) {
            through[q] = 0;
            for (const ActorId j : both.contacts.out(q)) through[j] = 0;
        }
    }
}

}  // namespace

ActorScores constraint(const Network& network) {
    const BothWays both = both_ways(network);
    ActorScores scores(network.actor_count(), undefined);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!both.contacts.out(i).empty()) scores[i] = 0;
    }
    for_each_contact(both, [&](ActorId i, ActorId, double constraint) { scores[i] += constraint; });
    return scores;
}

std::vector<ContactConstraint> dyadic_constraint(const Network& network) {
    std::vector<ContactConstraint> rows;
    for_each_contact(both_ways(network), [&](ActorId i, ActorId j, double c) { rows.push_back({i, j, c}); });
    return rows;
}

ActorScores hierarchy(const Network& network) {
    const BothWays both = both_ways(network);
    ActorScores sum(network.actor_count(), 0);
    ActorScores disorder(network.actor_count(), 0);  // sum of c ln c
    for_each_contact(both, [&](ActorId i, ActorId, double c) {
        sum[i] += c;
        disorder[i] += c * std::log(c);
    });
    ActorScores scores(network.actor_count(), undefined);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto contacts = static_cast<double>(both.contacts.out(i).size());
        if (contacts < 2) continue;
        const double mean = sum[i] / contacts;
        // sum of (c/mean) ln(c/mean) = (sum of c ln c)/mean - N ln(mean); rounding must not put it below 0.
        const double index = (disorder[i] / mean - contacts * std::log(mean)) / (contacts * std::log(contacts));
        scores[i] = std::max(0.0, index);
    }
    return scores;
}

ActorScores effective_size(const Network& network) {
    const BothWays both = both_ways(network);
    const ActorId n = network.actor_count();
    ActorScores scores(n, undefined);
    std::vector<double> share(n, 0);  // p(i,q)
    for (ActorId i = 0; i < n; ++i) {
        const auto contacts = both.contacts.out(i);
        if (contacts.empty()) continue;
        for (std::size_t a = 0; a < contacts.size(); ++a) share[contacts[a]] = both.tie[i][a] / both.total[i];
        double size = 0;
        for (const ActorId j : contacts) {
            double redundant = 0;
            const auto further = both.contacts.out(j);
            for (std::size_t b = 0; b < further.size(); ++b) {
                if (further[b] != i) redundant += share[further[b]] * both.tie[j][b] / both.most[j];
            }
            size += 1 - redundant;
        }
        scores[i] = size;
        for (const ActorId j : contacts) share[j] = 0;
    }
    return scores;
}

ActorScores efficiency(const Network& network) {
    ActorScores scores = effective_size(network);
    const Network contacts = symmetrise(network, Direction::union_);
    for (ActorId i = 0; i < network.actor_count(); ++i) scores[i] /= static_cast<double>(contacts.out(i).size());
    return scores;
}

}  // namespace crosstie::measure
