// The same laws on data that stand in the repository, so that they are tested everywhere.
#include <cmath>
#include <limits>

#include "graph/survey/comparison.hpp"
#include "io/read/read.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;

namespace {

Study committed(const std::string& name) {
    io::Source source;
    source.paths = {std::string(CROSSTIE_SOURCE_DIR) + "/data/" + name};
    return io::read_study(source);
}

survey::Comparison compare(const Study& study, std::size_t from, std::size_t to, const std::string& by) {
    survey::ComparisonOptions options;
    options.from = from;
    options.to = to;
    options.tie_from = std::numeric_limits<double>::quiet_NaN();
    options.by = by;
    options.draws = 200;
    return survey::compare(study, options);
}

}  // namespace

TEST_CASE("coleman: what R sna and NetworkX give for the committed table", "[committed]") {
    // r-cran-sna's data(coleman): 73 boys, 243 ties in autumn, 263 in spring; the rest as R sna 2.7-1, igraph and NumPy
    // agree on it.
    const survey::Comparison c = compare(committed("coleman"), 0, 1, "");
    CHECK(c.before.ties == 243);
    CHECK(c.after.ties == 263);
    CHECK(c.ties.pairs() == 73 * 72);
    CHECK(test::near(c.ties.density_before(), 243.0 / 5256));
    CHECK(c.ties.kept == 140);
    CHECK(test::near(c.density.bootstrap.se, 0.004891187421338968));
    CHECK(test::near(c.qap.r, 0.5312684574141916));
    CHECK_FALSE(c.has_areas);
}

TEST_CASE("east_london: gaps, joiners and leavers, and yet everything adds up", "[committed]") {
    const Study study = committed("east_london");
    const survey::Comparison c = compare(study, 0, 1, "area");
    CHECK(c.stayers.size() == 56);
    CHECK(c.joiners.size() == 3);
    CHECK(c.leavers.size() == 3);
    CHECK(c.split.total == c.split.stayers + c.split.joiners - c.split.leavers + c.split.observation);
    CHECK(c.split.total == static_cast<std::int64_t>(c.after.ties) - static_cast<std::int64_t>(c.before.ties));
    CHECK(c.cross_area.within.ties.kept + c.cross_area.across.ties.kept == c.ties.kept);
    CHECK(c.cross_area.within.ties.pairs() + c.cross_area.across.ties.pairs() == c.ties.pairs());
    std::uint64_t gained = 0;
    for (const auto& row : c.new_contacts) gained += row.gained;
    CHECK(gained == c.ties.gained);
    for (const auto& wave : study.answers[0]) {
        std::uint64_t cells = 0;
        for (int s = 0; s <= static_cast<int>(CellState::off_roster); ++s) {
            cells += wave.observed.count(static_cast<CellState>(s));
        }
        CHECK(cells == std::uint64_t{62} * 61);
    }
}

TEST_CASE("east_london: the waves in the other order turn every sign", "[committed]") {
    const Study study = committed("east_london");
    const survey::Comparison forth = compare(study, 0, 1, "area");
    const survey::Comparison back = compare(study, 1, 0, "area");
    CHECK(back.ties.gained == forth.ties.lost);
    CHECK(back.ties.lost == forth.ties.gained);
    CHECK(test::near(back.density.difference, -forth.density.difference));
    CHECK(test::near(back.density.bootstrap.se, forth.density.bootstrap.se));
    CHECK(back.split.total == -forth.split.total);
    CHECK(back.cross_area.across.contacts_gained == forth.cross_area.across.contacts_lost);
}
