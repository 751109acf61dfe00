// Each work-stream by itself, the one whose stage changed first: members, contacts inside and beyond. Public only where
// enough people stand behind every figure.
#include "io/answers/subjects/work_streams.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "io/answers/change/wording.hpp"
#include "io/answers/subjects/figures.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/release/people_count.hpp"
#include "io/release/work_streams_shown.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using survey::StreamLink;
using survey::WorkStreamContacts;

// The figures of one work-stream by key, and what they mean.
constexpr std::array figures{
    std::pair{"members.from", "Members on the list before"},
    std::pair{"members.to", "Members on the list after"},
    std::pair{"members.both", "Members on both lists"},
    std::pair{"members.new_to_it", "Members after who are new to it"},
    std::pair{"organisations.from", "Organisations among members before"},
    std::pair{"organisations.to", "Organisations among members after"},
    std::pair{"contacts.pairs", "Pairs of members on both lists, answered at both surveys"},
    std::pair{"contacts.from", "Of these, in contact before"},
    std::pair{"contacts.to", "Of these, in contact after"},
    std::pair{"density.from", "Members' answers about each other that say a link, before"},
    std::pair{"density.to", "The same, after"},
    std::pair{"density.difference", "to - from"},
    std::pair{"density.ci95", "Its 95% interval"},
    std::pair{"density.pairs", "Answers behind it"},
    std::pair{"density.verdict", "What is said of it"},
    std::pair{"across.contacts_from", "Contacts between members of known areas, before"},
    std::pair{"across.contacts_to", "The same, after"},
    std::pair{"across.across_from", "Of these, across areas, before"},
    std::pair{"across.across_to", "The same, after"},
    std::pair{"new_contacts.gained", "New contacts of its members, with anybody"},
    std::pair{"new_contacts.by_new", "Of these, by people new to it"},
    std::pair{"new_contacts.by_others", "Of these, by people there before"},
    std::pair{"new_contacts.brought_by_joiners", "Beside these, brought by members who joined the list"}};

class StreamsMaker {
 public:
    StreamsMaker(const Case& input, std::vector<WorkStreamContacts> streams)
        : in_(input),
          study_(input.study),
          c_(input.comparison),
          least_(least_shown(input.shown().edition, input.shown().min_group)),
          streams_(std::move(streams)),
          changes_(survey::work_stream_changes(input.networks(), c_)),
          shown_(shown_streams(input.comparison, input.shown(), streams_, changes_)) {}

    Topic take() {
        topic_.section.id = "work-streams";
        topic_.section.heading = "Each work-stream";
        std::vector<std::size_t> order(streams_.size());
        for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
        std::stable_partition(order.begin(), order.end(), [&](std::size_t k) { return stage_changed(streams_[k]); });
        for (const std::size_t k : order) one(k);
        topic_.section.blocks.emplace_back(std::move(rows_).table());
        if (shown_.between_shown) {
            topic_.section.blocks.emplace_back(std::move(links_));
            topic_.section.blocks.emplace_back(std::move(pairs_));
        } else {
            fact("links", "Contacts between work-streams", Withheld{"too few"});
            say("Contacts between work-streams are not shown: too few people belong to several or to none.");
        }
        const bool by_wave =
            std::ranges::any_of(study_.actors, [](const Actor& actor) { return !actor.work_streams_at.empty(); });
        fact("membership_by_wave", "Whether membership was stated for each survey", by_wave);
        say(by_wave ? "Who belonged to a work-stream was stated for each survey. Figures of contacts follow everybody "
                      "who belonged to it at either."
                    : "The data state one membership for both surveys, so they do not tell when somebody joined a "
                      "work-stream; new to it are only people who joined the list between the surveys.");
        say("A few work-streams are no sample of others, so what is said here is of these only. A change beside a "
            "change "
            "of stage does not show that the one caused the other.");
        return std::move(topic_);
    }

 private:
    const std::string& label(std::size_t stream) const { return study_.work_streams[stream].label; }

    std::string stage(std::size_t stream, std::size_t wave) const {
        const auto& stages = study_.work_streams[stream].stage;
        return wave < stages.size() ? stages[wave] : std::string();
    }

    bool stage_changed(const WorkStreamContacts& s) const {
        return stage(s.work_stream, c_.options.from) != stage(s.work_stream, c_.options.to);
    }

