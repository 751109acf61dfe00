// The annex: everything the paper leaves out, in the order in which a reader asks on, method and data last.
#include "io/pack/annex.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "graph/survey/one_survey.hpp"
#include "io/answers/change/baseline.hpp"
#include "io/answers/change/detail_tables.hpp"
#include "io/answers/change/network_figures.hpp"
#include "io/answers/change/sentences.hpp"
#include "io/answers/change/tables.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/chart.hpp"
#include "io/pack/method_words.hpp"
#include "io/pack/pack_words.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

class AnnexWriter {
 public:
    AnnexWriter(const Case& of, const PaperParts& parts, const InThePaper& there)
        : of_(of),
          study_(of.study),
          c_(of.comparison),
          parts_(parts),
          topics_(parts.topics),
          flow_(parts.flow),
          there_(there),
          shown_(of.shown()),
          said_(of.findings()),
          tables_(of),
          one_(survey::one_survey(of.comparison)) {}

    std::vector<Section> write() {
        if (one_) return write_of_one();
        questions();
        if (shown_.comparable) {
            figures("pictures", "How it looks", false);
            figures("charts", "The change in charts", true);
            areas();
            people();
            split();
            pictures_in_words();
        }
        answered();
        for (const Topic& topic : topics_) sections_.push_back(topic.section);
        method();
        data_flow();
        if (shown_.comparable) beneath();
        definitions();
        return std::move(sections_);
    }

 private:
    /// Of a study asked once: where the group starts.
    std::vector<Section> write_of_one() {
        if (shown_.comparable) {
            figures("pictures", "How it looks", false);
            figures("charts", "In charts", true);
            Table areas = baseline_areas(of_);
            const std::string heading = areas.caption;
            if (areas.rows.size() > there_.most_rows) section("areas", heading, std::move(areas));
            pictures_in_words();
        }
        Table response = baseline_response(of_);
        if (response.rows.size() > there_.most_rows) section("answered", "Who answered", std::move(response));
        method_of_one();
        data_flow();
        if (shown_.comparable) beneath();
        definitions();
        return std::move(sections_);
    }

    void method_of_one() {
        section("method", "How it was worked out", Paragraph{asked_words(of_)},
                Paragraph{"With one survey nothing is tested: the figures are what was reported. What a second survey "
                          "could show is worked out from simulated surveys like this one."},
                Paragraph{fmt::format("Worked out by crosstie {}. The same data give the same figures.",
                                      crosstie_version())});
    }

