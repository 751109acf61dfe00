#include "io/answers/subjects/work_streams.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "io/answers/change/json_value.hpp"
#include "io/answers/change/wording.hpp"
#include "io/answers/subjects/organisations_reach.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/release/work_streams_shown.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using nlohmann::ordered_json;
using survey::StreamLink;
using survey::WorkStreamContacts;

class StreamsMaker {
 public:
    StreamsMaker(const Case& input, std::vector<WorkStreamContacts> streams)
        : in_(input),
          study_(input.study),
          c_(input.comparison),
          least_(input.shown().edition == Edition::public_ ? input.shown().min_group : 0),
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
        if (!links_.rows.empty()) topic_.section.blocks.emplace_back(std::move(links_));
        if (!shown_.between_shown)
            say("Contacts between work-streams are not shown: too few people belong to several or to none.");
        const bool by_wave =
            std::ranges::any_of(study_.actors, [](const Actor& actor) { return !actor.work_streams_at.empty(); });
        topic_.numbers["membership_by_wave"] = by_wave;
        say(by_wave ? "Who belonged to a work-stream was stated for each survey. Figures of contacts follow everybody "
                      "who belonged to it at either."
                    : "The data state one membership for both surveys, so they do not tell when somebody joined a "
                      "work-stream; new to it are only people who joined the list between the surveys.");
        say("A few work-streams are no sample of others, so they are not tested against each other; and a change "
            "beside a change of stage does not show that the one caused the other.");
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

