// Rows of a table of ties to ties. The usual row costs two look-ups; what people write otherwise takes the slow way.
#include "io/read/read_ties.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "io/read/plain_ties.hpp"
#include "io/read/tie_reports.hpp"
#include "io/read/tie_strengths.hpp"
#include "io/text/cells.hpp"
#include "io/text/nearest.hpp"
#include "io/text/number.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

namespace {

class TiesReader {
 public:
    TiesReader(TieFile& file, Reading& reading, Names actors, Names relations, std::optional<std::size_t> wave)
        : file_(file),
          reading_(reading),
          actors_(actors),
          relations_(relations),
          wave_(wave),
          table_(file.open.table),
          columns_(file.columns),
          strengths_(file.open.table, file.columns, reading) {
        const std::size_t surveys = wave ? 1 : std::max<std::size_t>(columns_.waves.size(), 1);
        out_.resize(surveys);
        for (std::size_t k = 0; k < surveys; ++k) {
            TieTable& table = out_[k];
            table.path = file.file.path + (surveys > 1 ? ", " + columns_.waves[k] : "");
            table.ties.resize(reading.study.relations.size());
            table.strengths = columns_.strength != TieColumns::none;
            table.scale_min = columns_.scale_min;
            table.scale_max = columns_.scale_max;
            table.file = file.file;
            if (surveys > 1) table.survey = k;
        }
        if (!columns_.readable()) return;
        for (const std::string& survey : columns_.waves) surveys_.insert(survey);
        for (const Relation& relation : reading.study.relations) known_relations_.insert(relation.key);
        if (columns_.relation == TieColumns::none && relations == Names::new_ones_too)
            default_relation_ = relation_called("contact");
        if (columns_.relation == TieColumns::none && relations == Names::known_only &&
            reading.study.relations.size() > 1) {
            readable_ = table_.need({"relation"}) != TieColumns::none;  // nothing can be told from such rows
        }
    }

    std::vector<TieTable> read() {
        only_pairs_ = out_.size() == 1 && columns_.wave == TieColumns::none && columns_.relation == TieColumns::none &&
                      columns_.direction == TieColumns::none && columns_.asserted_by == TieColumns::none &&
                      default_relation_ < out_[0].ties.size();
        readable_ = readable_ && columns_.readable();
        if (readable_) take_plain_rows();
        while (readable_ && table_.next()) take_row();
        take_block();
        if (readable_) {
            settle_doubtful_people();
            strengths_.settle([&](const UnsettledTie& tie, double strength) {
                if (tie.from == Reading::nobody || tie.to == Reading::nobody || !tie.survey || !tie.relation) return;
                put(tie.row, *tie.survey, *tie.relation, {tie.from, tie.to, strength});
            });
            tell();
            find_outsiders_who_answered();
        }
        if (readable_ && table_.rows() == 0) {
            reading_.warn(fmt::format("{}: there is a header but no tie", file_.file.path));
        }
        return std::move(out_);
    }

 private:
    // The rows at the start of a large table of two columns that need no closer look.
    void take_plain_rows() {
        if (!only_pairs_ || actors_ == Names::new_ones_too || table_.header().size() != 2) return;
        const PlainRows rows{table_.delimiter(), columns_.from == 0, reading_.ids};
        const PlainPart part = read_plain_ties(table_.rest(), rows, out_[0].ties[default_relation_]);
        table_.pass(part.bytes, part.rows);
    }

    void take_row() {
        if (columns_.more_to.empty()) return wait(columns_.to);
        bool any = !trimmed(table_.cell(columns_.to)).empty();
        if (any) wait(columns_.to);
        for (const std::size_t column : columns_.more_to) {
            if (trimmed(table_.cell(column)).empty()) continue;
            wait(column);
            any = true;
        }
        if (!any) wait(columns_.to);
    }

    void wait(std::size_t to_column) {
        block_[filled_++] = {reading_.ids.key_ahead(table_.cell(columns_.from)),
                             reading_.ids.key_ahead(table_.cell(to_column)),
                             table_.cell_if(columns_.strength),
                             table_.cell_if(columns_.relation),
                             table_.cell_if(columns_.wave),
                             table_.cell_if(columns_.direction),
                             table_.cell_if(columns_.asserted_by),
                             table_.record(),
                             to_column};
        if (filled_ == block_.size()) take_block();
    }

