// Our side of compare_peers: reads a workload's files and runs tasks on the networks in memory.
//   bench_kernels FOLDER TASK...     prints a line a task: name, answer, CPU seconds of all threads, wall seconds
// Tasks shorter than 0.2 s are repeated and averaged.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "graph/base/random.hpp"
#include "graph/change/contacts.hpp"
#include "graph/change/turnover.hpp"
#include "graph/infer/density_bootstrap.hpp"
#include "graph/infer/ei_permutation.hpp"
#include "graph/infer/mrqap.hpp"
#include "graph/infer/qap.hpp"
#include "graph/measure/betweenness.hpp"
#include "graph/measure/brokerage.hpp"
#include "graph/measure/closeness.hpp"
#include "graph/measure/clustering.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/measure/components.hpp"
#include "graph/measure/cores.hpp"
#include "graph/measure/ego.hpp"
#include "graph/measure/leiden.hpp"
#include "graph/measure/paths.hpp"
#include "graph/measure/status.hpp"
#include "graph/measure/structural_holes.hpp"
#include "graph/model/network_builder.hpp"

using namespace crosstie;
using namespace crosstie::measure;

namespace {

std::uint32_t number_of(const std::string& id) { return static_cast<std::uint32_t>(std::stoul(id.substr(1))); }

// What a workload's files hold, each read when a task first asks for it.
class Workload {
 public:
    explicit Workload(std::string folder) : folder_(std::move(folder)) {
        std::ifstream nodes = opened("nodes.csv");
        std::string line;
        std::getline(nodes, line);
        while (std::getline(nodes, line)) {
            const auto comma = line.find(',');
            areas_.push_back(line.substr(comma + 1, line.find(',', comma + 1) - comma - 1));
        }
    }
    const Network& before() { return made(before_, "wave1.csv", Ties::undirected); }
    const Network& after() { return made(after_, "wave2.csv", Ties::undirected); }
    const Network& before_directed() { return made(directed_, "wave1.csv", Ties::directed); }
    [[nodiscard]] Partition areas() const { return partition_of(areas_); }

 private:
    [[nodiscard]] std::ifstream opened(const std::string& name) const {
        std::ifstream file(folder_ + '/' + name);
        if (!file) throw std::runtime_error("no " + name + " in " + folder_);
        return file;
    }
    const Network& made(std::optional<Network>& network, const std::string& name, Ties kind) const {
        if (network) return *network;
        std::ifstream ties = opened(name);
        NetworkBuilder builder(static_cast<ActorId>(areas_.size()), kind);
        std::string line;
        std::getline(ties, line);
        while (std::getline(ties, line)) {
            const auto comma = line.find(',');
            builder.add(number_of(line.substr(0, comma)), number_of(line.substr(comma + 1)));
        }
        return network.emplace(builder.build());
    }

    std::string folder_;
    std::vector<std::string> areas_;
    std::optional<Network> before_, after_, directed_;
};

double sum_of(const ActorScores& scores) {
    double sum = 0;
    for (const double score : scores) sum += std::isnan(score) ? 0 : score;
    return sum;
}

using Task = std::function<double(const Network&)>;

// Draws and comparisons, which read more than one network; on two threads, as peers may.
double of_both(Workload& workload, const std::string& task) {
    constexpr unsigned threads = 2;
    if (task == "qap") return infer::qap_correlation(workload.before(), workload.after(), 1, 10'000, threads).r;
    if (task == "difference") return static_cast<double>(change::turnover(workload.before(), workload.after()).kept);
    if (task == "bootstrap") {
        return infer::density_bootstrap(workload.before(), workload.after(), {1, 10'000, threads}).se;
    }
    if (task == "ei") {
        const Network& before = workload.before();
        std::vector<ActorId> people(before.actor_count());
        std::iota(people.begin(), people.end(), ActorId{0});
        const auto contacts = change::contact_pairs(before, before);
        return infer::ei_change(contacts, workload.areas(), people, 1, 1, 1, 10'000, threads).from;
    }
    if (task == "mrqap") {
        const std::vector<infer::PairMatrix> predictors{infer::tie_matrix(workload.before()),
                                                        infer::same_group_matrix(workload.areas())};
        return infer::mrqap_linear(infer::tie_matrix(workload.after()), predictors,
                                   {.pairs = infer::Pairs::unordered, .draws = 1'000, .threads = threads})
            .terms[1]
            .coefficient;
    }
    if (task != "brokerage") throw std::runtime_error("no task " + task);
    double sum = 0;
    for (const BrokerCounts& roles : brokerage(workload.before_directed(), workload.areas())) {
        for (std::size_t role = 0; role < roles.size(); ++role) {
            sum += static_cast<double>((role + 1) * roles[role]);
        }
    }
    return sum;
}

const std::map<std::string, Task>& tasks() {
    static const std::map<std::string, Task> all{
        {"betweenness", [](const Network& n) { return sum_of(betweenness(n)); }},
        {"harmonic", [](const Network& n) { return sum_of(harmonic_closeness(n)); }},
        {"closeness",
         [](const Network& n) {
             return sum_of(closeness(n, {.towards = Towards::others, .convention = Closeness::reachable}));
         }},
        {"path_length", [](const Network& n) { return path_summary(n).mean_distance; }},
        {"constraint", [](const Network& n) { return sum_of(constraint(n)); }},
        {"effective_size", [](const Network& n) { return sum_of(effective_size(n)); }},
        {"ego_density", [](const Network& n) { return sum_of(ego_networks(n).density); }},
        {"clustering", [](const Network& n) { return sum_of(clustering(n)); }},
        {"transitivity", [](const Network& n) { return transitivity(n); }},
        {"pagerank",
         [](const Network& n) {
             const ActorScores rank = page_rank(n);
             double squares = 0;
             for (const double one : rank) squares += one * one;
             return squares;
         }},
        {"components", [](const Network& n) { return static_cast<double>(weak_components(n).sizes.size()); }},
        {"cut_people", [](const Network& n) { return static_cast<double>(cut_actors(n).size()); }},
        {"cores", [](const Network& n) { return sum_of(coreness(n)); }},
        {"leiden",
         [](const Network& n) {
             Random random(1);
             const TieSums ties = tie_sums(n, Strengths::ignore);
             LeidenOptions options;
             options.shakes = 0;
             return modularity(ties, leiden(ties, options, random), 1.0);
         }},
    };
    return all;
}

double cpu_now() {
    std::timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double wall_now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "usage: bench_kernels FOLDER TASK...\n";
        return 2;
    }
    Workload workload(argv[1]);
    for (int k = 2; k < argc; ++k) {
        const auto known = tasks().find(argv[k]);
        const auto task = [&] {
            return known != tasks().end() ? known->second(workload.before()) : of_both(workload, argv[k]);
        };
        double answer = task();  // once to read the files and to warm up
        const double cpu = cpu_now();
        const double wall = wall_now();
        int runs = 0;
        do {
            answer = task();
            ++runs;
        } while (cpu_now() - cpu < 0.2);
        std::printf("%s %.12g %.6g %.6g\n", argv[k], answer, (cpu_now() - cpu) / runs, (wall_now() - wall) / runs);
        std::fflush(stdout);
    }
    return 0;
}
