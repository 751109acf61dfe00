#include "io/pack/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "io/answers/change/detail_tables.hpp"
#include "io/answers/change/network_figures.hpp"
#include "io/answers/change/sentences.hpp"
#include "io/answers/change/tables.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/chart.hpp"
#include "io/pack/paper_settings.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

class Composer {
 public:
    Composer(const Case& of, const PaperParts& parts)
        : of_(of),
          study_(of.study),
          c_(of.comparison),
          pictures_(parts.pictures),
          flow_(parts.flow),
          topics_(parts.topics),
          paper_(parts.paper),
          shown_(of.shown()),
          said_(of.findings()),
          tables_(of) {}

    Report compose() {
        report_.title = "Who works with whom: what changed";
        report_.subtitle = study_.title.empty() ? study_.name : study_.title;
        report_.headline = said_.headline;
        marks();
        strip();
        found();
        if (shown_.comparable) {
            pictures();
            areas();
            people();
        }
        answered();
        if (shown_.comparable) split();
        section("limits", "What this does not show", BulletList{said_.limits});
        // The paper proper ends here; what follows is the long answer to each question of the findings, then how.
        for (const Topic& topic : topics_) report_.sections.push_back(topic.section);
        method();
        data_flow();
        if (shown_.comparable) beneath();
        definitions();
        report_.source_line = fmt::format("Source: {}. {}, {}.{}", study_.source.empty() ? "not stated" : study_.source,
                                          wave_words(c_.options.from), wave_words(c_.options.to),
                                          study_.illustrative ? " Illustrative data." : "");
        apply(paper_, shown_.edition, known_for_cover(), report_);
        return std::move(report_);
    }

 private:
    template <class... Blocks>
    Section& section(std::string id, std::string heading, Blocks... blocks) {
        Section& made = report_.sections.emplace_back(Section{std::move(id), std::move(heading), {}});
        (made.blocks.emplace_back(std::move(blocks)), ...);
        return made;
    }

    static void add(Section& section, std::optional<Table> table) {
        if (table) section.blocks.emplace_back(*std::move(table));
    }

    void say(Section& section, std::string_view key) const {
        std::string text = said_.said(key);
        if (!text.empty()) section.blocks.emplace_back(Paragraph{std::move(text)});
    }

    std::string wave_words(std::size_t wave) const {
        const Wave& w = study_.waves[wave];
        const std::string name = w.label.empty() ? w.key : w.label;
        const auto& figures = wave == c_.options.from ? c_.before : c_.after;
        return fmt::format("{}{}: {} of {} people answered", name, w.date.empty() ? "" : " (" + w.date + ")",
                           count_words(figures.answered), count_words(figures.roster));
    }

    void marks() {
        if (study_.illustrative)
            report_.marks.push_back(
                "Illustrative data: nothing here is evidence about a real person, body or programme.");
        if (shown_.edition == Edition::group) {
            report_.marks.push_back(
                flow_.pseudonyms_by.empty()
                    ? "For the group: people shown as the study labels them. Not for publication."
                    : fmt::format("For the group: people by pseudonyms (key {}), still personal data. Not for "
                                  "publication.",
                                  flow_.pseudonyms_by));
        }
        if (shown_.edition == Edition::named) report_.marks.push_back("Contains names. Not for publication.");
    }

    void strip() {
        if (shown_.comparable) strip_of_change();
        report_.strip.push_back(
            {"Answered", fmt::format("{} of {}", count_words(c_.after.answered), count_words(c_.after.roster)),
             fmt::format("before: {} of {}", count_words(c_.before.answered), count_words(c_.before.roster))});
    }

