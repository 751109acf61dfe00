#include "io/report/detail_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/report/once_observed.hpp"
#include "io/report/text_table.hpp"
#include "io/report/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t blocks_listed = 12;

std::string share(double value) { return std::isnan(value) ? "not defined" : decimal_words(value * 100, 1); }
std::string number(double value, int digits = 2) { return decimal_words(value, digits); }
std::string points(double difference) {
    if (std::isnan(difference)) return "not defined";
    return (difference > 0 ? "+" : "") + decimal_words(difference * 100, 1);
}
std::string between(const std::array<double, 2>& range, double scale, int digits) {
    if (std::isnan(range[0])) return "not defined";
    return fmt::format("{} to {}", decimal_words(range[0] * scale, digits), decimal_words(range[1] * scale, digits));
}
std::string p_is(double p) {
    return std::isnan(p) ? "p not defined" : p < 0.001 ? "p under 0.001" : "p = " + decimal_words(p, 3);
}
std::string p_words(double p) {
    return std::isnan(p) ? "not defined" : p < 0.001 ? "under 0.001" : decimal_words(p, 3);
}

std::vector<Column> columns(const std::vector<std::string>& heads) {
    std::vector<Column> made;
    for (const std::string& head : heads) made.push_back({head, !made.empty()});
    return made;
}

class Tabler {
 public:
    Tabler(const Study& study, const infer::Comparison& comparison, const infer::ChangeDetail& detail,
           const Disclosed& shown)
        : study_(study), c_(comparison), d_(detail), shown_(shown), public_(shown.edition == Edition::public_) {}

    std::vector<DetailPart> take() {
        treatments();
        strengths();
        dyads();
        relations();
        along();
        formation();
        people();
        blocks();
        explanation();
        flow();
        work_streams();
        return std::move(parts_);
    }

 private:
    bool few(std::uint64_t people) const { return public_ && people > 0 && people < shown_.min_group; }
    Table& table(const char* id, std::string caption, const std::vector<std::string>& heads) {
        parts_.push_back({"", {id, std::move(caption), columns(heads), {}, "", {}}});
        return parts_.back().table;
    }
    void say(std::string sentence) { parts_.back().sentence = std::move(sentence); }

