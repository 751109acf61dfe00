#pragma once
#include <string>
#include <vector>

#include "io/person/person_lines.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// A pack made from a study, found by its manifest.
struct IssuedPack {
    std::string folder;
    std::string crosstie;  // the version that made it
    Edition edition = Edition::public_;
    std::string pseudonyms_by;          // the key's short name; empty: none
    std::vector<std::string> named_in;  // its files in which one of the words stands, pictures and files of Word too
};

/// The packs of the person's study in a folder, or in folders within it, in order of their names, and where the person
/// stands in them. What a manifest says decides, whatever folders are called: the study's name, the way from the pack to
/// the study, or the hash of all that the study is read from. Manifests that are damaged are passed over: they are no pack
/// that can be verified.
[[nodiscard]] std::vector<IssuedPack> issued_packs(const std::string& folder, const PersonFound& found);
/// The same for several folders; a pack that lies in two of them is told once.
[[nodiscard]] std::vector<IssuedPack> issued_packs(const std::vector<std::string>& folders, const PersonFound& found);

}  // namespace crosstie::io