    void fact(std::string key, std::string meaning, Cell cell) {
        Column column{std::move(key), "", Kind::exact, std::move(meaning)};
        topic_.section.blocks.emplace_back(
            Record{"", "", {{std::move(column), std::move(cell)}}, {}, Shown::data_only});
    }

    static Cell staged_cell(const std::string& stage) {
        return stage.empty() ? Cell(Undefined{Why::not_stated}) : Cell(stage);
    }

    void one(std::size_t k) {
        const WorkStreamContacts& s = streams_[k];
        const std::string from = stage(s.work_stream, c_.options.from), to = stage(s.work_stream, c_.options.to);
        rows_.next();
        rows_.add("work_stream", "Its id", study_.work_streams[s.work_stream].id);
        rows_.add("label", "Its label", label(s.work_stream));
        rows_.add("stage_from", "Its stage before", staged_cell(from));
        rows_.add("stage_to", "Its stage after", staged_cell(to));
        rows_.add("shown", "Whether enough people stand behind its figures", static_cast<bool>(shown_.shown[k]));
        std::string staged = from.empty() && to.empty() ? std::string()
                             : from == to
                                 ? fmt::format(" ({} at both surveys)", from)
                                 : fmt::format(" ({} before, {} after)", from.empty() ? "stage not stated" : from,
                                               to.empty() ? "stage not stated" : to);
        if (!shown_.shown[k]) {
            say(
                fmt::format("{}{}: its figures are not shown, since too few people stand behind them or behind the "
                            "difference from another group in this paper.",
                            label(s.work_stream), staged));
            topic_.answers.push_back(
                {Part::results, stream_question(in_, s.work_stream), "Not shown: too few people stand behind it."});
            withhold_rest();
            return;
        }
        Table table = for_readers(
            fmt::format("work_stream_{}", s.work_stream), fmt::format("{}, before and after", label(s.work_stream)),
            {{"Figure"}, {"Before", true}, {"After", true}},
            "Contacts by either person's answer, on pairs of people on both lists answered at both surveys.");
        if (!from.empty() || !to.empty()) table.rows.push_back({"Stage", staged_cell(from), staged_cell(to)});
        inside(s, staged, table);
        gained(s, table);
        between(k, table);
        topic_.section.blocks.emplace_back(std::move(table));
    }

    // Every other figure of a work-stream that is not shown.
    void withhold_rest() {
        for (const auto& [key, meaning] : figures) rows_.add(key, meaning, Withheld{"too few"});
    }

    void add(std::string_view key, Cell cell) {
        const auto found = std::ranges::find(figures, key, &std::pair<const char*, const char*>::first);
        rows_.add(found->first, found->second, std::move(cell));
    }

    void add_density(const infer::DensityChange* change) {
        if (change == nullptr) {
            for (const char* const key : {"density.from", "density.to", "density.difference", "density.ci95",
                                          "density.pairs", "density.verdict"}) {
                add(key, Undefined{Why::no_people});
            }
            return;
        }
        const infer::DensityChange& d = *change;
        add("density.from", number_or(d.from, Why::not_observed));
        add("density.to", number_or(d.to, Why::not_observed));
        add("density.difference", number_or(d.difference, Why::not_observed));
        add("density.ci95", range_or(d.social_relations.ci95[0], d.social_relations.ci95[1], Why::no_test));
        add("density.pairs", d.pairs);
        add("density.verdict", std::string(infer::name_of(d.verdict)));
    }

