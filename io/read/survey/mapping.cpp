// Reads and writes a mapping: how exports are to be read, in a form that a person can edit and the next survey can use
// again.
#include "io/read/survey/mapping.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>

#include "io/text/json_schema.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {
extern const std::string_view mapping_schema;  // io/schema/mapping.schema.json
}

namespace crosstie::io::survey {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr std::array<std::string_view, 5> shape_words{"grid", "names", "boxes", "rows", "matrix"};
constexpr std::array<std::string_view, 3> blank_words{"no", "skipped", "undecided"};
constexpr std::array<std::string_view, 4> date_words{"day-first", "month-first", "year-first", "undecided"};

template <class Enum, std::size_t size>
Enum from_word(const std::array<std::string_view, size>& words, const std::string& word) {
    for (std::size_t k = 0; k < size; ++k) {
        if (words[k] == word) return static_cast<Enum>(k);
    }
    return static_cast<Enum>(size - 1);  // the schema allows no other word
}

void put(ordered_json& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

void put(ordered_json& object, const char* key, const std::vector<std::string>& list) {
    if (!list.empty()) object[key] = list;
}

ordered_json number_json(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    return static_cast<double>(whole) == value ? ordered_json(whole) : ordered_json(value);
}

ordered_json relation_json(const RelationMapping& relation) {
    ordered_json object;
    object["name"] = relation.name;
    put(object, "question", relation.question);
    object["shape"] = shape_words[static_cast<std::size_t>(relation.shape)];
    for (const GridColumn& column : relation.columns)
        object["columns"].push_back({{"header", column.header}, {"person", column.person}});
    put(object, "names", relation.names);
    put(object, "strengths", relation.strengths);
    put(object, "separator", relation.separator);
    for (const ScaleWord& word : relation.scale)
        object["scale"][word.word] = word.strength ? number_json(*word.strength) : ordered_json();
    put(object, "skipped", relation.skipped);
    if (relation.tie_from) object["tie_from"] = number_json(*relation.tie_from);
    if (!relation.directed) object["directed"] = false;
    object["blank_means"] = blank_words[static_cast<std::size_t>(relation.blank_means)];
    return object;
}

std::vector<std::string> texts(const json& object, const char* key) {
    std::vector<std::string> list;
    if (object.contains(key)) list = object[key].get<std::vector<std::string>>();
    return list;
}

RelationMapping relation_of(const json& object) {
    RelationMapping relation;
    relation.name = object["name"];
    relation.question = object.value("question", "");
    relation.shape = from_word<Shape>(shape_words, object["shape"]);
    for (const json& column : object.value("columns", json::array()))
        relation.columns.push_back({column["header"], column.value("person", column["header"].get<std::string>())});
    relation.names = texts(object, "names");
    relation.strengths = texts(object, "strengths");
    relation.separator = object.value("separator", "");
    if (object.contains("scale")) {
        for (const auto& [word, strength] : object["scale"].items())
            relation.scale.push_back({word, strength.is_null() ? std::nullopt : std::optional(strength.get<double>())});
    }
    sort_by_strength(relation.scale);
    relation.skipped = texts(object, "skipped");
    if (object.contains("tie_from")) relation.tie_from = object["tie_from"].get<double>();
    relation.directed = object.value("directed", true);
    relation.blank_means = from_word<Blank>(blank_words, object.value("blank_means", "undecided"));
    return relation;
}

}  // namespace

void sort_by_strength(std::vector<ScaleWord>& scale) {
    constexpr double last = std::numeric_limits<double>::infinity();
    std::sort(scale.begin(), scale.end(), [&](const ScaleWord& a, const ScaleWord& b) {
        return std::pair(a.strength.value_or(last), a.word) < std::pair(b.strength.value_or(last), b.word);
    });
}

std::string_view dates_word(Dates dates) { return date_words[static_cast<std::size_t>(dates)]; }

std::string mapping_name(const std::string& file) { return file.substr(0, file.rfind('.')) + ".mapping.json"; }

std::string mapping_json(const Mapping& mapping) {
    ordered_json root;
    root["crosstie_mapping"] = 1;
    root["file"] = mapping.file;
    root["dialect"] = mapping.dialect;
    put(root, "encoding", mapping.encoding);
    put(root, "delimiter", mapping.delimiter);
    put(root, "sheet", mapping.sheet);
    if (!mapping.header_rows.empty()) root["header_rows"] = mapping.header_rows;
    if (!mapping.skip_rows.empty()) root["skip_rows"] = mapping.skip_rows;
    put(root, "wave", mapping.wave);
    root["dates"] = dates_word(mapping.dates);
    put(root, "submitted", mapping.submitted);
    put(root, "closes", mapping.closes);
    root["repeat_answers"] = mapping.repeat_answers;
    root["repeated_links"] = word_of(repeats_words, mapping.repeated_links);
    put(root, "who", mapping.who);
    for (const RelationMapping& relation : mapping.relations) root["relations"].push_back(relation_json(relation));
    ordered_json rows;
    put(rows, "from", mapping.rows.from);
    put(rows, "to", mapping.rows.to);
    put(rows, "relation", mapping.rows.relation);
    put(rows, "wave", mapping.rows.wave);
    put(rows, "direction", mapping.rows.direction);
    if (!rows.empty()) root["rows"] = rows;
    for (const LeftOut& left : mapping.leave_out)
        root["leave_out"].push_back({{"header", left.header}, {"text", left.text}});
    for (const Askable& askable : mapping.askable)
        root["askable"].push_back({{"respondents", askable.respondents}, {"about", askable.about}});
    put(root, "drop", mapping.drop);
    put(root, "ignored", mapping.ignored);
    put(root, "meeting", mapping.meeting);
    put(root, "date", mapping.date);
    put(root, "present", mapping.present);
    put(root, "absent", mapping.absent);
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

std::optional<Mapping> parse_mapping(std::string_view bytes, const std::string& file, Faults& faults) {
    const JsonDocument document = parse_json(utf8_text(bytes, file), file);
    Faults found;
    check_schema(document, mapping_schema, found);
    if (!found.empty()) {
        try {
            found.refuse_if_any();
        } catch (const InvalidInput& refused) {
            for (const Fault& fault : refused.faults()) faults.add(fault);
        }
        return std::nullopt;
    }
    const json& root = document.value;
    Mapping mapping;
    mapping.read_from = file;
    mapping.file = root.value("file", "");
    mapping.dialect = root.value("dialect", "");
    mapping.encoding = root.value("encoding", "");
    mapping.delimiter = root.value("delimiter", "");
    mapping.sheet = root.value("sheet", "");
    if (root.contains("header_rows")) mapping.header_rows = root["header_rows"].get<std::vector<std::uint64_t>>();
    if (root.contains("skip_rows")) mapping.skip_rows = root["skip_rows"].get<std::vector<std::uint64_t>>();
    mapping.wave = root.value("wave", "");
    mapping.dates = from_word<Dates>(date_words, root.value("dates", "undecided"));
    mapping.submitted = root.value("submitted", "");
    mapping.closes = root.value("closes", "");
    mapping.repeat_answers = root.value("repeat_answers", "latest-complete");
    mapping.repeated_links = choice_of<Repeats>(repeats_words, root.value("repeated_links", "strongest"))
                                 .value_or(Repeats::strongest);  // the schema allows no other word
    mapping.who = texts(root, "who");
    for (const json& relation : root.value("relations", json::array()))
        mapping.relations.push_back(relation_of(relation));
    const json rows = root.value("rows", json::object());
    mapping.rows = {rows.value("from", ""), rows.value("to", ""), rows.value("relation", ""), rows.value("wave", ""),
                    rows.value("direction", "")};
    for (const json& left : root.value("leave_out", json::array()))
        mapping.leave_out.push_back({left["header"], left["text"]});
    for (const json& askable : root.value("askable", json::array()))
        mapping.askable.push_back({askable.value("respondents", ""), askable.value("about", "")});
    mapping.drop = texts(root, "drop");
    mapping.ignored = texts(root, "ignored");
    mapping.meeting = root.value("meeting", "");
    mapping.date = root.value("date", "");
    mapping.present = texts(root, "present");
    mapping.absent = texts(root, "absent");
    return mapping;
}

}  // namespace crosstie::io::survey
