#include "io/person/forget_output.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/person/person_tables.hpp"
#include "io/text/version.hpp"

namespace crosstie::io {

namespace {

std::size_t lines_with(const PersonTable& table, Erasure erasure) {
    return static_cast<std::size_t>(std::count_if(table.lines.begin(), table.lines.end(),
                                                  [&](const PersonLine& line) { return line.erasure == erasure; }));
}

/// One row a file; and for machines one row a line, since a file has many.
void add_files(const PersonFound& found, std::vector<Block>& blocks) {
    Table files{"forget_files",
                "File by file",
                {{"file", "File", Kind::words, "As seen from the study's folder"},
                 {"lines_removed", "Lines that go", Kind::count, "Whole lines"},
                 {"lines_with_cells_emptied", "Lines with cells emptied", Kind::count,
                  "Lines that also say that a meeting was held, that an issue exists, that somebody was asked, that "
                  "others were named"}},
                {},
                {},
                {}};
    Table lines{"forget_lines",
                "Line by line",
                {{"file", "", Kind::words, "As seen from the study's folder"},
                 {"line", "", Kind::exact, "Counted from 1, before anything goes"},
                 {"removed", "", Kind::yes_no, "Whether the line goes; else cells of it are emptied"}},
                {},
                {},
                {}};
    files.people = lines.people = true;
    lines.shown = Shown::data_only;
    for (const PersonTable& table : found.tables) {
        if (table.lines.empty()) continue;
        files.rows.push_back(
            {table.name, lines_with(table, Erasure::whole_line), lines_with(table, Erasure::emptied_cells)});
        for (const PersonLine& line : table.lines) {
            lines.rows.push_back({table.name, line.line, line.erasure == Erasure::whole_line});
        }
    }
    blocks.emplace_back(std::move(files));
    blocks.emplace_back(std::move(lines));
}

}  // namespace

Document forgotten_document(const Forgotten& f) {
    const PersonFound& found = f.found;
    Document document;
    document.key = "forget";
    document.title = f.done ? fmt::format("{} is erased from study {}.", found.actor, found.study)
                            : fmt::format("What erasing {} from study {} takes out", found.actor, found.study);
    document.head.fields = {person_field("crosstie", "Version of the program", crosstie_version()),
                            person_field("study", "The study's name", found.study),
                            person_field("actor", "The person's id", found.actor),
                            person_field("done", "Whether it is done; else nothing has been changed", f.done)};
    std::vector<Block>& blocks = document.sections.emplace_back().blocks;
    add_files(found, blocks);
    add_beyond_tables(found, "forget",
                      "Not touched, for words are for a person to judge: the id, label, name or e-mail stands in",
                      "erase", blocks);
    add_packs(f.packs, f.packs_looked_for, "forget", blocks);
    blocks.emplace_back(Paragraph{"Copies, backups and what was sent to others are beyond this."});
    if (!f.done) blocks.emplace_back(Paragraph{"Nothing has been changed. Add --yes to erase."});
    return document;
}

}  // namespace crosstie::io
