#include "io/read/read_ties.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

class TiesReader {
 public:
    TiesReader(const TableFile& file, Reading& reading, Names actors, Names relations)
        : reading_(reading),
          actors_(actors),
          relations_(relations),
          open_(file, reading.faults, "a header such as \"source,target\""),
          table_(open_.table) {
        out_.path = file.path;
        out_.ties.resize(reading.study.relations.size());
        if (!table_.has_header()) return;
        from_ = table_.find({"source", "from"});
        to_ = table_.find({"target", "to"});
        if (from_ == CsvTable::none && to_ == CsvTable::none && table_.find({"id"}) != CsvTable::none) {
            table_.header_fault("a table of actors (columns " + quoted_list(table_.header()) + ")",
                                "a table of ties, with columns \"source\" and \"target\"",
                                "the two files seem to have changed places");
            return;
        }
        if (from_ == CsvTable::none) from_ = table_.need({"source", "from"});
        if (to_ == CsvTable::none) to_ = table_.need({"target", "to"});
        strength_ = table_.find({"strength", "weight"});
        relation_ = table_.find({"relation"});
        if (relation_ == CsvTable::none && relations == Names::new_ones_too)
            default_relation_ = relation_called("contact");
        if (relation_ == CsvTable::none && relations == Names::known_only && reading.study.relations.size() > 1) {
            relation_ = table_.need({"relation"});
            if (relation_ == CsvTable::none) from_ = CsvTable::none;  // nothing can be told from such rows
        }
    }

    TieTable read() {
        const bool readable = from_ != CsvTable::none && to_ != CsvTable::none;
        while (readable && table_.next()) {
            block_[filled_++] = {reading_.ids.key_ahead(table_.cell(from_)), reading_.ids.key_ahead(table_.cell(to_)),
                                 table_.cell_if(strength_), table_.cell_if(relation_), table_.record()};
            if (filled_ == block_.size()) take_block();
        }
        take_block();
        if (readable && table_.rows() == 0) {
            reading_.warn(fmt::format("{}: there is a header but no tie", out_.path));
        }
        return std::move(out_);
    }

 private:
    // Rows wait in a block while the memory their ids stand in is fetched.
    struct Row {
        IdTable::Key from, to;
        std::string_view strength, relation;
        CsvRecord record;
    };

    void take_block() {
        for (std::size_t k = 0; k < filled_; ++k) take(block_[k]);
        filled_ = 0;
        // The first block tells how long rows are, and so about how many there will be.
        if (out_.ties.size() == 1 && out_.ties[0].capacity() < 2 * block_.size()) {
            out_.ties[0].reserve(table_.rows_expected());
        }
    }

    void take(const Row& row) {
        const ActorId from = actor(row.record, from_, row.from);
        const ActorId to = actor(row.record, to_, row.to);
        const std::optional<std::size_t> relation = relation_of(row);
        const double strength = strength_ == CsvTable::none ? 1.0 : strength_of(row, relation);
        if (from == Reading::nobody || to == Reading::nobody || !relation || strength == 0.0) return;
        out_.ties[*relation].push_back({from, to, strength});
    }

    ActorId actor(const CsvRecord& record, std::size_t column, const IdTable::Key& id) {
        if (actors_ == Names::known_only || id.text.empty()) return reading_.actor(table_, record, column, id);
        const auto [number, is_new] = reading_.ids.insert(id);
        if (is_new) {
            Actor& actor = reading_.study.actors.emplace_back();
            actor.id = id.text;
            actor.label = id.text;
        }
        return number;
    }

    std::size_t relation_called(std::string_view key) {
        std::vector<Relation>& known = reading_.study.relations;
        if (const auto index = reading_.study.relation_index(key)) return *index;
        Relation& relation = known.emplace_back();
        relation.key = key;
        relation.label = key == "contact" ? "tie" : key;
        out_.ties.resize(known.size());
        return known.size() - 1;
    }

    std::optional<std::size_t> relation_of(const Row& row) {
        if (relation_ == CsvTable::none) return default_relation_;
        const bool only_one = relations_ == Names::known_only && reading_.study.relations.size() == 1;
        if (row.relation.empty() && only_one) return 0;
        if (relations_ == Names::new_ones_too && !row.relation.empty()) return relation_called(row.relation);
        if (row.relation.empty()) {
            table_.fault(row.record, relation_, "no relation", "the name of one in each row", "fill the cell");
            return std::nullopt;
        }
        return reading_.relation(table_, row.record, relation_, row.relation);
    }