    void inside(const WorkStreamContacts& s, const std::string& staged, Table& table) {
        const PeopleCount fresh = people_count(s.new_to_it.size(), s.members_to.size(), least_);
        const bool has_organisations = study_.attributes.has("organisation");
        const auto organisations = [&](std::size_t count) {
            return has_organisations ? Cell(count) : Cell(Undefined{Why::not_stated});
        };
        add("members.from", s.members_from.size());
        add("members.to", s.members_to.size());
        add("members.both", s.members.size());
        add("members.new_to_it", people_cell(fresh));
        add("organisations.from", organisations(s.organisations_from));
        add("organisations.to", organisations(s.organisations_to));
        add("contacts.pairs", s.pairs);
        add("contacts.from", s.before);
        add("contacts.to", s.after);
        const auto found = std::ranges::find(changes_, s.work_stream, &survey::WorkStreamChange::work_stream);
        const infer::DensityChange* const change = found == changes_.end() ? nullptr : &found->change;
        add_density(change);
        const Voice voice = found == changes_.end() ? Voice::numbers : voice_of(found->contacts);
        const std::string how_sure = change == nullptr ? "nobody of it is on both lists" : sure(*change);
        say(
            fmt::format("{}{}: contacts between its members {}, of {}; {}. It had {} on the list before and {} after, "
                        "{} of them new to it.",
                        label(s.work_stream), staged, movement_words(s.before, s.after, voice),
                        counted(s.pairs, "pair", "pairs"), how_sure, people_words(s.members_from.size()),
                        count_words(s.members_to.size()), fresh.value == 0 ? "none" : people_count_words(fresh)));
        answer(s, change, how_sure, fresh, voice);
        table.rows.push_back({"People on the list", s.members_from.size(), s.members_to.size()});
        table.rows.push_back({"New to it", Undefined{Why::not_applicable}, people_cell(fresh)});
        if (has_organisations) {
            table.rows.push_back({"Organisations among them", s.organisations_from, s.organisations_to});
        }
        table.rows.push_back({"Pairs of members", s.pairs, s.pairs});
        table.rows.push_back({"Contacts between members", s.before, s.after});
        across(s, table);
        if (change != nullptr) {
            table.rows.push_back({"Members' answers about each other that say a link",
                                  Cell(number_or(change->from, Why::not_observed)).as(Kind::share),
                                  Cell(number_or(change->to, Why::not_observed)).as(Kind::share)});
        }
    }

    void answer(const WorkStreamContacts& s, const infer::DensityChange* change, const std::string& how_sure,
                const PeopleCount& fresh, Voice voice) {
        const std::string_view first = change == nullptr ? "Not tested" : answer_lead(*change);
        std::string text =
            fmt::format("{}: contacts between its members {}, of {}; {}.", first,
                        movement_words(s.before, s.after, voice), counted(s.pairs, "pair", "pairs"), how_sure);
        if (!across_withheld(s)) {
            text +=
                fmt::format(" Those across {} {}.", study_.by.plural, movement_words(s.across_before, s.across_after));
        }
        if (fresh.told && fresh.value.value_or(0) > 0) {
            text += fmt::format(" {} of its {} {} new to it.", capitalised(people_count_words(fresh)),
                                people_words(s.members_to.size()), fresh.value == 1 ? "is" : "are");
        }
        topic_.answers.push_back({Part::results, stream_question(in_, s.work_stream), std::move(text)});
    }

    // The change that the interval allows; nothing where there is none.
    static std::string range_words(const std::array<double, 2>& range) {
        if (!std::isfinite(range[0]) || !std::isfinite(range[1])) return "";
        if (range[0] <= 0 && range[1] >= 0) return " (" + two_sided_points(range[0], range[1]) + ")";
        return ", of " + one_sided_points(range[0], range[1]);
    }

    static std::string sure(const infer::DensityChange& d) {
        switch (d.verdict) {
            case infer::Verdict::clear:
            case infer::Verdict::likely:
                return fmt::format("as a share of answers this is a {} {}{}", infer::name_of(d.verdict),
                                   d.difference > 0 ? "rise" : "fall", range_words(d.social_relations.ci95));
            case infer::Verdict::not_distinguishable:
                return "as a share of answers there is no clear change" + range_words(d.social_relations.ci95);
            default:
                return d.why.empty() ? std::string("no test is made") : fmt::format("no test is made: {}", d.why);
        }
    }

    // Why contacts across areas are not told; nothing where they are.
    std::optional<Value> across_withheld(const WorkStreamContacts& s) const {
        if (!c_.has_areas) return Undefined{c_.options.by.empty() ? Why::not_asked : Why::one_area};
        // Known areas of fewer people than everybody: the rest would be theirs alone.
        const bool few = least_ > 0 && (s.known_before != s.before || s.known_after != s.after);
        if (!in_.shown().cross_shown || few) return Withheld{"too few"};
        return std::nullopt;
    }

    void across(const WorkStreamContacts& s, Table& table) {
        const std::optional<Value> why = across_withheld(s);
        const auto told = [&](std::uint64_t count) { return why ? Cell(*why) : Cell(count); };
        add("across.contacts_from", told(s.known_before));
        add("across.contacts_to", told(s.known_after));
        add("across.across_from", told(s.across_before));
        add("across.across_to", told(s.across_after));
        if (why) return;
        table.rows.push_back({fmt::format("Of these contacts, across {}", study_.by.plural),
                              Cell(Share{s.across_before, s.known_before}).as(Kind::counted),
                              Cell(Share{s.across_after, s.known_after}).as(Kind::counted)});
    }

