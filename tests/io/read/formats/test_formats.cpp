// Every folder in <format>/accept and <format>/refuse is a test: its files are read, and what comes out must be what
// its want.txt (a summary of the study) or want.err (the messages) holds, byte for byte.
// A case with a study.json is read as a study. Any other is read as networks: before.* and after.* (tables of ties, or
// files of other programs), people.csv, missing_from.csv and missing_to.csv as far as they are there, and `options`, a
// line for each of
// "undirected", "answered COLUMN", "absent-from ID", "absent-to ID".
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "graph/base/error.hpp"
#include "io/read/read.hpp"
#include "io/text/file.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using namespace crosstie;

namespace {

io::Source source_of(const fs::path& folder) {
    io::Source source;
    const auto file = [&](const std::string& name) {
        return fs::exists(folder / name) ? (folder / name).string() : std::string();
    };
    if (fs::exists(folder / "study.json")) {
        source.paths = {folder.string()};
        return source;
    }
    for (const std::string name : {"before", "after"}) {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            const bool beside = entry.path().extension() == ".clu" || entry.path().extension() == ".vec";
            if (entry.path().stem() == name && !beside) source.paths.push_back(entry.path().string());
        }
    }
    source.actors = file("people.csv");
    source.missing_from = file("missing_from.csv");
    source.missing_to = file("missing_to.csv");
    if (!fs::exists(folder / "options")) return source;
    std::istringstream options(io::read_file(file("options")));
    for (std::string word; options >> word;) {
        if (word == "undirected") source.undirected = true;
        if (word == "answered") options >> source.answered;
        if (word == "absent-from") options >> source.absent_from.emplace_back();
        if (word == "absent-to") options >> source.absent_to.emplace_back();
    }
    return source;
}

std::string owner_words(const Study& study, const IssueOwner& owner) {
    if (owner.actor) return "actor " + study.actors[*owner.actor].id;
    if (owner.organisation) return "organisation " + study.organisations[*owner.organisation].id;
    return owner.known() ? "outside \"" + owner.outside + "\"" : "nobody known";
}

std::string summary_beside(const Study& study) {
    std::string text;
    for (std::size_t m = 0; m < study.meetings.size(); ++m) {
        const Meeting& meeting = study.meetings[m];
        text +=
            fmt::format("meeting \"{}\" {}{}", meeting.label, meeting.date, meeting.registered ? "" : " no register");
        for (const Attended& line : study.attended) {
            if (line.meeting != m) continue;
            text += fmt::format("; {} {}", study.actors[line.actor].id,
                                line.minutes ? fmt::format("{}", *line.minutes) : "?");
        }
        text += '\n';
    }
    for (const Issue& issue : study.issues) {
        const char letter = "TPN"[static_cast<std::size_t>(issue.influence)];
        text += fmt::format("issue \"{}\" {}: {}\n", issue.label, letter, owner_words(study, issue.owner));
    }
    for (const Outcome& outcome : study.outcomes) {
        text += fmt::format("outcome {} {} {} {}\n", study.actors[outcome.actor].id, study.waves[outcome.wave].key,
                            outcome.item, outcome.score);
    }
    for (const Milestone& milestone : study.milestones)
        text += fmt::format("milestone {} \"{}\"\n", milestone.date, milestone.label);
    return text;
}

