// The sheets of a workbook that are no table of the paper: tidy tables, one row a case, for whoever works on with the
// figures. What an edition may not show of them is marked, and left out by `release`.
#include "io/pack/data_sheets.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

#include "graph/survey/area_totals.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/release/disclosure.hpp"
#include "io/release/person_cell.hpp"
#include "io/render/values.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

Table sheet(std::string name, std::vector<Column> columns) {
    return {std::move(name), "", std::move(columns), {}, "", {}};
}

Column counts(std::string head) { return {"", std::move(head), Kind::count}; }

std::int64_t difference(std::uint64_t from, std::uint64_t to) {
    return static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from);
}

Table findings(const ReleasedPapers& papers, const Findings& said) {
    const Report& paper = papers.paper.report();
    Table table = sheet("findings", {{"kind"}, counts("number"), {"text"}});
    const auto add = [&](const char* kind, const std::vector<std::string>& texts) {
        for (std::size_t k = 0; k < texts.size(); ++k) table.rows.push_back({kind, k + 1, texts[k]});
    };
    add("mark", paper.marks);
    add("headline", {paper.headline});
    std::vector<std::string> figures;
    for (const KeyFigure& f : paper.strip) figures.push_back(fmt::format("{}: {}; {}", f.label, f.value, f.note));
    add("key figure", figures);
    add("finding", said.found);
    std::vector<std::string> answers;
    for (const Section& section : papers.annex.report().sections) {
        for (const Block& block : section.blocks) {
            const auto* list = std::get_if<QuestionList>(&block);
            if (list == nullptr) continue;
            for (const auto& [question, answer] : list->items) answers.push_back(question + ' ' + answer);
        }
    }
    add("answer", answers);
    add("limit", said.limits);
    add("source", {paper.source_line});
    return table;
}

Table areas(const Case& of) {
    const AreaTables& shown = of.shown().areas;
    const auto& by = of.study.by;
    Table table = sheet("areas", {{by.singular},
                                  counts("within, before"),
                                  counts("within, after"),
                                  {"", "within, change", Kind::change},
                                  counts("across, before"),
                                  counts("across, after"),
                                  {"", "across, change", Kind::change}});
    const auto from = survey::area_totals(shown.contacts_from), to = survey::area_totals(shown.contacts_to);
    for (std::size_t row = 0; row < shown.labels.size(); ++row) {
        table.rows.push_back({shown.labels[row], from[row].within, to[row].within,
                              difference(from[row].within, to[row].within), from[row].across, to[row].across,
                              difference(from[row].across, to[row].across)});
    }
    table.bars.push_back({fmt::format("Contacts with other {}, before and after", by.plural),
                          capitalised(by.singular),
                          0,
                          {4, 5},
                          fmt::format("Bar chart of contacts with other {} for {} {}, before and after; the same "
                                      "figures stand in this sheet.",
                                      by.plural, shown.labels.size(), by.plural)});
    return table;
}

Table area_pairs(const Case& of) {
    const AreaTables& shown = of.shown().areas;
    Table table = sheet("area_pairs", {{of.study.by.singular},
                                       {"with"},
                                       counts("contacts before"),
                                       counts("contacts after"),
                                       {"", "change", Kind::change}});
    for (std::size_t row = 0; row < shown.labels.size(); ++row) {
        for (std::size_t column = row; column < shown.labels.size(); ++column) {
            const std::uint64_t from = shown.contacts_from[row][column], to = shown.contacts_to[row][column];
            table.rows.push_back({shown.labels[row], shown.labels[column], from, to, difference(from, to)});
        }
    }
    return table;
}

Table new_contacts(const Case& of) {
    const Disclosed& shown = of.shown();
    Table table = sheet("new_contacts", {{"new contacts"}, counts("people"), counts("least"), counts("most")});
    for (const Band& band : shown.bands) {
        table.rows.push_back(
            {band_words(band), Cell(Value(band.people), Behind{band.people, shown.gained_any.whole}), band.least,
             band.most ? Cell(*band.most) : Cell(Undefined{Why::no_upper_limit}).shown_as("no limit")});
    }
    table.bars.push_back({"New contacts per person",
                          "new contacts",
                          0,
                          {1},
                          fmt::format("Bar chart of new contacts for {} people who answered both times; the same "
                                      "figures stand in this sheet.",
                                      shown.gained_any.whole)});
    return table;
}

std::string area_of(const survey::Comparison& comparison, ActorId actor) {
    const auto& areas = comparison.cross_area.areas;
    return comparison.has_areas && areas.known(actor) ? areas.labels[areas.group[actor]] : std::string();
}

Table people(const Case& of) {
    const survey::Comparison& c = of.comparison;
    Table table = sheet("people", {{"", "id", Kind::key},
                                   {"", "person", Kind::person},
                                   {of.study.by.singular},
                                   {"", "answered both times", Kind::yes_no}});
    for (const char* const head :
         {"new contacts", "new across", "confirmed", "lost contacts", "lost across", "pairs open before",
          "contacts before", "contacts after", "reached before", "reached after"}) {
        table.columns.push_back(counts(head));
    }
    table.people = true;
    for (const change::NewContacts& n : c.new_contacts) {
        const bool area = c.has_areas && c.cross_area.areas.known(n.actor);
        const auto own = [&](std::uint32_t count, bool defined = true) {
            return n.known && defined ? Cell(count) : Cell(Undefined{Why::not_known});
        };
        const auto either = [&](std::uint32_t count, bool defined = true) {
            return n.compared && defined ? Cell(count) : Cell(Undefined{Why::not_known});
        };
        table.rows.push_back({of.study.actors[n.actor].id, person_cell(of.study, n.actor, of.edition),
                              area_of(c, n.actor), n.known, own(n.gained), own(n.gained_across, area), own(n.confirmed),
                              own(n.lost), own(n.lost_across, area), own(n.opportunities), either(n.contacts_from),
                              either(n.contacts_to), either(n.areas_reached_from, area),
                              either(n.areas_reached_to, area)});
    }
    return table;
}

