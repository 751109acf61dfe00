// Makes sure that bytes are text in UTF-8, and names what else they are, with the cure: most wrong encodings come from
// one menu of a spreadsheet.
#include "io/text/encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include "graph/base/error.hpp"

namespace crosstie::io {

namespace {

constexpr const char* save_as_utf8 = "save it again as UTF-8 (in Excel: \"CSV UTF-8\")";

bool starts_with(std::string_view bytes, std::string_view magic) { return bytes.substr(0, magic.size()) == magic; }

[[noreturn]] void refuse_whole(const std::string& file, std::string found, std::string mend) {
    throw InvalidInput(
        Fault{.file = file, .found = std::move(found), .expected = "text in UTF-8", .mend = std::move(mend)});
}

void refuse_binary(std::string_view bytes, const std::string& file) {
    struct Kind {
        std::string_view magic, name, mend;
    };
    static constexpr std::array kinds{
        Kind{"PK\x03\x04", "a workbook or another zip file, not text",
             "'crosstie import' reads workbooks; or save the sheet as \"CSV UTF-8\""},
        Kind{"\xD0\xCF\x11\xE0", "an old Office file (.xls or .doc), not text",
             "open it and save the sheet as \"CSV UTF-8\""},
        Kind{"%PDF-", "a PDF, not text", "give the table it was made from, saved as CSV"},
        Kind{"\x89PNG", "a picture, not text", "give the table it was made from, saved as CSV"},
        Kind{"\xFF\xD8\xFF", "a picture, not text", "give the table it was made from, saved as CSV"},
        Kind{"GIF8", "a picture, not text", "give the table it was made from, saved as CSV"},
        Kind{"\x1F\x8B", "a compressed file (gzip), not text", "unpack it first"},
        Kind{"SQLite format 3", "a database, not text", "export the table as CSV"},
    };
    for (const Kind& kind : kinds) {
        if (starts_with(bytes, kind.magic)) refuse_whole(file, std::string(kind.name), std::string(kind.mend));
    }
}

// Text that is mostly ASCII shows its width by where the NUL bytes stand.
std::optional<std::string_view> wide_encoding(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (starts_with(bytes, "\xFF\xFE\0\0"sv) || starts_with(bytes, "\0\0\xFE\xFF"sv)) return "UTF-32";
    if (starts_with(bytes, "\xFF\xFE"sv) || starts_with(bytes, "\xFE\xFF"sv)) return "UTF-16";
    const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 512) / 4 * 4;
    if (looked_at == 0) return std::nullopt;
    std::array<std::size_t, 4> nul{};
    for (std::size_t i = 0; i < looked_at; ++i) nul[i % 4] += bytes[i] == '\0' ? 1U : 0U;
    const std::size_t units = looked_at / 4;
    const auto mostly = [&](std::size_t place) { return nul[place] * 10 >= units * 8; };
    if ((mostly(1) && mostly(2) && mostly(3)) || (mostly(0) && mostly(1) && mostly(2))) return "UTF-32";
    if ((mostly(1) && mostly(3)) || (mostly(0) && mostly(2))) return "UTF-16";
    return std::nullopt;
}

// The characters Windows-1252 has at 0x80 .. 0x9F; above, it agrees with Unicode.
constexpr std::array<std::uint16_t, 32> windows_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string utf8_of(std::uint16_t code) {
    std::string text;
    if (code < 0x800) {
        text += static_cast<char>(0xC0 | (code >> 6));
    } else {
        text += static_cast<char>(0xE0 | (code >> 12));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    }
    text += static_cast<char>(0x80 | (code & 0x3F));
    return text;
}

[[noreturn]] void refuse_byte(std::string_view text, std::size_t at, const char* wrong, const std::string& file) {
    const Place place = place_of(text, at);
    const unsigned byte = static_cast<unsigned char>(text[at]);
    Fault fault{.file = file,
                .line = place.line,
                .column = place.column,
                .found = {},
                .expected = "text in UTF-8",
                .mend = save_as_utf8};
    const std::uint16_t character = byte < 0xA0 ? windows_1252[byte - 0x80] : static_cast<std::uint16_t>(byte);
    if (wrong != std::string_view("stray")) {
        fault.found = fmt::format("the byte 0x{:02X}, which begins {}", byte, wrong);
    } else if (character != 0) {
        fault.found = fmt::format("the byte 0x{:02X}, which is {} in Windows-1252", byte, utf8_of(character));
    } else {
        fault.found = fmt::format("the byte 0x{:02X}", byte);
    }
    throw InvalidInput(std::move(fault));
}

// The first byte from `at` that is not plain ASCII, or NUL; the end of the text if there is none.
std::size_t past_ascii(std::string_view text, std::size_t at) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t highs = 0x8080808080808080U;
    while (at + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        // Set high bits: bytes above 0x7F, and, by the borrow, NUL. A false alarm only costs the slow loop below.
        if (((word | (word - ones)) & highs) != 0) break;
        at += 8;
    }
    while (at < text.size() && text[at] != '\0' && static_cast<unsigned char>(text[at]) < 0x80U) ++at;
    return at;
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t k) -> unsigned {
        return at + k < text.size() ? static_cast<unsigned char>(text[at + k]) : 0U;
    };
    const unsigned first = byte(0);
    if (first < 0x80) return {first, 1, nullptr};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC0 || first > 0xF7) return {first, 1, "stray"};
    char32_t code = first & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte(k) & 0xC0U) != 0x80U) return {first, 1, "stray"};
        code = (code << 6U) | (byte(k) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    if (code < smallest[length]) return {first, 1, "an overlong form"};
    if (code >= 0xD800 && code < 0xE000) return {first, 1, "half of a surrogate pair"};
    if (code > 0x10FFFF) return {first, 1, "a character beyond U+10FFFF"};
    return {code, length, nullptr};
}

