#include "io/read/formats/xml.hpp"

#include <algorithm>
#include <cstddef>

namespace crosstie::io {

namespace {

constexpr std::size_t largest = std::size_t{128} << 20;

// A declaration of entities is how a small file becomes a huge one.
void refuse_declarations(const FormatInput& input) {
    const std::size_t type = input.text.find("<!DOCTYPE");
    if (type == std::string_view::npos) return;
    const std::size_t end = input.text.find('>', type);
    const std::size_t own = input.text.find('[', type);
    if (own == std::string_view::npos || own > end) return;
    const Place at = place_of(input.text, type);
    throw InvalidInput(Fault{.file = input.path,
                             .line = at.line,
                             .column = at.column,
                             .found = "a document type with declarations of its own",
                             .expected = "none; they may hold entities, which are not expanded",
                             .mend = "remove the <!DOCTYPE ...> part"});
}

}  // namespace

Place XmlFile::place(const pugi::xml_node& node) const {
    const std::ptrdiff_t offset = node.offset_debug();
    return offset < 0 ? Place{} : place_of(text, std::min(static_cast<std::size_t>(offset), text.size()));
}

void parse_xml(const FormatInput& input, XmlFile& file) {
    if (input.text.size() > largest)
        throw LimitReached(input.path +
                           ": an XML file of more than 128 MiB; save only what is needed, or a table (CSV)");
    refuse_declarations(input);
    if (xml_takes_too_much(input.text))
        throw LimitReached(input.path +
                           ": XML of more elements and attributes than crosstie reads (about five million); save only "
                           "what is needed, or a table (CSV)");
    file.text = input.text;
    const pugi::xml_parse_result result =
        file.document.load_buffer(input.text.data(), input.text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (result) return;
    const std::size_t offset =
        std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), input.text.size());
    const Place at = place_of(input.text, offset);
    throw InvalidInput(Fault{.file = input.path,
                             .line = at.line,
                             .column = at.column,
                             .found = std::string("broken XML (") + result.description() + ")",
                             .expected = "well-formed XML",
                             .mend = "export the file again"});
}

std::string_view plain_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_called(const pugi::xml_node& node, std::string_view name) {
    return node.find_child([&](const pugi::xml_node& child) { return plain_name(child) == name; });
}

std::string xml_words(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\n':
                out += "&#10;";
                break;
            case '\r':
                out += "&#13;";
                break;
            case '\t':
                out += "&#9;";
                break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20U) out += c;
        }
    }
    return out;
}

}  // namespace crosstie::io
