// The strengths of a table of ties: numbers as people write them, and the scale they have to be on.
#include "io/read/tie_strengths.hpp"

#include <fmt/format.h>

#include <span>

#include "io/read/strength_marks.hpp"
#include "io/text/cells.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {
constexpr std::size_t most_waiting = 1'000'000;
}

std::optional<double> TieStrengths::read(const UnsettledTie& tie) {
    const TieRow& row = tie.row;
    const std::optional<std::size_t> relation = tie.relation;
    const std::optional<double> strength = parse_number(row.strength);
    if (strength) return checked(row, *strength, relation);
    const std::string_view text = trimmed(row.strength);
    if (means_nobody(text)) {
        table_.fault(row.record, columns_.strength,
                     text.empty() ? std::string("no strength") : "the strength " + in_quotes(text), allowed(relation),
                     "write 0 for no tie; a pair left unanswered belongs in a table of missing pairs");
    } else if (const auto plain = parse_number(text)) {
        return checked(row, *plain, relation);
    } else if (waiting_.size() < most_waiting) {
        waiting_.push_back(tie);
    } else {
        table_.fault(row.record, columns_.strength, "the strength " + in_quotes(row.strength), allowed(relation),
                     number_mend(text));
    }
    return std::nullopt;
}

std::optional<double> TieStrengths::checked(const TieRow& row, double strength, std::optional<std::size_t> relation) {
    if (in_range(strength, relation)) return strength;
    table_.fault(row.record, columns_.strength, "the strength " + std::string(trimmed(row.strength)), allowed(relation),
                 "correct it, or the scale of the relation");
    return std::nullopt;
}

void TieStrengths::settle(const std::function<void(const UnsettledTie&, double)>& put) {
    const bool european = table_.delimiter() == ';' && columns_.strength != TieColumns::none;
    if (waiting_.empty() && !european) return;
    NumberMarks marks;
    table_.look_through([&](std::span<const std::string_view> cells) {
        marks.see(cells[columns_.strength]);
        return !waiting_.empty() || !marks.points_are_decimal();
    });
    const std::string contradiction = marks.contradiction();
    const bool doubtful = european && !marks.doubtful_point().empty() && !marks.points_are_decimal();
    if (doubtful && contradiction.empty() && marks.thousands_comma().empty()) {
        std::string thousands = marks.doubtful_point();
        std::erase(thousands, '.');
        table_.header_fault("strengths such as " + in_quotes(marks.doubtful_point()) + " in a file with semicolons",
                            "decimals that cannot be thousands",
                            fmt::format("write {} or {}0, whichever is meant", thousands, marks.doubtful_point()));
    }
    SomeRows read;
    for (const UnsettledTie& wait : waiting_) {
        const auto strength =
            contradiction.empty() ? marks.read(wait.row.strength) : grouped_number(trimmed(wait.row.strength));
        if (!strength) {
            table_.fault(wait.row.record, columns_.strength,
                         "the strength " + in_quotes(wait.row.strength) +
                             (contradiction.empty() ? "" : " in a file with " + contradiction),
                         allowed(wait.relation), number_mend(trimmed(wait.row.strength)));
            continue;
        }
        const auto sound = checked(wait.row, *strength, wait.relation);
        if (!sound) continue;
        read.count(wait.row.record.line, fmt::format("{} as {}", in_quotes(wait.row.strength), number_text(*sound)));
        put(wait, *sound);
    }
    if (read.rows == 0) return;
    const std::string& proof = !marks.decimal_comma().empty() ? marks.decimal_comma() : marks.thousands_comma();
    reading_.warn(fmt::format("{}:{}: {} read by how the file writes numbers{}: {}", table_.file(), read.line,
                              read.rows == 1 ? "1 strength is" : fmt::format("{} strengths are", read.rows),
                              proof.empty() ? "" : " (" + in_quotes(proof) + " leaves one reading)", read.example));
}

bool TieStrengths::in_range(double strength, std::optional<std::size_t> relation) const {
    if (strength == 0.0) return true;
    if (strength < 0.0 || !relation) return strength >= 0.0;
    const auto [least, most] = scale_of(*relation);
    return (!least || strength >= *least) && (!most || strength <= *most);
}

std::string TieStrengths::allowed(std::optional<std::size_t> relation) const {
    if (!relation) return "a number from 0";
    const auto [least, most] = scale_of(*relation);
    if (!least || !most) return "a number above 0, or 0 for no tie";
    return fmt::format("a number from {} to {}{}", number_text(*least), number_text(*most),
                       *least > 0 ? ", or 0 for no tie" : "");
}

// What the study says, else what the heading of the strengths does.
std::pair<std::optional<double>, std::optional<double>> TieStrengths::scale_of(std::size_t relation) const {
    const Relation& asked = reading_.study.relations[relation];
    if (asked.scale_min || asked.scale_max) return {asked.scale_min, asked.scale_max};
    return {columns_.scale_min, columns_.scale_max};
}

}  // namespace crosstie::io