/// Pairs in contact, as the maps draw them; who named whom stands in ties.csv.
Table ties(const Case& of) {
    const survey::Comparison& c = of.comparison;
    Table table = sheet("ties", {{"", "id", Kind::key},
                                 {"", "person", Kind::person},
                                 {of.study.by.singular},
                                 {"", "other id", Kind::key},
                                 {"", "other person", Kind::person},
                                 {"other " + of.study.by.singular},
                                 {"contact"}});
    table.people = true;
    for (const change::ContactPair& pair : c.contacts) {
        const char* state = pair.joint_before && pair.joint_after ? "lasted"
                            : pair.joint_after                    ? "new"
                            : pair.joint_before                   ? "lost"
                            : pair.after                          ? "after; not answered both times"
                                                                  : "before; not answered both times";
        table.rows.push_back({of.study.actors[pair.first].id, person_cell(of.study, pair.first, of.edition),
                              area_of(c, pair.first), of.study.actors[pair.second].id,
                              person_cell(of.study, pair.second, of.edition), area_of(c, pair.second), state});
    }
    return table;
}

Table response(const Case& of) {
    const survey::Comparison& c = of.comparison;
    const Disclosed& shown = of.shown();
    const auto wave = [&](std::size_t number) {
        const Wave& one = of.study.waves[number];
        return one.label.empty() ? one.key : one.label;
    };
    const std::string before = wave(c.options.from), after = wave(c.options.to);
    Table table = sheet("response", {{"group"}, {"wave"}, counts("asked"), counts("answered")});
    table.rows = {{"everybody", before, c.before.roster, c.before.answered},
                  {"everybody", after, c.after.roster, c.after.answered}};
    const AreaTables& t = shown.areas;
    for (std::size_t row = 0; row < t.labels.size(); ++row) {
        const Cell area = Cell(t.labels[row]).closed_where(!shown.response_by_area);
        table.rows.push_back({area, before, t.roster_from[row], t.answered_from[row]});
        table.rows.push_back({area, after, t.roster_to[row], t.answered_to[row]});
    }
    return table;
}

/// A single value and its reason, as two cells. Undefined and withheld: "none", and why.
struct ValueCells {
    std::pair<Cell, Cell> operator()(const Undefined& none) const {
        return {Cell(none).shown_as("none"), std::string(key_of(none.why))};
    }
    std::pair<Cell, Cell> operator()(const Withheld& held) const {
        return {Cell(Withheld{"none"}), held.instead.empty() ? "suppressed" : "suppressed: " + held.instead};
    }
    template <class Plain>
    std::pair<Cell, Cell> operator()(const Plain& value) const {
        return {Cell(value), ""};
    }
};

Table measures(const PackNumbers& numbers) {
    Table table = sheet("measures", {{"part"}, {"", "key", Kind::key}, {"value"}, {"why there is none"}});
    const auto add = [&](const std::string& part, const std::string& path, const Value& value) {
        auto [cell, why] = std::visit(ValueCells{}, value);
        table.rows.push_back({part, path, std::move(cell), std::move(why)});
    };
    if (numbers.comparison) {
        for (const PlacedValue& one : values_in(*numbers.comparison)) add("comparison", one.path, one.value);
    }
    for (const Section& section : numbers.networks.document().sections) {
        for (const Block& block : section.blocks) {
            std::string of;  // "contact.before."
            for (const auto& [column, cell] : std::get<Record>(block).fields) {
                const std::size_t dot = column.key.find('.');
                if (column.key == "relation" || column.key == "wave") of += std::get<std::string>(cell.value) + '.';
                if (dot != std::string::npos) add("network", of + column.key.substr(dot + 1), cell.value);
            }
        }
    }
    for (const Released& topic : numbers.topics) {
        for (const PlacedValue& one : values_in(topic)) add(topic.document().key, one.path, one.value);
    }
    return table;
}

Table definitions(const ReleasedPapers& papers) {
    Table table = sheet("definitions", {{"word"}, {"meaning"}});
    for (const Section& section : papers.annex.report().sections) {
        if (section.id != "definitions") continue;
        for (const Block& block : section.blocks) {
            if (const auto* list = std::get_if<Definitions>(&block)) {
                for (const auto& [word, meaning] : list->items) table.rows.push_back({word, meaning});
            }
        }
    }
    return table;
}

}  // namespace

Document data_sheets(const Case& of, const ReleasedPapers& papers, const PackNumbers& numbers) {
    Document document;
    document.key = "data";
    if (survey::one_survey(of.comparison)) {  // its areas and answers stand in tables of the paper and the annex
        document.sections.push_back(
            {"", "", {findings(papers, of.findings()), measures(numbers), definitions(papers)}});
        return document;
    }
    document.sections.push_back({"",
                                 "",
                                 {findings(papers, of.findings()), areas(of), area_pairs(of), new_contacts(of),
                                  people(of), ties(of), response(of), measures(numbers), definitions(papers)}});
    return document;
}

}  // namespace crosstie::io