    void treatments() {
        const change::Treatments& t = d_.treatments;
        if (t.pairs == 0 || t.missing_before + t.missing_after == 0) return;
        if (!treatments_shown(study_, c_, shown_)) return;
        Table& made = table("treatments", "Those who did not answer, treated five ways",
                            {"Way", "Before, %", "After, %", "Change, points", "Pairs before", "Pairs after"});
        const auto row = [&](const char* way, const change::TreatedChange& change) {
            made.rows.push_back({way, share(change.before), share(change.after), points(change.difference),
                                 count_words(change.cells_before), count_words(change.cells_after)});
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
                points(t.available_case.difference), points(t.zero_fill.difference)));
        }
        made.note =
            "The first is used elsewhere, on pairs answered both times. The last is wrong on purpose: fewer "
            "answers at the second survey look like a fall.";
        if (std::isfinite(t.reconstruction.difference)) {
            const change::ReconstructionConditions& when = t.conditions;
            const auto word = [](bool holds) { return holds ? "yes" : "no"; };
            made.note += fmt::format(
                " Reconstruction may be believed when silent people are named like the others ({}), "
                "the question is mutual by its meaning ({}), and links are mostly named back ({}).",
                word(when.alike), word(when.mutual), word(when.reciprocal));
        }
        if (t.draws > 0) {
            made.note += fmt::format(" Imputed changes: 95% of {} draws lie at {} points, seed {}.",
                                     count_words(t.draws), between(t.imputed_range, 100, 1), t.seed);
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
        for (std::size_t k = 0; k < d_.relations.size(); ++k) {
            const Relation& relation = study_.relations[k];
            const std::string name = capitalised(relation.label.empty() ? relation.key : relation.label);
            if (turnover_shown(study_, k, c_.options.from, c_.options.to, shown_)) {
                turnover_row(made, name, d_.relations[k]);
            } else {
                made.rows.push_back({name});
                made.rows.back().resize(made.columns.size(), "not shown");
            }
        }
        made.note = "Pairs answered both times; each question from the strength that counts as a link there.";
    }

    void along() {
        if (!d_.along || !all_waves_shown(study_, c_, shown_)) return;
        Table& made = table("along", "From survey to survey",
                            {"From, to", "Before", "Lasted", "Lost", "New", "After", "Jaccard"});
        for (std::size_t wave = 0; wave + 1 < d_.along->wave_count(); ++wave) {
            turnover_row(made, fmt::format("{}, {}", study_.waves[wave].key, study_.waves[wave + 1].key),
                         d_.along->step(wave));
        }
        const change::TiePresence& p = d_.along->presence;
        made.note = fmt::format(
            "Of the {} ever linked among pairs answered every time, {} were linked all along, {} came "
            "and stayed, {} went, {} came and went, {} came back.",
            counted(p.ever, "pair", "pairs"), count_words(p.always), count_words(p.came), count_words(p.went),
            count_words(p.passing), count_words(p.intermittent));
    }

    void formation() {
        if (!d_.formation || !shown_.cross_shown) return;
        const infer::FormationRates& f = *d_.formation;
        const infer::RateContrast& contrast = f.across_against_within;
        Table& made = table("formation_intervals", "How often a missing link formed, with intervals",
                            {"Where", "Formed", "Missing before", "Share, %", "95% interval, %"});
        const auto row = [&](const std::string& where, const infer::FormationRate& rate) {
            made.rows.push_back({where, count_words(rate.formed), count_words(rate.open), share(rate.rate),
                                 between(rate.ci95, 100, 1)});
        };
        row("Across " + study_.by.plural, f.across);
        row("Within " + study_.by.plural, f.within);
        if (std::isfinite(f.across.rate) && std::isfinite(f.within.rate)) {
            say(fmt::format("A missing link across {} had a {} chance of forming; within, {}.", study_.by.plural,
                            chance_words(f.across.formed, f.across.open),
                            chance_words(f.within.formed, f.within.open)));
        }
        if (std::isfinite(contrast.ratio)) {
            made.note = fmt::format("Across over within: {} (95% interval {}). ", number(contrast.ratio),
                                    between(contrast.ratio_ci95, 1, 2));
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
        const auto row = [&](const std::string& what, const infer::PairedChange& change, int digits) {
            if (change.people == 0 || (public_ && change.people < 2 * shown_.min_group)) return;
            const bool counts = !few(change.rose) && !few(change.fell) && !few(change.level);
            const auto count = [&](std::size_t people) { return counts ? count_words(people) : "not shown"; };
            made.rows.push_back(
                {what, number(change.before[1], digits), number(change.after[1], digits), count(change.rose),
                 count(change.fell), count(change.level),
                 fmt::format("{}, {}", number(change.mean_change, 2), between(change.mean_change_ci95, 1, 2))});
        };
        row("Colleagues named", e.contacts, 0);
        if (c_.has_areas && shown_.cross_shown) {
            row(capitalised(study_.by.plural) + " among them", e.areas_reached, 0);
            row("Share outside the own " + study_.by.singular, e.share_outside, 2);
            row("How mixed they are (Blau)", e.blau, 2);
        }
        row("Separate circles (effective size)", e.effective_size, 1);
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
                 count_words(b.ties_before), count_words(b.ties_after), count_words(b.cells), points(b.change()),
                 p_words(b.p_two_sided), p_words(b.p_adjusted)});
        }
        made.note = fmt::format(
            "Beside {} shuffled over people ({} draws, seed {}). {} were tested, of which chance alone "
            "would make about one in twenty look unusual; the last column allows for that (Holm).",
            study_.by.plural, count_words(d_.blocks->draws), d_.blocks->seed, count_words(d_.blocks->tested));
        if (rows.size() > blocks_listed) made.note += fmt::format(" The {} least likely are shown.", blocks_listed);
    }

    void explanation() {
        const infer::NetworkRegression& r = d_.explanation.regression;
        if (r.why != infer::NoRegression::none) return;
        Table& made = table("explanation", "What goes with a link after (MRQAP)", {"With", "Coefficient", "t", "p"});
        for (std::size_t k = 0; k < d_.explanation.predictors.size(); ++k) {
            const infer::RegressionTerm& term = r.terms[k + 1];
            made.rows.push_back({capitalised(d_.explanation.predictors[k]), number(term.coefficient, 3),
                                 number(term.statistic, 1), p_words(term.p_two_sided)});
        }
        made.note = fmt::format(
            "Each with the others held fixed; double semi-partialling, {} draws, seed {}; {} pairs, R² "
            "{}. Association, not cause.",
            count_words(r.draws), r.seed, count_words(r.cells), number(r.r_squared));
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
    }

    void work_streams() {
        if (d_.work_streams.empty()) return;
        Table& made =
            table("work_streams_change", "Inside each work-stream",
                  {"Work-stream", "People", "Before, %", "After, %", "Change, points", "95% interval", "In words"});
        const auto row = [&](const std::string& what, std::size_t people, double from, double to, double difference,
                             const infer::DensityTest& test, infer::Verdict verdict) {
            made.rows.push_back({what, count_words(people), share(from), share(to), points(difference),
                                 between(test.ci95, 100, 1), std::string(infer::name_of(verdict))});
        };
        for (const infer::WorkStreamChange& stream : d_.work_streams) {
            if (public_ && std::min(stream.members.size(), stream.change.actors) < shown_.min_group) continue;
            const infer::DensityChange& d = stream.change;
            row(study_.work_streams[stream.work_stream].label, stream.members.size(), d.from, d.to, d.difference,
                d.bootstrap, d.verdict);
        }
        std::string told;
        for (const std::vector<std::string>& cells : made.rows) {
            told += fmt::format("{}{} {} points ({})", told.empty() ? "" : ", ", cells[0], cells[4], cells[6]);
        }
        if (!told.empty()) say(fmt::format("Change in the share of pairs linked inside each work-stream: {}.", told));
        made.note = "Links among people of a work-stream who are on both lists, pairs answered both times.";
        if (d_.inside_work_streams && pooled_shown(d_, shown_)) {
            const infer::PooledDensityChange& p = *d_.inside_work_streams;
            row("All, each inside its own", p.actors, p.from, p.to, p.difference, p.bootstrap, p.verdict);
            made.note += fmt::format(" The last row pools people of exactly one work-stream; {} of several left out.",
                                     few(d_.in_several_streams) ? "people" : people_words(d_.in_several_streams));
        }
        made.note += " A few work-streams are no sample of others, so they are not tested against each other.";
        if (made.rows.empty()) parts_.pop_back();
    }

    const Study& study_;
    const infer::Comparison& c_;
    const infer::ChangeDetail& d_;
    const Disclosed& shown_;
    bool public_;
    std::vector<DetailPart> parts_;
};

}  // namespace

std::vector<DetailPart> detail_parts(const Study& study, const infer::Comparison& comparison,
                                     const infer::ChangeDetail& detail, const Disclosed& shown) {
    if (!shown.comparable) return {};
    return Tabler(study, comparison, detail, shown).take();
}

std::string detail_text(const Study& study, const infer::Comparison& comparison, const infer::ChangeDetail& detail,
                        Edition edition) {
    std::string text;
    for (const DetailPart& part : detail_parts(study, comparison, detail, disclose(study, comparison, edition))) {
        text += fmt::format("\n{}\n{}\n", part.table.caption, std::string(shown_width(part.table.caption), '='));
        if (!part.sentence.empty()) text += wrapped(part.sentence, 80);
        text += '\n' + text_table(part.table, 80);
        if (!part.table.note.empty()) text += '\n' + wrapped(part.table.note, 80);
    }
    return for_terminal(text);
}

}  // namespace crosstie::io
