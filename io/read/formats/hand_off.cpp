// Folders for R: matrices, what is known of actors, and a script to start from. RSiena reads structural zeros as 10 and
// structural ones as 11, and missing answers as NA (Ripley and others, Manual for RSiena).
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "io/read/formats/writers.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t most_actors = 5000;

// A name R takes without quotes; made unique by its number where it had to be changed.
std::string r_name(const std::string& key, std::string_view stem, std::size_t number) {
    const bool plain =
        !key.empty() && ((key[0] >= 'a' && key[0] <= 'z') || (key[0] >= 'A' && key[0] <= 'Z')) &&
        key.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string::npos;
    static const std::set<std::string> reserved{"if",   "else",  "for", "while",  "repeat", "function",
                                                "next", "break", "in",  "TRUE",   "FALSE",  "NULL",
                                                "NA",   "Inf",   "NaN", "actors", "c",      "data"};
    return plain && reserved.count(key) == 0 ? key : fmt::format("{}_{}", stem, number + 1);
}

// Whose cells have no tie and cannot have one is `structural`; NA is for answers that are missing.
std::vector<std::string> cells_of(const Study& study, std::size_t relation, std::size_t wave, const char* structural) {
    const std::size_t n = study.actors.size();
    const Relation& asked = study.relations[relation];
    const Answers& answers = study.answers[relation][wave];
    std::vector<std::string> cells(n * n, "0");
    for (ActorId i = 0; i < n && !answers.observed.complete(); ++i) {
        for (ActorId j = 0; j < n; ++j) {
            const CellState state = i == j ? CellState::answered : answers.observed.state(i, j);
            const CellState back = i == j ? CellState::answered : answers.observed.state(j, i);
            if (is_observed(state) || (!asked.directed && is_observed(back))) continue;
            const bool never = !is_missing(state) && (asked.directed || !is_missing(back));
            cells[i * n + j] = never ? structural : "NA";
        }
    }
    for (const Tie& tie : answers.ties) {
        if (tie.strength < asked.tie_from) continue;
        cells[tie.from * n + tie.to] = "1";
        if (!asked.directed) cells[tie.to * n + tie.from] = "1";
    }
    return cells;
}

std::string grid(const std::vector<std::string>& cells, std::size_t n, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) out += (j > 0 ? std::string(separator) : "") + cells[i * n + j];
        out += '\n';
    }
    return out;
}

struct Covariate {
    std::string column;  // in actors.csv
    bool numbers = false;
};

std::vector<Covariate> covariates_of(const Study& study) {
    std::vector<Covariate> out;
    for (const std::string& name : study.attributes.names()) {
        const std::vector<std::string>& cells = *study.attributes.find(name);
        std::set<std::string> values;
        bool numbers = true;
        for (const std::string& cell : cells) {
            if (cell.empty()) continue;
            values.insert(cell);
            numbers = numbers && parse_number(cell).has_value();
        }
        const bool tells_groups = values.size() > 1 && values.size() < cells.size();
        if (tells_groups && name.find('@') == std::string::npos) out.push_back({name, numbers});
    }
    return out;
}

std::string actors_csv(const Study& study) {
    std::string out = "id,label";
    for (const std::string& name : study.attributes.names()) out += "," + csv_cell(name);
    out += '\n';
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        out += csv_cell(study.actors[i].id) + "," + csv_cell(study.actors[i].label);
        for (const std::string& name : study.attributes.names())
            out += "," + csv_cell((*study.attributes.find(name))[i]);
        out += '\n';
    }
    return out;
}

std::string r_text(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out + '"';
}

void expect_writable(const Study& study) {
    if (study.actors.size() > most_actors)
        throw LimitReached(
            fmt::format("matrices of {} actors; at most {} can be written", study.actors.size(), most_actors));
}

constexpr std::string_view read_actors =
    "actors <- read.csv(\"actors.csv\", colClasses = \"character\", na.strings = \"\", check.names = FALSE,\n"
    "                   encoding = \"UTF-8\")\n";

}  // namespace

