// Reads Pajek's .net with the .clu and .vec beside it, as the Pajek manual has them. Several relations stand as `*Arcs :2
// "trust"`, times as [1-2] behind a vertex or a line.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "io/read/formats/pajek_waves.hpp"
#include "io/read/formats/readers.hpp"
#include "io/read/formats/words_of_lines.hpp"
#include "io/text/csv_table.hpp"
#include "io/text/file.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

namespace fs = std::filesystem;

enum class Part { none, vertices, arcs, edges, arcs_list, edges_list, matrix, partition, vector, other };

// The times of "[1-3,5,7-*]": 0 stands for "until the end".
using Span = std::pair<std::int64_t, std::int64_t>;

std::optional<std::vector<Span>> times_of(std::string_view text) {
    if (text.size() < 3 || text.front() != '[' || text.back() != ']') return std::nullopt;
    std::vector<Span> spans;
    for (const std::string& part : parts_of(text.substr(1, text.size() - 2), ',')) {
        const std::size_t dash = part.find('-');
        const auto from = parse_integer(std::string_view(part).substr(0, dash));
        const std::string_view rest =
            dash == std::string::npos ? std::string_view() : std::string_view(part).substr(dash + 1);
        const auto to = dash == std::string::npos ? from
                        : rest == "*"             ? std::optional<std::int64_t>(0)
                                                  : parse_integer(rest);
        if (!from || !to || *from < 0 || *to < 0) return std::nullopt;
        spans.emplace_back(*from, *to);
    }
    return spans.empty() ? std::nullopt : std::optional(spans);
}

class PajekReader {
 public:
    explicit PajekReader(const FormatInput& input) : builder_(input), lines_(input.text) {}

    NamedNetworks read() {
        while (lines_.next()) {
            const std::string_view line = trimmed(lines_.line());
            if (line.substr(0, pajek_waves_comment.size()) == pajek_waves_comment)
                wave_names_ = parts_of(line.substr(pajek_waves_comment.size()), ';');
            if (line.empty() || line.front() == '%') continue;
            const std::vector<Word> words = lines_.words();
            if (line.front() == '*')
                begin_part(words);
            else
                take(words);
        }
        close_matrix();
        if (declared_ == 0) builder_.fault_of_file("no vertices", "a line such as \"*Vertices 12\"");
        settle_times();
        read_beside();
        return builder_.finish(NetworksBuilder::Names::labels_if_unique);
    }

 private:
    struct Line {
        ActorId from, to;
        bool directed;
        NetworksBuilder::About about;
        std::vector<Span> times;
        std::size_t offset;
    };

    void begin_part(const std::vector<Word>& words) {
        static const std::map<std::string, Part> parts{{"*vertices", Part::vertices},    {"*arcs", Part::arcs},
                                                       {"*edges", Part::edges},          {"*arcslist", Part::arcs_list},
                                                       {"*edgeslist", Part::edges_list}, {"*matrix", Part::matrix},
                                                       {"*partition", Part::partition},  {"*vector", Part::vector},
                                                       {"*network", Part::none}};
        close_matrix();
        std::string word = lower(words[0].text);
        std::string relation_number;
        if (const std::size_t colon = word.find(':'); colon != std::string::npos) {
            relation_number = word.substr(colon);
            word.resize(colon);
        }
        const auto known = parts.find(word);
        if (known == parts.end()) {
            builder_.note(fmt::format("line {}: the part {} is not read", lines_.place().line, in_quotes(word)));
            part_ = Part::other;
            return;
        }
        if (known->second == Part::vertices && (column_part_ == Part::partition || column_part_ == Part::vector)) {
            part_ = column_part_;
            column_part_ = Part::none;
            row_ = 0;
            return;
        }
        part_ = known->second;
        row_ = 0;
        relation_.clear();
        if (part_ == Part::vertices) {
            begin_vertices(words);
        } else if (part_ == Part::partition || part_ == Part::vector) {
            column_part_ = part_;
            column_ = words.size() > 1 ? words[1].text : part_ == Part::partition ? "cluster" : "vector";
            part_ = Part::other;
        } else if (part_ != Part::none) {
            std::size_t name = 1;
            if (relation_number.empty() && words.size() > 1 && words[1].text.starts_with(':'))
                relation_number = words[name++].text;
            if (relation_number.size() > 1)
                relation_ = words.size() > name ? words[name].text : "relation " + relation_number.substr(1);
        }
    }

