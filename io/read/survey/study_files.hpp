#pragma once
#include <map>
#include <string>

#include "io/read/survey/collect.hpp"

namespace crosstie::io::survey {

/// The tables and the study.json of what was collected, by file name. Names and e-mail addresses of exports are in none
/// of them; actors.csv has the roster's names in a column `name`, which only the named edition shows.
[[nodiscard]] std::map<std::string, std::string> study_files(const Collected& found, const std::string& title);

/// kind,wave,file,row,column,person,detail: one line a thing noticed.
[[nodiscard]] std::string quality_csv(const Collected& found);
[[nodiscard]] std::string decisions_csv(const std::vector<Decision>& decisions);

}  // namespace crosstie::io::survey
