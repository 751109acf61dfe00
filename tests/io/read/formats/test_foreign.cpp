// Files of other programs: what the field reported, with the values it should have had, and traps.
#include <unistd.h>

#include <filesystem>
#include <string>

#include "graph/base/error.hpp"
#include "io/read/formats/formats.hpp"
#include "io/read/read.hpp"
#include "io/text/write_file.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using namespace crosstie;

namespace {

Study read(const std::string& name, const std::string& bytes) {
    const fs::path folder = fs::temp_directory_path() / ("crosstie_foreign_" + std::to_string(::getpid()));
    fs::create_directories(folder);
    io::write_file((folder / name).string(), bytes, true);
    struct Gone {
        const fs::path& folder;
        ~Gone() { fs::remove_all(folder); }
    } gone{folder};
    return io::read_study({.paths = {(folder / name).string()}});
}

std::string key_of(const std::string& bytes) {
    const io::Format* format = io::recognised(bytes);
    return format == nullptr ? "none" : std::string(format->key);
}

std::size_t ties(const Study& study) { return study.answers[0][0].ties.size(); }

}  // namespace

TEST_CASE("formats: a file is known by how it begins, whatever it is called", "[io][formats]") {
    CHECK(key_of("<?xml version=\"1.0\"?>\n<!-- x -->\n<graphml>") == "graphml");
    CHECK(key_of("\xEF\xBB\xBF<g:graphml xmlns:g=\"u\">") == "graphml");
    CHECK(key_of("<gexf version=\"1.2\">") == "gexf");
    CHECK(key_of("<html><body>graphml</body></html>") == "none");
    CHECK(key_of("% made by hand\r\n*Vertices 3") == "pajek");
    CHECK(key_of("*network x\n*vertices 3") == "pajek");
    CHECK(key_of("DL n=3\nformat=edgelist1") == "dl");
    CHECK(key_of("dl,note\na,b") == "none");
    CHECK(key_of("Creator \"x\"\nVersion 1\ngraph\n[\n") == "gml");
    CHECK(key_of("graph [ node [ id 1 ] ]") == "gml");
    CHECK(key_of("/* c */ strict digraph \"a { b\" {") == "dot");
    CHECK(key_of("graph{}") == "dot");
    CHECK(key_of("graph,node\na,b\n") == "none");
    CHECK(key_of("{\"nodes\":[],\"links\":[]}") == "node-link");
    CHECK(key_of("{\"graph\":{\"nodes\":{},\"edges\":[]}}") == "jgf");
    CHECK(key_of("{\"directed\":true,\"graph\":{},\"nodes\":[]}") == "node-link");
    CHECK(key_of("{\"elements\":{\"nodes\":[]}}") == "cytoscape");
    CHECK(key_of("{\"elements\":[{\"label\":\"a\"}],\"connections\":[]}") == "kumu");
    CHECK(key_of("{\"crosstie_study\":1,\"waves\":[]}") == "none");
    CHECK(key_of(",a,b\na,0,1\nb,0,0\n") == "matrix");
    CHECK(key_of("respondent,name1,name2\na,b,c\n") == "nodelist");
    CHECK(key_of("source,target\na,b\n") == "none");
    CHECK(key_of("source,target,strength\na,b,1\nc,d,2\n") == "none");
    CHECK(key_of("") == "none");
}

TEST_CASE("formats: a pair that is both arc and edge in Pajek counts once", "[io][formats]") {
    const Study study = read("mixed.net",
                             "*Vertices 4\n1 \"role one\"\n2 \"role two\"\n3 \"role three\"\n4 \"four\"\n"
                             "*Arcs\n1 2 1\n2 3 1\n*Edges\n1 2 1\n3 4 1\n");
    CHECK(ties(study) == 5);  // 1>2, 2>1, 2>3, 3>4, 4>3
    CHECK(study.relations[0].directed);
    CHECK(study.actors[0].id == "role one");
}

TEST_CASE("formats: a matrix keeps those without a tie, and a nodelist all who are named", "[io][formats]") {
    const Study matrix =
        read("matrix.csv", ";A;B;C;D;E\nA;0;1;0;1;0\nB;1;0;0;0;0\nC;0;0;1;0;0\nD;0;1;0;1;0\nE;0;0;0;0;0\n");
    CHECK(matrix.actors.size() == 5);
    CHECK(ties(matrix) == 4);
    CHECK(ties(read("nodelist.csv", "ego,alter1,alter2,alter3\n1,2,3,4\n2,1,3,\n3,2,1,\n4,1,,\n")) == 8);
    CHECK(ties(read("nodelist2.csv", "source,target,target2,target3\n1,2,3,4\n2,1,3,\n3,2,1,\n4,1,,\n")) == 8);
    const Study joined = read("joined.csv", "source,target\n1,2;3;4\n2,1;3\n");
    CHECK(joined.actors.size() == 4);
    CHECK(ties(joined) == 5);
}