    void strip_of_change() {
        const auto both = [](std::uint64_t from, std::uint64_t to) {
            return fmt::format("{} to {}", count_words(from), count_words(to));
        };
        report_.strip.push_back({"Links", both(c_.ties.before(), c_.ties.after()), verdict_words(c_)});
        if (shown_.cross_shown) {
            const auto& across = c_.cross_area.across;
            report_.strip.push_back({fmt::format("Contacts across {}", study_.by.plural),
                                     both(across.contacts_before, across.contacts_after),
                                     fmt::format("{} new, {} lost", count_words(across.contacts_gained),
                                                 count_words(across.contacts_lost))});
        } else {
            report_.strip.push_back(
                {"Links that lasted", count_words(c_.ties.kept),
                 fmt::format("{} new, {} lost", count_words(c_.ties.gained), count_words(c_.ties.lost))});
        }
        if (shown_.gained_any.whole > 0) {
            const bool across = shown_.cross_shown && shown_.gained_across.told;
            const PeopleCount& gained = across ? shown_.gained_across : shown_.gained_any;
            report_.strip.push_back(
                {"People with a new contact", people_of_words(gained),
                 across ? fmt::format("in another {}", study_.by.singular) : "by their own answers"});
        }
    }

    // What the comparison itself answers.
    void reached_others(QuestionList& answers) const {
        const change::AreaTurnover& across = c_.cross_area.across;
        if (!shown_.comparable || !shown_.cross_shown || across.contacts_before + across.contacts_after == 0) return;
        std::string text = fmt::format("Contacts across {} {}", study_.by.plural,
                                       movement_words(across.contacts_before, across.contacts_after));
        if (shown_.gained_across.told && shown_.gained_across.whole > 0) {
            text += fmt::format("; by their own answers {} {} a new one in another {}",
                                people_of_words(shown_.gained_across),
                                shown_.gained_across.whole == 1 ? "person has" : "people have", study_.by.singular);
        }
        answers.items.push_back({fmt::format("Did leaders reach people in other {}?", study_.by.plural), text + '.'});
    }

    // Answers of one part. Where several subjects answer one question, the first says where it stands.
    QuestionList answers_of(Part part) const {
        QuestionList list;
        if (part == Part::connections && !topics_.empty()) reached_others(list);
        std::map<std::string, Part> placed;
        for (const Topic& topic : topics_) {
            for (const Answer& one : topic.answers) {
                if (placed.try_emplace(one.question, one.part).first->second != part) continue;
                const auto same =
                    std::ranges::find_if(list.items, [&](const auto& item) { return item[0] == one.question; });
                if (same != list.items.end()) {
                    (*same)[1] += ' ' + one.answer;
                } else {
                    list.items.push_back({one.question, one.answer});
                }
            }
        }
        return list;
    }

    void found() {
        Section& s = section("found", "What we found");
        const std::array heads{std::pair{Part::connections, "Connections"},
                               std::pair{Part::health, "Health of the network"},
                               std::pair{Part::results, "What it led to"}};
        for (const auto& [part, head] : heads) {
            QuestionList answers = answers_of(part);
            const bool first = part == Part::connections;
            if (!first && answers.items.empty()) continue;
            if (!topics_.empty()) s.blocks.emplace_back(Subheading{head});
            if (first) {
                for (const std::string& text : said_.found) s.blocks.emplace_back(Paragraph{text});
            }
            if (!answers.items.empty()) s.blocks.emplace_back(std::move(answers));
        }
        if (!shown_.comparable) return;
        s.blocks.emplace_back(tables_.summary());
        s.blocks.emplace_back(tables_.turnover());
    }

    /// Maps and charts stand apart: the map that can be asked comes between.
    void pictures() {
        figures("pictures", "How it looks", false);
        figures("charts", "The change in charts", true);
    }

    void figures(const char* id, const char* heading, bool charts) {
        std::vector<Block> blocks;
        for (const Picture& picture : pictures_) {
            if ((picture.table || diagram::chart_named(picture.key)) != charts) continue;
            Figure figure{picture.key,     picture.title, picture.svg,   picture.alt,      picture.description,
                          picture.failure, picture.png,   picture.table, picture.not_drawn};
            if (figure.table) {
                figure.table->id = "chart_" + picture.key;
                figure.table->caption = picture.title;
            }
            blocks.emplace_back(std::move(figure));
        }
        if (!blocks.empty()) report_.sections.push_back({id, heading, std::move(blocks)});
    }

