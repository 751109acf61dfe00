// Reads JSON and remembers where each value stands, so that a fault found much later can name its line.
#include "io/text/json_input.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "io/text/file.hpp"

namespace crosstie::io {

using nlohmann::json;

namespace {

constexpr std::size_t deepest = 64;

Fault fault_at(const std::string& file, Place place, std::string found, std::string expected, std::string mend) {
    return {.file = file,
            .line = place.line,
            .column = place.column,
            .found = std::move(found),
            .expected = std::move(expected),
            .mend = std::move(mend)};
}

[[noreturn]] void too_much(std::string_view text, std::size_t at, const std::string& file, const std::string& what) {
    const Place place = place_of(text, at);
    throw LimitReached(fmt::format("{}:{}:{}: found {}, the most crosstie reads; save only what is needed", file,
                                   place.line, place.column, what));
}

// One pass over the bytes: what would take long or much to build is refused before it is built.
void refuse_beyond_limits(std::string_view text, const std::string& file, const JsonLimits& limits) {
    std::size_t depth = 0, values = 1, opened = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_text) {
            if (i - opened > limits.text_bytes) {
                too_much(text, opened, file, fmt::format("a text of more than {}", size_words(limits.text_bytes)));
            }
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_text = false;
        } else if (c == '"') {
            in_text = true;
            opened = i;
        } else if ((c == '{' || c == '[') && ++depth > deepest) {
            throw InvalidInput(fault_at(file, place_of(text, i),
                                        fmt::format("more than {} levels of brackets", deepest),
                                        fmt::format("at most {}", deepest), "this is not a file crosstie knows"));
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        } else if ((c == ',' || c == ':') && ++values > limits.values) {
            too_much(text, i, file, fmt::format("more than {} values", limits.values));
        }
    }
}

// Takes nothing in; keeps the first syntax error.
class SyntaxCheck : public nlohmann::json_sax<json> {
 public:
    std::size_t position = 0;  // bytes read when it was met
    std::string token, message;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t at, const std::string& last, const nlohmann::detail::exception& problem) override {
        position = at;
        token = last;
        message = problem.what();
        return false;
    }
};

std::string after(const std::string& text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    return at == std::string::npos ? std::string() : text.substr(at + mark.size());
}

// Where the token starts and ends that the parser stopped at. It has just read the token's last byte, or, when no token
// can start like that, its first.
std::pair<std::size_t, std::size_t> token_at(const SyntaxCheck& error, std::string_view text) {
    const std::size_t end = std::min(std::max<std::size_t>(error.position, 1), text.size());
    if (text[end - 1] == '"') return {end - std::min(end, std::max<std::size_t>(error.token.size(), 1)), end};
    const auto in_word = [&](std::size_t at) {
        const char c = text[at];
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '+' ||
               c == '.';
    };
    std::size_t first = end - 1;
    std::size_t past = end;
    while (in_word(end - 1) && first > 0 && in_word(first - 1)) --first;
    while (in_word(end - 1) && past < text.size() && in_word(past)) ++past;
    return {first, past};
}

// The parser's own words, turned into what an analyst can act on.
Fault syntax_fault(const SyntaxCheck& error, std::string_view text, const std::string& file) {
    const bool at_end = text.empty() || error.position > text.size() ||
                        error.message.find("unexpected end of input") != std::string::npos;
    const auto [start, past] = at_end ? std::pair{text.size(), text.size()} : token_at(error, text);
    const std::string_view token = text.substr(start, past - start);
    std::string found = at_end ? "the end of the file" : in_quotes(token);
    std::string expected = after(error.message, "; expected ");
    std::string mend;
    if (error.message.find("number overflow") != std::string::npos) {
        expected = "a number of at most 1.8e308";
    } else if (token.starts_with('/')) {
        found = "a comment";
        expected = "JSON, which has none";
        mend = "remove it";
    } else if (const std::string reason = after(error.message, "invalid string: "); !reason.empty()) {
        expected = "a text in double quotes";
        mend = reason.substr(0, reason.find("; last read"));
    } else if (expected == "string literal") {
        expected = "a key in double quotes";
    } else if (expected == "end of input") {
        expected = "the end of the file";
    } else if (expected.empty() || expected.find("literal") != std::string::npos) {
        expected = "a text in double quotes, a number, true, false, null, [ or {";
    }
    const bool closes = token == "}" || token == "]";
    if (closes && (expected.starts_with("a key") || expected.starts_with("a text")))
        mend = "remove the comma before it";
    return fault_at(file, place_of(text, start), std::move(found), std::move(expected), std::move(mend));
}

