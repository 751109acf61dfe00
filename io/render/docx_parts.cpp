// The parts of a Word file that are the same in every paper: pages, runs, styles, pictures.
#include "io/render/docx_parts.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <sstream>

#include "io/render/document_date.hpp"
#include "io/text/text_width.hpp"

namespace crosstie::io {

extern const std::string_view docx_styles;     // io/render/docx_styles.xml
extern const std::string_view docx_numbering;  // io/render/docx_numbering.xml

namespace word {

namespace {

constexpr const char* declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* main_space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string content_types(bool with_header) {
    std::string text = declaration;
    text +=
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Default Extension=\"png\" ContentType=\"image/png\"/>"
        "<Override PartName=\"/docProps/core.xml\" "
        "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
        "<Override PartName=\"/docProps/app.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>";
    const auto part = [&](std::string_view name, std::string_view kind) {
        text += fmt::format(
            "<Override PartName=\"/word/{}.xml\" "
            "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml\"/>",
            name, kind);
    };
    part("document", "document.main");
    part("styles", "styles");
    part("numbering", "numbering");
    part("settings", "settings");
    part("footer", "footer");
    if (with_header) part("header", "header");
    return text + "</Types>";
}

std::string relations(const std::vector<std::array<std::string, 3>>& rows) {
    std::string text = declaration;
    text += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    for (const auto& [id, kind, target] : rows) {
        text += fmt::format("<Relationship Id=\"{}\" Type=\"http://schemas.openxmlformats.org/{}\" Target=\"{}\"/>", id,
                            kind, target);
    }
    return text + "</Relationships>";
}

std::string package_relations() {
    return relations({{"document", "officeDocument/2006/relationships/officeDocument", "word/document.xml"},
                      {"core", "package/2006/relationships/metadata/core-properties", "docProps/core.xml"},
                      {"app", "officeDocument/2006/relationships/extended-properties", "docProps/app.xml"}});
}

std::string document_relations(std::size_t pictures, bool with_header) {
    std::vector<std::array<std::string, 3>> rows;
    const std::string kinds = "officeDocument/2006/relationships/";
    for (const char* part : {"styles", "numbering", "settings", "footer"}) {
        rows.push_back({part, kinds + part, fmt::format("{}.xml", part)});
    }
    if (with_header) rows.push_back({"header", kinds + "header", "header.xml"});
    for (std::size_t k = 1; k <= pictures; ++k) {
        rows.push_back({fmt::format("picture{}", k), kinds + "image", fmt::format("media/picture_{}.png", k)});
    }
    return relations(rows);
}

std::string core_properties(const Report& report) {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("cp:coreProperties");
    const auto space = [&](const char* name, const char* uri) { root.append_attribute(name) = uri; };
    space("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    space("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    space("xmlns:dcterms", "http://purl.org/dc/terms/");
    space("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    const auto say = [&](const char* name, const std::string& text) {
        root.append_child(name).text() = diagram::clean_text(text).c_str();
    };
    say("dc:title", report.title);
    say("dc:subject", report.subtitle);
    say("dc:language", "en-GB");
    for (const char* name : {"dcterms:created", "dcterms:modified"}) {
        pugi::xml_node date = root.append_child(name);
        date.append_attribute("xsi:type") = "dcterms:W3CDTF";
        date.text() = document_date_text().c_str();
    }
    return text_of(document);
}

std::string settings() {
    return fmt::format(
        "{}<w:settings xmlns:w=\"{}\"><w:zoom w:percent=\"100\"/><w:themeFontLang w:val=\"en-GB\"/><w:compat>"
        "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
        "w:val=\"15\"/></w:compat><w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>",
        declaration, main_space);
}

pugi::xml_node part_root(pugi::xml_document& document, const char* name) {
    pugi::xml_node root = document.append_child(name);
    root.append_attribute("xmlns:w") = main_space;
    root.append_attribute("xmlns:r") = relation_space;
    return root;
}

std::string header(const Report& report) {
    pugi::xml_document document;
    pugi::xml_node root = part_root(document, "w:hdr");
    for (const std::string& mark : report.marks) add_run(add_paragraph(root, "Header"), mark);
    return text_of(document);
}

std::string footer(const Report& report) {
    pugi::xml_document document;
    pugi::xml_node root = part_root(document, "w:ftr");
    pugi::xml_node paragraph = add_paragraph(root, "Footer");
    add_run(paragraph, report.title + ". Page ");
    add_field(paragraph, "PAGE", "1");
    add_run(paragraph, " of ");
    add_field(paragraph, "NUMPAGES", "1");
    return text_of(document);
}

}  // namespace

long dxa(double points) { return std::lround(points * 20); }

pugi::xml_node properties(pugi::xml_node paragraph) {
    pugi::xml_node found = paragraph.child("w:pPr");
    return found ? found : paragraph.prepend_child("w:pPr");
}

pugi::xml_node add_paragraph(pugi::xml_node parent, const char* style) {
    pugi::xml_node paragraph = parent.append_child("w:p");
    properties(paragraph).append_child("w:pStyle").append_attribute("w:val") = style;
    return paragraph;
}

void add_run(pugi::xml_node paragraph, std::string_view text, const Look& look) {
    pugi::xml_node run = paragraph.append_child("w:r");
    if (look.bold || look.size > 0 || look.colour != nullptr) {
        pugi::xml_node shape = run.append_child("w:rPr");
        if (look.bold) shape.append_child("w:b");
        if (look.colour != nullptr) shape.append_child("w:color").append_attribute("w:val") = look.colour;
        if (look.size > 0) {
            for (const char* name : {"w:sz", "w:szCs"}) {
                shape.append_child(name).append_attribute("w:val") = static_cast<int>(std::lround(look.size * 2));
            }
        }
    }
    pugi::xml_node node = run.append_child("w:t");
    node.append_attribute("xml:space") = "preserve";  // blanks at the ends join one run to the next
    std::string clean = diagram::clean_text(text, std::numeric_limits<std::size_t>::max());
    if (!clean.empty() && text.front() == ' ') clean.insert(0, 1, ' ');
    if (!clean.empty() && text.back() == ' ') clean += ' ';
    node.text() = clean.c_str();
}

void add_field(pugi::xml_node paragraph, const std::string& instruction, std::string_view text, const Look& look) {
    pugi::xml_node field = paragraph.append_child("w:fldSimple");
    field.append_attribute("w:instr") = instruction.c_str();
    add_run(field, text, look);
}

namespace {

/// Round what the paragraph holds so far. Ids of bookmarks differ within a document: each kind has a range of its own.
void add_bookmark(pugi::xml_node paragraph, const std::string& name, std::size_t id) {
    const pugi::xml_node shape = properties(paragraph);
    pugi::xml_node start = paragraph.insert_child_after("w:bookmarkStart", shape);
    start.append_attribute("w:id") = static_cast<unsigned long long>(id);
    start.append_attribute("w:name") = name.c_str();
    paragraph.append_child("w:bookmarkEnd").append_attribute("w:id") = static_cast<unsigned long long>(id);
}

constexpr std::size_t figure_ids = 10'000, table_ids = 20'000;

}  // namespace

void add_section_bookmark(pugi::xml_node paragraph, const std::string& section, std::size_t number) {
    add_bookmark(paragraph, fmt::format("section_{}", section), number);
}

void add_caption(pugi::xml_node paragraph, std::string_view kind, std::size_t number, std::string_view title) {
    add_run(paragraph, fmt::format("{} ", kind));
    add_field(paragraph, fmt::format("SEQ {} \\* ARABIC", kind), std::to_string(number));
    add_bookmark(paragraph, fmt::format("{}_{}", kind, number), (kind == "Table" ? table_ids : figure_ids) + number);
    add_run(paragraph, fmt::format(". {}", title));
}

void add_contents(pugi::xml_node body, const std::vector<Section>& sections) {
    if (sections.empty()) return;
    add_run(add_paragraph(body, "TOCHeading"), "Contents");
    const auto mark = [](pugi::xml_node paragraph, const char* kind) {
        paragraph.append_child("w:r").append_child("w:fldChar").append_attribute("w:fldCharType") = kind;
    };
    pugi::xml_node paragraph;
    for (const Section& section : sections) {
        paragraph = add_paragraph(body, "TOC1");
        if (&section == &sections.front()) {
            mark(paragraph, "begin");
            pugi::xml_node instruction = paragraph.append_child("w:r").append_child("w:instrText");
            instruction.append_attribute("xml:space") = "preserve";
            instruction.text() = " TOC \\o \"1-1\" \\n \\h ";
            mark(paragraph, "separate");
        }
        pugi::xml_node link = paragraph.append_child("w:hyperlink");
        link.append_attribute("w:anchor") = fmt::format("section_{}", section.id).c_str();
        add_run(link, section.heading);
    }
    mark(paragraph, "end");
}

void add_section(pugi::xml_node parent, const Sheet& sheet, bool with_header) {
    pugi::xml_node section = parent.append_child("w:sectPr");
    const auto reference = [&](const char* name, const char* id) {
        pugi::xml_node node = section.append_child(name);
        node.append_attribute("w:type") = "default";
        node.append_attribute("r:id") = id;
    };
    if (with_header) reference("w:headerReference", "header");
    reference("w:footerReference", "footer");
    section.append_child("w:type").append_attribute("w:val") = "nextPage";
    pugi::xml_node size = section.append_child("w:pgSz");
    size.append_attribute("w:w") = dxa(sheet.width);
    size.append_attribute("w:h") = dxa(sheet.height);
    if (sheet.width > sheet.height) size.append_attribute("w:orient") = "landscape";
    pugi::xml_node margins = section.append_child("w:pgMar");
    margins.append_attribute("w:top") = dxa(sheet.top);
    margins.append_attribute("w:right") = dxa(sheet.right);
    margins.append_attribute("w:bottom") = dxa(sheet.bottom);
    margins.append_attribute("w:left") = dxa(sheet.left);
    margins.append_attribute("w:header") = dxa(24);
    margins.append_attribute("w:footer") = dxa(22);
    margins.append_attribute("w:gutter") = 0;
}

std::string text_of(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return declaration + out.str();
}

namespace {

/// The styles with the organisation's colour in place of our two blues.
std::string in_accent(std::string_view styles, const std::string& accent) {
    std::string text(styles);
    if (accent.empty()) return text;
    for (const std::string_view ours : {"003087", "005EB8"}) {
        for (std::size_t at = 0; (at = text.find(ours, at)) != std::string::npos;)
            text.replace(at, ours.size(), accent, 1);
    }
    return text;
}

}  // namespace

std::vector<ZipMember> fixed_parts(const Report& report, std::size_t pictures) {
    const bool with_header = !report.marks.empty();
    std::vector<ZipMember> parts;
    parts.push_back({"[Content_Types].xml", content_types(with_header)});
    parts.push_back({"_rels/.rels", package_relations()});
    parts.push_back({"docProps/core.xml", core_properties(report)});
    parts.push_back(
        {"docProps/app.xml", fmt::format("{}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                                         "extended-properties\"><Application>crosstie</Application></Properties>",
                                         declaration)});
    parts.push_back({"word/_rels/document.xml.rels", document_relations(pictures, with_header)});
    parts.push_back({"word/styles.xml", in_accent(docx_styles, report.accent)});
    parts.push_back({"word/numbering.xml", std::string(docx_numbering)});
    parts.push_back({"word/settings.xml", settings()});
    if (with_header) parts.push_back({"word/header.xml", header(report)});
    parts.push_back({"word/footer.xml", footer(report)});
    return parts;
}

}  // namespace word

}  // namespace crosstie::io
