// The options that commands share, with one help text and one check each.
#include "tools/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <thread>

#include "io/person/pseudonyms.hpp"
#include "io/text/encoding.hpp"
#include "io/text/faults.hpp"
#include "io/text/file.hpp"
#include "io/text/nearest.hpp"
#include "io/text/number.hpp"
#include "io/text/spelling.hpp"
#include "tools/doubts.hpp"
#include "tools/talk.hpp"

namespace crosstie::cli {

namespace {

template <typename Things>
std::string keys_of(const Things& things) {
    std::string keys;
    for (const auto& thing : things) keys += (keys.empty() ? "" : ", ") + thing.key;
    return keys;
}

template <typename Things>
std::vector<std::string> list_of_keys(const Things& things) {
    std::vector<std::string> keys;
    for (const auto& thing : things) keys.push_back(thing.key);
    return keys;
}

// "; perhaps "borough" is meant", where a known word is near.
std::string perhaps_meant(const std::string& word, const std::vector<std::string>& known) {
    const std::string near = io::nearest(word, known);
    return near.empty() ? std::string() : "; " + io::perhaps(near, "");
}

constexpr std::array column_words{"source", "target",    "strength",    "relation",
                                  "wave",   "direction", "asserted_by", "ignore"};

// "strength=Freq" as our name and theirs.
std::optional<std::pair<std::string, std::string>> column_named(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals + 1 == text.size()) return std::nullopt;
    const std::string ours = text.substr(0, equals);
    if (std::find(column_words.begin(), column_words.end(), ours) == column_words.end()) return std::nullopt;
    return std::pair(ours, text.substr(equals + 1));
}

std::string column_mend(const std::string& text) {
    const std::vector<std::string> known(column_words.begin(), column_words.end());
    const std::string near = io::nearest(text.substr(0, text.find('=')), known);
    return text + " names no column; write " + (near.empty() ? "strength" : near) + "=HEADING, with one of " +
           io::quoted_list(known, "or");
}

}  // namespace

std::vector<std::string> split_ids(const std::string& list) {
    std::vector<std::string> ids;
    std::string id;
    for (const char c : list + ',') {
        if (c != ',')
            id += c;
        else if (!id.empty())
            ids.push_back(std::exchange(id, {}));
    }
    return ids;
}

void add_study_options(CLI::App& command, StudyOptions& options) {
    command
        .add_option("STUDY", options.source.paths,
                    "A study folder or its study.json; or one or two networks, before and after: tables of ties, "
                    "or files of another program (see convert); - is the standard input")
        ->required();
    auto* by = command.add_option("--by", options.by, "The attribute whose groups are the areas");
    command.add_flag("--no-areas", options.no_areas, "Compare without areas, though the study names some")
        ->excludes(by);
    command.add_option("--relation", options.relation, "Which relation (the study's first)");
    command
        .add_option("--tie-from", options.tie_from, "Strength from which on a tie is a contact (the relation's own)")
        ->check([](const std::string& text) {
            const auto number = io::parse_number(text);
            return number && *number >= 0 ? std::string() : text + " is not a strength; write a number from 0 up";
        });
    command
        .add_option("--symmetrise", options.symmetrise,
                    "Read two reports of a pair as one: a tie if either, or if both say so")
        ->check(CLI::IsMember({"union", "intersection"}));
    add_table_options(command, options);
}

