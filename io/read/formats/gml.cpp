// GML (Himsolt 1996) as networkx, igraph, Gephi, yEd and Graphviz write it.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "io/read/formats/readers.hpp"
#include "io/read/formats/writers.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

constexpr int deepest_list = 64;

struct Value {
    std::string name, text;
    bool is_list = false;
    std::vector<Value> list;
    std::size_t offset = 0;
};
using List = std::vector<Value>;

void append_utf8(std::string& out, std::uint32_t code) {
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0U | (code >> 6U));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        if (code < 0x10000) {
            out += static_cast<char>(0xE0U | (code >> 12U));
        } else {
            out += static_cast<char>(0xF0U | (code >> 18U));
            out += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
        }
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

std::string without_entities(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t end =
            text[at] == '&' ? text.substr(0, std::min(text.size(), at + 12)).find(';', at) : std::string_view::npos;
        if (end == std::string_view::npos) {
            out += text[at];
            continue;
        }
        const std::string_view name = text.substr(at + 1, end - at - 1);
        if (name == "quot")
            out += '"';
        else if (name == "amp")
            out += '&';
        else if (name == "lt")
            out += '<';
        else if (name == "gt")
            out += '>';
        else if (name == "apos")
            out += '\'';
        else if (const auto code = parse_integer(name.substr(name.empty() ? 0 : 1));
                 !name.empty() && name[0] == '#' && code && *code >= 0)
            append_utf8(out, static_cast<std::uint32_t>(std::min<std::int64_t>(*code, 0x110000)));
        else {
            out += '&';
            continue;
        }
        at = end;
    }
    return out;
}

std::string with_entities(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c == '"' || c == '&') {  // by name: igraph knows no numbers
            out += c == '&' ? "&amp;" : "&quot;";
        } else if (c < 0x20U) {
            out += fmt::format("&#{};", c);
        } else if (c < 0x80U) {
            out += text[at];
        } else {
            const std::size_t length = c >= 0xF0U ? 4 : c >= 0xE0U ? 3 : 2;
            std::uint32_t code = c & (0xFFU >> (length + 1));
            for (std::size_t k = 1; k < length && at + k < text.size(); ++k)
                code = (code << 6U) | (static_cast<unsigned char>(text[at + k]) & 0x3FU);
            out += fmt::format("&#{};", code);
            at += length - 1;
        }
    }
    return out;
}

class GmlParser {
 public:
    GmlParser(std::string_view text, NetworksBuilder& builder) : text_(text), builder_(builder) {}

    List parse() {
        List root = list(0);
        if (sound_ && at_ < text_.size()) refuse("a \"]\" that closes nothing", "as many \"[\"");
        return root;
    }

 private:
    void refuse(std::string found, std::string expected) {
        if (sound_) builder_.fault(place_of(text_, std::min(at_, text_.size())), std::move(found), std::move(expected));
        sound_ = false;
    }

    void skip() {
        while (at_ < text_.size()) {
            if (static_cast<unsigned char>(text_[at_]) <= ' ') {
                ++at_;
            } else if (text_[at_] == '#') {
                at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
            } else {
                return;
            }
        }
    }

    List list(int depth) {
        List out;
        if (depth > deepest_list) throw LimitReached(builder_.path() + ": lists in more than 64 levels");
        for (skip(); sound_ && at_ < text_.size() && text_[at_] != ']'; skip()) {
            const std::size_t begin = at_;
            while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 ||
                                          text_[at_] == '_' || text_[at_] == '@' || text_[at_] == '-'))
                ++at_;
            std::string key(text_.substr(begin, at_ - begin));
            if (key.empty()) {
                refuse("a " + in_quotes(text_.substr(at_, 1)), "the name of a value");
                break;
            }
            skip();
            out.push_back(value(begin, depth));
            out.back().name = std::move(key);
        }
        return out;
    }

    Value value(std::size_t key_at, int depth) {
        Value out;
        out.offset = key_at;
        if (at_ >= text_.size()) {
            refuse("the end of the file", "a value");
        } else if (text_[at_] == '[') {
            const std::size_t opened = at_++;
            out.is_list = true;
            out.list = list(depth + 1);
            if (at_ < text_.size()) {
                ++at_;
            } else {
                at_ = opened;
                refuse("a \"[\" that is never closed", "a \"]\" for it");
            }
        } else if (text_[at_] == '"') {
            const std::size_t end = text_.find('"', at_ + 1);
            if (end == std::string_view::npos) {
                refuse("a quote that is never closed", "a second one");
                return out;
            }
            out.text = without_entities(text_.substr(at_ + 1, end - at_ - 1));
            at_ = end + 1;
        } else {
            const std::size_t begin = at_;
            while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) > ' ' && text_[at_] != ']' &&
                   text_[at_] != '[')
                ++at_;
            out.text = text_.substr(begin, at_ - begin);
            if (out.text.empty()) refuse("a \"]\"", "a value");
        }
        return out;
    }

    std::string_view text_;
    NetworksBuilder& builder_;
    std::size_t at_ = 0;
    bool sound_ = true;
};

