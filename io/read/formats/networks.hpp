#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ids.hpp"
#include "io/text/encoding.hpp"
#include "io/text/faults.hpp"
#include "io/text/id_table.hpp"

namespace crosstie::io {

/// A tie as a file of another program has it.
struct NamedTie {
    ActorId from = 0, to = 0;
    double strength = 1;
    bool directed = true;
    std::uint32_t relation = 0, wave = 0;
};

/// A pair of which the file says that nothing is known.
struct NamedGap {
    ActorId from = 0, to = 0;
    std::uint32_t relation = 0, wave = 0;
};

struct NamedColumn {
    std::string name;
    std::vector<std::string> cells;  // [actors]
};

/// What the files of all programs come to: named actors, what is said of them, and ties. No rule about loops, repeats or
/// who answered is applied yet; reading a study does that, the same way for every format.
struct NamedNetworks {
    std::vector<std::string> ids, labels;  // [actors]
    std::vector<NamedColumn> columns;
    std::vector<std::string> relations, waves;  // keys; empty: one, which the file does not name
    std::vector<NamedTie> ties;
    std::vector<NamedGap> gaps;
    std::vector<std::vector<ActorId>> absent;  // [waves] actors whom the file says were not there; may be empty
    bool directed = true;                      // what a network without ties is
    bool known_by_number = false;              // its ids only number the actors, and nothing else tells them apart
    bool lists_everybody = true;               // false: only those are known who have a tie
    std::vector<std::string> notes;            // what was decided or not read, for the user
};

/// Bytes of a file that are known to be UTF-8.
struct FormatInput {
    std::string_view text;
    std::string path;        // as the user gave it
    std::string sheet = {};  // of a workbook, whose text this is, a line a row
};

/// Puts NamedNetworks together while a file is read; what is wrong is collected with its place.
class NetworksBuilder {
 public:
    using PlaceOf = std::function<Place()>;

    explicit NetworksBuilder(const FormatInput& input) : path_(input.path), sheet_(input.sheet) {}

    static constexpr ActorId nobody = IdTable::none;
    static constexpr std::size_t most_columns = 1024;
    static constexpr std::size_t most_cells = 50'000'000;
    static constexpr std::uint64_t most_declared = 1'000'000;  // actors a file only counts

    /// A new actor; a fault, and `nobody`, when the id is empty or was told before.
    ActorId add(std::string_view id, const PlaceOf& at);
    /// The actor of that id, new or not.
    ActorId ensure(std::string_view id);
    /// The actor a tie names; with a fault, `nobody` if there is none.
    ActorId known(std::string_view id, const PlaceOf& at);
    /// Whether the actor has a value in that column already.
    [[nodiscard]] bool told(ActorId actor, const std::string& column) const;
    [[nodiscard]] bool has(std::string_view id) const { return ids_.contains(id); }
    [[nodiscard]] ActorId actors() const { return ids_.size(); }

    void label(ActorId actor, std::string text);
    void set(ActorId actor, const std::string& column, std::string value);
    struct About;
    /// Of networks side by side: the actor is one of this network. Who is in another of these waves only was not there.
    void listed(ActorId actor, const About& network);
    /// As `set`, where networks side by side may each tell the attribute: what differs later is that of its own wave.
    void set_in(const About& network, ActorId actor, const std::string& column, std::string value);

    /// What is said of one tie beside its ends, as text; from names as programs write them.
    struct About {
        std::string strength, relation, wave;
        std::string_view strength_word = {};  // the name that told it, one of those that `about` knows
    };
    /// Takes one attribute of a tie; those without meaning here are counted, so that the user learns of them.
    void about(About& tie, std::string_view name, std::string_view value);
    void tie(ActorId from, ActorId to, bool directed, const About& about, const PlaceOf& at);
    void gap(ActorId from, ActorId to, const About& about);

    /// Words of the whole network: "waves" and "relations" give their order ("before;after").
    void whole(std::string_view name, std::string_view value);
    /// Networks side by side in one file, by their names: told apart as waves when the names are times, else as
    /// relations. "trust@before" is both. Gives what each of them is.
    std::vector<About> side_by_side(const std::vector<std::string>& names);

    void note(std::string words) { out_.notes.push_back(std::move(words)); }
    /// A note that may come up at every row.
    void note_once(const std::string& words) {
        if (noted_.size() < 64 && noted_.insert(words).second) note(words);
    }
    void directed(bool is) { out_.directed = is; }
    void only_named_in_ties() { out_.lists_everybody = false; }
    void fault(Place at, std::string found, std::string expected, std::string mend = {});
    void fault_of_file(std::string found, std::string expected, std::string mend = {});
    [[nodiscard]] Faults& faults() { return faults_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    /// Refuses a count of actors that no file of ours could mean.
    void expect_countable(std::uint64_t actors) const;

    /// Refuses what would stand at so many points of time that a small file becomes a huge one.
    void expect_affordable(std::uint64_t things, std::uint64_t times) const;

    /// How actors are called when the ids in the file only number them. `labels_name`: labels are what tells them apart.
    enum class Names { ids, labels_if_ids_are_numbers, labels_if_unique };
    /// Errors: InvalidInput with all faults.
    [[nodiscard]] NamedNetworks finish(Names names);

 private:
    std::uint32_t layer(std::vector<std::string>& keys, std::string_view key);
    std::uint32_t relation(std::string_view key);
    void name_actors(Names names);
    void note_double_label();
    void order_waves();
    void take_listed();
    void fill_later_columns();
    void take_waves_of_actors();

    std::string path_, sheet_;
    Faults faults_;
    IdTable ids_;
    NamedNetworks out_;
    std::map<std::string, std::size_t> column_of_;
    std::vector<std::string> wave_order_;
    std::set<std::string> noted_;
    std::map<std::string, std::string> unread_;           // attribute of ties, one of its values
    std::map<std::string, std::vector<ActorId>> listed_;  // wave, its actors
    std::set<std::string> later_columns_;                 // of set_in: "area@after"
    std::uint64_t without_wave_ = 0, without_relation_ = 0, without_strength_ = 0, with_strength_ = 0;
    Place first_without_wave_;
};

/// "before;after" -> {before, after}; blanks around are dropped, empty parts too.
[[nodiscard]] std::vector<std::string> parts_of(std::string_view list, char separator);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view separator);
/// Lower case in ASCII: keywords of formats.
[[nodiscard]] std::string lower(std::string_view text);

}  // namespace crosstie::io