void add_table_options(CLI::App& command, StudyOptions& options) {
    auto* tables = command.add_option_group("Tables", "For tables of ties without a study.json");
    tables->add_option("--actors", options.source.actors, "Table of actors: id, label and any attributes");
    tables->add_option("--answered", options.source.answered,
                       "Yes-no column of the actors' table: who answered. One for each survey: answered_before and "
                       "answered_after by --answered answered, or two columns by name, before first: --answered a,b");
    tables->add_option("--missing-from", options.source.missing_from,
                       "Pairs not answered before: table of source,target");
    tables->add_option("--missing-to", options.source.missing_to, "Pairs not answered after: table of source,target");
    tables->add_option("--absent-from", options.absent_from, "Ids not on the roster before: a,b,c");
    tables->add_option("--absent-to", options.absent_to, "Ids not on the roster after: a,b,c");
    tables->add_flag("--undirected", options.source.undirected, "A tie has no direction; each row is a pair");
    tables
        ->add_option("--columns", options.columns,
                     "What a column of the tables of ties is, once for each: source, target, strength, relation, wave, "
                     "direction or ignore, as in strength=Frequency")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->check([](const std::string& text) { return column_named(text) ? std::string() : column_mend(text); });
    tables
        ->add_option(
            "--not-on-roster", options.not_on_roster,
            "People in the ties whom --actors lacks: refuse (as usual), leave-out, or take-in as people not asked")
        ->check(CLI::IsMember({"refuse", "leave-out", "take-in"}));
    tables
        ->add_option("--repeats", options.repeats,
                     "The strength of a tie told several times: strongest (as usual), last, mean or sum")
        ->check(CLI::IsMember({"strongest", "last", "mean", "sum"}));
    tables
        ->add_option("--asserted-by", options.asserted_by,
                     "Ties that count where the tables say who told of them: those their sender told (as usual), or "
                     "anyone")
        ->check(CLI::IsMember({"sender", "anyone"}));
}

void add_wave_pair_options(CLI::App& command, WavePairOptions& options) {
    command.add_option("--from", options.from, "The wave before (the first)");
    command.add_option("--to", options.to, "The wave after (the last)");
}

void add_chance_options(CLI::App& command, WavePairOptions& options) {
    command.add_option("--seed", options.seed, "Seed of the permutation tests")->capture_default_str();
    command.add_option("--draws", options.draws, "Draws of the permutation tests")
        ->check(CLI::Range(0, 10'000'000))
        ->capture_default_str();
    command
        .add_option("--threads", options.threads, "Threads for the draws; results do not depend on it (all there are)")
        ->check(CLI::Range(1, 256));
}

void add_output_options(CLI::App& command, OutputOptions& options) {
    command.add_flag("--overwrite", options.overwrite, "Replace outputs that exist");
    command.add_flag("-q,--quiet", options.quiet, "Say nothing beside the result but errors");
}

void add_edition_option(CLI::App& command, io::Edition& edition) {
    command
        .add_option_function<std::string>(
            "--edition", [&edition](const std::string& name) { edition = *io::edition_of(name); },
            "public: areas, no person; group: people as the study labels them; named: names, marked")
        ->check(CLI::IsMember({"public", "group", "named"}))
        ->default_str(std::string(io::name_of(edition)));
}

void add_people_options(CLI::App& command, io::Edition& edition, StudyOptions& study, const OutputOptions& output) {
    add_edition_option(command, edition);
    study.pseudonyms.edition = &edition;
    study.pseudonyms.output = &output.path;
    command.add_option("--pseudonyms", study.pseudonyms.key_file,
                       "Group edition: people by pseudonyms made with the key in this file, which is made if it is not "
                       "there; keep it apart from the results");
}

