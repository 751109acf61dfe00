// What every picture promises of itself, and what is said when the worker cannot keep it.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <pugixml.hpp>

#include "io/diagram/draw/draw.hpp"
#include "io/diagram/page/scene_on_page.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;

namespace {
const WorkerOptions worker{CROSSTIE_TEST_WORKER, std::chrono::milliseconds(60'000)};

/// A file that goes when it is no longer needed.
struct Kept {
    std::filesystem::path path;
    explicit Kept(const std::string& content, bool program = false) {
        std::string name = (std::filesystem::temp_directory_path() / "crosstie_kept_XXXXXX").string();
        const int file = mkstemp(name.data());
        REQUIRE(file >= 0);
        close(file);
        path = name;
        std::ofstream(path) << content;
        if (program) std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    }
    ~Kept() { std::filesystem::remove(path); }
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;
};

Scene sample(View view = View::triptych) {
    const Study study = test::drawn_study(40, 5, 4);
    DrawOptions options;
    options.view = view;
    return scene_of(study, test::compared(study), options);
}

std::string complaint(const std::filesystem::path& path, Job job, const std::string& payload) {
    try {
        return "no complaint but " + std::to_string(run_worker(job, payload, {path, std::chrono::seconds(20)}).size());
    } catch (const PictureFailed& failed) {
        return failed.what();
    }
}

std::size_t count_of(const std::string& text, std::string_view wanted) {
    std::size_t count = 0;
    for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) ++count;
    return count;
}

const std::string words_svg =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 842 595"><text x="50" y="50" font-family="Arial">Words</text></svg>)";
}  // namespace

TEST_CASE("pictures: a PDF is A4 to a thousandth of a point, one page, its fonts inside it", "[diagram][pdf]") {
    for (const View view : {View::triptych, View::areas}) {
        const std::string pdf = draw(sample(view), Format::pdf, worker);
        const std::size_t at = pdf.find("/MediaBox [ ");
        REQUIRE(at != std::string::npos);
        double left = 1, bottom = 1, width = 0, height = 0;
        REQUIRE(std::sscanf(pdf.c_str() + at, "/MediaBox [ %lf %lf %lf %lf ]", &left, &bottom, &width, &height) == 4);
        CHECK(left == 0);
        CHECK(bottom == 0);
        CHECK(std::abs(width - 297 / 25.4 * 72) < 0.001);
        CHECK(std::abs(height - 210 / 25.4 * 72) < 0.001);
        CHECK(count_of(pdf, "/Type /Page\n") + count_of(pdf, "/Type /Page ") == 1);
        const std::size_t fonts = count_of(pdf, "/Type /FontDescriptor");
        CHECK(fonts >= 2);  // regular and bold
        CHECK(count_of(pdf, "/FontFile") == fonts);
        CHECK(pdf.find("Liberation") != std::string::npos);
        CHECK(pdf.find("/Lang (en-GB)") != std::string::npos);
        CHECK(pdf.find("/DisplayDocTitle true") != std::string::npos);
        CHECK(pdf == draw(sample(view), Format::pdf, worker));
    }
}

TEST_CASE("pictures: a PNG says 300 dots an inch once, before its pixels", "[diagram][png]") {
    const std::string png = draw(sample(View::areas), Format::png, worker);
    CHECK(count_of(png.substr(0, 200), "pHYs") == 1);
    CHECK(png.find("pHYs") < png.find("IDAT"));
    CHECK(png.substr(png.find("pHYs") + 4, 9) == std::string("\0\0\x2E\x23\0\0\x2E\x23\1", 9));  // 11,811 a metre
}

TEST_CASE("pictures: an SVG has role, title, description and language, tied together", "[diagram][svg]") {
    for (const View view : {View::before, View::change, View::triptych, View::areas}) {
        const Scene scene = sample(view);
        const std::string bytes = draw(scene, Format::svg, worker);
        pugi::xml_document document;
        REQUIRE(document.load_string(bytes.c_str()));
        const pugi::xml_node svg = document.child("svg");
        CHECK(std::string(svg.attribute("role").value()) == "img");
        CHECK(std::string(svg.attribute("lang").value()) == "en-GB");
        const std::string named = svg.attribute("aria-labelledby").value();
        CHECK(named == std::string(svg.child("title").attribute("id").value()) + " " +
                           svg.child("desc").attribute("id").value());
        CHECK(scene.title == svg.child("title").text().get());
        CHECK(scene.description == svg.child("desc").text().get());
    }
}

TEST_CASE("worker: where no font can be found it says so instead of leaving the words out", "[diagram][worker]") {
    const Kept no_fonts("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>");
    const Kept wrapped("#!/bin/sh\nFONTCONFIG_FILE='" + no_fonts.path.string() + "' exec '" CROSSTIE_TEST_WORKER "'\n",
                       true);
    for (const auto& [job, payload] :
         {std::pair{Job::png, words_svg}, {Job::pdf, "Title\n2017-03-01T00:00:00Z\n" + words_svg}}) {
        CHECK(complaint(wrapped.path, job, payload).find("no font with Latin letters was found") != std::string::npos);
    }
    // Shapes need no font: Graphviz draws no words.
    CHECK(complaint(wrapped.path, Job::svg, "page 842 595\nnode 0 0 #ffffff #212b32 1 0 10 10 4 4\n")
              .starts_with("no complaint"));
}

TEST_CASE("worker: one killed in flight, with its answer half given, is an error and no picture", "[diagram][worker]") {
    const Kept half("#!/bin/sh\nhead -c 21 >/dev/null\nprintf 'CTR1y00000000000000ff<svg>'\nkill -KILL $$\n", true);
    const Kept whole_head("#!/bin/sh\nprintf 'CTR1y0000'\nkill -TERM $$\n", true);
    CHECK(complaint(half.path, Job::svg, "page 842 595\n").find("the worker was ended, from outside") !=
          std::string::npos);
    CHECK(complaint(whole_head.path, Job::svg, "page 842 595\n").find("crashed (signal 15)") != std::string::npos);
}

TEST_CASE("worker: an answer longer or shorter than it says is no picture", "[diagram][worker]") {
    for (const char* answer : {"CTR1y0000000000000003abcd", "CTR1y0000000000000009abcd", "CTR1yffffffffffffffffabcd",
                               "CTR1y0000000000000000", "CTR1q0000000000000001x"}) {
        const Kept liar(std::string("#!/bin/sh\ncat >/dev/null\nprintf '") + answer + "'\n", true);
        CAPTURE(answer);
        CHECK(complaint(liar.path, Job::svg, "page 842 595\n").starts_with("the picture could not be drawn: "));
    }
}

TEST_CASE("worker: a folder or a file that may not be run is no worker", "[diagram][worker]") {
    const Kept plain("no program");
    for (const auto& path : {std::filesystem::temp_directory_path(), plain.path})
        CHECK(complaint(path, Job::svg, "page 842 595\n").find("the picture worker is not installed") !=
              std::string::npos);
    const Kept odd("neither script nor program", true);
    CHECK(complaint(odd.path, Job::svg, "page 842 595\n").find("could not be started") != std::string::npos);
}
