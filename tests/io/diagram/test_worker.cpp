#include "io/diagram/draw/worker_client.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>

#include "io/diagram/page/shapes.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;

namespace {
const WorkerOptions good{CROSSTIE_TEST_WORKER, std::chrono::milliseconds(60'000)};

/// A stand-in for the worker that does as it likes.
struct FakeWorker {
    std::filesystem::path path;
    explicit FakeWorker(std::string_view script) {
        std::string name = (std::filesystem::temp_directory_path() / "crosstie_fake_XXXXXX").string();
        const int file = mkstemp(name.data());
        REQUIRE(file >= 0);
        close(file);
        path = name;
        std::ofstream(path) << "#!/bin/sh\n" << script << '\n';
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    }
    ~FakeWorker() { std::filesystem::remove(path); }
    FakeWorker(const FakeWorker&) = delete;
    FakeWorker& operator=(const FakeWorker&) = delete;
};

std::string complaint(const WorkerOptions& options, std::string_view payload = "page 842 595\n") {
    try {
        return "no complaint but " + run_worker(Job::svg, payload, options);
    } catch (const PictureFailed& failed) {
        return failed.what();
    }
}

Shapes hostile_shapes(std::uint64_t seed) {
    test::Draws draws{seed};
    const auto pick = [&](std::initializer_list<double> values) {
        return *(values.begin() + static_cast<std::ptrdiff_t>(draws.below(values.size())));
    };
    Shapes shapes;
    shapes.width = pick({10, 842, 5000}), shapes.height = pick({10, 595, 5000});
    const std::size_t nodes = draws.below(25);
    const auto place = [&] {
        return Point{pick({0, -10'000, 10'000, 421.37, 1e-9}), pick({0, -10'000, 10'000, 300.12})};
    };
    for (std::size_t k = 0; k < draws.below(5); ++k) shapes.discs.push_back({place(), pick({0.1, 40, 5000})});
    for (std::size_t k = 0; k < nodes; ++k) {
        ShapeNode node;
        node.role = static_cast<NodeRole>(draws.below(6)), node.shape = static_cast<Shape>(draws.below(7));
        node.fill = draws.chance(0.3) ? "" : "#56b4e9";
        node.line_width = pick({0, 0.6, 10}), node.dash = static_cast<Dash>(draws.below(3));
        node.at = place(), node.half_width = pick({0.2, 4, 1000}), node.half_height = pick({0.2, 4, 1000});
        shapes.nodes.push_back(std::move(node));
    }
    for (std::size_t k = 0; nodes > 1 && k < draws.below(60); ++k) {
        const auto a = static_cast<std::uint32_t>(draws.below(nodes)),
                   b = static_cast<std::uint32_t>(draws.below(nodes));
        if (a != b)
            shapes.lines.push_back({a, b, "gained", "#005eb8", pick({0.05, 1, 12}), static_cast<Dash>(draws.below(3))});
    }
    const std::initializer_list<const char*> words{"\\N\\G\\E",        "<<b>x</b>>", "a\nb\x01", "\xFF\xFE",
                                                   "\xF0\x9F\x98\x80", "{|}<f0>",    "\"];n2"};
    for (std::size_t k = 0; k < draws.below(8); ++k) {
        shapes.texts.push_back({place(), pick({0, 20, 2000}), pick({4, 8, 40}), draws.chance(0.5), "#212b32",
                                *(words.begin() + static_cast<std::ptrdiff_t>(draws.below(words.size()))) +
                                    std::string(draws.below(300), 'w')});
    }
    return shapes;
}
}  // namespace

TEST_CASE("worker: one that is missing is named with advice", "[diagram][worker]") {
    CHECK(complaint({"/nowhere/worker", std::chrono::seconds(5)}) ==
          "the picture could not be drawn: the picture worker is not installed (looked for /nowhere/worker); set "
          "CROSSTIE_PICTURE_WORKER "
          "to its path");
}

TEST_CASE("worker: the environment may name it", "[diagram][worker]") {
    setenv("CROSSTIE_PICTURE_WORKER", CROSSTIE_TEST_WORKER, 1);
    CHECK(find_worker() == std::filesystem::path(CROSSTIE_TEST_WORKER));
    unsetenv("CROSSTIE_PICTURE_WORKER");
}

TEST_CASE("worker: crashed, silent, babbling and refusing ones are told apart", "[diagram][worker]") {
    const FakeWorker crashed("kill -SEGV $$"), killed("kill -KILL $$"), silent("exit 0"), babbling("echo nonsense"),
        loud("echo oh dear >&2; exit 3");
    CHECK(complaint({crashed.path}).find("the worker crashed (signal 11)") != std::string::npos);
    CHECK(complaint({killed.path}).find("at its limit of time or memory") != std::string::npos);
    CHECK(complaint({silent.path}).find("ended without a picture") != std::string::npos);
    CHECK(complaint({babbling.path}).find("ended without a picture") != std::string::npos);
    CHECK(complaint({loud.path}).find("it said: oh dear") != std::string::npos);
    CHECK(complaint(good, "page 842 595\nnode 9 9").find("out of bounds: kind") != std::string::npos);
}

TEST_CASE("worker: one that hangs is ended in time, even after closing its streams", "[diagram][worker]") {
    const auto begin = std::chrono::steady_clock::now();
    const FakeWorker hanging("exec sleep 30"), closing("exec sleep 30 <&- >&- 2>&-");
    CHECK(complaint({hanging.path, std::chrono::milliseconds(300)}).find("took too long") != std::string::npos);
    CHECK(complaint({closing.path, std::chrono::milliseconds(300)}).find("at its limit of time") != std::string::npos);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("worker: one that reads nothing of a large job raises no signal here", "[diagram][worker]") {
    const FakeWorker deaf("exec <&-; exit 0");
    CHECK(complaint({deaf.path}, std::string(8'000'000, 'x')).find("ended without a picture") != std::string::npos);
}

TEST_CASE("worker: the environment does not reach it", "[diagram][worker]") {
    setenv("GVBINDIR", "/nowhere", 1);
    Shapes shapes;
    shapes.nodes.resize(2);
    shapes.lines.push_back({0, 1, "kept", "#98a4ad", 1, Dash::solid});
    CHECK(run_worker(Job::svg, encode(shapes), good).find("id=\"n2\"") != std::string::npos);
    unsetenv("GVBINDIR");
}

TEST_CASE("shapes: there and back again", "[diagram][worker]") {
    Shapes shapes;
    shapes.discs.push_back({{10.25, 20.5}, 7});
    shapes.nodes.resize(3);
    shapes.nodes[1].fill = "#ffffff", shapes.nodes[1].shape = Shape::plus, shapes.nodes[2].dash = Dash::dotted;
    shapes.lines.push_back({0, 2, "lost", "#c8470b", 1.25, Dash::dashed});
    shapes.lines.push_back({1, 2, "kept", "#7f8c97", 0.5, Dash::solid, std::array<Point, 2>{{{1.5, 2.25}, {3, -4}}}});
    shapes.disc_line = "#123456";
    shapes.texts.push_back({{1, 2}, 30, 8, true, "#212b32", "A \\N name"});
    const Shapes back = decode(encode(shapes));
    CHECK(back.nodes == shapes.nodes);
    CHECK(back.lines == shapes.lines);
    CHECK(back.texts[0].text == "A /N name");
    CHECK(back.discs.size() == 1);
    CHECK(back.disc_line == "#123456");
}

TEST_CASE("shapes: what is not on the list never reaches the worker, nor gets past it", "[diagram][worker]") {
    const auto with = [](auto change) {
        Shapes shapes;
        shapes.nodes.resize(2);
        shapes.lines.push_back({0, 1, "kept", "#98a4ad", 1, Dash::solid});
        change(shapes);
        return shapes;
    };
    CHECK_THROWS_AS(encode(with([](Shapes& s) { s.nodes[0].at.x = std::numeric_limits<double>::quiet_NaN(); })),
                    BadShapes);
    CHECK_THROWS_AS(encode(with([](Shapes& s) { s.nodes[0].half_width = std::numeric_limits<double>::infinity(); })),
                    BadShapes);
    CHECK_THROWS_AS(encode(with([](Shapes& s) { s.nodes[0].fill = "red"; })), BadShapes);
    CHECK_THROWS_AS(encode(with([](Shapes& s) { s.nodes[0].fill = "#12345\""; })), BadShapes);
    CHECK_THROWS_AS(encode(with([](Shapes& s) { s.lines[0].b = 7; })), BadShapes);
    CHECK_THROWS_AS(encode(with([](Shapes& s) { s.lines[0].line_class = "x onload"; })), BadShapes);
    CHECK_THROWS_AS(encode(with([](Shapes& s) { s.lines[0].width = 1e30; })), BadShapes);
    CHECK_THROWS_AS(encode(with([](Shapes& s) { s.lines[0].bend = {{{1e9, 0}, {0, 0}}}; })), BadShapes);
    CHECK_THROWS_AS(encode(with([](Shapes& s) { s.disc_fill = "url(#x)"; })), BadShapes);
    for (const std::string message :
         {"image /etc/passwd\n", "page 1e999 3\n", "page nan 3\n", "node 0 0 #ffffff #212b32 1 0 0 0 4\n",
          "disc 1 2 3x\n", "ground #ffffff\n", "line 0 1 kept #98a4ad 1 0 3 4\n", "line 0 1 kept #98a4ad 1 0\n", "\n",
          "page\n"}) {
        CHECK_THROWS_AS(decode(message), BadShapes);
    }
}

TEST_CASE("worker: 200 hostile graphs are drawn without a failure", "[diagram][worker][hostile]") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const std::string message = encode(hostile_shapes(seed));
        CAPTURE(seed);
        CHECK_FALSE(run_worker(seed % 4 == 0 ? Job::dot : Job::svg, message, good).empty());
    }
}
