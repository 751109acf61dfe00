#include "io/answers/change/detail_tables.hpp"
#include "io/document/shown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/answers/change/detail_tests.hpp"
#include "io/answers/change/detail_words.hpp"
#include "io/release/once_observed.hpp"
#include "io/render/text_table.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t blocks_listed = 12;
constexpr std::size_t most_waves_paired = 5;  // more: each survey with the next, and the first with the last

std::string number(double value, int digits = 2) { return decimal_words(value, digits); }

class Tabler {
 public:
    explicit Tabler(const Case& of)
        : of_(of),
          study_(of.study),
          c_(of.comparison),
          d_(of.detail()),
          shown_(of.shown()),
          public_(of.edition == Edition::public_) {}

    std::vector<DetailPart> take() {
        treatments();
        add(person_by_person(c_, shown_));
        add(likeness(c_, shown_));
        strengths();
        dyads();
        relations();
        along();
        formation();
        people();
        blocks();
        add(explained(d_.explanation));
        flow();
        work_streams();
        add(stream_against_stream(study_, d_, shown_));
        parts_.insert(parts_.begin(), what_threatens(study_, of_.findings(), parts_));
        return std::move(parts_);
    }

 private:
    bool few(std::uint64_t people) const { return public_ && people > 0 && people < shown_.min_group; }
    Table& table(const char* id, std::string caption, const std::vector<std::string>& heads) {
        parts_.push_back({"", {id, std::move(caption), columns_of(heads), {}, "", {}}, ThreatTo::every_finding});
        return parts_.back().table;
    }
    void say(std::string sentence, ThreatTo threatened = ThreatTo::every_finding) {
        parts_.back().sentence = std::move(sentence);
        parts_.back().threatened = threatened;
    }
    void add(std::optional<DetailPart> part) {
        if (part) parts_.push_back(*std::move(part));
    }

    void treatments() {
        const change::Treatments& t = d_.treatments;
        if (t.pairs == 0 || t.missing_before + t.missing_after == 0) return;
        if (!treatments_shown(study_, c_, shown_)) return;
        Table& made = table("treatments", "Those who did not answer, treated five ways",
                            {"Way", "Before, %", "After, %", "Change, points", "Pairs before", "Pairs after"});
        const auto row = [&](const char* way, const change::TreatedChange& change) {
            made.rows.push_back({way, percent_cell(change.before), percent_cell(change.after),
                                 points_cell(change.difference), count_words(change.cells_before),
                                 count_words(change.cells_after)});
        };
        row("Answered pairs of each survey (available case)", t.available_case);
        row("Only people who answered both times (complete case)", t.complete_case);
        if (std::isfinite(t.reconstruction.difference)) {
            row("A silent person's links as others report them (reconstruction)", t.reconstruction);
        }
        if (t.draws > 0) row("Unanswered pairs drawn like the answered ones (imputation)", t.imputation);
        row("Silence read as no link (older reports did so)", t.zero_fill);
        if (std::isfinite(t.available_case.difference) && std::isfinite(t.zero_fill.difference)) {
            say(fmt::format(
                "Counting answered pairs, the share linked changed by {} points; had silence been read as no "
                "link, by {}.",
                points_cell(t.available_case.difference), points_cell(t.zero_fill.difference)));
        }
        made.note =
            "The first is used elsewhere, on pairs answered both times. The last is wrong on purpose: fewer "
            "answers at the second survey look like a fall.";
        if (std::isfinite(t.reconstruction.difference)) {
            made.note += reconstruction_words(t.conditions);
        }
        if (t.draws > 0) {
            made.note += fmt::format(" Imputed changes: 95% of {} draws lie at {} points, seed {}.",
                                     count_words(t.draws), range_cell(t.imputed_range, 100, 1), t.seed);
        }
    }

