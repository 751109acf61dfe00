// Our side of compare_peers: reads a workload's nodes.csv and wave1.csv and runs tasks on the network in memory.
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
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "graph/base/random.hpp"
#include "graph/measure/betweenness.hpp"
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

Network network_in(const std::string& folder) {
    std::ifstream nodes(folder + "/nodes.csv");
    std::ifstream ties(folder + "/wave1.csv");
    if (!nodes || !ties) throw std::runtime_error("no nodes.csv and wave1.csv in " + folder);
    std::string line;
    std::getline(nodes, line);
    ActorId people = 0;
    while (std::getline(nodes, line)) ++people;
    NetworkBuilder builder(people, Ties::undirected);
    std::getline(ties, line);
    while (std::getline(ties, line)) {
        const auto comma = line.find(',');
        builder.add(number_of(line.substr(0, comma)), number_of(line.substr(comma + 1)));
    }
    return builder.build();
}

double sum_of(const ActorScores& scores) {
    double sum = 0;
    for (const double score : scores) sum += std::isnan(score) ? 0 : score;
    return sum;
}

using Task = std::function<double(const Network&)>;

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
    const Network network = network_in(argv[1]);
    for (int k = 2; k < argc; ++k) {
        const Task& task = tasks().at(argv[k]);
        double answer = task(network);  // once to warm up
        const double cpu = cpu_now();
        const double wall = wall_now();
        int runs = 0;
        do {
            answer = task(network);
            ++runs;
        } while (cpu_now() - cpu < 0.2);
        std::printf("%s %.12g %.6g %.6g\n", argv[k], answer, (cpu_now() - cpu) / runs, (wall_now() - wall) / runs);
        std::fflush(stdout);
    }
    return 0;
}
