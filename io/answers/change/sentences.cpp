// What a comparison says in plain English, finding by finding. Each verb is borne by the test of its own figure, so
// that no sentence says more than the table it is taken from.
#include "io/answers/change/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/base/calls.hpp"
#include "graph/survey/area_totals.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/answers/change/baseline.hpp"
#include "io/answers/change/case.hpp"
#include "io/answers/change/contact_sentences.hpp"
#include "io/answers/change/finding_sentences.hpp"
#include "io/answers/change/survey_path.hpp"
#include "io/answers/change/wording.hpp"
#include "io/release/once_observed.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using infer::Verdict;

class Speaker {
 public:
    explicit Speaker(const Case& of)
        : of_(of),
          study_(of.study),
          c_(of.comparison),
          shown_(of.shown()),
          one_(of.study.by.singular),
          many_(of.study.by.plural) {}

    Findings speak() {
        said_.headline = headline();
        said_.threats = of_.threats();
        for (const Threat& threat : said_.threats) said_.limits.push_back(threat.text);
        if (!shown_.comparable) {
            found("density", "How many links", facts_reason());
            answered();
            return std::move(said_);
        }
        found("density", "How many links", density());
        if (c_.ties.before() + c_.ties.after() > 0)
            found("turnover", "Links that lasted, were lost and are new", turnover());
        if (shown_.cross_shown) {
            if (contacts_at_all()) found("contacts", "Contacts across and within", across(), ThreatTo::area_findings);
            if (shown_.areas.area_pairs > 1)
                found("area_pairs", "Pairs of areas in contact", area_pairs_sentence(study_, shown_),
                      ThreatTo::area_findings);
        }
        if (study_.waves.size() > 2) each("path", "The surveys between", survey_path_sentence(of_));
        if (shown_.gained_any.whole > 0)
            found("new_contacts", "New contacts per person", new_contacts_sentence(study_, c_, shown_));
        beside_tables();
        answered();
        return std::move(said_);
    }

 private:
    void each(std::string_view key, std::string_view name, std::string text,
              ThreatTo threatened = ThreatTo::every_finding) {
        if (!text.empty()) said_.each.push_back({key, name, std::move(text), threatened});
    }
    void found(std::string_view key, std::string_view name, std::string text,
               ThreatTo threatened = ThreatTo::every_finding) {
        said_.found.push_back(text);
        each(key, name, std::move(text), threatened);
    }
    void beside_tables() {
        each("split", "Where the change comes from", split_sentence(c_, shown_));
        each("crossing", "The share of contacts that cross", crossing_sentence(study_, c_, shown_),
             ThreatTo::area_findings);
        each("odds", "The odds of a link across", odds_sentence(study_, c_, shown_), ThreatTo::area_findings);
        each("likeness", "How alike the two surveys are", likeness_sentence(c_, shown_));
    }

    const change::Turnover& ties() const { return c_.ties; }
    bool rose() const { return c_.density.difference > 0; }

    bool contacts_at_all() const {
        const auto& x = c_.cross_area;
        return x.across.contacts_before + x.across.contacts_after + x.within.contacts_before + x.within.contacts_after >
               0;
    }

    std::string facts_reason() const {
        if (ties().pairs() == 0) return "No pair was answered both times, so there is nothing to compare.";
        if (ties().before() + ties().after() == 0)
            return "No link was reported at either time, so there is nothing to test.";
        if (c_.density.actors < infer::fewest_actors) {
            return fmt::format("With {} a test would say nothing; these are the facts.",
                               people_words(c_.density.actors));
        }
        return fmt::format("No test is made ({}); these are the facts.", c_.density.why);
    }

    std::string headline() const {
        if (!shown_.comparable) return nothing_joint() + ", so before and after cannot be compared.";
        const std::string pairs =
            fmt::format("among the {} answered both times", counted(ties().pairs(), "pair", "pairs"));
        switch (c_.density.verdict) {
            case Verdict::clear:
            case Verdict::likely:
                return fmt::format("Links {} from {} to {} {}: a {}.", rose() ? "rose" : "fell",
                                   count_words(ties().before()), count_words(ties().after()), pairs, verdict_words(c_));
            case Verdict::not_distinguishable:
                return fmt::format(
                    "Links went from {} to {} {}: no clear change, no more than the coming and going of links in any "
                    "such group.",
                    count_words(ties().before()), count_words(ties().after()), pairs);
            case Verdict::no_change:
                return fmt::format("The same {} were reported both times {}.",
                                   counted(ties().before(), "link", "links"), pairs);
            case Verdict::facts_only:
                break;
        }
        if (ties().before() + ties().after() == 0)
            return fmt::format("No link was reported before or after {}.", pairs);
        return fmt::format("Links {} {}; no test is made.",
                           movement_words(ties().before(), ties().after(), voice_of(c_.density)), pairs);
    }