const Value* find(const List& list, std::string_view key) {
    for (const Value& value : list) {
        if (value.name == key) return &value;
    }
    return nullptr;
}

std::string text_of(const List& list, std::string_view key) {
    const Value* const value = find(list, key);
    return value == nullptr ? std::string() : value->text;
}

// What GML takes as the name of a value.
bool fits(const std::string& name) {
    return std::isalpha(static_cast<unsigned char>(name[0])) != 0 &&
           std::all_of(name.begin(), name.end(),
                       [](unsigned char c) { return (std::isalnum(c) != 0 || c == '_') && c < 0x80; });
}

void take_node(const Value& node, const NetworksBuilder::PlaceOf& at, NetworksBuilder& builder) {
    const ActorId actor = builder.add(text_of(node.list, "id"), at);
    if (actor == NetworksBuilder::nobody) return;
    std::map<std::string, std::string> said;  // networkx writes a list as one name several times
    for (const Value& value : node.list) {
        const std::string& name = value.name;
        if (name == "id") continue;
        if (value.is_list && name != "graphics" && name != "LabelGraphics")
            builder.note_once("the part " + in_quotes(name) + " of nodes is not read");
        if (value.is_list) continue;
        const auto [cell, is_new] = said.emplace(name, value.text);
        if (!is_new) cell->second += ";" + value.text;
        builder.set(actor, name, cell->second);
    }
}

}  // namespace

NamedNetworks read_gml(const FormatInput& input) {
    NetworksBuilder builder(input);
    const List root = GmlParser(input.text, builder).parse();
    builder.faults().refuse_if_any();
    const Value* const graph = find(root, "graph");
    if (graph == nullptr || !graph->is_list) builder.fault_of_file("no graph", "\"graph [\"");
    builder.faults().refuse_if_any();
    const bool directed = text_of(graph->list, "directed") == "1";
    builder.directed(directed);
    for (const Value& value : graph->list) {
        const std::string& name = value.name;
        const NetworksBuilder::PlaceOf at = [&] { return place_of(input.text, value.offset); };
        if (name == "waves" || name == "relations") builder.whole(name, value.text);
        if (name == "node") take_node(value, at, builder);
    }
    for (const Value& value : graph->list) {
        if (value.name != "edge") continue;
        const NetworksBuilder::PlaceOf at = [&] { return place_of(input.text, value.offset); };
        const ActorId from = builder.known(text_of(value.list, "source"), at);
        const ActorId to = builder.known(text_of(value.list, "target"), at);
        NetworksBuilder::About about;
        for (const Value& said : value.list) {
            const std::string& key = said.name;
            if (key != "source" && key != "target" && key != "key" && key != "id" && !said.is_list)
                builder.about(about, key, said.text);
        }
        builder.tie(from, to, directed, about, at);
    }
    return builder.finish(NetworksBuilder::Names::labels_if_unique);
}

Written write_gml(const Study& study) {
    Written written;
    const bool directed = any_directed(study), several = study.waves.size() > 1 || study.relations.size() > 1;
    std::string out = "Creator \"crosstie\"\ngraph [\n";
    const auto put = [&](std::string_view indent, std::string_view name, std::string_view value) {
        out += fmt::format("{}{} \"{}\"\n", indent, name, with_entities(value));
    };
    if (directed) out += "  directed 1\n";
    if (several) out += "  multigraph 1\n";
    if (const std::string waves = waves_to_write(study); !waves.empty()) put("  ", "waves", waves);
    if (const std::string relations = relations_to_write(study); !relations.empty()) put("  ", "relations", relations);
    std::vector<NamedColumn> columns = columns_to_write(study);
    for (const NamedColumn& column : columns) {
        if (!fits(column.name))
            written.left_out.push_back("the attribute " + in_quotes(column.name) + ", whose name it does not allow");
    }
    std::erase_if(columns, [](const NamedColumn& c) { return c.name == "label" || c.name == "id" || !fits(c.name); });
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        out += fmt::format("  node [\n    id {}\n", i);
        put("    ", "label", study.actors[i].id);
        if (study.actors[i].label != study.actors[i].id) put("    ", "title", study.actors[i].label);
        for (const NamedColumn& column : columns) {
            if (!column.cells[i].empty()) put("    ", column.name, column.cells[i]);
        }
        out += "  ]\n";
    }
    std::size_t number = 0;
    const auto one = [&](ActorId from, ActorId to, const TieWords& words) {
        out += fmt::format("  edge [\n    source {}\n    target {}\n", from, to);
        if (several) out += fmt::format("    key {}\n", number++);
        if (!words.strength.empty()) out += "    weight " + words.strength + "\n";
        if (!words.relation_key.empty()) put("    ", "relation", words.relation_key);
        if (!words.wave_key.empty()) put("    ", "wave", words.wave_key);
        out += "  ]\n";
    };
    each_tie(study, [&](const Tie& tie, bool has_direction, const TieWords& words) {
        one(tie.from, tie.to, words);
        if (directed && !has_direction) one(tie.to, tie.from, words);
    });
    written.files[""] = out + "]\n";
    return written;
}

}  // namespace crosstie::io
