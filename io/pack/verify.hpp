#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/study.hpp"
#include "io/document/document.hpp"
#include "io/pack/manifest.hpp"

namespace crosstie::io {

/// A number or word of numbers.json that no longer comes out.
struct Difference {
    std::string pointer;  // JSON pointer (RFC 6901)
    std::string was, is;  // as JSON; "nothing" where one side has none
};

/// What was found when a pack was checked against its manifest and its study.
struct Verified {
    Manifest manifest;
    std::vector<std::string> outputs_missing, outputs_changed;
    bool inputs_checked = false;
    bool contents_told = false;               // whether the pack tells what was in the files of the study
    std::vector<std::string> inputs_changed;  // in words; files, where the manifest tells them apart
    std::size_t values = 0;                   // of numbers.json, compared
    std::vector<Difference> differences;

    [[nodiscard]] bool as_published() const {
        return outputs_missing.empty() && outputs_changed.empty() && inputs_changed.empty() && differences.empty();
    }
};

/// Holds the files of a pack to the hashes in its manifest.
void check_outputs(const std::string& folder, Verified& verified);
/// Holds the files of a study to the manifest: by the hashes it tells, with pseudonyms under their key, else (a public
/// pack) by their names alone.
void check_inputs(const std::vector<HashedFile>& inputs, Verified& verified, std::string_view key = {});

/// Reads numbers.json of a pack, works it out again from the study as the pack shows it and by the manifest's options,
/// and compares. Errors: Unreadable, InvalidInput.
void check_numbers(const std::string& folder, const Study& study, Verified& verified);

/// Compares every value. Numbers agree when they differ by less than 1e-9 of their size, which is more than two
/// machines' arithmetic differs and less than any figure shown; the version of crosstie is left out.
void compare_numbers(const nlohmann::json& was, const nlohmann::json& is, Verified& verified);

/// What was found, and what no longer comes out, one a row.
[[nodiscard]] Document verified_document(const Verified& verified);

}  // namespace crosstie::io
