// How often each test of a change in density errs, and how often it finds a change: the simulations behind the interval
// for people, and behind the second half of graph/infer/README.md. The words: bench_wording_rule.
//
//   bench_density_tests [--runs 2000] [--seed 1] [--threads 2] [--draws 400] [--symmetric-u] [--csv]
//
// Model: logit p1, p2 = -1.2 + a_i + b_j + u_ij -+ (c_i + d_j + delta)/2, every effect normal with mean 0; sd of a and
// b 0.7, of u 1, of c and d tau. u has its own value for each ordered pair, unless --symmetric-u. Given p1 and p2 the
// ties of the two waves are independent. The truth an interval should cover is the expected change over all such
// groups, E p2 - E p1, that is question (b): would another cohort show it?
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <string>
#include <vector>

#include "graph/base/parallel_for.hpp"
#include "graph/infer/density_change.hpp"
#include "graph/model/network_builder.hpp"

namespace {

using namespace crosstie;

enum class Response { everybody, at_random, least_connected };
constexpr std::array<const char*, 3> response_names{"everybody", "90% then 70%, at random",
                                                    "90% then 70%, the least connected silent"};

struct Setting {
    Response response;
    double delta;
    ActorId actors;
    double tau;
};

struct BenchOptions {
    std::size_t runs = 2000;
    std::uint64_t seed = 1;
    unsigned threads = 2;
    std::uint32_t draws = 400;
    bool symmetric_u = false;
    bool csv = false;
};

constexpr std::array<const char*, 17> methods{"bootstrap, normal",
                                              "bootstrap, percentile",
                                              "jackknife, t",
                                              "dyadic-robust, t",
                                              "candidate, t",
                                              "social relations, t",
                                              "social relations, no floor, t",
                                              "social relations, Satterthwaite",
                                              "the same, floor of pairs",
                                              "row sign-flip",
                                              "Wilcoxon",
                                              "McNemar",
                                              "first rule, clear",
                                              "first rule, clear or likely",
                                              "clear by social relations",
                                              "clear by social relations, likely",
                                              "clear, likely by social relations"};
constexpr std::size_t intervals = 9;  // the first of them

struct Tally {
    double runs = 0, rejected = 0, intervals = 0, covered = 0, width = 0;
    void operator+=(const Tally& other) {
        runs += other.runs;
        rejected += other.rejected;
        intervals += other.intervals;
        covered += other.covered;
        width += other.width;
    }
};

struct Row {
    std::array<Tally, methods.size()> by_method;
    double estimate = 0, squares = 0;
};

using Matrix = std::vector<std::uint8_t>;

// E logistic(mean + normal of this variance), by a fine sum over -8 .. 8 standard deviations.
double expected_density(double mean, double variance) {
    double sum = 0;
    double weight = 0;
    for (int k = -400; k <= 400; ++k) {
        const double z = 0.02 * k;
        const double w = std::exp(-z * z / 2);
        weight += w;
        sum += w / (1 + std::exp(-mean - std::sqrt(variance) * z));
    }
    return sum / weight;
}

double truth(const Setting& setting) {
    const double variance = 0.49 + 0.49 + 1 + setting.tau * setting.tau / 2;
    return expected_density(-1.2 + setting.delta / 2, variance) - expected_density(-1.2 - setting.delta / 2, variance);
}

void draw_waves(Random& random, const Setting& setting, bool symmetric_u, std::array<Matrix, 2>& waves) {
    const std::size_t n = setting.actors;
    std::vector<double> a(n), b(n), c(n), d(n), u(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        a[i] = 0.7 * random.normal();
        b[i] = 0.7 * random.normal();
        c[i] = setting.tau * random.normal();
        d[i] = setting.tau * random.normal();
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) u[i * n + j] = symmetric_u && j < i ? u[j * n + i] : random.normal();
    }
    for (Matrix& wave : waves) wave.assign(n * n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            if (i == j) continue;
            const double level = -1.2 + a[i] + b[j] + u[i * n + j];
            const double shift = (c[i] + d[j] + setting.delta) / 2;
            waves[0][i * n + j] = random.unit() < 1 / (1 + std::exp(-level + shift)) ? 1 : 0;
            waves[1][i * n + j] = random.unit() < 1 / (1 + std::exp(-level - shift)) ? 1 : 0;
        }
    }
}

