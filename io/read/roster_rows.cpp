// Takes ids and groups from the rows of the tables of who there is; spellings that differ are told.
#include "io/read/roster_rows.hpp"

#include <fmt/format.h>

#include "io/text/spelling.hpp"

namespace crosstie::io {

std::string_view Spelt::in(const CsvTable& table, std::size_t column, std::string_view kind) {
    constexpr std::uint32_t most_groups = 4096;
    const std::string_view cell = table.cell_if(column);
    if (cell.empty() || known_.size() > most_groups) return cell;
    if (trimmed(cell).empty()) return {};
    const SpeltIds::Met met = known_.insert(cell);
    if (met.respelt) reading_.respellings.note(table.file(), table.line(), kind, cell, known_.text(met.number));
    return known_.text(met.number);
}

std::optional<std::string_view> Owners::take(CsvTable& table, std::size_t column) {
    const std::string_view id = table.cell(column);
    if (trimmed(id).empty()) {
        table.fault(column, "an empty id", "an id in each row", "give the row an id, or remove it");
        return std::nullopt;
    }
    const SpeltIds::Met met = ids_.insert(id);
    const std::string_view kept = ids_.text(met.number);
    if (met.is_new) {
        if (met.respelt) reading_.respellings.note(table.file(), table.line(), kind_, id, kept);
        lines_.push_back(table.line());
        return kept;
    }
    const std::string again =
        met.respelt ? fmt::format("the id {}, which differs from {} on line {} by {} only", in_quotes(id),
                                  in_quotes(kept), lines_[met.number], spelling_difference(id, kept))
                    : fmt::format("the id {} again (first on line {})", in_quotes(id), lines_[met.number]);
    table.fault(column, again, "each id once", "remove or rename one of the rows");
    return std::nullopt;
}

}  // namespace crosstie::io
