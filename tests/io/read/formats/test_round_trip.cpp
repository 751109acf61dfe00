// What a format can hold of a study comes back when it is written and read: over random studies, with and without
// direction, strengths, attributes, several waves and relations, isolates, people who came, left or did not answer.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/base/random.hpp"
#include "io/read/formats/chosen.hpp"
#include "io/read/formats/formats.hpp"
#include "io/read/read.hpp"
#include "io/text/write_file.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using namespace crosstie;

namespace {

struct Shape {
    bool waves = false, relations = false, directed = true, mixed = false, valued = false, attributes = false;
    bool presence = false, silent = false, skipped = false;
    const char* wave = "wave {}";
};

std::string name_of(Random& random, ActorId actor) {
    static const std::vector<std::string> odd{"a b", "x\"y", "<&>", "\xC3\xA9t\xC3\xA9", "c:\\d", "(e)", "f'g",
                                              "1,5", "[h]",  "#i"};
    if (random.below(4) == 0)
        return odd[random.below(static_cast<std::uint32_t>(odd.size()))] + fmt::format(" {}", actor);
    return random.below(3) == 0 ? fmt::format("{}", actor + 7) : fmt::format("p{}", actor);
}

Study random_study(Random& random, const Shape& shape) {
    Study study;
    const auto n = static_cast<ActorId>(3 + random.below(8));
    const std::size_t waves = shape.waves ? 2 + random.below(2) : 1, relations = shape.relations ? 2 : 1;
    for (std::size_t w = 0; w < waves; ++w) {
        const std::string key = waves == 1 ? "only" : fmt::format(fmt::runtime(shape.wave), w + 1);
        study.waves.push_back({key, key, ""});
    }
    for (std::size_t r = 0; r < relations; ++r) {
        Relation& relation = study.relations.emplace_back();
        relation.key = r == 0 ? "contact" : "trust";
        relation.directed = shape.mixed ? r == 0 : shape.directed;
    }
    for (ActorId k = 0; k < n; ++k) {
        Actor& actor = study.actors.emplace_back();
        actor.id = name_of(random, k);
        actor.label = random.below(2) == 0 ? actor.id : "role " + fmt::format("{}", random.below(3));
        if (shape.presence && k > 1 && random.below(3) == 0) (random.below(2) == 0 ? actor.joined : actor.left) = 1;
    }
    study.attributes = Attributes(n);
    if (shape.attributes) {
        for (const std::string name : {"area", "score"}) {
            std::vector<std::string> cells;
            for (ActorId k = 0; k < n; ++k)
                cells.push_back(random.below(4) == 0 ? ""
                                : name == "area"     ? std::string("A & \"B\"").substr(0, 1 + random.below(7))
                                                     : fmt::format("{}.5", random.below(9)));
            for (std::string& cell : cells) cell = cell.substr(0, cell.find_last_not_of(' ') + 1);
            cells[0] = name == "area" ? "A" : "1";
            study.attributes.set(name, cells);
        }
    }
    study.answers.resize(relations);
    for (std::size_t w = 0; w < waves; ++w) {
        std::vector<std::uint8_t> off;
        std::vector<CellState> rows(n, CellState::answered);
        for (ActorId k = 0; k < n; ++k) {
            off.push_back(study.actors[k].on_roster(w) ? 0 : 1);
            if (shape.silent && k > 1 && random.below(4) == 0) rows[k] = CellState::no_response;
        }
        for (std::size_t r = 0; r < relations; ++r) {
            std::vector<CellException> cells;
            for (ActorId i = 0; shape.skipped && i < n; ++i) {
                const auto j = static_cast<ActorId>(random.below(n));
                if (i != j && rows[i] == CellState::answered && i % 2 == 0) cells.push_back({i, j, CellState::skipped});
            }
            Answers answers;
            answers.observed = ObservedPairs::with_gaps(rows, off, cells);
            const bool directed = study.relations[r].directed;
            for (ActorId i = 0; i < n; ++i) {
                for (ActorId j = directed ? 0 : i + 1; j < n; ++j) {
                    if (i == j || off[i] != 0 || off[j] != 0) continue;
                    const bool seen = answers.observed.contains(i, j) || (!directed && answers.observed.contains(j, i));
                    // The first pair is always a tie, so that a file without whole-file words knows every layer.
                    const bool first = i == 0 && j == 1;
                    if (seen && (first || random.below(3) == 0))
                        answers.ties.push_back(
                            {i, j, shape.valued ? static_cast<double>(1 + random.below(7)) / 2 : 1.0});
                }
            }
            study.answers[r].push_back(answers);
        }
    }
    return study;
}

// All of a study that a format holds, in words that do not rest on the order of actors.
std::string in_words(const Study& study, const io::Holds& holds) {
    std::set<std::string> lines;
    for (ActorId k = 0; k < study.actor_count(); ++k) {
        const Actor& actor = study.actors[k];
        std::string line = "actor " + actor.id;
        if (holds.labels) line += " called " + actor.label;
        std::set<std::string> cells;
        for (const std::string& name : study.attributes.names()) {
            const std::string& cell = (*study.attributes.find(name))[k];
            if (holds.attributes && !cell.empty()) cells.insert(fmt::format(" {}={}", name, cell));
        }
        for (const std::string& cell : cells) line += cell;
        for (std::size_t w = 0; holds.waves && holds.attributes && w < study.waves.size(); ++w)
            line += actor.on_roster(w) ? " there" : " away";
        lines.insert(line);
    }
    for (std::size_t r = 0; r < study.relations.size(); ++r) {
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            const std::string where = study.relations[r].key + " at " + study.waves[w].key + ": ";
            const Answers& answers = study.answers[r][w];
            lines.insert(where + (study.relations[r].directed ? "directed" : "undirected"));
            for (const Tie& tie : answers.ties) {
                std::string a = study.actors[tie.from].id, b = study.actors[tie.to].id;
                if (!study.relations[r].directed && b < a) std::swap(a, b);
                lines.insert(fmt::format("{}{} > {} {}", where, a, b, tie.strength));
            }
            for (ActorId i = 0; i < study.actor_count(); ++i) {
                if (holds.silent && study.actors[i].on_roster(w) && !answers.observed.row_observed(i))
                    lines.insert(where + "silent " + study.actors[i].id);
                for (ActorId j = 0; holds.unobserved && j < study.actor_count(); ++j) {
                    if (i != j && !answers.observed.contains(i, j) && study.relations[r].directed)
                        lines.insert(where + "unknown " + study.actors[i].id + " > " + study.actors[j].id);
                }
            }
        }
    }
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

Study there_and_back(const Study& study, const io::Format& format) {
    const fs::path folder =
        fs::temp_directory_path() / fmt::format("crosstie_round_trip_{}_{}", ::getpid(), format.key);
    fs::remove_all(folder);
    fs::create_directories(folder);
    const io::Written written = io::write_networks(study, format);
    const std::string extension = format.extensions.empty() ? "" : std::string(format.extensions[0]);
    for (const auto& [beside, bytes] : written.files)
        io::write_file((folder / (format.folder    ? beside
                                  : beside.empty() ? "n" + extension
                                                   : "n" + beside))
                           .string(),
                       bytes, true);
    Study back = io::read_study({.paths = {(format.folder ? folder : folder / ("n" + extension)).string()}});
    fs::remove_all(folder);
    return back;
}

}  // namespace

