// The board paper: the finding and a few more, each with the picture or table it is taken from. What does not fit a
// page goes to the annex.
#include "io/pack/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "graph/survey/comparison.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/answers/change/baseline.hpp"
#include "io/answers/change/sentences.hpp"
#include "io/answers/change/tables.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/pack/annex.hpp"
#include "io/pack/pack_words.hpp"
#include "io/pack/paper_settings.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/document_date.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t most_rows = 12;  // of a table in the paper; a longer one stands in the annex

/// Without what stands in round brackets: "from 54 to 110 (64 new, 8 lost), a clear rise".
std::string without_brackets(std::string text) {
    for (std::size_t from = text.find(" ("); from != std::string::npos; from = text.find(" (")) {
        const std::size_t to = text.find(')', from);
        if (to == std::string::npos) break;
        text.erase(from, to + 1 - from);
    }
    return text;
}

class Composer {
 public:
    Composer(const Case& of, const PaperParts& parts)
        : of_(of),
          study_(of.study),
          c_(of.comparison),
          parts_(parts),
          shown_(of.shown()),
          said_(of.findings()),
          tables_(of),
          recorded_(survey::answers_on_record(study_, c_)) {}

    Papers compose() {
        const bool one = survey::one_survey(c_);
        papers_.paper.title = one ? "Who works with whom: where we start" : "Who works with whom: what changed";
        papers_.annex.title =
            one ? "Annex: who works with whom, where we start" : "Annex: who works with whom, what changed";
        papers_.paper.headline = said_.headline;
        for (Report* report : {&papers_.paper, &papers_.annex}) {
            report->subtitle = study_.title.empty() ? study_.name : study_.title;
            report->marks = marks();
            report->source_line = source_line();
        }
        one ? strip_of_one() : strip();
        one ? found_at_one() : found();
        // Without areas one picture is left for the page before the map, which lies on its side: it must not stand alone.
        if (shown_.comparable && shown_.cross_shown) map_of_people();
        answered(one ? baseline_response(of_) : tables_.response());
        if (shown_.comparable && !shown_.cross_shown) map_of_people();
        if (parts_.next_steps) papers_.paper.sections.push_back(*parts_.next_steps);
        if (one) second_survey();
        limits();
        papers_.annex.annex = true;
        papers_.annex.sections = annex_sections(of_, parts_, {in_the_paper_, most_rows});
        apply(parts_.paper, known_for_cover(), papers_);
        return std::move(papers_);
    }

 private:
    template <class... Blocks>
    Section& section(std::string id, std::string heading, Blocks... blocks) {
        Section& made = papers_.paper.sections.emplace_back(Section{std::move(id), std::move(heading), {}});
        (made.blocks.emplace_back(std::move(blocks)), ...);
        return made;
    }

    /// A finding, and where it is shown.
    void say(Section& section, std::string_view key, std::vector<std::string> see = {}) const {
        std::string text = said_.said(key);
        if (!text.empty()) section.blocks.emplace_back(Paragraph{std::move(text), "", {}, std::move(see)});
    }

    std::string source_line() const {
        std::string waves;
        for (std::size_t wave = 0; wave < study_.waves.size(); ++wave) {
            const bool compared = wave == c_.options.from || wave == c_.options.to;
            if (!compared && survey::one_survey(c_)) continue;
            waves += (waves.empty() ? " " : "; ") + wave_words(study_, c_, wave);
        }
        // The bare name of a survey says nothing of where the data come from.
        const bool dated = std::ranges::any_of(study_.waves, [](const Wave& wave) { return !wave.date.empty(); });
        const bool told = study_.source.find("llustrative") != std::string::npos;
        return fmt::format("Source: {}.{}{}", study_.source.empty() ? "not stated" : study_.source,
                           dated || recorded_ ? waves + '.' : "",
                           study_.illustrative && !told ? " Illustrative data." : "");
    }

    std::vector<std::string> marks() const {
        std::vector<std::string> marks;
        if (study_.illustrative)
            marks.emplace_back("Illustrative data: nothing here is evidence about a real person, body or programme.");
        if (shows_labels(shown_.edition)) {
            marks.push_back(parts_.flow.pseudonyms_by.empty()
                                ? group_mark
                                : fmt::format("For the group: people by pseudonyms (key {}), still personal data. Not "
                                              "for publication.",
                                              parts_.flow.pseudonyms_by));
        }
        if (shows_names(shown_.edition)) marks.emplace_back(named_mark);
        return marks;
    }

    void strip() {
        if (shown_.comparable) strip_of_change();
        if (!recorded_) {
            papers_.paper.strip.push_back({"Answered", "not recorded", ""});
            return;
        }
        papers_.paper.strip.push_back(
            {"Answered", fmt::format("{} of {}", count_words(c_.after.answered), count_words(c_.after.roster)),
             fmt::format("before: {} of {}", count_words(c_.before.answered), count_words(c_.before.roster))});
    }

