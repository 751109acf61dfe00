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

/// Writes files into a folder that holds other things as well; it is made if need be. All are prepared before the first
/// is renamed into place, `last` is renamed last, and a run that is killed among the renames is finished by the next one
/// that reads or writes there.
///
/// Errors   NotWritten when one exists and `overwrite` is not set (all of them are named), or when the disk refuses
void write_files(const std::string& folder, const std::map<std::string, std::string>& files, bool overwrite,
                 const std::string& last = {}, Readers readers = Readers::as_usual);

/// What a folder of crosstie's own is to hold.
struct FolderFiles {
    std::map<std::string, std::string> files;  // by name, as seen from the folder
    std::vector<std::string> gone = {};        // names that go, of the folder this one replaces
    std::string last = {};                     // the one that says the others are there
};

/// Writes a folder of crosstie's own, a pack or a study, in one step: it is built beside its place and exchanged with what
/// is there, so that whoever looks finds all of the old or all of the new. Files of other names come along. Where one
/// step is not to be had (see exchange_folder.hpp) it goes as `write_files` does.
///
/// Errors   NotWritten when one exists and `overwrite` is not set (all of them are named), or when the disk refuses
void write_folder(const std::string& folder, const FolderFiles& what, bool overwrite,
                  Readers readers = Readers::as_usual);

/// Replaces files of a folder that exist, each with the permissions it has, in this order and as one.
///
/// Errors   NotWritten, and none has changed unless the disk fails between two renames, which the message says
void replace_files(const std::string& folder, const std::vector<std::pair<std::string, std::string>>& name_and_bytes);

/// Puts in place what a run that was killed had prepared in a folder and written down, but not yet renamed. Whoever reads
/// several files of a folder calls it first.
///
/// Errors   Unreadable where that cannot be done
void finish_interrupted(const std::string& folder);

/// Removes the temporary files and folders of a write under way; safe to call from a signal handler.
void remove_temporaries() noexcept;

}  // namespace crosstie::io