    /// Why no pair was answered both times.
    std::string nothing_joint() const {
        if (c_.before.roster == 0 || c_.after.roster == 0 || c_.stayers.empty())
            return "Nobody is on the lists of both surveys";
        if (c_.stayers.size() == 1) return "Only 1 person is on the lists of both surveys";
        if (c_.before.answered == 0 && c_.after.answered == 0) return "Nobody answered either survey";
        if (c_.before.answered == 0) return "Nobody answered before";
        if (c_.after.answered == 0) return "Nobody answered after";
        return "Nobody answered about the same people both times";
    }

    std::string density() const {
        const change::Turnover& t = ties();
        const infer::DensityChange& d = c_.density;
        if (t.pairs() == 0 || t.before() + t.after() == 0) return facts_reason();
        const std::string shares = out_of_words(t);
        const auto [low, high] = d.social_relations.ci95;
        const char* const way = rose() ? "rise" : "fall";
        switch (d.verdict) {
            case Verdict::clear:
                return fmt::format("{}, a {}. Allowing for chance, the {} is {}.", shares, verdict_words(c_), way,
                                   one_sided_points(low, high));
            case Verdict::likely:
                return fmt::format("{}, a {}. Allowing for chance, the {} is {}: {}.", shares, verdict_words(c_), way,
                                   one_sided_points(low, high), why_likely(d.by_areas, study_));
            case Verdict::not_distinguishable:
                if (!std::isfinite(low) || !std::isfinite(high)) return shares + ": no clear change.";
                return fmt::format("{}: no clear change. Allowing for chance, the change lies {}.", shares,
                                   two_sided_points(low, high));
            case Verdict::no_change:
                return fmt::format("{}: the same links were reported before and after, so there is no change to test.",
                                   shares);
            case Verdict::facts_only:
                break;
        }
        return fmt::format("{}. {}", shares, facts_reason());
    }

    /// "Of every 100 possible links 7.6 existed before and 11.4 after", as the table has the shares; of few pairs the
    /// counts themselves.
    std::string out_of_words(const change::Turnover& t) const {
        if (t.pairs() < cases_for_percent) {
            return fmt::format("Of the {} answered both times, {} {} linked before and {} after",
                               counted(t.pairs(), "pair", "pairs"), count_words(t.before()),
                               t.before() == 1 ? "was" : "were", count_words(t.after()));
        }
        const ShareChangeWords share = share_change_words(t.before(), t.pairs(), t.after(), t.pairs());
        const auto number = [](const std::string& percent) { return percent.substr(0, percent.find('%')); };
        const std::string first = number(share.from), last = number(share.to);
        const auto some = [](const std::string& count) { return count == "0" ? std::string("none") : count; };
        if (t.before() == t.after())
            return fmt::format("Of every 100 possible links {} existed before, and as many after", some(first));
        return fmt::format("Of every 100 possible links {} existed before and {} after", some(first), some(last));
    }

    std::string turnover() const {
        const change::Turnover& t = ties();
        const std::string fresh = t.gained == 0   ? "none is new"
                                  : t.gained == 1 ? "1 is new"
                                                  : fmt::format("{} are new", count_words(t.gained));
        if (t.before() == 0) return fmt::format("No link was reported before; {}.", fresh);
        const auto of_them = [&](std::uint64_t count, const char* verb) {
            return count == 0            ? fmt::format("none {}", verb)
                   : count == t.before() ? fmt::format("all {}", verb)
                                         : fmt::format("{} {}", count_words(count), verb);
        };
        const std::string lost = t.lost == 1 ? "was lost" : "were lost";
        return fmt::format(
            "Of the {} before, {} and {}; {}. A link counts as lost when {}, which may be a change of mind as much as "
            "a "
            "change of work.",
            counted(t.before(), "link", "links"), of_them(t.kept, "lasted"),
            t.lost == 0 ? "none was lost" : of_them(t.lost, lost.c_str()), fresh,
            told_by_name(study_, c_) ? "the same person no longer names the other" : "it is not reported again");
    }

    std::string across() const {
        const change::CrossArea& x = c_.cross_area;
        const auto turned = [](const change::AreaTurnover& a, const infer::JudgedChange& change) {
            std::string words = fmt::format("{} ({} new, {} lost)",
                                            movement_words(a.contacts_before, a.contacts_after, voice_of(change)),
                                            count_words(a.contacts_gained), count_words(a.contacts_lost));
            if (voice_of(change) == Voice::verbs) return words + ", a " + verdict_words(change);
            if (change.verdict == Verdict::not_distinguishable) return words + ", " + verdict_words(change);
            return words;
        };
        std::string text =
            fmt::format("Contacts across {} {}; within {} they {}.", many_, turned(x.across, c_.contact_changes.across),
                        many_, turned(x.within, c_.contact_changes.within));
        const auto more = [](const change::AreaTurnover& a) {
            return static_cast<std::int64_t>(a.contacts_after) - static_cast<std::int64_t>(a.contacts_before);
        };
        if (more(x.across) > 0 && more(x.within) > more(x.across)) {
            text += fmt::format(" Most of the increase is within {} ({}), not across them ({}).", many_,
                                signed_words(more(x.within)), signed_words(more(x.across)));
        }
        if (shown_.areas_shown && shown_.areas.merged > 0) {
            text += fmt::format(" Contacts between {} shown together count as across, but are in no figure by {}.",
                                many_, one_);
        }
        return text + outward_sentence(study_, c_);
    }

