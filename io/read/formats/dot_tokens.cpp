// Cuts a DOT file into words and signs: names, quoted and joined strings, HTML-like labels, comments.
#include "io/read/formats/dot_tokens.hpp"

#include <algorithm>
#include <utility>

namespace crosstie::io {

namespace {

bool in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80U;
}

}  // namespace

DotToken DotTokens::take() {
    DotToken token = std::move(now_);
    advance();
    return token;
}

bool DotTokens::take_if(std::string_view punctuation) {
    if (!at(punctuation)) return false;
    advance();
    return true;
}

void DotTokens::refuse(std::string expected) const {
    const Place place = place_of(text_, std::min(now_.offset, text_.size()));
    throw InvalidInput(Fault{.file = builder_.path(),
                             .line = place.line,
                             .column = place.column,
                             .found = now_.kind == 'e'   ? "the end of the file"
                                      : now_.kind == 'q' ? "a quote that is never closed"
                                                         : in_quotes(now_.text),
                             .expected = std::move(expected),
                             .mend = {}});
}

void DotTokens::skip() {
    while (at_ < text_.size()) {
        const std::string_view two = text_.substr(at_, 2);
        const bool line_start = at_ == 0 || text_[at_ - 1] == '\n';
        if (static_cast<unsigned char>(text_[at_]) <= ' ') {
            ++at_;
        } else if (two == "//" || (text_[at_] == '#' && line_start)) {
            at_ = std::min(text_.find('\n', at_), text_.size());
        } else if (two == "/*") {
            const std::size_t end = text_.find("*/", at_ + 2);
            at_ = end == std::string_view::npos ? text_.size() : end + 2;
        } else {
            return;
        }
    }
}

void DotTokens::read_quoted() {
    now_.quoted = true;
    for (;;) {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
                const char next = text_[at_ + 1];
                if (next == '\n') {
                    ++at_;
                    continue;
                }
                if (next == 'n' || next == 'l' || next == 'r') {  // a line ends here
                    ++at_;
                    now_.text += ' ';
                    continue;
                }
                if (next == '"' || next == '\\') ++at_;
            }
            now_.text += text_[at_];
        }
        if (at_ >= text_.size()) {
            now_.kind = 'q';
            refuse("a second one");
        }
        ++at_;
        skip();
        if (at_ >= text_.size() || text_[at_] != '+') return;
        ++at_;
        skip();
        if (at_ >= text_.size() || text_[at_] != '"') return;
    }
}

void DotTokens::read_html() {
    now_.quoted = true;
    int depth = 0;
    do {
        const char c = text_[at_++];
        if (c == '>') --depth;
        if (depth == 1 && c != '<' && c != '>') now_.text += c;  // what stands between the tags
        if (c == '<') ++depth;
    } while (depth > 0 && at_ < text_.size());
}

void DotTokens::advance() {
    skip();
    now_ = DotToken{{}, 'e', false, at_};
    if (at_ >= text_.size()) return;
    now_.kind = 'i';
    const char c = text_[at_];
    const std::string_view two = text_.substr(at_, 2);
    if (c == '"') return read_quoted();
    if (c == '<') return read_html();
    if (two == "->" || two == "--") {
        now_.kind = 'p';
        now_.text = two;
        at_ += 2;
    } else if (in_word(c) || (c == '-' && two.size() == 2 && in_word(two[1]))) {
        now_.text += text_[at_++];
        while (at_ < text_.size() && in_word(text_[at_])) now_.text += text_[at_++];
    } else {
        now_.kind = 'p';
        now_.text = text_.substr(at_++, 1);
    }
}

}  // namespace crosstie::io