    void gained(const WorkStreamContacts& s, Table& table) {
        const bool few =
            (!s.new_to_it.empty() && s.new_to_it.size() < least_) ||
            (s.members_to.size() > s.new_to_it.size() && s.members_to.size() - s.new_to_it.size() < least_);
        const auto part = [&](const char* key, const char* words, std::uint64_t count) {
            add(key, few ? Cell(Withheld{"too few"}) : Cell(count));
            if (!few) table.rows.push_back({words, Undefined{Why::not_applicable}, count});
        };
        add("new_contacts.gained", s.gained);
        table.rows.push_back({"New contacts of its members, with anybody", Undefined{Why::not_applicable}, s.gained});
        part("new_contacts.by_new", "Of these, by people new to it", s.gained_by_new);
        part("new_contacts.by_others", "Of these, by people there before", s.gained - s.gained_by_new);
        part("new_contacts.brought_by_joiners", "Beside these, brought by members who joined the list", s.brought);
    }

    void between(std::size_t k, Table& table) {
        const WorkStreamContacts& s = streams_[k];
        if (!shown_.between_shown) return;
        for (const StreamLink& link : s.links) {
            const auto other = std::ranges::find(streams_, link.other, &WorkStreamContacts::work_stream);
            if (other == streams_.end() || !shown_.shown[static_cast<std::size_t>(other - streams_.begin())]) continue;
            const Cell shared = people_cell(people_count(link.shared.size(), s.members.size(), least_));
            links_.rows.push_back({study_.work_streams[s.work_stream].id, study_.work_streams[link.other].id,
                                   link.pairs, link.before, link.after, link.first_link(), link.certain,
                                   number_or(link.density_before(), Why::no_pairs),
                                   number_or(link.density_after(), Why::no_pairs), shared});
            table.rows.push_back({fmt::format("Contacts with {}", label(link.other)), link.before,
                                  link.first_link() ? Cell(link.after).shown_as(count_words(link.after) + " (first)")
                                                    : Cell(link.after)});
            if (link.other < s.work_stream) continue;  // each pair of work-streams once
            pairs_.rows.push_back({fmt::format("{} and {}", label(s.work_stream), label(link.other)), link.pairs,
                                   link.before, link.after, shared});
        }
    }

    void say(std::string sentence) { topic_.section.blocks.emplace_back(Paragraph{std::move(sentence)}); }

    const Case& in_;
    const Study& study_;
    const survey::Comparison& c_;
    std::size_t least_;  // 0: no rule
    std::vector<WorkStreamContacts> streams_;
    std::vector<survey::WorkStreamChange> changes_;
    ShownStreams shown_;
    Topic topic_;
    FigureRows rows_{"work_streams", "Each work-stream", {"work_stream", "", Kind::key, "Its id"}};
    Table links_ = for_machines("work_streams_links", "Contacts between work-streams",
                                {{"work_stream", "", Kind::key, "Its id"},
                                 {"other", "", Kind::key, "Id of the other one"},
                                 {"pairs", "", Kind::count, "Pairs of people of the one only and of the other only"},
                                 {"from", "", Kind::count, "Of these, in contact before"},
                                 {"to", "", Kind::count, "Of these, in contact after"},
                                 {"first_link", "", Kind::yes_no, "In contact after, none recorded before"},
                                 {"certain", "", Kind::yes_no, "Everybody had answered before"},
                                 {"density_from", "", Kind::exact, "from / pairs"},
                                 {"density_to", "", Kind::exact, "to / pairs"},
                                 {"shared", "", Kind::count, "People of both"}});
    Table pairs_ = for_readers(
        "work_stream_links", "Contacts between work-streams",
        {{"Work-streams"},
         {"Pairs of people", true},
         {"Contacts before", true},
         {"Contacts after", true},
         {"People of both", true}},
        "Between people of the one only and people of the other only; whoever belongs to both links them already.");
};

}  // namespace

std::optional<Topic> work_streams_topic(const Case& input) {
    if (input.study.work_streams.empty() || !input.shown().comparable) return std::nullopt;
    auto streams = survey::work_stream_contacts(input.study, input.comparison,
                                                survey::told_both_times(input.study, input.comparison));
    if (streams.empty()) return std::nullopt;
    return StreamsMaker(input, std::move(streams)).take();
}

}  // namespace crosstie::io