    void take_block() {
        for (std::size_t k = 0; k < filled_; ++k) take(block_[k]);
        filled_ = 0;
        // The first block tells how long rows are, and so about how many there will be.
        if (out_.size() == 1 && out_[0].ties.size() == 1 && out_[0].ties[0].capacity() < 2 * block_.size()) {
            out_[0].ties[0].reserve(table_.rows_expected());
        }
    }

    void take(const TieRow& row) {
        const ActorId from = reading_.ids.find_as_spelt(row.from);
        const ActorId to = reading_.ids.find_as_spelt(row.to);
        if (from != Reading::nobody && to != Reading::nobody)
            put_quickly(row, from, to);
        else if (actors_ == Names::new_ones_too && is_bare_word(row.from.text) && is_bare_word(row.to.text))
            put_new(row);
        else
            take_slowly(row);
    }

    void put_new(const TieRow& row) {
        const ActorId from = actor(row.record, columns_.from, row.from);  // the sender is met first
        put_quickly(row, from, actor(row.record, row.to_column, row.to));
    }

    // Letters and digits only, and no word for nobody: such a text is somebody, and need not be looked at closer.
    [[nodiscard]] static bool is_bare_word(std::string_view text) {
        return !text.empty() && text[0] != 'n' && text[0] != 'N' && std::all_of(text.begin(), text.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        });
    }

    // Most tables have nothing but pairs and strengths, and most rows nothing to object to.
    void put_quickly(const TieRow& row, ActorId from, ActorId to) {
        if (!only_pairs_) return put(row, from, to);
        double strength = 1.0;
        if (columns_.strength != TieColumns::none) {
            const std::optional<double> number = parse_number(row.strength);
            if (!number || !strengths_.in_range(*number, default_relation_)) return put(row, from, to);
            strength = *number;
        }
        out_[0].ties[default_relation_].push_back({from, to, strength});
    }

    void take_slowly(const TieRow& row) {
        const bool bare = trimmed(row.to.text).empty();
        if (bare && is_below_a_table(row.from.text) && reading_.ids.find(row.from) == Reading::nobody) {
            return below_.count(row.record.line, row.from.text);
        }
        // "NA" may be somebody's initials.
        if (means_nobody(row.from.text) && one_spelling(row.from.text) != "na" &&
            reading_.ids.find(row.from) == Reading::nobody) {
            table_.fault(row.record, columns_.from,
                         trimmed(row.from.text).empty()
                             ? "an empty cell for " + in_quotes(table_.header()[columns_.from])
                             : in_quotes(row.from.text) + ", which means nobody",
                         "the id of an actor", "write who is meant, or remove the row");
            return;
        }
        if (reading_.ids.find(row.from) == Reading::nobody && several(row.from.text).size() > 1) {
            table_.fault(row.record, columns_.from, "several people, " + in_quotes(row.from.text),
                         "the id of one actor", "write a row for each of them");
            return;
        }
        const ActorId from = actor(row.record, columns_.from, row.from);
        if (const ActorId known = reading_.known_actor(table_, row.record, row.to); known != Reading::nobody) {
            return put(row, from, known);
        }
        if (reading_.withdrawn.contains(row.to.text)) return put(row, from, Reading::nobody);
        if (means_nobody(row.to.text)) {
            // Somebody's initials, perhaps: whoever sends a tie further down is a person.
            const bool may_be_someone = actors_ == Names::new_ones_too && !trimmed(row.to.text).empty();
            if (may_be_someone)
                doubtful_.emplace_back(row, from);
            else
                nobody_.count(row.record.line, row.to.text);
            return;
        }
        const std::vector<std::string_view> people = people_in(row.to.text);
        if (people.size() == 1) {
            const bool listed = row.to.text.find(';') != std::string_view::npos;  // "ann;", as forms export it
            return put(row, from, actor(row.record, row.to_column, listed ? SpeltIds::key(people[0]) : row.to));
        }
        several_.count(row.record.line, row.to.text);
        for (const std::string_view person : people) {
            put(row, from, actor(row.record, row.to_column, SpeltIds::key(person)));
        }
    }

    [[nodiscard]] std::vector<std::string_view> people_in(std::string_view cell) const {
        return several(cell, parted_by(cell, [&](std::string_view part) {
                           return actors_ == Names::known_only && reading_.ids.contains(part);
                       }));
    }

