// Tests by relabelling, on the reference data: the exact spread of QAP, and regressions of networks beside sna.
#include <cmath>

#include "graph/infer/cug.hpp"
#include "graph/infer/mrqap.hpp"
#include "graph/infer/qap.hpp"
#include "graph/infer/qap_moments.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/model/select.hpp"
#include "tests/golden/golden.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::test::near;

namespace {

struct Managers {
    PairMatrix advice, friendship, reports, same_department;
};

// Krackhardt's high-tech managers: advice on friendship, reporting and same department.
Managers managers(const nlohmann::json& dataset) {
    const auto network = [&](const char* view) {
        return network_at(test::study_of("krackhardt_hightech", dataset, {view}, false), 0, 0, 1);
    };
    const Study study = test::study_of("krackhardt_hightech", dataset, {"advice"}, false);
    return {tie_matrix(network("advice")), tie_matrix(network("friendship")), tie_matrix(network("reports")),
            same_group_matrix(*study.attributes.partition("department"))};
}

struct Expected {
    double coefficient, statistic, at_least, two_sided;
};

void check_terms(const NetworkRegression& ours, const std::vector<Expected>& theirs, double their_draws,
                 double digits) {
    REQUIRE(ours.terms.size() == theirs.size());
    for (std::size_t k = 0; k < theirs.size(); ++k) {
        INFO("term " << k);
        CHECK(near(ours.terms[k].coefficient, theirs[k].coefficient, digits));
        CHECK(near(ours.terms[k].statistic, theirs[k].statistic, digits));
        if (k == 0) continue;
        const auto share = [&](double mine, double p) {
            const double spread =
                std::sqrt(std::max(p * (1 - p), 1 / their_draws) * (1 / their_draws + 1.0 / ours.draws));
            CHECK(std::abs(mine - p) < 3 * spread + 1.0 / ours.draws);
        };
        share(ours.terms[k].p_at_least, theirs[k].at_least);
        share(ours.terms[k].p_two_sided, theirs[k].two_sided);
    }
}

}  // namespace

TEST_CASE("golden: the exact spread of the QAP correlation", "[golden][qap]") {
    int compared = 0;
    for (const std::string& set : test::golden_sets()) {
        const auto golden = test::golden_of(set);
        const auto dataset = test::dataset_of(set);
        if (golden.is_null() || dataset.is_null() || !golden.contains("changes")) continue;
        for (const auto& [name, change] : golden["changes"].items()) {
            if (!change.contains("qap") || !change["qap"].is_object()) continue;
            const auto& qap = change["qap"];
            if (!qap.contains("permutation_sd_exact") || qap["permutation_sd_exact"].is_null()) continue;
            INFO(set << " " << name);
            const auto arrow = name.find("->");
            const Study study = test::study_of(set, dataset, {name.substr(0, arrow), name.substr(arrow + 2)}, false);
            const Network before = network_at(study, 0, 0, 1);
            const Network after = network_at(study, 0, 1, 1);
            test::check_golden(permutation_sd(before, after), qap["permutation_sd_exact"], "permutation_sd_exact");
            test::check_golden(qap_correlation(before, after, 1, 0).r / permutation_sd(before, after), qap["z_exact"],
                               "z_exact");
            ++compared;
        }
    }
    if (compared == 0) test::skipped("the exact spread of the QAP correlation");
}

// The numbers are those of sna 2.7-1: netlm(advice, ..., nullhyp = "qapspp", reps = 4000).
TEST_CASE("golden: MRQAP of the high-tech managers' advice agrees with sna", "[golden][mrqap]") {
    const auto dataset = test::dataset_of("krackhardt_hightech");
    if (dataset.is_null()) return test::skipped("MRQAP of the high-tech managers' advice");
    const Managers data = managers(dataset);
    const std::vector<PairMatrix> predictors{data.friendship, data.reports, data.same_department};
    const NetworkRegression ours = mrqap_linear(data.advice, predictors, {.seed = 1, .draws = 40000});
    check_terms(ours,
                {{0.40706463699687928, 14.057710199076034, 0, 0},
                 {0.14489511503109725, 2.556720901914955, 0.04700, 0.08775},
                 {0.50591024425677267, 4.305086020017553, 0, 0},
                 {-0.06238993784038956, -1.035760563270074, 0.80525, 0.38}},
                4000, 1e-9);
    CHECK(near(ours.r_squared, 0.06560423526836012));
    CHECK(ours.cells == 420);
}

