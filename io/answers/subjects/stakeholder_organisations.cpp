#include "io/answers/subjects/stakeholder_organisations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "graph/model/select.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/answers/subjects/organisations_reach.hpp"
#include "io/answers/subjects/stakeholder_columns.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array rated_by{"organisation_power", "organisation_legitimacy", "organisation_urgency",
                              "organisation_influence", "organisation_interest"};
constexpr std::size_t influence = 3, interest = 4;

// One organisation with people on the list.
struct Rated {
    std::string id;
    std::array<std::optional<bool>, rated_by.size()> high;
    std::vector<ActorId> people;
    std::set<std::string> others;       // organisations its people are in contact with
    std::vector<std::uint8_t> reaches;  // [work-streams]
    bool all_answered = true;
};

class RatedOrganisations {
 public:
    RatedOrganisations(const Case& input, Topic& topic)
        : input_(input),
          study_(input.study),
          public_(input.shown().edition == Edition::public_),
          wave_(input.comparison.options.to),
          organisation_(input.study.attributes.find("organisation", input.study.waves[wave_].key)),
          topic_(topic) {}

    void add() {
        if (organisation_ == nullptr || !gather()) return;
        contacts();
        Json& out = topic_.numbers["organisations"] = {{"rated", rated_.size()}};
        out["cuts"] = Json::object();
        for (std::size_t k = 0; k < rated_by.size(); ++k) {
            if (cuts_[k]) out["cuts"][name(k)] = *cuts_[k];
        }
        grid(out);
        streams(out);
        if (!public_) each(out);
    }

 private:
    static std::string name(std::size_t column) {
        return std::string(rated_by[column]).substr(std::string_view("organisation_").size());
    }

    bool gather() {
        std::array<StakeholderColumn, rated_by.size()> columns;
        bool any = false;
        for (std::size_t k = 0; k < rated_by.size(); ++k) {
            columns[k] = stakeholder_column(study_, rated_by[k], wave_);
            cuts_[k] = columns[k].cut;
            any = any || columns[k].given;
        }
        if (!any) return false;
        const ObservedPairs& observed = study_.answers[input_.comparison.options.relation][wave_].observed;
        for (ActorId i = 0; i < study_.actor_count(); ++i) {
            const std::string& id = (*organisation_)[i];
            if (id.empty() || !study_.actors[i].on_roster(wave_)) continue;
            auto at = std::ranges::find(rated_, id, &Rated::id);
            if (at == rated_.end()) {
                rated_.emplace_back().id = id;
                at = std::prev(rated_.end());
                for (std::size_t k = 0; k < rated_by.size(); ++k) at->high[k] = columns[k].high[i];
                at->reaches.assign(study_.work_streams.size(), 0);
            }
            at->people.push_back(i);
            at->all_answered = at->all_answered && observed.row_observed(i);
        }
        std::erase_if(rated_, [](const Rated& one) {
            return std::ranges::none_of(one.high, [](const auto& high) { return high.has_value(); });
        });
        return !rated_.empty();
    }

    void contacts() {
        const survey::Comparison& c = input_.comparison;
        const Network& network = input_.networks().read(c.options.relation, wave_, c.tie_from, Direction::union_);
        for (Rated& one : rated_) {
            for (const ActorId i : one.people) {
                reach(one, i);
                for (const ActorId other : network.out(i)) {
                    const std::string& of = (*organisation_)[other];
                    if (!of.empty() && of != one.id) one.others.insert(of);
                    reach(one, other);
                }
            }
        }
    }

    void reach(Rated& one, ActorId through) const {
        const auto& of = study_.actors[through].streams(wave_);
        for (std::size_t s = 0; s < study_.work_streams.size(); ++s) {
            if (std::ranges::find(of, study_.work_streams[s].id) != of.end()) one.reaches[s] = 1;
        }
    }

    void say(std::string words) { topic_.section.blocks.emplace_back(Paragraph{std::move(words)}); }

    [[nodiscard]] std::string listed_organisations(const std::vector<const Rated*>& those) const {
        std::string words;
        for (const Rated* one : those) {
            words += fmt::format("{}{}", words.empty() ? "" : "; ", organisation_words(study_, one->id));
        }
        return words;
    }

    static Json ids(const std::vector<const Rated*>& those) {
        Json json = Json::array();
        for (const Rated* one : those) json.push_back(one->id);
        return json;
    }

