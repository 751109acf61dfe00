#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "graph/infer/meeting_before_contact.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::test::draw;
using crosstie::test::near;
using crosstie::test::random_network;

namespace {

struct Slow {
    double met = 0, met_formed = 0, not_met = 0, not_met_formed = 0;
    [[nodiscard]] double difference() const { return met_formed / met - not_met_formed / not_met; }
};

// One stratum: 0 all, 1 same stream, 2 other stream.
Slow slow_count(const Network& before, const Network& after, const PairMatrix& shared, const Partition& streams,
                int stratum, const std::vector<ActorId>& order) {
    Slow slow;
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        for (ActorId j = before.directed() ? 0 : i + 1; j < before.actor_count(); ++j) {
            if (i == j || !before.observed().contains(i, j) || !after.observed().contains(i, j)) continue;
            if (before.has_tie(i, j)) continue;
            if (stratum != 0) {
                if (!streams.known(i) || !streams.known(j)) continue;
                if ((streams.group[i] == streams.group[j]) != (stratum == 1)) continue;
            }
            const double meetings = shared(order[i], order[j]);
            if (std::isnan(meetings)) continue;
            (meetings >= 1 ? slow.met : slow.not_met) += 1;
            if (after.has_tie(i, j)) (meetings >= 1 ? slow.met_formed : slow.not_met_formed) += 1;
        }
    }
    return slow;
}

}  // namespace

TEST_CASE("meeting before contact: the rates of a drawing", "[infer][meeting]") {
    // Strangers: all pairs but a-b. Met: a-c, b-c (and a-b, who knew each other). Formed: a-c, b-d.
    const Network before = draw("a-b", "abcd");
    const Network after = draw("a-b a-c b-d", "abcd");
    const PairMatrix shared = shared_meetings(4, {{0, 1}, {1, 1}, {2, 1}});
    const MetOrNot all = meeting_before_contact(before, after, shared).all;
    CHECK(all.met == 2);
    CHECK(all.met_formed == 1);
    CHECK(all.not_met == 3);
    CHECK(all.not_met_formed == 1);
    CHECK(near(all.rate_met(), 0.5));
    CHECK(near(all.ratio(), 1.5));
    CHECK(near(all.difference(), 0.5 - 1.0 / 3.0));
    CHECK(all.draws == 1000);
}

TEST_CASE("meeting before contact: counts and p are those of all relabellings, within and across streams",
          "[infer][meeting]") {
    Random random(103);
    for (int round = 0; round < 6; ++round) {
        const test::RandomNetworkOptions options{.actors = 6,
                                                 .density_percent = 40,
                                                 .directed = round % 2 == 0,
                                                 .silent_percent = 0,
                                                 .skipped_percent = round < 3 ? 0U : 10U};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        std::vector<Attendance> lines;
        for (ActorId i = 0; i < 6; ++i) {
            for (std::uint32_t meeting = 0; meeting < 2; ++meeting) {
                if (random.below(2) == 0) lines.push_back({i, meeting});
            }
        }
        PairMatrix shared = shared_meetings(6, lines);
        if (round == 5) shared(1, 2) = shared(2, 1) = std::numeric_limits<double>::quiet_NaN();
        const Partition streams = partition_of({"x", "x", "y", "y", "y", round < 4 ? "x" : ""});
        constexpr std::uint32_t draws = 4000;
        const auto ours =
            meeting_before_contact(before, after, shared, {.streams = streams, .seed = 9, .draws = draws});
        const MetOrNot* const parts[] = {&ours.all, &ours.same_stream, &ours.other_stream};
        for (int stratum = 0; stratum < 3; ++stratum) {
            INFO("round " << round << ", stratum " << stratum);
            std::vector<ActorId> order(6);
            std::iota(order.begin(), order.end(), 0U);
            const Slow slow = slow_count(before, after, shared, streams, stratum, order);
            const MetOrNot& part = *parts[stratum];
            CHECK(static_cast<double>(part.met) == slow.met);
            CHECK(static_cast<double>(part.met_formed) == slow.met_formed);
            CHECK(static_cast<double>(part.not_met) == slow.not_met);
            CHECK(static_cast<double>(part.not_met_formed) == slow.not_met_formed);
            CHECK(near(part.difference(), slow.difference()));
            if (std::isnan(slow.difference())) {
                CHECK(std::isnan(part.p_at_least));
                continue;
            }
            double all = 0;
            double at_least = 0;
            double at_most = 0;
            do {
                bool allowed = true;  // strata: everybody stays in the own stream
                for (ActorId i = 0; i < 6; ++i) allowed = allowed && streams.group[order[i]] == streams.group[i];
                if (stratum != 0 && !allowed) continue;
                const double drawn = slow_count(before, after, shared, streams, stratum, order).difference();
                all += 1;
                at_least += std::isnan(drawn) || drawn >= slow.difference() - 1e-12;
                at_most += std::isnan(drawn) || drawn <= slow.difference() + 1e-12;
            } while (std::next_permutation(order.begin(), order.end()));
            const auto share = [&](double mine, double exact) {
                CHECK(std::abs(mine - exact) <= 4 * std::sqrt(exact * (1 - exact) / draws) + 2.0 / draws);
            };
            share(part.p_at_least, at_least / all);
            share(part.p_at_most, at_most / all);
        }
    }
}

TEST_CASE("meeting before contact: undefined when everybody met or nobody did", "[infer][meeting]") {
    const Network before = draw("a b c");
    const Network after = draw("a-b c");
    for (const double meetings : {0.0, 2.0}) {
        const MetOrNot all = meeting_before_contact(before, after, PairMatrix(3, meetings)).all;
        CHECK(std::isnan(all.difference()));
        CHECK(std::isnan(all.ratio()));
        CHECK(std::isnan(all.p_at_least));
        CHECK(all.draws == 0);
    }
    CHECK(std::isnan(meeting_before_contact(draw(""), draw(""), PairMatrix(0)).all.difference()));
    CHECK(std::isnan(meeting_before_contact(before, after, PairMatrix(3)).same_stream.rate_met()));
    // Nobody who did not meet formed a tie: a difference, no ratio.
    const MetOrNot one = meeting_before_contact(before, after, shared_meetings(3, {{0, 1}, {1, 1}})).all;
    CHECK(one.difference() == 1);
    CHECK(std::isnan(one.ratio()));
    CHECK_THROWS_AS(meeting_before_contact(before, draw("a-b"), PairMatrix(3)), std::invalid_argument);
    PairMatrix lopsided(3);
    lopsided(0, 1) = 1;
    CHECK_THROWS_AS(meeting_before_contact(before, after, lopsided), std::invalid_argument);
}
