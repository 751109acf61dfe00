#include "io/person/raw_row.hpp"

namespace crosstie::io {

RawRow raw_row(std::string_view text, std::size_t begin, char delimiter) {
    RawRow row;
    row.begin = begin;
    std::size_t at = begin;
    for (;;) {
        const std::size_t from = at;
        if (at < text.size() && text[at] == '"') {
            ++at;
            while (at < text.size() && (text[at] != '"' || (at + 1 < text.size() && text[at + 1] == '"'))) {
                at += text[at] == '"' ? 2U : 1U;
            }
        }
        while (at < text.size() && text[at] != delimiter && text[at] != '\n' && text[at] != '\r') ++at;
        row.fields.emplace_back(from, at);
        if (at == text.size() || text[at] != delimiter) break;
        ++at;
    }
    if (at < text.size()) at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2U : 1U;
    row.end = at;
    return row;
}

}  // namespace crosstie::io
