#include <cmath>
#include <nlohmann/json.hpp>

#include "graph/infer/meeting_series.hpp"
#include "io/answers/change/comparison_json.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/answers/meetings/meetings_output.hpp"
#include "io/answers/meetings/meetings_sentences.hpp"
#include "io/answers/meetings/meetings_together.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

class Writer {
 public:
    Writer(const Study& study, const ShownMeetings& shown) : study_(study), shown_(shown), found_(shown.found) {}

    Json write() const {
        const survey::MeetingsOptions& options = found_.options;
        Json json;
        json["crosstie"] = crosstie_version();
        json["study"] = study_.name;
        json["from"] = study_.waves[options.from].key;
        json["to"] = study_.waves[options.to].key;
        json["relation"] = study_.relations[options.relation].key;
        json["direction"] = name_of(found_.direction);
        json["tie_from"] = found_.tie_from;
        json["edition"] = name_of(shown_.edition);
        json["seed"] = options.seed;
        json["draws"] = options.draws;
        json["findings"] = meetings_sentences(study_, shown_);
        json["register"] = registers();
        if (shown_.areas) {
            json["areas"] = {{"by", shown_.areas->by},
                             {"labels", shown_.areas->areas.labels},
                             {"merged", shown_.areas->merged},
                             {"without_area", shown_.areas->without_area}};
            put(json["areas"], "share_across_by_chance", found_.across_by_chance, "no_pairs");
        }
        json["meetings"] = meetings();
        json["series"] = series();
        json["could_be_one"] = could_be_one();
        json["together"] = {
            {"weighting", name_of(shown_.weighting)}, {"people", side(Side::actors)}, {"meetings", side(Side::events)}};
        json["time"] = time_json(shown_);
        json["load"] = load();
        json["meeting_before_contact"] = before_contact();
        return json;
    }

 private:
    Json registers() const {
        return {{"meetings", found_.meetings.size() + found_.small},
                {"small", found_.small},
                {"without_register", found_.without_register},
                {"between_without_register", found_.between_without_register},
                {"undecided", found_.undecided}};
    }

    Json meetings() const {
        Json rows = Json::array();
        for (const survey::MeetingFigures& one : found_.meetings) {
            const Meeting& meeting = study_.meetings[one.meeting];
            Json row;
            row["meeting"] = meeting.label;
            row["series"] = infer::series_label(meeting.label);
            row["date"] = meeting.date;
            if (shown_.why.empty()) {
                row["between"] = one.between;
            } else {
                withhold(row, "between", shown_.why);
            }
            row["attended"] = one.attended;
            if (shown_.areas) {
                row["areas"] = one.areas;
                row["pairs"] = one.pairs;
                row["across"] = one.across;
                put(row, "share_across", one.share_across(), "no_pairs");
            }
            row["first_met"] = one.first_met;
            rows.push_back(std::move(row));
        }
        return rows;
    }