    ActorId actor(const CsvRecord& record, std::size_t column, const SpeltIds::Key& id) {
        if (actors_ == Names::known_only && reading_.choices.not_on_roster != NotOnRoster::take_in)
            return reading_.actor(table_, record, column, id);
        if (trimmed(id.text).empty() || (reading_.withdrawn.size() > 0 && reading_.withdrawn.contains(id.text)))
            return reading_.actor(table_, record, column, id);
        const SpeltIds::Met met = reading_.ids.insert(id);
        if (met.respelt)
            reading_.respellings.note(table_.file(), record.line, "actor", id.text, reading_.ids.text(met.number));
        if (met.is_new) {
            Actor& actor = reading_.study.actors.emplace_back();
            actor.id = reading_.ids.text(met.number);
            actor.label = actor.id;
            if (actors_ == Names::known_only) reading_.first_outsider = std::min(reading_.first_outsider, met.number);
        }
        return met.number;
    }

    void put(const TieRow& row, ActorId from, ActorId to) {
        const std::optional<std::size_t> survey = survey_of(row);
        const std::optional<std::size_t> relation = relation_of(row);
        const std::optional<double> strength = columns_.strength == TieColumns::none
                                                   ? std::optional(1.0)
                                                   : strengths_.read({row, from, to, survey, relation});
        if (from == Reading::nobody || to == Reading::nobody || !survey || !relation || !strength) return;
        put(row, *survey, *relation, {from, to, *strength});
    }

    void put(const TieRow& row, std::size_t survey, std::size_t relation, const Tie& tie) {
        // Whoever withdrew is erased as one who tells of others, too, and is not named in a note.
        if (reading_.withdrawn.size() > 0 && reading_.withdrawn.contains(row.asserted_by)) return;
        TieTable& table = out_[survey];
        const bool both_ways = is_both_ways(row, relation);
        if (is_told_by_others(row, tie, reading_.study.relations[relation].directed && !both_ways)) {
            table.rows_told_by_others.count(row.record.line, row.asserted_by);
            table.told_by_others.resize(std::max(table.told_by_others.size(), relation + 1));
            table.told_by_others[relation].push_back(tie);
            return;
        }
        std::vector<Tie>& ties = table.ties[relation];
        ties.push_back(tie);
        if (!both_ways || tie.from == tie.to) return;
        ties.push_back({tie.to, tie.from, tie.strength});
        if (tie.strength > 0) ++both_ways_;
    }

    [[nodiscard]] bool is_both_ways(const TieRow& row, std::size_t relation) const {
        return columns_.some_undirected && reading_.study.relations[relation].directed &&
               !trimmed(row.direction).empty() && one_spelling(row.direction) != "directed";
    }

    // Of a tie without direction either end may tell.
    [[nodiscard]] bool is_told_by_others(const TieRow& row, const Tie& tie, bool directed) const {
        const ToldBy teller = told_by(row.asserted_by, reading_.ids, tie.from, tie.to);
        return teller == ToldBy::another || (directed && teller == ToldBy::receiver);
    }

    // Which of the tables a row goes to; none for a row of another wave than the one that is read.
    std::optional<std::size_t> survey_of(const TieRow& row) {
        if (columns_.wave == TieColumns::none) return 0;
        if (trimmed(row.wave).empty()) {
            table_.fault(row.record, columns_.wave, "no survey", quoted_list(columns_.waves, "or"), "fill the cell");
            return std::nullopt;
        }
        if (!wave_) return surveys_.find(row.wave);
        const std::vector<Wave>& waves = reading_.study.waves;
        const std::string plain = one_spelling(row.wave);
        for (std::size_t w = 0; w < waves.size(); ++w) {
            if (one_spelling(waves[w].key) != plain && one_spelling(waves[w].label) != plain) continue;
            return w == *wave_ ? std::optional<std::size_t>(0) : std::nullopt;
        }
        const std::vector<std::string> keys = keys_of(waves);
        table_.fault(row.record, columns_.wave, "the wave " + in_quotes(row.wave), quoted_list(keys, "or"),
                     perhaps(nearest(row.wave, keys), "correct it, or call the column \"ignore\""));
        return std::nullopt;
    }

