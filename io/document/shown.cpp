#include "io/document/shown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

std::string listed(const std::vector<std::string>& items) {
    if (items.empty()) return "none";
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
    return text;
}

struct Reader {
    Kind kind;
    int digits;

    std::string operator()(const Undefined& none) const { return std::string(words_of(none.why)); }
    std::string operator()(const Withheld& held) const {
        if (held.instead.starts_with("all but fewer than")) return "all but a few";  // exact in JSON
        return held.instead.empty() ? "not shown" : held.instead;
    }
    std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
    std::string operator()(std::uint64_t count) const {
        if (kind == Kind::change) return signed_words(static_cast<std::int64_t>(count));
        if (kind == Kind::key || kind == Kind::exact) return std::to_string(count);
        return count_words(count);
    }
    std::string operator()(std::int64_t number) const {
        if (kind == Kind::change || number < 0) return signed_words(number);
        return (*this)(static_cast<std::uint64_t>(number));
    }
    std::string operator()(double number) const {
        switch (kind) {
            case Kind::share:
                return percent_words(number);
            case Kind::points:
                return points_words(number);
            case Kind::p:
                return draws_words(number);
            case Kind::amount:
                return amount_words(number);
            case Kind::count:
                return number < 0 ? signed_words(std::llround(number))
                                  : count_words(static_cast<std::uint64_t>(std::llround(number)));
            case Kind::change:
                return signed_words(std::llround(number));
            case Kind::decimal:
                return decimal_words(number, digits);
            case Kind::percent:
                return hundredths_words(number, digits);
            case Kind::finer:
                return (number > 0 ? "+" : "") + hundredths_words(number, digits);
            case Kind::p_exact:
                return number < 0.001 ? "under 0.001" : decimal_words(number, 3);
            default:
                return exact_words(number);
        }
    }
    std::string operator()(const Share& share) const {
        switch (kind) {
            case Kind::share:
                return share_words(share.part, share.whole);
            case Kind::chance:
                return chance_words(share.part, share.whole);
            case Kind::of:
                return fmt::format("{} of {}", count_words(share.part), count_words(share.whole));
            default:
                return counted_share_words(share.part, share.whole);
        }
    }
    std::string operator()(const Range& range) const {
        if (kind == Kind::points) return points_range_words(range.low, range.high);
        return fmt::format("{} to {}", (*this)(range.low), (*this)(range.high));
    }
    std::string operator()(const std::string& words) const { return words; }
    std::string operator()(const Named& named) const { return named.words; }
    std::string operator()(const Person& person) const { return person.called; }
    std::string operator()(const Words& words) const { return listed(words); }
    std::string operator()(const Numbers& numbers) const {
        Words words;
        for (const double number : numbers) words.push_back((*this)(number));
        return listed(words);
    }
    std::string operator()(const People& people) const {
        Words words;
        for (const Person& person : people) words.push_back(person.called);
        return listed(words);
    }
};

bool holds_for(const Block& block, Shown place) {
    if (const auto* table = std::get_if<Table>(&block)) {
        return (table->shown == Shown::everywhere || table->shown == place) && !table->rows.empty();
    }
    if (const auto* record = std::get_if<Record>(&block)) {
        return (record->shown == Shown::everywhere || record->shown == place) &&
               std::ranges::any_of(record->fields, [](const auto& field) { return !field.first.head.empty(); });
    }
    const auto* list = std::get_if<BulletList>(&block);
    return list == nullptr || !list->items.empty();
}

}  // namespace

std::string shown(const Cell& cell, Kind kind, int digits) {
    if (!cell.instead.empty() && !std::holds_alternative<Withheld>(cell.value)) return cell.instead;
    return std::visit(Reader{cell.kind.value_or(kind), digits}, cell.value);
}

std::string shown(const Cell& cell, const Column& column) { return shown(cell, column.kind, column.digits); }

ShownTable as_shown(const Table& table) {
    std::vector<std::size_t> seen;
    ShownTable made;
    for (std::size_t k = 0; k < table.columns.size(); ++k) {
        if (!table.columns[k].key.empty() && table.columns[k].head.empty()) continue;
        seen.push_back(k);
        made.columns.push_back(table.columns[k]);
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        std::vector<std::string>& cells = made.rows.emplace_back();
        std::vector<int> shade;
        for (const std::size_t k : seen) {
            cells.push_back(shown(table.rows[r].at(k), table.columns[k]));
            if (!table.shade.empty()) shade.push_back(table.shade[r][k]);
        }
        if (!table.shade.empty()) made.shade.push_back(std::move(shade));
    }
    return made;
}

Table as_table(const Record& record) {
    Table table{record.id, record.caption, {{"Figure", false}, {"Value", true}}, {}, record.note, {}};
    table.shown = record.shown;
    for (const auto& [column, cell] : record.fields) {
        if (!column.head.empty()) table.rows.push_back({column.head, shown(cell, column)});
    }
    return table;
}

bool on_paper(const Block& block) { return holds_for(block, Shown::paper_only); }

bool on_terminal(const Block& block) { return holds_for(block, Shown::terminal_only); }

std::map<std::string, std::string> numbered(const Report& report) {
    std::map<std::string, std::string> numbers;
    std::size_t figures = 0, tables = 0;
    for (const Section& section : report.sections) {
        for (const Block& block : section.blocks) {
            if (!on_paper(block)) continue;
            if (const auto* figure = std::get_if<Figure>(&block)) {
                numbers["figure-" + figure->id] = "Figure " + std::to_string(++figures);
            } else if (const auto* table = std::get_if<Table>(&block)) {
                numbers["table-" + table->id] = "Table " + std::to_string(++tables);
            } else if (const auto* record = std::get_if<Record>(&block)) {
                numbers["table-" + record->id] = "Table " + std::to_string(++tables);
            }
        }
    }
    return numbers;
}

Pointing pointing(const Paragraph& paragraph, const std::map<std::string, std::string>& numbers) {
    Pointing made{paragraph.text, {}};
    for (const std::string& anchor : paragraph.see) {
        if (numbers.contains(anchor)) made.to.push_back(anchor);
    }
    if (!made.to.empty() && made.text.ends_with('.')) made.text.pop_back();
    return made;
}

}  // namespace crosstie::io
