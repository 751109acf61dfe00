#pragma once
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "graph/infer/density_change.hpp"
#include "io/answers/change/comparison_figures.hpp"
#include "io/answers/change/detail_tables.hpp"

namespace crosstie::io {

// What the parts of the detail share.

/// A field of a record for machines.
[[nodiscard]] inline std::pair<Column, Cell> field(std::string key, std::string meaning, const Cell& cell) {
    return {{std::move(key), "", Kind::exact, std::move(meaning)}, cell};
}

/// An interval, or why there is none.
[[nodiscard]] inline Cell interval(const std::array<double, 2>& ends, Why why) {
    if (!std::isfinite(ends[0]) || !std::isfinite(ends[1])) return Undefined{why};
    return Range{ends[0], ends[1]};
}

/// Figures for machines, under `id` of the section; with no id, in the section's own object.
[[nodiscard]] inline Record data_record(std::string id, std::vector<std::pair<Column, Cell>> fields) {
    return {std::move(id), "", std::move(fields), "", Shown::data_only};
}

/// A part of which there is nothing but the reason.
[[nodiscard]] inline DetailPart nothing_of(const char* key, const Cell& why) {
    DetailPart part;
    part.data.emplace_back(data_record("", {field(key, "", why)}));
    return part;
}

[[nodiscard]] inline Table detail_table(std::string id, std::string caption, std::vector<Column> columns) {
    return {std::move(id), std::move(caption), std::move(columns), {}, "", {}};
}

/// Why a part by area is not there.
[[nodiscard]] inline Cell no_areas_or_withheld(const Case& of, bool there) {
    return there ? Cell(Withheld{}) : Cell(no_areas(of));
}

// The parts, each as far as there is something to say and the edition may show it.
[[nodiscard]] DetailPart treatments_part(const Case& of);
[[nodiscard]] DetailPart strengths_part(const Case& of);
[[nodiscard]] DetailPart dyads_part(const Case& of);
[[nodiscard]] std::vector<DetailPart> relations_parts(const Case& of);
[[nodiscard]] DetailPart along_part(const Case& of);
[[nodiscard]] DetailPart formation_part(const Case& of);
[[nodiscard]] DetailPart people_part(const Case& of);
[[nodiscard]] DetailPart blocks_part(const Case& of);
[[nodiscard]] DetailPart flow_part(const Case& of);
[[nodiscard]] DetailPart work_streams_part(const Case& of);

}  // namespace crosstie::io
