#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "graph/model/study.hpp"
#include "io/read/formats/networks.hpp"

namespace crosstie::io {

/// What a writer of a format hands over: one file or several, and what the format could not take.
struct Written {
    std::map<std::string, std::string> files;  // by what is put after the name's stem: "", "_area.clu"
    std::vector<std::string> left_out;
};

/// A study as formats with attributes on nodes want it. Attributes, and beside them "label"; "id" where ids are mere
/// numbers, "waves" where not everybody was there all the time, "work_streams", and "answered" (with "_<wave>" where
/// there are several) where not everybody answered. Reading knows them again.
[[nodiscard]] std::vector<NamedColumn> columns_to_write(const Study& study);

/// "before;after": empty where a reader gives the same name without being told.
[[nodiscard]] std::string waves_to_write(const Study& study);
[[nodiscard]] std::string relations_to_write(const Study& study);

/// What is written of each tie besides its ends: the text is empty where it need not be said.
struct TieWords {
    std::size_t relation = 0, wave = 0;
    std::string strength = {};  // empty when every strength is 1
    std::string relation_key = {}, wave_key = {};
};
void each_tie(const Study& study, const std::function<void(const Tie&, bool directed, const TieWords&)>& take);

/// True when the relations are not all directed, or all undirected.
[[nodiscard]] bool mixed_directions(const Study& study);
/// Directed, for formats with one direction for all: true when any relation is.
[[nodiscard]] bool any_directed(const Study& study);
[[nodiscard]] bool valued(const Study& study);

/// "trust@before", "before", "trust" or "": the name of one network among those of the study.
[[nodiscard]] std::string network_name(const Study& study, std::size_t relation, std::size_t wave);

}  // namespace crosstie::io
