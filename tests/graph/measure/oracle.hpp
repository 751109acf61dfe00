#pragma once
#include <limits>
#include <vector>

#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

// Slow and obviously right: every measure here reads a plain matrix and follows its definition to the letter.
namespace crosstie::test {

constexpr double unreachable = std::numeric_limits<double>::infinity();

inline std::vector<std::vector<double>> hops(const Network& network) {
    const ActorId n = network.actor_count();
    std::vector<std::vector<double>> d(n, std::vector<double>(n, unreachable));
    for (ActorId i = 0; i < n; ++i) {
        d[i][i] = 0;
        for (ActorId j = 0; j < n; ++j) {
            if (network.has_tie(i, j)) d[i][j] = 1;
        }
    }
    for (ActorId k = 0; k < n; ++k) {
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < n; ++j) d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
        }
    }
    return d;
}

// Shortest paths from s to t, counted by the tie they end with.
inline double paths(const Network& network, const std::vector<std::vector<double>>& d, ActorId s, ActorId t) {
    if (s == t) return 1;
    if (d[s][t] == unreachable) return 0;
    double count = 0;
    for (ActorId k = 0; k < network.actor_count(); ++k) {
        if (network.has_tie(k, t) && d[s][k] + 1 == d[s][t]) count += paths(network, d, s, k);
    }
    return count;
}

inline measure::ActorScores slow_betweenness(const Network& network) {
    const auto d = hops(network);
    const ActorId n = network.actor_count();
    measure::ActorScores scores(n, 0);
    for (ActorId s = 0; s < n; ++s) {
        for (ActorId t = 0; t < n; ++t) {
            if (s == t || d[s][t] == unreachable || (!network.directed() && t < s)) continue;
            for (ActorId v = 0; v < n; ++v) {
                if (v == s || v == t || d[s][v] + d[v][t] != d[s][t]) continue;
                scores[v] += paths(network, d, s, v) * paths(network, d, v, t) / paths(network, d, s, t);
            }
        }
    }
    return scores;
}

}  // namespace crosstie::test
