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

void withhold_few(Cell& cell, std::size_t least) {
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

struct Censor {
    std::size_t least;

    void operator()(Table& table) const {
        for (Row& row : table.rows) {
            for (Cell& cell : row) {
                withhold_few(cell, least);
                check(cell, table.id);
            }
        }
    }
    void operator()(Record& record) const {
        for (auto& [column, cell] : record.fields) {
            withhold_few(cell, least);
            check(cell, record.id);
        }
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
