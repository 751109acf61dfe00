// How often the words clear and likely err, and how often they find a change, in models that the rule was not made for:
// the simulations behind the first half of graph/infer/README.md, whose tables this prints.
//
//   bench_wording_rule [--runs 4000] [--seed 1] [--threads 2] [--draws 0]
//
// Model: logit p1, p2 = mu + a_i + b_j + u_ij -+ (c_i + d_j + g_i + g_j + w_ij + delta)/2. a, b sd 0.7, u sd 1; c, d sd
// `people` (how differently people change), g one value for each area, sd `areas`; w one value for both directions of a
// pair, sd `pairs`. Given p1 and p2 the ties of the two waves are independent, but for closure: then every pair without a
// tie gets one with chance q for each colleague shared, at both waves. "Across": delta only between areas. --draws:
// relabellings for the E-I shift of the last table; 0 leaves that column out.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <string>
#include <vector>

#include "graph/base/parallel_for.hpp"
#include "graph/change/cross_area.hpp"
#include "graph/infer/across_within.hpp"
#include "graph/infer/density_change.hpp"
#include "graph/infer/ei_permutation.hpp"
#include "graph/model/network_builder.hpp"

namespace {

using namespace crosstie;

struct Model {
    std::string name;
    ActorId actors = 25;
    std::uint32_t areas = 8;
    double people = 0.5, area = 0, pairs = 0;
    double mu = -1.2;
    double closure = 0;
    double cohesion = 0;  // added to the log odds within an area, at both waves
    bool undirected = false, heavy = false, unequal = false;
    bool silent = false;  // 90% answer before, 70% after, the least connected silent
};

struct BenchOptions {
    std::size_t runs = 4000;
    std::uint64_t seed = 1;
    unsigned threads = 2;
    std::uint32_t draws = 0;
};

struct Shift {
    double everywhere = 0, across = 0;
};

// Words of one test over all runs.
struct Words {
    double clear = 0, likely = 0;
    void count(infer::Verdict verdict, bool right_way) {
        if (!right_way) return;
        clear += verdict == infer::Verdict::clear ? 1 : 0;
        likely += verdict == infer::Verdict::likely ? 1 : 0;
    }
    void operator+=(const Words& other) { clear += other.clear, likely += other.likely; }
};

struct Row {
    Words links, across, within, odds;
    double people = 0, areas = 0, sharing = 0, sharing_clear = 0, sharing_negative = 0, bootstrap = 0, change = 0,
           outward = 0;
    void operator+=(const Row& o) {
        links += o.links, across += o.across, within += o.within, odds += o.odds;
        people += o.people, areas += o.areas, sharing += o.sharing, sharing_clear += o.sharing_clear;
        sharing_negative += o.sharing_negative, bootstrap += o.bootstrap, change += o.change, outward += o.outward;
    }
};

double heavy_tailed(Random& random) {  // Student's t with 3 df, scaled to variance 1
    double squares = 0;
    for (int k = 0; k < 3; ++k) {
        const double z = random.normal();
        squares += z * z;
    }
    return random.normal() / std::sqrt(squares / 3) / std::sqrt(3.0);
}

Partition areas_of(const Model& model) {
    Partition areas;
    for (std::uint32_t g = 0; g < model.areas; ++g) areas.labels.push_back(std::string(1, static_cast<char>('a' + g)));
    for (ActorId i = 0; i < model.actors; ++i) {
        // Unequal: each next area about half as large as the last.
        std::uint32_t area = i % model.areas;
        if (model.unequal) {
            area = 0;
            while (area + 1 < model.areas && (i >> area) % 2 == 1) ++area;
        }
        areas.group.push_back(area);
    }
    return areas;
}

using Matrix = std::vector<std::uint8_t>;

void close_triads(Random& random, const Model& model, Matrix& ties) {
    const std::size_t n = model.actors;
    const Matrix first = ties;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            if (i == j || first[i * n + j] != 0 || (model.undirected && j < i)) continue;
            double left_open = 1;
            for (std::size_t k = 0; k < n; ++k) {
                if (first[i * n + k] != 0 && first[k * n + j] != 0) left_open *= 1 - model.closure;
            }
            if (random.unit() >= left_open) ties[i * n + j] = 1;
            if (model.undirected) ties[j * n + i] = ties[i * n + j];
        }
    }
}

