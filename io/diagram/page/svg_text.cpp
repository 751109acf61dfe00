#include "io/diagram/page/svg_text.hpp"

#include <utility>

namespace crosstie::io::diagram {

std::string svg_text(const pugi::xml_document& document, bool fragment) {
    struct Text : pugi::xml_writer {
        std::string all;
        void write(const void* data, std::size_t size) override { all.append(static_cast<const char*>(data), size); }
    } text;
    const unsigned flags = pugi::format_indent | (fragment ? pugi::format_no_declaration : 0U);
    document.save(text, " ", flags, pugi::encoding_utf8);
    return std::move(text.all);
}

}  // namespace crosstie::io::diagram
