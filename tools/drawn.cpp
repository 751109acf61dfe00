// Where drawn pictures go: to the standard output, or to files with their words beside them.
#include "tools/drawn.hpp"
#include "tools/talk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>

#include "io/pack/pack_words.hpp"
#include "io/text/file.hpp"
#include "io/text/write_file.hpp"

namespace crosstie::cli {

namespace {

bool holds(const std::filesystem::path& path, const std::string& bytes) {
    try {
        return io::read_beginning(path.string(), bytes.size() + 1) == bytes;
    } catch (const io::Unreadable&) {
        return false;
    }
}

std::string words_path(const std::string& path) {
    return std::filesystem::path(path).replace_extension(".txt").string();
}

/// map.svg for the view levels:end_of_life is map-levels-end_of_life.svg.
std::string name_for(const std::string& view, const std::filesystem::path& path) {
    std::string part = view;
    for (char& c : part) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
        if (!plain && static_cast<unsigned char>(c) < 0x80) c = '-';
    }
    return path.stem().string() + '-' + part + path.extension().string();
}

}  // namespace

void deliver_told(const Drawn& drawn, bool with_words, const OutputOptions& output) {
    const std::filesystem::path path = output.path;
    const std::filesystem::path words = words_path(output.path);
    const std::string text = io::diagram_words(drawn.picture);
    // The same picture in another format has the same words.
    std::error_code problem;
    if (!with_words || output.path.empty() || output.path == "-" || words == path ||
        !std::filesystem::is_directory(path.has_parent_path() ? path.parent_path() : ".", problem) ||
        holds(words, text)) {
        deliver(drawn.bytes, output);
        return;
    }
    io::write_files(path.has_parent_path() ? path.parent_path().string() : ".",
                    {{path.filename().string(), drawn.bytes}, {words.filename().string(), text}}, output.overwrite);
    if (output.quiet) return;
    tell(fmt::format("wrote {}\n", path.string()));
    tell(fmt::format("wrote {} (alt text and long description)\n", words.string()));
}

void deliver_all(const std::vector<Drawn>& all, bool with_words, const OutputOptions& output) {
    const std::filesystem::path path = output.path;
    std::map<std::string, std::string> files;
    const auto add = [&](const std::string& name, const std::string& bytes) {
        if (!files.emplace(name, bytes).second)
            throw UsageError(fmt::format("--view: two of these pictures would be {}; draw one by itself", name));
    };
    for (const Drawn& drawn : all) {
        const std::string name = name_for(drawn.picture.key, path);
        add(name, drawn.bytes);
        if (with_words && words_path(name) != name) add(words_path(name), io::diagram_words(drawn.picture));
    }
    const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
    io::write_files(folder, files, output.overwrite);
    if (output.quiet) return;
    for (const auto& [name, bytes] : files) tell(fmt::format("wrote {}\n", (path.parent_path() / name).string()));
}

}  // namespace crosstie::cli
