// Centralization of nearness and of the eigenvector, and fragmentation, against golden values of every view.
#include "graph/measure/centralization.hpp"

#include <cmath>
#include <iostream>
#include <limits>

#include "graph/measure/fragmentation.hpp"
#include "graph/model/select.hpp"
#include "tests/golden/golden.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using nlohmann::json;

TEST_CASE("golden: centralization of nearness and of the eigenvector, fragmentation", "[golden]") {
    int closeness = 0;
    int in_pieces = 0;
    int eigenvector = 0;
    int fragmentation = 0;
    for (const std::string& set : test::golden_sets()) {
        const json golden = test::golden_of(set);
        const json dataset = test::dataset_of(set);
        if (golden.is_null() || dataset.is_null()) continue;
        for (const auto& [name, view] : golden["views"].items()) {
            INFO(set << " " << name);
            const json& graph = view["graph"];
            const Study study = test::study_of(set, dataset, {name}, false);  // golden reads a gap as no tie
            const Network network = network_at(study, 0, 0, std::numeric_limits<double>::quiet_NaN());
            if (graph.contains("krackhardt_connectedness")) {
                const double connected = graph["krackhardt_connectedness"]["value"].get<double>();
                CHECK(test::near(measure::fragmentation(network), 1 - connected));
                ++fragmentation;
            }
            if (graph.contains("centralization_closeness_union")) {
                const json& entry = graph["centralization_closeness_union"];
                const double ours = measure::closeness_centralization(network);
                // In pieces sna gives 0 and igraph nothing: the golden conventions call it undefined.
                const bool pieces = graph["components_weak"]["value"].get<int>() > 1;
                test::check_golden(ours, pieces ? json(nullptr) : entry["value"], "closeness");
                ++(pieces ? in_pieces : closeness);
            }
            // Where two parts share the leading eigenvalue the references pick one vector of many.
            if (graph.contains("centralization_eigenvector_union") && view["nodes"].contains("eigenvector_union")) {
                const double value = graph["centralization_eigenvector_union"]["value"].get<double>();
                CHECK(test::near(measure::eigenvector_centralization(network), value, 1e-6));
                ++eigenvector;
            }
        }
    }
    std::cout << "golden: centralization of closeness " << closeness << " views, undefined in " << in_pieces
              << ", eigenvector " << eigenvector << ", fragmentation " << fragmentation << "\n";
    if (fragmentation == 0) return test::skipped("golden: centralization");
    if (!test::all_sets_here()) return;
    CHECK(closeness >= 10);
    CHECK(in_pieces >= 5);
    CHECK(eigenvector >= 10);
}
