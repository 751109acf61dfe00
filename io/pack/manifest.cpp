// manifest.json: what a pack was made from and with, by hashes and options, so that `verify` can make it again. It
// tells no folder of the machine.
#include "io/pack/manifest.hpp"

#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>

#include "graph/base/error.hpp"
#include "io/render/json.hpp"
#include "io/text/encoding.hpp"
#include "io/text/file.hpp"
#include "io/text/hash.hpp"
#include "io/text/json_input.hpp"
#include "io/text/json_schema.hpp"
#include "io/text/version.hpp"
#include "io/text/write_file.hpp"

namespace crosstie::io {

extern const std::string_view manifest_schema;  // io/schema/manifest.schema.json

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
std::string text_of(const nlohmann::json& value) { return value.is_null() ? std::string() : value.get<std::string>(); }

bool is_study(const Source& source) {
    if (source.paths.size() != 1) return false;
    std::error_code problem;
    return fs::is_directory(source.paths[0], problem) || fs::path(source.paths[0]).extension() == ".json";
}

// No path leads out of the folder: the name of a file in the pack is a path of plain steps.
bool stays_inside(const std::string& name) {
    const fs::path path(name);
    if (name.empty() || path.is_absolute()) return false;
    for (const fs::path& step : path) {
        if (step == ".." || step == "." || step.empty()) return false;
    }
    return true;
}

std::string lines_of(const std::vector<HashedFile>& files) {
    std::string all;
    for (const HashedFile& file : files) all += file.sha256 + ' ' + file.name + '\n';
    return all;
}

}  // namespace

RunOptions run_options(const Study& study, const survey::ComparisonOptions& o) {
    RunOptions run;
    run.relation = study.relations[o.relation].key;
    run.from = study.waves[o.from].key;
    run.to = study.waves[o.to].key;
    run.by = o.by;
    if (o.tie_from == o.tie_from) run.tie_from = o.tie_from;
    run.direction = name_of(o.direction);
    run.seed = o.seed;
    run.draws = o.draws;
    return run;
}

survey::ComparisonOptions comparison_options(const Study& study, const RunOptions& run) {
    const auto relation = study.relation_index(run.relation);
    const auto from = study.wave_index(run.from), to = study.wave_index(run.to);
    if (!relation) throw Error("the study has no relation " + run.relation + ", which the pack was made of");
    if (!from || !to) throw Error("the study lacks a wave the pack was made of: " + run.from + ", " + run.to);
    survey::ComparisonOptions o;
    o.relation = *relation;
    o.from = *from;
    o.to = *to;
    o.by = run.by;
    o.tie_from = run.tie_from.value_or(std::numeric_limits<double>::quiet_NaN());
    for (const Direction direction : {Direction::union_, Direction::intersection}) {
        if (name_of(direction) == run.direction) o.direction = direction;
    }
    o.seed = run.seed;
    o.draws = run.draws;
    return o;
}

std::vector<HashedFile> hashed_inputs(const Source& source, const Study& study) {
    std::vector<HashedFile> files;
    const auto add = [&](const std::string& name, const fs::path& path) {
        files.push_back({name, sha256_hex(read_file(path.string()))});
    };
    if (is_study(source)) {
        const fs::path given(source.paths[0]);
        std::error_code problem;
        const fs::path folder = fs::is_directory(given, problem) ? given : given.parent_path();
        for (const std::string& name : study.notes.files_read) add(name, folder / name);
        return files;
    }
    for (const std::string& path : source.paths) add(called(path), path);
    for (const std::string* path : {&source.actors, &source.missing_from, &source.missing_to}) {
        if (!path->empty()) add(called(*path), *path);
    }
    return files;
}

std::string sha256_together(const std::vector<HashedFile>& files) { return sha256_hex(lines_of(files)); }

std::string keyed_together(const std::vector<HashedFile>& files, std::string_view key) {
    // The same key makes pseudonyms: the first line keeps the two apart.
    return hmac_sha256_hex(key, "crosstie inputs 1\n" + lines_of(files));
}

