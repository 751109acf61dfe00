#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/ids.hpp"
#include "graph/model/network.hpp"

namespace crosstie {

/// A leader: one row of the roster. Organisation, area, role and any other column stand in Study::attributes.
struct Actor {
    std::string id;
    std::string label;                      // a role for most uses; the id when the file gives none
    std::vector<std::string> work_streams;  // ids
    std::size_t joined = 0;                 // index of the first wave on the roster
    std::size_t left = npos;                // index of the first wave no longer on the roster
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    /// [waves] ids at each wave, where the study tells them apart; empty: `work_streams` holds for all of them.
    std::vector<std::vector<std::string>> work_streams_at{};

    [[nodiscard]] bool on_roster(std::size_t wave) const noexcept { return wave >= joined && wave < left; }
    /// Work-streams at a wave; `work_streams` holds those of any wave.
    [[nodiscard]] const std::vector<std::string>& streams(std::size_t wave) const {
        return work_streams_at.empty() ? work_streams : work_streams_at[wave];
    }
};

struct Organisation {
    std::string id, label, sector, area;
};

struct WorkStream {
    std::string id, label;
    std::vector<std::string> stage;  // [waves], empty where not stated
};

/// One time the question was asked.
struct Wave {
    std::string key, label, date;
};

/// One survey question about others.
struct Relation {
    std::string key, label, question;
    bool directed = true;
    double tie_from = 1.0;  // strengths from here on are a contact
    std::optional<double> scale_min, scale_max;
    std::vector<std::string> scale_labels;
    std::string scale_of{};  // key of the scale this question is an item of: several items measure one thing
};

/// What was said of one relation at one wave: raw ties with their strengths (zeros left out), and what was observed.
struct Answers {
    std::vector<Tie> ties;
    ObservedPairs observed = ObservedPairs::all(0);
    bool answered_stated = false;  // false: no file said who answered, so everybody is taken to have
    bool others_told = false;      // some of the ties are somebody else's word than their senders'
};

/// A meeting that was held: a label on a date. The same label on another date is another meeting.
struct Meeting {
    std::string label;
    std::string date;        // 2017-04-11, or 2017-04 where only the month is known
    bool registered = true;  // false: held, but who came is not known; unobserved, not empty
};

/// One person in the register of one meeting; nobody stands twice in one.
struct Attended {
    std::size_t meeting = 0;  // index into Study::meetings
    ActorId actor = 0;
    std::optional<double> minutes;
};

/// How far the members can act on an issue: by themselves, with others, or not at all.
enum class Influence { total, partial, none };

/// Whom an issue is in the hands of: a member, one of the study's organisations, somebody outside named in words, or
/// nobody knows.
struct IssueOwner {
    std::optional<ActorId> actor;
    std::optional<std::size_t> organisation;  // index into Study::organisations
    std::string outside;

    [[nodiscard]] bool known() const noexcept { return actor || organisation || !outside.empty(); }
};

struct Issue {
    std::string label;
    Influence influence = Influence::total;
    IssueOwner owner;
};

/// What a person said of themselves at one wave.
struct Outcome {
    ActorId actor = 0;
    std::size_t wave = 0;
    std::string item;
    double score = 0;
};

/// Something that happened, for the story beside the numbers.
struct Milestone {
    std::string date, label;
};

/// How the areas are called in sentences: "borough", "boroughs".
struct AreaWords {
    std::string attribute;
    std::string singular = "area";
    std::string plural = "areas";
};

/// One line of the quality log: what a person should look at in the answers. Line and column from 1; 0: not known.
struct QualityLine {
    std::string kind, wave, file;
    std::uint64_t line = 0, column = 0;
    std::string person, detail;
};

/// Counts of what reading left out or resolved by rule; told to the user, never silent.
struct ReadingNotes {
    std::vector<std::string> warnings;
    std::vector<std::string> files_read;    // names as the user knows them, for the data-flow note
    std::size_t withdrawn = 0;              // actors erased everywhere
    std::vector<QualityLine> quality = {};  // where it was asked for, as `check` does
};

/// All that one analysis reads.
struct Study {
    std::string name;    // short key, from the folder or file name
    std::string title;   // a human title; the name when none was given
    std::string source;  // whence the data come, for the source line of every output
    bool illustrative = false;
    AreaWords by;               // attribute empty: no default
    std::string kind;           // attribute whose groups get marks of their own (sector); may be empty
    std::size_t min_group = 5;  // smallest group the public edition shows
    std::vector<Actor> actors;
    Attributes attributes;
    std::vector<Organisation> organisations;
    std::vector<WorkStream> work_streams;
    std::vector<Wave> waves;
    std::vector<Relation> relations;
    std::vector<std::vector<Answers>> answers;  // [relations][waves]
    std::vector<Meeting> meetings;              // as the register first names them
    std::vector<Attended> attended;             // sorted by meeting, then by actor
    std::vector<Issue> issues;
    std::vector<Outcome> outcomes;
    std::vector<Milestone> milestones;
    ReadingNotes notes;

    [[nodiscard]] ActorId actor_count() const noexcept { return static_cast<ActorId>(actors.size()); }
    [[nodiscard]] std::optional<std::size_t> wave_index(std::string_view key) const;
    [[nodiscard]] std::optional<std::size_t> relation_index(std::string_view key) const;
    [[nodiscard]] std::optional<ActorId> actor_index(std::string_view id) const;  // linear; for single look-ups
};

}  // namespace crosstie
