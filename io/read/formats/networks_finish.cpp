// What a file of another program means, once all of it is read: which names tell its actors apart, in which order its waves
// stand, and who was there, since each program writes these its own way.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "io/read/formats/networks.hpp"
#include "io/text/number.hpp"
#include "io/text/wave_order.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "12", "n12", and "n1::n2" within a group: what programs make up when they number their nodes.
bool only_a_number(std::string_view id) {
    while (!id.empty()) {
        const std::size_t end = std::min(id.find("::"), id.size());
        std::string_view part = id.substr(0, end);
        if (!part.empty() && (part.front() == 'n' || part.front() == 'N')) part.remove_prefix(1);
        if (!all_digits(part)) return false;
        id.remove_prefix(std::min(end + 2, id.size()));
    }
    return true;
}

}  // namespace

// Why actors are known by mere numbers though they have labels.
void NetworksBuilder::note_double_label() {
    std::set<std::string_view> seen;
    for (const std::string& label : out_.labels) {
        if (label.empty() || seen.insert(label).second) continue;
        note(
            fmt::format("the label {} stands there twice, so actors are known by their numbers in this file; another "
                        "file may number them otherwise",
                        in_quotes(label)));
        return;
    }
}

// Files of igraph and yEd number their nodes and keep the name beside; the number says nothing about who is who in
// another file.
void NetworksBuilder::name_actors(Names names) {
    const std::size_t n = out_.ids.size();
    for (NamedColumn& column : out_.columns) column.cells.resize(n);
    const auto taken = [&](std::string_view name) -> NamedColumn* {
        for (NamedColumn& column : out_.columns) {
            if (lower(column.name) == name) return &column;
        }
        return nullptr;
    };
    const auto drop = [&](const NamedColumn* column) {
        out_.columns.erase(out_.columns.begin() + (column - out_.columns.data()));
    };
    const auto tells_apart = [&](const std::vector<std::string>& cells) {
        std::set<std::string_view> seen;
        return n > 0 && std::all_of(cells.begin(), cells.end(),
                                    [&](const std::string& cell) { return !cell.empty() && seen.insert(cell).second; });
    };
    for (const std::string_view name : {"label", "name"}) {
        NamedColumn* column = taken(name);
        if (column == nullptr || std::any_of(out_.labels.begin(), out_.labels.end(),
                                             [](const std::string& label) { return !label.empty(); }))
            continue;
        out_.labels = column->cells;
        drop(column);
    }
    const bool numbered = std::all_of(out_.ids.begin(), out_.ids.end(), only_a_number);
    if (NamedColumn* own = taken("id"); own != nullptr && names != Names::ids && tells_apart(own->cells)) {
        out_.ids = own->cells;
        drop(own);
    } else if (tells_apart(out_.labels) &&
               (names == Names::labels_if_unique || (names == Names::labels_if_ids_are_numbers && numbered))) {
        if (names == Names::labels_if_ids_are_numbers && out_.ids != out_.labels)
            note("the ids are mere numbers, so actors are known by their labels");
        out_.ids = out_.labels;
        if (NamedColumn* title = taken("title"); title != nullptr) {
            for (std::size_t k = 0; k < n; ++k) {
                if (!title->cells[k].empty()) out_.labels[k] = title->cells[k];
            }
            drop(title);
        }
    } else if (numbered && names != Names::ids) {
        out_.known_by_number = true;
        note_double_label();
    }
    for (std::size_t k = 0; k < n; ++k) {
        if (out_.labels[k].empty()) out_.labels[k] = out_.ids[k];
    }
}

// In the order the file states, else that of numbers and dates, else before, after, else as they come.
void NetworksBuilder::order_waves() {
    std::vector<std::string>& waves = out_.waves;
    if (waves.size() < 2 || !wave_order_.empty()) return;
    std::vector<std::string> sorted = waves;
    const auto numeric = [](const std::string& key) { return parse_number(key).has_value(); };
    const auto dated = [](const std::string& key) { return key[0] >= '0' && key[0] <= '9'; };
    bool by_rule = true;
    if (std::all_of(waves.begin(), waves.end(), numeric)) {
        std::sort(sorted.begin(), sorted.end(),
                  [](const std::string& a, const std::string& b) { return *parse_number(a) < *parse_number(b); });
    } else {
        // Hours of one day stand in order as words.
        if (std::all_of(waves.begin(), waves.end(), dated)) std::sort(sorted.begin(), sorted.end());
        const std::vector<std::string> words = sorted;
        const auto order = order_of_time(words);
        for (std::size_t k = 0; order && k < words.size(); ++k) sorted[k] = words[(*order)[k]];
        by_rule = order.has_value();
    }
    std::vector<std::uint32_t> place(waves.size());
    for (std::size_t k = 0; k < waves.size(); ++k) {
        place[k] = static_cast<std::uint32_t>(std::find(sorted.begin(), sorted.end(), waves[k]) - sorted.begin());
    }
    for (NamedTie& tie : out_.ties) tie.wave = place[tie.wave];
    for (NamedGap& gap : out_.gaps) gap.wave = place[gap.wave];
    const bool moved = waves != sorted;
    waves = sorted;
    if (moved || !by_rule) note("the waves are taken in the order " + quoted_list(waves));
}

