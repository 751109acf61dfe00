#pragma once
#include <string>

#include "io/release/released.hpp"

namespace crosstie::io {

/// A document as Markdown, to be pasted into a paper: headings, sentences, every table that readers see.
[[nodiscard]] std::string markdown_of(const Released& released);

}  // namespace crosstie::io