bool acts_on_text(char32_t c) {
    if (c < 0x20) return c != '\n' && c != '\t';
    return (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE007F);
}

namespace {

// Nothing is seen of it, or something else than it is.
bool hides(char32_t c) {
    return acts_on_text(c) || c == '\n' || c == '\t' || c == 0xAD || c == 0x61C || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2065);
}

}  // namespace

std::string harmless(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (character.wrong != nullptr || acts_on_text(character.code))
            safe += "\xEF\xBF\xBD";
        else
            safe += text.substr(at, character.length);
        at += character.length;
    }
    return safe;
}

std::string escaped(std::string_view text, LineFeeds lines) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        const char32_t code = character.code;
        if (character.wrong != nullptr || code < 0x20 || code == 0x7F) {
            if (code == '\n' && character.wrong == nullptr)
                safe += lines == LineFeeds::kept ? "\n" : "\\n";
            else if (code == '\r' && character.wrong == nullptr)
                safe += "\\r";
            else if (code == '\t' && character.wrong == nullptr)
                safe += "\\t";
            else
                safe += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(text[at])));
        } else if (hides(code)) {
            const auto unit = [&](std::uint32_t one) { safe += fmt::format("\\u{:04x}", one); };
            if (code > 0xFFFF) unit(0xD7C0U + (static_cast<std::uint32_t>(code) >> 10U));  // as JSON writes it
            unit(code > 0xFFFF ? 0xDC00U + (static_cast<std::uint32_t>(code) & 0x3FFU)
                               : static_cast<std::uint32_t>(code));
        } else {
            safe += text.substr(at, character.length);
        }
        at += character.length;
    }
    return safe;
}

bool xml_takes_too_much(std::string_view text) {
    // What pugixml builds: a node for each "<" at most, an attribute for each "=".
    constexpr std::size_t of_node = 72, of_attribute = 40, most = std::size_t{768} << 20;
    std::size_t bytes = 0;
    for (const char c : text) bytes += c == '<' ? of_node : c == '=' ? of_attribute : 0;
    return bytes > most;
}

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), begins_character));
}

Place place_of(std::string_view text, std::size_t offset) {
    Place place;
    for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
        const bool crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (text[i] == '\n' || (text[i] == '\r' && !crlf)) {
            ++place.line;
            place.column = 1;
        } else if (begins_character(text[i]) && !crlf) {
            ++place.column;
        }
    }
    return place;
}

std::string_view utf8_text(std::string_view bytes, const std::string& file) {
    refuse_binary(bytes, file);
    if (const auto wide = wide_encoding(bytes)) {
        refuse_whole(file, std::string("text in ") + std::string(*wide), save_as_utf8);
    }
    if (starts_with(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
    for (std::size_t at = past_ascii(bytes, 0); at < bytes.size(); at = past_ascii(bytes, at)) {
        if (bytes[at] == '\0') {
            const Place place = place_of(bytes, at);
            throw InvalidInput(Fault{.file = file,
                                     .line = place.line,
                                     .column = place.column,
                                     .found = "a NUL byte",
                                     .expected = "text",
                                     .mend = "export the file again; this copy is damaged or not text"});
        }
        const Character character = character_at(bytes, at);
        if (character.wrong != nullptr) refuse_byte(bytes, at, character.wrong, file);
        at += character.length;
    }
    return bytes;
}

}  // namespace crosstie::io
