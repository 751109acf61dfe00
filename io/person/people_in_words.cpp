#include "io/person/people_in_words.hpp"

#include <algorithm>
#include <set>

#include "io/person/mentions.hpp"

namespace crosstie::io {

namespace {

std::set<std::string> names_of(const Study& study) {
    constexpr std::size_t shortest = 3;  // shorter ones stand in other words too
    std::set<std::string> names;
    for (const std::string& column : study.attributes.names()) {
        const bool is_name = column == "name" || column.starts_with("name@");
        for (const std::string& cell : *study.attributes.find(column)) {
            if (cell.size() >= shortest && (is_name || cell.find('@') != std::string::npos)) names.insert(cell);
        }
    }
    return names;
}

}  // namespace

std::vector<PersonInWords> people_in_words(const Study& study, const Paper& paper) {
    std::vector<PersonInWords> texts{{"the title", study.title},
                                     {"the name", study.name},
                                     {"the source", study.source},
                                     {"the title of the paper", paper.title},
                                     {"the subtitle of the paper", paper.subtitle}};
    for (const Wave& wave : study.waves) texts.push_back({"the label of a wave", wave.label});
    for (const Relation& relation : study.relations) {
        texts.push_back({"the label of a relation", relation.label});
        texts.push_back({"the wording of a question", relation.question});
    }
    for (const WorkStream& stream : study.work_streams) {
        texts.push_back({"the label of a work-stream", stream.label});
        for (const std::string& stage : stream.stage) texts.push_back({"the stage of a work-stream", stage});
    }
    for (const Meeting& meeting : study.meetings) texts.push_back({"the label of a meeting", meeting.label});
    for (const Issue& issue : study.issues) texts.push_back({"an issue", issue.label});
    for (const Milestone& milestone : study.milestones) texts.push_back({"a milestone", milestone.label});
    for (const std::string& ask : paper.ask) texts.push_back({"what the board is asked", ask});

    const std::set<std::string> names = names_of(study);
    std::erase_if(texts, [&](const PersonInWords& text) {
        return std::none_of(names.begin(), names.end(),
                            [&](const std::string& name) { return holds_word(text.words, name); });
    });
    return texts;
}

}  // namespace crosstie::io
