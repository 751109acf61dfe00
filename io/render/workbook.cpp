// Sheets as an Excel file, through libxlsxwriter: how they look, and their charts.
#include "io/render/workbook.hpp"

#include <xlsxwriter.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "graph/base/error.hpp"
#include "io/render/workbook_sheets.hpp"
#include "io/text/encoding.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"
#include "io/text/workbook_file.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t most_rows = 1'048'575, most_characters = 32'000;
constexpr double narrowest = 9, widest = 70;

constexpr auto expect = &WorkbookFile::expect;

std::string clean(const std::string& text) { return diagram::clean_text(text, most_characters); }

// What a print header reads as an instruction begins with &.
std::string header_of(const std::vector<std::string>& marks) {
    std::string text;
    for (const std::string& mark : marks) text += (text.empty() ? "" : " ") + clean(mark);
    std::string safe = "&C&B";
    for (const char c : text) safe += c == '&' ? "&&" : std::string(1, c);
    if (safe.size() < 250) return safe;
    safe.resize(
        240);  // the format's limit is 255 characters; marks are English and short, so this cuts nothing of ours
    while (!begins_character(safe.back())) safe.pop_back();
    safe.pop_back();
    return safe + "...";
}

class SheetWriter {
 public:
    explicit SheetWriter(const Report& about)
        : about_(about),
          header_(header_of(about.marks)),
          file_(clean(about.title), clean(about.subtitle)),
          book_(file_.book()) {
        head_ = workbook_add_format(book_);
        format_set_bold(head_);
        format_set_font_color(head_, 0x003087);
        format_set_bottom(head_, LXW_BORDER_MEDIUM);
        format_set_bottom_color(head_, 0x003087);
        format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
        format_set_text_wrap(head_);
        text_ = workbook_add_format(book_);
        format_set_align(text_, LXW_ALIGN_VERTICAL_TOP);
        format_set_text_wrap(text_);
        number_ = workbook_add_format(book_);
        format_set_align(number_, LXW_ALIGN_VERTICAL_TOP);
    }

