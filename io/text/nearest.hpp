#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace crosstie::io {

/// Text for matching only: NFC, case, blanks, apostrophes and dashes folded away. "O’Brien " and "o'brien" are alike.
[[nodiscard]] std::string folded(std::string_view text);

/// Finds the known word that was most likely meant: one that is alike when folded, else the one with the fewest letters
/// added, dropped, changed or swapped, as long as these are at most a third of the word.
class Nearest {
 public:
    explicit Nearest(std::string_view word);
    void consider(std::string_view known);
    /// Empty when nothing is near.
    [[nodiscard]] const std::string& best() const noexcept { return best_; }

 private:
    std::string folded_;
    std::size_t most_;   // letters that may differ
    bool done_ = false;  // nothing can be nearer
    std::string best_;
};

[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> known);
/// "perhaps \"best\" is meant", or `otherwise` when nothing is near.
[[nodiscard]] std::string perhaps(const std::string& best, std::string_view otherwise);

}  // namespace crosstie::io
