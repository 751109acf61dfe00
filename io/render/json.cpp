// A document as JSON: the only file that knows how values, records and tables look there.
#include "io/render/json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "io/render/keys.hpp"

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

Json& at(Json& object, const std::string& path) {
    Json* here = &object;
    for (const std::string& level : levels_in(path)) here = &(*here)[level];
    return *here;
}

void put(Json& object, const std::string& path, const Value& value) {
    std::vector<std::string> levels = levels_in(path);
    const std::string key = std::move(levels.back());
    levels.pop_back();
    Json* here = &object;
    for (const std::string& level : levels) here = &(*here)[level];
    std::visit(JsonWriter{*here, key}, value);
}

struct JsonParts {
    Json& object;
    const std::string& section;

    void operator()(const Table& table) const {
        if (std::ranges::none_of(table.columns, [](const Column& column) { return !column.key.empty(); })) return;
        Json& rows = at(object, key_in(section, table.id));
        if (table.keyed) {
            by_key(rows, table);
            return;
        }
        rows = Json::array();
        for (const Row& row : table.rows) {
            Json one = Json::object();
            for (std::size_t k = 0; k < row.size(); ++k) {
                if (!table.columns[k].key.empty()) put(one, table.columns[k].key, row[k].value);
            }
            rows.push_back(std::move(one));
        }
    }
    void operator()(const Record& record) const {
        Json& here = record.id.empty() ? object : at(object, key_in(section, record.id));
        if (record.listed) here.push_back(Json::object());
        Json& into = record.listed ? here.back() : here;
        for (const auto& [column, cell] : record.fields) {
            if (!column.key.empty()) put(into, column.key, cell.value);
        }
    }
    void operator()(const Paragraph& paragraph) const {
        if (paragraph.threats) {
            object["findings"].push_back(
                {{"key", paragraph.key}, {"text", paragraph.text}, {"threats", *paragraph.threats}});
        } else if (!paragraph.key.empty()) {
            object[paragraph.key] = paragraph.text;
        } else {
            object["sentences"].push_back(paragraph.text);
        }
    }
    void operator()(const BulletList& list) const {
        if (list.items.empty() && list.id.empty()) return;
        Json& items = object[list.id.empty() ? "sentences" : list.id];
        if (items.is_null()) items = Json::array();
        for (std::size_t k = 0; k < list.items.size(); ++k) {
            if (list.keys.empty()) {
                items.push_back(list.items[k]);
            } else {
                items.push_back({{"key", list.keys[k]}, {"text", list.items[k]}});
            }
        }
    }
    template <class Block>
    void operator()(const Block&) const {}

 private:
    static void by_key(Json& rows, const Table& table) {
        if (!rows.is_object()) rows = Json::object();
        for (const Row& row : table.rows) {
            const std::string& key = std::get<Named>(row.front().value).key;
            if (!key.empty() && withheld_whole(row, table)) {
                put(rows, key, Withheld{});
                continue;
            }
            Json& one = key.empty() ? rows : at(rows, key);
            for (std::size_t k = 1; k < row.size(); ++k) {
                if (!table.columns[k].key.empty()) put(one, table.columns[k].key, row[k].value);
            }
        }
    }
};

void add(Json& object, const Section& section, const std::string& name) {
    for (const Block& block : section.blocks) std::visit(JsonParts{object, name}, block);
}

}  // namespace

nlohmann::ordered_json json_of(const Released& released) {
    Json object = Json::object();
    const Document& document = released.document();
    JsonParts{object, document.key}(document.head);
    for (const Section& section : document.sections) {
        if (section.id.empty()) {
            add(object, section, document.key);
        } else {
            add(at(object, section.id), section, section.id.substr(section.id.rfind('.') + 1));
        }
    }
    return object;
}

std::string json_text(const std::vector<JsonPart>& parts) {
    Json object = Json::object();
    for (const JsonPart& part : parts) {
        Json made = json_of(part.released);
        if (part.key.empty()) {
            for (auto& [key, value] : made.items()) object[key] = std::move(value);
        } else if (part.listed) {
            at(object, part.key).push_back(std::move(made));
        } else {
            at(object, part.key) = std::move(made);
        }
    }
    return dumped(object);
}

std::string json_text(const Released& released) { return dumped(json_of(released)); }

std::string dumped(const nlohmann::ordered_json& json) {
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace crosstie::io
