#pragma once
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "io/read/formats/networks.hpp"

namespace crosstie::io {

/// An XML file, held so that places in it can be told.
struct XmlFile {
    pugi::xml_document document;
    std::string_view text;

    [[nodiscard]] Place place(const pugi::xml_node& node) const;
};

/// Entities of a file's own are neither kept nor expanded; a document type that declares some is refused.
///
/// Errors   InvalidInput: no XML, with the place; LimitReached: more than 128 MiB, or elements and attributes for more than 768 MiB
void parse_xml(const FormatInput& input, XmlFile& file);

/// The name without the prefix of its name space: "ShapeNode" of "y:ShapeNode".
[[nodiscard]] std::string_view plain_name(const pugi::xml_node& node);
/// The first child of that plain name; an empty node if there is none.
[[nodiscard]] pugi::xml_node child_called(const pugi::xml_node& node, std::string_view name);
/// Text for an attribute's value or an element; what XML cannot hold (control characters) is left out.
[[nodiscard]] std::string xml_words(std::string_view text);

}  // namespace crosstie::io
