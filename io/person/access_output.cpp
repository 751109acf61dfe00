#include "io/person/access_output.hpp"

#include <fmt/format.h>

#include <map>

#include "io/person/person_tables.hpp"
#include "io/text/version.hpp"

namespace crosstie::io {

namespace {

// Lines that are nobody's answer tell as much of the other person in them.
bool from_another(Bearing bearing) {
    return bearing == Bearing::said_by_other || bearing == Bearing::asked_of_other || bearing == Bearing::recorded;
}

std::string cell_of(const PersonLine& line, std::initializer_list<std::string_view> columns) {
    for (const auto& [column, text] : line.cells) {
        for (const std::string_view wanted : columns) {
            if (column == wanted) return text;
        }
    }
    return {};
}

// What others said in one table, without who: the same answer as often as it was given.
struct Said {
    std::string file;
    Bearing bearing = Bearing::said_by_other;
    std::string wave, relation, strength;
    std::size_t count = 0;
};

std::vector<Said> said_by_others(const PersonFound& found) {
    std::vector<Said> all;
    for (const PersonTable& table : found.tables) {
        std::map<std::tuple<Bearing, std::string, std::string>, std::size_t> counts;
        for (const PersonLine& line : table.lines) {
            if (!from_another(line.bearing)) continue;
            ++counts[{line.bearing, cell_of(line, {"relation"}), cell_of(line, {"strength", "weight"})}];
        }
        for (const auto& [what, count] : counts) {
            all.push_back({table.name, std::get<0>(what), table.wave, std::get<1>(what), std::get<2>(what), count});
        }
    }
    return all;
}

std::string said_words(const Said& said, const std::string& kind) {
    std::string words = said.bearing == Bearing::asked_of_other ? "were asked about them"
                        : said.bearing == Bearing::recorded     ? "are tied to them by another source"
                        : kind == "missing"                     ? "left the question about them unanswered"
                                                                : "named them";
    if (!said.relation.empty()) words += ", " + said.relation;
    if (!said.strength.empty()) words += ", strength " + said.strength;
    return words;
}

std::string kind_of(const PersonFound& found, const std::string& file) {
    for (const PersonTable& table : found.tables) {
        if (table.name == file) return table.kind;
    }
    return {};
}

Cell or_not(const std::string& words, Why why) { return words.empty() ? Cell(Undefined{why}) : Cell(words); }

Table table_of_people(std::string id, std::string caption, std::vector<Column> columns) {
    Table table{std::move(id), std::move(caption), std::move(columns), {}, {}, {}};
    table.people = true;
    return table;
}

/// Every line, and every cell of it: as one row a line for readers, and one row a cell for machines.
void add_lines(const PersonFound& found, Others others, std::vector<Block>& blocks) {
    const char* const file = "As seen from the study's folder";
    Table lines = table_of_people("access_lines", "Line by line",
                                  {{"file", "File", Kind::words, file},
                                   {"wave", "", Kind::key, "The survey the file is of"},
                                   {"line", "Line", Kind::exact, "Counted from 1"},
                                   {"what", "What it is", Kind::words, "What the line has to do with the person"},
                                   {"What it says"}});
    Table cells = table_of_people("access_cells", "Cell by cell",
                                  {{"file", "", Kind::words, file},
                                   {"line", "", Kind::exact, "Counted from 1"},
                                   {"column", "", Kind::words, "The column's header"},
                                   {"text", "", Kind::words, "What stands there"}});
    cells.shown = Shown::data_only;
    for (const PersonTable& table : found.tables) {
        for (const PersonLine& line : table.lines) {
            if (from_another(line.bearing) && others == Others::counted) continue;
            std::string says;
            for (const auto& [column, text] : line.cells) {
                cells.rows.push_back({table.name, line.line, column, text});
                if (!text.empty()) says += fmt::format("{}{}={}", says.empty() ? "" : " ", column, text);
            }
            lines.rows.push_back({table.name, or_not(table.wave, Why::not_applicable), line.line,
                                  std::string(words_of(line.bearing)), std::move(says)});
        }
    }
    blocks.emplace_back(std::move(lines));
    blocks.emplace_back(std::move(cells));
}

void add_said_by_others(const PersonFound& found, std::vector<Block>& blocks) {
    Table table = table_of_people("access_said_by_others", "What others said of them, without who",
                                  {{"file", "File", Kind::words, "As seen from the study's folder"},
                                   {"wave", "", Kind::key, "The survey the file is of"},
                                   {"people", "People", Kind::count, "How many said so"},
                                   {"Who"},
                                   {"what", "", Kind::words, "What the lines have to do with the person"},
                                   {"relation", "", Kind::key, "The question"},
                                   {"strength", "", Kind::words, "What was answered"}});
    for (const Said& each : said_by_others(found)) {
        table.rows.push_back({each.file, or_not(each.wave, Why::not_applicable), each.count,
                              said_words(each, kind_of(found, each.file)), std::string(words_of(each.bearing)),
                              or_not(each.relation, Why::not_stated), or_not(each.strength, Why::not_stated)});
    }
    if (table.rows.empty()) blocks.emplace_back(Paragraph{"Nobody else said anything of them."});
    blocks.emplace_back(std::move(table));
}

}  // namespace

Document access_document(const Access& access) {
    const PersonFound& found = access.found;
    const Others others = access.others;
    Document document;
    document.key = "access";
    document.title = fmt::format("What study {} holds about {}", found.study, found.actor);
    document.head.fields = {person_field("crosstie", "Version of the program", crosstie_version()),
                            person_field("study", "The study's name", found.study),
                            person_field("actor", "The person's id", found.actor),
                            person_field("others", "Whether what others said is counted or shown",
                                         std::string(others == Others::counted ? "counted" : "shown"))};
    std::vector<Block>& blocks = document.sections.emplace_back().blocks;
    add_lines(found, others, blocks);
    if (others == Others::counted) add_said_by_others(found, blocks);
    add_beyond_tables(found, "access", "The id, label, name or e-mail also stands in", "ask for", blocks);
    add_packs(access.packs, access.packs_looked_for, "access", blocks);
    blocks.emplace_back(
        Paragraph{"Measures, papers and diagrams made from these lines are about the person too. Whose answers others' "
                  "are, and whether they are told, is for whoever controls the data to decide."});
    return document;
}

}  // namespace crosstie::io
