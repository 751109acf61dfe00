#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/error.hpp"

namespace crosstie::io {

/// An output could not be written; what was there before is as it was.
class NotWritten : public Error {
 public:
    using Error::Error;
};

/// Who may open what is written: as the system would have it, or its owner alone (files 0600, folders made 0700).
enum class Readers { as_usual, owner };

/// Writes one file whole or not at all: into a temporary file beside it, to disk, then renamed. An existing file is
/// refused unless `overwrite`; what is not a regular file (a folder, a device, a symbolic link) always is.
///
/// Errors   NotWritten, naming the path and the cure; the temporary file is gone
void write_file(const std::string& path, std::string_view bytes, bool overwrite, Readers readers = Readers::as_usual);

/// Writes files below a folder, which is made if need be: all are prepared before the first is renamed into place, and
/// `last` (a manifest) is renamed last, so that a reader who finds it finds the rest. Other files there stay.
///
/// Errors   NotWritten when one exists and `overwrite` is not set (all of them are named), or when the disk refuses
void write_files(const std::string& folder, const std::map<std::string, std::string>& files, bool overwrite,
                 const std::string& last = {}, Readers readers = Readers::as_usual);

/// Replaces files that exist, each with the permissions it has, in this order: all are prepared before the first is
/// renamed into place.
///
/// Errors   NotWritten, and none has changed unless the disk fails between two renames
void replace_files(const std::vector<std::pair<std::string, std::string>>& path_and_bytes);

/// Removes the temporary files of a write under way; safe to call from a signal handler.
void remove_temporaries() noexcept;

}  // namespace crosstie::io
