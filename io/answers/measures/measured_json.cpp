#include <cmath>
#include <nlohmann/json.hpp>

#include "io/answers/change/comparison_json.hpp"
#include "io/answers/measures/measured_output.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

// Counts without a decimal point; undefined is null.
Json number_json(double value) {
    if (std::isnan(value)) return nullptr;
    if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
    return value;
}

Json numbers_json(const std::vector<double>& values) {
    Json json = Json::array();
    for (const double value : values) json.push_back(number_json(value));
    return json;
}

class Writer {
 public:
    Writer(const Study& study, const Measured& measured) : study_(study), m_(measured) {}

    Json write() const {
        Json json;
        json["crosstie"] = crosstie_version();
        json["study"] = study_.name;
        json["wave"] = study_.waves[m_.request.wave].key;
        json["relation"] = study_.relations[m_.request.relation].key;
        json["direction"] = name_of(m_.direction);
        json["tie_from"] = m_.tie_from;
        json["edition"] = name_of(m_.request.edition);
        json["actors_on_roster"] = m_.roster.size();
        json["pairs_observed"] = m_.pairs_observed;
        json["pairs_possible"] = m_.pairs_possible;
        json["network"] = Json::object();
        for (const auto& row : m_.network) {
            Json value;
            value["value"] = network_value(row.value);
            if (value["value"].is_null()) value["why"] = row.value.why;
            value["n"] = m_.roster.size();
            value["pairs"] = m_.pairs_observed;
            if (row.chance) value["chance"] = chance(*row.chance);
            json["network"][std::string(row.measure->info.key)] = std::move(value);
        }
        if (!m_.by_area.empty()) json["areas"] = areas();
        if (!m_.actors.empty()) json["actors"] = actors();
        return json;
    }

 private:
    Json ids(const std::vector<ActorId>& actors) const {
        Json json = Json::array();
        for (const ActorId i : actors) json.push_back(study_.actors[i].id);
        return json;
    }

    Json network_value(const measure::NetworkValue& value) const {
        if (const auto* number = std::get_if<double>(&value.value)) return number_json(*number);
        if (const auto* numbers = std::get_if<std::vector<double>>(&value.value)) return numbers_json(*numbers);
        if (const auto* people = std::get_if<std::vector<ActorId>>(&value.value)) return ids(*people);
        Json json = Json::array();
        if (const auto* pairs = std::get_if<std::vector<std::array<ActorId, 2>>>(&value.value)) {
            for (const auto& [i, j] : *pairs) json.push_back(ids({i, j}));
        } else {
            for (const auto& set : std::get<std::vector<std::vector<ActorId>>>(value.value)) json.push_back(ids(set));
        }
        return json;
    }

    Json chance(const infer::CugTest& test) const {
        Json json;
        json["given"] = infer::name_of(m_.request.against->given);
        for (const auto& [key, number] : {std::pair{"mean", test.mean},
                                          {"sd", test.sd},
                                          {"p_at_least", test.p_at_least},
                                          {"p_at_most", test.p_at_most}}) {
            json[key] = number_json(number);
            if (std::isnan(number)) json["why"] = "not_defined";
        }
        json["seed"] = test.seed;
        json["draws"] = test.draws;
        json["draws_undefined"] = test.draws_undefined;
        return json;
    }

    Json areas() const {
        const MeasuredAreas& areas = *m_.areas;
        Json json;
        json["by"] = areas.by;
        json["labels"] = areas.areas.labels;
        json["roster"] = areas.roster;
        json["answered"] = areas.answered;
        json["merged"] = areas.merged;
        json["without_area"] = areas.without_area;
        const std::size_t k = areas.areas.group_count();
        for (const auto& row : m_.by_area) {
            Json value;
            bool missing = false;
            for (const double number : row.values) missing |= std::isnan(number);
            switch (row.measure->per) {
                case measure::Per::network:
                    value["value"] = number_json(row.values[0]);
                    break;
                case measure::Per::area_pair:
                    value["value"] = Json::array();
                    for (std::size_t g = 0; g < k; ++g) {
                        const auto begin = row.values.begin() + static_cast<std::ptrdiff_t>(g * k);
                        value["value"].push_back(numbers_json({begin, begin + static_cast<std::ptrdiff_t>(k)}));
                    }
                    break;
                case measure::Per::area:
                case measure::Per::actor:
                    value["value"] = numbers_json(row.values);
            }
            if (missing) value["why"] = k < 2 ? std::string_view("one_area") : row.measure->why;
            json["measures"][std::string(row.measure->info.key)] = std::move(value);
        }
        return json;
    }

    Json actors() const {
        Json json = Json::array();
        std::size_t next_silent = 0;
        for (const ActorId i : m_.roster) {
            const bool silent = next_silent < m_.silent.size() && m_.silent[next_silent] == i;
            if (silent) ++next_silent;
            Json row;
            row["id"] = study_.actors[i].id;
            Json why;
            for (const auto& column : m_.actors) {
                const std::string key(column.info->key);
                row[key] = number_json(column.scores[i]);
                if (std::isnan(column.scores[i])) why[key] = silent ? std::string_view("no_response") : column.why;
            }
            if (!why.is_null()) row["why"] = std::move(why);
            json.push_back(std::move(row));
        }
        return json;
    }

    const Study& study_;
    const Measured& m_;
};

}  // namespace

std::string measured_json(const Study& study, const Measured& measured) {
    return dumped(Writer(study, measured).write());
}

}  // namespace crosstie::io