std::string summary(const io::StudyAndPaper& read) {
    const auto& [study, paper] = read;
    std::string text = fmt::format("{}: {}\n", study.name, study.title);
    for (const Actor& actor : study.actors) {
        text += fmt::format("actor {} \"{}\"", actor.id, actor.label);
        for (const std::string& name : study.attributes.names()) {
            const ActorId number = *study.actor_index(actor.id);
            text += fmt::format(" {}={}", name, (*study.attributes.find(name))[number]);
        }
        for (const std::string& stream : actor.work_streams) text += " in " + stream;
        for (std::size_t w = 0; w < actor.work_streams_at.size(); ++w) {
            text += ", " + study.waves[w].key + ":";
            for (const std::string& stream : actor.streams(w)) text += " in " + stream;
        }
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            if (!actor.on_roster(w)) text += " not at " + study.waves[w].key;
        }
        text += '\n';
    }
    for (const Organisation& o : study.organisations) text += fmt::format("organisation {} \"{}\"\n", o.id, o.label);
    for (const WorkStream& s : study.work_streams) text += fmt::format("work-stream {} \"{}\"\n", s.id, s.label);
    for (const Relation& r : study.relations) {
        if (!r.scale_of.empty()) text += fmt::format("{} is an item of {}\n", r.key, r.scale_of);
    }
    for (std::size_t r = 0; r < study.relations.size(); ++r) {
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            const Answers& answers = study.answers[r][w];
            text +=
                fmt::format("{} {}: {} pairs observed, {} askable, from {}", study.relations[r].key, study.waves[w].key,
                            answers.observed.count(), answers.observed.askable_count(), study.relations[r].tie_from);
            for (const Tie& tie : answers.ties) {
                text += fmt::format("; {} {} {} {}", study.actors[tie.from].id, study.relations[r].directed ? ">" : "-",
                                    study.actors[tie.to].id, tie.strength);
            }
            text += '\n';
        }
    }
    text += summary_beside(study);
    if (!paper.title.empty()) {
        text += fmt::format("paper \"{}\", \"{}\", {}, logo of {} bytes \"{}\"", paper.title, paper.subtitle,
                            paper.accent, paper.logo.size(), paper.logo_alt);
        for (const auto& [field, entry] : paper.cover) text += fmt::format("; {}: {}", field, entry);
        for (const std::string& ask : paper.ask) text += "; ask " + ask;
        for (const io::Quotation& q : paper.quotations)
            text += fmt::format("; {} ({}{})", q.text, q.by, q.cleared ? ", cleared" : "");
        for (const auto& [id, heading] : paper.headings) text += fmt::format("; {} is {}", id, heading);
        for (const std::string& id : paper.leave_out) text += fmt::format("; without {}", id);
        text += '\n';
    }
    if (study.notes.withdrawn > 0) text += fmt::format("withdrawn {}\n", study.notes.withdrawn);
    for (const std::string& warning : study.notes.warnings) text += "warning: " + warning + '\n';
    return text;
}

// Messages name files as they were given; the folder of the case is of no interest.
std::string without_folder(std::string text, const fs::path& folder) {
    for (const std::string& prefix : {folder.string() + "/", folder.string()}) {
        for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
            text.erase(at, prefix.size());
        }
    }
    return text;
}

std::string outcome(const fs::path& folder) {
    try {
        return without_folder(summary(io::read_study_and_paper(source_of(folder))), folder);
    } catch (const Error& refused) {
        return without_folder(refused.what(), folder) + '\n';
    }
}

void check_cases(const std::string& kind, const std::string& want) {
    const fs::path formats = fs::path(CROSSTIE_SOURCE_DIR) / "tests" / "io" / "read" / "formats";
    std::vector<fs::path> cases;
    for (const fs::directory_entry& format : fs::directory_iterator(formats)) {
        if (!fs::is_directory(format.path() / kind)) continue;
        for (const fs::directory_entry& entry : fs::directory_iterator(format.path() / kind)) {
            cases.push_back(entry.path());
        }
    }
    std::sort(cases.begin(), cases.end());
    REQUIRE_FALSE(cases.empty());
    for (const fs::path& folder : cases) {
        INFO(folder.string());
        REQUIRE(fs::exists(folder / want));
        CHECK(outcome(folder) == io::read_file((folder / want).string()));
    }
}

}  // namespace

TEST_CASE("formats: every case in accept is read as its want.txt says", "[io][formats]") {
    check_cases("accept", "want.txt");
}

TEST_CASE("formats: every case in refuse is refused in the words of its want.err", "[io][formats]") {
    check_cases("refuse", "want.err");
}
