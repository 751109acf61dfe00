// JSON Graph Format (https://jsongraphformat.info, versions 1 and 2) and Cytoscape.js elements JSON.
#include <string>
#include <vector>

#include "io/read/formats/json_words.hpp"
#include "io/read/formats/readers.hpp"
#include "io/read/formats/writers.hpp"
#include "io/text/json_string.hpp"

namespace crosstie::io {

using nlohmann::json;

namespace {

void take_columns(const json& object, ActorId actor, NetworksBuilder& builder,
                  const NetworksBuilder::About& network = {}) {
    if (!object.is_object() || actor == NetworksBuilder::nobody) return;
    for (const auto& [name, value] : object.items()) {
        if (name == "id") continue;
        if (value.is_object()) builder.note_once("the part " + in_quotes(name) + " of nodes is not read");
        builder.set_in(network, actor, name == "id_text" ? "id" : name, cell_of(value));
    }
}

class JgfReader {
 public:
    explicit JgfReader(const FormatInput& input) : builder_(input), document_(parse_network_json(input)) {}

    NamedNetworks read() {
        const json& root = document_.value;
        std::vector<std::string> pointers, names;
        std::vector<const json*> graphs;
        if (const json& several = at_key(root, "graphs"); several.is_array()) {
            for (std::size_t k = 0; k < several.size(); ++k) {
                pointers.push_back(pointer_to("/graphs", k));
                graphs.push_back(&several[k]);
            }
        } else {
            pointers.emplace_back("/graph");
            graphs.push_back(&at_key(root, "graph"));
        }
        for (const json* graph : graphs) {
            const std::string label = cell_of(at_key(*graph, "label"));
            names.push_back(label.empty() ? cell_of(at_key(*graph, "id")) : label);
        }
        const auto layers = builder_.side_by_side(names);
        for (std::size_t k = 0; k < graphs.size(); ++k)
            take_nodes(*graphs[k], pointers[k], layers[k], graphs.size() > 1);
        for (std::size_t k = 0; k < graphs.size(); ++k) take_graph(*graphs[k], pointers[k], layers[k]);
        return builder_.finish(NetworksBuilder::Names::labels_if_ids_are_numbers);
    }

 private:
    void take_nodes(const json& graph, const std::string& pointer, const NetworksBuilder::About& layer, bool several) {
        const json& nodes = at_key(graph, "nodes");
        const std::string list = pointer_to(pointer, "nodes");
        const auto take = [&](const std::string& id, const json& node, const std::string& where) {
            const bool again = several && builder_.has(id);
            const ActorId actor =
                again ? builder_.ensure(id) : builder_.add(id, [&] { return place_in(document_, where); });
            if (actor == NetworksBuilder::nobody) return;
            builder_.listed(actor, layer);
            if (!again) builder_.label(actor, cell_of(at_key(node, "label")));
            take_columns(at_key(node, "metadata"), actor, builder_, layer);
        };
        if (nodes.is_object()) {
            for (const auto& [id, node] : nodes.items()) take(id, node, pointer_to(list, id));
        } else if (nodes.is_array()) {
            for (std::size_t k = 0; k < nodes.size(); ++k)
                take(id_of(at_key(nodes[k], "id")), nodes[k], pointer_to(list, k));
        } else {
            builder_.fault(place_in(document_, pointer), "a graph without \"nodes\"", "its nodes");
        }
    }

    void take_graph(const json& graph, const std::string& pointer, const NetworksBuilder::About& layer) {
        const json& said = at_key(graph, "directed");
        const bool directed = said.is_boolean() ? said.get<bool>() : true;  // what the format lays down
        builder_.directed(directed);
        if (const json& metadata = at_key(graph, "metadata"); metadata.is_object()) {
            for (const auto& [name, value] : metadata.items()) builder_.whole(name, cell_of(value));
        }
        const json& edges = at_key(graph, "edges");
        const std::string list = pointer_to(pointer, "edges");
        for (std::size_t k = 0; edges.is_array() && k < edges.size(); ++k) {
            const json& edge = edges[k];
            const std::string where = pointer_to(list, k);
            const auto at = [&] { return place_in(document_, where); };
            NetworksBuilder::About about = layer;
            if (const std::string relation = cell_of(at_key(edge, "relation")); !relation.empty())
                about.relation = relation;
            if (const json& metadata = at_key(edge, "metadata"); metadata.is_object()) {
                for (const auto& [name, value] : metadata.items()) builder_.about(about, name, cell_of(value));
            }
            const json& own = at_key(edge, "directed");
            const ActorId from = builder_.known(id_of(at_key(edge, "source")), at);
            const ActorId to = builder_.known(id_of(at_key(edge, "target")), at);
            builder_.tie(from, to, own.is_boolean() ? own.get<bool>() : directed, about, at);
        }
        if (at_key(graph, "hyperedges").is_array())
            builder_.note("ties of more than two ends (hyperedges) are not read");
    }

