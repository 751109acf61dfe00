#include "graph/change/turnover_along.hpp"

#include <stdexcept>

#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::change;
using crosstie::test::draw;
using crosstie::test::draw_directed;

TEST_CASE("turnover along: one tie of each kind over four waves", "[change][along]") {
    // a>b always, a>c came, a>d went, b>a passing, b>c there, gone and back.
    const std::vector<Network> waves{draw_directed("a>b a>d b>c", "abcd"), draw_directed("a>b a>d b>a", "abcd"),
                                     draw_directed("a>b a>c b>a b>c", "abcd"), draw_directed("a>b a>c", "abcd")};
    const TurnoverAlong along = turnover_along(waves);
    CHECK(along.presence ==
          TiePresence{
              .cells = 12, .never = 7, .ever = 5, .always = 1, .came = 1, .went = 1, .passing = 1, .intermittent = 1});
    CHECK(along.wave_count() == 4);
    CHECK(along.step(0) == Turnover{.kept = 2, .gained = 1, .lost = 1, .neither = 8});
    CHECK(along.between[0][3] == Turnover{.kept = 1, .gained = 1, .lost = 2, .neither = 8});
    CHECK(along.between[3][0] == Turnover{.kept = 1, .gained = 2, .lost = 1, .neither = 8});
    CHECK(along.between[2][2] == Turnover{.kept = 4, .gained = 0, .lost = 0, .neither = 8});
}

TEST_CASE("turnover along: a cell unanswered at one wave still counts between the others", "[change][along]") {
    const std::vector<Network> waves{draw_directed("a>b", "ab"), draw_directed("a?", "ab"), draw_directed("a>b", "ab")};
    const TurnoverAlong along = turnover_along(waves);
    CHECK(along.between[0][2].kept == 1);
    CHECK(along.step(0).pairs() == 1);
    CHECK(along.presence == TiePresence{.cells = 1, .never = 1});
}

TEST_CASE("turnover along: no wave, one wave, and waves that do not fit", "[change][along]") {
    CHECK(turnover_along({}).wave_count() == 0);
    const std::vector<Network> one{draw("a-b", "abc")};
    CHECK(turnover_along(one).presence == TiePresence{.cells = 3, .never = 2, .ever = 1, .always = 1});
    CHECK_THROWS_AS(turnover_along(one).step(0), std::out_of_range);
    const std::vector<Network> apart{draw("a-b"), draw("a-b"), draw("a>b")};
    CHECK_THROWS_AS(turnover_along(apart), std::invalid_argument);
}

TEST_CASE("turnover along: relations side by side, directed or not", "[change][along]") {
    const std::vector<std::vector<Network>> relations{{draw("a-b", "abc"), draw("a-b b-c", "abc")},
                                                      {draw_directed("a>b"), draw_directed("b>a")}};
    const auto along = turnover_by_relation(relations);
    REQUIRE(along.size() == 2);
    CHECK(along[0].step(0) == Turnover{.kept = 1, .gained = 1, .lost = 0, .neither = 1});
    CHECK(along[1].step(0) == Turnover{.kept = 0, .gained = 1, .lost = 1, .neither = 0});
}

TEST_CASE("turnover along agrees with looking at every cell at every wave", "[change][along]") {
    Random random(61);
    for (int round = 0; round < 100; ++round) {
        const test::RandomNetworkOptions options{.actors = 8,
                                                 .density_percent = 55,
                                                 .directed = round % 3 != 0,
                                                 .silent_percent = 8,
                                                 .skipped_percent = 4,
                                                 .off_roster_percent = 4,
                                                 .only_some_percent = 5};
        std::vector<Network> waves;
        for (std::uint32_t w = 0; w < 2 + random.below(4); ++w) waves.push_back(random_network(random, options));
        TiePresence slow;
        std::vector<std::vector<Turnover>> between(waves.size(), std::vector<Turnover>(waves.size()));
        for (ActorId i = 0; i < 8; ++i) {
            for (ActorId j = 0; j < 8; ++j) {
                if (i == j || (!options.directed && j < i)) continue;
                bool seen = true;
                std::string held;
                for (std::size_t a = 0; a < waves.size(); ++a) {
                    seen = seen && waves[a].observed().contains(i, j);
                    held += waves[a].has_tie(i, j) ? '1' : '0';
                    for (std::size_t b = 0; b < waves.size(); ++b) {
                        if (!waves[a].observed().contains(i, j) || !waves[b].observed().contains(i, j)) continue;
                        const bool was = waves[a].has_tie(i, j);
                        const bool is = waves[b].has_tie(i, j);
                        Turnover& t = between[a][b];
                        ++(was ? (is ? t.kept : t.lost) : (is ? t.gained : t.neither));
                    }
                }
                if (!seen) continue;
                ++slow.cells;
                if (held.find('1') == std::string::npos) {
                    ++slow.never;
                    continue;
                }
                ++slow.ever;
                const std::string spell = held.substr(held.find('1'), held.rfind('1') - held.find('1') + 1);
                if (spell.find('0') != std::string::npos)
                    ++slow.intermittent;
                else if (spell == held)
                    ++slow.always;
                else if (held.front() == '1')
                    ++slow.went;
                else if (held.back() == '1')
                    ++slow.came;
                else
                    ++slow.passing;
            }
        }
        const TurnoverAlong fast = turnover_along(waves);
        CHECK(fast.between == between);
        CHECK(fast.presence == slow);
        CHECK(slow.ever == slow.always + slow.came + slow.went + slow.passing + slow.intermittent);
    }
}