    // 0, which is no tie, also for a strength that is at fault.
    double strength_of(const Row& row, std::optional<std::size_t> relation) {
        const std::optional<double> strength = parse_number(row.strength);
        if (row.strength.empty()) {
            table_.fault(row.record, strength_, "no strength", allowed(relation),
                         "write 0 for no tie; a pair left unanswered belongs in a table of missing pairs");
        } else if (!strength) {
            table_.fault(row.record, strength_, "the strength " + in_quotes(row.strength), allowed(relation),
                         number_mend(row.strength));
        } else if (!in_range(*strength, relation)) {
            table_.fault(row.record, strength_, "the strength " + std::string(row.strength), allowed(relation),
                         "correct it, or the scale of the relation");
        } else {
            return *strength;
        }
        return 0.0;
    }

    [[nodiscard]] bool in_range(double strength, std::optional<std::size_t> relation) const {
        if (strength == 0.0) return true;
        if (strength < 0.0 || !relation) return strength >= 0.0;
        const Relation& asked = reading_.study.relations[*relation];
        return (!asked.scale_min || strength >= *asked.scale_min) && (!asked.scale_max || strength <= *asked.scale_max);
    }

    [[nodiscard]] std::string allowed(std::optional<std::size_t> relation) const {
        if (!relation) return "a number from 0";
        const Relation& asked = reading_.study.relations[*relation];
        if (!asked.scale_min || !asked.scale_max) return "a number above 0, or 0 for no tie";
        return fmt::format("a number from {} to {}{}", number_text(*asked.scale_min), number_text(*asked.scale_max),
                           *asked.scale_min > 0 ? ", or 0 for no tie" : "");
    }

    Reading& reading_;
    Names actors_, relations_;
    OpenTable open_;
    CsvTable& table_;
    TieTable out_;
    std::size_t from_ = CsvTable::none, to_ = CsvTable::none, strength_ = CsvTable::none, relation_ = CsvTable::none;
    std::size_t default_relation_ = 0;  // of rows in a table without a relation column
    std::array<Row, 64> block_;
    std::size_t filled_ = 0;
};

std::uint64_t pair_of(const Tie& tie) { return (std::uint64_t{tie.from} << 32) | tie.to; }

// Orders ties by pair: least significant digit first, in as many passes of 11 bits as the actors' numbers need.
// `spare` is memory to work in.
void sort_by_pair(std::vector<Tie>& ties, ActorId actors, std::vector<Tie>& spare) {
    constexpr unsigned width = 11;
    constexpr std::size_t digits = std::size_t{1} << width;
    if (std::is_sorted(ties.begin(), ties.end(), [](const Tie& a, const Tie& b) { return pair_of(a) < pair_of(b); })) {
        return;
    }
    spare.resize(ties.size());
    for (const unsigned half : {0U, 32U}) {
        for (unsigned shift = half; (std::uint64_t{actors} >> (shift - half)) != 0; shift += width) {
            std::array<std::size_t, digits + 1> place{};
            const auto digit = [&](const Tie& tie) {
                const std::uint64_t number = half == 0 ? tie.to : tie.from;
                return static_cast<std::size_t>(number >> (shift - half)) & (digits - 1);
            };
            for (const Tie& tie : ties) ++place[digit(tie) + 1];
            for (std::size_t k = 0; k < digits; ++k) place[k + 1] += place[k];
            for (const Tie& tie : ties) spare[place[digit(tie)]++] = tie;
            ties.swap(spare);
        }
    }
}

struct LeftOut {
    std::uint64_t loops = 0, repeats = 0, off_roster = 0, silent = 0, not_asked = 0, skipped = 0;

    void count(CellState state) {
        if (state == CellState::off_roster) ++off_roster;
        if (state == CellState::no_response) ++silent;
        if (state == CellState::not_asked) ++not_asked;
        if (state == CellState::skipped) ++skipped;
    }

