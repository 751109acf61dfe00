#include "graph/change/response.hpp"

#include <cmath>
#include <stdexcept>

#include "graph/change/split.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::change;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::random_network;

namespace {

const test::RandomNetworkOptions with_gaps{.actors = 9,
                                           .density_percent = 40,
                                           .silent_percent = 15,
                                           .skipped_percent = 8,
                                           .off_roster_percent = 12,
                                           .only_some_percent = 15};

// Everybody answers about everybody, but `from` is asked only about these.
Network asked_about_some(ActorId actors, ActorId from, const std::vector<ActorId>& about) {
    std::vector<CellState> rows(actors, CellState::answered);
    rows[from] = CellState::not_asked;
    std::vector<CellException> cells;
    for (const ActorId to : about) cells.push_back({from, to, CellState::answered});
    NetworkBuilder builder(actors, Ties::directed);
    builder.observe(ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(actors, 0), cells));
    return builder.build();
}

}  // namespace

TEST_CASE("response: silent, partly answered and absent people are told apart", "[change][response]") {
    const ResponseFigures figures = response(draw_directed("a>b? b? d!", "abcd").observed());
    CHECK(figures ==
          ResponseFigures{
              .roster = 3, .asked = 3, .answered = 2, .answered_part = 1, .pairs_asked = 6, .pairs_observed = 3});
    CHECK(near(figures.people_share(), 2.0 / 3));
    CHECK(near(figures.pairs_share(), 0.5));
}

TEST_CASE("response: who was asked nothing is no non-respondent", "[change][response]") {
    const ResponseFigures figures = response(asked_about_some(3, 0, {}).observed());
    CHECK((figures.roster == 3 && figures.asked == 2 && figures.answered == 2));
    CHECK(figures.pairs_share() == 1);
    CHECK(response(asked_about_some(3, 0, {2}).observed()).pairs_asked == 5);
    CHECK(std::isnan(response(ObservedPairs::all(0)).people_share()));
    CHECK(std::isnan(response(ObservedPairs::all(1)).pairs_share()));
}

TEST_CASE("response: by the area of who was asked", "[change][response]") {
    const AreaResponse areas =
        response_by_area(draw_directed("a? b?", "abcd").observed(), partition_of({"H", "H", "N", ""}));
    REQUIRE(areas.areas.size() == 2);
    CHECK(areas.areas[0].people_share() == 0);
    CHECK(areas.areas[1].people_share() == 1);
    CHECK(areas.unknown.pairs_observed == 3);
    CHECK_THROWS_AS(response_by_area(ObservedPairs::all(2), partition_of({"H"})), std::invalid_argument);
}

TEST_CASE("response agrees with looking at every cell; areas add up to the whole", "[change][response]") {
    Random random(81);
    for (int round = 0; round < 100; ++round) {
        const ObservedPairs reports = random_network(random, with_gaps).observed();
        std::vector<std::string> labels(9);
        for (auto& label : labels) label = std::vector<std::string>{"A", "B", ""}[random.below(3)];
        const Partition groups = partition_of(labels);
        ResponseFigures all;
        std::vector<ResponseFigures> areas(groups.group_count() + 1);
        for (ActorId i = 0; i < 9; ++i) {
            if (!reports.on_roster(i)) continue;
            std::uint64_t asked = 0;
            std::uint64_t seen = 0;
            for (ActorId j = 0; j < 9; ++j) {
                if (i == j) continue;
                const CellState state = reports.state(i, j);
                asked += is_observed(state) || is_missing(state) ? 1U : 0U;
                seen += is_observed(state) ? 1U : 0U;
            }
            for (ResponseFigures* f : {&all, &areas[groups.known(i) ? groups.group[i] : groups.group_count()]}) {
                *f = {f->roster + 1,
                      f->asked + (asked > 0),
                      f->answered + (seen > 0),
                      f->answered_part + (seen > 0 && seen < asked),
                      f->pairs_asked + asked,
                      f->pairs_observed + seen};
            }
        }
        CHECK(response(reports) == all);
        CHECK(all.pairs_asked == reports.askable_count());
        CHECK(all.pairs_observed == reports.count());
        const AreaResponse fast = response_by_area(reports, groups);
        CHECK(fast.unknown == areas.back());
        areas.pop_back();
        CHECK(fast.areas == areas);
    }
}

TEST_CASE("split: ties lost to view because nobody answered, and because nobody was asked", "[change][split]") {
    const Network before = draw_directed("a>b a>c b>a c>a", "abc");
    const ChangeSplit silent = split_of_change(before, draw_directed("a? b>a c>a", "abc"));
    CHECK((silent.observation_not_answered == -2 && silent.observation_not_asked == 0));
    const ChangeSplit unasked = split_of_change(before, asked_about_some(3, 0, {1}));
    CHECK((unasked.observation_not_answered == 0 && unasked.observation_not_asked == -1));
    CHECK(unasked.stayers == -3);
    const ChangeSplit back = split_of_change(asked_about_some(3, 0, {1}), before);
    CHECK(back.observation_not_asked == 1);
}

TEST_CASE("split: by the state at the other wave, and the parts add up exactly", "[change][split]") {
    Random random(82);
    std::int64_t answered_terms = 0;
    std::int64_t asked_terms = 0;
    for (int round = 0; round < 200; ++round) {
        auto options = with_gaps;
        options.directed = round % 3 != 0;
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        std::int64_t not_answered = 0;
        std::int64_t not_asked = 0;
        const auto add = [&](const Network& wave, const Network& other, int sign) {
            for (ActorId i = 0; i < 9; ++i) {
                for (ActorId j = 0; j < 9; ++j) {
                    if (i == j || (!options.directed && j < i)) continue;
                    if (!wave.has_tie(i, j) || !wave.observed().contains(i, j)) continue;
                    const CellState state = other.observed().state(i, j);
                    if (state == CellState::skipped || state == CellState::no_response) not_answered += sign;
                    if (state == CellState::not_asked) not_asked += sign;
                }
            }
        };
        add(after, before, 1);
        add(before, after, -1);
        const ChangeSplit split = split_of_change(before, after);
        CHECK(split.observation_not_answered == not_answered);
        CHECK(split.observation_not_asked == not_asked);
        CHECK(split.total == split.stayers + split.joiners - split.leavers + split.observation_not_answered +
                                 split.observation_not_asked);
        answered_terms += not_answered != 0;
        asked_terms += not_asked != 0;
    }
    CHECK(answered_terms > 100);  // the rounds did meet both causes
    CHECK(asked_terms > 50);
}
