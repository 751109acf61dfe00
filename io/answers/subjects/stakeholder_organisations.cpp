// Rated organisations beside their place in the network, and the work-streams they reach. The public edition tells
// counts alone, none of them a few.
#include "io/answers/subjects/stakeholder_organisations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "graph/survey/rated_organisations.hpp"
#include "io/answers/subjects/figures.hpp"
#include "io/answers/subjects/organisations_reach.hpp"
#include "io/answers/subjects/stakeholder_columns.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::array rated_by{"organisation_power", "organisation_legitimacy", "organisation_urgency",
                              "organisation_influence", "organisation_interest"};

class RatedOrganisations {
 public:
    RatedOrganisations(const Case& input, Topic& topic)
        : input_(input),
          study_(input.study),
          people_shown_(shows_people(input.shown().edition)),
          wave_(input.comparison.options.to),
          topic_(topic) {}

    void add() {
        if (!gather()) return;
        figures_.add("organisations.rated", "Organisations that are rated", rated_.size());
        for (std::size_t k = 0; k < rated_by.size(); ++k) {
            if (cuts_[k]) {
                figures_.add("organisations.cuts." + name(k), "The score above which it is much", *cuts_[k]);
            }
        }
        grid();
        streams();
        each();
        topic_.section.blocks.emplace_back(std::move(figures_).record());
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
            given_[k] = columns[k].given;
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

    // Organisations in one cell: their ids for machines, their labels for readers.
    [[nodiscard]] Cell those_cell(const std::vector<std::size_t>& those) const {
        Words ids;
        std::string words;
        for (const std::size_t one : those) {
            ids.push_back(rated_[one].id);
            words += fmt::format("{}{}", words.empty() ? "" : "; ", organisation_words(study_, rated_[one].id));
        }
        return Cell(std::move(ids)).shown_as(words.empty() ? "none" : words);
    }

    void grid() {
        const auto [cells, not_known] = survey::influence_by_interest(rated_);
        const char* const meaning = "Influence by interest";
        if (not_known == rated_.size()) {
            return figures_.add("organisations.grid", meaning, Undefined{Why::not_rated});
        }
        std::vector<std::uint64_t> parts{not_known};
        for (const survey::OrganisationGroup& cell : cells) parts.push_back(cell.organisations.size());
        if (!parts_shown(input_, parts)) {
            say("Influence by interest of organisations is not shown: a part of it holds too few of them.");
            return figures_.add("organisations.grid", meaning, Withheld{"too few"});
        }
        constexpr std::array words{"Much influence, much interest", "Much influence, less interest",
                                   "Less influence, much interest", "Less influence, less interest"};
        constexpr std::array keys{"high_high", "high_low", "low_high", "low_low"};
        Table table{"stakeholders_organisations.grid",
                    "Organisations: influence by interest",
                    {{"group", "Group", Kind::words, "Its key"},
                     {"organisations", "Organisations", Kind::count, "How many"},
                     {"mean_others", "Others they are in contact with, on average", Kind::decimal,
                      "Mean of the organisations they are in contact with"}},
                    {},
                    {},
                    {}};
        table.keyed = true;
        if (people_shown_) table.columns.push_back({"ids", "Which", Kind::words, "Their ids"});
        for (std::size_t k = 0; k < cells.size(); ++k) {
            const std::vector<std::size_t>& those = cells[k].organisations;
            Row& row = table.rows.emplace_back(
                Row{Named{keys[k], words[k]}, those.size(), number_or(cells[k].mean_others, Why::no_organisations)});
            if (people_shown_) row.push_back(those_cell(those));
        }
        figures_.add("organisations.grid.not_known", "Organisations whose influence or interest is not known",
                     not_known);
        topic_.section.blocks.emplace_back(std::move(table));
    }

    void streams() {
        Table table{
            "stakeholders_organisations.streams",
            "Organisations of much influence that reach each work-stream",
            {{"id", "Work-stream", Kind::words, "Its id"},
             {"reached.linked", "Reach it", Kind::count, "Through a member of it, or a contact of one"},
             {"reached.not_yet", "Not yet", Kind::count, "Everybody there answered, and nobody is in contact"},
             {"reached.not_known", "Not known", Kind::count, "Nobody named, and not everybody there answered"}},
            {},
            "Through a member of it, or a contact of one, after. Not known: nobody named, and not everybody there "
            "answered.",
            {}};
        if (people_shown_) table.columns.push_back({"not_yet_ids", "Which not yet", Kind::words, "Their ids"});
        for (std::size_t s = 0; s < study_.work_streams.size(); ++s) {
            const auto [reach, not_yet, not_known] = survey::access_to_stream(rated_, s);
            const bool shown = parts_shown(input_, {reach.size(), not_yet.size(), not_known.size()});
            const auto count = [&](const auto& those) {
                return shown ? Cell(those.size()) : Cell(Withheld{"too few"});
            };
            Row& row = table.rows.emplace_back(Row{Named{study_.work_streams[s].id, study_.work_streams[s].label},
                                                   count(reach), count(not_yet), count(not_known)});
            if (people_shown_) row.push_back(those_cell(not_yet));
        }
        topic_.section.blocks.emplace_back(std::move(table));
    }

    void each() {
        Table table = of_people(for_machines("stakeholders_organisations.each", "Each organisation that is rated",
                                             {{"organisation", "", Kind::key, "Its id"}}));
        for (std::size_t k = 0; k < rated_by.size(); ++k) {
            if (given_[k]) table.columns.push_back({name(k), "", Kind::yes_no, "Whether rated as having much of it"});
        }
        table.columns.push_back({"others", "", Kind::count, "Organisations in contact, after"});
        table.columns.push_back({"reaches", "", Kind::key, "Ids of work-streams it reaches"});
        for (const survey::RatedOrganisation& one : rated_) {
            Row row{one.id};
            for (std::size_t k = 0; k < rated_by.size(); ++k) {
                if (given_[k]) row.push_back(one.high[k] ? Cell(*one.high[k]) : Cell(Undefined{Why::not_rated}));
            }
            Words reaches;
            for (std::size_t s = 0; s < study_.work_streams.size(); ++s) {
                if (one.reaches[s] != 0) reaches.push_back(study_.work_streams[s].id);
            }
            row.insert(row.end(), {Cell(one.others), Cell(std::move(reaches))});
            table.rows.push_back(std::move(row));
        }
        topic_.section.blocks.emplace_back(std::move(table));
    }

    const Case& input_;
    const Study& study_;
    bool people_shown_;
    std::size_t wave_;
    Topic& topic_;
    Figures figures_{"", "", ""};
    std::array<bool, rated_by.size()> given_{};
    std::array<std::optional<double>, rated_by.size()> cuts_;
    std::vector<survey::RatedOrganisation> rated_;  // as the roster first names them
};

}  // namespace

void add_rated_organisations(const Case& input, Topic& topic) { RatedOrganisations(input, topic).add(); }

}  // namespace crosstie::io
