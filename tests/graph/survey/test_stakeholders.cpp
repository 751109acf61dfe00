#include "graph/survey/stakeholders.hpp"

#include <cmath>
#include <stdexcept>

#include "graph/survey/rated_organisations.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::survey;
using measure::Flags;
using test::near;
using test::Partnership;
using People = std::vector<ActorId>;

namespace {

const std::optional<bool> unknown;

// 0..5, of whom 5 leaves; after, 0>1, 2>0, 3>1, and 4 is silent. Work-stream W: 1; V: 0 and 2.
Study six() {
    Partnership made({3, 3});
    made.tie(1, 0, 1).tie(1, 2, 0).tie(1, 3, 1).silent(1, 4).leaves(5);
    Study study = made.study();
    study.work_streams = {{"w", "W", {}}, {"v", "V", {}}};
    study.actors[1].work_streams = {"w"};
    study.actors[0].work_streams = {"v"};
    study.actors[2].work_streams = {"v"};
    return study;
}

}  // namespace

TEST_CASE("influence by interest: four cells with the contacts of their people, by hand", "[survey][stakeholders]") {
    const Study study = six();
    // Contacts after, by either report: 0 has 1 and 2; 1 has 0 and 3; 2 has 0; 3 has 1; 4 none.
    const auto contacts = contacts_with_streams(study, 0, 1, 1);
    CHECK(contacts.contacts == std::vector<std::uint32_t>{2, 2, 1, 1, 0, 0});
    const Flags influence{true, true, true, false, unknown, true}, interest{true, true, false, false, true, true};
    const InfluenceByInterest grid = influence_by_interest(study, 1, contacts.contacts, influence, interest);
    CHECK(grid.cells[0].people == People{0, 1});
    CHECK(near(grid.cells[0].mean_contacts, 2));
    CHECK(grid.cells[1].people == People{2});
    CHECK(near(grid.cells[1].mean_contacts, 1));
    CHECK(grid.cells[2].people.empty());
    CHECK(std::isnan(grid.cells[2].mean_contacts));
    CHECK(grid.cells[3].people == People{3});
    CHECK(grid.not_known == 1);  // 4; 5 is on no list any more
    const RatedHigh high = rated_high(study, 1, influence);
    CHECK(high.high == 3);
    CHECK(high.known == 4);
    CHECK_THROWS_AS(rated_high(study, 1, {true}), std::out_of_range);
}

TEST_CASE("salience groups: classes with the contacts of their people, by hand", "[survey][stakeholders]") {
    const Study study = six();
    const Flags power{true, true, false, false, true, true}, legitimacy{true, true, true, false, unknown, true},
        urgency{true, true, false, false, true, true};
    const SalienceGroups found =
        salience_groups(study, 1, contacts_with_streams(study, 0, 1, 1).contacts, power, legitimacy, urgency);
    const auto& definitive = found.classes[static_cast<std::size_t>(measure::Salience::definitive)];
    CHECK(definitive.people == People{0, 1});
    CHECK(near(definitive.mean_contacts, 2));
    CHECK(found.classes[static_cast<std::size_t>(measure::Salience::discretionary)].people == People{2});
    CHECK(found.classes[static_cast<std::size_t>(measure::Salience::none)].people == People{3});
    CHECK(found.not_known == 1);
}

TEST_CASE("influence on work-streams: linked, not yet, and not known, by hand", "[survey][stakeholders]") {
    const Study study = six();
    const Flags influence{true, false, true, unknown, true, true};
    const auto streams = influence_on_streams(study, 0, 1, contacts_with_streams(study, 0, 1, 1), influence);
    REQUIRE(streams.size() == 2);
    CHECK(streams[0].linked == People{0});     // names 1
    CHECK(streams[0].not_yet == People{2});    // knows 0 only
    CHECK(streams[0].not_known == People{4});  // silent, and nobody names it
    CHECK(streams[0].all() == 3);
    CHECK(streams[1].linked.empty());  // 0 and 2 are of V themselves
    CHECK(streams[1].not_yet.empty());
    CHECK(streams[1].not_known == People{4});
}

TEST_CASE("rated organisations: contacts, work-streams and silence, by hand", "[survey][stakeholders]") {
    Study study = six();
    study.attributes.set("organisation", {"a", "b", "a", "c", "d", "e"});
    std::array<Flags, ratings> high;
    high.fill(Flags(6, unknown));
    high[static_cast<std::size_t>(Rating::influence)] = {true, false, unknown, true, true, true};
    high[static_cast<std::size_t>(Rating::interest)] = {true, true, unknown, false, unknown, true};
    const auto found = rated_organisations(study, 0, 1, 1, high);
    REQUIRE(found.size() == 4);  // e has nobody on the list
    CHECK(found[0].id == "a");
    CHECK(found[0].people == People{0, 2});
    CHECK(found[0].others == 1);                                 // b, through 0 and 1
    CHECK(found[0].reaches == std::vector<std::uint8_t>{1, 1});  // W through 1, V by its own people
    CHECK(found[1].others == 2);                                 // a and c
    CHECK(found[2].reaches == std::vector<std::uint8_t>{1, 0});  // 3 names 1
    CHECK_FALSE(found[3].all_answered);
    const OrganisationGrid grid = influence_by_interest(found);
    CHECK(grid.cells[0].organisations == std::vector<std::size_t>{0});
    CHECK(near(grid.cells[0].mean_others, 1));
    CHECK(grid.cells[1].organisations == std::vector<std::size_t>{2});
    CHECK(grid.cells[2].organisations == std::vector<std::size_t>{1});
    CHECK(near(grid.cells[2].mean_others, 2));
    CHECK(std::isnan(grid.cells[3].mean_others));
    CHECK(grid.not_known == 1);
    const OrganisationAccess to_v = access_to_stream(found, 1);
    CHECK(to_v.reach == std::vector<std::size_t>{0});
    CHECK(to_v.not_yet == std::vector<std::size_t>{2});
    CHECK(to_v.not_known == std::vector<std::size_t>{3});
    // Without a rating, or without the column, there is none.
    high.fill(Flags(6, unknown));
    CHECK(rated_organisations(study, 0, 1, 1, high).empty());
    CHECK(rated_organisations(six(), 0, 1, 1, high).empty());
}

TEST_CASE("stakeholders: a score is high above half-way between the lowest and the highest", "[survey][stakeholders]") {
    CHECK(half_way(std::vector<double>{1, 5, 2, 2}) == 3.0);
    CHECK(half_way(std::vector<double>{4, 1}) == 2.5);
    CHECK_FALSE(half_way(std::vector<double>{3, 3, 3}));
    CHECK_FALSE(half_way(std::vector<double>{7}));
    CHECK_FALSE(half_way({}));
}
