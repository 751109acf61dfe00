#include "io/render/docx.hpp"

#include <algorithm>
#include <numeric>
#include <pugixml.hpp>

#include "io/render/docx_parts.hpp"
#include "io/render/docx_table.hpp"
#include "io/text/zip_archive.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie::io;

namespace {

std::string member(const std::string& archive, const std::string& name) {
    for (const ZipMember& m : unzip(archive)) {
        if (m.name == name) return m.bytes;
    }
    return {};
}

std::string word_file(const Report& report) { return docx(release(report, {Edition::group})); }

Table wide(std::size_t columns) {
    Table table{"t", "Caption", {}, {{}}, "", {}};
    for (std::size_t k = 0; k < columns; ++k) {
        table.columns.push_back({"neighbourhood", k > 0});
        table.rows[0].push_back("1,234,567");
    }
    return table;
}

}  // namespace

TEST_CASE("docx: a table never leaves the page, and its letters shrink only when they must", "[office]") {
    for (const std::size_t columns : {1U, 4U, 8U, 12U, 40U}) {
        const word::TableShape shape = word::shape_of(wide(columns), false);
        const double sum = std::accumulate(shape.widths.begin(), shape.widths.end(), 0.0);
        CHECK(sum <= (shape.on_side ? word::on_side : word::upright).room() + 1e-6);
        CHECK(std::all_of(shape.widths.begin(), shape.widths.end(), [](double w) { return w > 0; }));
    }
    CHECK(word::shape_of(wide(4), false).size == 12);
    CHECK_FALSE(word::shape_of(wide(4), false).on_side);
    CHECK(word::shape_of(wide(7), false).on_side);
    CHECK(word::shape_of(wide(40), false).size == 8);
}

TEST_CASE("docx: in an annex a table is set smaller before its page is turned", "[office]") {
    CHECK(word::shape_of(wide(6), false).on_side);
    CHECK_FALSE(word::shape_of(wide(6), true).on_side);
    CHECK(word::shape_of(wide(6), true).size < 12);
    CHECK(word::shape_of(wide(12), true).on_side);
    CHECK(word::shape_of(wide(4), true).size == 12);
}

TEST_CASE("docx: text that looks like markup stays text, and control characters do not reach the file", "[office]") {
    Report report;
    report.title = "A <b> & \"c\"";
    report.subtitle = "x\x01y";
    report.headline = "]]> &amp; </w:t>";
    report.marks = {"Contains names. Not for publication."};
    report.sections = {{"s", "Heading", {Paragraph{"<script>"}, BulletList{{"a < b"}}, wide(3)}}};
    const std::string archive = word_file(report);
    CHECK(word_file(report) == archive);
    for (const ZipMember& part : unzip(archive)) {
        pugi::xml_document document;
        CHECK(document.load_buffer(part.bytes.data(), part.bytes.size()));
    }
    pugi::xml_document body;
    const std::string bytes = member(archive, "word/document.xml");
    REQUIRE(body.load_buffer(bytes.data(), bytes.size()));
    std::string words;
    for (const auto& found : body.select_nodes("//w:t")) words += std::string(found.node().text().get()) + '\n';
    CHECK(words.find("A <b> & \"c\"\nxy\nContains names. Not for publication.\n]]> &amp; </w:t>\n") == 0);
    CHECK(words.find("<script>\na < b\n") != std::string::npos);
    CHECK(words.find(". Caption\n") != std::string::npos);  // its number is a field
    CHECK(member(archive, "word/header.xml").find("Contains names") != std::string::npos);
    // The one section of the file shows header and footer on every page.
    CHECK(body.select_nodes("//w:sectPr").size() == 1);
    CHECK(body.select_nodes("//w:sectPr/w:headerReference").size() == 1);
}

TEST_CASE("docx: a wide table lies on a page on its side, and the next paragraph stands upright again", "[office]") {
    Report report;
    report.sections = {{"s", "Heading", {Paragraph{"before"}, wide(9), Paragraph{"after"}}}};
    pugi::xml_document body;
    const std::string bytes = member(word_file(report), "word/document.xml");
    REQUIRE(body.load_buffer(bytes.data(), bytes.size()));
    std::string pages;
    for (const auto& found : body.select_nodes("//w:pgSz")) {
        pages += std::string_view(found.node().attribute("w:orient").value()) == "landscape" ? 'L' : 'P';
    }
    CHECK(pages == "PLP");
}