namespace {

Study with_pseudonyms(const Study& study, const PseudonymOptions& options) {
    if (options.edition != nullptr && !io::shows_labels(*options.edition)) {
        throw UsageError(fmt::format(
            "--pseudonyms is for the group edition, and this is the {} one; {}", io::name_of(*options.edition),
            io::shows_people(*options.edition) ? "leave one of the two out"
                                               : "a public output shows nobody; leave it out, or add --edition group"));
    }
    const std::string& file = options.key_file;
    if (options.output != nullptr && !options.output->empty() && io::lies_inside(file, *options.output)) {
        throw UsageError(file +
                         ": the key would lie in the output, and whoever gets that could tell who is who; keep "
                         "the key in another folder");
    }
    const io::PseudonymKey key = io::pseudonym_key(file, io::IfAbsent::make);
    if (key.made) {
        tell(
            fmt::format("wrote {}: key {}; keep it apart from the results, and destroy it when nobody needs to tell "
                        "who is who\n",
                        file, key.short_name()));
    }
    if (key.open_to_others) {
        tell(
            fmt::format("warning: {}: others on this computer may read or change the key; chmod 600 {}\n", file, file));
    }
    return io::pseudonymised(study, key, options.kept_columns);
}

// The attribute that a name means, whatever its case and blanks: "area" for "Area"; or by the study's own word for it,
// "borough". The name, if there is none.
std::string spelt_as_attribute(const Study& study, const std::string& name) {
    if (name.empty() || study.attributes.find(name) != nullptr) return name;
    for (const std::string& known : study.attributes.names()) {
        std::string stem = known.substr(0, known.find('@'));
        if (io::one_spelling(stem) == io::one_spelling(name)) return stem;
    }
    for (const std::string* word : {&study.by.singular, &study.by.plural}) {
        if (!study.by.attribute.empty() && io::one_spelling(*word) == io::one_spelling(name)) return study.by.attribute;
    }
    return name;
}

// The plural of an English noun by its spelling: "offices", "statuses", "authorities".
std::string plural_of(const std::string& noun) {
    const auto ends = [&](std::string_view tail) { return noun.ends_with(tail); };
    if (ends("s") || ends("x") || ends("ch") || ends("sh")) return noun + "es";
    const bool after_vowel =
        noun.size() > 1 && std::string_view("aeiou").find(noun[noun.size() - 2]) != std::string_view::npos;
    return ends("y") && !after_vowel ? noun.substr(0, noun.size() - 1) + "ies" : noun + "s";
}

// An attribute's own name as the word for its groups, "work_stream" for work streams, where it reads as one.
AreaWords words_of_attribute(const std::string& attribute) {
    AreaWords words{attribute};
    std::string noun = attribute;
    std::ranges::replace(noun, '_', ' ');
    std::ranges::replace(noun, '-', ' ');
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (noun.size() < 3 || noun.size() > 24) return words;
    if (!std::ranges::all_of(noun, [&](char c) { return letter(c) || c == ' '; })) return words;
    if (noun.find(' ') == std::string::npos ||
        noun.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1) == std::string::npos) {
        const bool acronym = noun.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
        if (!acronym && noun.front() >= 'A' && noun.front() <= 'Z')
            noun.front() = static_cast<char>(noun.front() - 'A' + 'a');
    }
    words.singular = noun, words.plural = plural_of(noun);
    return words;
}

}  // namespace

io::Source source_of(const StudyOptions& options) {
    io::Source source = options.source;
    source.absent_from = split_ids(options.absent_from);
    source.absent_to = split_ids(options.absent_to);
    for (const std::string& text : options.columns) source.columns.push_back(*column_named(text));
    if (const auto choice = io::choice_of<io::NotOnRoster>(io::not_on_roster_words, options.not_on_roster))
        source.choices.not_on_roster = *choice;
    if (const auto choice = io::choice_of<io::Repeats>(io::repeats_words, options.repeats))
        source.choices.repeats = *choice;
    if (const auto choice = io::choice_of<io::AssertedBy>(io::asserted_by_words, options.asserted_by))
        source.choices.asserted_by = *choice;
    source.choices.asked_now =
        !options.not_on_roster.empty() || !options.repeats.empty() || !options.asserted_by.empty();
    if (!std::isnan(options.tie_from)) source.tie_from = options.tie_from;
    source.each_note = options.each_note;
    return source;
}

io::StudyAndPaper read_with_paper(const StudyOptions& options, bool quiet) {
    if (options.source.paths.size() > 2) {
        throw UsageError(fmt::format("found {} files, expected a study, or one or two tables of ties (before, after)",
                                     options.source.paths.size()));
    }
    refuse_tables_options(options);
    refuse_the_same_twice(options.source);
    auto [study, paper] = io::read_study_and_paper(source_of(options));
    // Words such as "borough" belong to the study's own attribute.
    refuse_without_effect(study, options);
    const std::string by = spelt_as_attribute(study, options.by);
    if (study.attributes.find(by) != nullptr && by != study.by.attribute) study.by = words_of_attribute(by);
    if (!quiet && notes_wanted()) {
        for (const std::string& warning : study.notes.warnings) tell(fmt::format("note: {}\n", warning));
        tell_doubts(study, options);
    }
    if (options.pseudonyms.key_file.empty()) return {std::move(study), std::move(paper)};
    return {with_pseudonyms(study, options.pseudonyms), io::pseudonymised(std::move(paper))};
}

