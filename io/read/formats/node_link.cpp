// Node-link JSON as networkx (links, or edges since 3.4) and D3 have it.
#include <string>

#include "io/read/formats/json_words.hpp"
#include "io/read/formats/readers.hpp"
#include "io/read/formats/writers.hpp"
#include "io/text/json_string.hpp"

namespace crosstie::io {

using nlohmann::json;

namespace {

class NodeLinkReader {
 public:
    explicit NodeLinkReader(const FormatInput& input) : builder_(input), document_(parse_network_json(input)) {}

    NamedNetworks read() {
        const json& root = document_.value;
        const bool directed = at_key(root, "directed").is_boolean() && root["directed"].get<bool>();
        builder_.directed(directed);
        if (!at_key(root, "directed").is_boolean())
            builder_.note("the file does not say \"directed\", so ties are read as having no direction");
        if (const json& graph = at_key(root, "graph"); graph.is_object()) {
            for (const auto& [name, value] : graph.items()) builder_.whole(name, cell_of(value));
        }
        take_nodes(at_key(root, "nodes"));
        take_links(root.contains("links") ? "links" : "edges", directed);
        return builder_.finish(NetworksBuilder::Names::labels_if_ids_are_numbers);
    }

 private:
    void take_nodes(const json& nodes) {
        if (!nodes.is_array()) {
            builder_.fault(place_in(document_, "/nodes"), "no list of nodes", "a list \"nodes\"");
            return;
        }
        by_place_ = !nodes.empty() && !nodes[0].contains("id");
        for (std::size_t k = 0; k < nodes.size(); ++k) {
            const json& node = nodes[k];
            const std::string pointer = pointer_to("/nodes", k);
            const auto at = [&] { return place_in(document_, pointer); };
            // D3's first form has no ids: a link names the places of its ends in the list, from 0.
            const std::string id = by_place_ ? std::to_string(k) : id_of(at_key(node, "id"));
            const ActorId actor = builder_.add(id, at);
            if (actor == NetworksBuilder::nobody || !node.is_object()) continue;
            for (const auto& [name, value] : node.items()) {
                if (name == "id") continue;
                if (value.is_object()) builder_.note_once("the part " + in_quotes(name) + " of nodes is not read");
                // "id" as an attribute stands beside the node's own in files of crosstie.
                builder_.set(actor, name == "id_text" ? "id" : name, cell_of(value));
            }
        }
    }

    void take_links(const char* name, bool directed) {
        const json& links = at_key(document_.value, name);
        if (!links.is_array()) {
            builder_.fault(place_in(document_, std::string("/") + name), "no list of links", "a list \"links\"");
            return;
        }
        for (std::size_t k = 0; k < links.size(); ++k) {
            const json& link = links[k];
            const std::string pointer = pointer_to(std::string("/") + name, k);
            const auto at = [&] { return place_in(document_, pointer); };
            NetworksBuilder::About about;
            if (!link.is_object() || !link.contains("source") || !link.contains("target")) {
                builder_.fault(at(), "a link without \"source\" and \"target\"", "both");
                continue;
            }
            for (const auto& [key, value] : link.items()) {
                if (key == "source" || key == "target" || key == "key" || key == "id") continue;
                builder_.about(about, key, cell_of(value));
            }
            const ActorId from = builder_.known(id_of(link["source"]), at),
                          to = builder_.known(id_of(link["target"]), at);
            builder_.tie(from, to, directed, about, at);
        }
    }

    NetworksBuilder builder_;
    JsonDocument document_;
    bool by_place_ = false;
};

}  // namespace

NamedNetworks read_node_link(const FormatInput& input) { return NodeLinkReader(input).read(); }

Written write_node_link(const Study& study) {
    const std::vector<NamedColumn> columns = columns_to_write(study);
    const std::string waves = waves_to_write(study), relations = relations_to_write(study);
    const bool directed = any_directed(study), several = study.waves.size() > 1 || study.relations.size() > 1;
    std::string out = std::string("{\n \"directed\": ") + (directed ? "true" : "false") +
                      ",\n \"multigraph\": " + (several ? "true" : "false") + ",\n \"graph\": {";
    if (!waves.empty()) out += "\"waves\": " + json_string(waves);
    if (!relations.empty())
        out += (waves.empty() ? "" : ", ") + std::string("\"relations\": ") + json_string(relations);
    out += "},\n \"nodes\": [";
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        out += (i > 0 ? ",\n  {" : "\n  {") + std::string("\"id\": ") + json_string(study.actors[i].id);
        for (const NamedColumn& column : columns) {
            if (column.cells[i].empty()) continue;
            out +=
                ", " + json_string(column.name == "id" ? "id_text" : column.name) + ": " + json_string(column.cells[i]);
        }
        out += "}";
    }
    out += "\n ],\n \"links\": [";
    std::size_t count = 0;
    const auto one = [&](ActorId from, ActorId to, const TieWords& words) {
        out += (count > 0 ? ",\n  {" : "\n  {") + std::string("\"source\": ") + json_string(study.actors[from].id) +
               ", \"target\": " + json_string(study.actors[to].id);
        if (!words.strength.empty()) out += ", \"weight\": " + words.strength;
        if (!words.relation_key.empty()) out += ", \"relation\": " + json_string(words.relation_key);
        if (!words.wave_key.empty()) out += ", \"wave\": " + json_string(words.wave_key);
        if (several) out += ", \"key\": " + std::to_string(count);
        out += "}";
        ++count;
    };
    each_tie(study, [&](const Tie& tie, bool has_direction, const TieWords& words) {
        one(tie.from, tie.to, words);
        if (directed && !has_direction) one(tie.to, tie.from, words);
    });
    return {{{"", out + "\n ]\n}\n"}}, {}};
}

}  // namespace crosstie::io
