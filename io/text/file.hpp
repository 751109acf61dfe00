#pragma once
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

/// The bytes of a regular file, or of the standard input, which is kept, since readers look twice. Folders, other pipes
/// and devices are refused, so that reading always ends.
[[nodiscard]] std::string read_file(const std::string& path);

/// What a file is called in words, without its folder.
[[nodiscard]] std::string called(const std::string& path);
/// The same without its ending, as the name of a study.
[[nodiscard]] std::string called_briefly(const std::string& path);

}  // namespace crosstie::io
