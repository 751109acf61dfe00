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

}  // namespace

ImportRequest with_elements_as_roster(const ImportRequest& asked, std::string& told) {
    ImportRequest request = asked;
    request.exports.clear();
    for (const std::string& path : asked.exports) {
        const Sheet sheet = read_sheet(path, asked.sheet);
        if (!is_elements(sheet)) {
            request.exports.push_back(path);
            continue;
        }
        if (!request.roster.empty())
            throw InvalidInput(Fault{.file = path,
                                     .found = "Kumu's elements beside the roster " + request.roster,
                                     .expected = "one list of who there is",
                                     .mend = "leave --roster out, or the elements"});
        request.roster = path;
        told += fmt::format("{}: Kumu's elements, read as the roster\n", fs::path(path).filename().string());
        if (sheet.name.empty()) continue;
        request.exports.push_back(path);
        request.sheet = "Connections";
    }
    return request;
}

}  // namespace crosstie::io::survey
