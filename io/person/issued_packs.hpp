#pragma once
#include <optional>
#include <string>
#include <vector>

#include "io/person/person_lines.hpp"
#include "io/person/pseudonyms.hpp"
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

/// The packs of the person's study in folders, or in folders within them, in order of their names, and where the person
/// stands in them; one that lies in two of the folders is told once. What a manifest says decides, whatever folders are
/// called: the study's name, the way from the pack to the study, or the hash of all that the study is read from, which packs
/// with pseudonyms tell under their key (so that `key` is needed to know one by it, and to find the person's pseudonym in
/// it) and public ones not at all. Manifests that are damaged are passed over: they are no pack that can be verified.
[[nodiscard]] std::vector<IssuedPack> issued_packs(const std::vector<std::string>& folders, const PersonFound& found,
                                                   const std::optional<PseudonymKey>& key = {});

}  // namespace crosstie::io
