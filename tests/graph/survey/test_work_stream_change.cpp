#include "graph/survey/work_stream_change.hpp"

#include <cmath>

#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::survey;
using test::compared;
using test::Partnership;

namespace {

// Eight people: 0..3 of W, 3..6 of V (3 of both), 7 of none. Areas: 0 1 2 3 Alder, 4..7 Birch.
Study two_streams(Partnership made) {
    Study study = made.study();
    study.work_streams = {{"w", "W", {"group", "work-stream"}}, {"v", "V", {}}};
    for (ActorId i = 0; i < 4; ++i) study.actors[i].work_streams = {"w"};
    for (ActorId i = 4; i < 7; ++i) study.actors[i].work_streams = {"v"};
    study.actors[3].work_streams = {"w", "v"};
    return study;
}

std::vector<WorkStreamContacts> read(const Study& study) {
    return work_stream_contacts(study, compared(study),
                                ObservedPairs::both(study.answers[0][0].observed, study.answers[0][1].observed));
}

}  // namespace

TEST_CASE("work-streams: contacts inside, new ones and with the other, by hand", "[infer][work_streams]") {
    Partnership made({4, 4});
    made.tie(0, 0, 1).tie(1, 0, 1);  // inside W at both
    made.tie(1, 1, 2);               // inside W, new
    made.tie(1, 0, 4);               // W only with V only: first link
    made.tie(0, 3, 4).tie(1, 3, 4);  // 3 is of both: inside V, no link between
    made.tie(1, 7, 2);               // new, with somebody of none
    const auto streams = read(two_streams(made));
    REQUIRE(streams.size() == 2);
    const WorkStreamContacts& w = streams[0];
    CHECK(w.members == std::vector<ActorId>{0, 1, 2, 3});
    CHECK(w.pairs == 6);
    CHECK(w.before == 1);
    CHECK(w.after == 2);
    CHECK(w.across_after == 0);
    CHECK(w.gained == 3);
    CHECK(w.gained_by_new == 0);
    REQUIRE(w.links.size() == 1);
    CHECK(w.links[0].shared == std::vector<ActorId>{3});
    CHECK(w.links[0].pairs == 9);  // 0 1 2 with 4 5 6
    CHECK(w.links[0].before == 0);
    CHECK(w.links[0].after == 1);
    CHECK(w.links[0].first_link());
    CHECK(w.links[0].density_before() == 0);
    CHECK(w.links[0].density_after() == 1.0 / 9);
    CHECK(std::isnan(StreamLink{}.density_before()));
    CHECK(w.links[0].certain);
    CHECK(streams[1].before == 1);
    CHECK(streams[1].across_before == 1);  // 3 is of Alder, 4 of Birch
}

TEST_CASE("work-streams: who joined the list brings contacts, who did not answer leaves pairs out",
          "[infer][work_streams]") {
    Partnership made({4, 4});
    made.joins(0).silent(0, 5);
    made.tie(1, 0, 1).tie(1, 0, 7).tie(1, 2, 5);
    const auto streams = read(two_streams(made));
    const WorkStreamContacts& w = streams[0];
    CHECK(w.members_from == std::vector<ActorId>{1, 2, 3});
    CHECK(w.members_to == std::vector<ActorId>{0, 1, 2, 3});
    CHECK(w.new_to_it == std::vector<ActorId>{0});
    CHECK(w.joined_list == std::vector<ActorId>{0});
    CHECK(w.members == std::vector<ActorId>{1, 2, 3});
    CHECK(w.brought == 2);
    CHECK(w.gained == 1);             // 2 says so of 5, told at both waves
    CHECK_FALSE(w.links[0].certain);  // 5 was silent before
}

