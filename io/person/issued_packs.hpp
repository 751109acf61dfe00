#pragma once
#include <string>
#include <vector>

#include "io/release/edition.hpp"

namespace crosstie::io {

/// A pack made from a study, found by its manifest.
struct IssuedPack {
    std::string folder;
    std::string crosstie;  // the version that made it
    Edition edition = Edition::public_;
    std::string pseudonyms_by;          // the key's short name; empty: none
    std::vector<std::string> named_in;  // its text files in which one of the words stands
};

/// The packs of this study in a folder, or in folders within it, in order of their names, and where the person of these
/// words stands in them. Manifests that are damaged are passed over: they are no pack that can be verified.
[[nodiscard]] std::vector<IssuedPack> issued_packs(const std::string& folder, const std::string& study,
                                                   const std::vector<std::string>& words);

}  // namespace crosstie::io
