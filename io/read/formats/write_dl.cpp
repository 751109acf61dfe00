// Writes UCINET's DL text: a full matrix, the half below the diagonal of ties without direction, or an edge list of many
// actors.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "io/read/formats/words_of_lines.hpp"
#include "io/read/formats/writers.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t largest_matrix = 2000;  // actors; beyond, an edge list is written

std::string matrix_words(const Study& study, std::size_t relation, std::size_t wave) {
    const std::size_t n = study.actors.size();
    const bool directed = study.relations[relation].directed;
    const Answers& answers = study.answers[relation][wave];
    std::vector<std::string> cells(n * n, "0");
    for (ActorId i = 0; i < n; ++i) {
        for (ActorId j = 0; j < n && !answers.observed.complete(); ++j) {
            const bool seen = answers.observed.contains(i, j) || (!directed && answers.observed.contains(j, i));
            if (i != j && !seen) cells[i * n + j] = "NA";
        }
    }
    for (const Tie& tie : answers.ties) {
        cells[tie.from * n + tie.to] = number_text(tie.strength);
        if (!directed) cells[tie.to * n + tie.from] = number_text(tie.strength);
    }
    std::string out;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) out += (j > 0 ? " " : "") + cells[i * n + j];
        out += '\n';
    }
    return out;
}

// Without direction, and complete: below the diagonal.
std::string half_words(const Study& study, std::size_t relation, std::size_t wave) {
    const std::size_t n = study.actors.size();
    std::vector<std::string> cells(n * n, "0");
    const Answers& answers = study.answers[relation][wave];
    for (ActorId i = 0; i < n; ++i) {
        for (ActorId j = 0; j < i && !answers.observed.complete(); ++j) {
            if (!answers.observed.contains(i, j) && !answers.observed.contains(j, i)) cells[i * n + j] = "NA";
        }
    }
    for (const Tie& tie : answers.ties)
        cells[std::max(tie.from, tie.to) * n + std::min(tie.from, tie.to)] = number_text(tie.strength);
    std::string out;
    for (std::size_t i = 1; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j) out += (j > 0 ? " " : "") + cells[i * n + j];
        out += '\n';
    }
    return out;
}

}  // namespace

Written write_dl(const Study& study) {
    Written written;
    const bool matrix = study.actors.size() <= largest_matrix;
    const bool half = matrix && !any_directed(study);
    const std::size_t matrices = study.relations.size() * study.waves.size();
    std::string out = fmt::format("dl n={}\nformat={}\n", study.actors.size(),
                                  half     ? "lowerhalf"
                                  : matrix ? "fullmatrix"
                                           : "edgelist1");
    if (half) out += "diagonal=absent\n";
    if (matrices > 1) out += fmt::format("nm={}\n", matrices);
    out += "labels:\n";
    for (std::size_t i = 0; i < study.actors.size(); ++i) out += quoted_words(study.actors[i].id) + "\n";
    if (matrices > 1) {
        out += "matrix labels:\n";
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            for (std::size_t r = 0; r < study.relations.size(); ++r)
                out += quoted_words(network_name(study, r, w)) + "\n";
        }
    }
    out += "data:\n";
    bool first = true;
    for (std::size_t w = 0; w < study.waves.size(); ++w) {
        for (std::size_t r = 0; r < study.relations.size(); ++r) {
            if (matrix) {
                out += half ? half_words(study, r, w) : matrix_words(study, r, w);
                continue;
            }
            if (!std::exchange(first, false)) out += "!\n";
            for (const Tie& tie : study.answers[r][w].ties) {
                out += fmt::format("{} {} {}\n", tie.from + 1, tie.to + 1, number_text(tie.strength));
                if (!study.relations[r].directed)
                    out += fmt::format("{} {} {}\n", tie.to + 1, tie.from + 1, number_text(tie.strength));
            }
        }
    }
    if (!matrix) written.left_out.emplace_back("which pairs were not observed, in an edge list");
    written.files[""] = std::move(out);
    return written;
}

}  // namespace crosstie::io
