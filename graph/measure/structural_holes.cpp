#include "graph/measure/structural_holes.hpp"

#include <algorithm>
#include <cmath>

#include "graph/measure/triangles.hpp"

namespace crosstie::measure {

namespace {

// Calls `each(rank i, rank j, c)` for every actor i and contact j with the constraint c of j on i, and with the two
// turned round; of one actor, contacts come in the order of ranks.
template <typename Each>
void for_each_contact(const UpwardTies& ties, Each each) {
    const std::vector<double> shared = shared_contact(ties);
    const std::vector<std::uint64_t> total = total_ties(ties);
    for (std::uint32_t u = 0; u < ties.rank_count(); ++u) {
        for (std::uint64_t slot = ties.up_begin[u]; slot < ties.up_begin[u + std::size_t{1}]; ++slot) {
            const std::uint32_t v = ties.up[slot];
            const double through = (ties.way_of(slot) == 3 ? 2.0 : 1.0) + shared[slot];
            const double of_u = through / static_cast<double>(total[u]);
            const double of_v = through / static_cast<double>(total[v]);
            each(u, v, of_u * of_u);
            each(v, u, of_v * of_v);
        }
    }
}

}  // namespace

ActorScores constraint(const MeasuredNetwork& network) {
    const UpwardTies& ties = network.once<upward_ties>();
    ActorScores by_rank(ties.rank_count(), 0);
    for_each_contact(ties, [&](std::uint32_t i, std::uint32_t, double c) { by_rank[i] += c; });
    ActorScores scores(ties.rank_count(), undefined);
    for (std::uint32_t rank = 0; rank < ties.rank_count(); ++rank) {
        if (ties.contacts[rank] > 0) scores[ties.actor[rank]] = by_rank[rank];
    }
    return scores;
}

std::vector<ContactConstraint> dyadic_constraint(const MeasuredNetwork& network) {
    const UpwardTies& ties = network.once<upward_ties>();
    std::vector<ContactConstraint> rows;
    rows.reserve(2 * ties.up.size());
    for_each_contact(ties, [&](std::uint32_t i, std::uint32_t j, double c) {
        rows.push_back({ties.actor[i], ties.actor[j], c});
    });
    std::sort(rows.begin(), rows.end(), [](const ContactConstraint& a, const ContactConstraint& b) {
        return a.actor != b.actor ? a.actor < b.actor : a.contact < b.contact;
    });
    return rows;
}

ActorScores hierarchy(const MeasuredNetwork& network) {
    const UpwardTies& ties = network.once<upward_ties>();
    ActorScores sum(ties.rank_count(), 0);
    ActorScores disorder(ties.rank_count(), 0);  // sum of c ln c
    for_each_contact(ties, [&](std::uint32_t i, std::uint32_t, double c) {
        sum[i] += c;
        disorder[i] += c * std::log(c);
    });
    ActorScores scores(ties.rank_count(), undefined);
    for (std::uint32_t rank = 0; rank < ties.rank_count(); ++rank) {
        const auto contacts = static_cast<double>(ties.contacts[rank]);
        if (contacts < 2) continue;
        const double mean = sum[rank] / contacts;
        // sum of (c/mean) ln(c/mean) = (sum of c ln c)/mean - N ln(mean); rounding must not put it below 0.
        const double index = (disorder[rank] / mean - contacts * std::log(mean)) / (contacts * std::log(contacts));
        scores[ties.actor[rank]] = std::max(0.0, index);
    }
    return scores;
}

ActorScores effective_size(const MeasuredNetwork& network) {
    const UpwardTies& ties = network.once<upward_ties>();
    const TriangleCounts& triangles = triangles_of(network);
    const std::vector<std::uint64_t> total = total_ties(ties);
    ActorScores scores(ties.rank_count(), undefined);
    for (std::uint32_t rank = 0; rank < ties.rank_count(); ++rank) {
        if (ties.contacts[rank] == 0) continue;
        const ActorId actor = ties.actor[rank];
        const double redundant = static_cast<double>(triangles.redundant[actor]) / static_cast<double>(2 * total[rank]);
        scores[actor] = ties.contacts[rank] - redundant;
    }
    return scores;
}

ActorScores efficiency(const MeasuredNetwork& network) {
    const UpwardTies& ties = network.once<upward_ties>();
    ActorScores scores = effective_size(network);
    for (std::uint32_t rank = 0; rank < ties.rank_count(); ++rank) {
        scores[ties.actor[rank]] /= static_cast<double>(ties.contacts[rank]);
    }
    return scores;
}

}  // namespace crosstie::measure
