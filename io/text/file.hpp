#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/base/error.hpp"

namespace crosstie::io {

/// A file that cannot be read at all: not there, not a file, or not ours to open.
class Unreadable : public Error {
 public:
    Unreadable(const std::string& path, const std::string& why, const std::string& mend);
};

/// The path that stands for the standard input, where a file is read, and the standard output, where one is written.
inline constexpr std::string_view standard_stream = "-";

/// The most that is read of a table or a network, of what is set by hand (study.json, a mapping), and of a small file
/// (a key). A logo has a limit of its own.
inline constexpr std::uint64_t longest_file = std::uint64_t{768} << 20;
inline constexpr std::uint64_t longest_settings = std::uint64_t{16} << 20;
inline constexpr std::uint64_t longest_note = std::uint64_t{64} << 10;

/// The bytes of a regular file, or of the standard input, which is kept, since readers look twice. Folders, other pipes,
/// devices and what stands in /proc and /sys are refused, so that reading always ends.
///
/// Errors   Unreadable; LimitReached for more than `most` bytes, before one of them is read where the size is known
[[nodiscard]] std::string read_file(const std::string& path, std::uint64_t most = longest_file);
/// The first bytes of a regular file, at most `most`. Errors: Unreadable.
[[nodiscard]] std::string read_beginning(const std::string& path, std::uint64_t most);

/// Whether a path that exists lies outside a folder once every symbolic link on the way is followed.
[[nodiscard]] bool leads_outside(const std::string& path, const std::string& folder);

/// "640 bytes", "512 KB", "213 MB".
[[nodiscard]] std::string size_words(std::uint64_t bytes);

/// What a file is called in words, without its folder.
[[nodiscard]] std::string called(const std::string& path);
/// The same without its ending, as the name of a study.
[[nodiscard]] std::string called_briefly(const std::string& path);

}  // namespace crosstie::io
