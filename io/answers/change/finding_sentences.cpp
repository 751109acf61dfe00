#include "io/answers/change/finding_sentences.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "graph/measure/ei_index.hpp"
#include "io/answers/change/wording.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr double unusual = 0.025;  // share of draws on one side

constexpr int odds_digits = 3;  // so that the second over the first gives the change printed beside them

// Links of pairs observed at one wave only, after less before.
std::string view_words(std::int64_t links, const char* how) {
    if (links == 0) return "";
    const std::string size = count_words(static_cast<std::uint64_t>(std::abs(links)));
    return links > 0 ? fmt::format(", on balance {} come into view with pairs {} only after", size, how)
                     : fmt::format(", on balance {} lost to view with pairs {} only before", size, how);
}

}  // namespace

std::string split_sentence(const survey::Comparison& comparison, const Disclosed& shown) {
    const change::ChangeSplit& s = comparison.split;
    if (!shown.comparable || !shown.waves_shown) return "";
    const std::string all = s.total == 0
                                ? std::string("as many as")
                                : fmt::format("{} {} than", count_words(static_cast<std::uint64_t>(std::abs(s.total))),
                                              s.total > 0 ? "more" : "fewer");
    std::string text =
        fmt::format("All links reported, {} before: {} among the same people", all, signed_words(s.stayers));
    if (!shown.split_shown) {
        const std::int64_t rest = s.joiners - s.leavers + s.observation;
        return text +
               fmt::format(", {} of people who joined or left and of pairs answered only once.", signed_words(rest));
    }
    if (s.joiners != 0)
        text += fmt::format(", {} brought by people who joined", count_words(static_cast<std::uint64_t>(s.joiners)));
    if (s.leavers != 0)
        text += fmt::format(", {} gone with people who left", count_words(static_cast<std::uint64_t>(s.leavers)));
    return text + view_words(s.observation_not_answered, "answered") +
           view_words(s.observation_not_asked, "asked about") + '.';
}

std::string odds_sentence(const Study& study, const survey::Comparison& comparison, const Disclosed& shown) {
    if (!shown.cross_shown) return "";
    const change::OddsRatioChange odds = change::odds_ratio_of_ties(comparison.cross_area);
    if (!std::isfinite(odds.from) || !std::isfinite(odds.to)) return "";
    std::string text = fmt::format(
        "Allowing for how many people each {} has, the odds of a link across {} were {} times those of one within "
        "before, and {} times after",
        study.by.singular, study.by.plural, decimal_words(odds.from, odds_digits), decimal_words(odds.to, odds_digits));
    const infer::JudgedChange& change = comparison.odds_ratio_change;
    const auto [low, high] = change.for_people.ci95;
    if (!std::isfinite(low) || !std::isfinite(high)) return text + '.';
    return text + fmt::format(". The second is {} times the first, with a 95% interval from {} to {}: {}.",
                              decimal_words(odds.change(), 2), decimal_words(std::exp(low), 2),
                              decimal_words(std::exp(high), 2), outward_words(change));
}

std::string outward_sentence(const Study& study, const survey::Comparison& comparison) {
    const infer::JudgedChange& odds = comparison.odds_ratio_change;
    const std::string& many = study.by.plural;
    switch (odds.verdict) {
        case infer::Verdict::clear:
        case infer::Verdict::likely:
            return fmt::format(" Allowing for how many there were before, links across {} {} {} links within.", many,
                               odds.verdict == infer::Verdict::clear ? "clearly" : "likely",
                               odds.difference > 0 ? "gained on" : "lost ground to");
        case infer::Verdict::not_distinguishable:
            return fmt::format(
                " Allowing for how many there were before, it is not clear whether links across {} gained on links "
                "within or lost ground to them.",
                many);
        case infer::Verdict::no_change:
        case infer::Verdict::facts_only:
            break;
    }
    return "";
}

std::string crossing_sentence(const Study& study, const survey::Comparison& comparison, const Disclosed& shown) {
    const infer::EiChange& e = comparison.ei;
    if (!shown.cross_shown || !std::isfinite(e.from) || !std::isfinite(e.to) || !std::isfinite(e.expected)) return "";
    const change::AreaTurnover &across = comparison.cross_area.across, &within = comparison.cross_area.within;
    const ShareChangeWords share =
        share_change_words(across.contacts_before, across.contacts_before + within.contacts_before,
                           across.contacts_after, across.contacts_after + within.contacts_after);
    std::string text = fmt::format(
        "Of contacts, {} crossed {} before and {} after; if people were linked without regard to {}, {} would.",
        share.from, study.by.plural, share.to, study.by.singular,
        percent_words(measure::share_across_of_ei(e.expected)));
    return text +
           " By itself a change of this share does not show a move outward: it changes too where links of every kind "
           "become likelier alike.";
}

std::string likeness_sentence(const survey::Comparison& comparison, const Disclosed& shown) {
    const infer::QapCorrelation& q = comparison.qap;
    if (!shown.comparable || !std::isfinite(q.r) || !std::isfinite(q.p_at_least)) return "";
    if (comparison.density.actors < infer::fewest_actors) return "";
    return fmt::format("{}: their correlation is {}. With people exchanged at random it was as high in {} of {} draws.",
                       q.p_at_least <= unusual
                           ? "Pairs linked before are linked after more often than chance would give"
                           : "Pairs linked before are not linked after more often than chance would give",
                       decimal_words(q.r, 2), q.p_at_least < 0.01 ? "less than 1%" : percent_words(q.p_at_least),
                       count_words(q.draws));
}

}  // namespace crosstie::io
