#include "io/answers/subjects/quality.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "graph/base/error.hpp"
#include "graph/change/strength_shift.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/answers/change/tables.hpp"
#include "io/answers/change/wording.hpp"
#include "io/answers/subjects/quality_together.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using nlohmann::ordered_json;

class QualityMaker {
 public:
    explicit QualityMaker(const Case& input) : in_(input), study_(input.study), options_(input.comparison.options) {}

    std::optional<Topic> take() {
        const bool several = study_.relations.size() > 1;
        if (!several && !graded(options_.relation)) return std::nullopt;
        topic_.section.id = "quality";
        topic_.section.heading = "Are the relationships better?";
        topic_.numbers["relations"] = ordered_json::array();
        for (std::size_t relation = 0; relation < study_.relations.size(); ++relation) one_relation(relation);
        if (!strengths_.rows.empty()) topic_.section.blocks.emplace_back(std::move(strengths_));
        if (!mutual_.rows.empty()) topic_.section.blocks.emplace_back(std::move(mutual_));
        for (Table& table : area_tables_) topic_.section.blocks.emplace_back(std::move(table));
        add_together(in_, usable_, topic_);
        topic_.section.blocks.emplace_back(Paragraph{
            "These are totals: who trusts whom is shown in no edition. Answers of one person go together, so the "
            "counts above are facts about this group, and only what is marked as clear or likely is more than the "
            "churn such a group always shows. They do not show why a relationship changed."});
        return std::move(topic_);
    }

 private:
    const Network& at(std::size_t relation, std::size_t wave, double least) const {
        return in_.networks().at(relation, wave, least);
    }

    bool graded(std::size_t relation) const {
        return at(relation, options_.from, 0).valued() || at(relation, options_.to, 0).valued();
    }

    double least(std::size_t relation) const {
        return relation == options_.relation ? in_.comparison.tie_from : std::numeric_limits<double>::quiet_NaN();
    }

    // Pairs in which both sides name each other: the case with both reports asked for. Nothing, and the reason noted,
    // where nothing may be said of this relation. The rules of the public edition hold
    // in every edition: two people of one area and one pair within it would say who trusts whom.
    const Case* mutual_of(std::size_t relation, std::string& why) const {
        survey::ComparisonOptions options = options_;
        options.relation = relation;
        options.tie_from = least(relation);
        options.direction = Direction::intersection;
        options.draws = 0;
        const Case& mutual = in_.other(options, Edition::public_);
        try {
            if (mutual.shown().comparable) return &mutual;
        } catch (const NotShown&) {  // so few answered that a public edition would show single people
            why = fmt::format("fewer than {} people answered it at both surveys", in_.shown().min_group);
            return nullptr;
        }
        why = "no pair answered it at both surveys";
        return nullptr;
    }

    void one_relation(std::size_t relation) {
        const Relation& asked = study_.relations[relation];
        ordered_json numbers{{"relation", asked.key}, {"label", asked.label}};
        std::string why;
        const Case* const mutual = mutual_of(relation, why);
        if (!mutual) {
            for (const char* key : {"links", "strength", "mutual"}) withhold(numbers, key, why);
            say(fmt::format("{}: nothing is said of it, since {}.", capitalised(asked.label), why));
        } else {
            usable_.push_back(relation);
            links(relation, numbers);
            strength(relation, numbers);
            both_sides(relation, *mutual, numbers);
        }
        topic_.numbers["relations"].push_back(std::move(numbers));
    }

    // Links as the comparison reads them; of the relation compared this is what the whole paper tells.
    void links(std::size_t relation, ordered_json& numbers) {
        const bool compared = relation == options_.relation;
        survey::ComparisonOptions options = options_;
        options.relation = relation;
        options.tie_from = least(relation);
        options.draws = 0;
        const survey::Comparison& c = compared ? in_.comparison : in_.other(options, in_.edition).comparison;
        const change::Turnover& t = c.ties;
        ordered_json& out = numbers["links"] = {
            {"pairs", t.pairs()}, {"from", t.before()}, {"to", t.after()}, {"gained", t.gained}, {"lost", t.lost}};
        out["verdict"] = infer::name_of(c.density.verdict);
        put(out, "ci95", c.density.bootstrap.ci95, "not tested");
        if (compared) return;
        if (tells_everyone(t.pairs(), t.before(), t.after()))
            return withhold(numbers, "links", "suppressed: every pair");
        const std::string words =
            fmt::format("links {}, of {} ({}).", movement_words(t.before(), t.after(), voice_of(c)),
                        counted(t.pairs(), "pair", "pairs"), verdict_words(c));
        say(fmt::format("{}: {}", capitalised(study_.relations[relation].label), words));
        topic_.answers.push_back({Part::health, grew(relation), fmt::format("{}: {}", answer_lead(c.density), words)});
    }

