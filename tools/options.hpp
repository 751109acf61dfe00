#pragma once
#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "graph/base/error.hpp"
#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/person/pseudonyms.hpp"
#include "io/read/read.hpp"
#include "io/release/edition.hpp"

namespace crosstie::cli {

/// Pseudonyms for people, and what they have to fit: the edition and the output of the same command.
struct PseudonymOptions {
    std::string key_file;  // empty: none
    const io::Edition* edition = nullptr;
    const std::string* output = nullptr;
    std::vector<std::string> kept_columns = {};  // of the actors, beside those that tell groups and ratings
};

/// What every command that reads a study takes.
struct StudyOptions {
    io::Source source;
    std::string relation;
    std::string by;
    bool no_areas = false;
    double tie_from = std::numeric_limits<double>::quiet_NaN();
    std::string symmetrise;
    std::string absent_from, absent_to;
    std::vector<std::string> columns;    // "strength=Freq"
    std::string not_on_roster, repeats, asserted_by;  // words of io/read/choices.hpp; empty: the usual one
    bool areas_expected = false;         // the command sets areas beside each other: a forgotten --by is said
    bool each_note = false;              // `check` names each line of what others count
    PseudonymOptions pseudonyms = {};
};

/// Which two waves, and the chance behind permutation tests.
struct WavePairOptions {
    std::string from, to;
    std::uint64_t seed = survey::ComparisonOptions{}.seed;
    std::uint32_t draws = survey::ComparisonOptions{}.draws;
    unsigned threads = 0;  // 0: as many as the computer has
};

struct OutputOptions {
    std::string path;  // empty: stdout
    bool overwrite = false;
    bool quiet = false;
};

void add_study_options(CLI::App& command, StudyOptions& options);
/// What is told beside tables of ties that come without a study.json.
void add_table_options(CLI::App& command, StudyOptions& options);
/// "a,b,c" as typed after --absent-from.
[[nodiscard]] std::vector<std::string> split_ids(const std::string& list);
/// --from and --to.
void add_wave_pair_options(CLI::App& command, WavePairOptions& options);
/// --seed, --draws and --threads, of commands that test anything.
void add_chance_options(CLI::App& command, WavePairOptions& options);
void add_output_options(CLI::App& command, OutputOptions& options);
void add_edition_option(CLI::App& command, io::Edition& edition);
/// --edition and --pseudonyms, which is for the group edition. What is given lives as long as the command.
void add_people_options(CLI::App& command, io::Edition& edition, StudyOptions& study, const OutputOptions& output);

/// What a study is to be read from, by all that was said on the command line.
[[nodiscard]] io::Source source_of(const StudyOptions& options);
/// Reads the study and tells its warnings on stderr; with --pseudonyms, people in it are called by these from here on.
[[nodiscard]] Study read(const StudyOptions& options, bool quiet);
/// The same with what its organisation wants of the paper about it.
[[nodiscard]] io::StudyAndPaper read_with_paper(const StudyOptions& options, bool quiet);

/// The short name of the key behind --pseudonyms, once the study has been read; empty without.
[[nodiscard]] std::string key_name(const StudyOptions& options);
/// --pseudonyms of commands that look for a person in packs: the key of those among them that show pseudonyms.
void add_key_of_packs_option(CLI::App& command, std::string& key_file);
/// That key; none where no file was given.
[[nodiscard]] std::optional<io::PseudonymKey> key_of_packs(const std::string& key_file);

/// The key behind --pseudonyms of a command that makes them.
[[nodiscard]] io::PseudonymKey key_of(const StudyOptions& options);

/// The places of the relation and wave the user named, or the study's only (or first) ones. Errors: UsageError with the
/// keys there are.
[[nodiscard]] std::size_t relation_of(const Study& study, const std::string& key);
[[nodiscard]] std::size_t wave_of(const Study& study, const std::string& key, std::size_t when_unnamed);
/// The attribute that areas are: --by, the study's own, or none. Errors: UsageError with the attributes there are.
[[nodiscard]] std::string areas_of(const Study& study, const StudyOptions& options);
/// --threads, or as many as the computer has.
[[nodiscard]] unsigned threads_of(const WavePairOptions& waves);
[[nodiscard]] Direction direction_of(const std::string& symmetrise);
/// The two waves to compare. Errors: Error where they are one and the same, or the study has one only.
[[nodiscard]] survey::ComparisonOptions comparison_options(const Study& study, const StudyOptions& options,
                                                           const WavePairOptions& waves);
/// The same, of a study's only wave too: a case of one survey (survey::one_survey).
[[nodiscard]] survey::ComparisonOptions survey_options(const Study& study, const StudyOptions& options,
                                                       const WavePairOptions& waves);

/// What was asked cannot be: exit code 2.
class UsageError : public Error {
 public:
    using Error::Error;
};

}  // namespace crosstie::cli
