// What became of relationships, question by question: stronger or weaker, named by both sides. Totals and areas only,
// since nobody is to learn who trusts whom.
#include "io/answers/subjects/quality.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "graph/base/error.hpp"
#include "graph/change/dyad_shifts.hpp"
#include "graph/change/strength_shift.hpp"
#include "io/answers/change/tables.hpp"
#include "io/answers/change/wording.hpp"
#include "io/answers/subjects/figures.hpp"
#include "io/answers/subjects/quality_together.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/release/not_shown.hpp"
#include "io/release/once_observed.hpp"
#include "io/release/tells_everyone.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

// The figures of one relation by key, and what they mean.
using Told = std::pair<const char*, const char*>;
constexpr std::array of_links{Told{"links.pairs", "Pairs answered at both surveys"},
                              Told{"links.from", "Links before"},
                              Told{"links.to", "Links after"},
                              Told{"links.gained", "Links after that were none before"},
                              Told{"links.lost", "Links before that are none after"},
                              Told{"links.verdict", "What is said of the change"},
                              Told{"links.ci95", "95% interval of the change of the share linked"}};
constexpr std::array of_strength{Told{"strength.stronger", "Links at both surveys that grew stronger"},
                                 Told{"strength.same", "Links at both that stayed the same"},
                                 Told{"strength.weaker", "Links at both that grew weaker"},
                                 Told{"strength.begun", "Links after alone"},
                                 Told{"strength.ended", "Links before alone"},
                                 Told{"strength.graded", "Whether the answers have grades; else yes or no"}};
constexpr std::array of_mutual{Told{"mutual.pairs", "Pairs in which both answered both times"},
                               Told{"mutual.from", "Of these, both name each other before"},
                               Told{"mutual.to", "The same, after"},
                               Told{"mutual.kept", "Both times"},
                               Told{"mutual.gained", "After alone"},
                               Told{"mutual.lost", "Before alone"},
                               Told{"mutual.links.from", "Links between people who both answered, before"},
                               Told{"mutual.links.to", "The same, after: a pair that names each other has two"},
                               Told{"mutual.verdict", "What is said of the change"},
                               Told{"mutual.ci95", "95% interval of the change of the share"}};
constexpr std::array of_parts{Told{"mutual.within.pairs", "Pairs within an area"},
                              Told{"mutual.within.from", "Of these, both name each other before"},
                              Told{"mutual.within.to", "The same, after"},
                              Told{"mutual.across.pairs", "Pairs across areas"},
                              Told{"mutual.across.from", "Of these, both name each other before"},
                              Told{"mutual.across.to", "The same, after"}};
constexpr Told by_area{"mutual.areas", "Whether the table mutual_areas holds it"};

class QualityMaker {
 public:
    explicit QualityMaker(const Case& input) : in_(input), study_(input.study), options_(input.comparison.options) {}

