// A person is found in a file as a reader would find them: by words, not by bytes.
#include "io/person/shown_in_file.hpp"

#include "io/text/zip_archive.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie::io;
using Files = std::map<std::string, std::string>;
using Names = std::vector<std::string>;

TEST_CASE("shown in a file: what a format writes otherwise is put back", "[person]") {
    const Names words{"R&D lead \"north\""};
    const Files files{{"a.html", "<b>R&amp;D</b>\n<i>lead</i> &quot;north&quot;"},
                      {"b.svg", "<text>R&amp;D lead</text><text>&#34;north&#34;</text>"},
                      {"c.json", R"({"label": "R&D lead \"north\""})"},
                      {"d.csv", "\"R&D lead \"\"north\"\"\"\n"},
                      {"e.txt", "R&D\nlead \"north\""},
                      {"f.html", "<img alt=\"R&amp;D lead &quot;north&quot;\">"},
                      {"g.txt", "R&D leads"}};
    CHECK(files_that_show(files, words) == Names{"a.html", "b.svg", "c.json", "d.csv", "e.txt", "f.html"});
}

TEST_CASE("shown in a file: a picture of dots shows whom its drawing names, and so does what holds it", "[person]") {
    const auto packed = [](const char* member, const char* bytes) {
        return zip_archive({{.name = member, .bytes = bytes}});
    };
    const Files files{{"d/people.svg", "<text>L02</text>"},
                      {"d/people.png", "dots"},
                      {"d/people.pdf", "page"},
                      {"d/areas.svg", "<text>L020</text>"},
                      {"d/areas.png", "other dots"},
                      {"one.docx", packed("word/media/1.png", "dots")},
                      {"two.docx", packed("word/media/1.png", "other dots")},
                      {"three.xlsx", packed("xl/sharedStrings.xml", "<t>L02</t>")},
                      {"four.docx", "no zip file, L02"}};
    CHECK(files_that_show(files, {"L02"}) ==
          Names{"d/people.pdf", "d/people.png", "d/people.svg", "one.docx", "three.xlsx"});
}
