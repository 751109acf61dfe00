#pragma once
#include <string>

#include "graph/base/error.hpp"
#include "io/read/read.hpp"
#include "tests/support/catch.hpp"

namespace crosstie::test {

/// What reading said, a line a note.
inline std::string notes_of(const Study& study) {
    std::string all;
    for (const std::string& note : study.notes.warnings) all += note + '\n';
    return all;
}

/// Why a source is refused.
inline std::string refusal_of(const io::Source& source) {
    try {
        static_cast<void>(io::read_study(source));
    } catch (const InvalidInput& refused) {
        return refused.what();
    }
    return "not refused";
}

/// Whether the part stands in the text, which a failure shows.
inline bool has(const std::string& text, const std::string& part) {
    UNSCOPED_INFO(text);
    return text.find(part) != std::string::npos;
}

}  // namespace crosstie::test
