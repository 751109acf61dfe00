// THE list of formats, and which of them a file is in.
#include "io/read/formats/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "io/read/formats/fingerprints.hpp"
#include "io/read/formats/readers.hpp"
#include "io/read/formats/writers.hpp"
#include "io/read/survey/workbook.hpp"
#include "io/read/survey/workbook_text.hpp"
#include "io/text/csv_table.hpp"
#include "io/text/file.hpp"
#include "io/text/number.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t looked_at = std::size_t{64} << 10;

// As many bytes as the beginning of a file needs; nothing if it cannot be opened or is no regular file.
std::string head_of(const std::string& path) {
    if (path == standard_stream) return bytes_or_sheet(path).bytes.substr(0, looked_at);
    std::error_code problem;
    if (!fs::is_regular_file(path, problem)) return {};
    std::string head;
    try {
        head = read_beginning(path, looked_at);
    } catch (const Unreadable&) {
        return {};  // whoever reads it says why
    }
    if (survey::is_workbook(head)) return bytes_or_sheet(path).bytes.substr(0, looked_at);
    return head;
}

std::uint64_t unknown_pairs(const Study& study, bool silent_held) {
    std::uint64_t pairs = 0;
    for (const auto& by_wave : study.answers) {
        for (const Answers& answers : by_wave) {
            const ObservedPairs& observed = answers.observed;
            pairs += observed.count(CellState::skipped) + observed.count(CellState::not_asked);
            if (!silent_held) pairs += observed.count(CellState::no_response);
        }
    }
    return pairs;
}

void tell_beside(const Study& study, std::vector<std::string>& left_out) {
    const auto tell = [&](std::size_t count, std::string_view one, std::string_view many) {
        if (count > 0) left_out.push_back(counted(count, one, many));
    };
    tell(study.meetings.size(), "meeting", "meetings");
    tell(study.issues.size(), "issue", "issues");
    tell(study.outcomes.size(), "rating", "ratings");
    tell(study.milestones.size(), "milestone", "milestones");
    for (const Relation& relation : study.relations) {
        if (relation.tie_from != 1.0 && relation.scale_max)
            left_out.push_back(fmt::format("that a contact of the relation {} begins at {} (--tie-from)",
                                           in_quotes(relation.key), number_text(relation.tie_from)));
    }
}

void tell_not_held(const Study& study, const Format& format, std::vector<std::string>& left_out) {
    const Holds& holds = format.holds;
    if (!holds.labels && std::any_of(study.actors.begin(), study.actors.end(),
                                     [](const Actor& actor) { return actor.label != actor.id; }))
        left_out.emplace_back("labels; actors stand there by their ids");
    if (!holds.attributes && !study.attributes.names().empty())
        left_out.push_back(counted(study.attributes.names().size(), "attribute", "attributes") + " of actors");
    if (!holds.strengths && valued(study)) left_out.emplace_back("strengths");
    if (!holds.mixed && mixed_directions(study))
        left_out.emplace_back("that some ties have no direction; they stand there both ways");
    if (!holds.unobserved) {
        const std::uint64_t pairs = unknown_pairs(study, holds.silent);
        if (pairs > 0)
            left_out.push_back(fmt::format("that {} not observed; they read as \"no\" there",
                                           pairs == 1 ? "1 pair was" : count_words(pairs) + " pairs were"));
    }
}

}  // namespace

