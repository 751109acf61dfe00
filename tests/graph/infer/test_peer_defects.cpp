// Where other programs are known to go wrong (METHODS sections 3 and 11): the same cases, with the answers worked out
// by hand.
#include <array>
#include <cmath>

#include "graph/change/turnover.hpp"
#include "graph/infer/density_change.hpp"
#include "graph/infer/density_error.hpp"
#include "graph/infer/ei_permutation.hpp"
#include "graph/infer/mrqap.hpp"
#include "graph/infer/qap.hpp"
#include "graph/measure/betweenness.hpp"
#include "graph/measure/census.hpp"
#include "graph/measure/centralization.hpp"
#include "graph/measure/closeness.hpp"
#include "graph/measure/clustering.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/measure/degree.hpp"
#include "graph/measure/fragmentation.hpp"
#include "graph/measure/krackhardt.hpp"
#include "graph/measure/status.hpp"
#include "graph/measure/structural_holes.hpp"
#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;

namespace {

// The examples of METHODS section 3; actors 1 to 5 are a to e.
Network example_a() { return draw("a>b b>a b>c c>d a>c e"); }
Network example_0() { return draw_directed("a b c d e"); }

constexpr double three_decimals = 0.0005;

}  // namespace

TEST_CASE("peer defects: Jaccard is of the ties, not of a comparison that binds first", "[peers]") {
    // Two kept, one gained, one lost of twelve cells. Read as net1 == (0 * net2), all nine cells without a tie before
    // would count as gained: 2 / (2 + 9 + 1) = 0.17.
    const change::Turnover turnover =
        change::turnover(draw_directed("a>b b>c c>d", "abcd"), draw_directed("a>b b>c d>a", "abcd"));
    CHECK(turnover == change::Turnover{2, 1, 1, 8});
    CHECK(near(turnover.jaccard(), 0.5));
}

TEST_CASE("peer defects: an undirected change is one change", "[peers]") {
    const change::Turnover turnover = change::turnover(draw("a-b", "abc"), draw("a-b b-c", "abc"));
    CHECK(turnover.gained == 1);
    CHECK(turnover.hamming() == 1);
    CHECK(turnover.pairs() == 3);
}

TEST_CASE("peer defects: one unanswered cell does not make the whole change unknown", "[peers]") {
    const change::Turnover turnover =
        change::turnover(draw_directed("a>b a>c?", "abc"), draw_directed("a>b a>c b>c", "abc"));
    CHECK(turnover == change::Turnover{1, 1, 0, 3});
    CHECK(near(turnover.jaccard(), 0.5));
}

TEST_CASE("peer defects: what fills a repeated actor's cell has the density of the cells that exist", "[peers]") {
    // Everybody linked: every sample is everybody linked. A filler of density ties / n^2 would be below 1, and the
    // standard error above 0.
    CHECK(near(infer::density_precision(draw("a-b a-c a-d b-c b-d c-d")).bootstrap, 0));
}

TEST_CASE("peer defects: a repeated actor's cell is filled once for both waves", "[peers]") {
    // Nothing changed, so no sample has a change; filled wave by wave, some would.
    const Network network = draw_directed("a>b b>c c>a a>d", "abcde");
    const infer::DensityChange change = infer::density_change(network, network);
    CHECK(change.difference == 0);
    CHECK(near(change.bootstrap.se, 0));
    CHECK(near(change.bootstrap.ci95[0], 0));
}

TEST_CASE("peer defects: each cell of a repeated actor is filled by a draw of its own", "[peers]") {
    // a-b of three pairs, d = 1/3; v = d (1 - d) = 2/9, the variance of one filler. The 27 samples of three actors:
    //   3 of one actor thrice: three filled pairs, mean 1, variance 3 v (a filler reused along a row: 5 v)
    //   6 of a and b, one of them twice: 1/3 + 2, variance v; 12 of other twos: 1/3, variance v; 6 of all three: 1
    // Variance of the sum: (6 (4/3)^2 + 12 (2/3)^2 + 27 v) / 27 = 22/27, so of the density 22/243.
    CHECK(near(infer::density_precision(draw("a-b", "abc")).bootstrap, std::sqrt(22.0 / 243)));
}

