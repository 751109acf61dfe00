// Writes Pajek's .net, and each column as a .clu or, of numbers, a .vec beside it.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "io/read/formats/pajek_waves.hpp"
#include "io/read/formats/words_of_lines.hpp"
#include "io/read/formats/writers.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

std::string file_part(const std::string& name, std::size_t number) {
    const bool plain = name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-@") ==
                       std::string::npos;
    return plain ? "_" + name : "_column" + std::to_string(number + 1);
}

std::string beside_file(const NamedColumn& column, std::size_t actors, bool numbers) {
    std::string out = "% " + quoted_words(column.name) + "\n";
    std::map<std::string, std::size_t> number;
    for (const std::string& cell : column.cells) {
        if (!cell.empty()) number.emplace(cell, 0);
    }
    std::size_t next = 0;
    for (auto& [text, own] : number) {
        own = ++next;
        if (!numbers) out += fmt::format("% {} {}\n", own, quoted_words(text));
    }
    if (!numbers) out += "% 0 \"\"\n";
    out += fmt::format("*Vertices {}\n", actors);
    for (const std::string& cell : column.cells)
        out += numbers ? cell + "\n" : fmt::format("{}\n", cell.empty() ? 0 : number[cell]);
    return out;
}

}  // namespace

Written write_pajek(const Study& study) {
    Written written;
    const std::string waves = waves_to_write(study);
    const bool times = study.waves.size() > 1, strengths = valued(study);
    std::string out = waves.empty() ? std::string() : std::string(pajek_waves_comment) + waves + "\n";
    out += fmt::format("*Vertices {}\n", study.actors.size());
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        out += fmt::format("{} {}", i + 1, quoted_words(study.actors[i].id));
        std::vector<std::string> there;
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            if (study.actors[i].on_roster(w)) there.push_back(std::to_string(w + 1));
        }
        if (times && there.size() < study.waves.size()) out += " [" + joined(there, ",") + "]";
        out += '\n';
    }
    const bool named = !relations_to_write(study).empty();
    for (std::size_t r = 0; r < study.relations.size(); ++r) {
        out += study.relations[r].directed ? "*Arcs" : "*Edges";
        if (named) out += fmt::format(" :{} {}", r + 1, quoted_words(study.relations[r].key));
        out += '\n';
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            for (const Tie& tie : study.answers[r][w].ties) {
                out += fmt::format("{} {}", tie.from + 1, tie.to + 1);
                if (strengths) out += " " + number_text(tie.strength);
                if (times) out += fmt::format("{} [{}]", strengths ? "" : " 1", w + 1);
                out += '\n';
            }
        }
    }
    written.files[""] = std::move(out);
    std::size_t number = 0;
    for (const NamedColumn& column : columns_to_write(study)) {
        if (column.name == "label" || column.name == "id" || column.name == "waves") continue;
        const bool numbers = std::all_of(column.cells.begin(), column.cells.end(),
                                         [](const std::string& cell) { return parse_number(cell).has_value(); });
        written.files[file_part(column.name, number++) + (numbers ? ".vec" : ".clu")] =
            beside_file(column, study.actors.size(), numbers);
    }
    return written;
}

}  // namespace crosstie::io
