#pragma once
#include <string>

#include "graph/base/error.hpp"

namespace crosstie::io {

/// A file that cannot be read at all: not there, not a file, or not ours to open.
class Unreadable : public Error {
 public:
    Unreadable(const std::string& path, const std::string& why, const std::string& mend);
};

/// The bytes of a regular file. Folders, pipes and devices are refused, so that reading always ends.
[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace crosstie::io
