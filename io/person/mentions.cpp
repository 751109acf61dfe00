#include "io/person/mentions.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "io/text/file.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

namespace {

bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80U || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

const PersonTable* table_at(const PersonFound& found, const fs::path& path) {
    for (const PersonTable& table : found.tables) {
        std::error_code problem;
        if (fs::equivalent(table.path, path, problem)) return &table;
    }
    return nullptr;
}

// Lines of bytes that are told already, and need not be told again.
bool is_told(const PersonTable* table, std::size_t offset) {
    if (table == nullptr) return false;
    for (const PersonLine& line : table->lines) {
        if (offset >= line.row.first && offset < line.row.second) return true;
    }
    return false;
}

}  // namespace

bool holds_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) return true;
    }
    return false;
}

void find_mentions(const std::string& study_json, PersonFound& found) {
    std::set<std::string> names;
    const fs::path folder = fs::path(study_json).parent_path() / ".";
    std::error_code problem;
    for (fs::recursive_directory_iterator at(folder, problem), end; at != end; at.increment(problem)) {
        if (fs::is_regular_file(at->symlink_status(problem)))
            names.insert(at->path().lexically_relative(folder).generic_string());
    }
    for (const std::string& name : names) {
        const fs::path path = folder / name;
        std::string bytes;
        try {
            bytes = read_file(path.string());
        } catch (const Error&) {  // too long, or not ours to open: said, and what can be erased is
            found.not_searched.push_back(name);
            continue;
        }
        if (bytes.find('\0') != std::string::npos) {
            found.not_searched.push_back(name);
            continue;
        }
        const PersonTable* table = table_at(found, path);
        std::uint64_t line = 0;
        for (std::size_t from = 0; from < bytes.size();) {
            ++line;
            const std::size_t to = std::min(bytes.find_first_of("\r\n", from), bytes.size());
            const std::string_view text(bytes.data() + from, to - from);
            const bool named = std::any_of(found.words.begin(), found.words.end(),
                                           [&](const std::string& word) { return holds_word(text, word); });
            if (named && !is_told(table, from)) found.mentions.push_back({name, line});
            from = to + 1;
            if (to + 1 < bytes.size() && bytes[to] == '\r' && bytes[to + 1] == '\n') ++from;
        }
    }
}

}  // namespace crosstie::io