    void strength(std::size_t relation, ordered_json& numbers) {
        const std::string label = capitalised(study_.relations[relation].label);
        const bool has_grades = graded(relation);
        const change::StrengthShift s =
            change::strength_shift(at(relation, options_.from, 0), at(relation, options_.to, 0));
        numbers["strength"] = {{"stronger", s.stronger}, {"same", s.same},   {"weaker", s.weaker},
                               {"begun", s.begun},       {"ended", s.ended}, {"graded", has_grades}};
        if (!has_grades) {
            say(
                fmt::format("{}: {} began and {} ended. It was asked as yes or no, so nothing is said of stronger or "
                            "weaker.",
                            label, counted(s.begun, "link", "links"), count_words(s.ended)));
            return;
        }
        say(fmt::format(
            "{}: of {} held at both surveys, {} grew stronger, {} stayed the same and {} grew weaker; {} "
            "began and {} ended. Any answer above the lowest counts here.",
            label, counted(s.kept(), "link", "links"), counted_share_words(s.stronger, s.kept()), count_words(s.same),
            counted_share_words(s.weaker, s.kept()), count_words(s.begun), count_words(s.ended)));
        strengths_.rows.push_back({label, count_words(s.stronger), count_words(s.same), count_words(s.weaker),
                                   count_words(s.begun), count_words(s.ended), count_words(s.kept())});
    }

    void both_sides(std::size_t relation, const Case& m, ordered_json& numbers) {
        const Relation& asked = study_.relations[relation];
        if (!asked.directed) return withhold(numbers, "mutual", "undirected: the answers are read as one");
        const change::Turnover& t = m.comparison.ties;
        const std::uint64_t from = t.kept + t.lost, to = t.kept + t.gained;
        ordered_json& out = numbers["mutual"] = {{"pairs", t.pairs()}, {"from", from},       {"to", to},
                                                 {"kept", t.kept},     {"gained", t.gained}, {"lost", t.lost}};
        out["verdict"] = infer::name_of(m.comparison.density.verdict);
        put(out, "ci95", m.comparison.density.bootstrap.ci95, "not tested");
        if (tells_everyone(t.pairs(), from, to)) {
            say(fmt::format("{}: how many pairs name each other is not shown, since all that answered do.",
                            capitalised(asked.label)));
            return withhold(numbers, "mutual", "suppressed: every pair");
        }
        say(fmt::format("{}: pairs in which both name each other {}, of {} in which both answered both times ({}).",
                        capitalised(asked.label), movement_words(from, to, voice_of(m.comparison)),
                        count_words(t.pairs()), verdict_words(m.comparison)));
        if (has_answer(relation)) {
            topic_.answers.back().answer += fmt::format(" Pairs who name each other {}, of {} ({}).",
                                                        movement_words(from, to, voice_of(m.comparison)),
                                                        count_words(t.pairs()), verdict_words(m.comparison));
        }
        const auto row = [&](const std::string& where, std::uint64_t pairs, std::uint64_t before, std::uint64_t after) {
            mutual_.rows.push_back(
                {capitalised(asked.label), where, count_words(pairs), count_words(before), count_words(after),
                 signed_words(static_cast<std::int64_t>(after) - static_cast<std::int64_t>(before))});
        };
        row("everybody", t.pairs(), from, to);
        if (!m.comparison.has_areas || !m.shown().cross_shown) {
            const std::string_view why =
                m.comparison.has_areas ? std::string_view("suppressed: small_groups") : why_no_areas(m.comparison);
            for (const char* key : {"within", "across", "areas"}) withhold(out, key, why);
            return;
        }
        const change::CrossArea& cross = m.comparison.cross_area;
        if (tells_everyone(cross.within.contact_pairs, cross.within.contacts_before, cross.within.contacts_after) ||
            tells_everyone(cross.across.contact_pairs, cross.across.contacts_before, cross.across.contacts_after)) {
            for (const char* key : {"within", "across", "areas"}) withhold(out, key, "suppressed: every pair");
            return;
        }
        const auto part = [&](const char* key, const change::AreaTurnover& a, const std::string& where) {
            out[key] = {{"pairs", a.contact_pairs}, {"from", a.contacts_before}, {"to", a.contacts_after}};
            row(where, a.contact_pairs, a.contacts_before, a.contacts_after);
        };
        part("within", cross.within, fmt::format("within a {}", study_.by.singular));
        part("across", cross.across, fmt::format("across {}", study_.by.plural));
        if (has_answer(relation)) {
            topic_.answers.back().answer += fmt::format(
                " Those across {} {}.", study_.by.plural,
                movement_words(cross.across.contacts_before, cross.across.contacts_after, voice_of(m.comparison)));
        }
        area_by_area(relation, m, out);
    }

