#pragma once
#include <string>
#include <vector>

#include "io/read/read_table.hpp"

namespace crosstie::io {

/// A pair of which it is not known whether there is a tie of the relation.
struct OpenPair {
    std::size_t relation = 0;
    ActorId from = 0, to = 0;
};

/// The tables that say what was observed at one wave. Any may be absent.
struct AnswerFiles {
    TableFile answers;  // actor,answered[,relation]: who answered; without it everybody is taken to have
    TableFile missing;  // source,target[,relation]: single pairs left unanswered
    TableFile askable;  // actor,asked_about: who was shown whom; an actor who is not in it was shown everybody
    std::vector<OpenPair> open = {};  // pairs that a file of another program leaves open itself
    bool open_stated = false;         // it has such pairs, at this wave or another, and so says of the rest: answered
};

/// Fills Answers::observed and answered_stated of every relation at the wave (METHODS section 1). The study's actors
/// and relations are known already.
/// `answered`, when not empty, says who answered, one entry an actor, in place of a table.
void read_answers(const AnswerFiles& files, const std::vector<bool>& answered, std::size_t wave, Reading& reading);

}  // namespace crosstie::io