std::array<Matrix, 2> draw_waves(Random& random, const Model& model, const Partition& areas, Shift shift) {
    const std::size_t n = model.actors;
    const auto effect = [&](double sd) { return sd * (model.heavy ? heavy_tailed(random) : random.normal()); };
    std::vector<double> a(n), b(n), c(n), d(n), g(model.areas);
    for (std::size_t i = 0; i < n; ++i) {
        a[i] = effect(0.7), b[i] = model.undirected ? a[i] : effect(0.7);
        c[i] = effect(model.people), d[i] = model.undirected ? c[i] : effect(model.people);
    }
    for (double& one : g) one = effect(model.area);
    std::array<Matrix, 2> waves{Matrix(n * n, 0), Matrix(n * n, 0)};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const double w = model.pairs * random.normal();
            const bool same = areas.group[i] == areas.group[j];
            for (const auto& [from, to] : {std::pair{i, j}, std::pair{j, i}}) {
                const std::size_t cell = from * n + to;
                if (model.undirected && from == j) {
                    for (Matrix& wave : waves) wave[cell] = wave[to * n + from];
                    continue;
                }
                const double level = model.mu + a[from] + b[to] + random.normal() + (same ? model.cohesion : 0);
                const double moved = (c[from] + d[to] + g[areas.group[i]] + g[areas.group[j]] + w + shift.everywhere +
                                      (same ? 0 : shift.across)) /
                                     2;
                waves[0][cell] = random.unit() < 1 / (1 + std::exp(moved - level)) ? 1 : 0;
                waves[1][cell] = random.unit() < 1 / (1 + std::exp(-moved - level)) ? 1 : 0;
            }
        }
    }
    if (model.closure > 0) {
        for (Matrix& wave : waves) close_triads(random, model, wave);
    }
    return waves;
}

Network network_of(Random& random, const Model& model, const Matrix& ties, double share) {
    const std::size_t n = model.actors;
    NetworkBuilder builder(model.actors, model.undirected ? Ties::undirected : Ties::directed);
    std::vector<CellState> rows(n, CellState::answered);
    if (model.silent) {
        std::vector<ActorId> order(n);
        std::iota(order.begin(), order.end(), 0U);
        random.shuffle(std::span(order));
        std::vector<unsigned> degree(n, 0);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) degree[i] += ties[i * n + j], degree[j] += ties[i * n + j];
        }
        std::ranges::stable_sort(order, {}, [&](ActorId i) { return degree[i]; });
        const auto silent = static_cast<std::size_t>(std::lround((1 - share) * static_cast<double>(n)));
        for (std::size_t k = 0; k < silent; ++k) rows[order[k]] = CellState::no_response;
    }
    for (ActorId i = 0; i < model.actors; ++i) {
        if (rows[i] == CellState::no_response) continue;
        for (ActorId j = 0; j < model.actors; ++j) {
            if (ties[i * n + j] != 0 && (!model.undirected || i < j)) builder.add(i, j);
        }
    }
    if (model.silent) builder.observe(ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(n, 0), {}));
    return builder.build();
}

// Areas as units by pairs of cells that share an area alone, times G/(G-1): below 0 where it has no answer.
double sharing_variance(const infer::AreaBlocks& blocks, const infer::DensityChange& change) {
    const std::size_t units = blocks.units;
    const double cells = std::accumulate(blocks.cells.begin(), blocks.cells.end(), 0.0);
    double diagonal = 0;
    for (std::size_t g = 0; g < units; ++g) diagonal += blocks.cells[g * units + g];
    const double observed = (cells + diagonal) / 2;
    double sum = 0;
    for (std::size_t g = 0; g < units; ++g) {
        double own = 0;
        for (std::size_t h = 0; h < units; ++h) {
            const double e = blocks.sum[g * units + h] - change.difference * blocks.cells[g * units + h];
            own += e;
            if (g < h) sum -= e * e;
        }
        sum += own * own;
    }
    const auto count = static_cast<double>(change.by_areas.areas);
    return sum / (observed * observed) * count / (count - 1);
}

