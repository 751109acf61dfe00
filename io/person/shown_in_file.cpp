// Whether a file of a pack shows a person: it is read as a reader would see it, unpacked, without tags, and with broken
// lines joined.
#include "io/person/shown_in_file.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <utility>

#include "graph/base/error.hpp"
#include "io/person/mentions.hpp"
#include "io/text/zip_archive.hpp"

namespace crosstie::io {

namespace {

std::string ending(const std::string& name) { return std::filesystem::path(name).extension().string(); }

bool is_packed(const std::string& name) { return ending(name) == ".docx" || ending(name) == ".xlsx"; }

bool is_picture(const std::string& name) { return ending(name) == ".png" || ending(name) == ".pdf"; }

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// A label may be broken over two lines; any run of blanks is one blank.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (!is_blank(c))
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    return line;
}

// The signs that markup must not hold as they are, put back.
std::string unescaped(std::string_view markup) {
    static constexpr std::array<std::pair<std::string_view, char>, 7> signs{{{"&amp;", '&'},
                                                                             {"&lt;", '<'},
                                                                             {"&gt;", '>'},
                                                                             {"&quot;", '"'},
                                                                             {"&#39;", '\''},
                                                                             {"&apos;", '\''},
                                                                             {"&#34;", '"'}}};
    std::string text;
    for (std::size_t at = 0; at < markup.size();) {
        const auto sign =
            markup[at] != '&' ? signs.end() : std::find_if(signs.begin(), signs.end(), [&](const auto& each) {
                return markup.substr(at).starts_with(each.first);
            });
        text += sign == signs.end() ? markup[at] : sign->second;
        at += sign == signs.end() ? 1 : sign->first.size();
    }
    return text;
}

std::string without_tags(std::string_view markup) {
    std::string text;
    bool in_tag = false;
    for (const char c : markup) {
        if (c == '<') in_tag = true;
        if (!in_tag) text += c;
        if (c != '>' || !in_tag) continue;
        in_tag = false;
        text += ' ';
    }
    return text;
}

// What stands between the tags, and what stands in them: alternative texts are there.
std::string words_in_markup(std::string_view markup) {
    return on_one_line(unescaped(without_tags(markup))) + '\n' + on_one_line(unescaped(markup));
}

// Without the strokes that JSON puts before quotation marks, or the second of the two marks that CSV writes for one.
std::string without_escapes(std::string_view text, char escape) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool escapes =
            text[at] == escape && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == escape);
        plain += text[escapes ? ++at : at];
    }
    return plain;
}

// Nothing of a file that is not as it was written, and shows nothing any more.
std::vector<ZipMember> members_of(std::string_view bytes) {
    try {
        return unzip(bytes);
    } catch (const Error&) {
        return {};
    }
}

bool stands_in(const std::string& text, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return holds_word(text, on_one_line(word)); });
}

// The same picture as words: its SVG, or else its alternative text.
const std::string* told_beside(const std::map<std::string, std::string>& files, const std::string& name) {
    for (const char* const as : {".svg", ".txt"}) {
        const auto beside = files.find(std::filesystem::path(name).replace_extension(as).generic_string());
        if (beside != files.end()) return &beside->first;
    }
    return nullptr;
}

bool holds_one_of(std::string_view bytes, const std::vector<std::string_view>& pictures) {
    return std::ranges::any_of(members_of(bytes), [&](const ZipMember& member) {
        return is_picture(member.name) && std::ranges::find(pictures, member.bytes) != pictures.end();
    });
}

}  // namespace

std::string words_in_file(const std::string& name, std::string_view bytes) {
    const std::string as = ending(name);
    if (is_picture(name)) return {};
    if (is_packed(name)) {
        std::string words;
        for (const ZipMember& member : members_of(bytes)) {
            if (!is_picture(member.name)) words += words_in_markup(member.bytes) + '\n';
        }
        return words;
    }
    if (as == ".html" || as == ".svg") return words_in_markup(bytes);
    if (as == ".json") return on_one_line(without_escapes(bytes, '\\'));
    if (as == ".csv") return on_one_line(without_escapes(bytes, '"')) + '\n' + on_one_line(bytes);
    return on_one_line(bytes);
}

std::vector<std::string> files_that_show(const std::map<std::string, std::string>& files,
                                         const std::vector<std::string>& words) {
    std::set<std::string> showing;
    for (const auto& [name, bytes] : files) {
        if (stands_in(words_in_file(name, bytes), words)) showing.insert(name);
    }
    std::vector<std::string_view> pictures;
    for (const auto& [name, bytes] : files) {
        const std::string* const beside = is_picture(name) ? told_beside(files, name) : nullptr;
        if (beside == nullptr || !showing.contains(*beside)) continue;
        showing.insert(name);
        pictures.emplace_back(bytes);
    }
    for (const auto& [name, bytes] : files) {
        if (is_packed(name) && !showing.contains(name) && holds_one_of(bytes, pictures)) showing.insert(name);
    }
    return {showing.begin(), showing.end()};
}

}  // namespace crosstie::io
