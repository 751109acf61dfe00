#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/read/survey/layout.hpp"
#include "io/read/survey/mapping.hpp"
#include "io/read/survey/people.hpp"
#include "io/read/survey/sheet.hpp"

namespace crosstie::io::survey {

/// Where in the exports something stands.
struct From {
    std::string file;
    std::uint64_t row = 0;   // line of a text, row of a workbook
    std::size_t column = 0;  // from 1; 0: the row
};

struct FoundTie {
    std::uint32_t from = 0, to = 0;
    double strength = 1.0;
    std::uint32_t relation = 0;
    std::uint32_t file = 0;  // Collected::files
    std::uint32_t column = 0;
    std::uint64_t row = 0;
};

/// A link to somebody outside the study, kept apart.
struct OutsideTie {
    std::uint32_t from = 0;
    std::string to;
    double strength = 1.0;
    std::uint32_t relation = 0;
    From where;
};

/// One line of the quality log.
struct Noticed {
    std::string kind, wave;
    From where;
    std::string person, detail;
};

enum class Told : std::uint8_t { nothing, no, yes };  // of an answer to one question

/// What the exports say of one wave.
struct WaveFound {
    struct Pair {
        std::uint32_t relation, from, to;
    };
    std::string key, date;
    std::vector<FoundTie> ties;
    std::vector<OutsideTie> outside;
    std::vector<Pair> missing;
    std::vector<std::vector<Told>> answered;           // [relations][people so far]
    std::vector<std::vector<std::uint32_t>> listed;    // colleagues that one form showed; empty: everybody
    std::vector<std::vector<std::uint32_t>> shown_to;  // [relations][people so far]: 1 + index into listed, 0: not told
    std::vector<Askable> askable;

    void tell(std::uint32_t relation, std::uint32_t person, Told told);
    void show(std::uint32_t relation, std::uint32_t person, std::size_t list);
};

struct Came {
    std::string meeting, date;
    std::optional<std::uint32_t> person;  // nothing: held without a register
    std::optional<double> minutes;
};

/// Everything the exports of one study say.
struct Collected {
    explicit Collected(Names& people) : names(&people) {}

    Names* names;
    std::vector<std::string> files;
    std::vector<RelationMapping> relations;                                 // of the study; scales shared by the waves
    std::map<std::pair<std::string, std::uint32_t>, std::string> wordings;  // of a relation, as an export asks it
    std::deque<WaveFound> waves;                                            // references stay good
    std::vector<Came> came;
    Repeats repeats = Repeats::strongest;  // the rule for links told several times
    std::vector<Noticed> noticed;
    std::vector<std::string> questions;  // what a person has to decide before a study can be written
    Faults faults;

    WaveFound& wave(const std::string& key);
    /// Puts the waves in the order of time, if their names tell it, and says whether they do.
    bool order_waves();
    [[nodiscard]] std::optional<std::uint32_t> relation(const std::string& name) const;
    void notice(std::string kind, const WaveFound* wave, From where, std::string person, std::string detail);
    [[nodiscard]] std::string id(std::uint32_t person) const { return names->roster().people[person].id; }
    [[nodiscard]] bool on_roster(std::uint32_t person, const std::string& wave) const;
};

/// One export as it is to be read.
struct Export {
    Sheet sheet;
    Layout layout;
    Mapping mapping;
    std::vector<std::string> remarks;
};

/// Whether a survey may be called so: its tables are named after it.
[[nodiscard]] bool is_wave_key(std::string_view text);

/// Reads the answers of an export into what was collected. Faults: answers the scale does not have, two people in one
/// row of who answered, columns the mapping names and the export does not have.
void collect(const Export& one, Collected& found);

/// Rows of pairs and matrices.
void collect_rows(const Export& one, Collected& found);
void collect_matrix(const Export& one, Collected& found);

/// Meetings: a Teams report, its join log, or a register with names down and dates across.
void collect_attendance(const Export& one, Collected& found);

}  // namespace crosstie::io::survey
