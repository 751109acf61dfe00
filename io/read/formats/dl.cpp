// Reads UCINET's DL text in its layouts for one set of actors: fullmatrix, upperhalf, lowerhalf, nodelist1, nodelist1b and
// edgelist1, with labels in the header or in the data, and several matrices (nm).
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/read/formats/readers.hpp"
#include "io/read/formats/words_of_lines.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

bool is_gap(const std::string& word) {
    const std::string plain = lower(word);
    return plain == "na" || plain == "." || plain == "?";
}

class DlReader {
 public:
    explicit DlReader(const FormatInput& input) : builder_(input), lines_(input.text, ",") {}

    NamedNetworks read() {
        bool data = false;
        while (!data && lines_.next()) data = take_header_line();
        if (!data) builder_.fault_of_file("no data", "\"data:\" and the data behind it");
        check_header();
        builder_.faults().refuse_if_any();
        for (const Word& label : labels_) {
            if (add(label) == NetworksBuilder::nobody) break;
        }
        if (labels_.empty() && !embedded_) {
            for (std::uint64_t k = 1; k <= n_; ++k) ensure(std::to_string(k));
        }
        std::vector<std::string> names;
        for (const Word& name : matrix_names_) names.push_back(name.text);
        names.resize(matrices_);
        layers_ = builder_.side_by_side(names);
        builder_.directed(format_ != "upperhalf" && format_ != "lowerhalf");
        read_data();
        if (n_stated_ && builder_.actors() != n_ && builder_.faults().empty()) {
            builder_.fault_of_file(fmt::format("{} labels", builder_.actors()), fmt::format("{}, since n={}", n_, n_),
                                   "name all of them in \"labels:\"");
        }
        return builder_.finish(NetworksBuilder::Names::ids);
    }

 private:
    enum class Part { words, labels, matrix_labels };

    // True once the data begin; what stands behind "data:" is kept.
    bool take_header_line() {
        std::vector<Word> words;
        for (const Word& word : lines_.words()) split_equals(word, words);
        for (std::size_t k = 0; k < words.size(); ++k) {
            const std::string word = words[k].quoted ? std::string() : lower(words[k].text);
            const std::string next = k + 1 < words.size() ? lower(words[k + 1].text) : std::string();
            if (word == "data:" || (word == "data" && next == ":")) {
                rest_.assign(words.begin() + static_cast<std::ptrdiff_t>(k + (word == "data" ? 2 : 1)), words.end());
                return true;
            }
            if (word == "labels:" || word == "labels") {
                part_ = Part::labels;
                if (next == "embedded" || next == "embedded:") embedded_ = true, ++k;
            } else if ((word == "row" || word == "column" || word == "col") &&
                       (next == "labels:" || next == "labels")) {
                const std::string third = k + 2 < words.size() ? lower(words[k + 2].text) : std::string();
                if (third == "embedded") {
                    embedded_ = true, k += 2;
                } else {
                    builder_.fault(lines_.place(words[k]), "labels for rows and columns apart",
                                   "one set of actors (\"labels:\")", "give meetings and their people as a register");
                    return true;
                }
                part_ = Part::labels;
            } else if ((word == "matrix" || word == "level") && (next == "labels:" || next == "labels")) {
                part_ = Part::matrix_labels;
                ++k;
            } else if (part_ == Part::labels) {
                labels_.push_back(words[k]);
            } else if (part_ == Part::matrix_labels) {
                matrix_names_.push_back(words[k]);
            } else {
                k = take_word(words, k);
            }
        }
        return false;
    }

    // "n=4" is three words.
    void split_equals(const Word& word, std::vector<Word>& out) const {
        if (word.quoted || part_ != Part::words || word.text.find('=') == std::string::npos) {
            out.push_back(word);
            return;
        }
        std::string piece;
        const auto flush = [&] {
            if (!piece.empty()) out.push_back({std::exchange(piece, {}), false, word.offset});
        };
        for (const char c : word.text) {
            if (c != '=') {
                piece += c;
                continue;
            }
            flush();
            out.push_back({"=", false, word.offset});
        }
        flush();
    }

