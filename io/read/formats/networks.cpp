// What the readers of all formats come to: named actors and ties, with the place of every fault.
#include "io/read/formats/networks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "io/text/cell_name.hpp"
#include "io/text/csv_table.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Names that tell when, not what: "before", "2019", "2019-04", "wave 2", "t1".
bool is_time(const std::string& name) {
    const std::string word = lower(name);
    if (word == "before" || word == "after" || word == "baseline" || word == "follow-up") return true;
    for (const std::string_view stem : {"wave", "time", "survey", "round", "w", "t"}) {
        if (word.rfind(stem, 0) != 0) continue;
        const std::size_t digits = word.find_first_not_of(" _-", stem.size());
        if (digits != std::string::npos && all_digits(std::string_view(word).substr(digits))) return true;
    }
    return word.size() >= 4 && all_digits(std::string_view(word).substr(0, 4)) &&
           word.find_first_not_of("0123456789-") == std::string::npos;
}

}  // namespace

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

std::vector<std::string> parts_of(std::string_view list, char separator) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(separator), list.size());
        if (const std::string_view part = trimmed(list.substr(0, end)); !part.empty()) parts.emplace_back(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (std::size_t k = 0; k < parts.size(); ++k) text += (k > 0 ? std::string(separator) : "") + parts[k];
    return text;
}

void NetworksBuilder::fault(Place at, std::string found, std::string expected, std::string mend) {
    Fault fault{.file = path_,
                .line = at.line,
                .column = at.column,
                .found = std::move(found),
                .expected = std::move(expected),
                .mend = std::move(mend)};
    name_cell(fault, sheet_);
    faults_.add(std::move(fault));
}

void NetworksBuilder::fault_of_file(std::string found, std::string expected, std::string mend) {
    faults_.add({.file = path_, .found = std::move(found), .expected = std::move(expected), .mend = std::move(mend)});
}

void NetworksBuilder::expect_countable(std::uint64_t actors) const {
    if (actors <= most_declared) return;
    throw LimitReached(
        fmt::format("{}: found a count of {} actors; at most {} can be read", path_, actors, most_declared));
}

void NetworksBuilder::expect_affordable(std::uint64_t things, std::uint64_t times) const {
    if (times == 0 || things <= most_cells / times) return;
    throw LimitReached(fmt::format("{}: found {} actors and ties at {} points of time; at most {} in all can be read",
                                   path_, things, times, most_cells));
}

ActorId NetworksBuilder::add(std::string_view id, const PlaceOf& at) {
    id = trimmed(id);
    if (id.empty()) {
        fault(at(), "an actor without an id", "an id of its own for each", "give it one");
        return nobody;
    }
    if (ids_.contains(id)) {
        fault(at(), "the actor " + in_quotes(id) + " a second time", "each actor once",
              "remove one, or give it another id");
        return nobody;
    }
    return ensure(id);
}

ActorId NetworksBuilder::ensure(std::string_view id) {
    const auto [number, is_new] = ids_.insert(id);
    if (is_new) {
        out_.ids.emplace_back(id);
        out_.labels.emplace_back();
    }
    return number;
}

ActorId NetworksBuilder::known(std::string_view id, const PlaceOf& at) {
    const std::uint32_t number = ids_.find(trimmed(id));
    if (trimmed(id).empty()) {
        fault(at(), "a tie that names one end only", "two actors", "name both, or remove the tie");
    } else if (number == IdTable::none) {
        fault(at(), "a tie of the actor " + in_quotes(id), "an actor the file lists",
              "add the actor to the list, or remove the tie");
    }
    return number;
}

void NetworksBuilder::label(ActorId actor, std::string text) {
    if (actor != nobody) out_.labels[actor] = std::move(text);
}

void NetworksBuilder::set(ActorId actor, const std::string& column, std::string value) {
    if (actor == nobody || value.empty() || value == "NaN") return;  // NaN: a number that igraph does not have
    const auto [found, is_new] = column_of_.emplace(column, out_.columns.size());
    if (is_new) out_.columns.push_back({column, {}});
    if (out_.columns.size() > most_columns) {
        throw LimitReached(fmt::format("{}: found more than {} attributes", path_, most_columns));
    }
    if (out_.columns.size() * std::size_t{ids_.size()} > most_cells) {
        throw LimitReached(fmt::format("{}: found more than {} cells of attributes", path_, most_cells));
    }
    std::vector<std::string>& cells = out_.columns[found->second].cells;
    if (cells.size() <= actor) cells.resize(std::size_t{actor} + 1);
    cells[actor] = std::move(value);
}

void NetworksBuilder::listed(ActorId actor, const About& network) {
    if (actor != nobody && !network.wave.empty()) listed_[network.wave].push_back(actor);
}

bool NetworksBuilder::told(ActorId actor, const std::string& column) const {
    const auto found = column_of_.find(column);
    if (actor == nobody || found == column_of_.end()) return false;
    const std::vector<std::string>& cells = out_.columns[found->second].cells;
    return actor < cells.size() && !cells[actor].empty();
}

void NetworksBuilder::set_in(const About& network, ActorId actor, const std::string& column, std::string value) {
    if (!told(actor, column)) return set(actor, column, std::move(value));
    const std::string& first = out_.columns[column_of_.at(column)].cells[actor];
    const std::string word = lower(column);
    if (value.empty() || value == first || word == "label" || word == "name" || word == "id") return;
    if (!network.wave.empty()) {
        const std::string later = column + "@" + network.wave;
        later_columns_.insert(later);
        return set(actor, later, std::move(value));
    }
    note_once(fmt::format("{} of {} is {} in one network and {} in another; the first is taken", in_quotes(column),
                          in_quotes(out_.ids[actor]), in_quotes(first), in_quotes(value)));
}

