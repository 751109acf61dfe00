// Values of measures as cells of a document, and long rows of them cut to a page.
#include "io/answers/measures/measured_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/document/shown.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t page = 80;         // characters a line
constexpr std::size_t most_listed = 30;  // people, pairs or sets in one cell
constexpr double whole_below = 1e15;     // beyond, a double no longer tells neighbouring whole numbers apart

std::string listed(const Words& items) {
    if (items.empty()) return "none";
    std::string words;
    for (std::size_t k = 0; k < std::min(items.size(), most_listed); ++k) words += (k == 0 ? "" : ", ") + items[k];
    if (items.size() > most_listed) words += fmt::format(", and {} more", items.size() - most_listed);
    return words;
}

/// Pairs or sets, each one word for machines (ids joined by a bar) and one phrase for readers.
template <class Sets, class Phrase>
Cell sets_cell(const Study& study, const Sets& sets, Phrase phrase) {
    Words ids, phrases;
    for (const auto& set : sets) {
        std::string joined;
        for (const ActorId i : set) joined += (joined.empty() ? "" : "|") + study.actors[i].id;
        ids.push_back(std::move(joined));
        phrases.push_back(phrase(set));
    }
    return Cell(std::move(ids)).shown_as(listed(phrases));
}

struct NetworkCell {
    const Study& study;
    std::string_view why;
    Edition edition;

    Cell operator()(double number) const { return number_cell(number, why); }
    Cell operator()(const std::vector<double>& numbers) const {
        Words shown;
        for (const double number : numbers) shown.push_back(exact_words(number));
        return Cell(Numbers(numbers)).shown_as(listed(shown));
    }
    Cell operator()(const std::vector<ActorId>& actors) const {
        People people;
        Words ids;
        for (const ActorId i : actors) {
            people.push_back({study.actors[i].id, person_words(study, i, edition)});
            ids.push_back(study.actors[i].id);
        }
        return Cell(std::move(people)).shown_as(listed(ids));
    }
    Cell operator()(const std::vector<std::array<ActorId, 2>>& pairs) const {
        return sets_cell(study, pairs, [this](const std::array<ActorId, 2>& pair) {
            return study.actors[pair[0]].id + " with " + study.actors[pair[1]].id;
        });
    }
    Cell operator()(const std::vector<std::vector<ActorId>>& sets) const {
        return sets_cell(study, sets, [this](const std::vector<ActorId>& set) {
            std::string words;
            for (const ActorId i : set) words += (words.empty() ? "" : " ") + study.actors[i].id;
            return '(' + words + ')';
        });
    }
};

}  // namespace

Cell number_cell(double number, std::string_view why) {
    if (!std::isfinite(number)) return Undefined{why_of(why)};
    if (number != std::floor(number) || std::abs(number) >= whole_below) return number;
    if (number < 0) return static_cast<std::int64_t>(number);
    return static_cast<std::uint64_t>(number);
}

Cell short_cell(const Cell& cell) {
    if (std::holds_alternative<Undefined>(cell.value)) return cell.shown_as("-");
    if (const auto* number = std::get_if<double>(&cell.value)) return cell.shown_as(fmt::format("{:.4g}", *number));
    return cell;
}

Cell network_cell(const Study& study, const measure::NetworkValue& value, Edition edition) {
    return std::visit(NetworkCell{study, value.why, edition}, value.value);
}

bool names_people(const measure::NetworkValue& value) {
    return !std::holds_alternative<double>(value.value) && !std::holds_alternative<std::vector<double>>(value.value);
}

std::vector<Table> tables_of(const SideBySide& all) {
    const auto widest = [](const std::string& head, std::size_t rows, const auto& words) {
        std::size_t width = shown_width(head);
        for (std::size_t row = 0; row < rows; ++row) width = std::max(width, shown_width(words(row)));
        return width;
    };
    const std::size_t rows = all.names.size();
    const std::size_t front = widest(all.first, rows, [&](std::size_t row) { return all.names[row]; });
    std::vector<Table> tables;
    for (std::size_t next = 0; next < all.columns.size();) {
        Table table{all.id + (tables.empty() ? "" : fmt::format("_{}", tables.size() + 1)),
                    tables.empty() ? all.caption : all.caption + ", continued",
                    {{all.first}},
                    {},
                    {},
                    {}};
        for (const std::string& name : all.names) table.rows.push_back({name});
        std::size_t used = front;
        const std::size_t start = next;
        for (; next < all.columns.size(); ++next) {
            const auto& head = all.columns[next].first;
            const auto& cells = all.columns[next].second;
            used += 2 + widest(head, rows, [&](std::size_t row) { return shown(cells[row], Kind::exact); });
            if (next > start && used > page) break;
            table.columns.emplace_back("", head, Kind::exact);
            for (std::size_t row = 0; row < rows; ++row) table.rows[row].push_back(cells[row]);
        }
        table.people = all.people;
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace crosstie::io
