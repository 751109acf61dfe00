// A report as a Word file, block by block, with what screen readers need: headings, real lists, marked header rows,
// alternative texts.
#include "io/render/docx.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "io/document/shown.hpp"
#include "io/render/docx_parts.hpp"
#include "io/render/docx_table.hpp"
#include "io/render/png_size.hpp"
#include "io/text/text_width.hpp"

namespace crosstie::io {

namespace {

using namespace word;

constexpr double half_depth = 301;     // two pictures with their captions fill an upright page
constexpr double picture_depth = 428;  // what is left on a page on its side beside a heading and a caption

class WordFile {
 public:
    explicit WordFile(const Report& report) : report_(report) {
        pugi::xml_node root = document_.append_child("w:document");
        const auto space = [&](const char* name, const char* uri) { root.append_attribute(name) = uri; };
        space("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
        space("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        space("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing");
        space("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        space("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture");
        body_ = root.append_child("w:body");
    }

    std::string write() {
        head();
        for (const Section& section : report_.sections) write(section);
        turn(false);
        say("Note", report_.source_line);
        add_section(body_, upright, !report_.marks.empty());
        std::vector<ZipMember> members = fixed_parts(report_, pictures_.size());
        members.push_back({"word/document.xml", text_of(document_)});
        for (ZipMember& picture : pictures_) members.push_back(std::move(picture));
        return zip_archive(members);
    }

 private:
    void say(const char* style, std::string_view text) { add_run(add_paragraph(body_, style), text); }

    /// From here on pages stand upright or lie on their side. A section's page is told by its last paragraph.
    void turn(bool on_side_now) {
        if (on_side_now == on_side_) return;
        pugi::xml_node last = body_.last_child();
        if (std::string_view(last.name()) != "w:p") last = add_paragraph(body_, "Tiny");
        add_section(properties(last), on_side_ ? on_side : upright, !report_.marks.empty());
        on_side_ = on_side_now;
    }

    void head() {
        constexpr double logo_width = 190, logo_height = 48;
        if (!report_.logo.empty()) add_picture(report_.logo, report_.logo_alt, "Logo", logo_width, logo_height);
        say("Title", report_.title);
        say("Subtitle", report_.subtitle);
        for (const std::string& mark : report_.marks) say("Mark", mark);  // for whoever does not hear headers read
        if (!report_.headline.empty()) say("Headline", report_.headline);
        if (!report_.strip.empty()) strip();
        if (report_.annex) add_contents(body_, report_.sections);
    }

    void strip() {
        Table strip{"key_figures", "Key figures", {{"What"}, {"Figure"}, {"Note"}}, {}, {}, {}};
        for (const KeyFigure& figure : report_.strip) strip.rows.push_back({figure.label, figure.value, figure.note});
        add_table(body_, strip, shape(strip), 0);
    }

    TableShape shape(const Table& table) const { return shape_of(table, report_.annex); }

    bool lies_on_side(const Block& block) const {
        if (const auto* table = std::get_if<Table>(&block)) return shape(*table).on_side;
        if (const auto* figure = std::get_if<Figure>(&block)) return !figure->png.empty() && !figure->half;
        return false;
    }

    void write(const Section& section) {
        const auto first = std::ranges::find_if(section.blocks, on_paper);
        turn(first != section.blocks.end() && lies_on_side(*first));
        say("Heading1", section.heading);
        if (report_.annex) add_section_bookmark(body_.last_child(), section.id, ++section_);
        for (const Block& block : section.blocks) {
            if (!on_paper(block)) continue;
            // What a picture says in words waits until the last of them, so that no page is parted for a paragraph.
            if (!std::holds_alternative<Figure>(block)) figures_in_words();
            turn(lies_on_side(block));
            std::visit([this](const auto& piece) { write(piece); }, block);
        }
        figures_in_words();
    }

    void figures_in_words() {
        for (const auto& [number, description] : in_words_) {
            turn(false);
            pugi::xml_node paragraph = add_paragraph(body_, "Normal");
            add_field(paragraph, fmt::format("REF Figure_{} \\h", number), fmt::format("Figure {}", number), {true});
            add_run(paragraph, " in words. ", {true});
            add_run(paragraph, description);
        }
        in_words_.clear();
    }

    void write(const Paragraph& paragraph) {
        const Pointing at = pointing(paragraph, numbers_);
        pugi::xml_node made = add_paragraph(body_, "ListNumber");
        add_run(made, at.text);
        for (const std::string& anchor : at.to) {
            const std::string& name = numbers_.at(anchor);
            add_run(made, &anchor == &at.to.front() ? " (" : ", ");
            std::string bookmark = name;
            std::ranges::replace(bookmark, ' ', '_');
            add_field(made, fmt::format("REF {} \\h", bookmark), name);
        }
        if (!at.to.empty()) add_run(made, ").");
    }

    void write(const BulletList& list) {
        for (const std::string& item : list.items) say("ListBullet", item);
    }

    void write(const Subheading& heading) { say("Heading2", heading.text); }

    void write(const QuestionList& list) {
        for (const auto& [question, answer] : list.items) {
            pugi::xml_node paragraph = add_paragraph(body_, "Definition");
            add_run(paragraph, question + ' ', {true});
            add_run(paragraph, answer);
        }
    }

    void write(const Definitions& list) {
        for (const auto& [word, meaning] : list.items) {
            pugi::xml_node paragraph = add_paragraph(body_, "Definition");
            add_run(paragraph, word + ": ", {true});
            add_run(paragraph, meaning);
        }
    }

    void write(const Record& record) { write(as_table(record)); }

    void write(const Table& table) { add_table(body_, table, shape(table), ++table_); }

    void write(const Figure& figure) {
        ++figure_;
        if (figure.png.empty()) {
            say("Missing", fmt::format("A picture is missing here: {}. The tables hold the same figures.",
                                       figure.failure.empty() ? "no picture was made" : figure.failure));
        } else {
            add_picture(figure);
        }
        add_caption(add_paragraph(body_, "FigureCaption"), "Figure", figure_, figure.title);
        // The numbers of a chart stand in the tables of its subject.
        if (!figure.table && !figure.words_in_annex && !figure.description.empty())
            in_words_.emplace_back(figure_, figure.description);
    }

    void add_picture(const Figure& figure) {
        const std::string name = fmt::format("Figure {}", figure_);
        if (figure.half) return add_picture(figure.png, figure.alt, name, upright.room(), half_depth);
        add_picture(figure.png, figure.alt, name, on_side.room(), picture_depth);
    }

    /// At its own size, or smaller where it is wider or higher than that, in points.
    void add_picture(const std::string& png, const std::string& words, const std::string& name, double widest,
                     double highest) {
        const PngSize size = png_size(png);
        const double scale = std::min({1.0, widest / size.width, highest / size.height});
        constexpr double units = 12700;  // of Office's drawings, in a point
        const long long across = std::llround(size.width * scale * units);
        const long long down = std::llround(size.height * scale * units);
        pictures_.push_back({fmt::format("word/media/picture_{}.png", pictures_.size() + 1), png, false});
        const auto number = static_cast<unsigned>(pictures_.size());
        const std::string alt = diagram::clean_text(words, 2000);

        pugi::xml_node run = add_paragraph(body_, "Picture").append_child("w:r");
        pugi::xml_node in_line = run.append_child("w:drawing").append_child("wp:inline");
        for (const char* side : {"distT", "distB", "distL", "distR"}) in_line.append_attribute(side) = 0;
        extent(in_line.append_child("wp:extent"), across, down);
        named(in_line.append_child("wp:docPr"), number, name, alt);
        in_line.append_child("wp:cNvGraphicFramePr")
            .append_child("a:graphicFrameLocks")
            .append_attribute("noChangeAspect") = 1;
        pugi::xml_node data = in_line.append_child("a:graphic").append_child("a:graphicData");
        data.append_attribute("uri") = "http://schemas.openxmlformats.org/drawingml/2006/picture";
        pugi::xml_node picture = data.append_child("pic:pic");
        pugi::xml_node about = picture.append_child("pic:nvPicPr");
        named(about.append_child("pic:cNvPr"), number, name, alt);
        about.append_child("pic:cNvPicPr");
        pugi::xml_node fill = picture.append_child("pic:blipFill");
        fill.append_child("a:blip").append_attribute("r:embed") = fmt::format("picture{}", number).c_str();
        fill.append_child("a:stretch").append_child("a:fillRect");
        pugi::xml_node shape = picture.append_child("pic:spPr");
        pugi::xml_node place = shape.append_child("a:xfrm");
        pugi::xml_node corner = place.append_child("a:off");
        corner.append_attribute("x") = 0;
        corner.append_attribute("y") = 0;
        extent(place.append_child("a:ext"), across, down);
        pugi::xml_node frame = shape.append_child("a:prstGeom");
        frame.append_attribute("prst") = "rect";
        frame.append_child("a:avLst");
    }

    static void extent(pugi::xml_node node, long long across, long long down) {
        node.append_attribute("cx") = across;
        node.append_attribute("cy") = down;
    }

    static void named(pugi::xml_node node, unsigned id, const std::string& name, const std::string& alt) {
        node.append_attribute("id") = id;
        node.append_attribute("name") = name.c_str();
        node.append_attribute("descr") = alt.c_str();
    }

    const Report& report_;
    pugi::xml_document document_;
    pugi::xml_node body_;
    std::vector<ZipMember> pictures_;
    std::vector<std::pair<std::size_t, std::string>> in_words_;  // number of a figure, its description
    const std::map<std::string, std::string> numbers_ = numbered(report_);
    std::size_t section_ = 0, figure_ = 0, table_ = 0;
    bool on_side_ = false;
};

}  // namespace

std::string docx(const ReleasedReport& released) { return WordFile(released.report()).write(); }

}  // namespace crosstie::io
