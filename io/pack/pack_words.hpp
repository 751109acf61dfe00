#pragma once
#include <string>
#include <vector>

#include "graph/model/study.hpp"
#include "io/pack/compose.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

/// The names of all files of a pack, in alphabetical order, manifest.json included.
[[nodiscard]] std::vector<std::string> pack_files(const std::vector<Picture>& pictures, Edition edition);

/// Columns of the table of actors that go into nothing an edition shows: held back where they were read.
[[nodiscard]] std::vector<std::string> columns_not_used(const Study& study, Edition edition);

/// README.txt: the paper's title, what each file is, which edition this is and who may see it.
[[nodiscard]] std::string readme(const Report& paper, const Study& study, const std::vector<Picture>& pictures,
                                 const Disclosed& shown, const DataFlow& flow = {});

/// data_flow.html: one page for whoever answers for information governance, to attach to a screening for a data
/// protection impact assessment. What crosstie cannot know is left visibly blank.
[[nodiscard]] std::string data_flow_page(const Study& study, const Disclosed& shown, const DataFlow& flow);

/// One sentence on pictures that a rule leaves out: which, and why; empty where there is none.
[[nodiscard]] std::string not_drawn_words(const std::vector<const Picture*>& left_out);

/// The words of a diagram beside its files: title, alternative text, description.
[[nodiscard]] std::string diagram_words(const Picture& picture);

}  // namespace crosstie::io