Study read(const StudyOptions& options, bool quiet) { return read_with_paper(options, quiet).study; }

std::string key_name(const StudyOptions& options) {
    const std::string& file = options.pseudonyms.key_file;
    return file.empty() ? std::string() : key_of(options).short_name();
}

void add_key_of_packs_option(CLI::App& command, std::string& key_file) {
    command
        .add_option("--pseudonyms", key_file,
                    "With --packs: the file of the key of packs made with pseudonyms, to find the person's in them")
        ->needs("--packs");
}

std::optional<io::PseudonymKey> key_of_packs(const std::string& key_file) {
    if (key_file.empty()) return std::nullopt;
    return io::pseudonym_key(key_file, io::IfAbsent::refuse);
}

io::PseudonymKey key_of(const StudyOptions& options) {
    return io::pseudonym_key(options.pseudonyms.key_file, io::IfAbsent::refuse);
}

std::size_t relation_of(const Study& study, const std::string& key) {
    if (key.empty()) return 0;
    if (const auto index = study.relation_index(key)) return *index;
    throw UsageError(fmt::format("--relation {}: no such relation; the study has {}{}", key, keys_of(study.relations),
                                 perhaps_meant(key, list_of_keys(study.relations))));
}

std::size_t wave_of(const Study& study, const std::string& key, std::size_t when_unnamed) {
    if (key.empty()) return when_unnamed;
    if (const auto index = study.wave_index(key)) return *index;
    throw UsageError(fmt::format("wave {}: no such wave; the study has {}{}", key, keys_of(study.waves),
                                 perhaps_meant(key, list_of_keys(study.waves))));
}

std::string areas_of(const Study& study, const StudyOptions& options) {
    if (options.no_areas) return {};
    std::string by = options.by.empty() ? study.by.attribute : spelt_as_attribute(study, options.by);
    if (!by.empty() && study.attributes.find(by) == nullptr) {
        std::string names;
        for (const std::string& name : study.attributes.names()) names += (names.empty() ? "" : ", ") + name;
        std::vector<std::string> known = study.attributes.names();
        if (!study.by.attribute.empty() && study.by.attribute != by) known.push_back(study.by.singular);
        throw UsageError(fmt::format("--by {}: the actors have no such attribute; they have {}{}", by,
                                     names.empty() ? "none (give --actors FILE)" : names, perhaps_meant(by, known)));
    }
    return by;
}

Direction direction_of(const std::string& symmetrise) {
    if (symmetrise == "union") return Direction::union_;
    if (symmetrise == "intersection") return Direction::intersection;
    return Direction::directed;
}

unsigned threads_of(const WavePairOptions& waves) {
    return waves.threads > 0 ? waves.threads : std::max(1U, std::thread::hardware_concurrency());
}

survey::ComparisonOptions comparison_options(const Study& study, const StudyOptions& options,
                                             const WavePairOptions& waves) {
    survey::ComparisonOptions result = survey_options(study, options, waves);
    if (study.waves.size() < 2) {
        throw Error(
            fmt::format("a comparison needs two waves; this study has {}: give a second table of ties, or a table "
                        "with a column \"wave\", or add a wave to study.json",
                        study.waves.size()));
    }
    if (result.from == result.to) throw Error("a comparison needs two different waves");
    return result;
}

survey::ComparisonOptions survey_options(const Study& study, const StudyOptions& options,
                                         const WavePairOptions& waves) {
    survey::ComparisonOptions result;
    result.relation = relation_of(study, options.relation);
    result.from = wave_of(study, waves.from, 0);
    result.to = wave_of(study, waves.to, study.waves.size() - 1);
    result.tie_from = options.tie_from;
    result.direction = direction_of(options.symmetrise);
    result.seed = waves.seed;
    result.draws = waves.draws;
    result.threads = threads_of(waves);
    result.by = areas_of(study, options);
    return result;
}

}  // namespace crosstie::cli
