#include "io/diagram/draw/font_note.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
struct Script {
    utf8proc_int32_t first, last;
    std::string_view name, package;
};
constexpr std::string_view core = "fonts-noto-core", cjk = "fonts-noto-cjk";

/// By Unicode's blocks, ascending; what stands in none is told as "other scripts".
constexpr std::array<Script, 19> scripts{{{0x0530, 0x058F, "Armenian", core},
                                          {0x0590, 0x05FF, "Hebrew", core},
                                          {0x0600, 0x077F, "Arabic", core},
                                          {0x0900, 0x097F, "Devanagari", core},
                                          {0x0980, 0x09FF, "Bengali", core},
                                          {0x0A00, 0x0A7F, "Gurmukhi", core},
                                          {0x0A80, 0x0AFF, "Gujarati", core},
                                          {0x0B80, 0x0BFF, "Tamil", core},
                                          {0x0C00, 0x0C7F, "Telugu", core},
                                          {0x0D00, 0x0D7F, "Malayalam", core},
                                          {0x0D80, 0x0DFF, "Sinhala", core},
                                          {0x0E00, 0x0E7F, "Thai", core},
                                          {0x10A0, 0x10FF, "Georgian", core},
                                          {0x1200, 0x137F, "Ethiopic", core},
                                          {0x3040, 0x30FF, "Japanese", cjk},
                                          {0x3400, 0x9FFF, "Chinese", cjk},
                                          {0xAC00, 0xD7AF, "Korean", cjk},
                                          {0x1F300, 0x1FAFF, "emoji", "fonts-noto-color-emoji"},
                                          {0x20000, 0x3FFFF, "Chinese", cjk}}};

std::vector<utf8proc_int32_t> letters_of(std::string_view utf8) {
    std::vector<utf8proc_int32_t> letters;
    for (std::size_t at = 0; at < utf8.size();) {
        utf8proc_int32_t letter = -1;
        const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()) + at;
        const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(utf8.size() - at), &letter);
        at += length > 0 ? static_cast<std::size_t>(length) : 1;
        if (length > 0) letters.push_back(letter);
    }
    return letters;
}

/// Latin, Greek, Cyrillic and signs such as dashes and arrows: the one font that must be there has them.
bool always_there(utf8proc_int32_t letter) { return letter < 0x0530 || (letter >= 0x1E00 && letter < 0x2800); }
}  // namespace

std::string font_note(const std::string& svg, const WorkerOptions& options) {
    if (std::ranges::all_of(letters_of(svg), always_there)) return {};
    std::vector<std::string> names, packages;
    const auto add = [](std::vector<std::string>& list, std::string_view item) {
        if (std::ranges::find(list, item) == list.end()) list.emplace_back(item);
    };
    for (const utf8proc_int32_t letter : letters_of(run_worker(Job::fonts, svg, options))) {
        if (letter <= ' ' || always_there(letter)) continue;
        const auto script =
            std::ranges::find_if(scripts, [&](const Script& one) { return letter >= one.first && letter <= one.last; });
        add(names, script == scripts.end() ? "other scripts" : script->name);
        add(packages, script == scripts.end() ? "fonts-noto-extra" : script->package);
    }
    if (names.empty()) return {};
    return fmt::format("no font on this machine has the letters of {}, which stand as boxes here; install {}",
                       listed(names), listed(packages));
}

std::string font_note(const Scene& scene, const WorkerOptions& options) {
    std::string words = scene.title + scene.subtitle + scene.footer + scene.banner;
    for (const SceneArea& area : scene.areas) words += area.name;
    for (const SceneMark& mark : scene.marks) words += mark.label;
    for (const LegendRow& row : scene.legend) {
        words += row.head;
        for (const LegendItem& item : row.items) words += item.words;
    }
    for (const ScenePanel& panel : scene.panels) {
        words += panel.head;
        for (const std::string& fact : panel.facts) words += fact;
    }
    return font_note(words, options);
}

}  // namespace crosstie::io::diagram