    void tell(const std::string& path, const std::string& wave, Reading& reading) const {
        const auto left_out = [&](std::uint64_t number, std::string_view which) {
            if (number == 0) return;
            reading.warn(fmt::format("{}: {} {} {} left out", path, counted(number, "tie"), which,
                                     number == 1 ? "was" : "were"));
        };
        left_out(loops, "of an actor with itself");
        left_out(off_roster, fmt::format("with names outside the roster at {}", in_quotes(wave)));
        left_out(silent, "of actors who are said not to have answered");
        left_out(not_asked, "to actors whom the sender was not asked about");
        left_out(skipped, "on pairs that are said to be left unanswered");
        if (repeats == 0) return;
        reading.warn(fmt::format("{}: {} of a tie told before {} left out; the strongest was kept", path,
                                 counted(repeats, "repeat"), repeats == 1 ? "was" : "were"));
    }
};

// Brings the ties of one wave into the form the study keeps.
void settle_ties(TieTable table, std::size_t wave, std::vector<Tie>& spare, Reading& reading) {
    LeftOut left_out;
    for (std::size_t r = 0; r < table.ties.size(); ++r) {
        Answers& answers = reading.study.answers[r][wave];
        std::vector<Tie>& ties = table.ties[r];
        const bool directed = reading.study.relations[r].directed;
        const bool complete = answers.observed.complete();
        std::size_t kept = 0;
        for (Tie tie : ties) {
            if (tie.from == tie.to) {
                ++left_out.loops;
                continue;
            }
            // A pair without direction may stand either way round; one report of it is enough to keep it.
            if (!directed && tie.from > tie.to) std::swap(tie.from, tie.to);
            if (!complete && !answers.observed.contains(tie.from, tie.to) &&
                (directed || !answers.observed.contains(tie.to, tie.from))) {
                left_out.count(answers.observed.state(tie.from, tie.to));
                continue;
            }
            ties[kept++] = tie;
        }
        ties.resize(kept);
        sort_by_pair(ties, reading.study.actor_count(), spare);
        kept = 0;
        for (const Tie& tie : ties) {
            if (kept > 0 && pair_of(ties[kept - 1]) == pair_of(tie)) {
                ties[kept - 1].strength = std::max(ties[kept - 1].strength, tie.strength);
                ++left_out.repeats;
            } else {
                ties[kept++] = tie;
            }
        }
        ties.resize(kept);
        answers.ties = std::move(ties);
    }
    left_out.tell(table.path, reading.study.waves[wave].key, reading);
}

// Silence is not "no": if no table says who answered, the reader is told what was assumed.
void tell_unstated(const std::string& path, std::size_t wave, Reading& reading) {
    const Study& study = reading.study;
    if (study.answers.empty() || study.answers.front()[wave].answered_stated) return;
    std::vector<bool> names_somebody(study.actors.size(), false);
    for (std::size_t r = 0; r < study.relations.size(); ++r) {
        for (const Tie& tie : study.answers[r][wave].ties) {
            names_somebody[tie.from] = true;
            if (!study.relations[r].directed) names_somebody[tie.to] = true;
        }
    }
    std::uint64_t silent = 0;
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        silent += study.actors[i].on_roster(wave) && !names_somebody[i] ? 1U : 0U;
    }
    const std::string who = silent == 0   ? std::string("all name somebody")
                            : silent == 1 ? std::string("1 actor names nobody")
                                          : counted(silent, "actor") + " name nobody";
    reading.warn(
        fmt::format("{}: no file says who answered, so everybody on the roster is taken to have; {}", path, who));
}

}  // namespace

TieTable read_ties(const TableFile& file, Reading& reading, Names actors, Names relations) {
    return TiesReader(file, reading, actors, relations).read();
}

Study settle(std::vector<TieTable> tables_by_wave, Reading& reading) {
    reading.faults.refuse_if_any();
    std::vector<Tie> spare;
    for (std::size_t wave = 0; wave < tables_by_wave.size(); ++wave) {
        const std::string path = tables_by_wave[wave].path;
        settle_ties(std::move(tables_by_wave[wave]), wave, spare, reading);
        tell_unstated(path, wave, reading);
    }
    return std::move(reading.study);
}

}  // namespace crosstie::io
