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
        of[k]->value = Withheld{people_count_words(people_count(counts[k], held[k], least))};
        of[k]->instead.clear();
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
        if (figure.table) (*this)(*figure.table);
    }
    template <class Block>
    void operator()(Block&) const {}
};

/// Ids of the tables of people that were taken out.
std::vector<std::string> censored(std::vector<Section>& sections, const Censor& censor) {
    std::vector<std::string> left_out;
    for (Section& section : sections) {
        std::erase_if(section.blocks, [&](const Block& block) {
            const auto* table = std::get_if<Table>(&block);
            if (table == nullptr || !table->people) return false;
            left_out.push_back(table->id);
            return true;
        });
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
    if (!shows_people(rules.edition)) censored(report.sections, Censor{rules.min_group});
    return {std::move(report), rules.edition};
}

}  // namespace crosstie::io
