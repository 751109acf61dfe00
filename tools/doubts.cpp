#include "tools/doubts.hpp"
#include "tools/talk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "io/read/formats/formats.hpp"
#include "io/read/read_answers.hpp"
#include "io/text/faults.hpp"
#include "io/text/file.hpp"
#include "io/text/number.hpp"
#include "io/text/spelling.hpp"
#include "io/text/yes_or_no.hpp"

namespace crosstie::cli {

namespace {

double strongest_of(const Answers& answers) {
    double strongest = 0;
    for (const Tie& tie : answers.ties) strongest = std::max(strongest, tie.strength);
    return strongest;
}

// Where ties are a contact from a strength on that nobody could give or gave, no contact is left to compare.
void refuse_threshold_above_all(const Study& study, std::size_t relation, double tie_from) {
    const Relation& asked = study.relations[relation];
    double strongest = 0;
    for (const Answers& answers : study.answers[relation]) strongest = std::max(strongest, strongest_of(answers));
    if (strongest == 0) return;
    const bool stated = asked.scale_max.has_value();
    const double most = asked.scale_max.value_or(strongest);
    if (!(tie_from > most)) return;
    throw UsageError(fmt::format("--tie-from {}: {} of {} {} {}; write that or less", io::number_text(tie_from),
                                 stated ? "the scale" : "the strongest tie", io::in_quotes(asked.key),
                                 stated ? "ends at" : "is", io::number_text(most)));
}

// The same at one survey of several leaves it empty.
void tell_threshold_above_a_survey(const Study& study, const StudyOptions& options) {
    if (study.relations.empty()) return;
    const std::size_t relation = study.relation_index(options.relation).value_or(0);
    for (std::size_t w = 0; w < study.waves.size(); ++w) {
        const double strongest = strongest_of(study.answers[relation][w]);
        if (strongest == 0 || !(options.tie_from > strongest)) continue;
        tell(fmt::format(
            "note: --tie-from {}: no tie at {} is that strong, the strongest is {}; nobody has a contact then\n",
            io::number_text(options.tie_from), io::in_quotes(study.waves[w].key), io::number_text(strongest)));
    }
}

// Columns of the actors that could be areas: a few words that several share, not numbers, not yes and no.
std::vector<std::string> columns_like_areas(const Study& study) {
    std::vector<std::string> columns;
    for (const std::string& name : study.attributes.names()) {
        if (name.find('@') != std::string::npos) continue;  // the same again, at one survey
        const std::vector<std::string>& cells = *study.attributes.find(name);
        std::set<std::string> values;
        bool words = true;
        for (const std::string& cell : cells) {
            if (!cell.empty()) values.insert(io::one_spelling(cell));
            words = words && !io::parse_number(cell) && !io::yes_or_no(cell);
        }
        if (words && values.size() > 1 && values.size() * 2 <= cells.size()) columns.push_back(name);
    }
    return columns;
}

void tell_forgotten_areas(const Study& study, const StudyOptions& options) {
    if (!options.areas_expected || options.no_areas || !study.by.attribute.empty()) return;
    const std::vector<std::string> columns = columns_like_areas(study);
    if (columns.empty()) return;
    tell(
        fmt::format("note: nobody is told apart by area; the actors have {}: add --by {}, or --no-areas if none is "
                    "meant\n",
                    io::quoted_list(columns), columns.front()));
}

}  // namespace

void tell_reverse_order(const Study& study, const WavePairOptions& waves, bool quiet) {
    const std::size_t from = wave_of(study, waves.from, 0), to = wave_of(study, waves.to, study.waves.size() - 1);
    if (quiet || to >= from) return;
    tell_note(fmt::format("note: {} comes before {}: what is told as new was lost in the order of time\n",
                          io::in_quotes(study.waves[to].key), io::in_quotes(study.waves[from].key)));
}

void refuse_tables_options(const StudyOptions& options) {
    const std::filesystem::path first = options.source.paths.front();
    std::error_code problem;
    if (!std::filesystem::is_directory(first, problem) && first.extension() != ".json") return;
    if (io::recognised_file(first.string()) != nullptr) return;  // JSON of another program
    const std::array<std::pair<const char*, bool>, 11> given{{{"--columns", !options.columns.empty()},
                                                              {"--not-on-roster", !options.not_on_roster.empty()},
                                                              {"--repeats", !options.repeats.empty()},
                                                              {"--asserted-by", !options.asserted_by.empty()},
                                                              {"--actors", !options.source.actors.empty()},
                                                              {"--answered", !options.source.answered.empty()},
                                                              {"--missing-from", !options.source.missing_from.empty()},
                                                              {"--missing-to", !options.source.missing_to.empty()},
                                                              {"--absent-from", !options.absent_from.empty()},
                                                              {"--absent-to", !options.absent_to.empty()},
                                                              {"--undirected", options.source.undirected}}};
    for (const auto& [name, there] : given) {
        if (there) {
            throw UsageError(fmt::format("{} is for tables of ties; a study folder says it in its study.json", name));
        }
    }
}

void refuse_the_same_twice(const io::Source& source) {
    std::vector<std::string> files = source.paths;
    for (const std::string* path : {&source.actors, &source.missing_from, &source.missing_to}) files.push_back(*path);
    if (std::count(files.begin(), files.end(), io::standard_stream) > 1) {
        throw UsageError("-: the standard input can be one file only; name the others");
    }
    std::error_code problem;
    if (source.paths.size() == 2 && std::filesystem::equivalent(source.paths[0], source.paths[1], problem)) {
        throw UsageError(source.paths[1] + ": the same file twice; name the survey before and the one after");
    }
}

void refuse_without_effect(const Study& study, const StudyOptions& options) {
    if (study.relations.empty()) return;
    const std::size_t relation = study.relation_index(options.relation).value_or(0);
    const Relation& asked = study.relations[relation];
    refuse_threshold_above_all(study, relation, options.tie_from);
    if (!options.symmetrise.empty() && !asked.directed) {
        throw UsageError(
            fmt::format("--symmetrise puts two reports of a pair together, and ties of {} have no direction; "
                        "leave it out",
                        io::in_quotes(asked.key)));
    }
}

void tell_doubts(const Study& study, const StudyOptions& options) {
    tell_threshold_above_a_survey(study, options);
    tell_forgotten_areas(study, options);
}

}  // namespace crosstie::cli
