// Walks records and tables by key as json.cpp writes them, for whoever wants a document's single values one by one.
#include "io/render/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "io/render/keys.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t most_of_a_list = 8;

/// An object of the JSON: its values and objects in the order in which they were first named.
struct Object {
    std::string key;
    std::vector<std::unique_ptr<Object>> below;
    std::optional<Value> value = {};

    Object& at(const std::string& name) {
        const auto found = std::ranges::find(below, name, [](const auto& one) { return one->key; });
        if (found != below.end()) return **found;
        return *below.emplace_back(std::make_unique<Object>(Object{name, {}, {}}));
    }
    Object& at_path(const std::string& path) {
        Object* here = this;
        for (const std::string& level : levels_in(path)) here = &here->at(level);
        return *here;
    }
};

/// Puts a value in its place, or its parts, where it is a share.
struct Placed {
    Object& at;

    void operator()(const Share& share) const {
        at.at("part").value = share.part;
        at.at("whole").value = share.whole;
        at.at("share").value = share.whole > 0
                                   ? Value(static_cast<double>(share.part) / static_cast<double>(share.whole))
                                   : Value(Undefined{Why::no_pairs});
    }
    void operator()(const Range& range) const { at.value = Numbers{range.low, range.high}; }
    void operator()(const Named& named) const { at.value = named.key; }
    void operator()(const Person& person) const { at.value = person.id; }
    void operator()(const Words&) const {}
    void operator()(const People&) const {}
    template <class Plain>
    void operator()(const Plain& value) const {
        at.value = value;
    }
};

void put(Object& object, const std::string& path, const Value& value) {
    std::visit(Placed{object.at_path(path)}, value);
}

struct Parts {
    Object& object;
    const std::string& section;

    void operator()(const Table& table) const {
        if (!table.keyed) return;
        Object& rows = object.at_path(key_in(section, table.id));
        for (const Row& row : table.rows) {
            const std::string& key = std::get<Named>(row.front().value).key;
            if (!key.empty() && withheld_whole(row, table)) {
                put(rows, key, Withheld{});
                continue;
            }
            Object& one = key.empty() ? rows : rows.at_path(key);
            for (std::size_t k = 1; k < row.size(); ++k) {
                if (!table.columns[k].key.empty()) put(one, table.columns[k].key, row[k].value);
            }
        }
    }
    void operator()(const Record& record) const {
        if (record.listed) return;
        Object& into = record.id.empty() ? object : object.at_path(key_in(section, record.id));
        for (const auto& [column, cell] : record.fields) {
            if (!column.key.empty()) put(into, column.key, cell.value);
        }
    }
    void operator()(const Paragraph& paragraph) const {
        if (!paragraph.threats && !paragraph.key.empty()) object.at(paragraph.key).value = paragraph.text;
    }
    template <class Block>
    void operator()(const Block&) const {}
};

void collect(const Object& object, const std::string& path, std::vector<PlacedValue>& values) {
    if (object.value) {
        if (const auto* numbers = std::get_if<Numbers>(&*object.value)) {
            for (std::size_t k = 0; k < std::min(numbers->size(), most_of_a_list); ++k) {
                values.push_back({fmt::format("{}[{}]", path, k), (*numbers)[k]});
            }
        } else {
            values.push_back({path, *object.value});
        }
    }
    for (const auto& one : object.below) collect(*one, path.empty() ? one->key : path + '.' + one->key, values);
}

}  // namespace

std::vector<PlacedValue> values_in(const Released& released) {
    const Document& document = released.document();
    Object object;
    Parts{object, document.key}(document.head);
    for (const Section& section : document.sections) {
        const std::string& name = section.id.empty() ? document.key : section.id;
        const std::string last = name.substr(name.rfind('.') + 1);
        Object& into = section.id.empty() ? object : object.at_path(section.id);
        for (const Block& block : section.blocks) std::visit(Parts{into, last}, block);
    }
    std::vector<PlacedValue> values;
    collect(object, "", values);
    return values;
}

}  // namespace crosstie::io