    void strip_of_one() {
        if (shown_.comparable) {
            papers_.paper.strip.push_back({"Links", count_words(c_.ties.before()),
                                           c_.ties.pairs() < cases_for_percent
                                               ? ""
                                               : percent_words(c_.before.density) + " of those that could be"});
            if (shown_.cross_shown) {
                const auto& across = c_.cross_area.across;
                const std::uint64_t all = across.contacts_before + c_.cross_area.within.contacts_before;
                papers_.paper.strip.push_back(
                    {fmt::format("Contacts across {}", study_.by.plural), count_words(across.contacts_before),
                     all == 0 ? "" : share_words(across.contacts_before, all) + " of contacts"});
            }
            if (shown_.without_contact_from.told && shown_.without_contact_from.whole > 0)
                papers_.paper.strip.push_back({"People without a contact", people_of_words(shown_.without_contact_from),
                                               recorded_ ? "of those who answered" : "of those on the list"});
        }
        papers_.paper.strip.push_back(
            {"Answered",
             recorded_ ? fmt::format("{} of {}", count_words(c_.before.answered), count_words(c_.before.roster))
                       : "not recorded",
             ""});
    }

    void strip_of_change() {
        const auto both = [](std::uint64_t from, std::uint64_t to) {
            return fmt::format("{} to {}", count_words(from), count_words(to));
        };
        papers_.paper.strip.push_back({"Links", both(c_.ties.before(), c_.ties.after()), verdict_words(c_)});
        if (shown_.cross_shown) {
            const auto& across = c_.cross_area.across;
            papers_.paper.strip.push_back({fmt::format("Contacts across {}", study_.by.plural),
                                           both(across.contacts_before, across.contacts_after),
                                           verdict_words(c_.contact_changes.across)});
        } else {
            papers_.paper.strip.push_back(
                {"Links that lasted", count_words(c_.ties.kept),
                 fmt::format("{} new, {} lost", count_words(c_.ties.gained), count_words(c_.ties.lost))});
        }
        if (shown_.gained_any.whole > 0) {
            const bool across = shown_.cross_shown && shown_.gained_across.told && areas_all_known(shown_);
            const PeopleCount& gained = across ? shown_.gained_across : shown_.gained_any;
            papers_.paper.strip.push_back(
                {told_by_name(study_, c_) ? "People who name somebody new" : "People with a new contact",
                 people_of_words(gained),
                 across ? fmt::format("in another {}", study_.by.singular)
                 : shown_.lost_any.told
                     ? fmt::format("{} no longer {}", people_count_words(shown_.lost_any),
                                   told_by_name(study_, c_) ? "name somebody they did" : "have a contact they had")
                     : ""});
        }
    }

    /// Each finding with the picture or the table it is taken from.
    void found() {
        section("found", "What we found");
        say(here(), "density", {"table-summary"});
        if (!shown_.comparable) return;
        say(here(), "path", {"figure-path"});
        Table summary = tables_.summary();
        summary.note = what_is_counted();
        here().blocks.emplace_back(std::move(summary));
        // Without a direction links and contacts are one thing, and the picture draws what the sentence says.
        const bool pictured = !shown_.cross_shown && drawn("turnover"), by_name = told_by_name(study_, c_);
        say(here(), "turnover",
            pictured && !by_name ? std::vector<std::string>{"figure-turnover"} : std::vector<std::string>{});
        if (pictured && by_name) {
            const infer::JudgedChange& contacts = c_.contact_changes.all;
            const std::string own =
                voice_of(contacts) == voice_of(c_.density)
                    ? ""
                    : fmt::format("; by their own test they show {}{}", voice_of(contacts) == Voice::verbs ? "a " : "",
                                  verdict_words(contacts));
            here().blocks.emplace_back(Paragraph{
                fmt::format("The picture shows contacts, where two people who name each other count once{}.", own),
                "",
                {},
                {"figure-turnover"}});
        }
        say(here(), "contacts", {"figure-areas"});
        say(here(), "area_pairs", {"figure-areas"});
        for (const Topic& topic : parts_.topics) {
            if (!topic.finding.empty()) here().blocks.emplace_back(Paragraph{topic.finding});
        }
        say(here(), "new_contacts", {"figure-new-contacts"});
        figure(shown_.cross_shown ? "areas" : "turnover");  // with the next it fills a page
        figure(study_.waves.size() > 2 ? "path" : "new-contacts");
        not_drawn();
    }

    void found_at_one() {
        section("found", "What we found");
        say(here(), "density");
        if (!shown_.comparable) return;
        say(here(), "contacts", {"figure-areas", "table-areas"});
        say(here(), "area_pairs", {"figure-areas"});
        say(here(), "without_contact");
        figure("areas");
        not_drawn();
        Table areas = baseline_areas(of_);
        if (!areas.rows.empty() && areas.rows.size() <= most_rows) here().blocks.emplace_back(std::move(areas));
    }

    void second_survey() {
        Section made{"second", "What a second survey could show", {}};
        for (std::string& sentence : baseline_power(of_)) made.blocks.emplace_back(Paragraph{std::move(sentence)});
        if (!made.blocks.empty()) papers_.paper.sections.push_back(std::move(made));
    }