TEST_CASE("peer defects: degree centralization does not count loops among what is possible", "[peers]") {
    const Network undirected = symmetrise(example_a(), Direction::union_);
    // Degrees 2 2 3 1 0: (1 + 1 + 0 + 2 + 3) / (4 x 3); with loops the divisor is 20, and the index .35.
    CHECK(near(centralization(out_degree(undirected), most_degree(5)), 7.0 / 12));
    CHECK(near(centralization(out_degree(draw("a-b a-c a-d a-e")), most_degree(5)), 1));
}

TEST_CASE("peer defects: a loop in the data is dropped, not counted as a contact", "[peers]") {
    NetworkBuilder builder(3, Ties::undirected);
    builder.add(0, 0);
    builder.add(0, 1);
    const Network network = builder.build();
    CHECK(builder.loops_dropped() == 1);
    check_scores(out_degree(network), {1, 1, 0});
}

TEST_CASE("peer defects: a p-value from draws is never 0", "[peers]") {
    const Network path = draw("a-b b-c c-d d-e e-f f-g g-h");
    const infer::QapCorrelation qap = infer::qap_correlation(path, path, 1, 9);
    CHECK(near(qap.r, 1));
    CHECK(qap.p_at_least >= 0.1);
    const Network apart = draw("a-b a-c a-d b-c b-d c-d e-f e-g e-h f-g f-h g-h");
    const Partition areas = partition_of({"N", "N", "N", "N", "H", "H", "H", "H"});
    const infer::EiChange ei =
        infer::ei_change(change::contact_pairs(apart, apart), areas, {0, 1, 2, 3, 4, 5, 6, 7}, 12, 16, 1, 9);
    CHECK(ei.from == -1);
    CHECK(ei.from_at_most >= 0.1);
}

TEST_CASE("peer defects: the least upper bound is the one reached by the others, not the one that reaches them",
          "[peers]") {
    // c and d have the bosses p and q, over whom is r: p and q are both nearer than r, and neither is under the other.
    // One pair of the six that could lack a least bound lacks it. Taking the greatest, r, all pairs have one.
    const Network network = draw("r>p r>q p>c p>d q>c q>d");
    CHECK(near(organisation_shape(network).least_upper_bound, 1 - 1.0 / 6));
    CHECK(near(organisation_shape(draw("r>p p>c p>d")).least_upper_bound, 1));
}

TEST_CASE("peer defects: one isolate does not take everybody's closeness away", "[peers]") {
    const Network network = draw("a-b b-c", "abcd");
    check_scores(harmonic_closeness(network), {0.5, 2.0 / 3, 0.5, 0});
    check_scores(closeness(network), {2.0 / 3 * 2 / 3, 2.0 / 3, 2.0 / 3 * 2 / 3, 0});
    check_scores(closeness(network, {.convention = Closeness::reachable}), {2.0 / 3, 1, 2.0 / 3, undefined});
    CHECK(std::isnan(closeness_centralization(network)));
    CHECK(harmonic_closeness_centralization(network) > 0);
}

TEST_CASE("peer defects: what cannot be said of one actor is not 0 or 1", "[peers]") {
    const Network one = draw("a");
    CHECK(std::isnan(density(one)));
    CHECK(std::isnan(organisation_shape(one).connectedness));
    CHECK(std::isnan(fragmentation(one)));
    check_scores(constraint(one), {undefined});
    check_scores(constraint(draw("a-b", "abc")), {1, 1, undefined});
}

TEST_CASE("peer defects: who is named and names nobody has a constraint", "[peers]") {
    check_scores(constraint(draw_directed("a>b", "ab")), {1, 1});
    check_scores(effective_size(draw_directed("a>b", "ab")), {1, 1});
}