    void answered() {
        std::string text = who_answered();
        if (shown_.comparable) {
            const std::uint64_t stayed = c_.stayers.size();
            const std::uint64_t every = stayed * (stayed - 1) / (c_.direction == Direction::directed ? 1 : 2);
            text += fmt::format(
                " The findings rest on the {} of {} among the {} asked both times that {} answered both times.{}",
                count_words(ties().pairs()), counted(c_.pairs_possible, "pair", "pairs"), people_words(stayed),
                ties().pairs() == 1 ? "was" : "were",
                c_.pairs_possible < every ? " Not every pair was asked about both times." : "");
        }
        said_.answered.push_back(std::move(text));
        if (shown_.comparable && shown_.waves_shown) {
            each("each_survey", "Each survey on its own",
                 fmt::format("Counting every answer of each survey, whoever was on the list then, there {} {} before "
                             "and {} after.",
                             c_.before.ties == 1 ? "was" : "were", counted(c_.before.ties, "link", "links"),
                             count_words(c_.after.ties)));
        }
        if (shown_.comparable) tipping();
        const bool recorded = survey::answers_on_record(study_, c_);
        for (const std::size_t wave : {c_.options.from, c_.options.to}) {
            if (!recorded || study_.answers[c_.options.relation][wave].answered_stated) continue;
            said_.answered.push_back(
                fmt::format("No file says who answered {}, so everybody on the list is taken to have; "
                            "silence would then be read as no link.",
                            wave == c_.options.from ? "before" : "after"));
        }
        std::string all;
        for (const std::string& sentence : said_.answered) all += (all.empty() ? "" : " ") + sentence;
        each("answered", "Who answered", std::move(all));
    }

    std::string who_answered() const {
        if (!survey::answers_on_record(study_, c_)) {
            const std::string who = c_.before.roster == c_.after.roster
                                        ? fmt::format("All {} on the list are", people_words(c_.after.roster))
                                        : fmt::format("All {} on the list before and {} on the list after are",
                                                      people_words(c_.before.roster), count_words(c_.after.roster));
            return fmt::format(
                "No file says who answered. {} taken to have answered; where somebody did not, their "
                "silence is read as no link.",
                who);
        }
        const auto of = [](const survey::WaveFigures& w) {
            return fmt::format("{} of {}", count_words(w.answered), count_words(w.roster));
        };
        return fmt::format("{} {} answered before and {} after.", of(c_.before),
                           c_.before.roster == 1 ? "person" : "people", of(c_.after));
    }

    void tipping() {
        const std::optional<Tipping> point = tipping_words(c_);
        const bool claimed = c_.density.verdict == Verdict::clear || c_.density.verdict == Verdict::likely;
        if (!point || !claimed || !bounds_shown(study_, c_, shown_)) return;
        const char* const what = rose() ? "rise" : "fall";
        const std::string missing =
            fmt::format("the {} unanswered after", counted(c_.non_response.missing_to, "pair", "pairs"));
        const change::NonResponse& n = c_.non_response;
        const std::string worst =
            fmt::format(" The unanswered pairs of both surveys together could make the change anything {}.",
                        two_sided_points(n.change_low, n.change_high));
        said_.answered.push_back(
            point->none_undoes
                ? fmt::format("If {} of {} were {}, the share linked would still be {} than before.{}",
                              c_.non_response.missing_to == 1 ? "the one" : "every one", missing,
                              rose() ? "without a link" : "linked", rose() ? "higher" : "lower", worst)
                : fmt::format("The {} would vanish only if at least {} of {} {}, against {} among those answered.",
                              what, point->needed, missing, rose() ? "were empty" : "were links", point->answered));
    }

    const Case& of_;
    const Study& study_;
    const survey::Comparison& c_;
    const Disclosed& shown_;
    const std::string& one_;
    const std::string& many_;
    Findings said_;
};

}  // namespace

std::string Findings::said(std::string_view key) const {
    const auto at = std::ranges::find(each, key, &Finding::key);
    return at == each.end() ? std::string() : at->text;
}

Findings findings_of(const Case& of) {
    tell_call("findings", [&] { return std::string(name_of(of.edition)); });
    return survey::one_survey(of.comparison) ? baseline_findings(of) : Speaker(of).speak();
}

namespace {

std::vector<std::string_view> of_threats(const std::vector<Threat>& threats, ThreatTo finding,
                                         std::string_view Threat::*field) {
    std::vector<std::string_view> words;
    for (const Threat& threat : threats) {
        if (threat.to == ThreatTo::every_finding || finding == ThreatTo::area_findings) words.push_back(threat.*field);
    }
    return words;
}

}  // namespace

std::vector<std::string_view> threat_keys(const std::vector<Threat>& threats, ThreatTo finding) {
    return of_threats(threats, finding, &Threat::key);
}

std::vector<std::string_view> threat_names(const std::vector<Threat>& threats, ThreatTo finding) {
    return of_threats(threats, finding, &Threat::name);
}

}  // namespace crosstie::io
