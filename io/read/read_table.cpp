// A table of a study, open for reading: decoded, its columns found by the study's names for them, its faults with file
// and line.
#include "io/read/read_table.hpp"

#include <fmt/format.h>

#include "io/read/survey/decode.hpp"
#include "io/text/encoding.hpp"
#include "io/text/file.hpp"
#include "io/text/nearest.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

namespace {

// A file in UTF-16 or Windows-1252 is read as it is, and `encoding` says so. What cannot be decoded stays as it is, for
// the table to say where it is wrong.
BytesOrSheet text_of(const std::string& path, std::string& encoding) {
    constexpr std::size_t most_looked_at = std::size_t{64} << 20;
    BytesOrSheet file = bytes_or_sheet(path);
    const std::string& bytes = file.bytes;
    if (bytes.size() > most_looked_at) return file;
    try {
        static_cast<void>(utf8_text(bytes, path));
        return file;
    } catch (const InvalidInput& refused) {
        // Bytes that are no text in any encoding, or damaged UTF-8, are not read as something else.
        const std::string& found = refused.faults().front().found;
        if (found.find("in Windows-1252") == std::string::npos && found != "text in UTF-16") return file;
    }
    try {
        survey::Decoded decoded = survey::decoded(bytes, path);
        encoding = std::move(decoded.encoding);
        file.bytes = std::move(decoded.text);
    } catch (const InvalidInput&) {
        // told by the table
    }
    return file;
}

}  // namespace

OpenTable::OpenTable(const TableFile& file, Faults& faults, std::string wanted)
    : file_(text_of(file.path, encoding_)), table(file_.bytes, file.path, faults, std::move(wanted), file_.sheet) {
    for (const auto& [ours, theirs] : file.columns) {
        if (!table.has_header() || table.rename(theirs, ours)) continue;
        table.header_fault(
            "the columns " + quoted_list(table.header()),
            "the column " + in_quotes(theirs) + ", which " + file.named_in + " names for " + in_quotes(ours),
            perhaps(nearest(theirs, table.header()), "correct the name in " + file.named_in));
    }
}

ActorId Reading::known_actor(const CsvTable& table, const CsvRecord& row, const SpeltIds::Key& key) {
    if (const std::uint32_t number = ids.find_as_spelt(key); number != nobody) return number;
    const std::uint32_t number = ids.find(key);
    if (number != nobody) respellings.note(table.file(), row.line, "actor", key.text, ids.text(number));
    return number;
}

ActorId Reading::actor(CsvTable& table, const CsvRecord& row, std::size_t column, const SpeltIds::Key& key) {
    if (const ActorId number = known_actor(table, row, key); number != nobody) return number;
    const std::string_view id = key.text;
    if (withdrawn.contains(id) || !roster_sound) return nobody;
    if (trimmed(id).empty()) {
        table.fault(row, column, "an empty cell for " + in_quotes(table.header()[column]), "the id of an actor",
                    "write who is meant, or remove the row");
        return nobody;
    }
    if (choices.not_on_roster == NotOnRoster::leave_out) {
        const bool same = !not_on_roster.empty() && not_on_roster.back().file == table.file();
        if (!same) not_on_roster.push_back({table.file(), std::string(id), row.line, 0});
        ++not_on_roster.back().rows;
        return nobody;
    }
    // A suggestion looks at every id, which is for rosters that a person can read.
    constexpr std::uint32_t most_ids = 20'000;
    Nearest search(id);
    for (std::uint32_t k = 0; !faults.full() && ids.size() <= most_ids && k < ids.size(); ++k)
        search.consider(ids.text(k));
    std::string way_out = "correct it, or add the actor there";
    if (search.best().empty() && !told_way_out) {
        way_out += quick ? "; --not-on-roster leave-out or take-in settles all of these"
                         : "; \"not_on_roster\": \"leave-out\" or \"take-in\" in study.json settles all of these";
        told_way_out = true;
    }
    table.fault(row, column, "the actor " + in_quotes(id), "an id that is in " + roster,
                perhaps(search.best(), way_out));
    return nobody;
}

std::optional<std::size_t> Reading::wave(CsvTable& table, std::size_t column) {
    const std::string_view key = table.cell(column);
    auto known = study.wave_index(key);
    for (std::size_t w = 0; w < study.waves.size() && !known; ++w) {
        if (one_spelling(study.waves[w].key) != one_spelling(key)) continue;
        known = w;
        respellings.note(table.file(), table.line(), "wave", key, study.waves[w].key);
    }
    if (!known) {
        const std::vector<std::string> keys = keys_of(study.waves);
        table.fault(column, "the wave " + in_quotes(key), quoted_list(keys, "or"), perhaps(nearest(key, keys), ""));
    }
    return known;
}

std::optional<std::size_t> Reading::relation(CsvTable& table, const CsvRecord& row, std::size_t column,
                                             std::string_view key) {
    auto known = study.relation_index(key);
    for (std::size_t r = 0; r < study.relations.size() && !known; ++r) {
        if (one_spelling(study.relations[r].key) != one_spelling(key)) continue;
        known = r;
        respellings.note(table.file(), row.line, "relation", key, study.relations[r].key);
    }
    if (!known) {
        const std::vector<std::string> keys = keys_of(study.relations);
        table.fault(row, column, "the relation " + in_quotes(key), quoted_list(keys, "or"),
                    perhaps(nearest(key, keys), ""));
    }
    return known;
}

void reach_all(Study& study) {
    Attributes all(study.actor_count());
    for (const std::string& name : study.attributes.names()) {
        std::vector<std::string> values = *study.attributes.find(name);
        if (values.size() == study.actors.size()) return;
        values.resize(study.actors.size());
        all.set(name, std::move(values));
    }
    study.attributes = std::move(all);
}

namespace {
template <typename Keyed>
std::vector<std::string> keys_in(const std::vector<Keyed>& items) {
    std::vector<std::string> keys;
    for (const Keyed& item : items) keys.push_back(item.key);
    return keys;
}
}  // namespace

std::vector<std::string> keys_of(const std::vector<Wave>& waves) { return keys_in(waves); }
std::vector<std::string> keys_of(const std::vector<Relation>& relations) { return keys_in(relations); }

void empty_unknown(std::vector<std::string>& cells, const std::string& file, std::string_view column,
                   Reading& reading) {
    std::uint64_t emptied = 0;
    for (std::string& cell : cells) {
        if (cell != "NA" && cell != "#N/A") continue;
        cell.clear();
        ++emptied;
    }
    if (emptied == 0) return;
    reading.warn(fmt::format("{}: \"NA\" of {} in the column {} is read as an empty cell", file,
                             counted(emptied, "actor"), in_quotes(column)));
}

std::string counted(std::uint64_t count, std::string_view noun) {
    const std::string plain = std::to_string(count);
    std::string digits;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i > 0 && (plain.size() - i) % 3 == 0) digits += ',';
        digits += plain[i];
    }
    return fmt::format("{} {}{}", digits, noun, count == 1 ? "" : "s");
}

}  // namespace crosstie::io