    std::string what_is_counted() const {
        if (!told_by_name(study_, c_)) return "A link, or contact, joins two people.";
        if (c_.direction == Direction::intersection) return "A link, or contact, joins two people who name each other.";
        if (c_.direction == Direction::union_)
            return "A link, or contact, joins two people of whom one names the other.";
        return "A link is one person naming another; a contact is two people joined by a link either way, so there are "
               "more links than contacts. A pair here is one person asked about another: two people make two pairs.";
    }

    Section& here() { return papers_.paper.sections.back(); }

    /// The picture of this key, where the pack has it.
    void figure(std::string_view key) {
        const auto picture = std::ranges::find(parts_.pictures, key, &Picture::key);
        if (picture == parts_.pictures.end()) return;
        in_the_paper_.push_back(picture->key);
        if (!picture->not_drawn.empty()) {
            left_out_.push_back(&*picture);
            return;
        }
        Figure made = figure_of(*picture);
        made.words_in_annex = true;
        here().blocks.emplace_back(std::move(made));
    }

    bool drawn(std::string_view key) const {
        const auto picture = std::ranges::find(parts_.pictures, key, &Picture::key);
        return picture != parts_.pictures.end() && picture->not_drawn.empty();
    }

    /// Of the pictures a rule left out since this was last said.
    void not_drawn() {
        if (std::string why = not_drawn_words(left_out_); !why.empty())
            here().blocks.emplace_back(Paragraph{std::move(why)});
        left_out_.clear();
    }

    /// On a page of its own.
    void map_of_people() {
        if (std::ranges::find(parts_.pictures, std::string_view("people"), &Picture::key) == parts_.pictures.end())
            return;
        section("pictures", "How it looks");
        figure("people");
        not_drawn();
    }

    void answered(Table response) {
        Section& s = section("answered", "Who answered");
        for (const std::string& text : said_.answered) s.blocks.emplace_back(Paragraph{text});
        if (recorded_ && response.rows.size() <= most_rows) s.blocks.emplace_back(std::move(response));
    }

    /// Of all threats; that the data are illustrative stands at the head of every page.
    void limits() {
        BulletList list;
        for (const Threat& threat : said_.threats) {
            if (threat.key != "illustrative") list.items.push_back(threat.text);
        }
        section("limits", "What this does not show", std::move(list));
    }

    /// What the run can say on a cover sheet.
    CoverFacts known_for_cover() const {
        CoverFacts facts;
        facts.title = parts_.paper.title.empty() ? papers_.paper.title : parts_.paper.title;
        facts.summary = {said_.headline};
        const std::string contacts = said_.said("contacts");
        if (!contacts.empty()) facts.summary.push_back(without_brackets(contacts));
        if (const std::string people = said_.said("new_contacts"); !people.empty()) facts.summary.push_back(people);
        facts.one_survey = survey::one_survey(c_);
        facts.response = !recorded_ ? "No file says who answered: silence is read as no link."
                         : facts.one_survey
                             ? fmt::format("{} of {} people answered.", count_words(c_.before.answered),
                                           count_words(c_.before.roster))
                             : fmt::format("{} of {} people answered before, {} of {} after.",
                                           count_words(c_.before.answered), count_words(c_.before.roster),
                                           count_words(c_.after.answered), count_words(c_.after.roster));
        facts.silent = c_.before.answered < c_.before.roster || c_.after.answered < c_.after.roster;
        facts.few = c_.stayers.size() < 20;
        facts.withheld = !shown_.notes.empty();
        return facts;
    }

    const Case& of_;
    const Study& study_;
    const survey::Comparison& c_;
    const PaperParts& parts_;
    const Disclosed& shown_;
    const Findings& said_;
    ComparisonTables tables_;
    bool recorded_;  // something on file says who answered
    Papers papers_;
    std::vector<std::string> in_the_paper_;
    std::vector<const Picture*> left_out_;
};

}  // namespace

Figure figure_of(const Picture& picture) {
    Figure figure{picture.key,     picture.title, picture.svg,   picture.alt, picture.description,
                  picture.failure, picture.png,   picture.table, picture.half};
    if (figure.table) {
        figure.table->id = "chart_" + picture.key;
        figure.table->caption = picture.title;
    }
    return figure;
}

std::string wave_words(const Study& study, const survey::Comparison& comparison, std::size_t wave) {
    const Wave& w = study.waves[wave];
    std::string words = w.label.empty() ? w.key : w.label;
    if (!w.date.empty()) words += " (" + month_words(w.date) + ")";
    const bool compared = wave == comparison.options.from || wave == comparison.options.to;
    if (!compared || !survey::answers_on_record(study, comparison)) return words;
    const auto& figures = wave == comparison.options.from ? comparison.before : comparison.after;
    return words +
           fmt::format(": {} of {} people answered", count_words(figures.answered), count_words(figures.roster));
}

ReleasedPapers release(Papers papers, const Rules& rules) {
    return {release(std::move(papers.paper), rules), release(std::move(papers.annex), rules)};
}

Papers compose(const Case& of, const PaperParts& parts) { return Composer(of, parts).compose(); }

}  // namespace crosstie::io