TEST_CASE("formats: an undirected file is undirected and not doubled", "[io][formats]") {
    for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::string>>{
             {"und.dot", "graph g {\n 1 -- 2;\n 2 -- 3;\n}\n"},
             {"two.graphml",
              "<graphml><graph edgedefault=\"undirected\"><node id=\"1\"/><node id=\"2\"/><node id=\"3\"/>"
              "<edge source=\"1\" target=\"2\"/><edge source=\"3\" target=\"2\"/></graph></graphml>"},
             {"two.gexf",
              "<gexf version=\"1.2\"><graph defaultedgetype=\"undirected\"><nodes><node id=\"1\"/><node id=\"2\"/>"
              "<node id=\"3\"/></nodes><edges><edge source=\"1\" target=\"2\"/><edge source=\"2\" "
              "target=\"3\"/></edges>"
              "</graph></gexf>"},
             {"nl.json",
              "{\"nodes\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"}],\"links\":[{\"source\":\"1\","
              "\"target\":\"2\"},{\"source\":\"2\",\"target\":\"3\"}]}"}}) {
        INFO(name);
        const Study study = read(name, bytes);
        CHECK_FALSE(study.relations[0].directed);
        CHECK(study.actors.size() == 3);
        CHECK(ties(study) == 2);
    }
}

TEST_CASE("formats: entities are refused, and nothing is expanded", "[io][formats]") {
    const std::string bomb =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE g [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n"
        "<graphml><graph edgedefault=\"directed\"><node id=\"&b;\"/></graph></graphml>";
    CHECK_THROWS_AS(read("bomb.graphml", bomb), InvalidInput);
    CHECK_NOTHROW(read("public.graphml",
                       "<!DOCTYPE graphml SYSTEM \"graphml.dtd\"><graphml><graph edgedefault=\"directed\">"
                       "<node id=\"a\"/></graph></graphml>"));
}

TEST_CASE("formats: counts no file can mean, and nesting without end, reach a stated limit", "[io][formats]") {
    CHECK_THROWS_AS(read("huge.net", "*Vertices 4000000000\n"), LimitReached);
    CHECK_THROWS_AS(read("huge.dl", "dl n=4000000000 format=edgelist1\ndata:\n1 2\n"), LimitReached);
    std::string deep = "graph [ ";
    for (int k = 0; k < 1000; ++k) deep += "a [ ";
    CHECK_THROWS_AS(read("deep.gml", deep), LimitReached);
    std::string nested = "graph {";
    for (int k = 0; k < 1000; ++k) nested += "{";
    CHECK_THROWS_AS(read("deep.dot", nested), LimitReached);
}

TEST_CASE("formats: two files are before and after, and whoever one does not list was not there", "[io][formats]") {
    const fs::path folder = fs::temp_directory_path() / ("crosstie_foreign_two_" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const std::string before = (folder / "before.gml").string(), after = (folder / "after.net").string();
    io::write_file(before,
                   "graph [ directed 1 node [ id 0 label \"a\" area \"N\" ] node [ id 1 label \"b\" area \"N\" ] "
                   "node [ id 2 label \"c\" area \"N\" ] edge [ source 0 target 1 ] ]",
                   true);
    io::write_file(after, "*Vertices 3\n1 \"b\"\n2 \"a\"\n3 \"d\"\n*Arcs\n2 1\n3 1\n", true);
    const Study study = io::read_study({.paths = {before, after}});
    fs::remove_all(folder);
    REQUIRE(study.actors.size() == 4);
    CHECK(study.waves[0].key == "before");
    CHECK(study.waves[1].key == "after");
    CHECK(study.actors[2].id == "c");
    CHECK(study.actors[2].left == 1);
    CHECK(study.actors[3].id == "d");
    CHECK(study.actors[3].joined == 1);
    CHECK(study.answers[0][0].ties.size() == 1);
    CHECK(study.answers[0][1].ties.size() == 2);
    CHECK(study.answers[0][1].ties[0].from == 0);  // a > b, though they changed places
}
