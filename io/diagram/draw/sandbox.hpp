#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace crosstie::io::diagram {

/// What confines a process, as far as its kernel has it.
struct Protection {
    int landlock = 0;      // version of Landlock in force; 0: the kernel has none, or refused
    bool seccomp = false;  // only calls of a list reach the kernel
};

/// Takes from this process, for good, whatever drawing a picture does not need.
///
/// Definition  Landlock: below `readable` files may be read and folders listed; no other file may be opened, none
///             written, made, removed or run; from version 4 no port, from 6 no signal to another process. seccomp: calls
///             that read, wait, and manage memory and threads; files are opened for reading only. Every other call is
///             answered as a kernel answers one it does not have (ENOSYS), so that libraries of other versions go on
/// Result      what is in force; a kernel without either is no error, nor are places that are not there
/// Errors      none
/// Source      landlock(7), seccomp(2)
[[nodiscard]] Protection confine(const std::vector<std::filesystem::path>& readable);

/// The folders of the shared libraries that this process was started with, of those it may load yet, and what the loader
/// reads.
[[nodiscard]] std::vector<std::filesystem::path> library_places();

/// In words, a line each.
[[nodiscard]] std::string protection_words(const Protection& protection);

}  // namespace crosstie::io::diagram
