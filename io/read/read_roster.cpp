// Reads who there is: actors with their attributes, organisations, work-streams. An id that is empty, met twice or
// nearly another is told with both lines.
#include "io/read/read_roster.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "io/read/read_groups.hpp"
#include "io/read/roster_rows.hpp"
#include "io/read/tie_columns.hpp"
#include "io/text/nearest.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

namespace {

const std::vector<std::string_view> id_names{"id", "actor", "name", "label", "person", "leader", "node"};

std::vector<std::string_view> split(std::string_view list) {
    std::vector<std::string_view> parts;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(';'), list.size());
        const std::string_view part = trimmed(list.substr(0, end));
        if (!part.empty()) parts.push_back(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

void read_withdrawn(const TableFile& file, Reading& reading) {
    if (!file.given()) return;
    OpenTable open(file, reading.faults, "a header \"actor\" and one id a line");
    CsvTable& table = open.table;
    const std::size_t id = table.need({"actor", "id"});
    while (id != CsvTable::none && table.next()) {
        if (!trimmed(table.cell(id)).empty()) reading.withdrawn.insert(table.cell(id));
    }
    reading.study.notes.withdrawn = reading.withdrawn.size();
}

// Reads the actors' table; one object a read.
class ActorsReader {
 public:
    ActorsReader(const RosterFiles& files, const std::vector<std::string>& spoken_for, Reading& reading)
        : files_(files),
          reading_(reading),
          open_(files.actors, reading.faults, "a header such as \"id,label,area\""),
          table_(open_.table) {
        id_ = id_column(table_);
        if (table_.has_header() && id_ == CsvTable::none) {
            tell_no_id();
        } else if (table_.has_header() && table_.header()[id_] != "id" && table_.find({"id"}) == CsvTable::none) {
            reading_.warn(fmt::format("{}: no column is called \"id\"; {} is taken for it", table_.file(),
                                      in_quotes(table_.header()[id_])));
            reading_.roster += ", column " + in_quotes(table_.header()[id_]);
        }
        label_ = table_.find({"label"});
        find_stays();
        organisation_ = table_.find({"organisation"});
        streams_ = table_.find({"work_streams"});
        for (const Wave& wave : reading.study.waves) streams_at_.push_back(table_.find({"work_streams@" + wave.key}));
        for (std::size_t k = 0; k < table_.header().size(); ++k) {
            const std::string& name = table_.header()[k];
            const bool ours = k == id_ || k == label_ || k == joined_ || k == left_ || k == streams_ ||
                              std::find(streams_at_.begin(), streams_at_.end(), k) != streams_at_.end();
            const bool taken = std::find(spoken_for.begin(), spoken_for.end(), name) != spoken_for.end();
            if (ours || taken) continue;
            columns_.push_back(k);
            // "area" and "area@after" are one attribute, with one spelling of each value.
            const std::string stem = name.substr(0, name.find('@'));
            const auto known = std::find(stems_.begin(), stems_.end(), stem);
            stem_of_.push_back(static_cast<std::size_t>(known - stems_.begin()));
            if (known == stems_.end()) {
                stems_.push_back(stem);
                spelt_.emplace_back(reading_);
            }
        }
        values_.resize(columns_.size());
    }

    // Without a study.json, "joined" and "left" may be any words: they say who was there where all of them name surveys.
    void find_stays() {
        const std::size_t joined = table_.find({"joined"}), left = table_.find({"left"});
        std::size_t waves = 0, other = CsvTable::none;
        table_.look_through([&](std::span<const std::string_view> cells) {
            for (const std::size_t column : {joined, left}) {
                const std::string_view cell = column == CsvTable::none ? std::string_view() : trimmed(cells[column]);
                if (cell.empty()) continue;
                if (reading_.study.wave_index(cell))
                    ++waves;
                else if (other == CsvTable::none)
                    other = column;
            }
            return other == CsvTable::none;
        });
        if (files_.stays_stated || (waves > 0 && other == CsvTable::none)) {
            joined_ = joined;
            left_ = left;
        } else if (other != CsvTable::none) {
            reading_.warn(fmt::format(
                "{}: the column {} does not name surveys ({}) and is read as an attribute; who was there is told by "
                "--absent-from and --absent-to",
                table_.file(), in_quotes(table_.header()[other]), quoted_list(keys_of(reading_.study.waves), "or")));
        }
    }

    void read(SpeltIds& organisations, SpeltIds& streams) {
        check_waves_of_columns();
        for (std::size_t k = 0; k < table_.header().size(); ++k) table_.take(k);  // all become attributes
        tell_unread(open_, reading_);
        Owners owners(reading_.ids, "actor", reading_);
        reading_.roster_sound = id_ != CsvTable::none;
        while (id_ != CsvTable::none && next_row()) {
            if (reading_.withdrawn.contains(table_.cell(id_))) continue;
            const auto own = owners.take(table_, id_);
            if (!own) continue;
            Actor& actor = reading_.study.actors.emplace_back();
            actor.id = *own;
            const std::string_view label = trimmed(table_.cell_if(label_));
            actor.label = label.empty() ? std::string_view(actor.id) : label;
            read_stay(actor);
            read_streams(actor, streams);
            std::string_view organisation = trimmed(table_.cell_if(organisation_));
            if (!organisation.empty()) {
                organisation =
                    belongs_to(organisations, organisation_, organisation, files_.organisations, "organisation");
            }
            for (std::size_t k = 0; k < columns_.size(); ++k) {
                values_[k].emplace_back(columns_[k] == organisation_
                                            ? organisation
                                            : spelt_[stem_of_[k]].in(table_, columns_[k], stems_[stem_of_[k]]));
            }
        }
        if (reading_.roster_sound && table_.rows() == 0) {
            reading_.roster_sound = false;
            table_.header_fault("a header but no rows", "one row for each actor", "add the actors");
        }
        reading_.study.attributes = Attributes(reading_.study.actor_count());
        for (std::size_t k = 0; k < columns_.size(); ++k) set_attribute(k);
    }

 private:
    void tell_no_id() {
        const bool ties =
            table_.find({"source", "from"}) != CsvTable::none && table_.find({"target", "to"}) != CsvTable::none;
        if (ties) {
            table_.header_fault("a table of ties (columns " + quoted_list(table_.header()) + ")",
                                "the table of actors, with a column \"id\"",
                                "the two files seem to have changed places");
        } else if ((id_ = seek_id_column(table_)) != CsvTable::none) {
            reading_.warn(fmt::format("{}:{}: the header is taken to be here; what stands above was left out: {}",
                                      table_.file(), table_.header_line(), in_quotes(table_.title())));
        } else {
            id_ = table_.need({"id"});
        }
    }

    bool next_row() {
        const std::size_t faults_before = reading_.faults.count();
        const bool more = table_.next();
        if (reading_.faults.count() != faults_before) reading_.roster_sound = false;  // a row was passed over
        return more;
    }

    void check_waves_of_columns() {
        for (const std::string& name : table_.header()) {
            const std::size_t at = name.find('@');
            if (at == std::string::npos || reading_.study.wave_index(name.substr(at + 1))) continue;
            const std::vector<std::string> keys = keys_of(reading_.study.waves);
            table_.header_fault("the column " + in_quotes(name) + " for the wave " + in_quotes(name.substr(at + 1)),
                                "one of the waves " + quoted_list(keys, "or"),
                                perhaps(nearest(name.substr(at + 1), keys), "write it without @ to speak for all"));
        }
    }

    void read_stay(Actor& actor) {
        if (!table_.cell_if(joined_).empty()) actor.joined = reading_.wave(table_, joined_).value_or(0);
        if (!table_.cell_if(left_).empty()) actor.left = reading_.wave(table_, left_).value_or(Actor::npos);
        if (actor.left <= actor.joined) {
            table_.fault(left_, fmt::format("{} for \"left\"", in_quotes(table_.cell(left_))),
                         "a wave after the one the actor joined at",
                         "\"left\" is the first wave at which the actor was no longer there");
        }
    }

    // A column of a wave speaks for that wave, and "work_streams" for the others.
    void read_streams(Actor& actor, SpeltIds& known) {
        const auto ids_in = [&](std::size_t column) {
            std::vector<std::string> ids;
            for (const std::string_view id : split(table_.cell_if(column))) {
                ids.emplace_back(belongs_to(known, column, id, files_.work_streams, "work-stream"));
            }
            return ids;
        };
        actor.work_streams = ids_in(streams_);
        const auto told = [](std::size_t column) { return column != CsvTable::none; };
        if (std::none_of(streams_at_.begin(), streams_at_.end(), told)) return;
        const std::vector<std::string> otherwise = std::exchange(actor.work_streams, {});
        for (const std::size_t column : streams_at_) {
            actor.work_streams_at.push_back(told(column) ? ids_in(column) : otherwise);
            for (const std::string& id : actor.work_streams_at.back()) {
                auto& all = actor.work_streams;
                if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
            }
        }
    }

    // An organisation or work-stream needs a row of its own only if there is a table of them. Gives its id as it is kept.
    std::string_view belongs_to(SpeltIds& known, std::size_t column, std::string_view id, const TableFile& file,
                                std::string_view what) {
        std::uint32_t number = known.find(id);
        if (number == SpeltIds::none && !file.given()) number = known.insert(id).number;
        if (number != SpeltIds::none) {
            const std::string_view kept = known.text(number);
            if (kept != id) reading_.respellings.note(table_.file(), table_.line(), what, id, kept);
            return kept;
        }
        {
            Nearest search(id);
            for (std::uint32_t k = 0; !reading_.faults.full() && k < known.size(); ++k) search.consider(known.text(k));
            table_.fault(column, fmt::format("the {} {}", what, in_quotes(id)), "an id that is in " + file.path,
                         perhaps(search.best(), "correct it, or add a row there"));
        }
        return id;
    }

    void set_attribute(std::size_t k) {
        const std::string& name = table_.header()[columns_[k]];
        empty_unknown(values_[k], table_.file(), name, reading_);
        const bool empty =
            std::all_of(values_[k].begin(), values_[k].end(), [](const std::string& v) { return v.empty(); });
        if (name.empty() && !empty) {
            table_.header_fault(fmt::format("no name for column {}, which has values", columns_[k] + 1),
                                "a name for each column", "name it, or remove the column");
        }
        if (!name.empty()) reading_.study.attributes.set(name, std::move(values_[k]));
    }

    const RosterFiles& files_;
    Reading& reading_;
    OpenTable open_;
    CsvTable& table_;
    std::size_t id_, label_, organisation_, streams_;
    std::size_t joined_ = CsvTable::none, left_ = CsvTable::none;
    std::vector<std::size_t> streams_at_;           // [waves]
    std::vector<std::size_t> columns_;              // that become attributes
    std::vector<std::vector<std::string>> values_;  // [columns][actors]
    std::vector<std::size_t> stem_of_;              // [columns] into stems_
    std::vector<std::string> stems_;
    std::vector<Spelt> spelt_;  // [stems]
};

// Ids that a person would take for one another stay two actors, and that is said.
void tell_look_alikes(Reading& reading) {
    IdTable seen;
    std::uint64_t alike = 0;
    std::string example;
    for (std::uint32_t k = 0; k < reading.ids.size(); ++k) {
        const auto [number, is_new] = seen.insert(folded(reading.ids.text(k)));
        if (is_new) continue;
        if (alike++ == 0) example = in_quotes(reading.ids.text(k));
    }
    if (alike == 0) return;
    reading.warn(fmt::format("{}: {} (such as {}) {} one met before but for blanks, case or accents; both are kept",
                             reading.roster, counted(alike, "id"), example, alike == 1 ? "equals" : "equal"));
}

}  // namespace

std::size_t id_column(const CsvTable& table) {
    for (const std::string_view name : id_names) {
        if (const std::size_t column = table.find({name}); column != CsvTable::none) return column;
    }
    return CsvTable::none;
}

std::size_t seek_id_column(CsvTable& table) {
    std::size_t column = id_column(table);
    if (column == CsvTable::none && table.seek_header({id_names})) column = id_column(table);
    return column;
}

void read_roster(const RosterFiles& files, const std::vector<std::string>& spoken_for, Reading& reading) {
    Study& study = reading.study;
    reading.roster = files.actors.path;
    read_withdrawn(files.withdrawn, reading);
    SpeltIds organisations;
    SpeltIds streams;
    const OrganisationRatings ratings = read_organisations(files.organisations, reading, organisations);
    read_work_streams(files.work_streams, reading, streams);
    ActorsReader(files, spoken_for, reading).read(organisations, streams);

    for (auto k = static_cast<std::uint32_t>(study.organisations.size()); k < organisations.size(); ++k) {
        const std::string id(organisations.text(k));
        study.organisations.push_back({.id = id, .label = id, .sector = {}, .area = {}});
    }
    for (auto k = static_cast<std::uint32_t>(study.work_streams.size()); k < streams.size(); ++k) {
        const std::string id(streams.text(k));
        study.work_streams.push_back({.id = id, .label = id, .stage = std::vector<std::string>(study.waves.size())});
    }
    derive_from_organisations(ratings, organisations, study);
    tell_look_alikes(reading);
}

}  // namespace crosstie::io