    std::size_t take_word(const std::vector<Word>& words, std::size_t k) {
        const std::string word = lower(words[k].text);
        if (word == "dl" || word == "=") return k;
        std::size_t value = k + 1;
        while (value < words.size() && words[value].text == "=") ++value;
        const std::string text = value < words.size() ? lower(words[value].text) : std::string();
        const auto number = parse_integer(text);
        if (word == "n" || word == "nm") {
            if (!number || *number < 1) {
                builder_.fault(lines_.place(words[k]), in_quotes(words[k].text + "=" + text), "a count from 1");
            } else if (word == "n") {
                builder_.expect_countable(static_cast<std::uint64_t>(*number));
                n_ = static_cast<std::uint64_t>(*number);
                n_stated_ = true;
            } else {
                matrices_ = static_cast<std::size_t>(std::min<std::int64_t>(*number, 1000));
            }
        } else if (word == "nc") {
            n_stated_ = true;
        } else if (word == "nr") {
            n_stated_ = true;
            builder_.fault(lines_.place(words[k]), "a table of two kinds (nr, nc)", "one set of actors (n)",
                           "give meetings and their people as a register");
        } else if (word == "format") {
            format_ = text;
            format_at_ = words[k].offset;
        } else if (word == "diagonal") {
            diagonal_ = text != "absent";
        } else {
            builder_.fault(lines_.place(words[k]), in_quotes(words[k].text),
                           "a word of DL: n, nm, format, diagonal, labels, matrix labels or data");
            return k;
        }
        return value;
    }

    void check_header() {
        static const std::vector<std::string> known{"fullmatrix", "upperhalf",  "lowerhalf",
                                                    "nodelist1",  "nodelist1b", "edgelist1"};
        if (std::find(known.begin(), known.end(), format_) == known.end()) {
            builder_.fault(place_of_format(), "the format " + in_quotes(format_), quoted_list(known, "or"),
                           "save it in one of these");
        }
        if (!n_stated_ && labels_.empty() && !embedded_) builder_.fault_of_file("no count of actors", "n=...");
        if (!labels_.empty() && n_stated_ && labels_.size() != n_) {
            builder_.fault(lines_.place(labels_.front()), fmt::format("{} labels", labels_.size()),
                           fmt::format("{}, since n={}", n_, n_));
        }
        if (!n_stated_) n_ = labels_.size();
        if (!matrix_names_.empty() && matrix_names_.size() != matrices_) {
            builder_.fault(lines_.place(matrix_names_.front()),
                           fmt::format("{} names of matrices", matrix_names_.size()),
                           fmt::format("{}, since nm={}", matrices_, matrices_));
        }
    }

    [[nodiscard]] Place place_of_format() const { return lines_.place({{}, false, format_at_}); }

    // UCINET turns labels to capitals now and then, so they are one without regard to case.
    ActorId ensure(const std::string& text) {
        const auto known = by_label_.find(lower(text));
        if (known != by_label_.end()) return known->second;
        const ActorId actor = builder_.ensure(text);
        by_label_.emplace(lower(text), actor);
        return actor;
    }

    ActorId add(const Word& label) {
        if (by_label_.count(lower(label.text)) > 0 || label.text.empty()) {
            builder_.fault(lines_.place(label), "the label " + in_quotes(label.text) + " a second time",
                           "each label once", "UCINET cuts labels at 18 characters; tell the two apart");
            return NetworksBuilder::nobody;
        }
        return ensure(label.text);
    }

    std::optional<ActorId> actor(const Word& word) {
        if (embedded_) {
            const bool is_new = by_label_.count(lower(word.text)) == 0;
            if (is_new && n_stated_ && builder_.actors() >= n_) {
                builder_.fault(lines_.place(word), "the label " + in_quotes(word.text),
                               fmt::format("no more than {} labels, since n={}", n_, n_));
                return std::nullopt;
            }
            return ensure(word.text);
        }
        const auto number = parse_integer(word.text);
        if (number && *number >= 1 && static_cast<std::uint64_t>(*number) <= n_)
            return static_cast<ActorId>(*number - 1);
        if (const auto known = by_label_.find(lower(word.text)); known != by_label_.end()) return known->second;
        builder_.fault(lines_.place(word), "the actor " + in_quotes(word.text),
                       fmt::format("a number from 1 to {}, or one of the labels", n_));
        return std::nullopt;
    }

    void read_data() {
        if (format_ == "edgelist1" || format_ == "nodelist1" || format_ == "nodelist1b") {
            if (!rest_.empty()) take_list(rest_);
            while (lines_.next()) {
                const std::vector<Word> words = lines_.words();
                if (!words.empty()) take_list(words);
            }
            if (format_ == "nodelist1b" && row_ != n_ && builder_.faults().empty())
                builder_.fault_of_file(fmt::format("{} lines", row_), fmt::format("{}, one for each actor", n_));
            return;
        }
        read_matrices();
    }

    void tie(ActorId from, ActorId to, const Word& value) {
        NetworksBuilder::About about = layers_[std::min(matrix_, layers_.size() - 1)];
        if (is_gap(value.text)) {
            builder_.gap(from, to, about);
            if (format_ == "upperhalf" || format_ == "lowerhalf") builder_.gap(to, from, about);
            return;
        }
        if (value.text == "0") return;
        about.strength = value.text;
        builder_.tie(from, to, format_ != "upperhalf" && format_ != "lowerhalf", about,
                     [&] { return lines_.place(value); });
    }