    void add(const WorkbookSheet& data) {
        if (data.rows.size() > most_rows) {
            throw LimitReached(fmt::format("sheet {} of the workbook: {} rows, and a sheet holds {}", data.name,
                                           data.rows.size(), most_rows));
        }
        lxw_worksheet* sheet = workbook_add_worksheet(book_, data.name.c_str());
        if (sheet == nullptr) WorkbookFile::not_made("bad sheet name " + data.name);
        for (std::size_t k = 0; k < data.columns.size(); ++k) {
            const auto column = static_cast<lxw_col_t>(k);
            expect(worksheet_set_column(sheet, column, column, width_of(data, k), nullptr));
            expect(worksheet_write_string(sheet, 0, column, clean(data.columns[k]).c_str(), head_));
        }
        for (std::size_t r = 0; r < data.rows.size(); ++r) {
            // Not every program works out the height of rows whose text takes several lines.
            const std::size_t lines = lines_of(data.rows[r]);
            if (lines > 1) {
                expect(worksheet_set_row(sheet, static_cast<lxw_row_t>(r + 1), 15.0 * static_cast<double>(lines),
                                         nullptr));
            }
            for (std::size_t k = 0; k < data.rows[r].size(); ++k) {
                write(sheet, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(k), data.rows[r][k]);
            }
        }
        worksheet_freeze_panes(sheet, 1, 0);
        expect(worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(data.rows.size()),
                                    static_cast<lxw_col_t>(data.columns.size() - 1)));
        expect(worksheet_repeat_rows(sheet, 0, 0));
        worksheet_set_paper(sheet, 9);  // A4
        worksheet_set_landscape(sheet);
        worksheet_fit_to_pages(sheet, 1, 0);
        if (!about_.marks.empty()) expect(worksheet_set_header(sheet, header_.c_str()));
        for (std::size_t k = 0; k < data.bars.size(); ++k) add(sheet, data, data.bars[k], k);
    }

    [[nodiscard]] std::string bytes() { return file_.bytes(); }

 private:
    static std::size_t lines_of(const std::vector<SheetCell>& row) {
        std::size_t lines = 1;
        for (const SheetCell& cell : row) {
            const auto* text = std::get_if<std::string>(&cell);
            if (text != nullptr)
                lines = std::max(lines, 1 + shown_width(*text) * 10 / static_cast<std::size_t>(widest * 9));
        }
        return std::min<std::size_t>(lines, 20);
    }

    static double width_of(const WorkbookSheet& data, std::size_t column) {
        std::size_t longest = shown_width(data.columns[column]) + 3;  // the arrow of the filter
        for (const auto& row : data.rows) {
            if (column >= row.size()) continue;
            if (const auto* text = std::get_if<std::string>(&row[column]))
                longest = std::max(longest, shown_width(*text));
            if (const auto* number = std::get_if<double>(&row[column]))
                longest = std::max(longest, std::min<std::size_t>(10, fmt::format("{}", *number).size()));
        }
        return std::clamp(static_cast<double>(longest) + 1, narrowest, widest);
    }

    void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const SheetCell& cell) {
        if (const auto* text = std::get_if<std::string>(&cell)) {
            if (!text->empty()) expect(worksheet_write_string(sheet, row, column, clean(*text).c_str(), text_));
        } else if (const auto* number = std::get_if<double>(&cell)) {
            if (std::isfinite(*number))
                expect(worksheet_write_number(sheet, row, column, *number, number_));
            else
                expect(worksheet_write_string(sheet, row, column, "not defined", text_));
        }
    }

    static bool can_be_drawn(const WorkbookSheet& data, const Bars& chart) {
        return !data.rows.empty() && std::all_of(data.rows.begin(), data.rows.end(), [&](const auto& row) {
            return std::all_of(chart.series.begin(), chart.series.end(), [&](std::size_t column) {
                const auto* number = std::get_if<double>(&row[column]);
                return number != nullptr && std::isfinite(*number);
            });
        });
    }

    void add(lxw_worksheet* sheet, const WorkbookSheet& data, const Bars& asked, std::size_t place) {
        if (!can_be_drawn(data, asked)) return;
        lxw_chart* chart = workbook_add_chart(book_, LXW_CHART_BAR);
        if (chart == nullptr) WorkbookFile::not_made("no chart");
        const auto last = static_cast<lxw_row_t>(data.rows.size());
        constexpr std::array<lxw_color_t, 3> colours{0x8A9BA8, 0x003087, 0xAE2573};  // apart in grey print too
        for (std::size_t k = 0; k < asked.series.size(); ++k) {
            const auto values = static_cast<lxw_col_t>(asked.series[k]);
            const auto names = static_cast<lxw_col_t>(asked.category);
            lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
            chart_series_set_categories(series, data.name.c_str(), 1, names, last, names);
            chart_series_set_values(series, data.name.c_str(), 1, values, last, values);
            chart_series_set_name_range(series, data.name.c_str(), 0, values);
            lxw_chart_fill fill{};
            fill.color = colours[asked.series.size() == 1 ? 1 : k % colours.size()];
            chart_series_set_fill(series, &fill);
            chart_series_set_labels(series);
        }
        chart_title_set_name(chart, asked.title.c_str());
        // In a bar chart the library's y axis is that of the categories, which lies down in its order upright.
        chart_axis_set_name(chart->y_axis, asked.categories.c_str());
        chart_axis_set_reverse(chart->y_axis);  // the first row on top
        chart_axis_off(chart->x_axis);          // each bar bears its number
        chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
        if (asked.series.size() == 1)
            chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        else
            chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
        std::string alt = asked.alt;
        lxw_chart_options options{};
        options.description = alt.data();
        const double bars = static_cast<double>(data.rows.size() * asked.series.size());
        options.x_scale = 1.5;
        options.y_scale = std::clamp(0.55 + bars * 0.085, 1.0, 4.0);
        const auto right = static_cast<lxw_col_t>(data.columns.size() + 1);
        const auto down = static_cast<lxw_row_t>(1 + place * static_cast<std::size_t>(options.y_scale * 15 + 3));
        expect(worksheet_insert_chart_opt(sheet, down, right, chart, &options));
    }

    const Report& about_;
    std::string header_;
    WorkbookFile file_;
    lxw_workbook* book_;
    lxw_format* head_ = nullptr;
    lxw_format* text_ = nullptr;
    lxw_format* number_ = nullptr;
};

}  // namespace

std::string workbook(const Released& data, const ReleasedReport& paper, const ReleasedReport& annex) {
    const std::vector<WorkbookSheet> sheets = sheets_of(data, paper, annex);
    return written_twice([&] {
        SheetWriter writer(paper.report());
        for (const WorkbookSheet& sheet : sheets) writer.add(sheet);
        return writer.bytes();
    });
}

}  // namespace crosstie::io