TEST_CASE("work-streams: membership by wave tells who is new to one", "[infer][work_streams]") {
    Partnership made({4, 4});
    made.tie(1, 2, 7).tie(1, 0, 7);
    Study study = two_streams(made);
    for (Actor& actor : study.actors) actor.work_streams_at = {actor.work_streams, actor.work_streams};
    study.actors[2].work_streams_at[0] = {};
    const auto streams = read(study);
    CHECK(streams[0].members_from.size() == 3);
    CHECK(streams[0].new_to_it == std::vector<ActorId>{2});
    CHECK(streams[0].joined_list.empty());
    CHECK(streams[0].gained == 2);
    CHECK(streams[0].gained_by_new == 1);
}

TEST_CASE("work-streams: one against another, people of both left out", "[infer][work_streams]") {
    // W 0..9: a ring of 10 links, then of 20; V 10..19: a ring of 10 both times, three links of it elsewhere after.
    // 20 is of both and names everybody after.
    const auto rings = [](Partnership& made, ActorId offset) {
        for (ActorId i = 0; i < 10; ++i) made.tie(0, i, (i + 1) % 10).tie(1, i, (i + 1) % 10).tie(1, i, (i + 2) % 10);
        for (ActorId i = 0; i < 10; ++i) {
            made.tie(0, offset + i, offset + (i + 1) % 10).tie(1, offset + i, offset + (i + (i < 3 ? 2 : 1)) % 10);
        }
    };
    Partnership made({11, 10});
    rings(made, 10);
    for (ActorId i = 0; i < 20; ++i) made.tie(1, 20, i);
    Study study = made.study();
    study.work_streams = {{"w", "W", {}}, {"v", "V", {}}};
    for (ActorId i = 0; i < 10; ++i) study.actors[i].work_streams = {"w"};
    for (ActorId i = 10; i < 20; ++i) study.actors[i].work_streams = {"v"};
    study.actors[20].work_streams = {"w", "v"};
    const auto read = [&](std::size_t wave) { return network_at(study, 0, wave, 1); };
    const auto contrasts = work_stream_contrasts(study, compared(study), read(0), read(1));
    REQUIRE(contrasts.size() == 1);
    CHECK(contrasts[0].first == 0);
    CHECK(contrasts[0].second == 1);
    CHECK(contrasts[0].people_first == 10);
    CHECK(contrasts[0].people_second == 10);
    CHECK(test::near(contrasts[0].change.first, 10.0 / 90));
    CHECK(test::near(contrasts[0].change.second, 0));
    CHECK(test::near(contrasts[0].change.difference, 10.0 / 90));
    // Each work-stream as a network of its own.
    const auto alone = [](ActorId from, const Network& network) {
        NetworkBuilder builder(10, Ties::directed);
        for (ActorId i = 0; i < 10; ++i) {
            for (ActorId j = 0; j < 10; ++j) {
                if (network.has_tie(from + i, from + j)) builder.add(i, j);
            }
        }
        return builder.build();
    };
    const double w = infer::density_change(alone(0, read(0)), alone(0, read(1))).bootstrap.se;
    const double v = infer::density_change(alone(10, read(0)), alone(10, read(1))).bootstrap.se;
    CHECK(test::near(contrasts[0].change.bootstrap.se, std::sqrt(w * w + v * v)));
    CHECK(contrasts[0].change.verdict != infer::Verdict::facts_only);
}

TEST_CASE("work-stream totals: each contact once, though people belong to several, by hand", "[infer][work_streams]") {
    Partnership made({4, 4});
    made.tie(0, 0, 1).tie(1, 0, 1);  // inside W, kept
    made.tie(1, 0, 4);               // W only with V only, new
    made.tie(0, 3, 4);               // 3 is of both, so inside V; lost
    made.tie(1, 7, 2);               // of no work-stream: in no count
    const Study study = two_streams(made);
    const WorkStreamTotals totals = work_stream_totals(study, compared(study), read(study));
    CHECK(totals.within_from == 2);
    CHECK(totals.within_to == 1);
    CHECK(totals.between_from == 0);
    CHECK(totals.between_to == 1);
    CHECK(totals.in_several == 1);
    CHECK(totals.in_none == 1);
    CHECK(stayers_of_stream(study, compared(study), 1, 0) == std::vector<std::uint8_t>{0, 0, 0, 1, 1, 1, 1, 0});
}