    void begin_vertices(const std::vector<Word>& words) {
        const auto count = words.size() > 1 ? parse_integer(words[1].text) : std::nullopt;
        if (!count || *count < 0) {
            builder_.fault(lines_.place(), in_quotes(lines_.line()), "\"*Vertices\" and their number");
            return;
        }
        if (declared_ > 0) {
            builder_.fault(lines_.place(), "a second network", "one in a file", "save each network by itself");
            part_ = Part::other;
            return;
        }
        builder_.expect_countable(static_cast<std::uint64_t>(*count));
        declared_ = static_cast<std::uint32_t>(*count);
        for (std::uint32_t k = 1; k <= declared_; ++k) builder_.ensure(std::to_string(k));
        if (words.size() > 2 && parse_integer(words[2].text))
            builder_.note(fmt::format("the file is of two kinds of vertices ({} and others); they are read as one kind",
                                      words[2].text));
        there_.resize(declared_);
    }

    std::optional<ActorId> vertex(const Word& word) {
        const auto number = parse_integer(word.text);
        if (number && *number >= 1 && *number <= declared_) return static_cast<ActorId>(*number - 1);
        builder_.fault(lines_.place(word), "the vertex " + in_quotes(word.text),
                       fmt::format("a number from 1 to {}", declared_));
        return std::nullopt;
    }

    void take(const std::vector<Word>& words) {
        switch (part_) {
            case Part::vertices:
                return take_vertex(words);
            case Part::arcs:
            case Part::edges:
                return take_line(words, part_ == Part::arcs);
            case Part::arcs_list:
            case Part::edges_list:
                return take_list(words, part_ == Part::arcs_list);
            case Part::matrix:
                return take_row(words);
            case Part::partition:
            case Part::vector:
                if (row_ < declared_) builder_.set(row_++, column_, words[0].text);
                return;
            case Part::other:
                return;
            case Part::none:
                builder_.fault(lines_.place(), in_quotes(lines_.line()), "a part such as \"*Vertices 12\" before it");
                part_ = Part::other;
        }
    }

    void take_vertex(const std::vector<Word>& words) {
        const auto actor = vertex(words[0]);
        if (!actor) return;
        if (words.size() > 1 && !times_of(words[1].text)) builder_.label(*actor, words[1].text);
        if (const auto times = words.size() > 1 ? times_of(words.back().text) : std::nullopt) {
            there_[*actor] = *times;
            see(*times);
        }
    }

    void take_line(const std::vector<Word>& words, bool directed) {
        if (words.size() < 2) {
            builder_.fault(lines_.place(), in_quotes(lines_.line()), "two vertices and perhaps a number");
            return;
        }
        const auto from = vertex(words[0]), to = vertex(words[1]);
        if (!from || !to) return;
        Line line{*from, *to, directed, {}, {}, words[0].offset};
        line.about.relation = relation_;
        std::size_t last = words.size();
        if (const auto times = last > 2 ? times_of(words.back().text) : std::nullopt) {
            line.times = *times;
            see(*times);
            --last;
        }
        if (last > 2) line.about.strength = words[2].text;
        // Pairs of a name and a value: how Pajek draws the line, or what networkx says of it.
        static constexpr std::array<std::string_view, 20> drawn{"w",  "c",  "p",    "s",  "a",  "ap",  "l",
                                                                "lp", "lr", "lphi", "lc", "la", "fos", "font",
                                                                "h1", "h2", "a1",   "k1", "a2", "k2"};
        for (std::size_t k = 3; k + 1 < last; k += 2) {
            if (std::ranges::find(drawn, lower(words[k].text)) == drawn.end())
                builder_.about(line.about, words[k].text, words[k + 1].text);
        }
        lines_found_.push_back(std::move(line));
    }

    void take_list(const std::vector<Word>& words, bool directed) {
        const auto from = vertex(words[0]);
        for (std::size_t k = 1; from && k < words.size(); ++k) {
            const auto to = vertex(words[k]);
            if (!to) continue;
            lines_found_.push_back(
                {*from, *to, directed, {.strength = "1", .relation = relation_, .wave = {}}, {}, words[k].offset});
        }
    }

    void close_matrix() {
        if (part_ == Part::matrix && row_ < declared_)
            builder_.fault(lines_.place(), fmt::format("the end of a matrix of {} rows", row_),
                           fmt::format("{} rows", declared_));
    }

    void take_row(const std::vector<Word>& words) {
        if (row_ >= declared_ || words.size() != declared_) {
            builder_.fault(lines_.place(),
                           row_ >= declared_ ? "a row too many" : fmt::format("{} numbers", words.size()),
                           fmt::format("{} rows of {} numbers", declared_, declared_));
            part_ = Part::other;
            return;
        }
        for (std::uint32_t k = 0; k < declared_; ++k) {
            if (words[k].text == "0") continue;
            lines_found_.push_back(
                {row_, k, true, {.strength = words[k].text, .relation = relation_, .wave = {}}, {}, words[k].offset});
        }
        ++row_;
    }

    void see(const std::vector<Span>& spans) {
        for (const auto& [from, to] : spans) {
            times_.insert(from);
            if (to > from && to - from <= 1000) {
                for (std::int64_t t = from; t <= to; ++t) times_.insert(t);
            } else if (to > 0) {
                times_.insert(to);
            }
        }
        if (times_.size() > 1000) throw LimitReached(builder_.path() + ": found more than 1000 points of time");
    }