    void strengths() {
        const change::StrengthShift& all = d_.strengths;
        if (all.stronger + all.weaker == 0) return;  // one strength only: the table of links says it
        const bool areas = d_.strengths_by_area && shown_.cross_shown;
        std::vector<std::string> heads{"Links of any strength", "All"};
        if (areas) heads.insert(heads.end(), {"Within " + study_.by.plural, "Across " + study_.by.plural});
        Table& made = table("strengths", "Links that grew stronger, stayed or weakened", heads);
        const auto row = [&](const char* what, auto field) {
            made.rows.push_back({what, count_words(all.*field)});
            if (!areas) return;
            made.rows.back().push_back(count_words(d_.strengths_by_area->within.*field));
            made.rows.back().push_back(count_words(d_.strengths_by_area->across.*field));
        };
        row("Stronger", &change::StrengthShift::stronger);
        row("Same", &change::StrengthShift::same);
        row("Weaker", &change::StrengthShift::weaker);
        row("Begun", &change::StrengthShift::begun);
        row("Ended", &change::StrengthShift::ended);
        say(fmt::format("Of {} lasting {} of any strength, {} grew stronger, {} stayed as they were, {} weakened.",
                        count_words(all.kept()), all.kept() == 1 ? "link" : "links", count_words(all.stronger),
                        count_words(all.same), count_words(all.weaker)));
        made.note = fmt::format(
            "Any strength above none counts here, also below {:g}. Stronger against weaker, each as "
            "likely: {}, too small in truth, since links of one person are not independent.",
            c_.tie_from, p_is(all.sign_test()));
    }

    void dyads() {
        if (!d_.dyads || d_.dyads->count() == 0) return;
        Table& made = table("dyads", "Pairs named by neither, by one, by both",
                            {"Before", "After: neither", "After: one", "After: both"});
        const char* const names[] = {"Neither", "One", "Both"};
        for (std::size_t k = 0; k < 3; ++k) {
            made.rows.push_back({names[k]});
            for (const std::uint64_t pairs : d_.dyads->pairs[k]) made.rows.back().push_back(count_words(pairs));
        }
        const std::uint64_t mutual = d_.dyads->before(change::Dyad::mutual);
        const std::uint64_t one = d_.dyads->at(change::Dyad::asymmetric, change::Dyad::mutual);
        say(fmt::format("{} named by both before; {} after. Of those named by one before, {} came to be named by both.",
                        capitalised(counted(mutual, "pair was", "pairs were")),
                        counted(d_.dyads->after(change::Dyad::mutual), "pair is", "pairs are"), count_words(one)));
        made.note = "Pairs of which both answered about each other at both surveys.";
    }

    static void turnover_row(Table& made, const std::string& what, const change::Turnover& t) {
        made.rows.push_back({what, count_words(t.before()), count_words(t.kept), count_words(t.lost),
                             count_words(t.gained), count_words(t.after()), number(t.jaccard())});
    }

    void relations() {
        if (d_.relations.size() < 2) return;
        Table& made = table("relations", "Each question by itself",
                            {"Question", "Before", "Lasted", "Lost", "New", "After", "Jaccard"});
        std::string told;
        for (std::size_t k = 0; k < d_.relations.size(); ++k) {
            if (!relation_shown(k)) {
                not_shown(made, relation_name(k));
                continue;
            }
            const change::Turnover& t = d_.relations[k];
            turnover_row(made, relation_name(k), t);
            told += fmt::format("{}{} from {} to {}", told.empty() ? "" : ", ", relation_name(k),
                                count_words(t.before()), count_words(t.after()));
        }
        made.note = "Pairs answered both times; each question from the strength that counts as a link there.";
        if (!told.empty()) say(fmt::format("Links by question: {}.", told));
        const auto moved = [](const change::StrengthShift& s) { return s.stronger + s.weaker > 0; };
        if (std::ranges::none_of(d_.relation_strengths, moved)) return;
        Table& valued = table("relation_strengths", "Strengths, question by question",
                              {"Question", "Stronger", "Same", "Weaker", "Begun", "Ended"});
        for (std::size_t k = 0; k < d_.relation_strengths.size(); ++k) {
            const change::StrengthShift& s = d_.relation_strengths[k];
            if (!relation_shown(k)) {
                not_shown(valued, relation_name(k));
                continue;
            }
            valued.rows.push_back({relation_name(k), count_words(s.stronger), count_words(s.same),
                                   count_words(s.weaker), count_words(s.begun), count_words(s.ended)});
        }
        valued.note = "Any strength above none counts here.";
    }

