#include "io/text/id_table.hpp"

#include <cstring>

namespace crosstie::io {

namespace {

// Spreads every bit of the word over all of it (the finisher of MurmurHash3).
constexpr std::uint64_t spread(std::uint64_t word) {
    word = (word ^ (word >> 33)) * 0xff51afd7ed558ccdU;
    word = (word ^ (word >> 33)) * 0xc4ceb9fe1a85ec53U;
    return word ^ (word >> 33);
}

std::uint64_t key_of(std::string_view text) {
    std::uint64_t key = 0;
    if (text.size() <= 8) {
        if (!text.empty()) std::memcpy(&key, text.data(), text.size());
        return key;
    }
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        key = spread(key ^ word);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, text.data() + at, text.size() - at);
    return spread(key ^ rest ^ text.size());
}

}  // namespace

std::size_t IdTable::slot_of(std::uint64_t key, std::string_view text) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(spread(key)) & mask;
    for (;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.number == none) return at;
        if (slot.key != key || slot.length != static_cast<std::uint32_t>(text.size())) continue;
        if (text.size() <= 8 || this->text(slot.number) == text) return at;
    }
}

std::uint32_t IdTable::find(std::string_view text) const { return slots_[slot_of(key_of(text), text)].number; }

void IdTable::prefetch(std::string_view text) const {
    __builtin_prefetch(&slots_[static_cast<std::size_t>(spread(key_of(text))) & (slots_.size() - 1)]);
}

std::pair<std::uint32_t, bool> IdTable::insert(std::string_view text) {
    const std::uint64_t key = key_of(text);
    std::size_t at = slot_of(key, text);
    if (slots_[at].number != none) return {slots_[at].number, false};
    if ((std::size_t{size()} + 1) * 2 > slots_.size()) {
        grow();
        at = slot_of(key, text);
    }
    const std::uint32_t number = size();
    slots_[at] = {key, static_cast<std::uint32_t>(text.size()), number};
    pool_ += text;
    begin_.push_back(pool_.size());
    return {number, true};
}

void IdTable::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.number == none) continue;
        std::size_t at = static_cast<std::size_t>(spread(slot.key)) & mask;
        while (slots_[at].number != none) at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

}  // namespace crosstie::io
