#include "io/read/formats/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "io/read/formats/fingerprints.hpp"
#include "io/read/formats/readers.hpp"
#include "io/read/formats/writers.hpp"
#include "io/text/file.hpp"
#include "io/text/number.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t looked_at = std::size_t{64} << 10;

// As many bytes as the beginning of a file needs; nothing if it cannot be opened or is no regular file.
std::string head_of(const std::string& path) {
    std::error_code problem;
    if (!fs::is_regular_file(path, problem)) return {};
    std::ifstream file(path, std::ios::binary);
    std::string head(looked_at, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
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
    for (const Format& format : formats()) {
        for (const std::string_view extension : format.extensions) {
            if (name.size() > extension.size() &&
                std::string_view(name).substr(name.size() - extension.size()) == extension)
                return &format;
        }
    }
    return nullptr;
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

NamedNetworks read_networks(const std::string& path, const Format& format) {
    const std::string bytes = read_file(path);
    return format.read({utf8_text(bytes, path), path});
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