    void grid(Json& out) {
        std::array<std::vector<const Rated*>, 4> cells;
        std::size_t not_known = 0;
        for (const Rated& one : rated_) {
            if (!one.high[influence] || !one.high[interest]) {
                ++not_known;
                continue;
            }
            cells[(*one.high[influence] ? 0U : 2U) + (*one.high[interest] ? 0U : 1U)].push_back(&one);
        }
        if (not_known == rated_.size()) return withhold(out, "grid", "not_rated");
        if (!parts_shown(input_, {cells[0].size(), cells[1].size(), cells[2].size(), cells[3].size(), not_known})) {
            say("Influence by interest of organisations is not shown: a part of it holds too few of them.");
            return withhold(out, "grid", "suppressed: too few");
        }
        constexpr std::array words{"Much influence, much interest", "Much influence, less interest",
                                   "Less influence, much interest", "Less influence, less interest"};
        constexpr std::array keys{"high_high", "high_low", "low_high", "low_low"};
        Table table{"stakeholders_organisations",
                    "Organisations: influence by interest",
                    {{"Group", false}, {"Organisations", true}, {"Others they are in contact with, on average", true}},
                    {},
                    {},
                    {}};
        if (!public_) table.columns.push_back({"Which", false});
        for (std::size_t k = 0; k < cells.size(); ++k) {
            double sum = 0;
            for (const Rated* one : cells[k]) sum += static_cast<double>(one->others.size());
            const double mean = sum / static_cast<double>(cells[k].size());
            table.rows.push_back(
                {words[k], count_words(cells[k].size()), cells[k].empty() ? "" : decimal_words(mean, 1)});
            if (!public_) table.rows.back().push_back(listed_organisations(cells[k]));
            Json& cell = out["grid"][keys[k]] = {{"organisations", cells[k].size()}};
            put(cell, "mean_others", mean, "none");
            if (!public_) cell["ids"] = ids(cells[k]);
        }
        out["grid"]["not_known"] = not_known;
        topic_.section.blocks.emplace_back(std::move(table));
    }

    void streams(Json& out) {
        Table table{
            "stakeholders_organisations_streams",
            "Organisations of much influence that reach each work-stream",
            {{"Work-stream", false}, {"Reach it", true}, {"Not yet", true}, {"Not known", true}},
            {},
            "Through a member of it, or a contact of one, after. Not known: nobody named, and not everybody there "
            "answered.",
            {}};
        if (!public_) table.columns.push_back({"Which not yet", false});
        out["streams"] = Json::array();
        for (std::size_t s = 0; s < study_.work_streams.size(); ++s) {
            std::vector<const Rated*> reach, not_yet, not_known;
            for (const Rated& one : rated_) {
                if (one.high[influence] != std::optional(true)) continue;
                (one.reaches[s] != 0 ? reach : one.all_answered ? not_yet : not_known).push_back(&one);
            }
            Json row{{"id", study_.work_streams[s].id}};
            if (parts_shown(input_, {reach.size(), not_yet.size(), not_known.size()})) {
                row["reached"] = {
                    {"linked", reach.size()}, {"not_yet", not_yet.size()}, {"not_known", not_known.size()}};
                table.rows.push_back({study_.work_streams[s].label, count_words(reach.size()),
                                      count_words(not_yet.size()), count_words(not_known.size())});
                if (!public_) table.rows.back().push_back(listed_organisations(not_yet));
            } else {
                withhold(row, "reached", "suppressed: too few");
            }
            if (!public_) row["not_yet_ids"] = ids(not_yet);
            out["streams"].push_back(std::move(row));
        }
        if (!table.rows.empty()) topic_.section.blocks.emplace_back(std::move(table));
    }

    void each(Json& out) const {
        out["each"] = Json::array();
        for (const Rated& one : rated_) {
            Json row{{"organisation", one.id}};
            for (std::size_t k = 0; k < rated_by.size(); ++k) {
                if (one.high[k]) row[name(k)] = *one.high[k];
            }
            row["others"] = one.others.size();
            row["reaches"] = Json::array();
            for (std::size_t s = 0; s < study_.work_streams.size(); ++s) {
                if (one.reaches[s] != 0) row["reaches"].push_back(study_.work_streams[s].id);
            }
            out["each"].push_back(std::move(row));
        }
    }

    const Case& input_;
    const Study& study_;
    bool public_;
    std::size_t wave_;
    const std::vector<std::string>* organisation_;
    Topic& topic_;
    std::array<std::optional<double>, rated_by.size()> cuts_;
    std::vector<Rated> rated_;  // as the roster first names them
};

}  // namespace

void add_rated_organisations(const Case& input, Topic& topic) { RatedOrganisations(input, topic).add(); }

}  // namespace crosstie::io