    bool relation_shown(std::size_t k) const {
        return turnover_shown(study_, k, c_.options.from, c_.options.to, shown_);
    }
    std::string relation_name(std::size_t k) const {
        const Relation& relation = study_.relations[k];
        return capitalised(relation.label.empty() ? relation.key : relation.label);
    }
    static void not_shown(Table& made, std::string name) {
        made.rows.push_back({std::move(name)});
        made.rows.back().resize(made.columns.size(), Cell("not shown"));
    }

    void along() {
        if (!d_.along || !all_waves_shown(study_, c_, shown_)) return;
        Table& made = table("along", "From survey to survey",
                            {"From, to", "Before", "Lasted", "Lost", "New", "After", "Jaccard"});
        const std::size_t waves = d_.along->wave_count();
        const auto row = [&](std::size_t from, std::size_t to) {
            turnover_row(made, fmt::format("{}, {}", study_.waves[from].key, study_.waves[to].key),
                         d_.along->between[from][to]);
        };
        for (std::size_t wave = 0; wave + 1 < waves; ++wave) row(wave, wave + 1);
        for (std::size_t apart = 2; waves <= most_waves_paired && apart + 1 < waves; ++apart) {
            for (std::size_t wave = 0; wave + apart < waves; ++wave) row(wave, wave + apart);
        }
        row(0, waves - 1);
        const change::TiePresence& p = d_.along->presence;
        made.note = fmt::format(
            "Of the {} ever linked among pairs answered every time, {} were linked all along, {} came "
            "and stayed, {} went, {} came and went, {} came back.",
            counted(p.ever, "pair", "pairs"), count_words(p.always), count_words(p.came), count_words(p.went),
            count_words(p.passing), count_words(p.intermittent));
        const change::Turnover& whole = d_.along->between[0][waves - 1];
        say(
            fmt::format("Links went from {} at the first survey to {} at the last; {} of those at the first are there "
                        "at the last.",
                        count_words(whole.before()), count_words(whole.after()), count_words(whole.kept)));
    }

    void formation() {
        if (!d_.formation || !shown_.cross_shown) return;
        const infer::FormationRates& f = *d_.formation;
        const infer::RateContrast& contrast = f.across_against_within;
        Table& made = table("formation_intervals", "How often a missing link formed, with intervals",
                            {"Where", "Formed", "Missing before", "Share, %", "95% interval, %"});
        const auto row = [&](const std::string& where, const infer::FormationRate& rate) {
            made.rows.push_back({where, count_words(rate.formed), count_words(rate.open), percent_cell(rate.rate),
                                 range_cell(rate.ci95, 100, 1)});
        };
        row("Across " + study_.by.plural, f.across);
        row("Within " + study_.by.plural, f.within);
        if (std::isfinite(f.across.rate) && std::isfinite(f.within.rate)) {
            say(fmt::format("A missing link across {} had a {} chance of forming; within, {}.", study_.by.plural,
                            chance_words(f.across.formed, f.across.open), chance_words(f.within.formed, f.within.open)),
                ThreatTo::area_findings);
        }
        if (std::isfinite(contrast.ratio)) {
            made.note = std::isfinite(contrast.ratio_ci95[0])
                            ? fmt::format("Across over within: {} (95% interval {}). ", number(contrast.ratio),
                                          range_cell(contrast.ratio_ci95, 1, 2))
                            : fmt::format("Across over within: {}. ", number(contrast.ratio));
        }
        if (contrast.draws > 0 && std::isfinite(contrast.difference)) {
            made.note += fmt::format(
                "{} shuffled over people: a difference as low or lower {}, as high or higher {}; "
                "{} draws, seed {}.",
                capitalised(study_.by.plural), p_is(contrast.difference_at_most), p_is(contrast.difference_at_least),
                count_words(contrast.draws), c_.options.seed);
        }
    }

