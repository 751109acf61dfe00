#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "io/document/table.hpp"

namespace crosstie::io {

class Case;

/// One survey of several, by its own answers.
struct SurveyStep {
    std::string name;  // its label, else its key
    std::string date;  // may be empty
    std::uint64_t roster = 0, answered = 0;
    std::uint64_t links = 0, pairs = 0;  // pairs: answered at that survey
    bool recorded = true;                // false: no file says who answered, so everybody is taken to have
    bool closed = false;                 // not for this edition: beside others it would tell of a few people
    bool compared = true;                // false: in public told as a rounded share alone
    bool finely = false;                 // told to a tenth of a percent: the surveys differ by less than a whole one

    [[nodiscard]] bool told() const { return !closed && pairs > 0; }
    /// links / pairs, 0 .. 1, to a hundredth where it is not compared: a picture would give more away. NaN where it is not
    /// told.
    [[nodiscard]] double share() const;
    [[nodiscard]] std::string share_words() const;
    /// "50 of 59", or that it is not recorded.
    [[nodiscard]] std::string answered_words() const;
};

/// Every survey of the study in its order, as the case reads the question.
///
/// Definition  links and pairs are of the survey's own answers, in the case's direction and from its smallest strength
/// Undefined   in the public edition a survey that fewer than min_group people answered is closed, and so are the two
///             compared where their own figures beside those of pairs answered both times would tell of a few people.
///             Of the other surveys it tells a rounded share and no count, which beside a pack of other surveys might do so
/// Cost        that of one comparison a survey, without draws
[[nodiscard]] std::vector<SurveyStep> survey_path(const Case& of);

/// A row a survey. What is closed is marked, and left out by release.
[[nodiscard]] Table survey_path_table(const Case& of);

/// Of three surveys and more, what lay between the first and the last: a sentence. Empty where nothing does.
[[nodiscard]] std::string survey_path_sentence(const Case& of);

}  // namespace crosstie::io