Written write_rsiena(const Study& study) {
    if (study.waves.size() < 2) throw Error("RSiena needs two waves at least; this study has one");
    expect_writable(study);
    Written written;
    const std::size_t n = study.actors.size();
    std::string r =
        "# A first model in RSiena. 10 in a matrix: no tie was possible (not on the roster, not asked); NA: no "
        "answer.\n"
        "library(RSiena)\n";
    r += read_actors;
    r += fmt::format("wave <- function(file) as.matrix(read.table(file))\nn <- {}\n\n", n);
    std::vector<std::string> in_data;
    for (std::size_t k = 0; k < study.relations.size(); ++k) {
        const std::string name = r_name(study.relations[k].key, "relation", k);
        std::string waves;
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            const std::string file = fmt::format("{}_{}.dat", name, w + 1);
            written.files[file] = grid(cells_of(study, k, w, "10"), n, " ");
            waves += fmt::format("{}wave(\"{}\")", w > 0 ? ", " : "", file);
        }
        r += fmt::format("{} <- sienaDependent(array(c({}), dim = c(n, n, {})))\n", name, waves, study.waves.size());
        in_data.push_back(name);
    }
    std::string effects;
    std::size_t number = 0;
    for (const Covariate& covariate : covariates_of(study)) {
        const std::string name = r_name(covariate.column, "attribute", number++);
        const std::string cells = fmt::format("actors[[{}]]", r_text(covariate.column));
        r += covariate.numbers ? fmt::format("{} <- coCovar(as.numeric({}))\n", name, cells)
                               : fmt::format("{} <- coCovar(as.integer(factor({})))\n", name, cells);
        in_data.push_back(name);
        if (effects.empty() && !covariate.numbers) {
            effects = fmt::format("effects <- includeEffects(effects, sameX, name = \"{}\", interaction1 = \"{}\")\n",
                                  in_data.front(), name);
        }
    }
    r += fmt::format("\ndata <- sienaDataCreate({})\neffects <- getEffects(data)\n", joined(in_data, ", "));
    r += fmt::format("effects <- includeEffects(effects, transTrip, name = \"{}\")\n", in_data.front()) + effects;
    r += "algorithm <- sienaAlgorithmCreate(projname = \"crosstie\", seed = 1)\n"
         "answer <- siena07(algorithm, data = data, effects = effects, batch = TRUE)\nprint(answer)\n";
    written.files["start.R"] = std::move(r);
    written.files["actors.csv"] = actors_csv(study);
    return written;
}

Written write_ergm(const Study& study) {
    expect_writable(study);
    Written written;
    const std::size_t n = study.actors.size();
    std::string r =
        "# A first model of each network in ergm. NA in a matrix: no answer, or no tie was possible; ergm treats both "
        "as\n"
        "# missing. Whoever was not on the roster at a wave is left out of its networks.\n"
        "library(network)\nlibrary(ergm)\n";
    r += read_actors;
    r += "read_network <- function(file, directed, there) {\n"
         "  cells <- as.matrix(read.csv(file, header = FALSE))[there, there, drop = FALSE]\n"
         "  made <- network(cells, directed = directed, loops = FALSE)\n"
         "  made %v% \"id\" <- actors$id[there]\n";
    std::string term;
    for (const Covariate& covariate : covariates_of(study)) {
        const std::string cells = fmt::format("actors[[{}]][there]", r_text(covariate.column));
        r += covariate.numbers ? fmt::format("  made %v% {} <- as.numeric({})\n", r_text(covariate.column), cells)
                               : fmt::format("  made %v% {0} <- ifelse(is.na({1}), \"not known\", {1})\n",
                                             r_text(covariate.column), cells);
        if (term.empty() && !covariate.numbers) term = fmt::format(" + nodematch({})", r_text(covariate.column));
    }
    r += "  made\n}\n\n";
    for (std::size_t k = 0; k < study.relations.size(); ++k) {
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            const std::string name = fmt::format("{}_{}", r_name(study.relations[k].key, "relation", k), w + 1);
            written.files[name + ".csv"] = grid(cells_of(study, k, w, "NA"), n, ",");
            std::string there;
            for (const Actor& actor : study.actors)
                there += (there.empty() ? "" : ", ") + std::string(actor.on_roster(w) ? "T" : "F");
            const bool directed = study.relations[k].directed;
            r += fmt::format("# {} at {}\n{} <- read_network(\"{}.csv\", {}, c({}))\n", study.relations[k].key,
                             study.waves[w].key, name, name, directed ? "TRUE" : "FALSE", there);
            r += fmt::format("print(summary(ergm({} ~ edges{}{}, control = control.ergm(seed = 1))))\n\n", name,
                             directed ? " + mutual" : "", term);
        }
    }
    written.files["start.R"] = std::move(r);
    written.files["actors.csv"] = actors_csv(study);
    return written;
}

}  // namespace crosstie::io