// Walks a text that is known to be JSON and notes where things stand.
class Locator {
 public:
    Locator(std::string_view text, JsonDocument& document, Faults& faults)
        : text_(text), document_(document), faults_(faults) {}

    void value(const std::string& pointer) {
        skip_blanks();
        document_.values[pointer] = place_;
        if (text_[at_] == '{') {
            object(pointer);
        } else if (text_[at_] == '[') {
            array(pointer);
        } else if (text_[at_] == '"') {
            skip_text();
        } else {
            while (at_ < text_.size() && std::string_view(",]} \t\r\n").find(text_[at_]) == std::string_view::npos)
                step();
        }
    }

 private:
    void step() {
        const char c = text_[at_++];
        const bool crlf = c == '\r' && at_ < text_.size() && text_[at_] == '\n';
        if (c == '\n' || (c == '\r' && !crlf)) {
            ++place_.line;
            place_.column = 1;
        } else if (begins_character(c) && !crlf) {
            ++place_.column;
        }
    }
    void skip_blanks() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) step();
    }
    // From the opening quote to past the closing one.
    std::string_view skip_text() {
        const std::size_t start = at_;
        for (step(); text_[at_] != '"'; step()) {
            if (text_[at_] == '\\') step();
        }
        step();
        return text_.substr(start, at_ - start);
    }
    void object(const std::string& pointer) {
        step();
        for (skip_blanks(); text_[at_] != '}'; skip_blanks()) {
            const Place place = place_;
            const std::string key = json::parse(skip_text()).get<std::string>();
            const std::string inner = pointer_to(pointer, key);
            const auto [first, is_new] = document_.keys.try_emplace(inner, place);
            if (!is_new) {
                faults_.add(
                    fault_at(document_.file, place,
                             fmt::format("the key {} again (first on line {})", in_quotes(key), first->second.line),
                             "each key once", "remove one of the two"));
            }
            skip_blanks();
            step();  // the colon
            value(inner);
            skip_blanks();
            if (text_[at_] == ',') step();
        }
        step();
    }
    void array(const std::string& pointer) {
        step();
        std::size_t index = 0;
        for (skip_blanks(); text_[at_] != ']'; skip_blanks()) {
            value(pointer_to(pointer, index++));
            skip_blanks();
            if (text_[at_] == ',') step();
        }
        step();
    }

    std::string_view text_;
    JsonDocument& document_;
    Faults& faults_;
    std::size_t at_ = 0;
    Place place_;
};

Place place_in(const std::unordered_map<std::string, Place>& places, const std::string& pointer) {
    const auto at = places.find(pointer);
    return at == places.end() ? Place{0, 0} : at->second;
}

}  // namespace

std::string pointer_to(const std::string& pointer, std::string_view key) {
    std::string longer = pointer + '/';
    for (const char c : key) {
        if (c == '~') {
            longer += "~0";
        } else if (c == '/') {
            longer += "~1";
        } else {
            longer += c;
        }
    }
    return longer;
}

std::string pointer_to(const std::string& pointer, std::size_t index) { return fmt::format("{}/{}", pointer, index); }

Fault JsonDocument::fault(const std::string& pointer, std::string found, std::string expected, std::string mend) const {
    return fault_at(file, place_in(values, pointer), std::move(found), std::move(expected), std::move(mend));
}

Fault JsonDocument::key_fault(const std::string& pointer, std::string found, std::string expected,
                              std::string mend) const {
    return fault_at(file, place_in(keys, pointer), std::move(found), std::move(expected), std::move(mend));
}

JsonDocument parse_json(std::string_view text, const std::string& file, const JsonLimits& limits) {
    refuse_beyond_limits(text, file, limits);
    SyntaxCheck check;
    if (!json::sax_parse(text.begin(), text.end(), &check)) throw InvalidInput(syntax_fault(check, text, file));
    JsonDocument document;
    document.file = file;
    Faults faults;
    Locator(text, document, faults).value("");
    faults.refuse_if_any();
    document.value = json::parse(text);
    return document;
}

}  // namespace crosstie::io
