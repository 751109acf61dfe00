// What leaders said of themselves, item by item. Averages alone: no edition shows one person's scores, and a public one
// nothing that rests on a few.
#include "io/answers/subjects/outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "graph/model/shown_name.hpp"
#include "graph/survey/own_ratings.hpp"
#include "io/answers/plan/plan_words.hpp"
#include "io/answers/subjects/figures.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/text/movement.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using survey::RatingChange;

constexpr double level = 0.05;

// Which question of a leadership programme an item helps to answer, by how its key begins; any other has its own.
struct Asked {
    std::string_view begins;
    Part part;
    std::string_view question;
};

constexpr std::string_view feel = "Do leaders feel clearer and more energised?";
constexpr std::array programme{
    Asked{"clear", Part::results, feel},
    Asked{"confiden", Part::results, feel},
    Asked{"energ", Part::results, feel},
    Asked{"understand", Part::connections, "Did leaders come to understand other perspectives?"},
    Asked{"meeting", Part::health, questions::meetings},
    Asked{"time", Part::health, questions::time}};

// "clear_purpose" as people say it.
std::string item_words(std::string item) {
    std::replace(item.begin(), item.end(), '_', ' ');
    return item;
}

std::string signed_decimal(double value, int digits) {
    const std::string words = decimal_words(value, digits);
    return value > 0 && words.find_first_not_of("0.") != std::string::npos ? '+' + words : words;
}

std::string range_words(const std::array<double, 2>& range) {
    if (!std::isfinite(range[0])) return "no test";
    return fmt::format("{} to {}", signed_decimal(range[0], 1), signed_decimal(range[1], 1));
}

// The interval leaves out no change, and the sign flip agrees with all items allowed for.
bool beyond_chance(const RatingChange& row) {
    return !row.facts_only && (row.ci95[0] > 0 || row.ci95[1] < 0) && row.test_holm <= level;
}

class Outcomes {
 public:
    explicit Outcomes(const Case& input) : input_(input), least_(least_people(input)) {
        std::vector<std::optional<std::uint32_t>> gained(input.study.actors.size());
        for (const change::NewContacts& row : input.comparison.new_contacts) {
            if (row.known) gained[row.actor] = row.gained;
        }
        const survey::ComparisonOptions& options = input.comparison.options;
        found_ = survey::own_ratings(input.study, gained, {options.from, options.to, options.seed, options.draws});
        for (RatingChange& row : found_.items) hide(row);
    }

    std::optional<Topic> topic() {
        if (found_.items.empty()) return std::nullopt;
        topic_.section.id = "outcomes";
        topic_.section.heading = "What leaders say of themselves";
        changes();
        with_gain();
        numbers();
        return std::move(topic_);
    }

 private:
    // What rests on too few people of a public edition is gone before anything reads it.
    void hide(RatingChange& row) const {
        constexpr double hidden = std::numeric_limits<double>::quiet_NaN();
        if (few(row.both)) {
            row.mean_from = row.mean_to = row.mean = row.se = row.test.p = row.test_holm = hidden;
            row.ci95 = {hidden, hidden};
            row.facts_only = true;
        }
        if (few(row.both) || few(row.with_gain.people)) {
            row.with_gain.correlation = row.with_gain.p = row.with_gain_holm = hidden;
        }
    }
    [[nodiscard]] bool few(std::uint64_t people) const { return people > 0 && people < least_; }
    [[nodiscard]] bool told(const RatingChange& row) const { return row.both > 0 && !few(row.both); }
    [[nodiscard]] bool balance_told(const RatingChange& row) const {
        return told(row) && parts_shown(input_, {row.higher, row.same, row.lower});
    }
    [[nodiscard]] Cell rated_cell(std::uint64_t rated) const {
        return few(rated) ? Cell(Withheld{fmt::format("fewer than {}", least_)}) : Cell(rated);
    }
    [[nodiscard]] Cell rated_of(std::uint64_t rated, std::uint64_t of) const {
        return rated_cell(rated).shown_as(fmt::format("{} of {}", count_words(rated), count_words(of)));
    }