    void areas() {
        if (!shown_.cross_shown) return;
        Section& s = section("areas", fmt::format("Which {} came together", study_.by.plural));
        say(s, "crossing");
        add(s, tables_.area_by_area());
        add(s, contacts_per_person());
        add(s, tables_.between_areas());
        add(s, tables_.pairs_of_areas());
        add(s, tables_.first_links());
    }

    /// Of the slope chart, whose numbers stand in no other table.
    std::optional<Table> contacts_per_person() const {
        for (const Picture& picture : pictures_) {
            if (picture.key != "slope" || !picture.table) continue;
            Table table = *picture.table;
            table.id = "contacts_per_person";
            table.caption = fmt::format("Contacts per person, {} by {}", study_.by.singular, study_.by.singular);
            return table;
        }
        return std::nullopt;
    }

    void people() {
        auto bands = tables_.new_contact_bands();
        auto gainers = tables_.gainers();
        if (!bands && !gainers) return;
        Section& s = section("people", "Who has new contacts");
        add(s, std::move(gainers));
        add(s, std::move(bands));
        add(s, tables_.people());
    }

    void answered() {
        Section& s = section("answered", "Who answered");
        for (const std::string& text : said_.answered) s.blocks.emplace_back(Paragraph{text});
        s.blocks.emplace_back(tables_.response());
    }

    void split() {
        Section& s = section("split", "Where the change comes from");
        say(s, "split");
        add(s, tables_.split());
    }

    void method() {
        Section& s = section("method", "Appendix: how it was worked out");
        const Relation& relation = study_.relations[c_.options.relation];
        s.blocks.emplace_back(Paragraph{
            fmt::format("Each person was asked about the others on the list{}. Only pairs answered both times, between "
                        "people on both "
                        "lists, are compared; what was not answered is left out, not read as no link.",
                        relation.question.empty() ? "" : fmt::format(": \u201c{}\u201d", relation.question))});
        s.blocks.emplace_back(
            Paragraph{"A change in links is called clear when the 95% interval of a paired bootstrap of people leaves "
                      "out no change "
                      "(Snijders and Borgatti 1999). It is called likely when that interval does not, but there are at "
                      "least 20 people "
                      "and both a jackknife and a dyadic-robust interval leave it out. Anything else is not "
                      "distinguishable from the "
                      "churn such a group always shows. With fewer than 10 people no test is made."});
        if (shown_.comparable) {
            add(s, tables_.intervals());
            add(s, tables_.waves());
            add(s, tables_.unanswered());
            add(s, tables_.formation());
            say(s, "odds");
            add(s, tables_.chance());
        }
        const std::string draws = shown_.comparable && c_.options.draws > 0
                                      ? fmt::format("{} random draws from seed {}. The same data and seed give",
                                                    count_words(c_.options.draws), c_.options.seed)
                                      : std::string("no random draws were made. The same data give");
        s.blocks.emplace_back(
            Paragraph{fmt::format("Worked out by crosstie {}; {} the same figures.", crosstie_version(), draws)});
    }

    void data_flow() {
        Section& s = section("data", "Appendix: what was done with the data");
        BulletList list;
        const auto named = [&](const char* what, const std::vector<std::string>& names) {
            if (names.empty()) return;
            std::string text = what;
            for (const std::string& name : names) text += (&name == &names.front() ? " " : ", ") + name;
            list.items.push_back(text + '.');
        };
        named("Files read:", flow_.files_read);
        named("Columns read and held back:", flow_.columns_dropped);
        named("Files written:", flow_.files_written);
        list.items.push_back("Everything was worked out on one computer. Nothing was sent anywhere.");
        if (shown_.edition == Edition::public_) {
            list.items.push_back(
                fmt::format("This edition shows no single person, and no figure for an area of fewer than {} people.",
                            shown_.min_group));
            list.items.push_back(
                "How many people were on a list, on both lists, and answered is shown on purpose, by area too, also "
                "where few did not: what the other figures rest on.");
            for (const std::string& note : shown_.notes) list.items.push_back(note);
        } else {
            list.items.push_back(
                "This edition shows single people. It is for those it was promised to, and is kept and deleted as they "
                "were told.");
        }
        if (study_.notes.withdrawn > 0)
            list.items.push_back("People who withdrew were taken out everywhere, also where others named them.");
        s.blocks.emplace_back(std::move(list));
    }

