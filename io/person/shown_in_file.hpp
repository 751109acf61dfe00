#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosstie::io {

/// The words a file of a pack shows or holds, as a reader would find them: without tags, with the signs that its format
/// writes otherwise (&amp;, \") put back, and with one blank where lines are broken. Files of Word and workbooks are
/// unpacked; a picture of dots and a PDF have none.
[[nodiscard]] std::string words_in_file(const std::string& name, std::string_view bytes);

/// Of the files of a pack, those in which one of the words stands: in the file itself; for a PNG or a PDF, in the SVG or
/// else the text of the same picture; for a file of Word, also in a picture it holds. In the order of the files.
[[nodiscard]] std::vector<std::string> files_that_show(const std::map<std::string, std::string>& files,
                                                       const std::vector<std::string>& words);

}  // namespace crosstie::io
