#include "io/person/issued_packs.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "graph/base/error.hpp"
#include "io/pack/manifest.hpp"
#include "io/person/mentions.hpp"
#include "io/text/file.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

std::vector<IssuedPack> issued_packs(const std::string& folder, const std::string& study,
                                     const std::vector<std::string>& words) {
    std::error_code problem;
    if (!fs::is_directory(folder, problem)) {
        throw Unreadable(folder, "there is no such folder", "name the folder in which the packs are kept");
    }
    std::set<std::string> places;
    for (fs::recursive_directory_iterator at(folder, problem), end; at != end; at.increment(problem)) {
        if (at->path().filename() == "manifest.json") places.insert(at->path().parent_path().generic_string());
    }
    std::vector<IssuedPack> packs;
    for (const std::string& place : places) {
        Manifest manifest;
        try {
            manifest = read_manifest(place);
        } catch (const Error&) {
            continue;
        }
        if (manifest.study != study) continue;
        IssuedPack pack{place, manifest.crosstie, manifest.edition, manifest.pseudonyms_by, {}};
        for (const HashedFile& file : manifest.outputs) {
            const fs::path path = fs::path(place) / file.name;
            if (!fs::is_regular_file(path, problem)) continue;
            const std::string bytes = read_file(path.string());
            const bool named = std::any_of(words.begin(), words.end(),
                                           [&](const std::string& word) { return holds_word(bytes, word); });
            if (named) pack.named_in.push_back(file.name);
        }
        packs.push_back(std::move(pack));
    }
    return packs;
}

}  // namespace crosstie::io