    /// What lies beneath the figures, for a statistician.
    void beneath() {
        std::vector<Block> blocks;
        if (auto table = networks_table(study_, of_.network_figures())) blocks.emplace_back(*std::move(table));
        if (auto table = every_measure_table(study_, c_, of_.network_figures())) blocks.emplace_back(*std::move(table));
        for (DetailPart& part : detail_parts(of_)) {
            if (!part.for_readers()) continue;
            if (!part.sentence.empty()) blocks.emplace_back(Paragraph{std::move(part.sentence)});
            blocks.emplace_back(std::move(part.table));
        }
        if (blocks.empty()) return;
        Section& made = report_.sections.emplace_back();
        made.id = "beneath";
        made.heading = "Appendix: beneath the figures";
        made.blocks = std::move(blocks);
    }

    void definitions() {
        const Relation& relation = study_.relations[c_.options.relation];
        Definitions list;
        std::string link = relation.directed && c_.direction == Direction::directed
                               ? "One person names another; each direction counts."
                           : c_.direction == Direction::intersection
                               ? "Two people who both name each other."
                               : "Two people of whom at least one names the other.";
        const auto level = static_cast<std::size_t>(c_.tie_from - relation.scale_min.value_or(0));
        if (c_.tie_from >= relation.scale_min.value_or(0) && level < relation.scale_labels.size()) {
            link += fmt::format(" Counted from \u201c{}\u201d up.", relation.scale_labels[level]);
        }
        list.items.push_back({"Link", link});
        list.items.push_back({"Contact", c_.direction == Direction::intersection
                                             ? "Two people who both name each other."
                                             : "Two people joined by a link in either direction."});
        list.items.push_back({"New contact", "A pair answered both times: no link before, a link after."});
        list.items.push_back({"Pair", c_.direction == Direction::directed
                                          ? "One person and another they were asked about; two people make two pairs."
                                          : "Two people who were asked about each other."});
        list.items.push_back(
            {"Before and after", fmt::format("{}; {}.", wave_words(c_.options.from), wave_words(c_.options.to))});
        if (c_.has_areas) {
            list.items.push_back(
                {capitalised(study_.by.singular),
                 fmt::format("Where a person stood before. Across means between people of different {}.",
                             study_.by.plural)});
        }
        section("definitions", "Appendix: what the words mean", std::move(list));
    }

    /// What the run can say on a cover sheet.
    CoverFacts known_for_cover() const {
        CoverFacts facts;
        facts.title = paper_.title.empty() ? report_.title : paper_.title;
        facts.findings = said_.found;
        facts.response =
            fmt::format("{} of {} people answered before, {} of {} after.", count_words(c_.before.answered),
                        count_words(c_.before.roster), count_words(c_.after.answered), count_words(c_.after.roster));
        facts.few = c_.stayers.size() < 20;
        facts.withheld = !shown_.notes.empty();
        return facts;
    }

    const Case& of_;
    const Study& study_;
    const survey::Comparison& c_;
    const std::vector<Picture>& pictures_;
    const DataFlow& flow_;
    const std::vector<Topic>& topics_;
    const Paper& paper_;
    const Disclosed& shown_;
    const Findings& said_;
    ComparisonTables tables_;
    Report report_;
};

}  // namespace

Report compose(const Case& of, const PaperParts& parts) { return Composer(of, parts).compose(); }

}  // namespace crosstie::io