    Json series() const {
        Json rows = Json::array();
        for (const survey::MeetingSeries& one : found_.series) {
            Json row{{"label", one.label}, {"meetings", one.meetings.size()}};
            if (shown_.edition != Edition::public_) row["regulars"] = one.regulars.size();
            if (shown_.areas && one.meetings.size() > 1) {
                row["regularly_absent"] = Json::array();
                for (const std::uint32_t area : one.absent_areas) {
                    row["regularly_absent"].push_back(shown_.areas->areas.labels[area]);
                }
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

    Json could_be_one() const {
        Json rows = Json::array();
        for (const survey::SeriesOverlap& two : found_.alike) {
            Json row{{"first", found_.series[two.first].label}, {"second", found_.series[two.second].label}};
            if (shown_.edition != Edition::public_) {
                row["both"] = two.both;
                row["either"] = two.either;
                row["jaccard"] = two.jaccard();
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

    Json side(Side side) const {
        const survey::MetTogether found = survey::met_together(study_, shown_.found, side, shown_.weighting);
        Json json{{"count", found.places}, {"pairs", found.pairs}, {"tied", found.tied}};
        put(json, "density", found.density, "no_pairs");
        put(json, "mean_weight", found.mean, "none_tied");
        return json;
    }

    std::string_view why_no_hours() const {
        return !shown_.why.empty() ? shown_.why : found_.lines_without_minutes > 0 ? "minutes_not_known" : "no_people";
    }

    Json spread(const measure::Quartiles& spread, std::string_view why) const {
        Json json;
        put(json, "lower_quartile", spread.values > 0 ? spread.lower : std::nan(""), why);
        put(json, "median", spread.values > 0 ? spread.median : std::nan(""), why);
        put(json, "upper_quartile", spread.values > 0 ? spread.upper : std::nan(""), why);
        return json;
    }

    Json load() const {
        Json json;
        if (!shown_.why.empty()) {
            withhold(json, "people", shown_.why);
            return json;
        }
        const bool few = shown_.edition == Edition::public_ && shown_.people < 2 * study_.min_group;
        json["people"] = shown_.people;
        put(json, "at_no_meeting", shown_.away);
        json["meetings"] = spread(shown_.meetings, few ? "suppressed: too few" : "no_people");
        json["hours"] = spread(shown_.hours, few ? "suppressed: too few" : why_no_hours());
        put(json, "hours_of_all", found_.hours, why_no_hours());
        put(json, "hours_per_person", shown_.hours_per_person, why_no_hours());
        json["new_contacts"] = found_.new_contacts;
        put(json, "hours_per_new_contact", shown_.hours_per_new_contact,
            found_.new_contacts == 0 ? "no_new_contact" : why_no_hours());
        if (shown_.edition == Edition::public_) return json;
        json["each"] = Json::array();
        for (const survey::PersonLoad& person : found_.load) {
            Json row{{"id", study_.actors[person.actor].id}, {"meetings", person.meetings}};
            put(row, "hours", person.hours, "minutes_not_known");
            row["new_contacts"] = person.new_contacts;
            put(row, "hours_per_new_contact", person.hours_per_new_contact(),
                person.new_contacts == 0 ? "no_new_contact" : "minutes_not_known");
            json["each"].push_back(std::move(row));
        }
        return json;
    }

    Json met(const infer::MetOrNot& met) const {
        const std::string_view why = !shown_.why.empty()          ? shown_.why
                                     : met.met + met.not_met == 0 ? "no_pairs"
                                     : met.met == 0               ? "nobody_met"
                                                                  : "everybody_met";
        Json json{{"met", met.met},
                  {"met_formed", met.met_formed},
                  {"not_met", met.not_met},
                  {"not_met_formed", met.not_met_formed}};
        put(json, "rate_met", met.rate_met(), why);
        put(json, "rate_not_met", met.rate_not_met(), why);
        put(json, "difference", met.difference(), why);
        put(json, "ratio", met.ratio(), std::isnan(met.difference()) ? why : "none_formed_without_meeting");
        put(json, "p_at_least", met.p_at_least, std::isnan(met.difference()) ? why : "no_draws");
        put(json, "p_at_most", met.p_at_most, std::isnan(met.difference()) ? why : "no_draws");
        json["draws"] = met.draws;
        json["draws_undefined"] = met.draws_undefined;
        return json;
    }

    Json before_contact() const {
        Json json;
        json["all"] = met(found_.before_contact.all);
        json["same_stream"] = met(found_.before_contact.same_stream);
        json["other_stream"] = met(found_.before_contact.other_stream);
        put(json, "people_of_several_streams", shown_.several_streams);
        return json;
    }

    const Study& study_;
    const ShownMeetings& shown_;
    const survey::Meetings& found_;
};

}  // namespace

nlohmann::ordered_json time_json(const ShownMeetings& shown) {
    Json rows = Json::array();
    for (const survey::SeriesYield& one : shown.yields) {
        Json row{{"series", shown.found.series[one.series].label}, {"meetings", one.meetings}};
        put(row, "hours", one.hours, "minutes_not_known");
        row["met"] = one.met;
        row["formed"] = one.formed;
        if (shown.areas) {
            row["met_across"] = one.met_across;
            row["formed_across"] = one.formed_across;
        }
        put(row, "hours_per_new_contact", one.hours_per_new_contact(),
            one.formed == 0 ? "no_new_contact" : "minutes_not_known");
        rows.push_back(std::move(row));
    }
    return rows;
}

nlohmann::ordered_json meetings_object(const Study& study, const ShownMeetings& shown) {
    return Writer(study, shown).write();
}

std::string meetings_json(const Study& study, const ShownMeetings& shown) {
    return dumped(meetings_object(study, shown));
}

}  // namespace crosstie::io