// netlm(..., mode = "graph", nullhyp = "qapspp", reps = 2000) on the weakly symmetrised networks.
TEST_CASE("golden: MRQAP of unordered pairs agrees with sna", "[golden][mrqap]") {
    const auto dataset = test::dataset_of("krackhardt_hightech");
    if (dataset.is_null()) return test::skipped("MRQAP of unordered pairs");
    const Managers data = managers(dataset);
    const auto either = [](PairMatrix matrix) {
        for (ActorId i = 0; i < matrix.actor_count(); ++i) {
            for (ActorId j = 0; j < i; ++j) matrix(i, j) = matrix(j, i) = std::max(matrix(i, j), matrix(j, i));
        }
        return matrix;
    };
    const std::vector<PairMatrix> predictors{either(data.friendship), either(data.reports), data.same_department};
    const NetworkRegression ours =
        mrqap_linear(either(data.advice), predictors, {.pairs = Pairs::unordered, .seed = 1, .draws = 100});
    const std::vector<double> coefficients{0.60321189545110299, 0.19749756557491072, 0.35164690789372027,
                                           -0.09169667836221164};
    const std::vector<double> statistics{14.847504349796075, 3.031167188749541, 2.996237125726665, -1.094604625585745};
    for (std::size_t k = 0; k < 4; ++k) {
        CHECK(near(ours.terms[k].coefficient, coefficients[k]));
        CHECK(near(ours.terms[k].statistic, statistics[k]));
    }
}

// Coefficients and z: fifty steps of Newton's method written in R 4.2.2, since the z of R's glm, and so of sna, rest on the
// weights of a step before the last (3.06614 and not 3.06594 for reports). Deviances: glm. p-values: sna 2.7-1, netlogit(..., nullhyp = "qapspp", reps = 2000).
TEST_CASE("golden: logistic MRQAP of the high-tech managers' advice agrees with R", "[golden][mrqap]") {
    const auto dataset = test::dataset_of("krackhardt_hightech");
    if (dataset.is_null()) return test::skipped("logistic MRQAP of the high-tech managers' advice");
    const Managers data = managers(dataset);
    const std::vector<PairMatrix> predictors{data.friendship, data.reports, data.same_department};
    const NetworkRegression ours = mrqap_logistic(data.advice, predictors, {.seed = 1, .draws = 500});
    check_terms(ours,
                {{-0.3827051291253432, -3.110540628208927, 0, 0},
                 {0.6175124633935863, 2.539474431865225, 0.0510, 0.0930},
                 {3.2061886985926713, 3.065936215968176, 0.0020, 0.0020},
                 {-0.2657841172886999, -1.013926415131956, 0.8085, 0.3785}},
                2000, 1e-9);
    CHECK(near(ours.deviance, 547.1042569898616));
    CHECK(near(ours.null_deviance, 578.4283279473731));
}

// Mean and spread of 4,000 draws of sna 2.7-1: cug.test(friendship, gtrans, cmode = ...), and grecip "edgewise".
TEST_CASE("golden: conditional uniform graphs of the managers' friendship agree with sna", "[golden][cug]") {
    const auto dataset = test::dataset_of("krackhardt_hightech");
    if (dataset.is_null()) return test::skipped("conditional uniform graphs of the managers' friendship");
    const Network friendship =
        network_at(test::study_of("krackhardt_hightech", dataset, {"friendship"}, false), 0, 0, 1);
    const auto transitivity = [](const Network& network) { return measure::transitivity(network); };
    const auto reciprocity = [](const Network& network) {
        return measure::reciprocity(network, measure::Reciprocity::edgewise);
    };
    const auto agree = [&](const auto& statistic, NullModel given, double observed, double mean, double sd) {
        constexpr std::uint32_t draws = 600;
        const CugTest ours = cug_test(friendship, statistic, {.given = given, .seed = 1, .draws = draws});
        CHECK(near(ours.observed, observed, 1e-6));
        CHECK(std::abs(ours.mean - mean) < 3 * sd * std::sqrt(1.0 / draws + 1.0 / 4000));
        CHECK(std::abs(ours.sd - sd) < 3 * sd * std::sqrt(0.5 / draws + 0.5 / 4000));
    };
    agree(transitivity, NullModel::size, 0.4610526, 0.4981546, 0.02788296);
    agree(transitivity, NullModel::ties, 0.4610526, 0.2404223, 0.02205771);
    agree(transitivity, NullModel::dyad_census, 0.4610526, 0.2380782, 0.0255212);
    agree(reciprocity, NullModel::size, 0.4509804, 0.4984211, 0.04265218);
    agree(reciprocity, NullModel::ties, 0.4509804, 0.2400147, 0.05201643);
}
