#pragma once
#include <string>

#include "graph/model/study.hpp"

namespace crosstie {

/// What a survey, a question, a work-stream or an organisation is called where a reader sees it: its label, or its key or
/// id where the file gives none.
[[nodiscard]] inline const std::string& shown_name(const Wave& wave) {
    return wave.label.empty() ? wave.key : wave.label;
}
[[nodiscard]] inline const std::string& shown_name(const Relation& relation) {
    return relation.label.empty() ? relation.key : relation.label;
}
[[nodiscard]] inline const std::string& shown_name(const WorkStream& stream) {
    return stream.label.empty() ? stream.id : stream.label;
}
[[nodiscard]] inline const std::string& shown_name(const Organisation& body) {
    return body.label.empty() ? body.id : body.label;
}

}  // namespace crosstie
