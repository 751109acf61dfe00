#include "tests/support/slow_csv.hpp"

namespace crosstie::test {

namespace {

// One character of the text at a time, with its place; CRLF is one character '\n', and so is a lone CR.
class Characters {
 public:
    explicit Characters(std::string_view text) : text_(text) {}
    [[nodiscard]] bool done() const { return at_ >= text_.size(); }
    [[nodiscard]] bool at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }
    [[nodiscard]] char now() const { return text_[at_]; }
    [[nodiscard]] bool quote_follows() const { return at_ + 1 < text_.size() && text_[at_ + 1] == '"'; }
    // The bytes stepped over.
    std::string step() {
        std::string bytes(1, text_[at_]);
        const bool line_end = at_line_end();
        if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') bytes += '\n';
        at_ += bytes.size();
        if (line_end) {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(bytes[0]) & 0xC0U) != 0x80U) {
            ++column;
        }
        return bytes;
    }
    std::size_t line = 1, column = 1;

 private:
    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

SlowCsv read_slowly(std::string_view text, char delimiter) {
    SlowCsv out;
    Characters in(text);
    while (!in.done()) {
        std::vector<SlowField> record;
        bool sound = true;
        const bool blank = in.at_line_end();
        for (;;) {
            SlowField field;
            field.line = in.line;
            field.column = in.column;
            if (!in.done() && in.now() == '"') {
                in.step();
                for (;;) {
                    if (in.done()) {
                        out.unclosed = true;
                        out.unclosed_line = field.line;
                        out.unclosed_column = field.column;
                        return out;
                    }
                    if (in.now() == '"' && !in.quote_follows()) break;
                    if (in.now() == '"') in.step();
                    field.text += in.step();
                }
                in.step();
                const bool more = !in.done() && !in.at_line_end() && in.now() != delimiter;
                if (more) {
                    ++out.after_quote;
                    sound = false;
                }
                while (!in.done() && !in.at_line_end() && in.now() != delimiter) in.step();
            } else {
                while (!in.done() && !in.at_line_end() && in.now() != delimiter) field.text += in.step();
            }
            record.push_back(field);
            if (in.done() || in.at_line_end()) break;
            in.step();
        }
        if (!in.done()) in.step();
        if (sound && !blank) out.records.push_back(record);
    }
    return out;
}

}  // namespace crosstie::test
