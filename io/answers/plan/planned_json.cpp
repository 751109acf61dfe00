#include <cmath>
#include <nlohmann/json.hpp>

#include "io/answers/change/comparison_json.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/answers/meetings/meetings.hpp"
#include "io/answers/plan/plan_words.hpp"
#include "io/answers/plan/planned_output.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

// Counts without a decimal point; undefined is null, and the reason stands beside it.
void put(Json& object, const char* key, double value, const char* why) {
    if (std::isnan(value)) {
        object[key] = nullptr;
        object["why"] = why;
    } else if (value == std::floor(value) && std::abs(value) < 1e15) {
        object[key] = static_cast<std::int64_t>(value);
    } else {
        object[key] = value;
    }
}

class Writer {
 public:
    Writer(const Study& study, const Planned& planned)
        : study_(study), p_(planned), is_public_(planned.request.edition == Edition::public_) {}

    Json write() const {
        Json json;
        json["crosstie"] = crosstie_version();
        json["study"] = study_.name;
        json["wave"] = study_.waves[p_.request.wave].key;
        json["relation"] = study_.relations[p_.request.relation].key;
        json["direction"] = name_of(p_.direction);
        json["tie_from"] = p_.tie_from;
        json["edition"] = name_of(p_.request.edition);
        json["by"] = p_.request.by;
        json["areas_merged"] = p_.areas_merged;
        json["without_area"] = p_.without_area;
        json["actors_on_roster"] = p_.roster;
        json["pairs_observed"] = p_.pairs_observed;
        json["pairs_possible"] = p_.pairs_possible;
        json["seed"] = p_.request.seed;
        json["draws"] = p_.effect.draws;
        json["standing"] = "a proposal, untested on people";
        json["introductions"] = introductions();
        json["effect"] = effect();
        if (!is_public_) people(json);
        if (p_.meetings) time(json);
        if (p_.issues) json["issues"] = issues_json(study_, *p_.issues);
        return json;
    }

 private:
    Json ids(const std::vector<ActorId>& actors) const {
        Json json = Json::array();
        for (const ActorId i : actors) json.push_back(id(i));
        return json;
    }
    const std::string& id(ActorId actor) const { return study_.actors[actor].id; }
    const std::string& label(std::uint32_t area) const { return p_.areas.labels[area]; }

    void time(Json& json) const {
        if (!p_.meetings->why.empty()) return withhold(json, "time", p_.meetings->why);
        json["time"] = {{"from", study_.waves[0].key}, {"series", time_json(study_, *p_.meetings)}};
    }

    Json introductions() const {
        Json json;
        json["candidates"] = p_.candidates;
        json["proposed"] = p_.proposed;
        json["first_links"] = p_.first_links;
        json["left_by_caps"] = p_.left_by_caps;
        json["check_first"] = p_.check_first;
        json["per_person"] = p_.request.per_person;
        json["per_introducer"] = p_.request.per_introducer;
        json["top"] = p_.request.top;
        if (is_public_) {
            json["between"] = Json::array();
            for (const PlannedBetween& row : p_.between) {
                json["between"].push_back({{"area", label(row.area)},
                                           {"to", label(row.to)},
                                           {"introductions", row.introductions},
                                           {"first_link", row.first_link}});
            }
            return json;
        }
        json["list"] = Json::array();
        for (const plan::Introduction& one : p_.introductions) {
            Json row;
            row["first"] = id(one.first);
            row["second"] = id(one.second);
            row["introducer"] = id(one.introducer);
            row["shared"] = ids(one.shared);
            row["score"] = one.score;
            row["reasons"] = Json::array();
            for (const plan::Reason reason : one.reasons) row["reasons"].push_back(name_of(reason));
            row["areas_fully_observed"] = one.areas_fully_observed;
            row["words"] = introduction_words(study_, p_, one);
            json["list"].push_back(std::move(row));
        }
        json["check_first_list"] = Json::array();
        for (const plan::CheckFirst& pair : p_.to_check) {
            json["check_first_list"].push_back({{"first", id(pair.first)},
                                                {"second", id(pair.second)},
                                                {"shared", ids(pair.shared)},
                                                {"score", pair.score}});
        }
        return json;
    }

    Json effect() const {
        Json json;
        json["proposed"] = p_.effect.proposed;
        json["half"] = p_.effect.half;
        for (const plan::EffectRow& row : p_.effect.rows) {
            if (is_public_ && row.figure == plan::Figure::dependence) continue;
            Json figure;
            put(figure, "now", row.now, "too_few");
            put(figure, "half_mean", row.half_mean, std::isnan(row.now) ? "too_few" : "no_draws");
            put(figure, "half_least", row.half_least, std::isnan(row.now) ? "too_few" : "no_draws");
            put(figure, "half_most", row.half_most, std::isnan(row.now) ? "too_few" : "no_draws");
            put(figure, "all", row.all, "too_few");
            json["figures"][std::string(name_of(row.figure))] = std::move(figure);
        }
        return json;
    }

    Json key_actors(const measure::KeyActors& key, std::uint64_t size) const {
        Json json;
        json["size"] = size;
        put(json, "value", key.value, "too_few");
        json["sets"] = Json::array();
        for (const auto& set : key.sets) json["sets"].push_back(ids(set));
        json["equal"] = key.equal;
        json["search"] = key.search == measure::Search::exact ? "exact" : "greedy_exchange";
        return json;
    }

    void people(Json& json) const {
        json["brief_first"] = key_actors(*p_.brief_first, p_.request.size);
        json["brief_first"]["steps"] = p_.request.steps;
        json["depend_on"] = Json::array();
        for (std::size_t k = 0; k < p_.depend_on.size(); ++k) {
            json["depend_on"].push_back(key_actors(p_.depend_on[k], k + 1));
        }
        json["if_leaves"] = Json::array();
        for (const plan::IfLeaves& one : p_.if_leaves) {
            Json row;
            row["id"] = id(one.actor);
            row["contacts"] = one.contacts;
            row["contacts_across"] = one.contacts_across;
            row["parts_before"] = one.parts_before;
            row["parts_after"] = one.parts_after;
            row["pairs_parted"] = one.pairs_parted;
            row["pairs_parted_across"] = one.pairs_parted_across;
            row["left_alone"] = ids(one.left_alone);
            row["cut_off"] = ids(one.cut_off);
            row["areas_cut_off"] = Json::array();
            for (const std::uint32_t area : one.areas_cut_off) row["areas_cut_off"].push_back(label(area));
            row["areas_parted"] = Json::array();
            for (const auto& [g, h] : one.areas_parted) row["areas_parted"].push_back({label(g), label(h)});
            json["if_leaves"].push_back(std::move(row));
        }
    }

    const Study& study_;
    const Planned& p_;
    bool is_public_;
};

}  // namespace

std::string planned_json(const Study& study, const Planned& planned) { return dumped(Writer(study, planned).write()); }

}  // namespace crosstie::io