void NetworksBuilder::about(About& tie, std::string_view name, std::string_view value) {
    const std::string word = lower(trimmed(name));
    // Gephi writes a weight of 1 beside a strength that means something.
    static constexpr std::array<std::string_view, 3> strength_words{"strength", "weight", "value"};
    if (const auto known = std::ranges::find(strength_words, word); known != strength_words.end()) {
        if (trimmed(value).empty()) return;
        const auto other = std::ranges::find(strength_words, tie.strength_word);
        if (other != strength_words.end() && other != known && tie.strength != trimmed(value)) {
            const auto [read, not_read] = std::minmax({other, known});
            note_once(fmt::format("ties have {} and {}, which differ; {} is read as their strength", in_quotes(*read),
                                  in_quotes(*not_read), in_quotes(*read)));
        }
        if (other < known) return;
        tie.strength = trimmed(value);
        tie.strength_word = *known;
    } else if (word == "relation") {
        tie.relation = trimmed(value);
    } else if (word == "wave") {
        tie.wave = trimmed(value);
    } else if (word != "networkx_key" && !trimmed(value).empty() && unread_.size() < 64) {
        unread_.emplace(name, value);
    }
}

std::uint32_t NetworksBuilder::layer(std::vector<std::string>& keys, std::string_view key) {
    const auto found = std::find(keys.begin(), keys.end(), key);
    if (found != keys.end()) return static_cast<std::uint32_t>(found - keys.begin());
    if (keys.size() >= 1000) throw LimitReached(path_ + ": found more than 1000 relations or waves");
    keys.emplace_back(key);
    return static_cast<std::uint32_t>(keys.size() - 1);
}

// What names no relation is a contact. It keeps its place, the first, where a file names relations only further down.
std::uint32_t NetworksBuilder::relation(std::string_view key) {
    if (key.empty()) ++without_relation_;
    if (out_.relations.empty() && key.empty()) return 0;
    if (out_.relations.empty() && without_relation_ > 0) layer(out_.relations, "contact");
    return layer(out_.relations, key.empty() ? "contact" : key);
}

void NetworksBuilder::tie(ActorId from, ActorId to, bool directed, const About& about, const PlaceOf& at) {
    if (from == nobody || to == nobody) return;
    NamedTie tie{.from = from, .to = to, .directed = directed};
    ++(about.strength.empty() ? without_strength_ : with_strength_);
    if (!about.strength.empty()) {
        const std::optional<double> strength = parse_number(about.strength);
        if (!strength || *strength < 0) {
            fault(at(), "the strength " + in_quotes(about.strength), "a number above 0, or 0 for no tie",
                  strength ? "" : number_mend(about.strength));
            return;
        }
        tie.strength = *strength;
    }
    tie.relation = relation(about.relation);
    if (!about.wave.empty()) {
        tie.wave = layer(out_.waves, about.wave);
    } else if (without_wave_++ == 0) {
        first_without_wave_ = at();
    }
    if (tie.strength > 0) out_.ties.push_back(tie);
}

void NetworksBuilder::gap(ActorId from, ActorId to, const About& about) {
    if (from == nobody || to == nobody || from == to) return;
    NamedGap gap{.from = from, .to = to};
    gap.relation = relation(about.relation);
    if (!about.wave.empty()) gap.wave = layer(out_.waves, about.wave);
    out_.gaps.push_back(gap);
}

void NetworksBuilder::whole(std::string_view name, std::string_view value) {
    if (name == "waves") {
        wave_order_ = parts_of(value, ';');
        for (const std::string& key : wave_order_) layer(out_.waves, key);
    } else if (name == "relations") {
        for (const std::string& key : parts_of(value, ';')) relation(key);
    }
}

std::vector<NetworksBuilder::About> NetworksBuilder::side_by_side(const std::vector<std::string>& names) {
    std::vector<About> layers(names.size());
    if (names.size() < 2) return layers;
    const bool both = std::all_of(names.begin(), names.end(), [](const std::string& name) {
        const std::size_t at = name.find('@');
        return at != std::string::npos && at > 0 && at + 1 < name.size();
    });
    const bool times = std::all_of(names.begin(), names.end(), is_time);
    for (std::size_t k = 0; k < names.size(); ++k) {
        const std::string name = names[k].empty() ? fmt::format("network {}", k + 1) : names[k];
        const std::size_t at = name.find('@');
        layers[k].relation = both ? name.substr(0, at) : times ? "" : name;
        layers[k].wave = both ? name.substr(at + 1) : times ? name : "";
        if (!layers[k].relation.empty()) relation(layers[k].relation);
        if (!layers[k].wave.empty()) layer(out_.waves, layers[k].wave);
    }
    if (std::set<std::string>(names.begin(), names.end()).size() < names.size()) {
        fault_of_file("two networks of one name", "a name of its own for each", "rename one");
    }
    note(fmt::format("{} networks ({}) were read as {}", names.size(), quoted_list(names),
                     both    ? "relations at waves"
                     : times ? "waves"
                             : "relations"));
    return layers;
}

}  // namespace crosstie::io
