#include <catch2/catch.hpp>
#include <string_view>
#include <vector>

#include "io/release/measures_shown.hpp"

using namespace crosstie;

namespace {
/// Of 30 people in these pieces, with groups of fewer than five not to be told of.
bool shown(std::string_view key, double value, const std::vector<double>& pieces) {
    return io::measure_shown(key, {value, ""}, {pieces, 30, 0, true}, 5);
}
bool sizes_shown(const std::vector<double>& sizes, std::size_t silent = 0) {
    return io::measure_shown("components_strong_sizes", {sizes, ""}, {{30}, 30, silent, true}, 5);
}
}  // namespace

TEST_CASE("measures shown: no centralization, since it gives the highest score back", "[release][measures]") {
    CHECK_FALSE(shown("centralization_indegree", 0.2, {30}));
    CHECK_FALSE(shown("centralization_betweenness", 0.2, {30}));
    CHECK(shown("density", 0.2, {30}));
}

TEST_CASE("measures shown: isolates where they are none or enough, and so are the others", "[release][measures]") {
    CHECK(shown("isolates", 0, {30}));
    CHECK_FALSE(shown("isolates", 1, {29, 1}));
    CHECK_FALSE(shown("isolates", 4, {26, 1, 1, 1, 1}));
    CHECK(shown("isolates", 5, {25, 1, 1, 1, 1, 1}));
    std::vector<double> three_together(28, 1);
    three_together[0] = 3;
    CHECK_FALSE(shown("isolates", 27, three_together));
    CHECK(shown("isolates", 30, std::vector<double>(30, 1)));
}

TEST_CASE("measures shown: nothing that a small piece's size follows from", "[release][measures]") {
    for (const auto key : {"components_weak", "fragmentation", "krackhardt_connectedness"}) {
        CAPTURE(key);
        CHECK_FALSE(shown(key, 0.1, {28, 2}));
        CHECK_FALSE(shown(key, 0.1, {23, 3, 2, 2}));
        CHECK(shown(key, 0.1, {24, 3, 3}));
        CHECK(shown(key, 0.1, {25, 5}));
    }
    CHECK(shown("reciprocity_edgewise", 0.1, {28, 2}));
}

TEST_CASE("measures shown: sizes of parts where each size holds enough people", "[release][measures]") {
    CHECK(sizes_shown({24, 2, 2, 2}));
    CHECK_FALSE(sizes_shown({26, 2, 2}));
    CHECK_FALSE(sizes_shown({29, 1}));
    CHECK(sizes_shown({20, 10}));
}

TEST_CASE("measures shown: strong pieces of one person where they are no few more than the silent",
          "[release][measures]") {
    CHECK_FALSE(sizes_shown({24, 1, 1, 1, 1, 1, 1}, 5));
    CHECK(sizes_shown({24, 1, 1, 1, 1, 1, 1}, 6));
    CHECK(sizes_shown({18, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 6));
}

TEST_CASE("measures shown: nothing of the best few people, nor of blocks beside small pieces", "[release][measures]") {
    CHECK_FALSE(shown("brief_first_reach", 0.5, {30}));
    CHECK_FALSE(shown("depend_on_fragmentation", 0.1, {30}));
    CHECK_FALSE(io::measure_shown("blocks_sizes", {std::vector<double>{29}, ""}, {{29, 1}, 30, 0, true}, 5));
    CHECK(io::measure_shown("blocks_sizes", {std::vector<double>{30}, ""}, {{30}, 30, 0, true}, 5));
}

TEST_CASE("measures shown: pairs of whom both answered where a few silent do not come out", "[release][measures]") {
    for (const auto key : {"dyads_mutual", "reciprocity_edgewise", "triad_census"}) {
        CAPTURE(key);
        CHECK_FALSE(io::measure_shown(key, {1.0, ""}, {{30}, 30, 1, false}, 5));
        CHECK(io::measure_shown(key, {1.0, ""}, {{30}, 30, 6, true}, 5));
    }
}
