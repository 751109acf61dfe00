#include "graph/measure/triads.hpp"

#include <algorithm>
#include <vector>

#include "graph/model/select.hpp"

namespace crosstie::measure {

namespace {

enum Kind { k003, k012, k102, k021D, k021U, k021C, k111D, k111U, k030T, k030C, k201, k120D, k120U, k120C, k210, k300 };

// The kind of three actors whose ties are ties[from][to].
Kind kind_of(const bool (&ties)[3][3]) {
    int mutual = 0;
    int asymmetric = 0;
    int out[3] = {0, 0, 0};  // of asymmetric ties
    int in[3] = {0, 0, 0};
    bool in_mutual[3] = {false, false, false};
    for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < i; ++j) {
            if (ties[i][j] && ties[j][i]) {
                ++mutual;
                in_mutual[i] = in_mutual[j] = true;
            } else if (ties[i][j] || ties[j][i]) {
                ++asymmetric;
                ++out[ties[i][j] ? i : j];
                ++in[ties[i][j] ? j : i];
            }
        }
    }
    const bool down = std::max({out[0], out[1], out[2]}) == 2;  // somebody names both others
    const bool up = std::max({in[0], in[1], in[2]}) == 2;       // somebody is named by both others
    switch (10 * mutual + asymmetric) {
        case 0:
            return k003;
        case 1:
            return k012;
        case 10:
            return k102;
        case 2:
            return down ? k021D : up ? k021U : k021C;
        case 3:
            return down ? k030T : k030C;
        case 11:  // does the asymmetric tie arrive at the mutual pair (D) or leave it (U)?
            for (int i = 0; i < 3; ++i) {
                if (!in_mutual[i]) return out[i] == 1 ? k111D : k111U;
            }
            return k111D;
        case 20:
            return k201;
        case 12:
            return down ? k120D : up ? k120U : k120C;
        case 21:
            return k210;
        default:
            return k300;
    }
}

Kind kind_of(const Network& network, ActorId a, ActorId b, ActorId c) {
    const ActorId who[3] = {a, b, c};
    bool ties[3][3] = {};
    for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < 3; ++j) ties[i][j] = i != j && network.has_tie(who[i], who[j]);
    }
    return kind_of(ties);
}

// Every triple with at least one contact is met once, from its first linked pair; the rest are empty.
TriadCensus complete_census(const Network& network) {
    const Network contacts = symmetrise(network, Direction::union_);
    const std::uint64_t n = network.actor_count();
    TriadCensus census{};
    std::vector<ActorId> near;
    for (ActorId v = 0; v < n; ++v) {
        for (const ActorId u : contacts.out(v)) {
            if (u < v) continue;
            near.clear();
            std::set_union(contacts.out(v).begin(), contacts.out(v).end(), contacts.out(u).begin(),
                           contacts.out(u).end(), std::back_inserter(near));
            // v, u and somebody with no contact to either: one pair linked, two null.
            const bool mutual = network.has_tie(v, u) && network.has_tie(u, v);
            census[mutual ? k102 : k012] += n - near.size();  // near holds v and u themselves
            for (const ActorId w : near) {
                if (w == u || w == v) continue;
                const bool first = u < w || (v < w && w < u && !contacts.has_tie(v, w));
                if (first) ++census[kind_of(network, v, u, w)];
            }
        }
    }
    std::uint64_t linked = 0;
    for (std::size_t k = 1; k < census.size(); ++k) linked += census[k];
    census[k003] = n < 3 ? 0 : n * (n - 1) * (n - 2) / 6 - linked;
    return census;
}

}  // namespace

TriadCensus triad_census(const Network& network) {
    if (network.observed().complete()) return complete_census(network);
    const ObservedPairs seen = network.observed().both_directions();
    TriadCensus census{};
    for (ActorId a = 0; a < network.actor_count(); ++a) {
        for (ActorId b = a + 1; b < network.actor_count(); ++b) {
            if (!seen.contains(a, b)) continue;
            for (ActorId c = b + 1; c < network.actor_count(); ++c) {
                if (seen.contains(a, c) && seen.contains(b, c)) ++census[kind_of(network, a, b, c)];
            }
        }
    }
    return census;
}

}  // namespace crosstie::measure