    static bool covers(const std::vector<Span>& spans, std::int64_t time) {
        return spans.empty() || std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
                   return time >= span.first && (span.second == 0 || time <= span.second);
               });
    }

    // Each point of time that the file names is a wave; what has no time holds at all of them.
    void settle_times() {
        std::vector<std::string> names;
        if (wave_names_.size() == 1) names = wave_names_;
        for (const std::int64_t time : times_) {
            const bool named = time >= 1 && static_cast<std::uint64_t>(time) <= wave_names_.size();
            names.push_back(named ? wave_names_[static_cast<std::size_t>(time - 1)] : std::to_string(time));
        }
        if (!names.empty()) builder_.whole("waves", joined(names, ";"));
        builder_.expect_affordable(declared_ + lines_found_.size(), times_.size());
        for (Line& line : lines_found_) {
            const NetworksBuilder::PlaceOf at = [&] { return lines_.place({{}, false, line.offset}); };
            if (times_.empty()) {
                if (!names.empty()) line.about.wave = names[0];
                builder_.tie(line.from, line.to, line.directed, line.about, at);
                continue;
            }
            std::size_t w = 0;
            for (const std::int64_t time : times_) {
                line.about.wave = names[w++];
                if (covers(line.times, time)) builder_.tie(line.from, line.to, line.directed, line.about, at);
            }
        }
        if (times_.empty()) return;
        for (ActorId actor = 0; actor < declared_; ++actor) {
            std::vector<std::string> there;
            std::size_t w = 0;
            for (const std::int64_t time : times_) {
                if (covers(there_[actor], time)) there.push_back(names[w]);
                ++w;
            }
            if (there.size() < names.size()) builder_.set(actor, "waves", joined(there, ";"));
        }
    }

    // name.clu and name_area.clu beside name.net: "*Vertices n" and a number a line. What the numbers mean stands in
    // comments when crosstie wrote them.
    void read_beside() {
        const fs::path path(builder_.path());
        std::error_code problem;
        std::vector<fs::path> beside;
        for (const fs::directory_entry& entry :
             fs::directory_iterator(path.has_parent_path() ? path.parent_path() : fs::path("."), problem)) {
            const std::string extension = lower(entry.path().extension().string());
            if ((extension == ".clu" || extension == ".vec") && of_this(entry.path().stem().string()))
                beside.push_back(entry.path());
        }
        std::sort(beside.begin(), beside.end());
        for (const fs::path& file : beside) read_column(file);
    }

    [[nodiscard]] bool of_this(const std::string& stem) const {
        const std::string own = fs::path(builder_.path()).stem().string();
        return stem == own || stem.rfind(own + "_", 0) == 0;
    }

    void read_column(const fs::path& file) {
        const std::string bytes = read_file(file.string());
        const std::string own = fs::path(builder_.path()).stem().string(), stem = file.stem().string();
        std::string name = stem == own ? (lower(file.extension().string()) == ".clu" ? "cluster" : "vector")
                                       : stem.substr(own.size() + 1);
        std::map<std::string, std::string> meaning;
        std::vector<std::string> cells;
        WordsOfLines lines(utf8_text(bytes, file.string()));
        while (lines.next()) {
            const std::vector<Word> words = lines.words();
            if (words.empty() || words[0].text.front() == '*') continue;
            if (words[0].text != "%") {
                cells.push_back(words[0].text);
            } else if (words.size() == 3) {
                meaning[words[1].text] = words[2].text;
            } else if (words.size() == 2 && words[1].quoted) {
                name = words[1].text;
            }
        }
        if (cells.size() != declared_) {
            builder_.faults().add({.file = file.string(),
                                   .found = fmt::format("{} numbers", cells.size()),
                                   .expected = fmt::format("{}, one for each vertex of {}", declared_, builder_.path()),
                                   .mend = "take the file away if it belongs to another network"});
            return;
        }
        for (ActorId actor = 0; actor < declared_; ++actor) {
            const auto means = meaning.find(cells[actor]);
            builder_.set(actor, name, means == meaning.end() ? cells[actor] : means->second);
        }
        builder_.note(fmt::format("{} was read as the attribute {}", file.filename().string(), in_quotes(name)));
    }

    NetworksBuilder builder_;
    WordsOfLines lines_;
    Part part_ = Part::none, column_part_ = Part::none;
    std::string relation_, column_;
    std::uint32_t declared_ = 0, row_ = 0;
    std::vector<std::string> wave_names_;
    std::set<std::int64_t> times_;
    std::vector<std::vector<Span>> there_;
    std::vector<Line> lines_found_;
};

}  // namespace

NamedNetworks read_pajek(const FormatInput& input) { return PajekReader(input).read(); }

}  // namespace crosstie::io