// Who stays silent: anybody, or those with the fewest ties out and in at that wave (equals in random order).
Network answered(Random& random, const Matrix& ties, ActorId n, Response response, double share) {
    NetworkBuilder builder(n, Ties::directed);
    std::vector<CellState> rows(n, CellState::answered);
    if (response != Response::everybody) {
        std::vector<ActorId> order(n);
        std::iota(order.begin(), order.end(), 0U);
        random.shuffle(std::span(order));
        std::vector<unsigned> degree(n, 0);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                degree[i] += ties[i * n + j];
                degree[j] += ties[i * n + j];
            }
        }
        if (response == Response::least_connected) {
            std::stable_sort(order.begin(), order.end(), [&](ActorId i, ActorId j) { return degree[i] < degree[j]; });
        }
        const auto silent = static_cast<std::size_t>(std::lround((1 - share) * n));
        for (std::size_t k = 0; k < silent; ++k) rows[order[k]] = CellState::no_response;
    }
    for (ActorId i = 0; i < n; ++i) {
        if (rows[i] == CellState::no_response) continue;
        for (ActorId j = 0; j < n; ++j) {
            if (ties[i * n + j] != 0) builder.add(i, j);
        }
    }
    if (response != Response::everybody) {
        builder.observe(ObservedPairs::with_gaps(std::move(rows), std::vector<std::uint8_t>(n, 0), {}));
    }
    return builder.build();
}

// What the variance would be were all pairs independent: twice the mean square of (D + D')/2 over cells.
double variance_of_pairs(const Network& before, const Network& after) {
    const infer::ChangeMoments m = infer::paired_cells(before, after, change::changed_ties(before, after)).moments();
    const double mean = m.sum / m.observed;
    const double squares = m.squares - 2 * mean * m.sum + mean * mean * m.observed;
    const double products = m.two_way_products - 2 * mean * m.two_way_sum + mean * mean * m.two_way;
    return (squares + products) / (m.observed * (m.observed - 2));
}

void one_run(const Setting& setting, const BenchOptions& options, Random& random, double expected, Row& row) {
    std::array<Matrix, 2> waves;
    draw_waves(random, setting, options.symmetric_u, waves);
    const Network before = answered(random, waves[0], setting.actors, setting.response, 0.9);
    const Network after = answered(random, waves[1], setting.actors, setting.response, 0.7);
    const infer::DensityChange change = infer::density_change(before, after, {random.bits(), options.draws, 1});
    row.estimate += change.difference;
    row.squares += change.difference * change.difference;

    const double d = change.difference;
    const bool right_way = setting.delta <= 0 || d > 0;
    const auto decided = [&](std::size_t method, bool rejected) {
        row.by_method[method].runs += 1;
        row.by_method[method].rejected += rejected && right_way ? 1 : 0;
    };
    const auto interval = [&](std::size_t method, double low, double high) {
        decided(method, low > 0 || high < 0);
        if (std::isnan(low)) return;
        row.by_method[method].intervals += 1;
        row.by_method[method].covered += low <= expected && expected <= high ? 1 : 0;
        row.by_method[method].width += high - low;
    };
    const auto around = [&](std::size_t method, double variance, double quantile) {
        const double half = quantile * std::sqrt(variance);
        interval(method, d - half, d + half);
    };
    const auto n = static_cast<double>(change.sampled);
    const double student = infer::student_quantile(n - 1);
    const double jackknife = change.jackknife.se * change.jackknife.se;
    const double robust = change.dyadic_robust.se * change.dyadic_robust.se;
    const double unbiased = robust * n * (n - 1) / ((n - 2) * (n - 3));
    interval(0, change.bootstrap.ci95[0], change.bootstrap.ci95[1]);
    interval(1, change.resampled.ci95[0], change.resampled.ci95[1]);
    interval(2, change.jackknife.ci95[0], change.jackknife.ci95[1]);
    interval(3, change.dyadic_robust.ci95[0], change.dyadic_robust.ci95[1]);
    const double social = change.social_relations.se * change.social_relations.se;
    const double social_student = infer::student_quantile(change.social_relations.df);
    around(4, std::fmax(jackknife, robust * n / (n - 4)), student);
    around(5, social, student);
    around(6, unbiased, student);
    around(7, social, social_student);
    around(8, std::fmax(social, variance_of_pairs(before, after)), social_student);
    decided(9, change.people.sign_flip_p < 0.05);
    decided(10, change.people.signed_rank_p < 0.05);
    decided(11, change.people.mcnemar_p < 0.05);
    // The first rule: clear by the bootstrap, likely by jackknife and dyadic-robust with 20 people.
    constexpr std::size_t fewest_for_likely = 20;
    const bool testable = change.verdict != infer::Verdict::facts_only && change.verdict != infer::Verdict::no_change;
    const bool clear = testable && infer::leaves_out_zero(change.bootstrap);
    const bool by_social = testable && infer::leaves_out_zero(change.social_relations);
    const bool both = testable && change.actors >= fewest_for_likely && infer::leaves_out_zero(change.jackknife) &&
                      infer::leaves_out_zero(change.dyadic_robust);
    const bool likely = !clear && both;
    decided(12, clear);
    decided(13, clear || likely);
    decided(14, by_social);
    decided(15, by_social || both);
    decided(16, clear || by_social);
}