TEST_CASE("peer defects: standing between, as a share, is at most 1 also where ties go both ways", "[peers]") {
    const BetweennessOptions unit{.scale = Scale::unit};
    check_scores(betweenness(draw_directed("a-b b-c"), unit), {0, 1, 0});
    check_scores(betweenness(draw("a-b b-c"), unit), {0, 1, 0});
}

TEST_CASE("peer defects: a gap in a predictor leaves the same cells out of residual and fit", "[peers]") {
    // Cells a>b a>c b>a b>c c>a c>b: y = 1 2 2 3 1 3 beside x = ? 1 0 1 0 1. Over the five observed cells the means are
    // 11/5 and 3/5, the slope 1.4 / 1.2; residuals -2/3 1/2 1/3 -1/2 1/3, their squares 7/6, over three degrees of
    // freedom. (Where residuals land when people are relabelled is held against every fit made anew in test_mrqap.)
    infer::PairMatrix y(3), x(3);
    const std::array<std::array<ActorId, 2>, 6> cells{{{0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 0}, {2, 1}}};
    const std::array<double, 6> ys{1, 2, 2, 3, 1, 3}, xs{undefined, 1, 0, 1, 0, 1};
    for (std::size_t k = 0; k < 6; ++k) {
        y(cells[k][0], cells[k][1]) = ys[k];
        x(cells[k][0], cells[k][1]) = xs[k];
    }
    const infer::NetworkRegression fit = infer::mrqap_linear(y, std::vector{x}, {.draws = 9});
    CHECK(fit.cells == 5);
    CHECK(near(fit.terms[1].coefficient, 7.0 / 6));
    CHECK(near(fit.terms[1].statistic, 7.0 / 6 / std::sqrt(7.0 / 18 / 1.2)));
}

TEST_CASE("peer defects: E-I counts contacts, however strong they are", "[peers]") {
    // Two contacts within, of strength 9, one across, of strength 1: (1 - 2) / 3, and not (1 - 18) / 19.
    NetworkBuilder builder(4, Ties::undirected);
    builder.add(0, 1, 9);
    builder.add(2, 3, 9);
    builder.add(1, 2, 1);
    const Network network = builder.build();
    const Partition areas = partition_of({"N", "N", "H", "H"});
    const infer::EiChange ei =
        infer::ei_change(change::contact_pairs(network, network), areas, {0, 1, 2, 3}, 2, 4, 1, 99);
    CHECK(near(ei.from, -1.0 / 3));
}

TEST_CASE("peer defects: a seed gives the same share of draws each time", "[peers]") {
    const Network before = draw_directed("a>b b>c c>d d>e e>f", "abcdefgh");
    const Network after = draw_directed("a>b b>c c>e g>h", "abcdefgh");
    CHECK(infer::qap_correlation(before, after, 5, 999).p_at_least ==
          infer::qap_correlation(before, after, 5, 999).p_at_least);
    CHECK(infer::qap_correlation(before, after, 5, 999, 4).p_at_least ==
          infer::qap_correlation(before, after, 5, 999, 1).p_at_least);
}

TEST_CASE("peer defects: what stands first in the list does not matter to a paired test", "[peers]") {
    // The same two waves with the people in the opposite order.
    const infer::DensityChange one = infer::density_change(draw_directed("a>b b>c c>a d>e f>g g>h i>j", "abcdefghij"),
                                                           draw_directed("a>b c>a d>e e>d f>h i>j j>a", "abcdefghij"));
    const infer::DensityChange two = infer::density_change(draw_directed("j>i i>h h>j g>f e>d d>c b>a", "abcdefghij"),
                                                           draw_directed("j>i h>j g>f f>g e>c b>a a>j", "abcdefghij"));
    CHECK(near(one.difference, two.difference));
    CHECK(near(one.bootstrap.se, two.bootstrap.se));
    CHECK(one.verdict == two.verdict);
}