std::string path_from_pack(const std::string& pack, const std::string& path) {
    if (path.empty() || path == standard_stream) return {};
    const fs::path here = fs::current_path();
    const auto below = [&](const fs::path& place) {
        const fs::path way = place.lexically_relative(here);
        return !way.empty() && *way.begin() != "..";
    };
    // "pack/" and "pack" are one folder: a last empty step would count as one.
    const auto settled = [](const std::string& text) {
        fs::path place = fs::absolute(text).lexically_normal();
        return place.has_filename() ? place : place.parent_path();
    };
    const fs::path from = settled(pack), to = settled(path);
    if (!below(from) || !below(to)) return {};
    return to.lexically_relative(from).generic_string();
}

std::string manifest_json(const Manifest& m) {
    const bool told = shows_people(m.edition) && m.pseudonyms_by.empty();
    Json json;
    json["crosstie_manifest"] = 1;
    json["crosstie"] = m.crosstie;
    json["study"] = m.study;
    json["edition"] = name_of(m.edition);
    if (!m.pseudonyms_by.empty()) json["pseudonyms"] = {{"key", m.pseudonyms_by}};
    Json& options = json["options"];
    options["relation"] = m.options.relation;
    options["from"] = m.options.from;
    options["to"] = m.options.to;
    options["by"] = text_or_null(m.options.by);
    options["tie_from"] = m.options.tie_from ? Json(*m.options.tie_from) : Json(nullptr);
    options["direction"] = m.options.direction;
    options["seed"] = m.options.seed;
    options["draws"] = m.options.draws;
    Json& source = json["source"];
    source["paths"] = m.source.paths;
    source["actors"] = text_or_null(m.source.actors);
    source["answered"] = text_or_null(m.source.answered);
    source["missing_from"] = text_or_null(m.source.missing_from);
    source["missing_to"] = text_or_null(m.source.missing_to);
    source["undirected"] = m.source.undirected;
    const bool absent = m.absent_told || !m.source.absent_from.empty() || !m.source.absent_to.empty();
    source["absent_told"] = absent;
    if (told && absent) {
        source["absent_from"] = m.source.absent_from;
        source["absent_to"] = m.source.absent_to;
    }
    // Choices are told where they are not the usual ones.
    for (const auto& [ours, theirs] : m.source.columns) source["columns"].push_back(ours + '=' + theirs);
    const Choices& choices = m.source.choices;
    if (choices.not_on_roster != NotOnRoster::refuse)
        source["not_on_roster"] = word_of(not_on_roster_words, choices.not_on_roster);
    if (choices.repeats != Repeats::strongest) source["repeats"] = word_of(repeats_words, choices.repeats);
    if (choices.asserted_by != AssertedBy::sender)
        source["asserted_by"] = word_of(asserted_by_words, choices.asserted_by);
    Json& inputs = json["inputs"] = Json::array();
    for (const HashedFile& file : m.inputs) {
        inputs.push_back({{"name", file.name}});
        if (told) inputs.back()["sha256"] = file.sha256;
    }
    if (told) json["inputs_sha256"] = m.inputs_sha256;
    if (!m.pseudonyms_by.empty()) json["inputs_hmac_sha256"] = m.inputs_keyed;
    Json& outputs = json["outputs"] = Json::array();
    for (const HashedFile& file : m.outputs) outputs.push_back({{"name", file.name}, {"sha256", file.sha256}});
    Json& not_drawn = json["pictures_not_drawn"] = Json::array();
    for (const PictureNotDrawn& one : m.pictures_not_drawn) not_drawn.push_back({{"key", one.key}, {"why", one.why}});
    for (const PackBeside& one : m.packs_beside) {
        json["packs_beside"].push_back({{"name", one.name},
                                        {"by", text_or_null(one.options.by)},
                                        {"from", one.options.from},
                                        {"to", one.options.to}});
    }
    return dumped(json);
}

