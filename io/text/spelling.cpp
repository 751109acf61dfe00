#include "io/text/spelling.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "io/text/encoding.hpp"

namespace crosstie::io {

namespace {

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & '\x80') != 0; });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* made = nullptr;
    const utf8proc_ssize_t length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &made, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | options));
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owned(made, &std::free);
    if (length < 0) return std::string(text);
    return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(length)};
}

// Outer blanks removed, each run inside a single blank.
std::string with_single_blanks(std::string_view text) {
    std::string even;
    even.reserve(text.size());
    for (const char c : text) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!blank)
            even += c;
        else if (!even.empty() && even.back() != ' ')
            even += ' ';
    }
    if (!even.empty() && even.back() == ' ') even.pop_back();
    return even;
}

// Signs that people type for an apostrophe, and that UTF8PROC_LUMP leaves apart.
std::string with_one_apostrophe(std::string_view text) {
    std::string even;
    even.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        while (i + length < text.size() && !begins_character(text[i + length])) ++length;
        const std::string_view character = text.substr(i, length);
        const bool apostrophe = character == "`" || character == "\xC2\xB4" || character == "\xE2\x80\x9B" ||
                                character == "\xE2\x80\xB2" || character == "\xEF\xBC\x87";
        even += apostrophe ? std::string_view("'") : character;
        i += length;
    }
    return even;
}

// Every kind of blank is a blank, and invisible characters are none.
std::string with_one_blank(std::string_view text) {
    std::string even;
    for (std::size_t i = 0; i < text.size();) {
        const Character character = character_at(text, i);
        const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(character.code));
        if (category == UTF8PROC_CATEGORY_ZS)
            even += ' ';
        else if (category != UTF8PROC_CATEGORY_CF)  // invisible ones
            even += text.substr(i, character.length);
        i += character.length;
    }
    return with_single_blanks(even);
}

}  // namespace

std::string one_spelling(std::string_view text) {
    std::string even;
    if (is_ascii(text)) {
        even = text;
        for (char& c : even) c = c == '`' ? '\'' : lower(c);
        if (is_spelled_plainly(even)) return even;
    } else {
        even =
            with_one_apostrophe(mapped(text, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_LUMP));
    }
    return with_single_blanks(even);
}

bool is_spelled_plainly(std::string_view text) {
    char before = ' ';
    for (const char c : text) {
        if ((c & '\x80') != 0 || (c >= 'A' && c <= 'Z') || c == '`' || (c >= '\t' && c <= '\r')) return false;
        if (c == ' ' && before == ' ') return false;
        before = c;
    }
    return text.empty() || before != ' ';
}

std::string_view spelling_difference(std::string_view one, std::string_view other) {
    const std::string a = with_one_blank(one), b = with_one_blank(other);
    if (a == b) return "blanks";
    const std::string c = mapped(a, UTF8PROC_COMPOSE), d = mapped(b, UTF8PROC_COMPOSE);
    if (c == d) return "the Unicode form";
    if (mapped(c, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD) == mapped(d, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD))
        return "case";
    const auto signs = [](std::string_view text) { return with_one_apostrophe(mapped(text, UTF8PROC_LUMP)); };
    return signs(c) == signs(d) ? "the kind of apostrophe or dash" : "case, blanks or the kind of a sign";
}

}  // namespace crosstie::io
