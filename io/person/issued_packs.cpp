#include "io/person/issued_packs.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "graph/base/error.hpp"
#include "io/pack/manifest.hpp"
#include "io/person/shown_in_file.hpp"
#include "io/text/file.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

namespace {

std::set<std::string> places_of_manifests(const std::string& folder) {
    std::error_code problem;
    if (!fs::is_directory(folder, problem)) {
        throw Unreadable(folder, "there is no such folder", "name the folder in which the packs are kept");
    }
    std::set<std::string> places;
    for (fs::recursive_directory_iterator at(folder, problem), end; at != end; at.increment(problem)) {
        if (at->path().filename() == "manifest.json") places.insert(at->path().parent_path().generic_string());
    }
    return places;
}

// A folder that was renamed has another name, one that was moved another way to it, one that was changed another hash:
// each alone tells that a pack is of this study.
bool is_of_study(const Manifest& manifest, const std::string& place, const PersonFound& found,
                 const std::optional<PseudonymKey>& key) {
    if (manifest.study == found.study) return true;
    if (!manifest.inputs_sha256.empty() && manifest.inputs_sha256 == sha256_together(found.inputs)) return true;
    if (key && !manifest.inputs_keyed.empty() && manifest.inputs_keyed == keyed_together(found.inputs, key->bytes))
        return true;
    const fs::path study_json(found.study_json);
    const fs::path study = study_json.has_parent_path() ? study_json.parent_path() : fs::path(".");
    return std::any_of(manifest.source.paths.begin(), manifest.source.paths.end(), [&](const std::string& path) {
        std::error_code problem;
        const fs::path from_here = fs::path(place) / path;
        return fs::equivalent(from_here, study, problem) || fs::equivalent(from_here, study_json, problem);
    });
}

std::map<std::string, std::string> files_of(const Manifest& manifest, const std::string& place) {
    std::map<std::string, std::string> files;
    std::error_code problem;
    for (const HashedFile& file : manifest.outputs) {
        const fs::path path = fs::path(place) / file.name;
        if (fs::is_regular_file(path, problem)) files[file.name] = read_file(path.string());
    }
    return files;
}

std::vector<IssuedPack> packs_in(const std::string& folder, const PersonFound& found,
                                 const std::optional<PseudonymKey>& key) {
    std::vector<IssuedPack> packs;
    for (const std::string& place : places_of_manifests(folder)) {
        try {
            const Manifest manifest = read_manifest(place);
            if (!is_of_study(manifest, place, found, key)) continue;
            std::vector<std::string> words = found.words;
            if (key && key->short_name() == manifest.pseudonyms_by)
                words.push_back(pseudonym(*key, manifest.study, found.actor));
            packs.push_back({place, manifest.crosstie, manifest.edition, manifest.pseudonyms_by,
                             files_that_show(files_of(manifest, place), words)});
        } catch (const InvalidInput&) {
            continue;  // damaged, or the manifest of something else
        }
    }
    return packs;
}

}  // namespace

std::vector<IssuedPack> issued_packs(const std::vector<std::string>& folders, const PersonFound& found,
                                     const std::optional<PseudonymKey>& key) {
    std::vector<IssuedPack> packs;
    std::set<fs::path> told;
    for (const std::string& folder : folders) {
        for (IssuedPack& pack : packs_in(folder, found, key)) {
            std::error_code problem;
            if (told.insert(fs::canonical(pack.folder, problem)).second) packs.push_back(std::move(pack));
        }
    }
    return packs;
}

}  // namespace crosstie::io