Manifest read_manifest(const std::string& folder) {
    finish_interrupted(folder);
    const std::string path = (fs::path(folder) / "manifest.json").string();
    const std::string bytes = read_file(path);
    constexpr std::size_t most_values = 1'000'000;
    const JsonDocument document = parse_json(utf8_text(bytes, path), path, {.values = most_values});
    Faults faults;
    check_schema(document, manifest_schema, faults);
    faults.refuse_if_any();
    const nlohmann::json& json = document.value;
    for (std::size_t k = 0; k < json["outputs"].size(); ++k) {
        const std::string name = json["outputs"][k]["name"];
        if (!stays_inside(name)) {
            faults.add(document.fault("/outputs/" + std::to_string(k) + "/name", "the file name \"" + name + "\"",
                                      "a file inside the pack"));
        }
    }
    faults.refuse_if_any();
    Manifest m;
    m.crosstie = json["crosstie"];
    m.study = json["study"];
    m.edition = edition_of(json["edition"].get<std::string>()).value_or(Edition::public_);
    if (json.contains("pseudonyms")) m.pseudonyms_by = json["pseudonyms"]["key"];
    const auto& options = json["options"];
    m.options.relation = options["relation"];
    m.options.from = options["from"];
    m.options.to = options["to"];
    m.options.by = text_of(options["by"]);
    if (!options["tie_from"].is_null()) m.options.tie_from = options["tie_from"].get<double>();
    m.options.direction = options["direction"];
    m.options.seed = options["seed"];
    m.options.draws = options["draws"];
    const auto& source = json["source"];
    m.source.paths = source["paths"].get<std::vector<std::string>>();
    m.source.actors = text_of(source["actors"]);
    m.source.answered = text_of(source["answered"]);
    m.source.missing_from = text_of(source["missing_from"]);
    m.source.missing_to = text_of(source["missing_to"]);
    m.source.undirected = source["undirected"];
    m.source.absent_from = source.value("absent_from", std::vector<std::string>());
    m.source.absent_to = source.value("absent_to", std::vector<std::string>());
    m.absent_told = source["absent_told"];
    for (const std::string& column : source.value("columns", std::vector<std::string>())) {
        const std::size_t equals = std::min(column.find('='), column.size() - 1);
        m.source.columns.emplace_back(column.substr(0, equals), column.substr(equals + 1));
    }
    m.source.choices.not_on_roster =
        choice_of<NotOnRoster>(not_on_roster_words, source.value("not_on_roster", "refuse"))
            .value_or(NotOnRoster::refuse);
    m.source.choices.repeats =
        choice_of<Repeats>(repeats_words, source.value("repeats", "strongest")).value_or(Repeats::strongest);
    m.source.choices.asserted_by =
        choice_of<AssertedBy>(asserted_by_words, source.value("asserted_by", "sender")).value_or(AssertedBy::sender);
    for (const auto& file : json["inputs"]) m.inputs.push_back({file["name"], file.value("sha256", "")});
    m.inputs_sha256 = json.value("inputs_sha256", "");  // older public packs told it
    m.inputs_keyed = json.value("inputs_hmac_sha256", "");
    for (const auto& file : json["outputs"]) m.outputs.push_back({file["name"], file["sha256"]});
    if (json.contains("pictures_not_drawn")) {  // packs of before this was told are read too
        for (const auto& one : json["pictures_not_drawn"]) m.pictures_not_drawn.push_back({one["key"], one["why"]});
    }
    return m;
}

namespace {
bool is_as_written(const fs::path& path, const HashedFile& file) {
    try {
        return sha256_hex(read_file(path.string())) == file.sha256;
    } catch (const LimitReached&) {  // larger than anything we write
        return false;
    }
}
}  // namespace

OldPack left_of_old_pack(const std::string& folder, const std::map<std::string, std::string>& files) {
    OldPack old;
    std::error_code problem;
    if (!fs::exists(fs::path(folder) / "manifest.json", problem)) return old;
    std::vector<HashedFile> written;
    try {
        written = read_manifest(folder).outputs;
    } catch (const Unreadable&) {  // it may be whole, and name what must not stay
        throw;
    } catch (const Error& error) {  // somebody else's manifest, or a damaged one: what it names is not ours to remove
        old.not_read = error.what();
        return old;
    }
    for (const HashedFile& file : written) {
        const fs::path path = fs::path(folder) / file.name;
        // A link is nothing that a pack holds.
        if (files.contains(file.name) || !fs::is_regular_file(fs::symlink_status(path, problem)) ||
            (path.parent_path() != folder && !fs::is_directory(fs::symlink_status(path.parent_path(), problem))))
            continue;
        (is_as_written(path, file) ? old.gone : old.altered).push_back(file.name);
    }
    return old;
}

}  // namespace crosstie::io
