// Tells Kumu's elements from answers, and takes them for the roster.
#include "io/read/survey/elements.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

#include "io/read/survey/layout.hpp"
#include "io/read/survey/sheet.hpp"

namespace crosstie::io::survey {

namespace fs = std::filesystem;

namespace {

// Kumu's elements: "Label,Type,Tags,Description,..." and nobody who names anybody.
bool is_elements(const Sheet& sheet) {
    bool label = false, type = false, ends = false;
    for (std::size_t c = 0; c < sheet.width() && sheet.rows() > 0; ++c) {
        const std::string_view head = sheet.cell(0, c);
        label = label || is_word(head, {"label"});
        type = type || is_word(head, {"type"});
        ends = ends || is_word(head, {"from", "to", "source", "target"});
    }
    return label && type && !ends;
}

// The sheet of this name in its workbook, as it is spelled there; nothing if there is none.
std::string sheet_called(std::string_view name, const Sheet& sheet) {
    for (const std::string& one : sheet.sheets) {
        if (is_word(one, {name})) return one;
    }
    return {};
}

}  // namespace

ImportRequest with_elements_as_roster(const ImportRequest& asked, std::string& told) {
    ImportRequest request = asked;
    request.exports.clear();
    bool sheet_obeyed = false, others = false;
    for (const std::string& path : asked.exports) {
        Sheet sheet = read_sheet(path, asked.sheet);
        const std::string elements = asked.sheet.empty() ? sheet_called("elements", sheet) : "";
        const std::string connections = sheet_called("connections", sheet);
        // Kumu reads its two sheets by their names, in whatever order they stand.
        if (!elements.empty() && !connections.empty() && sheet.name != elements) sheet = read_sheet(path, elements);
        if (!is_elements(sheet)) {
            request.exports.push_back(path);
            others = others || !sheet.name.empty();
            continue;
        }
        if (!request.roster.empty())
            throw InvalidInput(Fault{.file = path,
                                     .found = "Kumu's elements beside the roster " + request.roster,
                                     .expected = "one list of who there is",
                                     .mend = "leave --roster out, or the elements"});
        request.roster = path;
        request.roster_sheet = sheet.name;
        sheet_obeyed = sheet_obeyed || !sheet.name.empty();
        told += fmt::format("{}: Kumu's elements, read as the roster\n", fs::path(path).filename().string());
        if (connections.empty()) continue;
        request.exports.push_back(path);
        request.sheet_of[path] = connections;
    }
    if (sheet_obeyed && !others) request.sheet.clear();
    return request;
}

}  // namespace crosstie::io::survey
