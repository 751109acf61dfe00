#pragma once
#include <map>
#include <string>
#include <string_view>

#include "graph/base/error.hpp"

namespace crosstie::io {

/// An output could not be written; what was there before is as it was.
class NotWritten : public Error {
 public:
    using Error::Error;
};

/// Writes one file whole or not at all: into a temporary file beside it, to disk, then renamed. An existing file is
/// refused unless `overwrite`; what is not a regular file (a folder, a device, a symbolic link) always is.
///
/// Errors   NotWritten, naming the path and the cure; the temporary file is gone
void write_file(const std::string& path, std::string_view bytes, bool overwrite);

/// Writes files below a folder, which is made if need be: all are prepared before the first is renamed into place, and
/// `last` (a manifest) is renamed last, so that a reader who finds it finds the rest. Other files there stay.
///
/// Errors   NotWritten when one exists and `overwrite` is not set (all of them are named), or when the disk refuses
void write_files(const std::string& folder, const std::map<std::string, std::string>& files, bool overwrite,
                 const std::string& last = {});

/// Removes the temporary files of a write under way; safe to call from a signal handler.
void remove_temporaries() noexcept;

}  // namespace crosstie::io