    void area_by_area(std::size_t relation, const Case& m, ordered_json& out) {
        if (!m.shown().areas_shown) return withhold(out, "areas", "suppressed: small_groups");
        const AreaTables& areas = m.shown().areas;
        if (some_cell_full(m)) return withhold(out, "areas", "suppressed: every pair");
        out["areas"] = {{"labels", areas.labels},
                        {"merged", areas.merged},
                        {"from", areas.contacts_from},
                        {"to", areas.contacts_to}};
        auto table = ComparisonTables(m).between_areas();
        if (!table) return;
        const Relation& asked = study_.relations[relation];
        table->id = fmt::format("quality_mutual_{}", relation);
        table->caption = fmt::format("{}: pairs that name each other, by {}, before and after",
                                     capitalised(asked.label), study_.by.singular);
        if (areas.labels.size() <= 12) {
            table->note =
                "Read: 2 to 5 means two pairs that named each other before, five after; the diagonal is "
                "pairs within.";
        }
        area_tables_.push_back(*std::move(table));
    }

    bool has_answer(std::size_t relation) const {
        return !topic_.answers.empty() && topic_.answers.back().question == grew(relation);
    }
    std::string grew(std::size_t relation) const {
        return fmt::format("Did {} grow?", study_.relations[relation].label);
    }

    // Where all pairs name each other, the count says so of each of them.
    static bool tells_everyone(std::uint64_t pairs, std::uint64_t from, std::uint64_t to) {
        return pairs > 0 && (from == pairs || to == pairs);
    }

    bool some_cell_full(const Case& m) const {
        const AreaTables& areas = m.shown().areas;
        const auto& waves = study_.answers[m.comparison.options.relation];
        const ObservedPairs told =
            ObservedPairs::both(waves[options_.from].observed, waves[options_.to].observed).both_directions();
        std::vector<std::uint32_t> row(study_.actor_count(), Partition::none);
        for (ActorId i = 0; i < study_.actor_count(); ++i) {
            if (m.comparison.cross_area.areas.known(i)) row[i] = areas.shown_as[m.comparison.cross_area.areas.group[i]];
        }
        const std::size_t rows = areas.labels.size();
        const auto cells = told.block_counts(row, rows);
        for (std::size_t g = 0; g < rows; ++g) {
            for (std::size_t h = g; h < rows; ++h) {
                const std::uint64_t pairs = g == h ? cells[g * rows + h] / 2 : cells[g * rows + h];
                if (tells_everyone(pairs, areas.contacts_from[g][h], areas.contacts_to[g][h])) return true;
            }
        }
        return false;
    }

    void say(std::string sentence) { topic_.section.blocks.emplace_back(Paragraph{std::move(sentence)}); }

    const Case& in_;
    const Study& study_;
    const survey::ComparisonOptions& options_;
    Topic topic_;
    std::vector<std::size_t> usable_;  // relations this edition may speak of
    Table strengths_{"quality_strengths",
                     "Links by what became of their strength",
                     {{"Relation", false},
                      {"Stronger", true},
                      {"Same", true},
                      {"Weaker", true},
                      {"Begun", true},
                      {"Ended", true},
                      {"Held at both", true}},
                     {},
                     "Pairs answered at both surveys.",
                     {}};
    Table mutual_{"quality_mutual",
                  "Pairs in which both sides name each other",
                  {{"Relation", false},
                   {"Where", false},
                   {"Pairs answered by both", true},
                   {"Before", true},
                   {"After", true},
                   {"Change", true}},
                  {},
                  "Pairs in which both people answered about each other at both surveys.",
                  {}};
    std::vector<Table> area_tables_;
};

}  // namespace

std::optional<Topic> quality_topic(const Case& input) { return QualityMaker(input).take(); }

}  // namespace crosstie::io
