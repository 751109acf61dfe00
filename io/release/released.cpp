#include "io/release/released.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "graph/base/error.hpp"
#include "io/release/complements.hpp"
#include "io/release/people_count.hpp"

namespace crosstie::io {

namespace {

bool names_somebody(const Cell& cell) {
    return std::holds_alternative<Person>(cell.value) ||
           (std::holds_alternative<People>(cell.value) && !std::get<People>(cell.value).empty());
}

/// The number of people a cell counts; none where it is no such count.
std::optional<CountOfPeople> counted(const Cell& cell) {
    if (cell.closed) return std::nullopt;
    if (cell.behind.whole > 0) return CountOfPeople{cell.behind.people, cell.behind.whole};
    if (const auto* count = std::get_if<std::uint64_t>(&cell.value)) return CountOfPeople{*count, 0, true};
    return std::nullopt;
}

void check(const Cell& cell, const std::string& where) {
    if (names_somebody(cell)) throw Error("a person stands in '" + where + "' of a public document");
}

/// Withholds what a few people stand behind, and what beside it would tell of them. `cell_at`: a cell by its place.
template <class CellAt>
void withhold(std::span<Cell* const> cells, std::span<const AddsUp> sums, CellAt cell_at, std::size_t least) {
    std::vector<CountOfPeople> counts;
    std::vector<Cell*> of;  // the cell of each count
    for (Cell* const cell : cells) {
        if (cell->closed) cell->value = Withheld{};
        if (const auto count = counted(*cell)) counts.push_back(*count), of.push_back(cell);
    }
    const auto index = [&](AddsUp::At at) {
        const auto found = std::ranges::find(of, cell_at(at));
        if (found == of.end()) throw Error("a sum of a document rests on a cell that is no count of people");
        return static_cast<std::size_t>(found - of.begin());
    };
    std::vector<SumOfPeople> solved;
    for (const AddsUp& sum : sums) {
        SumOfPeople& one = solved.emplace_back(SumOfPeople{index(sum.whole), {}, sum.rest});
        std::ranges::transform(sum.parts, std::back_inserter(one.parts), index);
    }
    const auto held = withholdings(counts, solved, least);
    for (std::size_t k = 0; k < counts.size(); ++k) {
        if (held[k] == Withholding::none) continue;
        of[k]->value = Withheld{people_count(counts[k], held[k], least).why};
        of[k]->instead.clear();
    }
}

void leave_out_closed_rows(Table& table) {
    const auto closed = [](const Row& row) { return !row.empty() && row.front().closed; };
    if (!table.shade.empty()) {
        std::vector<std::vector<int>> shade;
        for (std::size_t k = 0; k < table.rows.size(); ++k) {
            if (!closed(table.rows[k])) shade.push_back(std::move(table.shade[k]));
        }
        table.shade = std::move(shade);
    }
    if (std::erase_if(table.rows, closed) > 0 && !table.sums.empty()) {
        throw Error("a sum of '" + table.id + "' may rest on a row that is left out");
    }
}

struct Censor {
    std::size_t least;

    void operator()(Table& table) const {
        std::vector<Cell*> cells;
        for (Row& row : table.rows) {
            for (Cell& cell : row) cells.push_back(&cell);
        }
        withhold(
            cells, table.sums, [&](AddsUp::At at) { return &table.rows.at(at.row).at(at.column); }, least);
        for (const Cell* const cell : cells) check(*cell, table.id);
    }
    void operator()(Record& record) const {
        std::vector<Cell*> cells;
        for (auto& [column, cell] : record.fields) cells.push_back(&cell);
        withhold(
            cells, record.sums, [&](AddsUp::At at) { return &record.fields.at(at.row).second; }, least);
        for (const Cell* const cell : cells) check(*cell, record.id);
    }
    void operator()(Figure& figure) const {
        if (!figure.table) return;
        leave_out_closed_rows(*figure.table);
        (*this)(*figure.table);
    }
    template <class Block>
    void operator()(Block&) const {}
};

/// Whether a block is left out whole. Closed rows are left out before: a table of them alone goes with them.
bool left_out_whole(Block& block, std::vector<std::string>& tables_of_people) {
    if (const auto* record = std::get_if<Record>(&block)) return record->closed;
    auto* table = std::get_if<Table>(&block);
    if (table == nullptr) return false;
    if (table->people) {
        tables_of_people.push_back(table->id);
        return true;
    }
    const bool had_rows = !table->rows.empty();
    leave_out_closed_rows(*table);
    return had_rows && table->rows.empty();
}

/// Ids of the tables of people that were taken out. A section of which nothing is left has no blocks.
std::vector<std::string> censored(std::vector<Section>& sections, const Censor& censor) {
    std::vector<std::string> left_out;
    for (Section& section : sections) {
        std::vector<Block> kept;
        for (Block& block : section.blocks) {
            if (!left_out_whole(block, left_out)) kept.push_back(std::move(block));
        }
        section.blocks = std::move(kept);
        for (Block& block : section.blocks) std::visit(censor, block);
    }
    return left_out;
}

}  // namespace

Released release(Document document, const Rules& rules) {
    std::vector<std::string> left_out;
    if (!shows_people(rules.edition)) {
        const Censor censor{rules.min_group};
        censor(document.head);
        left_out = censored(document.sections, censor);
    }
    return {std::move(document), rules.edition, std::move(left_out)};
}

Released release(Section section, const Rules& rules) {
    Document document;
    document.key = std::exchange(section.id, {});
    document.sections.push_back(std::move(section));
    return release(std::move(document), rules);
}

ReleasedReport release(Report report, const Rules& rules) {
    if (!shows_people(rules.edition)) {
        censored(report.sections, Censor{rules.min_group});
        std::erase_if(report.sections, [](const Section& section) { return section.blocks.empty(); });
    }
    return {std::move(report), rules.edition};
}

}  // namespace crosstie::io
