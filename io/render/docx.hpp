#pragma once
#include <string>

#include "io/release/released.hpp"

namespace crosstie::io {

/// The paper as a Word document (Office Open XML) of A4 pages in British English: one heading 1, a heading 2 for each
/// section, numbered paragraphs, real lists, tables with a marked and repeated header row, pictures with alternative
/// text. The marks of the report stand in the header of every page, page numbers in the footer. Pictures, and tables
/// too wide for a page upright, lie on pages on their side.
///
/// Result   the bytes of the file; the same report gives the same bytes. It names no author.
/// Errors   Error when the archive cannot be made
[[nodiscard]] std::string docx(const ReleasedReport& released);

}  // namespace crosstie::io
