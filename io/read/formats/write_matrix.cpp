// Who is tied to whom as a table with everybody down and across: CSV, and the sheet of a workbook.
#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "graph/base/error.hpp"
#include "io/read/formats/writers.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/number.hpp"
#include "io/text/words.hpp"
#include "io/text/workbook_file.hpp"

namespace crosstie::io {

namespace {

using Row = std::vector<SheetCell>;

// Each row in turn, the header first: names, strengths, 0 for no tie, NA for a pair that was not observed.
template <class Take>
void each_row(const Study& study, Take take) {
    const std::size_t n = study.actors.size();
    const bool directed = study.relations[0].directed;
    const Answers& answers = study.answers[0][0];
    std::vector<std::map<ActorId, double>> rows(n);
    for (const Tie& tie : answers.ties) {
        rows[tie.from][tie.to] = tie.strength;
        if (!directed) rows[tie.to][tie.from] = tie.strength;
    }
    Row row{std::string()};
    for (const Actor& actor : study.actors) row.emplace_back(actor.id);
    take(row);
    for (ActorId i = 0; i < n; ++i) {
        row.assign(1, study.actors[i].id);
        for (ActorId j = 0; j < n; ++j) {
            const auto tie = rows[i].find(j);
            const bool seen = i == j || answers.observed.complete() || answers.observed.contains(i, j) ||
                              (!directed && answers.observed.contains(j, i));
            if (tie != rows[i].end())
                row.emplace_back(tie->second);
            else if (seen)
                row.emplace_back(0.0);
            else
                row.emplace_back("NA");
        }
        take(row);
    }
}

void expect_at_most(std::size_t most, const Study& study, const char* of, const char* mend) {
    const std::size_t n = study.actors.size();
    if (n > most)
        throw LimitReached(
            fmt::format("{} of {} actors; at most {} can be written{}", of, count_words(n), count_words(most), mend));
}

Written as(std::string bytes, const Study& study) {
    Written written;
    if (!study.relations[0].directed) written.left_out.emplace_back("that ties have no direction; it is symmetric");
    written.files[""] = std::move(bytes);
    return written;
}

}  // namespace

Written write_matrix(const Study& study) {
    expect_at_most(10'000, study, "a matrix", "");
    std::string out;
    each_row(study, [&](const Row& row) {
        for (std::size_t k = 0; k < row.size(); ++k) {
            const auto* text = std::get_if<std::string>(&row[k]);
            out += k > 0 ? "," : "";
            out += text != nullptr ? csv_cell(*text) : number_text(std::get<double>(row[k]));
        }
        out += '\n';
    });
    return as(std::move(out), study);
}

Written write_matrix_workbook(const Study& study) {
    // As many columns as reading takes: what is written can be read.
    expect_at_most(1023, study, "the sheet of a matrix", "; write it as CSV");
    std::vector<Row> rows;
    each_row(study, [&](const Row& row) { rows.push_back(row); });
    Written written = as(one_sheet_workbook(study.title, "matrix", rows), study);
    std::size_t cut = 0;
    for (const Tie& tie : study.answers[0][0].ties)
        cut += std::strtod(fmt::format("{:.16g}", tie.strength).c_str(), nullptr) != tie.strength ? 1U : 0U;
    if (cut > 0) written.left_out.push_back(fmt::format("the 17th digit of {} strengths", cut));
    return written;
}

}  // namespace crosstie::io