// Of networks that are waves, each says who was there.
void NetworksBuilder::take_listed() {
    if (listed_.empty()) return;
    out_.absent.assign(out_.waves.size(), {});
    for (std::size_t w = 0; w < out_.waves.size(); ++w) {
        const auto listed = listed_.find(out_.waves[w]);
        if (listed == listed_.end()) continue;
        std::vector<bool> there(out_.ids.size(), false);
        for (const ActorId actor : listed->second) there[actor] = true;
        for (ActorId k = 0; k < there.size(); ++k) {
            if (!there[k]) out_.absent[w].push_back(k);
        }
        const std::size_t away = out_.absent[w].size();
        if (away == 0) continue;
        note(
            fmt::format("{} of the others {} not in the network {}, and {} taken not to have been on the roster then; "
                        "list those who were as nodes without ties",
                        counted(away, "actor", "actors"), away == 1 ? "is" : "are", in_quotes(out_.waves[w]),
                        away == 1 ? "is" : "are"));
    }
}

// An attribute that somebody has otherwise at one wave is, for everybody else, what it was.
void NetworksBuilder::fill_later_columns() {
    for (const std::string& later : later_columns_) {
        std::vector<std::string>& cells = out_.columns[column_of_.at(later)].cells;
        const std::vector<std::string>& first = out_.columns[column_of_.at(later.substr(0, later.rfind('@')))].cells;
        cells.resize(out_.ids.size());
        for (std::size_t k = 0; k < first.size(); ++k) {
            if (cells[k].empty()) cells[k] = first[k];
        }
    }
}

// A column "waves" says at which an actor was there.
void NetworksBuilder::take_waves_of_actors() {
    if (out_.waves.empty()) return;
    for (std::size_t c = 0; c < out_.columns.size(); ++c) {
        if (out_.columns[c].name != "waves") continue;
        out_.absent.assign(out_.waves.size(), {});
        for (std::size_t k = 0; k < out_.ids.size(); ++k) {
            const std::vector<std::string> there = parts_of(out_.columns[c].cells[k], ';');
            for (std::size_t w = 0; w < out_.waves.size() && !there.empty(); ++w) {
                if (std::find(there.begin(), there.end(), out_.waves[w]) == there.end())
                    out_.absent[w].push_back(static_cast<ActorId>(k));
            }
        }
        out_.columns.erase(out_.columns.begin() + static_cast<std::ptrdiff_t>(c));
        return;
    }
}

NamedNetworks NetworksBuilder::finish(Names names) {
    if (out_.waves.size() > 1 && without_wave_ > 0) {
        fault(first_without_wave_, fmt::format("{} ties without a wave", without_wave_),
              "a wave for each, since others have one", "fill them in");
    }
    faults_.refuse_if_any();
    if (out_.ids.empty()) {
        fault_of_file("no actor", "a network with actors", "check that this is the file you mean");
        faults_.refuse_if_any();
    }
    for (const auto& [name, value] : unread_)
        note(fmt::format("the attribute {} of ties is not read (such as {})", in_quotes(name), in_quotes(value)));
    if (without_relation_ > 0 && !out_.relations.empty()) {
        note(fmt::format("{} without a relation, where others have one, {} read as \"contact\"",
                         counted(without_relation_, "tie", "ties"), without_relation_ == 1 ? "is" : "are"));
    }
    if (without_strength_ > 0 && with_strength_ > 0) {
        note(fmt::format("{} without a strength, where others have one, {} read as 1",
                         counted(without_strength_, "tie", "ties"), without_strength_ == 1 ? "is" : "are"));
    }
    order_waves();
    fill_later_columns();
    take_listed();  // while columns stand where they were told
    name_actors(names);
    take_waves_of_actors();
    return std::move(out_);
}

}  // namespace crosstie::io
