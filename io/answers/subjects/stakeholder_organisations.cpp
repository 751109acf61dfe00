#include "io/answers/subjects/stakeholder_organisations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "graph/survey/rated_organisations.hpp"
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

class RatedOrganisations {
 public:
    RatedOrganisations(const Case& input, Topic& topic)
        : input_(input),
          study_(input.study),
          public_(input.shown().edition == Edition::public_),
          wave_(input.comparison.options.to),
          topic_(topic) {}

    void add() {
        if (!gather()) return;
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
        std::array<measure::Flags, survey::ratings> high;
        for (std::size_t k = 0; k < high.size(); ++k) high[k] = std::move(columns[k].high);
        rated_ = survey::rated_organisations(input_.networks(), input_.comparison.options.relation, wave_,
                                             input_.comparison.tie_from, high);
        return !rated_.empty();
    }

    void say(std::string words) { topic_.section.blocks.emplace_back(Paragraph{std::move(words)}); }

    [[nodiscard]] std::string listed_organisations(const std::vector<std::size_t>& those) const {
        std::string words;
        for (const std::size_t one : those) {
            words += fmt::format("{}{}", words.empty() ? "" : "; ", organisation_words(study_, rated_[one].id));
        }
        return words;
    }

    [[nodiscard]] Json ids(const std::vector<std::size_t>& those) const {
        Json json = Json::array();
        for (const std::size_t one : those) json.push_back(rated_[one].id);
        return json;
    }

    void grid(Json& out) {
        const auto [cells, not_known] = survey::influence_by_interest(rated_);
        if (not_known == rated_.size()) return withhold(out, "grid", "not_rated");
        std::vector<std::uint64_t> parts{not_known};
        for (const survey::OrganisationGroup& cell : cells) parts.push_back(cell.organisations.size());
        if (!parts_shown(input_, parts)) {
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
            const std::vector<std::size_t>& those = cells[k].organisations;
            table.rows.push_back(
                {words[k], count_words(those.size()), those.empty() ? "" : decimal_words(cells[k].mean_others, 1)});
            if (!public_) table.rows.back().push_back(listed_organisations(those));
            Json& cell = out["grid"][keys[k]] = {{"organisations", those.size()}};
            put(cell, "mean_others", cells[k].mean_others, "none");
            if (!public_) cell["ids"] = ids(those);
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
            const auto [reach, not_yet, not_known] = survey::access_to_stream(rated_, s);
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
        for (const survey::RatedOrganisation& one : rated_) {
            Json row{{"organisation", one.id}};
            for (std::size_t k = 0; k < rated_by.size(); ++k) {
                if (one.high[k]) row[name(k)] = *one.high[k];
            }
            row["others"] = one.others;
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
    Topic& topic_;
    std::array<std::optional<double>, rated_by.size()> cuts_;
    std::vector<survey::RatedOrganisation> rated_;  // as the roster first names them
};

}  // namespace

void add_rated_organisations(const Case& input, Topic& topic) { RatedOrganisations(input, topic).add(); }

}  // namespace crosstie::io