    NetworksBuilder builder_;
    JsonDocument document_;
};

class CytoscapeReader {
 public:
    explicit CytoscapeReader(const FormatInput& input) : builder_(input), document_(parse_network_json(input)) {}

    NamedNetworks read() {
        const json& root = document_.value;
        const json& said = at_key(root, "directed");
        directed_ = said.is_boolean() && said.get<bool>();
        builder_.directed(directed_);
        if (!said.is_boolean())
            builder_.note("the file does not say \"directed\", so ties are read as having no direction");
        take_words(at_key(root, "data"));
        const json& elements = at_key(root, "elements");
        const bool grouped = elements.is_object();
        const json& nodes = grouped ? at_key(elements, "nodes") : elements;
        const json& edges = grouped ? at_key(elements, "edges") : elements;
        const std::string node_list = grouped ? "/elements/nodes" : "/elements";
        const std::string edge_list = grouped ? "/elements/edges" : "/elements";
        for (std::size_t k = 0; nodes.is_array() && k < nodes.size(); ++k) {
            if (grouped || !is_edge(nodes[k])) take_node(at_key(nodes[k], "data"), pointer_to(node_list, k));
        }
        for (std::size_t k = 0; edges.is_array() && k < edges.size(); ++k) {
            if (grouped || is_edge(edges[k])) take_edge(at_key(edges[k], "data"), pointer_to(edge_list, k));
        }
        return builder_.finish(NetworksBuilder::Names::labels_if_ids_are_numbers);
    }

 private:
    static bool is_edge(const json& element) { return at_key(at_key(element, "data"), "source").is_null() == false; }

    // An object, or pairs as networkx writes them.
    void take_words(const json& data) {
        if (data.is_object()) {
            for (const auto& [name, value] : data.items()) builder_.whole(name, cell_of(value));
        }
        for (std::size_t k = 0; data.is_array() && k < data.size(); ++k) {
            if (data[k].is_array() && data[k].size() == 2) builder_.whole(cell_of(data[k][0]), cell_of(data[k][1]));
        }
    }

    void take_node(const json& data, const std::string& where) {
        const std::string id = id_of(at_key(data, "id"));
        const ActorId actor = builder_.add(id, [&] { return place_in(document_, where); });
        if (actor == NetworksBuilder::nobody || !data.is_object()) return;
        for (const auto& [name, value] : data.items()) {
            // networkx repeats the id as "value" and "name".
            const bool again = (name == "value" || name == "name") && cell_of(value) == id;
            if (name != "id" && !again) builder_.set(actor, name == "id_text" ? "id" : name, cell_of(value));
        }
    }

    void take_edge(const json& data, const std::string& where) {
        const auto at = [&] { return place_in(document_, where); };
        NetworksBuilder::About about;
        bool directed = directed_;
        if (data.is_object()) {
            for (const auto& [name, value] : data.items()) {
                if (name == "directed" && value.is_boolean())
                    directed = value.get<bool>();
                else if (name == "interaction")
                    about.relation = cell_of(value);
                else if (name != "id" && name != "source" && name != "target" && name != "key")
                    builder_.about(about, name, cell_of(value));
            }
        }
        const ActorId from = builder_.known(id_of(at_key(data, "source")), at);
        const ActorId to = builder_.known(id_of(at_key(data, "target")), at);
        builder_.tie(from, to, directed, about, at);
    }

