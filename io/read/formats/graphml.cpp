// GraphML as networkx, igraph, Gephi and yEd write it: http://graphml.graphdrawing.org/specification.html
#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "io/read/formats/readers.hpp"
#include "io/read/formats/writers.hpp"
#include "io/read/formats/xml.hpp"

namespace crosstie::io {

namespace {

constexpr int deepest_group = 64;

struct Key {
    std::string name, standard;
    bool number = false;
};

class GraphmlReader {
 public:
    explicit GraphmlReader(const FormatInput& input) : builder_(input) { parse_xml(input, file_); }

    NamedNetworks read() {
        const pugi::xml_node root = file_.document.document_element();
        for (const pugi::xml_node& key : root.children()) {
            if (plain_name(key) == "key") take_key(key);
        }
        std::vector<pugi::xml_node> graphs;
        std::vector<std::string> names;
        for (const pugi::xml_node& child : root.children()) {
            if (plain_name(child) != "graph") continue;
            graphs.push_back(child);
            names.emplace_back(child.attribute("id").value());
        }
        if (graphs.empty()) builder_.fault(file_.place(root), "GraphML without a <graph>", "one at least");
        const std::vector<NetworksBuilder::About> layers = builder_.side_by_side(names);
        several_ = graphs.size() > 1;
        for (std::size_t k = 0; k < graphs.size(); ++k) take_nodes(graphs[k], layers[k], {}, 0);
        for (std::size_t k = 0; k < graphs.size(); ++k) {
            for (const auto& [name, value] : data_of(graphs[k], graph_keys_)) builder_.whole(name, value);
            take_edges(graphs[k], is_directed(graphs[k]), layers[k], 0);
        }
        if (hyperedges_ > 0)
            builder_.note(std::to_string(hyperedges_) + " ties of more than two ends (hyperedges) are not read");
        return builder_.finish(NetworksBuilder::Names::labels_if_ids_are_numbers);
    }

 private:
    using Keys = std::map<std::string, Key, std::less<>>;
    using Data = std::vector<std::pair<std::string, std::string>>;

    void take_key(const pugi::xml_node& node) {
        const std::string id = node.attribute("id").value();
        const std::string_view domain = node.attribute("for").value();
        Key key;
        key.name = node.attribute("attr.name").value();
        if (key.name.empty() && node.attribute("yfiles.type").empty()) key.name = id;
        key.standard = child_called(node, "default").text().get();
        const std::string_view type = node.attribute("attr.type").value();
        key.number = type == "double" || type == "float";
        if (domain != "edge" && domain != "graph") node_keys_[id] = key;
        if (domain != "node" && domain != "graph") edge_keys_[id] = key;
        if (domain != "node" && domain != "edge") graph_keys_[id] = key;
    }

    // igraph writes a number it does not have as NaN.
    static std::string cell(const Key& key, std::string_view text) {
        return key.number && lower(text) == "nan" ? std::string() : std::string(text);
    }

    Data data_of(const pugi::xml_node& node, const Keys& keys) {
        Data data;
        std::size_t given = 0;
        for (const pugi::xml_node& child : node.children()) {
            if (plain_name(child) != "data") continue;
            const auto key = keys.find(child.attribute("key").value());
            if (key == keys.end()) {
                builder_.fault(file_.place(child), "data of the key " + in_quotes(child.attribute("key").value()),
                               "a key the file declares", "add a <key>, or remove the data");
                continue;
            }
            if (key->second.name.empty()) continue;  // how yEd draws it
            ++given;
            data.emplace_back(key->second.name, cell(key->second, child.text().get()));
        }
        if (given == keys.size()) return data;
        for (const auto& entry : keys) {
            const Key& key = entry.second;
            const bool there =
                std::any_of(data.begin(), data.end(), [&](const auto& d) { return d.first == key.name; });
            if (!there && !key.standard.empty() && !key.name.empty())
                data.emplace_back(key.name, cell(key, key.standard));
        }
        return data;
    }

    // What yEd shows in the node's box.
    static std::string drawn_label(const pugi::xml_node& node) {
        const pugi::xml_node label =
            node.find_node([](const pugi::xml_node& inner) { return plain_name(inner) == "NodeLabel"; });
        return label.text().get();
    }

    static bool is_directed(const pugi::xml_node& graph) {
        return std::string_view(graph.attribute("edgedefault").value()) != "undirected";
    }

