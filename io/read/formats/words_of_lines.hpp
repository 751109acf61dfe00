#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "io/text/encoding.hpp"

namespace crosstie::io {

/// A word of a text file, and where it begins.
struct Word {
    std::string text;
    bool quoted = false;
    std::size_t offset = 0;
};

/// A text as one quoted word of a line: quotes and backslashes escaped, line breaks as blanks.
[[nodiscard]] std::string quoted_words(std::string_view text);

/// A text line by line, each line as words. Lines end in LF, CRLF or CR. A word may stand in double quotes (a doubled
/// or escaped quote is a quote); `separators` stand between words beside blanks.
class WordsOfLines {
 public:
    explicit WordsOfLines(std::string_view text, std::string_view separators = "")
        : text_(text), separators_(separators) {}

    /// Moves to the next line; false at the end.
    bool next();
    [[nodiscard]] std::string_view line() const { return text_.substr(begin_, end_ - begin_); }
    [[nodiscard]] std::vector<Word> words() const;
    [[nodiscard]] std::size_t offset() const { return begin_; }
    [[nodiscard]] Place place() const { return place_of(text_, begin_); }
    [[nodiscard]] Place place(const Word& word) const { return place_of(text_, word.offset); }

 private:
    std::string_view text_, separators_;
    std::size_t begin_ = 0, end_ = 0, next_ = 0;
};

}  // namespace crosstie::io