    NetworksBuilder builder_;
    JsonDocument document_;
    bool directed_ = false;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string object(const Pairs& pairs) {
    std::string out = "{";
    for (const auto& [name, value] : pairs) out += (out.size() > 1 ? ", " : "") + json_string(name) + ": " + value;
    return out + "}";
}

Pairs columns_of(const std::vector<NamedColumn>& columns, std::size_t actor, bool label) {
    Pairs pairs;
    for (const NamedColumn& column : columns) {
        if (column.cells[actor].empty() || (!label && column.name == "label")) continue;
        pairs.emplace_back(column.name == "id" ? "id_text" : column.name, json_string(column.cells[actor]));
    }
    return pairs;
}

Pairs words_of_network(const Study& study) {
    Pairs pairs;
    if (const std::string waves = waves_to_write(study); !waves.empty())
        pairs.emplace_back("waves", json_string(waves));
    if (const std::string relations = relations_to_write(study); !relations.empty())
        pairs.emplace_back("relations", json_string(relations));
    return pairs;
}

}  // namespace

NamedNetworks read_jgf(const FormatInput& input) { return JgfReader(input).read(); }
NamedNetworks read_cytoscape(const FormatInput& input) { return CytoscapeReader(input).read(); }

Written write_jgf(const Study& study) {
    const std::vector<NamedColumn> columns = columns_to_write(study);
    const bool directed = any_directed(study);
    std::string out = "{\n \"graph\": {\n  \"directed\": " + std::string(directed ? "true" : "false") +
                      ",\n  \"metadata\": " + object(words_of_network(study)) + ",\n  \"nodes\": {";
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        out += (i > 0 ? ",\n   " : "\n   ") + json_string(study.actors[i].id) + ": " +
               object({{"label", json_string(study.actors[i].label)},
                       {"metadata", object(columns_of(columns, i, false))}});
    }
    out += "\n  },\n  \"edges\": [";
    bool first = true;
    each_tie(study, [&](const Tie& tie, bool has_direction, const TieWords& words) {
        Pairs pairs{{"source", json_string(study.actors[tie.from].id)},
                    {"target", json_string(study.actors[tie.to].id)}};
        if (!words.relation_key.empty()) pairs.emplace_back("relation", json_string(words.relation_key));
        if (has_direction != directed) pairs.emplace_back("directed", "false");
        Pairs more;
        if (!words.strength.empty()) more.emplace_back("weight", words.strength);
        if (!words.wave_key.empty()) more.emplace_back("wave", json_string(words.wave_key));
        if (!more.empty()) pairs.emplace_back("metadata", object(more));
        out += (std::exchange(first, false) ? "\n   " : ",\n   ") + object(pairs);
    });
    return {{{"", out + "\n  ]\n }\n}\n"}}, {}};
}

Written write_cytoscape(const Study& study) {
    const std::vector<NamedColumn> columns = columns_to_write(study);
    const bool directed = any_directed(study), several = study.waves.size() > 1 || study.relations.size() > 1;
    std::string out = "{\n \"directed\": " + std::string(directed ? "true" : "false") +
                      ",\n \"multigraph\": " + (several ? "true" : "false") +
                      ",\n \"data\": " + object(words_of_network(study)) + ",\n \"elements\": {\n  \"nodes\": [";
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        Pairs data = columns_of(columns, i, true);
        data.insert(data.begin(), {"id", json_string(study.actors[i].id)});
        // networkx wants the id a second time.
        if (!study.attributes.has("value")) data.emplace_back("value", json_string(study.actors[i].id));
        out += (i > 0 ? ",\n   " : "\n   ") + object({{"data", object(data)}});
    }
    out += "\n  ],\n  \"edges\": [";
    std::size_t number = 0;
    each_tie(study, [&](const Tie& tie, bool has_direction, const TieWords& words) {
        Pairs data{{"id", json_string("tie " + std::to_string(number))},
                   {"source", json_string(study.actors[tie.from].id)},
                   {"target", json_string(study.actors[tie.to].id)}};
        if (has_direction != directed) data.emplace_back("directed", "false");
        if (!words.strength.empty()) data.emplace_back("weight", words.strength);
        if (!words.relation_key.empty()) data.emplace_back("relation", json_string(words.relation_key));
        if (!words.wave_key.empty()) data.emplace_back("wave", json_string(words.wave_key));
        out += (number++ > 0 ? ",\n   " : "\n   ") + object({{"data", object(data)}});
    });
    return {{{"", out + "\n  ]\n }\n}\n"}}, {}};
}

}  // namespace crosstie::io
