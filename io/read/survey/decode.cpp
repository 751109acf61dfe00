// An export's bytes as UTF-8: by its mark, by where NUL bytes stand, else Windows-1252. Half-damaged text is refused,
// since a wrong guess would make two people of one.
#include "io/read/survey/decode.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "io/text/csv_table.hpp"
#include "io/text/encoding.hpp"

namespace crosstie::io::survey {

namespace {

// The characters Windows-1252 has at 0x80 .. 0x9F, 0 where it has none; above, it agrees with Unicode.
constexpr std::array<std::uint16_t, 32> windows_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append(std::string& text, utf8proc_int32_t code) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t length = utf8proc_encode_char(code, bytes.data());
    text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

enum class Wide { no, little, big };

Wide wide_form(std::string_view bytes) {
    if (bytes.substr(0, 2) == "\xFF\xFE") return Wide::little;
    if (bytes.substr(0, 2) == "\xFE\xFF") return Wide::big;
    const std::size_t units = std::min<std::size_t>(bytes.size(), 512) / 2;
    std::array<std::size_t, 2> nul{};
    for (std::size_t i = 0; i < units * 2; ++i) nul[i % 2] += bytes[i] == '\0' ? 1U : 0U;
    if (units >= 4 && nul[1] * 10 >= units * 8 && nul[0] * 10 < units) return Wide::little;
    if (units >= 4 && nul[0] * 10 >= units * 8 && nul[1] * 10 < units) return Wide::big;
    return Wide::no;
}

Decoded from_wide(std::string_view bytes, Wide form, const std::string& file) {
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<std::uint32_t>(form == Wide::little ? first | second << 8U : first << 8U | second);
    };
    Decoded made{.text = {}, .encoding = form == Wide::little ? "UTF-16 LE" : "UTF-16 BE"};
    made.text.reserve(bytes.size());
    const auto refuse = [&](std::string found) {
        const Place place = place_of(made.text, made.text.size());
        throw InvalidInput(Fault{.file = file,
                                 .line = place.line,
                                 .column = place.column,
                                 .found = std::move(found),
                                 .expected = "text in " + made.encoding,
                                 .mend = "export the file again; this copy is damaged"});
    };
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        std::uint32_t code = unit(at);
        if (at == 0 && code == 0xFEFF) continue;
        if (code >= 0xDC00 && code < 0xE000) refuse("half of a surrogate pair");
        if (code >= 0xD800 && code < 0xDC00) {
            const std::uint32_t low = at + 3 < bytes.size() ? unit(at + 2) : 0;
            if (low < 0xDC00 || low >= 0xE000) refuse("half of a surrogate pair");
            code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
            at += 2;
        }
        if (code == 0) refuse("a NUL character");
        append(made.text, static_cast<utf8proc_int32_t>(code));
    }
    if (bytes.size() % 2 != 0) refuse("half of a character at the end");
    return made;
}

struct Letters {
    std::size_t beyond_ascii = 0;  // sound UTF-8 sequences
    std::size_t broken = 0;        // bytes that belong to none
    bool windows = true;           // Windows-1252 has all of them
};

Letters letters_in(std::string_view bytes) {
    Letters seen;
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
    for (std::size_t i = 0; i < bytes.size();) {
        if ((at[i] & 0x80U) == 0) {
            ++i;
            continue;
        }
        utf8proc_int32_t code = 0;
        const utf8proc_ssize_t length =
            utf8proc_iterate(at + i, static_cast<utf8proc_ssize_t>(bytes.size() - i), &code);
        seen.beyond_ascii += length > 0 ? 1U : 0U;
        seen.broken += length > 0 ? 0U : 1U;
        if (length <= 0 && at[i] < 0xA0 && windows_1252[at[i] - 0x80U] == 0) seen.windows = false;
        i += length > 0 ? static_cast<std::size_t>(length) : 1;
    }
    return seen;
}

}  // namespace

Decoded decoded(std::string_view bytes, const std::string& file) {
    const std::string_view first_four = bytes.substr(0, 4);
    const bool wider = first_four == std::string_view("\xFF\xFE\0\0", 4);
    if (const Wide form = wide_form(bytes); form != Wide::no && !wider) return from_wide(bytes, form, file);
    const Letters seen = letters_in(bytes);
    const bool binary = bytes.substr(0, 4) == "PK\x03\x04" || bytes.find('\0') != std::string_view::npos;
    if (seen.broken == 0 || seen.beyond_ascii > 0 || !seen.windows || binary)
        return {std::string(utf8_text(bytes, file)), "UTF-8"};
    // Files that hold no text are known by their first bytes, which are not all ASCII.
    static constexpr std::array<std::string_view, 4> no_text{"\xD0\xCF\x11\xE0", "\x89PNG", "\xFF\xD8\xFF", "%PDF-"};
    for (const std::string_view magic : no_text) {
        if (bytes.substr(0, magic.size()) == magic) static_cast<void>(utf8_text(bytes, file));
    }
    Decoded made{.text = {}, .encoding = "Windows-1252"};
    made.text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append(made.text, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80U] : byte);
    }
    return made;
}

std::string one_line(std::string_view text) {
    std::string line;
    bool blank = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        // Markup begins with a letter or a slash; "< 5 times" stays.
        const bool opens =
            text[i] == '<' && i + 1 < text.size() && (text[i + 1] == '/' || (text[i + 1] >= 'a' && text[i + 1] <= 'z'));
        const std::size_t close = opens ? text.find('>', i) : std::string_view::npos;
        if (close != std::string_view::npos) {
            i = close;
            blank = true;
            continue;
        }
        const bool no_break = text.substr(i, 2) == "\xC2\xA0";
        if (no_break || text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')) {
            i += no_break ? 1U : 0U;
            blank = true;
            continue;
        }
        if (blank && !line.empty()) line += ' ';
        blank = false;
        line += text[i];
    }
    return line;
}

}  // namespace crosstie::io::survey