    void take_list(const std::vector<Word>& words) {
        if (words[0].text == "!") {
            ++matrix_;
            row_ = 0;
            if (matrix_ >= matrices_)
                builder_.fault(lines_.place(words[0]), "a further matrix",
                               fmt::format("{}, since nm={}", matrices_, matrices_));
            return;
        }
        const Word one{"1", false, words[0].offset};
        if (format_ == "edgelist1") {
            if (words.size() < 2 || words.size() > 3) {
                builder_.fault(lines_.place(words[0]), fmt::format("{} words", words.size()),
                               "two actors and perhaps a strength");
                return;
            }
            const auto from = actor(words[0]), to = actor(words[1]);
            if (from && to) tie(*from, *to, words.size() > 2 ? words[2] : one);
            return;
        }
        std::optional<ActorId> from;
        if (format_ == "nodelist1b") {
            const auto count = parse_integer(words[0].text);
            if (!count || *count < 0 || static_cast<std::size_t>(*count) + 1 != words.size() || row_ >= n_) {
                builder_.fault(lines_.place(words[0]),
                               row_ >= n_ ? "a line too many"
                                          : fmt::format("{} for {} others", in_quotes(words[0].text), words.size() - 1),
                               "a line for each actor: how many others, and who");
                return;
            }
            from = static_cast<ActorId>(row_++);
        } else {
            from = actor(words[0]);
        }
        for (std::size_t k = 1; from && k < words.size(); ++k) {
            if (const auto to = actor(words[k])) tie(*from, *to, one);
        }
    }

    // Numbers may stand in lines of any length.
    void read_matrices() {
        std::vector<Word> words = std::move(rest_);
        while (lines_.next()) {
            for (Word& word : lines_.words()) words.push_back(std::move(word));
        }
        std::size_t at = 0;
        for (matrix_ = 0; matrix_ < matrices_; ++matrix_) {
            if (embedded_) {
                for (std::uint64_t k = 0; k < n_ && at < words.size(); ++k) {
                    if (matrix_ == 0 && add(words[at]) == NetworksBuilder::nobody) return;
                    columns_.push_back(ensure(words[at++].text));
                }
            }
            for (std::uint64_t i = 0; i < n_; ++i) {
                ActorId from = static_cast<ActorId>(i);
                if (embedded_ && at < words.size()) {
                    const Word& label = words[at++];
                    const auto row = by_label_.find(lower(label.text));
                    if (row == by_label_.end()) {
                        builder_.fault(lines_.place(label), "the row " + in_quotes(label.text),
                                       "a label of the columns");
                        return;
                    }
                    from = row->second;
                }
                const std::uint64_t first = format_ == "upperhalf" ? i : 0;
                const std::uint64_t last = format_ == "lowerhalf" ? i + 1 : n_;
                for (std::uint64_t j = first; j < last; ++j) {
                    if (i == j && !diagonal_) continue;
                    if (at >= words.size()) {
                        builder_.fault_of_file("too few numbers", fmt::format("{} of {} actors", format_, n_),
                                               "say \"diagonal absent\" if it is left out");
                        return;
                    }
                    const ActorId to =
                        embedded_ ? columns_[static_cast<std::size_t>(matrix_ * n_ + j)] : static_cast<ActorId>(j);
                    if (!is_gap(words[at].text) && !parse_number(words[at].text)) {
                        builder_.fault(lines_.place(words[at]), in_quotes(words[at].text), "a number, or NA");
                        return;
                    }
                    tie(from, to, words[at++]);
                }
            }
        }
        if (at < words.size()) {
            builder_.fault(lines_.place(words[at]), fmt::format("{} numbers too many", words.size() - at),
                           fmt::format("{} of {} actors", format_, n_));
        }
    }

    NetworksBuilder builder_;
    WordsOfLines lines_;
    Part part_ = Part::words;
    std::uint64_t n_ = 0;
    bool n_stated_ = false, embedded_ = false, diagonal_ = true;
    std::size_t matrices_ = 1, matrix_ = 0, format_at_ = 0;
    std::string format_ = "fullmatrix";
    std::vector<Word> labels_, matrix_names_, rest_;
    std::vector<NetworksBuilder::About> layers_;
    std::map<std::string, ActorId> by_label_;
    std::vector<ActorId> columns_;  // [matrices x actors]
    std::uint64_t row_ = 0;
};

}  // namespace

NamedNetworks read_dl(const FormatInput& input) { return DlReader(input).read(); }

}  // namespace crosstie::io
