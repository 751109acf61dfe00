// A document as JSON: the only file that knows how values, records and tables look there.
#include "io/render/json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

Json share_json(const Share& share) {
    Json json{{"part", share.part}, {"whole", share.whole}};
    if (share.whole > 0) {
        json["share"] = static_cast<double>(share.part) / static_cast<double>(share.whole);
    } else {
        json["share"] = nullptr;
        json["share_why"] = key_of(Why::no_pairs);
    }
    return json;
}

struct JsonWriter {
    Json& object;
    const std::string& key;

    void operator()(const Undefined& none) const {
        object[key] = nullptr;
        object[key + "_why"] = key_of(none.why);
    }
    void operator()(const Withheld& held) const {
        object[key] = nullptr;
        object[key + "_why"] = held.instead.empty() ? "suppressed" : "suppressed: " + held.instead;
    }
    void operator()(const Share& share) const { object[key] = share_json(share); }
    void operator()(const Range& range) const { object[key] = {range.low, range.high}; }
    void operator()(const Named& named) const { object[key] = named.key; }
    void operator()(const Person& person) const { object[key] = person.id; }
    void operator()(const People& people) const {
        Json& ids = object[key] = Json::array();
        for (const Person& person : people) ids.push_back(person.id);
    }
    template <class Plain>
    void operator()(const Plain& value) const {
        object[key] = value;
    }
};

/// A dot in a key is a level.
void put(Json& object, const std::string& key, const Value& value) {
    const std::size_t dot = key.find('.');
    if (dot != std::string::npos) {
        put(object[key.substr(0, dot)], key.substr(dot + 1), value);
        return;
    }
    std::visit(JsonWriter{object, key}, value);
}

Json& at(Json& object, const std::string& path) {
    const std::size_t dot = path.find('.');
    if (dot == std::string::npos) return object[path];
    return at(object[path.substr(0, dot)], path.substr(dot + 1));
}

/// "roles_each" in the section "roles" is "each".
std::string key_in(const std::string& section, const std::string& id) {
    std::string prefix = section + "_";
    std::ranges::replace(prefix, '-', '_');
    return !section.empty() && id.starts_with(prefix) ? id.substr(prefix.size()) : id;
}

struct JsonParts {
    Json& object;
    const std::string& section;

    void operator()(const Table& table) const {
        if (std::ranges::none_of(table.columns, [](const Column& column) { return !column.key.empty(); })) return;
        Json& rows = at(object, key_in(section, table.id)) = Json::array();
        for (const Row& row : table.rows) {
            Json one = Json::object();
            for (std::size_t k = 0; k < row.size(); ++k) {
                if (!table.columns[k].key.empty()) put(one, table.columns[k].key, row[k].value);
            }
            rows.push_back(std::move(one));
        }
    }
    void operator()(const Record& record) const {
        Json& into = record.id.empty() ? object : at(object, key_in(section, record.id));
        for (const auto& [column, cell] : record.fields) {
            if (!column.key.empty()) put(into, column.key, cell.value);
        }
    }
    void operator()(const Paragraph& paragraph) const { object["sentences"].push_back(paragraph.text); }
    void operator()(const BulletList& list) const {
        for (const std::string& item : list.items) object["sentences"].push_back(item);
    }
    template <class Block>
    void operator()(const Block&) const {}
};

void add(Json& object, const Section& section, const std::string& name) {
    for (const Block& block : section.blocks) std::visit(JsonParts{object, name}, block);
}

}  // namespace

nlohmann::ordered_json json_of(const Section& section) {
    Json object = Json::object();
    add(object, section, section.id);
    return object;
}

nlohmann::ordered_json json_of(const Released& released) {
    Json object = Json::object();
    const Document& document = released.document();
    JsonParts{object, document.key}(document.head);
    for (const Section& section : document.sections) {
        if (section.id.empty()) {
            add(object, section, document.key);
        } else {
            add(at(object, section.id), section, section.id);
        }
    }
    return object;
}

std::string json_text(const Released& released) { return dumped(json_of(released)); }

std::string dumped(const nlohmann::ordered_json& json) {
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace crosstie::io
