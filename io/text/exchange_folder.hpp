#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "io/text/write_file.hpp"

// A whole folder put in place in one step. Internal to io/text.
namespace crosstie::io {

enum class Exchanged { yes, cannot_here };

/// Builds the folder beside its target, carries over what else stands there, and exchanges the two in one step, or puts
/// the new one in place where there was none. `cannot_here` where nothing has changed and one step is not to be had: the
/// file system knows no exchange or no hard links, the folder is a mount point or one somebody stands in, the folder
/// above may not be written, or other folders, links or more than 1,000 files of other names stand in it.
///
/// Errors   NotWritten, and nothing has changed
[[nodiscard]] Exchanged exchange_folder(const std::filesystem::path& folder,
                                        const std::map<std::string, std::string>& files,
                                        const std::vector<std::string>& gone, Readers readers);

}  // namespace crosstie::io
