#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/read/read.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// What a run was asked, in the words of the command line: enough to run it again.
struct RunOptions {
    std::string relation, from, to;  // keys
    std::string by;                  // the attribute that areas are; empty: none
    std::optional<double> tie_from;  // none: the relation's own
    std::string direction;           // "directed", "union", "intersection"
    std::uint64_t seed = 0;
    std::uint32_t draws = 0;
};

/// A file by its name and the SHA-256 of its bytes.
struct HashedFile {
    std::string name;
    std::string sha256;
    friend bool operator==(const HashedFile&, const HashedFile&) = default;
};

/// A picture of the pack that a rule left out.
struct PictureNotDrawn {
    std::string key, why;
};

/// Another public pack of the study that lay beside this one when it was made.
struct PackBeside {
    std::string name;  // of its folder
    RunOptions options;
};

/// What manifest.json says of a pack.
struct Manifest {
    std::string crosstie, study;  // version; short name
    Edition edition = Edition::public_;
    std::string pseudonyms_by;  // the key's short name; empty: none
    RunOptions options;
    Source source;                    // paths from the pack's own folder; empty where they are not told
    bool absent_told = false;         // people were said to be absent, and editions without ids do not say who
    std::vector<HashedFile> inputs;   // in the public edition, and with pseudonyms, without the hash of each
    std::string inputs_sha256;        // of all inputs together; empty where the pack does not tell it
    std::string inputs_keyed;         // with pseudonyms: the same under their key
    std::vector<HashedFile> outputs;  // every file of the pack but the manifest
    std::vector<PictureNotDrawn> pictures_not_drawn;
    std::vector<PackBeside> packs_beside;
};

[[nodiscard]] RunOptions run_options(const Study& study, const survey::ComparisonOptions& options);

/// Errors: UsageError's parent Error when the study has no such relation or wave.
[[nodiscard]] survey::ComparisonOptions comparison_options(const Study& study, const RunOptions& options);

/// The files a study was read from, each hashed. They are read again for it. Errors: Unreadable.
[[nodiscard]] std::vector<HashedFile> hashed_inputs(const Source& source, const Study& study);
[[nodiscard]] std::string sha256_together(const std::vector<HashedFile>& files);
/// The same as HMAC-SHA-256: who has not the key can test no guess of what the files hold.
[[nodiscard]] std::string keyed_together(const std::vector<HashedFile>& files, std::string_view key);

/// A path as seen from the pack's folder, where both lie below the folder the command was run in; else nothing, so that
/// no part of a machine's own folders is told. Nothing for the standard input, too.
[[nodiscard]] std::string path_from_pack(const std::string& pack, const std::string& path);

/// manifest.json under io/schema/manifest.schema.json.
///
/// What was read is hashed file by file where the edition shows it anyway. The public edition tells no hash of it, neither
/// of one file nor of all: whoever knows everything but one answer could try answers until it comes out. An edition with
/// pseudonyms tells one hash of all files, keyed as the pseudonyms are.
[[nodiscard]] std::string manifest_json(const Manifest& manifest);

/// Files of the pack that a folder holds and the next one there lacks, by its manifest: such as a picture that is no
/// longer drawn, or the sheets of an edition that had some.
struct OldPack {
    std::vector<std::string> gone;     // as they were written
    std::vector<std::string> altered;  // by somebody, since
    std::string not_read;              // why the manifest that is there tells of no file
};
/// Nothing where there is no manifest. Errors: Unreadable for a manifest, or a file it names, that the system does not read.
[[nodiscard]] OldPack left_of_old_pack(const std::string& folder, const std::map<std::string, std::string>& files);

/// Errors: Unreadable when there is no manifest.json; InvalidInput when it is damaged or names a file outside the pack.
[[nodiscard]] Manifest read_manifest(const std::string& folder);

}  // namespace crosstie::io