    void take_nodes(const pugi::xml_node& graph, const NetworksBuilder::About& layer, const std::string& group,
                    int depth) {
        if (depth == 0) builder_.directed(is_directed(graph));
        for (const pugi::xml_node& node : graph.children()) {
            if (plain_name(node) != "node") continue;
            const std::string id = node.attribute("id").value();
            const pugi::xml_node inner = child_called(node, "graph");
            std::string drawn;
            for (const pugi::xml_node& data : node.children()) {
                if (drawn.empty() && plain_name(data) == "data") drawn = drawn_label(data);
            }
            if (inner) {
                if (depth >= deepest_group) throw LimitReached(builder_.path() + ": groups in more than 64 levels");
                take_nodes(inner, layer, drawn.empty() ? id : drawn, depth + 1);
                groups_.insert_or_assign(id, true);
                continue;
            }
            const ActorId actor = several_ && builder_.has(id) ? builder_.ensure(id)
                                                               : builder_.add(id, [&] { return file_.place(node); });
            if (actor == NetworksBuilder::nobody) continue;
            builder_.listed(actor, layer);
            if (!drawn.empty()) builder_.label(actor, drawn);
            if (!group.empty()) builder_.set_in(layer, actor, "group", group);
            for (const auto& [name, value] : data_of(node, node_keys_)) builder_.set_in(layer, actor, name, value);
        }
    }

    void take_edges(const pugi::xml_node& graph, bool directed, const NetworksBuilder::About& layer, int depth) {
        for (const pugi::xml_node& child : graph.children()) {
            const std::string_view kind = plain_name(child);
            if (kind == "hyperedge") ++hyperedges_;
            if (kind == "node" && depth < deepest_group) {
                if (const pugi::xml_node inner = child_called(child, "graph"))
                    take_edges(inner, directed, layer, depth + 1);
            }
            if (kind != "edge") continue;
            const auto at = [&] { return file_.place(child); };
            const std::string from = child.attribute("source").value(), to = child.attribute("target").value();
            if (groups_.count(from) > 0 || groups_.count(to) > 0) {
                builder_.note_once("a tie of a group (" + in_quotes(from) + " to " + in_quotes(to) + ") is not read");
                continue;
            }
            const ActorId sender = builder_.known(from, at), receiver = builder_.known(to, at);
            NetworksBuilder::About about = layer;
            for (const auto& [name, value] : data_of(child, edge_keys_)) builder_.about(about, name, value);
            const std::string_view own = child.attribute("directed").value();
            builder_.tie(sender, receiver, own.empty() ? directed : own == "true", about, at);
        }
    }

    NetworksBuilder builder_;
    XmlFile file_;
    Keys node_keys_, edge_keys_, graph_keys_;
    std::unordered_map<std::string, bool> groups_;
    bool several_ = false;
    std::size_t hyperedges_ = 0;
};

std::string data(std::string_view key, std::string_view value) {
    return "<data key=\"" + std::string(key) + "\">" + xml_words(value) + "</data>";
}

}  // namespace

NamedNetworks read_graphml(const FormatInput& input) { return GraphmlReader(input).read(); }

Written write_graphml(const Study& study) {
    const std::vector<NamedColumn> columns = columns_to_write(study);
    const std::string waves = waves_to_write(study), relations = relations_to_write(study);
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    const auto key = [&](std::string_view id, std::string_view domain, std::string_view name, std::string_view type) {
        out += "  <key id=\"" + std::string(id) + "\" for=\"" + std::string(domain) + "\" attr.name=\"" +
               xml_words(name) + "\" attr.type=\"" + std::string(type) + "\"/>\n";
    };
    if (!waves.empty()) key("g_waves", "graph", "waves", "string");
    if (!relations.empty()) key("g_relations", "graph", "relations", "string");
    for (std::size_t c = 0; c < columns.size(); ++c) key("v" + std::to_string(c), "node", columns[c].name, "string");
    if (valued(study)) key("weight", "edge", "weight", "double");
    if (!relations.empty()) key("relation", "edge", "relation", "string");
    if (!waves.empty()) key("wave", "edge", "wave", "string");
    const bool directed = any_directed(study);
    out += std::string("  <graph id=\"G\" edgedefault=\"") + (directed ? "directed" : "undirected") + "\">\n";
    if (!waves.empty()) out += "    " + data("g_waves", waves) + "\n";
    if (!relations.empty()) out += "    " + data("g_relations", relations) + "\n";
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        out += "    <node id=\"" + xml_words(study.actors[i].id) + "\">";
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (!columns[c].cells[i].empty()) out += data("v" + std::to_string(c), columns[c].cells[i]);
        }
        out += "</node>\n";
    }
    each_tie(study, [&](const Tie& tie, bool has_direction, const TieWords& words) {
        out += "    <edge source=\"" + xml_words(study.actors[tie.from].id) + "\" target=\"" +
               xml_words(study.actors[tie.to].id) + "\"";
        if (has_direction != directed) out += has_direction ? " directed=\"true\"" : " directed=\"false\"";
        out += ">";
        if (!words.strength.empty()) out += data("weight", words.strength);
        if (!words.relation_key.empty()) out += data("relation", words.relation_key);
        if (!words.wave_key.empty()) out += data("wave", words.wave_key);
        out += "</edge>\n";
    });
    return {{{"", out + "  </graph>\n</graphml>\n"}}, {}};
}

}  // namespace crosstie::io