TEST_CASE("formats: what a format holds of a study comes back from it", "[io][formats]") {
    for (const io::Format& format : io::formats()) {
        const bool read_back = format.key == "study" || (format.read != nullptr && format.write != nullptr);
        if (!read_back) continue;
        Random random(20170401);
        for (int round = 0; round < 60; ++round) {
            Shape shape;
            if (format.key == "gml") shape.wave = "wave{}";  // GML allows no blank in the name of an attribute
            shape.waves = format.holds.waves && random.below(2) == 0;
            shape.relations = format.holds.relations && random.below(2) == 0;
            shape.directed = format.key.starts_with("matrix") || random.below(2) == 0;
            shape.mixed = format.holds.mixed && shape.relations && random.below(2) == 0;
            shape.valued = format.holds.strengths && random.below(2) == 0;
            shape.attributes = format.holds.attributes && random.below(2) == 0;
            shape.presence = shape.waves && format.holds.attributes && random.below(2) == 0;
            shape.silent = format.holds.silent && random.below(3) == 0;
            shape.skipped = format.holds.unobserved && random.below(2) == 0 && format.key != "study" && shape.directed;
            const Study study = random_study(random, shape);
            INFO(format.key << " round " << round);
            CHECK(in_words(there_and_back(study, format), format.holds) == in_words(study, format.holds));
        }
    }
}

TEST_CASE("formats: a wave by itself has those who were there, and their attributes then", "[io][formats]") {
    Random random(3);
    Shape shape;
    shape.waves = shape.presence = shape.silent = true;
    for (int round = 0; round < 20; ++round) {
        Study study = random_study(random, shape);
        std::vector<std::string> before(study.actors.size(), "N"), after(study.actors.size(), "S");
        study.attributes.set("area", before);
        study.attributes.set("area@wave 2", after);
        const Study second = io::one_wave(study, 1);
        std::size_t there = 0;
        for (const Actor& actor : study.actors) there += actor.on_roster(1) ? 1U : 0U;
        CHECK(second.actors.size() == there);
        CHECK(second.answers[0][0].ties.size() == study.answers[0][1].ties.size());
        CHECK(second.answers[0][0].observed.count() == study.answers[0][1].observed.count());
        CHECK(*second.attributes.find("area") == std::vector<std::string>(there, "S"));
    }
}