void one_run(const Model& model, const Partition& areas, Shift shift, const BenchOptions& options, Random& random,
             Row& row) {
    const std::array<Matrix, 2> waves = draw_waves(random, model, areas, shift);
    const Network before = network_of(random, model, waves[0], 0.9);
    const Network after = network_of(random, model, waves[1], 0.7);
    const infer::DensityChange change = infer::density_change(before, after, {.areas = &areas});
    const double d = change.difference;
    const bool any = shift.everywhere + shift.across > 0;
    const auto right = [&](double difference) { return !any || difference > 0; };
    row.change += d;
    row.links.count(change.verdict, right(d));
    row.people += infer::leaves_out_zero(change.social_relations) && right(d) ? 1 : 0;
    row.areas += infer::leaves_out_zero(change.by_areas) && right(d) ? 1 : 0;
    row.bootstrap += infer::leaves_out_zero(change.bootstrap) && right(d) ? 1 : 0;
    const infer::AreaBlocks blocks =
        infer::area_blocks(infer::paired_cells(before, after, change::changed_ties(before, after)), areas);
    const double sharing = sharing_variance(blocks, change);
    const bool sharing_says =
        sharing > 0 && std::abs(d) > infer::student_quantile(change.by_areas.df) * std::sqrt(sharing);
    row.sharing_negative += sharing > 0 ? 0 : 1;
    row.sharing += sharing_says && right(d) ? 1 : 0;
    row.sharing_clear += sharing_says && infer::leaves_out_zero(change.social_relations) && right(d) ? 1 : 0;

    const ObservedPairs told = ObservedPairs::both(before.observed(), after.observed());
    const std::vector<change::ContactPair> pairs = change::contact_pairs(before, after);
    const infer::ContactChanges contacts = infer::contact_changes(pairs, told, &areas);
    row.across.count(contacts.across.verdict, right(contacts.across.difference));
    row.within.count(contacts.within.verdict, right(contacts.within.difference));
    const infer::JudgedChange odds = infer::odds_ratio_change(before, after, areas);
    row.odds.count(odds.verdict, shift.across <= 0 || odds.difference > 0);
    if (options.draws > 0) {
        std::vector<ActorId> everybody(model.actors);
        std::iota(everybody.begin(), everybody.end(), 0U);
        const infer::EiChange ei = infer::ei_change(pairs, areas, everybody, contacts.within.pairs,
                                                    contacts.across.pairs, random.bits(), options.draws);
        row.outward += ei.change_at_least <= 0.025 || (shift.across <= 0 && ei.change_at_most <= 0.025) ? 1 : 0;
    }
}

Row measured(const Model& model, Shift shift, const BenchOptions& options, std::size_t number) {
    constexpr std::size_t runs_a_piece = 50;
    const Partition areas = areas_of(model);
    const std::size_t pieces = (options.runs + runs_a_piece - 1) / runs_a_piece;
    std::vector<Row> parts(pieces);
    parallel_for(pieces, options.threads, [&](std::size_t piece) {
        const std::size_t end = std::min(options.runs, (piece + 1) * runs_a_piece);
        for (std::size_t run = piece * runs_a_piece; run < end; ++run) {
            Random random(options.seed, number * 10'000'000 + run);
            one_run(model, areas, shift, options, random, parts[piece]);
        }
    });
    Row row;
    for (const Row& part : parts) row += part;
    return row;
}

std::string words(const Words& of, double runs) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3f, %.3f", of.clear / runs, of.likely / runs);
    return text;
}

std::vector<Model> models() {
    std::vector<Model> list;
    const auto add = [&](Model model) { list.push_back(std::move(model)); };
    for (const ActorId n : {12U, 25U, 40U, 60U}) {
        for (const double people : {0.0, 0.5, 1.0}) {
            char name[64];
            std::snprintf(name, sizeof name, "%u people, 8 areas; people %.1f", n, people);
            add({.name = name, .actors = n, .people = people});
        }
    }
    for (const std::uint32_t areas : {3U, 8U}) {
        for (const ActorId n : {16U, 25U, 40U, 60U}) {
            for (const double area : {0.0, 0.25, 0.5}) {
                if (area == 0 && areas == 8) continue;  // above
                char name[64];
                std::snprintf(name, sizeof name, "%u people, %u areas; people 0.5, areas %.2f", n, areas, area);
                add({.name = name, .actors = n, .areas = areas, .area = area});
            }
        }
    }
    for (const ActorId n : {25U, 40U}) {
        const std::string people = std::to_string(n) + " people, 8 areas; ";
        add({.name = people + "pairs 1.0", .actors = n, .pairs = 1});
        add({.name = people + "undirected", .actors = n, .undirected = true});
        add({.name = people + "undirected, areas 0.25", .actors = n, .area = 0.25, .undirected = true});
        add({.name = people + "closure 0.1", .actors = n, .mu = -2.4, .closure = 0.1});
        add({.name = people + "heavy tails", .actors = n, .heavy = true});
        add({.name = people + "heavy tails, areas 0.25", .actors = n, .area = 0.25, .heavy = true});
        add({.name = people + "sparse", .actors = n, .mu = -3.6});
        add({.name = people + "sparse, areas 0.25", .actors = n, .area = 0.25, .mu = -3.6});
        add({.name = people + "dense", .actors = n, .mu = 1.8});
        add({.name = people + "closer within", .actors = n, .cohesion = 1.5});
        add({.name = std::to_string(n) + " people, 5 areas, unequal", .actors = n, .areas = 5, .unequal = true});
        add({.name = std::to_string(n) + " people, 5 areas, unequal; areas 0.25",
             .actors = n,
             .areas = 5,
             .area = 0.25,
             .unequal = true});
        add({.name = people + "the least connected silent", .actors = n, .silent = true});
    }
    return list;
}

}  // namespace