    void say(std::string words) { topic_.section.blocks.emplace_back(Paragraph{std::move(words)}); }

    // "clear purpose (of 49 people 25 higher, 6 lower)": people, not a mean of codes.
    [[nodiscard]] std::string listed_items(bool (*chosen)(const RatingChange&)) const {
        std::vector<std::string> items;
        for (const RatingChange& row : found_.items) {
            if (!told(row) || !chosen(row)) continue;
            items.push_back(balance_told(row)
                                ? fmt::format("{} (of {} {} higher, {} lower)", item_words(row.item),
                                              people_words(row.both), count_words(row.higher), count_words(row.lower))
                                : item_words(row.item));
        }
        return listed(items);
    }

    void finding() {
        const auto rose = listed_items([](const RatingChange& row) { return beyond_chance(row) && row.mean > 0; });
        const auto fell = listed_items([](const RatingChange& row) { return beyond_chance(row) && row.mean < 0; });
        const auto unsure =
            listed_items([](const RatingChange& row) { return !row.facts_only && !beyond_chance(row); });
        const auto facts = listed_items([](const RatingChange& row) { return row.facts_only; });
        std::string words;
        if (!rose.empty()) words += fmt::format("Leaders rate themselves higher than before on {}. ", rose);
        if (!fell.empty()) words += fmt::format("Leaders rate themselves lower than before on {}. ", fell);
        if (!unsure.empty()) {
            words += fmt::format("No change that can be told from chance on {}. ", unsure);
        }
        if (!facts.empty()) {
            words +=
                fmt::format("Too few people (fewer than {}) rated these both times to say whether they changed: {}. ",
                            survey::fewest_rated_for_test, facts);
        }
        if (words.empty()) words = "Too few people rated an item both times for anything to be said. ";
        words += "These are people who rated the item both times.";
        say(std::move(words));
    }

    // An item by itself, told by people and not by a mean of codes: "higher on clear purpose (of 49 people 25 rate it
    // higher, 18 the same, 6 lower)"; by nobody where so few stand behind a part that it is not shown.
    [[nodiscard]] std::string answer_words(const RatingChange& row) const {
        const std::string item = item_words(row.item);
        if (!told(row)) return "too few people rated " + item;
        const auto count = [](std::size_t number) { return number == 0 ? "none" : count_words(number); };
        const std::string people =
            balance_told(row)
                ? fmt::format("{} (of {} {} rate it higher, {} the same, {} lower)", item, people_words(row.both),
                              count(row.higher), count(row.same), count(row.lower))
                : fmt::format("{} ({} rated it both times; on average it {})", item, people_words(row.both),
                              movement_words(row.mean_from, row.mean_to, 2, Voice::numbers));
        if (row.facts_only) return "too few for a test on " + people;
        if (!beyond_chance(row)) return "no clear change on " + people;
        return fmt::format("{} on {}", row.mean > 0 ? "higher" : "lower", people);
    }

    // Items of one question are answered together, in their order.
    void answer() {
        for (const RatingChange& row : found_.items) {
            const auto asked = std::ranges::find_if(
                programme, [&](const Asked& one) { return std::string_view(row.item).starts_with(one.begins); });
            const std::string question =
                asked != programme.end()
                    ? std::string(asked->question)
                    : fmt::format("Do leaders rate \u201c{}\u201d otherwise?", item_words(row.item));
            const auto before = std::ranges::find(topic_.answers, question, &Answer::question);
            if (before != topic_.answers.end()) {
                before->answer.back() = ';';
                before->answer += fmt::format(" {}.", answer_words(row));
                continue;
            }
            const bool verb = told(row) && !row.facts_only && beyond_chance(row);
            topic_.answers.push_back(
                {asked != programme.end() ? asked->part : Part::results, question,
                 fmt::format("{} {}.", verb ? "Leaders rate themselves" : "By their own ratings,", answer_words(row))});
        }
    }

    static Cell mean(double value) { return Cell(value).shown_as(decimal_words(value, 2)); }
    static Value interval(const RatingChange& row) { return range_or(row.ci95[0], row.ci95[1], Why::facts_only); }

