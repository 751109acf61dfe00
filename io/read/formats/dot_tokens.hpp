// The words and signs of a DOT file, one after the other: https://graphviz.org/doc/info/lang.html.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "io/read/formats/readers.hpp"

namespace crosstie::io {

/// A word or a sign of a DOT file.
struct DotToken {
    std::string text;
    char kind = 'e';  // i: an id, p: punctuation, q: a quote that is never closed, e: the end
    bool quoted = false;
    std::size_t offset = 0;
};

/// Goes through the tokens of a text that outlives it; comments are passed over.
class DotTokens {
 public:
    DotTokens(std::string_view text, NetworksBuilder& builder) : text_(text), builder_(builder) { advance(); }

    [[nodiscard]] const DotToken& now() const { return now_; }
    [[nodiscard]] bool at(std::string_view punctuation) const { return now_.kind == 'p' && now_.text == punctuation; }
    [[nodiscard]] bool word(std::string_view keyword) const {
        return now_.kind == 'i' && !now_.quoted && lower(now_.text) == keyword;
    }
    DotToken take();
    bool take_if(std::string_view punctuation);
    /// Throws InvalidInput: the token at its place, and what was expected there.
    [[noreturn]] void refuse(std::string expected) const;
    [[nodiscard]] Place place(std::size_t offset) const { return place_of(text_, offset); }

 private:
    void skip();
    void read_quoted();
    void read_html();
    void advance();

    std::string_view text_;
    NetworksBuilder& builder_;
    std::size_t at_ = 0;
    DotToken now_;
};

}  // namespace crosstie::io