    template <class... Blocks>
    Section& section(std::string id, std::string heading, Blocks... blocks) {
        Section& made = sections_.emplace_back(Section{std::move(id), std::move(heading), {}});
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

    // What the comparison itself answers.
    void reached_others(QuestionList& answers) const {
        const change::AreaTurnover& across = c_.cross_area.across;
        if (!shown_.comparable || !shown_.cross_shown || across.contacts_before + across.contacts_after == 0) return;
        std::string text = fmt::format(
            "Contacts across {} {}", study_.by.plural,
            movement_words(across.contacts_before, across.contacts_after, voice_of(c_.contact_changes.across)));
        if (shown_.gained_across.told && shown_.gained_across.whole > 0 && areas_all_known(shown_)) {
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

    /// The programme's own questions, each with its short answer.
    void questions() {
        const std::array heads{std::pair{Part::connections, "Connections"},
                               std::pair{Part::health, "Health of the network"},
                               std::pair{Part::results, "What it led to"}};
        std::vector<Block> blocks;
        for (const auto& [part, head] : heads) {
            QuestionList answers = answers_of(part);
            if (answers.items.empty()) continue;
            blocks.emplace_back(Subheading{head});
            blocks.emplace_back(std::move(answers));
        }
        if (!blocks.empty()) sections_.push_back({"questions", "The programme's questions", std::move(blocks)});
    }

    bool stands_in_the_paper(const Picture& picture) const {
        return std::ranges::find(there_.pictures, picture.key) != there_.pictures.end();
    }

    /// The long descriptions of the paper's pictures; a chart's numbers are a table.
    void pictures_in_words() {
        Definitions words;
        for (const Picture& picture : parts_.pictures) {
            if (stands_in_the_paper(picture) && !picture.table && !picture.description.empty())
                words.items.push_back({picture.title, picture.description});
        }
        if (!words.items.empty()) section("in_words", "The paper's pictures in words", std::move(words));
    }

    void answered() {
        Table response = tables_.response();
        if (survey::answers_on_record(study_, c_) && response.rows.size() > there_.most_rows)
            section("answered", "Who answered", std::move(response));
    }

    void figures(const char* id, const char* heading, bool charts) {
        std::vector<Block> blocks;
        std::vector<const Picture*> left_out;
        for (const Picture& picture : parts_.pictures) {
            if ((picture.table || diagram::chart_named(picture.key)) != charts) continue;
            if (picture.file_only || stands_in_the_paper(picture)) continue;
            if (picture.not_drawn.empty()) {
                blocks.emplace_back(figure_of(picture));
            } else {
                left_out.push_back(&picture);
            }
        }
        if (std::string why = not_drawn_words(left_out); !why.empty()) blocks.emplace_back(Paragraph{std::move(why)});
        if (charts && !one_) blocks.emplace_back(tables_.turnover());
        if (!blocks.empty()) sections_.push_back({id, heading, std::move(blocks)});
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
        for (const Picture& picture : parts_.pictures) {
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
        add(s, tables_.people(c_.new_contacts));
    }

    void split() {
        Table parts = tables_.split();
        if (!change_has_parts(c_) || parts.rows.size() < 2) return;
        Section& s = section("split", "Where the change comes from");
        say(s, "split");
        add(s, std::move(parts));
    }

    void method() {
        Section& s = section("method", "How it was worked out");
        s.blocks.emplace_back(Paragraph{asked_words(of_)});
        s.blocks.emplace_back(Paragraph{rule_words(of_)});
        if (shown_.comparable) {
            add(s, tables_.intervals());
            add(s, tables_.contact_tests());
            say(s, "each_survey");
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
        Section& s = section("data", "What was done with the data");
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
        if (!shows_people(shown_.edition)) {
            for (std::string& sentence : edition_words(of_)) list.items.push_back(std::move(sentence));
            for (const std::string& note : shown_.notes) list.items.push_back(note);
        } else {
            list.items.push_back(
                "This edition shows single people. It is for those it was promised to, and is kept and deleted as they "
                "were told.");
        }
        if (one_) {
            std::vector<std::string> left;
            if (!study_.meetings.empty()) left.emplace_back("meetings");
            if (!study_.issues.empty()) left.emplace_back("issues");
            if (!study_.outcomes.empty()) left.emplace_back("what people said of themselves");
            if (!study_.milestones.empty()) left.emplace_back("milestones");
            named("The study also holds, to be told beside a second survey:", left);
        }
        if (study_.notes.withdrawn > 0)
            list.items.push_back("People who withdrew were taken out everywhere, also where others named them.");
        s.blocks.emplace_back(std::move(list));
    }

    /// Is there a section on relationships? It tells of strengths too.
    bool relationships_told() const {
        return std::ranges::any_of(topics_, [](const Topic& topic) { return topic.section.id == "quality"; });
    }

    /// What lies beneath the figures, for a statistician.
    void beneath() {
        std::vector<Block> blocks;
        for (Table table :
             {networks_table(study_, of_.network_figures()), every_measure_table(study_, c_, of_.network_figures())}) {
            if (!table.rows.empty()) blocks.emplace_back(std::move(table));
        }
        for (DetailPart& part : one_ ? std::vector<DetailPart>{} : detail_parts(of_)) {
            if (!part.for_readers()) continue;
            if (relationships_told() && part.table.id == "detail_relation_strengths")
                continue;  // its table stands there
            if (relationships_told() && part.key == "strengths") part.sentence.clear();
            if (!part.sentence.empty()) blocks.emplace_back(Paragraph{std::move(part.sentence)});
            blocks.emplace_back(std::move(part.table));
        }
        if (blocks.empty()) return;
        Section& made = sections_.emplace_back();
        made.id = "beneath";
        made.heading = "Beneath the figures";
        made.blocks = std::move(blocks);
    }

    void definitions() { section("definitions", "What the words mean", definitions_of(of_)); }

    const Case& of_;
    const Study& study_;
    const survey::Comparison& c_;
    const PaperParts& parts_;
    const std::vector<Topic>& topics_;
    const DataFlow& flow_;
    const InThePaper& there_;
    const Disclosed& shown_;
    const Findings& said_;
    ComparisonTables tables_;
    const bool one_;
    std::vector<Section> sections_;
};

}  // namespace

std::vector<Section> annex_sections(const Case& of, const PaperParts& parts, const InThePaper& there) {
    return AnnexWriter(of, parts, there).write();
}

}  // namespace crosstie::io
