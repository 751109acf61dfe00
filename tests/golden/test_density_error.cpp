// Standard errors of one wave's density against the golden block `bootstrap` of every view that has one.
#include "graph/infer/density_error.hpp"

#include <iostream>
#include <limits>

#include "graph/model/select.hpp"
#include "tests/golden/golden.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using nlohmann::json;

TEST_CASE("golden: standard errors of a density", "[golden]") {
    int compared = 0;
    for (const std::string& set : test::golden_sets()) {
        const json golden = test::golden_of(set);
        const json dataset = test::dataset_of(set);
        if (golden.is_null() || dataset.is_null()) continue;
        for (const auto& [name, view] : golden["views"].items()) {
            if (!view["graph"].contains("bootstrap")) continue;
            INFO(set << " " << name);
            const Study study = test::study_of(set, dataset, {name}, false);  // golden reads a gap as no tie
            const auto ours =
                infer::density_precision(network_at(study, 0, 0, std::numeric_limits<double>::quiet_NaN()));
            const json& value = view["graph"]["bootstrap"]["value"];
            test::check_golden(ours.density, value["density"], "density");
            test::check_golden(ours.bootstrap, value["se_bootstrap_exact"], "bootstrap");
            test::check_golden(ours.bootstrap_cells, value["se_bootstrap_exact_arcwise_fill"], "bootstrap_cells");
            test::check_golden(ours.jackknife, value["se_jackknife"], "jackknife");
            test::check_golden(ours.independent, value["se_independent_arcs"], "independent");
            ++compared;
        }
    }
    std::cout << "golden: standard errors of a density compared in " << compared << " views\n";
    if (compared == 0) return test::skipped("golden: standard errors of a density");
    CHECK(compared >= (test::all_sets_here() ? 40 : 1));
}