    void one(std::size_t k) {
        const WorkStreamContacts& s = streams_[k];
        ordered_json numbers{{"work_stream", study_.work_streams[s.work_stream].id}, {"label", label(s.work_stream)}};
        const std::string from = stage(s.work_stream, c_.options.from), to = stage(s.work_stream, c_.options.to);
        for (const auto& [key, value] : {std::pair{"stage_from", from}, std::pair{"stage_to", to}}) {
            if (value.empty()) {
                withhold(numbers, key, "not stated");
            } else {
                numbers[key] = value;
            }
        }
        numbers["shown"] = static_cast<bool>(shown_.shown[k]);
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
            topic_.numbers["work_streams"].push_back(std::move(numbers));
            return;
        }
        Table table{fmt::format("work_stream_{}", s.work_stream),
                    fmt::format("{}, before and after", label(s.work_stream)),
                    {{"Figure", false}, {"Before", true}, {"After", true}},
                    {},
                    "Contacts by either person's answer, on pairs of people on both lists answered at both surveys.",
                    {}};
        if (!from.empty() || !to.empty()) {
            table.rows.push_back({"Stage", from.empty() ? "not stated" : from, to.empty() ? "not stated" : to});
        }
        inside(s, staged, table, numbers);
        gained(s, table, numbers);
        between(k, table, numbers);
        topic_.section.blocks.emplace_back(std::move(table));
        topic_.numbers["work_streams"].push_back(std::move(numbers));
    }

    void inside(const WorkStreamContacts& s, const std::string& staged, Table& table, ordered_json& numbers) {
        const PeopleCount fresh = people_count(s.new_to_it.size(), s.members_to.size(), least_);
        numbers["members"] = {{"from", s.members_from.size()}, {"to", s.members_to.size()}, {"both", s.members.size()}};
        put(numbers["members"], "new_to_it", fresh);
        const bool has_organisations = study_.attributes.has("organisation");
        if (has_organisations) {
            numbers["organisations"] = {{"from", s.organisations_from}, {"to", s.organisations_to}};
        } else {
            withhold(numbers, "organisations", "not stated");
        }
        numbers["contacts"] = {{"pairs", s.pairs}, {"from", s.before}, {"to", s.after}};
        const auto change = std::ranges::find(changes_, s.work_stream, &survey::WorkStreamChange::work_stream);
        std::string how_sure = "nobody of it is on both lists";
        ordered_json& density = numbers["density"] = ordered_json::object();
        if (change != changes_.end()) {
            const infer::DensityChange& d = change->change;
            put(density, "from", d.from, "no pair answered both times");
            put(density, "to", d.to, "no pair answered both times");
            put(density, "difference", d.difference, "no pair answered both times");
            put(density, "ci95", d.bootstrap.ci95, d.why.empty() ? "not tested" : d.why);
            density["pairs"] = d.pairs;
            density["verdict"] = infer::name_of(d.verdict);
            how_sure = sure(d);
        }
        say(fmt::format(
            "{}{}: contacts between its members {}, of {}; {}. It had {} on the list before and {} after, "
            "{} of them new to it.",
            label(s.work_stream), staged,
            movement_words(s.before, s.after, change == changes_.end() ? Voice::numbers : voice_of(change->change)),
            counted(s.pairs, "pair", "pairs"), how_sure, people_words(s.members_from.size()),
            count_words(s.members_to.size()), fresh.value == 0 ? "none" : people_count_words(fresh)));
        answer(s, change == changes_.end() ? nullptr : &change->change, how_sure, fresh);
        const auto row = [&](const char* what, std::uint64_t before, std::uint64_t after) {
            table.rows.push_back({what, count_words(before), count_words(after)});
        };
        row("People on the list", s.members_from.size(), s.members_to.size());
        table.rows.push_back({"New to it", "not applicable", people_count_words(fresh)});
        if (has_organisations) row("Organisations among them", s.organisations_from, s.organisations_to);
        row("Pairs of members", s.pairs, s.pairs);
        row("Contacts between members", s.before, s.after);
        across(s, table, numbers);
        if (change != changes_.end()) {
            table.rows.push_back({"Members' answers about each other that say a link",
                                  percent_words(change->change.from), percent_words(change->change.to)});
        }
    }

    void answer(const WorkStreamContacts& s, const infer::DensityChange* change, const std::string& how_sure,
                const PeopleCount& fresh) {
        const std::string_view first = change == nullptr ? "These are the facts" : answer_lead(*change);
        std::string text =
            fmt::format("{}: contacts between its members {}, of {}; {}.", first,
                        movement_words(s.before, s.after, change == nullptr ? Voice::numbers : voice_of(*change)),
                        counted(s.pairs, "pair", "pairs"), how_sure);
        if (across_withheld(s).empty()) {
            text += fmt::format(" Those across {} {}.", study_.by.plural,
                                movement_words(s.across_before, s.across_after,
                                               change == nullptr ? Voice::numbers : voice_of(*change)));
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
                                   d.difference > 0 ? "rise" : "fall", range_words(d.bootstrap.ci95));
            case infer::Verdict::not_distinguishable:
                return "as a share of answers the change is not distinguishable from the churn such a group always "
                       "shows" +
                       range_words(d.bootstrap.ci95);
            default:
                return fmt::format("facts only{}{}", d.why.empty() ? "" : ": ", d.why);
        }
    }

    // Why contacts across areas are not told; nothing where they are.
    std::string_view across_withheld(const WorkStreamContacts& s) const {
        if (!c_.has_areas) return why_no_areas(c_);
        // Known areas of fewer people than everybody: the rest would be theirs alone.
        const bool few = least_ > 0 && (s.known_before != s.before || s.known_after != s.after);
        return !in_.shown().cross_shown || few ? "suppressed: small_groups" : "";
    }

    void across(const WorkStreamContacts& s, Table& table, ordered_json& numbers) {
        if (const auto why = across_withheld(s); !why.empty()) return withhold(numbers, "across", why);
        numbers["across"] = {{"contacts_from", s.known_before},
                             {"contacts_to", s.known_after},
                             {"across_from", s.across_before},
                             {"across_to", s.across_after}};
        table.rows.push_back({fmt::format("Of these contacts, across {}", study_.by.plural),
                              counted_share_words(s.across_before, s.known_before),
                              counted_share_words(s.across_after, s.known_after)});
    }

    void gained(const WorkStreamContacts& s, Table& table, ordered_json& numbers) {
        const bool few =
            (!s.new_to_it.empty() && s.new_to_it.size() < least_) ||
            (s.members_to.size() > s.new_to_it.size() && s.members_to.size() - s.new_to_it.size() < least_);
        ordered_json& out = numbers["new_contacts"] = {{"gained", s.gained}};
        table.rows.push_back({"New contacts of its members, with anybody", "not applicable", count_words(s.gained)});
        if (few) {
            for (const char* key : {"by_new", "by_others", "brought_by_joiners"})
                withhold(out, key, "suppressed: small_groups");
            return;
        }
        out["by_new"] = s.gained_by_new;
        out["by_others"] = s.gained - s.gained_by_new;
        out["brought_by_joiners"] = s.brought;
        table.rows.push_back({"Of these, by people new to it", "not applicable", count_words(s.gained_by_new)});
        table.rows.push_back(
            {"Of these, by people there before", "not applicable", count_words(s.gained - s.gained_by_new)});
        table.rows.push_back(
            {"Beside these, brought by members who joined the list", "not applicable", count_words(s.brought)});
    }

    void between(std::size_t k, Table& table, ordered_json& numbers) {
        const WorkStreamContacts& s = streams_[k];
        if (!shown_.between_shown) return withhold(numbers, "links", "suppressed: small_groups");
        ordered_json& out = numbers["links"] = ordered_json::array();
        for (const StreamLink& link : s.links) {
            const auto other = std::ranges::find(streams_, link.other, &WorkStreamContacts::work_stream);
            if (other == streams_.end() || !shown_.shown[static_cast<std::size_t>(other - streams_.begin())]) continue;
            ordered_json cell{{"other", study_.work_streams[link.other].id},
                              {"pairs", link.pairs},
                              {"from", link.before},
                              {"to", link.after},
                              {"first_link", link.first_link()},
                              {"certain", link.certain}};
            put(cell, "density_from", link.density_before(), "no pair");
            put(cell, "density_to", link.density_after(), "no pair");
            const PeopleCount shared = people_count(link.shared.size(), s.members.size(), least_);
            put(cell, "shared", shared);
            out.push_back(std::move(cell));
            table.rows.push_back({fmt::format("Contacts with {}", label(link.other)), count_words(link.before),
                                  fmt::format("{}{}", count_words(link.after), link.first_link() ? " (first)" : "")});
            if (link.other < s.work_stream) continue;  // each pair of work-streams once
            links_.rows.push_back({fmt::format("{} and {}", label(s.work_stream), label(link.other)),
                                   count_words(link.pairs), count_words(link.before), count_words(link.after),
                                   people_count_words(shared)});
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
    Table links_{
        "work_stream_links",
        "Contacts between work-streams",
        {{"Work-streams", false},
         {"Pairs of people", true},
         {"Contacts before", true},
         {"Contacts after", true},
         {"People of both", true}},
        {},
        "Between people of the one only and people of the other only; whoever belongs to both links them already.",
        {}};
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
