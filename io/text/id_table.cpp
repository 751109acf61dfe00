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

template <typename Word>
Word word_at(const char* bytes) {
    Word word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

// Up to 8 bytes of text as one number, different for different texts of one length.
std::uint64_t packed(std::string_view text) {
    const char* const end = text.data() + text.size();
    if (text.size() == 8) return word_at<std::uint64_t>(text.data());
    if (text.size() >= 4) {
        return word_at<std::uint32_t>(text.data()) | (std::uint64_t{word_at<std::uint32_t>(end - 4)} << 32);
    }
    std::uint64_t word = 0;
    for (const char c : text) word = (word << 8) | static_cast<unsigned char>(c);
    return word;
}

std::uint64_t hashed(std::string_view text) {
    std::uint64_t hash = text.size();
    while (text.size() > 8) {
        hash = spread(hash ^ packed(text.substr(0, 8)));
        text.remove_prefix(8);
    }
    return spread(hash ^ packed(text));
}

}  // namespace

IdTable::Key IdTable::key(std::string_view text) {
    const std::uint64_t word = text.size() <= 8 ? packed(text) : hashed(text);
    return {text, word, spread(word)};
}

IdTable::Key IdTable::key_ahead(std::string_view text) const {
    const Key ahead = key(text);
    __builtin_prefetch(&slots_[static_cast<std::size_t>(ahead.spread) & (slots_.size() - 1)]);
    return ahead;
}

std::size_t IdTable::slot_of(const Key& key) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = static_cast<std::size_t>(key.spread) & mask;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.number == none) return at;
        if (slot.word != key.word || slot.length != static_cast<std::uint32_t>(key.text.size())) continue;
        if (key.text.size() <= 8 || text(slot.number) == key.text) return at;
    }
}

std::pair<std::uint32_t, bool> IdTable::insert(const Key& key) {
    std::size_t at = slot_of(key);
    if (slots_[at].number != none) return {slots_[at].number, false};
    if ((std::size_t{size()} + 1) * 2 > slots_.size()) {
        grow();
        at = slot_of(key);
    }
    const std::uint32_t number = size();
    slots_[at] = {key.word, static_cast<std::uint32_t>(key.text.size()), number};
    pool_ += key.text;
    begin_.push_back(pool_.size());
    return {number, true};
}

void IdTable::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.number == none) continue;
        std::size_t at = static_cast<std::size_t>(spread(slot.word)) & mask;
        while (slots_[at].number != none) at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

}  // namespace crosstie::io
