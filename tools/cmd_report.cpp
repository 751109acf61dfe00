// `report`: the whole pack. Whatever could refuse it is looked at before anything is drawn.
#include <fmt/format.h>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "graph/survey/comparison.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/answers/plan/next_steps.hpp"
#include "io/answers/subjects/topics.hpp"
#include "io/diagram/draw/font_note.hpp"
#include "io/pack/manifest.hpp"
#include "io/pack/other_packs.hpp"
#include "io/pack/pack_pictures.hpp"
#include "io/pack/pack_words.hpp"
#include "io/pack/write_report.hpp"
#include "io/person/people_in_words.hpp"
#include "io/person/sheets.hpp"
#include "io/release/disclosure.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/faults.hpp"
#include "io/text/file.hpp"
#include "io/text/hash.hpp"
#include "io/text/version.hpp"
#include "io/text/write_file.hpp"
#include "tools/commands.hpp"
#include "tools/doubts.hpp"
#include "tools/options.hpp"
#include "tools/progress.hpp"
#include "tools/talk.hpp"

namespace crosstie::cli {

namespace {

struct ReportOptions {
    StudyOptions study;
    WavePairOptions waves;
    OutputOptions output;
    io::Edition edition = io::Edition::public_;
    bool sheets = false;
    bool alone = false;
};

// Paths only as seen from the pack, and only where both lie below the folder the command was run in.
io::Source seen_from_pack(const StudyOptions& options, const std::string& pack) {
    io::Source source = source_of(options);
    bool all_told = true;
    for (std::string& path : source.paths) {
        path = io::path_from_pack(pack, path);
        all_told = all_told && !path.empty();
    }
    if (!all_told) source.paths.clear();
    for (std::string* path : {&source.actors, &source.missing_from, &source.missing_to}) {
        *path = io::path_from_pack(pack, *path);
    }
    return source;
}

std::string manifest(const io::Case& of, const ReportOptions& options, const std::vector<io::Picture>& pictures,
                     const io::PacksBeside& beside, const std::map<std::string, std::string>& files) {
    const Study& study = of.study;
    io::Manifest made;
    made.crosstie = io::crosstie_version();
    made.study = study.name;
    made.edition = options.edition;
    made.pseudonyms_by = key_name(options.study);
    made.options = io::run_options(study, of.comparison.options);
    made.source = seen_from_pack(options.study, options.output.path);
    made.inputs = io::hashed_inputs(options.study.source, study);
    if (made.pseudonyms_by.empty())
        made.inputs_sha256 = io::sha256_together(made.inputs);
    else
        made.inputs_keyed = io::keyed_together(made.inputs, key_of(options.study).bytes);
    for (const auto& [name, bytes] : files) made.outputs.push_back({name, io::sha256_hex(bytes)});
    for (const io::Picture& picture : pictures) {
        if (!picture.not_drawn.empty()) made.pictures_not_drawn.push_back({picture.key, picture.not_drawn});
    }
    for (const io::OtherPack& pack : beside.packs) made.packs_beside.push_back({pack.name, pack.options});
    return io::manifest_json(made);
}

// Words that go into a public paper as they are must name nobody.
void expect_nobody_named(const Study& study, const io::Paper& paper, const StudyOptions& options) {
    std::vector<Fault> faults;
    for (const io::PersonInWords& named : io::people_in_words(study, paper)) {
        faults.push_back(
            {.file = options.source.paths.front(),
             .line = 0,
             .column = 0,
             .found = fmt::format("a person's name or e-mail in {}: {}", named.where, io::in_quotes(named.words)),
             .expected = "words that name nobody, since a public paper shows them",
             .mend = "write a body or a role there, or ask for --edition named"});
    }
    if (!faults.empty()) throw InvalidInput(std::move(faults));
}

// Before anything is counted or drawn. Files of other names in the folder stay.
void expect_no_pack(const OutputOptions& output) {
    if (output.path == io::standard_stream) {
        throw UsageError("-o -: a pack is many files; name a folder");
    }
    std::error_code problem;
    if (output.overwrite || !std::filesystem::exists(std::filesystem::path(output.path) / "manifest.json", problem))
        return;
    throw io::NotWritten(
        fmt::format("{}: a pack is there already; add --overwrite to replace it, or name another folder", output.path));
}

// Before anything is drawn; those that take nothing away are told.
io::PacksBeside held_against_others(const io::Case& of, const ReportOptions& options) {
    io::PacksBeside beside = io::packs_beside(of, options.study.source, options.output.path);
    const auto note = [&](const std::string& words) {
        if (!options.output.quiet) tell(fmt::format("note: {}\n", words));
    };
    for (const io::PackNotRead& pack : beside.not_read) note(io::words_of(pack));
    for (const io::OtherPack& pack : beside.packs) {
        if (pack.tells_of_few && !options.alone) {
            throw io::NotShown(fmt::format(
                "{}; make this one by the same groups, put groups together (\"grouped\" in study.json) and make both "
                "again, or add --alone if that one is not given out",
                io::words_of(pack)));
        }
        note(io::words_of(pack));
    }
    if (!beside.together) return beside;
    if (beside.together->tells_of_few && !options.alone) {
        throw io::NotShown(fmt::format(
            "{}; make this one by the groups of one of them, put groups together (\"grouped\" in study.json) and make "
            "all again, or add --alone if one of them is not given out",
            io::words_of(*beside.together)));
    }
    note(io::words_of(*beside.together));
    return beside;
}

void expect_sheets_possible(const io::Case& of, const ReportOptions& options) {
    if (survey::one_survey(of.comparison)) {
        throw UsageError(
            "--sheets: a person's page shows what changed for them, and there is one survey; leave it out");
    }
    if (!key_name(options.study).empty()) {
        throw UsageError(
            "--sheets: with --pseudonyms nobody could tell which page is theirs; leave one of the two out");
    }
    io::expect_sheets_allowed(of);
}

// What stands in the folder, and where to begin, in a few lines.
std::string what_was_written(const ReportOptions& options, std::size_t files, const std::vector<io::Picture>& pictures,
                             bool sheets) {
    const auto drawn =
        std::count_if(pictures.begin(), pictures.end(), [](const auto& each) { return each.has_files(); });
    std::string words =
        fmt::format("wrote {}: {} files, {} edition\n", options.output.path, files, io::name_of(options.edition));
    words += "begin with paper.html, or paper.docx in Word; the annex stands behind it, table by table\n";
    words += fmt::format("workbook.xlsx holds every table, diagrams/ {}; README.txt says what each file is\n",
                         drawn == 1 ? "1 picture" : fmt::format("{} pictures", drawn));
    if (sheets) words += "sheets/ holds a page for each person, and whose.csv which page is whose\n";
    return words;
}

/// Letters that no font here has, of all pictures together, each kind once.
void tell_of_fonts(const std::vector<io::Picture>& pictures) {
    std::string words;
    for (const io::Picture& picture : pictures) words += picture.png.empty() ? "" : picture.svg;
    try {
        if (const std::string note = io::diagram::font_note(words); !note.empty())
            tell(fmt::format("note: PDF and PNG: {}\n", note));
    } catch (const io::diagram::PictureFailed& failed) {  // no reason to lose a pack that is drawn
        tell(fmt::format("note: whether every letter has a font is not known: {}\n", failed.what()));
    }
}

void run(const ReportOptions& options, ExitCode& exit_code) {
    expect_no_pack(options.output);
    const auto [study, paper] = read_with_paper(options.study, options.output.quiet);
    tell_reverse_order(study, options.waves, options.output.quiet);
    if (!io::shows_people(options.edition)) expect_nobody_named(study, paper, options.study);
    const io::Case of(study, survey_options(study, options.study, options.waves), {.edition = options.edition});
    if (options.sheets) expect_sheets_possible(of, options);
    static_cast<void>(of.shown());  // refuses a study of a few people before anything is drawn
    const io::PacksBeside beside = held_against_others(of, options);
    Progress progress("drawing", options.output.quiet);
    io::PaperParts parts;
    parts.pictures = io::pack_pictures(
        of, {threads_of(options.waves), [&](std::size_t done, std::size_t all) { progress.tell(done, all); }});
    progress.clear();
    for (const io::Picture& picture : parts.pictures) {
        if (!picture.not_drawn.empty() && !options.output.quiet) {
            tell(fmt::format("note: picture {} is not drawn: {}\n", picture.key, picture.not_drawn));
        }
        if (picture.failure.empty()) continue;
        tell(fmt::format("error: picture {}: {}\n", picture.key, picture.failure));
        exit_code = ExitCode::internal;
    }
    if (!options.output.quiet) tell_of_fonts(parts.pictures);
    parts.topics = io::topics_of(of);
    parts.next_steps = io::next_steps(of);
    io::DataFlow& flow = parts.flow;
    flow.files_read = study.notes.files_read;
    flow.files_written = io::pack_files(parts.pictures, options.edition);
    flow.columns_dropped = io::columns_not_used(study, options.edition);
    flow.sheets = options.sheets;
    flow.pseudonyms_by = key_name(options.study);
    for (const io::OtherPack& pack : beside.packs) flow.packs_beside.push_back(io::public_words_of(pack));
    if (beside.together) flow.packs_beside.push_back(io::public_words_of(*beside.together));
    std::map<std::string, std::string> sheets;
    if (options.sheets) {
        sheets = io::private_sheets(of, paper.accent);
        flow.files_written.push_back(fmt::format("sheets/ ({} files)", sheets.size()));
    }
    parts.paper = paper;
    auto files = io::write_report(of, parts);
    files.merge(sheets);
    files["manifest.json"] = manifest(of, options, parts.pictures, beside, files);
    const auto readers = io::shows_people(options.edition) ? io::Readers::owner : io::Readers::as_usual;
    io::OldPack old = io::left_of_old_pack(options.output.path, files);
    const std::size_t count = files.size();
    io::write_folder(options.output.path, {std::move(files), std::move(old.gone), "manifest.json"},
                     options.output.overwrite, readers);
    if (!old.not_read.empty()) {  // whatever is asked: a pack that is given out may hold more than it says
        tell(fmt::format(
            "warning: {}\nno file of a pack that was there before could be told from others, so all stay: look "
            "through {} before it is given out\n",
            old.not_read.substr(0, old.not_read.find('\n')), options.output.path));
    }
    for (const std::string& name : old.altered) {
        if (options.output.quiet) break;
        tell(fmt::format("note: {} is not of this pack; it was changed since the pack before was made, so it stays\n",
                         (std::filesystem::path(options.output.path) / name).string()));
    }
    if (!options.output.quiet) tell(what_was_written(options, count, parts.pictures, options.sheets));
}

}  // namespace

void add_report(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<ReportOptions>();
    auto* command = app.add_subcommand(
        "report", "Write the board pack: paper and annex for browser and Word, workbook, diagrams, numbers");
    add_study_options(*command, options->study);
    options->study.areas_expected = true;
    add_wave_pair_options(*command, options->waves);
    add_chance_options(*command, options->waves);
    command->add_option("-o,--output", options->output.path, "The folder to write into")->required();
    add_output_options(*command, options->output);
    add_people_options(*command, options->edition, options->study, options->output);
    command->add_flag("--sheets", options->sheets,
                      "Group and named editions: also a page for each person, of their own answers only");
    command->add_flag("--alone", options->alone,
                      "Public edition: other public packs of the study beside it are not given out, so that nobody can "
                      "take one from the other");
    command->footer(
        "Example: crosstie report data/east_london -o out/board_pack\n"
        "         crosstie report data/east_london -o out/workshop --edition group --pseudonyms keys/workshop.key\n"
        "         crosstie report data/east_london -o out/sheets --edition group --sheets");
    command->callback([options, &exit_code] { run(*options, exit_code); });
}

}  // namespace crosstie::cli