Row measured(const Setting& setting, const BenchOptions& options, std::size_t number) {
    constexpr std::size_t runs_a_piece = 50;
    const std::size_t pieces = (options.runs + runs_a_piece - 1) / runs_a_piece;
    std::vector<Row> parts(pieces);
    const double expected = truth(setting);
    parallel_for(pieces, options.threads, [&](std::size_t piece) {
        const std::size_t end = std::min(options.runs, (piece + 1) * runs_a_piece);
        for (std::size_t run = piece * runs_a_piece; run < end; ++run) {
            Random random(options.seed, number * 10'000'000 + run);
            one_run(setting, options, random, expected, parts[piece]);
        }
    });
    Row row;
    for (const Row& part : parts) {
        for (std::size_t m = 0; m < methods.size(); ++m) row.by_method[m] += part.by_method[m];
        row.estimate += part.estimate;
        row.squares += part.squares;
    }
    return row;
}

void print_csv(const Setting& setting, const Row& row) {
    const double runs = row.by_method[0].runs;
    const double mean = row.estimate / runs;
    for (std::size_t m = 0; m < methods.size(); ++m) {
        const Tally& t = row.by_method[m];
        std::printf("\"%s\",%g,%u,%g,%.0f,%.5f,%.5f,%.5f,\"%s\",%.4f,%.4f,%.4f,%.4f\n",
                    response_names[static_cast<std::size_t>(setting.response)], setting.delta, setting.actors,
                    setting.tau, runs, truth(setting), mean - truth(setting),
                    std::sqrt(row.squares / runs - mean * mean), methods[m], t.rejected / t.runs,
                    t.covered / t.intervals, t.width / t.intervals, t.intervals / t.runs);
    }
}

void print_head(const char* what, bool intervals_only) {
    std::printf("\n| %s: n, tau |", what);
    for (std::size_t m = 0; m < (intervals_only ? intervals : methods.size()); ++m) std::printf(" %s |", methods[m]);
    std::printf(intervals_only ? " true change | bias | sd |\n|---|" : "\n|---|");
    for (std::size_t m = 0; m < (intervals_only ? intervals + 3 : methods.size()); ++m) std::printf("---|");
    std::printf("\n");
}

void print_markdown(const std::vector<Setting>& settings, const std::vector<Row>& rows) {
    for (std::size_t first = 0; first < settings.size(); first += 9) {  // nine settings a table
        const Setting& s = settings[first];
        std::printf("\n%s; %s\n", response_names[static_cast<std::size_t>(s.response)],
                    s.delta > 0 ? "a rise" : "no change");
        print_head(s.delta > 0 ? "share that finds the rise" : "share that errs", false);
        for (std::size_t k = first; k < first + 9; ++k) {
            std::printf("| %u, %.1f |", settings[k].actors, settings[k].tau);
            for (const Tally& t : rows[k].by_method) std::printf(" %.3f |", t.rejected / t.runs);
            std::printf("\n");
        }
        print_head("share of intervals that cover the truth (mean width)", true);
        for (std::size_t k = first; k < first + 9; ++k) {
            const double runs = rows[k].by_method[0].runs;
            const double mean = rows[k].estimate / runs;
            std::printf("| %u, %.1f |", settings[k].actors, settings[k].tau);
            for (std::size_t m = 0; m < intervals; ++m) {
                const Tally& t = rows[k].by_method[m];
                std::printf(" %.3f (%.3f) |", t.covered / t.intervals, t.width / t.intervals);
            }
            std::printf(" %.4f | %+.4f | %.4f |\n", truth(settings[k]), mean - truth(settings[k]),
                        std::sqrt(rows[k].squares / runs - mean * mean));
        }
    }
}

BenchOptions options_of(int count, char** words) {
    BenchOptions options;
    for (int k = 1; k < count; ++k) {
        const std::string word = words[k];
        if (word == "--csv") {
            options.csv = true;
        } else if (word == "--symmetric-u") {
            options.symmetric_u = true;
        } else if (k + 1 < count) {
            const std::uint64_t value = std::strtoull(words[++k], nullptr, 10);
            if (word == "--runs") options.runs = value;
            if (word == "--seed") options.seed = value;
            if (word == "--threads") options.threads = static_cast<unsigned>(value);
            if (word == "--draws") options.draws = static_cast<std::uint32_t>(value);
        }
    }
    return options;
}

}  // namespace

int main(int count, char** words) {
    const BenchOptions options = options_of(count, words);
    std::vector<Setting> settings;
    for (const Response response : {Response::everybody, Response::at_random, Response::least_connected}) {
        for (const double delta : {0.0, 0.5}) {
            for (const ActorId n : {12U, 25U, 40U}) {
                for (const double tau : {0.0, 0.5, 1.0}) settings.push_back({response, delta, n, tau});
            }
        }
    }
    if (options.csv) {
        std::printf("response,delta,people,tau,runs,true_change,bias,sd,method,rejected,coverage,width,defined\n");
    }
    std::vector<Row> rows;
    for (std::size_t k = 0; k < settings.size(); ++k) {
        rows.push_back(measured(settings[k], options, k));
        if (options.csv) print_csv(settings[k], rows.back());
    }
    if (!options.csv) print_markdown(settings, rows);
    return 0;
}
