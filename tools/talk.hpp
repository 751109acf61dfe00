#pragma once
#include <string>

#include "tools/options.hpp"

namespace crosstie::cli {

/// With --errors json, stderr holds errors as JSON and nothing else.
void keep_notes_off_stderr();
/// Whether notes are to be told.
[[nodiscard]] bool notes_wanted();

/// Talk for the user, on stderr. Never fails: somebody who closed stderr does not want to hear it.
void tell(const std::string& words);

/// The same for a note, which --errors json keeps off stderr.
void tell_note(const std::string& words);

/// Puts a result on stdout, or into the file the user named.
void deliver(const std::string& result, const OutputOptions& output);

}  // namespace crosstie::cli