    void changes() {
        finding();
        answer();
        Table table{
            "outcomes_change",
            "How leaders rate themselves, by those who rated both times",
            {{"Item", false},
             {"Rated both times", true},
             {"Before", true},
             {"After", true},
             {"Change", true},
             {"Between", true},
             {"Higher, same, lower", true}},
            {},
            "Before and after are average scores; the change is taken before they are rounded. Between: the change "
            "allowing for how much people differ (95% interval).",
            {}};
        Table rated{"outcomes_rated",
                    "Who rated each item",
                    {{"Item", false},
                     {shown_name(input_.study.waves[found_.options.from]), true},
                     {shown_name(input_.study.waves[found_.options.to]), true},
                     {"Both times", true}},
                    {},
                    "Of everybody on the list of that survey.",
                    {}};
        for (const RatingChange& row : found_.items) {
            const std::string item = item_words(row.item);
            rated.rows.push_back({item, rated_of(row.rated_from, found_.roster_from),
                                  rated_of(row.rated_to, found_.roster_to), rated_cell(row.both)});
            if (!told(row)) continue;
            table.rows.push_back({item, row.both, mean(row.mean_from), mean(row.mean_to),
                                  Cell(row.mean).shown_as(signed_decimal(row.mean, 2)),
                                  Cell(interval(row)).shown_as(range_words(row.ci95)),
                                  balance_told(row) ? fmt::format("{}, {}, {}", row.higher, row.same, row.lower)
                                                    : std::string("not shown")});
        }
        if (!table.rows.empty()) topic_.section.blocks.emplace_back(std::move(table));
        topic_.section.blocks.emplace_back(std::move(rated));
        say("Scores are what people say of themselves. People who rated only once are left out, and those who did not "
            "answer may see it otherwise. Without a comparison group this does not show that the programme changed "
            "them.");
    }

    void with_gain() {
        Table table{
            "outcomes_gain",
            "Does the change go with new contacts?",
            {{"Item", false},
             {"People", true},
             {"Rank correlation", true},
             {"p", true},
             {"p, all items allowed for", true}},
            {},
            fmt::format("Each person's change beside the number of new contacts by their own answers. From "
                        "\u22121 (opposite) to +1 (together). p by drawing {} times who goes with whom (seed {}), "
                        "then by Holm's rule.",
                        count_words(found_.options.draws), found_.options.seed),
            {}};
        std::vector<std::string> together;
        std::size_t tested = 0;
        for (const RatingChange& row : found_.items) {
            if (std::isnan(row.with_gain.p)) continue;
            ++tested;
            table.rows.push_back({item_words(row.item), row.with_gain.people, mean(row.with_gain.correlation),
                                  Cell(row.with_gain.p).as(Kind::p), Cell(row.with_gain_holm).as(Kind::p)});
            if (row.with_gain_holm > level) continue;
            together.push_back(fmt::format("{} ({} where more contacts are new)", item_words(row.item),
                                           row.with_gain.correlation > 0 ? "rises more" : "rises less"));
        }
        if (tested == 0) return;
        const std::string rule =
            "Both come from the same people's answers, and neither is shown to bring about the other.";
        say(together.empty()
                ? fmt::format(
                      "People with more new contacts did not change their ratings more, or less, than others by "
                      "anything that can be told from chance, on {} tested. That is no proof that the two have "
                      "nothing to do with each other. {}",
                      tested == 1 ? std::string("the one item") : fmt::format("any of the {} items", spelled(tested)),
                      rule)
                : fmt::format("The change goes with new contacts on {}, of {} tested. {}", listed(together),
                              counted(tested, "item", "items"), rule));
        topic_.section.blocks.emplace_back(std::move(table));
    }

