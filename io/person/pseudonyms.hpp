#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/study.hpp"
#include "io/document/paper.hpp"

namespace crosstie::io {

/// 256 secret bits that turn ids into pseudonyms. Kept in a file of its own, apart from every result.
struct PseudonymKey {
    std::string bytes;            // 32
    bool made = false;            // written by this run
    bool open_to_others = false;  // the file can be read by others than its owner

    /// "K-3F9A2C10": tells which key was used, and nothing about it.
    [[nodiscard]] std::string short_name() const;
};

enum class IfAbsent { make, refuse };

/// The key in a file; where there is none and it may be made, one from the system's random source, for its owner only.
///
/// Errors   Unreadable; InvalidInput for a file that holds no key; NotWritten
[[nodiscard]] PseudonymKey pseudonym_key(const std::string& path, IfAbsent if_absent);

/// Is the file inside the folder, or the folder itself? Both may be yet to be made.
[[nodiscard]] bool lies_inside(const std::string& path, const std::string& folder);

/// "P-7K2F-9QXM": 40 bits of HMAC-SHA-256 over the study's name and the id, both NFC and trimmed. The same id of the same
/// study is called the same at every wave and in every run with the key; `attempt` above 0 is for the one of two ids
/// that would share a pseudonym.
[[nodiscard]] std::string pseudonym(const PseudonymKey& key, std::string_view study, std::string_view id,
                                    unsigned attempt = 0);

/// The study with pseudonyms for ids and labels, people in the order of their pseudonyms, and only the columns that say
/// which groups they belong to or how they rate: no name, no role, no e-mail, nothing else the table of actors holds.
/// `kept` names further columns that were asked for.
[[nodiscard]] Study pseudonymised(const Study& study, const PseudonymKey& key,
                                  const std::vector<std::string>& kept = {});

/// The paper with those quotations only that are cleared: who said it is told by a role, and whoever cleared it knows
/// that.
[[nodiscard]] Paper pseudonymised(Paper paper);

}  // namespace crosstie::io