TEST_CASE("peer defects: fragmentation is of pieces, whatever the strengths", "[peers]") {
    // a-b-c and d: three pairs of six are together.
    NetworkBuilder builder(4, Ties::undirected);
    builder.add(0, 1, 4);
    builder.add(1, 2, 0.25);
    CHECK(near(fragmentation(builder.build()), 0.5));
    CHECK(near(fragmentation(draw("a-b b-c", "abcd")), 0.5));
}

TEST_CASE("peer defects: eigenvector and clustering of drawings", "[peers]") {
    // A star of four: ends have 1/sqrt(3) of the centre. A triangle with a tail: the tail's root has one linked pair of
    // three; direction does not hide it.
    const ActorScores star = eigenvector(draw("a-b a-c a-d"));
    for (ActorId end = 1; end < 4; ++end) CHECK(near(star[end] / star[0], 1 / std::sqrt(3.0), 1e-6));
    check_scores(clustering(draw("a-b b-c a-c c-d")), {1, 1, 1.0 / 3, undefined});
    check_scores(clustering(draw_directed("a>b b>c a>c c>d")), {1, 1, 1.0 / 3, undefined});
}

TEST_CASE("peer defects: example A, where programs part ways", "[peers]") {
    const Network directed = example_a();
    const Network undirected = symmetrise(directed, Direction::union_);
    CHECK(directed.tie_count() == 5);
    const DyadCensus census = dyad_census(directed);
    CHECK(census.mutual == 1);
    CHECK(census.asymmetric == 3);
    CHECK(census.null == 6);
    CHECK(near(reciprocity(directed, Reciprocity::edgewise), 0.40));
    CHECK(near(reciprocity(directed, Reciprocity::dyadic_nonnull), 0.25));
    CHECK(near(reciprocity(directed, Reciprocity::dyadic), 0.70));
    CHECK(near(transitivity(directed), 0.50));
    CHECK(near(transitivity(undirected), 0.60));
    CHECK(near(centralization(out_degree(undirected), most_degree(5)), 0.583, three_decimals));
    const ActorScores hemmed_in = constraint(undirected);
    CHECK(std::abs(hemmed_in[0] - 1.007) < three_decimals);
    CHECK(std::abs(hemmed_in[1] - 1.007) < three_decimals);
    CHECK(std::isnan(hemmed_in[4]));
}

TEST_CASE("peer defects: example A with its last actor silent keeps the column, not the row", "[peers]") {
    const Network network = draw("a>b b>a b>c c>d a>c e?");
    CHECK(near(density(network), 5.0 / 16));
    const ObservedPairs& observed = network.observed();
    CHECK(observed.count() == 16);
    CHECK(observed.count(CellState::no_response) == 4);  // bounds 5/20 and (5 + 4)/20
    CHECK(observed.askable_count() == 20);
}

TEST_CASE("peer defects: example 0, nobody linked with anybody", "[peers]") {
    const Network nothing = example_0();
    CHECK(std::isnan(reciprocity(nothing, Reciprocity::edgewise)));
    CHECK(std::isnan(reciprocity(nothing, Reciprocity::dyadic_nonnull)));
    CHECK(reciprocity(nothing, Reciprocity::dyadic) == 1);
    CHECK(std::isnan(transitivity(nothing)));
    CHECK(std::isnan(transitivity(symmetrise(nothing, Direction::union_))));
    CHECK(std::isnan(transitivity(draw("a-b", "abc"))));  // ties, and no two-path
    CHECK(density(nothing) == 0);
    CHECK(organisation_shape(nothing).connectedness == 0);
    CHECK(std::isnan(change::turnover(nothing, nothing).jaccard()));
    const ActorScores hemmed_in = constraint(nothing);
    for (const double score : hemmed_in) CHECK(std::isnan(score));
    check_scores(harmonic_closeness(nothing), {0, 0, 0, 0, 0});
}