    // The same for machines, item by item.
    void numbers() {
        Figures all("", "", "");
        const auto& options = found_.options;
        all.add("from", "The survey before", input_.study.waves[options.from].key);
        all.add("to", "The survey after", input_.study.waves[options.to].key);
        all.add("roster_from", "People on the list before", found_.roster_from);
        all.add("roster_to", "People on the list after", found_.roster_to);
        all.add("fewest_for_test", "People a test needs", survey::fewest_rated_for_test);
        all.add("seed", "Of the draws", options.seed);
        all.add("draws", "Random draws", options.draws);
        topic_.section.blocks.emplace_back(std::move(all).record());
        FigureRows items("outcomes_items", "Item by item", {"item", "", Kind::key, "Its key"});
        for (const RatingChange& row : found_.items) {
            items.next();
            change_of(row, items);
            gain_of(row, items);
        }
        topic_.section.blocks.emplace_back(std::move(items).table());
    }

    // A figure, or why there is none.
    static Cell figure(double value, const Value& why) { return std::isfinite(value) ? Cell(value) : Cell(why); }

    void change_of(const RatingChange& row, FigureRows& items) const {
        const Value too_few = Withheld{"too few"};
        const Value why = row.both == 0 ? Value(Undefined{Why::nobody_rated}) : too_few;
        items.add("item", "Its key", row.item);
        items.add("rated_from", "People who rated it before", rated_cell(row.rated_from));
        items.add("rated_to", "People who rated it after", rated_cell(row.rated_to));
        items.add("both", "People who rated it both times", rated_cell(row.both));
        items.add("mean_from", "Their mean score before", figure(row.mean_from, why));
        items.add("mean_to", "Their mean score after", figure(row.mean_to, why));
        items.add("change", "Mean of their changes", figure(row.mean, why));
        const auto balance = [&](std::uint64_t people) { return balance_told(row) ? Cell(people) : Cell(why); };
        items.add("balance.higher", "People who rated it higher than before", balance(row.higher));
        items.add("balance.same", "People who rated it the same", balance(row.same));
        items.add("balance.lower", "People who rated it lower", balance(row.lower));
        tests_of(row, few(row.both) ? why : Value(Undefined{row.facts_only ? Why::facts_only : Why::no_change}), items);
    }

    void tests_of(const RatingChange& row, const Value& why, FigureRows& items) const {
        // With the mean these give back how many rated higher and lower; the interval is told to one decimal.
        const bool coarse = least_ > 0 && !balance_told(row) && !row.facts_only;
        const auto test = [&](double value) { return coarse ? Cell(Withheld{"too few"}) : figure(value, why); };
        const auto bound = [&](double value) { return coarse ? std::round(value * 10) / 10 : value; };
        const bool defined = std::isfinite(row.ci95[0]) && std::isfinite(row.ci95[1]);
        items.add("se", "Standard error of the change", test(row.se));
        items.add("ci95", "95% interval of the change",
                  defined ? Cell(Range{bound(row.ci95[0]), bound(row.ci95[1])}) : Cell(why));
        items.add("sign_flip_p", "p by flipping the signs of changes", test(row.test.p));
        items.add("sign_flip_p_holm", "The same, all items allowed for", test(row.test_holm));
        items.add("sign_flip_exact", "Whether every flip was counted; else draws", row.test.exact);
    }

    void gain_of(const RatingChange& row, FigureRows& items) const {
        const Undefined constant{row.facts_only                                         ? Why::facts_only
                                 : row.with_gain.people < survey::fewest_rated_for_test ? Why::too_few
                                 : std::isnan(row.with_gain.correlation)                ? Why::no_variation
                                                                                        : Why::no_draws};
        const std::string key = "with_new_contacts.";
        items.add(key + "people", "People with both a change and a number of new contacts",
                  rated_cell(row.with_gain.people));
        items.add(key + "rank_correlation", "Change beside new contacts", figure(row.with_gain.correlation, constant));
        items.add(key + "p", "By draws", figure(row.with_gain.p, constant));
        items.add(key + "p_holm", "The same, all items allowed for", figure(row.with_gain_holm, constant));
    }

    const Case& input_;
    std::size_t least_;
    survey::OwnRatings found_;
    Topic topic_;
};

}  // namespace

std::optional<Topic> outcomes_topic(const Case& input) {
    if (input.study.outcomes.empty()) return std::nullopt;
    return Outcomes(input).topic();
}

}  // namespace crosstie::io
