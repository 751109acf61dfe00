#include "io/read/formats/words_of_lines.hpp"

#include <algorithm>

namespace crosstie::io {

std::string quoted_words(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out + '"';
}

bool WordsOfLines::next() {
    if (next_ >= text_.size()) return false;
    begin_ = next_;
    end_ = std::min(text_.find_first_of("\r\n", begin_), text_.size());
    next_ = end_ + 1;
    if (next_ < text_.size() && text_[end_] == '\r' && text_[next_] == '\n') ++next_;
    return true;
}

std::vector<Word> WordsOfLines::words() const {
    std::vector<Word> words;
    const auto between = [&](char c) { return c == ' ' || c == '\t' || separators_.find(c) != std::string_view::npos; };
    for (std::size_t at = begin_; at < end_;) {
        if (between(text_[at])) {
            ++at;
            continue;
        }
        Word word{.text = {}, .quoted = text_[at] == '"', .offset = at};
        if (!word.quoted) {
            while (at < end_ && !between(text_[at])) word.text += text_[at++];
        } else {
            for (++at; at < end_; ++at) {
                const char following = at + 1 < end_ ? text_[at + 1] : ' ';
                const bool escape = (text_[at] == '\\' && (following == '"' || following == '\\')) ||
                                    (text_[at] == '"' && following == '"');
                if (escape)
                    word.text += text_[++at];
                else if (text_[at] == '"')
                    break;
                else
                    word.text += text_[at];
            }
            ++at;
        }
        words.push_back(std::move(word));
    }
    return words;
}

}  // namespace crosstie::io
