// RELIABILITY 3.7: every hostile scene ends as a well-formed picture or as PictureFailed with words.
#include <dirent.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <pugixml.hpp>
#include <thread>

#include "io/diagram/draw/draw.hpp"
#include "io/diagram/page/dress.hpp"
#include "io/diagram/page/page.hpp"
#include "io/diagram/page/scene_on_page.hpp"
#include "io/text/text_width.hpp"
#include "tests/io/diagram/worker/hostile.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;
using crosstie::io::Edition;

namespace {
// As many as take a minute; CROSSTIE_SCENES=2400 is the long form.
const std::size_t scenes = [] {
    const char* const asked = std::getenv("CROSSTIE_SCENES");
    return asked == nullptr ? std::size_t{400} : std::size_t{std::stoul(asked)};
}();
const WorkerOptions worker{CROSSTIE_TEST_WORKER, std::chrono::milliseconds(60'000)};

struct Ending {
    bool drawn = false;
    std::string fault;    // what broke the promise; empty: none
    std::string refusal;  // where nothing was drawn: why
};

/// What makes a picture unsafe or unreadable.
std::string svg_fault(const std::string& svg, const Scene& scene) {
    for (std::size_t at = 0; at < svg.size(); ++at) {
        const auto byte = static_cast<unsigned char>(svg[at]);
        if (byte < 0x20 && byte != '\n') return "a control character";
        if (svg.compare(at, 2, "&#") == 0) return "a character reference";
    }
    if (clean_text(svg, svg.size() + 1).find("\xEF\xBF\xBD") != std::string::npos &&
        svg.find("\xEF\xBF\xBD") == std::string::npos)
        return "not UTF-8";
    pugi::xml_document document;
    if (!document.load_buffer(svg.data(), svg.size(), pugi::parse_full, pugi::encoding_utf8)) return "not well formed";
    const pugi::xml_node root = document.child("svg");
    if (!root) return "no svg";
    if (root.child("title").text().get() != clean_text(scene.title, 1U << 30U)) return "the title is another";
    if (root.child("desc").text().get() != clean_text(scene.description, 1U << 30U))
        return "the description is another";
    std::map<std::string, std::size_t> titles;
    std::string fault;
    const std::function<void(const pugi::xml_node&)> look = [&](const pugi::xml_node& node) {
        const std::string name = node.name();
        if (node.type() == pugi::node_pi || node.type() == pugi::node_doctype) fault = "an instruction";
        if (node.type() == pugi::node_element) {
            static const std::vector<std::string> allowed{"svg",     "g",       "title", "desc", "rect",  "text",
                                                          "ellipse", "polygon", "path",  "line", "circle"};
            if (std::ranges::find(allowed, name) == allowed.end()) fault = "an element " + name;
        }
        if (name == "title") ++titles[node.text().get()];
        for (const pugi::xml_attribute attribute : node.attributes()) {
            const std::string key = attribute.name(), value = attribute.value();
            if (key.starts_with("on") || key.ends_with("href") || key == "style" || key == "src")
                fault = "an attribute " + key;
            if (key != "xmlns" && (value.find("http") != std::string::npos || value.find("url(") != std::string::npos))
                fault = "an address in " + key;
            if (value == "nan" || value == "inf" || value == "-nan" || value == "-inf") fault = "no number in " + key;
        }
        for (const pugi::xml_node child : node.children()) look(child);
    };
    look(root);
    for (const SceneMark& mark : scene.marks) {  // each person's words stand there as text
        const std::string words = clean_text(mark.tooltip, 1U << 30U);
        if (!scene.panels.empty() && !mark.tooltip.empty() && titles.count(words) == 0) fault = "a tooltip is missing";
    }
    return fault;
}

std::string dot_fault(const std::string& dot) {
    // Outside quotes nothing but our own words; a quote in data is escaped, so quotes pair up.
    std::string bare;
    bool quoted = false;
    for (std::size_t at = 0; at < dot.size(); ++at) {
        if (quoted && dot[at] == '\\') {
            ++at;
            continue;
        }
        if (dot[at] == '"') quoted = !quoted;
        if (!quoted) bare += dot[at];
    }
    if (quoted) return "a quote left open";
    for (const char* banned : {"image=", "shapefile", "URL", "href", "custom", "stylesheet", "label=<"}) {
        if (bare.find(banned) != std::string::npos) return std::string("DOT holds ") + banned;
    }
    return dot.starts_with("strict graph crosstie {") ? "" : "no graph";
}

/// Refusals that a hostile scene may meet; a crash or a hang is none of them.
Ending refused(const std::string& words) {
    for (const char* broken : {"crashed", "too long", "limit of", "without a picture", "nothing back", "ends early"}) {
        if (words.find(broken) != std::string::npos) return {false, words, words};
    }
    return {false, words.size() < 20 ? "no reason given" : "", words};
}

Ending tried(const std::function<std::string()>& picture, const std::function<std::string(const std::string&)>& look) {
    try {
        const std::string bytes = picture();
        return {true, look(bytes), ""};
    } catch (const PictureFailed& failed) {
        return refused(failed.what());
    } catch (const Error& error) {  // of the scene or its message, before any worker starts
        return refused(error.what());
    } catch (const std::exception& other) {
        return {false, std::string("another exception: ") + other.what(), ""};
    }
}

/// A study's words, however odd, never stop a picture. Numbers may, and words put past everything that shortens them.
bool odd_numbers(std::size_t k) { return k % 4 == 2; }
bool raw_words(std::size_t k) { return k % 3 == 1; }

Scene hostile_scene(std::size_t k, test::Draws& draws) {
    const bool crowd = k % 200 == 7;  // thousands of ties
    const Study study = crowd ? test::drawn_study(120, 3, k, false) : test::hostile_study(draws);
    DrawOptions options;
    options.edition = draws.chance(0.5) ? Edition::named : Edition::group;
    const std::vector<View> views{View::before,   View::after, View::change,
                                  View::triptych, View::areas, View::areas_change};
    options.view = views[draws.below(views.size())];
    options.size = page_sizes[draws.below(page_sizes.size())].second;
    options.palette = palettes[draws.below(palettes.size())].second;
    if (draws.chance(0.3)) options.bundle = Bundle::always;
    if (draws.chance(0.3)) options.title = test::hostile_words(draws);
    if (draws.chance(0.3)) options.caption = test::hostile_words(draws);
    survey::ComparisonOptions how;
    how.by = "area", how.tie_from = 1, how.draws = 0;
    const survey::Comparison comparison = survey::compare(study, how);
    Scene scene;
    try {
        scene = scene_of(study, comparison, options);
    } catch (const Error&) {  // one area only: people instead
        options.view = View::triptych;
        scene = scene_of(study, comparison, options);
    }
    if (crowd && !scene.panels.empty()) {
        scene.panels[0].ties.clear();
        const auto people = static_cast<std::uint32_t>(scene.marks.size());
        for (std::uint32_t b = 1; b < people; ++b) {
            for (std::uint32_t a = 0; a < b; ++a) {
                if (draws.chance(0.6)) scene.panels[0].ties.push_back({a, b, TieKind::within, 1, ""});
            }
        }
    }
    if (k % 25 == 3) test::empty(scene, draws.below(2));
    test::worsen(scene, draws, raw_words(k), odd_numbers(k));
    return scene;
}

/// A message of shapes with numbers at or past every edge, or bytes that are none.
std::string hostile_message(std::size_t k, test::Draws& draws) {
    std::string message = "page 842 595\n";
    const auto any = [&]() -> std::string {
        static const std::vector<std::string> tokens{"0",    "1",     "4",    "-1",      "1e9",  "nan",
                                                     "inf",  "1e999", "0x10", "#ffffff", "#fff", "-",
                                                     "",     "10000", "5000", "kept",    "key",  "99999999999999999999",
                                                     "\xFF", "2.5"};
        return tokens[draws.below(tokens.size())];
    };
    for (std::size_t line = 0; line < draws.below(12); ++line) {
        if (draws.chance(0.6)) {
            message += "node 0 " + std::to_string(draws.below(7)) + " #56b4e9 #212b32 " +
                       (draws.chance(0.1) ? any() : "0.6") + " 0 " + (draws.chance(0.1) ? any() : "100") + " 200 " +
                       (draws.chance(0.1) ? any() : "4") + " 4\n";
        } else {
            static const std::vector<std::string> kinds{"page", "disc",  "node",        "line",
                                                        "text", "image", "_background", ""};
            message += kinds[draws.below(kinds.size())];
            for (std::size_t field = 0; field < draws.below(12); ++field) message += ' ' + any();
            message += '\n';
        }
    }
    if (k % 3 == 0 && !message.empty()) message.resize(draws.below(message.size()));
    return message;
}

Ending one(std::size_t k) {
    test::Draws draws{k * 7919 + 1};
    if (k % 8 == 5) {
        const std::string message = hostile_message(k, draws);
        return tried([&] { return run_worker(k % 16 == 5 ? Job::svg : Job::dot, message, worker); },
                     [](const std::string& bytes) { return bytes.empty() ? "nothing" : ""; });
    }
    const Scene scene = hostile_scene(k, draws);
    if (k % 10 == 9) return tried([&] { return draw(scene, Format::dot, worker); }, dot_fault);
    Ending ending = tried([&] { return draw(scene, Format::svg, worker); },
                          [&](const std::string& svg) { return svg_fault(svg, scene); });
    if (!odd_numbers(k) && !raw_words(k) && !ending.refusal.empty())
        ending.fault = "words alone stopped it: " + ending.refusal;
    return ending;
}

std::size_t open_files() {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
    return count;
}

std::size_t files_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}
}  // namespace

TEST_CASE("worker: hundreds of hostile scenes end as pictures or refusals, and leave nothing behind",
          "[diagram][worker][torture]") {
    std::string folder = (std::filesystem::temp_directory_path() / "crosstie_torture_XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    setenv("TMPDIR", folder.c_str(), 1);
    const auto here = std::filesystem::current_path();
    std::filesystem::current_path(folder);
    const std::size_t files_before = open_files();
    std::atomic<std::size_t> next{0}, drawn{0};
    std::mutex told;
    std::vector<std::string> faults;
    std::map<std::string, std::size_t> refusals;
    const auto work = [&] {
        for (std::size_t k = next++; k < scenes; k = next++) {
            Ending ending;
            try {
                ending = one(k);
            } catch (const std::exception& error) {
                ending.fault = std::string("making the scene: ") + error.what();
            }
            drawn += ending.drawn ? 1U : 0U;
            const std::lock_guard lock(told);
            if (!ending.fault.empty()) faults.push_back(std::to_string(k) + ": " + ending.fault);
            if (!ending.refusal.empty()) ++refusals[ending.refusal.substr(0, 90)];
        }
    };
    const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    std::vector<std::jthread> workers;
    for (unsigned t = 0; t < threads; ++t) workers.emplace_back(work);
    workers.clear();
    std::filesystem::current_path(here);
    unsetenv("TMPDIR");
    for (const auto& [words, count] : refusals) UNSCOPED_INFO(count << " x " << words);
    CHECK(faults == std::vector<std::string>{});
    for (const auto& [words, count] : refusals) UNSCOPED_INFO(count << " x " << words);
    CHECK(drawn > scenes / 2);
    CHECK(drawn < scenes);  // some are past drawing, or the test asks too little
    CHECK(files_in(folder) == 0);
    CHECK(open_files() == files_before);
    int status = 0;
    CHECK(waitpid(-1, &status, WNOHANG) == -1);  // no child is left, not even a dead one
    CHECK(errno == ECHILD);
    std::filesystem::remove_all(folder);
}
