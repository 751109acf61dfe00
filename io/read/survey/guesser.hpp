// The guess of a mapping, by subject: who answers (guess.cpp), a column a colleague (guess_grids.cpp), names in cells
// (guess_names.cpp), a row a nomination (guess_rows.cpp).
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "io/read/survey/guess.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io::survey {

/// Columns a survey tool adds of itself; `head` is folded.
[[nodiscard]] bool is_given_by_tool(const std::string& dialect, const std::string& head);
/// Columns that tell where or behind which address somebody is; `head` is folded.
[[nodiscard]] bool is_private(const std::string& head);
[[nodiscard]] inline bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// Guesses how one sheet may be read. Each step takes columns, and what is taken is passed over by those after it.
class Guesser {
 public:
    /// All three outlive it.
    Guesser(const Sheet& sheet, const Layout& layout, const Names& names);

    [[nodiscard]] Mapping guess();

 private:
    /// What a column is, as far as its cells tell.
    struct Column {
        std::size_t filled = 0;
        std::size_t known = 0;  // cells the roster knows
        Vocabulary answers;
    };

    void start();
    RelationMapping& add_relation(const std::string& question, Shape shape);
    [[nodiscard]] std::string head(std::size_t c) const { return folded(layout_.heads[c].header); }
    [[nodiscard]] std::string header_of(std::size_t c) const;

    void guess_who();
    [[nodiscard]] static bool is_who(const std::string& head);
    void take_who(std::size_t c);

    void guess_boxes();
    void guess_boxes_by_content();
    [[nodiscard]] bool known_share(const std::vector<std::size_t>& columns) const;
    void guess_names();

    void guess_grids();
    void add_answers(Vocabulary& answers, std::size_t c) const;
    [[nodiscard]] bool belongs(std::size_t c, bool question, bool any_roster, const Vocabulary& answers) const;
    [[nodiscard]] static bool reads_like_a_name(const std::string& item);

    void guess_rows();
    [[nodiscard]] std::size_t first_of(std::initializer_list<std::string_view> words);

    void take_meetings();
    void guess_left_out();
    void guess_dates();
    void name_relations();

    const Sheet& sheet_;
    const Layout& layout_;
    const Names& names_;
    std::vector<Column> columns_;
    std::vector<bool> taken_;
    Mapping mapping_;
};

}  // namespace crosstie::io::survey
