#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/text/temporary.hpp"

// Several files of one folder replaced as one. Internal to io/text; `finish_interrupted` is declared in write_file.hpp.
namespace crosstie::io {

inline constexpr std::string_view journal_name = ".crosstie-journal";

/// What is to happen to the files of a folder; paths are seen from it.
struct FolderChange {
    struct Put {
        std::filesystem::path target;
        std::string_view bytes;
        mode_t mode = 0644;
        bool mode_as_it_was = false;  // exactly this mode, whatever the umask
    };
    std::vector<Put> put;                     // in this order
    std::vector<std::filesystem::path> gone;  // afterwards
};

/// Prepares every file beside its target, writes down what is to be renamed, and only then renames: a run that is killed
/// among the renames is finished by the next one that reads or writes in the folder. The folders are there.
///
/// Errors   NotWritten: nothing has changed; or, where the disk fails among the renames, what the message says
void change_files(const std::filesystem::path& folder, const FolderChange& change);

}  // namespace crosstie::io