    void people() {
        const infer::EgoChange& e = d_.people;
        if (e.contacts.people == 0 || (public_ && e.contacts.people < 2 * shown_.min_group)) return;
        Table& made = table("people_change", "Single people's circles: medians, and who rose or fell",
                            {"Figure", "Before", "After", "Rose", "Fell", "Same", "Mean change, 95% interval"});
        // A median of counts may lie between two of them.
        const auto median = [](double value, int digits) {
            return number(value, digits == 0 && value != std::floor(value) ? 1 : digits);
        };
        const auto row = [&](const std::string& what, const infer::PairedChange& change, int digits) {
            if (change.people == 0 || (public_ && change.people < 2 * shown_.min_group)) return;
            const bool counts = !few(change.rose) && !few(change.fell) && !few(change.level);
            const auto count = [&](std::size_t people) { return counts ? count_words(people) : "not shown"; };
            made.rows.push_back(
                {what, median(change.before[1], digits), median(change.after[1], digits), count(change.rose),
                 count(change.fell), count(change.level),
                 fmt::format("{}, {}", number(change.mean_change, 2), range_cell(change.mean_change_ci95, 1, 2))});
        };
        row("Colleagues named", e.contacts, 0);
        if (c_.has_areas && shown_.cross_shown) {
            row(capitalised(study_.by.plural) + " among them", e.areas_reached, 0);
            row("Share outside the own " + study_.by.singular, e.share_outside, 2);
            row("How mixed they are (Blau)", e.blau, 2);
        }
        row("Separate circles (effective size)", e.effective_size, 1);
        const infer::PairedChange& reached = e.areas_reached;
        const bool areas = c_.has_areas && shown_.cross_shown && reached.people > 0 &&
                           !(public_ && reached.people < 2 * shown_.min_group);
        say(areas ? fmt::format("Half of people named colleagues in {} {} or more before, and in {} after.",
                                number(std::ceil(reached.before[1]), 0), study_.by.plural,
                                number(std::ceil(reached.after[1]), 0))
                  : fmt::format("Half of people named {} colleagues or more before, and {} after.",
                                number(std::ceil(e.contacts.before[1]), 0), number(std::ceil(e.contacts.after[1]), 0)),
            areas ? ThreatTo::area_findings : ThreatTo::every_finding);
        made.note =
            "People who answered both times, by each survey's own answers. People share links, so the intervals "
            "are rather too narrow.";
    }

    void blocks() {
        if (!d_.blocks || public_ || !shown_.areas_shown || d_.blocks->tested == 0) return;
        std::vector<const infer::BlockChange*> rows;
        for (const infer::BlockChange& block : d_.blocks->blocks) {
            if (std::isfinite(block.p_two_sided)) rows.push_back(&block);
        }
        std::stable_sort(rows.begin(), rows.end(),
                         [](const auto* a, const auto* b) { return a->p_two_sided < b->p_two_sided; });
        Table& made =
            table("blocks", fmt::format("Where links changed most, {} by {}", study_.by.singular, study_.by.singular),
                  {"From, to", "Before", "After", "Pairs", "Change, points", "p", "p, all tested"});
        const auto& labels = c_.cross_area.areas.labels;
        for (std::size_t k = 0; k < std::min(rows.size(), blocks_listed); ++k) {
            const infer::BlockChange& b = *rows[k];
            made.rows.push_back(
                {b.from == b.to ? "Within " + labels[b.from] : fmt::format("{}, {}", labels[b.from], labels[b.to]),
                 count_words(b.ties_before), count_words(b.ties_after), count_words(b.cells), points_cell(b.change()),
                 p_cell(b.p_two_sided), p_cell(b.p_adjusted)});
        }
        const infer::BlockChange& most = *rows.front();
        say(fmt::format("Links changed most {}, by {} points; allowing for the {} pairs tested, {}.",
                        most.from == most.to ? "within " + labels[most.from]
                                             : fmt::format("from {} to {}", labels[most.from], labels[most.to]),
                        points_cell(most.change()), count_words(d_.blocks->tested), p_is(most.p_adjusted)),
            ThreatTo::area_findings);
        made.note = fmt::format(
            "Beside {} shuffled over people ({} draws, seed {}). {} were tested, of which chance alone "
            "would make about one in twenty look unusual; the last column allows for that (Holm).",
            study_.by.plural, count_words(d_.blocks->draws), d_.blocks->seed, count_words(d_.blocks->tested));
        if (rows.size() > blocks_listed) made.note += fmt::format(" The {} least likely are shown.", blocks_listed);
    }

