// Boost.Graph's side of compare_peers, as it is: its own algorithms on compressed_sparse_row_graph.
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/version.hpp>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS>;
using Pairs = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

struct Hops : boost::default_bfs_visitor {
    std::vector<unsigned>& hops;
    double& sum;
    double& inverse;
    double& reached;
    template <typename Edge>
    void tree_edge(Edge edge, const Graph& g) {
        const unsigned far = hops[source(edge, g)] + 1;
        hops[target(edge, g)] = far;
        sum += far;
        inverse += 1.0 / far;
        reached += 1;
    }
};

struct Network {
    Graph arcs;
    Pairs pairs;
};

double run(const std::string& task, const Network& network) {
    const Graph& g = network.arcs;
    const std::size_t n = num_vertices(g);
    const auto index = get(boost::vertex_index, g);
    double answer = -1;
    if (task == "betweenness") {
        std::vector<double> scores(n, 0);
        boost::brandes_betweenness_centrality(g, boost::make_iterator_property_map(scores.begin(), index));
        answer = 0;
        for (const double one : scores) answer += one / 2;
    } else if (task == "harmonic" || task == "path_length") {
        double sum = 0, inverse = 0, reached = 0;
        std::vector<unsigned> hops(n);
        std::vector<boost::default_color_type> color(n);
        for (Vertex v = 0; v < n; ++v) {
            std::fill(color.begin(), color.end(), boost::white_color);
            hops[v] = 0;
            Hops visitor{{}, hops, sum, inverse, reached};
            boost::queue<Vertex> queue;
            boost::breadth_first_visit(g, v, queue, visitor, boost::make_iterator_property_map(color.begin(), index));
        }
        answer = task == "harmonic" ? inverse / static_cast<double>(n - 1) : sum / reached;
    } else if (task == "components") {
        std::vector<std::size_t> part(n);
        answer = static_cast<double>(boost::connected_components(
            network.pairs, boost::make_iterator_property_map(part.begin(), get(boost::vertex_index, network.pairs))));
    } else if (task == "cut_people") {
        std::vector<std::size_t> found;
        boost::articulation_points(network.pairs, std::back_inserter(found));
        answer = static_cast<double>(found.size());
    } else if (task == "cores") {
        std::vector<std::size_t> core(n);
        boost::core_numbers(network.pairs,
                            boost::make_iterator_property_map(core.begin(), get(boost::vertex_index, network.pairs)));
        answer = 0;
        for (const std::size_t one : core) answer += static_cast<double>(one);
    }
    return answer;
}

double cpu_now() {
    std::timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double wall_now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string(argv[1]) == "--version") {
        std::printf("Boost.Graph %d.%d\n", BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000);
        return 0;
    }
    if (argc < 3) return 2;
    std::ifstream nodes(std::string(argv[1]) + "/nodes.csv");
    std::ifstream ties(std::string(argv[1]) + "/wave1.csv");
    std::string line;
    std::size_t people = 0;
    std::getline(nodes, line);
    while (std::getline(nodes, line)) ++people;
    std::vector<std::pair<std::size_t, std::size_t>> arcs;
    Network network{{}, Pairs(people)};
    std::getline(ties, line);
    while (std::getline(ties, line)) {
        const auto comma = line.find(',');
        const std::size_t a = std::stoul(line.substr(1, comma - 1)), b = std::stoul(line.substr(comma + 2));
        arcs.emplace_back(a, b);
        arcs.emplace_back(b, a);
        add_edge(a, b, network.pairs);
    }
    network.arcs = Graph(boost::edges_are_unsorted_multi_pass, arcs.begin(), arcs.end(), people);
    for (int k = 2; k < argc; ++k) {
        double answer = 0;
        const double cpu = cpu_now();
        const double wall = wall_now();
        int runs = 0;
        do {
            answer = run(argv[k], network);
            ++runs;
        } while (cpu_now() - cpu < 0.2);
        std::printf("%s %.12g %.6g %.6g\n", argv[k], answer, (cpu_now() - cpu) / runs, (wall_now() - wall) / runs);
        std::fflush(stdout);
    }
    return 0;
}