    std::size_t relation_called(std::string_view key) {
        std::vector<Relation>& known = reading_.study.relations;
        const SpeltIds::Met met = known_relations_.insert(key);
        if (!met.is_new) return met.number;
        Relation& relation = known.emplace_back();
        relation.key = known_relations_.text(met.number);
        relation.label = relation.key == "contact" ? "tie" : relation.key;
        relation.directed = !reading_.undirected;
        for (TieTable& table : out_) table.ties.resize(known.size());
        return known.size() - 1;
    }

    std::optional<std::size_t> relation_of(const TieRow& row) {
        if (columns_.relation == TieColumns::none) return default_relation_;
        const bool only_one = relations_ == Names::known_only && reading_.study.relations.size() == 1;
        if (row.relation.empty() && only_one) return 0;
        if (relations_ == Names::new_ones_too && !trimmed(row.relation).empty()) {
            const std::size_t relation = relation_called(row.relation);
            if (reading_.study.relations[relation].key != row.relation) {
                reading_.respellings.note(table_.file(), row.record.line, "relation", row.relation,
                                          reading_.study.relations[relation].key);
            }
            return relation;
        }
        if (row.relation.empty()) {
            table_.fault(row.record, columns_.relation, "no relation", "the name of one in each row", "fill the cell");
            return std::nullopt;
        }
        return reading_.relation(table_, row.record, columns_.relation, row.relation);
    }

    void settle_doubtful_people() {
        for (const auto& [row, from] : doubtful_) {
            const ActorId to = reading_.known_actor(table_, row.record, row.to);
            if (to == Reading::nobody) {
                nobody_.count(row.record.line, row.to.text);
                continue;
            }
            someone_.count(row.record.line, row.to.text);
            put(row, from, to);
        }
    }

    void find_outsiders_who_answered() {
        if (reading_.first_outsider >= reading_.study.actors.size()) return;
        for (const TieTable& table : out_) {
            for (const std::vector<Tie>& ties : table.ties) {
                for (const Tie& tie : ties) {
                    if (tie.from >= reading_.first_outsider) reading_.outsiders_who_answered.insert(tie.from);
                }
            }
        }
    }

    void tell() {
        const auto note = [&](const SomeRows& some, std::string_view one, std::string_view many) {
            if (some.rows == 0) return;
            reading_.warn(fmt::format("{}:{}: {} ({}{})", table_.file(), some.line,
                                      some.rows == 1 ? std::string(one) : fmt::format("{} {}", some.rows, many),
                                      some.rows == 1 ? "" : "first ",
                                      some.example.empty() ? "an empty cell" : in_quotes(some.example)));
        };
        note(several_, "a cell holds several people, and is read as a tie to each",
             "cells hold several people, and are read as a tie to each");
        note(nobody_, "a row names nobody: whoever it is of is kept, without a tie",
             "rows name nobody: whoever they are of is kept, without a tie");
        note(someone_, "a word that often means nobody is taken for a person, who sends ties in other rows",
             "cells with a word that often means nobody are taken for a person, who sends ties in other rows");
        note(below_, "a row below the table was left out", "rows below the table were left out");
        if (both_ways_ > 0) {
            reading_.warn(fmt::format("{}: {} said to be undirected {} read as both ways", table_.file(),
                                      counted(both_ways_, "tie"), both_ways_ == 1 ? "is" : "are"));
        }
    }

    TieFile& file_;
    Reading& reading_;
    Names actors_, relations_;
    std::optional<std::size_t> wave_;
    CsvTable& table_;
    const TieColumns& columns_;
    TieStrengths strengths_;
    std::vector<TieTable> out_;
    SpeltIds surveys_, known_relations_;
    bool readable_ = true;
    bool only_pairs_ = false;           // no column but the two people and perhaps a strength
    std::size_t default_relation_ = 0;  // of rows in a table without a relation column
    std::array<TieRow, 64> block_;      // rows wait while the memory their ids stand in is fetched
    std::size_t filled_ = 0;
    std::vector<std::pair<TieRow, ActorId>> doubtful_;
    SomeRows several_, nobody_, someone_, below_;
    std::uint64_t both_ways_ = 0;
};

}  // namespace

std::vector<TieTable> read_ties(TieFile& file, Reading& reading, Names actors, Names relations,
                                std::optional<std::size_t> wave) {
    return TiesReader(file, reading, actors, relations, wave).read();
}

}  // namespace crosstie::io
