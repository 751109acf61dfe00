#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace crosstie::io {

/// One file in a zip archive.
struct ZipMember {
    std::string name;    // "word/document.xml"
    std::string bytes;   // not yet packed
    bool packed = true;  // false: stored as it is, for what is packed already (PNG)
};

/// A zip archive in memory: members in the given order, all dated 1 January 1980, no extra fields. Same members, same
/// bytes, in every time zone. Errors: NotWritten with libzip's reason.
[[nodiscard]] std::string zip_archive(const std::vector<ZipMember>& members);

/// All members of an archive, unpacked in memory. Errors: Error when it is no zip archive, is damaged, or unpacks to
/// more than `most_bytes`.
[[nodiscard]] std::vector<ZipMember> unzip(std::string_view archive, std::size_t most_bytes = 512UL << 20U);

}  // namespace crosstie::io
