#include "io/render/inline_svg.hpp"

#include <fmt/format.h>

#include <pugixml.hpp>
#include <sstream>
#include <vector>

#include "graph/base/error.hpp"

namespace crosstie::io {

namespace {

class Inliner {
 public:
    explicit Inliner(std::string_view key) : prefix_(std::string(key) + '-') {}

    void clean(pugi::xml_node node) {
        std::vector<pugi::xml_attribute> unwanted;
        for (pugi::xml_attribute attribute : node.attributes()) {
            const std::string_view name = attribute.name();
            const std::string_view value = attribute.value();
            if (name == "id") {
                attribute = (prefix_ + std::string(value)).c_str();
            } else if (name == "href" || name == "xlink:href") {
                if (value.starts_with('#')) {
                    attribute = ('#' + prefix_ + std::string(value.substr(1))).c_str();
                } else {
                    unwanted.push_back(attribute);
                }
            } else if (name == "style" || name == "class" ||
                       name.starts_with("on")) {  // the page's style is not the picture's
                unwanted.push_back(attribute);
            } else if (name == "aria-labelledby" || name == "aria-describedby") {
                attribute = with_prefixed_names(value).c_str();
            } else if (value.find("url(") != std::string_view::npos) {
                attribute = with_prefixed_url(value).c_str();
            }
        }
        for (const pugi::xml_attribute& attribute : unwanted) node.remove_attribute(attribute);
        std::vector<pugi::xml_node> dropped;
        for (const pugi::xml_node child : node.children()) {
            const std::string_view name = child.name();
            const bool text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
            if (name == "script" || name == "style" || name == "foreignObject" || name == "metadata" ||
                (child.type() != pugi::node_element && !text)) {
                dropped.push_back(child);
            } else if (child.type() == pugi::node_element) {
                clean(child);
            }
        }
        for (const pugi::xml_node& child : dropped) node.remove_child(child);
    }

    void name(pugi::xml_node svg, std::string_view alt, std::string_view description) const {
        while (svg.remove_child("title")) {
        }
        while (svg.remove_child("desc")) {
        }
        const auto put = [&](const char* element, std::string_view text) {
            pugi::xml_node node = svg.prepend_child(element);
            node.append_attribute("id") = (prefix_ + element).c_str();
            node.text().set(std::string(text).c_str());
        };
        std::string names = prefix_ + "title";
        if (!description.empty()) {
            put("desc", description);
            names += ' ' + prefix_ + "desc";
        }
        put("title", alt);
        for (const char* attribute :
             {"role", "aria-labelledby", "aria-describedby", "width", "height", "lang", "xml:lang"}) {
            svg.remove_attribute(attribute);
        }
        svg.append_attribute("role") = "img";
        svg.append_attribute("aria-labelledby") = names.c_str();
    }

 private:
    std::string with_prefixed_names(std::string_view value) const {
        std::string text;
        for (std::size_t at = 0; at < value.size();) {
            const std::size_t end = std::min(value.find(' ', at), value.size());
            if (end > at) text += (text.empty() ? "" : " ") + prefix_ + std::string(value.substr(at, end - at));
            at = end + 1;
        }
        return text;
    }

    std::string with_prefixed_url(std::string_view value) const {
        constexpr std::string_view open = "url(#";
        const std::size_t at = value.find(open);
        if (at == std::string_view::npos) return "none";  // an outside address
        return std::string(value.substr(0, at + open.size())) + prefix_ + std::string(value.substr(at + open.size()));
    }

    std::string prefix_;
};

}  // namespace

std::string inline_svg(std::string_view svg, std::string_view key, std::string_view alt, std::string_view description) {
    pugi::xml_document document;
    const pugi::xml_parse_result result = document.load_buffer(
        svg.data(), svg.size(), pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
    pugi::xml_node root = document.document_element();
    if (!result || std::string_view(root.name()) != "svg") {
        throw Error(fmt::format("the picture \"{}\" is not an SVG: {}", key, result.description()));
    }
    Inliner inliner(key);
    inliner.clean(root);
    inliner.name(root, alt, description);
    std::ostringstream text;
    root.print(text, "", pugi::format_raw, pugi::encoding_utf8);
    return text.str();
}

}  // namespace crosstie::io
