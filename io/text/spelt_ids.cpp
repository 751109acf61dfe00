#include "io/text/spelt_ids.hpp"

#include "io/text/csv_table.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

std::uint32_t SpeltIds::find(const Key& key) const {
    const std::uint32_t number = ids_.find(key);
    return number != none ? number : find_respelt(key.text);
}

std::uint32_t SpeltIds::find_respelt(std::string_view text) const {
    const std::string plain = one_spelling(text);
    if (plain.empty()) return none;
    if (const std::uint32_t number = ids_.find(plain); number != none) return number;
    const std::uint32_t number = folded_.find(plain);
    return number == none ? none : number_of_[number];
}

SpeltIds::Met SpeltIds::insert(const Key& key) {
    if (const std::uint32_t number = ids_.find(key); number != none) return {number, false, false};
    if (is_spelled_plainly(key.text)) {
        const std::uint32_t number = folded_.size() == 0 ? none : folded_.find(key);
        if (number != none) return {number_of_[number], false, true};
        return {ids_.insert(key).first, true, false};
    }
    const std::string plain = one_spelling(key.text);
    if (const std::uint32_t number = ids_.find(plain); number != none) return {number, false, true};
    const std::string_view shown = trimmed(key.text);
    if (plain == shown) {
        const std::uint32_t place = folded_.find(plain);
        if (place != none) return {number_of_[place], false, true};
    } else {
        const auto [place, is_new] = folded_.insert(plain);
        if (!is_new) return {number_of_[place], false, true};
        number_of_.push_back(ids_.size());
    }
    return {ids_.insert(shown).first, true, shown.size() != key.text.size()};
}

std::uint32_t SpeltIds::insert_as_spelt(std::string_view text) {
    const auto [number, is_new] = ids_.insert(text);
    if (!is_new) return number;
    if (const std::string plain = one_spelling(text); plain != text && folded_.insert(plain).second) {
        number_of_.push_back(number);
    }
    return number;
}

}  // namespace crosstie::io
