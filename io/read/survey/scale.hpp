#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/read/survey/mapping.hpp"
#include "io/text/id_table.hpp"

namespace crosstie::io::survey {

/// What the cells of a question were found to hold, each text once, in the order met.
class Vocabulary {
 public:
    static constexpr std::size_t most = 40;  // more different texts are no scale

    void add(std::string_view answer);
    void add_all(const Vocabulary& other);
    [[nodiscard]] bool too_many() const noexcept { return words_.size() > most; }
    [[nodiscard]] const std::vector<std::string>& words() const noexcept { return words_; }

 private:
    IdTable seen_;
    std::vector<std::string> words_;
};

/// Words that are no answer: "N/A", "Prefer not to say", -99; and 99 beside answers that are all small.
[[nodiscard]] bool is_skipped(std::string_view answer, bool small_numbers);
/// A sign put beside those that one knows: "x", "yes", a tick.
[[nodiscard]] bool is_tick(std::string_view answer);

/// Puts answers in order: by their numbers ("3", "3 - Monthly"), else by words people commonly use ("Never", "Monthly").
/// What it cannot place has no strength, and a person has to say. `order`: from the least, which is 0, when a person
/// already has. Fills scale, skipped and tie_from.
void guess_scale(const Vocabulary& answers, const std::vector<std::string>& order, RelationMapping& relation);

/// Reads cells by a scale.
class ScaleReader {
 public:
    enum class Kind : std::uint8_t { blank, strength, skipped, unknown };
    struct Answer {
        Kind kind = Kind::blank;
        double strength = 0.0;
    };
    /// `relation` outlives the reader.
    explicit ScaleReader(const RelationMapping& relation);
    [[nodiscard]] Answer read(std::string_view cell);

 private:
    IdTable folded_, spelled_;
    std::vector<Answer> answer_of_, answer_of_spelling_;
};

}  // namespace crosstie::io::survey