std::span<const Format> formats() {
    static const std::vector<Format> list{
        {.key = "graphml",
         .name = "GraphML (networkx, igraph, Gephi, yEd)",
         .extensions = {".graphml"},
         .looks_like = looks_like_graphml,
         .read = read_graphml,
         .write = write_graphml,
         .holds =
             {.waves = true, .relations = true, .labels = true, .attributes = true, .mixed = true, .silent = true}},
        {.key = "pajek",
         .name = "Pajek .net, with .clu and .vec beside it",
         .extensions = {".net", ".paj"},
         .looks_like = looks_like_pajek,
         .read = read_pajek,
         .write = write_pajek,
         .holds = {.waves = true, .relations = true, .attributes = true, .mixed = true, .silent = true}},
        {.key = "node-link",
         .name = "node-link JSON (networkx, D3)",
         .extensions = {".json"},
         .looks_like = looks_like_node_link,
         .read = read_node_link,
         .write = write_node_link,
         .holds = {.waves = true, .relations = true, .labels = true, .attributes = true, .silent = true}},
        {.key = "gexf",
         .name = "GEXF 1.2 and 1.3, static and dynamic (Gephi)",
         .extensions = {".gexf"},
         .looks_like = looks_like_gexf,
         .read = read_gexf,
         .write = write_gexf,
         .holds =
             {.waves = true, .relations = true, .labels = true, .attributes = true, .mixed = true, .silent = true}},
        {.key = "dl",
         .name = "UCINET DL",
         .extensions = {".dl"},
         .looks_like = looks_like_dl,
         .read = read_dl,
         .write = write_dl,
         .holds = {.waves = true, .relations = true, .unobserved = true}},
        {.key = "gml",
         .name = "GML (networkx, igraph, Gephi)",
         .extensions = {".gml"},
         .looks_like = looks_like_gml,
         .read = read_gml,
         .write = write_gml,
         .holds = {.waves = true, .relations = true, .labels = true, .attributes = true, .silent = true}},
        {.key = "dot",
         .name = "DOT (Graphviz)",
         .extensions = {".dot", ".gv"},
         .looks_like = looks_like_dot,
         .read = read_dot,
         .write = write_dot,
         .holds =
             {.waves = true, .relations = true, .labels = true, .attributes = true, .mixed = true, .silent = true}},
        {.key = "jgf",
         .name = "JSON Graph Format",
         .extensions = {".jgf", ".jgf.json"},
         .looks_like = looks_like_jgf,
         .read = read_jgf,
         .write = write_jgf,
         .holds =
             {.waves = true, .relations = true, .labels = true, .attributes = true, .mixed = true, .silent = true}},
        {.key = "cytoscape",
         .name = "Cytoscape.js JSON",
         .extensions = {".cyjs"},
         .looks_like = looks_like_cytoscape,
         .read = read_cytoscape,
         .write = write_cytoscape,
         .holds =
             {.waves = true, .relations = true, .labels = true, .attributes = true, .mixed = true, .silent = true}},
        {.key = "kumu",
         .name = "Kumu JSON",
         .extensions = {".kumu.json"},
         .looks_like = looks_like_kumu,
         .read = read_kumu,
         .write = write_kumu,
         .holds =
             {.waves = true, .relations = true, .labels = true, .attributes = true, .mixed = true, .silent = true}},
        {.key = "kumu-csv",
         .name = "Kumu CSV (elements and connections)",
         .extensions = {},
         .write = write_kumu_csv,
         .holds = {.waves = true, .relations = true, .labels = true, .attributes = true, .mixed = true, .silent = true},
         .folder = true},
        {.key = "matrix",
         .name = "matrix CSV",
         .extensions = {".csv"},
         .looks_like = looks_like_matrix,
         .read = read_matrix,
         .write = write_matrix,
         .holds = {.unobserved = true}},
        {.key = "matrix-xlsx",  // known by its content as the matrix its sheet is
         .name = "matrix workbook",
         .extensions = {".xlsx"},
         .read = read_matrix,
         .write = write_matrix_workbook,
         .holds = {.unobserved = true}},
        {.key = "nodelist",
         .name = "list CSV, one row a respondent",
         .extensions = {},
         .looks_like = looks_like_nodelist,
         .read = read_nodelist,
         .holds = {.strengths = false}},
        {.key = "study",
         .name = "study folder of crosstie",
         .extensions = {},
         .write = write_study_folder,
         .holds = {.waves = true,
                   .relations = true,
                   .labels = true,
                   .attributes = true,
                   .mixed = true,
                   .silent = true,
                   .unobserved = true},
         .folder = true},
        {.key = "rsiena",
         .name = "folder for RSiena",
         .extensions = {},
         .write = write_rsiena,
         .holds = {.waves = true,
                   .relations = true,
                   .labels = true,
                   .attributes = true,
                   .strengths = false,
                   .mixed = true,
                   .silent = true,
                   .unobserved = true},
         .folder = true},
        {.key = "ergm",
         .name = "folder for ergm",
         .extensions = {},
         .write = write_ergm,
         .holds = {.waves = true,
                   .relations = true,
                   .labels = true,
                   .attributes = true,
                   .strengths = false,
                   .mixed = true,
                   .silent = true,
                   .unobserved = true},
         .folder = true},
    };
    return list;
}

const Format* format_called(std::string_view key) {
    for (const Format& format : formats()) {
        if (format.key == key) return &format;
    }
    return nullptr;
}

const Format* format_of_extension(const std::string& path) {
    const std::string name = lower(fs::path(path).filename().string());
    const Format* best = nullptr;
    std::size_t longest = 0;  // ".jgf.json" says more than ".json"
    for (const Format& format : formats()) {
        for (const std::string_view extension : format.extensions) {
            if (extension.size() <= longest || name.size() <= extension.size()) continue;
            if (std::string_view(name).substr(name.size() - extension.size()) != extension) continue;
            best = &format;
            longest = extension.size();
        }
    }
    return best;
}

const Format* recognised(std::string_view bytes) {
    std::string_view head = bytes.substr(0, looked_at);
    if (head.substr(0, 3) == "\xEF\xBB\xBF") head.remove_prefix(3);
    for (const Format& format : formats()) {
        if (format.looks_like != nullptr && format.looks_like(head)) return &format;
    }
    return nullptr;
}

const Format* recognised_file(const std::string& path) { return recognised(head_of(path)); }

bool is_markup_file(const std::string& path) {
    const std::string bytes = head_of(path);
    std::string_view head = bytes;
    if (head.substr(0, 3) == "\xEF\xBB\xBF") head.remove_prefix(3);
    head = trimmed(head);
    return head.size() > 1 && head[0] == '<' &&
           (head[1] == '?' || head[1] == '!' || std::isalpha(static_cast<unsigned char>(head[1])) != 0);
}

NamedNetworks read_networks(const std::string& path, const Format& format) {
    const BytesOrSheet file = bytes_or_sheet(path);
    NamedNetworks networks = format.read({utf8_text(file.bytes, path), path, file.sheet});
    networks.notes.insert(networks.notes.end(), file.remarks.begin(), file.remarks.end());
    return networks;
}

Written write_networks(const Study& study, const Format& format) {
    const auto refuse = [&](const char* what, const std::string& keys, const char* option) {
        throw Error(fmt::format("{} holds one {}, and this study has {}; choose one with {}, or another format",
                                format.name, what, keys, option));
    };
    if (!format.holds.waves && study.waves.size() > 1) refuse("wave", waves_to_write(study), "--wave");
    if (!format.holds.relations && study.relations.size() > 1)
        refuse("relation", relations_to_write(study), "--relation");
    Written written = format.write(study);
    tell_not_held(study, format, written.left_out);
    tell_beside(study, written.left_out);
    return written;
}

}  // namespace crosstie::io
