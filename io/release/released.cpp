#include "io/release/released.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/base/error.hpp"

namespace crosstie::io {

namespace {

bool names_somebody(const Cell& cell) {
    return std::holds_alternative<Person>(cell.value) ||
           (std::holds_alternative<People>(cell.value) && !std::get<People>(cell.value).empty());
}

void withhold(Cell& cell, std::size_t least) {
    if (cell.closed) {
        cell.value = Withheld{};
        return;
    }
    const auto [people, whole] = cell.behind;
    if (whole == 0) return;
    if (people > 0 && people < least) {
        cell.value = Withheld{fmt::format("fewer than {}", least)};
    } else if (people < whole && whole - people < least) {
        cell.value = Withheld{fmt::format("all but fewer than {}", least)};
    }
}

void check(const Cell& cell, const std::string& where) {
    if (names_somebody(cell)) throw Error("a person stands in '" + where + "' of a public document");
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
    std::erase_if(table.rows, closed);
}

struct Censor {
    std::size_t least;

    void operator()(Table& table) const {
        for (Row& row : table.rows) {
            for (Cell& cell : row) {
                withhold(cell, least);
                check(cell, table.id);
            }
        }
    }
    void operator()(Record& record) const {
        for (auto& [column, cell] : record.fields) {
            withhold(cell, least);
            check(cell, record.id);
        }
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
