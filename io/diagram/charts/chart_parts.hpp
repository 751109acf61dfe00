#pragma once
#include <functional>
#include <string>
#include <vector>

#include "io/diagram/charts/chart.hpp"
#include "io/diagram/charts/chart_page.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io::diagram {

/// What a chart is made from: figures of persons and areas come from `shown` only.
struct ChartInput {
    const Case& of;
    const Study& study;
    const survey::Comparison& comparison;
    const Disclosed& shown;
    const ChartOptions& options;
    std::string before, after;     // heads of the waves
    std::string singular, plural;  // "borough", "boroughs"
};

/// A chart in words, and how to draw it into the room left between title and footer.
struct ChartDraft {
    std::string title, subtitle, alt;
    std::vector<std::string> footer;  // sentences of its own
    std::vector<std::string> notes;
    std::size_t put_together = 0;  // areas that share one row for want of room
    Table table;
    std::string in_words;  // the table as sentences; empty: row by row, each number with its column's head
    std::vector<ChartLegendItem> legend;
    std::function<void(ChartPage&, const Box&)> plot;
};

[[nodiscard]] ChartDraft heat_chart(const ChartInput& input);
[[nodiscard]] ChartDraft new_contacts_chart(const ChartInput& input);
[[nodiscard]] ChartDraft response_chart(const ChartInput& input);
[[nodiscard]] ChartDraft slope_chart(const ChartInput& input);
[[nodiscard]] ChartDraft turnover_chart(const ChartInput& input);
[[nodiscard]] ChartDraft split_chart(const ChartInput& input);
[[nodiscard]] ChartDraft density_chart(const ChartInput& input);
[[nodiscard]] ChartDraft wheel_chart(const ChartInput& input);
[[nodiscard]] ChartDraft path_chart(const ChartInput& input);
[[nodiscard]] ChartDraft chance_chart(const ChartInput& input);

/// Throws NotShown with the reason where the edition shows no single area, or there are none.
void require_areas(const ChartInput& input);
/// "; no clear change overall" where the verdict says so, else nothing.
[[nodiscard]] std::string verdict_ending(const ChartInput& input);
/// The same where a title tells of contacts alone: by their own test, as their verb.
[[nodiscard]] std::string contacts_ending(const ChartInput& input);
/// A step of 1, 2 or 5 times a power of ten that divides 0 .. most into about `wanted` parts; at least `least`.
[[nodiscard]] double nice_step(double most, int wanted, double least);
/// Half the height of a bar in a row that is twice `half_row` high and keeps `aside` free over and under it: rows share
/// the whole panel.
[[nodiscard]] double bar_half(double half_row, double aside);
/// Letters on or beside a bar twice `half` high: large on a stout one, so that few rows are read from afar.
[[nodiscard]] double size_on_bar(double half, double least);
[[nodiscard]] std::vector<Column> columns_of(const std::vector<std::string>& heads);

}  // namespace crosstie::io::diagram
