// What was collected so far: its waves and relations by name, who said and was shown what, and the lines of the quality
// log.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/read/survey/collect.hpp"
#include "io/text/wave_order.hpp"

namespace crosstie::io::survey {

void WaveFound::tell(std::uint32_t relation, std::uint32_t person, Told told) {
    if (answered.size() <= relation) answered.resize(relation + 1);
    if (answered[relation].size() <= person) answered[relation].resize(person + 1, Told::nothing);
    answered[relation][person] = std::max(answered[relation][person], told);
}

void WaveFound::show(std::uint32_t relation, std::uint32_t person, std::size_t list) {
    if (shown_to.size() <= relation) shown_to.resize(relation + 1);
    if (shown_to[relation].size() <= person) shown_to[relation].resize(person + 1, 0);
    shown_to[relation][person] = static_cast<std::uint32_t>(list + 1);
}

WaveFound& Collected::wave(const std::string& key) {
    for (WaveFound& known : waves) {
        if (known.key == key) return known;
    }
    waves.emplace_back();
    waves.back().key = key;
    return waves.back();
}

bool Collected::order_waves() {
    std::vector<std::string> keys;
    for (const WaveFound& known : waves) keys.push_back(known.key);
    const auto order = order_of_time(keys);
    if (!order) return false;
    std::deque<WaveFound> ordered;
    for (const std::size_t place : *order) ordered.push_back(std::move(waves[place]));
    waves = std::move(ordered);
    return true;
}

std::optional<std::uint32_t> Collected::relation(const std::string& name) const {
    for (std::uint32_t k = 0; k < relations.size(); ++k) {
        if (relations[k].name == name) return k;
    }
    return std::nullopt;
}

void Collected::notice(std::string kind, const WaveFound* wave, From where, std::string person, std::string detail) {
    noticed.push_back(
        {std::move(kind), wave == nullptr ? "" : wave->key, std::move(where), std::move(person), std::move(detail)});
}

bool is_wave_key(std::string_view text) {
    return !text.empty() && text.find_first_of("/\\@:,\n") == std::string_view::npos && text.front() != '.';
}

bool Collected::on_roster(std::uint32_t person, const std::string& wave) const {
    const std::vector<std::string>& at = names->roster().people[person].waves;
    return at.empty() || std::find(at.begin(), at.end(), wave) != at.end();
}

}  // namespace crosstie::io::survey