    std::optional<Topic> take() {
        const bool several = study_.relations.size() > 1;
        if (!several && !graded(options_.relation)) return std::nullopt;
        topic_.section.id = "quality";
        topic_.section.heading = "Are the relationships better?";
        for (std::size_t relation = 0; relation < study_.relations.size(); ++relation) one_relation(relation);
        topic_.section.blocks.emplace_back(std::move(rows_).table());
        topic_.section.blocks.emplace_back(std::move(areas_));
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

    void add(const Told& what, Cell cell) { rows_.add(what.first, what.second, std::move(cell)); }

    /// Figures that are all missing for one reason.
    template <std::size_t N>
    void none_of(const std::array<Told, N>& those, const Value& why) {
        for (const Told& what : those) add(what, why);
    }

    template <std::size_t N, class... Cells>
    void all_of(const std::array<Told, N>& those, Cells... cells) {
        static_assert(N == sizeof...(cells));
        std::size_t k = 0;
        (add(those.at(k++), std::move(cells)), ...);
    }

    static Cell interval_of(const infer::DensityChange& density) {
        return range_or(density.social_relations.ci95[0], density.social_relations.ci95[1], Why::no_test);
    }

    void one_relation(std::size_t relation) {
        const Relation& asked = study_.relations[relation];
        rows_.next();
        rows_.add("relation", "The question", asked.key);
        rows_.add("label", "How it is called", asked.label);
        std::string why;
        const Case* const mutual = mutual_of(relation, why);
        if (!mutual) {
            none_of(of_links, Withheld{why});
            none_of(of_strength, Withheld{why});
            no_mutual(Withheld{why});
            say(fmt::format("{}: nothing is said of it, since {}.", capitalised(asked.label), why));
            return;
        }
        usable_.push_back(relation);
        links(relation);
        strength(relation);
        both_sides(relation, *mutual);
    }

    // Links as the comparison reads them; of the relation compared this is what the whole paper tells.
    void links(std::size_t relation) {
        const bool compared = relation == options_.relation;
        survey::ComparisonOptions options = options_;
        options.relation = relation;
        options.tie_from = least(relation);
        options.draws = 0;
        const survey::Comparison& c = compared ? in_.comparison : in_.other(options, in_.edition).comparison;
        const change::Turnover& t = c.ties;
        if (!compared && tells_everyone(t.pairs(), t.before(), t.after())) {
            return none_of(of_links, Withheld{"every pair"});
        }
        all_of(of_links, Cell(t.pairs()), Cell(t.before()), Cell(t.after()), Cell(t.gained), Cell(t.lost),
               Cell(std::string(infer::name_of(c.density.verdict))), interval_of(c.density));
        if (compared) return;
        const std::string words =
            fmt::format("links {}, of {} ({}).", movement_words(t.before(), t.after(), voice_of(c.density)),
                        counted(t.pairs(), "pair", "pairs"), verdict_words(c));
        say(fmt::format("{}: {}", capitalised(study_.relations[relation].label), words));
        topic_.answers.push_back({Part::health, grew(relation), fmt::format("{}: {}", answer_lead(c.density), words)});
    }

    void strength(std::size_t relation) {
        const std::string label = capitalised(study_.relations[relation].label);
        const bool has_grades = graded(relation);
        const change::StrengthShift s =
            change::strength_shift(at(relation, options_.from, 0), at(relation, options_.to, 0));
        all_of(of_strength, Cell(s.stronger), Cell(s.same), Cell(s.weaker), Cell(s.begun), Cell(s.ended),
               Cell(has_grades));
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
        strengths_.rows.push_back({label, s.stronger, s.same, s.weaker, s.begun, s.ended, s.kept()});
    }

    void no_mutual(const Value& why) {
        none_of(of_mutual, why);
        no_parts(why);
    }
    void no_parts(const Value& why) {
        none_of(of_parts, why);
        add(by_area, why);
    }

    void both_sides(std::size_t relation, const Case& m) {
        const Relation& asked = study_.relations[relation];
        if (!asked.directed) return no_mutual(Undefined{Why::not_directed});
        const change::Turnover& t = m.comparison.ties;
        const std::uint64_t from = t.kept + t.lost, to = t.kept + t.gained;
        if (tells_everyone(t.pairs(), from, to)) {
            say(fmt::format("{}: how many pairs name each other is not shown, since all that answered do.",
                            capitalised(asked.label)));
            return no_mutual(Withheld{"every pair"});
        }
        const Returned links = returned(relation, from, to);
        // Where all are returned, whoever named somebody knows that they were named.
        const bool some = links.before > 2 * from && links.after > 2 * to;
        const bool tell = some && complete_case_shown(study_, relation, options_.from, options_.to, in_.shown());
        const auto told = [&](std::uint64_t count) {
            return tell ? Cell(count) : Cell(Withheld{some ? "too few" : "every pair"});
        };
        all_of(of_mutual, Cell(t.pairs()), Cell(from), Cell(to), Cell(t.kept), Cell(t.gained), Cell(t.lost),
               told(links.before), told(links.after), Cell(std::string(infer::name_of(m.comparison.density.verdict))),
               interval_of(m.comparison.density));
        say(fmt::format("{}: pairs in which both name each other {}, of {} in which both answered both times ({}).",
                        capitalised(asked.label), movement_words(from, to, voice_of(m.comparison.density)),
                        count_words(t.pairs()), verdict_words(m.comparison)));
        std::string share;
        if (tell) {
            const ShareChangeWords words = share_change_words(2 * from, links.before, 2 * to, links.after);
            share = fmt::format(
                "Of links between people who both answered both times, {} were returned before and {} after.",
                words.from, words.to);
            say(fmt::format("{}: {}", capitalised(asked.label), "of" + share.substr(2)));
        } else if (some) {
            say(
                fmt::format("{}: what share of links is returned is not shown: beside all links it would tell how "
                            "often a few people who did not answer were named.",
                            capitalised(asked.label)));
        }
        if (has_answer(relation)) {
            std::string& answer = topic_.answers.back().answer;
            // More links, yet no more pairs who name each other and a smaller share returned: no plain yes.
            const bool fewer_returned = static_cast<double>(to) * static_cast<double>(links.before) <
                                        static_cast<double>(from) * static_cast<double>(links.after);
            const infer::DensityChange& both = m.comparison.density;
            const bool more_pairs = voice_of(both) == Voice::verbs && both.difference > 0;
            for (const char* const lead : {"Yes:", "Likely:"}) {
                if (tell && fewer_returned && !more_pairs && answer.starts_with(lead))
                    answer = "In part" + answer.substr(answer.find(':'));
            }
            if (tell) answer += ' ' + share;
            topic_.answers.back().answer += fmt::format(" Pairs who name each other {}, of {} ({}).",
                                                        movement_words(from, to, voice_of(m.comparison.density)),
                                                        count_words(t.pairs()), verdict_words(m.comparison));
        }
        mutual_row(asked, "everybody", t.pairs(), from, to);
        parts(relation, m);
    }

    struct Returned {
        std::uint64_t before = 0, after = 0;  // links of pairs in which both answered both times
    };
    Returned returned(std::size_t relation, std::uint64_t mutual_from, std::uint64_t mutual_to) const {
        const change::DyadShifts shifts = change::dyad_shifts(at(relation, options_.from, least(relation)),
                                                              at(relation, options_.to, least(relation)));
        return {2 * mutual_from + shifts.before(change::Dyad::asymmetric),
                2 * mutual_to + shifts.after(change::Dyad::asymmetric)};
    }

    void mutual_row(const Relation& asked, const std::string& where, std::uint64_t pairs, std::uint64_t before,
                    std::uint64_t after) {
        const std::int64_t change = static_cast<std::int64_t>(after) - static_cast<std::int64_t>(before);
        mutual_.rows.push_back({capitalised(asked.label), where, pairs, before, after, Cell(change).as(Kind::change)});
    }

    void parts(std::size_t relation, const Case& m) {
        const Relation& asked = study_.relations[relation];
        if (!m.comparison.has_areas) {
            return no_parts(Undefined{m.comparison.options.by.empty() ? Why::not_asked : Why::one_area});
        }
        if (!m.shown().cross_shown) return no_parts(Withheld{"too few"});
        const change::AreaTurnover &within = m.comparison.cross_area.within, &across = m.comparison.cross_area.across;
        if (tells_everyone(within.contact_pairs, within.contacts_before, within.contacts_after) ||
            tells_everyone(across.contact_pairs, across.contacts_before, across.contacts_after)) {
            return no_parts(Withheld{"every pair"});
        }
        all_of(of_parts, Cell(within.contact_pairs), Cell(within.contacts_before), Cell(within.contacts_after),
               Cell(across.contact_pairs), Cell(across.contacts_before), Cell(across.contacts_after));
        mutual_row(asked, fmt::format("within one {}", study_.by.singular), within.contact_pairs,
                   within.contacts_before, within.contacts_after);
        mutual_row(asked, fmt::format("across {}", study_.by.plural), across.contact_pairs, across.contacts_before,
                   across.contacts_after);
        if (has_answer(relation)) {
            topic_.answers.back().answer += fmt::format(" Those across {} {}.", study_.by.plural,
                                                        movement_words(across.contacts_before, across.contacts_after,
                                                                       voice_of(m.comparison.contact_changes.across)));
        }
        area_by_area(relation, m);
    }

    void area_by_area(std::size_t relation, const Case& m) {
        if (!m.shown().areas_shown) return add(by_area, Withheld{"too few"});
        const AreaTables& areas = m.shown().areas;
        if (some_areas_tell_everyone(study_, m.comparison, m.shown().areas))
            return add(by_area, Withheld{"every pair"});
        add(by_area, true);
        const Relation& asked = study_.relations[relation];
        for (std::size_t g = 0; g < areas.labels.size(); ++g) {
            for (std::size_t h = g; h < areas.labels.size(); ++h) {
                areas_.rows.push_back(
                    {asked.key, areas.labels[g], areas.labels[h], areas.contacts_from[g][h], areas.contacts_to[g][h]});
            }
        }
        auto table = ComparisonTables(m).between_areas();
        if (!table) return;
        for (Column& column : table->columns) column.key.clear();  // by key it stands in mutual_areas
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

    void say(std::string sentence) { topic_.section.blocks.emplace_back(Paragraph{std::move(sentence)}); }

    const Case& in_;
    const Study& study_;
    const survey::ComparisonOptions& options_;
    Topic topic_;
    std::vector<std::size_t> usable_;  // relations this edition may speak of
    FigureRows rows_{"quality_relations", "Question by question", {"relation", "", Kind::key, "The question"}};
    Table areas_ = for_machines("quality_mutual_areas", "Pairs that name each other, by area",
                                {{"relation", "", Kind::key, "The question"},
                                 {"first", "", Kind::words, "An area"},
                                 {"second", "", Kind::words, "Another, or the same: pairs within"},
                                 {"from", "", Kind::count, "Pairs that name each other before"},
                                 {"to", "", Kind::count, "The same, after"}});
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