int main(int count, char** argument) {
    BenchOptions options;
    for (int k = 1; k + 1 < count; k += 2) {
        const std::string word = argument[k];
        const std::uint64_t value = std::strtoull(argument[k + 1], nullptr, 10);
        if (word == "--runs") options.runs = value;
        if (word == "--seed") options.seed = value;
        if (word == "--threads") options.threads = static_cast<unsigned>(value);
        if (word == "--draws") options.draws = static_cast<std::uint32_t>(value);
    }
    const auto runs = static_cast<double>(options.runs);
    const std::vector<Model> list = models();
    std::vector<std::array<Row, 4>> rows;
    for (std::size_t k = 0; k < list.size(); ++k) {
        constexpr std::array shifts{Shift{0, 0}, Shift{0.5, 0}, Shift{0, 0.5}, Shift{0, 1}};
        std::array<Row, 4> row;
        for (std::size_t s = 0; s < shifts.size(); ++s) row[s] = measured(list[k], shifts[s], options, 4 * k + s);
        rows.push_back(row);
        std::fprintf(stderr, "%s\n", list[k].name.c_str());
    }
    for (const std::size_t s : {std::size_t{0}, std::size_t{1}}) {
        std::printf(
            "\n%s\n\n| model | **clear** | **likely** | interval for people | with areas as units | cells that share "
            "an "
            "area alone | \"clear\" by it | it has no answer | bootstrap | mean change, points |\n"
            "|---|---|---|---|---|---|---|---|---|---|\n",
            s == 0 ? "no change: how often each errs" : "a rise of 0.5 in log odds: how often each finds it");
        for (std::size_t k = 0; k < list.size(); ++k) {
            const Row& r = rows[k][s];
            std::printf("| %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %+.1f |\n",
                        list[k].name.c_str(), r.links.clear / runs, r.links.likely / runs, r.people / runs,
                        r.areas / runs, r.sharing / runs, r.sharing_clear / runs, r.sharing_negative / runs,
                        r.bootstrap / runs, 100 * r.change / runs);
        }
    }
    std::printf(
        "\ncontacts across and within: clear, likely\n\n| model | across, no change | across, a rise | within, no "
        "change | within, a rise |\n|---|---|---|---|---|\n");
    for (std::size_t k = 0; k < list.size(); ++k) {
        std::printf("| %s | %s | %s | %s | %s |\n", list[k].name.c_str(), words(rows[k][0].across, runs).c_str(),
                    words(rows[k][1].across, runs).c_str(), words(rows[k][0].within, runs).c_str(),
                    words(rows[k][1].within, runs).c_str());
    }
    std::printf(
        "\nacross against within, by the odds ratio: clear, likely; %s\n\n| model | no change | all pairs alike, 0.5 "
        "| across alone, 0.5 | across alone, 1.0 | E-I shift, no change | E-I shift, all alike |\n"
        "|---|---|---|---|---|---|---|\n",
        options.draws > 0 ? "E-I shift either way" : "E-I not drawn");
    for (std::size_t k = 0; k < list.size(); ++k) {
        std::printf("| %s |", list[k].name.c_str());
        for (const Row& r : rows[k]) std::printf(" %s |", words(r.odds, runs).c_str());
        std::printf(" %.3f | %.3f |\n", rows[k][0].outward / runs, rows[k][1].outward / runs);
    }
    return 0;
}
