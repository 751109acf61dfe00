#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosstie::io {

/// Numbers texts 0, 1, 2, ... in the order they come, and finds the number of a text again. Holds its own copy of the
/// texts. Open addressing; short texts stand in the table itself, so that most look-ups touch memory once.
class IdTable {
 public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// A text with what the table works out from it. Made ahead of look-ups, for many texts at once, it has the memory
    /// fetched in the meantime: in a large table each look-up is a cache miss, and so they overlap.
    struct Key {
        std::string_view text;
        std::uint64_t word = 0;  // the text itself, up to 8 bytes, else its hash
        std::uint64_t spread = 0;
    };
    [[nodiscard]] static Key key(std::string_view text);
    [[nodiscard]] Key key_ahead(std::string_view text) const;

    [[nodiscard]] std::uint32_t find(const Key& key) const { return slots_[slot_of(key)].number; }
    [[nodiscard]] std::uint32_t find(std::string_view text) const { return find(key(text)); }
    /// The number of the text, and whether it is new.
    std::pair<std::uint32_t, bool> insert(const Key& key);
    std::pair<std::uint32_t, bool> insert(std::string_view text) { return insert(key(text)); }
    [[nodiscard]] std::string_view text(std::uint32_t number) const {
        return std::string_view(pool_).substr(begin_[number], begin_[number + 1] - begin_[number]);
    }
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(begin_.size() - 1); }
    [[nodiscard]] bool contains(std::string_view text) const { return find(text) != none; }

 private:
    struct Slot {
        std::uint64_t word = 0;
        std::uint32_t length = 0;
        std::uint32_t number = none;
    };
    [[nodiscard]] std::size_t slot_of(const Key& key) const;
    void grow();

    std::vector<Slot> slots_ = std::vector<Slot>(16);
    std::string pool_;
    std::vector<std::uint64_t> begin_{0};  // [texts + 1] into pool_
};

}  // namespace crosstie::io
