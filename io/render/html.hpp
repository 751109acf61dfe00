#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "io/release/released.hpp"

namespace crosstie::io {

/// A section that only a script brings to life, with what it brings along. It is hidden until the script shows it, so
/// that a page without scripts has nothing in it that does not work.
struct ScriptedSection {
    std::string id, heading;
    std::string html, style, script;
    Edition edition = Edition::named;  // whom its data may be shown to
};

/// The report as one HTML page that needs nothing else: no outside address, one style and, where a section needs it, one
/// script, whose hashes the page's own content policy names; every picture inline and named, every table with a caption
/// and row and column heads. Pictures may be loaded from the page itself alone, and only where it has a logo or a
/// scripted section, which may save what it draws. Without scripts the page lacks that section and nothing else.
/// The edition's name is a class of the page's body, by which a style sheet or a test tells editions apart.
/// Errors: Error where the section's data were made for another edition: a fault of the program, never passed on.
[[nodiscard]] std::string html(const ReleasedReport& released, const std::optional<ScriptedSection>& live = {});

/// Text as it may stand in HTML, in quotes too; what acts on other text becomes U+FFFD.
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace crosstie::io