    void flow() {
        if (!d_.flow || public_ || d_.flow->movers.empty()) return;
        Table& made =
            table("flow", fmt::format("Who moved to another {}", study_.by.singular), {"From", "To", "People"});
        for (std::size_t g = 0; g < d_.flow->group_count(); ++g) {
            for (std::size_t h = 0; h < d_.flow->group_count(); ++h) {
                const std::uint64_t moved = d_.flow->actors[g][h];
                if (g != h && moved > 0) {
                    made.rows.push_back({d_.flow->labels[g], d_.flow->labels[h], count_words(moved)});
                }
            }
        }
        made.columns[1].kind = Kind::words;
        say(fmt::format("{} moved to another {} and {} stayed; figures by {} count each where they were before.",
                        people_words(d_.flow->movers.size()), study_.by.singular, count_words(d_.flow->stayed),
                        study_.by.singular),
            ThreatTo::area_findings);
    }

    void work_streams() {
        if (d_.work_streams.empty()) return;
        Table& made =
            table("work_streams_change", "Inside each work-stream",
                  {"Work-stream", "People", "Before, %", "After, %", "Change, points", "95% interval", "In words"});
        const auto row = [&](const std::string& what, std::size_t people, double from, double to, double difference,
                             const infer::DensityTest& test, infer::Verdict verdict) {
            made.rows.push_back({what, count_words(people), percent_cell(from), percent_cell(to),
                                 points_cell(difference),
                                 verdict == infer::Verdict::facts_only ? "not tested" : range_cell(test.ci95, 100, 1),
                                 std::string(infer::name_of(verdict))});
        };
        for (const survey::WorkStreamChange& stream : d_.work_streams) {
            if (public_ && std::min(stream.members.size(), stream.change.actors) < shown_.min_group) continue;
            const infer::DensityChange& d = stream.change;
            row(study_.work_streams[stream.work_stream].label, stream.members.size(), d.from, d.to, d.difference,
                d.bootstrap, d.verdict);
        }
        std::string told;
        for (const Row& cells : made.rows) {
            told += fmt::format("{}{} {} points ({})", told.empty() ? "" : ", ", shown(cells[0], made.columns[0]),
                                shown(cells[4], made.columns[4]), shown(cells[6], made.columns[6]));
        }
        if (!told.empty()) say(fmt::format("Change in the share of pairs linked inside each work-stream: {}.", told));
        made.note = "Links among people of a work-stream who are on both lists, pairs answered both times.";
        if (d_.inside_work_streams && pooled_shown(d_, shown_)) {
            const infer::PooledDensityChange& p = *d_.inside_work_streams;
            row("All, each inside its own", p.actors, p.from, p.to, p.difference, p.bootstrap, p.verdict);
            made.note += fmt::format(" The last row pools people of exactly one work-stream; {} of several left out.",
                                     few(d_.in_several_streams) ? "people" : people_words(d_.in_several_streams));
        }
        made.note += " A few work-streams are no sample of others: this speaks of these only.";
        if (made.rows.empty()) parts_.pop_back();
    }

    const Case& of_;
    const Study& study_;
    const survey::Comparison& c_;
    const survey::ChangeDetail& d_;
    const Disclosed& shown_;
    bool public_;
    std::vector<DetailPart> parts_;
};

}  // namespace

std::vector<DetailPart> detail_parts(const Case& of) {
    if (!of.shown().comparable) return {};
    return Tabler(of).take();
}

std::string detail_text(const Case& of) {
    std::string text;
    for (const DetailPart& part : detail_parts(of)) {
        text += fmt::format("\n{}\n{}\n", part.table.caption, std::string(shown_width(part.table.caption), '='));
        if (!part.sentence.empty()) text += wrapped(part.sentence, 80);
        text += '\n' + text_table(part.table, 80);
        if (!part.table.note.empty()) text += '\n' + wrapped(part.table.note, 80);
    }
    return for_terminal(text);
}

}  // namespace crosstie::io
