#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "graph/model/study.hpp"

// Reference values of real networks lie beside the project, not in it, since their licences differ. Where they are not
// there, tests say by name what they skip.
namespace crosstie::test {

inline const std::vector<std::string>& golden_sets() {
    static const std::vector<std::string> sets{"ckm_physicians",
                                               "coleman",
                                               "eies",
                                               "eies48",
                                               "emon_cheyenne",
                                               "emon_mtsthelens",
                                               "emon_texas",
                                               "florentine",
                                               "icts_2010",
                                               "kapferer_tailor",
                                               "knoke_bureaucracies",
                                               "krackhardt_hightech",
                                               "lazega_lawfirm",
                                               "newcomb_fraternity",
                                               "s50",
                                               "s50_nonresponse",
                                               "sampson",
                                               "tobacco_indiana",
                                               "uk_faculty"};
    return sets;
}

/// Tells CTest that a test found none of the data it needs: "SKIPPED: name".
void skipped(const std::string& test);

/// Checks a number against its golden value to 1e-9; null is undefined.
void check_golden(double ours, const nlohmann::json& golden, const char* key);

/// Whether the sets beside the project are here, and not only the two that stand in it.
bool all_sets_here();

/// The golden file and dataset.json of a set; null JSON when the reference data are not here, and says so.
nlohmann::json golden_of(const std::string& set);
nlohmann::json dataset_of(const std::string& set);
std::string dataset_path(const std::string& set, const std::string& file);

/// Golden views are binary; only the keys on strength read the file's own.
enum class TieStrength { one, as_given };

/// One or two views of a data set as a study: tie_from by the view's rule; with or without its unobserved cells.
Study study_of(const std::string& set, const nlohmann::json& dataset, const std::vector<std::string>& views,
               bool with_gaps, TieStrength strength = TieStrength::one);

}  // namespace crosstie::test
