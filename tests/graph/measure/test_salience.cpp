#include "graph/measure/salience.hpp"

#include <stdexcept>

#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::draw;

TEST_CASE("salience: the seven classes and the non-stakeholder of Mitchell, Agle and Wood", "[measure][salience]") {
    // Figure 2 of the paper: 1 dormant, 2 discretionary, 3 demanding, 4 dominant, 5 dangerous, 6 dependent, 7 definitive.
    const Flags power{true, false, false, true, true, false, true, false, true};
    const Flags legitimacy{false, true, false, true, false, true, true, false, std::nullopt};
    const Flags urgency{false, false, true, false, true, true, true, false, true};
    const auto found = salience(power, legitimacy, urgency);
    std::string names;
    for (const auto& one : found) names += one ? std::string(name_of(*one)) + ' ' : "? ";
    CHECK(names == "dormant discretionary demanding dominant dangerous dependent definitive non-stakeholder ? ");
    CHECK_THROWS_AS(salience({true}, {}, {true}), std::invalid_argument);
    CHECK(salience({}, {}, {}).empty());
}

TEST_CASE("stream contacts: by either report, several streams in each, never oneself", "[measure][salience]") {
    // a of x; b of x and y; c of y; d of none. a>b, c>a, b-d is not there.
    const std::vector<std::vector<std::string>> of{{"x"}, {"x", "y"}, {"y"}, {}};
    const std::vector<std::string> streams{"x", "y", "z"};
    const StreamContacts found = stream_contacts(draw("a>b c>a d"), of, streams);
    CHECK(found.contacts == std::vector<std::uint32_t>{2, 1, 1, 0});
    CHECK(found.with[0] == std::vector<std::uint32_t>{1, 1, 1, 0});
    CHECK(found.with[1] == std::vector<std::uint32_t>{2, 0, 0, 0});
    CHECK(found.with[2] == std::vector<std::uint32_t>{0, 0, 0, 0});
    CHECK(found.belongs[1] == std::vector<std::uint8_t>{0, 1, 1, 0});
    CHECK_THROWS_AS(stream_contacts(draw("a-b"), of, streams), std::invalid_argument);
}
