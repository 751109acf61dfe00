#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "io/text/id_table.hpp"

namespace crosstie::io {

/// Numbers texts as IdTable does, but one number for all spellings of a text (see one_spelling); `text` is the first
/// spelling, without outer blanks. A text met before costs one look-up, as in IdTable: only a new spelling is folded.
class SpeltIds {
 public:
    static constexpr std::uint32_t none = IdTable::none;
    using Key = IdTable::Key;

    struct Met {
        std::uint32_t number = none;
        bool is_new = false;
        bool respelt = false;  // it stands there in another spelling than `text(number)`
    };

    [[nodiscard]] static Key key(std::string_view text) { return IdTable::key(text); }
    [[nodiscard]] Key key_ahead(std::string_view text) const { return ids_.key_ahead(text); }

    /// The number of a text that is spelt just so.
    [[nodiscard]] std::uint32_t find_as_spelt(const Key& key) const { return ids_.find(key); }
    /// The number of a text in any spelling.
    [[nodiscard]] std::uint32_t find(const Key& key) const;
    [[nodiscard]] std::uint32_t find(std::string_view text) const { return find(key(text)); }
    [[nodiscard]] bool contains(std::string_view text) const { return find(text) != none; }

    Met insert(const Key& key);
    Met insert(std::string_view text) { return insert(key(text)); }

    /// A number of its own for a text that is spelt just so, also beside others that are spelt a little differently.
    std::uint32_t insert_as_spelt(std::string_view text);

    [[nodiscard]] std::string_view text(std::uint32_t number) const { return ids_.text(number); }
    [[nodiscard]] std::uint32_t size() const noexcept { return ids_.size(); }

 private:
    [[nodiscard]] std::uint32_t find_respelt(std::string_view text) const;

    IdTable ids_;
    IdTable folded_;                        // of those that are not plain themselves
    std::vector<std::uint32_t> number_of_;  // [folded_]
};

}  // namespace crosstie::io
